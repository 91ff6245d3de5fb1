//! How a command changes a session: three ways, and no other (make a record, set a field, note what the program says of a
//! record).

use std::{
    collections::BTreeSet,
    sync::{Arc, OnceLock},
};

use serde::Serialize;

use crate::session::{
    commands::{
        command::FieldValue,
        error::{CommandError, no_such},
        step::{Deed, State},
    },
    reading::names::Given,
    records::{
        kind::Kind,
        people::Person,
        record::{FieldError, Record},
        tables::{Kept, Shared, Tables},
    },
    values::{
        extra::Json,
        id::Id,
        stamp::{Author, Stamp},
    },
};

/// A change in the making. Until it is through, everything it touched can be put back.
pub(in crate::session) struct Edit<'s> {
    pub tables: &'s mut Tables,
    pub stamp: &'s Stamp,
    by: Option<Id>,
    names: u64,
    /// The numbers that were ever given to claims, and what this change gives.
    given: &'s OnceLock<Arc<Given>>,
    gives: Given,
    touched: Vec<(Id, Shared)>,
    pub deeds: Vec<Deed>,
}

impl<'s> Edit<'s> {
    /// The beginning of a change.
    pub fn new(tables: &'s mut Tables, given: &'s OnceLock<Arc<Given>>, stamp: &'s Stamp) -> Self {
        Self {
            given,
            gives: Given::default(),
            tables,
            stamp,
            by: stamp.by.id(),
            names: 0,
            touched: Vec::new(),
            deeds: Vec::new(),
        }
    }

    /// What was given before this change.
    fn given(&self) -> &Given {
        self.given.get_or_init(|| Arc::new(Given::of(self.tables)))
    }

    /// Whether first findings are hidden from whoever does this.
    pub fn checks_blind(&self) -> bool {
        let person = self.by.and_then(|by| self.tables.people.get(by));
        self.tables.details.blind && person.is_some_and(|one| one.checks_blind)
    }

    /// A new number for a claim.
    pub fn next_number(&mut self) -> i64 {
        let last = self.given().last_number().max(self.gives.last_number());
        let next = last.saturating_add(1);
        self.gives.note_number(next);
        next
    }

    /// A new letter for a part of the claim of a number.
    pub fn next_letter(&mut self, number: i64) -> i64 {
        let last = self.given().last_letter(number);
        let next = last.max(self.gives.last_letter(number)).saturating_add(1);
        self.gives.note_letter(number, next);
        next
    }

    /// A new name.
    fn name(&mut self) -> Id {
        let name = self.stamp.name(self.names);
        self.names += 1;
        name
    }

    /// Enters the person who does this, once. It is no part of what undo takes back.
    pub fn person(&mut self, author: &Author) -> Result<(), CommandError> {
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
        let value = Json::of(&value);
        let event = self.name();
        let (by, at) = (self.by, self.stamp.at);
        self.on_field(kind, id, field, |record| {
            record.set(field, &value, event, by, at)
        })
    }

    /// Says again that a field has the value it has; of one that is disputed, nothing.
    pub fn affirm(&mut self, kind: Kind, id: Id, field: &str) -> Result<(), CommandError> {
        let disputed = self.tables.record(&kind, id);
        if disputed.is_some_and(|record| record.history().heads(field).len() > 1) {
            return Ok(());
        }
        let event = self.name();
        let (by, at) = (self.by, self.stamp.at);
        self.on_field(kind, id, field, |record| {
            record.affirm(field, event, by, at)
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
        change: impl FnOnce(&mut dyn Record) -> Result<Option<Json>, FieldError>,
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

    /// Notes what the program says of a record; nothing happens if what it said before is larger.
    pub fn tell(
        &mut self,
        kind: Kind,
        id: Id,
        field: &str,
        value: impl Serialize,
    ) -> Result<(), CommandError> {
        self.touched.push((id, self.tables.shared(&kind, id)));
        let record = self
            .tables
            .change(&kind, id)
            .ok_or_else(|| no_such(&kind, id))?;
        if record.tell(field, &Json::of(&value))? {
            let field = field.to_owned();
            self.deeds.push(Deed::Told { kind, id, field });
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

    /// Refuses a change that breaks a rule of the records in a field that it sets; of a record that it makes, in any. What was
    /// wrong before is no reason to refuse it.
    pub fn keeps_rules(&self) -> Result<(), CommandError> {
        let mut seen = BTreeSet::new();
        let mut before: Option<Tables> = None;
        for deed in &self.deeds {
            let (kind, id, set) = match deed {
                Deed::Made { kind, id } => (kind, *id, None),
                Deed::Set {
                    kind, id, field, ..
                }
                | Deed::Told { kind, id, field } => (kind, *id, Some(field.as_str())),
            };
            if !seen.insert((kind, id, set)) {
                continue;
            }
            for fault in self.tables.faults(kind, id) {
                if set.is_some_and(|field| field != fault.field) {
                    continue;
                }
                // Faults are rare: only then is it worth looking at what was there.
                let before = before.get_or_insert_with(|| self.before());
                if !before.faults(kind, id).contains(&fault) {
                    return Err(CommandError::Rule {
                        kind: kind.word().to_owned(),
                        id,
                        field: fault.field,
                        what: fault.what,
                    });
                }
            }
        }
        Ok(())
    }

    /// The records as they were before the change.
    fn before(&self) -> Tables {
        let mut before = self.tables.clone();
        for (id, shared) in self.touched.iter().rev() {
            before.put_back(*id, shared.clone());
        }
        before
    }

    /// Puts everything back as it was.
    pub fn put_back(&mut self) {
        for (id, shared) in self.touched.drain(..).rev() {
            self.tables.put_back(id, shared);
        }
    }
}
