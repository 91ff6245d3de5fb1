//! What is opened outside of the program: links of documents and recordings, each after it was shown whole and somebody agreed.

use std::path::Path;

use egui::Key;
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use tickmark::{
    session::Source,
    storage::{Hash, Kept},
    workbench::App,
};

use crate::{backup::drop_files, support::window::*};

const PAGE: &str = "<html><head><title>Ferry counts</title></head><body><article><h1>Ferry counts</h1>\
<p>The ferry carried 412,000 passengers in 2024, as <a href='https://counts.example/2024?a=b'>the office says</a>.</p>\
<p>Older figures stand at <a href='https://evil.example/x'>counts.example</a> and in <a href='ftp://old.example/y'>a \
folder</a>; all of them were counted at the gate by two people.</p>\
<p>Write to <a href='mailto:desk@counts.example'>the desk</a>, or see https://c\u{43e}unts.example/z for the rest of it.</p>\
</article></body></html>";

/// Waits until so many things were opened outside.
fn wait_opened(harness: &mut Harness<'static, App>, folder: &Path, many: usize) {
    wait_until(harness, "the system", |_| {
        opened_outside(folder).len() == many
    });
}

/// What was opened outside, in order.
fn opened_outside(folder: &Path) -> Vec<String> {
    let all = std::fs::read_to_string(folder.join("opened-outside.txt")).unwrap_or_default();
    all.lines().map(str::to_owned).collect()
}

/// A saved session with a page in its backup, which is open.
fn with_page() -> (tempfile::TempDir, Harness<'static, App>) {
    let (folder, mut harness, _) = saved();
    let page = folder.path().join("page.html");
    std::fs::write(&page, PAGE).unwrap();
    drop_files(&mut harness, &[&page]);
    key(&mut harness, Key::Enter);
    key(&mut harness, Key::B);
    click(&mut harness, "Open: Ferry counts");
    (folder, harness)
}

#[test]
fn a_link_of_a_document_is_opened_after_its_whole_address_was_shown() {
    let (folder, mut harness) = with_page();
    // With the mouse: on the words, then it is asked.
    let at = harness.get_by_label("the office says").rect().center();
    harness.hover_at(at);
    harness.drag_at(at);
    harness.drop_at(at);
    settle(&mut harness);
    assert!(says(&harness, "Open this address?"));
    assert!(says(&harness, "https://counts.example/2024?a=b"));
    assert!(opened_outside(folder.path()).is_empty());
    key(&mut harness, Key::Escape);
    assert!(opened_outside(folder.path()).is_empty());
    // With the keyboard: one after the other, nothing else than the web and letters.
    let ask = |harness: &mut Harness<'static, App>| ctrl(harness, Key::Enter);
    ask(&mut harness);
    key(&mut harness, Key::Enter);
    wait_opened(&mut harness, folder.path(), 1);
    assert_eq!(
        opened_outside(folder.path()),
        ["https://counts.example/2024?a=b"]
    );
    shift(&mut harness, Key::ArrowDown);
    ask(&mut harness);
    assert!(says(
        &harness,
        "The words of the link name another place: counts.example."
    ));
    // Asked again, it is the next one.
    click(&mut harness, "Cancel");
    ask(&mut harness);
    assert!(says(&harness, "Write to this address?"));
    let focused = harness.query_all_by(|node| node.is_focused());
    let focused: Vec<_> = focused.map(|node| node.accesskit_node().label()).collect();
    assert_eq!(focused, [Some("Open".to_owned())]);
    key(&mut harness, Key::Enter);
    wait_opened(&mut harness, folder.path(), 2);
    assert_eq!(
        opened_outside(folder.path())[1..],
        ["mailto:desk@counts.example"]
    );
    assert!(harness.query_by_label("a folder").is_none());
    // What looks like another name is shown as the network knows it.
    assert!(
        harness
            .query_by_label("https://c\u{43e}unts.example/z")
            .is_some()
    );
}

const TALK: &str = "1\n00:00:01,000 --> 00:00:04,000\nThe ferry carried 412,000 passengers.\n\n2\n00:12:34,500 --> 00:12:39,000\nWe have not missed a crossing since 1998.\n";

/// The only source that is a document.
fn document(harness: &Harness<'static, App>) -> Source {
    let backup = harness.state().session().backup();
    assert_eq!(backup.len(), 1, "{:?}", told(harness));
    backup[0].1.clone()
}

/// Gives a command by its name.
fn command(harness: &mut Harness<'static, App>, name: &str) {
    ctrl(harness, Key::K);
    letters(harness, name);
    key(harness, Key::Enter);
}

/// Waits for words on screen.
fn wait_for(harness: &mut Harness<'static, App>, words: &'static str) {
    wait_until(harness, words, |harness| {
        says(harness, words) && !harness.state().is_working()
    });
}

#[test]
fn a_place_of_a_transcript_plays_the_recording_once_somebody_agrees() {
    let (folder, mut harness, _) = saved();
    let [talk, tape, other] =
        ["talk.srt", "talk.mp3", "other.wav"].map(|name| folder.path().join(name));
    std::fs::write(&talk, TALK).unwrap();
    std::fs::write(&tape, "ID3 and sound").unwrap();
    std::fs::write(&other, "RIFF and sound").unwrap();
    drop_files(&mut harness, &[&talk, &tape]);
    key(&mut harness, Key::Enter);
    let source = document(&harness);
    assert_eq!(source.file, "talk.srt");
    assert_eq!(
        source.recording, "talk.mp3",
        "the path from the session's folder"
    );
    assert_eq!(
        source.recording_sha256,
        Hash::of(b"ID3 and sound").to_string()
    );
    // It stays where it is.
    let kept = Kept::beside(&folder.path().join("s.factcheck.json"));
    assert_eq!(std::fs::read_dir(kept.folder()).unwrap().count(), 1);
    key(&mut harness, Key::B);
    letters(&mut harness, "missed");
    wait_for(&mut harness, "1 place");
    key(&mut harness, Key::Enter);
    assert!(says(&harness, "Play from 00:12:34"));
    ctrl(&mut harness, Key::P);
    wait_for(&mut harness, "Play this recording from 00:12:34?");
    let whole = tape.display().to_string();
    assert!(
        harness.query_all_by_label_contains(&whole).count() > 0,
        "the whole path is shown"
    );
    key(&mut harness, Key::Escape);
    assert!(opened_outside(folder.path()).is_empty());
    click(&mut harness, "Play from 00:12:34");
    wait_for(&mut harness, "Play this recording from 00:12:34?");
    key(&mut harness, Key::Enter);
    wait_opened(&mut harness, folder.path(), 1);
    assert_eq!(opened_outside(folder.path()), std::slice::from_ref(&whole));
    assert!(
        told(&harness)
            .iter()
            .any(|told| told.contains("Go to 00:12:34")),
        "{:?}",
        told(&harness)
    );
    // What was changed, and what is gone, is told.
    std::fs::write(&tape, "other sound").unwrap();
    ctrl(&mut harness, Key::P);
    wait_for(&mut harness, "It was changed since it was noted");
    key(&mut harness, Key::Escape);
    std::fs::remove_file(&tape).unwrap();
    ctrl(&mut harness, Key::P);
    wait_until(&mut harness, "the look", |harness| {
        told(harness)
            .iter()
            .any(|told| told.contains("cannot be played"))
    });
    // Another one is chosen; nothing that runs.
    let script = folder.path().join("talk.sh");
    std::fs::write(&script, "#!/bin/sh\n").unwrap();
    for (path, taken) in [(&script, "talk.mp3"), (&other, "other.wav")] {
        command(&mut harness, "Choose the recording");
        give_path(&mut harness, path);
        assert_eq!(document(&harness).recording, taken, "{:?}", told(&harness));
    }
    assert_eq!(opened_outside(folder.path()), [whole]);
}

#[test]
fn a_document_is_referred_to_where_it_lies_if_somebody_says_so() {
    let (folder, mut harness, _) = saved();
    let report = folder.path().join("report.md");
    std::fs::write(
        &report,
        "# Ferry counts\n\nThe ferry carried 412,000 passengers.\n",
    )
    .unwrap();
    drop_files(&mut harness, &[&report]);
    click(&mut harness, "Refer to it");
    assert_eq!(document(&harness).refers_to, "report.md");
    let file = folder.path().join("s.factcheck.json");
    assert!(!Kept::beside(&file).folder().exists(), "no copy is kept");
    key(&mut harness, Key::B);
    assert!(says(&harness, "referred to at report.md"));
    letters(&mut harness, "412");
    wait_for(&mut harness, "1 place");
    key(&mut harness, Key::Escape);
    // Saved into another folder it still leads there.
    let deep = folder.path().join("deep");
    std::fs::create_dir(&deep).unwrap();
    press(
        &mut harness,
        egui::Modifiers::COMMAND | egui::Modifiers::SHIFT,
        Key::S,
    );
    give_path(&mut harness, &deep.join("t.factcheck.json"));
    assert_eq!(document(&harness).refers_to, report.display().to_string());
    drop(harness);
    // What was changed there is told, and what moved is found again.
    std::fs::write(
        &report,
        "# Ferry counts\n\nThe ferry carried 413,000 passengers.\n",
    )
    .unwrap();
    let mut harness = window(
        folder.path(),
        [1440.0, 900.0],
        &[deep.join("t.factcheck.json")],
    );
    wait_until(&mut harness, "the look", |harness| {
        told(harness)
            .iter()
            .any(|told| told.contains("its file was changed"))
    });
    let moved = deep.join("moved.md");
    std::fs::write(
        &moved,
        "# Ferry counts\n\nThe ferry carried 412,000 passengers.\n",
    )
    .unwrap();
    drop_files(&mut harness, &[&moved]);
    click(&mut harness, "Refer to it");
    assert_eq!(document(&harness).refers_to, "moved.md");
    // Dropped where they are asked for, they need no other question.
    let other = deep.join("other.md");
    std::fs::write(&other, "# Fares\n\nA ticket costs 4.50 crowns.\n").unwrap();
    command(&mut harness, "Refer to documents");
    drop_files(&mut harness, &[&other]);
    let backup = harness.state().session().backup();
    let fares = backup.iter().find(|(_, source)| source.file == "other.md");
    assert_eq!(fares.unwrap().1.refers_to, "other.md");
}
