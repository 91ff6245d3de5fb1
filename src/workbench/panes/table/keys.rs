//! The keys of the table.

use egui::{Context, Key, Modifiers, Popup, Ui};

use super::{Message, Table, bulk::Deed, chosen::Listed, head, marking::What, view::list_id};
use crate::{
    session::{CheckStatus, Importance, Resolution},
    workbench::{
        actions::Action,
        desk::{Ask, Desk, Out},
        kit::widgets::{KeyDown, keys_down, place_of},
    },
};

impl Table {
    /// Moves, selects and decides as keys ask for while the list has the focus, in their order: on a slow machine several come
    /// in one frame. One key a frame decides: what the next is about is seen first.
    pub(super) fn keys(&mut self, ui: &Ui, desk: &Desk<'_>, out: &mut Out<Message>) {
        // While a menu or a question is open, the keys are its own.
        let asked = self.marking.is_some() || self.naming.is_some();
        if asked || Popup::is_any_open(ui.ctx()) {
            return;
        }
        for down in keys_down(ui) {
            if self.key(ui.ctx(), down, desk, out) {
                return;
            }
        }
    }

    /// Does what a key says; whether it decides something.
    fn key(
        &mut self,
        ctx: &Context,
        down: KeyDown,
        desk: &Desk<'_>,
        out: &mut Out<Message>,
    ) -> bool {
        let KeyDown {
            key,
            modifiers,
            repeat,
        } = down;
        let here = ctx.memory(|memory| memory.has_focus(list_id()));
        let command = modifiers.matches_exact(Modifiers::COMMAND);
        let again = modifiers.matches_exact(Modifiers::COMMAND.plus(Modifiers::SHIFT));
        match key {
            Key::F if command => out.ask(Ask::Focus(head::field_id())),
            Key::Z if command && !self.in_field => out.act(Action::Undo),
            Key::Z if again && !self.in_field => out.act(Action::Redo),
            Key::Y if command && !self.in_field => out.act(Action::Redo),
            _ if !here => {}
            Key::A if command => {
                if let Some(sheet) = self.sheet.as_deref() {
                    let listing = &self.listing;
                    self.chosen.all(Listed { sheet, listing });
                }
            }
            _ if !modifiers.any() || modifiers.matches_exact(Modifiers::SHIFT) => {
                if self.moved(key, modifiers.shift) {
                    return false;
                }
                if modifiers.shift {
                    if key == Key::S {
                        self.wanted.order.down = !self.wanted.order.down;
                    }
                } else {
                    self.plain(key, out);
                }
            }
            _ => {}
        }
        if !here || repeat {
            return false;
        }
        let Some(deed) = self.deed(key, modifiers, desk, out) else {
            return false;
        };
        if self.is_out_of_sight() {
            self.reveal = true;
            out.info("The row was out of sight, and nothing was decided: press again.");
            return true;
        }
        out.say(Message::Do(deed));
        true
    }

    /// Whether what a key would decide is one row that was scrolled away.
    fn is_out_of_sight(&self) -> bool {
        let seen = |at| self.reveal || self.list.visible().contains(&at);
        self.chosen.count() == 0 && self.chosen.at().is_some_and(|at| !seen(at))
    }

    /// Moves the cursor, if that is what the key does.
    fn moved(&mut self, key: Key, extend: bool) -> bool {
        let Some(sheet) = self.sheet.as_deref() else {
            return false;
        };
        let listing = &self.listing;
        let listed = Listed { sheet, listing };
        // Without a cursor, from what is seen first.
        let Some(at) = self.chosen.at() else {
            let arrow = matches!(key, Key::ArrowDown | Key::ArrowUp | Key::J | Key::K);
            let paged = matches!(key, Key::Home | Key::End | Key::PageDown | Key::PageUp);
            if arrow || paged {
                let first = match key {
                    Key::Home => 0,
                    Key::End => usize::MAX,
                    _ => self.list.visible().start,
                };
                self.chosen.move_to(first, false, listed);
                self.reveal = true;
            }
            return arrow || paged;
        };
        let screen = self.list.visible().len().saturating_sub(2).max(1);
        let to = match key {
            Key::ArrowDown => at.saturating_add(1),
            Key::ArrowUp => at.saturating_sub(1),
            Key::J if !extend => at.saturating_add(1),
            Key::K if !extend => at.saturating_sub(1),
            Key::Home => 0,
            Key::End => usize::MAX,
            Key::PageDown => at.saturating_add(screen),
            Key::PageUp => at.saturating_sub(screen),
            _ => return false,
        };
        self.chosen.move_to(to, extend, listed);
        self.reveal = true;
        true
    }

    /// A key without others held.
    fn plain(&mut self, key: Key, out: &mut Out<Message>) {
        match key {
            Key::Space => {
                if let Some((sheet, at)) = self.sheet.as_deref().zip(self.chosen.at()) {
                    let listing = &self.listing;
                    self.chosen.toggle(at, Listed { sheet, listing });
                }
            }
            Key::Enter => {
                // Opening decides nothing: without a cursor, what was found is opened.
                let at = self.chosen.at().unwrap_or(self.list.visible().start);
                let id = self.listed().and_then(|listed| listed.id(at));
                if let Some(id) = id {
                    out.say(Message::Open(id));
                }
            }
            Key::S => self.wanted.order = self.wanted.order.next(&self.columns),
            Key::Slash => out.ask(Ask::Focus(head::field_id())),
            Key::L => out.say(Message::Mark(What::Tag)),
            Key::O => out.say(Message::Mark(What::Person)),
            _ => {}
        }
    }

    /// What a key decides.
    fn deed(
        &self,
        key: Key,
        modifiers: Modifiers,
        desk: &Desk<'_>,
        out: &mut Out<Message>,
    ) -> Option<Deed> {
        let nth = place_of(key);
        if modifiers.matches_exact(Modifiers::SHIFT) {
            return Some(Deed::Status(CheckStatus::ALL.get(nth?)?.clone()));
        }
        if modifiers.matches_exact(Modifiers::COMMAND) {
            return Some(Deed::Copy(Resolution::ALL.get(nth?)?.clone()));
        }
        if modifiers.any() {
            return None;
        }
        match key {
            Key::A => Some(Deed::Accept),
            Key::X | Key::Delete => Some(Deed::Dismiss),
            Key::I => {
                let first = self.meant().first().copied();
                let now = first.and_then(|id| desk.session.claims.get(id));
                Some(Deed::Importance(match now.map(|one| &one.importance) {
                    Some(Importance::High) => Importance::Medium,
                    Some(Importance::Medium) => Importance::Low,
                    Some(Importance::Low) => Importance::Unset,
                    _ => Importance::High,
                }))
            }
            Key::Num0 => Some(Deed::Verdict(None)),
            _ => {
                let place = nth?;
                let scale = &desk.derived.scale;
                let label = scale.labels.get(place);
                if label.is_none() {
                    let number = place + 1;
                    out.info(format!(
                        "The rating scale “{}” has no verdict {number}.",
                        scale.name
                    ));
                }
                Some(Deed::Verdict(Some(label?.id.clone())))
            }
        }
    }
}
