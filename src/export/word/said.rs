//! What the comment on a claim says.

use std::collections::BTreeSet;

use super::weave::Said;
use crate::export::{
    report::{Report, Row},
    words::{Language, Value, Words},
};
use crate::import::own::BETWEEN;
use crate::session::{Author, Change, Evidence, Id, Moment, Record as _, Resolution};

/// What stands between the words of a change that is tracked in the text, in one direction or the other: a comment that comes back
/// says so which changes were.
pub const ARROWS: [char; 2] = ['→', '←'];

/// Fields whose last event is when, and by whom, a claim was decided.
const DECIDED: [&str; 4] = ["check_status", "verdict", "resolution", "rationale"];

/// Whoever says something, and when.
pub struct Signature {
    by: String,
    initials: String,
    on: Option<Moment>,
}

impl Signature {
    /// A person of the session, if names may be told; else the desk.
    pub fn of(report: &Report<'_>, who: Option<Id>, on: Option<Moment>) -> Self {
        let person = who.and_then(|id| report.session.people.get(id));
        let named = person.filter(|person| report.options.people && !person.name.is_empty());
        let (by, initials) = match named {
            Some(person) if person.initials.is_empty() => {
                (person.name.clone(), Author::initials_of(&person.name))
            }
            Some(person) => (person.name.clone(), person.initials.clone()),
            None => (
                report.words.say("word-author"),
                report.words.say("word-initials"),
            ),
        };
        Self { by, initials, on }
    }

    /// Somebody whom a document names.
    pub fn named(report: &Report<'_>, by: &str, on: &str) -> Self {
        if !report.options.people {
            return Self::of(report, None, moment(on));
        }
        Self {
            by: by.to_owned(),
            initials: Author::initials_of(by),
            on: moment(on),
        }
    }

    /// By and when a claim was decided.
    fn decided(report: &Report<'_>, row: &Row<'_>) -> Self {
        let events = row.claim.history().iter();
        let last = events
            .filter(|(_, event)| DECIDED.contains(&&*event.field))
            .max_by_key(|(id, event)| (event.at, **id));
        let (who, on) = last.map_or((row.claim.made_by, row.claim.made_at), |(_, event)| {
            (event.by, Some(event.at))
        });
        Self::of(report, who, on)
    }

    /// With what is said, by `now` where nobody knows when.
    pub fn says(self, paragraphs: Vec<String>, now: Option<Moment>) -> Said {
        Said {
            by: self.by,
            initials: self.initials,
            on: self
                .on
                .or(now)
                .map_or_else(String::new, |on| on.to_string()),
            paragraphs,
        }
    }
}

/// The comment on a claim: its number with what was decided, why, what it rests on, the changes that are asked for; those that are
/// tracked in the text are told with an arrow ([`ARROWS`]), those that are not (`by_hand`) without.
pub fn comment(
    report: &Report<'_>,
    row: &Row<'_>,
    changes: &[(Id, &Change)],
    by_hand: &BTreeSet<Id>,
    now: Option<Moment>,
) -> Said {
    let words = &report.words;
    let mut head = vec![row.label.as_str(), &row.status.words];
    if !row.verdict.words.is_empty() {
        head.push(&row.verdict.words);
    }
    if row.claim.resolution != Resolution::None || row.copy.disputed {
        head.push(&row.copy.words);
    }
    let mut paragraphs = vec![head.join(BETWEEN)];
    let mut say = |key: &str, text: &str| {
        if !text.trim().is_empty() {
            paragraphs.push(words.with(key, &[("text", Value::Text(text.trim()))]));
        }
    };
    say("word-why", &row.claim.conclusion);
    say("word-why", &row.rationale.words);
    for proof in &row.evidence {
        let stance = proof.stance.words.as_str();
        let said = source(report, &proof.evidence);
        let values = [
            ("stance", Value::Text(stance)),
            ("text", Value::Text(&said)),
        ];
        paragraphs.push(words.with("word-source", &values));
    }
    for (id, change) in changes {
        let (from, to) = (change.original.trim(), change.proposed.trim());
        let values = [("from", Value::Text(from)), ("to", Value::Text(to))];
        let key = match (by_hand.contains(id), to.is_empty()) {
            (false, false) => "word-change",
            (false, true) => "word-taken-out",
            (true, false) => "word-change-by-hand",
            (true, true) => "word-taken-out-by-hand",
        };
        paragraphs.push(words.with(key, &values));
        if !change.reason.trim().is_empty() {
            let values = [("text", Value::Text(change.reason.trim()))];
            paragraphs.push(words.with("word-reason", &values));
        }
    }
    Signature::decided(report, row).says(paragraphs, now)
}

/// The lines of a comment but for its first, by their words.
const LINES: [&str; 7] = [
    "word-why",
    "word-source",
    "word-change",
    "word-taken-out",
    "word-change-by-hand",
    "word-taken-out-by-hand",
    "word-reason",
];

/// With what the lines of a comment begin, in any language: what begins otherwise somebody else has written.
pub fn begins_like_ours() -> BTreeSet<String> {
    // No sentence holds this sign.
    const HERE: &str = "\u{1}";
    let values = ["text", "stance", "from", "to"].map(|name| (name, Value::Text(HERE)));
    let of = |language: &Language| {
        let words = Words::of(*language);
        LINES.map(|key| {
            let line = words.with(key, &values);
            let begins = line.split_once(HERE).map_or("", |(begins, _)| begins);
            begins.trim().to_owned()
        })
    };
    Language::ALL.iter().flat_map(of).collect()
}

/// A piece of evidence in a line: the source, where in it, what it says there.
fn source(report: &Report<'_>, evidence: &Evidence) -> String {
    let Some(source) = report.session.source(evidence.source) else {
        return String::new();
    };
    if report.veils(evidence.source) {
        return report.words.say("summary-confidential-source");
    }
    let mut said = source.title.clone();
    for (before, part) in [(", ", &evidence.locator), (", ", &source.published)] {
        if !part.trim().is_empty() {
            said.push_str(before);
            said.push_str(part.trim());
        }
    }
    if !evidence.extract.trim().is_empty() {
        said.push_str(": “");
        said.push_str(evidence.extract.trim());
        said.push('”');
    }
    if !source.address.trim().is_empty() {
        said.push(' ');
        said.push_str(source.address.trim());
    }
    said
}

/// When somebody said something, as documents write it: a moment, or a day.
fn moment(on: &str) -> Option<Moment> {
    Moment::parse(on)
        .or_else(|| Moment::parse(&format!("{on}Z")))
        .or_else(|| Moment::parse(&format!("{on}T00:00:00Z")))
}
