//! What a claim says of who and when, each in one line.

use crate::export::words::{Value, Words};
use crate::session::{Attribution, Claim};

/// Who says it, in one line; empty if nobody does.
pub(in crate::export) fn attribution(claim: &Claim, words: &Words) -> String {
    let with = |key: &str, name: &str, text: &str| words.with(key, &[(name, Value::Text(text))]);
    let mut parts = Vec::new();
    if !claim.claimant.is_empty() {
        parts.push(claim.claimant.clone());
    }
    if let Some(said) = claim.attribution.as_deref() {
        let Attribution {
            source,
            cue,
            through,
            hedge,
            anonymous,
            guess,
            denied,
            extra: _,
        } = said;
        if !source.is_empty() && *source != claim.claimant {
            parts.push(source.clone());
        }
        if !guess.is_empty() {
            parts.push(with("summary-probably", "name", guess));
        }
        if *denied {
            parts.push(with("summary-denied", "cue", cue));
        }
        if *anonymous {
            parts.push(words.say("summary-not-named"));
        }
        if !through.is_empty() {
            parts.push(with("summary-through", "name", through));
        }
        if !hedge.is_empty() {
            parts.push(with("summary-hedged", "words", hedge));
        }
    }
    parts.join(", ")
}

/// The dates in a claim, in one line.
pub(in crate::export) fn times(claim: &Claim) -> String {
    let shown: Vec<String> = claim
        .times
        .iter()
        .map(|time| match time.date() {
            Some(date) => format!("“{}” = {date}", time.words),
            None if !time.question.is_empty() => format!("“{}” ({})", time.words, time.question),
            None => format!("“{}”", time.words),
        })
        .collect();
    shown.join("; ")
}
