//! The rows of the table of claims.

use std::collections::BTreeMap;

use super::super::escape::plain;
use super::super::report::{self, Part, Proof, Report, Row};
use super::super::words::Words;
use super::said::{choices, meant, said, term};
use super::{Column, MOST, Setup};
use crate::session::{Claim, Id, Scale, Session, Tier};

/// One claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The claim.
    pub claim: Id,
    /// What people call it.
    pub label: String,
    /// Whether it is kept in parts: status, verdict and copy are those of its parts then.
    pub in_parts: bool,
    /// What its cells say, in the order of the columns.
    pub cells: Vec<(Column, String)>,
    /// Columns whose text is longer than a cell: only its beginning stands there.
    pub cut: Vec<Column>,
}

impl Line {
    /// What one of its cells says.
    pub fn cell(&self, column: Column) -> &str {
        let found = self.cells.iter().find(|(one, _)| *one == column);
        found.map_or("", |(_, text)| text)
    }
}

/// The table of claims of a session.
#[derive(Debug)]
pub struct Table {
    /// How it is made.
    pub setup: Setup,
    /// Its rows, in the order of the text.
    pub lines: Vec<Line>,
    /// The fixed words.
    pub(super) words: Words,
    /// The rating scale.
    scale: Scale,
}

impl Table {
    /// The table of the claims that `takes` takes.
    pub fn of(session: &Session, setup: Setup, takes: impl Fn(Id, &Claim) -> bool) -> Self {
        let report = Report::new(session, setup.options);
        let words = Words::of(setup.language);
        let mut lines = Vec::new();
        for part in &report.parts {
            for row in in_text_order(session, part) {
                let rows = std::iter::once(row).chain(&row.parts);
                let rows = rows.filter(|row| takes(row.id, row.claim));
                lines.extend(rows.map(|row| line(&report, &words, &part.title, row)));
            }
        }
        Self {
            setup,
            lines,
            words,
            scale: report.scale,
        }
    }

    /// The head of a column.
    pub fn head(&self, column: Column) -> String {
        self.words.say(&format!("sheet-{}", column.key()))
    }

    /// What may be chosen in a column; nothing where anything may be written.
    pub fn choices(&self, column: Column) -> Vec<String> {
        choices(&self.words, &self.scale, column)
    }

    /// What somebody wrote in a column where something is chosen, as files hold it (of a verdict, nothing for none): `None`
    /// for a word that is none of the choices, or could be two of them.
    pub fn meant(&self, column: Column, text: &str) -> Option<String> {
        meant(&self.words, &self.scale, column, text)
    }
}

/// Claims and suggestions together, in the order of the text: facts stand there whoever found them. What is no longer in the
/// text comes last.
fn in_text_order<'r, 'a>(session: &'a Session, part: &'r Part<'a>) -> Vec<&'r Row<'a>> {
    let mut rows: Vec<&Row> = part.claims.iter().chain(&part.suggestions).collect();
    let article = rows.first().map(|row| row.claim.article);
    let placed = article.map_or_else(Vec::new, |id| session.claims_of(id));
    let places: BTreeMap<Id, usize> = placed.iter().map(|one| one.id).zip(0..).collect();
    rows.sort_by_key(|row| places.get(&row.id).copied().unwrap_or(usize::MAX));
    rows
}

fn line(report: &Report, words: &Words, article: &str, row: &Row) -> Line {
    let mut cut = Vec::new();
    let cells = Column::ALL.iter().map(|column| {
        let text = cell(report, words, article, row, *column);
        let (text, is_cut) = fit(words, &text);
        if is_cut {
            cut.push(*column);
        }
        (*column, text)
    });
    Line {
        cells: cells.collect(),
        claim: row.id,
        label: row.label.clone(),
        in_parts: row.in_parts,
        cut,
    }
}

/// What one cell says.
fn cell(report: &Report, words: &Words, article: &str, row: &Row, column: Column) -> String {
    let claim = row.claim;
    // A dispute, or what parts say together, is said in words of its own.
    let shown = |shown: &report::Shown, word: &str| {
        if shown.disputed || row.in_parts {
            shown.words.clone()
        } else {
            said(words, column, word)
        }
    };
    match column {
        Column::Number => row.label.clone(),
        Column::Fact => row.words.clone(),
        Column::Quote => row.quote.map_or("", |(quote, _)| quote).to_owned(),
        Column::Paragraph => row
            .quote
            .map_or_else(String::new, |(_, paragraph)| paragraph.to_string()),
        Column::Who => report::attribution(claim, words),
        Column::Importance if row.importance.disputed => row.importance.words.clone(),
        Column::Importance => said(words, column, claim.importance.word()),
        Column::Source => lines(row, |proof| proof.source.clone()),
        Column::Stance => lines(row, |proof| {
            if proof.stance.disputed {
                return proof.stance.words.clone();
            }
            term(words, "sheet-stance", proof.evidence.stance.word())
        }),
        Column::Method => lines(row, |proof| {
            let evidence = proof.evidence.as_ref();
            let tier = match evidence.tier {
                Tier::Unset => String::new(),
                ref tier => term(words, "sheet-method", tier.word()),
            };
            joined(&[&tier, &evidence.method], "; ")
        }),
        Column::Locator => lines(row, |proof| proof.evidence.locator.clone()),
        Column::Extract => lines(row, |proof| proof.evidence.extract.clone()),
        Column::Looked => lines(row, |proof| {
            let by = proof.looked_by.map(|name| format!("({name})"));
            joined(
                &[&proof.evidence.looked_on, by.as_deref().unwrap_or("")],
                " ",
            )
        }),
        Column::Status => shown(&row.status, claim.check_status.word()),
        Column::Verdict => row.verdict.words.clone(),
        Column::Rationale => row.rationale.words.clone(),
        Column::Copy => shown(&row.copy, claim.resolution.word()),
        Column::Change => changes(report, words, row.id),
        Column::Note => row.note.words.clone(),
        Column::Row => {
            let what = if row.in_parts {
                "whole"
            } else if claim.is_part() {
                "part"
            } else if report.session.is_suggestion(claim) {
                "suggestion"
            } else {
                "claim"
            };
            words.say(&format!("sheet-row-{what}"))
        }
        Column::Article => article.to_owned(),
    }
}

/// A line for each piece of evidence: the columns of one claim stand beside each other line by line.
fn lines(row: &Row, of: impl Fn(&Proof) -> String) -> String {
    let lines = row.evidence.iter().map(|proof| {
        let said = plain(&of(proof)).replace('\n', " ");
        if said.trim().is_empty() && row.evidence.len() > 1 {
            "–".to_owned()
        } else {
            said
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The changes to the copy that were asked for, a line each.
fn changes(report: &Report, words: &Words, claim: Id) -> String {
    let all = report.session.changes.live();
    let all = all.filter(|(_, change)| change.claim == claim);
    let all = all.map(|(_, change)| {
        let decision = term(words, "sheet-change", change.decision.word());
        format!("{} → {} ({decision})", change.original, change.proposed)
    });
    all.collect::<Vec<_>>().join("\n")
}

fn joined(parts: &[&str], between: &str) -> String {
    let parts = parts.iter().copied().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(between)
}

/// Text as a cell holds it: plain, and no longer than one; whether it was cut.
pub(super) fn fit(words: &Words, text: &str) -> (String, bool) {
    let text = plain(text);
    if text.encode_utf16().take(MOST + 1).count() <= MOST {
        return (text, false);
    }
    let said = format!(" […] {}", words.say("sheet-cut"));
    let most = MOST - said.encode_utf16().count();
    let mut taken = 0;
    let mut fitted: String = text
        .chars()
        .take_while(|c| {
            taken += c.len_utf16();
            taken <= most
        })
        .collect();
    fitted.push_str(&said);
    (fitted, true)
}
