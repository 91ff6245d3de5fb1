//! An article: what it is, its text with the claims marked in it, and the claims.

use std::collections::BTreeMap;

use super::super::story::{Group, Role, Side, Story};
use super::super::style::{BODY, CHAPTER, LABEL, LABELS, MEASURE, PART, SOFT, TEXT};
use super::super::text::{ASIDE, Look, NAMED, QUOTED, STRONG, Text};
use super::{Told, address, claim, number};
use crate::export::report::Part;
use crate::export::words::Value;
use crate::session::{Id, Placed, Role as Kind};
use crate::text::Span;

pub(super) fn article(story: &mut Story<'_>, told: &Told<'_>, part: &Part<'_>) {
    story.open(Group::Section);
    story.heading(2, 34.0, &part.title, CHAPTER);
    facts(story, part);
    text(story, told, part.id);
    let heading = story.say("pdf-claims");
    story.heading(3, 24.0, &heading, PART);
    let mut any = false;
    for row in &part.claims {
        claim::claim(story, told, row);
        any = true;
    }
    if !any {
        let none = Text::of(&story.say("pdf-no-claims"));
        story.paragraph(4.0, &none, TEXT);
    }
    signed(story, told, part.id);
    story.close();
}

fn facts(story: &mut Story<'_>, part: &Part<'_>) {
    let article = part.article;
    let draft = part.draft.map(|(number, hash)| {
        let short: String = hash.chars().take(12).collect();
        let values = [
            ("number", Value::Number(number)),
            ("hash", Value::Text(&short)),
        ];
        story.words.with("pdf-draft-said", &values)
    });
    let risks = article.risks.iter();
    let risks: Vec<String> = risks
        .map(|risk| story.words.label("risk", risk.word()))
        .collect();
    let facts = [
        ("pdf-byline", article.byline.clone()),
        ("pdf-publisher", article.publisher.clone()),
        ("pdf-agency", article.agency.clone()),
        ("pdf-published", story.words.day(&article.published)),
        ("pdf-address", article.address.clone()),
        ("pdf-article-id", article.article_id.clone()),
        ("pdf-draft", draft.unwrap_or_default()),
        ("pdf-risks", risks.join(", ")),
        ("pdf-note", article.note.clone()),
    ];
    story.open(Group::List);
    let mut first = true;
    for (key, said) in &facts {
        let mut text = Text::default();
        if *key == "pdf-address" {
            address(story, &mut text, said);
        } else {
            text.add(said);
        }
        let label = story.say(key);
        let row = story.fact(&label, &text);
        if let Some(row) = row.filter(|_| std::mem::take(&mut first)) {
            row.before = 8.0;
        }
    }
    story.close();
}

/// The text of the draft that was checked, each claim on a tint with its number behind it.
fn text(story: &mut Story<'_>, told: &Told<'_>, id: Id) {
    let session = told.report.session;
    let Some((_, draft)) = session.draft_of(id) else {
        return;
    };
    let all = session.claims_of(id);
    let told_of = |place: &&Placed| told.labels.contains_key(&place.id);
    let mut placed: Vec<&Placed> = all.iter().filter(told_of).collect();
    placed.sort_by_key(|place| (place.span.start, place.span.end, place.id));
    let heading = story.say("pdf-text");
    story.heading(3, 20.0, &heading, PART);
    let words = draft.paragraphs.text();
    // Claims that go over the end of a paragraph are few.
    let mut over: Vec<&Placed> = Vec::new();
    let mut rest = placed.into_iter().peekable();
    for (n, paragraph) in draft.paragraphs.paragraphs().iter().enumerate() {
        let span = paragraph.span;
        while let Some(place) = rest.next_if(|place| place.span.start < span.end) {
            over.push(place);
        }
        over.retain(|place| place.span.end > span.start);
        let look = match paragraph.role {
            Kind::Headline | Kind::Subheading => STRONG,
            Kind::Furniture => ASIDE,
            Kind::Caption | Kind::Quotation => QUOTED,
            _ => Look::default(),
        };
        let mut text = Text::default();
        if !paragraph.speaker.is_empty() {
            text.put(&format!("{}: ", paragraph.speaker), NAMED);
        }
        marked(story, told, &mut text, words, span, &over, look);
        if text.is_blank() {
            continue;
        }
        let beside = Text::of(&format!("¶ {}", n + 1));
        let cells = [
            (0.0, LABELS, Side::Start, &beside, LABEL),
            (BODY, MEASURE - BODY, Side::Own, &text, TEXT),
        ];
        story.row(Role::Paragraph, 5.0, &cells);
    }
}

/// A paragraph: what lies in a claim is on a tint, and where one ends stands its number.
fn marked(
    story: &mut Story<'_>,
    told: &Told<'_>,
    text: &mut Text,
    words: &str,
    paragraph: Span,
    claims: &[&Placed<'_>],
    look: Look,
) {
    // At each place: how many claims begin, how many end, and whose numbers stand there.
    let mut places: BTreeMap<usize, (usize, usize, Vec<Id>)> = BTreeMap::new();
    for claim in claims {
        let start = claim.span.start.max(paragraph.start);
        let end = claim.span.end.min(paragraph.end);
        if start >= end {
            continue;
        }
        places.entry(start).or_default().0 += 1;
        let at_end = places.entry(end).or_default();
        at_end.1 += 1;
        if claim.span.end <= paragraph.end {
            at_end.2.push(claim.id);
        }
    }
    places.entry(paragraph.end).or_default();
    let mut at = paragraph.start;
    let mut inside = 0_usize;
    for (place, (begin, end, ids)) in places {
        let tint = inside > 0;
        text.put(words.get(at..place).unwrap_or(""), Look { tint, ..look });
        at = place;
        for id in ids {
            if let Some(label) = told.labels.get(&id) {
                text.add("\u{A0}");
                number(story, text, label, id);
            }
        }
        inside = (inside + begin).saturating_sub(end);
    }
}

fn signed(story: &mut Story<'_>, told: &Told<'_>, id: Id) {
    let all = told.report.session.sign_offs.live();
    let mut rows = Vec::new();
    for (_, sign_off) in all.filter(|(_, one)| one.article == id) {
        let name = if told.order.options.people {
            sign_off.name.as_str()
        } else {
            ""
        };
        let who: Vec<&str> = [sign_off.role.as_str(), name]
            .into_iter()
            .filter(|said| !said.is_empty())
            .collect();
        let values = [
            ("who", Value::Text(&who.join(", "))),
            ("open", Value::Number(sign_off.open_claims)),
        ];
        rows.push(story.words.with("pdf-signed-said", &values));
    }
    if rows.is_empty() {
        return;
    }
    let label = story.say("pdf-signed");
    story.open(Group::List);
    for (n, said) in rows.iter().enumerate() {
        let mut text = Text::default();
        text.put(
            said,
            Look {
                colour: Some(SOFT),
                ..Look::default()
            },
        );
        if let Some(row) = story.fact(&label, &text).filter(|_| n == 0) {
            row.before = 14.0;
            row.rule = true;
        }
    }
    story.close();
}
