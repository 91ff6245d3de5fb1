//! The review summary as Markdown (`CommonMark` with GitHub's tables).

use std::fmt::Write as _;

use super::Options;
use super::escape::{block, line};
use super::report::{self, CONFIDENTIAL, Part, Report, Row, Shown};
use crate::session::{Coverage, Session, Source, SourceKind, Stance, Tier};

/// The review summary of a session: the figures on top, every claim, the open questions, the sources.
/// Names and confidential sources stay inside.
pub fn markdown(session: &Session) -> String {
    markdown_with(session, Options::default())
}

/// Like [`markdown`], with a choice of what may leave the house.
pub fn markdown_with(session: &Session, options: Options) -> String {
    let report = Report::new(session, options);
    let mut out = String::new();
    head(&mut out, &report);
    for part in &report.parts {
        article(&mut out, &report, part);
    }
    open_questions(&mut out, &report);
    sources(&mut out, &report);
    out
}

/// Adds one line. Writing to a `String` cannot fail.
macro_rules! put {
    ($out:expr, $($what:tt)*) => {{
        writeln!($out, $($what)*).ok();
    }};
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
        claim(out, report, row);
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

fn claim(out: &mut String, report: &Report, row: &Row) {
    let claim = row.claim;
    put!(out, "\n### {}. {}\n", row.number, line(&row.words));
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
    if row.evidence.is_empty() {
        put!(out, "- **Evidence:** none");
    }
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

fn open_questions(out: &mut String, report: &Report) {
    put!(out, "\n## Open questions\n");
    let mut any = false;
    for part in &report.parts {
        let open: Vec<&Row> = part.claims.iter().filter(|row| row.is_open()).collect();
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
            if row.claim.resolution == crate::session::Resolution::ChangeRequested {
                why.push("change requested".to_owned());
            }
            put!(
                out,
                "  - {}. {} ({})",
                row.number,
                line(&row.words),
                line(&why.join("; "))
            );
        }
        for row in &part.suggestions {
            put!(
                out,
                "  - {}. {} (suggestion, nobody has looked at it)",
                row.number,
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

fn sources(out: &mut String, report: &Report) {
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
