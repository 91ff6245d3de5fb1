//! How a command changes a session: the one door, and the two ways through it (make a record, set a field).

use std::sync::Arc;

use serde::Serialize;
use serde_json::Value;

use super::{
    Applied, Author, Command, CommandError, FieldValue, Id, Kind, Person, Session, Stamp,
    dispatch::dispatch,
    tables::{Kept, Shared, Tables},
};

/// One step of work, as undo sees it.
#[derive(Clone, Debug, Default)]
pub(super) struct Step {
    pub label: String,
    pub deeds: Vec<Deed>,
}

impl Step {
    /// The fields that taking it back sets, in that order.
    pub fn backward(&self) -> Vec<FieldValue> {
        self.deeds
            .iter()
            .rev()
            .map(|deed| deed.sets(false))
            .collect()
    }

    /// The fields that doing it again sets, in that order.
    pub fn forward(&self) -> Vec<FieldValue> {
        self.deeds.iter().map(|deed| deed.sets(true)).collect()
    }
}

impl Deed {
    /// What it sets when it is done again, or taken back.
    fn sets(&self, again: bool) -> FieldValue {
        match self {
            Self::Made { kind, id } => FieldValue {
                kind: kind.clone(),
                id: *id,
                field: "removed".to_owned(),
                value: Value::Bool(!again),
            },
            Self::Set {
                kind,
                id,
                field,
                before,
                after,
            } => FieldValue {
                kind: kind.clone(),
                id: *id,
                field: field.clone(),
                value: if again { after } else { before }.clone(),
            },
        }
    }
}

/// The two things that can happen.
#[derive(Clone, Debug)]
pub(super) enum Deed {
    Made {
        kind: Kind,
        id: Id,
    },
    Set {
        kind: Kind,
        id: Id,
        field: String,
        before: Value,
        after: Value,
    },
}

/// A change in the making. Until it is through, everything it touched can be put back.
pub(super) struct Edit<'s> {
    pub tables: &'s mut Tables,
    pub stamp: &'s Stamp,
    by: Option<Id>,
    names: u64,
    touched: Vec<(Id, Shared)>,
    pub deeds: Vec<Deed>,
}

impl<'s> Edit<'s> {
    /// Does a command: all of it, or none.
    pub fn run(
        session: &'s mut Session,
        command: Command,
        stamp: &Stamp,
    ) -> Result<Applied, CommandError> {
        let Session {
            tables,
            done,
            undone,
            revision,
        } = session;
        let mut edit = Edit {
            tables,
            stamp,
            by: stamp.by.id(),
            names: 0,
            touched: Vec::new(),
            deeds: Vec::new(),
        };
        let result = edit.person(&stamp.by).and_then(|()| match command {
            Command::Undo => {
                let step = done.last().ok_or(CommandError::NothingToUndo)?;
                edit.set_all(&step.backward())?;
                Ok(format!("Undo “{}”", step.label))
            }
            Command::Redo => {
                let step = undone.last().ok_or(CommandError::NothingToRedo)?;
                edit.set_all(&step.forward())?;
                Ok(format!("Redo “{}”", step.label))
            }
            ref other => dispatch(&mut edit, other),
        });
        let label = match result {
            Ok(label) => label,
            Err(error) => {
                edit.put_back();
                return Err(error);
            }
        };
        let deeds = std::mem::take(&mut edit.deeds);
        let created = deeds
            .iter()
            .filter_map(|deed| match deed {
                Deed::Made { id, .. } => Some(*id),
                Deed::Set { .. } => None,
            })
            .collect();
        let changed = !deeds.is_empty();
        if !changed {
            // Not even the person who did nothing is entered.
            edit.put_back();
        }
        match command {
            Command::Undo => undone.extend(done.pop()),
            Command::Redo => done.extend(undone.pop()),
            _ if changed => {
                undone.clear();
                done.push(Arc::new(Step {
                    label: label.clone(),
                    deeds,
                }));
            }
            _ => {}
        }
        if changed {
            *revision += 1;
        }
        Ok(Applied {
            label,
            created,
            changed,
        })
    }

    /// A new name.
    fn name(&mut self) -> Id {
        let name = self.stamp.name(self.names);
        self.names += 1;
        name
    }

    /// Enters the person who does this, once. It is no part of what undo takes back.
    fn person(&mut self, author: &Author) -> Result<(), CommandError> {
        let Some(id) = author
            .id()
            .filter(|id| self.tables.people.get(*id).is_none())
        else {
            return Ok(());
        };
        let person = Person {
            name: author.name.trim().to_owned(),
            initials: author.initials.clone(),
            ..Person::default()
        };
        self.make(Some(id), person)?;
        self.deeds.clear();
        Ok(())
    }

    /// Makes a record; `id` names it, or a new name is given.
    pub fn make<R: Kept>(&mut self, id: Option<Id>, mut record: R) -> Result<Id, CommandError> {
        record.sign(self.by, self.stamp.at);
        self.make_unsigned(id, record)
    }

    /// Makes a record that nobody made: what extraction proposes, the same in every copy of a session.
    pub fn make_unsigned<R: Kept>(
        &mut self,
        id: Option<Id>,
        record: R,
    ) -> Result<Id, CommandError> {
        let id = id.unwrap_or_else(|| self.name());
        let kind = R::KIND;
        if self.tables.record(&kind, id).is_some() {
            return Err(CommandError::Taken(id));
        }
        self.touched.push((id, self.tables.shared(&kind, id)));
        R::table_mut(self.tables).place(id, Some(Arc::new(record)));
        self.deeds.push(Deed::Made { kind, id });
        Ok(id)
    }

    /// Sets a field of a record; nothing happens if it has the value already.
    pub fn set(
        &mut self,
        kind: Kind,
        id: Id,
        field: &str,
        value: impl Serialize,
    ) -> Result<(), CommandError> {
        let value = serde_json::to_value(value).unwrap_or(Value::Null);
        let event = self.name();
        self.touched.push((id, self.tables.shared(&kind, id)));
        let record = self
            .tables
            .change(&kind, id)
            .ok_or_else(|| no_such(&kind, id))?;
        if let Some(before) = record.set(field, &value, event, self.by, self.stamp.at)? {
            let after = record.get(field).unwrap_or(Value::Null);
            if kind == Kind::Draft
                && field == "paragraphs"
                && let Some(draft) = self.tables.drafts.change(id)
            {
                // Only where two copies disputed it; the hash follows the text.
                draft.sha256 = draft.paragraphs.sha256();
            }
            self.deeds.push(Deed::Set {
                kind,
                id,
                field: field.to_owned(),
                before,
                after,
            });
        }
        Ok(())
    }

    /// Sets fields as they are named.
    pub fn set_all(&mut self, fields: &[FieldValue]) -> Result<(), CommandError> {
        for set in fields {
            self.set(set.kind.clone(), set.id, &set.field, &set.value)?;
        }
        Ok(())
    }

    /// Puts everything back as it was.
    fn put_back(&mut self) {
        for (id, shared) in self.touched.drain(..).rev() {
            self.tables.put_back(id, shared);
        }
    }
}

pub(super) fn no_such(kind: &Kind, id: Id) -> CommandError {
    CommandError::NoSuch {
        kind: kind.word().to_owned(),
        id,
    }
}
