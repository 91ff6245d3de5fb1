//! What stands at the end: open questions and sources.

use std::fmt::Write as _;

use crate::export::{
    Options,
    escape::line,
    report::{CONFIDENTIAL, Report, Row},
};
use crate::session::{Source, SourceKind};

pub(super) fn open_questions(out: &mut String, report: &Report) {
    put!(out, "\n## Open questions\n");
    let mut any = false;
    for part in &report.parts {
        let facts = part.claims.iter().flat_map(Row::with_facts);
        let open: Vec<&Row> = facts.filter(|row| row.is_open()).collect();
        let untouched = part.coverage.untouched();
        if open.is_empty() && part.suggestions.is_empty() && untouched == 0 {
            continue;
        }
        any = true;
        put!(out, "- **{}**", line(&part.title));
        for row in open {
            let mut why = vec![row.status.words.clone()];
            if row.quote.is_none() {
                why.push("its words are gone from the text".to_owned());
            }
            if row.stale {
                why.push("decided on text that has since changed".to_owned());
            }
            let disputed = row.disputed();
            if !disputed.is_empty() {
                why.push(format!("disputed: {}", disputed.join(", ")));
            }
            if row.asks_for_change() {
                why.push("change requested".to_owned());
            }
            put!(
                out,
                "  - {}. {} ({})",
                row.label,
                line(&row.words),
                line(&why.join("; "))
            );
        }
        for row in &part.suggestions {
            put!(
                out,
                "  - {}. {} (suggestion, nobody has looked at it)",
                row.label,
                line(&row.words)
            );
        }
        if untouched > 0 {
            let words = if untouched == 1 {
                "sentence is"
            } else {
                "sentences are"
            };
            put!(
                out,
                "  - {untouched} {words} neither claimed nor marked as holding nothing to check"
            );
        }
    }
    for dispute in &report.disputed {
        any = true;
        put!(out, "- **Disputed:** {}", line(dispute));
    }
    if !any {
        put!(out, "None.");
    }
}

pub(super) fn sources(out: &mut String, report: &Report) {
    put!(out, "\n## Sources\n");
    if report.sources.is_empty() {
        put!(out, "None entered.");
    }
    for (at, id) in report.sources.iter().enumerate() {
        let Some(source) = report.session.sources.get(*id) else {
            continue;
        };
        put!(out, "{}. {}", at + 1, about_source(source, report.options));
    }
}

/// A source in enough detail to find it again, escaped.
fn about_source(source: &Source, options: Options) -> String {
    if source.confidential && !options.confidential {
        return CONFIDENTIAL.to_owned();
    }
    let title = if source.title.is_empty() {
        "untitled source"
    } else {
        &source.title
    };
    let mut text = format!("**{}**", line(title));
    let kind = if source.kind == SourceKind::Unset {
        ""
    } else {
        source.kind.label()
    };
    for part in [
        kind,
        &source.author,
        &source.publisher,
        &source.published,
        &source.address,
    ] {
        if !part.trim().is_empty() {
            write!(text, ", {}", line(part)).ok();
        }
    }
    for (label, part) in [
        ("archived at", &source.archive),
        ("credibility:", &source.credibility),
        ("note:", &source.note),
    ] {
        if !part.trim().is_empty() {
            write!(text, "; {label} {}", line(part)).ok();
        }
    }
    text
}
