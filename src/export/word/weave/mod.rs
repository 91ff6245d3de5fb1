//! Comments and tracked changes put into a document that somebody else wrote.
//!
//! Nothing is written anew: bytes are put between those that are there, in as few parts as can be, and every other part is
//! copied as it is packed. What is put in keeps the rules of Word (ECMA-376 part 1, 17.13): ids are given once, ranges are paired,
//! a mark of a comment stands in no deletion, so that accepting one does not take it away (`DOCUMENTS.md`, "DOCX out").
//!
//! It parses what nobody trusts, and is done in a confined child ([`TASK`]).

mod comments;
mod earlier;
mod ids;
mod parts;
mod place;
mod spots;

use std::io::Cursor;

use serde::{Deserialize, Serialize};

use crate::child::{ChildError, Confined};
use crate::import::ImportError;
use crate::text::Span;

/// The name of the confined task.
pub const TASK: &str = "weave-document";

/// What is put into a document. Places are bytes of the text that was read from it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weave {
    /// The text that was read.
    pub text: String,
    /// Comments.
    pub threads: Vec<Thread>,
    /// Changes that are proposed.
    pub proposals: Vec<Proposal>,
}

/// A comment and its answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Thread {
    /// The words it stands on.
    pub place: Span,
    /// What is said, the first first.
    pub said: Vec<Said>,
    /// It needs nobody any more.
    pub done: bool,
}

/// What somebody said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// Who.
    pub by: String,
    /// In short.
    pub initials: String,
    /// When, as `2026-01-31T09:30:00Z`.
    pub on: String,
    /// What, paragraph by paragraph.
    pub paragraphs: Vec<String>,
}

/// A change that is proposed: a tracked deletion and insertion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// The words that go; without any, the place where new ones come.
    pub place: Span,
    /// The words that come.
    pub proposed: String,
    /// Who proposes it.
    pub by: String,
    /// When, as `2026-01-31T09:30:00Z`.
    pub on: String,
}

/// A document with everything put in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Woven {
    /// The document.
    pub document: Vec<u8>,
    /// The proposals that could not be put in, by their places in the list, and why.
    pub left: Vec<(usize, String)>,
}

/// Why nothing was put in.
#[derive(Debug, thiserror::Error)]
pub enum WeaveError {
    /// There is no child to do it, or it gave no answer.
    #[error(transparent)]
    Child(#[from] ChildError),
    /// The document cannot be read.
    #[error("the document {0}")]
    Unread(String),
    /// The document does not say what the draft does.
    #[error("the document does not hold the text of the draft any more")]
    OtherText,
    /// It is written in a way that nothing is put into.
    #[error("the document is written in a way that nothing can be put into: {0}")]
    Written(String),
}

impl From<ImportError> for WeaveError {
    fn from(error: ImportError) -> Self {
        Self::Unread(error.to_string())
    }
}

/// Puts everything into a document, in a confined child.
///
/// # Errors
/// As those of [`woven`].
pub fn weave(document: &[u8], weave: &Weave, confined: &Confined<'_>) -> Result<Woven, WeaveError> {
    let asked = wire::framed(weave, document);
    let answer = confined.task(TASK, &asked)?;
    let (answer, document) =
        wire::unframed::<wire::Answer>(&answer).ok_or(WeaveError::Child(ChildError::Stopped))?;
    match answer {
        wire::Answer::Woven { left } => Ok(Woven {
            document: document.to_vec(),
            left,
        }),
        wire::Answer::Unread(why) => Err(WeaveError::Unread(why)),
        wire::Answer::OtherText => Err(WeaveError::OtherText),
        wire::Answer::Written(why) => Err(WeaveError::Written(why)),
    }
}

/// The confined task.
pub fn task(input: &[u8]) -> Vec<u8> {
    let Some((asked, document)) = wire::unframed::<Weave>(input) else {
        let why = "came without what is to be put in".to_owned();
        return wire::framed(&wire::Answer::Unread(why), b"");
    };
    match woven(document, &asked) {
        Ok(woven) => wire::framed(&wire::Answer::Woven { left: woven.left }, &woven.document),
        Err(WeaveError::OtherText) => wire::framed(&wire::Answer::OtherText, b""),
        Err(WeaveError::Written(why)) => wire::framed(&wire::Answer::Written(why), b""),
        Err(WeaveError::Unread(why)) => wire::framed(&wire::Answer::Unread(why), b""),
        Err(error @ WeaveError::Child(_)) => {
            wire::framed(&wire::Answer::Unread(error.to_string()), b"")
        }
    }
}

/// Puts everything into a document, here.
///
/// # Errors
/// The document cannot be read, or holds another text.
pub fn woven(document: &[u8], weave: &Weave) -> Result<Woven, WeaveError> {
    let mut parts = parts::Parts::open(document)?;
    let (body, traced, view) = parts.body(&weave.text)?;
    let earlier = earlier::of(document, &mut parts, view)?;
    let threads = earlier::rest(&weave.threads, &earlier);
    let mut ids = ids::Ids::of(&mut parts, &body)?;
    let mut spots = spots::Spots::new(&body.text, &body.prefix, &traced);
    let left = spots.propose(&weave.proposals, &mut ids);
    let numbered: Vec<Vec<u32>> = threads
        .iter()
        .map(|thread| thread.said.iter().map(|_| ids.next()).collect())
        .collect();
    for (thread, numbers) in threads.iter().zip(&numbered) {
        spots.comment(thread.place, numbers);
    }
    let changed = spots.put_in(&mut ids);
    if !threads.is_empty() {
        comments::add(&mut parts, &body, &threads, &numbered, &mut ids)?;
    }
    parts.replace(&body.name, changed);
    let mut out = Cursor::new(Vec::new());
    parts.write(&mut out)?;
    Ok(Woven {
        document: out.into_inner(),
        left,
    })
}

mod wire {
    //! A header in JSON, its length before it, and bytes behind it.

    use serde::{Deserialize, Serialize, de::DeserializeOwned};

    /// What a child answers.
    #[derive(Debug, Serialize, Deserialize)]
    pub enum Answer {
        Woven { left: Vec<(usize, String)> },
        Unread(String),
        OtherText,
        Written(String),
    }

    pub fn framed(header: &impl Serialize, bytes: &[u8]) -> Vec<u8> {
        // Nothing in it can fail to be written.
        let header = serde_json::to_vec(header).unwrap_or_default();
        let mut all = (header.len() as u64).to_le_bytes().to_vec();
        all.extend_from_slice(&header);
        all.extend_from_slice(bytes);
        all
    }

    pub fn unframed<T: DeserializeOwned>(all: &[u8]) -> Option<(T, &[u8])> {
        let (length, rest) = all.split_first_chunk::<8>()?;
        let length = usize::try_from(u64::from_le_bytes(*length)).ok()?;
        let (header, bytes) = rest.split_at_checked(length)?;
        Some((serde_json::from_slice(header).ok()?, bytes))
    }
}

#[cfg(test)]
mod tests;
