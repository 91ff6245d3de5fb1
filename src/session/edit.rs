//! How a command changes a session: the one door, and the two ways through it (make a record, set a field).

use std::sync::Arc;

use serde::Serialize;
use serde_json::Value;

use super::{
    Applied, Author, Command, CommandError, Id, Kind, Person, Session, Stamp,
    dispatch::dispatch,
    tables::{Kept, Shared, Tables},
};

/// One step of work, as undo sees it.
#[derive(Clone, Debug, Default)]
pub(super) struct Step {
    pub label: String,
    pub deeds: Vec<Deed>,
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
                edit.take_back(step)?;
                Ok(format!("Undo “{}”", step.label))
            }
            Command::Redo => {
                let step = undone.last().ok_or(CommandError::NothingToRedo)?;
                edit.do_again(step)?;
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

    /// Takes a step back, last deed first.
    fn take_back(&mut self, step: &Step) -> Result<(), CommandError> {
        for deed in step.deeds.iter().rev() {
            match deed {
                Deed::Made { kind, id } => self.set(kind.clone(), *id, "removed", true)?,
                Deed::Set {
                    kind,
                    id,
                    field,
                    before,
                    ..
                } => self.set(kind.clone(), *id, field, before)?,
            }
        }
        Ok(())
    }

    /// Does a step again.
    fn do_again(&mut self, step: &Step) -> Result<(), CommandError> {
        for deed in &step.deeds {
            match deed {
                Deed::Made { kind, id } => self.set(kind.clone(), *id, "removed", false)?,
                Deed::Set {
                    kind,
                    id,
                    field,
                    after,
                    ..
                } => self.set(kind.clone(), *id, field, after)?,
            }
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
