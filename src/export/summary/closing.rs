//! What stands at the end: open questions, changes, corrections, sources.

use serde::Serialize;

use super::claim::ChangeOf;
use super::{Anchors, rows};
use crate::export::report::{Problem, Report, Row};
use crate::export::words::Value;
use crate::session::{Correction, Decision, Source, SourceKind};

/// What is open in an article.
#[derive(Serialize)]
pub(super) struct OpenSaid<'a> {
    title: &'a str,
    claims: Vec<OpenClaim<'a>>,
    suggestions: Vec<OpenClaim<'a>>,
    /// Sentences that nobody has decided anything about.
    untouched: usize,
}

/// A claim that is not settled.
#[derive(Serialize)]
struct OpenClaim<'a> {
    label: &'a str,
    /// The place of its card; of a suggestion, which has none, its own.
    card: String,
    /// The place of its words; empty where they are gone.
    place: String,
    words: &'a str,
    /// What is open.
    why: Vec<String>,
}

pub(super) fn open<'a>(report: &'a Report<'a>, anchors: &Anchors) -> Vec<OpenSaid<'a>> {
    let words = &report.words;
    let one = |row: &'a Row<'a>, why: Vec<String>| OpenClaim {
        label: &row.label,
        card: anchors.card(row.id),
        place: if row.span.is_some() {
            anchors.words(row.id)
        } else {
            String::new()
        },
        words: &row.words,
        why,
    };
    let why = |row: &Row<'_>| {
        let mut why = vec![row.status.words.clone()];
        if row.quote.is_none() {
            why.push(words.say("summary-open-gone"));
        }
        if row.stale {
            why.push(words.say("summary-stale-why"));
        }
        let disputed = row.disputed();
        if !disputed.is_empty() {
            let fields = disputed.join(", ");
            why.push(words.with("summary-disputed-sides", &[("sides", Value::Text(&fields))]));
        }
        if row.asks_for_change() {
            why.push(words.say("summary-change-requested"));
        }
        why
    };
    let all = report.parts.iter().map(|part| {
        let facts = part.claims.iter().flat_map(Row::with_facts);
        OpenSaid {
            title: &part.title,
            claims: facts
                .filter(|row| row.is_open())
                .map(|row| one(row, why(row)))
                .collect(),
            suggestions: part
                .suggestions
                .iter()
                .map(|row| one(row, Vec::new()))
                .collect(),
            untouched: part.coverage.untouched(),
        }
    });
    all.filter(|part| !part.claims.is_empty() || !part.suggestions.is_empty() || part.untouched > 0)
        .collect()
}

/// A finding of a house rule.
#[derive(Serialize)]
pub(super) struct ProblemSaid<'a> {
    /// The rule's code.
    code: &'static str,
    /// How much it weighs, in words.
    level: String,
    /// What is wrong, in English.
    says: &'a str,
    /// The claim's number; empty where it is about none.
    label: &'a str,
    /// The place of its card; empty where it has none.
    card: String,
    /// The article's title; empty where it belongs to none.
    article: &'a str,
    /// Why it is expected; empty where it is not.
    reason: &'a str,
}

pub(super) fn problems<'a>(report: &'a Report<'a>, anchors: &Anchors) -> Vec<ProblemSaid<'a>> {
    let one = |problem: &'a Problem| ProblemSaid {
        code: problem.code,
        level: report.words.label("finding", problem.level),
        says: &problem.says,
        label: &problem.label,
        card: problem
            .claim
            .map_or_else(String::new, |claim| anchors.card(claim)),
        article: &problem.article,
        reason: &problem.reason,
    };
    report.problems.iter().map(one).collect()
}

/// A change to the copy, in the list of all.
#[derive(Serialize)]
pub(super) struct ChangeSaid<'a> {
    label: &'a str,
    /// The place of the claim's card.
    card: String,
    #[serde(flatten)]
    change: ChangeOf<'a>,
}

pub(super) fn changes<'a>(report: &'a Report<'a>, anchors: &Anchors) -> Vec<ChangeSaid<'a>> {
    let all = report.parts.iter().flat_map(rows);
    all.flat_map(|row| {
        let changes = changes_of(report, row).into_iter();
        changes.map(|change| ChangeSaid {
            label: &row.label,
            card: anchors.card(row.id),
            change,
        })
    })
    .collect()
}

/// The changes that a claim asks for.
pub(super) fn changes_of<'a>(report: &Report<'a>, row: &Row<'_>) -> Vec<ChangeOf<'a>> {
    let all = report.changes_of(row.id).iter();
    all.map(|(_, change)| ChangeOf {
        original: &change.original,
        proposed: &change.proposed,
        reason: &change.reason,
        decision: report.words.label("decision", change.decision.word()),
        decision_class: match change.decision {
            Decision::Pending => "pending",
            Decision::Accepted => "accepted",
            Decision::Stet => "stet",
            Decision::Cut => "cut",
            Decision::Reworded => "reworded",
            Decision::Other(_) => "other",
        },
    })
    .collect()
}

/// A correction, in the list of all.
#[derive(Serialize)]
pub(super) struct CorrectionSaid<'a> {
    label: &'a str,
    card: String,
    /// When, what and why.
    text: String,
}

pub(super) fn corrections<'a>(
    report: &'a Report<'a>,
    anchors: &Anchors,
) -> Vec<CorrectionSaid<'a>> {
    let all = report.parts.iter().flat_map(rows);
    all.flat_map(|row| {
        let corrections = report.corrections_of(row.id).iter();
        corrections.map(|(_, one)| CorrectionSaid {
            label: &row.label,
            card: anchors.card(row.id),
            text: corrected(report, one),
        })
    })
    .collect()
}

/// When, what and why something was corrected.
pub(super) fn corrected(report: &Report<'_>, correction: &Correction) -> String {
    let when = if correction.corrected_on.is_empty() {
        report.words.say("summary-corrected")
    } else {
        report.words.day(&correction.corrected_on)
    };
    let why = if correction.why.is_empty() {
        String::new()
    } else {
        format!(" ({})", correction.why)
    };
    format!("{when}: {}{why}", correction.what)
}

/// A source in enough detail to find it again.
#[derive(Default, Serialize)]
pub(super) struct SourceSaid<'a> {
    /// Its number in the list, from 1.
    number: usize,
    /// The name of its place.
    id: String,
    title: String,
    /// What sort of thing it is; empty where that is not said.
    kind: String,
    author: &'a str,
    publisher: &'a str,
    published: String,
    address: &'a str,
    archive: &'a str,
    credibility: &'a str,
    note: &'a str,
}

pub(super) fn sources<'a>(report: &'a Report<'a>) -> Vec<SourceSaid<'a>> {
    let numbered = (1..).zip(&report.sources);
    let all = numbered.filter_map(|(number, id)| {
        let source = report.session.sources.get(*id)?;
        Some((number, source, report.veils(*id)))
    });
    all.map(|(number, source, veiled)| source_of(report, number, (source, veiled)))
        .collect()
}

fn source_of<'a>(
    report: &Report<'_>,
    number: usize,
    (source, veiled): (&'a Source, bool),
) -> SourceSaid<'a> {
    let words = &report.words;
    let id = format!("s{number}");
    if veiled {
        return SourceSaid {
            number,
            id,
            title: words.say("summary-confidential-source"),
            ..SourceSaid::default()
        };
    }
    SourceSaid {
        number,
        id,
        title: if source.title.is_empty() {
            words.say("summary-untitled-source")
        } else {
            source.title.clone()
        },
        kind: if source.kind == SourceKind::Unset {
            String::new()
        } else {
            words.label("source-kind", source.kind.word())
        },
        author: &source.author,
        publisher: &source.publisher,
        published: words.day(&source.published),
        address: &source.address,
        archive: &source.archive,
        credibility: &source.credibility,
        note: &source.note,
    }
}
