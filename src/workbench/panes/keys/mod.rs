//! Which key does what, as a person wants it.

mod view;

use egui::KeyboardShortcut;

use crate::workbench::{
    actions::{ACTIONS, Action, OwnKeys, is_taken},
    desk::{Ask, Desk, Out, Overlay, Pane, Preferences},
    kit::widgets::Typed,
};

/// Which key does what.
#[derive(Default)]
pub struct Keys {
    /// What was typed to find an action.
    typed: Typed,
    /// The action that waits for its key.
    waiting: Option<Action>,
    /// Why the last key was not taken.
    refused: Option<&'static str>,
    /// The command that had the last key until then, and has none now.
    loser: Option<Action>,
}

/// What happens here.
pub enum Message {
    /// This was typed.
    Typed(Typed),
    /// The next key is for this action; or for none.
    Wait(Option<Action>),
    /// This key was pressed for it.
    Pressed(KeyboardShortcut),
    /// It has its usual keys again.
    Usual,
    /// All commands have.
    AllUsual,
}

impl Keys {
    fn give(&mut self, key: Option<KeyboardShortcut>, desk: &Desk<'_>, out: &mut Out<Message>) {
        let Some(action) = self.waiting.take() else {
            return;
        };
        let mut others = ACTIONS.iter().filter(|entry| entry.action != action);
        let before = key.and_then(|key| others.find(|entry| entry.has_key(|one| one == key)));
        self.loser = before.map(|entry| entry.action);
        let mut preferences = desk.preferences.clone();
        preferences.keys.give(action, key);
        out.ask(Ask::Prefer(Box::new(preferences)));
    }
}

impl Pane for Keys {
    type Message = Message;

    fn update(&mut self, message: Message, desk: &Desk<'_>, out: &mut Out<Message>) {
        self.refused = None;
        match message {
            Message::Typed(typed) => self.typed = typed,
            Message::Wait(action) => self.waiting = action,
            Message::Pressed(key) if is_taken(key) => {
                self.refused = Some("This key is needed to move about; try another.");
            }
            Message::Pressed(key) => self.give(Some(key), desk, out),
            Message::Usual => self.give(None, desk, out),
            Message::AllUsual => {
                self.loser = None;
                let preferences = Preferences {
                    keys: OwnKeys::default(),
                    ..desk.preferences.clone()
                };
                out.ask(Ask::Prefer(Box::new(preferences)));
            }
        }
    }

    fn act(&mut self, action: Action, _: &Desk<'_>, out: &mut Out<Message>) -> bool {
        if action != Action::ChangeKeys {
            return false;
        }
        *self = Self::default();
        out.ask(Ask::Overlay(Overlay::Keys));
        true
    }

    fn needs_typed_words(_: &Message) -> bool {
        false
    }
}
