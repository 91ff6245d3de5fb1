//! Citing a source.

use crate::{
    session::{Command, Kind, NewEvidence, NewSource},
    workbench::{app::App, state::Citing},
};

impl App {
    /// Cites a source: one that is entered already, or a new one.
    pub(super) fn cite(&mut self, citing: Citing) {
        self.view.cite(None);
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
            self.apply(Command::Batch {
                label: "Change evidence".to_owned(),
                commands,
            });
            return;
        }
        let title = citing.source.trim().to_owned();
        let known = self
            .derived
            .sources
            .iter()
            .find(|(_, known)| known.to_lowercase() == title.to_lowercase())
            .map(|(id, _)| *id);
        let Some(source) = known.or_else(|| (self.outside.random)()) else {
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
            stance: citing.stance,
            locator: citing.locator.trim().to_owned(),
            extract: citing.extract.trim().to_owned(),
            tier: citing.tier,
        }));
        self.apply(Command::Batch {
            label: format!("Cite {title}"),
            commands,
        });
    }
}
