//! The one table of what a person can do. Menus, the command palette, shortcuts and the help sheet are made from it.

use egui::{Context, Event, Key, KeyboardShortcut, Modifiers};

/// Something a person can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// Next claim.
    NextClaim,
    /// Previous claim.
    PreviousClaim,
    /// Next claim that is not checked.
    NextUndecided,
    /// Checked, and on to the next.
    CheckAndGoOn,
    /// Next article.
    NextArticle,
    /// Previous article.
    PreviousArticle,
    /// A screenful down.
    PageDown,
    /// A screenful up.
    PageUp,
    /// Selects the sentence after the selected words.
    SelectNext,
    /// Selects the sentence before.
    SelectPrevious,
    /// One word more at the end of the selection.
    SelectEndRight,
    /// One word less at its end.
    SelectEndLeft,
    /// One word more at its beginning.
    SelectStartLeft,
    /// One word less at its beginning.
    SelectStartRight,
    /// The n-th verdict of the scale, from 1; 0 for none.
    Verdict(u8),
    /// The n-th check status, from 1.
    Status(u8),
    /// The n-th resolution, from 1.
    Resolution(u8),
    /// A claim from the selected words.
    AddClaim,
    /// Takes a suggestion up.
    Accept,
    /// Puts a claim aside.
    Dismiss,
    /// Cuts a claim where the selection begins.
    Split,
    /// Joins the claim with the next one.
    Join,
    /// Moves the claim to the selected words.
    Respan,
    /// To the claim's statement.
    Reword,
    /// To the claim's rationale.
    Rationale,
    /// To the claim's note.
    Note,
    /// Next importance.
    Importance,
    /// Cites a source.
    AddEvidence,
    /// The sentence holds nothing to check, or does again.
    MarkNothing,
    /// Copies the selected words, or the paragraph of the claim.
    CopyText,
    /// Takes the last step back.
    Undo,
    /// Does it again.
    Redo,
    /// Adds articles from files.
    AddArticle,
    /// Adds the text on the clipboard as an article.
    PasteArticle,
    /// The article's title, byline, date and address.
    ArticleDetails,
    /// Opens a session.
    Open,
    /// Saves the session.
    Save,
    /// Saves under another name.
    SaveAs,
    /// Review summary as Markdown.
    ExportMarkdown,
    /// Review summary as CSV.
    ExportCsv,
    /// Title and rating scale of the session.
    SessionDetails,
    /// Who is checking.
    Author,
    /// Finds claims by words.
    Search,
    /// All commands, by name.
    Palette,
    /// All keys.
    Help,
    /// Light or dark.
    Theme,
    /// Shows or hides the list of articles.
    Sidebar,
    /// Erases what is kept for recovery.
    EraseRecovery,
    /// Closes what lies on top.
    Escape,
}

/// When an action can be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Always.
    Always,
    /// An article is open.
    Article,
    /// A claim is selected.
    Claim,
    /// Words of the article are selected.
    Words,
    /// A claim and words are selected.
    ClaimAndWords,
    /// There is something to undo.
    Undo,
    /// There is something to redo.
    Redo,
}

/// What is the case, for [`When`].
#[derive(Clone, Copy, Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says a thing of its own, in any combination"
)]
pub struct Situation {
    /// An article is open.
    pub article: bool,
    /// A claim is selected.
    pub claim: bool,
    /// Words are selected.
    pub words: bool,
    /// Something can be undone.
    pub undo: bool,
    /// Something can be redone.
    pub redo: bool,
}

impl When {
    /// Whether it is so.
    pub const fn holds(self, is: Situation) -> bool {
        match self {
            Self::Always => true,
            Self::Article => is.article,
            Self::Claim => is.claim,
            Self::Words => is.words,
            Self::ClaimAndWords => is.claim && is.words,
            Self::Undo => is.undo,
            Self::Redo => is.redo,
        }
    }
}

/// One line of the table.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// What is done.
    pub action: Action,
    /// Heading in the help sheet.
    pub group: &'static str,
    /// What it is called.
    pub name: &'static str,
    /// What it does, in a sentence.
    pub hint: &'static str,
    /// Its keys; the first is shown.
    pub keys: &'static [KeyboardShortcut],
    /// When it can be done.
    pub when: When,
}

const fn key(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::NONE, key)
}

const fn shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::SHIFT, key)
}

const fn command(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND, key)
}

const fn command_shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key)
}

macro_rules! table {
    ($($group:literal { $($action:expr, $when:ident, [$($keys:expr),*], $name:literal, $hint:literal;)+ })+) => {
        /// Every action, in the order of the help sheet.
        pub const ACTIONS: &[Entry] = &[$($(Entry {
            action: $action,
            group: $group,
            name: $name,
            hint: $hint,
            keys: &[$($keys),*],
            when: When::$when,
        },)+)+];
    };
}

table! {
    "Moving" {
        Action::NextClaim, Article, [key(Key::J), key(Key::ArrowDown)], "Next claim", "Selects the next claim in the text";
        Action::PreviousClaim, Article, [key(Key::K), key(Key::ArrowUp)], "Previous claim", "Selects the claim before";
        Action::NextUndecided, Article, [key(Key::N)], "Next undecided claim", "Selects the next claim that is not checked";
        Action::CheckAndGoOn, Claim, [key(Key::Enter)], "Checked, go on", "Sets the status to checked and selects the next undecided claim";
        Action::NextArticle, Article, [key(Key::CloseBracket)], "Next article", "Shows the next article of the session";
        Action::PreviousArticle, Article, [key(Key::OpenBracket)], "Previous article", "Shows the article before";
        Action::PageDown, Article, [key(Key::PageDown), key(Key::Space)], "Page down", "Scrolls the article by a screenful";
        Action::PageUp, Article, [key(Key::PageUp)], "Page up", "Scrolls the article back by a screenful";
    }
    "Selecting words" {
        Action::SelectNext, Article, [shift(Key::ArrowDown)], "Select next sentence", "Selects the sentence after the selection, or after the selected claim";
        Action::SelectPrevious, Article, [shift(Key::ArrowUp)], "Select previous sentence", "Selects the sentence before";
        Action::SelectEndRight, Article, [shift(Key::ArrowRight)], "Selection: end right", "One word more at the end of the selection";
        Action::SelectEndLeft, Article, [shift(Key::ArrowLeft)], "Selection: end left", "One word less at the end of the selection";
        Action::SelectStartLeft, Article, [command_shift(Key::ArrowLeft)], "Selection: start left", "One word more at the beginning of the selection";
        Action::SelectStartRight, Article, [command_shift(Key::ArrowRight)], "Selection: start right", "One word less at the beginning of the selection";
    }
    "Deciding" {
        Action::Verdict(1), Claim, [key(Key::Num1)], "Verdict 1", "The first verdict of the rating scale";
        Action::Verdict(2), Claim, [key(Key::Num2)], "Verdict 2", "The second verdict of the rating scale";
        Action::Verdict(3), Claim, [key(Key::Num3)], "Verdict 3", "The third verdict of the rating scale";
        Action::Verdict(4), Claim, [key(Key::Num4)], "Verdict 4", "The fourth verdict of the rating scale";
        Action::Verdict(5), Claim, [key(Key::Num5)], "Verdict 5", "The fifth verdict of the rating scale";
        Action::Verdict(6), Claim, [key(Key::Num6)], "Verdict 6", "The sixth verdict of the rating scale";
        Action::Verdict(7), Claim, [key(Key::Num7)], "Verdict 7", "The seventh verdict of the rating scale";
        Action::Verdict(8), Claim, [key(Key::Num8)], "Verdict 8", "The eighth verdict of the rating scale";
        Action::Verdict(9), Claim, [key(Key::Num9)], "Verdict 9", "The ninth verdict of the rating scale";
        Action::Verdict(0), Claim, [key(Key::Num0)], "No verdict", "Takes the verdict away";
        Action::Status(1), Claim, [shift(Key::Num1)], "Status: to check", "Nobody has begun";
        Action::Status(2), Claim, [shift(Key::Num2)], "Status: in progress", "Somebody is on it";
        Action::Status(3), Claim, [shift(Key::Num3)], "Status: checked", "The work on it is done";
        Action::Status(4), Claim, [shift(Key::Num4)], "Status: needs attention", "The editor must look";
        Action::Resolution(1), Claim, [command(Key::Num1)], "Copy: none", "Nothing happens to the copy";
        Action::Resolution(2), Claim, [command(Key::Num2)], "Copy: change requested", "A change to the copy was asked for";
        Action::Resolution(3), Claim, [command(Key::Num3)], "Copy: changed", "The copy was changed";
        Action::Resolution(4), Claim, [command(Key::Num4)], "Copy: stet", "Let it stand";
        Action::Resolution(5), Claim, [command(Key::Num5)], "Copy: cut", "Taken out of the copy";
        Action::Importance, Claim, [key(Key::I)], "Importance", "High, medium, low, not set: one after the other";
    }
    "Claims" {
        Action::AddClaim, Words, [key(Key::C)], "Claim from selection", "Makes a claim of the selected words";
        Action::Accept, Claim, [key(Key::A)], "Accept suggestion", "Takes a suggestion up as a claim";
        Action::Dismiss, Claim, [key(Key::X), key(Key::Delete)], "Dismiss claim", "Puts the claim aside; the same words are not suggested again";
        Action::Split, ClaimAndWords, [key(Key::S)], "Split claim", "Cuts the claim where the selected words begin";
        Action::Join, Claim, [key(Key::M)], "Join with next", "Joins the claim with the next one";
        Action::Respan, ClaimAndWords, [key(Key::R)], "Move to selection", "Moves the claim to the selected words";
        Action::Reword, Claim, [key(Key::W)], "Reword claim", "Writes the claim in words that stand on their own";
        Action::Rationale, Claim, [key(Key::Y)], "Rationale", "Writes the sentence that explains the verdict";
        Action::Note, Claim, [key(Key::T)], "Note", "Writes a note on the claim";
        Action::AddEvidence, Claim, [key(Key::E)], "Add evidence", "Cites a source for or against the claim";
        Action::MarkNothing, Article, [key(Key::Minus)], "Nothing to check", "Marks the selected words, or the sentence of the claim, as holding nothing to check; again takes the mark away";
        Action::CopyText, Article, [command(Key::C)], "Copy text", "Copies the selected words, or the words of the claim";
    }
    "Session" {
        Action::Undo, Undo, [command(Key::Z)], "Undo", "Takes the last step back";
        Action::Redo, Redo, [command_shift(Key::Z), command(Key::Y)], "Redo", "Does again what was taken back";
        Action::AddArticle, Always, [command(Key::N)], "Add article…", "Adds articles from files";
        Action::PasteArticle, Always, [command(Key::V)], "Add article from clipboard", "Adds the text on the clipboard as an article";
        Action::ArticleDetails, Article, [command(Key::D)], "Article details…", "Title, byline, publisher, date and address of the article";
        Action::SessionDetails, Always, [], "Session details…", "Title and rating scale of the session";
        Action::Open, Always, [command(Key::O)], "Open session…", "Opens a session file";
        Action::Save, Always, [command(Key::S)], "Save", "Saves the session";
        Action::SaveAs, Always, [command_shift(Key::S)], "Save as…", "Saves the session under another name";
        Action::ExportMarkdown, Article, [command(Key::E)], "Export summary as Markdown…", "Writes a review summary for people to read";
        Action::ExportCsv, Article, [command_shift(Key::E)], "Export claims as CSV…", "Writes the claims as a table";
        Action::Author, Always, [], "Checking as…", "Your name and initials, written beside what you decide";
        Action::EraseRecovery, Always, [], "Erase recovery copies…", "Erases the journal, backups and recovery copies kept on this machine";
    }
    "Window" {
        Action::Search, Article, [command(Key::F), key(Key::Slash)], "Find", "Finds claims by their words, sources and notes";
        Action::Palette, Always, [command(Key::K)], "Commands", "Every command, by name";
        Action::Help, Always, [key(Key::F1)], "Keys", "Every key";
        Action::Theme, Always, [command(Key::T)], "Light or dark", "Changes between the light and the dark theme";
        Action::Sidebar, Always, [command(Key::B)], "List of articles", "Shows or hides the list of articles";
        Action::Escape, Always, [key(Key::Escape)], "Close", "Closes what lies on top, or lets go of the selection";
    }
}

impl Action {
    /// Its line of the table.
    pub fn entry(self) -> Option<&'static Entry> {
        ACTIONS.iter().find(|entry| entry.action == self)
    }

    /// What it is called; empty if it is not in the table, which a test rules out.
    pub fn name(self) -> &'static str {
        self.entry().map_or("", |entry| entry.name)
    }

    /// Its first key in words ("Ctrl+S").
    pub fn key(self) -> String {
        self.entry().map_or_else(String::new, Entry::key)
    }
}

impl Entry {
    /// Its first key in words ("Ctrl+S"; on a Mac "⌘S").
    pub fn key(&self) -> String {
        self.keys
            .first()
            .map_or_else(String::new, |key| words(*key))
    }

    /// Name and key, for a tooltip.
    pub fn tooltip(&self) -> String {
        let key = self.key();
        if key.is_empty() {
            self.hint.to_owned()
        } else {
            format!("{} ({key})", self.hint)
        }
    }
}

/// A shortcut in words, in this system's way.
fn words(shortcut: KeyboardShortcut) -> String {
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
            | Action::Undo
            | Action::Redo
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn no_key_means_two_things() {
        let mut seen = HashSet::new();
        for entry in ACTIONS {
            for key in entry.keys {
                assert!(
                    seen.insert(*key),
                    "{} is taken twice ({})",
                    words(*key),
                    entry.name
                );
            }
        }
    }

    #[test]
    fn every_action_is_in_the_table_once_with_words() {
        let mut seen = HashSet::new();
        for entry in ACTIONS {
            assert!(seen.insert(entry.action), "{:?} stands twice", entry.action);
            assert!(!entry.name.is_empty() && !entry.hint.is_empty());
        }
        assert_eq!(
            Action::Save.key(),
            if cfg!(target_os = "macos") {
                "⌘S"
            } else {
                "Ctrl+S"
            }
        );
    }
}
