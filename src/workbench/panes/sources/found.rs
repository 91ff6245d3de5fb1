//! The sources of the session as rows, each with where it is used and what it lacks: worked out in the background, once per
//! revision.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

#[cfg(test)]
use super::row::Filter;
use super::row::{Rests, Row, Use};
use crate::{
    cite::{self, Double},
    session::{Evidence, Id, Session, Source, Stance},
    text::kin,
    workbench::desk::{Desk, number_of},
};

/// Which state of which session the rows were made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    document: u64,
    revision: u64,
}

impl Key {
    /// That of now.
    pub fn of(desk: &Desk<'_>) -> Self {
        Self {
            document: desk.document,
            revision: desk.session.revision(),
        }
    }
}

/// All that was found.
#[derive(Debug, Default)]
pub struct Found {
    /// The sources, by their titles.
    pub rows: Vec<Row>,
    /// The independence groups that somebody named.
    pub groups: BTreeSet<String>,
    /// The sources that seem to be entered twice.
    pub doubles: Vec<Double>,
    /// Those that somebody said that of, each with the one that stands for it.
    pub merged: Vec<(Id, Id)>,
}

/// The group of a piece of evidence: its own, that of its source, or none other than the source itself.
fn group_of(evidence: &Evidence, source: &Source, id: Id) -> String {
    let named = [&evidence.independence, &source.independence];
    let named = named.into_iter().map(|group| group.trim().to_lowercase());
    let mut named = named.filter(|group| !group.is_empty());
    named.next().unwrap_or_else(|| id.to_string())
}

impl Found {
    /// Looks through a session. Linear in its sources and evidence, up to logarithms.
    pub fn of(session: &Session) -> Self {
        let names = session.names();
        // What each claim rests on: the sources that stand, and their groups.
        let mut under: HashMap<Id, (HashSet<Id>, HashSet<String>)> = HashMap::new();
        let mut of_source: BTreeMap<Id, Vec<(Id, &Evidence)>> = BTreeMap::new();
        for (id, evidence) in session.evidence.live() {
            let there = session.claims.get(evidence.claim);
            if !there.is_some_and(|claim| session.is_live(claim)) {
                continue;
            }
            let stands = session.standing_source(evidence.source);
            let Some(source) = session.sources.get(stands) else {
                continue;
            };
            of_source.entry(stands).or_default().push((id, evidence));
            if evidence.stance != Stance::Context {
                let (sources, groups) = under.entry(evidence.claim).or_default();
                sources.insert(stands);
                groups.insert(group_of(evidence, source, stands));
            }
        }
        let rests = |evidence: &Evidence| match under.get(&evidence.claim) {
            _ if evidence.stance == Stance::Context => Rests::Well,
            Some((sources, _)) if sources.len() == 1 => Rests::Alone,
            Some((_, groups)) if groups.len() == 1 => Rests::OnGroup,
            _ => Rests::Well,
        };
        let mut found = Self {
            doubles: cite::doubles(session),
            merged: session
                .sources
                .live()
                .map(|(id, _)| (id, session.standing_source(id)))
                .filter(|(id, stands)| id != stands)
                .collect(),
            ..Self::default()
        };
        let doubled = found.doubles.iter();
        let doubled: HashSet<Id> = doubled.flat_map(|one| [one.stands, one.twice]).collect();
        let secret = session.secret_sources();
        for (id, source) in session.standing_sources() {
            let cited = of_source.get(&id).map_or(&[][..], Vec::as_slice);
            let mut uses: Vec<((i64, i64), Use)> = cited
                .iter()
                .filter_map(|(evidence, one)| {
                    let claim = session.claims.get(one.claim)?;
                    let one = Use {
                        evidence: *evidence,
                        claim: one.claim,
                        label: names.label(session, one.claim),
                        rests: rests(one),
                    };
                    Some(((names.number(one.claim, claim), claim.letter), one))
                })
                .collect();
            uses.sort_by(|(a, one), (b, other)| (a, one.evidence).cmp(&(b, other.evidence)));
            let uses: Vec<Use> = uses.into_iter().map(|(_, one)| one).collect();
            let claims: HashSet<Id> = uses.iter().map(|one| one.claim).collect();
            let kept = cited.iter().any(|(_, one)| !one.copy.is_empty());
            let looked =
                !cited.is_empty() && cited.iter().all(|(_, one)| !one.looked_on.is_empty());
            if !source.independence.trim().is_empty() {
                found.groups.insert(source.independence.trim().to_owned());
            }
            found.rows.push(Row {
                id,
                key: number_of(id),
                title: source.title.clone(),
                about: about(source),
                claims: claims.len(),
                only_source: uses.iter().any(|one| one.rests == Rests::Alone),
                only_group: uses.iter().any(|one| one.rests == Rests::OnGroup),
                no_archive: !source.address.is_empty() && source.archive.is_empty() && !kept,
                no_access: source.accessed_on.is_empty() && !looked,
                doubled: doubled.contains(&id),
                confidential: secret.contains(&id),
                folded: folded(source),
                uses,
            });
        }
        found
            .rows
            .sort_by_cached_key(|row| (row.title.to_lowercase(), row.id));
        found
    }

    /// The place of a source among the rows.
    pub fn place(&self, id: Id) -> Option<usize> {
        self.rows.iter().position(|row| row.id == id)
    }
}

/// Kind, author, year and publisher, as far as they are known.
fn about(source: &Source) -> String {
    let kind = match source.kind.word() {
        "unset" => "",
        _ => source.kind.label(),
    };
    let year: String = source.published.chars().take(4).collect();
    let known = [kind, &source.author, &year, &source.publisher];
    let known: Vec<&str> = known
        .into_iter()
        .map(str::trim)
        .filter(|words| !words.is_empty())
        .collect();
    known.join(" · ")
}

fn folded(source: &Source) -> String {
    let words = [
        &source.title,
        &source.author,
        &source.publisher,
        &source.published,
        &source.address,
        &source.independence,
        &source.note,
    ];
    let words: Vec<String> = words.iter().map(|words| kin(words)).collect();
    words.join("\n")
}

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]
mod tests {
    use super::*;
    use crate::session::{
        Author, Command, Kind, Moment, NewArticle, NewEvidence, NewParagraph, NewSource, Stamp,
        Tier,
    };

    fn apply(session: &mut Session, seed: u64, command: Command) -> Vec<Id> {
        let stamp = Stamp {
            by: Author::default(),
            at: Moment(i64::try_from(seed).unwrap()),
            seed: Id::derived(&[b"found", &seed.to_le_bytes()]),
        };
        session.apply(command, &stamp).unwrap().created
    }

    fn cite(claim: Id, source: Id, stance: Stance) -> Command {
        Command::AddEvidence(NewEvidence {
            id: None,
            claim,
            source,
            stance,
            locator: String::new(),
            extract: String::new(),
            tier: Tier::default(),
            looked_on: String::new(),
            ..NewEvidence::default()
        })
    }

    /// Three claims and four sources; the first claim rests on the wire alone, the second on the wire and the office, the third
    /// on two of one group.
    fn session() -> (Session, Vec<Id>) {
        let mut session = Session::default();
        let text = "The bridge is long. The town is old. The mill is red.";
        let paragraphs = vec![NewParagraph {
            text: text.to_owned(),
            ..NewParagraph::default()
        }];
        let article = NewArticle {
            paragraphs,
            ..NewArticle::default()
        };
        let article = apply(&mut session, 1, Command::AddArticle(article))[0];
        let mut claims = Vec::new();
        for (n, (start, end)) in [(0, 19), (20, 36), (37, 53)].into_iter().enumerate() {
            let id = Id::derived(&[b"claim", &[u8::try_from(n).unwrap()]]);
            let add = Command::AddClaim {
                id: Some(id),
                article,
                start,
                end,
                statement: String::new(),
                part_of: None,
            };
            apply(&mut session, 10 + n as u64, add);
            claims.push(id);
        }
        let mut sources = Vec::new();
        for (n, (title, address, group)) in [
            ("Coastal Wire", "https://wire.example/1", "wire"),
            ("Harbour office", "", ""),
            ("Evening Post", "https://post.example/2", "Wire"),
            ("An old map", "", ""),
        ]
        .into_iter()
        .enumerate()
        {
            let new = NewSource {
                title: title.to_owned(),
                address: address.to_owned(),
                independence: group.to_owned(),
                ..NewSource::default()
            };
            sources.push(apply(&mut session, 20 + n as u64, Command::AddSource(new))[0]);
        }
        for (n, (claim, source, stance)) in [
            (0, 0, Stance::Supports),
            (1, 0, Stance::Supports),
            (1, 1, Stance::Contradicts),
            (2, 0, Stance::Supports),
            (2, 2, Stance::Supports),
            // What one must know is nothing that a claim rests on.
            (0, 1, Stance::Context),
        ]
        .into_iter()
        .enumerate()
        {
            let seed = 30 + n as u64;
            apply(
                &mut session,
                seed,
                cite(claims[claim], sources[source], stance),
            );
        }
        (session, sources)
    }

    fn listed(session: &Session, filter: Filter, words: &str) -> Vec<String> {
        let found = Found::of(session);
        let rows = found.rows.iter();
        let rows = rows.filter(|row| filter.lets_through(row, words));
        rows.map(|row| row.title.clone()).collect()
    }

    #[test]
    fn filters_list_what_is_lacking() {
        let (mut session, sources) = session();
        for (filter, expected) in [
            (
                Filter::All,
                &[
                    "An old map",
                    "Coastal Wire",
                    "Evening Post",
                    "Harbour office",
                ][..],
            ),
            (Filter::OnlySource, &["Coastal Wire"]),
            (Filter::OnlyGroup, &["Coastal Wire", "Evening Post"]),
            (Filter::NoArchive, &["Coastal Wire", "Evening Post"]),
            (Filter::Uncited, &["An old map"]),
        ] {
            assert_eq!(listed(&session, filter, ""), expected, "{filter:?}");
        }
        assert_eq!(listed(&session, Filter::All, "wire 1"), ["Coastal Wire"]);
        let accessed = Command::SetField {
            kind: Kind::Source,
            id: sources[0],
            field: "accessed_on".to_owned(),
            value: "2026-01-31".into(),
        };
        assert_eq!(listed(&session, Filter::NoAccess, "").len(), 4);
        apply(&mut session, 90, accessed);
        let without = listed(&session, Filter::NoAccess, "");
        assert_eq!(without, ["An old map", "Evening Post", "Harbour office"]);
    }

    #[test]
    fn a_use_says_which_claim_and_what_it_has_besides() {
        let (session, sources) = session();
        let found = Found::of(&session);
        let row = &found.rows[found.place(sources[0]).unwrap()];
        let uses: Vec<(&str, Rests)> = row
            .uses
            .iter()
            .map(|one| (one.label.as_str(), one.rests))
            .collect();
        let expected = [
            ("F1", Rests::Alone),
            ("F2", Rests::Well),
            ("F3", Rests::OnGroup),
        ];
        assert_eq!(uses, expected);
        assert_eq!(row.claims, 3);
    }

    #[test]
    fn what_was_entered_twice_is_one_source_and_counts_once() {
        let (mut session, sources) = session();
        let merge = Command::SetField {
            kind: Kind::Source,
            id: sources[1],
            field: "same_as".to_owned(),
            value: serde_json::to_value(sources[0]).unwrap(),
        };
        apply(&mut session, 91, merge);
        let found = Found::of(&session);
        assert_eq!(found.place(sources[1]), None);
        let row = &found.rows[found.place(sources[0]).unwrap()];
        assert_eq!(row.uses.len(), 5, "all citations are those of one source");
        assert_eq!(row.claims, 3);
        let second = row.uses.iter().find(|one| one.label == "F2").unwrap();
        assert_eq!(second.rests, Rests::Alone, "two entries, one source");
    }
}
