//! Why a claim was suggested: one line of its card, and all of it once somebody asks.

use egui::{Button, Label, RichText, Ui};

use super::Message;
use crate::{
    session::{Claim, Weighed},
    workbench::{
        desk::{Desk, Job, Out},
        kit::theme::{self, fonts, size},
    },
};

/// What is unfolded, and what was asked about the words of one claim.
#[derive(Default)]
pub struct Why {
    /// Whether the reasons are unfolded.
    pub open: bool,
    asked: Option<Asked>,
}

/// Which words of a claim the model's answer rests on.
struct Asked {
    /// The claim in words.
    of: String,
    /// The answer in words; none while it is worked out.
    told: Option<String>,
}

impl Why {
    /// Asks the model which words of a claim its answer rests on: it is asked again without each of them.
    pub fn ask(&mut self, of: String, desk: &Desk<'_>, out: &mut Out<Message>) {
        let Some(load) = desk.outside.encoder else {
            return;
        };
        self.asked = Some(Asked {
            of: of.clone(),
            told: None,
        });
        out.start(Job::quiet("Asking which words", move |progress| {
            let stop = || progress.is_cancelled();
            let told = load().and_then(|encoder| encoder.telling(&of, stop));
            let told = match told {
                Ok(told) => in_words(told.unwrap_or_default().iter().map(|one| one.span.of(&of))),
                Err(error) => error.to_string(),
            };
            Message::Told(of, told)
        }));
    }

    /// Takes the answer.
    pub fn take(&mut self, of: &str, told: String) {
        if let Some(asked) = self.asked.as_mut().filter(|asked| asked.of == of) {
            asked.told = Some(told);
        }
    }
}

/// "It rests most on “rose”, “12”."
fn in_words<'w>(words: impl Iterator<Item = &'w str>) -> String {
    let words: Vec<String> = words.map(|word| format!("“{word}”")).collect();
    if words.is_empty() {
        return "It rests on no single word: without any one of them it says the same.".to_owned();
    }
    format!("It rests most on {}.", words.join(", "))
}

/// Why extraction found it, what the model says of it, and how it was scored.
pub fn show(ui: &mut Ui, claim: &Claim, why: &Why, desk: &Desk<'_>, out: &mut Out<Message>) {
    let open = why.open;
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
        which_words(ui, claim.words(desk.draft()), why, desk, out);
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

/// What its answer rests on, once somebody asks.
fn which_words(ui: &mut Ui, words: &str, why: &Why, desk: &Desk<'_>, out: &mut Out<Message>) {
    match why.asked.as_ref().filter(|asked| asked.of == words) {
        Some(Asked {
            told: Some(told), ..
        }) => line(ui, told),
        Some(_) => line(ui, "Asking the model without each of its words…"),
        None => {
            let asks = desk.outside.encoder.is_some();
            if asks && ui.button("Which words make it say so?").clicked() {
                out.say(Message::Which(words.to_owned()));
            }
        }
    }
}

fn line(ui: &mut Ui, words: &str) {
    let palette = theme::palette(ui.ctx());
    let words = RichText::new(words).font(fonts::small());
    ui.add(Label::new(words.color(palette.muted)).wrap());
}
