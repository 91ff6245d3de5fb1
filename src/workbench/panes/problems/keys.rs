//! The keys of the list, while it has the focus.

use egui::{Key, Modifiers, Ui};

use super::{Message, Problems, view::list_id};
use crate::workbench::{
    actions::Action,
    desk::Out,
    kit::widgets::{KeyDown, keys_down},
};

impl Problems {
    /// Moves, goes, mends and expects as keys ask for, in their order: on a slow machine several come in one frame. One key a
    /// frame does something; what comes after it is about what is seen then.
    pub(super) fn keys(&mut self, ui: &Ui, out: &mut Out<Message>) {
        if !ui.memory(|memory| memory.has_focus(list_id())) {
            return;
        }
        let found = &self.found;
        let last = found.len().saturating_sub(1);
        let mut now = self.row_now();
        for KeyDown {
            key,
            modifiers,
            repeat,
        } in keys_down(ui)
        {
            if modifiers.matches_exact(Modifiers::COMMAND) && key == Key::Z {
                out.act(Action::Undo);
            }
            if modifiers.any() {
                continue;
            }
            let to = match key {
                Key::ArrowDown | Key::J | Key::F8 => Some((now + 1).min(last)),
                Key::ArrowUp | Key::K => Some(now.saturating_sub(1)),
                Key::Home => Some(0),
                Key::End => Some(last),
                _ => None,
            };
            match key {
                Key::PageDown => self.list.scroll_pages(1.0),
                Key::PageUp => self.list.scroll_pages(-1.0),
                _ => {}
            }
            let Some(finding) = found.row(to.unwrap_or(now)) else {
                continue;
            };
            let number = found.number(to.unwrap_or(now)).unwrap_or_default();
            if let Some(to) = to {
                now = to;
                out.say(Message::Choose(number));
                continue;
            }
            match key {
                Key::Enter if !repeat => out.say(Message::Go(number)),
                Key::F2 if !repeat && finding.fix.is_some() => out.say(Message::Mend(number)),
                Key::E if !repeat && finding.expected.is_none() => {
                    out.say(Message::Expect(number));
                }
                _ => continue,
            }
            return;
        }
    }

    /// The row that keys are for.
    pub(super) fn row_now(&self) -> usize {
        let chosen = self.chosen.and_then(|number| self.found.place(number));
        chosen.unwrap_or(0)
    }
}
