//! Finding words in a text: how often they stand in it, and from one place to the next.

use egui::{Button, Frame, Id, Key, Margin, Ui, Vec2};

use super::{
    theme::{self, size},
    widgets::{Edit, Field, forget_typing, muted},
};
use crate::text::{Kin, Span, counted, kin};

/// Where words stand in a text, in order, none over another; `words` as [`kin`](crate::text::kin) folds them. Linear in the text.
pub fn hits(text: &str, words: &str) -> Vec<Span> {
    if words.is_empty() {
        return Vec::new();
    }
    Kin::of(text).hits(words)
}

/// Words that somebody looks for in a text, and where they are.
#[derive(Debug, Default)]
pub struct Finder {
    /// As they were typed.
    pub words: String,
    /// As they are looked for.
    pub looked_for: String,
    /// Where they stand, in order.
    hits: Vec<Span>,
    /// Which of them was gone to last.
    at: Option<usize>,
    /// The text, by a number that changes with it, and the words that the places are of.
    of: Option<(u64, String)>,
}

impl Finder {
    /// Looks for them again, if the text or the words are other ones.
    pub fn follow(&mut self, text: &str, key: u64) -> bool {
        let of = (key, self.looked_for.clone());
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
    pub fn step(&mut self, from: usize, back: bool) -> Option<Span> {
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

    /// These words are looked for from now on.
    pub fn look_for(&mut self, words: String) {
        self.looked_for = kin(&words);
        self.words = words;
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

/// What somebody did in the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Look for these words.
    For(String),
    /// On to the next place, or back to the one before.
    Next {
        /// To the one before.
        back: bool,
    },
    /// Nothing is looked for any more.
    Nothing,
}

/// A button that goes on to a place: its name, and what it does.
pub type Step<'a> = (&'a str, String);

impl Finder {
    /// Draws the line above the text: its field, and buttons to the place before and to the next.
    pub fn show(&self, ui: &mut Ui, field: Id, name: &str, steps: [Step<'_>; 2]) -> Vec<Asked> {
        let palette = theme::palette(ui.ctx());
        let frame = Frame {
            fill: palette.background,
            inner_margin: Margin::symmetric(12, 4),
            ..Frame::default()
        };
        let mut asked = Vec::new();
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal(|ui| {
                let room = (ui.available_width() - 230.0).clamp(100.0, 320.0);
                let line = Field::new(name).hint(name).width(room);
                let (response, edit) = line.show(ui, field, &self.words);
                if let Some(Edit::Typing(words) | Edit::Done(words)) = edit {
                    asked.push(Asked::For(words));
                }
                let (enter, shift) =
                    ui.input(|input| (input.key_pressed(Key::Enter), input.modifiers.shift));
                if response.lost_focus() && enter {
                    // It keeps the focus, so that Enter goes on to the one after.
                    response.request_focus();
                    asked.push(Asked::Next { back: shift });
                }
                for ((sign, back), (name, hint)) in
                    [("↑", true), ("↓", false)].into_iter().zip(steps)
                {
                    let button = Button::new(sign).min_size(Vec2::splat(size::TARGET));
                    let button = ui.add(button).accessible_name(name);
                    if button.on_hover_text(hint).clicked() {
                        asked.push(Asked::Next { back });
                    }
                }
                let close = Button::new("×").min_size(Vec2::splat(size::TARGET));
                if ui.add(close).accessible_name("Close finding").clicked() {
                    forget_typing(ui.ctx(), field);
                    asked.push(Asked::Nothing);
                }
                muted(ui, &self.said());
            });
        });
        asked
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_goes_from_place_to_place_and_round() {
        let text = "The ferry, the Ferry and a ferryman";
        let mut finding = Finder {
            looked_for: "ferry".to_owned(),
            ..Finder::default()
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
