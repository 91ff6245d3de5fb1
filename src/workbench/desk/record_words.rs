//! What people call records and their fields.

use crate::session::{Id, Kind, Session};

/// What a record is about, in a few words; empty where there are none.
pub fn subject(session: &Session, kind: &Kind, id: Id) -> String {
    let draft_of = |article| session.draft_of(article).map(|(id, _)| id);
    let claim_words = |id| {
        let claim = session.claims.get(id);
        claim.map_or("", |claim| claim.words(draft_of(claim.article)))
    };
    let words = match kind {
        Kind::Claim => claim_words(id),
        Kind::Evidence => session
            .evidence
            .get(id)
            .and_then(|one| session.source(one.source))
            .map_or("", |source| source.title.as_str()),
        Kind::Comment => session.comments.get(id).map_or("", |one| &one.text),
        Kind::Claimed => session.claimed.get(id).map_or("", |one| &one.text),
        Kind::Source => session.sources.get(id).map_or("", |one| &one.title),
        Kind::Article => session.articles.get(id).map_or("", |one| &one.title),
        Kind::Person => session.people.get(id).map_or("", |one| &one.name),
        Kind::Scale => session.scales.get(id).map_or("", |one| &one.name),
        Kind::Contact => session.contacts.get(id).map_or("", |one| &one.name),
        Kind::Change => session
            .changes
            .get(id)
            .map_or("", |one| claim_words(one.claim)),
        Kind::SecondCheck => session
            .second_checks
            .get(id)
            .map_or("", |one| claim_words(one.claim)),
        Kind::Expectation => session.expectations.get(id).map_or("", |one| &one.code),
        Kind::Correction => session
            .corrections
            .get(id)
            .map_or("", |one| claim_words(one.claim)),
        _ => "",
    };
    short(words, 90)
}

/// A field's name as people read it.
pub fn field_words(field: &str) -> String {
    match field {
        "check_status" => "Status".to_owned(),
        "resolution" => "Copy".to_owned(),
        "anchors" => "Place in the text".to_owned(),
        "checked_against" => "Decided on".to_owned(),
        "merged_into" => "Joined with".to_owned(),
        "removed" => "Taken out".to_owned(),
        "checks_blind" => "Checks blind".to_owned(),
        "threshold" => "Suggestions shown from".to_owned(),
        other => capital(&other.replace('_', " ")),
    }
}

/// Words that begin with a capital.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

/// Words cut to a length, with an ellipsis.
pub fn short(words: &str, most: usize) -> String {
    if words.chars().count() <= most {
        return words.to_owned();
    }
    let cut: String = words.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", cut.trim_end())
}
