//! A check that was published, and is edited.

use serde_json::Value;

use super::{Work, each, short};
use crate::export::{linked, plain};
use crate::session::{Claim, Command, Id, Kind};

/// A text of an object, without what a terminal would obey.
fn text(of: &Value, key: &str) -> Option<String> {
    of.get(key)?.as_str().map(|text| plain(text.trim()))
}

/// Lays one check beside its claim. What it does not say changes nothing: other programs leave out what they do not know.
pub(super) fn read(work: &mut Work, review: &Value) {
    let reviewed = text(review, "claimReviewed").unwrap_or_default();
    let item = each(review.get("itemReviewed")).first();
    let name = item.and_then(|item| item.get("@id")?.as_str());
    let Some(id) = name.and_then(|name| work.names.get(name).copied()) else {
        work.unplaced.push(format!(
            "the check of “{}” belongs to no claim of this session",
            short(&reviewed)
        ));
        return;
    };
    let session = work.session;
    let Some(claim) = session.claims.get(id).filter(|one| session.is_live(one)) else {
        work.unplaced.push(format!(
            "the check of “{}”: its claim was put aside or taken out",
            short(&reviewed)
        ));
        return;
    };
    let label = session.label(id);
    let article = session.articles.get(claim.article);
    let draft = article.and_then(|article| article.draft);
    if !reviewed.is_empty() {
        let now = line(claim.words(draft));
        let command = Command::SetStatement {
            claim: id,
            statement: reviewed.clone(),
        };
        work.propose(&label, id, "claim", (&now, &line(&reviewed)), command);
    }
    if let Some(rating) = each(review.get("reviewRating")).first() {
        self::rating(work, &label, (id, claim), rating);
    }
    if let Some(item) = item {
        let published = article.map_or("", |article| &article.published);
        let address = article.map_or("", |article| &article.address);
        self::item(work, &label, (id, claim), item, (published, address));
    }
}

/// What was found, and why.
fn rating(work: &mut Work, label: &str, (id, claim): (Id, &Claim), rating: &Value) {
    if let Some(said) = text(rating, "alternateName").or_else(|| text(rating, "name")) {
        if claim.verdict.is_none() && !claim.conclusion.trim().is_empty() {
            let now = line(&claim.conclusion);
            set(work, label, id, "conclusion", (&now, &said));
        } else {
            work.verdict(label, id, &said);
        }
        let named = work.scale.labels.iter();
        let named = named.filter(|one| one.text.to_lowercase() == said.to_lowercase());
        let number = named
            .filter_map(|one| linked::number(&work.scale, one))
            .map(|(value, ..)| value)
            .next();
        let told = rating.get("ratingValue").and_then(|value| {
            let told = value.as_str().map(str::to_owned);
            told.or_else(|| value.as_number().map(ToString::to_string))
        });
        if let (Some(number), Some(told)) = (number, told)
            && told.trim() != number.to_string()
        {
            work.unplaced.push(format!(
                "{label}: the number {} is not that of “{}” ({number}); the words count",
                short(&told),
                short(&said)
            ));
        }
    }
    if let Some(why) = text(rating, "ratingExplanation") {
        let now = plain(claim.rationale.trim());
        let command = Command::SetRationale {
            claim: id,
            rationale: why.clone(),
        };
        work.propose(label, id, "rationale", (&now, &why), command);
    }
}

/// Who makes the claim, when, and where it appeared.
fn item(
    work: &mut Work,
    label: &str,
    (id, claim): (Id, &Claim),
    item: &Value,
    (published, address): (&str, &str),
) {
    if let Some(author) = each(item.get("author")).first() {
        if let Some(who) = text(author, "name") {
            let now = linked::claimant(claim);
            set(work, label, id, "claimant", (&now, &who));
        }
        if let Some(same) = each(author.get("sameAs")).first().and_then(Value::as_str) {
            set(
                work,
                label,
                id,
                "claimant_address",
                (&claim.claimant_address, &plain(same)),
            );
        }
    }
    if let Some(on) = text(item, "datePublished") {
        let now = if claim.claimed_on.trim().is_empty() {
            published
        } else {
            &claim.claimed_on
        };
        set(work, label, id, "claimed_on", (now, &on));
    }
    let places = ["appearance", "firstAppearance"].into_iter();
    let places = places.flat_map(|key| each(item.get(key)));
    let mut then: Vec<String> = Vec::new();
    for place in places {
        let place = place.as_str().or_else(|| place.get("url")?.as_str());
        if let Some(place) = place.map(plain)
            && !then.contains(&place)
        {
            then.push(place);
        }
    }
    let own = [address.to_owned()];
    let now = if claim.appearances.is_empty() {
        &own[..]
    } else {
        &claim.appearances
    };
    // What is no address was not written: it stays.
    let (now, kept): (Vec<&str>, Vec<&str>) = now
        .iter()
        .map(String::as_str)
        .filter(|place| !place.is_empty())
        .partition(|place| linked::is_address(place));
    if !then.is_empty() {
        let value: Vec<&str> = then.iter().map(String::as_str).chain(kept).collect();
        let command = Command::SetField {
            kind: Kind::Claim,
            id,
            field: "appearances".to_owned(),
            value: value.into(),
        };
        let texts = (now.join(", "), then.join(", "));
        work.propose(
            label,
            id,
            "where it appeared",
            (&texts.0, &texts.1),
            command,
        );
    }
}

fn set(work: &mut Work, label: &str, id: Id, field: &str, (now, then): (&str, &str)) {
    let command = Command::SetField {
        kind: Kind::Claim,
        id,
        field: field.to_owned(),
        value: then.into(),
    };
    work.propose(label, id, &field.replace('_', " "), (now, then), command);
}

fn line(text: &str) -> String {
    let text = plain(text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
