//! What the last change was about: whoever keeps something that follows from the session need not work all of it out again.

use crate::session::{
    commands::{command::Command, step::Deed},
    document::Session,
    records::kind::Kind,
    values::{id::Id, stamp::Stamp},
};

/// A change that touches more than this is not told apart: working everything out again is no dearer.
const MANY: usize = 64;

/// What a change did to one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Touched {
    /// The record's kind.
    pub kind: Kind,
    /// Its name.
    pub id: Id,
    /// The field that was set; none if the record was made.
    pub field: Option<String>,
}

impl Touched {
    /// What some deeds did, unless they are many.
    pub(in crate::session) fn by(deeds: &[Deed]) -> Option<Vec<Self>> {
        let one = |deed: &Deed| match deed {
            Deed::Made { kind, id } => Self {
                kind: kind.clone(),
                id: *id,
                field: None,
            },
            Deed::Set {
                kind, id, field, ..
            }
            | Deed::Told { kind, id, field } => Self {
                kind: kind.clone(),
                id: *id,
                field: Some(field.clone()),
            },
        };
        (deeds.len() <= MANY).then(|| deeds.iter().map(one).collect())
    }
}

impl Session {
    /// Whether what a command sets is what it was before the last steps, so many of them; that one of them took a suggestion up
    /// does not count.
    pub fn is_again(&self, command: &Command, steps: usize, stamp: &Stamp) -> bool {
        let touches = |mut session: Self| -> Option<Vec<Touched>> {
            let revision = session.revision;
            let applied = session.apply(command.clone(), stamp).ok()?;
            if applied.changed {
                session.touched_since(revision).map(<[Touched]>::to_vec)
            } else {
                Some(Vec::new())
            }
        };
        let mut before = self.clone();
        let undone = (0..steps).all(|_| before.apply(Command::Undo, stamp).is_ok());
        undone
            && touches(self.clone())
                .zip(touches(before))
                .is_some_and(|(now, then)| then.iter().all(|one| !now.contains(one)))
    }

    /// What led from a revision to this one, in order, if that was a single command and did not touch much; `None` says that
    /// anything may be different.
    pub fn touched_since(&self, revision: u64) -> Option<&[Touched]> {
        let touched = self.touched.as_deref();
        touched.filter(|_| revision.checked_add(1) == Some(self.revision))
    }
}
