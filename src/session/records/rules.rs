//! What must hold of a record beside its grammar: names that name a record, places that hold whole characters of a draft,
//! dates that a calendar has, numbers in their range.
//!
//! One list of rules for both doors. A command that would break one is refused, where it sets the field; a file that breaks
//! one is told of, and kept as it was found.

use super::{
    claim::Claim,
    evidence::{Change, Contact, Correction, Evidence, SignOff},
    kind::Kind,
    scale::PRESETS,
    tables::Tables,
};
use crate::{
    session::{reading::names::MOST, values::id::Id},
    text::{Anchor, Few, is_whole},
};

/// A field of a record that breaks a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The field; `history` for who is said to have done something.
    pub field: &'static str,
    /// What is wrong with it, in words for a person.
    pub what: String,
}

/// How far a link from claim to claim is followed.
const FAR: usize = 1000;

impl Tables {
    /// What breaks a rule in one record. Linear in its size.
    pub fn faults(&self, kind: &Kind, id: Id) -> Vec<Fault> {
        let mut look = Look {
            tables: self,
            found: Vec::new(),
        };
        match kind {
            Kind::Details => {
                let details = &self.details;
                look.names("scale", &Kind::Scale, details.scale);
                look.range("threshold", details.threshold, 1000);
            }
            Kind::Article => {
                if let Some(article) = self.articles.get(id) {
                    look.names("draft", &Kind::Draft, article.draft);
                    look.date("published", &article.published);
                }
            }
            Kind::Draft => {
                if let Some(draft) = self.drafts.get(id) {
                    look.names("article", &Kind::Article, Some(draft.article));
                }
            }
            Kind::Mark => {
                if let Some(mark) = self.marks.get(id) {
                    look.names("article", &Kind::Article, Some(mark.article));
                    look.anchors(mark.article, &mark.anchors);
                }
            }
            Kind::Claim => {
                if let Some(claim) = self.claims.get(id) {
                    look.claim(id, claim);
                }
            }
            Kind::Source => {
                if let Some(source) = self.sources.get(id) {
                    look.date("published", &source.published);
                    look.date("accessed_on", &source.accessed_on);
                    look.names("same_as", &Kind::Source, source.same_as);
                }
            }
            Kind::Evidence => {
                if let Some(evidence) = self.evidence.get(id) {
                    look.evidence(evidence);
                }
            }
            Kind::Claimed => {
                if let Some(claimed) = self.claimed.get(id) {
                    look.names("article", &Kind::Article, Some(claimed.article));
                    look.names("claim", &Kind::Claim, claimed.claim);
                    look.names("evidence", &Kind::Evidence, claimed.evidence);
                }
            }
            Kind::Contact => {
                if let Some(contact) = self.contacts.get(id) {
                    look.contact(contact);
                }
            }
            Kind::Change => {
                if let Some(change) = self.changes.get(id) {
                    look.change(change);
                }
            }
            Kind::SignOff => {
                if let Some(sign_off) = self.sign_offs.get(id) {
                    look.sign_off(sign_off);
                }
            }
            Kind::Correction => {
                if let Some(correction) = self.corrections.get(id) {
                    look.correction(correction);
                }
            }
            Kind::Comment => {
                if let Some(comment) = self.comments.get(id) {
                    look.names("claim", &Kind::Claim, Some(comment.claim));
                    look.names("under", &Kind::Comment, comment.under);
                    look.names("contact", &Kind::Contact, comment.contact);
                }
            }
            Kind::SecondCheck => {
                if let Some(second) = self.second_checks.get(id) {
                    look.names("claim", &Kind::Claim, Some(second.claim));
                }
            }
            _ => {}
        }
        look.people(kind, id);
        look.found
    }

    /// Why a place of an article's draft is none, whatever its quote; nothing if it is one.
    pub fn place_fault(&self, article: Id, draft: Id, anchor: &Anchor) -> Option<String> {
        let Some(found) = self.drafts.get(draft) else {
            return Some(format!(
                "names the draft {draft}, which is not in this file"
            ));
        };
        if found.article != article {
            return Some(format!(
                "names the draft {draft}, which is of another article"
            ));
        }
        let (text, points) = (found.paragraphs.text(), found.paragraphs.points());
        let said = format!("{}–{}", anchor.start, anchor.end);
        match anchor.in_place(text, points) {
            Some(span) if span.is_empty() => Some(format!("{said} holds no words")),
            Some(span) if !is_whole(text, span) => {
                Some(format!("{said} begins or ends inside a character"))
            }
            _ => None,
        }
    }
}

/// A look at one record.
struct Look<'t> {
    tables: &'t Tables,
    found: Vec<Fault>,
}

impl Look<'_> {
    fn say(&mut self, field: &'static str, what: String) {
        self.found.push(Fault { field, what });
    }

    fn names(&mut self, field: &'static str, to: &Kind, name: Option<Id>) {
        let Some(name) = name else { return };
        let preset = *to == Kind::Scale && PRESETS.iter().any(|preset| preset.id == name);
        if self.tables.record(to, name).is_none() && !preset {
            self.say(
                field,
                format!("names {name}, which is not among the {}", to.word()),
            );
        }
    }

    fn range(&mut self, field: &'static str, value: i64, most: i64) {
        if !(0..=most).contains(&value) {
            self.say(field, format!("{value} does not lie between 0 and {most}"));
        }
    }

    /// A date that looks like `YYYY-MM-DD` or `YYYY-MM` is one of the calendar. Other words are left to people.
    fn date(&mut self, field: &'static str, words: &str) {
        if !is_possible_date(words) {
            self.say(field, format!("{words:?} is no day that the calendar has"));
        }
    }

    fn anchors(&mut self, article: Id, anchors: &Few<Id, Anchor>) {
        for (draft, anchor) in anchors.iter() {
            if let Some(what) = self.tables.place_fault(article, *draft, anchor) {
                self.say("anchors", what);
            }
        }
    }

    fn claim(&mut self, id: Id, claim: &Claim) {
        self.names("article", &Kind::Article, Some(claim.article));
        self.names("parent", &Kind::Claim, claim.parent);
        self.names("merged_into", &Kind::Claim, claim.merged_into);
        self.names("assigned_to", &Kind::Person, claim.assigned_to);
        self.names("checked_against", &Kind::Draft, claim.checked_against);
        self.leads_on("parent", id, |claim| claim.parent);
        self.leads_on("merged_into", id, |claim| claim.merged_into);
        let parent = claim
            .parent
            .and_then(|parent| self.tables.claims.get(parent));
        if claim.is_part() && parent.is_some_and(|parent| parent.article != claim.article) {
            self.say("parent", "names a claim of another article".to_owned());
        }
        self.anchors(claim.article, &claim.anchors);
        self.date("claimed_on", &claim.claimed_on);
        self.range("checkable", claim.checkable, 1000);
        self.range("worth", claim.worth, 1000);
        if let Some(what) = claim.weighed.and_then(|weighed| weighed.fault()) {
            self.say("weighed", what);
        }
        self.range("difficulty", claim.difficulty, 5);
        self.range("fact_number", claim.fact_number, MOST);
        self.range("letter", claim.letter, MOST);
    }

    /// A link from claim to claim that does not come back to where it began.
    fn leads_on(&mut self, field: &'static str, id: Id, link: impl Fn(&Claim) -> Option<Id>) {
        let mut at = id;
        for _ in 0..FAR {
            match self.tables.claims.get(at).and_then(&link) {
                Some(next) if next == id => {
                    self.say(field, "leads back to itself".to_owned());
                    return;
                }
                Some(next) => at = next,
                None => return,
            }
        }
    }

    fn evidence(&mut self, evidence: &Evidence) {
        self.names("claim", &Kind::Claim, Some(evidence.claim));
        self.names("source", &Kind::Source, Some(evidence.source));
        self.names("looked_by", &Kind::Person, evidence.looked_by);
        self.date("looked_on", &evidence.looked_on);
    }

    fn contact(&mut self, contact: &Contact) {
        for claim in &contact.claims {
            self.names("claims", &Kind::Claim, Some(*claim));
        }
        self.date("contacted_on", &contact.contacted_on);
    }

    fn change(&mut self, change: &Change) {
        self.names("claim", &Kind::Claim, Some(change.claim));
        for evidence in &change.evidence {
            self.names("evidence", &Kind::Evidence, Some(*evidence));
        }
        self.names("decided_by", &Kind::Person, change.decided_by);
        self.date("decided_on", &change.decided_on);
    }

    fn sign_off(&mut self, sign_off: &SignOff) {
        self.names("article", &Kind::Article, Some(sign_off.article));
    }

    fn correction(&mut self, correction: &Correction) {
        self.names("claim", &Kind::Claim, Some(correction.claim));
        self.date("corrected_on", &correction.corrected_on);
    }

    /// Who made it, and who did what is told of it, is a person of the session.
    fn people(&mut self, kind: &Kind, id: Id) {
        let Some(record) = self.tables.record(kind, id) else {
            return;
        };
        let made_by = record.made_by();
        self.names("made_by", &Kind::Person, made_by);
        let events = record.history().iter();
        let mut by: Vec<Id> = events.filter_map(|(_, event)| event.by).collect();
        by.sort_unstable();
        by.dedup();
        for person in by.into_iter().filter(|person| Some(*person) != made_by) {
            self.names("history", &Kind::Person, Some(person));
        }
    }
}

/// Whether words that are written like a date of the calendar are one.
fn is_possible_date(words: &str) -> bool {
    let digits =
        |part: &str, count: usize| part.len() == count && part.bytes().all(|b| b.is_ascii_digit());
    let day = words.split(['T', ' ']).next().unwrap_or_default();
    let parts: Vec<&str> = day.split('-').collect();
    match parts.as_slice() {
        [year, month] if digits(year, 4) && digits(month, 2) => month
            .parse::<u8>()
            .is_ok_and(|month| (1..=12).contains(&month)),
        [year, month, date] if digits(year, 4) && digits(month, 2) && digits(date, 2) => {
            day.parse::<jiff::civil::Date>().is_ok()
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_one_of_the_calendar() {
        for (words, possible) in [
            ("", true),
            ("2024-02-29", true),
            ("2023-02-29", false),
            ("2024-13", false),
            ("2024-12", true),
            ("2024", true),
            ("2024-02-30T10:00", false),
            ("spring 2024", true),
            ("2024-00-10", false),
        ] {
            assert_eq!(is_possible_date(words), possible, "{words:?}");
        }
    }
}
