//! A claim with everything that belongs to it.

use serde::Serialize;

use super::{Anchors, count, meaning as class};
use crate::export::report::{self, Proof, Report, Row, Shown};
use crate::export::words::Value;
use crate::session::{CheckStatus, Contact, Importance, Stance, Tier};

#[derive(Serialize)]
pub(super) struct ClaimSaid<'a> {
    /// The name of the place of its card.
    id: String,
    /// The name of the place of its words in the text; empty where they are gone.
    place: String,
    /// What people call it: F4, F4a.
    label: &'a str,
    /// The claim in words.
    words: &'a str,
    /// Its words in the article, where they are others.
    quote: &'a str,
    /// The number of their paragraph; 0 where they are gone.
    paragraph: usize,
    who: String,
    when: String,
    /// Where it appeared.
    appeared: &'a [String],
    dates: String,
    /// Why it was checked.
    why_checked: Vec<String>,
    status: ShownSaid<'a>,
    /// The status as files hold it, where it is one that the program knows.
    status_class: &'static str,
    verdict: ShownSaid<'a>,
    /// What the verdict means: `right`, `partly`, `wrong`, `open`; `none` without one.
    meaning: &'static str,
    copy: ShownSaid<'a>,
    stale: bool,
    found: &'a str,
    why: ShownSaid<'a>,
    sure: &'a str,
    supports: Vec<ProofSaid<'a>>,
    contradicts: Vec<ProofSaid<'a>>,
    context: Vec<ProofSaid<'a>>,
    /// Whether its parts are the facts, and its status and verdict what they say together.
    in_parts: bool,
    writers_source: &'a str,
    unresolved: &'a str,
    /// What the writer named and nobody accepted.
    named: Vec<&'a str>,
    changes: Vec<ChangeOf<'a>>,
    contacts: Vec<String>,
    corrections: Vec<String>,
    note: ShownSaid<'a>,
    /// What else is disputed of it.
    also_disputed: Vec<String>,
    parts: Vec<Self>,
}

/// A value in words, and whether it is disputed.
#[derive(Serialize)]
struct ShownSaid<'a> {
    words: &'a str,
    disputed: bool,
}

impl<'a> From<&'a Shown> for ShownSaid<'a> {
    fn from(shown: &'a Shown) -> Self {
        Self {
            words: &shown.words,
            disputed: shown.disputed,
        }
    }
}

/// A piece of evidence.
#[derive(Serialize)]
struct ProofSaid<'a> {
    /// What its source is called, with its number.
    source: &'a str,
    /// The name of that source's place; empty where it is not in the list.
    place: String,
    /// Where in it, how and when it was looked at, and by whom.
    about: Vec<String>,
    extract: &'a str,
    note: &'a str,
}

/// A change to the copy.
#[derive(Serialize)]
pub(super) struct ChangeOf<'a> {
    pub original: &'a str,
    pub proposed: &'a str,
    pub reason: &'a str,
    pub decision: String,
    /// The decision as files hold it.
    pub decision_class: &'static str,
}

/// What a claim's verdict means; of one that is disputed or differs by part, nothing is said.
pub(super) fn meaning(report: &Report<'_>, row: &Row<'_>) -> &'static str {
    if row.verdict.words.is_empty() {
        return "none";
    }
    if row.verdict.disputed {
        return "open";
    }
    let labels = report.scale.labels.iter();
    let label = labels
        .into_iter()
        .find(|label| label.text == row.verdict.words);
    label.map_or("open", |label| class(report.scale.meaning(label)))
}

impl<'a> ClaimSaid<'a> {
    pub fn of(report: &'a Report<'a>, row: &'a Row<'a>, anchors: &Anchors) -> Self {
        let claim = row.claim;
        let words = &report.words;
        let with =
            |key: &str, name: &str, text: &str| words.with(key, &[(name, Value::Text(text))]);
        let mut why_checked = Vec::new();
        if row.importance.disputed || claim.importance != Importance::Unset {
            why_checked.push(with("summary-importance", "level", &row.importance.words));
        }
        let types = claim.types.iter();
        why_checked.extend(types.map(|kind| words.label("claim-type", kind.word())));
        let risks = claim.risks.iter();
        let risks = risks.map(|risk| words.label("risk", risk.word()));
        why_checked.extend(risks.map(|risk| with("summary-risk", "risk", &risk)));
        why_checked.extend(claim.reasons_now().cloned());
        let proofs = |wanted: fn(&Stance) -> bool| {
            let all = row.evidence.iter();
            all.filter(|proof| wanted(&proof.evidence.stance))
                .map(|proof| proof_of(report, proof))
                .collect()
        };
        let (quote, paragraph) = row.quote.unwrap_or_default();
        Self {
            id: anchors.card(row.id),
            place: if row.span.is_some() {
                anchors.words(row.id)
            } else {
                String::new()
            },
            label: &row.label,
            words: &row.words,
            quote: if quote == row.words { "" } else { quote },
            paragraph,
            who: report::attribution(claim, words),
            when: words.day(&claim.claimed_on),
            appeared: &claim.appearances,
            dates: report::times(claim),
            why_checked,
            status: (&row.status).into(),
            status_class: match &claim.check_status {
                CheckStatus::ToCheck => "to-check",
                CheckStatus::InProgress => "in-progress",
                CheckStatus::Checked => "checked",
                CheckStatus::NeedsAttention => "needs-attention",
                CheckStatus::Other(_) => "other",
            },
            verdict: (&row.verdict).into(),
            meaning: meaning(report, row),
            copy: (&row.copy).into(),
            stale: row.stale,
            found: &claim.conclusion,
            why: (&row.rationale).into(),
            sure: &claim.confidence,
            supports: proofs(|stance| *stance == Stance::Supports),
            contradicts: proofs(|stance| *stance == Stance::Contradicts),
            context: proofs(|stance| !matches!(stance, Stance::Supports | Stance::Contradicts)),
            in_parts: row.in_parts,
            writers_source: &claim.writers_source,
            unresolved: &claim.unresolved,
            named: report
                .named_of(row.id)
                .iter()
                .map(|(_, note)| note.text.as_str())
                .collect(),
            changes: super::closing::changes_of(report, row),
            contacts: report
                .contacts_of(row.id)
                .iter()
                .map(|(_, contact)| asked(report, contact))
                .collect(),
            corrections: report
                .corrections_of(row.id)
                .iter()
                .map(|(_, one)| super::closing::corrected(report, one))
                .collect(),
            note: (&row.note).into(),
            also_disputed: row.also_disputed(),
            parts: row
                .parts
                .iter()
                .map(|part| Self::of(report, part, anchors))
                .collect(),
        }
    }
}

fn proof_of<'a>(report: &Report<'_>, proof: &'a Proof<'a>) -> ProofSaid<'a> {
    let evidence = proof.evidence.as_ref();
    let words = &report.words;
    let with = |key: &str, name: &str, text: &str| words.with(key, &[(name, Value::Text(text))]);
    let mut about = Vec::new();
    for part in [evidence.locator.as_str(), &evidence.method] {
        if !part.is_empty() {
            about.push(part.to_owned());
        }
    }
    if evidence.tier != Tier::Unset {
        about.push(words.label("tier", evidence.tier.word()));
    }
    if !evidence.looked_on.is_empty() {
        let day = words.day(&evidence.looked_on);
        about.push(with("summary-looked-on", "day", &day));
    }
    if let Some(name) = proof.looked_by {
        about.push(with("summary-looked-by", "name", name));
    }
    if proof.stance.disputed {
        about.push(proof.stance.words.clone());
    }
    let place = proof.number.map(|number| format!("s{number}"));
    ProofSaid {
        source: &proof.source,
        place: place.unwrap_or_default(),
        about,
        extract: evidence.extract.trim(),
        note: evidence.note.trim(),
    }
}

/// That somebody was asked, what about, and what came of it.
fn asked(report: &Report<'_>, contact: &Contact) -> String {
    let words = &report.words;
    let somebody;
    let who = match (report.options.people, contact.role.is_empty()) {
        (true, _) => &contact.name,
        (false, false) => &contact.role,
        (false, true) => {
            somebody = words.say("summary-somebody");
            &somebody
        }
    };
    let times = count(usize::try_from(contact.attempts.max(1)).unwrap_or(1));
    let mut said = vec![words.with("summary-asked", &[("who", Value::Text(who)), ("n", times)])];
    for (key, text) in [
        ("summary-about", &contact.asked),
        ("summary-outcome", &contact.outcome),
        ("summary-replied", &contact.reply),
    ] {
        if !text.is_empty() {
            said.push(words.with(key, &[("text", Value::Text(text))]));
        }
    }
    said.join("; ")
}
