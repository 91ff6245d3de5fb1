//! One claim with everything that belongs to it.

use std::fmt::Write as _;

use super::{entry, shown_entry};
use crate::export::{
    escape::line,
    report::{self, Report, Row, Shown},
};
use crate::session::{ClaimedStanding, Stance, Tier};

/// A claim, its parts below it.
pub(super) fn claim(out: &mut String, report: &Report, row: &Row) {
    one(out, report, row, "###");
    for part in &row.parts {
        one(out, report, part, "####");
    }
}

fn one(out: &mut String, report: &Report, row: &Row, heading: &str) {
    let claim = row.claim;
    put!(out, "\n{heading} {}. {}\n", row.label, line(&row.words));
    match row.quote {
        Some((quote, paragraph)) => {
            let said = if quote == row.words {
                String::new()
            } else {
                format!("“{quote}”, ")
            };
            entry(
                out,
                "In the article",
                &format!("{said}paragraph {paragraph}"),
            );
        }
        None => entry(out, "In the article", "its words are no longer in the text"),
    }
    entry(out, "Who says it", &report::attribution(claim));
    entry(out, "When", &claim.claimed_on);
    entry(out, "Where it appeared", &claim.appearances.join("\n"));
    entry(out, "Dates", &report::times(claim));
    let mut why = Vec::new();
    if row.importance.words != crate::session::Importance::Unset.label() {
        why.push(format!("importance {}", row.importance.words));
    }
    why.extend(claim.types.iter().map(|kind| kind.label().to_owned()));
    why.extend(
        claim
            .risks
            .iter()
            .map(|risk| format!("risk: {}", risk.label())),
    );
    why.extend(claim.reasons.iter().cloned());
    entry(out, "Why we checked", &why.join("; "));
    shown_entry(out, "Status", &row.status);
    let verdict = if row.verdict.words.is_empty() {
        Shown {
            words: "none".to_owned(),
            disputed: false,
        }
    } else {
        row.verdict.clone()
    };
    shown_entry(out, "Verdict", &verdict);
    shown_entry(out, "Copy", &row.copy);
    if row.stale {
        entry(out, "Stale", "decided on text that has since changed");
    }
    entry(out, "What we found", &claim.conclusion);
    shown_entry(out, "Why", &row.rationale);
    entry(out, "How sure", &claim.confidence);
    evidence(out, row);
    entry(out, "The writer’s source", &claim.writers_source);
    entry(out, "What we could not establish", &claim.unresolved);
    put_list(
        out,
        "Named by the writer, not accepted",
        &named(report, row),
    );
    follow_up(out, report, row);
    shown_entry(out, "Note", &row.note);
    let others: Vec<String> = row
        .disputes
        .iter()
        .filter(|dispute| {
            ![
                "check_status",
                "verdict",
                "resolution",
                "rationale",
                "note",
                "importance",
            ]
            .contains(&dispute.field.as_str())
        })
        .map(|dispute| format!("{}: {}", dispute.field.replace('_', " "), dispute.sides))
        .collect();
    entry(out, "Also disputed", &others.join("; "));
}

fn evidence(out: &mut String, row: &Row) {
    let groups = [
        (Stance::Supports, "Evidence for"),
        (Stance::Contradicts, "Evidence against"),
    ];
    let of = |stance: Option<&Stance>| -> Vec<String> {
        row.evidence
            .iter()
            .filter(|proof| match stance {
                Some(stance) => proof.evidence.stance == *stance,
                None => groups
                    .iter()
                    .all(|(known, _)| proof.evidence.stance != *known),
            })
            .map(proof)
            .collect()
    };
    for (stance, label) in &groups {
        put_list(out, label, &of(Some(stance)));
    }
    put_list(out, "Context", &of(None));
    if row.evidence.is_empty() && !row.in_parts {
        put!(out, "- **Evidence:** none");
    }
}

/// What the writer says the claim rests on, as far as nobody has accepted it, escaped.
fn named(report: &Report, row: &Row) -> Vec<String> {
    let notes = report.session.claimed_of(row.id).into_iter();
    let open = notes.filter(|(_, note)| note.standing == ClaimedStanding::Open);
    open.map(|(_, note)| line(&note.text)).collect()
}

fn put_list(out: &mut String, label: &str, entries: &[String]) {
    if !entries.is_empty() {
        put!(out, "- **{label}:**");
    }
    for text in entries {
        put!(out, "  - {text}");
    }
}

/// One piece of evidence, escaped.
fn proof(proof: &report::Proof) -> String {
    let evidence = proof.evidence;
    let mut about = Vec::new();
    for part in [evidence.locator.as_str(), &evidence.method] {
        if !part.is_empty() {
            about.push(line(part));
        }
    }
    if evidence.tier != Tier::Unset {
        about.push(line(evidence.tier.label()));
    }
    if !evidence.looked_on.is_empty() {
        about.push(format!("looked at {}", line(&evidence.looked_on)));
    }
    if let Some(name) = proof.looked_by {
        about.push(format!("by {}", line(name)));
    }
    if proof.stance.disputed {
        about.push(line(&proof.stance.words));
    }
    let mut text = line(&proof.source);
    for part in about {
        text.push_str(", ");
        text.push_str(&part);
    }
    if !evidence.extract.trim().is_empty() {
        write!(text, ": “{}”", line(&evidence.extract)).ok();
    }
    if !evidence.note.trim().is_empty() {
        write!(text, " ({})", line(&evidence.note)).ok();
    }
    text
}

/// Changes asked for, people asked, corrections.
fn follow_up(out: &mut String, report: &Report, row: &Row) {
    let session = report.session;
    let changes: Vec<String> = session
        .changes
        .live()
        .filter(|(_, change)| change.claim == row.id)
        .map(|(_, change)| {
            let reason = if change.reason.is_empty() {
                String::new()
            } else {
                format!(" ({})", line(&change.reason))
            };
            format!(
                "“{}” → “{}”{reason}: {}",
                line(&change.original),
                line(&change.proposed),
                line(change.decision.label())
            )
        })
        .collect();
    put_list(out, "Changes to the copy", &changes);
    let asked: Vec<String> = session
        .contacts
        .live()
        .filter(|(_, contact)| contact.claims.contains(&row.id))
        .map(|(_, contact)| {
            let who = match (report.options.people, contact.role.is_empty()) {
                (true, _) => contact.name.as_str(),
                (false, false) => contact.role.as_str(),
                (false, true) => "somebody concerned",
            };
            let mut text = format!("{} was asked", line(who));
            if contact.attempts > 1 {
                write!(text, " {} times", contact.attempts).ok();
            }
            for (label, said) in [
                ("about", &contact.asked),
                ("outcome:", &contact.outcome),
                ("reply:", &contact.reply),
            ] {
                if !said.is_empty() {
                    write!(text, "; {label} {}", line(said)).ok();
                }
            }
            text
        })
        .collect();
    put_list(out, "Right of reply", &asked);
    let corrections: Vec<String> = session
        .corrections
        .live()
        .filter(|(_, correction)| correction.claim == row.id)
        .map(|(_, correction)| {
            let when = if correction.corrected_on.is_empty() {
                "Corrected"
            } else {
                &correction.corrected_on
            };
            let why = if correction.why.is_empty() {
                String::new()
            } else {
                format!(" ({})", line(&correction.why))
            };
            format!("{}: {}{why}", line(when), line(&correction.what))
        })
        .collect();
    put_list(out, "Corrections", &corrections);
}
