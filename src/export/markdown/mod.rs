//! The review summary as Markdown (`CommonMark` with GitHub's tables).

/// Adds one line. Writing to a `String` cannot fail.
macro_rules! put {
    ($out:expr, $($what:tt)*) => {{
        writeln!($out, $($what)*).ok();
    }};
}

mod claim;
mod closing;

use std::fmt::Write as _;

use super::Options;
use super::escape::{block, line};
use super::report::{Part, Report, Shown};
use crate::session::{Coverage, Session};

/// The review summary of a session: the figures on top, every claim, the open questions, the sources.
pub(in crate::export) fn markdown(session: &Session, options: Options) -> String {
    let report = Report::new(session, options);
    let mut out = String::new();
    head(&mut out, &report);
    for part in &report.parts {
        article(&mut out, &report, part);
    }
    closing::open_questions(&mut out, &report);
    closing::sources(&mut out, &report);
    out
}

/// Adds an entry with a label, unless there is nothing to say.
fn entry(out: &mut String, label: &str, text: &str) {
    if !text.trim().is_empty() {
        put!(out, "- **{label}:** {}", block(text));
    }
}

/// Like [`entry`], and says so where the value is disputed.
fn shown_entry(out: &mut String, label: &str, shown: &Shown) {
    let mark = if shown.disputed { " (disputed)" } else { "" };
    entry(out, &format!("{label}{mark}"), &shown.words);
}

fn head(out: &mut String, report: &Report) {
    let details = &report.session.details;
    put!(out, "# Review summary: {}\n", line(&report.title));
    entry(out, "Publication", &details.publication);
    entry(out, "Deadline", &details.deadline);
    entry(out, "Rating scale", &report.scale.name);
    entry(out, "Note", &details.note);
    put!(out, "\n## Coverage\n");
    put!(
        out,
        "| Article | Sentences | Claimed | Nothing to check | Untouched | Decided | Facts left | Checked | Found wrong | Needs attention |"
    );
    put!(
        out,
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    );
    for part in &report.parts {
        put!(
            out,
            "| {} | {} |",
            line(&part.title),
            figures(&part.coverage)
        );
    }
    if report.parts.len() > 1 {
        put!(out, "| All articles | {} |", figures(&report.coverage));
    }
}

fn figures(coverage: &Coverage) -> String {
    let numbers = [
        coverage.sentences.to_string(),
        coverage.claimed.to_string(),
        coverage.nothing.to_string(),
        coverage.untouched().to_string(),
        format!("{} %", coverage.percent()),
        coverage.left.to_string(),
        coverage.checked.to_string(),
        coverage.wrong.to_string(),
        coverage.attention.to_string(),
    ];
    numbers.join(" | ")
}

fn article(out: &mut String, report: &Report, part: &Part) {
    let article = part.article;
    put!(out, "\n## {}\n", line(&part.title));
    entry(out, "By", &article.byline);
    entry(out, "Publisher", &article.publisher);
    entry(out, "Agency", &article.agency);
    entry(out, "Published", &article.published);
    entry(out, "Address", &article.address);
    entry(out, "Article id", &article.article_id);
    if let Some((number, hash)) = part.draft {
        let short: String = hash.chars().take(12).collect();
        entry(
            out,
            "Draft checked",
            &format!("{number} (SHA-256 {short}…)"),
        );
    }
    let risks: Vec<&str> = article
        .risks
        .iter()
        .map(crate::session::Risk::label)
        .collect();
    entry(out, "Risks", &risks.join(", "));
    entry(out, "Note", &article.note);
    for row in &part.claims {
        claim::claim(out, report, row);
    }
    if part.claims.is_empty() {
        put!(out, "\nNo claim has been taken up yet.");
    }
    for (id, sign_off) in report.session.sign_offs.live() {
        let this = report
            .session
            .articles
            .get(sign_off.article)
            .is_some_and(|a| std::ptr::eq(a, article));
        if !this || id.as_str().is_empty() {
            continue;
        }
        let name = if report.options.people {
            sign_off.name.as_str()
        } else {
            ""
        };
        let who = [sign_off.role.as_str(), name]
            .into_iter()
            .filter(|s| !s.is_empty())
            .collect::<Vec<_>>()
            .join(", ");
        put!(out, "");
        entry(
            out,
            "Signed off",
            &format!("{who} ({} claims open then)", sign_off.open_claims),
        );
    }
}
