//! Keys that a person has given to actions in place of the usual ones.

use std::{
    cell::RefCell,
    collections::{BTreeMap, HashMap},
};

use egui::{Key, KeyboardShortcut, Modifiers};
use serde::{Deserialize, Serialize};

use super::{ACTIONS, Action};

/// The keys that a person has chosen, by action: `{"NextClaim": ["Ctrl+Shift+K"]}`. "Ctrl" is this system's command key. What
/// is no key or no action is passed over, and kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct OwnKeys(BTreeMap<String, Vec<String>>);

thread_local! {
    /// The keys of the window of this thread, of every action that has other ones than the usual.
    static HELD: RefCell<HashMap<Action, Vec<KeyboardShortcut>>> = RefCell::default();
}

/// The keys of the window of this thread from now on.
pub fn hold(own: &OwnKeys) {
    HELD.set(own.others());
}

/// The keys of an action, if they are not the usual ones.
pub(super) fn held(action: Action) -> Option<Vec<KeyboardShortcut>> {
    HELD.with_borrow(|held| held.get(&action).cloned())
}

fn name_of(action: Action) -> String {
    format!("{action:?}")
}

/// A key as settings hold it.
fn written(key: KeyboardShortcut) -> String {
    let with = [
        (key.modifiers.command, "Ctrl+"),
        (key.modifiers.shift, "Shift+"),
        (key.modifiers.alt, "Alt+"),
    ];
    let mut words: String = with
        .into_iter()
        .filter_map(|(on, word)| on.then_some(word))
        .collect();
    words.push_str(key.logical_key.name());
    words
}

fn read(words: &str) -> Option<KeyboardShortcut> {
    let mut modifiers = Modifiers::NONE;
    let mut rest = words;
    for (word, modifier) in [
        ("Ctrl+", Modifiers::COMMAND),
        ("Shift+", Modifiers::SHIFT),
        ("Alt+", Modifiers::ALT),
    ] {
        if let Some(after) = rest.strip_prefix(word) {
            modifiers = modifiers.plus(modifier);
            rest = after;
        }
    }
    let key = Key::from_name(rest)?;
    Some(KeyboardShortcut::new(modifiers, key))
}

/// Whether a key only changes what others mean: egui 0.37 tells of it like of any other.
pub const fn is_modifier(key: Key) -> bool {
    matches!(
        key,
        Key::ShiftLeft
            | Key::ShiftRight
            | Key::ControlLeft
            | Key::ControlRight
            | Key::AltLeft
            | Key::AltRight
            | Key::SuperLeft
            | Key::SuperRight
    )
}

/// Whether the window itself needs a key, wherever the focus is: no action can have it.
pub fn is_taken(key: KeyboardShortcut) -> bool {
    let of_widgets = matches!(
        key.logical_key,
        Key::Enter | Key::Space | Key::ArrowDown | Key::ArrowUp | Key::ArrowLeft | Key::ArrowRight
    );
    matches!(key.logical_key, Key::Tab | Key::Escape)
        || is_modifier(key.logical_key)
        || of_widgets && key.modifiers.is_none()
}

impl OwnKeys {
    /// Whether every action has its usual keys.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Gives a key to an action, in place of all it has; nobody else has it then. None: the usual ones again.
    pub fn give(&mut self, action: Action, key: Option<KeyboardShortcut>) {
        self.0.remove(&name_of(action));
        let Some(key) = key else { return };
        let words = written(key);
        for keys in self.0.values_mut() {
            keys.retain(|other| *other != words);
        }
        self.0.insert(name_of(action), vec![words]);
    }

    /// The keys of every action that has other ones than the usual: its own, or the usual without what another has.
    fn others(&self) -> HashMap<Action, Vec<KeyboardShortcut>> {
        let own = |action| {
            let keys = self.0.get(&name_of(action))?.iter();
            let keys = keys.filter_map(|words| read(words));
            Some(keys.filter(|key| !is_taken(*key)).collect::<Vec<_>>())
        };
        let given = ACTIONS.iter().filter_map(|entry| own(entry.action));
        let given: Vec<KeyboardShortcut> = given.flatten().collect();
        let mut found = HashMap::new();
        for entry in ACTIONS {
            let keys = own(entry.action).unwrap_or_else(|| {
                let usual = entry.keys.iter().copied();
                usual.filter(|key| !given.contains(key)).collect()
            });
            if keys != entry.keys {
                found.insert(entry.action, keys);
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CTRL_J: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::J);

    #[test]
    fn a_key_that_was_given_away_is_nobody_elses() {
        let mut own = OwnKeys::default();
        own.give(Action::NextArticle, Some(CTRL_J));
        assert_eq!(own.others()[&Action::NextArticle], [CTRL_J]);
        // Save gives its key to another, and has none then.
        let save = KeyboardShortcut::new(Modifiers::COMMAND, Key::S);
        own.give(Action::Help, Some(save));
        let others = own.others();
        assert_eq!(others[&Action::Save], []);
        assert_eq!(others[&Action::Help], [save]);
        // The one who was given it first loses it as well.
        own.give(Action::Palette, Some(CTRL_J));
        assert_eq!(own.others()[&Action::NextArticle], []);
        own.give(Action::Help, None);
        assert!(!own.others().contains_key(&Action::Save));
    }

    #[test]
    fn keys_come_back_from_the_settings_and_nonsense_is_passed_over() {
        let mut own = OwnKeys::default();
        own.give(
            Action::Verdict(3),
            Some(KeyboardShortcut::new(
                Modifiers::COMMAND.plus(Modifiers::SHIFT),
                Key::Num3,
            )),
        );
        let text = serde_json::to_string(&own).unwrap();
        assert_eq!(text, r#"{"Verdict(3)":["Ctrl+Shift+3"]}"#);
        assert_eq!(serde_json::from_str::<OwnKeys>(&text).unwrap(), own);
        let odd = r#"{"Nonsense": ["J"], "Save": ["Hyper+S", "", "Tab", "Enter", "ControlLeft"], "Help": []}"#;
        let odd: OwnKeys = serde_json::from_str(odd).unwrap();
        let others = odd.others();
        assert_eq!(
            (&others[&Action::Save][..], &others[&Action::Help][..]),
            (&[][..], &[][..])
        );
        assert!(!others.contains_key(&Action::NextClaim));
    }

    #[test]
    fn every_usual_key_can_be_written_and_read() {
        for entry in ACTIONS {
            for key in entry.keys {
                assert_eq!(read(&written(*key)), Some(*key), "{}", entry.name);
            }
        }
    }
}
