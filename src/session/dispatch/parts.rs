//! Claims and their parts: what is taken up, named and decided together.

use super::{
    edit::Edit,
    look_up::{Done, find_claim},
};
use crate::session::{
    commands::error::CommandError,
    reading::names::Names,
    records::{
        claim::{Claim, Standing},
        kind::Kind,
    },
    values::id::Id,
};

/// A claim that somebody works on is no longer a mere suggestion (who is to, by when and under which tag is not work on it); nor is the whole that it is part of.
pub(super) fn take_up(edit: &mut Edit, claim: Id) -> Result<(), CommandError> {
    let record = find_claim(edit, claim)?;
    let whole = edit.tables.whole_of(record);
    for id in [Some(claim), whole].into_iter().flatten() {
        if find_claim(edit, id)?.is_suggestion() {
            edit.set(Kind::Claim, id, "standing", Standing::Accepted)?;
        }
    }
    Ok(())
}

pub(super) fn accept(edit: &mut Edit, claim: Id) -> Done {
    let whole = edit.tables.whole_of(find_claim(edit, claim)?);
    for id in [Some(claim), whole].into_iter().flatten() {
        edit.set(Kind::Claim, id, "standing", Standing::Accepted)?;
    }
    Ok("Accept claim".to_owned())
}

pub(super) fn set_claim(
    edit: &mut Edit,
    claim: Id,
    field: &str,
    value: impl serde::Serialize,
    label: &str,
) -> Done {
    take_up(edit, claim)?;
    edit.set(Kind::Claim, claim, field, value)?;
    Ok(label.to_owned())
}

/// Decides something about a claim: `set` sets it for one fact. Of a claim that is kept in parts, all live parts are decided
/// together; unless two people have decided the whole itself differently, and that is what is settled. A part that is
/// decided is a fact from then on: its whole is kept in parts.
pub(super) fn decide(
    edit: &mut Edit,
    claim: Id,
    field: &str,
    set: impl Fn(&mut Edit, Id) -> Result<(), CommandError>,
) -> Result<(), CommandError> {
    let record = find_claim(edit, claim)?;
    let own = !record.in_parts || record.is_part() || !record.history.sides(field).is_empty();
    let mut facts = if own {
        Vec::new()
    } else {
        edit.tables.parts_of(claim)
    };
    if facts.is_empty() {
        facts.push(claim);
    }
    for fact in facts {
        take_up(edit, fact)?;
        let before = edit.deeds.len();
        set(edit, fact)?;
        let record = find_claim(edit, fact)?;
        if edit.deeds.len() > before
            && edit.tables.is_live(record)
            && let Some(whole) = edit.tables.whole_of(record)
        {
            edit.set(Kind::Claim, whole, "in_parts", true)?;
        }
    }
    Ok(())
}

pub(super) fn keep_in_parts(edit: &mut Edit, claim: Id, in_parts: bool) -> Done {
    let record = find_claim(edit, claim)?;
    let settles = !record.history.sides("in_parts").is_empty();
    if in_parts && !settles && edit.tables.parts_of(claim).is_empty() {
        return Err(CommandError::NoParts(claim));
    }
    let label = if in_parts {
        "Keep in parts"
    } else {
        "Keep whole"
    };
    set_claim(edit, claim, "in_parts", in_parts, label)
}

/// The claim that a part of `claim` is a part of: itself, or the one that it is a part of in turn. `part`, if it is there
/// already, must not be on the way.
pub(super) fn widest(
    edit: &Edit,
    claim: Id,
    part: Option<Id>,
    article: Id,
) -> Result<Id, CommandError> {
    let record = find_claim(edit, claim)?;
    let widest = edit.tables.whole_of(record).unwrap_or(claim);
    let whole = find_claim(edit, widest)?;
    let fits = part != Some(widest) && whole.article == article && whole.merged_into.is_none();
    fits.then_some(widest).ok_or(CommandError::Part)
}

/// Makes a new claim a part, with the next letter.
pub(super) fn name_part(edit: &mut Edit, part: &mut Claim, whole: Id) -> Result<(), CommandError> {
    let (number, letter) = next_letter(edit, whole)?;
    part.parent = Some(whole);
    part.fact_number = number;
    part.letter = letter;
    Ok(())
}

fn next_letter(edit: &mut Edit, whole: Id) -> Result<(i64, i64), CommandError> {
    let record = find_claim(edit, whole)?;
    let number = if record.fact_number > 0 {
        record.fact_number
    } else {
        Names::of(edit.tables).number(whole, record)
    };
    Ok((number, edit.next_letter(number)))
}

/// Makes a claim a part of another, with the next letter, or a claim of its own, with the next number.
pub(super) fn set_parent(edit: &mut Edit, claim: Id, whole: Option<Id>) -> Done {
    let record = find_claim(edit, claim)?;
    let (article, is_part, before) = (record.article, record.is_part(), record.parent);
    let whole = whole
        .map(|id| widest(edit, id, Some(claim), article))
        .transpose()?;
    take_up(edit, claim)?;
    if let Some(whole) = whole {
        if !is_part || before != Some(whole) {
            let (number, letter) = next_letter(edit, whole)?;
            edit.set(Kind::Claim, claim, "fact_number", number)?;
            edit.set(Kind::Claim, claim, "letter", letter)?;
        }
    } else if is_part {
        let number = edit.next_number();
        edit.set(Kind::Claim, claim, "fact_number", number)?;
        edit.set(Kind::Claim, claim, "letter", 0)?;
    }
    edit.set(Kind::Claim, claim, "parent", whole)?;
    Ok(if whole.is_some() {
        "Make a part"
    } else {
        "Make a claim of its own"
    }
    .to_owned())
}
