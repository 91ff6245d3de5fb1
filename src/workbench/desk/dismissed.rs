//! Claims that were put aside, and how one is taken back.

use crate::{
    session::{Claim, Command, Id, Kind, Session, Standing},
    text::Span,
};

/// The claims of an article that were put aside and whose words are still there, in text order. Looks at every claim and
/// sorts: not in a frame.
pub fn dismissed(session: &Session, article: Id) -> Vec<(Id, &Claim, Span)> {
    let Some((draft_id, draft)) = session.draft_of(article) else {
        return Vec::new();
    };
    let (text, points) = (draft.paragraphs.text(), draft.paragraphs.points());
    let claims = session.claims.all();
    let mut found: Vec<_> = claims
        .filter(|(_, claim)| claim.article == article && claim.standing == Standing::Dismissed)
        .filter(|(_, claim)| !claim.removed && claim.merged_into.is_none())
        .filter_map(|(id, claim)| {
            let span = claim.anchors.get(&draft_id)?.in_place(text, points)?;
            Some((id, claim, span))
        })
        .collect();
    found.sort_by_key(|(id, _, span)| (*span, *id));
    found
}

/// Whether nobody had decided anything about a claim that was put aside.
pub fn is_untouched(claim: &Claim) -> bool {
    !claim.reasons.is_empty() && claim.verdict.is_none() && !claim.is_decided()
}

/// The command that takes a claim back: as a suggestion, if it was no more than that.
pub fn take_back(id: Id, claim: &Claim) -> Command {
    let standing = if is_untouched(claim) {
        Standing::Suggested
    } else {
        Standing::Accepted
    };
    Command::SetField {
        kind: Kind::Claim,
        id,
        field: "standing".to_owned(),
        value: standing.word().into(),
    }
}
