//! The list on the left, the form beside it, and where the source is used.

use egui::{
    Button, Id as WidgetId, Rect, RichText, ScrollArea, Sense, TextEdit, Ui, UiBuilder, vec2,
};

use super::{
    Message, Sources, entering, form,
    list::{list_id, search_id},
    row::Filter,
};
use crate::workbench::{
    desk::{Ask, Desk, Out, Overlay},
    kit::{
        theme::{self, size},
        widgets::{Buffer, Chip, Notice, NoticeKind, Roving, chip_flow, key_caps, muted, title},
    },
};

/// Width of the list, where it stands beside the form: a share of the pane, between these.
const LIST: std::ops::RangeInclusive<f32> = 220.0..=340.0;
/// In a narrower pane it stands above it.
const WIDE: f32 = 520.0;
/// A window that is higher than this has room for what the keys do.
const HIGH: f32 = 560.0;
/// From this width on the claims that rest on a source stand beside its form.
const THREE: f32 = 1080.0;
/// Their width then.
const USES: f32 = 340.0;

impl Sources {
    /// Draws it, on top of everything.
    pub fn show(&mut self, ui: &mut Ui, desk: &Desk<'_>, out: &mut Out<Message>) {
        let window = ui.ctx().content_rect().size();
        ui.set_width((window.x - 96.0).clamp(280.0, 1320.0));
        title(ui, "Sources");
        self.filters(ui, out);
        ui.add_space(size::XS);
        let room = vec2(ui.available_width(), (window.y - 210.0).clamp(140.0, 900.0));
        let (rect, _) = ui.allocate_exact_size(room, Sense::HOVER);
        let list = (rect.width() * 0.36).clamp(*LIST.start(), *LIST.end());
        let (left, right) = if rect.width() >= WIDE {
            let (left, right) = rect.split_left_right_at_x(rect.left() + list);
            (left, right.with_min_x(right.left() + size::L))
        } else {
            let (upper, lower) = rect.split_top_bottom_at_y(rect.top() + rect.height() * 0.4);
            (upper, lower.with_min_y(lower.top() + size::S))
        };
        let mut beside = inside(ui, left);
        self.search(&mut beside, out);
        beside.add_space(size::S);
        self.rows(&mut beside, desk, out);
        if rect.width() >= THREE {
            let (middle, last) = right.split_left_right_at_x(right.right() - USES);
            let mut middle = inside(ui, middle.with_max_x(middle.right() - size::L));
            self.form(&mut middle, desk, out);
            if self.fresh.is_none() {
                self.used(&mut inside(ui, last), desk, out);
            }
        } else {
            let (upper, lower) = right.split_top_bottom_at_y(right.top() + right.height() * 0.62);
            self.form(&mut inside(ui, upper), desk, out);
            if self.fresh.is_none() {
                self.used(
                    &mut inside(ui, lower.with_min_y(lower.top() + size::S)),
                    desk,
                    out,
                );
            }
        }
        ui.add_space(size::S);
        foot(ui, window.y >= HIGH, out);
        let focused = ui.memory(|memory| memory.focused());
        self.inside = focused.is_some_and(|id| id != list_id());
    }

    fn filters(&self, ui: &mut Ui, out: &mut Out<Message>) {
        let on = Filter::ALL.iter().position(|one| *one == self.filter);
        let row = Roving::new(
            ui,
            WidgetId::unique("source filters"),
            Filter::ALL.len(),
            on,
        );
        chip_flow(ui, |ui| {
            let all = Filter::ALL.into_iter().zip(self.counts);
            for (place, (filter, count)) in all.enumerate() {
                let words = format!("{} {count}", filter.name());
                let chip = Chip::filter(&words, self.filter == filter).one_of(&row, place);
                if chip.show(ui).on_hover_text(filter.about()).clicked() {
                    out.say(Message::Filter(filter));
                }
            }
        });
    }

    fn search(&self, ui: &mut Ui, out: &mut Out<Message>) {
        let palette = theme::palette(ui.ctx());
        let mut words = self.search.clone();
        ui.horizontal(|ui| {
            let mut buffer = Buffer(&mut words);
            let edit = TextEdit::singleline(&mut buffer)
                .id(search_id())
                .hint_text(RichText::new("Find a source  /").color(palette.muted))
                .desired_width((ui.available_width() - 118.0).max(80.0));
            ui.add(edit).accessible_name("Find a source");
            let button = Button::new("New source").shortcut_text("N");
            if ui.add(button).on_hover_text("Enters a source").clicked() {
                out.say(Message::New);
            }
        });
        if words != self.search {
            out.say(Message::Search(words));
        }
    }

    fn form(&self, ui: &mut Ui, desk: &Desk<'_>, out: &mut Out<Message>) {
        if let Some(told) = &self.told {
            Notice::new(NoticeKind::Info, told).show(ui);
            ui.add_space(size::S);
        }
        if let Some(fresh) = &self.fresh {
            entering::show(ui, fresh, out);
            return;
        }
        self.put_aside(ui, out);
        let source = self
            .chosen
            .and_then(|id| Some((id, desk.session.sources.get(id)?)));
        let Some((id, source)) = source else {
            return;
        };
        ScrollArea::vertical()
            .id_salt("source")
            .auto_shrink(false)
            .show(ui, |ui| {
                // The ring of a focused field is not cut off.
                egui::Frame::default()
                    .inner_margin(egui::Margin {
                        right: 10,
                        left: 2,
                        top: 0,
                        bottom: 2,
                    })
                    .show(ui, |ui| {
                        self.doubled(ui, id, desk, out);
                        form::show(ui, (id, source), &self.found.groups, desk, out);
                    });
            });
    }
}

/// A place of its own in the pane.
fn inside(ui: &mut Ui, rect: Rect) -> Ui {
    let mut inside = ui.new_child(UiBuilder::new().max_rect(rect));
    inside.set_clip_rect(rect.expand(6.0).intersect(ui.clip_rect()));
    inside
}

fn foot(ui: &mut Ui, keys: bool, out: &mut Out<Message>) {
    ui.horizontal_wrapped(|ui| {
        if ui.button("Close").clicked() {
            out.ask(Ask::Overlay(Overlay::None));
        }
        if !keys {
            return;
        }
        ui.add_space(size::M);
        key_caps(ui, &["J", "K"], "next, previous");
        key_caps(ui, &["Enter"], "to its fields");
        key_caps(ui, &["Esc"], "back");
        key_caps(ui, &["/"], "find");
        muted(ui, "What you change is saved when you leave the field.");
    });
}
