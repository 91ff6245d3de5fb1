//! A source that is being cited.

use egui::Id as WidgetId;

use crate::{
    session::{Command, Id, Kind, NewEvidence, NewSource, Stance, Tier},
    workbench::desk::{Desk, Out},
};

/// A source being cited.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Citing {
    /// For which claim.
    pub claim: Id,
    /// The source's title, as far as typed.
    pub source: String,
    /// Page, timestamp, row.
    pub locator: String,
    /// What it says there.
    pub extract: String,
    /// Which way it points.
    pub stance: Stance,
    /// First or second hand.
    pub tier: Tier,
    /// The piece of evidence that is being changed, if it is not a new one.
    pub editing: Option<Id>,
    /// Which of the sources on offer the arrow keys are on.
    pub offer: Option<usize>,
    /// Something was changed in it since it was opened.
    pub touched: bool,
    /// The form is put away for now; what it holds is not.
    pub folded: bool,
}

impl Citing {
    /// Whether there is anything in it that would be missed. A piece of evidence that is being changed is in the session
    /// as it was.
    pub fn is_begun(&self) -> bool {
        let typed = [&self.source, &self.locator, &self.extract];
        match self.editing {
            Some(_) => self.touched,
            None => typed.iter().any(|words| !words.trim().is_empty()),
        }
    }

    /// The field in which it begins.
    pub fn first_field(&self) -> WidgetId {
        field_id(if self.editing.is_some() {
            LOCATOR
        } else {
            SOURCE
        })
    }
}

/// The field for the source.
pub const SOURCE: &str = "Source";
/// The field for page, timestamp or row.
pub const LOCATOR: &str = "Where in it";
/// The field for the words.
pub const EXTRACT: &str = "What it says";

/// The widget that is a field of the form.
pub fn field_id(name: &str) -> WidgetId {
    WidgetId::unique(("cite", name))
}

/// Cites a source: one that is entered already, or a new one.
pub fn cite<M>(citing: &Citing, desk: &Desk<'_>, out: &mut Out<M>) {
    let claim = citing.claim;
    if let Some(id) = citing.editing {
        let set = |field: &str, value: serde_json::Value| Command::SetField {
            kind: Kind::Evidence,
            id,
            field: field.to_owned(),
            value,
        };
        let commands = vec![
            set("stance", citing.stance.word().into()),
            set("tier", citing.tier.word().into()),
            set("locator", citing.locator.trim().into()),
            set("extract", citing.extract.trim().into()),
        ];
        return out.change(Command::Batch {
            label: "Change evidence".to_owned(),
            commands,
        });
    }
    let title = citing.source.trim().to_owned();
    let mut sources = desk.derived.sources.iter();
    let known = sources
        .find(|(_, known)| known.to_lowercase() == title.to_lowercase())
        .map(|(id, _)| *id);
    let Some(source) = known.or_else(|| desk.new_id()) else {
        return;
    };
    let mut commands = Vec::new();
    if known.is_none() {
        commands.push(Command::AddSource(NewSource {
            id: Some(source),
            title: title.clone(),
            ..NewSource::default()
        }));
    }
    commands.push(Command::AddEvidence(NewEvidence {
        id: None,
        claim,
        source,
        stance: citing.stance.clone(),
        locator: citing.locator.trim().to_owned(),
        extract: citing.extract.trim().to_owned(),
        tier: citing.tier.clone(),
        looked_on: String::new(),
    }));
    out.change(Command::Batch {
        label: format!("Cite {title}"),
        commands,
    });
}
