//! How a command changes a session: the one door, and the two ways through it (make a record, set a field).

use std::sync::Arc;

use serde::Serialize;
use serde_json::Value;

use super::{
    Applied, Author, Command, CommandError, FieldError, FieldValue, Id, Kind, Person, Record,
    Session, Stamp,
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
                reopens: Vec::new(),
            },
            Self::Set {
                kind,
                id,
                field,
                before,
                after,
            } => {
                let state = if again { after } else { before };
                FieldValue {
                    kind: kind.clone(),
                    id: *id,
                    field: field.clone(),
                    value: state.value.clone(),
                    reopens: state.sides.clone(),
                }
            }
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
        before: State,
        after: State,
    },
}

/// What a field held.
#[derive(Clone, Debug)]
pub(super) struct State {
    value: Value,
    /// The events that disputed it.
    sides: Vec<Id>,
}

impl State {
    fn of(record: &dyn Record, field: &str) -> Self {
        Self {
            value: record.get(field).unwrap_or(Value::Null),
            sides: record.history().sides(field),
        }
    }
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
        let (by, at) = (self.by, self.stamp.at);
        self.on_field(kind, id, field, |record| {
            record.set(field, &value, event, by, at)
        })
    }

    /// Makes a field disputed again between the values that events of it have.
    fn reopen(&mut self, set: &FieldValue) -> Result<(), CommandError> {
        let sides: Vec<(Id, Id)> = set.reopens.iter().map(|id| (*id, self.name())).collect();
        let (by, at) = (self.by, self.stamp.at);
        self.on_field(set.kind.clone(), set.id, &set.field, |record| {
            record.reopen(&set.field, &sides, by, at)
        })
    }

    /// Lets `change` change a field of a record, and notes what it did; it returns nothing if it did nothing.
    fn on_field(
        &mut self,
        kind: Kind,
        id: Id,
        field: &str,
        change: impl FnOnce(&mut dyn Record) -> Result<Option<Value>, FieldError>,
    ) -> Result<(), CommandError> {
        self.touched.push((id, self.tables.shared(&kind, id)));
        let record = self
            .tables
            .change(&kind, id)
            .ok_or_else(|| no_such(&kind, id))?;
        let before = State::of(record, field);
        if change(record)?.is_some() {
            let after = State::of(record, field);
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
            if set.reopens.is_empty() {
                self.set(set.kind.clone(), set.id, &set.field, &set.value)?;
            } else {
                self.reopen(set)?;
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
