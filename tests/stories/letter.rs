//! A letter with documents attached: they are offered, none is opened by itself, and each can be added by a click or a key.

use egui::Key;
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use tickmark::workbench::App;

use crate::support::{
    letter::{self, NAMES},
    window::*,
};

fn titles(harness: &Harness<'static, App>) -> Vec<String> {
    let all = harness.state().session().articles_in_order();
    all.iter().map(|(_, one)| one.title.clone()).collect()
}

fn with_letter() -> (tempfile::TempDir, Harness<'static, App>) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ferry.eml");
    std::fs::write(&file, letter::letter()).unwrap();
    let harness = window(folder.path(), [1440.0, 900.0], &[file]);
    (folder, harness)
}

#[test]
fn what_is_attached_is_offered_and_read_when_it_is_asked_for() {
    let (_folder, mut harness) = with_letter();
    assert_eq!(titles(&harness), ["The ferry"]);
    assert!(says(
        &harness,
        "4 documents are attached to the letter. None was opened."
    ));
    click(&mut harness, "Choose…");
    for (_, name) in NAMES {
        assert!(
            harness.query_all_by_label_contains(name).count() > 0,
            "{name}"
        );
    }
    // A picture is not read, and not offered.
    assert!(
        harness
            .get_by_label("Add: _con.png")
            .accesskit_node()
            .is_disabled()
    );
    // The first has the focus: Enter adds it. What was added is seen to be.
    key(&mut harness, Key::Enter);
    assert_eq!(titles(&harness).len(), 2, "{:?}", told(&harness));
    assert_eq!(titles(&harness)[1], "The ferry that nobody wanted");
    assert!(
        harness
            .get_by_label("Added: ferry.docx")
            .accesskit_node()
            .is_disabled()
    );
    click(&mut harness, "Add: tickmark-was-here.txt");
    click(&mut harness, "Add: Bolts_ how many_.eml");
    assert_eq!(titles(&harness).len(), 4, "{:?}", told(&harness));
    let session = harness.state().session();
    let files: Vec<&str> = session
        .drafts
        .live()
        .map(|(_, draft)| draft.file.as_str())
        .collect();
    for name in [
        "ferry.docx",
        "tickmark-was-here.txt",
        "Bolts_ how many_.eml",
    ] {
        assert!(files.contains(&name), "{files:?}");
    }
    // The writer's notes came with the document.
    assert_eq!(session.claimed.live().count(), 3);
    key(&mut harness, Key::Escape);
    ctrl(&mut harness, Key::Z);
    assert_eq!(titles(&harness).len(), 3, "each is a step of its own");
}

#[test]
fn the_letter_is_asked_again_later() {
    let (folder, mut harness) = with_letter();
    let file = folder.path().join("s.factcheck.json");
    ctrl(&mut harness, Key::S);
    give_path(&mut harness, &file);
    wait_until(&mut harness, "the save", |harness| {
        !harness.state().is_dirty()
    });
    // Wherever it came from: it lies beside the session.
    for gone in ["state", "ferry.eml"] {
        let gone = folder.path().join(gone);
        std::fs::remove_dir_all(&gone)
            .or_else(|_| std::fs::remove_file(&gone))
            .unwrap();
    }
    ctrl(&mut harness, Key::K);
    letters(&mut harness, "Attachments");
    key(&mut harness, Key::Enter);
    click(&mut harness, "Add: tickmark-was-here.txt");
    assert_eq!(titles(&harness).len(), 2, "{:?}", told(&harness));
}

#[test]
fn an_article_without_a_letter_has_nothing_attached() {
    let (_folder, mut harness) = opened();
    ctrl(&mut harness, Key::K);
    letters(&mut harness, "Attachments");
    key(&mut harness, Key::Enter);
    assert!(
        told(&harness)
            .iter()
            .any(|told| told.contains("nothing is attached"))
    );
}
