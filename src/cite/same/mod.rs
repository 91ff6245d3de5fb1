//! Sources that were entered twice: found by address, DOI, or title and year.

mod one;

use std::collections::{BTreeMap, HashMap};

use super::address::{address_key, also, doi_of, title as title_of};
use crate::session::{Id, NewSource, Session, Source};

pub(super) use one::fold;
pub use one::{enter, merge};

/// The most sources of one title that are laid beside each other: a hundred called "Interview" are no doubles.
const SAME_TITLE: usize = 40;

/// Why two sources look like one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// The same DOI.
    Doi,
    /// The same address, apart from what makes no difference.
    Address,
    /// The same title, and nothing that tells them apart.
    Title,
}

impl Why {
    /// In words.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Doi => "the same DOI",
            Self::Address => "the same address",
            Self::Title => "the same title",
        }
    }
}

/// A source that seems to be another one, entered again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Double {
    /// The one that would stand: the one that is cited most, of these the one that was entered first.
    pub stands: Id,
    /// The other one.
    pub twice: Id,
    /// Why.
    pub why: Why,
}

/// A title without what makes no difference: case, signs, spaces.
fn folded(title: &str) -> String {
    let words = title.split(|c: char| !c.is_alphanumeric());
    let words: Vec<String> = words
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join(" ")
}

/// Where a source is found, by its DOI or its address without what makes no difference: its own address first.
fn keys<'s>(address: &'s str, note: &'s str) -> impl Iterator<Item = (Why, String)> {
    let all = std::iter::once(address).chain(also(note));
    all.filter_map(|address| {
        let doi = doi_of(address).map(|doi| (Why::Doi, doi));
        doi.or_else(|| Some((Why::Address, address_key(address)?)))
    })
}

/// Whether a title was only made of the address.
fn is_made(title: &str, address: &str) -> bool {
    let doi = || doi_of(address).map(|doi| format!("doi:{doi}"));
    title == title_of(address) || doi().as_deref() == Some(title)
}

fn year(source: &Source) -> String {
    source.published.trim().chars().take(4).collect()
}

/// Whether nothing of two sources of one title tells them apart: where both say something, they say the same.
fn agree(one: &Source, other: &Source) -> bool {
    let same = |a: &str, b: &str| a.is_empty() || b.is_empty() || a == b;
    let address = |source: &Source| address_key(&source.address).unwrap_or_default();
    same(&year(one), &year(other))
        && same(&folded(&one.author), &folded(&other.author))
        && same(&folded(&one.publisher), &folded(&other.publisher))
        && same(&address(one), &address(other))
}

/// The sources of a session that seem to have been entered twice, each with the one that would stand for it. Linear in sources and
/// evidence, up to logarithms.
pub fn doubles(session: &Session) -> Vec<Double> {
    let mut cited: HashMap<Id, usize> = HashMap::new();
    for (_, evidence) in session.evidence.live() {
        let stands = session.standing_source(evidence.source);
        *cited.entry(stands).or_default() += 1;
    }
    let mut groups = Groups::default();
    let mut titles: BTreeMap<String, Vec<(Id, &Source)>> = BTreeMap::new();
    let mut places = BTreeMap::new();
    for (id, source) in session.standing_sources() {
        for (why, key) in keys(&source.address, &source.note) {
            let first = *places.entry((why, key)).or_insert(id);
            groups.join(first, id, why);
        }
        let title = folded(&source.title);
        if !title.is_empty() {
            titles.entry(title).or_default().push((id, source));
        }
    }
    for same in titles.values().filter(|same| same.len() <= SAME_TITLE) {
        for (at, (id, source)) in same.iter().enumerate() {
            let before = same.get(..at).unwrap_or_default();
            if let Some((other, _)) = before.iter().find(|(_, other)| agree(source, other)) {
                groups.join(*other, *id, Why::Title);
            }
        }
    }
    groups.doubles(|id| {
        let made = session.sources.get(id).and_then(|source| source.made_at);
        let often = cited.get(&id).copied().unwrap_or(0);
        (std::cmp::Reverse(often), made, id)
    })
}

/// Sources that are one, joined step by step.
#[derive(Default)]
struct Groups {
    /// Which group a source is in, by the first of it.
    of: BTreeMap<Id, Id>,
    all: BTreeMap<Id, Vec<(Id, Why)>>,
}

impl Groups {
    fn join(&mut self, one: Id, other: Id, why: Why) {
        if one == other {
            return;
        }
        let (a, b) = (self.group(one, why), self.group(other, why));
        if a != b {
            let moved = self.all.remove(&b).unwrap_or_default();
            for (id, _) in &moved {
                self.of.insert(*id, a);
            }
            self.all.entry(a).or_default().extend(moved);
        }
    }

    fn group(&mut self, id: Id, why: Why) -> Id {
        let group = *self.of.entry(id).or_insert(id);
        if group == id && !self.all.contains_key(&id) {
            self.all.insert(id, vec![(id, why)]);
        }
        group
    }

    fn doubles<K: Ord>(self, rank: impl Fn(Id) -> K) -> Vec<Double> {
        let mut found = Vec::new();
        for group in self.all.into_values() {
            let best = group.iter().map(|(id, _)| *id).min_by_key(|id| rank(*id));
            let Some(stands) = best else {
                continue;
            };
            let others = group.into_iter().filter(|(id, _)| *id != stands);
            found.extend(others.map(|(twice, why)| Double { stands, twice, why }));
        }
        found
    }
}

/// For each of some new sources the one of a session that it seems to be, if it is entered there already. Linear in both, up to
/// logarithms.
pub fn known(session: &Session, new: &[NewSource]) -> Vec<Option<Id>> {
    let mut places = BTreeMap::new();
    let mut titles: BTreeMap<String, Vec<(Id, &Source)>> = BTreeMap::new();
    for (id, source) in session.standing_sources() {
        for key in keys(&source.address, &source.note) {
            places.entry(key).or_insert(id);
        }
        titles
            .entry(folded(&source.title))
            .or_default()
            .push((id, source));
    }
    let find = |new: &NewSource| {
        let mut keys = keys(&new.address, &new.note);
        let place = keys.find_map(|key| places.get(&key).copied());
        let title = || {
            let same = titles.get(&folded(&new.title))?;
            let new = new.source();
            let mut same = same.iter().take(SAME_TITLE);
            same.find(|(_, source)| agree(source, &new))
                .map(|(id, _)| *id)
        };
        place.or_else(title)
    };
    new.iter().map(find).collect()
}

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]
mod tests;
