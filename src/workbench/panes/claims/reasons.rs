//! Why a claim was suggested: one line of its card, and all of it once somebody asks.

use egui::{Button, Label, RichText, Ui};

use super::Message;
use crate::{
    session::{Claim, Weighed},
    workbench::{
        desk::Out,
        kit::theme::{self, fonts, size},
    },
};

/// Why extraction found it, what the model says of it, and how it was scored.
pub fn show(ui: &mut Ui, claim: &Claim, open: bool, out: &mut Out<Message>) {
    if claim.reasons.is_empty() && claim.weighed.is_none() {
        return;
    }
    let palette = theme::palette(ui.ctx());
    let words = RichText::new("Why it was suggested")
        .font(fonts::small_bold())
        .color(palette.muted);
    let sign = if open { "▾" } else { "▸" };
    let heading = Button::new(words).right_text(sign).frame(false);
    let heading = ui
        .add(heading.min_size(egui::vec2(0.0, size::TARGET)))
        .accessible_name("Why it was suggested");
    if heading.clicked() {
        out.say(Message::Why(!open));
    }
    if !open {
        return;
    }
    for reason in claim.reasons_now() {
        line(ui, reason);
    }
    if let Some(weighed) = claim.weighed {
        by_meaning(ui, weighed);
    }
    let scores = format!(
        "checkable {} · worth checking {} of 1000",
        claim.checkable_now(),
        claim.worth_now()
    );
    line(ui, &scores);
}

/// What the model says, beside the reasons of the rules and never among them: it gives none.
fn by_meaning(ui: &mut Ui, weighed: Weighed) {
    line(ui, &weighed.in_words());
}

fn line(ui: &mut Ui, words: &str) {
    let palette = theme::palette(ui.ctx());
    let words = RichText::new(words).font(fonts::small());
    ui.add(Label::new(words.color(palette.muted)).wrap());
}
