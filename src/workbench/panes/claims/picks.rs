//! What the claims of an article can be picked out by: the signals that found them, and the names they hold.

use std::collections::BTreeMap;

use super::filter::Pick;
use crate::{
    extract::names::{NameKind, joined},
    session::{Claim, SignalKind},
    text::{CodePoints, Span},
};

/// Something to pick claims out by, and which claims it picks out, by their places in the list, in order.
pub(super) type Picked = (Pick, Vec<usize>);

/// The signals and names of an article's claims. `claims` are those in the list, in order, each with its place, and those
/// that are not listed: a name is joined with its other forms also where nothing is.
pub(super) fn picks(
    text: &str,
    points: &CodePoints,
    claims: &[(&Claim, Option<usize>)],
) -> Vec<Picked> {
    let mut picked = by_signal(claims);
    picked.extend(by_name(text, points, claims));
    picked
}

/// In the order of [`SignalKind::ALL`].
fn by_signal(claims: &[(&Claim, Option<usize>)]) -> Vec<Picked> {
    let found = |kind: &SignalKind| {
        let holds = |claim: &Claim| claim.signals.iter().any(|signal| signal.kind == *kind);
        let places = claims.iter().filter(|(claim, _)| holds(claim));
        places.filter_map(|(_, place)| *place).collect::<Vec<_>>()
    };
    SignalKind::ALL
        .iter()
        .map(|kind| (Pick::Signal(kind.clone()), found(kind)))
        .filter(|(_, places)| !places.is_empty())
        .collect()
}

/// The name that most claims hold first; of equals, the one that is mentioned first.
fn by_name(text: &str, points: &CodePoints, claims: &[(&Claim, Option<usize>)]) -> Vec<Picked> {
    let mut mentions: BTreeMap<Span, NameKind> = BTreeMap::new();
    let mut held: Vec<(Span, usize)> = Vec::new();
    for (claim, place) in claims {
        for signal in &claim.signals {
            let Some(kind) = name_kind(&signal.kind) else {
                continue;
            };
            let Some(span) = points.to_span(text, signal.start, signal.end) else {
                continue;
            };
            mentions.insert(span, kind);
            held.extend(place.map(|place| (span, place)));
        }
    }
    let names = joined(text, mentions);
    let mut groups: Vec<(&str, Vec<usize>)> = Vec::new();
    let mut group_of: BTreeMap<Span, usize> = BTreeMap::new();
    for name in &names {
        let form = name.span.of(text);
        group_of.insert(name.span, name.group);
        match groups.get_mut(name.group) {
            Some((fullest, _)) if fullest.len() < form.len() => *fullest = form,
            Some(_) => {}
            None => groups.push((form, Vec::new())),
        }
    }
    for (span, place) in held {
        let group = group_of.get(&span).and_then(|&group| groups.get_mut(group));
        if let Some((_, places)) = group
            && places.last() != Some(&place)
        {
            places.push(place);
        }
    }
    groups.retain(|(_, places)| !places.is_empty());
    groups.sort_by_key(|(_, places)| std::cmp::Reverse(places.len()));
    groups
        .into_iter()
        .map(|(form, places)| (Pick::Name(form.into()), places))
        .collect()
}

/// What a signal says is named, if it says that.
const fn name_kind(kind: &SignalKind) -> Option<NameKind> {
    match kind {
        SignalKind::Person => Some(NameKind::Person),
        SignalKind::Organisation => Some(NameKind::Organisation),
        SignalKind::Place => Some(NameKind::Place),
        _ => None,
    }
}
