//! One step of work, as undo sees it.

use serde_json::Value;

use super::command::FieldValue;
use crate::session::{
    records::{kind::Kind, record::Record},
    values::{extra::Json, id::Id},
};

/// One step of work, as undo sees it.
#[derive(Clone, Debug, Default)]
pub(in crate::session) struct Step {
    pub label: String,
    pub deeds: Vec<Deed>,
}

impl Step {
    /// The fields that taking it back sets, in that order.
    pub fn backward(&self) -> Vec<FieldValue> {
        self.deeds
            .iter()
            .rev()
            .filter_map(|deed| deed.sets(false))
            .collect()
    }

    /// The fields that doing it again sets, in that order.
    pub fn forward(&self) -> Vec<FieldValue> {
        self.deeds
            .iter()
            .filter_map(|deed| deed.sets(true))
            .collect()
    }
}

impl Deed {
    /// Whether claims may be called otherwise afterwards.
    pub fn renames(&self) -> bool {
        match self {
            Self::Made { kind, .. } => *kind == Kind::Claim,
            Self::Set { kind, field, .. } => match kind {
                Kind::Claim => ["fact_number", "letter", "parent"].contains(&field.as_str()),
                Kind::Draft => true,
                _ => false,
            },
            Self::Told { .. } => false,
        }
    }

    /// Whether a person did it, who may want to take it back.
    pub fn is_work(&self) -> bool {
        !matches!(self, Self::Told { .. })
    }

    /// What it sets when it is done again, or taken back: nothing, if it is nobody's work.
    fn sets(&self, again: bool) -> Option<FieldValue> {
        let sets = match self {
            Self::Told { .. } => return None,
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
                    value: state.value.value(),
                    reopens: state.sides.clone(),
                }
            }
        };
        Some(sets)
    }
}

/// The three things that can happen.
#[derive(Clone, Debug)]
pub(in crate::session) enum Deed {
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
    /// The program said something of a record.
    Told {
        kind: Kind,
        id: Id,
        field: String,
    },
}

/// What a field held.
#[derive(Clone, Debug)]
pub(in crate::session) struct State {
    pub value: Json,
    /// The events that disputed it.
    pub sides: Vec<Id>,
}

impl State {
    pub fn of(record: &dyn Record, field: &str) -> Self {
        Self {
            value: record.json(field).unwrap_or_else(Json::null),
            sides: record.history().sides(field),
        }
    }
}
