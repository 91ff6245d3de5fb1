//! One claim as a row, and how it is marked.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use crate::{
    session::{CheckStatus, Claim, Id, Scale, Session},
    text::Span,
    workbench::kit::theme::MarkState,
};

/// One claim of the article on screen, or a part of one.
#[derive(Clone, Copy, Debug)]
pub struct ClaimRow {
    /// Its name.
    pub id: Id,
    /// Where it stands.
    pub span: Span,
    /// Its place among the article's claims, from 1; of a part, among the parts.
    pub place: usize,
    /// How it is marked.
    pub state: MarkState,
    /// Whether all that is to be decided about it is.
    pub decided: bool,
    /// [`number_of`] its name.
    pub key: u64,
}

/// A number that stands for a name among widgets.
pub fn number_of(id: Id) -> u64 {
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    hasher.finish()
}

/// How a claim is marked by what it says itself; of one that is kept in parts, see [`state_of_parts`].
pub fn state_of(session: &Session, claim: &Claim, scale: &Scale) -> MarkState {
    if session.is_stale(claim) {
        return MarkState::Stale;
    }
    if session.is_suggestion(claim) {
        return MarkState::Suggested;
    }
    match claim.check_status {
        CheckStatus::InProgress => MarkState::InProgress,
        CheckStatus::NeedsAttention => MarkState::Attention,
        CheckStatus::Checked => {
            let verdict = claim.verdict.as_deref().and_then(|name| scale.label(name));
            if verdict.is_some_and(|label| label.wrong) {
                MarkState::Wrong
            } else {
                MarkState::Checked
            }
        }
        CheckStatus::ToCheck | CheckStatus::Other(_) => MarkState::ToCheck,
    }
}

/// How a claim that is kept in parts is marked, by how these are and whether they are decided: as they are, if they agree;
/// else by what asks for most. All decided and one of them wrong, it is wrong.
pub fn state_of_parts(parts: impl Iterator<Item = (MarkState, bool)> + Clone) -> MarkState {
    let any = |state| parts.clone().any(|part| part.0 == state);
    let agreed = parts.clone().next().map(|part| part.0);
    match agreed {
        Some(state) if parts.clone().all(|part| part.0 == state) => state,
        _ if any(MarkState::Stale) => MarkState::Stale,
        _ if any(MarkState::Attention) => MarkState::Attention,
        _ if parts.clone().all(|part| part.1) => MarkState::Wrong,
        _ => MarkState::InProgress,
    }
}

/// A claim that is kept in parts stands as these do; one without stands as it is.
pub(super) fn sum_up(row: &mut ClaimRow, parts: &[ClaimRow]) {
    if !parts.is_empty() {
        row.decided = parts.iter().all(|part| part.decided);
        row.state = state_of_parts(parts.iter().map(|part| (part.state, part.decided)));
    }
}
