//! What was taken in becomes sources of the session, in one step.

use std::path::Path;

use super::{TakenIn, source};
use crate::{
    session::{Command, Id, Kind, NewSource, Session},
    storage::{Hash, reference, referred},
};

/// What is to be entered of what was taken in.
#[derive(Debug, Default)]
pub struct Entered {
    /// The step, if there is anything to enter.
    pub command: Option<Command>,
    /// How many documents it enters.
    pub new: usize,
    /// How many are in the session already: the same bytes are one document.
    pub known: usize,
    /// Of how many of the new ones the text could not be read.
    pub unread: usize,
}

/// The step that enters documents as sources, those that are not there yet; `name` gives a name where that of the document's own is
/// taken, by a source that was taken out again.
pub fn enter<'t>(
    session: &Session,
    taken: impl IntoIterator<Item = &'t TakenIn>,
    today: &str,
    mut name: impl FnMut() -> Option<Id>,
) -> Entered {
    let mut entered = Entered::default();
    let mut commands = Vec::new();
    let mut refreshed = Vec::new();
    let mut added: Vec<Hash> = Vec::new();
    for one in taken {
        let sha256 = one.hash.to_string();
        if let Some(known) = session.source_of_document(&sha256) {
            entered.known += 1;
            refreshed.extend(found_again(session, known, one));
            continue;
        }
        if added.contains(&one.hash) {
            entered.known += 1;
            continue;
        }
        entered.unread += usize::from(!one.document.unread.is_empty());
        let new = source(one, today);
        let free = new.id.filter(|id| session.sources.get(*id).is_none());
        let id = free.or_else(&mut name);
        commands.push(Command::AddSource(NewSource { id, ..new }));
        added.push(one.hash);
    }
    entered.new = commands.len();
    let label = match entered.new {
        0 if refreshed.is_empty() => return entered,
        0 => "Find documents of the backup again".to_owned(),
        1 => "Add a document to the backup".to_owned(),
        many => format!("Add {many} documents to the backup"),
    };
    commands.extend(refreshed);
    entered.command = Some(Command::Batch { label, commands });
    entered
}

/// What a document that is there already says of where it and its recording lie, where that is something else now.
fn found_again(session: &Session, known: Id, taken: &TakenIn) -> Vec<Command> {
    let sha256 = taken.hash.to_string();
    // Another source may stand for it.
    let source = session.sources.get(known);
    let Some(source) = source.filter(|source| source.document == sha256) else {
        return Vec::new();
    };
    let mut fields = Vec::new();
    // What is kept needs no file elsewhere.
    if !source.refers_to.is_empty() && source.refers_to != taken.refers_to {
        fields.push(("refers_to", taken.refers_to.clone()));
    }
    if let Some((at, hash)) = &taken.recording {
        let hash = hash.to_string();
        let other = source.recording_sha256 != hash;
        if (other && source.recording_sha256.is_empty()) || (!other && source.recording != *at) {
            fields.push(("recording", at.clone()));
            fields.push(("recording_sha256", hash));
        }
    }
    set(known, fields)
}

/// Changes some fields of a source.
fn set(source: Id, fields: Vec<(&str, String)>) -> Vec<Command> {
    let one = |(field, value): (&str, String)| Command::SetField {
        kind: Kind::Source,
        id: source,
        field: field.to_owned(),
        value: value.into(),
    };
    fields.into_iter().map(one).collect()
}

/// The step that says which recording a transcript is of.
pub fn name_recording(source: Id, at: String, hash: Hash) -> Command {
    let fields = vec![("recording", at), ("recording_sha256", hash.to_string())];
    Command::Batch {
        label: "Say which recording it is of".to_owned(),
        commands: set(source, fields),
    }
}

/// The step that keeps references right when a session is saved into another folder.
pub fn refer_from(session: &Session, old: &Path, new: &Path) -> Option<Command> {
    let moved = |at: &str| {
        let path = referred(at, Some(old))?;
        let at_new = reference(&path, Some(new)).ok()?;
        (at_new != at).then_some(at_new)
    };
    let mut commands = Vec::new();
    for (id, source) in session.sources.live() {
        let at = [
            ("refers_to", &source.refers_to),
            ("recording", &source.recording),
        ];
        let fields = at.into_iter();
        let fields = fields.filter_map(|(field, at)| Some((field, moved(at)?)));
        commands.extend(set(id, fields.collect()));
    }
    let label = "Refer to files from another folder".to_owned();
    (!commands.is_empty()).then_some(Command::Batch { label, commands })
}
