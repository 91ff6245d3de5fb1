//! Floor 2: the document, its commands, history, undo and coverage.
//!
//! No I/O, no clock, no random numbers, no window. A [`Session`] is plain data, readable everywhere; the only way to change
//! it is [`Session::apply`], which takes a [`Command`] and a [`Stamp`] that carries who, when and the seed of new names.
//!
//! Every record (see [`Record`]) is a set of named fields with a [`History`] of events. A command does three kinds of
//! thing, and only these: it makes a record, it sets a field, or it notes what the program itself says of a record. So undo,
//! the journal, the audit trail and a merge need to know three things, not one per command. Nothing is ever deleted: a record
//! that was taken out is marked so.

mod commands;
mod dispatch;
mod document;
mod history;
mod merge;
mod reading;
mod records;
mod values;

#[cfg(test)]
mod tests;

pub use commands::{
    command::{Command, FieldValue},
    error::CommandError,
    new::{NewArticle, NewComment, NewEvidence, NewRemark, NewSource, Weighing},
};
pub use document::{Applied, Placed, Session};
pub use history::{event::Event, log::History};
pub use reading::{
    about::minute,
    beside::Beside,
    conflict::{Conflict, Side},
    coverage::{Coverage, SentenceState},
    documents::{Belonging, KeptFile},
    drafts::{Comparison, Fate, Followee},
    names::{Given, MOST, Names},
    news::News,
    parts::{Common, Parts, State},
    threads::{Thread, said_by},
    timeline::{About, Happening},
    touched::Touched,
    untouched::ToWeigh,
    veil::{Veil, Veiled},
};
pub use records::{
    article::{Article, Mark, NothingReason, Risk},
    claim::{CheckStatus, Claim, ClaimType, Importance, Resolution, Standing},
    claimed::{Answer, Claimed, ClaimedKind, ClaimedStanding, Named},
    comment::{Comment, Correct},
    draft::{Area, Draft, DraftText, Link, NewParagraph, Paragraph, Role, Sentence},
    evidence::{
        Change, Contact, Correction, Decision, Evidence, SignOff, Source, SourceKind, Stance, Tier,
    },
    join::{Other, Untold, Version},
    kind::Kind,
    people::{Details, Person, USUAL_THRESHOLD, Way},
    record::{FieldError, Record},
    same::Same,
    scale::{Label, Meaning, PRESETS, Preset, Scale},
    second::{Expectation, SecondCheck},
    suggestion::{Attribution, Signal, SignalKind, Suggestion, Time},
    table::{Sharing, Table},
    tables::{Seen, Tables},
    weighed::{NOT_WORTH, Weighed},
};
pub use values::{
    extra::{Extra, Json},
    id::{BadId, Id},
    inline::{Inline, Lines},
    map::LAST,
    moment::Moment,
    stamp::{Author, Stamp},
};
