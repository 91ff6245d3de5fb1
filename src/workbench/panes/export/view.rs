//! The formats on the left, what is asked for and a look at it on the right.

use egui::{Button, Label, RichText, ScrollArea, Ui, UiBuilder, vec2};

use super::{
    Export, Message,
    wanted::Wanted,
    work::{Look, size_words},
};
use crate::{
    export::{Format, Options},
    workbench::{
        desk::{Ask, Desk, Out, Overlay},
        kit::{
            list::Rows,
            theme::{self, fonts, size},
            widgets::{Beside, first_focus, muted, section, side_list, strong_button, title},
        },
    },
};

/// Width of the list of formats, where it stands beside what they are.
const FORMATS: f32 = 272.0;
/// In a narrower window it stands above it, as a list that falls down.
const WIDE: f32 = 620.0;
/// About the height of a line.
const LINE: f32 = 18.0;
/// The most sentences that a person should know of a file that are shown before it is written.
const WARNINGS: usize = 4;

impl Export {
    /// Draws it, on top of everything.
    pub fn show(&mut self, ui: &mut Ui, desk: &Desk<'_>, out: &mut Out<Message>) {
        let window = ui.ctx().content_rect().size();
        ui.set_width((window.x - 96.0).clamp(280.0, 1040.0));
        title(ui, "Export");
        let mut wanted = self.wanted.clone();
        let room = vec2(ui.available_width(), (window.y - 150.0).clamp(180.0, 680.0));
        let (rect, _) = ui.allocate_exact_size(room, egui::Sense::HOVER);
        let labels: Vec<&str> = Format::ALL.iter().map(|format| format.label()).collect();
        let now = Format::ALL
            .iter()
            .position(|format| *format == wanted.format);
        let now = now.unwrap_or(0);
        let right = if rect.width() >= WIDE {
            let (left, right) = rect.split_left_right_at_x(rect.left() + FORMATS);
            let mut left = ui.new_child(UiBuilder::new().max_rect(left));
            let list = ScrollArea::vertical().id_salt("formats");
            let said = list.show(&mut left, |ui| side_list(ui, "Export", &labels, now));
            match said.inner {
                Some(Beside::Shown(place)) => choose(&mut wanted, place),
                Some(Beside::Taken) => self.write(out),
                None => {}
            }
            right.with_min_x(right.left() + size::L)
        } else {
            rect
        };
        let mut right = ui.new_child(UiBuilder::new().max_rect(right));
        right.set_clip_rect(right.max_rect().intersect(ui.clip_rect()));
        if rect.width() < WIDE {
            let mut place = now;
            let list = egui::ComboBox::from_id_salt("format").width(room.x - 24.0);
            let list = list.show_index(&mut right, &mut place, labels.len(), |at| {
                labels.get(at).copied().unwrap_or_default()
            });
            first_focus(&list.accessible_name("Export"));
            if place != now {
                choose(&mut wanted, place);
            }
        }
        // In a window that is small or zoomed in something is left for the look.
        let choosing = ScrollArea::vertical()
            .id_salt("what is asked for")
            .max_height(room.y * 0.55)
            .auto_shrink([false, true])
            .show(&mut right, |ui| {
                muted(ui, wanted.format.about());
                ui.add_space(size::XS);
                self.options(ui, &mut wanted, desk)
            })
            .inner;
        right.add_space(size::XS);
        if self.choosing {
            self.choice.show(&mut right, &mut self.list, &mut wanted);
        } else {
            self.look(&mut right, &wanted);
        }
        if let Some(choosing) = choosing {
            out.say(Message::Choosing(choosing));
        }
        ui.add_space(size::S);
        self.foot(ui, out);
        if wanted != self.wanted {
            out.say(Message::Want(Box::new(wanted)));
        }
    }

    fn write(&self, out: &mut Out<Message>) {
        if self.wanted.is_something() {
            out.say(Message::Write);
        }
    }

    fn foot(&self, ui: &mut Ui, out: &mut Out<Message>) {
        ui.horizontal(|ui| {
            let something = self.wanted.is_something();
            if strong_button(ui, something, "Write to a file…").clicked() {
                self.write(out);
            }
            let whole = self.copied().is_some() && something;
            if ui
                .add_enabled(whole, Button::new("Copy"))
                .on_hover_text("Puts the whole of it on the clipboard")
                .clicked()
            {
                out.say(Message::Copy);
            }
            if ui.button("Close").clicked() {
                out.ask(Ask::Overlay(Overlay::None));
            }
            if !something {
                muted(ui, "No claim is chosen.");
            }
        });
    }

    /// What would be written, what stays inside, and what should be known of it.
    fn look(&mut self, ui: &mut Ui, wanted: &Wanted) {
        let palette = theme::palette(ui.ctx());
        let look = match &self.look {
            None => {
                muted(ui, "The look at it is being made…");
                return;
            }
            Some(Err(why)) => {
                let words = RichText::new(why).color(palette.wrong.ink);
                ui.add(Label::new(words).wrap());
                return;
            }
            Some(Ok(look)) if look.format == wanted.format => look,
            Some(Ok(_)) => {
                muted(ui, "The look at it is being made…");
                return;
            }
        };
        if wanted.options.confidential {
            let words = "What is confidential goes out with it.";
            ui.add(Label::new(RichText::new(words).color(palette.attention.ink)).wrap());
        }
        if !look.left_out.is_empty() {
            let words = format!("Left out: {}.", look.left_out.join(", "));
            ui.add(Label::new(words).wrap());
        }
        for warning in look.warnings.iter().take(WARNINGS) {
            let words = RichText::new(warning).color(palette.attention.ink);
            ui.add(Label::new(words).wrap());
        }
        if let Some(more) = look.warnings.len().checked_sub(WARNINGS).filter(|n| *n > 0) {
            muted(ui, &format!("and {more} more to know of it"));
        }
        ui.horizontal(|ui| {
            section(ui, look.says);
            let words = if self.running {
                "being made anew…".to_owned()
            } else {
                size_words(look.size)
            };
            muted(ui, &words);
        });
        let mut lines = Lines {
            look,
            revision: self.looks,
        };
        if look.lines.is_empty() {
            muted(ui, "It is empty.");
        } else {
            self.lines.show(ui, "what would be written", &mut lines);
        }
    }
}

/// Another format is asked for.
fn choose(wanted: &mut Wanted, place: usize) {
    if let Some(format) = Format::ALL.get(place) {
        wanted.format = *format;
        // What was allowed out of one is asked anew for the next.
        wanted.options = Options::default();
    }
}

struct Lines<'a> {
    look: &'a Look,
    revision: u64,
}

impl Rows for Lines<'_> {
    fn revision(&self) -> u64 {
        self.revision
    }

    fn len(&self) -> usize {
        self.look.lines.len() + usize::from(self.look.cut)
    }

    fn key(&self, index: usize) -> u64 {
        index as u64
    }

    fn estimate(&self, index: usize, width: f32) -> f32 {
        let letters = self.look.lines.get(index);
        let letters = letters.map_or(0, |line| line.words.len());
        let a_line = (width / 7.0).max(1.0);
        LINE * (letters as f32 / a_line).ceil().max(1.0)
    }

    fn show(&mut self, ui: &mut Ui, index: usize) {
        ui.spacing_mut().item_spacing.y = 0.0;
        let Some(line) = self.look.lines.get(index) else {
            muted(ui, "… and so on: more than is shown here.");
            return;
        };
        let font = match (self.look.plain, line.heading) {
            (true, _) => fonts::small(),
            (false, true) => fonts::ui_bold(),
            (false, false) => fonts::statement(),
        };
        let words = RichText::new(&line.words).font(font);
        ui.add(Label::new(words).wrap());
        if !self.look.plain {
            ui.add_space(size::XS);
        }
    }
}
