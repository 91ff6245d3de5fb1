//! A change that is being asked for.

use egui::Id as WidgetId;

use crate::{
    session::{Command, Id, Kind},
    workbench::desk::{Desk, Out, set_field},
};

/// A change that is being asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Asking {
    /// Of which claim.
    pub claim: Id,
    /// The words as they stand.
    pub original: String,
    /// The words proposed.
    pub proposed: String,
    /// Why.
    pub reason: String,
    /// How bad the error is.
    pub severity: String,
    /// What it rests on.
    pub evidence: Vec<Id>,
    /// The form is put away for now; what it holds is not.
    pub folded: bool,
}

/// The field for the words proposed.
pub const PROPOSED: &str = "Proposed words";
/// The field for the reason.
pub const REASON: &str = "Reason for the change";

/// How bad an error can be; other words of older files are kept.
pub const SEVERITIES: [&str; 3] = ["minor", "serious", "grave"];

/// The widget that is a field of the form.
pub fn field_id(name: &str) -> WidgetId {
    WidgetId::unique(("ask for a change", name))
}

impl Asking {
    /// A new one: the words as they stand are there to be edited.
    pub fn of(claim: Id, desk: &Desk<'_>) -> Self {
        let record = desk.session.claims.get(claim);
        let anchor = record.and_then(|record| {
            let draft = desk.session.articles.get(record.article)?.draft;
            let here = draft.and_then(|draft| record.anchors.get(&draft));
            here.or_else(|| record.anchors.values().next())
        });
        let original = anchor.map_or_else(String::new, |anchor| anchor.exact.clone());
        Self {
            claim,
            proposed: original.clone(),
            original,
            ..Self::default()
        }
    }

    /// Whether there is anything in it that would be missed.
    pub fn is_begun(&self) -> bool {
        self.is_change() || !self.reason.trim().is_empty()
    }

    /// Whether other words are proposed than stand there; none at all are a proposal too.
    pub fn is_change(&self) -> bool {
        self.proposed.trim() != self.original.trim()
    }

    /// Asks for it: one step.
    pub fn ask<M>(&self, desk: &Desk<'_>, out: &mut Out<M>) {
        let Some(id) = desk.new_id() else {
            return;
        };
        let mut commands = vec![Command::RequestChange {
            id: Some(id),
            claim: self.claim,
            proposed: self.proposed.trim().to_owned(),
            reason: self.reason.trim().to_owned(),
        }];
        if !self.severity.is_empty() {
            let severity = self.severity.as_str();
            commands.push(set_field(&Kind::Change, id, "severity", severity));
        }
        if !self.evidence.is_empty() {
            let evidence: Vec<String> = self.evidence.iter().map(Id::to_string).collect();
            commands.push(set_field(&Kind::Change, id, "evidence", evidence));
        }
        out.change(Command::Batch {
            label: "Request change".to_owned(),
            commands,
        });
    }
}
