//! The list of changes as a Word document: a table for each article's open changes and one for those that are decided, each change
//! with its sentence below it.

use super::{ArticleSaid, ChangeSaid, ChangesSaid, redline::Marked};
use crate::export::words::{Value, Words};
use crate::export::{
    Made, Order,
    word::{
        body::{Body, Cell, Joined, Look, Row, Run},
        fresh::{self, Sheet},
    },
};

/// The columns: number, paragraph, as it stands, proposed, why, decision; in twentieths of a point.
const COLUMNS: [u32; 6] = [850, 950, 3500, 3500, 3770, 2000];
const _: () = {
    let [a, b, c, d, e, f] = COLUMNS;
    assert!(a + b + c + d + e + f == Sheet::ACROSS);
};

/// The names of those columns, by their keys.
const NAMES: [&str; 6] = [
    "sheet-number",
    "sheet-paragraph",
    "summary-current",
    "summary-proposed",
    "summary-reason",
    "summary-decision",
];

pub(super) fn document(said: &ChangesSaid<'_>, words: &Words, order: &Order<'_>) -> Made {
    let title = words.with("changes-title", &[("title", Value::Text(said.title))]);
    let mut body = Body::new(order.language.is_right_to_left());
    body.paragraph("Title", &[Run::plain(&title)]);
    body.paragraph("Normal", &[Run::plain(&words.say("changes-how-lines"))]);
    let entry = |body: &mut Body, key: &str, value: &str| {
        if !value.trim().is_empty() {
            let label = format!("{}: ", words.say(key));
            let label = Run::of(&label, Look::Strong, "");
            body.paragraph("ListParagraph", &[label, Run::plain(value)]);
        }
    };
    entry(&mut body, "summary-made-on", &said.made_on);
    for article in &said.articles {
        let name = Run::of(article.title, Look::Plain, article.language);
        body.paragraph("Heading1", &[name]);
        entry(&mut body, "summary-by", article.byline);
        if article.draft > 0 {
            // The mark of direction keeps the hash in one piece where the line runs from the right.
            let draft = format!("{} (SHA-256 {}…\u{200E})", article.draft, article.hash);
            entry(&mut body, "summary-draft", &draft);
        }
        if article.open.is_empty() && article.decided.is_empty() {
            body.paragraph("Normal", &[Run::plain(&words.say("changes-none"))]);
        }
        for (key, changes) in [
            ("changes-open", &article.open),
            ("changes-decided", &article.decided),
        ] {
            if changes.is_empty() {
                continue;
            }
            let count = i64::try_from(changes.len()).unwrap_or(i64::MAX);
            let heading = words.with(key, &[("n", Value::Number(count))]);
            body.paragraph("Heading2", &[Run::plain(&heading)]);
            table(&mut body, article, changes, words);
        }
    }
    let look = fresh::Look {
        right_to_left: order.language.is_right_to_left(),
        sheet: Sheet::Across,
        language: order.language.code(),
        ..fresh::Look::default()
    };
    Made {
        bytes: fresh::whole(&title, &body.done(), &look, order),
        warnings: Vec::new(),
    }
}

fn table(body: &mut Body, article: &ArticleSaid<'_>, changes: &[ChangeSaid<'_>], words: &Words) {
    body.table(&COLUMNS);
    let names = NAMES.map(|key| words.say(key));
    let names = names
        .iter()
        .map(|name| Cell::of(vec![Run::of(name, Look::Strong, "")]));
    body.row(Row::Head, &names.collect::<Vec<_>>());
    let (gone, out) = (
        words.say("summary-words-gone"),
        words.say("summary-deleted"),
    );
    let pending = words.label("decision", "pending");
    for change in changes {
        let paragraph = change.paragraph.to_string();
        let theirs = |words| Run::of(words, Look::Plain, article.language);
        let decision = match change.decision.as_slice() {
            [] => pending.clone(),
            some => some.join(", "),
        };
        let first = [
            Run::of(change.label, Look::Strong, ""),
            Run::plain(if change.paragraph == 0 {
                &gone
            } else {
                &paragraph
            }),
            theirs(change.original),
            if change.proposed.trim().is_empty() {
                Run::plain(&out)
            } else {
                theirs(change.proposed)
            },
            Run::plain(change.reason),
            Run::plain(&decision),
        ];
        let mut first = first.map(|run| Cell::of(vec![run]));
        if let Some(number) = first.first_mut() {
            number.joined = Joined::Begins;
        }
        body.row(Row::WithNext, &first);
        let number = Cell {
            joined: Joined::GoesOn,
            ..Cell::of(Vec::new())
        };
        let sentence = Cell {
            columns: COLUMNS.len() - 1,
            ..Cell::of(marked(&change.redline, article.language))
        };
        body.row(Row::Last, &[number, sentence]);
    }
    body.end_table();
}

/// The sentence, with the words that go and those that come.
fn marked<'a>(redline: &'a [Marked], language: &'a str) -> Vec<Run<'a>> {
    let mut runs = Vec::with_capacity(2 * redline.len());
    for part in redline {
        let look = match part.kind {
            "old" => Look::Struck,
            "new" => Look::Under,
            _ => Look::Plain,
        };
        runs.push(Run::of(&part.text, look, language));
        if part.space {
            runs.push(Run::plain(" "));
        }
    }
    runs
}
