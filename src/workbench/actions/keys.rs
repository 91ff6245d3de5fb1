//! From keys to actions.

use egui::{Context, Event, Key, KeyboardShortcut, Modifiers};

use super::{ACTIONS, Action, Entry, Situation};

/// A shortcut in words, in this system's way.
pub(super) fn words(shortcut: KeyboardShortcut) -> String {
    let mac = cfg!(target_os = "macos");
    let mut words = String::new();
    if shortcut.modifiers.command {
        words.push_str(if mac { "⌘" } else { "Ctrl+" });
    }
    if shortcut.modifiers.shift {
        words.push_str(if mac { "⇧" } else { "Shift+" });
    }
    words.push_str(match shortcut.logical_key {
        Key::Minus => "-",
        Key::Slash => "/",
        Key::OpenBracket => "[",
        Key::CloseBracket => "]",
        Key::ArrowDown => "↓",
        Key::ArrowUp => "↑",
        Key::ArrowLeft => "←",
        Key::ArrowRight => "→",
        other => other.name(),
    });
    words
}

/// Takes the next action whose key was pressed out of the input, looking from the event at `from` on; `from` then stands
/// behind it. One at a time, because what a key means depends on what the key before it did. While somebody types (a text
/// field has the focus, or had it when the key was pressed: Escape has already taken it away), or something lies on top,
/// keys without Ctrl belong to it; only Escape and the function keys still count.
pub fn next(
    ctx: &Context,
    from: &mut usize,
    is: Situation,
    covered: bool,
    typing: bool,
) -> Option<Action> {
    ctx.input_mut(|input| {
        while let Some(event) = input.events.get(*from) {
            if let Some((entry, repeat)) = meant(event, is, covered, typing) {
                input.events.remove(*from);
                // The letter on the key is no text for a field that it opens.
                if matches!(input.events.get(*from), Some(Event::Text(_))) {
                    input.events.remove(*from);
                }
                if !repeat || moves(entry.action) {
                    return Some(entry.action);
                }
            } else {
                *from += 1;
            }
        }
        None
    })
}

/// The action that an event asks for, and whether a key that is held down asks for it again.
fn meant(
    event: &Event,
    is: Situation,
    covered: bool,
    typing: bool,
) -> Option<(&'static Entry, bool)> {
    let Event::Key {
        key,
        physical_key,
        pressed: true,
        modifiers,
        repeat,
    } = event
    else {
        return None;
    };
    let hit = ACTIONS.iter().find(|entry| {
        entry.keys.iter().any(|shortcut| {
            matches(*shortcut, *key, *physical_key, *modifiers)
                && allowed(entry.action, *shortcut, typing, covered)
        }) && entry.when.holds(is)
    });
    hit.map(|entry| (entry, *repeat))
}

/// Digits count by their place on the keyboard too: with Shift, or on a French keyboard, the key says something else.
fn matches(shortcut: KeyboardShortcut, key: Key, place: Option<Key>, modifiers: Modifiers) -> bool {
    let wanted = shortcut.logical_key;
    let digit = (Key::Num0..=Key::Num9).contains(&wanted);
    let same = key == wanted || (digit && place == Some(wanted));
    same && modifiers.matches_exact(shortcut.modifiers)
}

/// Whether an action's key counts while somebody types, or while something lies on top.
fn allowed(action: Action, shortcut: KeyboardShortcut, typing: bool, covered: bool) -> bool {
    if matches!(action, Action::Escape | Action::Palette | Action::Help) {
        return !(typing && !covered && action == Action::Escape);
    }
    if covered {
        return false;
    }
    if !typing {
        return true;
    }
    // A text field has an undo and a selection of its own.
    shortcut.modifiers.command
        && !matches!(
            action,
            Action::Undo | Action::Redo | Action::SelectStartLeft | Action::SelectStartRight
        )
}

/// Whether holding the key down repeats the action.
const fn moves(action: Action) -> bool {
    matches!(
        action,
        Action::NextClaim
            | Action::PreviousClaim
            | Action::PageDown
            | Action::PageUp
            | Action::NextUndecided
            | Action::SelectNext
            | Action::SelectPrevious
            | Action::SelectEndRight
            | Action::SelectEndLeft
            | Action::SelectStartLeft
            | Action::SelectStartRight
            | Action::NextSignal
            | Action::NextName
            | Action::Undo
            | Action::Redo
    )
}
