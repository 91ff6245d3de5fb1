//! One dispute: both sides beside each other.

use egui::{
    CornerRadius, Frame, Label, Margin, RichText, Sense, Stroke, Ui, WidgetInfo, accesskit::Role,
};

use crate::{
    session::{Conflict, Side},
    workbench::{
        desk::{
            Desk,
            record_words::{capital, field_words, short, subject},
        },
        kit::{
            theme::{self, MarkState, fonts, size},
            widgets::{Chip, card_frame, key_cap, muted},
        },
    },
};

/// Most letters of a value that are shown.
const LETTERS: usize = 600;

/// Narrower than this, the sides stand below each other.
pub const BESIDE: f32 = 440.0;

/// Whether this version knows the field at all.
pub fn can_be_decided(conflict: &Conflict) -> bool {
    !conflict.field.starts_with('/')
}

/// One dispute.
pub struct One<'a, 'b> {
    pub conflict: &'a Conflict,
    /// Its place among so many.
    pub place: usize,
    pub all: usize,
    /// It is the one to be decided.
    pub chosen: bool,
    /// It was decided on screen.
    pub decided: bool,
    pub desk: &'a Desk<'b>,
}

impl One<'_, '_> {
    /// Draws it. The side that was pressed, if one was.
    pub fn show(&self, ui: &mut Ui) -> Option<usize> {
        let palette = theme::palette(ui.ctx());
        let conflict = self.conflict;
        let record = self.desk.session.record(&conflict.kind, conflict.id);
        let kind = record.map_or("record", |record| record.kind());
        let inner = card_frame(palette, self.chosen).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 5.0;
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = size::S;
                ui.label(RichText::new(field_words(&conflict.field)).font(fonts::ui_bold()));
                let state = if self.decided {
                    "✓ decided"
                } else {
                    "disputed"
                };
                muted(ui, &format!("{} · {state}", capital(kind)));
            });
            let about = subject(self.desk.session, &conflict.kind, conflict.id);
            if !about.is_empty() {
                let words = RichText::new(about)
                    .font(fonts::extract())
                    .color(palette.muted);
                ui.add(Label::new(words).truncate());
            }
            if !can_be_decided(conflict) {
                muted(ui, "A newer version of Tickmark can decide this.");
            }
            self.sides(ui)
        });
        let name = format!(
            "{} of {}, disputed, {} of {}",
            field_words(&conflict.field),
            kind,
            self.place + 1,
            self.all
        );
        inner
            .response
            .widget_info(|| WidgetInfo::labeled(Role::Group, true, &name));
        inner.inner
    }

    fn sides(&self, ui: &mut Ui) -> Option<usize> {
        let conflict = self.conflict;
        let record = self.desk.session.record(&conflict.kind, conflict.id);
        let now = record.and_then(|record| record.json(&conflict.field));
        // Beside each other they are of one height: as high as the higher one was in the last frame.
        let memory = ui.scope_id().with("height");
        let height: f32 = ui.data(|data| data.get_temp(memory)).unwrap_or(0.0);
        let beside = conflict.sides.len() == 2 && ui.available_width() >= BESIDE;
        let mut pressed = None;
        let mut highest = 0.0_f32;
        let mut one = |ui: &mut Ui, place: usize, side: &Side| {
            let shown = now.as_ref() == Some(&side.value);
            let least = if beside { height } else { 0.0 };
            let (clicked, used) = self.side_card(ui, (place, side), shown, least);
            highest = highest.max(used);
            if clicked {
                pressed = Some(place);
            }
        };
        if beside {
            ui.columns(2, |columns| {
                for (place, (ui, side)) in columns.iter_mut().zip(&conflict.sides).enumerate() {
                    // Columns set their text in full lines, which these are too narrow for.
                    ui.vertical(|ui| one(ui, place, side));
                }
            });
        } else {
            for (place, side) in conflict.sides.iter().enumerate() {
                one(ui, place, side);
            }
        }
        if (highest - height).abs() > 0.5 {
            ui.data_mut(|data| data.insert_temp(memory, highest));
            ui.ctx().request_repaint();
        }
        pressed.filter(|_| can_be_decided(conflict))
    }

    /// One side, as a key to press: the value, who, when. Returns whether it was, and the height of what stands in it.
    fn side_card(
        &self,
        ui: &mut Ui,
        (place, side): (usize, &Side),
        shown: bool,
        least: f32,
    ) -> (bool, f32) {
        let palette = theme::palette(ui.ctx());
        let when = side.at.map(|at| self.desk.outside.words_for(at));
        let by = match &when {
            Some(when) => format!("{} · {when}", side.who),
            None => "found in the file, by hand or an older program".to_owned(),
        };
        let frame = Frame {
            fill: palette.field,
            stroke: Stroke::new(size::HAIR, palette.edge),
            corner_radius: CornerRadius::same(size::RADIUS),
            inner_margin: Margin::symmetric(10, 8),
            ..Frame::default()
        };
        let mut begun = frame.begin(ui);
        let used = {
            let ui = &mut begun.content_ui;
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = size::XS;
            let words = RichText::new(short(&side.said, LETTERS)).font(fonts::statement());
            ui.add(Label::new(words.color(palette.ink)).wrap());
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = 6.0;
                if self.chosen {
                    key_cap(ui, &(place + 1).to_string());
                }
                let words = RichText::new(&by).font(fonts::small()).color(palette.muted);
                ui.add(Label::new(words));
                match (shown, self.decided) {
                    (true, true) => drop(Chip::state(ui, "✓ chosen", MarkState::Checked).show(ui)),
                    (true, false) => drop(Chip::plain("shown now").show(ui)),
                    (false, _) => {}
                }
            });
            let used = ui.min_rect().height();
            if least > used {
                let space = least - used - ui.spacing().item_spacing.y;
                ui.add_space(space.max(0.0));
            }
            used
        };
        let rect = begun.content_ui.min_rect() + frame.inner_margin;
        let response = ui.interact(rect, ui.scope_id().with(("side", place)), Sense::click());
        if response.hovered() || response.has_focus() {
            begun.frame.fill = palette.hover;
            begun.frame.stroke = Stroke::new(size::HAIR, palette.selected.ink);
        }
        if response.has_focus() {
            begun.frame.stroke = Stroke::new(size::RING, palette.selected.ink);
        }
        begun.end(ui);
        let name = format!(
            "{}: {}, {by}",
            field_words(&self.conflict.field),
            short(&side.said, 120)
        );
        response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &name));
        (response.clicked(), used)
    }
}
