//! The form as a Word document: a table for each question, with boxes to tick and a field to write in.
//!
//! The names of the fields say what they are. Programs that do not know fields keep their words, and the tables: what a field is can
//! be told from where it stands.

use super::asked::{Form, Question, form};
use super::keep;
use super::letter::{Block, Sort as Kind};
use super::slot::Part;
use crate::export::word::{
    body::{BOX, Body, Cell, Field, Look, PLACEHOLDER, Row, Run, SPACES, Sort},
    fresh::{self, whole},
};
use crate::export::{ExportError, Made, Order};
use crate::session::Session;

/// The widths of the two columns, in twentieths of a point: as much as is on an upright sheet.
const WIDTHS: [u32; 2] = [2600, 6426];

/// How high the fields are on paper.
const WRONG: u32 = 1400;
const STATEMENT: u32 = 2400;
const LINE: u32 = 480;

/// The document.
///
/// # Errors
/// There is nothing to ask about, or the template of the letter is broken.
pub fn document(session: &Session, order: &Order<'_>) -> Result<Made, ExportError> {
    let form = form(session, order)?;
    let mut body = Body::new(order.language.is_right_to_left());
    for one in &form.letter.above {
        block(&mut body, one);
    }
    for one in &form.questions {
        question(&mut body, &form, one);
    }
    about(&mut body, &form);
    for one in &form.letter.below {
        block(&mut body, one);
    }
    let mark = form.slot(Part::Itself);
    let keep = keep(order.language, &mark);
    body.paragraph("Caption", &[Run::plain(&keep)]);
    let look = fresh::Look {
        spaces: SPACES,
        styles: PLACEHOLDER.to_owned(),
        right_to_left: order.language.is_right_to_left(),
        language: order.language.code(),
        ..fresh::Look::default()
    };
    Ok(Made {
        bytes: whole(&form.letter.title, &body.done(), &look, order),
        warnings: form.warnings,
    })
}

/// A paragraph of the letter.
fn block(body: &mut Body, block: &Block) {
    let style = match block.sort {
        Kind::Title => "Title",
        Kind::Heading => "Heading2",
        Kind::Item => "ListParagraph",
        Kind::Paragraph => "Normal",
    };
    let mut runs = Vec::new();
    if block.sort == Kind::Item {
        runs.push(Run::plain("• "));
    }
    for run in &block.runs {
        let look = match (run.strong, run.em) {
            (true, _) => Look::Strong,
            (false, true) => Look::Em,
            (false, false) => Look::Plain,
        };
        runs.push(Run::of(&run.text, look, ""));
    }
    body.paragraph(style, &runs);
}

fn question(body: &mut Body, form: &Form, question: &Question) {
    let words = &form.words;
    body.table(&WIDTHS);
    let number = Run::of(&question.label, Look::Strong, "");
    let asked = Cell::of(vec![Run::plain(&question.words)]);
    body.row(Row::WithNext, &[label(number), asked]);
    let options = [(Part::Yes, "questions-yes"), (Part::No, "questions-no")];
    let options = options.map(|(part, key)| {
        let said = words.say(key);
        let alias = format!("{}: {said}", question.label);
        (alias, question.slot(part), format!(" {said}"))
    });
    let mut runs = Vec::new();
    for (alias, name, said) in &options {
        if !runs.is_empty() {
            runs.push(Run::plain("\n"));
        }
        let field = Field {
            label: alias,
            name,
            sort: Sort::Tick,
        };
        runs.extend([Run::field(field, BOX), Run::plain(said)]);
    }
    let correct = words.say("questions-correct");
    body.row(
        Row::WithNext,
        &[label(Run::plain(&correct)), Cell::of(runs)],
    );
    let wrong = words.say("questions-wrong");
    let alias = format!("{}: {wrong}", question.label);
    let name = question.slot(Part::Wrong);
    write_in(body, form, (&wrong, &alias, &name), (Row::Last, WRONG));
    body.end_table();
}

/// Who answers, when, and what they say as a whole.
fn about(body: &mut Body, form: &Form) {
    body.table(&WIDTHS);
    let mut field = |part, key, row, high| {
        let said = form.words.say(key);
        let name = form.slot(part);
        write_in(body, form, (&said, &said, &name), (row, high));
    };
    if form.reply {
        let key = "reply-statement";
        field(Part::Statement, key, Row::WithNext, STATEMENT);
    }
    field(Part::By, "questions-by", Row::WithNext, LINE);
    field(Part::On, "questions-on", Row::Last, LINE);
    body.end_table();
}

/// A row with a label and a field to write in, so high on paper.
fn write_in(
    body: &mut Body,
    form: &Form,
    (said, alias, name): (&str, &str, &str),
    (row, high): (Row, u32),
) {
    let shown = form.words.say("questions-write");
    let field = Field {
        label: alias,
        name,
        sort: Sort::Words,
    };
    let cell = Cell {
        high,
        ..Cell::of(vec![Run::field(field, &shown)])
    };
    body.row(row, &[label(Run::plain(said)), cell]);
}

/// A cell that names what stands beside it.
fn label(run: Run<'_>) -> Cell<'_> {
    Cell {
        shaded: true,
        ..Cell::of(vec![run])
    }
}
