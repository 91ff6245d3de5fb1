//! What the confined reader answers: one JSON object. Whoever takes it believes nothing in it that can be checked.

use std::marker::PhantomData;

use jiff::civil::Date;
use serde::{
    Deserialize, Deserializer, Serialize,
    de::{Error as _, SeqAccess, Visitor},
};

use crate::import::attachment::safe_name;
use crate::import::{Attachment, Format, ImportError, Imported, Remark, limits};
use crate::session::{Area, Link, NewParagraph};
use crate::text::Span;

/// An answer.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Answer {
    Read(Box<Found>),
    Empty,
    Locked,
    Scan,
    Damaged(String),
    Limit(String),
}

/// What a reader found, as far as readers find it.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Found {
    title: String,
    byline: Option<String>,
    publisher: Option<String>,
    language: Option<String>,
    published: Option<String>,
    updated: Option<String>,
    captured: Option<String>,
    address: Option<String>,
    #[serde(deserialize_with = "few")]
    paragraphs: Vec<NewParagraph>,
    #[serde(deserialize_with = "few")]
    remarks: Vec<Remark>,
    changed: bool,
    changes: usize,
    #[serde(deserialize_with = "few")]
    attachments: Vec<Attachment>,
    #[serde(deserialize_with = "few")]
    notes: Vec<String>,
}

/// A list that is given up once it is longer than any that a reader answers: what two bytes say may take a hundred to hold.
fn few<'de, D: Deserializer<'de>, T: Deserialize<'de>>(from: D) -> Result<Vec<T>, D::Error> {
    struct Few<T>(PhantomData<T>);
    impl<'de, T: Deserialize<'de>> Visitor<'de> for Few<T> {
        type Value = Vec<T>;

        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            write!(f, "at most {} things", limits::PIECES)
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut all: A) -> Result<Self::Value, A::Error> {
            let mut found = Vec::new();
            while let Some(one) = all.next_element()? {
                if found.len() >= limits::PIECES {
                    return Err(A::Error::invalid_length(found.len() + 1, &self));
                }
                found.push(one);
            }
            Ok(found)
        }
    }
    from.deserialize_seq(Few(PhantomData))
}

/// An answer's bytes.
pub(super) fn spoken(read: Result<Imported, ImportError>) -> Vec<u8> {
    let day = |date: Option<Date>| date.map(|date| date.to_string());
    let answer = match read {
        Ok(read) => Answer::Read(Box::new(Found {
            title: read.title,
            byline: read.byline,
            publisher: read.publisher,
            language: read.language,
            published: day(read.published),
            updated: day(read.updated),
            captured: day(read.captured),
            address: read.address,
            paragraphs: read.paragraphs,
            remarks: read.remarks,
            changed: read.changed,
            changes: read.changes,
            attachments: read.attachments,
            notes: read.notes,
        })),
        Err(ImportError::Empty) => Answer::Empty,
        Err(ImportError::Locked) => Answer::Locked,
        Err(ImportError::Scan) => Answer::Scan,
        Err(ImportError::Limit(what)) => Answer::Limit(what),
        Err(ImportError::Damaged(what)) => Answer::Damaged(what),
        Err(other) => Answer::Damaged(other.to_string()),
    };
    // Nothing in it can fail to be written.
    serde_json::to_vec(&answer).unwrap_or_default()
}

/// What an answer says, as far as it makes sense.
pub(super) fn understood(bytes: &[u8], format: Format) -> Result<Imported, ImportError> {
    let stopped = || ImportError::Stopped(format.label());
    let text = std::str::from_utf8(bytes).ok();
    let answer = text.and_then(|text| serde_json::from_str(text).ok());
    let answer: Answer = answer.ok_or_else(stopped)?;
    let found = match answer {
        Answer::Read(found) => *found,
        Answer::Empty => return Err(ImportError::Empty),
        Answer::Locked => return Err(ImportError::Locked),
        Answer::Scan => return Err(ImportError::Scan),
        Answer::Damaged(what) => return Err(ImportError::Damaged(line(&what))),
        Answer::Limit(what) => return Err(ImportError::Limit(line(&what))),
    };
    let pieces = found.paragraphs.len() + found.remarks.len() + found.notes.len();
    if pieces > limits::PIECES {
        return Err(ImportError::Limit(format!(
            "it has more than {} paragraphs and notes",
            limits::PIECES
        )));
    }
    let day = |date: Option<String>| date.and_then(|date| date.parse::<Date>().ok());
    let mut read = Imported {
        title: line(&found.title),
        byline: found.byline.as_deref().map(line),
        publisher: found.publisher.as_deref().map(line),
        language: found.language.as_deref().map(line),
        published: day(found.published),
        updated: day(found.updated),
        captured: day(found.captured),
        address: found.address.as_deref().map(line),
        paragraphs: found.paragraphs.into_iter().map(paragraph).collect(),
        changed: found.changed,
        changes: found.changes.min(limits::PIECES),
        attachments: attachments(found.attachments),
        notes: found.notes.iter().map(|note| line(note)).collect(),
        ..Imported::default()
    };
    let text = read.text();
    let remarks = found.remarks.into_iter().map(|remark| Remark {
        place: remark
            .place
            .and_then(|place| Span::checked(&text, place.start, place.end)),
        ..remark
    });
    read.remarks = remarks.collect();
    Ok(read)
}

/// What is attached, with names that lead nowhere, in the order of their numbers.
fn attachments(found: Vec<Attachment>) -> Vec<Attachment> {
    let first = found.into_iter().take(limits::ATTACHMENTS);
    let numbered = (1..)
        .zip(first)
        .map(|(number, one)| Attachment { number, ..one }.checked());
    numbered.collect()
}

/// Words without line ends and other controls.
fn line(words: &str) -> String {
    let plain = |c: char| if c.is_control() { ' ' } else { c };
    words.chars().map(plain).collect()
}

/// A paragraph that is one, and whose links lie in it.
fn paragraph(mut found: NewParagraph) -> NewParagraph {
    if found.text.contains(['\n', '\r']) {
        found.text = found.text.replace(['\n', '\r'], " ");
    }
    let letters = found.text.chars().count();
    let fits = |link: &Link| link.start < link.end && link.end <= letters;
    found.links.retain(fits);
    found.areas.retain(Area::makes_sense);
    found
}

/// Stands before what is handed over: a line with its name, and its bytes.
const HERE: &[u8] = b"attached\n";

/// What is attached, as an answer; what cannot be handed over is told as a text is that cannot be read.
pub(super) fn handed_over(found: Result<(String, Vec<u8>), ImportError>) -> Vec<u8> {
    match found {
        Ok((name, content)) => [HERE, line(&name).as_bytes(), b"\n", &content].concat(),
        Err(error) => spoken(Err(error)),
    }
}

/// The name, made safe, and the bytes that an answer hands over.
pub(super) fn taken_over(answer: &[u8], number: usize) -> Result<(String, Vec<u8>), ImportError> {
    let Some(rest) = answer.strip_prefix(HERE) else {
        return match understood(answer, Format::Mail) {
            // A letter that was read to its end, and has no such thing.
            Ok(_) | Err(ImportError::Damaged(_)) => Err(ImportError::NotAttached(number)),
            Err(error) => Err(error),
        };
    };
    let end = rest.iter().position(|byte| *byte == b'\n');
    let (name, content) = end
        .and_then(|end| rest.split_at_checked(end))
        .ok_or(ImportError::Stopped(Format::Mail.label()))?;
    let name = safe_name(&String::from_utf8_lossy(name), number);
    Ok((name, content.get(1..).unwrap_or_default().to_vec()))
}
