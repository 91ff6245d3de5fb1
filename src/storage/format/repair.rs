//! Bytes that are not as they should be, to tables: the careful way.
//!
//! Every record, field, list entry and event is tried on its own. What fits nowhere goes to the record's (or the file's)
//! unknown fields under a name that says so, is listed, and is written back: nothing is dropped. For a file that is as it
//! should be, the result is the strict way's.

use std::collections::BTreeMap;

use encoding_rs::{UTF_16BE, UTF_16LE};

use super::{
    FORMAT, FormatError, VERSION,
    build::Build,
    fit::{Aside, Fit, Found},
    lenient,
    problem::Problems,
    unify::{self, Free, entries, is_object},
};
use crate::session::{
    Article, Change, Claim, Claimed, Comment, Contact, Correction, Details, Draft, Evidence,
    Expectation, Extra, Json, Kind, Mark, Person, Scale, SecondCheck, SignOff, Source, Tables,
    Untold,
};

/// What a careful look found.
pub(super) struct Repaired {
    pub version: u64,
    pub tables: Tables,
    /// Where values come from that no event tells of.
    pub untold: Untold,
    /// Whether a part of the file is missing or cannot be read.
    pub damaged: bool,
}

/// Reads what can be read.
pub(super) fn read(bytes: &[u8], problems: &mut Problems) -> Result<Repaired, FormatError> {
    let (text, mut damaged) = decode(bytes, problems);
    let mut sides = Vec::new();
    let mut mend = |text: &str, problems: &mut Problems| -> Result<(), FormatError> {
        let mended = lenient::mend(text)
            .ok_or_else(|| FormatError::Other("it does not begin as one does".to_owned()))?;
        for note in &mended.notes {
            problems.file(note);
        }
        damaged |= mended.damaged;
        sides.push(mended.text);
        Ok(())
    };
    let mut untold = Untold::ByHand;
    if let Some((ours, theirs)) = unify::sides(&text) {
        untold = Untold::ByLines;
        problems.file(
            "it holds git's conflict markers: both sides were united; where they differ, a person decides",
        );
        drop(text);
        mend(&ours, problems)?;
        mend(&theirs, problems)?;
    } else {
        mend(&text, problems)?;
        drop(text);
    }
    let mut roots = Vec::new();
    for (side, text) in sides.iter().enumerate() {
        roots.push(Root::new(side, text, problems));
    }
    header(&mut roots, problems)?;
    let version = version(&mut roots, problems);
    let tables = tables(roots, problems);
    Ok(Repaired {
        version,
        tables,
        untold,
        damaged,
    })
}

/// What a side of a file holds, by name.
struct Root<'t> {
    /// What a session holds, once or more often.
    known: BTreeMap<&'static str, Found<'t>>,
    /// The rest.
    unknown: Aside,
}

/// The names that a file begins with.
const HEAD: [&str; 2] = ["format", "version"];

impl<'t> Root<'t> {
    fn new(side: usize, text: &'t str, problems: &mut Problems) -> Self {
        let words = [Kind::Details.word()].into_iter();
        let words = words
            .chain(Kind::tables().iter().map(Kind::word))
            .chain(HEAD);
        let mut root = Self {
            known: words.map(|word| (word, Vec::new())).collect(),
            unknown: Aside::default(),
        };
        let mut rest = Build::object();
        for (name, value) in entries(text) {
            match root.known.get_mut(&*name) {
                Some(found) => {
                    if !found.is_empty() {
                        problems.changed(&name, || "stands twice: both were united".to_owned());
                    }
                    found.push((side, value));
                }
                None => rest.entry(&name, value.get()),
            }
        }
        let rest = unify::values(&rest.text(), problems);
        for (name, value) in entries(&rest) {
            let value = unify::value(value.get(), &name, problems);
            root.unknown.put(&name, value);
        }
        root
    }

    /// What stands under one of the names that a file begins with. What else stands there is kept under other names.
    fn head(&mut self, name: &str) -> Option<Json> {
        let mut found = std::mem::take(self.known.get_mut(name)?).into_iter();
        let first = found
            .next()
            .and_then(|(_, value)| Json::parse(value.get()).ok());
        for (_, value) in found {
            let value = Json::parse(value.get()).ok();
            if let Some(value) = value.filter(|value| Some(value) != first.as_ref()) {
                self.unknown.put(&format!("{name}{}", unify::SECOND), value);
            }
        }
        first
    }
}

/// The text of a file, whatever its encoding, and whether something in it could not be decoded.
fn decode(bytes: &[u8], problems: &mut Problems) -> (String, bool) {
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
        problems.file("it is in UTF-16: it will be saved in UTF-8");
        if broken {
            problems.file("some of it cannot be decoded: replaced by \u{fffd}");
        }
        return (text.into_owned(), broken);
    }
    let bytes = match bytes.strip_prefix(b"\xef\xbb\xbf") {
        Some(rest) => {
            problems.file("it begins with a byte-order mark: it will be saved without");
            rest
        }
        None => bytes,
    };
    match String::from_utf8_lossy(bytes) {
        std::borrow::Cow::Borrowed(text) => (text.to_owned(), false),
        std::borrow::Cow::Owned(text) => {
            problems.file("some of it is not UTF-8: replaced by \u{fffd}");
            (text, true)
        }
    }
}

/// Whether it is a session at all: it says so, or it holds what a session holds.
fn header(roots: &mut [Root<'_>], problems: &mut Problems) -> Result<(), FormatError> {
    for root in roots {
        let format = root.head("format");
        if format.as_ref().and_then(Json::as_str).as_deref() == Some(FORMAT) {
            continue;
        }
        let held = Kind::tables().iter().filter(|kind| {
            let found = root.known.get(kind.word());
            found.is_some_and(|found| found.iter().any(|(_, value)| is_object(value.get())))
        });
        if held.count() < 2 {
            return Err(FormatError::Other(format!(
                "it does not say \"format\": {FORMAT:?}"
            )));
        }
        problems.file("it does not say that it is a session, but holds what one holds");
        if let Some(format) = format {
            root.unknown.put("format_found", format);
        }
    }
    Ok(())
}

/// The version; of two, the higher.
fn version(roots: &mut [Root<'_>], problems: &mut Problems) -> u64 {
    let mut highest = None;
    for root in roots {
        let found = root.head("version");
        let number = match found.as_ref().map(|value| (value, value.as_str())) {
            Some((_, Some(text))) => text.trim().parse().ok(),
            Some((value, None)) => {
                let number = value.read::<u64>().ok();
                highest = highest.max(number);
                if number.is_some() {
                    continue;
                }
                None
            }
            None => None,
        };
        let number = number.unwrap_or(VERSION);
        highest = highest.max(Some(number));
        problems.file(format!(
            "its version is not a number: taken for version {number}"
        ));
        if let Some(found) = found {
            root.unknown.put("version_found", found);
        }
    }
    highest.unwrap_or(VERSION)
}

fn tables(roots: Vec<Root<'_>>, problems: &mut Problems) -> Tables {
    let mut known: BTreeMap<&str, Found<'_>> = BTreeMap::new();
    let mut unknown = Vec::new();
    for root in roots {
        for (word, found) in root.known {
            known.entry(word).or_default().extend(found);
        }
        unknown.push(root.unknown);
    }
    let mut aside = Aside::default();
    let mut fit = Fit {
        aside: &mut aside,
        problems,
    };
    let of = |kind: Kind| (known.get(kind.word()).unwrap_or(&NOTHING), kind);
    let details = std::sync::Arc::new(fit.details::<Details>(of(Kind::Details).0));
    let (mut drafts, several) = fit.table::<Draft>(of(Kind::Draft), Draft::FIXED);
    for id in several {
        // The hash is no value of its own: it follows the text, whichever of two that is.
        if let Some(draft) = drafts.change(id) {
            draft.sha256 = draft.paragraphs.sha256();
        }
    }
    let mut tables = Tables {
        details,
        drafts,
        articles: fit.table::<Article>(of(Kind::Article), Article::FIXED).0,
        claims: fit.table::<Claim>(of(Kind::Claim), Claim::FIXED).0,
        evidence: fit.table::<Evidence>(of(Kind::Evidence), Evidence::FIXED).0,
        claimed: fit.table::<Claimed>(of(Kind::Claimed), Claimed::FIXED).0,
        comments: fit.table::<Comment>(of(Kind::Comment), Comment::FIXED).0,
        second_checks: fit
            .table::<SecondCheck>(of(Kind::SecondCheck), SecondCheck::FIXED)
            .0,
        expectations: fit
            .table::<Expectation>(of(Kind::Expectation), Expectation::FIXED)
            .0,
        sources: fit.table::<Source>(of(Kind::Source), Source::FIXED).0,
        people: fit.table::<Person>(of(Kind::Person), Person::FIXED).0,
        scales: fit.table::<Scale>(of(Kind::Scale), Scale::FIXED).0,
        marks: fit.table::<Mark>(of(Kind::Mark), Mark::FIXED).0,
        contacts: fit.table::<Contact>(of(Kind::Contact), Contact::FIXED).0,
        changes: fit.table::<Change>(of(Kind::Change), Change::FIXED).0,
        sign_offs: fit.table::<SignOff>(of(Kind::SignOff), SignOff::FIXED).0,
        corrections: fit
            .table::<Correction>(of(Kind::Correction), Correction::FIXED)
            .0,
        extra: Extra::new(),
    };
    for unknown in unknown {
        tables.join_unknown(&unknown.all().into_iter().collect());
    }
    for (name, value) in aside.all() {
        let name = Free::new(name).next(|name| tables.extra.contains_key(name));
        tables.extra.insert(name, value);
    }
    tables
}

static NOTHING: Found<'static> = Vec::new();
