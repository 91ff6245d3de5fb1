//! BibTeX and BibLaTeX: `@kind{key, field = {value}, …}`.
//!
//! Read in one pass; an entry that breaks off or makes no sense is told of, and reading goes on at the next line that begins with
//! one. An abbreviation (`@string`) is what stands before it in the text, so none leads to itself.

mod latex;

use std::collections::BTreeMap;

use super::{Form, MAX_LETTERS, Read, address, date, people};
use crate::session::{NewSource, SourceKind};

/// Whether a text is BibTeX: some line begins an entry.
pub(super) fn is_meant(text: &str) -> bool {
    text.lines().any(|line| {
        let Some(rest) = line.trim_start().strip_prefix('@') else {
            return false;
        };
        let kind: String = rest.chars().take_while(|c| c.is_alphabetic()).collect();
        let after = rest.get(kind.len()..).unwrap_or_default();
        !kind.is_empty() && after.trim_start().starts_with(['{', '('])
    })
}

/// Reads a text.
pub(super) fn read(text: &str) -> Read {
    let mut read = Read::of(Form::Bibtex);
    let mut walk = Walk {
        text,
        at: 0,
        strings: BTreeMap::new(),
    };
    while walk.find_next() {
        let begin = walk.at;
        match walk.entry() {
            Ok(Some(entry)) => {
                let name = entry.name();
                let source = entry.source();
                let given = entry.first(&["date", "year"]);
                read.dated(&source, &given, &name);
                if !read.take(source, &name) {
                    break;
                }
            }
            Ok(None) => {}
            Err(what) => {
                let line = text.get(..begin).unwrap_or_default().matches('\n').count() + 1;
                read.problems
                    .push(format!("The entry in line {line} was left out: {what}."));
                walk.at = begin;
                walk.skip_line();
            }
        }
        if read.problems.len() > super::MAX_ENTRIES {
            break;
        }
    }
    read
}

/// A place in the text.
struct Walk<'t> {
    text: &'t str,
    at: usize,
    /// The abbreviations so far.
    strings: BTreeMap<String, String>,
}

/// What is wrong with an entry.
type Wrong = &'static str;

impl<'t> Walk<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn eat(&mut self) -> Option<char> {
        let next = self.peek()?;
        self.at += next.len_utf8();
        Some(next)
    }

    fn skip_white(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    /// Behind the end of this line.
    fn skip_line(&mut self) {
        self.at += self
            .rest()
            .find('\n')
            .map_or(self.rest().len(), |end| end + 1);
    }

    /// To the next `@` that begins a line, or stands in one outside of any entry. Whether there is one.
    fn find_next(&mut self) -> bool {
        match self.rest().find('@') {
            Some(at) => {
                self.at += at;
                true
            }
            None => false,
        }
    }

    fn word(&mut self, more: impl Fn(char) -> bool) -> &'t str {
        let rest = self.rest();
        let end = rest.find(|c| !more(c)).unwrap_or(rest.len());
        self.at += end;
        rest.get(..end).unwrap_or_default()
    }

    /// Reads an entry; nothing for one that holds no source. It begins with `@`.
    fn entry(&mut self) -> Result<Option<Entry>, Wrong> {
        self.eat();
        let kind = self
            .word(|c| c.is_alphanumeric() || c == '_')
            .to_lowercase();
        self.skip_white();
        let close = match self.peek() {
            Some('{') if !kind.is_empty() => '}',
            Some('(') if !kind.is_empty() => ')',
            // An address of a letter, say.
            _ => return Ok(None),
        };
        match kind.as_str() {
            "comment" => return Ok(None),
            "preamble" => {
                self.braced()?;
                return Ok(None);
            }
            _ => self.eat(),
        };
        if kind == "string" {
            let (name, value) = self.field()?;
            self.strings.insert(name, value);
            return Ok(None);
        }
        self.skip_white();
        let key = self.word(|c| !c.is_whitespace() && !matches!(c, ',' | '=' | '{' | '}'));
        let key = key.to_owned();
        let mut fields = BTreeMap::new();
        loop {
            self.skip_white();
            match self.peek() {
                None => return Err("it breaks off"),
                Some(c) if c == close => {
                    self.eat();
                    return Ok(Some(Entry { kind, key, fields }));
                }
                Some(',') => {
                    self.eat();
                }
                Some('%') => self.skip_line(),
                Some(_) => {
                    let (name, value) = self.field()?;
                    fields.entry(name).or_insert(value);
                }
            }
        }
    }

    /// A name, and the value behind the equals sign, as it is written.
    fn field(&mut self) -> Result<(String, String), Wrong> {
        self.skip_white();
        let name = self.word(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '+' | ':' | '.'));
        self.skip_white();
        if name.is_empty() || self.peek() != Some('=') {
            return Err("a field has no name, or no value");
        }
        self.eat();
        let mut value = String::new();
        loop {
            self.skip_white();
            let piece = match self.peek() {
                Some('{') => self.braced()?.to_owned(),
                Some('"') => self.quoted()?.to_owned(),
                Some(c) if c.is_alphanumeric() => {
                    let word = self
                        .word(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ':' | '+'));
                    let known = self.strings.get(&word.to_lowercase());
                    known.cloned().unwrap_or_else(|| word.to_owned())
                }
                _ => return Err("a field has no value"),
            };
            if value.len() < 4 * MAX_LETTERS {
                value.extend(piece.chars().take(4 * MAX_LETTERS));
            }
            self.skip_white();
            if self.peek() != Some('#') {
                return Ok((name.to_lowercase(), value));
            }
            self.eat();
        }
    }

    /// What stands in braces, those inside it included.
    fn braced(&mut self) -> Result<&'t str, Wrong> {
        let begin = self.at + 1;
        let mut depth = 0_usize;
        while let Some(c) = self.eat() {
            match c {
                '\\' => {
                    self.eat();
                }
                '{' | '(' if depth == 0 => depth = 1,
                '{' => depth += 1,
                '}' => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        return Ok(self.text.get(begin..self.at - 1).unwrap_or_default());
                    }
                }
                _ => {}
            }
        }
        Err("its braces do not close")
    }

    /// What stands in quotation marks; those in braces are no end of it.
    fn quoted(&mut self) -> Result<&'t str, Wrong> {
        self.eat();
        let begin = self.at;
        let mut depth = 0_usize;
        while let Some(c) = self.eat() {
            match c {
                '\\' => {
                    self.eat();
                }
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                '"' if depth == 0 => {
                    return Ok(self.text.get(begin..self.at - 1).unwrap_or_default());
                }
                _ => {}
            }
        }
        Err("its quotation marks do not close")
    }
}

struct Entry {
    kind: String,
    key: String,
    fields: BTreeMap<String, String>,
}

impl Entry {
    fn name(&self) -> String {
        if self.key.is_empty() {
            "An entry without a key".to_owned()
        } else {
            format!("The entry “{}”", self.key)
        }
    }

    fn raw(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", String::as_str)
    }

    /// The first of some fields that says anything.
    fn first(&self, names: &[&str]) -> String {
        let all = names.iter().map(|name| latex::plain(self.raw(name)));
        all.into_iter()
            .find(|words| !words.trim().is_empty())
            .unwrap_or_default()
    }

    fn people(&self, name: &str) -> String {
        let (mut names, mut more) = (Vec::new(), false);
        for one in latex::split_names(self.raw(name)) {
            if one.trim() == "others" {
                more = true;
                continue;
            }
            // A name in braces is a body's: a comma in it is no turn.
            let whole = one.trim();
            let body = whole.starts_with('{') && whole.ends_with('}');
            let plain = latex::plain(whole);
            names.push(if body { plain } else { people::turned(&plain) });
        }
        people::joined(&names, more)
    }

    fn source(&self) -> NewSource {
        let title = self.first(&["title", "booktitle", "maintitle"]);
        let subtitle = self.first(&["subtitle"]);
        let title = if subtitle.is_empty() || title.is_empty() {
            title
        } else {
            format!("{title}: {subtitle}")
        };
        let mut author = self.people("author");
        if author.is_empty() {
            author = self.people("editor");
        }
        let publisher = self.first(&[
            "journaltitle",
            "journal",
            "publisher",
            "institution",
            "organization",
            "school",
            "booktitle",
        ]);
        let (web, archive, doi) = self.addresses();
        let is_web = !web.is_empty();
        let note = self.first(&["note", "annotation", "addendum"]);
        let web = Some(web).filter(|web| !web.is_empty());
        let (address, note) = address::both(web, doi, note);
        NewSource {
            kind: self.kind(is_web),
            publisher: if publisher == title {
                String::new()
            } else {
                publisher
            },
            title,
            author,
            published: self.date(),
            address,
            archive,
            accessed_on: date::whole(&self.first(&["urldate", "lastchecked", "accessed"])),
            note,
            ..NewSource::default()
        }
    }

    /// Where it is found, where its archived copy is, and the address of its DOI.
    fn addresses(&self) -> (String, String, Option<String>) {
        let names = ["url", "howpublished", "note", "archiveurl"];
        let all: Vec<String> = names
            .iter()
            .filter_map(|name| latex::address(self.raw(name)))
            .filter_map(|words| address::web(&words))
            .collect();
        let archive = all.iter().find(|one| address::is_archive(one)).cloned();
        let plain = all.into_iter().find(|one| !address::is_archive(one));
        let doi = address::doi_of(&latex::verbatim(self.raw("doi")));
        let doi = doi.map(|doi| address::doi_address(&doi));
        let arxiv = ["eprinttype", "archiveprefix"]
            .iter()
            .any(|name| self.raw(name).eq_ignore_ascii_case("arxiv"));
        let arxiv = arxiv.then(|| {
            format!(
                "https://arxiv.org/abs/{}",
                latex::verbatim(self.raw("eprint"))
            )
        });
        let web = match (plain, &doi) {
            (Some(plain), _) => plain,
            (None, Some(doi)) => doi.clone(),
            (None, None) => arxiv.unwrap_or_default(),
        };
        (web, archive.unwrap_or_default(), doi)
    }

    fn date(&self) -> String {
        let date = self.first(&["date"]);
        if !date.is_empty() {
            return date::read(&date);
        }
        let year = self.first(&["year"]);
        let Ok(number) = year.trim().parse::<i16>() else {
            return date::read(&year);
        };
        // "14~May" and "may # 14" stand in one field, too.
        let month = self.first(&["month"]);
        let named = month
            .split(|c: char| !c.is_alphanumeric())
            .find_map(date::month);
        let day = self.first(&["day"]);
        let day = day.trim().parse::<i8>().ok().or_else(|| {
            let pieces = month.split(|c: char| !c.is_ascii_digit());
            let alone = month.trim().parse::<i8>().is_ok();
            pieces
                .filter_map(|piece| piece.parse().ok())
                .find(|_| !alone)
        });
        date::of(number, named, day)
    }

    fn kind(&self, web: bool) -> SourceKind {
        match self.kind.as_str() {
            "book" | "mvbook" | "inbook" | "incollection" | "booklet" | "collection"
            | "bookinbook" | "reference" | "inreference" => SourceKind::Book,
            "online" | "electronic" | "www" | "webpage" => SourceKind::Web,
            "dataset" => SourceKind::Dataset,
            "audio" | "video" | "movie" | "music" => SourceKind::Recording,
            "misc" | "unpublished" if web => SourceKind::Web,
            "misc" => SourceKind::Unset,
            _ => SourceKind::Document,
        }
    }
}
