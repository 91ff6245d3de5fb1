//! The one table of what a person can do. Menus, the command palette, shortcuts and the help sheet are made from it.

mod entries;
mod find;
mod keys;
mod own;

use egui::KeyboardShortcut;

pub use entries::ACTIONS;
pub use find::find;
use keys::words;
pub use keys::{Place, Pressed, is_typed, next};
pub use own::{OwnKeys, hold, is_modifier, is_taken};

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
    /// A rectangle on the page of the document that is open.
    Rectangle,
    /// The n-th verdict of the scale, from 1; 0 for none.
    Verdict(u8),
    /// The n-th check status, from 1.
    Status(u8),
    /// The n-th resolution, from 1.
    Resolution(u8),
    /// Opens where words of the document lead.
    OpenLink,
    /// Plays the recording that the document is a transcript of, from a place.
    PlayFrom,
    /// Says which recording that is.
    ChooseRecording,
    /// Refers to documents where they are.
    ReferDocuments,
    /// A claim from the selected words.
    AddClaim,
    /// Takes a suggestion up.
    Accept,
    /// Puts a claim aside.
    Dismiss,
    /// Lists what was put aside.
    Dismissed,
    /// The claims of all articles, as a table.
    Table,
    /// How far the session is.
    Dashboard,
    /// Says who checks a claim.
    Assign,
    /// Tags a claim.
    Tag,
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
    /// Makes a note of the writer evidence.
    AcceptClaimed,
    /// The sentence holds nothing to check, or does again.
    MarkNothing,
    /// Copies the selected words, or the paragraph of the claim.
    CopyText,
    /// What happened to the claim.
    ClaimHistory,
    /// What happened to the session.
    SessionHistory,
    /// Takes the last step back.
    Undo,
    /// Does it again.
    Redo,
    /// Begins an empty session.
    NewSession,
    /// Shows the sample article.
    Sample,
    /// Adds articles from files.
    AddArticle,
    /// Adds the text on the clipboard as an article.
    PasteArticle,
    /// Fetches an article from an address.
    FetchAddress,
    /// Adds it without its headings, links and notes.
    PastePlain,
    /// The article's title, byline, date and address.
    ArticleDetails,
    /// Lists what is attached to the letter that the article was read from.
    Attachments,
    /// Shows the text before, or after, the tracked changes of the article's document.
    OtherText,
    /// Copies the changes for the writer as rich text.
    CopyChanges,
    /// Takes the article out of the session.
    RemoveArticle,
    /// Opens a session.
    Open,
    /// The sessions that were open of late.
    Recent,
    /// Saves the session.
    Save,
    /// Saves under another name.
    SaveAs,
    /// Hands out a summary, a document or a table, after a look at it.
    Export,
    /// Lists the sources of the session.
    Sources,
    /// Lists the documents of the backup, and searches them.
    Backup,
    /// Adds documents to the backup.
    AddDocuments,
    /// Shows where the evidence of the claim stands in its document.
    ShowPlace,
    /// The next passage of the backup that bears on the claim.
    NextPassage,
    /// Enters sources from a file.
    SourcesFile,
    /// Takes in what somebody answered in a file that was handed out.
    TakeIn,
    /// Title and rating scale of the session.
    SessionDetails,
    /// Keeps a claim whole or in parts.
    KeepInParts,
    /// Selects the next part of the claim.
    NextPart,
    /// Selects the part before.
    PreviousPart,
    /// Merges the session's own file, which somebody else wrote.
    MergeFile,
    /// Merges another copy of the session.
    MergeCopy,
    /// Decides what is disputed.
    Disputes,
    /// Lists the changes to the copy that were asked for.
    Changes,
    /// Asks for a change of the claim.
    RequestChange,
    /// Lists those who work on the session and those who are asked.
    People,
    /// Asks somebody about the claim.
    AskSomebody,
    /// Checks again what another person checked.
    SecondCheck,
    /// Lists what was corrected after publication.
    Corrections,
    /// Records a correction of the claim.
    Correct,
    /// Lists what people said about claims.
    Threads,
    /// Says something about the claim.
    AddComment,
    /// Lists what the house's rules find.
    Problems,
    /// Goes to the next claim with a problem.
    NextProblem,
    /// Mends the first problem of the claim.
    FixProblem,
    /// Signs an article off.
    SignOff,
    /// Weighs suggestions by meaning.
    Weigh,
    /// Adds a new draft of the article on screen.
    AddDraft,
    /// Shows the draft on screen beside the one before.
    CompareDrafts,
    /// Who is checking.
    Author,
    /// Finds claims by words.
    Search,
    /// Templates of sessions.
    Templates,
    /// Which key does what.
    ChangeKeys,
    /// The preferences.
    Preferences,
    /// The next sentence that nobody has decided anything about.
    NextOpen,
    /// Finds words in the text of the article.
    FindText,
    /// The next place of what is looked for.
    NextHit,
    /// The place before.
    PreviousHit,
    /// Lists the claims found by the next signal.
    NextSignal,
    /// Lists the claims that concern the next name.
    NextName,
    /// Lists the claims whatever found them and whomever they concern.
    AnyPick,
    /// All commands, by name.
    Palette,
    /// The keys, learnt by doing.
    Tour,
    /// All keys.
    Help,
    /// What this program is, and what holds its reader of documents.
    About,
    /// All that was told.
    Notices,
    /// Light or dark.
    Theme,
    /// Shows or hides the list of articles.
    Sidebar,
    /// From the article to the claims, or back.
    OtherPane,
    /// Offers what was put aside unsaved.
    PutAside,
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
    /// Something is disputed.
    Disputed,
    /// Somebody else wrote the session's file.
    Changed,
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
    /// Something is disputed.
    pub disputed: bool,
    /// Somebody else wrote the session's file.
    pub changed: bool,
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
            Self::Disputed => is.disputed,
            Self::Changed => is.changed,
        }
    }
}

impl When {
    /// What has to be done first where it is not so.
    pub const fn missing(self) -> &'static str {
        match self {
            Self::Always => "",
            Self::Article => "add an article first.",
            Self::Claim => "select a claim first; J goes to the next.",
            Self::Words => {
                "select words in the article first, with the mouse or with Shift and the arrow keys."
            }
            Self::ClaimAndWords => {
                "select a claim, and words in it with the mouse or with Shift and the arrow keys."
            }
            Self::Undo => "there is no step to take back.",
            Self::Redo => "no step was taken back.",
            Self::Disputed => "nothing is disputed.",
            Self::Changed => "the file on disk is as it was.",
        }
    }
}

/// What actions are grouped by, in the help sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// From claim to claim, and through the article.
    Moving,
    /// Words of the article.
    Words,
    /// What is decided about a claim.
    Deciding,
    /// Claims, and what belongs to them.
    Claims,
    /// The session and its file.
    Session,
    /// The window.
    Window,
}

impl Group {
    /// Its heading.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Moving => "Moving",
            Self::Words => "Selecting words",
            Self::Deciding => "Deciding",
            Self::Claims => "Claims",
            Self::Session => "Session",
            Self::Window => "Window",
        }
    }
}

/// One line of the table.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// What is done.
    pub action: Action,
    /// Where it stands in the help sheet.
    pub group: Group,
    /// What it is called.
    pub name: &'static str,
    /// What it does, in a sentence.
    pub hint: &'static str,
    /// Its usual keys; the first is shown.
    pub keys: &'static [KeyboardShortcut],
    /// When it can be done.
    pub when: When,
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
        let own = own::held(self.action);
        let keys = own.as_deref().unwrap_or(self.keys);
        keys.first().map_or_else(String::new, |key| words(*key))
    }

    /// Whether one of its keys is so.
    pub fn has_key(&self, is: impl Fn(KeyboardShortcut) -> bool) -> bool {
        let own = own::held(self.action);
        let keys = own.as_deref().unwrap_or(self.keys);
        keys.iter().any(|key| is(*key))
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
