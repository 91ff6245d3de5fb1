//! A dispute ends by a person's decision and by nothing else: over every kind of record and every field of it, however the
//! two copies came to be one file.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use serde_json::json;

use super::{
    super::{
        from_bytes,
        testing::{Act, NEXT, acts, stamp},
        to_bytes,
    },
    deeds::{Deed, base, deeds, does},
    held::{decide, keeps},
    lines::merged,
};
use crate::session::{Command, Id, Kind, Session};

fn text(session: &Session) -> String {
    String::from_utf8(to_bytes(session).unwrap()).unwrap()
}

/// What is disputed, and between which values.
type Disputes = BTreeMap<(Kind, Id, String), BTreeSet<String>>;

fn disputes(session: &Session) -> Disputes {
    let listed = session.conflicts().into_iter();
    listed
        .map(|one| {
            let values = one.sides.iter().map(|side| side.value.text().to_owned());
            ((one.kind, one.id, one.field), values.collect())
        })
        .collect()
}

/// That a file opens, with all that is in both copies, and that what is disputed in it stays so, saved and opened as often as
/// you like and while other work goes on, until it is decided. Returns what was opened.
fn stays_disputed(file: &str, copies: &[Session]) -> Result<Session, TestCaseError> {
    let opened = from_bytes(file.as_bytes()).unwrap();
    prop_assert!(!opened.damaged, "{:?}", opened.problems);
    let opened = opened.session;
    for copy in copies {
        keeps(&opened, copy)?;
    }
    let listed = disputes(&opened);
    let mut session = opened.clone();
    for n in 0..3 {
        session = from_bytes(&to_bytes(&session).unwrap()).unwrap().session;
        prop_assert_eq!(&disputes(&session), &listed);
        let other = Command::AddPerson {
            id: None,
            name: format!("Newcomer {n}"),
            initials: String::new(),
            role: String::new(),
        };
        session.apply(other, &stamp(5 * NEXT + n)).unwrap();
        prop_assert_eq!(&disputes(&session), &listed);
    }
    for (n, one) in session.clone().conflicts().iter().enumerate() {
        let taken = decide(&mut session, one, n, &stamp(6 * NEXT + n))?;
        let now = disputes(&session);
        let key = (one.kind.clone(), one.id, one.field.clone());
        prop_assert_eq!(now.contains_key(&key), taken.is_none());
    }
    let decided = disputes(&session);
    let again = from_bytes(&to_bytes(&session).unwrap()).unwrap().session;
    prop_assert_eq!(disputes(&again), decided);
    Ok(opened)
}

/// What a line of a file opens that stands so far in.
fn opened<'t>(line: &'t str, indent: &str) -> Option<&'t str> {
    let name = line.strip_prefix(indent)?.strip_prefix('"')?;
    name.strip_suffix("\": {")
}

/// The records of a file as its lines hold them: the word of the table, the name, the lines.
fn entries(text: &str) -> Vec<(&str, &str, String)> {
    let (mut all, mut table): (Vec<(&str, &str, String)>, _) = (Vec::new(), "");
    let mut is_open = false;
    for line in text.lines() {
        if let Some(name) = opened(line, "  ") {
            table = name;
        } else if let Some(name) = opened(line, "    ").filter(|_| table != "session") {
            all.push((table, name, String::new()));
            is_open = true;
        }
        if let Some((.., lines)) = all.last_mut().filter(|_| is_open) {
            let is_last = line == "    }" || line == "    },";
            lines.push_str(if is_last { "    }," } else { line });
            lines.push('\n');
            is_open = !is_last;
        }
    }
    all
}

/// A file with all of two copies, in which each record that both have stands twice, as each of them has it.
fn twice(ours: &Session, theirs: &Session, in_front: bool) -> String {
    let (ours, theirs) = (text(ours), text(theirs));
    let mut added: BTreeMap<&str, String> = BTreeMap::new();
    let second = entries(&theirs);
    for (table, _, lines) in &second {
        added.entry(table).or_default().push_str(lines);
    }
    let lines = theirs.split_inclusive('\n');
    let mut details: Vec<&str> = lines
        .skip_while(|line| opened(line.trim_end(), "  ") != Some("session"))
        .collect();
    let long = details.iter().position(|line| *line == "  },\n").unwrap();
    details.truncate(long + 1);
    let (mut file, mut table) = (String::new(), "");
    for line in ours.lines() {
        let head = opened(line, "  ");
        let more = |table: &str| added.get(table).map_or("", String::as_str);
        if line == "    \"~\": null" && !in_front {
            file.push_str(more(table));
        }
        file.push_str(line);
        file.push('\n');
        if line == "  }," && table == "session" {
            file.push_str(&details.concat());
        }
        if let Some(head) = head {
            table = head;
            if in_front {
                file.push_str(more(table));
            }
        }
    }
    file
}

/// Whether the lines of one record went to another, as where both took out what a third then put in again: nothing in the file
/// says whose they were. An event that neither copy has where the file has it tells.
fn is_misplaced(file: &str, copies: &[Session]) -> bool {
    let opened = from_bytes(file.as_bytes()).unwrap().session;
    opened.every().any(|(kind, id, record)| {
        let mut events = record.history().iter();
        events.any(|(name, event)| {
            let mut there = copies.iter().filter_map(|copy| copy.record(&kind, id));
            event.by.is_some() && !there.any(|record| record.history().get(name).is_some())
        })
    })
}

/// What two people make of one session.
fn two(base: &Session, deeds: &[Vec<Deed>; 2]) -> [Session; 2] {
    let mut both = [base.clone(), base.clone()];
    does(&mut both[0], &deeds[0], NEXT);
    does(&mut both[1], &deeds[1], 2 * NEXT);
    both
}

#[test]
fn what_lines_of_two_versions_make_together_is_no_third_one() {
    let base = base(&[]);
    let (both, here) = (Deed::Draft { n: 0 }, |claim| Deed::Move { claim, start: 0 });
    let there = Deed::Move {
        claim: 0,
        start: 19,
    };
    for deeds in [
        [vec![here(0), both.clone()], vec![both.clone()]],
        [vec![here(0), here(1)], vec![there, both]],
    ] {
        let copies = two(&base, &deeds);
        let (file, conflicts) = merged(&text(&base), &text(&copies[0]), &text(&copies[1]));
        assert!(conflicts > 0, "{file}");
        let opened = from_bytes(file.as_bytes()).unwrap().session;
        let expected = disputes(&copies[0].merge(&copies[1]));
        assert!(!expected.is_empty());
        assert_eq!(disputes(&opened), expected);
    }
}

/// One moves a claim to where another one was, and the other person moves that one: git takes the lines of the one place for
/// those of the other.
#[test]
fn a_place_whose_lines_came_to_another_claim_ends_no_ones_decision() {
    let base = base(&[Act {
        op: 10,
        a: 13902,
        b: 0,
        text: String::new(),
    }]);
    let to = |claim, start| Deed::Move { claim, start };
    let both = two(&base, &[vec![to(1, 10)], vec![to(1, 0), to(0, 11)]]);
    let (file, conflicts) = merged(&text(&base), &text(&both[0]), &text(&both[1]));
    assert!(conflicts > 0, "{file}");
    let opened = stays_disputed(&file, &both).unwrap();
    let places = disputes(&opened);
    let key = (Kind::Claim, Id::literal("c-1"), "anchors".to_owned());
    let moved = json!(both[1].claims.get(key.1).unwrap().anchors).to_string();
    let sides = &places[&key];
    assert!(sides.contains(&moved) && sides.len() == 2, "{sides:?}");
}

proptest! {
    #![proptest_config(crate::text::tests::often(250))]

    #[test]
    fn what_a_merge_by_lines_leaves_is_disputed_until_a_person_decides(begin in acts(4), deeds in deeds()) {
        let base = base(&begin);
        let both = two(&base, &deeds);
        let (file, _) = merged(&text(&base), &text(&both[0]), &text(&both[1]));
        if !is_misplaced(&file, &both) {
            let opened = stays_disputed(&file, &both)?;
            let listed = disputes(&opened);
            // Lines of two places may make one that nobody said: then more is asked, never less.
            for (place, values) in disputes(&both[0].merge(&both[1])) {
                let found = listed.get(&place);
                let among = found.is_some_and(|found| found.is_superset(&values));
                prop_assert!(among, "{place:?}: {values:#?} are not among {found:#?}");
            }
        }
    }

    #[test]
    fn of_a_record_that_stands_twice_what_differs_is_disputed_until_a_person_decides(begin in acts(4), deeds in deeds(), in_front in any::<bool>()) {
        let base = base(&begin);
        let both = two(&base, &deeds);
        let file = twice(&both[0], &both[1], in_front);
        let opened = stays_disputed(&file, &both)?;
        prop_assert_eq!(disputes(&opened), disputes(&both[0].merge(&both[1])));
    }
}
