//! What a session would lose when a template sets it up: said before it is done.

use super::template::{Template, step};
use crate::{
    session::{Id, Scale, Session, Stamp},
    text::counted,
    workbench::desk::Desk,
};

/// What would be otherwise than somebody made it, a sentence each; nothing where nothing is lost.
pub fn losses(template: &Template, desk: &Desk<'_>) -> Vec<String> {
    let before = desk.session;
    let mut after = before.clone();
    let stamp = Stamp {
        by: desk.author.clone(),
        at: (desk.outside.now)(),
        seed: Id::SESSION,
    };
    // What cannot be done says why when it is tried.
    if after.apply(step(template, before), &stamp).is_err() {
        return Vec::new();
    }
    compared(before, &after)
}

fn compared(before: &Session, after: &Session) -> Vec<String> {
    let mut lost = Vec::new();
    let (old, new) = (before.scale(), after.scale());
    let count = stranded(before, &old, &new);
    if count > 0 {
        lost.push(format!(
            "The rating scale becomes “{}” in place of “{}”: {} would not be on it. What was found stays as it is, and is to be given again by hand.",
            new.name,
            old.name,
            counted(count, "verdict"),
        ));
    }
    let claims = before.claims.live();
    let shown = claims.filter(|(_, claim)| before.is_shown(claim));
    let hidden = shown.filter(|(_, claim)| !after.is_shown(claim)).count();
    if hidden > 0 {
        // The way to work says which score it is.
        let why = if before.details.shown_from() == after.details.shown_from() {
            "another score decides which suggestions are shown"
        } else {
            "the score from which suggestions are shown changes"
        };
        lost.push(format!(
            "{} would no longer be shown: {why}.",
            counted(hidden, "suggestion"),
        ));
    }
    let (was, is) = (&before.details, &after.details);
    for (what, was, is) in [
        ("The house rules of this session are", &was.rules, &is.rules),
        ("The publication is", &was.publication, &is.publication),
    ] {
        if !was.trim().is_empty() && was != is {
            lost.push(format!("{what} replaced."));
        }
    }
    if was.blind && !is.blind {
        lost.push("Second checks are no longer blind.".to_owned());
    }
    lost
}

/// How many verdicts one scale knows and the other does not.
fn stranded(session: &Session, old: &Scale, new: &Scale) -> usize {
    let claims = session.claims.live();
    let claims = claims.filter_map(|(_, claim)| claim.verdict.as_deref());
    let seconds = session.second_checks.live();
    let seconds = seconds.filter_map(|(_, check)| check.verdict.as_deref());
    let all = claims.chain(seconds);
    all.filter(|verdict| old.label(verdict).is_some() && new.label(verdict).is_none())
        .count()
}
