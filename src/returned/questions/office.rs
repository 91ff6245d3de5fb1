//! A form as a Word document or an `OpenDocument` text: its tables, and the fields in them.

use super::beside::Beside;
use super::filled::{Cell, Filled, Row, Says, has_box};
use crate::export::questions::MARK;
use crate::import::ImportError;
use crate::import::readers::docx::{WORD, main_part, targets};
use crate::import::readers::package::{Package, is_archive};
use crate::import::readers::xml::{Element, Node, Xml};

/// The most parts with notes that are looked at.
const PARTS: usize = 20;

/// The most rows that are looked at.
const ROWS: usize = 100_000;

/// What an element is.
enum What {
    /// Nobody reads what is in it.
    Skip,
    /// It lets its words through.
    Through,
    Row,
    Cell,
    Paragraph,
    /// Words stand in it and nowhere else.
    Words,
    /// It stands for words.
    Says(String),
    /// Somebody's note in the margin.
    Note,
    /// A field, and what is known of it.
    Control(Control),
    /// It tells something of the field that is open.
    Tells(fn(&mut Control, &Element<'_>)),
}

/// A field.
#[derive(Default)]
struct Control {
    name: String,
    /// Nobody has written in it.
    shows_nothing: bool,
    /// It is a box.
    boxed: bool,
    ticked: bool,
    /// Where it begins, in which cell, behind how many cells of its row.
    start: usize,
    cell: usize,
    behind: usize,
}

/// A Word document.
pub(super) fn word(content: &[u8], filled: &mut Filled) -> Result<(), ImportError> {
    let mut package = Package::open(content)?;
    let main = main_part(&mut package)?;
    if let Some(text) = package.text(&main)? {
        walk(&text, of_word, true, filled)?;
    }
    let targets = targets(&mut package, &main)?;
    let notes = ["comments", "footnotes", "endnotes", "header", "footer"];
    let notes = targets
        .values()
        .filter(|target| !target.outside && notes.contains(&target.sort.as_str()));
    for part in notes.take(PARTS) {
        if let Some(text) = package.text(&part.to)? {
            walk(&text, of_comments, true, filled)?;
        }
    }
    Ok(())
}

/// An `OpenDocument` text, packed or flat.
pub(super) fn open_document(content: &[u8], filled: &mut Filled) -> Result<(), ImportError> {
    let text = if is_archive(content) {
        Package::open(content)?.text("content.xml")?
    } else {
        Some(String::from_utf8_lossy(content).into_owned())
    };
    text.map_or(Ok(()), |text| walk(&text, of_open_document, false, filled))
}

/// What an element of Word's is.
fn of_word(element: &Element<'_>) -> What {
    match element.name() {
        // Boxes came with a later version, in a namespace of their own.
        "checkbox" => What::Tells(|control, _| control.boxed = true),
        "checked" => What::Tells(|control, element| control.ticked = element.is_on()),
        "Fallback" => What::Skip,
        _ if !WORD.contains(&element.space) => What::Through,
        "pPr" | "rPr" | "tblPr" | "trPr" | "tcPr" | "sectPr" | "del" | "moveFrom" | "instrText"
        | "delText" => What::Skip,
        "tr" => What::Row,
        "tc" => What::Cell,
        "p" => What::Paragraph,
        "t" => What::Words,
        "tab" => What::Says("\t".to_owned()),
        "br" | "cr" => What::Says("\n".to_owned()),
        "sym" => What::Says(symbol(element).to_owned()),
        "sdt" => What::Control(Control::default()),
        "tag" => What::Tells(|control, element| {
            control.name = element.attribute("val").unwrap_or_default();
        }),
        "showingPlcHdr" => What::Tells(|control, element| control.shows_nothing = element.is_on()),
        _ => What::Through,
    }
}

/// What an element of a part with comments is.
fn of_comments(element: &Element<'_>) -> What {
    match element.name() {
        "comment" | "footnote" | "endnote" | "hdr" | "ftr" => What::Note,
        "rPr" | "pPr" | "del" | "moveFrom" | "instrText" | "delText" => What::Skip,
        _ => What::Through,
    }
}

/// A box of the fonts that Word draws boxes with (Wingdings).
fn symbol(element: &Element<'_>) -> &'static str {
    let sign = element.attribute("char").unwrap_or_default();
    match &*sign.to_ascii_uppercase() {
        "F0A8" | "F06F" | "F071" => "☐",
        "F0FE" | "F0FC" => "☑",
        "F0FD" | "F078" | "F0FB" => "☒",
        _ => "",
    }
}

/// What an element of an `OpenDocument` text is.
fn of_open_document(element: &Element<'_>) -> What {
    let says = |attribute: &str| element.attribute(attribute).as_deref() == Some("true");
    match element.name() {
        "table-row" => What::Row,
        "table-cell" | "covered-table-cell" => What::Cell,
        "p" | "h" => What::Paragraph,
        "tab" => What::Says("\t".to_owned()),
        "line-break" => What::Says("\n".to_owned()),
        "s" => What::Says(" ".to_owned()),
        "tracked-changes" | "note-citation" | "automatic-styles" | "styles" | "master-styles"
        | "meta" | "settings" | "scripts" => What::Skip,
        "annotation" | "note" => What::Note,
        "content-control" => What::Control(Control {
            name: element.attribute("tag").unwrap_or_default(),
            shows_nothing: says("showing-place-holder"),
            boxed: says("checkbox"),
            ticked: says("checked"),
            ..Control::default()
        }),
        _ => What::Through,
    }
}

/// What is open.
enum Open {
    Skip,
    Through,
    Row,
    Cell,
    Paragraph,
    Words,
    Note,
    Control,
}

/// A document that is walked through.
struct Walk<'f> {
    filled: &'f mut Filled,
    says: Says,
    open: Vec<Open>,
    rows: Vec<Row>,
    /// The cells that are open; the first is the text outside of tables.
    cells: Vec<Cell>,
    controls: Vec<Control>,
    note: String,
    /// How many notes, paragraphs, and elements that nobody reads are open.
    notes: usize,
    paragraphs: usize,
    skipped: usize,
    count: usize,
    beside: Beside,
}

fn walk(
    text: &str,
    what: fn(&Element<'_>) -> What,
    marked: bool,
    filled: &mut Filled,
) -> Result<(), ImportError> {
    let mut walk = Walk {
        filled,
        says: Says::new(),
        open: Vec::new(),
        rows: Vec::new(),
        cells: vec![Cell::default()],
        controls: Vec::new(),
        note: String::new(),
        notes: 0,
        paragraphs: 0,
        skipped: 0,
        count: 0,
        beside: Beside::default(),
    };
    let mut xml = Xml::new(text);
    while let Some(node) = xml.next()? {
        match node {
            Node::Open(element) => {
                let open = walk.open(what(&element), &element);
                walk.open.push(open);
            }
            Node::Close => walk.close(),
            Node::Text(words) => walk.words(&words, marked),
        }
        if walk.count > ROWS {
            return Err(ImportError::Limit(format!(
                "it has more than {ROWS} rows of tables"
            )));
        }
    }
    walk.beside.told(walk.count, walk.filled);
    Ok(())
}

impl Walk<'_> {
    fn open(&mut self, what: What, element: &Element<'_>) -> Open {
        if self.skipped > 0 {
            self.skipped += 1;
            return Open::Skip;
        }
        match what {
            What::Skip => {
                self.skipped += 1;
                Open::Skip
            }
            What::Note => {
                self.notes += 1;
                let by = element.attribute("author").unwrap_or_default();
                if !by.is_empty() {
                    self.note = format!("{by}: ");
                }
                Open::Note
            }
            What::Row => {
                self.rows.push(Row::new());
                Open::Row
            }
            What::Cell => {
                self.cells.push(Cell::default());
                Open::Cell
            }
            What::Control(control) => {
                let start = self.cells.last().map_or(0, |cell| cell.text.len());
                self.controls.push(Control {
                    start,
                    cell: self.cells.len(),
                    behind: self.rows.last().map_or(0, Vec::len),
                    ..control
                });
                Open::Control
            }
            What::Says(words) => {
                self.say(&words);
                Open::Through
            }
            What::Tells(tell) => {
                if let Some(control) = self.controls.last_mut() {
                    tell(control, element);
                }
                Open::Through
            }
            What::Paragraph => {
                self.paragraphs += 1;
                Open::Paragraph
            }
            What::Words => Open::Words,
            What::Through => Open::Through,
        }
    }

    fn say(&mut self, words: &str) {
        if self.notes > 0 {
            self.note.push_str(words);
        } else if let Some(cell) = self.cells.last_mut() {
            cell.text.push_str(words);
        }
    }

    /// Words; in some documents they stand in elements of their own (`marked`), else anywhere in paragraphs.
    fn words(&mut self, words: &str, marked: bool) {
        let said = match self.open.last() {
            Some(Open::Words) => true,
            Some(Open::Skip) | None => false,
            Some(_) => self.notes > 0 || (!marked && self.paragraphs > 0),
        };
        if said {
            self.say(words);
        }
    }

    fn close(&mut self) {
        match self.open.pop() {
            Some(Open::Skip) => self.skipped = self.skipped.saturating_sub(1),
            Some(Open::Note) => {
                self.notes = self.notes.saturating_sub(1);
                if self.notes == 0 {
                    let note = std::mem::take(&mut self.note);
                    self.filled.note(&note);
                }
            }
            Some(Open::Paragraph) => {
                self.paragraphs = self.paragraphs.saturating_sub(1);
                self.say("\n");
                // Outside of tables the line is of interest that says whose form it is, and what is not the form's.
                if self.notes == 0
                    && let [text] = self.cells.as_mut_slice()
                {
                    let said = std::mem::take(&mut text.text);
                    self.outside(&said);
                }
            }
            Some(Open::Cell) => {
                if self.cells.len() > 1
                    && let Some(cell) = self.cells.pop()
                    && let Some(row) = self.rows.last_mut()
                {
                    row.push(cell);
                }
            }
            Some(Open::Row) => {
                if let Some(row) = self.rows.pop() {
                    self.count += 1;
                    self.filled.row(&row, &self.says);
                }
            }
            Some(Open::Control) => self.close_control(),
            Some(Open::Words | Open::Through) | None => {}
        }
    }

    /// A paragraph outside of the tables.
    fn outside(&mut self, said: &str) {
        let is_mark = |word: &&str| word.starts_with(MARK);
        let mark = said.split_whitespace().find(is_mark);
        if mark.is_some_and(|name| self.filled.slot(name).is_some()) {
            let words: Vec<&str> = said
                .split_whitespace()
                .filter(|one| !is_mark(one))
                .collect();
            let words = words.join(" ");
            if !self.says.is_keep(&words) {
                self.filled.outside(&words);
            }
            self.beside.is_behind = true;
        } else {
            self.beside.paragraph(said, self.count);
        }
    }

    fn close_control(&mut self) {
        let inside = self.cells.len();
        let Some(control) = self.controls.pop() else {
            return;
        };
        if control.cell != inside {
            return;
        }
        // Some hold the cell in which they are, or several.
        let row = self.rows.last_mut();
        let held = row.filter(|row| row.len() > control.behind);
        let (cell, control) = match held.and_then(|row| row.last_mut()) {
            Some(cell) => (
                cell,
                Control {
                    start: 0,
                    ..control
                },
            ),
            None => match self.cells.last_mut() {
                Some(cell) => (cell, control),
                None => return,
            },
        };
        if control.shows_nothing && !control.boxed {
            cell.text.truncate(control.start);
        }
        // A box that the program draws itself.
        let drawn = cell.text.get(control.start..).is_some_and(has_box);
        if control.boxed && !drawn {
            cell.text.push(if control.ticked { '☒' } else { '☐' });
        }
        if !control.name.is_empty() {
            cell.slots.push(control.name);
        }
    }
}
