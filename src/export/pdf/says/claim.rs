//! One claim with everything that belongs to it.

use super::super::story::{Group, Mark, Place, Role, Side, Story, Target};
use super::super::style::{ACCENT, BODY, CLAIM, LABELS, MEASURE, NUMBER, SMALL, TEXT};
use super::super::text::{ASIDE, Look, NAMED, QUOTED, STRONG, Text, short};
use super::{Told, shown};
use crate::export::report::{self, Proof, Row, Shown};
use crate::export::words::Value;
use crate::session::{Change, Importance, Resolution, Stance, Tier};

/// A claim, its parts below it.
pub(super) fn claim(story: &mut Story<'_>, told: &Told<'_>, row: &Row<'_>) {
    one(story, told, row, 4);
    for part in &row.parts {
        one(story, told, part, 5);
    }
}

fn one(story: &mut Story<'_>, told: &Told<'_>, row: &Row<'_>, level: u16) {
    story.open(Group::Claim);
    head(story, row, level);
    state(story, row);
    story.open(Group::List);
    said(story, row);
    evidence(story, told, row);
    let label = story.say("pdf-writers-source");
    story.entry(&label, &Text::of(&row.claim.writers_source), TEXT);
    let label = story.say("pdf-unresolved");
    story.entry(&label, &Text::of(&row.claim.unresolved), TEXT);
    follow_up(story, told, row);
    story.close();
    story.close();
}

fn head(story: &mut Story<'_>, row: &Row<'_>, level: u16) {
    let label = Text::of(&row.label);
    let words = Text::of(&row.words);
    let cells = [
        (0.0, LABELS, Side::Start, &label, NUMBER),
        (BODY, MEASURE - BODY, Side::Own, &words, CLAIM),
    ];
    let title = short(&format!("{} {}", row.label, row.words), 90);
    let (before, depth) = if level > 4 { (14.0, 3) } else { (20.0, 2) };
    if let Some(made) = story.row(Role::Heading(level), before, &cells) {
        made.rule = true;
        made.keep = true;
        made.place = Some(Place::Claim(row.id));
        made.mark = Some(Mark { depth, title });
    }
}

/// Where the work stands, what was found, what happens to the copy: in one line.
fn state(story: &mut Story<'_>, row: &Row<'_>) {
    let mut text = Text::default();
    text.line(story.setter.mirrored);
    let values = [
        ("pdf-status", &row.status),
        ("pdf-verdict", &row.verdict),
        ("pdf-copy", &row.copy),
    ];
    // That nothing happens to the copy goes without saying.
    let nothing = !row.in_parts && !row.copy.disputed && row.claim.resolution == Resolution::None;
    let values = values
        .into_iter()
        .filter(|(key, _)| *key != "pdf-copy" || !nothing);
    for (n, (key, value)) in values.enumerate() {
        if n > 0 {
            text.add("\u{2003}");
        }
        let label = story.say(key);
        text.put(&format!("{label}\u{A0}"), ASIDE);
        let look = if key == "pdf-verdict" && !value.words.is_empty() {
            STRONG
        } else {
            Look::default()
        };
        text.value(&shown(story, value), look);
    }
    if row.stale {
        text.add("\n");
        text.put(&story.say("pdf-stale"), STRONG);
    }
    if let Some(row) = story.paragraph(1.0, &text, SMALL) {
        row.keep = true;
    }
}

/// What the claim says, where, and what was found.
fn said(story: &mut Story<'_>, row: &Row<'_>) {
    let claim = row.claim;
    let mut quote = Text::default();
    match row.quote {
        Some((words, paragraph)) => {
            if words != row.words {
                quote.put(&in_quotes(words), QUOTED).add(", ");
            }
            let at = i64::try_from(paragraph).unwrap_or(i64::MAX);
            let at = [("number", Value::Number(at))];
            quote.put(&story.words.with("pdf-paragraph", &at), ASIDE);
        }
        None => {
            quote.add(&story.say("pdf-quote-gone"));
        }
    }
    let mut why = Vec::new();
    if row.importance.disputed || claim.importance != Importance::Unset {
        let values = [("importance", Value::Text(&row.importance.words))];
        why.push(story.words.with("pdf-importance", &values));
    }
    let types = claim.types.iter();
    why.extend(types.map(|kind| story.words.label("claim-type", kind.word())));
    for risk in &claim.risks {
        let risk = story.words.label("risk", risk.word());
        let values = [("risk", Value::Text(&risk))];
        why.push(story.words.with("pdf-risk", &values));
    }
    why.extend(claim.reasons_now().cloned());
    let entries = [
        ("pdf-quote", quote),
        (
            "pdf-who",
            Text::of(&report::attribution(claim, story.words)),
        ),
        ("pdf-when", Text::of(&story.words.day(&claim.claimed_on))),
        ("pdf-where", Text::of(&claim.appearances.join("\n"))),
        ("pdf-dates", Text::of(&report::times(claim))),
        ("pdf-why-checked", Text::of(&why.join("; "))),
        ("pdf-found", Text::of(&claim.conclusion)),
        ("pdf-why", disputed(story, &row.rationale)),
        ("pdf-sure", Text::of(&claim.confidence)),
    ];
    for (key, text) in &entries {
        let label = story.say(key);
        story.entry(&label, text, TEXT);
    }
}

/// A text, and that it is disputed.
fn disputed(story: &Story<'_>, value: &Shown) -> Text {
    let mut text = Text::default();
    if value.disputed {
        text.put(&format!("({}) ", story.say("pdf-disputed")), NAMED);
    }
    text.add(&value.words);
    text
}

fn evidence(story: &mut Story<'_>, told: &Told<'_>, row: &Row<'_>) {
    let order = |stance: &Stance| match stance {
        Stance::Supports => 0,
        Stance::Contradicts => 1,
        _ => 2,
    };
    let mut all: Vec<&Proof<'_>> = row.evidence.iter().collect();
    all.sort_by_key(|proof| order(&proof.evidence.stance));
    for proof in all {
        let key = match proof.evidence.stance {
            Stance::Supports => "pdf-evidence-for",
            Stance::Contradicts => "pdf-evidence-against",
            _ => "pdf-evidence-context",
        };
        let label = story.say(key);
        let text = one_proof(story, proof);
        story.entry(&label, &text, TEXT);
    }
    if row.evidence.is_empty() && !row.in_parts {
        let (label, none) = (story.say("pdf-evidence"), story.say("pdf-none"));
        story.entry(&label, &Text::of(&none), TEXT);
    }
    for (_, note) in told.report.named_of(row.id) {
        let label = story.say("pdf-named");
        story.entry(&label, &Text::of(&note.text), TEXT);
    }
}

fn one_proof(story: &mut Story<'_>, proof: &Proof<'_>) -> Text {
    let evidence = proof.evidence.as_ref();
    let mut text = Text::default();
    text.line(story.setter.mirrored);
    let place = Target::Within(Place::Source(evidence.source));
    let link = if proof.number.is_some() {
        story.link(place)
    } else {
        None
    };
    let colour = link.map(|_| ACCENT);
    let look = Look {
        colour,
        link,
        ..Look::default()
    };
    text.value(&proof.source, look);
    // What would give a confidential source away is not in the report.
    let mut about: Vec<String> = [&evidence.locator, &evidence.method]
        .into_iter()
        .filter(|said| !said.trim().is_empty())
        .cloned()
        .collect();
    if evidence.tier != Tier::Unset {
        about.push(story.words.label("tier", evidence.tier.word()));
    }
    if !evidence.looked_on.is_empty() {
        let day = story.words.day(&evidence.looked_on);
        about.push(
            story
                .words
                .with("pdf-looked-at", &[("day", Value::Text(&day))]),
        );
    }
    if let Some(name) = proof.looked_by {
        about.push(
            story
                .words
                .with("pdf-looked-by", &[("name", Value::Text(name))]),
        );
    }
    if proof.stance.disputed {
        about.push(proof.stance.words.clone());
    }
    for said in about {
        text.put(", ", ASIDE).value(&said, ASIDE);
    }
    if !evidence.extract.trim().is_empty() {
        text.add("\n");
        text.put(&in_quotes(&evidence.extract), QUOTED);
    }
    if !evidence.note.trim().is_empty() {
        text.add("\n");
        text.put(evidence.note.trim(), ASIDE);
    }
    text
}

/// Words between quotation marks, unless they begin with one.
fn in_quotes(words: &str) -> String {
    let words = words.trim();
    if words.starts_with(['“', '"', '«', '„', '‘']) {
        words.to_owned()
    } else {
        format!("“{words}”")
    }
}

/// A change to the copy, what was decided last.
pub(super) fn change(story: &Story<'_>, text: &mut Text, change: &Change) {
    let mirrored = story.setter.mirrored;
    text.line(mirrored);
    text.value(&format!("“{}”", change.original), Look::default());
    text.put(if mirrored { " ← " } else { " → " }, ASIDE);
    text.value(&format!("“{}”", change.proposed), STRONG);
    if !change.reason.trim().is_empty() {
        text.put(" (", ASIDE);
        text.value(change.reason.trim(), ASIDE).put(")", ASIDE);
    }
    let decision = story.words.label("decision", change.decision.word());
    text.add(": ").value(&decision, Look::default());
}

/// Changes asked for, people asked, corrections, and what is disputed besides.
fn follow_up(story: &mut Story<'_>, told: &Told<'_>, row: &Row<'_>) {
    for (_, one) in told.report.changes_of(row.id) {
        let mut text = Text::default();
        change(story, &mut text, one);
        let label = story.say("pdf-changes");
        story.entry(&label, &text, TEXT);
    }
    for (_, contact) in told.report.contacts_of(row.id) {
        let somebody = story.say("pdf-asked-somebody");
        let who = match (told.order.options.people, contact.role.is_empty()) {
            (true, _) => contact.name.as_str(),
            (false, false) => contact.role.as_str(),
            (false, true) => &somebody,
        };
        let (key, who) = if contact.attempts > 1 {
            ("pdf-asked-times", who)
        } else {
            ("pdf-asked-said", who)
        };
        let values = [
            ("who", Value::Text(who)),
            ("times", Value::Number(contact.attempts)),
        ];
        let mut text = Text::of(&story.words.with(key, &values));
        for (key, said) in [
            ("pdf-asked-about", &contact.asked),
            ("pdf-asked-outcome", &contact.outcome),
            ("pdf-asked-reply", &contact.reply),
        ] {
            if !said.trim().is_empty() {
                text.add("\n").line(story.setter.mirrored);
                text.put(&story.say(key), ASIDE).add(" ");
                text.value(said.trim(), Look::default());
            }
        }
        let label = story.say("pdf-asked");
        story.entry(&label, &text, TEXT);
    }
    for (_, one) in told.report.corrections_of(row.id) {
        let mut text = Text::default();
        super::closing::correction(story, &mut text, one);
        let label = story.say("pdf-corrections");
        story.entry(&label, &text, TEXT);
    }
    let label = story.say("pdf-note");
    let note = disputed(story, &row.note);
    if !row.note.words.trim().is_empty() {
        story.entry(&label, &note, TEXT);
    }
    let others = row.also_disputed();
    let label = story.say("pdf-also-disputed");
    story.entry(&label, &Text::of(&others.join("; ")), TEXT);
}
