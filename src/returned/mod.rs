//! Floor 4: files that were handed out and came back, to commands that a person sees before they are done.
//!
//! The editor accepts and answers in Word, the desk edits the table, somebody who was asked fills in a form. What such a file
//! says is laid beside the session as it is now; each difference is a [`Proposal`]: a sentence, and the command that would make it
//! so. What does not fit is listed, and nothing is guessed. Nothing here changes a session.
//!
//! A file that comes back was in strange hands: it is read in a confined child, and its answer is believed as little as the file.

mod document;
mod linked;
mod other;
mod questions;
mod sheet;
mod wordings;

use crate::child::{Confined, Task};
use crate::export::plain;
use crate::import::{Format as Document, ImportError};
use crate::session::{Command, Id, Session};
use crate::text::brief;

/// What a confined child does for this room.
pub const TASKS: &[Task] = &[sheet::TASK, questions::TASK];

/// What a file that came back says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Returned {
    /// What the file is, in a few words ("Word document with 3 answers").
    pub what: String,
    /// What it would change, in the order of the text.
    pub proposals: Vec<Proposal>,
    /// What it says that does not fit, a sentence each.
    pub unplaced: Vec<String>,
}

/// A change that a file proposes.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// What it is, in a sentence for a person.
    pub says: String,
    /// The claim it is about, if it is about one.
    pub claim: Option<Id>,
    /// What makes it so.
    pub command: Command,
}

impl Returned {
    /// All of it as one step, which is undone as one; nothing if there is nothing to do.
    pub fn command(self) -> Option<Command> {
        let label = format!("Take in: {}", self.what);
        let mut commands = Vec::new();
        for one in self.proposals {
            match one.command {
                Command::Batch {
                    commands: several, ..
                } => commands.extend(several),
                command => commands.push(command),
            }
        }
        (!commands.is_empty()).then_some(Command::Batch { label, commands })
    }
}

/// Why a file says nothing.
#[derive(Debug, thiserror::Error)]
pub enum ReturnedError {
    /// It is nothing that was handed out.
    #[error("it is nothing that a session hands out and takes back: {0}")]
    Unknown(&'static str),
    /// It is a file of another kind.
    #[error("is {kind}, which is not taken in here; {advice}")]
    Other {
        /// What it is, with its article ("a PNG picture").
        kind: &'static str,
        /// What to do.
        advice: &'static str,
    },
    /// It can only be about one article.
    #[error("the session has several articles: say which one it is about (--article)")]
    WhichArticle,
    /// It cannot be read.
    #[error(transparent)]
    Unread(#[from] ImportError),
}

/// What a file that came back says, beside the session as it is now. `article` is the one it is about, where the file does not
/// say it; without one, the only one there is.
///
/// # Errors
/// It cannot be read, or is nothing that a session hands out.
pub fn read(
    session: &Session,
    content: &[u8],
    article: Option<Id>,
    confined: &Confined<'_>,
) -> Result<Returned, ReturnedError> {
    if let Some(error) = other::ours(content) {
        return Err(error);
    }
    if sheet::knows(content) {
        return sheet::read(session, content, confined);
    }
    if let Some(answers) = questions::read(session, content, confined)? {
        return Ok(answers);
    }
    if linked::knows(content) {
        return linked::read(session, content, article);
    }
    match Document::of(content, std::path::Path::new("")) {
        Document::Docx => {
            let article = which(session, article)?;
            document::read(session, content, article, confined)
        }
        format => Err(other::theirs(content, format)),
    }
}

/// Whether a file is a form with questions of ours, which no article is.
pub fn is_form(session: &Session, content: &[u8], confined: &Confined<'_>) -> bool {
    matches!(questions::read(session, content, confined), Ok(Some(_)))
}

/// The article a file is about.
fn which(session: &Session, article: Option<Id>) -> Result<Id, ReturnedError> {
    match (article, &session.articles_in_order()[..]) {
        (Some(article), _) => Ok(article),
        (None, [(only, _)]) => Ok(*only),
        (None, _) => Err(ReturnedError::WhichArticle),
    }
}

/// The beginning of a text from a file, in one line.
fn short(text: &str) -> String {
    let text = plain(text);
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    brief(&line, 80).into_owned()
}
