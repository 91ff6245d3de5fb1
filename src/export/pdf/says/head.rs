//! The title, the facts of the session and how much is decided.

use super::super::story::{Group, Role, Side, Story};
use super::super::style::{CELL, CHAPTER, COLUMN, KICKER, MEASURE, TEXT, TITLE};
use super::super::text::Text;
use super::Told;
use crate::export::words::Value;
use crate::session::Coverage;

/// How wide the first column of the table of coverage is.
const FIRST: f32 = 98.0;

pub(super) fn head(story: &mut Story<'_>, told: &Told<'_>) {
    let report = told.report;
    let details = &report.session.details;
    let kicker = Text::of(&story.say("pdf-kicker"));
    let cell = (0.0, MEASURE, Side::Start, &kicker, KICKER);
    if let Some(row) = story.row(Role::Paragraph, 0.0, &[cell]) {
        row.keep = true;
    }
    let title = Text::of(&report.title);
    let cell = (0.0, MEASURE, Side::Own, &title, TITLE);
    if let Some(row) = story.row(Role::Heading(1), 4.0, &[cell]) {
        row.keep = true;
    }
    story.open(Group::List);
    let made = told.order.now.map(|now| story.words.day(&now.to_string()));
    let facts = [
        ("pdf-made", made.unwrap_or_default()),
        ("pdf-publication", details.publication.clone()),
        ("pdf-deadline", story.words.day(&details.deadline)),
        ("pdf-scale", report.scale.name.clone()),
        ("pdf-note", details.note.clone()),
    ];
    let mut first = true;
    for (key, said) in &facts {
        let label = story.say(key);
        let row = story.fact(&label, &Text::of(said));
        if let Some(row) = row.filter(|_| std::mem::take(&mut first)) {
            row.before = 14.0;
        }
    }
    story.close();
    coverage(story, told);
}

fn coverage(story: &mut Story<'_>, told: &Told<'_>) {
    story.open(Group::Section);
    let heading = story.say("pdf-coverage");
    story.heading(2, 26.0, &heading, CHAPTER);
    let all = told.report.coverage;
    let number = |number: usize| Value::Number(i64::try_from(number).unwrap_or(i64::MAX));
    let said = story.words.with(
        "pdf-coverage-said",
        &[
            ("percent", number(all.percent())),
            ("sentences", number(all.sentences)),
            ("checked", number(all.checked)),
            ("left", number(all.left)),
        ],
    );
    let text = Text::of(&said);
    let cell = (0.0, MEASURE, Side::Own, &text, TEXT);
    if let Some(row) = story.row(Role::Paragraph, 4.0, &[cell]) {
        row.keep = true;
    }
    story.open(Group::Table);
    let columns = [
        "article",
        "sentences",
        "claimed",
        "nothing",
        "untouched",
        "decided",
        "left",
        "checked",
        "wrong",
        "attention",
    ];
    let columns = columns.map(|name| story.say(&format!("pdf-column-{name}")));
    row(story, Role::Columns, &columns);
    for part in &told.report.parts {
        let cells = figures(story, &part.title, &part.coverage);
        row(story, Role::Cells, &cells);
    }
    if told.report.parts.len() > 1 {
        let name = story.say("pdf-all-articles");
        let cells = figures(story, &name, &all);
        row(story, Role::Cells, &cells);
    }
    story.close();
    story.close();
}

fn figures(story: &Story<'_>, title: &str, coverage: &Coverage) -> [String; 10] {
    let number = |number: usize| {
        story
            .words
            .number(i64::try_from(number).unwrap_or(i64::MAX))
    };
    [
        super::super::text::short(title, 300),
        number(coverage.sentences),
        number(coverage.claimed),
        number(coverage.nothing),
        number(coverage.untouched()),
        format!("{} %", coverage.percent()),
        number(coverage.left),
        number(coverage.checked),
        number(coverage.wrong),
        number(coverage.attention),
    ]
}

fn row(story: &mut Story<'_>, role: Role, cells: &[String; 10]) {
    let head = role == Role::Columns;
    let style = if head { COLUMN } else { CELL };
    let texts: Vec<Text> = cells.iter().map(|cell| Text::of(cell)).collect();
    let width = (MEASURE - FIRST) / 9.0;
    let mut start = 0.0;
    let mut unset = Vec::with_capacity(texts.len());
    for (n, text) in texts.iter().enumerate() {
        let (wide, side) = if n == 0 {
            (FIRST, Side::Own)
        } else {
            (width, Side::End)
        };
        unset.push((start, wide - 4.0, side, text, style));
        start += if n == 0 { wide - 2.0 } else { width };
    }
    if let Some(row) = story.row(role, if head { 12.0 } else { 4.0 }, &unset) {
        row.keep = head;
        row.rule = !head;
    }
}
