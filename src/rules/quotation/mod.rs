//! Q: quotations.

pub(super) mod backup;
pub(super) mod differs;
pub(super) mod needs_recording;

use super::scene::Fact;
use crate::session::{ClaimType, SignalKind};

/// Whether a fact is that somebody said these words.
fn is_quotation(fact: &Fact<'_>) -> bool {
    fact.claim.types.contains(&ClaimType::Quotation) || fact.has_signal(&SignalKind::Quotation)
}
