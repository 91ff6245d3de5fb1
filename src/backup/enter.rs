//! What was taken in becomes sources of the session, in one step.

use super::{TakenIn, source};
use crate::{
    session::{Command, Id, NewSource, Session},
    storage::Hash,
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
    let mut added: Vec<Hash> = Vec::new();
    for one in taken {
        let sha256 = one.hash.to_string();
        if session.source_of_document(&sha256).is_some() || added.contains(&one.hash) {
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
        0 => return entered,
        1 => "Add a document to the backup".to_owned(),
        many => format!("Add {many} documents to the backup"),
    };
    entered.command = Some(Command::Batch { label, commands });
    entered
}
