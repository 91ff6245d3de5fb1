//! What a command can run into.

use crate::session::{
    records::{kind::Kind, record::FieldError},
    values::id::Id,
};

/// Why a command could not be done. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CommandError {
    /// A record that is not there.
    #[error("there is no record {id} among the {kind}")]
    NoSuch {
        /// Kind of record.
        kind: String,
        /// Its name.
        id: Id,
    },
    /// A kind of record that there is not.
    #[error("{kind:?} is no kind of record; the kinds are: {kinds}")]
    NoKind {
        /// What was asked for.
        kind: String,
        /// Those that there are.
        kinds: String,
    },
    /// A name that is taken.
    #[error("the name {0} is taken: choose another, or leave it out")]
    Taken(Id),
    /// A field that does not take the value.
    #[error(transparent)]
    Field(#[from] FieldError),
    /// A field that would break a rule.
    #[error("{field:?} of {id} among the {kind}: {what}")]
    Rule {
        /// Kind of record.
        kind: String,
        /// Its name.
        id: Id,
        /// The field.
        field: &'static str,
        /// What would be wrong with it.
        what: String,
    },
    /// A stretch that is not in the text.
    #[error("{start}–{end} is no stretch of the draft, which has {length} code points")]
    Span {
        /// First code point asked for.
        start: usize,
        /// One past the last asked for.
        end: usize,
        /// Code points of the draft.
        length: usize,
    },
    /// An article without a text.
    #[error("there is no text: an article needs at least one paragraph with words")]
    NoText,
    /// An article whose draft is not there.
    #[error("the article {0} has no draft")]
    NoDraft(Id),
    /// A verdict that the scale does not have.
    #[error("{verdict:?} is no label of the rating scale {scale:?}; its labels are: {labels}")]
    Verdict {
        /// What was asked for.
        verdict: String,
        /// The scale in use.
        scale: String,
        /// Its labels.
        labels: String,
    },
    /// A claimed source without a claim.
    #[error("it stands on no claim: give it one first, by its field \"claim\"")]
    NoClaim,
    /// A place outside the claim.
    #[error("code point {at} does not lie inside the claim: split between {start} and {end}")]
    Split {
        /// Where it was to be cut.
        at: usize,
        /// First code point of the claim.
        start: usize,
        /// One past its last.
        end: usize,
    },
    /// Claims that cannot be joined.
    #[error(
        "join at least two different claims of one article that are not joined with others yet"
    )]
    Join,
    /// A claim without parts.
    #[error("the claim {0} has no parts: it is kept whole")]
    NoParts(Id),
    /// A part of what cannot have it.
    #[error(
        "a claim can be a part of another claim of the same article that is not joined with others, and not of its own part"
    )]
    Part,
    /// An answer about another claim.
    #[error("a comment answers one on the same claim")]
    Thread,
    /// Two sources that are one already.
    #[error("the two sources are one already")]
    SameSource,
    /// A score out of range.
    #[error("{0} is no score: use 1 to 1000")]
    Score(i64),
    /// Something must have words.
    #[error("{0} cannot be empty")]
    Empty(&'static str),
    /// Nothing to take back.
    #[error("there is nothing to undo")]
    NothingToUndo,
    /// Nothing to do again.
    #[error("there is nothing to redo")]
    NothingToRedo,
    /// A step inside a step.
    #[error("undo, redo and batches cannot stand inside a batch")]
    Nested,
}

/// The error of a record that is not there; or of a kind that is none.
pub(in crate::session) fn no_such(kind: &Kind, id: Id) -> CommandError {
    let word = kind.word().to_owned();
    if Kind::ALL.contains(kind) {
        return CommandError::NoSuch { kind: word, id };
    }
    let kinds: Vec<&str> = Kind::ALL.iter().map(Kind::word).collect();
    CommandError::NoKind {
        kind: word,
        kinds: kinds.join(", "),
    }
}
