//! The list of corrections, the newest first, and what a claim's card shows of its own.

use egui::{Button, Key, Label, RichText, Ui, vec2};

use super::{
    Corrections, Message, Row,
    form::{self, verdict_words},
};
use crate::{
    session::{Id, Kind},
    workbench::{
        desk::{Ask, Desk, Line, Out, Overlay, number_of, record_fields, record_words::short},
        kit::{
            list::{Align, Each},
            theme::{self, fonts, size},
            widgets::{
                Chip, KeyDown, around, chip_flow, first_focus, form_area, key_caps, keys_down,
                muted, region, row_after, row_card, section, sides, title,
            },
        },
    },
};

/// About the height of a row.
const ROW: f32 = 92.0;

const LINES: [Line<'static>; 3] = [
    Line::new("what", "What was corrected").reading().lines(2),
    Line::new("why", "Why").lines(2),
    Line::new("corrected_on", "When (YYYY-MM-DD)").day(),
];

impl Corrections {
    /// Draws it, on top of everything.
    pub fn show(&mut self, ui: &mut Ui, desk: &Desk<'_>, out: &mut Out<Message>) {
        let window = ui.ctx().content_rect().size();
        ui.set_width((window.x - 56.0).max(300.0));
        ui.horizontal_wrapped(|ui| {
            title(ui, "Corrections");
            ui.add_space(size::M);
            muted(ui, "after publication, the newest first");
            let formed = self.making().map(|one| one.claim);
            if let Some(claim) = desk.view.claim.filter(|one| formed != Some(*one)) {
                let label = desk.derived.names.label(desk.session, claim);
                if ui.button(format!("Correct {label}…")).clicked() {
                    out.say(Message::Begin(claim));
                }
            }
        });
        self.keys(ui, desk, out);
        let at = self.rows.iter().position(|row| Some(row.id) == self.chosen);
        if let Some(at) = at.filter(|_| desk.view.reveal) {
            self.list.scroll_to(at, Align::Nearest);
        }
        let room = vec2(ui.available_width(), (window.y - 190.0).max(180.0));
        let (mut list, mut right) = sides(ui, room);
        let heard = self.chosen.map(row_id);
        first_focus(&region(
            &list,
            around(&list),
            list_id(),
            "Corrections",
            heard,
        ));
        for making in self.half_entered() {
            form::folded(&mut list, making, desk, out);
        }
        if self.rows.is_empty() {
            list.add_space(size::S);
            muted(
                &mut list,
                "Nothing was corrected. What turns out wrong after publication is recorded from the menu of its claim.",
            );
        } else {
            let mut listed = Listed {
                all: self.rows.len(),
                chosen: self.chosen.filter(|_| !self.shown),
                desk,
                out,
            };
            let mut rows = Each::new(
                (self.revision, self.rows.len(), ROW),
                |index| self.rows.get(index),
                |row| number_of(row.id),
                |ui, index, row| listed.show(ui, index, row),
            );
            self.list.show(&mut list, "corrections", &mut rows);
        }
        let making = self.making().cloned();
        let begins = &mut self.begins;
        form_area(&mut right, "correction", |ui| {
            match (making, at.and_then(|at| self.rows.get(at))) {
                (Some(making), _) => form::show(ui, making, begins, desk, out),
                (None, Some(row)) => one(ui, row, desk, out),
                _ => {}
            }
        });
        foot(ui, !self.rows.is_empty(), out);
    }

    fn keys(&mut self, ui: &Ui, desk: &Desk<'_>, out: &mut Out<Message>) {
        let here = ui.memory(|memory| memory.has_focus(list_id()));
        for KeyDown {
            key,
            modifiers,
            repeat,
        } in keys_down(ui)
        {
            let now = self.rows.iter().position(|row| Some(row.id) == self.chosen);
            let Some(now) = now.filter(|_| here && !modifiers.any()) else {
                continue;
            };
            if let Some(to) = row_after(key, now, self.rows.len()) {
                self.chosen = self.rows.get(to).map(|row| row.id);
                self.shown = false;
                self.list.scroll_to(to, Align::Nearest);
            } else if key == Key::Enter
                && !repeat
                && let Some(row) = self.rows.get(now)
            {
                return out.show_claim(desk.session, row.claim);
            }
        }
    }
}

/// The corrections of a claim, in its card. Corrections are few.
pub fn about_claim(ui: &mut Ui, claim: Id, desk: &Desk<'_>, out: &mut Out<Message>) {
    let all = desk.session.corrections.live();
    let mut own: Vec<_> = all.filter(|(_, one)| one.claim == claim).collect();
    if own.is_empty() {
        return;
    }
    own.sort_by_key(|(id, one)| (one.made_at, *id));
    section(ui, "Corrections");
    for (id, one) in own.into_iter().rev() {
        ui.horizontal(|ui| {
            muted(ui, &desk.outside.dates.day(&one.corrected_on));
            let words = format!("{} ({})", one.what, verdicts(one, desk));
            let line = Button::new(words.as_str())
                .frame_when_inactive(false)
                .truncate();
            let name = format!("Correction: {}", short(&words, 120));
            let line = ui.add(line).accessible_name(name);
            if line.on_hover_text(&one.why).clicked() {
                out.say(Message::Show(Some(id)));
            }
        });
    }
}

/// The verdict before and the verdict after.
fn verdicts(one: &crate::session::Correction, desk: &Desk<'_>) -> String {
    let old = verdict_words(Some(&one.old_verdict), desk);
    let new = verdict_words(Some(&one.new_verdict), desk);
    if old == new {
        format!("{old}, as before")
    } else {
        format!("{old} → {new}")
    }
}

/// A correction beside the list.
fn one(ui: &mut Ui, row: &Row, desk: &Desk<'_>, out: &mut Out<Message>) {
    ui.label(RichText::new(format!("Correction of {}", row.label)).font(fonts::ui_bold()));
    chip_flow(ui, |ui| both(ui, row, desk));
    record_fields(ui, (&Kind::Correction, row.id), &LINES, desk, out);
    ui.add_space(size::S);
    if ui.button(format!("Go to {}", row.label)).clicked() {
        out.show_claim(desk.session, row.claim);
    }
}

/// Both verdicts, as chips.
fn both(ui: &mut Ui, row: &Row, desk: &Desk<'_>) {
    let old = verdict_words(Some(&row.record.old_verdict), desk);
    let new = verdict_words(Some(&row.record.new_verdict), desk);
    Chip::plain(&format!("before: {old}")).show(ui);
    let tone = theme::palette(ui.ctx()).selected;
    Chip::toned(&format!("now: {new}"), tone).show(ui);
}

/// The widget that is the list.
fn list_id() -> egui::Id {
    egui::Id::unique("corrections")
}

/// The widget that is a row of it.
fn row_id(correction: Id) -> egui::Id {
    egui::Id::unique(("correction", number_of(correction)))
}

/// Which keys do what, and the way out.
fn foot(ui: &mut Ui, any: bool, out: &mut Out<Message>) {
    ui.horizontal_wrapped(|ui| {
        if ui.button("Close").clicked() {
            out.ask(Ask::Overlay(Overlay::None));
        }
        if any {
            key_caps(ui, &["↑", "↓"], "next, previous");
            key_caps(ui, &["Enter"], "to the claim");
        }
        key_caps(ui, &["Esc"], "close");
    });
}

/// The corrections as rows of the list.
struct Listed<'a, 'b> {
    all: usize,
    chosen: Option<Id>,
    desk: &'a Desk<'b>,
    out: &'a mut Out<Message>,
}

impl Listed<'_, '_> {
    /// Draws one.
    fn show(&mut self, ui: &mut Ui, index: usize, row: &Row) {
        let what = &row.record.what;
        let name = format!(
            "Correction {} of {}: {}: {what}, {}",
            index + 1,
            self.all,
            row.label,
            verdicts(&row.record, self.desk)
        );
        let chosen = self.chosen == Some(row.id);
        let response = row_card(ui, row_id(row.id), &name, chosen, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.label(RichText::new(&row.label).font(fonts::ui_bold()));
                let dates = self.desk.outside.dates;
                muted(ui, &dates.day(&row.record.corrected_on));
                both(ui, row, self.desk);
                muted(ui, &row.who);
            });
            let words = RichText::new(what).font(fonts::statement());
            ui.add(Label::new(words).wrap());
            if !row.record.why.is_empty() {
                muted(ui, &row.record.why);
            }
            muted(ui, &row.words);
        });
        if response.clicked() {
            self.out.say(Message::Choose(row.id));
            self.out.ask(Ask::Focus(list_id()));
        }
        ui.add_space(size::S);
    }
}
