//! CSL-JSON: a list of items, as Zotero, Pandoc and Crossref write them. Numbers may be words, and words numbers.

use std::collections::BTreeMap;

use serde_json::{Value, value::RawValue};

use super::{Form, MAX_ENTRIES, Read, address, date, people};
use crate::session::{NewSource, SourceKind};

/// The longest item that is read, in bytes: one with a long abstract has 8,000.
const ITEM: usize = 128 * 1024;

/// Reads a text.
pub(super) fn read(text: &str) -> Read {
    let mut read = Read::of(Form::Csl);
    let items = match items(text) {
        Ok(items) => items,
        Err(error) => {
            read.problems
                .push(format!("It begins like CSL-JSON, but is no JSON: {error}."));
            return read;
        }
    };
    for (place, item) in items.into_iter().enumerate().take(MAX_ENTRIES + 1) {
        let name = format!("Entry {}", place + 1);
        if item.get().len() > ITEM {
            read.problems
                .push(format!("{name} is longer than any source needs."));
            continue;
        }
        let Ok(Value::Object(item)) = serde_json::from_str(item.get()) else {
            read.problems.push(format!("{name} is no entry."));
            continue;
        };
        let item: BTreeMap<String, Value> = item
            .into_iter()
            .map(|(name, value)| (name.to_lowercase(), value))
            .collect();
        let source = source(&item);
        read.dated(&source, &given_date(item.get("issued")), &name);
        if !read.take(source, &name) {
            break;
        }
    }
    read
}

/// The items of a list; one that stands alone; or those of an object that holds a list of them.
fn items(text: &str) -> serde_json::Result<Vec<Box<RawValue>>> {
    if text.starts_with('[') {
        return serde_json::from_str(text);
    }
    let mut object: BTreeMap<String, Box<RawValue>> = serde_json::from_str(text)?;
    let wrapped = ["items", "references", "message"];
    let inner = wrapped.iter().find_map(|name| object.remove(*name));
    match inner {
        Some(inner) if inner.get().starts_with('[') => serde_json::from_str(inner.get()),
        Some(inner) => Ok(vec![inner]),
        None => RawValue::from_string(text.to_owned()).map(|item| vec![item]),
    }
}

/// The words of a value: those of the first, if it is a list, as Crossref writes titles.
fn words(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(words)) => tagless(words),
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Array(all)) => match all.first() {
            Some(Value::String(words)) => tagless(words),
            _ => String::new(),
        },
        _ => String::new(),
    }
}

/// Without the little markup that titles may have: `<i>`, `<sup>` and the like.
fn tagless(words: &str) -> String {
    let mut out = words.to_owned();
    for tag in ["i", "b", "sup", "sub", "em", "scp"] {
        for whole in [format!("<{tag}>"), format!("</{tag}>")] {
            out = out.replace(&whole, "");
        }
    }
    out
}

fn source(item: &BTreeMap<String, Value>) -> NewSource {
    let of = |name: &str| words(item.get(name));
    let first = |names: &[&str]| {
        let all = names.iter().map(|name| of(name));
        all.into_iter()
            .find(|words| !words.trim().is_empty())
            .unwrap_or_default()
    };
    let kind = of("type");
    let mut author = names(item.get("author"));
    if author.is_empty() {
        author = names(item.get("editor"));
    }
    let periodical = kind.starts_with("article") || kind.starts_with("post") || kind == "webpage";
    let publisher = if periodical {
        first(&["container-title", "publisher"])
    } else if kind == "chapter" || kind == "book" {
        of("publisher")
    } else {
        first(&["publisher", "container-title"])
    };
    let web = address::web(&of("url"));
    let doi = address::doi_of(&of("doi")).map(|doi| address::doi_address(&doi));
    let archive = web.clone().filter(|one| address::is_archive(one));
    let plain = web.filter(|one| !address::is_archive(one));
    let (address, note) = address::both(plain, doi, of("note"));
    NewSource {
        title: of("title"),
        kind: kind_of(&kind),
        author,
        publisher,
        published: date_of(item.get("issued")),
        address,
        archive: archive.unwrap_or_default(),
        accessed_on: date::whole(&date_of(item.get("accessed"))),
        note,
        ..NewSource::default()
    }
}

fn kind_of(kind: &str) -> SourceKind {
    match kind {
        "book" | "chapter" | "entry-dictionary" | "entry-encyclopedia" => SourceKind::Book,
        "webpage" | "post" | "post-weblog" => SourceKind::Web,
        "dataset" => SourceKind::Dataset,
        "broadcast" | "motion_picture" | "song" | "speech" => SourceKind::Recording,
        "interview" => SourceKind::Interview,
        "hearing" => SourceKind::Transcript,
        "personal_communication" => SourceKind::Email,
        "" => SourceKind::Unset,
        _ => SourceKind::Document,
    }
}

fn names(value: Option<&Value>) -> String {
    let Some(Value::Array(all)) = value else {
        return words(value);
    };
    let one = |name: &Value| {
        if let Value::String(name) = name {
            return name.clone();
        }
        let of = |field: &str| words(name.get(field));
        let literal = of("literal");
        if !literal.is_empty() {
            return literal;
        }
        let parts = [
            of("given"),
            of("dropping-particle"),
            of("non-dropping-particle"),
            of("family"),
            of("suffix"),
            of("name"),
        ];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(" ")
    };
    let all: Vec<String> = all.iter().map(one).collect();
    people::joined(&all, false)
}

/// What stands there for a date, as it is written.
fn given_date(value: Option<&Value>) -> String {
    let Some(value) = value else {
        return String::new();
    };
    let parts = value.get("date-parts").and_then(|all| all.get(0));
    if let Some(Value::Array(parts)) = parts {
        let parts: Vec<String> = parts.iter().map(|part| words(Some(part))).collect();
        return parts.join("-");
    }
    let said = ["raw", "literal", "string"];
    let said = said.iter().map(|name| words(value.get(name)));
    said.into_iter()
        .find(|words| !words.is_empty())
        .unwrap_or_else(|| words(Some(value)))
}

/// `{"date-parts": [[2024, 5, 14]]}`, with words for numbers too; or a date in words.
fn date_of(value: Option<&Value>) -> String {
    let Some(value) = value else {
        return String::new();
    };
    let part = |at: usize| {
        let part = value.get("date-parts")?.get(0)?.get(at)?;
        words(Some(part)).trim().parse::<i16>().ok()
    };
    if let Some(year) = part(0) {
        let small = |at| part(at).and_then(|part| i8::try_from(part).ok());
        return date::of(year, small(1), small(2));
    }
    let said = ["raw", "literal", "string"];
    let said = said.iter().map(|name| words(value.get(name)));
    let said = said.into_iter().find(|words| !words.is_empty());
    date::read(&said.unwrap_or_else(|| words(Some(value))))
}
