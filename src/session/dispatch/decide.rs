//! What is decided about claims: status, verdict, what happens to the copy.

use super::{
    change,
    edit::Edit,
    look_up::{Done, find_claim},
    parts::decide,
};
use crate::session::{
    commands::error::CommandError,
    records::{
        claim::{CheckStatus, Claim, Resolution},
        evidence::Correction,
        kind::Kind,
    },
    values::id::Id,
};

pub(super) fn set_check_status(edit: &mut Edit, claim: Id, status: &CheckStatus) -> Done {
    let article = find_claim(edit, claim)?.article;
    let article = edit.tables.articles.get(article);
    let draft = article.and_then(|article| article.draft);
    decide(edit, claim, "check_status", |edit, fact| {
        if *status == CheckStatus::Checked {
            edit.set(Kind::Claim, fact, "checked_against", draft)?;
        }
        edit.set(Kind::Claim, fact, "check_status", status)
    })?;
    Ok(format!("Set status: {}", status.label()))
}

pub(super) fn set_verdict(edit: &mut Edit, claim: Id, verdict: Option<&str>) -> Done {
    let said = match verdict {
        None => "none".to_owned(),
        Some(name) => label_of(edit, claim, name)?,
    };
    decide(edit, claim, "verdict", |edit, fact| {
        edit.set(Kind::Claim, fact, "verdict", verdict)
    })?;
    Ok(format!("Set verdict: {said}"))
}

/// What people read for a verdict that can be set.
pub(super) fn label_of(edit: &Edit, claim: Id, name: &str) -> Result<String, CommandError> {
    let scale = edit.tables.scale();
    if let Some(label) = scale.label(name) {
        return Ok(label.text.clone());
    }
    if is_side(find_claim(edit, claim)?, name) {
        return Ok(name.to_owned());
    }
    let labels: Vec<&str> = scale.labels.iter().map(|label| label.id.as_str()).collect();
    let labels = if labels.is_empty() {
        "none".to_owned()
    } else {
        labels.join(", ")
    };
    Err(CommandError::Verdict {
        verdict: name.to_owned(),
        scale: scale.name,
        labels,
    })
}

pub(super) fn set_resolution(edit: &mut Edit, claim: Id, resolution: &Resolution) -> Done {
    decide(edit, claim, "resolution", |edit, fact| {
        edit.set(Kind::Claim, fact, "resolution", resolution)?;
        change::settle(edit, fact, resolution)
    })?;
    // Of a claim that is kept in parts, what was asked for of the whole is settled with them.
    change::settle(edit, claim, resolution)?;
    Ok(format!("Set resolution: {}", resolution.label()))
}

/// Whether a verdict is one side of a dispute: it may be chosen although the scale, which may be disputed too, has no
/// such label.
fn is_side(claim: &Claim, verdict: &str) -> bool {
    let sides = claim.history.sides("verdict").into_iter();
    let mut values = sides.filter_map(|id| claim.history.get(&id)?.value.as_str());
    values.any(|value| *value == *verdict)
}

/// `what` was wrong, and `why`.
pub(super) fn correct(
    edit: &mut Edit,
    id: Option<Id>,
    claim: Id,
    (what, why): (&str, &str),
    verdict: Option<&str>,
) -> Done {
    let old = find_claim(edit, claim)?.verdict.clone();
    let correction = Correction {
        claim,
        what: what.to_owned(),
        why: why.to_owned(),
        corrected_on: edit.stamp.at.to_string().chars().take(10).collect(),
        old_verdict: old.unwrap_or_default(),
        new_verdict: verdict.unwrap_or_default().to_owned(),
        ..Correction::default()
    };
    edit.make(id, correction)?;
    set_verdict(edit, claim, verdict)?;
    Ok("Record correction".to_owned())
}
