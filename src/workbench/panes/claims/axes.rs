//! The three axes of a claim and its importance, as rows of keys.

use egui::Ui;

use super::Message;
use crate::{
    session::{CheckStatus, Claim, Command, Common, Id, Importance, Resolution},
    workbench::{
        actions::Action,
        desk::{Desk, Out},
        kit::{
            theme::size,
            widgets::{Choice, choice_row, muted},
        },
    },
};

/// A row of keys with its name in front.
fn axis(
    ui: &mut Ui,
    name: &str,
    labels: &[(String, String)],
    chosen: Option<usize>,
) -> Option<usize> {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let label = egui::Layout::left_to_right(egui::Align::Center);
        ui.allocate_ui_with_layout(egui::vec2(size::LABEL, size::CONTROL), label, |ui| {
            ui.set_min_width(size::LABEL);
            muted(ui, name);
        });
        let choices: Vec<Choice<'_>> = labels
            .iter()
            .map(|(label, hint)| Choice { label, hint })
            .collect();
        choice_row(ui, name, &choices, chosen)
    })
    .inner
}

fn keyed(label: &str, action: Action) -> (String, String) {
    (label.to_owned(), action.key())
}

/// Status, verdict, copy, importance.
pub fn axes(ui: &mut Ui, (id, claim): (Id, &Claim), desk: &Desk<'_>, out: &mut Out<Message>) {
    let number = |place: usize| u8::try_from(place + 1).unwrap_or(u8::MAX);
    let status: Vec<_> = CheckStatus::ALL
        .iter()
        .enumerate()
        .map(|(place, status)| {
            let label = if *status == CheckStatus::NeedsAttention {
                "Attention"
            } else {
                status.label()
            };
            keyed(label, Action::Status(number(place)))
        })
        .collect();
    // Of a claim that is kept in parts: what its parts agree on; what is chosen here is chosen for all of them.
    let stands = desk.derived.parts.state(desk.session, id, claim);
    let chosen = CheckStatus::ALL
        .iter()
        .position(|status| *status == stands.status);
    if let Some(status) =
        axis(ui, "Status", &status, chosen).and_then(|at| CheckStatus::ALL.get(at))
    {
        out.change(Command::SetCheckStatus {
            claim: id,
            status: status.clone(),
        });
    }
    let labels = &desk.derived.scale.labels;
    if !labels.is_empty() {
        let mut keys: Vec<_> = labels
            .iter()
            .enumerate()
            .map(|(place, label)| keyed(&label.text, Action::Verdict(number(place))))
            .collect();
        keys.push(keyed("None", Action::Verdict(0)));
        let chosen = match stands.verdict {
            Common::All(None) => Some(labels.len()),
            Common::All(Some(name)) => labels.iter().position(|label| label.id == name),
            Common::Mixed => None,
        };
        if let Some(at) = axis(ui, "Verdict", &keys, chosen) {
            let verdict = labels.get(at).map(|label| label.id.clone());
            out.change(Command::SetVerdict { claim: id, verdict });
        }
    }
    let copy: Vec<_> = Resolution::ALL
        .iter()
        .enumerate()
        .map(|(place, resolution)| keyed(resolution.label(), Action::Resolution(number(place))))
        .collect();
    let chosen = Resolution::ALL
        .iter()
        .position(|resolution| stands.resolution == Common::All(resolution));
    if let Some(resolution) = axis(ui, "Copy", &copy, chosen).and_then(|at| Resolution::ALL.get(at))
    {
        out.change(Command::SetResolution {
            claim: id,
            resolution: resolution.clone(),
        });
    }
    let weights = [
        Importance::High,
        Importance::Medium,
        Importance::Low,
        Importance::Unset,
    ];
    let keys: Vec<_> = weights
        .iter()
        .map(|weight| keyed(capital(weight), Action::Importance))
        .collect();
    let chosen = weights
        .iter()
        .position(|weight| *weight == claim.importance);
    if let Some(importance) = axis(ui, "Importance", &keys, chosen).and_then(|at| weights.get(at)) {
        out.change(Command::SetImportance {
            claim: id,
            importance: importance.clone(),
        });
    }
}

const fn capital(importance: &Importance) -> &'static str {
    match importance {
        Importance::High => "High",
        Importance::Medium => "Medium",
        Importance::Low => "Low",
        Importance::Unset | Importance::Other(_) => "Not set",
    }
}
