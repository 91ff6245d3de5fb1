//! The form that records a correction.

use egui::{FontId, Id as WidgetId, Label, Response, RichText, TextEdit, Ui};

use super::Message;
use crate::{
    session::{Command, Id},
    workbench::{
        desk::{Desk, Out, record_words::short},
        kit::{
            theme::{self, fonts, size},
            widgets::{
                Buffer, Choice, choice_row, focus_once, is_done, muted, section, strong_button,
                undo_ends,
            },
        },
    },
};

/// A correction that is being recorded.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Making {
    /// Of which claim.
    pub claim: Id,
    /// What was corrected.
    pub what: String,
    /// Why.
    pub why: String,
    /// The verdict now.
    pub verdict: Option<String>,
    /// The verdict before.
    pub before: Option<String>,
}

/// The field for what was corrected.
const WHAT: &str = "What was corrected";
const WHY: &str = "Why it was corrected";

/// The widget that is a field of the form.
fn field_id(name: &str) -> WidgetId {
    WidgetId::unique(("correct", name))
}

impl Making {
    /// A new one; the verdict stays until another is chosen.
    pub fn of(claim: Id, desk: &Desk<'_>) -> Self {
        let record = desk.session.claims.get(claim);
        let verdict = record.and_then(|one| one.verdict.clone());
        Self {
            claim,
            before: verdict.clone(),
            verdict,
            ..Self::default()
        }
    }

    /// Whether there is anything in it that would be missed.
    pub fn is_begun(&self) -> bool {
        let words = [&self.what, &self.why];
        self.verdict != self.before || words.iter().any(|one| !one.trim().is_empty())
    }

    /// Whether it says what was corrected.
    pub fn is_ready(&self) -> bool {
        !self.what.trim().is_empty()
    }

    /// What it says of itself in a line.
    fn brief(&self) -> String {
        let mut words = [&self.what, &self.why].into_iter();
        let words = words.find(|one| !one.trim().is_empty());
        words.map_or_else(|| "another verdict".to_owned(), |words| short(words, 60))
    }

    /// Records it: one step. The name of the correction.
    pub fn record(self, desk: &Desk<'_>, out: &mut Out<Message>) -> Option<Id> {
        let id = desk.new_id();
        out.change(Command::Correct {
            id,
            claim: self.claim,
            what: self.what.trim().to_owned(),
            why: self.why.trim().to_owned(),
            verdict: self.verdict,
        });
        id
    }
}

/// What people read for a verdict.
pub fn verdict_words(verdict: Option<&str>, desk: &Desk<'_>) -> String {
    let Some(verdict) = verdict.filter(|one| !one.is_empty()) else {
        return "no verdict".to_owned();
    };
    let label = desk.derived.scale.label(verdict);
    label.map_or(verdict, |label| &label.text).to_owned()
}

/// Draws it. Ctrl+Enter records.
pub fn show(
    ui: &mut Ui,
    mut making: Making,
    begins: &mut bool,
    desk: &Desk<'_>,
    out: &mut Out<Message>,
) {
    let before = making.clone();
    let session = desk.session;
    let palette = theme::palette(ui.ctx());
    let label = desk.derived.names.label(session, making.claim);
    let claim = session.claims.get(making.claim);
    let draft = claim.and_then(|claim| session.articles.get(claim.article)?.draft);
    let words = claim.map_or_else(String::new, |claim| short(claim.words(draft), 240));
    ui.label(RichText::new(format!("A correction of {label}")).font(fonts::ui_bold()));
    let words = RichText::new(words).font(fonts::statement());
    ui.add(Label::new(words.color(palette.muted)).wrap());
    let hint = "As readers are told";
    let (what, mut done) = line(ui, WHAT, hint, &mut making.what, fonts::statement());
    focus_once(ui, &what, begins);
    let hint = "How the error was found";
    done |= line(ui, WHY, hint, &mut making.why, fonts::ui()).1;
    section(ui, "Verdict now");
    let labels = &desk.derived.scale.labels;
    let mut choices: Vec<Choice<'_>> = labels
        .iter()
        .map(|one| Choice {
            label: &one.text,
            hint: "",
        })
        .collect();
    choices.push(Choice {
        label: "None",
        hint: "",
    });
    let chosen = match &making.verdict {
        None => Some(labels.len()),
        Some(verdict) => labels.iter().position(|one| one.id == *verdict),
    };
    if let Some(at) = choice_row(ui, "Verdict now", &choices, chosen) {
        making.verdict = labels.get(at).map(|one| one.id.clone());
    }
    let old = verdict_words(making.before.as_deref(), desk);
    muted(ui, &format!("Before: {old}; it is kept and shown."));
    ui.add_space(size::S);
    let mut discarded = false;
    ui.horizontal(|ui| {
        let record = strong_button(ui, making.is_ready(), "Record the correction");
        done |= record.on_hover_text("Ctrl+Enter").clicked();
        discarded |= ui.button("Discard it").clicked();
    });
    if discarded {
        out.say(Message::Discard(making.claim));
    } else if done && making.is_ready() {
        out.say(Message::Record(Box::new(making)));
    } else if making != before {
        out.say(Message::Making(Box::new(making)));
    }
}

/// A correction half entered, its form put away: to go on with, or not.
pub fn folded(ui: &mut Ui, making: &Making, desk: &Desk<'_>, out: &mut Out<Message>) {
    let label = desk.derived.names.label(desk.session, making.claim);
    ui.horizontal_wrapped(|ui| {
        muted(ui, &format!("Half entered: {label}: {}", making.brief()));
        let go_on = ui
            .button("Go on")
            .accessible_name(format!("Go on with the correction of {label}"));
        if go_on.clicked() {
            out.say(Message::Begin(making.claim));
        }
        let discard = ui
            .button("Discard it")
            .accessible_name(format!("Discard the correction of {label}"));
        if discard.clicked() {
            out.say(Message::Discard(making.claim));
        }
    });
}

/// A field of the form, and whether Ctrl+Enter was pressed in it.
fn line(ui: &mut Ui, name: &str, hint: &str, words: &mut String, font: FontId) -> (Response, bool) {
    let palette = theme::palette(ui.ctx());
    section(ui, name);
    let before = words.clone();
    let mut buffer = Buffer(words);
    let edit = TextEdit::multiline(&mut buffer)
        .id(field_id(name))
        .desired_rows(2)
        .font(font)
        .text_color(palette.ink)
        .hint_text(RichText::new(hint).color(palette.muted))
        .desired_width(f32::INFINITY);
    let response = ui.add(edit).accessible_name(name);
    undo_ends(ui, &response, &before, words);
    let done = response.has_focus() && ui.input(|input| input.events.iter().any(is_done));
    (response, done)
}
