//! The one door through which a session changes, and one function per command behind it.

mod article;
mod change;
mod claim;
mod claimed;
mod decide;
mod desk;
mod drafts;
mod edit;
mod look_up;
mod parts;
mod weigh;

use std::sync::{Arc, OnceLock};

use serde_json::Value;

use super::{
    commands::{
        command::Command,
        error::CommandError,
        step::{Deed, Step},
    },
    document::{Applied, Session},
    reading::{names::Given, touched::Touched},
    records::{
        claim::{Claim, Standing},
        kind::Kind,
        record::{FieldError, Record as _},
        tables::Tables,
    },
    values::{id::Id, stamp::Stamp},
};
use edit::Edit;
use look_up::{Done, find_claim, name_of};

impl Session {
    /// Does a command, or nothing at all: a command that fails leaves the session as it was.
    pub fn apply(&mut self, command: Command, stamp: &Stamp) -> Result<Applied, CommandError> {
        let Session {
            tables,
            done,
            undone,
            revision,
            touched,
            names,
            given,
            veiled: _,
        } = self;
        let counted = given.get().is_some();
        let mut edit = Edit::new(tables, given, stamp);
        // What the program says is nobody's work: whoever sits before it need not be entered for it.
        let entered = match command {
            Command::Weigh { .. } => Ok(()),
            _ => edit.person(&stamp.by),
        };
        let result = entered.and_then(|()| match command {
            Command::Undo => {
                let step = done.last().ok_or(CommandError::NothingToUndo)?;
                edit.set_all(&step.backward())?;
                Ok(format!("Undo “{}”", step.label))
            }
            Command::Redo => {
                let step = undone.last().ok_or(CommandError::NothingToRedo)?;
                edit.set_all(&step.forward())?;
                Ok(format!("Redo “{}”", step.label))
            }
            // What is undone or done again was there before.
            ref other => dispatch(&mut edit, other).and_then(|label| {
                edit.keeps_rules()?;
                Ok(label)
            }),
        });
        let label = match result {
            Ok(label) => label,
            Err(error) => {
                edit.put_back();
                if !counted {
                    // What was counted while it was in the making holds what it would have given.
                    given.take();
                }
                return Err(error);
            }
        };
        let deeds = std::mem::take(&mut edit.deeds);
        let created = deeds
            .iter()
            .filter_map(|deed| match deed {
                Deed::Made { id, .. } => Some(*id),
                Deed::Set { .. } | Deed::Told { .. } => None,
            })
            .collect();
        let changed = !deeds.is_empty();
        if changed {
            *touched = Touched::by(&deeds);
        } else {
            // Not even the person who did nothing is entered.
            edit.put_back();
        }
        let renames = deeds.iter().any(Deed::renames) && !counts(tables, given, &deeds);
        match command {
            Command::Undo => undone.extend(done.pop()),
            Command::Redo => done.extend(undone.pop()),
            _ if deeds.iter().any(Deed::is_work) => {
                undone.clear();
                done.push(Arc::new(Step {
                    label: label.clone(),
                    deeds,
                }));
            }
            _ => {}
        }
        if changed {
            *revision += 1;
        }
        if renames {
            names.take();
        }
        Ok(Applied {
            label,
            created,
            changed,
        })
    }
}

/// Counts what a change gave to claims. Whether all others are called as before: it made claims with new numbers or letters, and
/// no more.
fn counts(tables: &Tables, given: &mut OnceLock<Arc<Given>>, deeds: &[Deed]) -> bool {
    let Some(known) = given.get_mut() else {
        return false;
    };
    let renaming = deeds.iter().filter(|deed| deed.renames());
    let claims = renaming.map(|deed| match deed {
        Deed::Made { id, .. } => (tables.claims.get(*id), true),
        Deed::Set { id, .. } | Deed::Told { id, .. } => (tables.claims.get(*id), false),
    });
    let new = |(claim, made): (Option<&Claim>, bool)| {
        made && claim.is_some_and(|claim| known.is_new(claim))
    };
    let holds = claims.clone().all(new);
    let mut known_by_now = claims.filter_map(|(claim, _)| claim);
    let counted = known_by_now.all(|claim| Arc::make_mut(known).note(claim));
    if !counted {
        // It is one without a number, as an earlier version made them: all are counted anew when one is asked for.
        given.take();
    }
    holds
}

/// Does one command and returns what a person calls it.
fn dispatch(edit: &mut Edit, command: &Command) -> Done {
    match command {
        Command::SetTitle { title } => {
            edit.set(Kind::Details, Id::SESSION, "title", title)?;
            Ok("Set title".to_owned())
        }
        Command::SetField {
            kind,
            id,
            field,
            value,
        } => set_field(edit, kind, *id, field, value),
        Command::SetFields { label, fields } => {
            edit.set_all(fields)?;
            Ok(label.clone())
        }
        Command::Remove { kind, id } => {
            edit.set(kind.clone(), *id, "removed", true)?;
            Ok(format!("Remove {}", name_of(edit, kind, *id)))
        }
        Command::Restore { kind, id } => {
            edit.set(kind.clone(), *id, "removed", false)?;
            Ok(format!("Restore {}", name_of(edit, kind, *id)))
        }
        Command::AddArticle(new) => article::add_article(edit, new),
        Command::AddDraft {
            article,
            file,
            package,
            paragraphs,
        } => drafts::add_draft(edit, *article, (file, package), paragraphs),
        Command::Settle { id, place, stands } => drafts::settle(edit, *id, *place, *stands),
        Command::AddSuggestions {
            article,
            suggestions,
        } => article::add_suggestions(edit, *article, suggestions),
        Command::Weigh {
            article,
            weights,
            scores,
        } => weigh::weigh(edit, *article, *weights, scores),
        Command::AddClaim {
            id,
            article,
            start,
            end,
            statement,
            part_of,
        } => claim::add(edit, *id, *article, (*start, *end), statement, *part_of),
        Command::Accept { claim } => parts::accept(edit, *claim),
        Command::Dismiss { claim } => {
            edit.set(Kind::Claim, *claim, "standing", Standing::Dismissed)?;
            Ok("Dismiss claim".to_owned())
        }
        Command::SetStatement { claim, statement } => {
            parts::set_claim(edit, *claim, "statement", statement, "Reword claim")
        }
        Command::Respan { claim, start, end } => claim::respan(edit, *claim, *start, *end),
        Command::Split { claim, at, id } => claim::split(edit, *claim, *at, *id),
        Command::Join { claims } => claim::join(edit, claims),
        Command::SetCheckStatus { claim, status } => decide::set_check_status(edit, *claim, status),
        Command::SetVerdict { claim, verdict } => {
            decide::set_verdict(edit, *claim, verdict.as_deref())
        }
        Command::SetResolution { claim, resolution } => {
            decide::set_resolution(edit, *claim, resolution)
        }
        Command::KeepInParts { claim, in_parts } => parts::keep_in_parts(edit, *claim, *in_parts),
        Command::SetImportance { claim, importance } => {
            let label = format!("Set importance: {}", importance.label());
            parts::set_claim(edit, *claim, "importance", importance, &label)
        }
        Command::SetRationale { claim, rationale } => {
            parts::set_claim(edit, *claim, "rationale", rationale, "Set rationale")
        }
        Command::SetNote { claim, note } => {
            parts::set_claim(edit, *claim, "note", note, "Set note")
        }
        Command::MarkNothing {
            id,
            article,
            start,
            end,
            reason,
        } => claim::mark_nothing(edit, *id, *article, (*start, *end), reason),
        Command::AddSource(new) => desk::add_source(edit, new),
        Command::AddEvidence(new) => desk::add_evidence(edit, new),
        Command::AddRemarks { article, remarks } => claimed::add(edit, *article, remarks),
        Command::AcceptClaimed {
            claimed,
            source,
            evidence,
        } => claimed::accept(edit, *claimed, *source, *evidence),
        Command::AddPerson {
            id,
            name,
            initials,
            role,
        } => desk::add_person(edit, *id, name, initials, role),
        Command::AddScale {
            id,
            name,
            labels,
            conclusion,
        } => desk::add_scale(edit, *id, name, labels, *conclusion),
        Command::SetScale { scale } => desk::set_scale(edit, *scale),
        Command::SetThreshold { threshold } => {
            if !(1..=1000).contains(threshold) {
                return Err(CommandError::Score(*threshold));
            }
            edit.set(Kind::Details, Id::SESSION, "threshold", threshold)?;
            Ok(format!("Show suggestions from {threshold}"))
        }
        Command::AddContact {
            id,
            name,
            claims,
            asked,
        } => desk::add_contact(edit, *id, name, claims, asked),
        Command::RequestChange {
            id,
            claim,
            proposed,
            reason,
        } => change::request(edit, *id, *claim, proposed, reason),
        Command::DecideChange { change, decision } => change::decide(edit, *change, decision),
        Command::SignOff { id, article, role } => article::sign_off(edit, *id, *article, role),
        Command::Correct {
            id,
            claim,
            what,
            why,
            verdict,
        } => decide::correct(edit, *id, *claim, (what, why), verdict.as_deref()),
        Command::AddComment(new) => desk::add_comment(edit, new),
        Command::CheckSecond {
            id,
            claim,
            verdict,
            correct,
            rationale,
        } => desk::check_second(edit, *id, *claim, (verdict.as_deref(), correct), rationale),
        Command::Expect {
            id,
            code,
            about,
            reason,
        } => desk::expect(edit, *id, (code, *about), reason),
        Command::Batch { label, commands } => {
            for command in commands {
                if matches!(
                    command,
                    Command::Batch { .. } | Command::Undo | Command::Redo
                ) {
                    return Err(CommandError::Nested);
                }
                dispatch(edit, command)?;
            }
            Ok(label.clone())
        }
        // The door itself handles these two: they need the steps, not the records.
        Command::Undo | Command::Redo => Err(CommandError::Nested),
    }
}

fn set_field(edit: &mut Edit, kind: &Kind, id: Id, field: &str, value: &Value) -> Done {
    if let (Kind::Change, "decision", Value::String(word)) = (kind, field, value) {
        return change::decide_field(edit, id, &word.as_str().into());
    }
    if *kind == Kind::Claim {
        // What has rules of its own keeps them, whichever way it comes.
        match (field, value) {
            ("verdict", _) => return decide::set_verdict(edit, id, value.as_str()),
            ("check_status", Value::String(status)) => {
                return decide::set_check_status(edit, id, &status.as_str().into());
            }
            ("resolution", Value::String(word)) => {
                return decide::set_resolution(edit, id, &word.as_str().into());
            }
            ("in_parts", Value::Bool(in_parts)) => {
                return parts::keep_in_parts(edit, id, *in_parts);
            }
            ("parent", Value::Null) => return parts::set_parent(edit, id, None),
            ("parent", Value::String(name)) if name.parse::<Id>().is_ok() => {
                return parts::set_parent(edit, id, name.parse().ok());
            }
            // Given when the claim comes in, and never after.
            ("fact_number" | "letter", _) => {
                return Err(CommandError::Field(FieldError::Fixed {
                    kind: find_claim(edit, id)?.kind(),
                    field: field.to_owned(),
                }));
            }
            // Sharing out the work says nothing about a claim.
            ("standing" | "assigned_to" | "due" | "tags", _) => {}
            _ => parts::take_up(edit, id)?,
        }
    }
    if *kind == Kind::Source && field == "same_as" {
        match value {
            Value::Null => return desk::set_same_as(edit, id, None),
            Value::String(name) if name.parse::<Id>().is_ok() => {
                return desk::set_same_as(edit, id, name.parse().ok());
            }
            _ => {}
        }
    }
    edit.set(kind.clone(), id, field, value)?;
    Ok(format!("Set {}", field.replace('_', " ")))
}
