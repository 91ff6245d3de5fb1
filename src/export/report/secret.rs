//! What must not leave the house by a way round.

use std::collections::BTreeSet;

use crate::export::Options;
use crate::session::{Claimed, ClaimedKind, Comment, Contact, Id, Session};

/// The sources that are known by confidential evidence alone: to name one of them would tell what that evidence is. None where what
/// is confidential may go out.
pub fn in_confidence(session: &Session, options: Options) -> BTreeSet<Id> {
    let (mut secret, mut open) = (BTreeSet::new(), BTreeSet::new());
    if !options.confidential {
        for (_, evidence) in session.evidence.live() {
            let set = if evidence.confidential {
                &mut secret
            } else {
                &mut open
            };
            set.insert(session.standing_source(evidence.source));
        }
    }
    let secret: BTreeSet<Id> = secret.difference(&open).copied().collect();
    if secret.is_empty() {
        return secret;
    }
    // Whatever name it was entered by.
    let all = session.sources.all().map(|(id, _)| id);
    all.filter(|id| secret.contains(&session.standing_source(*id)))
        .collect()
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
    let contact = comment.contact.and_then(|id| session.contacts.get(id));
    options.people && contact.is_none_or(|one| may_tell_of(one, options))
}
