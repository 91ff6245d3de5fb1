//! Who is checking: asked once, put off or answered; and a copy in which nobody is named.

use egui::Key;
use egui_kittest::kittest::Queryable as _;
use tickmark::{export::Format, storage};

use crate::support::window::*;

#[test]
fn the_first_start_asks_who_is_checking_and_the_name_goes_into_the_session_with_the_first_edit() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = first_window(folder.path(), [1440.0, 900.0], &[]);
    assert!(says(&harness, "Who is checking?"));
    assert!(field(&harness, "Name").is_focused());
    letters(&mut harness, "Ines van Vogt");
    key(&mut harness, Key::Enter);
    assert!(!has_field(&harness, "Name"));
    assert!(says(&harness, "Checking as Ines van Vogt"));
    let settings = std::fs::read_to_string(folder.path().join("settings.json")).unwrap();
    assert!(
        settings.contains("\"IvV\""),
        "initials by themselves: {settings}"
    );
    assert!(
        harness.state().session().people.is_empty(),
        "nothing was edited yet"
    );
    harness.event(egui::Event::Paste(ARTICLE.to_owned()));
    settle(&mut harness);
    key(&mut harness, Key::Enter);
    let people = harness.state().session().people.live();
    let names: Vec<_> = people
        .map(|(_, one)| (one.name.as_str(), one.initials.as_str()))
        .collect();
    assert_eq!(names, [("Ines van Vogt", "IvV")]);
    // It is not asked again.
    let harness = first_window(folder.path(), [1440.0, 900.0], &[]);
    assert!(!has_field(&harness, "Name"));
}

#[test]
fn the_question_can_be_put_off_and_the_name_given_and_changed_later() {
    let folder = tempfile::tempdir().unwrap();
    let file = article(folder.path());
    let mut harness = first_window(folder.path(), [1440.0, 900.0], &[file]);
    click(&mut harness, "Not now");
    key(&mut harness, Key::J);
    key(&mut harness, Key::Num5);
    assert!(harness.state().session().people.is_empty());
    drop(harness);
    let mut harness = first_window(folder.path(), [1440.0, 900.0], &[]);
    assert!(
        !has_field(&harness, "Name"),
        "whoever put it off is left alone"
    );
    for name in ["Ines", "Marta Oll"] {
        ctrl(&mut harness, Key::K);
        letters(&mut harness, "checking as");
        key(&mut harness, Key::Enter);
        write(&mut harness, "Name", name);
        key(&mut harness, Key::Enter);
    }
    assert!(says(&harness, "Checking as Marta Oll"));
}

#[test]
fn a_copy_without_history_and_names_is_saved_beside_the_session() {
    let folder = tempfile::tempdir().unwrap();
    let settings = r#"{"author": {"name": "Ines Vogt", "initials": "IV"}}"#;
    std::fs::write(folder.path().join("settings.json"), settings).unwrap();
    let file = article(folder.path());
    let mut harness = window(folder.path(), [1440.0, 900.0], &[file]);
    let session = folder.path().join("s.factcheck.json");
    ctrl(&mut harness, Key::S);
    give_path(&mut harness, &session);
    key(&mut harness, Key::J);
    let id = selected(&harness);
    key(&mut harness, Key::Num1);
    key(&mut harness, Key::Num5);
    ctrl(&mut harness, Key::S);
    let copy_to = |harness: &mut _, path: &std::path::Path| {
        export(harness, Format::Session, path);
    };
    // Never over the session itself, nor over another file.
    let before = std::fs::read(&session).unwrap();
    copy_to(&mut harness, &session);
    assert!(says(&harness, "choose another name"));
    assert_eq!(std::fs::read(&session).unwrap(), before);
    let copy = folder.path().join("copy.factcheck.json");
    std::fs::write(&copy, "mine").unwrap();
    copy_to(&mut harness, &copy);
    assert_eq!(std::fs::read_to_string(&copy).unwrap(), "mine");
    std::fs::remove_file(&copy).unwrap();
    copy_to(&mut harness, &copy);
    let text = std::fs::read_to_string(&copy).unwrap();
    assert!(!text.contains("Vogt") && !text.contains("\"at\""));
    let loaded = storage::load(&copy).unwrap();
    assert!(loaded.problems.is_empty(), "{:?}", loaded.problems);
    let mut records = loaded.session.every();
    assert!(records.all(|(_, _, record)| record.history().is_empty()));
    let verdict = loaded.session.claims.get(id).unwrap().verdict.as_deref();
    assert_eq!(verdict, Some("false"));
    assert!(
        harness
            .query_by_label_contains("Session without its history: written to")
            .is_some()
    );
    assert!(!harness.state().is_dirty(), "the session is as it was");
}
