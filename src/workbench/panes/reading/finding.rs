//! Finding words in the article: how often they stand in it, and from one place to the next.

use egui::{Button, Frame, Key, Margin, Ui};

use super::{Message, Reading};
use crate::{
    text::{Span, counted, kin},
    workbench::{
        actions::Action,
        desk::{Ask, Desk, Out, Region},
        kit::{
            find::hits,
            theme::{self, size},
            widgets::{Edit, Field, forget_typing, muted},
        },
    },
};

/// Words that somebody looks for in the article.
#[derive(Debug, Default)]
pub struct Finding {
    /// As they were typed.
    pub words: String,
    /// As they are looked for.
    pub looked_for: String,
    /// Where they stand, in order.
    hits: Vec<Span>,
    /// Which of them was gone to last.
    at: Option<usize>,
    /// The draft and the words that the places are of.
    of: Option<(u64, String)>,
}

impl Finding {
    /// Looks for them again, if the text or the words are other ones.
    pub fn follow(&mut self, text: &str, draft: u64) -> bool {
        let of = (draft, self.looked_for.clone());
        if self.of.as_ref() == Some(&of) {
            return false;
        }
        self.hits = hits(text, &self.looked_for);
        self.at = None;
        self.of = Some(of);
        true
    }

    /// The next place, or the one before: after the one that was gone to last, else after a byte of the text. Behind the last
    /// one comes the first.
    fn step(&mut self, from: usize, back: bool) -> Option<Span> {
        let last = self.hits.len().checked_sub(1)?;
        let next = match (self.at, back) {
            (Some(at), false) => at.checked_add(1).filter(|at| *at <= last).unwrap_or(0),
            (Some(at), true) => at.checked_sub(1).unwrap_or(last),
            (None, false) => {
                let next = self.hits.partition_point(|hit| hit.start < from);
                if next > last { 0 } else { next }
            }
            (None, true) => {
                let before = self.hits.partition_point(|hit| hit.start < from);
                before.checked_sub(1).unwrap_or(last)
            }
        };
        self.at = Some(next);
        self.hits.get(next).copied()
    }

    /// How many there are, or which of them is shown.
    fn said(&self) -> String {
        match (self.at, self.hits.len()) {
            _ if self.looked_for.is_empty() => String::new(),
            (_, 0) => "Nothing found".to_owned(),
            (None, all) => counted(all, "place"),
            (Some(at), all) => format!("{} of {all}", at + 1),
        }
    }
}

fn field_id() -> egui::Id {
    egui::Id::unique("find in the text")
}

impl Reading {
    /// Opens the line, with what is selected in it, if that is a few words.
    pub(super) fn find(&mut self, desk: &Desk<'_>, out: &mut Out<Message>) {
        let text = self.sheet.data(desk).map(|data| data.text);
        let selected = self.page.selection().zip(text);
        let selected = selected.map(|(span, text)| span.of(text).trim());
        let selected = selected.filter(|words| words.len() <= 80 && !words.contains('\n'));
        let finding = self.finding.get_or_insert_default();
        if let Some(words) = selected {
            words.clone_into(&mut finding.words);
            finding.looked_for = kin(words);
        }
        out.ask(Ask::Show(Region::Article));
        out.ask(Ask::Focus(field_id()));
    }

    /// Goes to the next place, or the one before, and selects the words there.
    pub(super) fn next_hit(&mut self, back: bool, desk: &Desk<'_>, out: &mut Out<Message>) {
        if self.finding.is_none() {
            return self.find(desk, out);
        }
        let from = self.page.selection().map_or_else(
            || self.page.top(),
            |span| if back { span.start } else { span.end },
        );
        if let Some(data) = self.sheet.data(desk)
            && let Some(finding) = &mut self.finding
        {
            // What was typed in this very frame counts.
            finding.follow(data.text, data.draft);
            if let Some(hit) = finding.step(from, back) {
                self.page.select(Some(hit));
                self.page.scroll_to(hit);
            }
        }
        out.ask(Ask::Show(Region::Article));
    }

    /// The words were changed.
    pub(super) fn look_for(&mut self, words: String) {
        if let Some(finding) = &mut self.finding {
            finding.looked_for = kin(&words);
            finding.words = words;
        }
    }
}

/// Draws the line above the article.
pub fn show(ui: &mut Ui, finding: &Finding, out: &mut Out<Message>) {
    let palette = theme::palette(ui.ctx());
    let frame = Frame {
        fill: palette.background,
        inner_margin: Margin::symmetric(12, 4),
        ..Frame::default()
    };
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            let room = (ui.available_width() - 230.0).clamp(100.0, 320.0);
            let field = Field::new("Find in the text").hint("Find in the text");
            let (response, edit) = field.width(room).show(ui, field_id(), &finding.words);
            if let Some(Edit::Typing(words) | Edit::Done(words)) = edit {
                out.say(Message::LookFor(words));
            }
            let (enter, shift) =
                ui.input(|input| (input.key_pressed(Key::Enter), input.modifiers.shift));
            if response.lost_focus() && enter {
                // It keeps the focus, so that Enter goes on to the one after.
                response.request_focus();
                out.say(Message::NextHit(shift));
            }
            for (words, action, back) in [
                ("↑", Action::PreviousHit, true),
                ("↓", Action::NextHit, false),
            ] {
                let button = Button::new(words).min_size(egui::Vec2::splat(size::TARGET));
                let button = ui.add(button).accessible_name(action.name());
                let hint = action.entry().map_or(String::new(), |one| one.tooltip());
                if button.on_hover_text(hint).clicked() {
                    out.say(Message::NextHit(back));
                }
            }
            let close = Button::new("×").min_size(egui::Vec2::splat(size::TARGET));
            if ui.add(close).accessible_name("Close finding").clicked() {
                forget_typing(ui.ctx(), field_id());
                out.say(Message::Found);
            }
            muted(ui, &finding.said());
        });
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_goes_from_place_to_place_and_round() {
        let text = "The ferry, the Ferry and a ferryman";
        let mut finding = Finding {
            looked_for: "ferry".to_owned(),
            ..Finding::default()
        };
        assert!(finding.follow(text, 1));
        assert!(!finding.follow(text, 1));
        assert_eq!(finding.said(), "3 places");
        let mut go = |back| finding.step(12, back).map(|hit| hit.start);
        assert_eq!(
            [go(false), go(false), go(false)],
            [Some(15), Some(27), Some(4)]
        );
        assert_eq!([go(true), go(true)], [Some(27), Some(15)]);
        assert_eq!(finding.said(), "2 of 3");
        // Another text is looked through anew.
        assert!(finding.follow("Nothing of it", 2));
        assert_eq!(finding.said(), "Nothing found");
        assert_eq!(finding.step(0, false), None);
    }
}
