//! What people decided without knowing of each other, and what a value is in words.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::session::{
    document::Session,
    records::{
        article::{NothingReason, Risk},
        claim::{CheckStatus, ClaimType, Importance, Resolution, Standing},
        claimed::ClaimedStanding,
        evidence::{Decision, SourceKind, Stance, Tier},
        kind::Kind,
        record::Record,
        scale::PRESETS,
    },
    values::{extra::Json, id::Id, moment::Moment},
};
use crate::text::brief;

/// The longest value that is put in words, in bytes.
const LONGEST: usize = 1 << 20;

/// A field with more than one head whose values differ. Both stay in the file until somebody sets the field: that
/// event replaces every head ([`crate::session::Command::SetField`], or the field's own command, with any value).
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// The kind of its record.
    pub kind: Kind,
    /// The record.
    pub id: Id,
    /// The field, as files name it. One that begins with `/` is no field of the record but a place in the file that
    /// this version does not know: it waits for the version that does.
    pub field: String,
    /// The values, one for each head, in the order of the names of the events that first set them.
    pub sides: Vec<Side>,
}

/// One of the values of a [`Conflict`].
#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    /// The event that holds it now.
    pub event: Id,
    /// The value as files hold it.
    pub value: Json,
    /// The value in words.
    pub said: String,
    /// Who set it first: a person of the session; nobody, if it was found without an event.
    pub by: Option<Id>,
    /// Their name, or a word for nobody.
    pub who: String,
    /// When, by that person's clock; none if it was found without an event.
    pub at: Option<Moment>,
}

impl Session {
    /// Everything that is disputed, removed records included, in file order. Linear in the events of the session.
    pub fn conflicts(&self) -> Vec<Conflict> {
        let mut found = Vec::new();
        for (kind, id, record) in self.every() {
            for field in record.history().disputed() {
                found.push(self.conflict(&kind, id, record, field));
            }
        }
        found
    }

    /// The sides of one field, disputed or not.
    pub fn conflict(&self, kind: &Kind, id: Id, record: &dyn Record, field: &str) -> Conflict {
        let history = record.history();
        let mut sides = BTreeMap::new();
        for event in history.heads(field) {
            let Some(head) = history.get(&event) else {
                continue;
            };
            // Two people may have taken the same decision back, each at home: still one side.
            let (first, head) = history.origin(event, head);
            sides.entry(first).or_insert_with(|| Side {
                event,
                value: head.value.clone(),
                said: self.said_of(kind, field, &head.value),
                by: head.by,
                who: self.name_of(head.by).to_owned(),
                at: (head.by.is_some() || head.at != Moment::default()).then_some(head.at),
            });
        }
        Conflict {
            kind: kind.clone(),
            id,
            field: field.to_owned(),
            sides: sides.into_values().collect(),
        }
    }

    /// [`Session::said`] of what a file holds; of what is too long to be read by anybody, its beginning and its end.
    fn said_of(&self, kind: &Kind, field: &str, value: &Json) -> String {
        if value.text().len() > LONGEST {
            return brief(value.text(), 500).into_owned();
        }
        self.said(kind, field, &value.value())
    }

    /// A field's value in words: labels for words of lists, names for people, the words of a claim or a quote. Nothing
    /// reads as "none".
    pub fn said(&self, kind: &Kind, field: &str, value: &Value) -> String {
        let said = match value {
            Value::Null => String::new(),
            Value::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
            Value::Number(number) => number.to_string(),
            Value::String(text) => self.word(kind, field, text),
            Value::Array(list) => {
                let words = list.iter().map(|entry| self.said(kind, field, entry));
                words.collect::<Vec<_>>().join(", ")
            }
            Value::Object(map) if field == "anchors" => {
                let quotes = map
                    .values()
                    .filter_map(|anchor| anchor.get("exact")?.as_str());
                let mut quotes: Vec<String> = quotes.map(|quote| format!("“{quote}”")).collect();
                quotes.dedup();
                quotes.join(", ")
            }
            Value::Object(map) => ["text", "words", "kind", "source", "name"]
                .iter()
                .find_map(|name| map.get(*name)?.as_str().map(str::to_owned))
                .unwrap_or_else(|| value.to_string()),
        };
        if said.is_empty() {
            "none".to_owned()
        } else {
            said
        }
    }

    /// A text of a field in words: what it names, if it names something.
    fn word(&self, kind: &Kind, field: &str, text: &str) -> String {
        let label = match (kind, field) {
            (Kind::Claim, "verdict") | (Kind::Correction, "old_verdict" | "new_verdict") => {
                let scale = self.scale();
                scale.label(text).map(|label| label.text.clone())
            }
            (Kind::Claim, "check_status") => Some(CheckStatus::from(text).label().to_owned()),
            (Kind::Claim, "resolution") => Some(Resolution::from(text).label().to_owned()),
            (Kind::Claim, "importance") => Some(Importance::from(text).label().to_owned()),
            (Kind::Claim, "standing") => Some(Standing::from(text).label().to_owned()),
            (Kind::Claim, "types") => Some(ClaimType::from(text).label().to_owned()),
            (_, "risks") => Some(Risk::from(text).label().to_owned()),
            (Kind::Evidence, "stance") => Some(Stance::from(text).label().to_owned()),
            (Kind::Evidence, "tier") => Some(Tier::from(text).label().to_owned()),
            (Kind::Claimed, "standing") => Some(ClaimedStanding::from(text).label().to_owned()),
            (Kind::Source, "kind") => Some(SourceKind::from(text).label().to_owned()),
            (Kind::Change, "decision") => Some(Decision::from(text).label().to_owned()),
            (Kind::Mark, "reason") => Some(NothingReason::from(text).label().to_owned()),
            _ => text.parse().ok().and_then(|id| self.named(field, id)),
        };
        label.unwrap_or_else(|| text.to_owned())
    }

    /// What a field that names a record names, in words.
    fn named(&self, field: &str, id: Id) -> Option<String> {
        match field {
            "assigned_to" | "decided_by" | "looked_by" => Some(self.people.get(id)?.name.clone()),
            "parent" | "merged_into" | "claims" | "claim" => {
                Some(self.claims.get(id)?.words(None).to_owned())
            }
            "draft" | "checked_against" => Some(format!("draft {}", self.drafts.get(id)?.number)),
            "scale" => {
                let preset = PRESETS.iter().find(|preset| preset.id == id);
                let own = self.scales.get(id).map(|scale| scale.name.clone());
                own.or_else(|| Some(preset?.name.to_owned()))
            }
            "source" => Some(self.sources.get(id)?.title.clone()),
            "article" => Some(self.articles.get(id)?.title.clone()),
            _ => None,
        }
    }
}
