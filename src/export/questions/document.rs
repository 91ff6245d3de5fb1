//! The form as a Word document: a table for each question, with boxes to tick and a field to write in.
//!
//! The fields are content controls (ECMA-376 part 1, 17.5.2; boxes as Word 2010 added them, [MS-DOCX] 2.6.1), whose tags say what
//! they are. Programs that do not know them keep their words, and the tables: what a field is can be told from where it stands.

use std::fmt::Write as _;

use super::asked::{Form, Question, form};
use super::letter::{Block, Sort};
use super::slot::Part;
use crate::export::word::{
    fresh::{Look, whole},
    xml,
};
use crate::export::{ExportError, Made, Order, words::Value};
use crate::session::Session;

/// A box that is not ticked, and one that is.
const BOXES: [char; 2] = ['☐', '☒'];

/// The namespaces of the boxes, and leave for programs that do not know them to pass them over.
const SPACES: &str = r#" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14""#;

/// The widths of the two columns, in twentieths of a point.
const WIDTHS: [u32; 2] = [2600, 6426];

/// The document.
///
/// # Errors
/// There is nothing to ask about, or the template of the letter is broken.
pub fn document(session: &Session, order: &Order<'_>) -> Result<Made, ExportError> {
    let form = form(session, order)?;
    let mut paper = Paper {
        right_to_left: order.language.is_right_to_left(),
        body: String::new(),
        fields: 0,
        goes_on: false,
    };
    for block in &form.letter.above {
        paper.block(block);
    }
    for question in &form.questions {
        paper.question(&form, question);
    }
    paper.about(&form);
    for block in &form.letter.below {
        paper.block(block);
    }
    let mark = form.slot(Part::Itself);
    let keep = form
        .words
        .with("questions-keep", &[("text", Value::Text(&mark))]);
    paper.paragraph("Small", &run("", &keep, paper.right_to_left), None);
    let look = Look {
        spaces: SPACES,
        styles: styles(order.language.code()),
        right_to_left: paper.right_to_left,
        ..Look::default()
    };
    Ok(Made {
        bytes: whole(&form.letter.title, &paper.body, &look, order),
        warnings: form.warnings,
    })
}

/// A document that is written.
struct Paper {
    right_to_left: bool,
    body: String,
    /// How many fields there are.
    fields: usize,
    /// More rows of the same table come, on the same page.
    goes_on: bool,
}

impl Paper {
    fn put(&mut self, xml: std::fmt::Arguments<'_>) {
        // Writing to a String cannot fail.
        self.body.write_fmt(xml).ok();
    }

    /// A paragraph of runs; `words` are somebody's, and say themselves in which direction they are written.
    fn paragraph(&mut self, style: &str, runs: &str, words: Option<&str>) {
        let turned = words.map_or(self.right_to_left, |words| {
            is_right_to_left(words, self.right_to_left)
        });
        // In a table from right to left, programs take paragraphs that say nothing for such too.
        let bidi = match (turned, self.right_to_left) {
            (true, _) => "<w:bidi/>",
            (false, true) => r#"<w:bidi w:val="0"/>"#,
            (false, false) => "",
        };
        let keep = if self.goes_on { "<w:keepNext/>" } else { "" };
        self.put(format_args!(
            r#"<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}{bidi}</w:pPr>{runs}</w:p>"#
        ));
    }

    /// A paragraph of the letter.
    fn block(&mut self, block: &Block) {
        let (style, before) = match block.sort {
            Sort::Title => ("Title", ""),
            Sort::Heading => ("Heading2", ""),
            Sort::Item => ("ListParagraph", "• "),
            Sort::Paragraph => ("Normal", ""),
        };
        let said: String = block.runs.iter().map(|run| run.text.as_str()).collect();
        let turned = is_right_to_left(&said, self.right_to_left);
        let mut runs = run("", before, turned);
        for one in &block.runs {
            let strong = if one.strong { "<w:b/><w:bCs/>" } else { "" };
            let em = if one.em { "<w:i/><w:iCs/>" } else { "" };
            runs += &run(&format!("{strong}{em}"), &one.text, turned);
        }
        self.paragraph(style, &runs, Some(&said));
    }

    fn question(&mut self, form: &Form, question: &Question) {
        let words = &form.words;
        self.table_begins();
        self.row(0, false, |paper| {
            let bold = run("<w:b/><w:bCs/>", &question.label, paper.right_to_left);
            paper.cell(0, |paper| paper.paragraph("Cell", &bold, None));
            let turned = is_right_to_left(&question.words, paper.right_to_left);
            let said = run("", &question.words, turned);
            paper.cell(1, |paper| {
                paper.paragraph("Asked", &said, Some(&question.words));
            });
        });
        self.row(0, false, |paper| {
            paper.label(&words.say("questions-correct"));
            paper.cell(1, |paper| {
                for (part, key) in [(Part::Yes, "questions-yes"), (Part::No, "questions-no")] {
                    let label = words.say(key);
                    let alias = format!("{}: {label}", question.label);
                    let tick = paper.tick(&alias, &question.slot(part));
                    let said = run("", &format!(" {label}"), paper.right_to_left);
                    paper.paragraph("Cell", &format!("{tick}{said}"), None);
                }
            });
        });
        let alias = format!("{}: {}", question.label, words.say("questions-wrong"));
        let slot = question.slot(Part::Wrong);
        self.field(form, "questions-wrong", (&alias, &slot), (1400, true));
        self.table_ends();
    }

    /// Who answers, and when.
    fn about(&mut self, form: &Form) {
        self.table_begins();
        if form.reply {
            let slot = form.slot(Part::Statement);
            let alias = form.words.say("reply-statement");
            self.field(form, "reply-statement", (&alias, &slot), (2400, false));
        }
        for (key, part) in [("questions-by", Part::By), ("questions-on", Part::On)] {
            let slot = form.slot(part);
            let alias = form.words.say(key);
            self.field(form, key, (&alias, &slot), (400, part == Part::On));
        }
        self.table_ends();
    }

    /// A row with a label and a field to write in, so high on paper; whether it is the table's last.
    fn field(
        &mut self,
        form: &Form,
        key: &str,
        (alias, slot): (&str, &str),
        (high, last): (u32, bool),
    ) {
        self.row(high, last, |paper| {
            paper.label(&form.words.say(key));
            paper.cell(1, |paper| {
                let text = paper.text(alias, slot, &form.words.say("questions-write"));
                paper.paragraph("Cell", &text, None);
            });
        });
    }

    fn table_begins(&mut self) {
        let turned = if self.right_to_left {
            "<w:bidiVisual/>"
        } else {
            ""
        };
        let [first, second] = WIDTHS;
        let whole = first + second;
        let line = |side: &str| {
            format!(r#"<w:{side} w:val="single" w:sz="4" w:space="0" w:color="8B8373"/>"#)
        };
        let lines: String = ["top", "left", "bottom", "right", "insideH", "insideV"]
            .map(line)
            .concat();
        self.put(format_args!(
            concat!(
                r#"<w:tbl><w:tblPr>{}<w:tblW w:w="{}" w:type="dxa"/><w:tblBorders>{}</w:tblBorders><w:tblLayout w:type="fixed"/>"#,
                r#"<w:tblCellMar><w:top w:w="80" w:type="dxa"/><w:left w:w="120" w:type="dxa"/><w:bottom w:w="80" w:type="dxa"/><w:right w:w="120" w:type="dxa"/></w:tblCellMar>"#,
                r#"</w:tblPr><w:tblGrid><w:gridCol w:w="{}"/><w:gridCol w:w="{}"/></w:tblGrid>"#
            ),
            turned, whole, lines, first, second
        ));
    }

    /// Without a paragraph between them, programs make one table of two.
    fn table_ends(&mut self) {
        self.put(format_args!("</w:tbl>"));
        self.paragraph("Cell", "", None);
    }

    /// A row at least so high, on the page of the next unless it is the last.
    fn row(&mut self, high: u32, last: bool, cells: impl FnOnce(&mut Self)) {
        self.put(format_args!(
            r#"<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{high}" w:hRule="atLeast"/></w:trPr>"#
        ));
        self.goes_on = !last;
        cells(self);
        self.goes_on = false;
        self.put(format_args!("</w:tr>"));
    }

    fn cell(&mut self, column: usize, inside: impl FnOnce(&mut Self)) {
        let width = WIDTHS.get(column).copied().unwrap_or_default();
        let shade = match column {
            0 => r#"<w:shd w:val="clear" w:color="auto" w:fill="F0EDE6"/>"#,
            _ => "",
        };
        self.put(format_args!(
            r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>"#
        ));
        inside(self);
        self.put(format_args!("</w:tc>"));
    }

    fn label(&mut self, words: &str) {
        let said = run("", words, self.right_to_left);
        self.cell(0, |paper| paper.paragraph("Cell", &said, None));
    }

    /// A box to tick.
    fn tick(&mut self, alias: &str, slot: &str) -> String {
        let [open, ticked] = BOXES.map(|one| format!("{:04X}", u32::from(one)));
        let [shown, _] = BOXES;
        let turned = if self.right_to_left { "<w:rtl/>" } else { "" };
        self.control(
            alias,
            slot,
            &format!(
                r#"<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="{ticked}" w14:font="MS Gothic"/><w14:uncheckedState w14:val="{open}" w14:font="MS Gothic"/></w14:checkbox>"#
            ),
            &format!(
                r#"<w:r><w:rPr><w:rFonts w:hint="eastAsia" w:ascii="MS Gothic" w:hAnsi="MS Gothic" w:eastAsia="MS Gothic"/>{turned}</w:rPr><w:t>{shown}</w:t></w:r>"#
            ),
        )
    }

    /// A field to write in, with the words that stand there until somebody does.
    fn text(&mut self, alias: &str, slot: &str, shown: &str) -> String {
        let shown = run(
            r#"<w:rStyle w:val="PlaceholderText"/>"#,
            shown,
            self.right_to_left,
        );
        let sort = r#"<w:showingPlcHdr/><w:text w:multiLine="1"/>"#;
        self.control(alias, slot, sort, &shown)
    }

    /// A content control that cannot be deleted by mistake.
    fn control(&mut self, alias: &str, slot: &str, sort: &str, shown: &str) -> String {
        self.fields += 1;
        let (id, alias, slot) = (self.fields, xml::line(alias), xml::line(slot));
        format!(
            r#"<w:sdt><w:sdtPr><w:alias w:val="{alias}"/><w:tag w:val="{slot}"/><w:id w:val="{id}"/><w:lock w:val="sdtLocked"/>{sort}</w:sdtPr><w:sdtContent>{shown}</w:sdtContent></w:sdt>"#
        )
    }
}

/// A run of words, with what is said of their look; none for no words.
fn run(look: &str, words: &str, right_to_left: bool) -> String {
    if words.is_empty() {
        return String::new();
    }
    let turned = if right_to_left { "<w:rtl/>" } else { "" };
    let lines: Vec<String> = words
        .lines()
        .map(|line| format!(r#"<w:t xml:space="preserve">{}</w:t>"#, xml::line(line)))
        .collect();
    let lines = lines.join("<w:br/>");
    format!("<w:r><w:rPr>{look}{turned}</w:rPr>{lines}</w:r>")
}

/// Whether words are written from right to left: their first letter says so; `or` where there is none.
fn is_right_to_left(words: &str, or: bool) -> bool {
    let turned = |c: char| matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}');
    let first = words.chars().find(|c| c.is_alphabetic());
    first.map_or(or, turned)
}

/// The styles of a form, in a language.
fn styles(language: &str) -> String {
    let style = |id: &str, size: u32, after: u32, colour: &str| {
        format!(
            r#"<w:style w:type="paragraph" w:customStyle="1" w:styleId="{id}"><w:name w:val="{id}"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="0" w:after="{after}" w:line="264" w:lineRule="auto"/></w:pPr><w:rPr>{colour}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>"#
        )
    };
    format!(
        r#"{}{}{}<w:style w:type="character" w:styleId="PlaceholderText"><w:name w:val="Placeholder Text"/><w:rPr><w:color w:val="666666"/><w:lang w:val="{language}" w:bidi="{language}"/></w:rPr></w:style>"#,
        style("Cell", 21, 0, ""),
        style("Asked", 24, 0, ""),
        style("Small", 16, 0, r#"<w:color w:val="666666"/>"#),
    )
}
