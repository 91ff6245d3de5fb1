//! Floor 3: sources as other programs write them down. Text in, sources out; and which sources were entered twice.
//!
//! [`read`] takes what somebody pasted or a file holds: an address, a DOI, RIS, BibTeX or CSL-JSON, with several entries at
//! once. Nothing is looked up anywhere: a DOI gives its address and nothing more. What cannot be read is told of, entry by
//! entry, and the others are read all the same.
//!
//! | format | written by | described at |
//! | --- | --- | --- |
//! | RIS | catalogues, publishers, reference managers | <https://en.wikipedia.org/wiki/RIS_(file_format)> |
//! | BibTeX, BibLaTeX | the same, and scholars by hand | <https://www.bibtex.org/Format/> |
//! | CSL-JSON | Zotero, Pandoc, Crossref | <https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables> |
//!
//! The readers are our own. `hayagriva` reads BibTeX alone of the three and brings a whole citation processor; `biblatex`, which
//! it reads that with, gives a file up at its first fault and follows an abbreviation that names itself until the stack ends.
//! These here go through a text once, call themselves nowhere, and hold to the limits below.
//!
//! Must not know: files, windows, the network, the clock.

mod address;
mod bibtex;
mod csl;
mod date;
mod entities;
mod people;
mod ris;
mod same;

pub use address::{address_key, doi_of};
pub use same::{Double, Why, doubles, enter, known, merge};

use crate::session::NewSource;

/// The longest text that is read, in bytes: some ten thousand entries.
pub const MAX_BYTES: usize = 4 * 1024 * 1024;
/// The most entries of one text that are read.
pub const MAX_ENTRIES: usize = 2_000;
/// The longest value of a field that is kept, in characters.
const MAX_LETTERS: usize = 2_000;

/// What a text was read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Words: what a source is called.
    Title,
    /// Addresses, one a line.
    Address,
    /// DOIs, one a line.
    Doi,
    /// RIS.
    Ris,
    /// BibTeX or BibLaTeX.
    Bibtex,
    /// CSL-JSON.
    Csl,
}

impl Form {
    /// What people call it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Title => "a title",
            Self::Address => "an address",
            Self::Doi => "a DOI",
            Self::Ris => "RIS",
            Self::Bibtex => "BibTeX",
            Self::Csl => "CSL-JSON",
        }
    }
}

/// What was read of a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Read {
    /// As what; nothing for a text that is none of these.
    pub form: Option<Form>,
    /// The sources, in the order of the text; every one has a title.
    pub sources: Vec<NewSource>,
    /// What could not be read, a sentence each.
    pub problems: Vec<String>,
}

impl Read {
    fn of(form: Form) -> Self {
        Self {
            form: Some(form),
            ..Self::default()
        }
    }

    /// A text that is not read.
    fn refused(why: impl Into<String>) -> Self {
        Self {
            problems: vec![why.into()],
            ..Self::default()
        }
    }

    /// Says so where a date was given and none could be read.
    fn dated(&mut self, source: &NewSource, given: &str, name: &str) {
        let given = given.trim();
        if source.published.is_empty() && !given.is_empty() && self.sources.len() < MAX_ENTRIES {
            let given: String = given.chars().take(40).collect();
            self.problems
                .push(format!("{name}: “{given}” is no date, and was left out."));
        }
    }

    /// Takes a source in, if it can be called anything. Whether there is room for more.
    fn take(&mut self, mut source: NewSource, name: &str) -> bool {
        if self.sources.len() >= MAX_ENTRIES {
            let words = format!("Only the first {MAX_ENTRIES} entries were read.");
            if self.problems.last() != Some(&words) {
                self.problems.push(words);
            }
            return false;
        }
        tidy(&mut source);
        if source.title.is_empty() && !source.address.is_empty() {
            source.title = address::title(&source.address);
        }
        if source.title.is_empty() {
            self.problems
                .push(format!("{name} has neither a title nor an address."));
        } else {
            self.sources.push(source);
        }
        true
    }
}

/// One line of words, neither too long nor with signs that are no letters.
fn one_line(words: &str) -> String {
    let plain = |c: char| if c.is_control() { ' ' } else { c };
    let plain: String = words.chars().map(plain).take(MAX_LETTERS).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn tidy(source: &mut NewSource) {
    for words in [
        &mut source.title,
        &mut source.author,
        &mut source.publisher,
        &mut source.published,
        &mut source.address,
        &mut source.archive,
        &mut source.accessed_on,
        &mut source.note,
    ] {
        *words = one_line(words);
    }
    // An address has its own ways to write a sign.
    for words in [
        &mut source.title,
        &mut source.author,
        &mut source.publisher,
        &mut source.note,
    ] {
        if words.contains('&') {
            *words = one_line(&entities::plain(words));
        }
    }
}

/// Reads what somebody pasted, or a file holds.
pub fn read(text: &str) -> Read {
    let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if text.is_empty() {
        return Read::default();
    }
    if text.len() > MAX_BYTES {
        return Read::refused(format!(
            "The text is longer than {} MB: paste it in parts.",
            MAX_BYTES / 1024 / 1024
        ));
    }
    let mut read = if text.starts_with(['{', '[']) {
        csl::read(text)
    } else if ris::is_meant(text) {
        ris::read(text)
    } else if bibtex::is_meant(text) {
        bibtex::read(text)
    } else {
        address::read(text)
    };
    same::fold(&mut read);
    read
}

/// Whether a text is a list of sources as another program writes it, and no article: RIS, BibTeX or CSL-JSON of which something
/// can be read. Reads all of it.
pub fn is_list(text: &str) -> bool {
    let read = read(text);
    let known = matches!(read.form, Some(Form::Ris | Form::Bibtex | Form::Csl));
    known && !read.sources.is_empty()
}

/// Whether a text is whole as it stands, so that whoever goes on types no more of it: one line, or entries of which the last one
/// ends. Reads all of it.
pub fn is_whole(text: &str) -> bool {
    let text = text.trim();
    let one_line = !text.contains(['\n', '\r']);
    // A list of CSL or an entry of BibTeX in one line may break off in it.
    if one_line && !text.starts_with(['[', '{', '@']) {
        return true;
    }
    let read = read(text);
    match read.form {
        Some(Form::Ris) => ris::ends(text),
        Some(Form::Bibtex) => read.problems.is_empty() && text.ends_with(['}', ')']),
        Some(Form::Csl) => serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok(),
        _ => one_line,
    }
}

/// Reads the bytes of a file: UTF-8, with or without its mark, or else Windows' western letters, as old catalogues write.
pub fn read_bytes(content: &[u8]) -> Read {
    if content.len() > MAX_BYTES {
        return Read::refused(format!(
            "The file is larger than {} MB.",
            MAX_BYTES / 1024 / 1024
        ));
    }
    let read = if let Ok(text) = std::str::from_utf8(content) {
        read(text)
    } else {
        let marked = encoding_rs::Encoding::for_bom(content);
        let encoding = marked.map_or(encoding_rs::WINDOWS_1252, |(encoding, _)| encoding);
        read(&encoding.decode(content).0)
    };
    match read.form {
        // A file of words is no list of sources.
        Some(Form::Title) | None if read.problems.is_empty() => {
            Read::refused("The file holds no sources that can be read: RIS, BibTeX or CSL-JSON is.")
        }
        _ => read,
    }
}

#[cfg(test)]
mod tests;
