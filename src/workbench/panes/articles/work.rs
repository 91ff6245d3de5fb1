//! Reading articles in: a job, whose answer is the command that adds them.

use std::path::{Path, PathBuf};

use crate::{
    import::{self, How, ImportError, Imported, Intake},
    session::Id,
    storage::{Kept, State},
    workbench::{
        desk::{Ask, Desk, Job, Offer, Out, Topic, file_name},
        kit::widgets::NoticeKind,
    },
};

/// An article on its way in, and the name it will have.
type Taken = (Id, Intake);

/// What happens here.
pub enum Message {
    /// Read these files.
    Files(Vec<PathBuf>),
    /// Read what was pasted.
    Pasted(String),
    /// Articles were read, each from this file (none: it was pasted); or why one could not be.
    Read(Vec<(PathBuf, Result<Taken, String>)>),
    /// An article was to be added: this one, and what was noticed about it.
    Added(Id, Vec<String>),
}

pub(super) fn update(message: Message, desk: &Desk<'_>, out: &mut Out<Message>) {
    match message {
        Message::Files(paths) => files(paths, desk, out),
        Message::Pasted(text) => pasted(text, desk, out),
        Message::Read(articles) => {
            if articles.iter().any(|(_, read)| read.is_ok()) {
                out.ask(Ask::MakeRoom);
            }
            for (path, read) in articles {
                match read {
                    Ok((id, intake)) => {
                        out.is_well(Topic::Reading(path));
                        out.change(intake.command);
                        out.say(Message::Added(id, intake.notes));
                        if let Some(cut) = intake.cut {
                            out.tell(NoticeKind::Warning, cut, Offer::None);
                        }
                    }
                    Err(error) => out.failed(Topic::Reading(path), error),
                }
            }
        }
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
            let read = document(&path, &how, kept.as_ref());
            let read = read.map_err(|error| format!("{}: {error}", path.display()));
            let read = read.and_then(|imported| taken(imported, id, &file_name(&path)));
            found.push((path, read));
        }
        Message::Read(found)
    }));
}

/// Reads a file; a document is kept as it is, for whoever wants it back.
fn document(path: &Path, how: &How<'_>, kept: Option<&Kept>) -> Result<Imported, ImportError> {
    let content = import::content(path)?;
    let mut imported = import::bytes(&content, path, how)?;
    if let Some(kept) = kept.filter(|_| !imported.format.is_plain()) {
        match kept.put(&content, &file_name(path)) {
            Ok(hash) => imported.package = hash.to_string(),
            Err(error) => imported
                .notes
                .push(format!("The file itself could not be kept: {error}")),
        }
    }
    Ok(imported)
}

fn pasted(text: String, desk: &Desk<'_>, out: &mut Out<Message>) {
    let id = desk.new_id();
    let reader = desk.outside.reader.clone();
    out.start(Job::new("Reading the pasted text", move |progress| {
        let cancelled = || progress.is_cancelled();
        let how = How::confined(reader, &cancelled);
        let read = import::pasted(&text, &how).map_err(|error| format!("The pasted text: {error}"));
        let read = read.and_then(|imported| taken(imported, id, ""));
        Message::Read(vec![(PathBuf::new(), read)])
    }));
}

/// An imported article, ready to be added.
fn taken(imported: Imported, id: Option<Id>, file: &str) -> Result<Taken, String> {
    let id = id.ok_or("the system's random generator gives no numbers")?;
    Ok((id, import::intake(imported, id, file)))
}
