//! Who changed what, when; and how an earlier value comes back.

use egui::Key;
use egui_kittest::{Harness, kittest::Queryable as _};
use tickmark::workbench::App;

use crate::support::window::*;

/// A window of somebody with a name, with the first claim selected.
fn named() -> (tempfile::TempDir, Harness<'static, App>) {
    let folder = tempfile::tempdir().unwrap();
    let settings = r#"{"author": {"name": "Ines Vogt", "initials": "IV"}}"#;
    std::fs::write(folder.path().join("settings.json"), settings).unwrap();
    let file = article(folder.path());
    let mut harness = window(folder.path(), [1440.0, 900.0], &[file]);
    key(&mut harness, Key::J);
    (folder, harness)
}

#[test]
fn a_claims_history_says_who_when_and_from_what_to_what() {
    let (_folder, mut harness) = named();
    key(&mut harness, Key::Num1);
    key(&mut harness, Key::Num5);
    key(&mut harness, Key::H);
    for words in [
        "Verdict: none → True",
        "Verdict: True → False",
        "Standing: suggestion → accepted",
        "31 Jan 2026, 09:30 · Ines Vogt",
    ] {
        assert!(says(&harness, words), "{words}");
    }
    click(&mut harness, "History of: Its verdict");
    assert!(says(&harness, "2 entries, newest first"));
    assert!(!says(&harness, "Standing:"));
    click(&mut harness, "Close");
    assert!(!says(&harness, "newest first"));
}

#[test]
fn an_earlier_verdict_is_restored_and_that_can_be_undone() {
    let (_folder, mut harness) = named();
    let id = selected(&harness);
    for n in [Key::Num1, Key::Num5, Key::Num3] {
        key(&mut harness, n);
    }
    key(&mut harness, Key::H);
    click(&mut harness, "History of: Its verdict");
    // The value that is there now is not on offer by its own row, but what was before it is.
    assert_eq!(
        harness
            .query_all_by_label("Restore verdict: Half true")
            .count(),
        0
    );
    assert_eq!(
        harness.query_all_by_label("Restore verdict: False").count(),
        2
    );
    click(&mut harness, "Restore verdict: True");
    assert_eq!(claim(&harness, id).verdict.as_deref(), Some("true"));
    assert!(
        says(&harness, "Verdict: Half true → True"),
        "it is part of the history"
    );
    click(&mut harness, "Close");
    ctrl(&mut harness, Key::Z);
    assert_eq!(claim(&harness, id).verdict.as_deref(), Some("half_true"));
}

#[test]
fn the_sessions_history_lists_all_and_names_the_claim() {
    let (_folder, mut harness) = named();
    let id = selected(&harness);
    key(&mut harness, Key::Num5);
    key(&mut harness, Key::Escape);
    shift(&mut harness, Key::H);
    assert!(says(&harness, "Verdict: none → False"));
    let words = listed(&harness)
        .into_iter()
        .find(|(other, _)| *other == id)
        .unwrap()
        .1;
    assert!(says(&harness, words.leak()));
    key(&mut harness, Key::Escape);
    assert!(!says(&harness, "newest first"));
    // By its name, too.
    ctrl(&mut harness, Key::K);
    letters(&mut harness, "history of the session");
    key(&mut harness, Key::Enter);
    assert!(says(&harness, "newest first"));
}

#[test]
fn a_history_of_a_hundred_thousand_events_lays_out_what_is_visible() {
    let folder = tempfile::tempdir().unwrap();
    let file = article(folder.path());
    let harness = window(folder.path(), [1440.0, 900.0], std::slice::from_ref(&file));
    let article = harness.state().session().articles_in_order()[0].0;
    // One note that was written again and again, as another program might leave it.
    let bytes = tickmark::storage::to_bytes(harness.state().session()).unwrap();
    let mut value: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    let mut events = serde_json::Map::new();
    for n in 0..100_000_i64 {
        let mut event = serde_json::json!({
            "field": "note", "value": format!("version {n}"), "at": "2026-01-31T09:30:00Z"
        });
        if n > 0 {
            event["replaces"] = serde_json::json!([format!("e{:06}", n - 1)]);
        }
        events.insert(format!("e{n:06}"), event);
    }
    events.insert("~".to_owned(), serde_json::Value::Null);
    let record = &mut value["articles"][article.to_string()];
    record["note"] = "version 99999".into();
    record["history"]
        .as_object_mut()
        .unwrap()
        .append(&mut events);
    let long = folder.path().join("long.factcheck.json");
    std::fs::write(&long, serde_json::to_string(&value).unwrap()).unwrap();
    let other = folder.path().join("other");
    std::fs::create_dir(&other).unwrap();
    let mut harness = window(&other, [1440.0, 900.0], &[long]);
    shift(&mut harness, Key::H);
    assert!(says(&harness, " entries, newest first"));
    assert!(!says(&harness, "Nothing has been changed yet."));
    assert!(says(&harness, "Note: “version 99998” → “version 99999”"));
    let rows = harness
        .query_all_by_label_contains("Note: “version")
        .count();
    assert!((5..40).contains(&rows), "{rows} rows are laid out");
    key(&mut harness, Key::PageDown);
    assert!(!says(&harness, "Note: “version 99998” → “version 99999”"));
}

#[test]
fn arrow_keys_go_from_row_to_row_and_enter_restores() {
    let (_folder, mut harness) = named();
    let id = selected(&harness);
    for n in [Key::Num1, Key::Num5, Key::Num3] {
        key(&mut harness, n);
    }
    key(&mut harness, Key::H);
    click(&mut harness, "History of: Its verdict");
    assert!(!says(&harness, "▸ "));
    key(&mut harness, Key::ArrowDown);
    key(&mut harness, Key::ArrowDown);
    assert_eq!(harness.query_all_by_label_contains("▸ ").count(), 1);
    // The second newest made it false.
    key(&mut harness, Key::Enter);
    assert_eq!(claim(&harness, id).verdict.as_deref(), Some("false"));
}
