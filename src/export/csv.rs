//! The review summary as CSV (RFC 4180): one rectangular table, the figures on top.

use super::Order;
use super::escape::cell;
use super::report::{self, CONFIDENTIAL, Part, Report, Row};
use super::words::{Language, Words};
use crate::session::{Coverage, Session, Stance};

/// The columns. `row` says what a row is: `coverage`, `claim`, `suggestion`, `source` or `disputed` (a value of anything but
/// a claim). A claim that is kept in parts is a `whole`, and each `part` below it a fact; what was noted on a part of a claim
/// that is kept whole is `aside`, and no fact. So the facts are the rows `claim`, `part` and `suggestion`.
const COLUMNS: [&str; 27] = [
    "row",
    "article",
    "number",
    "paragraph",
    "text",
    "quote",
    "who says it",
    "dates",
    "status",
    "verdict",
    "copy",
    "importance",
    "types",
    "worth",
    "checkable",
    "stale",
    "disputed",
    "conclusion",
    "rationale",
    "evidence",
    "supporting",
    "contradicting",
    "unresolved",
    "changes",
    "appeared",
    "note",
    "id",
];

/// The table being written: every cell quoted, a quotation mark in it doubled (RFC 4180).
#[derive(Default)]
struct Table(String);

impl Table {
    fn row<'c>(&mut self, cells: impl IntoIterator<Item = &'c str>) {
        for (n, cell) in cells.into_iter().enumerate() {
            self.0.push_str(if n == 0 { "\"" } else { ",\"" });
            self.0.push_str(&cell.replace('"', "\"\""));
            self.0.push('"');
        }
        self.0.push('\n');
    }
}

/// The review summary of a session as a table: the coverage of each article, then every claim and every suggestion
/// that is shown and asked for, then the sources. Its words are English whatever the language: programs read them. Every cell is quoted, and none is a formula to a spreadsheet.
pub(super) fn csv(session: &Session, order: &Order<'_>) -> String {
    let report = Report::to_order(session, order, Words::of(Language::English));
    let mut table = Table::default();
    table.row(COLUMNS);
    for part in &report.parts {
        coverage(&mut table, &part.title, &part.coverage);
    }
    if report.parts.len() > 1 {
        coverage(&mut table, "All articles", &report.coverage);
    }
    for part in &report.parts {
        let claims = part.claims.iter().map(|row| (row, "claim"));
        let suggestions = part.suggestions.iter().map(|row| (row, "suggestion"));
        for (row, kind) in claims.chain(suggestions) {
            let (kind, below) = if row.in_parts {
                ("whole", "part")
            } else {
                (kind, "aside")
            };
            claim(&mut table, &report, part, row, kind);
            for one in &row.parts {
                claim(&mut table, &report, part, one, below);
            }
        }
    }
    sources(&mut table, &report);
    for dispute in &report.disputed {
        put(&mut table, &[("row", "disputed"), ("text", dispute)]);
    }
    table.0
}

/// Writes a row; columns that are not named stay empty.
fn put(table: &mut Table, cells: &[(&str, &str)]) {
    let row = COLUMNS.map(|column| {
        let found = cells.iter().find(|(name, _)| *name == column);
        found.map_or_else(String::new, |(_, text)| cell(text))
    });
    table.row(row.iter().map(String::as_str));
}

fn coverage(table: &mut Table, title: &str, figures: &Coverage) {
    let text = format!(
        "{} % decided; sentences {}; claimed {}; nothing to check {}; untouched {}; facts left {}; checked {}; found wrong {}; needs attention {}",
        figures.percent(),
        figures.sentences,
        figures.claimed,
        figures.nothing,
        figures.untouched(),
        figures.left,
        figures.checked,
        figures.wrong,
        figures.attention,
    );
    put(
        table,
        &[("row", "coverage"), ("article", title), ("text", &text)],
    );
}

fn claim(table: &mut Table, report: &Report, part: &Part, row: &Row, kind: &str) {
    let claim = row.claim;
    let (quote, paragraph) = row
        .quote
        .map_or((String::new(), String::new()), |(quote, at)| {
            (quote.to_owned(), at.to_string())
        });
    let count = |stance: &Stance| {
        row.evidence
            .iter()
            .filter(|proof| proof.evidence.stance == *stance)
            .count()
            .to_string()
    };
    let types: Vec<&str> = claim
        .types
        .iter()
        .map(crate::session::ClaimType::label)
        .collect();
    let changes: Vec<String> = report
        .session
        .changes
        .live()
        .filter(|(_, change)| change.claim == row.id)
        .map(|(_, change)| {
            format!(
                "{} → {} ({})",
                change.original,
                change.proposed,
                change.decision.label()
            )
        })
        .collect();
    put(
        table,
        &[
            ("row", kind),
            ("article", &part.title),
            ("number", &row.label),
            ("paragraph", &paragraph),
            ("text", &row.words),
            ("quote", &quote),
            ("who says it", &report::attribution(claim, &report.words)),
            ("dates", &report::times(claim)),
            ("status", &row.status.words),
            ("verdict", &row.verdict.words),
            ("copy", &row.copy.words),
            ("importance", &row.importance.words),
            ("types", &types.join(", ")),
            ("worth", &claim.worth_now().to_string()),
            ("checkable", &claim.checkable_now().to_string()),
            ("stale", if row.stale { "yes" } else { "" }),
            ("disputed", &disputed(row)),
            ("conclusion", &claim.conclusion),
            ("rationale", &row.rationale.words),
            ("evidence", &evidence(row)),
            ("supporting", &count(&Stance::Supports)),
            ("contradicting", &count(&Stance::Contradicts)),
            ("unresolved", &claim.unresolved),
            ("changes", &changes.join("\n")),
            ("appeared", &claim.appearances.join("\n")),
            ("note", &row.note.words),
            ("id", row.id.as_str()),
        ],
    );
}

/// What is disputed of a claim in one cell, a line for each field.
fn disputed(row: &Row) -> String {
    let lines = row.disputes.iter();
    let lines = lines.map(|dispute| format!("{}: {}", dispute.field, dispute.sides));
    lines.collect::<Vec<_>>().join("\n")
}

/// All evidence of a claim in one cell, a line each.
fn evidence(row: &Row) -> String {
    let lines: Vec<String> = row
        .evidence
        .iter()
        .map(|proof| {
            let evidence = proof.evidence.as_ref();
            let mut text = format!("[{}] {}", proof.stance.words, proof.source);
            for part in [evidence.locator.as_str(), &evidence.looked_on] {
                if !part.is_empty() {
                    text.push_str(", ");
                    text.push_str(part);
                }
            }
            if let Some(name) = proof.looked_by {
                text.push_str(", by ");
                text.push_str(name);
            }
            if !evidence.extract.is_empty() {
                text.push_str(": ");
                text.push_str(&evidence.extract.replace(['\r', '\n'], " "));
            }
            text
        })
        .collect();
    lines.join("\n")
}

fn sources(table: &mut Table, report: &Report) {
    for (at, id) in report.sources.iter().enumerate() {
        let Some(source) = report.session.sources.get(*id) else {
            continue;
        };
        let number = (at + 1).to_string();
        if report.veils(*id) {
            put(
                table,
                &[
                    ("row", "source"),
                    ("number", &number),
                    ("text", CONFIDENTIAL),
                ],
            );
            continue;
        }
        let author = [source.author.as_str(), &source.publisher]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>();
        put(
            table,
            &[
                ("row", "source"),
                ("number", &number),
                ("text", &source.title),
                ("who says it", &author.join(", ")),
                ("dates", &source.published),
                ("types", source.kind.label()),
                ("appeared", &source.address),
                ("note", &source.note),
                ("id", id.as_str()),
            ],
        );
    }
}
