//! Tags of two people, made one list.
//!
//! What two people decided differently a person decides; but two who tag a claim, each in their own words, have decided nothing
//! against each other. So where a merge leaves the tags of a claim with several heads, one more event replaces them: with every tag
//! that a side holds, but for those that another side had before it and took out. Nobody made the event.
//!
//! What is in the list follows from the events that people made, and from nothing else: it is the same in whatever order copies
//! meet, and copies that met in different orders agree. (It is the observed-remove set of Shapiro et al., *A comprehensive study of
//! Convergent and Commutative Replicated Data Types*, INRIA RR-7506, 2011: each time a tag is put in counts by itself, and taking it
//! out takes out those times that whoever did it had seen.)

use std::collections::{BTreeMap, BTreeSet};

use crate::session::{
    document::Session,
    history::{event::Event, log::History},
    records::{record::Record as _, settle::by_nobody},
    values::{extra::Json, id::Id},
};

/// The field.
const TAGS: &str = "tags";

/// One time that a tag was put in: the event that did, or none where it stood there before any event.
type Dot<'h> = (&'h str, Option<Id>);

/// What is known at an event.
#[derive(Clone, Default)]
struct Known<'h> {
    /// The tags that it holds, each with the times that they were put in.
    holds: BTreeMap<&'h str, BTreeSet<Dot<'h>>>,
    /// Every time that one was put in, whether it is still there or not.
    seen: BTreeSet<Dot<'h>>,
}

impl<'h> Known<'h> {
    /// What is known where several events meet: a time that a tag was put in counts, unless one of them had seen it and does not
    /// hold it any more.
    fn of(met: &[Id], known: &BTreeMap<Id, Self>) -> Self {
        let sides: Vec<&Self> = met.iter().filter_map(|id| known.get(id)).collect();
        let mut both = Self::default();
        for side in &sides {
            both.seen.extend(&side.seen);
            for (tag, dots) in &side.holds {
                let stays = |dot: &&Dot<'h>| {
                    let mut sides = sides.iter();
                    sides.all(|other| {
                        let held = other.holds.get(tag).is_some_and(|held| held.contains(*dot));
                        held || !other.seen.contains(*dot)
                    })
                };
                let dots: BTreeSet<Dot<'h>> = dots.iter().filter(stays).copied().collect();
                if !dots.is_empty() {
                    both.holds.entry(tag).or_default().extend(dots);
                }
            }
        }
        both
    }
}

impl Session {
    /// Makes one list of the tags that two people gave a claim without knowing of each other, after a merge. Returns of how many
    /// claims. Linear in the events of claims whose tags have several heads.
    pub fn unite_tags(&mut self) -> usize {
        let several = self.tables.claims.all();
        let several = several.filter(|(_, claim)| claim.history.heads(TAGS).len() > 1);
        let several: Vec<Id> = several.map(|(id, _)| id).collect();
        let mut united = 0;
        for id in several {
            let event = self.tables.claims.get(id).and_then(|claim| {
                let (event, tags) = together(&claim.history)?;
                // Two sides may say the same, and both not know what a third one took out.
                let stands: BTreeSet<String> = claim.tags.iter().cloned().collect();
                let settled = tags == stands && !claim.history.is_disputed(TAGS);
                (!settled).then(|| (name(id, &event), event))
            });
            let claim = self.tables.claims.change(id);
            if let (Some(claim), Some((name, event))) = (claim, event) {
                claim.history.insert(name, event);
                claim.stand(TAGS);
                united += 1;
            }
        }
        united
    }
}

/// The name of the event: the same in every copy in which the same heads meet.
fn name(claim: Id, event: &Event) -> Id {
    let mut parts = vec![
        b"together".as_slice(),
        claim.as_str().as_bytes(),
        event.value.text().as_bytes(),
    ];
    parts.extend(event.replaces.iter().map(|head| head.as_str().as_bytes()));
    Id::derived(&parts)
}

/// The event that makes one list of several, and what is in it; none if a side is no list of words.
fn together(history: &History) -> Option<(Event, BTreeSet<String>)> {
    let lists = lists(history)?;
    let heads = history.heads(TAGS);
    let mut known = BTreeMap::new();
    for (id, _) in history.of_field(TAGS) {
        know(*id, (history, &lists), &mut known);
    }
    let both = Known::of(&heads, &known);
    let events = heads.iter().filter_map(|head| history.get(head));
    let at = events.map(|event| event.at).max()?;
    let tags: Vec<&str> = both.holds.into_keys().collect();
    let mut event = by_nobody(TAGS, Json::of(&tags), at);
    event.replaces = heads;
    Some((event, tags.into_iter().map(str::to_owned).collect()))
}

/// What an event says, and what stood there before the first.
struct Said {
    value: Vec<String>,
    was: Vec<String>,
}

/// What each event says.
fn lists(history: &History) -> Option<BTreeMap<Id, Said>> {
    let list = |value: &Json| {
        if value.is_null() {
            return Some(Vec::new());
        }
        value.read::<Vec<String>>().ok()
    };
    let said = history.of_field(TAGS).map(|(id, event)| {
        let was = event.was.as_ref().map_or(Some(Vec::new()), list)?;
        let value = list(&event.value)?;
        Some((*id, Said { value, was }))
    });
    said.collect()
}

/// Works out what is known at an event, after all that it rests on. In a circle, which only a hand makes, something is known last.
fn know<'h>(
    id: Id,
    (history, lists): (&'h History, &'h BTreeMap<Id, Said>),
    known: &mut BTreeMap<Id, Known<'h>>,
) {
    let mut waiting = vec![(id, false)];
    let mut on_the_way = BTreeSet::new();
    while let Some((id, ready)) = waiting.pop() {
        if known.contains_key(&id) || (!ready && !on_the_way.insert(id)) {
            continue;
        }
        let (Some(event), Some(said)) = (history.get(&id), lists.get(&id)) else {
            continue;
        };
        if !ready {
            waiting.push((id, true));
            waiting.extend(event.replaces.iter().map(|id| (*id, false)));
            continue;
        }
        let mut here = Known::of(&event.replaces, known);
        for tag in &said.was {
            here.seen.insert((tag, None));
            here.holds.entry(tag).or_default().insert((tag, None));
        }
        let mut came = std::mem::take(&mut here.holds);
        for tag in &said.value {
            let dots = came.remove(tag.as_str());
            let dots = dots.unwrap_or_else(|| BTreeSet::from([(tag.as_str(), Some(id))]));
            here.seen.extend(&dots);
            here.holds.insert(tag, dots);
        }
        known.insert(id, here);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::session::{Author, Command, Kind, Moment, NewArticle, NewParagraph, Stamp};

    const CLAIM: Id = Id::literal("claim");
    const ALL: [&str; 4] = ["sport", "budget", "harbour", "later"];

    fn done(session: &mut Session, who: &str, n: u32, command: Command) {
        let stamp = Stamp {
            by: Author {
                name: who.to_owned(),
                initials: String::new(),
            },
            at: Moment(1_800_000_000 + i64::from(n)),
            seed: Id::derived(&[who.as_bytes(), &n.to_le_bytes()]),
        };
        session.apply(command, &stamp).unwrap();
    }

    fn tag(session: &mut Session, who: &str, n: u32, tags: &[&str]) {
        let command = Command::SetField {
            kind: Kind::Claim,
            id: CLAIM,
            field: TAGS.to_owned(),
            value: tags.into(),
        };
        done(session, who, n, command);
    }

    fn tags(session: &Session) -> Vec<String> {
        session.claims.get(CLAIM).unwrap().tags.clone()
    }

    fn begun() -> Session {
        let mut session = Session::default();
        let article = NewArticle {
            id: Some(Id::literal("article")),
            paragraphs: vec![NewParagraph {
                text: "It is 60 years old.".to_owned(),
                ..NewParagraph::default()
            }],
            ..NewArticle::default()
        };
        done(&mut session, "Ida", 1, Command::AddArticle(article));
        let claim = Command::AddClaim {
            id: Some(CLAIM),
            article: Id::literal("article"),
            start: 0,
            end: 19,
            statement: String::new(),
            part_of: None,
        };
        done(&mut session, "Ida", 2, claim);
        session
    }

    /// Two copies as one, as people merge them.
    fn met(one: &Session, other: &Session) -> Session {
        let mut both = one.merge(other);
        both.unite_tags();
        both
    }

    #[test]
    fn what_each_adds_is_there_and_what_one_took_out_is_not() {
        let mut ida = begun();
        tag(&mut ida, "Ida", 3, &["budget", "later"]);
        let mut leo = ida.clone();
        tag(&mut ida, "Ida", 4, &["budget", "later", "sport"]);
        tag(&mut leo, "Leo", 5, &["harbour", "budget"]);
        let both = met(&ida, &leo);
        assert_eq!(tags(&both), ["budget", "harbour", "sport"]);
        assert!(both.conflicts().is_empty());
        // All that either said is in the history still.
        for copy in [&ida, &leo] {
            for (id, event) in copy.claims.get(CLAIM).unwrap().history.iter() {
                let kept = both.claims.get(CLAIM).unwrap().history.get(id);
                assert_eq!(kept, Some(event));
            }
        }
        // Whoever goes on goes on from both, and it is over for everyone.
        let mut on = both.clone();
        tag(&mut on, "Leo", 6, &["budget"]);
        assert_eq!(tags(&met(&on, &ida)), ["budget"]);
        assert_eq!(tags(&met(&leo, &on)), ["budget"]);
    }

    #[test]
    fn what_one_took_out_stays_if_the_other_put_it_in_anew() {
        let mut ida = begun();
        tag(&mut ida, "Ida", 3, &["later"]);
        let mut leo = ida.clone();
        tag(&mut ida, "Ida", 4, &[]);
        tag(&mut leo, "Leo", 5, &[]);
        tag(&mut leo, "Leo", 6, &["later"]);
        assert_eq!(tags(&met(&ida, &leo)), ["later"]);
    }

    #[test]
    fn nobody_is_asked_and_a_verdict_is_still_disputed() {
        let (mut ida, mut leo) = (begun(), begun());
        tag(&mut ida, "Ida", 3, &["sport"]);
        tag(&mut leo, "Leo", 4, &["budget"]);
        for (session, who, verdict) in [(&mut ida, "Ida", "true"), (&mut leo, "Leo", "false")] {
            let verdict = Some(verdict.to_owned());
            done(
                session,
                who,
                9,
                Command::SetVerdict {
                    claim: CLAIM,
                    verdict,
                },
            );
        }
        let both = met(&ida, &leo);
        let disputed: Vec<String> = both.conflicts().into_iter().map(|one| one.field).collect();
        assert_eq!(disputed, ["verdict"]);
        assert_eq!(tags(&both), ["budget", "sport"]);
    }

    /// What happens: somebody puts a tag in or takes it out, or takes over what another has.
    #[derive(Clone, Copy, Debug)]
    enum Deed {
        Toggle { who: usize, tag: usize },
        Meet { who: usize, whom: usize },
    }

    fn deeds() -> impl Strategy<Value = Vec<Deed>> {
        let deed = prop_oneof![
            3 => (0..3_usize, 0..ALL.len()).prop_map(|(who, tag)| Deed::Toggle { who, tag }),
            1 => (0..3_usize, 0..3_usize).prop_map(|(who, whom)| Deed::Meet { who, whom }),
        ];
        prop::collection::vec(deed, 0..14)
    }

    const PEOPLE: [&str; 3] = ["Ida", "Leo", "Odd"];

    fn work(deeds: &[Deed]) -> [Session; 3] {
        let mut first = begun();
        tag(&mut first, "Ida", 3, &["sport", "later"]);
        let mut copies = [first.clone(), first.clone(), first];
        for (n, deed) in (10..).zip(deeds) {
            match *deed {
                Deed::Toggle { who, tag } => {
                    let copy = &mut copies[who];
                    let mut all = tags(copy);
                    match all.iter().position(|one| one == ALL[tag]) {
                        Some(at) => drop(all.remove(at)),
                        None => all.push(ALL[tag].to_owned()),
                    }
                    let all: Vec<&str> = all.iter().map(String::as_str).collect();
                    self::tag(copy, PEOPLE[who], n, &all);
                }
                Deed::Meet { who, whom } => copies[who] = met(&copies[who], &copies[whom]),
            }
        }
        copies
    }

    /// The tags as a set: one list is in the order in which somebody wrote it, another sorted.
    fn set(session: &Session) -> BTreeSet<String> {
        tags(session).into_iter().collect()
    }

    /// Three copies meet in whatever order.
    fn agree(deeds: &[Deed]) {
        let [a, b, c] = work(deeds);
        let all = met(&met(&a, &b), &c);
        for other in [
            met(&a, &met(&b, &c)),
            met(&met(&c, &a), &b),
            met(&met(&b, &a), &met(&c, &b)),
            met(&all, &met(&a, &met(&b, &c))),
        ] {
            assert_eq!(set(&other), set(&all));
            assert!(other.conflicts().is_empty());
        }
    }

    /// Two unions say the same, each by another time that the tag was put in, and each knows that the other's was taken out.
    #[test]
    fn two_sides_that_say_the_same_may_both_be_out_of_date() {
        let (toggles, meets) = (
            |who| Deed::Toggle { who, tag: 1 },
            |who, whom| Deed::Meet { who, whom },
        );
        let deeds = [
            toggles(0),
            toggles(1),
            meets(2, 1),
            toggles(1),
            meets(1, 0),
            toggles(0),
        ];
        agree(&deeds);
        let [a, b, c] = work(&deeds);
        assert!(!set(&met(&met(&c, &a), &b)).contains("budget"));
    }

    proptest! {
        #![proptest_config(crate::text::tests::often(250))]

        #[test]
        fn in_whatever_order_copies_meet_the_tags_are_the_same(deeds in deeds()) {
            agree(&deeds);
        }

        #[test]
        fn what_met_already_changes_nothing(deeds in deeds()) {
            let [a, b, _] = work(&deeds);
            let both = met(&a, &b);
            prop_assert!(*met(&both, &b) == *both && *met(&a, &both) == *both);
            prop_assert!(*met(&both, &both) == *both);
            prop_assert!(*met(&a, &b) == *met(&b, &a));
        }

        #[test]
        fn nothing_that_somebody_put_in_is_lost_unless_who_took_it_out_had_seen_it(deeds in deeds()) {
            let [a, b, _] = work(&deeds);
            let both = set(&met(&a, &b));
            for tag in set(&a).intersection(&set(&b)) {
                prop_assert!(both.contains(tag), "both hold {tag}");
            }
            for tag in &both {
                prop_assert!(set(&a).contains(tag) || set(&b).contains(tag), "{tag} from nowhere");
            }
        }
    }
}
