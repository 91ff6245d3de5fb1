//! `ClaimReview` of schema.org, as Google documents it
//! (<https://developers.google.com/search/docs/appearance/structured-data/factcheck>) and Full Fact extends it
//! (<https://fullfact.github.io/markup-investigation/>: every claim has its own `@id`, evidence is cited, corrections are named).
//!
//! One claim is one object, several are an array of objects that are each whole: an editor pastes one or all of them into a page,
//! and each stays what it is when it is cut out. A list (`ItemList`) would say that their order means something.

use serde_json::{Map, Value, json};

use super::super::escape::plain;
use super::super::report::{Report, Row};
use super::super::{ExportError, Made, Order};
use super::{is_address, name, one_line, written};
use crate::session::{Article, CheckStatus, Claim, Label, Scale, Session};

/// The length below which a claim is shown whole, in characters (Google: "try to keep this less than 75 characters").
const SHORT: usize = 75;

/// Makes the checks that were published.
pub(in crate::export) fn claim_review(
    session: &Session,
    order: &Order<'_>,
) -> Result<Made, ExportError> {
    let report = Report::new(session, order.options);
    let mut made = Vec::new();
    let mut warnings = Vec::new();
    let publisher = publisher(session, order);
    if !is_address(&order.address) {
        warnings.push(
            "no address yet of the page that the checks will stand on: search engines take none without its \"url\" (--address https://…)"
                .to_owned(),
        );
    }
    if publisher.is_empty() {
        warnings.push("nobody is named who publishes the check".to_owned());
    }
    for part in &report.parts {
        let rows = part.claims.iter().flat_map(|row| {
            let facts: Vec<&Row> = if row.in_parts {
                row.parts.iter().collect()
            } else {
                vec![row]
            };
            facts
        });
        let rows = rows.filter(|row| {
            order.takes(row.id) && order.article.is_none_or(|one| one == row.claim.article)
        });
        for row in rows {
            match review(&report, order, part.article, &publisher, row) {
                Ok(review) => {
                    warnings.extend(flaws(&report.scale, row));
                    made.push(review);
                }
                Err(why) => warnings.push(format!("{} is left out: {why}", row.label)),
            }
        }
    }
    let all = match made.len() {
        0 => {
            let why = warnings.join("; ");
            return Err(ExportError::Unwritten(format!(
                "no claim with a verdict is among them; {why}"
            )));
        }
        1 => made.pop().unwrap_or_default(),
        _ => Value::Array(made),
    };
    Ok(Made {
        bytes: written(&all)?,
        warnings,
    })
}

/// Who publishes the check.
fn publisher(session: &Session, order: &Order<'_>) -> String {
    let told = one_line(&order.publisher);
    if told.is_empty() {
        one_line(&session.details.publication)
    } else {
        told
    }
}

/// The finding in words: the label, or, where the house writes sentences, the conclusion.
fn finding(scale: &Scale, row: &Row) -> Result<(String, Option<Label>), &'static str> {
    if row.verdict.disputed {
        return Err("its verdict is disputed");
    }
    if row.rationale.disputed {
        return Err("its rationale is disputed");
    }
    let claim = row.claim;
    match &claim.verdict {
        Some(verdict) => {
            let label = scale.label(verdict).cloned();
            let text = label.as_ref().map_or(verdict, |label| &label.text);
            Ok((one_line(text), label))
        }
        None if !claim.conclusion.trim().is_empty() => Ok((one_line(&claim.conclusion), None)),
        None => Err("it has no verdict"),
    }
}

/// The number of a label among those of its scale, with the worst and the best: none for a label without an order. The worst is
/// 1 at least, and the others move with it.
pub fn number(scale: &Scale, label: &Label) -> Option<(i64, i64, i64)> {
    let values = scale.labels.iter().filter_map(|one| one.value);
    let (worst, best) = (values.clone().min()?, values.max()?);
    let by = (1_i64.checked_sub(worst)?).max(0);
    let moved = |value: i64| value.checked_add(by);
    (best > worst).then_some((moved(label.value?)?, moved(worst)?, moved(best)?))
}

fn review(
    report: &Report,
    order: &Order<'_>,
    article: &Article,
    publisher: &str,
    row: &Row,
) -> Result<Value, &'static str> {
    let claim = row.claim;
    let (said, label) = finding(&report.scale, row)?;
    let mut rating = Map::new();
    rating.insert("@type".into(), "Rating".into());
    rating.insert("alternateName".into(), said.into());
    if let Some((value, worst, best)) = label.and_then(|label| number(&report.scale, &label)) {
        rating.insert("ratingValue".into(), value.into());
        rating.insert("worstRating".into(), worst.into());
        rating.insert("bestRating".into(), best.into());
    }
    let rationale = plain(claim.rationale.trim());
    if !rationale.is_empty() {
        rating.insert("ratingExplanation".into(), rationale.into());
    }
    let mut all = Map::new();
    let mut put = |name: &str, value: Value| {
        all.insert(name.to_owned(), value);
    };
    put("@context", "https://schema.org".into());
    put("@type", "ClaimReview".into());
    put("claimReviewed", one_line(&row.words).into());
    put("reviewRating", rating.into());
    put("itemReviewed", item(article, row));
    if is_address(&order.address) {
        put("url", order.address.clone().into());
    }
    if let Some(now) = order.now {
        let day: String = now.to_string().chars().take(10).collect();
        put("datePublished", day.into());
    }
    if !publisher.is_empty() {
        put(
            "author",
            json!({ "@type": "Organization", "name": publisher }),
        );
    }
    let cited = cited(report, row);
    if !cited.is_empty() {
        put("citation", cited.into());
    }
    let mut corrections: Vec<(&str, Value)> = Vec::new();
    for (_, one) in report.session.corrections.live() {
        if one.claim == row.id {
            let text = plain(&format!("{} {}", one.what, one.why));
            let comment = json!({ "@type": "CorrectionComment", "text": text.trim(), "datePublished": one.corrected_on });
            corrections.push((&one.corrected_on, comment));
        }
    }
    corrections.sort_by_key(|(day, _)| *day);
    if let Some((day, _)) = corrections.last() {
        put("dateModified", (*day).into());
        let comments = corrections.iter().map(|(_, comment)| comment.clone());
        put("correction", comments.collect::<Vec<_>>().into());
    }
    Ok(all.into())
}

/// The claim itself: who makes it, when, where it appeared.
fn item(article: &Article, row: &Row) -> Value {
    let claim = row.claim;
    let mut item = Map::new();
    item.insert("@type".into(), "Claim".into());
    item.insert("@id".into(), name(row.id).into());
    let claimant = claimant(claim);
    if !claimant.is_empty() {
        let mut author = Map::new();
        author.insert("@type".into(), "Person".into());
        author.insert("name".into(), claimant.into());
        if is_address(&claim.claimant_address) {
            author.insert("sameAs".into(), claim.claimant_address.clone().into());
        }
        item.insert("author".into(), author.into());
    }
    let on = [&claim.claimed_on, &article.published];
    if let Some(on) = on.into_iter().find(|on| !on.trim().is_empty()) {
        item.insert("datePublished".into(), one_line(on).into());
    }
    let mut places: Vec<&String> = claim.appearances.iter().collect();
    if places.is_empty() {
        places.push(&article.address);
    }
    let places = places.into_iter().filter(|place| is_address(place));
    let places: Vec<Value> = places
        .map(|place| json!({ "@type": "CreativeWork", "url": place }))
        .collect();
    if !places.is_empty() {
        item.insert("appearance".into(), places.into());
    }
    item.into()
}

/// Who makes the claim: nobody, where its source is not named, or denies it.
pub fn claimant(claim: &Claim) -> String {
    if !claim.claimant.trim().is_empty() {
        return one_line(&claim.claimant);
    }
    let said = claim.attribution.as_deref();
    said.filter(|said| !said.anonymous && !said.denied)
        .map_or_else(String::new, |said| one_line(&said.source))
}

/// What the check rests on, as far as it may be told.
fn cited(report: &Report, row: &Row) -> Vec<Value> {
    let mut cited = Vec::new();
    for proof in &row.evidence {
        let Some(source) = report.session.source(proof.evidence.source) else {
            continue;
        };
        if report.veils(proof.evidence.source) || source.title.is_empty() {
            continue;
        }
        let mut one = Map::new();
        one.insert("@type".into(), "CreativeWork".into());
        one.insert("name".into(), one_line(&source.title).into());
        if is_address(&source.address) {
            one.insert("url".into(), source.address.clone().into());
        }
        let one = Value::from(one);
        if !cited.contains(&one) {
            cited.push(one);
        }
    }
    cited
}

/// What is not as it should be of a check that is written all the same.
fn flaws(scale: &Scale, row: &Row) -> Vec<String> {
    let claim = row.claim;
    let label = &row.label;
    let mut flaws = Vec::new();
    let words = one_line(&row.words);
    let length = words.chars().count();
    if length >= SHORT {
        flaws.push(format!(
            "{label}: the claim has {length} characters; fewer than {SHORT} are shown whole"
        ));
    }
    let bare = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric());
        let words = words.filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect()
    };
    let own = bare(&words);
    for verdict in &scale.labels {
        let verdict_words = bare(&verdict.text);
        if !verdict_words.is_empty()
            && own
                .windows(verdict_words.len())
                .any(|at| at == verdict_words)
        {
            flaws.push(format!(
                "{label}: the claim itself says “{}”, a word of the rating scale",
                one_line(&verdict.text)
            ));
        }
    }
    if claim.rationale.trim().is_empty() {
        flaws.push(format!("{label}: nothing explains the verdict"));
    }
    if claim.check_status != CheckStatus::Checked {
        flaws.push(format!("{label}: it is not marked as checked"));
    }
    if row.stale {
        flaws.push(format!("{label}: its text has changed since"));
    }
    let unknown = claim
        .verdict
        .as_ref()
        .filter(|one| scale.label(one).is_none());
    if let Some(verdict) = unknown {
        flaws.push(format!(
            "{label}: “{}” is no label of the rating scale",
            one_line(verdict)
        ));
    }
    let odd = claim.appearances.iter().filter(|place| !is_address(place));
    flaws.extend(
        odd.map(|place| format!("{label}: “{}” is no address, and left out", one_line(place))),
    );
    flaws
}
