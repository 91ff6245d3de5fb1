//! From keys to actions.

use egui::{Context, Event, Key, KeyboardShortcut, Modifiers};

use super::{ACTIONS, Action, Entry, Group, Situation};

/// A shortcut in words, in this system's way.
pub(super) fn words(shortcut: KeyboardShortcut) -> String {
    let mac = cfg!(target_os = "macos");
    let mut words = String::new();
    if shortcut.modifiers.command {
        words.push_str(if mac { "⌘" } else { "Ctrl+" });
    }
    if shortcut.modifiers.alt {
        words.push_str(if mac { "⌥" } else { "Alt+" });
    }
    if shortcut.modifiers.shift {
        words.push_str(if mac { "⇧" } else { "Shift+" });
    }
    words.push_str(match shortcut.logical_key {
        Key::Minus => "-",
        Key::Slash => "/",
        Key::Comma => ",",
        Key::Period => ".",
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

/// Where the keyboard's focus is, as far as keys mean other things there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// On the article or the list of claims: every key of the table counts.
    Region,
    /// On a document beside them: what is decided is not decided from there.
    Document,
    /// In a text field: what is typed is its text.
    Field,
    /// On a button, an option, a slider: Enter, Space and the arrows are its own.
    Widget,
    /// Something lies on top: a question, or a field of a pane.
    Overlay,
    /// A pane of the session lies on top, and no field of it has the focus.
    Pane,
    /// A menu is open.
    Menu,
}

/// What a key asks for.
#[derive(Clone, Copy, Debug)]
pub enum Pressed {
    /// This.
    Act(Action),
    /// This, which cannot be done now.
    Missing(&'static Entry),
    /// This, which is not done from a document.
    Elsewhere(&'static Entry),
}

/// Takes the next action whose key was pressed out of the input, looking from the event at `from` on; `from` then stands
/// behind it. One at a time, because what a key means depends on what the key before it did. Stops, with `None`, where a
/// key is for whatever has the focus and what comes after may be for something else: `from` stands behind that one then; and
/// where a field is to get its letters first: `from` stands before the key then.
pub fn next(ctx: &Context, from: &mut usize, is: Situation, place: Place) -> Option<Pressed> {
    let in_field = ctx.text_edit_focused();
    ctx.input_mut(|input| {
        let mut typed = false;
        while let Some(event) = input.events.get(*from) {
            if let Some((entry, repeat)) = meant(event, place) {
                if typed && in_field {
                    return None;
                }
                input.events.remove(*from);
                // The letter on the key is no text for a field that it opens.
                if matches!(input.events.get(*from), Some(Event::Text(_))) {
                    input.events.remove(*from);
                }
                if place == Place::Document && !entry.has_key(|key| allowed(entry, key, place)) {
                    if !repeat {
                        return Some(Pressed::Elsewhere(entry));
                    }
                } else if !entry.when.holds(is) {
                    if !repeat {
                        return Some(Pressed::Missing(entry));
                    }
                } else if !repeat || moves(entry.action) {
                    return Some(Pressed::Act(entry.action));
                }
            } else {
                let stops = leads_elsewhere(event, place);
                typed |= is_typed(event);
                *from += 1;
                if stops {
                    return None;
                }
            }
        }
        None
    })
}

/// Whether a field makes words of it, or takes some away for it.
pub const fn is_typed(event: &Event) -> bool {
    matches!(
        event,
        Event::Text(_)
            | Event::Paste(_)
            | Event::Cut
            | Event::Ime(_)
            | Event::Key { pressed: true, .. }
    )
}

/// Whether a key that is left to what has the focus may move the focus: what is pressed after it has to wait until that
/// is seen.
const fn leads_elsewhere(event: &Event, place: Place) -> bool {
    let Event::Key {
        key, pressed: true, ..
    } = event
    else {
        return false;
    };
    match key {
        Key::Tab | Key::Enter | Key::Escape => true,
        Key::Space
        | Key::ArrowDown
        | Key::ArrowUp
        | Key::ArrowLeft
        | Key::ArrowRight
        | Key::Home
        | Key::End => matches!(place, Place::Widget | Place::Menu),
        _ => false,
    }
}

/// The action that an event asks for, and whether a key that is held down asks for it again.
fn meant(event: &Event, place: Place) -> Option<(&'static Entry, bool)> {
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
        entry.has_key(|shortcut| {
            let in_document = place == Place::Document && !is_arrow(shortcut);
            let heard = in_document || allowed(entry, shortcut, place);
            matches(shortcut, *key, *physical_key, *modifiers) && heard
        })
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

/// Whether an action's key counts where the focus is. What is decided is decided from the article and the list of claims
/// alone; with Ctrl, what concerns the session and the window can be asked for from anywhere.
fn allowed(entry: &Entry, shortcut: KeyboardShortcut, place: Place) -> bool {
    let from_anywhere = matches!(
        entry.action,
        Action::Palette | Action::Help | Action::OtherPane
    );
    let with_ctrl =
        shortcut.modifiers.command && matches!(entry.group, Group::Session | Group::Window);
    let on_top = matches!(
        entry.action,
        Action::Palette | Action::Help | Action::Escape
    );
    let goes_on = matches!(entry.action, Action::NextHit | Action::PreviousHit);
    let in_document = matches!(
        entry.action,
        Action::AddEvidence
            | Action::ShowPlace
            | Action::NextPassage
            | Action::Backup
            | Action::Search
            | Action::FindText
            | Action::CopyText
            | Action::OpenLink
            | Action::PlayFrom
            | Action::Escape
            | Action::NextClaim
            | Action::PreviousClaim
            | Action::NextUndecided
            | Action::PageDown
            | Action::PageUp
    );
    match place {
        Place::Region => true,
        Place::Document if is_arrow(shortcut) => false,
        Place::Document => {
            from_anywhere || goes_on || with_ctrl || in_document || entry.group == Group::Words
        }
        // A text field has an undo of its own.
        Place::Field => {
            from_anywhere
                || goes_on
                || with_ctrl && !matches!(entry.action, Action::Undo | Action::Redo)
        }
        Place::Widget => from_anywhere || goes_on || with_ctrl,
        Place::Overlay => on_top,
        Place::Pane => on_top || matches!(entry.action, Action::Undo | Action::Redo),
        Place::Menu => false,
    }
}

/// Whether it is an arrow alone: in a document it scrolls.
fn is_arrow(shortcut: KeyboardShortcut) -> bool {
    let arrow = matches!(shortcut.logical_key, Key::ArrowDown | Key::ArrowUp);
    arrow && !shortcut.modifiers.any()
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
            | Action::NextProblem
            | Action::SelectNext
            | Action::SelectPrevious
            | Action::SelectEndRight
            | Action::SelectEndLeft
            | Action::SelectStartLeft
            | Action::SelectStartRight
            | Action::NextOpen
            | Action::NextHit
            | Action::PreviousHit
            | Action::NextSignal
            | Action::NextName
            | Action::Undo
            | Action::Redo
    )
}
