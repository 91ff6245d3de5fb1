//! One claim beside the list: its words and what it rests on, what the second person finds, and, once that is given, both findings.

use egui::{Event, FontId, Id as WidgetId, Key, Label, RichText, TextEdit, Ui};

use super::{
    Message, Second,
    blind::{given_by, may_find},
    both::{self, Side, finding_words},
    rows::{Filter, Row, Standing},
};
use crate::{
    session::{Correct, Id},
    workbench::{
        actions::Action,
        desk::{Desk, Out, number_of, record_words::short},
        kit::{
            theme::{self, fonts, size},
            widgets::{
                Buffer, Choice, choice_row, form_area, is_done, muted, section, strong_button,
                undo_ends,
            },
        },
    },
};

/// What can be found where the scale has no labels.
pub const EITHER: [Correct; 2] = [Correct::Yes, Correct::No];

/// The field for the rationale.
pub fn field_id(claim: Id) -> WidgetId {
    WidgetId::unique(("second check", number_of(claim)))
}

impl Second {
    /// Draws it.
    pub(super) fn form(&self, ui: &mut Ui, row: &Row, desk: &Desk<'_>, out: &mut Out<Message>) {
        form_area(ui, ("second check", row.id), |ui| {
            let palette = theme::palette(ui.ctx());
            ui.label(RichText::new(&row.label).font(fonts::ui_bold()));
            let words = RichText::new(&row.words).font(fonts::statement());
            ui.add(Label::new(words.color(palette.ink)).wrap().selectable(true));
            ui.add_space(size::XS);
            evidence(ui, row, desk);
            ui.add_space(size::S);
            match row.standing {
                Standing::Waits if desk.author.id().is_none() => {
                    muted(
                        ui,
                        "A second check is by another person: say who you are first.",
                    );
                    if ui.button(Action::Author.name()).clicked() {
                        out.act(Action::Author);
                    }
                }
                Standing::Waits if !may_find(desk) => Self::to_take_up(ui, row.id, out),
                Standing::Waits => {
                    if !row.veiled {
                        first(ui, row, desk);
                    }
                    self.finding(ui, row, desk, out);
                }
                Standing::Mine => {
                    first(ui, row, desk);
                    muted(ui, "You decided this: somebody else has to check it again.");
                }
                Standing::Agree | Standing::Differ | Standing::Adds => {
                    findings(ui, row, self.is_settling(), desk, out);
                }
                Standing::Seconds => seconds(ui, row, desk),
            }
            if !row.veiled || desk.session.is_veiled(row.id) {
                ui.add_space(size::S);
                if ui.button(format!("Go to {}", row.label)).clicked() {
                    out.show_claim(desk.session, row.id);
                }
            }
        });
    }

    /// What the second person finds.
    fn finding(&self, ui: &mut Ui, row: &Row, desk: &Desk<'_>, out: &mut Out<Message>) {
        let before = self.finding.get(&row.id).cloned().unwrap_or_default();
        let mut finding = before.clone();
        section(ui, "What do you find?");
        let labels = &desk.derived.scale.labels;
        if labels.is_empty() {
            let names = EITHER.clone().map(|one| one.label().to_owned());
            let choices = names.each_ref().map(|label| Choice { label, hint: "" });
            let chosen = EITHER.iter().position(|one| *one == finding.correct);
            let pressed = choice_row(ui, "Second finding", &choices, chosen);
            if let Some(correct) = pressed.and_then(|at| EITHER.get(at)) {
                finding.correct = correct.clone();
            }
        } else {
            let choices: Vec<Choice<'_>> = labels
                .iter()
                .map(|one| Choice {
                    label: &one.text,
                    hint: "",
                })
                .collect();
            let verdict = finding.verdict.as_ref();
            let chosen = verdict.and_then(|is| labels.iter().position(|one| one.id == *is));
            let pressed = choice_row(ui, "Second finding", &choices, chosen);
            if let Some(label) = pressed.and_then(|at| labels.get(at)) {
                finding.verdict = Some(label.id.clone());
            }
        }
        let done = rationale(ui, row.id, &mut finding.rationale, fonts::ui());
        let give = strong_button(ui, finding.is_ready(), "Give the finding");
        let done = give.on_hover_text("Enter").clicked() || done;
        if finding != before {
            out.say(Message::Finding(row.id, Box::new(finding)));
        }
        if done {
            out.say(Message::Give(row.id));
        }
    }
}

/// The field for the reason, and whether Enter was pressed in it; Shift+Enter makes a new line.
fn rationale(ui: &mut Ui, claim: Id, words: &mut String, font: FontId) -> bool {
    let palette = theme::palette(ui.ctx());
    let before = words.clone();
    let mut buffer = Buffer(words);
    let new_line = egui::KeyboardShortcut::new(egui::Modifiers::SHIFT, Key::Enter);
    let edit = TextEdit::multiline(&mut buffer)
        .id(field_id(claim))
        .desired_rows(2)
        .font(font)
        .return_key(new_line)
        .hint_text(RichText::new("Why").color(palette.muted))
        .desired_width(f32::INFINITY);
    let response = ui.add(edit).accessible_name("Why you find so");
    undo_ends(ui, &response, &before, words);
    let enter = |event: &Event| {
        let key = matches!(event, Event::Key { key: Key::Enter, pressed: true, modifiers, .. } if modifiers.is_none());
        key || is_done(event)
    };
    response.has_focus() && ui.input(|input| input.events.iter().any(enter))
}

/// What the claim rests on: the sources, and not which way they were found to point.
fn evidence(ui: &mut Ui, row: &Row, desk: &Desk<'_>) {
    for (_, evidence) in desk.derived.cited.evidence_of(desk.session, row.id) {
        let source = desk.session.sources.get(evidence.source);
        let title = source.map_or("a source that is gone", |source| &source.title);
        let parts = [title, evidence.locator.as_str(), evidence.extract.as_str()];
        let parts: Vec<&str> = parts.into_iter().filter(|one| !one.is_empty()).collect();
        muted(ui, &format!("· {}", short(&parts.join(" · "), 200)));
    }
}

fn first_side(row: &Row, desk: &Desk<'_>) -> Side {
    let claim = desk.session.claims.get(row.id);
    let verdict = claim.and_then(|one| one.verdict.as_deref());
    let found = match verdict {
        None if desk.derived.scale.labels.is_empty() => "checked".to_owned(),
        verdict => finding_words(verdict, &Correct::Unsaid, desk),
    };
    Side {
        name: "First",
        found,
        rationale: claim.map_or_else(String::new, |one| one.rationale.clone()),
        who: row.first_by.clone(),
    }
}

fn first(ui: &mut Ui, row: &Row, desk: &Desk<'_>) {
    let side = first_side(row, desk);
    muted(
        ui,
        &format!("First: {}, {}. {}", side.found, side.who, side.rationale),
    );
}

/// A second check as a side.
fn second_side(id: Option<Id>, name: &'static str, desk: &Desk<'_>) -> Option<Side> {
    let check = id.and_then(|id| desk.session.second_checks.get(id))?;
    Some(Side {
        name,
        found: finding_words(check.verdict.as_deref(), &check.correct, desk),
        rationale: check.rationale.clone(),
        who: given_by(check, desk),
    })
}

/// Both findings; where they differ, one is to be taken, among the disagreements.
fn findings(ui: &mut Ui, row: &Row, settles: bool, desk: &Desk<'_>, out: &mut Out<Message>) {
    let Some(second) = second_side(row.check, "Second", desk) else {
        return;
    };
    let differ = row.standing == Standing::Differ;
    let settles = differ && settles;
    section(
        ui,
        match row.standing {
            Standing::Differ if settles => "They differ: which stands?",
            Standing::Differ => "They differ",
            Standing::Adds => "The first gave no verdict",
            _ => "Both agree",
        },
    );
    let sides = [&first_side(row, desk), &second];
    if let Some(place) = both::show(ui, sides, settles) {
        out.say(Message::Settle(row.id, place == 1));
    }
    if differ && !settles {
        muted(
            ui,
            "Which of them stands is settled among the disagreements.",
        );
        if ui.button("Settle disagreements").clicked() {
            out.say(Message::Filter(Filter::Differ));
        }
    }
    if row.standing == Standing::Adds && ui.button("Take the second’s verdict").clicked() {
        out.say(Message::Settle(row.id, true));
    }
}

/// Two second checks that differ: whoever decides the claim has both before them.
fn seconds(ui: &mut Ui, row: &Row, desk: &Desk<'_>) {
    let one = second_side(row.check, "One", desk);
    let other = second_side(row.other, "Other", desk);
    section(ui, "Two second checks differ");
    if let (Some(one), Some(other)) = (one, other) {
        both::show(ui, [&one, &other], false);
    }
    muted(ui, "Nobody has decided this claim: its verdict settles it.");
}
