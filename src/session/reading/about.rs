//! What records are called in messages: a claim by its number, its first words and its article, as people speak of it.

use crate::session::{
    document::Session,
    reading::{conflict::Conflict, names::Names},
    records::kind::Kind,
    values::{id::Id, moment::Moment},
};
use crate::text::brief;

/// The most of a claim's words, and of other words, that a name has, in code points.
const WORDS: usize = 60;
/// The most of a value.
const VALUE: usize = 80;

impl Session {
    /// The claim that a record is about, if it is about one; of several, the first.
    pub fn claim_about(&self, kind: &Kind, id: Id) -> Option<Id> {
        match kind {
            Kind::Claim => Some(id),
            Kind::Evidence => self.evidence.get(id).map(|one| one.claim),
            Kind::Claimed => self.claimed.get(id).and_then(|one| one.claim),
            Kind::Change => self.changes.get(id).map(|one| one.claim),
            Kind::Comment => self.comments.get(id).map(|one| one.claim),
            Kind::Correction => self.corrections.get(id).map(|one| one.claim),
            Kind::SecondCheck => self.second_checks.get(id).map(|one| one.claim),
            Kind::Contact => {
                let contact = self.contacts.get(id)?;
                contact.claims.first().copied()
            }
            _ => None,
        }
    }

    /// A claim as people speak of it: `F12 “The bridge is the longest”, in “Harbour”`; empty for one that is not there.
    pub fn name_claim(&self, names: &Names, id: Id) -> String {
        let Some(claim) = self.claims.get(id) else {
            return String::new();
        };
        let article = self.articles.get(claim.article);
        let words = claim.words(article.and_then(|article| article.draft));
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut name = names.label(self, id);
        if !words.is_empty() {
            name = format!("{name} “{}”", first(&words));
        }
        let title = article.map_or("", |article| article.title.trim());
        if !title.is_empty() {
            name = format!("{name}, in “{}”", first(title));
        }
        name
    }

    /// A record as people speak of it: a claim by its number and words, what is about a claim by that one, the rest by its title
    /// or name; by the name of its record only where it has nothing else.
    pub fn name_record(&self, names: &Names, kind: &Kind, id: Id) -> String {
        if *kind == Kind::Details {
            return "the session".to_owned();
        }
        let claim = self.claim_about(kind, id);
        let claim = claim.map(|claim| self.name_claim(names, claim));
        let claim = claim.filter(|name| !name.is_empty());
        let record = self.record(kind, id);
        let what = record.map_or_else(|| kind.word(), |record| record.kind());
        let called = ["title", "name"].into_iter().find_map(|field| {
            let name = record?.get(field)?.as_str()?.trim().to_owned();
            (!name.is_empty()).then_some(name)
        });
        match (called, claim) {
            (_, Some(claim)) if *kind == Kind::Claim => claim,
            (Some(name), Some(claim)) => format!("the {what} “{}” about {claim}", first(&name)),
            (Some(name), None) => format!("the {what} “{}”", first(&name)),
            (None, Some(claim)) => format!("the {what} about {claim}"),
            (None, None) => format!("the {what} {id}"),
        }
    }
}

impl Conflict {
    /// Its values, each with who set it and when, as far as that is known.
    pub fn sides_in_words(&self) -> String {
        let sides = self.sides.iter().map(|side| {
            let at = side
                .at
                .map_or_else(String::new, |at| format!(", {}", minute(at)));
            format!("{} ({}{at})", brief(&side.said, VALUE), side.who)
        });
        sides.collect::<Vec<_>>().join(" / ")
    }

    /// The field as people read it.
    pub fn field_in_words(&self) -> String {
        self.field.replace('_', " ")
    }

    /// It in a sentence: `F12 “The bridge …”, in “Harbour”: verdict is disputed: True (Ida, 2026-01-31 09:30 UTC) / False (Leo, …)`.
    pub fn in_words(&self, session: &Session, names: &Names) -> String {
        format!(
            "{}: {} is disputed: {}",
            session.name_record(names, &self.kind, self.id),
            self.field_in_words(),
            self.sides_in_words()
        )
    }
}

/// The first words of a text.
fn first(text: &str) -> String {
    if text.chars().count() <= WORDS {
        return text.to_owned();
    }
    let cut: String = text.chars().take(WORDS).collect();
    format!("{}…", cut.trim_end())
}

/// A moment to the minute.
pub fn minute(at: Moment) -> String {
    let text = at.to_string();
    let minute: String = text.chars().take(16).collect();
    format!("{} UTC", minute.replace('T', " "))
}
