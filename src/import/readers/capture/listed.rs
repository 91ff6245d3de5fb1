//! What a capture says is in it: its list of files (`datapackage.json`) and of pages (`pages/pages.jsonl`), as WACZ 1.1.1 has them.

use jiff::Timestamp;
use serde_json::Value;

use super::super::package::Package;
use crate::import::{ImportError, limits};

/// The list of its files, with their hashes.
pub const FILES: &str = "datapackage.json";
/// The hash of that list, and a signature of it.
pub const DIGEST: &str = "datapackage-digest.json";
/// Where its pages are listed: those it was made for, and others.
const PAGES: [&str; 2] = ["pages/pages.jsonl", "pages/extraPages.jsonl"];

/// A page that is listed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// Its address.
    pub address: String,
    /// What it is called.
    pub title: String,
    /// When it was captured.
    pub at: Option<Timestamp>,
    /// Its words, where whoever made the capture took them out of the window.
    pub text: String,
}

/// The pages of a capture.
#[derive(Debug, Default)]
pub struct Pages {
    /// The main page, then the others in their order: as many as are read.
    pub read: Vec<Page>,
    /// How many more there are.
    pub more: usize,
}

/// The words of a field; nothing where it is something else.
pub fn words(of: &Value, field: &str) -> String {
    of.get(field)
        .and_then(Value::as_str)
        .unwrap_or_default()
        .trim()
        .to_owned()
}

/// A moment as it is written in captures: RFC 3339, or milliseconds.
pub fn moment(of: &Value, field: &str) -> Option<Timestamp> {
    match of.get(field)? {
        Value::String(words) => words.trim().parse().ok(),
        Value::Number(number) => Timestamp::from_millisecond(number.as_i64()?).ok(),
        _ => None,
    }
}

/// An address without the place in its page: records are kept under it.
pub fn without_place(address: &str) -> &str {
    address.split('#').next().unwrap_or_default()
}

/// A part that is JSON; nothing where it is missing or something else.
pub fn json(package: &mut Package<'_>, name: &str) -> Result<Value, ImportError> {
    let part = package.part(name)?.unwrap_or_default();
    Ok(serde_json::from_slice(&part).unwrap_or_default())
}

impl Pages {
    /// Those that a capture lists.
    pub fn of(package: &mut Package<'_>) -> Result<Self, ImportError> {
        let about = json(package, FILES)?;
        let mut pages = Self::default();
        for name in PAGES {
            let part = package.part(name)?.unwrap_or_default();
            for line in part.split(|byte| *byte == b'\n') {
                pages.line(line);
            }
        }
        // As the format has it, and as its first program (py-wacz) writes it.
        let main = ["mainPageUrl", "mainPageURL"].map(|field| words(&about, field));
        let main = main.into_iter().find(|main| !main.is_empty());
        let main = main.unwrap_or_default();
        let same = |page: &Page| without_place(&page.address) == without_place(&main);
        match pages.read.iter().position(same) {
            Some(at) => {
                if let Some(first) = pages.read.get_mut(..=at) {
                    first.rotate_right(1);
                }
            }
            None if main.is_empty() => {}
            None => pages.read.insert(
                0,
                Page {
                    address: main,
                    at: moment(&about, "mainPageDate").or_else(|| moment(&about, "mainPageTS")),
                    ..Page::default()
                },
            ),
        }
        Ok(pages)
    }

    /// Takes a line of a list. The first says what the list is.
    fn line(&mut self, line: &[u8]) {
        let Ok(said) = serde_json::from_slice::<Value>(line) else {
            return;
        };
        let page = Page {
            address: words(&said, "url"),
            title: words(&said, "title"),
            at: moment(&said, "ts"),
            text: words(&said, "text"),
        };
        if page.address.is_empty() {
            return;
        }
        if self.read.len() < limits::CAPTURED_PAGES {
            self.read.push(page);
        } else {
            self.more += 1;
        }
    }
}
