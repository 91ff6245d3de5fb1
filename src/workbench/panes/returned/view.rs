//! What a file proposes, one below the other, each to be taken in or left.

use egui::{Checkbox, ComboBox, Key, Label, Modifiers, RichText, ScrollArea, Ui, vec2};

use super::{Message, Returned};
use crate::{
    returned::Proposal,
    workbench::{
        desk::{Ask, Desk, Out, Overlay, file_name, record_words::short},
        kit::{
            list::{Align, Rows},
            theme::{self, size},
            widgets::{
                KeyDown, first_focus, key_caps, keys_down, muted, region, section, strong_button,
                title,
            },
        },
    },
};

/// About the height of a proposal.
const ROW: f32 = 30.0;
/// The most that does not fit that is shown.
const UNPLACED: usize = 200;

impl Returned {
    /// Draws it, on top of everything.
    pub fn show(&mut self, ui: &mut Ui, desk: &Desk<'_>, out: &mut Out<Message>) {
        let window = ui.ctx().content_rect().size();
        ui.set_width((window.x - 96.0).clamp(280.0, 820.0));
        title(ui, "What came back");
        let palette = theme::palette(ui.ctx());
        if let Some(file) = &self.file {
            ui.horizontal_wrapped(|ui| {
                muted(ui, &short(&file_name(&file.path), 60));
                self.about(ui, desk, out);
            });
        }
        self.keys(ui, out);
        match &self.found {
            None if self.file.is_none() => drop(muted(ui, "Nothing was read.")),
            None => drop(muted(ui, "It is being laid beside the session…")),
            Some(Err(why)) => {
                ui.add(Label::new(RichText::new(why).color(palette.wrong.ink)).wrap());
            }
            Some(Ok(found)) => {
                let words = match found.proposals.len() {
                    0 => format!("{}: nothing to change.", found.what),
                    1 => format!("{}: 1 change.", found.what),
                    count => format!("{}: {count} changes.", found.what),
                };
                ui.add(Label::new(words).wrap());
            }
        }
        let fits = self.unplaced().is_empty();
        let rest = if fits { 0.0 } else { 130.0 };
        let all = self.proposals().len();
        if all > 0 {
            let wanted = all.min(20) as f32 * ROW;
            let room = (window.y - 260.0 - rest).max(90.0);
            let height = wanted.clamp(90.0, room);
            let now = self.now.min(all - 1);
            if desk.view.reveal {
                self.list.scroll_to(now, Align::Nearest);
            }
            ui.allocate_ui(vec2(ui.available_width(), height), |ui| {
                ui.set_min_height(height);
                first_focus(&region(
                    ui,
                    ui.max_rect(),
                    list_id(),
                    "What it would change",
                    None,
                ));
                let proposals = match &self.found {
                    Some(Ok(found)) => &found.proposals[..],
                    _ => &[],
                };
                let mut rows = Boxes {
                    proposals,
                    left: &self.left,
                    revision: self.revision,
                    now,
                    out,
                };
                self.list.show(ui, "what came back", &mut rows);
            });
        }
        if !fits {
            self.does_not_fit(ui);
        }
        ui.add_space(size::S);
        self.foot(ui, out);
    }

    /// The article that it is about, where there are several.
    fn about(&self, ui: &mut Ui, desk: &Desk<'_>, out: &mut Out<Message>) {
        if desk.derived.articles.len() < 2 {
            return;
        }
        let articles = &desk.derived.articles;
        let now = articles.iter().find(|row| Some(row.id) == self.article);
        let title = now.map_or("choose", |row| row.title.as_str());
        ComboBox::from_id_salt("about")
            .selected_text(format!("about: {}", short(title, 32)))
            .show_ui(ui, |ui| {
                for row in articles {
                    let chosen = Some(row.id) == self.article;
                    if ui.selectable_label(chosen, short(&row.title, 60)).clicked() {
                        out.say(Message::About(row.id));
                    }
                }
            })
            .response
            .accessible_name("The article that it is about")
            .on_hover_text("Where the file does not say so itself");
    }

    /// What does not fit.
    fn does_not_fit(&self, ui: &mut Ui) {
        let unplaced = self.unplaced();
        ui.add_space(size::S);
        section(ui, &format!("What does not fit ({})", unplaced.len()));
        let ink = theme::palette(ui.ctx()).attention.ink;
        ScrollArea::vertical()
            .id_salt("what does not fit")
            .max_height(100.0)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                for one in unplaced.iter().take(UNPLACED) {
                    ui.add(Label::new(RichText::new(one).color(ink)).wrap());
                }
                if let Some(more) = unplaced.len().checked_sub(UNPLACED).filter(|n| *n > 0) {
                    muted(ui, &format!("and {more} more"));
                }
            });
    }

    fn foot(&self, ui: &mut Ui, out: &mut Out<Message>) {
        let (taken, all) = (self.taken(), self.proposals().len());
        ui.horizontal_wrapped(|ui| {
            if all > 0 {
                let words = match taken {
                    0 => "Take in".to_owned(),
                    1 => "Take in 1 change".to_owned(),
                    several => format!("Take in {several} changes"),
                };
                let ready = taken > 0 && !self.running;
                if strong_button(ui, ready, &words).clicked() {
                    out.say(Message::TakeIn);
                }
                let words = if taken == all {
                    "Leave all"
                } else {
                    "Choose all"
                };
                if ui.button(words).clicked() {
                    out.say(Message::All(taken < all));
                }
            }
            let close = ui.button("Close").on_hover_text("Nothing is changed");
            if all == 0 {
                first_focus(&close);
            }
            if close.clicked() {
                out.ask(Ask::Overlay(Overlay::None));
            }
            if all > 0 {
                ui.add_space(size::M);
                key_caps(ui, &["↑", "↓"], "go on");
                key_caps(ui, &["Space"], "take in or leave");
            }
        });
    }

    /// Moves and chooses as keys ask for while the list has the focus.
    fn keys(&mut self, ui: &Ui, out: &mut Out<Message>) {
        let last = self.proposals().len().saturating_sub(1);
        if !ui.memory(|memory| memory.has_focus(list_id())) {
            return;
        }
        let mut now = self.now.min(last);
        for KeyDown { key, modifiers, .. } in keys_down(ui) {
            if modifiers.any() {
                continue;
            }
            let to = match key {
                Key::ArrowDown | Key::J => (now + 1).min(last),
                Key::ArrowUp | Key::K => now.saturating_sub(1),
                Key::Home => 0,
                Key::End => last,
                Key::Space => {
                    out.say(Message::Toggle(now));
                    continue;
                }
                Key::PageDown => {
                    self.list.scroll_pages(1.0);
                    continue;
                }
                Key::PageUp => {
                    self.list.scroll_pages(-1.0);
                    continue;
                }
                _ => continue,
            };
            now = to;
            out.say(Message::Go(to));
        }
        // Enter in the list does nothing: what is taken in is taken in by the button.
        ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    }
}

/// The widget that is the list.
fn list_id() -> egui::Id {
    egui::Id::unique("what came back")
}

struct Boxes<'a> {
    proposals: &'a [Proposal],
    left: &'a std::collections::BTreeSet<String>,
    revision: u64,
    now: usize,
    out: &'a mut Out<Message>,
}

impl Rows for Boxes<'_> {
    fn revision(&self) -> u64 {
        self.revision
    }

    fn len(&self) -> usize {
        self.proposals.len()
    }

    fn key(&self, index: usize) -> u64 {
        index as u64
    }

    fn estimate(&self, _index: usize, _width: f32) -> f32 {
        ROW
    }

    fn show(&mut self, ui: &mut Ui, index: usize) {
        let Some(one) = self.proposals.get(index) else {
            return;
        };
        let mut on = !self.left.contains(&one.says);
        let mut words = RichText::new(&one.says);
        if index == self.now {
            words = words.background_color(theme::palette(ui.ctx()).selected.tint);
        }
        if ui.add(Checkbox::new(&mut on, words)).changed() {
            self.out.say(Message::Toggle(index));
        }
    }
}
