//! What claims rest on: sources, evidence, people asked, changes asked for.

use super::{draft::Area, record::record};
use crate::session::values::{id::Id, inline::Lines, wordlist::words};

record! {
    /// Something or someone consulted; entered once per session, cited by many claims.
    pub struct Source, "source" {
        fixed {}
        fields {
            /// What it is called.
            title: String,
            /// What sort of thing it is.
            kind: SourceKind,
            /// Author or body.
            author: String,
            /// Who put it out.
            publisher: String,
            /// When, `YYYY-MM-DD` or a year.
            published: String,
            /// Address.
            address: String,
            /// Address of an archived copy.
            archive: String,
            /// What speaks for and against trusting it.
            credibility: String,
            /// Must not leave the house.
            confidential: bool,
            /// When it was looked at, `YYYY-MM-DD`; evidence may say otherwise for itself, as with the next two.
            accessed_on: String,
            /// First hand or second hand.
            tier: Tier,
            /// Sources that rest on one another share a group; only different groups are independent.
            independence: String,
            /// It was entered twice: the source that stands for both ([`Tables::standing_source`]).
            ///
            /// [`Tables::standing_source`]: crate::session::Tables::standing_source
            same_as: Option<Id>,
            /// SHA-256 of the document that it is, in hexadecimal, where its bytes are kept beside the session or referred to: it
            /// belongs to the backup of the piece.
            document: String,
            /// Name of the file that the document came from, without folders.
            file: String,
            /// Where that file lies, if its bytes are not kept beside the session but only referred to: its path, from the session's
            /// folder on where it lies below it.
            refers_to: String,
            /// Of a transcript: where the recording lies that it is of, in the same way. Recordings are large, and not kept.
            recording: String,
            /// SHA-256 of that recording, in hexadecimal.
            recording_sha256: String,
            /// Anything else.
            note: String,
        }
    }
}

record! {
    /// The link from a claim to a source: where in it, what it says, and which way it points.
    pub struct Evidence, "evidence" {
        fixed {
            /// The claim.
            claim: Id,
            /// The source.
            source: Id,
        }
        fields {
            /// Which way it points.
            stance: Stance,
            /// Page, timestamp, row.
            locator: String,
            /// What it says there, to the letter.
            extract: String,
            /// Where that stands on the pages of the source's document, where it has pages.
            areas: Lines<Area>,
            /// First hand or second hand.
            tier: Tier,
            /// Sources that rest on one another share a group; only different groups are independent.
            independence: String,
            /// How it was looked at.
            method: String,
            /// When it was looked at, `YYYY-MM-DD`.
            looked_on: String,
            /// Who looked.
            looked_by: Option<Id>,
            /// Name of a local copy, or of a picture of the place that was cut out of the document.
            copy: String,
            /// SHA-256 of it.
            copy_sha256: String,
            /// Must not leave the house.
            confidential: bool,
            /// Anything else.
            note: String,
        }
    }
}

record! {
    /// Somebody asked about the article.
    pub struct Contact, "contact" {
        fixed {}
        fields {
            /// Who.
            name: String,
            /// In what role.
            role: String,
            /// Telephone, letter, in person.
            channel: String,
            /// What care they need.
            sensitivity: String,
            /// About which claims.
            claims: Vec<Id>,
            /// What was asked.
            asked: String,
            /// What came of it.
            outcome: String,
            /// Their reply in their words: the right of reply.
            reply: String,
            /// When it was tried last, `YYYY-MM-DD`.
            contacted_on: String,
            /// Until when they may answer, `YYYY-MM-DD`.
            deadline: String,
            /// How often it was tried.
            attempts: i64,
        }
    }
}

record! {
    /// A change to the copy that a checker asks for; the editor decides.
    pub struct Change, "change request" {
        fixed {
            /// The claim it is about.
            claim: Id,
        }
        fields {
            /// The words as they stand.
            original: String,
            /// The words proposed.
            proposed: String,
            /// Why.
            reason: String,
            /// How bad the error is.
            severity: String,
            /// What it rests on.
            evidence: Vec<Id>,
            /// What the editor decided.
            decision: Decision,
            /// Who decided.
            decided_by: Option<Id>,
            /// When, `YYYY-MM-DD`.
            decided_on: String,
            /// What was said about it.
            note: String,
        }
    }
}

record! {
    /// Somebody answers for the article.
    pub struct SignOff, "sign-off" {
        fixed {
            /// The article.
            article: Id,
            /// The draft that was signed, by its SHA-256.
            draft_sha256: String,
        }
        fields {
            /// Checker, editor or legal.
            role: String,
            /// Who.
            name: String,
            /// Claims that were open at that moment.
            open_claims: i64,
        }
    }
}

record! {
    /// A correction after publication.
    pub struct Correction, "correction" {
        fixed {
            /// The claim that was wrong.
            claim: Id,
        }
        fields {
            /// When, `YYYY-MM-DD`.
            corrected_on: String,
            /// What was corrected.
            what: String,
            /// Why.
            why: String,
            /// The verdict before.
            old_verdict: String,
            /// The verdict after.
            new_verdict: String,
        }
    }
}

words! {
    /// What sort of thing a source is.
    #[derive(Default)]
    pub enum SourceKind {
        /// Not said.
        #[default]
        Unset = "unset", "source";
        /// A document.
        Document = "document", "document";
        /// A data set.
        Dataset = "dataset", "data set";
        /// A recording.
        Recording = "recording", "recording";
        /// A transcript.
        Transcript = "transcript", "transcript";
        /// An e-mail.
        Email = "email", "e-mail";
        /// An interview.
        Interview = "interview", "interview";
        /// An expert.
        Expert = "expert", "expert";
        /// A book.
        Book = "book", "book";
        /// A page on the web.
        Web = "web", "web page";
        /// Seen by the checker.
        Observation = "observation", "own observation";
    }
}

words! {
    /// Which way evidence points.
    #[derive(Default)]
    pub enum Stance {
        /// For the claim.
        #[default]
        Supports = "supports", "supports";
        /// Against it.
        Contradicts = "contradicts", "contradicts";
        /// Neither: what one must know.
        Context = "context", "context";
    }
}

words! {
    /// How near a source is to the fact.
    #[derive(Default)]
    pub enum Tier {
        /// Not said.
        #[default]
        Unset = "unset", "not set";
        /// First hand.
        Primary = "primary", "primary";
        /// Second hand.
        Secondary = "secondary", "secondary";
    }
}

words! {
    /// What the editor decided about a change.
    #[derive(Default)]
    pub enum Decision {
        /// Nothing yet.
        #[default]
        Pending = "pending", "pending";
        /// Made as proposed.
        Accepted = "accepted", "accepted";
        /// The copy stands.
        Stet = "stet", "stet";
        /// Taken out.
        Cut = "cut", "cut";
        /// Made in other words.
        Reworded = "reworded", "reworded";
    }
}
