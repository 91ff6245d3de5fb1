//! What a claim says of who and when, each in one line.

use crate::session::{Attribution, Claim};

/// Who says it, in one line; empty if nobody does.
pub(in crate::export) fn attribution(claim: &Claim) -> String {
    let mut parts = Vec::new();
    if !claim.claimant.is_empty() {
        parts.push(claim.claimant.clone());
    }
    if let Some(said) = claim.attribution.as_deref() {
        let Attribution {
            source,
            cue: _,
            through,
            hedge,
            anonymous,
            guess,
            denied: _,
            extra: _,
        } = said;
        if !source.is_empty() && *source != claim.claimant {
            parts.push(source.clone());
        }
        if !guess.is_empty() {
            parts.push(format!("probably {guess} (a guess)"));
        }
        parts.extend(said.denial());
        if *anonymous {
            parts.push("not named".to_owned());
        }
        if !through.is_empty() {
            parts.push(format!("through {through}"));
        }
        if !hedge.is_empty() {
            parts.push(format!("hedged: “{hedge}”"));
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
