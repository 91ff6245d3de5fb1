//! Laws that hold for every session and for every file.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::{
    from_bytes,
    testing::{Act, acts, begun, run, step, text, visible},
    to_bytes,
};
use crate::session::{Command, FieldValue, Id, Kind};

/// What the act that is nobody's work is called.
const WEIGHED: &str = "Weigh suggestions by meaning";

/// A number as JSON may spell it, of any size.
fn number() -> impl Strategy<Value = Value> {
    prop_oneof![
        any::<f64>()
            .prop_filter("finite", |f| f.is_finite())
            .prop_map(|f| f.to_string()),
        any::<i128>().prop_map(|n| n.to_string()),
        "-?[1-9][0-9]{0,30}\\.[0-9]{1,30}",
        "[1-9]\\.[0-9]{1,4}[eE][+-]?[0-9]{1,4}",
        Just("-0".to_owned()),
        Just("-0.0".to_owned()),
    ]
    .prop_map(|text| serde_json::from_str(&text).unwrap())
}

/// Any JSON.
fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        number(),
        text().prop_map(Value::String),
    ];
    leaf.prop_recursive(4, 24, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::Array),
            prop::collection::btree_map(text(), inner, 0..4)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

/// The objects of a file in which a newer version may have written a field: not the maps of records and events.
fn objects<'v>(value: &'v mut Value, found: &mut Vec<&'v mut Map<String, Value>>, depth: usize) {
    match value {
        Value::Array(list) => list
            .iter_mut()
            .for_each(|value| objects(value, found, depth)),
        Value::Object(map) => {
            let is_map = map.contains_key("~");
            if !is_map && depth == 0 {
                // Either the object itself or what lies in it: never two borrows of one place.
                found.push(map);
                return;
            }
            for (name, value) in map.iter_mut() {
                match name.as_str() {
                    "value" | "was" => {}
                    "anchors" => {
                        for anchor in value.as_object_mut().into_iter().flat_map(Map::values_mut) {
                            objects(anchor, found, depth.saturating_sub(2));
                        }
                    }
                    _ => objects(value, found, depth.saturating_sub(1)),
                }
            }
        }
        _ => {}
    }
}

/// The lines of one text that the other does not have, each as often as it has it too rarely.
fn lines_without<'t>(text: &'t str, other: &str) -> Vec<&'t str> {
    let mut there: BTreeMap<&str, usize> = BTreeMap::new();
    for line in other.lines() {
        *there.entry(line).or_default() += 1;
    }
    let lines = text.lines();
    lines
        .filter(|line| match there.get_mut(line) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => true,
        })
        .collect()
}

proptest! {
    #![proptest_config(crate::text::tests::often(250))]

    #[test]
    fn what_is_saved_is_what_is_loaded(acts in acts(40)) {
        let mut session = begun();
        run(&mut session, &acts, &mut 0);
        let bytes = to_bytes(&session).unwrap();
        let loaded = from_bytes(&bytes).unwrap();
        prop_assert!(*loaded.session == *session);
        prop_assert_eq!(to_bytes(&loaded.session).unwrap(), bytes);
        let grave: Vec<_> = loaded.problems.iter().filter(|problem| problem.changed).collect();
        prop_assert!(grave.is_empty(), "{:?}", grave);
    }

    #[test]
    fn both_ways_of_reading_agree(acts in acts(25)) {
        let mut session = begun();
        run(&mut session, &acts, &mut 0);
        let bytes = to_bytes(&session).unwrap();
        let mut odd = b"\xef\xbb\xbf".to_vec();
        odd.extend(&bytes);
        let loaded = from_bytes(&odd).unwrap();
        prop_assert_eq!(loaded.problems.iter().filter(|problem| problem.changed).count(), 1, "the mark: {:?}", loaded.problems);
        prop_assert!(*loaded.session == *session);
        let utf_16: Vec<u8> = String::from_utf8(bytes).unwrap().encode_utf16().flat_map(u16::to_le_bytes).collect();
        prop_assert!(*from_bytes(&utf_16).unwrap().session == *session);
    }

    #[test]
    fn what_a_newer_version_wrote_is_kept_at_every_depth(acts in acts(20), put in prop::collection::vec((0..4_usize, any::<prop::sample::Index>(), json()), 1..5)) {
        let mut session = begun();
        run(&mut session, &acts, &mut 0);
        let mut file: Value = serde_json::from_slice(&to_bytes(&session).unwrap()).unwrap();
        for (n, (depth, place, value)) in put.into_iter().enumerate() {
            let mut found = Vec::new();
            objects(&mut file, &mut found, depth);
            if !found.is_empty() {
                let at = place.index(found.len());
                found[at].insert(format!("zz_{n}"), value);
            }
        }
        let loaded = from_bytes(&serde_json::to_vec(&file).unwrap()).unwrap();
        let mut session = loaded.session;
        let written: Value = serde_json::from_slice(&to_bytes(&session).unwrap()).unwrap();
        prop_assert_eq!(&written, &file);
        // And through an edit of what is beside it.
        let title = Command::SetTitle { title: "Another".to_owned() };
        session.apply(title, &super::testing::stamp(9_999)).unwrap();
        let mut written: Value = serde_json::from_slice(&to_bytes(&session).unwrap()).unwrap();
        let (new, old) = (written["session"].as_object_mut().unwrap(), file["session"].as_object().unwrap());
        for place in ["title", "history"] {
            match old.get(place) {
                Some(value) => new.insert(place.to_owned(), value.clone()),
                None => new.remove(place),
            };
        }
        prop_assert_eq!(&written, &file);
    }

    #[test]
    fn one_edit_changes_three_lines_and_adds_one_for_its_event(acts in acts(30), place in any::<prop::sample::Index>(), text in ".{0,40}") {
        let mut session = begun();
        run(&mut session, &acts, &mut 0);
        let fields: Vec<(Kind, Id, &str)> = session
            .every()
            .flat_map(|(kind, id, record)| {
                let fields = ["title", "note", "rationale", "statement"].into_iter();
                let known = fields.filter(|field| record.fields().contains(field));
                known.map(|field| (kind.clone(), id, field)).collect::<Vec<_>>()
            })
            .collect();
        let (kind, id, field) = place.get(&fields).clone();
        let before = String::from_utf8(to_bytes(&session).unwrap()).unwrap();
        let set = FieldValue { kind, id, field: field.to_owned(), value: json!(text), reopens: Vec::new() };
        let command = Command::SetFields { label: "Set".to_owned(), fields: vec![set] };
        let changed = session.apply(command, &super::testing::stamp(9_999)).unwrap().changed;
        let after = String::from_utf8(to_bytes(&session).unwrap()).unwrap();
        let (gone, come) = (lines_without(&before, &after), lines_without(&after, &before));
        let is_event = |line: &&str| line.contains("\"field\":");
        prop_assert_eq!(come.iter().copied().filter(|line| is_event(line)).count(), usize::from(changed));
        prop_assert_eq!(gone.iter().copied().filter(|line| is_event(line)).count(), 0);
        let others = come.iter().copied().filter(|line| !is_event(line)).count();
        prop_assert!(others <= 3 && gone.len() <= 3, "{gone:#?} became {come:#?}");
    }

    // What is looked at after each act grows with the acts: many short works find more in an hour than a few long ones.
    #[test]
    fn undo_and_redo_give_back_every_visible_value(acts in acts(100)) {
        let mut session = begun();
        let mut n = 0;
        let mut states = vec![visible(&session)];
        for act in &acts {
            let label = session.undo_label().map(str::to_owned);
            let Ok(applied) = step(&mut session, act, &mut n) else { continue };
            if !applied.changed {
                // A step that only said again what was so already is taken back like any other, and nothing is seen of it.
                let stepped = ["Undo", "Redo"].iter().any(|verb| applied.label.starts_with(verb));
                prop_assert!(stepped || session.undo_label() == label.as_deref(), "{}", applied.label);
                prop_assert!(states.last() == Some(&visible(&session)), "{}", applied.label);
                continue;
            }
            let after = visible(&session);
            if matches!(applied.label.as_str(), WEIGHED) {
                // What the program says is no step of work, and nothing that people set.
                prop_assert!(session.undo_label() == label.as_deref());
                prop_assert!(states.last() == Some(&after));
                continue;
            }
            if session.redo_label().is_some() || applied.label.starts_with("Redo") {
                // An undo or a redo among the acts: go on from there.
                states = vec![after];
                continue;
            }
            let before = states.last().cloned().unwrap();
            n += 1;
            session.apply(Command::Undo, &super::testing::stamp(n + 10)).unwrap();
            prop_assert!(visible(&session) == before, "undo of {}", applied.label);
            n += 1;
            session.apply(Command::Redo, &super::testing::stamp(n + 10)).unwrap();
            prop_assert!(visible(&session) == after, "redo of {}", applied.label);
            states.push(after);
        }
        // Everything back, to the first state, and forward again.
        let last = visible(&session);
        let mut back = 0;
        loop {
            n += 1;
            if session.apply(Command::Undo, &super::testing::stamp(n + 10)).is_err() {
                break;
            }
            back += 1;
        }
        for _ in 0..back {
            n += 1;
            session.apply(Command::Redo, &super::testing::stamp(n + 10)).unwrap();
        }
        prop_assert!(visible(&session) == last);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(loaded) = from_bytes(&bytes) {
            prop_assert!(to_bytes(&loaded.session).is_ok());
        }
    }

    #[test]
    fn a_file_that_was_spoilt_is_read_and_saved_again(acts in acts(15), hits in prop::collection::vec((any::<prop::sample::Index>(), 0..5_u8, any::<u8>()), 1..6)) {
        let mut session = begun();
        run(&mut session, &acts, &mut 0);
        let mut bytes = to_bytes(&session).unwrap();
        for (at, how, byte) in hits {
            let at = at.index(bytes.len());
            match how {
                0 => bytes[at] ^= 1 << (byte % 8),
                1 => bytes[at] = byte,
                2 => { bytes.remove(at); }
                3 => bytes.insert(at, b"{}[]\",:1"[usize::from(byte % 8)]),
                _ => {
                    let end = (at + usize::from(byte)).min(bytes.len());
                    let piece = bytes[at..end].to_vec();
                    bytes.splice(at..at, piece);
                }
            }
        }
        if let Ok(loaded) = from_bytes(&bytes) {
            let again = to_bytes(&loaded.session).unwrap();
            let reread = from_bytes(&again).unwrap();
            prop_assert!(*reread.session == *loaded.session);
            prop_assert!(reread.problems.iter().all(|problem| !problem.changed), "{:?}", reread.problems);
        }
    }
}

/// A case that chance found: of two texts of a draft, one did not say what its paragraphs are, and was another value each time.
#[test]
fn a_text_that_is_spelled_otherwise_is_one_value() {
    let mut session = begun();
    let steps: [(u8, usize, usize, &str); 8] = [
        (35, 0, 0, ""),
        (5, 0, 843, ""),
        (5, 13_802, 24_985, ""),
        (12, 577, 14_479, ""),
        (5, 1, 43_545, "s,,L,L.,"),
        (15, 769, 46_577, ""),
        (3, 39_589, 57_675, ""),
        (15, 64_008, 15_961, ""),
    ];
    let steps = steps.map(|(op, a, b, text)| Act {
        op,
        a,
        b,
        text: text.to_owned(),
    });
    run(&mut session, &steps, &mut 0);
    let mut bytes = to_bytes(&session).unwrap();
    // Two pieces stand twice.
    for (place, length) in [
        (3_748_898_098_618_889_067_u64, 221),
        (4_160_147_387_388_789_831, 158),
    ] {
        let at = usize::try_from((bytes.len() as u128 * u128::from(place)) >> 64).unwrap();
        let piece = bytes[at..(at + length).min(bytes.len())].to_vec();
        bytes.splice(at..at, piece);
    }
    let loaded = from_bytes(&bytes).unwrap();
    let again = to_bytes(&loaded.session).unwrap();
    let reread = from_bytes(&again).unwrap();
    assert!(*reread.session == *loaded.session);
    let changed = reread.problems.iter().filter(|problem| problem.changed);
    assert_eq!(changed.count(), 0);
}

/// A case that chance found: of two values in dispute, the one that opening shows stood at a place that had moved.
#[test]
fn a_spoilt_dispute_is_settled_before_its_place_is_looked_at() {
    use super::testing::Act;
    let act = |op, a, b, text: &str| Act {
        op,
        a,
        b,
        text: text.to_owned(),
    };
    let acts = [
        act(9, 0, 0, ""),
        act(
            1,
            0,
            0,
            "\u{2028}\u{2029}\u{feff}\u{fffd}\"\\/\n\r\t</script>",
        ),
        act(9, 0, 0, ""),
        act(26, 0, 0, ""),
        act(5, 36943, 5348, "\0\u{1}\u{7f}\u{85}e\u{301}\u{323}漢字"),
        act(29, 0, 1, ""),
        act(12, 59792, 26800, ""),
        act(35, 0, 0, ""),
        act(11, 0, 0, "\0\u{1}\u{7f}\u{85}"),
        act(28, 0, 5931, ""),
        act(18, 0, 34256, ""),
        act(27, 0, 10020, "\"\\/\n\r\t</script> , Aa,A"),
        act(12, 18469, 16964, ""),
    ];
    let mut session = begun();
    run(&mut session, &acts, &mut 0);
    let mut bytes = to_bytes(&session).unwrap();
    let place = |n: u64, len: usize| usize::try_from((u128::from(n) * len as u128) >> 64).unwrap();
    let at = place(6_756_350_272_360_809_383, bytes.len());
    let piece = bytes[at..at + 39].to_vec();
    bytes.splice(at..at, piece);
    let at = place(12_390_384_322_929_047_155, bytes.len());
    bytes[at] ^= 1;
    let loaded = from_bytes(&bytes).unwrap();
    let again = to_bytes(&loaded.session).unwrap();
    let reread = from_bytes(&again).unwrap();
    assert!(*reread.session == *loaded.session);
    assert!(reread.problems.iter().all(|problem| !problem.changed));
}
