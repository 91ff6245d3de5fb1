//! What must not leave the house by a way round.

use std::collections::BTreeSet;

use crate::export::Options;
use crate::session::{Claimed, ClaimedKind, Comment, Contact, Id, Session};

/// What of a session's sources stays inside; nothing where what is confidential may go out.
#[derive(Debug, Default)]
pub struct Secrets {
    confidential: BTreeSet<Id>,
    in_confidence: BTreeSet<Id>,
}

impl Secrets {
    /// Of a session.
    pub fn of(session: &Session, options: Options) -> Self {
        if options.confidential {
            return Self::default();
        }
        let (mut secret, mut open) = (BTreeSet::new(), BTreeSet::new());
        for (_, evidence) in session.evidence.all() {
            // What was taken out may be taken out because nobody is to know of it.
            if evidence.confidential {
                secret.insert(session.standing_source(evidence.source));
            } else if !evidence.removed {
                open.insert(session.standing_source(evidence.source));
            }
        }
        let secret: BTreeSet<Id> = secret.difference(&open).copied().collect();
        // Whatever name it was entered by.
        let all = session.sources.all().map(|(id, _)| id);
        let in_confidence = all.filter(|id| secret.contains(&session.standing_source(*id)));
        Self {
            confidential: session.secret_sources(),
            in_confidence: in_confidence.collect(),
        }
    }

    /// Whether nobody may know which source it is: that there is one may be told.
    pub fn veils(&self, source: Id) -> bool {
        self.confidential.contains(&source)
    }

    /// Whether not even that may be told: confidential evidence alone knows it, and to name it would tell what that evidence is.
    pub fn hides(&self, source: Id) -> bool {
        self.in_confidence.contains(&source)
    }

    /// Whether it stays inside, one way or the other.
    pub fn keeps(&self, source: Id) -> bool {
        self.veils(source) || self.hides(source)
    }
}

/// Whether what the writer noted may go out: a note of the text is read by everyone, a comment in the margin was meant for the desk,
/// as those of its people are.
pub fn may_tell(note: &Claimed, options: Options) -> bool {
    options.people || note.kind != ClaimedKind::Comment
}

/// Whether it may go out that somebody was asked, and what they said: of those who need care, only where what is confidential may.
/// Neither a role nor an answer hides who gave it.
pub fn may_tell_of(contact: &Contact, options: Options) -> bool {
    options.confidential || contact.sensitivity.trim().is_empty()
}

/// Whether what was said of a claim may go out: among people who may be named, and not by somebody of whom nothing may be told.
pub fn may_say(session: &Session, comment: &Comment, options: Options) -> bool {
    let told = |comment: &Comment| {
        let contact = comment.contact.and_then(|id| session.contacts.get(id));
        contact.is_none_or(|one| may_tell_of(one, options))
    };
    // An answer tells what it answers.
    let first = comment.under.and_then(|id| session.comments.get(id));
    options.people && told(comment) && first.is_none_or(told)
}
