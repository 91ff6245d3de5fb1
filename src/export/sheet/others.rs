//! The sheets beside the claims: sources, and what is open.

use super::super::report::{CONFIDENTIAL, Report, Row};
use super::super::words::Words;
use super::super::{Language, Order};
use super::said::term;
use crate::session::{CheckStatus, Session};

/// A sheet that nothing comes back from.
pub(super) struct Other {
    /// Its name, and the beginning of the names of its columns.
    pub key: &'static str,
    /// Its columns with their widths in characters.
    pub columns: &'static [(&'static str, u8)],
    /// Its rows, as long as there are columns.
    pub rows: Vec<Vec<String>>,
}

/// Sources and problems.
pub(super) fn others(session: &Session, order: &Order<'_>, words: &Words) -> [Other; 2] {
    let report = Report::to_order(session, order, Words::of(Language::English));
    [sources(&report, words), problems(&report, order, words)]
}

fn sources(report: &Report, words: &Words) -> Other {
    let all = (1..).zip(&report.sources);
    let rows = all.filter_map(|(number, id): (usize, _)| {
        let source = report.session.sources.get(*id)?;
        let mut row = vec![number.to_string()];
        if report.veils(*id) {
            row.push(CONFIDENTIAL.to_owned());
            row.resize(9, String::new());
            return Some(row);
        }
        row.extend([
            source.title.clone(),
            term(words, "sheet-kind", source.kind.word()),
            source.author.clone(),
            source.publisher.clone(),
            source.published.clone(),
            source.address.clone(),
            source.archive.clone(),
            source.note.clone(),
        ]);
        Some(row)
    });
    Other {
        key: "sources",
        columns: &[
            ("number", 8),
            ("title", 40),
            ("kind", 15),
            ("author", 24),
            ("publisher", 24),
            ("published", 14),
            ("address", 40),
            ("archive", 40),
            ("note", 36),
        ],
        rows: rows.collect(),
    }
}

fn problems(report: &Report, order: &Order<'_>, words: &Words) -> Other {
    let mut rows = Vec::new();
    for part in &report.parts {
        let facts = part.claims.iter().flat_map(Row::with_facts);
        for row in facts.filter(|row| order.takes(row.id)) {
            if order.article.is_some_and(|one| one != row.claim.article) {
                continue;
            }
            let mut say = |what: &str, more: &str| {
                rows.push(vec![
                    words.say(&format!("sheet-problem-{what}")),
                    String::new(),
                    row.label.clone(),
                    row.words.clone(),
                    more.to_owned(),
                    String::new(),
                    part.title.clone(),
                ]);
            };
            for dispute in &row.disputes {
                let field = dispute.field.replace('_', " ");
                say("disputed", &format!("{field}: {}", dispute.sides));
            }
            if row.quote.is_none() {
                say("lost", "");
            }
            if row.stale {
                say("stale", "");
            }
            if row.asks_for_change() {
                say("change", "");
            }
            if !row.claim.unresolved.is_empty() {
                say("unresolved", &row.claim.unresolved);
            }
            if !row.in_parts && row.claim.check_status == CheckStatus::NeedsAttention {
                say("attention", &row.claim.note);
            }
            if !row.in_parts
                && row.claim.check_status == CheckStatus::Checked
                && row.evidence.is_empty()
            {
                say("unproven", "");
            }
        }
    }
    if order.claims.is_empty() && order.article.is_none() {
        for dispute in &report.disputed {
            let mut row = vec![words.say("sheet-problem-disputed")];
            row.resize(3, String::new());
            row.push(dispute.clone());
            row.resize(7, String::new());
            rows.push(row);
        }
    }
    rows.extend(report.problems.iter().map(|one| {
        vec![
            words.label("finding", one.level),
            one.code.to_owned(),
            one.label.clone(),
            one.words.clone(),
            one.says.clone(),
            one.reason.clone(),
            one.article.clone(),
        ]
    }));
    Other {
        key: "problems",
        columns: &[
            ("what", 26),
            ("code", 8),
            ("number", 8),
            ("fact", 46),
            ("more", 46),
            ("expected", 30),
            ("article", 18),
        ],
        rows,
    }
}
