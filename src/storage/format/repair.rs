//! Bytes that are not as they should be, to tables: the careful way.
//!
//! Every record, field, list entry and event is tried on its own. What fits nowhere goes to the record's (or the file's)
//! unknown fields under a name that says so, is listed, and is written back: nothing is dropped. For a file that is as it
//! should be, the result is the strict way's.

use encoding_rs::{UTF_16BE, UTF_16LE};
use serde_json::{Map, Value};

use super::{
    FORMAT, FormatError, VERSION,
    fit::{Fit, put_aside},
    lenient,
    problem::Repair,
    unify,
};
use crate::session::{
    Article, Change, Claim, Contact, Correction, Details, Draft, Evidence, Kind, Mark, Person,
    Scale, SignOff, Source, Tables,
};

/// What a careful look found.
pub(super) struct Repaired {
    pub version: u64,
    pub tables: Tables,
    /// Whether a part of the file is missing or cannot be read.
    pub damaged: bool,
}

/// Reads what can be read.
pub(super) fn read(bytes: &[u8], problems: &mut Vec<Repair>) -> Result<Repaired, FormatError> {
    let (text, mut damaged) = decode(bytes, problems);
    let root = if let Some((ours, theirs)) = unify::sides(&text) {
        problems.push(Repair::file(
            "it holds git's conflict markers: both sides were united; where they differ, see below",
        ));
        let (ours, broken) = parse(&ours, problems)?;
        let (theirs, also) = parse(&theirs, problems)?;
        damaged |= broken || also;
        unify::unite(ours, theirs, "", problems)
    } else {
        let (root, broken) = parse(&text, problems)?;
        damaged |= broken;
        root
    };
    let Value::Object(mut root) = root else {
        return Err(FormatError::Other("it is no JSON object".to_owned()));
    };
    header(&mut root, problems)?;
    let version = version(root.remove("version"), &mut root, problems);
    let tables = tables(root, problems);
    Ok(Repaired {
        version,
        tables,
        damaged,
    })
}

/// The text of a file, whatever its encoding, and whether something in it could not be decoded.
fn decode(bytes: &[u8], problems: &mut Vec<Repair>) -> (String, bool) {
    let odd = |part: &[u8], which: usize| {
        let of = part.iter().skip(which).step_by(2).take(32);
        of.clone().count() > 2 && of.clone().filter(|byte| **byte == 0).count() * 4 > of.count() * 3
    };
    let utf_16 = match bytes {
        [0xff, 0xfe, ..] => Some(UTF_16LE),
        [0xfe, 0xff, ..] => Some(UTF_16BE),
        _ if odd(bytes, 1) && !odd(bytes, 0) => Some(UTF_16LE),
        _ if odd(bytes, 0) && !odd(bytes, 1) => Some(UTF_16BE),
        _ => None,
    };
    if let Some(encoding) = utf_16 {
        let (text, _, broken) = encoding.decode(bytes);
        problems.push(Repair::file("it is in UTF-16: it will be saved in UTF-8"));
        if broken {
            problems.push(Repair::file(
                "some of it cannot be decoded: replaced by \u{fffd}",
            ));
        }
        return (text.into_owned(), broken);
    }
    let bytes = match bytes.strip_prefix(b"\xef\xbb\xbf") {
        Some(rest) => {
            problems.push(Repair::file(
                "it begins with a byte-order mark: it will be saved without",
            ));
            rest
        }
        None => bytes,
    };
    match String::from_utf8_lossy(bytes) {
        std::borrow::Cow::Borrowed(text) => (text.to_owned(), false),
        std::borrow::Cow::Owned(text) => {
            problems.push(Repair::file(
                "some of it is not UTF-8: replaced by \u{fffd}",
            ));
            (text, true)
        }
    }
}

fn parse(text: &str, problems: &mut Vec<Repair>) -> Result<(Value, bool), FormatError> {
    let reading = lenient::read(text)
        .ok_or_else(|| FormatError::Other("it does not begin as one does".to_owned()))?;
    problems.extend(reading.notes.iter().map(Repair::file));
    Ok((unify::value(reading.root, "", problems), reading.damaged))
}

/// Whether it is a session at all: it says so, or it holds what a session holds.
fn header(root: &mut Map<String, Value>, problems: &mut Vec<Repair>) -> Result<(), FormatError> {
    let format = root.remove("format");
    if format.as_ref().and_then(Value::as_str) == Some(FORMAT) {
        return Ok(());
    }
    let held = Kind::tables()
        .iter()
        .filter(|kind| root.get(kind.word()).is_some_and(Value::is_object));
    if held.count() < 2 {
        return Err(FormatError::Other(format!(
            "it does not say \"format\": {FORMAT:?}"
        )));
    }
    problems.push(Repair::file(
        "it does not say that it is a session, but holds what one holds",
    ));
    if let Some(format) = format {
        unify::insert_free(root, "format_found", format);
    }
    Ok(())
}

fn version(found: Option<Value>, root: &mut Map<String, Value>, problems: &mut Vec<Repair>) -> u64 {
    let number = match &found {
        Some(Value::String(text)) => text.trim().parse().ok(),
        Some(value) => value.as_u64(),
        None => None,
    };
    if let (Some(Value::Number(_)), Some(number)) = (&found, number) {
        return number;
    }
    let number = number.unwrap_or(VERSION);
    problems.push(Repair::file(format!(
        "its version is not a number: taken for version {number}"
    )));
    if let Some(found) = found {
        unify::insert_free(root, "version_found", found);
    }
    number
}

fn tables(mut root: Map<String, Value>, problems: &mut Vec<Repair>) -> Tables {
    let mut aside = Map::new();
    let mut take = |kind: Kind| (root.remove(kind.word()), kind);
    let details = take(Kind::Details);
    let mut fit = Fit {
        aside: &mut aside,
        problems,
    };
    let tables = Tables {
        details: std::sync::Arc::new(fit.details::<Details>(details.0)),
        articles: fit.table::<Article>(take(Kind::Article), Article::FIXED),
        drafts: fit.table::<Draft>(take(Kind::Draft), Draft::FIXED),
        claims: fit.table::<Claim>(take(Kind::Claim), Claim::FIXED),
        evidence: fit.table::<Evidence>(take(Kind::Evidence), Evidence::FIXED),
        sources: fit.table::<Source>(take(Kind::Source), Source::FIXED),
        people: fit.table::<Person>(take(Kind::Person), Person::FIXED),
        scales: fit.table::<Scale>(take(Kind::Scale), Scale::FIXED),
        marks: fit.table::<Mark>(take(Kind::Mark), Mark::FIXED),
        contacts: fit.table::<Contact>(take(Kind::Contact), Contact::FIXED),
        changes: fit.table::<Change>(take(Kind::Change), Change::FIXED),
        sign_offs: fit.table::<SignOff>(take(Kind::SignOff), SignOff::FIXED),
        corrections: fit.table::<Correction>(take(Kind::Correction), Correction::FIXED),
        ..Tables::default()
    };
    for (name, value) in aside {
        put_aside(&mut root, &name, value);
    }
    Tables {
        extra: root.into_iter().collect(),
        ..tables
    }
}
