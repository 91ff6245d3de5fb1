//! The entries of the table.

use egui::{Key, KeyboardShortcut, Modifiers};

use super::{Action, Entry, Group, When};

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
    ($($group:ident { $($action:expr, $when:ident, [$($keys:expr),*], $name:literal, $hint:literal;)+ })+) => {
        /// Every action, in the order of the help sheet.
        pub const ACTIONS: &[Entry] = &[$($(Entry {
            action: $action,
            group: Group::$group,
            name: $name,
            hint: $hint,
            keys: &[$($keys),*],
            when: When::$when,
        },)+)+];
    };
}

table! {
    Moving {
        Action::NextClaim, Article, [key(Key::J), key(Key::ArrowDown)], "Next claim", "Selects the next claim in the text";
        Action::PreviousClaim, Article, [key(Key::K), key(Key::ArrowUp)], "Previous claim", "Selects the claim before";
        Action::NextUndecided, Article, [key(Key::N)], "Next undecided claim", "Selects the next claim that is not checked";
        Action::NextOpen, Article, [key(Key::F)], "Next open sentence", "Goes on to the next sentence that has no claim and no mark: C makes a claim of it, - marks it as holding nothing to check";
        Action::NextProblem, Article, [key(Key::F8)], "Next problem", "Selects the next claim in which the house's rules find something, in whichever article";
        Action::CheckAndGoOn, Claim, [key(Key::Enter)], "Checked, go on", "Sets the status to checked and selects the next undecided claim";
        Action::NextArticle, Article, [key(Key::CloseBracket)], "Next article", "Shows the next article of the session";
        Action::PreviousArticle, Article, [key(Key::OpenBracket)], "Previous article", "Shows the article before";
        Action::PageDown, Article, [key(Key::PageDown), key(Key::Space)], "Page down", "Scrolls the article by a screenful";
        Action::PageUp, Article, [key(Key::PageUp)], "Page up", "Scrolls the article back by a screenful";
        Action::OpenLink, Article, [command(Key::Enter)], "Open the link…", "Shows where the selected words of the document lead, or the next words that lead anywhere; nothing is opened before you agree";
        Action::PlayFrom, Article, [command(Key::P)], "Play from here…", "Has the system's player play the recording that the open document is a transcript of, once you agree; the time of the place goes on the clipboard";
    }
    Words {
        Action::SelectNext, Article, [shift(Key::ArrowDown)], "Select next piece", "Selects the next piece of the selected claim, up to a comma or a joining word; then the sentence after";
        Action::SelectPrevious, Article, [shift(Key::ArrowUp)], "Select previous piece", "Selects the piece of the claim before, or the sentence before";
        Action::SelectEndRight, Article, [shift(Key::ArrowRight)], "Selection: end right", "One word more at the end of the selection";
        Action::SelectEndLeft, Article, [shift(Key::ArrowLeft)], "Selection: end left", "One word less at the end of the selection";
        Action::SelectStartLeft, Article, [command_shift(Key::ArrowLeft)], "Selection: start left", "One word more at the beginning of the selection";
        Action::SelectStartRight, Article, [command_shift(Key::ArrowRight)], "Selection: start right", "One word less at the beginning of the selection";
        Action::Rectangle, Article, [shift(Key::A)], "Rectangle on the page", "Draws a rectangle on the page of a document: arrow keys move it, with Shift they size it, Enter cites it";
    }
    Deciding {
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
    Claims {
        Action::AddClaim, Words, [key(Key::C)], "Claim from selection", "Makes a claim of the selected words";
        Action::Accept, Claim, [key(Key::A)], "Accept suggestion", "Takes a suggestion up as a claim, and goes on to the next";
        Action::Dismiss, Claim, [key(Key::X), key(Key::Delete)], "Dismiss claim", "Puts the claim aside, and goes on to the next; the same words are not suggested again";
        Action::Dismissed, Article, [shift(Key::X)], "Dismissed claims…", "Lists the claims of the article that were put aside; any of them can be taken back";
        Action::Assign, Claim, [key(Key::O)], "Assign…", "Says who checks the claim";
        Action::Tag, Claim, [key(Key::L)], "Tag…", "Tags the claim, or takes a tag away";
        Action::Split, Claim, [key(Key::S)], "Split claim", "Cuts the claim where the selected words begin; without any, asks for the word";
        Action::Join, Claim, [key(Key::M)], "Join with next", "Joins the claim with the next one";
        Action::KeepInParts, Claim, [key(Key::V)], "Whole or in parts", "Decides the parts of a claim one by one, or the claim as a whole; nothing decided is lost";
        Action::NextPart, Claim, [shift(Key::J)], "Next part", "Selects the next part of the claim, and after the last the claim";
        Action::PreviousPart, Claim, [shift(Key::K)], "Previous part", "Selects the part of the claim before";
        Action::Respan, ClaimAndWords, [key(Key::R)], "Move to selection", "Moves the claim to the selected words";
        Action::Reword, Claim, [key(Key::W)], "Reword claim", "Writes the claim in words that stand on their own";
        Action::Rationale, Claim, [key(Key::Y)], "Rationale", "Writes the sentence that explains the verdict";
        Action::Note, Claim, [key(Key::T)], "Note", "Writes a note on the claim";
        Action::AddEvidence, Claim, [key(Key::E)], "Add evidence", "Cites a source for or against the claim; with words selected in a document, cites these";
        Action::ShowPlace, Claim, [key(Key::Z)], "Show the place", "Opens the document that the evidence of the claim is from, where it stands; again for the next piece of evidence";
        Action::NextPassage, Claim, [key(Key::Period)], "Next passage", "Opens the backup at a passage that bears on the claim, the best first; E cites it, and again goes on to the next";
        Action::AcceptClaimed, Claim, [key(Key::U)], "Accept the writer's source", "Makes the first note of the writer on the claim evidence for it";
        Action::RequestChange, Claim, [key(Key::D)], "Request a change", "Asks for other words in the copy: what they are, why, and what that rests on; the editor decides";
        Action::AddComment, Claim, [key(Key::Q)], "Comment", "Says something about the claim to those who work on the session";
        Action::AskSomebody, Claim, [], "Ask somebody about it…", "Notes who is to be asked about the claim, what, and until when";
        Action::Correct, Claim, [], "Record a correction…", "What was wrong after publication, why, and the verdict now; the one before is kept";
        Action::MarkNothing, Article, [key(Key::Minus)], "Nothing to check", "Marks the selected words, or the sentence of the claim, as holding nothing to check; again takes the mark away";
        Action::FixProblem, Claim, [key(Key::F2)], "Fix the problem", "Mends the first problem of the claim, or goes to where it is mended";
        Action::ClaimHistory, Claim, [key(Key::H)], "History of the claim", "Who changed what, and when; earlier values can be restored";
        Action::CopyText, Article, [command(Key::C)], "Copy text", "Copies the selected words, or the words of the claim";
    }
    Session {
        Action::Undo, Undo, [command(Key::Z)], "Undo", "Takes the last step back";
        Action::Redo, Redo, [command_shift(Key::Z), command(Key::Y)], "Redo", "Does again what was taken back";
        Action::SessionHistory, Always, [shift(Key::H)], "History of the session", "Everything that happened, newest first";
        Action::Table, Article, [shift(Key::T)], "Table of claims…", "The claims of all articles as a table: sorted, filtered, and decided many at once";
        Action::Dashboard, Article, [shift(Key::O)], "Dashboard…", "How far the session is: coverage, problems, verdicts, who checks what; to be handed out as a picture";
        Action::AddArticle, Always, [command(Key::N)], "Add article…", "Adds articles from files";
        Action::PasteArticle, Always, [command(Key::V)], "Add article from clipboard", "Adds the text on the clipboard as an article, with its headings, lists, links and notes";
        Action::PastePlain, Always, [command_shift(Key::V)], "Add article from clipboard as plain text", "Adds the text on the clipboard without its headings, lists, links and notes";
        Action::FetchAddress, Always, [command(Key::L)], "Add article from address…", "Fetches a page or a document from the web; says beforehand what it will contact";
        Action::ArticleDetails, Article, [command(Key::D)], "Article details…", "Title, byline, publisher, date and address of the article";
        Action::Attachments, Article, [], "Attachments…", "What is attached to the letter that the article was read from; each can be added as an article";
        Action::OtherText, Article, [], "Original or final text", "Shows the text before the tracked changes of the article's document, or after them, as another draft";
        Action::CopyChanges, Article, [], "Copy changes for the writer", "Copies the list of changes to the article on screen, to be pasted into a letter or a document";
        Action::RemoveArticle, Article, [], "Remove article…", "Takes the article on screen out of the session, with its claims; undo brings it back";
        Action::SessionDetails, Always, [], "Session details…", "Title and rating scale of the session";
        Action::Templates, Always, [], "Session templates…", "Sets this session up as a template says, or keeps its set-up as one: way to work, rating scale, house rules, people";
        Action::NewSession, Always, [command_shift(Key::N)], "New session", "Begins an empty session; what is open is saved first, if you want";
        Action::Sample, Always, [], "Sample article", "Shows the sample article, to look around";
        Action::Open, Always, [command(Key::O)], "Open session…", "Opens a session file";
        Action::Recent, Always, [command_shift(Key::O)], "Recent sessions…", "The sessions that were open of late";
        Action::Save, Always, [command(Key::S)], "Save", "Saves the session";
        Action::SaveAs, Always, [command_shift(Key::S)], "Save as…", "Saves the session under another name";
        Action::Export, Article, [command(Key::E)], "Export…", "Hands out the summary, the article with comments, a table, questions, or a copy of the session; shows it first, and what stays inside";
        Action::Sources, Always, [shift(Key::S)], "Sources…", "Lists the sources of the session, what is known of each, where it is used and what it lacks";
        Action::Backup, Article, [key(Key::B)], "Backup…", "The documents that the piece rests on: searched as you type, opened beside the article";
        Action::AddDocuments, Article, [], "Add documents to the backup…", "Keeps documents beside the session, each as a source: what is dropped on the window, or files chosen here";
        Action::ReferDocuments, Article, [], "Refer to documents where they are…", "Makes documents part of the backup without keeping a copy: their path and hash are noted, and it is told when they change or go";
        Action::ChooseRecording, Article, [], "Choose the recording…", "Says which recording the open document is a transcript of; it stays where it is";
        Action::SourcesFile, Always, [], "Enter sources from a file…", "Reads sources from a file of RIS, BibTeX or CSL-JSON; shows what would be entered before it is";
        Action::TakeIn, Article, [command_shift(Key::E)], "Take in what came back…", "Reads a document, table or form that was handed out and answered; lists what it would change before anything is";
        Action::MergeFile, Changed, [], "Merge what changed on disk", "Makes one of this session and of its file, which somebody else wrote";
        Action::MergeCopy, Always, [], "Merge with another copy…", "Takes another copy of the session in; what both decided differently is disputed until somebody chooses";
        Action::Disputes, Disputed, [shift(Key::D)], "Decide what is disputed…", "Shows both sides of every value that two people decided differently";
        Action::Changes, Article, [shift(Key::R)], "Changes…", "The changes to the copy that were asked for, in their sentences; each is decided with one key";
        Action::People, Article, [shift(Key::P)], "People…", "Who works on the session, with claims and due dates; who is asked, when it was tried, and what they answered";
        Action::SecondCheck, Article, [shift(Key::B)], "Second check…", "Checks again what another person checked, blind if the session says so; lists where the two differ";
        Action::Corrections, Article, [shift(Key::E)], "Corrections…", "What was corrected after publication, the newest first, with the verdicts before and after";
        Action::Threads, Article, [shift(Key::Q)], "Threads…", "What people said about claims: open, mine, unanswered";
        Action::Problems, Always, [shift(Key::L)], "Problems…", "Lists what the house's rules find, each with its fix; any of them may stand for a reason";
        Action::Weigh, Article, [], "Weigh suggestions by meaning", "Scores suggestions that nobody has touched by what their sentences mean; in a new session it is done by itself";
        Action::SignOff, Article, [], "Sign off…", "Answers for an article, as checker, editor or legal; says what stands in the way, and who has signed";
        Action::AddDraft, Article, [command_shift(Key::D)], "Add new draft…", "Adds the next draft of the article on screen from a file; what became of its claims is shown";
        Action::CompareDrafts, Article, [shift(Key::C)], "Compare drafts…", "Shows the draft beside the one before, and settles what became of each claim";
        Action::Author, Always, [], "Checking as…", "Your name and initials, written beside what you decide";
        Action::PutAside, Always, [], "What was put aside…", "Offers what was left unsaved or discarded in the last 30 days";
        Action::EraseRecovery, Always, [], "Erase recovery copies…", "Erases the journal, backups and recovery copies kept on this machine";
    }
    Window {
        Action::Search, Article, [command(Key::F), key(Key::Slash)], "Find", "Finds claims by their words, sources and notes";
        Action::FindText, Article, [command_shift(Key::F)], "Find in the text…", "Finds words in the text of the article on screen, and lights them";
        Action::NextHit, Article, [key(Key::F3)], "Next place", "Goes to the next place where the words stand that are looked for in the text, and selects them";
        Action::PreviousHit, Article, [shift(Key::F3)], "Place before", "Goes to the place before";
        Action::NextSignal, Article, [key(Key::G)], "Filter by next signal", "Lists only the claims that were found by one signal (a figure, a date, a quotation …); again for the next";
        Action::NextName, Article, [key(Key::P)], "Filter by next name", "Lists only the claims that concern one person, organisation or place, the most frequent first; again for the next";
        Action::AnyPick, Article, [shift(Key::G)], "Show all signals and names", "Lists the claims again whatever they were found by and whomever they concern";
        Action::Palette, Always, [command(Key::K)], "Commands", "Every command, by name";
        Action::Help, Always, [key(Key::F1)], "Keys", "Every key";
        Action::Tour, Always, [], "Learn the keys", "Twelve steps of a check, each done with its own key; five minutes on the sample article";
        Action::About, Always, [], "About Tickmark", "Which version this is, and what holds its reader of documents on this system";
        Action::Notices, Always, [], "Notices", "All that was told since the window was opened";
        Action::Preferences, Always, [command(Key::Comma)], "Preferences…", "Theme, contrast, density, text size, and how new sessions begin; kept on this machine";
        Action::ChangeKeys, Always, [], "Change keys…", "Gives a command another key; kept on this machine";
        Action::Theme, Always, [command(Key::T)], "Light or dark", "Changes between the light and the dark theme";
        Action::OtherPane, Article, [key(Key::F6)], "Article or claims", "Goes from the article to the list of claims, or back; in a narrow window the other one is shown";
        Action::Sidebar, Article, [command(Key::B)], "List of articles", "Shows or hides the list of articles; in a narrow window it comes over the page";
        Action::Escape, Always, [key(Key::Escape)], "Close", "Closes what lies on top, or lets go of the selection";
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbench::actions::words;
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
