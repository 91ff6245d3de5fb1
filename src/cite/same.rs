//! Sources that were entered twice: found by address, DOI, or title and year; and the step that makes one of two.

use std::collections::{BTreeMap, HashMap};

use super::{
    Read,
    address::{address_key, also, doi_of, noted, title as title_of},
};
use crate::session::{
    Command, Id, Kind, NewSource, Record as _, Session, Source, SourceKind, Tier,
};

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

/// Makes one of the sources of a text that have the same DOI or address: the first gets what it lacks of the others. It is told of.
pub(super) fn fold(read: &mut Read) {
    let mut places: BTreeMap<(Why, String), usize> = BTreeMap::new();
    let mut kept: Vec<NewSource> = Vec::with_capacity(read.sources.len());
    for source in std::mem::take(&mut read.sources) {
        let keys: Vec<_> = keys(&source.address, &source.note).collect();
        let place = keys.iter().find_map(|key| places.get(key).copied());
        let first = place.and_then(|place| Some((place, kept.get_mut(place)?)));
        let place = if let Some((place, first)) = first {
            read.problems.push(format!(
                "“{}” is the same as “{}”, and is entered with it.",
                source.title, first.title
            ));
            lend(first, source);
            place
        } else {
            kept.push(source);
            kept.len() - 1
        };
        for key in keys {
            places.entry(key).or_insert(place);
        }
    }
    read.sources = kept;
}

/// Gives a source what it lacks of another account of it.
fn lend(first: &mut NewSource, other: NewSource) {
    if is_made(&first.title, &first.address) && !is_made(&other.title, &other.address) {
        first.title = other.title;
    }
    let words = [
        (&mut first.author, other.author),
        (&mut first.publisher, other.publisher),
        (&mut first.published, other.published),
        (&mut first.archive, other.archive),
        (&mut first.accessed_on, other.accessed_on),
        (&mut first.note, other.note),
    ];
    for (here, there) in words {
        if here.is_empty() {
            *here = there;
        }
    }
    if first.kind == SourceKind::Unset {
        first.kind = other.kind;
    }
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

/// What is filled in from the one that was entered again.
const FILLED: [&str; 8] = [
    "author",
    "publisher",
    "published",
    "address",
    "archive",
    "accessed_on",
    "independence",
    "credibility",
];

fn set(id: Id, field: &str, value: serde_json::Value) -> Command {
    Command::SetField {
        kind: Kind::Source,
        id,
        field: field.to_owned(),
        value,
    }
}

/// What a source lacks and another account of it has, as steps. Whatever is confidential stays so.
fn filled(id: Id, kept: &Source, other: &Source) -> Vec<Command> {
    let mut commands = Vec::new();
    for field in FILLED {
        let words = |source: &Source| match source.get(field) {
            Some(serde_json::Value::String(words)) => words.trim().to_owned(),
            _ => String::new(),
        };
        let (here, there) = (words(kept), words(other));
        if here.is_empty() && !there.is_empty() {
            commands.push(set(id, field, there.into()));
        }
    }
    // An address stays; the DOI that is found besides is noted.
    let mut note = kept.note.clone();
    let here: Vec<_> = keys(&kept.address, &kept.note).collect();
    let only_here = |note: &str| {
        let mut there = keys("", note).peekable();
        let begins = note.starts_with("Also at ") && !note.contains(';');
        begins && there.peek().is_some() && there.all(|key| here.contains(&key))
    };
    if note.trim().is_empty() && !only_here(&other.note) {
        note.clone_from(&other.note);
    }
    let other_place = keys(&other.address, "").next();
    let is_new = |key: &(Why, String)| key.0 == Why::Doi && !here.contains(key);
    if !kept.address.trim().is_empty() && other_place.as_ref().is_some_and(is_new) {
        note = noted(&note, &other.address);
    }
    if note != kept.note && !note.trim().is_empty() {
        commands.push(set(id, "note", note.into()));
    }
    // A title that was only made of the address gives way to one that somebody wrote.
    let made = |source: &Source| is_made(&source.title, &source.address);
    if made(kept) && !made(other) {
        commands.push(set(id, "title", other.title.clone().into()));
    }
    if kept.kind == SourceKind::Unset && other.kind != SourceKind::Unset {
        commands.push(set(id, "kind", other.kind.word().into()));
    }
    if kept.tier == Tier::Unset && other.tier != Tier::Unset {
        commands.push(set(id, "tier", other.tier.word().into()));
    }
    if other.confidential && !kept.confidential {
        commands.push(set(id, "confidential", true.into()));
    }
    commands
}

/// The step that makes one of two sources: all that cites either then cites `stands`, which gets what only the other one knows.
/// Nothing if one of the two is not there.
pub fn merge(session: &Session, stands: Id, twice: Id) -> Option<Command> {
    let (kept, other) = (session.sources.get(stands)?, session.sources.get(twice)?);
    let mut commands = vec![set(twice, "same_as", serde_json::to_value(stands).ok()?)];
    commands.extend(filled(stands, kept, other));
    Some(Command::Batch {
        label: format!("Merge sources: {}", kept.title),
        commands,
    })
}

/// A source that is not in a session yet, as it would stand there.
fn as_source(new: &NewSource) -> Source {
    Source {
        title: new.title.clone(),
        kind: new.kind.clone(),
        author: new.author.clone(),
        publisher: new.publisher.clone(),
        published: new.published.clone(),
        address: new.address.clone(),
        archive: new.archive.clone(),
        accessed_on: new.accessed_on.clone(),
        tier: new.tier.clone(),
        independence: new.independence.clone(),
        credibility: new.credibility.clone(),
        confidential: new.confidential,
        note: new.note.clone(),
        ..Source::default()
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
            let new = as_source(new);
            let mut same = same.iter().take(SAME_TITLE);
            same.find(|(_, source)| agree(source, &new))
                .map(|(id, _)| *id)
        };
        place.or_else(title)
    };
    new.iter().map(find).collect()
}

/// The step that enters new sources, each under a name of its own; of one that is entered already, what that lacks. Nothing if
/// there is nothing to enter.
pub fn enter(
    session: &Session,
    new: &[NewSource],
    mut name: impl FnMut() -> Option<Id>,
) -> Option<Command> {
    let mut commands = Vec::new();
    for (new, known) in new.iter().zip(known(session, new)) {
        match known.and_then(|id| Some((id, session.sources.get(id)?))) {
            Some((id, source)) => commands.extend(filled(id, source, &as_source(new))),
            None => commands.push(Command::AddSource(NewSource {
                id: Some(name()?),
                ..new.clone()
            })),
        }
    }
    let label = match new {
        [one] => format!("Enter source: {}", one.title),
        all => format!("Enter {} sources", all.len()),
    };
    (!commands.is_empty()).then_some(Command::Batch { label, commands })
}

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]
mod tests {
    use super::*;
    use crate::session::{Author, Moment, Stamp};

    fn with(all: &[NewSource]) -> (Session, Vec<Id>) {
        let mut session = Session::default();
        let ids = (100..).zip(all).map(|(n, new)| {
            let stamp = Stamp {
                by: Author::default(),
                at: Moment(n),
                seed: Id::derived(&[b"same", &n.to_le_bytes()]),
            };
            let add = Command::AddSource(new.clone());
            session.apply(add, &stamp).unwrap().created[0]
        });
        let ids = ids.collect();
        (session, ids)
    }

    fn source(title: &str, address: &str, published: &str) -> NewSource {
        NewSource {
            title: title.to_owned(),
            address: address.to_owned(),
            published: published.to_owned(),
            ..NewSource::default()
        }
    }

    /// Which of some sources seem to be others: by their places.
    fn found(all: &[NewSource]) -> Vec<(usize, usize, Why)> {
        let (session, ids) = with(all);
        let place = |id| ids.iter().position(|one| *one == id).unwrap();
        let doubles = doubles(&session).into_iter();
        let mut found: Vec<_> = doubles
            .map(|one| (place(one.stands), place(one.twice), one.why))
            .collect();
        found.sort_by_key(|one| (one.0, one.1));
        found
    }

    #[test]
    fn the_same_address_however_it_is_written() {
        let all = [
            source(
                "Harbour figures",
                "https://www.lunn.example/figures/?utm_source=x#top",
                "",
            ),
            source("Figures of the harbour", "http://lunn.example/figures", ""),
            source(
                "Other figures",
                "https://lunn.example/figures?year=2024",
                "",
            ),
            source("Paper", "https://doi.org/10.1000/ABC", ""),
            source("The paper", "https://dx.doi.org/10.1000/abc", ""),
            source("By letter", "", ""),
        ];
        assert_eq!(found(&all), [(0, 1, Why::Address), (3, 4, Why::Doi)]);
    }

    #[test]
    fn the_same_title_unless_something_tells_them_apart() {
        let all = [
            source("Annual Report", "", "2023"),
            source("annual report.", "", "2023-04-01"),
            source("Annual report", "", "2024"),
            source("Annual – report", "https://lunn.example/2024", "2024"),
            source("Annual report", "https://lunn.example/other", "2024"),
        ];
        let expected = [(0, 1, Why::Title), (2, 3, Why::Title), (2, 4, Why::Title)];
        let found = found(&all);
        assert_eq!(found.len(), 3, "{found:?}");
        assert_eq!(found[..2], expected[..2]);
    }

    #[test]
    fn merging_fills_in_what_one_lacks_and_keeps_secrets() {
        let kept = NewSource {
            author: "Harbour office".to_owned(),
            ..source("doi:10.1000/abc", "https://doi.org/10.1000/abc", "")
        };
        let other = NewSource {
            author: "Somebody else".to_owned(),
            archive: "https://web.archive.org/web/1/x".to_owned(),
            confidential: true,
            tier: Tier::Primary,
            kind: SourceKind::Dataset,
            ..source("Passengers of the ferry", "", "2024")
        };
        let (mut session, ids) = with(&[kept, other]);
        let before = session.sources.get(ids[0]).unwrap().clone();
        let stamp = |n: i64| Stamp {
            by: Author::default(),
            at: Moment(500 + n),
            seed: Id::derived(&[b"merge", &n.to_le_bytes()]),
        };
        let step = merge(&session, ids[0], ids[1]).unwrap();
        session.apply(step, &stamp(0)).unwrap();
        let one = session.source(ids[1]).unwrap();
        assert_eq!(one.title, "Passengers of the ferry");
        assert_eq!(one.author, "Harbour office", "what was there stays");
        assert_eq!(one.published, "2024");
        assert_eq!(one.archive, "https://web.archive.org/web/1/x");
        assert!(one.confidential);
        assert_eq!(
            (&one.tier, &one.kind),
            (&Tier::Primary, &SourceKind::Dataset)
        );
        assert_eq!(session.standing_sources().count(), 1);
        assert!(doubles(&session).is_empty());
        // One step back, and both are as they were.
        session.apply(Command::Undo, &stamp(1)).unwrap();
        let again = session.sources.get(ids[0]).unwrap();
        assert_eq!(again.title, before.title);
        assert_eq!(
            (&again.archive, again.confidential),
            (&before.archive, false)
        );
        assert_eq!(session.standing_sources().count(), 2);
    }

    #[test]
    fn what_is_entered_again_fills_in_what_was_lacking() {
        let (mut session, ids) = with(&[source("Annual report", "", "")]);
        let again = NewSource {
            author: "Harbour office".to_owned(),
            ..source("ANNUAL REPORT", "https://lunn.example/r", "2024")
        };
        let new = source("Town accounts", "", "2023");
        let all = [again, new];
        assert_eq!(known(&session, &all), [Some(ids[0]), None]);
        let fresh = Id::literal("fresh");
        let step = enter(&session, &all, || Some(fresh)).unwrap();
        let stamp = Stamp {
            by: Author::default(),
            at: Moment(900),
            seed: Id::literal("seed"),
        };
        session.apply(step, &stamp).unwrap();
        assert_eq!(session.standing_sources().count(), 2);
        let report = session.sources.get(ids[0]).unwrap();
        assert_eq!(report.title, "Annual report");
        assert_eq!(
            (report.author.as_str(), report.published.as_str()),
            ("Harbour office", "2024")
        );
        assert_eq!(session.sources.get(fresh).unwrap().title, "Town accounts");
        assert!(
            enter(&session, &all, || Some(fresh)).is_none(),
            "nothing is left to enter"
        );
    }
}
