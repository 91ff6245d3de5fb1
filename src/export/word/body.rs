//! The body of a Word document: paragraphs, runs of words with their looks, tables. Elements stand in the order that the format
//! asks for (ECMA-376, part 1, chapter 17).

use std::fmt::Write as _;

use super::xml;
use crate::text::is_right_to_left;

/// How words look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// Like those around them.
    #[default]
    Plain,
    /// Bold.
    Strong,
    /// Struck through: they go.
    Struck,
    /// Underlined: they come.
    Under,
}

/// The colour of words that go, and of those that come; without it they are known by their lines.
const GOES: &str = "9B1C1C";
const COMES: &str = "1B5E20";

/// Words of one look.
#[derive(Clone, Debug)]
pub struct Run<'a> {
    /// The words, as people wrote them.
    pub words: &'a str,
    /// How they look.
    pub look: Look,
    /// Their language (BCP 47), for the spelling; empty for that of the document.
    pub language: &'a str,
}

impl<'a> Run<'a> {
    /// Words in the language of the document.
    pub const fn plain(words: &'a str) -> Self {
        Self::of(words, Look::Plain, "")
    }

    /// Words with a look, in a language.
    pub const fn of(words: &'a str, look: Look, language: &'a str) -> Self {
        Self {
            words,
            look,
            language,
        }
    }
}

/// A cell of a table.
#[derive(Clone, Debug, Default)]
pub struct Cell<'a> {
    /// Its one paragraph.
    pub runs: Vec<Run<'a>>,
    /// How many columns it takes: 1, or more.
    pub columns: usize,
    /// Whether it begins a cell that goes on in the next row, or goes on with one.
    pub joined: Joined,
}

/// Whether a cell is one with that below or above.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Joined {
    /// Neither.
    #[default]
    No,
    /// It goes on in the next row.
    Begins,
    /// It began in the row before.
    GoesOn,
}

impl<'a> Cell<'a> {
    /// A cell of one column.
    pub const fn of(runs: Vec<Run<'a>>) -> Self {
        Self {
            runs,
            columns: 1,
            joined: Joined::No,
        }
    }
}

/// What a row of a table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// The names of the columns: said again on each page.
    Head,
    /// A row that stays on the page of the next one, where both fit.
    WithNext,
    /// A row.
    Last,
}

/// The body of a document while it is written.
#[derive(Debug)]
pub struct Body {
    written: String,
    /// What has no letters is written as the document is.
    right_to_left: bool,
    /// The columns of the table that is being written, in twentieths of a point.
    widths: Vec<u32>,
}

impl Body {
    /// An empty one, of a document in that direction.
    pub const fn new(right_to_left: bool) -> Self {
        Self {
            written: String::new(),
            right_to_left,
            widths: Vec::new(),
        }
    }

    /// The elements.
    pub fn done(self) -> String {
        self.written
    }

    /// A paragraph in a style.
    pub fn paragraph(&mut self, style: &str, runs: &[Run<'_>]) {
        self.put(style, false, runs);
    }

    /// Begins a table of columns so wide.
    pub fn table(&mut self, widths: &[u32]) {
        let bidi = if self.right_to_left {
            "<w:bidiVisual/>"
        } else {
            ""
        };
        let whole: u32 = widths.iter().sum();
        self.write(format_args!(
            r#"<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>{bidi}<w:tblW w:w="{whole}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>"#
        ));
        for width in widths {
            self.write(format_args!(r#"<w:gridCol w:w="{width}"/>"#));
        }
        self.written.push_str("</w:tblGrid>");
        self.widths = widths.to_vec();
    }

    /// A row of the table.
    pub fn row(&mut self, row: Row, cells: &[Cell<'_>]) {
        let head = if row == Row::Head {
            "<w:tblHeader/>"
        } else {
            ""
        };
        self.write(format_args!("<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>"));
        let mut widths = std::mem::take(&mut self.widths).into_iter();
        let all = widths.clone().collect();
        for cell in cells {
            let width: u32 = widths.by_ref().take(cell.columns).sum();
            self.write(format_args!(
                r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>"#
            ));
            if cell.columns > 1 {
                self.write(format_args!(r#"<w:gridSpan w:val="{}"/>"#, cell.columns));
            }
            self.written.push_str(match cell.joined {
                Joined::No => "",
                Joined::Begins => r#"<w:vMerge w:val="restart"/>"#,
                Joined::GoesOn => "<w:vMerge/>",
            });
            if row == Row::Head {
                self.written
                    .push_str(r#"<w:shd w:val="clear" w:color="auto" w:fill="E8E8E8"/>"#);
            }
            self.written.push_str("</w:tcPr>");
            self.put("TableText", row != Row::Last, &cell.runs);
            self.written.push_str("</w:tc>");
        }
        self.written.push_str("</w:tr>");
        self.widths = all;
    }

    /// Ends the table.
    pub fn end_table(&mut self) {
        self.written.push_str("</w:tbl>");
        self.widths.clear();
        // Two tables without a paragraph between them are one, and a body does not end with a table.
        self.paragraph("TableText", &[]);
    }

    fn put(&mut self, style: &str, keep: bool, runs: &[Run<'_>]) {
        let says = runs.iter().find_map(|run| is_right_to_left(run.words));
        let turned = says.unwrap_or(self.right_to_left);
        let keep = if keep { "<w:keepNext/>" } else { "" };
        // In a table that runs from the right, paragraphs do so too where they do not say otherwise.
        let bidi = match (turned, self.right_to_left) {
            (true, _) => "<w:bidi/>",
            (false, true) => r#"<w:bidi w:val="0"/>"#,
            (false, false) => "",
        };
        self.write(format_args!(
            r#"<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}{bidi}</w:pPr>"#
        ));
        for run in runs {
            self.run(run, is_right_to_left(run.words).unwrap_or(turned));
        }
        self.written.push_str("</w:p>");
    }

    fn run(&mut self, run: &Run<'_>, turned: bool) {
        if run.words.is_empty() {
            return;
        }
        self.written.push_str("<w:r>");
        let look = match run.look {
            Look::Plain => String::new(),
            Look::Strong => "<w:b/><w:bCs/>".to_owned(),
            Look::Struck => format!(r#"<w:strike/><w:color w:val="{GOES}"/>"#),
            Look::Under => format!(r#"<w:color w:val="{COMES}"/><w:u w:val="single"/>"#),
        };
        let rtl = if turned { "<w:rtl/>" } else { "" };
        let language = match (is_tag(run.language), turned) {
            (false, _) => String::new(),
            (true, false) => format!(r#"<w:lang w:val="{}"/>"#, run.language),
            (true, true) => format!(r#"<w:lang w:bidi="{}"/>"#, run.language),
        };
        if !(look.is_empty() && rtl.is_empty() && language.is_empty()) {
            self.write(format_args!("<w:rPr>{look}{rtl}{language}</w:rPr>"));
        }
        for (at, line) in xml::text(run.words).split('\n').enumerate() {
            if at > 0 {
                self.written.push_str("<w:br/>");
            }
            self.write(format_args!(r#"<w:t xml:space="preserve">{line}</w:t>"#));
        }
        self.written.push_str("</w:r>");
    }

    fn write(&mut self, what: std::fmt::Arguments<'_>) {
        // Writing to a String cannot fail.
        self.written.write_fmt(what).ok();
    }
}

/// Whether it is the name of a language, and may stand where one does.
fn is_tag(language: &str) -> bool {
    let held = |c: char| c.is_ascii_alphanumeric() || c == '-';
    (2..=35).contains(&language.len()) && language.chars().all(held)
}
