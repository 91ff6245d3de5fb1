//! Reading articles in: a job, whose answer is the command that adds them.

use std::path::{Path, PathBuf};

use super::arriving::{Answer, Arrived, decide, fetched};
use super::{attached, changes, pasted, text};
use crate::{
    export::Rich,
    import::{self, Attachment, How, ImportError, Imported},
    returned,
    session::{Id, Session},
    storage::{self, Kept, State},
    workbench::desk::{Ask, Desk, Job, Out, file_name},
};

/// What happens here.
pub enum Message {
    /// Read these files.
    Files(Vec<PathBuf>),
    /// Read what was pasted: this text, or the rich text that lies beside it.
    Pasted {
        /// What a person has seen of it.
        text: String,
        /// Plain text is wanted.
        plain: bool,
    },
    /// Look what is on the clipboard, and ask whether it is an article.
    Look,
    /// This is on it, or it could not be asked.
    Looked(Result<String, String>),
    /// List what is attached to the letter that an article was read from.
    Attached(Id),
    /// This is attached, or it cannot be listed.
    Listed(Id, Result<Vec<Attachment>, String>),
    /// Add what is attached under this number as an article.
    Take(Id, usize),
    /// Show the other text of an article's document.
    OtherText(Id),
    /// This is the other text, or there is none.
    Other(Id, Result<Box<text::Other>, String>),
    /// The changes for the writer are listed, to be copied; or cannot be.
    Changes(Result<Rich, String>),
    /// Articles were read, each from this file (none: it was pasted); or why one could not be.
    Read(Vec<(PathBuf, Result<Arrived, String>)>),
    /// This was fetched: from where, with the name of the file at the end; or why it was not.
    Fetched(PathBuf, Result<Box<Imported>, String>),
    /// A person has said what that is which looks like an article.
    Answered(Answer),
    /// Read this file as the next draft of an article.
    Draft(PathBuf, Id),
    /// A file that an article was read from was written.
    Written(PathBuf),
    /// It holds another text than the article's draft, or the same.
    Rewritten(PathBuf, Id, bool),
    /// An article was to be added: this one, and what was noticed about it.
    Added(Id, Vec<String>),
}

pub(super) fn update(message: Message, desk: &Desk<'_>, out: &mut Out<Message>) {
    match message {
        Message::Files(paths) => files(paths, desk, out),
        Message::Pasted { text, plain } => pasted::text(text, plain, desk, out),
        Message::Look => pasted::look(desk, out),
        Message::Attached(article) => attached::list(article, desk, out),
        // What is listed is kept by the pane.
        Message::Listed(..) | Message::Take(..) => {}
        Message::OtherText(article) => text::other(article, desk, out),
        Message::Other(article, found) => text::found(article, found, desk, out),
        Message::Changes(made) => changes::made(made, out),
        Message::Looked(found) => pasted::looked(found, out),
        Message::Fetched(from, read) => fetched(from, read, desk, out),
        // What was read is kept by the pane until it is known what it is.
        Message::Read(_)
        | Message::Answered(_)
        | Message::Draft(..)
        | Message::Written(_)
        | Message::Rewritten(..) => {}
        Message::Added(id, notes) => {
            if desk.session.articles.get(id).is_some() {
                out.ask(Ask::Article(id));
                out.ask(Ask::Tidied(id, notes));
            }
        }
    }
}

fn files(paths: Vec<PathBuf>, desk: &Desk<'_>, out: &mut Out<Message>) {
    let ids: Vec<Option<Id>> = paths.iter().map(|_| desk.new_id()).collect();
    let reader = desk.outside.reader.clone();
    let kept = desk.outside.state.as_ref().map(State::kept);
    let session = desk.session.clone();
    out.start(Job::new("Reading articles", move |progress| {
        let mut found = Vec::new();
        let all = paths.len();
        for (at, (path, id)) in paths.into_iter().zip(ids).enumerate() {
            if progress.is_cancelled() {
                break;
            }
            progress.set(u32::try_from(at * 1000 / all.max(1)).unwrap_or(0));
            let cancelled = || progress.is_cancelled();
            let how = How::confined(reader.clone(), &cancelled);
            let read = arrived(&session, &path, id, &how, kept.as_ref());
            found.push((path, read));
        }
        Message::Read(found)
    }));
}

/// Reads a file, and tells what it is.
fn arrived(
    session: &Session,
    path: &Path,
    id: Option<Id>,
    how: &How<'_>,
    keep: Option<&Kept>,
) -> Result<Arrived, String> {
    let failed = |error: ImportError| format!("{}: {error}", path.display());
    let content = import::content(path, storage::open_input).map_err(failed)?;
    // A form with questions was handed out from a session; an empty one has none.
    let has_some = !session.articles.is_empty();
    let confined = how.confined.as_ref().filter(|_| has_some);
    if confined.is_some_and(|confined| returned::is_form(session, &content, confined)) {
        return Ok(Arrived::CameBack);
    }
    let imported = import::bytes(&content, path, how).map_err(failed)?;
    let imported = kept(imported, &content, &file_name(path), keep);
    decide(session, imported, id, path)
}

/// Reads a file; a document is kept as it is, for whoever wants it back.
pub(super) fn document(
    path: &Path,
    how: &How<'_>,
    keep: Option<&Kept>,
) -> Result<Imported, ImportError> {
    let content = import::content(path, storage::open_input)?;
    let imported = import::bytes(&content, path, how)?;
    Ok(kept(imported, &content, &file_name(path), keep))
}

/// An article whose document is kept as it is, for whoever wants it back.
pub(super) fn kept(
    mut imported: Imported,
    content: &[u8],
    file: &str,
    keep: Option<&Kept>,
) -> Imported {
    if let Some(keep) = keep.filter(|_| !imported.format.is_plain()) {
        match keep.put(content, file) {
            Ok(hash) => imported.package = hash.to_string(),
            Err(error) => imported
                .notes
                .push(format!("The file itself could not be kept: {error}")),
        }
    }
    imported
}

/// An imported article, ready to be added.
pub(super) fn taken(imported: Imported, id: Option<Id>, file: &str) -> Result<Arrived, String> {
    let id = id.ok_or("the system's random generator gives no numbers")?;
    let intake = import::intake(imported, id, file);
    Ok(Arrived::Article(id, Box::new(intake)))
}
