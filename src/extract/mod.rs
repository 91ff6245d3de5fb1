//! Floor 3: a draft's text to suggestions with signals.

pub mod figure;
pub mod time;
