//! The look: what would be written, as lines that can be read.

use std::path::Path;

use crate::{
    export::{self, Format, Made, Order, Rich, bundle},
    import::{self, How},
    session::Role,
    workbench::desk::Making,
};

/// The most lines that are shown, and the most letters of each.
const LINES: usize = 3000;
const LETTERS: usize = 2000;
/// The longest text that is kept for the clipboard, in bytes.
const COPIED: u64 = 8 << 20;

/// What would be written.
pub struct Look {
    /// As what it would be.
    pub format: Format,
    /// Its size, in bytes.
    pub size: u64,
    /// What of it is shown, and how to read that.
    pub says: &'static str,
    /// The lines.
    pub lines: Vec<Line>,
    /// There are more.
    pub cut: bool,
    /// They are read by programs: line by line, set small.
    pub plain: bool,
    /// What a person should know of it.
    pub warnings: Vec<String>,
    /// What stays inside.
    pub left_out: Vec<String>,
    /// What is put on the clipboard: the whole of it, where it is text of a size for that.
    pub copied: Option<Copied>,
}

/// Makes it, and looks at it.
pub fn look(making: &Making, cancelled: &(dyn Fn() -> bool + Sync)) -> Result<Look, String> {
    let Made { bytes, warnings } = making.make(cancelled)?;
    let order = making.order();
    let size = bytes.len() as u64;
    let shown = match order.format {
        Format::Xlsx => {
            let order = Order {
                format: Format::Csv,
                mark: false,
                ..order.clone()
            };
            let table = export::make(making.session(), &order);
            let table = table.map_err(|error| error.to_string())?;
            let text = String::from_utf8_lossy(&table.bytes).into_owned();
            Shown::plain("The claims in it, as a plain table:", &text)
        }
        Format::Dashboard => {
            let words = export::dashboard::words(making.session(), &making.whole_order()?);
            Shown::plain("The figures in it:", &words)
        }
        Format::Bundle => Shown::plain("The files in it:", &files(&bytes, making, cancelled)?),
        format if format.is_text() && !matches!(format, Format::Html | Format::QuestionsPage) => {
            let text = String::from_utf8_lossy(&bytes).into_owned();
            Shown::plain("The text of it:", &text)
        }
        _ => {
            let how = How {
                format: None,
                view: import::View::Original,
                confined: making.confined(cancelled),
            };
            let read = import::bytes(&bytes, Path::new(""), &how);
            let read = read.map_err(|error| format!("It cannot be looked at: it {error}."))?;
            let text = read.paragraphs.iter().map(|paragraph| Line {
                words: paragraph.text.clone(),
                heading: matches!(paragraph.role, Role::Headline | Role::Subheading),
            });
            let beside = read.remarks.iter().map(|remark| Line {
                words: format!("{}: {}", remark.by, remark.text),
                heading: false,
            });
            Shown {
                says: "What a reader finds in it:",
                plain: false,
                lines: text.chain(beside).collect(),
            }
        }
    };
    let mut lines = shown.lines;
    let cut = lines.len() > LINES;
    lines.truncate(LINES);
    Ok(Look {
        format: order.format,
        size,
        says: shown.says,
        lines,
        cut,
        plain: shown.plain,
        warnings,
        left_out: export::left_out(making.session(), order),
        copied: copied(making, bytes)?,
    })
}

/// What is put on the clipboard.
#[derive(Clone)]
pub enum Copied {
    /// Text.
    Plain(String),
    /// Rich text, with the plain one beside it: for letters and documents.
    Rich(Rich),
}

/// What is put on the clipboard of what was made.
fn copied(making: &Making, bytes: Vec<u8>) -> Result<Option<Copied>, String> {
    let order = making.order();
    if matches!(order.format, Format::Changes | Format::ChangesDocx) {
        let rich = making.rich()?;
        return Ok(Some(Copied::Rich(rich)));
    }
    if !order.format.is_text() || bytes.len() as u64 > COPIED {
        return Ok(None);
    }
    Ok(String::from_utf8(bytes).ok().map(Copied::Plain))
}

/// What of it is shown.
struct Shown {
    says: &'static str,
    plain: bool,
    lines: Vec<Line>,
}

impl Shown {
    /// A text that programs read, line by line.
    fn plain(says: &'static str, text: &str) -> Self {
        let line = |words: &str| Line {
            words: words.chars().take(LETTERS).collect(),
            heading: false,
        };
        Self {
            says,
            plain: true,
            lines: text.lines().take(LINES + 1).map(line).collect(),
        }
    }
}

/// A line of a look.
pub struct Line {
    /// What it says.
    pub words: String,
    /// It is a heading.
    pub heading: bool,
}

/// The files of a bundle, a line each.
fn files(
    bytes: &[u8],
    making: &Making,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Result<String, String> {
    let confined = making
        .confined(cancelled)
        .ok_or("It cannot be looked at: the system does not know this program's file.")?;
    let found = bundle::verify(bytes, &confined).map_err(|error| format!("It {error}."))?;
    let lines = found
        .good
        .iter()
        .map(|file| format!("{}  ({})", file.name, size_words(file.size)));
    Ok(lines.collect::<Vec<_>>().join("\n"))
}

/// A size as people say it.
pub fn size_words(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} kB", bytes.div_ceil(1_000)),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}
