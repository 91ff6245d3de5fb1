//! Finding words in the article.

use egui::{Id, Ui};

use super::{Message, Reading};
use crate::workbench::{
    desk::{Ask, Desk, Out, Region, menu},
    kit::finder::{Asked, Finder},
};

fn field_id() -> Id {
    Id::unique("find in the text")
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
            finding.look_for(words.to_owned());
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
            finding.look_for(words);
        }
    }
}

/// Draws the line above the article.
pub fn show(ui: &mut Ui, finding: &Finder, out: &mut Out<Message>) {
    for asked in finding.show(ui, field_id(), "Find in the text", menu::find_steps()) {
        out.say(match asked {
            Asked::For(words) => Message::LookFor(words),
            Asked::Next { back } => Message::NextHit(back),
            Asked::Nothing => Message::Found,
        });
    }
}
