//! What the writer says a claim rests on, above its evidence: to be accepted as evidence, or set aside.

use egui::{Align, Label, Layout, Ui};
use serde_json::json;

use super::Message;
use crate::{
    session::{Claimed, ClaimedStanding, Command, FieldValue, Id, Kind},
    workbench::{
        actions::Action,
        desk::{Desk, Out, record_words::short},
        kit::{
            theme::{self, fonts},
            widgets::{key_caps, lit, muted, section},
        },
    },
};

/// How much of a note names it in a button.
const NAME: usize = 60;

/// The notes on a claim, as [`Session::claimed_of`] has them.
///
/// [`Session::claimed_of`]: crate::session::Session::claimed_of
fn notes_of<'d>(desk: &'d Desk<'_>, claim: Id) -> Vec<(Id, &'d Claimed)> {
    let notes = desk.derived.cited.notes_of(desk.session, claim);
    Claimed::in_order(notes.collect())
}

/// The first note on a claim that nobody has looked at.
pub(super) fn first_open(desk: &Desk<'_>, claim: Id) -> Option<Id> {
    let all = notes_of(desk, claim).into_iter();
    let mut open = all.filter(|(_, one)| one.standing == ClaimedStanding::Open);
    open.next().map(|(id, _)| id)
}

/// Makes a note evidence.
pub(super) fn accept(claimed: Id, desk: &Desk<'_>, out: &mut Out<Message>) {
    out.change(Command::AcceptClaimed {
        claimed,
        source: desk.new_id(),
        evidence: desk.new_id(),
    });
}

/// Draws the notes on a claim.
pub(super) fn show(ui: &mut Ui, claim: Id, desk: &Desk<'_>, out: &mut Out<Message>) {
    let mut notes = notes_of(desk, claim);
    // What was accepted stands among the evidence.
    notes.retain(|(_, note)| note.standing != ClaimedStanding::Accepted);
    if notes.is_empty() {
        return;
    }
    section(ui, "From the writer");
    // Those that nobody has looked at come first.
    let first = notes.first();
    let first = first.filter(|(_, note)| note.standing == ClaimedStanding::Open);
    let first = first.map(|(id, _)| *id);
    for (id, note) in notes {
        match note.standing {
            ClaimedStanding::SetAside => aside(ui, id, note, out),
            _ => open(ui, (id, note), first == Some(id), desk, out),
        }
    }
}

/// Who wrote it, and when: "Bo Ren, 2026-01-31, comment, done".
fn by(note: &Claimed) -> String {
    let day: String = note.on.chars().take(10).collect();
    let number = if note.number.is_empty() || note.kind.word() == "comment" {
        note.kind.label().to_owned()
    } else {
        format!("{} {}", note.kind.label(), note.number)
    };
    let done = if note.settled { "done" } else { "" };
    let said = [note.by.as_str(), &day, &number, done];
    let said: Vec<&str> = said.into_iter().filter(|word| !word.is_empty()).collect();
    said.join(" · ")
}

fn open(
    ui: &mut Ui,
    (id, note): (Id, &Claimed),
    first: bool,
    desk: &Desk<'_>,
    out: &mut Out<Message>,
) {
    let palette = theme::palette(ui.ctx());
    let search = &desk.view.looked_for;
    ui.horizontal_top(|ui| {
        ui.with_layout(Layout::right_to_left(Align::TOP), |ui| {
            let name = short(&note.text, NAME);
            let aside = ui.button("Set aside");
            let aside =
                aside.on_hover_text("It is no evidence for this claim; it can be taken back");
            if aside
                .accessible_name(format!("Set aside: {name}"))
                .clicked()
            {
                stands(id, &ClaimedStanding::SetAside, out);
            }
            let button = ui.button("Accept");
            let button = button
                .on_hover_text("Makes it evidence: you have looked, and it supports the claim");
            if button
                .accessible_name(format!("Accept as evidence: {name}"))
                .clicked()
            {
                accept(id, desk, out);
            }
            if first {
                key_caps(ui, &[&Action::AcceptClaimed.key()], "");
            }
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                let words = lit(ui, &note.text, fonts::ui(), palette.ink, search);
                ui.add(Label::new(words).wrap());
                muted(ui, &by(note));
                for reply in &note.replies {
                    let said = format!("{}: {}", reply.by, reply.text);
                    let words = lit(ui, &said, fonts::extract(), palette.muted, search);
                    ui.add(Label::new(words).wrap());
                }
            });
        });
    });
    ui.add_space(2.0);
}

/// One that was set aside, in one line.
fn aside(ui: &mut Ui, id: Id, note: &Claimed, out: &mut Out<Message>) {
    ui.horizontal_wrapped(|ui| {
        let name = short(&note.text, NAME);
        muted(ui, &format!("Set aside: {name}"));
        let back = ui.small_button("Take back");
        if back.accessible_name(format!("Take back: {name}")).clicked() {
            stands(id, &ClaimedStanding::Open, out);
        }
    });
}

fn stands(id: Id, standing: &ClaimedStanding, out: &mut Out<Message>) {
    let label = match standing {
        ClaimedStanding::SetAside => "Set the writer's note aside",
        _ => "Take the writer's note back",
    };
    out.change(Command::SetFields {
        label: label.to_owned(),
        fields: vec![FieldValue {
            kind: Kind::Claimed,
            id,
            field: "standing".to_owned(),
            value: json!(standing.word()),
            reopens: Vec::new(),
        }],
    });
}
