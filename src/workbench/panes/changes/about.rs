//! What the card of a claim shows of its changes: a line each, and the form that asks for another.

use egui::{Button, CornerRadius, Event, Frame, Key, Label, Margin, RichText, TextEdit, Ui};

use super::{
    Changes, Message,
    asking::{Asking, PROPOSED, REASON, SEVERITIES, field_id},
    rows::{Row, Stand},
    view::{chip, line_of},
};
use crate::{
    session::Id,
    workbench::{
        desk::{Desk, Out, record_words::short},
        kit::{
            theme::{self, fonts, size},
            widgets::{
                Buffer, Choice, choice_row, is_done, muted, section, strong_button, undo_ends,
            },
        },
    },
};

/// The changes of the selected claim, worked out once per revision.
#[derive(Debug, Default)]
pub struct Told {
    of: Option<(u64, u64, Option<Id>)>,
    rows: Vec<Row>,
}

impl Told {
    /// Follows the session and the selection. Whether anything is otherwise.
    pub fn follow(&mut self, desk: &Desk<'_>) -> bool {
        let of = (desk.document, desk.session.revision(), desk.view.claim);
        if self.of == Some(of) {
            return false;
        }
        self.of = Some(of);
        let changes = desk.session.changes.live();
        let mut own: Vec<_> = changes
            .filter(|(_, change)| Some(change.claim) == desk.view.claim)
            .collect();
        own.sort_by_key(|(id, change)| (change.made_at, *id));
        self.rows = own
            .into_iter()
            .map(|(id, change)| Row::of(id, change, desk))
            .collect();
        true
    }

    /// The first change of a claim that waits, else its last.
    pub fn waiting(&self, claim: Id) -> Option<Id> {
        let mut own = self.rows.iter().filter(|row| row.claim == claim);
        let waits = own.clone().find(|row| row.stand == Stand::Waits);
        waits.or_else(|| own.next_back()).map(|row| row.id)
    }
}

impl Changes {
    /// Draws it, in the card of a claim.
    pub fn about_claim(&self, ui: &mut Ui, claim: Id, desk: &Desk<'_>, out: &mut Out<Message>) {
        let own = self.told.rows.iter().filter(|row| row.claim == claim);
        let asking = self.asking.iter().find(|one| one.claim == claim);
        if own.clone().next().is_some() || asking.is_some() {
            section(ui, "Changes");
        }
        for row in own {
            told(ui, row, out);
        }
        match asking {
            Some(asking) if asking.folded => folded(ui, asking, out),
            Some(asking) => form(ui, asking.clone(), desk, out),
            None => {}
        }
    }
}

/// A change, in one line that leads to it.
fn told(ui: &mut Ui, row: &Row, out: &mut Out<Message>) {
    ui.horizontal(|ui| {
        chip(ui, row);
        let line = line_of(ui, row, fonts::ui(), true);
        let line = Button::new(line).frame_when_inactive(false).truncate();
        let name = format!("Change: {}", said(row));
        let hint = format!("{}\n{}", row.reason, row.who);
        let line = ui.add(line).accessible_name(name);
        if line.on_hover_text(hint.trim()).clicked() {
            out.say(Message::Show(Some(row.id)));
        }
    });
}

/// A change in plain words, for a screen reader.
pub fn said(row: &Row) -> String {
    let of = |kind: &str| {
        let words = row.marked.iter().filter(|one| one.kind == kind);
        words
            .map(|one| one.text.as_str())
            .collect::<Vec<_>>()
            .join(" … ")
    };
    format!(
        "{}: “{}” becomes “{}”, {}",
        row.label,
        short(&of("old"), 80),
        short(&of("new"), 80),
        decided(row)
    )
}

/// What was decided, in a word.
pub fn decided(row: &Row) -> &str {
    match row.stand {
        Stand::Disputed => "decided differently",
        Stand::Waits | Stand::Decided => row.decision.label(),
    }
}

/// A change half asked for, its form put away: to go on with, or not.
fn folded(ui: &mut Ui, asking: &Asking, out: &mut Out<Message>) {
    ui.horizontal_wrapped(|ui| {
        let words = if asking.is_change() {
            &asking.proposed
        } else {
            &asking.reason
        };
        muted(ui, &format!("Half entered: {}", short(words, 60)));
        if ui.button("Go on with the change").clicked() {
            out.say(Message::Begin(asking.claim));
        }
        if ui.button("Discard the change").clicked() {
            out.say(Message::Discard(asking.claim));
        }
    });
}

/// The form: words, reason, severity, what it rests on. Ctrl+Enter asks.
fn form(ui: &mut Ui, mut asking: Asking, desk: &Desk<'_>, out: &mut Out<Message>) {
    let before = asking.clone();
    let palette = theme::palette(ui.ctx());
    let (mut done, mut discarded) = (false, false);
    let frame = Frame {
        fill: palette.field,
        inner_margin: Margin::same(8),
        corner_radius: CornerRadius::same(size::RADIUS),
        ..Frame::default()
    };
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        muted(ui, "It reads now");
        let now = RichText::new(&asking.original).font(fonts::statement());
        ui.add(Label::new(now.color(palette.muted)).wrap());
        let hint = "The words proposed; none take it out";
        done |= words(ui, PROPOSED, hint, &mut asking.proposed, fonts::statement());
        let hint = "Why";
        done |= words(ui, REASON, hint, &mut asking.reason, fonts::ui());
        severity(ui, &mut asking.severity);
        evidence(ui, &mut asking, desk);
        ui.horizontal(|ui| {
            let ready = asking.is_change();
            done |= strong_button(ui, ready, "Ask for the change")
                .on_hover_text("Ctrl+Enter")
                .clicked();
            discarded |= ui.button("Cancel").clicked();
        });
    });
    if discarded {
        out.say(Message::Discard(asking.claim));
    } else if done && asking.is_change() {
        out.say(Message::Ask(Box::new(asking)));
    } else if asking != before {
        out.say(Message::Asking(Box::new(asking)));
    }
}

/// A field of the form, and whether Ctrl+Enter was pressed in it.
fn words(ui: &mut Ui, name: &str, hint: &str, words: &mut String, font: egui::FontId) -> bool {
    let palette = theme::palette(ui.ctx());
    let before = words.clone();
    let mut buffer = Buffer(words);
    let edit = TextEdit::multiline(&mut buffer)
        .id(field_id(name))
        .desired_rows(2)
        .font(font)
        .text_color(palette.ink)
        .hint_text(RichText::new(hint).color(palette.muted))
        .background_color(palette.paper)
        .return_key(egui::KeyboardShortcut::new(
            egui::Modifiers::SHIFT,
            Key::Enter,
        ))
        .desired_width(f32::INFINITY);
    let response = ui.add(edit).accessible_name(name);
    undo_ends(ui, &response, &before, words);
    response.has_focus()
        && ui.input(|input| {
            input
                .events
                .iter()
                .any(|event| is_done(event) || is_enter(event))
        })
}

/// Enter alone: Shift+Enter makes a new line.
fn is_enter(event: &Event) -> bool {
    matches!(event, Event::Key { key: Key::Enter, pressed: true, modifiers, .. } if modifiers.is_none())
}

/// How bad it is, as a row of keys; the one that is down is let go by pressing it again.
pub fn severity(ui: &mut Ui, severity: &mut String) -> bool {
    let choices = SEVERITIES.map(|label| Choice { label, hint: "" });
    let chosen = SEVERITIES.iter().position(|one| one == severity);
    let pressed = ui
        .horizontal(|ui| {
            muted(ui, "Severity");
            choice_row(ui, "Severity", &choices, chosen)
        })
        .inner;
    let Some(word) = pressed.and_then(|at| SEVERITIES.get(at)) else {
        return false;
    };
    *severity = if severity == word {
        String::new()
    } else {
        (*word).to_owned()
    };
    true
}

/// What the claim rests on: the change may rest on it too.
fn evidence(ui: &mut Ui, asking: &mut Asking, desk: &Desk<'_>) {
    let all = evidence_of(asking.claim, desk);
    if !all.is_empty() {
        muted(ui, "It rests on");
    }
    for (id, name) in all {
        let mut on = asking.evidence.contains(&id);
        if ui.checkbox(&mut on, short(&name, 70)).changed() {
            asking.evidence.retain(|one| *one != id);
            if on {
                asking.evidence.push(id);
            }
        }
    }
}

/// The evidence of a claim, each with its source's title and its place there.
pub fn evidence_of(claim: Id, desk: &Desk<'_>) -> Vec<(Id, String)> {
    let all = desk
        .derived
        .cited
        .evidence_of(desk.session, claim)
        .into_iter();
    all.map(|(id, evidence)| {
        let source = desk.session.sources.get(evidence.source);
        let title = source.map_or("a source that is gone", |source| &source.title);

        let name = if evidence.locator.is_empty() {
            title.to_owned()
        } else {
            format!("{title}, {}", evidence.locator)
        };
        (id, name)
    })
    .collect()
}
