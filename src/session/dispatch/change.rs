//! Changes to the copy: a checker asks for them, an editor decides. What was decided about a change and what happens to the
//! copy of its claim are one thing: whoever says either says the other.

use super::{
    decide::set_resolution,
    edit::Edit,
    look_up::{Done, find_claim},
};
use crate::session::{
    commands::error::{CommandError, no_such},
    records::{
        claim::Resolution,
        evidence::{Change, Decision},
        kind::Kind,
    },
    values::id::Id,
};

pub(super) fn request(
    edit: &mut Edit,
    id: Option<Id>,
    claim: Id,
    proposed: &str,
    reason: &str,
) -> Done {
    let record = find_claim(edit, claim)?;
    let draft = edit
        .tables
        .articles
        .get(record.article)
        .and_then(|article| article.draft);
    let quote = draft
        .and_then(|draft| record.anchors.get(&draft))
        .or_else(|| record.anchors.values().next());
    let change = Change {
        claim,
        original: quote.map_or_else(String::new, |anchor| anchor.exact.clone()),
        proposed: proposed.to_owned(),
        reason: reason.to_owned(),
        ..Change::default()
    };
    edit.make(id, change)?;
    set_resolution(edit, claim, &Resolution::ChangeRequested)?;
    Ok("Request change".to_owned())
}

/// Decides a change, or opens it again. The copy of its claim follows, once no other change of it is open.
pub(super) fn decide(edit: &mut Edit, change: Id, decision: &Decision) -> Done {
    let record = edit.tables.changes.get(change);
    let claim = record.ok_or_else(|| no_such(&Kind::Change, change))?.claim;
    set_decision(edit, change, decision)?;
    if let Some(resolution) = resolution_of(edit, claim, decision) {
        set_resolution(edit, claim, &resolution)?;
    }
    Ok(match decision {
        Decision::Pending => "Take back the decision on a change".to_owned(),
        _ => format!("Decide change: {}", decision.label()),
    })
}

/// The field alone, where two people decided differently: that is what is settled, and what they said of the copy is settled
/// beside it.
pub(super) fn decide_field(edit: &mut Edit, change: Id, decision: &Decision) -> Done {
    let record = edit.tables.changes.get(change);
    let record = record.ok_or_else(|| no_such(&Kind::Change, change))?;
    if record.history.sides("decision").is_empty() {
        return decide(edit, change, decision);
    }
    edit.set(Kind::Change, change, "decision", decision)?;
    Ok("Set decision".to_owned())
}

/// Whoever says what happens to the copy of a claim has decided the changes that were asked for it. One that is disputed is
/// settled by a person and by nothing else.
pub(super) fn settle(
    edit: &mut Edit,
    claim: Id,
    resolution: &Resolution,
) -> Result<(), CommandError> {
    let decision = match resolution {
        Resolution::Changed => Decision::Accepted,
        Resolution::Stet => Decision::Stet,
        Resolution::Cut => Decision::Cut,
        Resolution::None | Resolution::ChangeRequested | Resolution::Other(_) => return Ok(()),
    };
    let open = edit.tables.changes.live().filter(|(_, change)| {
        change.claim == claim
            && change.decision == Decision::Pending
            && change.history.sides("decision").is_empty()
    });
    let open: Vec<Id> = open.map(|(id, _)| id).collect();
    for change in open {
        set_decision(edit, change, &decision)?;
    }
    Ok(())
}

fn set_decision(edit: &mut Edit, change: Id, decision: &Decision) -> Result<(), CommandError> {
    let (by, on) = if *decision == Decision::Pending {
        (None, String::new())
    } else {
        let day = edit.stamp.at.to_string().chars().take(10).collect();
        (edit.stamp.by.id(), day)
    };
    edit.set(Kind::Change, change, "decision", decision)?;
    edit.set(Kind::Change, change, "decided_by", by)?;
    edit.set(Kind::Change, change, "decided_on", on)
}

/// What happens to the copy of a claim after `last` was decided about one of its changes; nothing where a newer version
/// decided in a word that this one does not know.
fn resolution_of(edit: &Edit, claim: Id, last: &Decision) -> Option<Resolution> {
    let of_claim = edit.tables.changes.live();
    let decisions: Vec<&Decision> = of_claim
        .filter(|(_, change)| change.claim == claim)
        .map(|(_, change)| &change.decision)
        .collect();
    let any = |wanted: &[Decision]| decisions.iter().any(|one| wanted.contains(one));
    if any(&[Decision::Pending]) {
        return Some(Resolution::ChangeRequested);
    }
    match last {
        Decision::Pending => Some(Resolution::ChangeRequested),
        Decision::Cut => Some(Resolution::Cut),
        Decision::Other(_) => None,
        // One that stays as it is takes nothing back of what became of another.
        _ if any(&[Decision::Accepted, Decision::Reworded]) => Some(Resolution::Changed),
        _ if any(&[Decision::Cut]) => Some(Resolution::Cut),
        _ => Some(Resolution::Stet),
    }
}
