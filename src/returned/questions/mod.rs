//! Forms with questions that somebody outside the house filled in: what they say of each claim.
//!
//! A form knows its claims, and whom it went to, by names that say nothing outside the session; a program may have dropped them
//! from a document, then the number of the claim and its words, to the letter, serve. Nothing is guessed: what is ticked twice, was
//! deleted, or answers words that are not the claim's any more is told.

mod beside;
mod compare;
mod filled;
mod office;
mod page;

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_outside;

use super::{Returned, ReturnedError};
use crate::child::{ChildError, Confined, Task};
use crate::import::{Format as Document, ImportError};
use crate::session::Session;
use filled::Filled;
use serde::{Deserialize, Serialize};

/// The task of the confined child that reads a form.
pub const TASK: Task = ("read-questions", task);

/// What the child answers.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Read {
    filled: Filled,
    error: Option<String>,
}

/// What may be a form.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Word,
    OpenDocument,
    Page,
}

/// What a file may be a form as: whether a document is one, only its inside says.
fn sort(content: &[u8]) -> Option<Sort> {
    match Document::of(content, std::path::Path::new("")) {
        Document::Docx => Some(Sort::Word),
        Document::Odt => Some(Sort::OpenDocument),
        _ => page::may_be(content).then_some(Sort::Page),
    }
}

/// What a form says, beside the session as it is now; nothing if the file is none.
pub(super) fn read(
    session: &Session,
    content: &[u8],
    confined: &Confined<'_>,
) -> Result<Option<Returned>, ReturnedError> {
    let Some(sort) = sort(content) else {
        return Ok(None);
    };
    let answer = match confined.task(TASK.0, content) {
        Ok(answer) => answer,
        Err(ChildError::NotStarted(error)) => return Err(ImportError::NoReader(error).into()),
        Err(ChildError::Cancelled) => return Err(ImportError::Cancelled.into()),
        // Whoever reads the document next says what is wrong with it.
        Err(ChildError::Stopped) if sort == Sort::Word => return Ok(None),
        Err(ChildError::Stopped) => {
            return Err(ImportError::Damaged("no answers could be read from it".to_owned()).into());
        }
    };
    let read: Read =
        serde_json::from_slice(&answer).map_err(|error| ImportError::Damaged(error.to_string()))?;
    let filled = read.filled;
    if filled.newer && !filled.ours {
        return Err(ImportError::Damaged("a newer version made this form".to_owned()).into());
    }
    match read.error {
        Some(error) if sort != Sort::Word => Err(ImportError::Damaged(error).into()),
        Some(_) => Ok(None),
        None if filled.ours => Ok(Some(compare::compare(session, &filled))),
        None => Ok(None),
    }
}

/// Answers with what a form says.
fn task(content: &[u8]) -> Vec<u8> {
    let mut read = Read::default();
    let said = |error: ImportError| error.to_string();
    let done = match sort(content) {
        Some(Sort::Word) => office::word(content, &mut read.filled).map_err(said),
        Some(Sort::OpenDocument) => office::open_document(content, &mut read.filled).map_err(said),
        Some(Sort::Page) => page::read(content, &mut read.filled),
        None => Ok(()),
    };
    if !read.filled.ours {
        // An article is all words that no form has.
        read.filled.outside.clear();
    }
    read.error = done.err().map(|error| error.chars().take(300).collect());
    // What cannot be written is no answer, and said so by whoever asked.
    serde_json::to_vec(&read).unwrap_or_default()
}
