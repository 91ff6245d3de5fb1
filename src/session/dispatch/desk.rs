//! What claims are checked with: sources, evidence, people, rating scales.

use super::{
    decide::label_of,
    edit::Edit,
    look_up::{Done, not_empty, there},
    parts::take_up,
};
use crate::session::{
    commands::{
        error::{CommandError, no_such},
        new::{NewComment, NewEvidence, NewSource},
    },
    records::{
        comment::{Comment, Correct},
        evidence::{Contact, Evidence, Source},
        kind::Kind,
        people::Person,
        scale::{Label, PRESETS, Preset, Scale},
        second::{Expectation, SecondCheck},
    },
    values::id::Id,
};

pub(super) fn add_source(edit: &mut Edit, new: &NewSource) -> Done {
    not_empty(&new.title, "a source's title")?;
    let title = new.title.trim();
    let source = Source {
        title: title.to_owned(),
        ..new.source()
    };
    edit.make(new.id, source)?;
    Ok(format!("Add source: {title}"))
}

pub(super) fn add_evidence(edit: &mut Edit, new: &NewEvidence) -> Done {
    there(edit, &Kind::Source, new.source)?;
    take_up(edit, new.claim)?;
    let evidence = Evidence {
        claim: new.claim,
        source: new.source,
        stance: new.stance.clone(),
        locator: new.locator.clone(),
        extract: new.extract.clone(),
        tier: new.tier.clone(),
        looked_on: new.looked_on.clone(),
        areas: new.areas.clone().into(),
        copy: new.copy.clone(),
        copy_sha256: new.copy_sha256.clone(),
        looked_by: edit.stamp.by.id(),
        ..Evidence::default()
    };
    edit.make(new.id, evidence)?;
    Ok("Add evidence".to_owned())
}

pub(super) fn add_person(
    edit: &mut Edit,
    id: Option<Id>,
    name: &str,
    initials: &str,
    role: &str,
) -> Done {
    not_empty(name, "a name")?;
    let name = name.trim();
    let person = Person {
        name: name.to_owned(),
        initials: initials.to_owned(),
        role: role.to_owned(),
        ..Person::default()
    };
    edit.make(id, person)?;
    Ok(format!("Add person: {name}"))
}

pub(super) fn add_contact(
    edit: &mut Edit,
    id: Option<Id>,
    name: &str,
    claims: &[Id],
    asked: &str,
) -> Done {
    not_empty(name, "a name")?;
    for claim in claims {
        there(edit, &Kind::Claim, *claim)?;
    }
    let contact = Contact {
        name: name.to_owned(),
        claims: claims.to_vec(),
        asked: asked.to_owned(),
        ..Contact::default()
    };
    edit.make(id, contact)?;
    Ok(format!("Add contact: {name}"))
}

pub(super) fn add_comment(edit: &mut Edit, new: &NewComment) -> Done {
    there(edit, &Kind::Claim, new.claim)?;
    if new.correct == Correct::Unsaid {
        not_empty(&new.text, "a comment")?;
    }
    if let Some(contact) = new.contact {
        there(edit, &Kind::Contact, contact)?;
    }
    let mut under = None;
    if let Some(answered) = new.under {
        there(edit, &Kind::Comment, answered)?;
        let answered_one = edit.tables.comments.get(answered);
        under = answered_one.and_then(|one| one.under).or(Some(answered));
        let of = answered_one.map(|one| one.claim);
        if of != Some(new.claim) {
            return Err(CommandError::Thread);
        }
    }
    let comment = Comment {
        claim: new.claim,
        under,
        contact: new.contact,
        text: new.text.trim().to_owned(),
        by: new.by.trim().to_owned(),
        on: new.on.clone(),
        correct: new.correct.clone(),
        ..Comment::default()
    };
    edit.make(new.id, comment)?;
    Ok(if new.under.is_some() {
        "Answer comment"
    } else {
        "Add comment"
    }
    .to_owned())
}

pub(super) fn check_second(
    edit: &mut Edit,
    id: Option<Id>,
    claim: Id,
    (verdict, correct): (Option<&str>, &Correct),
    rationale: &str,
) -> Done {
    there(edit, &Kind::Claim, claim)?;
    match verdict {
        Some(verdict) => drop(label_of(edit, claim, verdict)?),
        None if *correct == Correct::Unsaid => not_empty(rationale, "a second check")?,
        None => {}
    }
    let second = SecondCheck {
        claim,
        verdict: verdict.map(str::to_owned),
        correct: correct.clone(),
        rationale: rationale.trim().to_owned(),
        blind: edit.checks_blind(),
        ..SecondCheck::default()
    };
    edit.make(id, second)?;
    Ok("Check a second time".to_owned())
}

pub(super) fn expect(
    edit: &mut Edit,
    id: Option<Id>,
    (code, about): (&str, Id),
    reason: &str,
) -> Done {
    not_empty(code, "the code of a rule")?;
    not_empty(reason, "a reason")?;
    let expectation = Expectation {
        code: code.to_owned(),
        about,
        reason: reason.trim().to_owned(),
        ..Expectation::default()
    };
    edit.make(id, expectation)?;
    Ok(format!("Let {code} stand"))
}

/// Lets one source stand for another, or takes that back.
pub(super) fn set_same_as(edit: &mut Edit, source: Id, other: Option<Id>) -> Done {
    if let Some(other) = other {
        there(edit, &Kind::Source, other)?;
        if edit.tables.standing_source(other) == edit.tables.standing_source(source) {
            return Err(CommandError::SameSource);
        }
    }
    edit.set(Kind::Source, source, "same_as", other)?;
    Ok(if other.is_some() {
        "Merge sources"
    } else {
        "Keep sources apart"
    }
    .to_owned())
}

pub(super) fn add_scale(
    edit: &mut Edit,
    id: Option<Id>,
    name: &str,
    labels: &[Label],
    conclusion: bool,
) -> Done {
    not_empty(name, "a scale's name")?;
    let scale = Scale {
        name: name.to_owned(),
        labels: labels.to_vec().into(),
        conclusion,
        ..Scale::default()
    };
    edit.make(id, scale)?;
    Ok(format!("Add rating scale: {name}"))
}

pub(super) fn set_scale(edit: &mut Edit, scale: Id) -> Done {
    if edit.tables.scales.get(scale).is_none() {
        let preset = PRESETS.iter().find(|preset| preset.id == scale);
        let record = preset
            .map(Preset::scale)
            .ok_or_else(|| no_such(&Kind::Scale, scale))?;
        // A preset is the same in every copy of a session, so nobody made it.
        edit.make_unsigned(Some(scale), record)?;
    }
    edit.set(Kind::Scale, scale, "removed", false)?;
    edit.set(Kind::Details, Id::SESSION, "scale", scale)?;
    let name = edit
        .tables
        .scales
        .get(scale)
        .map_or("", |scale| &scale.name);
    Ok(format!("Use rating scale: {name}"))
}
