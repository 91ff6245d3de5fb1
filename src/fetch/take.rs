//! What was fetched, as an article: read by the same readers as a file, and kept beside the session with what is written down
//! of it.

use std::path::Path;

use super::{Fetched, Record};
use crate::import::{self, Format, How, ImportError, Imported};
use crate::storage::{Hash, Kept, SaveError};

/// What is written behind the hash of the bytes in the name of the file with the record.
const RECORD: &str = "fetched";

impl Fetched {
    /// Reads it as an article. Its address is where it was found, unless the page names another as its own.
    ///
    /// # Errors
    /// It holds no text that can be read.
    pub fn read(&self, how: &How<'_>) -> Result<Imported, ImportError> {
        let content = self.as_told();
        let mut how = how.clone();
        let name = self.file(None);
        let format = Format::of(&content, Path::new(&name));
        how.format = how.format.or(Some(format));
        let mut read = import::bytes(&content, Path::new(&name), &how)?;
        read.address = read.address.or_else(|| Some(self.record.address.clone()));
        read.notes.splice(0..0, self.record.notes());
        Ok(read)
    }

    /// The bytes as the reader gets them: decoded as the server says they are written, where they do not say it themselves, and
    /// with the page's address, from which its links are seen, as browsers write it into what they save.
    fn as_told(&self) -> Vec<u8> {
        /// A longer address would push away what the page says of itself.
        const LONGEST: usize = 1_000;
        let kind = self.record.header("content-type").unwrap_or_default();
        let charset = charset(kind);
        let content = charset.and_then(|charset| import::decoded_as(&self.bytes, charset));
        let content = content.map_or_else(|| self.bytes.clone(), String::into_bytes);
        let marked = content.starts_with(&[0xef, 0xbb, 0xbf]);
        let wide = content.contains(&0);
        let address = &self.record.address;
        let page = Format::of(&content, Path::new("")) == Format::Html;
        if !page || marked || wide || address.len() > LONGEST || address.contains("--") {
            return content;
        }
        let mut told =
            format!("<!-- saved from url=({:04}){address} -->\n", address.len()).into_bytes();
        told.extend_from_slice(&content);
        told
    }

    /// A name for a file of it: what the page is called in its address, and the ending of its format.
    pub fn file(&self, format: Option<Format>) -> String {
        let address = super::Address::parse(&self.record.address);
        let stem = address.map_or_else(|_| "page".to_owned(), |address| address.stem());
        let ending = format.map_or("", Format::ending);
        match ending {
            "" => stem,
            ending => format!("{stem}.{ending}"),
        }
    }

    /// Keeps the bytes, and what is written down of them, for this user alone. `file` is the name by which the session knows it.
    ///
    /// # Errors
    /// They cannot be written.
    pub fn keep(&self, kept: &Kept, file: &str) -> Result<Hash, SaveError> {
        let hash = kept.put(&self.bytes, file)?;
        // Nothing in it can fail to be written.
        let mut record = serde_json::to_vec_pretty(&self.record).unwrap_or_default();
        record.push(b'\n');
        kept.put_beside(hash, RECORD, &record)?;
        Ok(hash)
    }
}

impl Record {
    /// What a person should know of it, in sentences.
    pub fn notes(&self) -> Vec<String> {
        let mut notes = vec![format!(
            "Fetched from {} on {}. SHA-256 of what came: {}.",
            self.address, self.fetched, self.sha256
        )];
        if !self.redirects.is_empty() {
            let steps: Vec<&str> = self.redirects.iter().map(|step| &*step.from).collect();
            notes.push(format!("Led there from {}.", steps.join(", then ")));
        }
        if let Some(step) = self.downgrade() {
            notes.push(format!(
                "It led from an encrypted address to one that is not ({}): on the way anybody could have changed it.",
                step.to
            ));
        }
        if let Some(proxy) = &self.proxy {
            notes.push(format!(
                "Fetched through the proxy {proxy}: which machine it contacted could not be checked here."
            ));
        }
        notes
    }
}

/// The encoding that a type names.
fn charset(kind: &str) -> Option<&str> {
    let mut all = kind.split(';').skip(1);
    let found = all.find_map(|one| {
        let (name, value) = one.split_once('=')?;
        name.trim().eq_ignore_ascii_case("charset").then_some(value)
    })?;
    Some(found.trim().trim_matches(['"', '\'']))
}
