//! What two people decided differently: seen, decided with one key, left for later, taken back.

use egui::Key;
use egui_kittest::{Harness, kittest::Queryable as _};
use tickmark::{
    session::{Command, Id, Side},
    workbench::App,
};

use super::shared::{ada_writes, verdict};
use crate::support::window::*;

/// A window after a merge: the first claim's verdict is disputed, false by Ada and true by whoever is here; so is its note.
fn disputed() -> (tempfile::TempDir, Harness<'static, App>, Id) {
    let (folder, mut harness, file) = saved();
    key(&mut harness, Key::J);
    let id = selected(&harness);
    let note = |note: &str| Command::SetNote {
        claim: id,
        note: note.to_owned(),
    };
    ada_writes(&file, verdict(id, "false"));
    ada_writes(&file, note("Ada's note"));
    key(&mut harness, Key::Num1);
    key(&mut harness, Key::T);
    letters(&mut harness, "my note");
    ctrl(&mut harness, Key::Enter);
    wait_until(&mut harness, "the change", |harness| {
        says(harness, "was changed on disk:")
    });
    settle(&mut harness);
    click(&mut harness, "Merge");
    wait_until(&mut harness, "the disputes", |harness| {
        says(harness, "values are disputed")
    });
    settle(&mut harness);
    (folder, harness, id)
}

fn open(harness: &Harness<'static, App>) -> Vec<String> {
    let conflicts = harness.state().session().conflicts();
    conflicts.into_iter().map(|one| one.field).collect()
}

#[test]
fn a_dispute_is_said_everywhere_and_decided_with_a_key() {
    let (_folder, mut harness, id) = disputed();
    assert_eq!(open(&harness), ["note", "verdict"]);
    assert!(says(&harness, "! 2 disputed"), "the status bar");
    assert!(says(&harness, "Verdict is disputed:"), "the card");
    assert!(says(&harness, "False (Ada Oll)"), "the card names both");
    click(&mut harness, "! 2 disputed");
    assert!(says(&harness, "2 to decide"));
    assert!(says(
        &harness,
        "Verdict: False, Ada Oll · 31 Jan 2026, 10:30"
    ));
    // The note stands first and is left for later; the verdict is decided.
    key(&mut harness, Key::ArrowDown);
    let sides = harness.state().session().conflicts()[1].sides.clone();
    let hers = sides.iter().position(|side| side.who == "Ada Oll").unwrap();
    key(&mut harness, [Key::Num1, Key::Num2][hers]);
    assert_eq!(claim(&harness, id).verdict.as_deref(), Some("false"));
    assert_eq!(open(&harness), ["note"]);
    assert!(says(&harness, "1 left, 1 decided"));
    // Taken back, it is disputed again, by the same people.
    ctrl(&mut harness, Key::Z);
    assert_eq!(claim(&harness, id).verdict.as_deref(), Some("true"));
    assert_eq!(open(&harness), ["note", "verdict"]);
    let again = &harness.state().session().conflicts()[1].sides;
    let people = |sides: &[Side]| -> Vec<_> {
        let said = |side: &Side| (side.said.clone(), side.who.clone(), side.at);
        sides.iter().map(said).collect()
    };
    assert_eq!(people(again), people(&sides));
    wait_until(&mut harness, "two to decide", |harness| {
        says(harness, "2 to decide")
    });
    // Nor is a wrong key the end: while this is open, the other side can be chosen.
    key(&mut harness, Key::End);
    key(&mut harness, [Key::Num2, Key::Num1][hers]);
    assert_eq!(claim(&harness, id).verdict.as_deref(), Some("true"));
    key(&mut harness, Key::End);
    key(&mut harness, [Key::Num1, Key::Num2][hers]);
    assert_eq!(claim(&harness, id).verdict.as_deref(), Some("false"));
    click(&mut harness, "Later");
    wait_until(&mut harness, "the status bar", |harness| {
        says(harness, "! 1 disputed")
    });
    assert!(!says(&harness, "Verdict is disputed"));
    assert!(says(&harness, "Note is disputed"));
}

#[test]
fn arrows_choose_sides_and_two_keys_in_one_frame_decide_two() {
    let (_folder, mut harness, id) = disputed();
    shift(&mut harness, Key::D);
    let wanted: Vec<_> = harness
        .state()
        .session()
        .conflicts()
        .into_iter()
        .map(|one| one.sides[1].value.value())
        .collect();
    harness.key_press(Key::ArrowRight);
    harness.key_press(Key::ArrowRight);
    settle(&mut harness);
    assert_eq!(open(&harness), Vec::<String>::new());
    let claim = claim(&harness, id);
    assert_eq!(wanted[0], claim.note);
    assert_eq!(wanted[1].as_str(), claim.verdict.as_deref());
    assert!(says(&harness, "2 decided, none left"));
    click(&mut harness, "Close");
    assert!(!says(&harness, "disputed"), "nothing speaks of it any more");
    ctrl(&mut harness, Key::S);
    assert!(!harness.state().is_dirty());
}

#[test]
fn the_value_that_is_shown_decides_too_and_by_mouse() {
    let (_folder, mut harness, id) = disputed();
    let now = claim(&harness, id).verdict.unwrap();
    shift(&mut harness, Key::D);
    let name = if now == "true" {
        "Verdict: True, "
    } else {
        "Verdict: False, "
    };
    harness.get_by_label_contains(name).click();
    settle(&mut harness);
    assert_eq!(claim(&harness, id).verdict.as_deref(), Some(now.as_str()));
    assert_eq!(open(&harness), ["note"]);
}

#[test]
fn thousands_of_disputes_lay_out_what_is_visible() {
    let (_folder, mut harness, file) = saved();
    let id = listed(&harness)[0].0;
    // Every field of one record, as another program might leave it: two events that know nothing of each other.
    let bytes = tickmark::storage::to_bytes(harness.state().session()).unwrap();
    let mut value: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    let mut sources = serde_json::Map::new();
    for n in 0..3000 {
        let event = |title: &str| serde_json::json!({"field": "title", "value": title, "at": "2026-01-31T09:30:00Z"});
        sources.insert(
            Id::derived(&[b"source", format!("{n}").as_bytes()]).to_string(),
            serde_json::json!({"title": "one", "history": {
                "aaaaaaaaaaaaaaaa": event("one"), "bbbbbbbbbbbbbbbb": event("two"), "~": null
            }}),
        );
    }
    sources.insert("~".to_owned(), serde_json::Value::Null);
    value["sources"] = serde_json::Value::Object(sources);
    assert!(value["claims"][id.to_string()].is_object());
    std::fs::write(&file, serde_json::to_string_pretty(&value).unwrap()).unwrap();
    ctrl(&mut harness, Key::O);
    give_path(&mut harness, &file);
    wait_until(&mut harness, "the disputes", |harness| {
        says(harness, "! 3000 disputed")
    });
    settle(&mut harness);
    shift(&mut harness, Key::D);
    let rows = harness.query_all_by_label_contains("Title: two, ").count();
    assert!((2..12).contains(&rows), "{rows} are laid out");
    for _ in 0..3 {
        key(&mut harness, Key::Num2);
    }
    assert!(says(&harness, "2997 left, 3 decided"));
    key(&mut harness, Key::End);
    assert!(says(&harness, "disputed, 3000 of 3000"));
}

#[test]
fn what_is_disputed_can_be_listed_alone() {
    let (_folder, mut harness, id) = disputed();
    let all = listed(&harness).len();
    click(&mut harness, "Disputed 1");
    assert!(all > 1);
    key(&mut harness, Key::Escape);
    key(&mut harness, Key::J);
    assert_eq!(selected(&harness), id);
    key(&mut harness, Key::J);
    assert_eq!(selected(&harness), id, "nothing else is listed");
    while !open(&harness).is_empty() {
        shift(&mut harness, Key::D);
        key(&mut harness, Key::Num1);
        settle(&mut harness);
    }
    key(&mut harness, Key::Escape);
    settle(&mut harness);
    assert!(!says(&harness, "Disputed 1"));
}

#[test]
fn no_key_decides_a_dispute_unless_its_list_has_the_focus() {
    let (_folder, mut harness, _) = disputed();
    click(&mut harness, "! 2 disputed");
    harness.get_by_label("Later").focus();
    settle(&mut harness);
    super::rule::no_key_decides(&mut harness, "the disputes");
    assert!(says(&harness, "! 2 disputed"));
}
