//! RIS: two letters, a dash, a value; a line each, from `TY` to `ER`.

use super::{Form, Read, address, date, people};
use crate::session::{NewSource, SourceKind};

/// Whether a text is RIS: some line says of what type an entry is.
pub(super) fn is_meant(text: &str) -> bool {
    lines(text).any(|line| tag(line).is_some_and(|(tag, _)| tag == "TY"))
}

/// The lines of a text, however they end.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split(['\n', '\r'])
        .filter(|line| !line.trim().is_empty())
}

/// The two letters of a line, and its value. Spaces around the dash are often lost.
fn tag(line: &str) -> Option<(&str, &str)> {
    let (tag, rest) = line.trim_start().split_at_checked(2)?;
    let mut letters = tag.bytes();
    let first = letters.next().is_some_and(|byte| byte.is_ascii_uppercase());
    let second = letters.all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    let value = rest.trim_start().strip_prefix('-')?;
    // "AU-thors" is a word, "AU  - Oll" and "AU-Oll" is a tag only with white space on one side.
    let spaced = rest.starts_with(char::is_whitespace)
        || value.is_empty()
        || value.starts_with(char::is_whitespace);
    (first && second && spaced).then(|| (tag, value.trim()))
}

/// Reads a text.
pub(super) fn read(text: &str) -> Read {
    let mut read = Read::of(Form::Ris);
    let mut entry: Option<Entry> = None;
    let mut number = 0;
    // What stands outside of every entry is told of once for each place.
    let mut outside = false;
    for line in lines(text) {
        let Some((tag, value)) = tag(line) else {
            // It goes on in the next line.
            if let Some(entry) = &mut entry {
                entry.goes_on(line.trim());
            }
            continue;
        };
        match (tag, &mut entry) {
            ("TY", _) => {
                if let Some(open) = entry.take() {
                    let words =
                        format!("Entry {number} does not end (ER); it was read as far as it goes.");
                    read.problems.push(words);
                    if !open.into(&mut read, number) {
                        return read;
                    }
                }
                number += 1;
                outside = false;
                entry = Some(Entry {
                    kind: value.to_uppercase(),
                    fields: Vec::new(),
                });
            }
            ("ER", _) => {
                outside = false;
                if let Some(done) = entry.take()
                    && !done.into(&mut read, number)
                {
                    return read;
                }
            }
            (tag, Some(entry)) => entry.fields.push((tag.to_owned(), value.to_owned())),
            (_, None) if outside || value.is_empty() => {}
            (tag, None) => {
                outside = true;
                let value: String = value.chars().take(60).collect();
                read.problems.push(format!(
                    "Lines outside of any entry (TY) were left out, from “{tag}  - {value}” on."
                ));
            }
        }
    }
    if let Some(open) = entry {
        open.into(&mut read, number);
    }
    read
}

/// Whether the last entry of a text ends.
pub(super) fn ends(text: &str) -> bool {
    let last = lines(text).last().and_then(tag);
    last.is_some_and(|(tag, _)| tag == "ER")
}

struct Entry {
    kind: String,
    fields: Vec<(String, String)>,
}

impl Entry {
    /// Is taken in. Whether there is room for more.
    fn into(self, read: &mut Read, number: usize) -> bool {
        let (source, name) = (self.source(), format!("Entry {number}"));
        read.dated(&source, self.first(&["DA", "PY", "Y1"]), &name);
        read.take(source, &name)
    }

    fn goes_on(&mut self, line: &str) {
        if let Some((_, value)) = self.fields.last_mut()
            && value.len() < super::MAX_LETTERS
        {
            value.push(' ');
            value.push_str(line);
        }
    }

    /// All values of some tags, in the order of the tags.
    fn all<'e>(&'e self, tags: &'static [&'static str]) -> impl Iterator<Item = &'e str> {
        tags.iter().flat_map(|tag| {
            let fields = self.fields.iter().filter(move |(name, _)| name == tag);
            fields.map(|(_, value)| value.as_str())
        })
    }

    fn first(&self, tags: &'static [&'static str]) -> &str {
        self.all(tags).find(|value| !value.is_empty()).unwrap_or("")
    }

    fn names(&self, tags: &'static [&'static str]) -> String {
        let names: Vec<String> = self.all(tags).map(people::turned).collect();
        people::joined(&names, false)
    }

    fn kind(&self) -> SourceKind {
        match self.kind.as_str() {
            "BOOK" | "CHAP" | "EBOOK" | "ECHAP" | "EDBOOK" | "DICT" | "ENCYC" => SourceKind::Book,
            "ELEC" | "WEB" | "BLOG" => SourceKind::Web,
            "ICOMM" => SourceKind::Email,
            "DATA" | "AGGR" | "DBASE" => SourceKind::Dataset,
            "SOUND" | "VIDEO" | "MPCT" | "MULTI" => SourceKind::Recording,
            "PCOMM" => SourceKind::Interview,
            "HEAR" => SourceKind::Transcript,
            "GEN" | "" => SourceKind::Unset,
            _ => SourceKind::Document,
        }
    }

    fn source(&self) -> NewSource {
        let book = matches!(self.kind.as_str(), "BOOK" | "EBOOK" | "EDBOOK");
        let title = if book {
            self.first(&["TI", "T1", "BT", "CT", "T2"])
        } else {
            self.first(&["TI", "T1", "CT", "BT", "ST"])
        };
        let mut author = self.names(&["AU", "A1"]);
        if author.is_empty() {
            author = self.names(&["A2", "ED", "A3", "A4"]);
        }
        // Of an article it is the paper that put it out; of a chapter the house of its book.
        let around = self.first(&["JF", "JO", "T2", "JA", "J2", "J1"]);
        let periodical = matches!(
            self.kind.as_str(),
            "JOUR" | "EJOUR" | "NEWS" | "MGZN" | "ELEC" | "BLOG" | "WEB" | "INPR" | "ABST"
        );
        let house = self.first(&["PB"]);
        let publisher = match (house, around) {
            (house, _) if book => house,
            (_, around) if periodical && !around.is_empty() => around,
            ("", around) => around,
            (house, _) => house,
        };
        let published = self.first(&["DA", "PY", "Y1"]);
        let year = self.first(&["PY", "Y1", "DA"]);
        // A day without its year is worth less than the year alone.
        let published = match date::read(published) {
            read if read.starts_with(|c: char| c.is_ascii_digit()) => read,
            _ => date::read(year),
        };
        let addresses: Vec<String> = self
            .all(&["UR", "L2", "LK"])
            .filter_map(address::web)
            .collect();
        let archive = addresses.iter().find(|one| address::is_archive(one));
        let plain = addresses.iter().find(|one| !address::is_archive(one));
        let doi = self.all(&["DO", "M3", "UR"]).find_map(address::doi_of);
        let doi = doi.map(|doi| address::doi_address(&doi));
        let note = self.all(&["N1"]).collect::<Vec<_>>().join("; ");
        let (address, note) = address::both(plain.cloned(), doi, note);
        NewSource {
            title: title.to_owned(),
            kind: self.kind(),
            author,
            publisher: publisher.to_owned(),
            published,
            address,
            archive: archive.cloned().unwrap_or_default(),
            accessed_on: date::whole(self.first(&["Y2"])),
            note,
            ..NewSource::default()
        }
    }
}
