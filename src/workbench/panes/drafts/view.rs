//! The two drafts beside each other, what is to be settled beside them, and the keys.

use egui::{Key, Label, Modifiers, Rect, RichText, Ui, UiBuilder, vec2};

use super::{Drafts, Message, card, card::Pressed, found::Laid, row};
use crate::{
    session::{Followee, Id},
    workbench::{
        actions::Action,
        desk::{Ask, Desk, Out, Overlay, number_of, record_words::short},
        kit::{
            list::{Align, Rows},
            theme::{MarkState, fonts, size},
            widgets::{
                KeyDown, Notice, NoticeKind, Share, coverage_bar, first_focus, key_caps, keys_down,
                muted, place_of, region,
            },
        },
    },
};

/// Width of what is to be settled, where it stands beside the drafts.
const CARDS: f32 = 320.0;
/// In a narrower window it stands below them.
const WIDE: f32 = 980.0;
/// About the height of a card.
const CARD: f32 = 110.0;

impl Drafts {
    /// Draws it, on top of everything.
    pub fn show(&mut self, ui: &mut Ui, desk: &Desk<'_>, out: &mut Out<Message>) {
        let window = ui.ctx().content_rect().size();
        ui.set_width((window.x - 56.0).max(300.0));
        let Some(laid) = self.laid.clone() else {
            muted(ui, "This article has one draft.");
            if ui.button("Close").clicked() {
                out.ask(Ask::Overlay(Overlay::None));
            }
            return;
        };
        self.head(ui, &laid, desk, out);
        self.keys(ui, &laid, out);
        let chosen = self.chosen;
        let row = chosen.and_then(|id| laid.row_of(id)).unwrap_or(self.row);
        if desk.view.reveal {
            self.rows.scroll_to(row, Align::Nearest);
            let open: Vec<Id> = self.left_in(&laid).map(|one| one.id).collect();
            if let Some(at) = open.iter().position(|id| Some(*id) == chosen) {
                self.cards.scroll_to(at, Align::Top);
            }
        }
        let room = vec2(ui.available_width(), (window.y - 170.0).max(160.0));
        let (rect, _) = ui.allocate_exact_size(room, egui::Sense::HOVER);
        first_focus(&region(
            ui,
            rect,
            list_id(),
            "Drafts beside each other",
            None,
        ));
        let (text, cards) = if rect.width() >= WIDE {
            rect.split_left_right_at_x(rect.right() - CARDS)
        } else {
            rect.split_top_bottom_at_y(rect.bottom() - (rect.height() * 0.42))
        };
        let mut rows = Paragraphs {
            laid: &laid,
            revision: self.revision,
            chosen: row,
            desk,
        };
        let mut room = within(ui, text.shrink2(vec2(4.0, 2.0)));
        self.rows.show(&mut room, "draft rows", &mut rows);
        let mut list = Cards {
            laid: &laid,
            open: self.left_in(&laid).collect(),
            revision: self.revision,
            chosen,
            desk,
            out,
        };
        let mut room = within(ui, cards.shrink2(vec2(8.0, 2.0)));
        if list.open.is_empty() {
            room.add_space(size::S);
            room.label(RichText::new("Nothing is left to settle.").font(fonts::ui_bold()));
        } else {
            self.cards.show(&mut room, "draft cards", &mut list);
        }
        foot(ui, &laid, self.left(), desk, out);
    }

    /// Those that are still to be settled.
    fn left_in<'l>(&self, laid: &'l Laid) -> impl Iterator<Item = &'l Followee> {
        let open = laid.open();
        open.filter(|one| !self.settled.contains(&one.id))
    }

    fn head(&self, ui: &mut Ui, laid: &Laid, desk: &Desk<'_>, out: &mut Out<Message>) {
        let title = desk.session.articles.get(laid.article);
        let title = title.map_or("", |article| article.title.as_str());
        ui.horizontal(|ui| {
            let words = RichText::new(short(title, 60)).font(fonts::title());
            ui.add(Label::new(words).truncate());
            let name = |id: Id| {
                let draft = desk.session.drafts.get(id);
                draft.map_or_else(String::new, |draft| {
                    if draft.file.is_empty() {
                        format!("draft {}", draft.number)
                    } else {
                        format!("draft {} ({})", draft.number, short(&draft.file, 28))
                    }
                })
            };
            muted(
                ui,
                &format!("{}  →  {}", name(laid.before), name(laid.current)),
            );
        });
        let left = self.left();
        ui.horizontal(|ui| {
            let done = self.most.saturating_sub(left);
            let words = if self.most == 0 {
                "nothing to settle".to_owned()
            } else {
                format!("{done} of {} settled", self.most)
            };
            muted(ui, &words);
            if self.most > 0 {
                ui.scope(|ui| {
                    ui.set_width(160.0);
                    let share = Share {
                        state: MarkState::Checked,
                        amount: done,
                    };
                    coverage_bar(ui, "Settled", &[share], self.most);
                });
            }
            let steps = left > 0 || !laid.others.is_empty();
            for (words, forward) in [("Previous", false), ("Next", true)] {
                let button = ui.add_enabled(steps, egui::Button::new(words));
                if button.clicked() {
                    out.say(Message::Step(forward));
                }
            }
            let close = if left == 0 { "Close" } else { "Done later" };
            let close = ui.button(close).on_hover_text(
                "What is not settled stays as it is: the claim says that its text has changed",
            );
            if close.clicked() {
                out.ask(Ask::Overlay(Overlay::None));
            }
        });
    }

    /// Settles and moves as keys ask for while the drafts have the focus, in their order: on a slow machine several come in
    /// one frame. One key a frame settles: what the next is about is seen first.
    fn keys(&mut self, ui: &Ui, laid: &Laid, out: &mut Out<Message>) {
        let here = ui.memory(|memory| memory.has_focus(list_id()));
        for KeyDown {
            key,
            modifiers,
            repeat,
        } in keys_down(ui)
        {
            if modifiers.matches_exact(Modifiers::COMMAND) && key == Key::Z {
                out.act(Action::Undo);
            }
            if modifiers.any() || !here {
                continue;
            }
            match key {
                Key::N | Key::J | Key::ArrowDown => self.step(laid, true, out),
                Key::P | Key::K | Key::ArrowUp => self.step(laid, false, out),
                Key::PageDown | Key::Space => self.rows.scroll_pages(1.0),
                Key::PageUp => self.rows.scroll_pages(-1.0),
                _ => {
                    let digit = place_of(key).filter(|_| !repeat);
                    if let (Some(way), Some(id)) = (digit, self.chosen) {
                        out.say(Message::Settle(id, way));
                        return;
                    }
                }
            }
        }
    }

    /// What became of a claim, on its card.
    pub fn about_claim(&self, ui: &mut Ui, claim: Id, out: &mut Out<Message>) {
        let Some(laid) = &self.laid else {
            return;
        };
        let open = self.left_in(laid).find(|one| one.id == claim);
        if let Some(one) = open {
            let (words, _) = row::said(one);
            let words = match words {
                "sentence" => "Its words stand in another sentence now.".to_owned(),
                _ => "Its text has changed since the draft before.".to_owned(),
            };
            let key = Action::CompareDrafts.key();
            let notice = Notice::new(NoticeKind::Warning, &words)
                .action("Settle")
                .key(&key);
            if notice.show(ui).acted {
                out.say(Message::Show(Some(claim)));
            }
        }
    }
}

/// The widget that is the whole of it.
fn list_id() -> egui::Id {
    egui::Id::unique("drafts")
}

fn within(ui: &mut Ui, rect: Rect) -> Ui {
    ui.new_child(UiBuilder::new().max_rect(rect))
}

/// What else there is to know, and which keys do what.
fn foot(ui: &mut Ui, laid: &Laid, left: usize, desk: &Desk<'_>, out: &mut Out<Message>) {
    ui.add_space(size::XS);
    ui.horizontal_wrapped(|ui| {
        let words = match laid.untouched {
            0 => String::new(),
            1 => "1 new sentence that nobody has looked at".to_owned(),
            many => format!("{many} new sentences that nobody has looked at"),
        };
        if !words.is_empty() {
            muted(ui, &words);
            ui.add_space(size::M);
        }
        let undo = desk
            .session
            .undo_label()
            .filter(|label| label.starts_with("Settle"));
        if let Some(undo) = undo
            && ui.button(format!("Undo “{}”", short(undo, 40))).clicked()
        {
            out.act(Action::Undo);
        }
        if left > 0 {
            key_caps(ui, &["1", "2"], "settle");
        }
        if left > 0 || !laid.others.is_empty() {
            key_caps(ui, &["N", "P"], "next, previous");
        }
        key_caps(ui, &["Esc"], "close");
    });
}

/// The paragraphs, as rows of a list.
struct Paragraphs<'a, 'b> {
    laid: &'a Laid,
    revision: u64,
    chosen: usize,
    desk: &'a Desk<'b>,
}

impl Rows for Paragraphs<'_, '_> {
    fn revision(&self) -> u64 {
        self.revision
    }

    fn len(&self) -> usize {
        self.laid.rows.len()
    }

    fn key(&self, index: usize) -> u64 {
        index as u64
    }

    fn estimate(&self, index: usize, width: f32) -> f32 {
        row::estimate(self.laid, index, width)
    }

    fn show(&mut self, ui: &mut Ui, index: usize) {
        row::show(ui, self.laid, index, index == self.chosen, self.desk);
    }
}

/// What is to be settled, as cards of a list.
struct Cards<'a, 'b> {
    laid: &'a Laid,
    open: Vec<&'a Followee>,
    revision: u64,
    chosen: Option<Id>,
    desk: &'a Desk<'b>,
    out: &'a mut Out<Message>,
}

impl Rows for Cards<'_, '_> {
    fn revision(&self) -> u64 {
        self.revision
    }

    fn len(&self) -> usize {
        self.open.len()
    }

    fn key(&self, index: usize) -> u64 {
        let one = self.open.get(index);
        one.map_or(index as u64, |one| number_of(one.id))
    }

    fn estimate(&self, _index: usize, _width: f32) -> f32 {
        CARD
    }

    fn show(&mut self, ui: &mut Ui, index: usize) {
        let Some(one) = self.open.get(index) else {
            return;
        };
        let chosen = self.chosen == Some(one.id);
        match card::show(ui, self.laid, one, chosen, self.desk) {
            Some(Pressed::Card) => self.out.say(Message::Choose(one.id)),
            Some(Pressed::Way(way)) => self.out.say(Message::Settle(one.id, way)),
            None => {}
        }
        ui.add_space(size::S);
    }
}
