//! Floor 2: the document, its commands, history, undo and coverage.
//!
//! No I/O, no clock, no random numbers, no window. A [`Session`] is plain data, readable everywhere; the only way to change
//! it is [`Session::apply`], which takes a [`Command`] and a [`Stamp`] that carries who, when and the seed of new names.
//!
//! Every record (see [`Record`]) is a set of named fields with a [`History`] of events. A command does two kinds of
//! thing, and only these: it makes a record, or it sets a field. So undo, the journal, the audit trail and a merge need
//! to know two things, not one per command. Nothing is ever deleted: a record that was taken out is marked so.

mod article;
mod claim;
mod command;
mod conflict;
mod coverage;
mod dispatch;
mod edit;
mod evidence;
mod history;
mod id;
mod inline;
mod merge;
mod news;
mod people;
mod record;
mod same;
mod scale;
#[expect(
    clippy::module_inception,
    reason = "the document is what this floor is named after"
)]
mod session;
mod stamp;
mod tables;
mod time;
mod timeline;
mod words;

#[cfg(test)]
mod tests;

pub use article::{
    Article, Draft, DraftText, Mark, NothingReason, Paragraph, Risk, Role, Sentence,
};
pub use claim::{
    Attribution, CheckStatus, Claim, ClaimType, Importance, Resolution, Signal, SignalKind,
    Standing, Suggestion, Time,
};
pub use command::{
    Command, CommandError, FieldValue, NewArticle, NewEvidence, NewParagraph, NewSource,
};
pub use conflict::{Conflict, Side};
pub use coverage::{Coverage, SentenceState};
pub use evidence::{
    Change, Contact, Correction, Decision, Evidence, SignOff, Source, SourceKind, Stance, Tier,
};
pub use history::{Event, History, LAST};
pub use id::{BadId, Id};
pub use inline::{Inline, Lines};
pub use news::News;
pub use people::{Details, Person, USUAL_THRESHOLD};
pub use record::{Extra, FieldError, Record};
pub use same::Same;
pub use scale::{Label, PRESETS, Preset, Scale};
pub use session::{Applied, Placed, Session};
pub use stamp::{Author, Stamp};
pub use tables::{Kind, Seen, Table, Tables};
pub use time::Moment;
pub use timeline::{About, Happening};
