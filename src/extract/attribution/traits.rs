//! Hedged, anonymous, second-hand.

use super::Attribution;

/// Marks what the words of an attribution say about it.
pub fn mark(_text: &str, _attribution: &mut Attribution) {}
