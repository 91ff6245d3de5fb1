//! What the card of a claim shows of its second check.

use egui::Ui;

use super::{blind::given_by, both::finding_words};
use crate::{
    session::Id,
    workbench::{
        desk::Desk,
        kit::{
            theme::{self, MarkState},
            widgets::{Chip, chip_flow, muted, section},
        },
    },
};

/// Draws it: a line for each. Second checks are few beside claims, and looked at for the open card alone.
pub fn about_claim(ui: &mut Ui, claim: Id, desk: &Desk<'_>) {
    let all = desk.session.second_checks.live();
    let mut own: Vec<_> = all.filter(|(_, one)| one.claim == claim).collect();
    let Some(first) = desk.session.claims.get(claim).filter(|_| !own.is_empty()) else {
        return;
    };
    own.sort_by_key(|(id, one)| (one.made_at, *id));
    section(ui, "Second check");
    for (_, one) in own {
        chip_flow(ui, |ui| {
            if one.adds(first) {
                Chip::state(ui, "… the first gave no verdict", MarkState::InProgress).show(ui);
            } else if one.agrees(first) {
                Chip::state(ui, "✓ agrees", MarkState::Checked).show(ui);
            } else {
                let tone = theme::palette(ui.ctx()).attention;
                Chip::toned("! differs", tone).show(ui);
            }
            ui.label(finding_words(one.verdict.as_deref(), &one.correct, desk));
            let who = given_by(one, desk);
            muted(ui, &desk.outside.by_words(&who, one.made_at));
        });
        if !one.rationale.is_empty() {
            muted(ui, &one.rationale);
        }
    }
}
