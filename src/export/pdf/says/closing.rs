//! What stands at the end: changes, open questions, corrections, sources, and how it was done.

use super::super::story::{Group, Place, Role, Side, Story};
use super::super::style::{BODY, CHAPTER, LABELS, MEASURE, PART, SMALL, TEXT};
use super::super::text::{ASIDE, Look, NAMED, STRONG, Text};
use super::{Told, address, claim, number};
use crate::export::report::Row;
use crate::export::words::Value;
use crate::session::{Correction, Id, Source, SourceKind};

/// A closing part begins.
fn begin(story: &mut Story<'_>, key: &str) {
    story.open(Group::Section);
    let heading = story.say(key);
    story.heading(2, 34.0, &heading, CHAPTER);
}

/// A sentence in place of a list.
fn instead(story: &mut Story<'_>, key: &str) {
    let text = Text::of(&story.say(key));
    story.paragraph(6.0, &text, TEXT);
}

/// An entry with the number of a claim beside it, which leads to the claim.
fn beside(story: &mut Story<'_>, label: &str, claim: Id, text: &Text) {
    let mut beside = Text::default();
    number(story, &mut beside, label, claim);
    let cells = [
        (0.0, LABELS, Side::Start, &beside, TEXT),
        (BODY, MEASURE - BODY, Side::Own, text, TEXT),
    ];
    story.row(Role::Entry, 4.0, &cells);
}

pub(super) fn changes(story: &mut Story<'_>, told: &Told<'_>) {
    begin(story, "pdf-changes");
    let mut any = false;
    story.open(Group::List);
    for one in told.rows() {
        for (_, change) in told.report.changes_of(one.id) {
            let mut text = Text::default();
            claim::change(story, &mut text, change);
            beside(story, &one.label, one.id, &text);
            any = true;
        }
    }
    story.close();
    if !any {
        instead(story, "pdf-changes-none");
    }
    story.close();
}

pub(super) fn open(story: &mut Story<'_>, told: &Told<'_>) {
    begin(story, "pdf-open");
    let mut any = false;
    for part in &told.report.parts {
        let facts = part.claims.iter().flat_map(Row::with_facts);
        let open: Vec<&Row> = facts.filter(|row| row.is_open()).collect();
        let all = told.order.claims.is_empty();
        let suggestions = if all {
            part.suggestions.as_slice()
        } else {
            &[]
        };
        let untouched = if all { part.coverage.untouched() } else { 0 };
        if open.is_empty() && suggestions.is_empty() && untouched == 0 {
            continue;
        }
        any = true;
        if told.report.parts.len() > 1 {
            story.heading(3, 14.0, &part.title, PART);
        }
        story.open(Group::List);
        for row in open {
            let mut text = Text::default();
            text.line(story.setter.mirrored);
            text.value(&row.words, Look::default());
            text.put(&format!(" ({})", why_open(story, row)), ASIDE);
            beside(story, &row.label, row.id, &text);
        }
        story.close();
        said_by_nobody(story, suggestions);
        if untouched > 0 {
            let count = i64::try_from(untouched).unwrap_or(i64::MAX);
            let values = [("count", Value::Number(count))];
            let text = Text::of(&story.words.with("pdf-open-untouched", &values));
            story.paragraph(4.0, &text, TEXT);
        }
    }
    if !told.in_part() {
        for dispute in &told.report.disputed {
            any = true;
            let mut text = Text::default();
            text.put(&format!("{}: ", story.say("pdf-disputed")), NAMED);
            text.add(dispute);
            story.paragraph(4.0, &text, TEXT);
        }
    }
    if !told.report.problems.is_empty() {
        any = true;
        problems(story, told);
    }
    if !any {
        instead(story, "pdf-open-none");
    }
    story.close();
}

/// What the house's rules find.
fn problems(story: &mut Story<'_>, told: &Told<'_>) {
    let heading = story.say("pdf-house-rules");
    story.heading(3, 14.0, &heading, PART);
    story.open(Group::List);
    for one in &told.report.problems {
        let mut text = Text::default();
        text.line(story.setter.mirrored);
        if one.label.is_empty() && !one.article.is_empty() {
            text.value(&one.article, Look::default()).add(": ");
        }
        text.add(one.code)
            .add(" ")
            .value(&one.says, Look::default());
        let level = story.words.label("finding", one.level);
        text.put(&format!(" ({level}"), ASIDE);
        if !one.reason.trim().is_empty() {
            text.put(": ", ASIDE).value(one.reason.trim(), ASIDE);
        }
        text.put(")", ASIDE);
        let mut number = Text::default();
        match one.claim.filter(|claim| told.labels.contains_key(claim)) {
            Some(claim) => self::number(story, &mut number, &one.label, claim),
            None => {
                number.add(&one.label);
            }
        }
        let cells = [
            (0.0, LABELS, Side::Start, &number, TEXT),
            (BODY, MEASURE - BODY, Side::Own, &text, TEXT),
        ];
        story.row(Role::Entry, 4.0, &cells);
    }
    story.close();
}

fn why_open(story: &Story<'_>, row: &Row<'_>) -> String {
    let mut why = vec![row.status.words.clone()];
    if row.quote.is_none() {
        why.push(story.say("pdf-open-quote"));
    }
    if row.stale {
        why.push(story.say("pdf-stale"));
    }
    let disputed = row.disputed();
    if !disputed.is_empty() {
        let fields = disputed.join(", ").replace('_', " ");
        why.push(format!("{}: {fields}", story.say("pdf-disputed")));
    }
    if row.asks_for_change() {
        why.push(story.say("pdf-open-change"));
    }
    why.join("; ")
}

/// Suggestions, below a line that says what they are.
fn said_by_nobody(story: &mut Story<'_>, suggestions: &[Row<'_>]) {
    if suggestions.is_empty() {
        return;
    }
    let head = Text::of(&story.say("pdf-open-suggestion"));
    if let Some(row) = story.paragraph(10.0, &head, SMALL) {
        row.keep = true;
    }
    story.open(Group::List);
    for row in suggestions {
        let (label, text) = (Text::of(&row.label), Text::of(&row.words));
        let cells = [
            (0.0, LABELS, Side::Start, &label, SMALL),
            (BODY, MEASURE - BODY, Side::Own, &text, TEXT),
        ];
        story.row(Role::Entry, 4.0, &cells);
    }
    story.close();
}

/// A correction: when, what, why.
pub(super) fn correction(story: &Story<'_>, text: &mut Text, one: &Correction) {
    let when = if one.corrected_on.is_empty() {
        story.say("pdf-corrected")
    } else {
        story.words.day(&one.corrected_on)
    };
    text.line(story.setter.mirrored);
    text.put(&format!("{when}: "), ASIDE);
    text.value(&one.what, Look::default());
    if !one.why.trim().is_empty() {
        text.put(" (", ASIDE);
        text.value(one.why.trim(), ASIDE).put(")", ASIDE);
    }
}

pub(super) fn corrections(story: &mut Story<'_>, told: &Told<'_>) {
    let mut all = told.rows();
    if all.all(|one| told.report.corrections_of(one.id).is_empty()) {
        return;
    }
    begin(story, "pdf-corrections");
    story.open(Group::List);
    for row in told.rows() {
        for (_, one) in told.report.corrections_of(row.id) {
            let mut text = Text::default();
            correction(story, &mut text, one);
            beside(story, &row.label, row.id, &text);
        }
    }
    story.close();
    story.close();
}

pub(super) fn sources(story: &mut Story<'_>, told: &Told<'_>) {
    begin(story, "pdf-sources");
    if told.report.sources.is_empty() {
        instead(story, "pdf-sources-none");
    }
    story.open(Group::List);
    for (at, id) in told.report.sources.iter().enumerate() {
        let Some(source) = told.report.session.sources.get(*id) else {
            continue;
        };
        if told.in_part() && !told.cited.contains_key(id) {
            continue;
        }
        let mut text = Text::default();
        if told.report.veils(*id) {
            text.add(&story.say("pdf-confidential-source"));
        } else {
            about(story, &mut text, source);
        }
        let cited = told.cited.get(id);
        if let Some(cited) = cited {
            text.add("\n").line(story.setter.mirrored);
            text.put(&story.say("pdf-cited"), ASIDE);
            for claim in cited {
                if let Some(label) = told.labels.get(claim) {
                    text.add(" ");
                    number(story, &mut text, label, *claim);
                }
            }
        }
        let label = Text::of(&format!("[{}]", at + 1));
        let cells = [
            (0.0, LABELS, Side::Start, &label, SMALL),
            (BODY, MEASURE - BODY, Side::Own, &text, TEXT),
        ];
        if let Some(row) = story.row(Role::Entry, 6.0, &cells) {
            row.place = Some(Place::Source(*id));
        }
    }
    story.close();
    story.close();
}

/// A source in enough detail to find it again.
fn about(story: &mut Story<'_>, text: &mut Text, source: &Source) {
    text.line(story.setter.mirrored);
    if source.title.is_empty() {
        text.add(&story.say("pdf-untitled-source"));
    } else {
        text.value(&source.title, STRONG);
    }
    let kind = if source.kind == SourceKind::Unset {
        String::new()
    } else {
        story.words.label("source-kind", source.kind.word())
    };
    let published = story.words.day(&source.published);
    for said in [&kind, &source.author, &source.publisher, &published] {
        if !said.trim().is_empty() {
            text.add(", ").value(said.trim(), Look::default());
        }
    }
    if !source.address.trim().is_empty() {
        text.add("\n");
        address(story, text, &source.address);
    }
    if !source.archive.trim().is_empty() {
        text.add("\n").line(story.setter.mirrored);
        text.put(&story.say("pdf-archive"), ASIDE).add(" ");
        address(story, text, &source.archive);
    }
    for (key, said) in [
        ("pdf-credibility", source.credibility.trim()),
        ("pdf-note", source.note.trim()),
    ] {
        if !said.is_empty() {
            let label = story.say(key);
            let label = format!("{} ", label.trim_end_matches(':'));
            text.add("\n")
                .line(story.setter.mirrored)
                .put(&label, ASIDE);
            text.value(said, Look::default());
        }
    }
}

pub(super) fn method(story: &mut Story<'_>, told: &Told<'_>) {
    begin(story, "pdf-method");
    let scale = &told.report.scale;
    let mut said = vec![
        story.say("pdf-method-coverage"),
        story.say("pdf-method-verdict"),
    ];
    if !scale.labels.is_empty() {
        let labels: Vec<&str> = scale
            .labels
            .iter()
            .map(|label| label.text.as_str())
            .collect();
        let labels = labels.join(", ");
        let values = [
            ("name", Value::Text(&scale.name)),
            ("labels", Value::Text(&labels)),
        ];
        said.push(story.words.with("pdf-method-scale", &values));
    }
    said.push(story.say("pdf-method-inside"));
    for one in said {
        story.paragraph(6.0, &Text::of(&one), TEXT);
    }
    story.close();
}
