//! The form of somebody beside the list: each field is saved when it is left.

use egui::{Button, RichText, Ui};

use super::{
    Message, People, Tab,
    rows::{Row, Task},
};
use crate::{
    session::{Command, Id, Kind},
    workbench::{
        desk::{Desk, Line, Out, record_fields, record_words::short},
        kit::{
            theme::{self, fonts, size},
            widgets::{form_area, muted, section},
        },
    },
};

/// The most claims of somebody that are listed.
const MOST: usize = 60;

const WORKING: [Line<'static>; 3] = [
    Line::new("name", "Name"),
    Line::new("initials", "Initials"),
    Line::new("role", "Role").hint("Writer, checker, editor, legal"),
];

impl People {
    /// Draws it: of the row that is chosen.
    pub(super) fn form(&self, ui: &mut Ui, desk: &Desk<'_>, out: &mut Out<Message>) {
        let Some(row) = self.place().and_then(|at| self.shown().get(at)) else {
            return;
        };
        if let Some(typed) = self.choosing.clone().filter(|_| self.tab == Tab::Asked) {
            super::asked::choose(ui, row, typed, &self.offers, out);
            return;
        }
        form_area(ui, ("somebody", row.id), |ui| match self.tab {
            Tab::Asked => super::asked::form(ui, row, self.about, desk, out),
            Tab::Working => working(ui, row, desk, out),
        });
    }
}

fn working(ui: &mut Ui, row: &Row, desk: &Desk<'_>, out: &mut Out<Message>) {
    record_fields(ui, (&Kind::Person, row.id), &WORKING, desk, out);
    ui.add_space(size::S);
    section(ui, "Claims to check");
    if row.claims.is_empty() {
        muted(ui, "None is assigned; the table assigns claims.");
    }
    for task in row.claims.iter().take(MOST) {
        claim_line(ui, task, desk, out);
    }
    let more = row.claims.len().saturating_sub(MOST);
    if more > 0 {
        muted(ui, &format!("and {more} more"));
    }
    if row.claims.is_empty() {
        take_out(ui, &Kind::Person, row.id, out);
    }
}

/// A claim of somebody: leads to it.
pub fn claim_line(ui: &mut Ui, task: &Task, desk: &Desk<'_>, out: &mut Out<Message>) {
    let session = desk.session;
    let Some(claim) = session.claims.get(task.id) else {
        return;
    };
    let palette = theme::palette(ui.ctx());
    let draft = session.articles.get(claim.article);
    let words = short(claim.words(draft.and_then(|one| one.draft)), 80);
    let done = if task.decided { "✓ " } else { "" };
    let words = format!("{done}{} · {words}", task.label);
    let ink = if task.decided {
        palette.muted
    } else {
        palette.ink
    };
    let due = match (task.due.as_str(), task.late) {
        ("", _) => RichText::new(""),
        (due, true) => RichText::new(format!("! due {}", desk.outside.dates.day(due)))
            .font(fonts::small_bold())
            .color(palette.wrong.ink),
        (due, false) => {
            RichText::new(format!("due {}", desk.outside.dates.day(due))).font(fonts::small())
        }
    };
    let button = Button::new(RichText::new(words).color(ink))
        .right_text(due)
        .frame_when_inactive(false)
        .truncate()
        .min_size(egui::vec2(ui.available_width(), size::CONTROL));
    let name = format!("Go to {}", task.label);
    if ui.add(button).accessible_name(name).clicked() {
        out.show_claim(session, task.id);
    }
}

/// Takes somebody out again.
pub fn take_out(ui: &mut Ui, kind: &Kind, id: Id, out: &mut Out<Message>) {
    ui.add_space(size::S);
    let hint = "What they did stays in the history; undo brings them back";
    if ui.button("Take out").on_hover_text(hint).clicked() {
        out.change(Command::Remove {
            kind: kind.clone(),
            id,
        });
    }
}
