//! The body of a Word document: paragraphs, runs of words with their looks, tables, fields to fill in. Elements stand in the order
//! that the format asks for (ECMA-376, part 1, chapter 17; boxes to tick as Word 2010 added them, [MS-DOCX] 2.6.1).

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
    /// Italic.
    Em,
    /// Struck through: they go.
    Struck,
    /// Underlined: they come.
    Under,
}

/// The colour of words that go, and of those that come; without it they are known by their lines.
const GOES: &str = "9B1C1C";
const COMES: &str = "1B5E20";

/// A field that somebody fills in, a content control; it cannot be deleted by mistake.
#[derive(Clone, Copy, Debug)]
pub struct Field<'a> {
    /// What it is called.
    pub label: &'a str,
    /// Its name for programs, at most 64 characters.
    pub name: &'a str,
    /// What it takes.
    pub sort: Sort,
}

/// What a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A tick.
    Tick,
    /// Words.
    Words,
}

/// A box that is not ticked.
pub const BOX: &str = "☐";

/// What the main part of a document with boxes says besides the usual namespace: theirs, and leave to pass them over.
pub const SPACES: &str = r#" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14""#;

/// The style of the words that stand in a field until somebody writes there.
pub const PLACEHOLDER: &str = r#"<w:style w:type="character" w:styleId="PlaceholderText"><w:name w:val="Placeholder Text"/><w:rPr><w:color w:val="666666"/></w:rPr></w:style>"#;

/// Words of one look.
#[derive(Clone, Debug)]
pub struct Run<'a> {
    /// The words, as people wrote them.
    pub words: &'a str,
    /// How they look.
    pub look: Look,
    /// Their language (BCP 47), for the spelling; empty for that of the document.
    pub language: &'a str,
    /// The field that they stand in until it is filled in.
    pub field: Option<Field<'a>>,
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
            field: None,
        }
    }

    /// A field, and what stands in it until it is filled in.
    pub const fn field(field: Field<'a>, words: &'a str) -> Self {
        Self {
            field: Some(field),
            ..Self::plain(words)
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
    /// How high it is at least, in twentieths of a point.
    pub high: u32,
    /// Whether it stands out from the others, as what names them does.
    pub shaded: bool,
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
            high: 0,
            shaded: false,
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
    /// How many fields there are.
    fields: usize,
}

impl Body {
    /// An empty one, of a document in that direction.
    pub const fn new(right_to_left: bool) -> Self {
        Self {
            written: String::new(),
            right_to_left,
            widths: Vec::new(),
            fields: 0,
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
        let high = match cells.iter().map(|cell| cell.high).max() {
            None | Some(0) => String::new(),
            Some(high) => format!(r#"<w:trHeight w:val="{high}" w:hRule="atLeast"/>"#),
        };
        self.write(format_args!(
            "<w:tr><w:trPr><w:cantSplit/>{high}{head}</w:trPr>"
        ));
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
            if row == Row::Head || cell.shaded {
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
        if let Some(field) = &run.field {
            self.field(field);
        }
        self.written.push_str("<w:r>");
        let look = match (run.field.map(|field| field.sort), run.look) {
            (Some(Sort::Tick), _) => {
                r#"<w:rFonts w:hint="eastAsia" w:ascii="MS Gothic" w:hAnsi="MS Gothic" w:eastAsia="MS Gothic"/>"#.to_owned()
            }
            (Some(Sort::Words), _) => r#"<w:rStyle w:val="PlaceholderText"/>"#.to_owned(),
            (None, Look::Plain) => String::new(),
            (None, Look::Strong) => "<w:b/><w:bCs/>".to_owned(),
            (None, Look::Em) => "<w:i/><w:iCs/>".to_owned(),
            (None, Look::Struck) => format!(r#"<w:strike/><w:color w:val="{GOES}"/>"#),
            (None, Look::Under) => format!(r#"<w:color w:val="{COMES}"/><w:u w:val="single"/>"#),
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
        if run.field.is_some() {
            self.written.push_str("</w:sdtContent></w:sdt>");
        }
    }

    /// Begins a field.
    fn field(&mut self, field: &Field<'_>) {
        self.fields += 1;
        let sort = match field.sort {
            Sort::Tick => {
                r#"<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>"#
            }
            Sort::Words => r#"<w:showingPlcHdr/><w:text w:multiLine="1"/>"#,
        };
        let (label, name) = (xml::line(field.label), xml::line(field.name));
        let id = self.fields;
        self.write(format_args!(
            r#"<w:sdt><w:sdtPr><w:alias w:val="{label}"/><w:tag w:val="{name}"/><w:id w:val="{id}"/><w:lock w:val="sdtLocked"/>{sort}</w:sdtPr><w:sdtContent>"#
        ));
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
