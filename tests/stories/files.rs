//! Files: what cannot be saved or read, damaged sessions, and recovery after a crash.

use std::path::Path;

use egui::{Key, Modifiers};
use egui_kittest::{Harness, kittest::Queryable as _};
use tickmark::{
    export::Format,
    storage::{self, State},
    workbench::App,
};

use crate::support::window::*;

#[test]
fn a_save_that_fails_says_what_to_do_and_nothing_is_lost() {
    let (folder, mut harness) = opened();
    key(&mut harness, Key::J);
    key(&mut harness, Key::Num5);
    let id = selected(&harness);
    ctrl(&mut harness, Key::S);
    give_path(
        &mut harness,
        &folder.path().join("gone").join("s.factcheck.json"),
    );
    let told = told(&harness);
    assert!(
        told.iter()
            .any(|words| words.contains("was not saved")
                && words.contains("save under another name")),
        "{told:?}"
    );
    assert!(harness.state().is_dirty());
    assert_eq!(claim(&harness, id).verdict.as_deref(), Some("false"));
    // Under another name it goes.
    let file = folder.path().join("s.factcheck.json");
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    give_path(&mut harness, &file);
    assert!(!harness.state().is_dirty());
    assert!(file.exists());
}

#[test]
fn a_summary_takes_the_place_of_a_summary_but_never_of_a_session() {
    let (folder, mut harness, file) = saved();
    let before = std::fs::read(&file).unwrap();
    export(&mut harness, Format::Markdown, &file);
    assert!(
        told(&harness)
            .iter()
            .any(|words| words.contains("would be lost")),
        "{:?}",
        told(&harness)
    );
    assert_eq!(std::fs::read(&file).unwrap(), before);
    let summary = folder.path().join("summary.md");
    std::fs::write(&summary, "an older one").unwrap();
    export(&mut harness, Format::Markdown, &summary);
    let text = std::fs::read_to_string(&summary).unwrap();
    assert!(text.contains("Harrow Bay"), "{text}");
}

#[test]
fn a_file_that_somebody_else_changed_is_not_written_over() {
    let (folder, mut harness, file) = saved();
    let theirs = std::fs::read_to_string(&file).unwrap() + " ";
    std::fs::write(&file, &theirs).unwrap();
    key(&mut harness, Key::J);
    key(&mut harness, Key::Num5);
    ctrl(&mut harness, Key::S);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), theirs);
    assert!(harness.state().is_dirty());
    assert!(
        told(&harness)
            .iter()
            .any(|words| words.contains("changed by someone else"))
    );
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    give_path(&mut harness, &folder.path().join("mine.factcheck.json"));
    assert!(!harness.state().is_dirty());
}

#[test]
fn bad_files_are_refused_in_words() {
    let (folder, mut harness) = opened();
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    };
    let before = listed(&harness);
    for (name, bytes) in [
        ("empty.txt", &b""[..]),
        (
            "picture.txt",
            &[0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 2, 0, 0, 3],
        ),
        ("not-there.json", b"[1, 2"),
        ("other.json", b"{\"format\": \"something else\"}"),
    ] {
        let path = write(name, bytes);
        let notices = told(&harness).len();
        ctrl(&mut harness, Key::O);
        give_path(&mut harness, &path);
        click_if(&mut harness, "Don't save");
        let told = told(&harness);
        assert!(told.len() > notices, "{name}: {told:?}");
        assert!(told.last().unwrap().contains(name), "{name}: {told:?}");
    }
    assert_eq!(listed(&harness), before, "what was open is still open");
}

#[test]
fn a_session_with_errors_is_opened_with_a_notice_and_keeps_the_rest() {
    let (folder, mut harness) = opened();
    let file = folder.path().join("s.factcheck.json");
    key(&mut harness, Key::J);
    key(&mut harness, Key::Num5);
    let id = selected(&harness);
    let claims = listed(&harness);
    ctrl(&mut harness, Key::S);
    give_path(&mut harness, &file);
    close(harness);
    // Evidence that points to a source which is not there, and a field of a newer version.
    let text = std::fs::read_to_string(&file).unwrap();
    let mut value: serde_json::Value = serde_json::from_str(&text).unwrap();
    value["from_the_future"] = "kept".into();
    let article = value["claims"][id.to_string()]["article"].clone();
    assert!(article.is_string());
    value["evidence"]["aaaaaaaaaaaaaaaa"] = serde_json::json!({
        "claim": id.to_string(), "source": "bbbbbbbbbbbbbbbb", "extract": "what it said"
    });
    std::fs::write(&file, serde_json::to_string_pretty(&value).unwrap()).unwrap();

    let other = folder.path().join("other");
    std::fs::create_dir(&other).unwrap();
    let mut harness = window(&other, [1440.0, 900.0], std::slice::from_ref(&file));
    let told = told(&harness);
    assert!(
        told.iter()
            .any(|words| words.contains("s.factcheck.json was repaired")),
        "{told:?}"
    );
    assert_eq!(listed(&harness), claims);
    assert_eq!(claim(&harness, id).verdict.as_deref(), Some("false"));
    key(&mut harness, Key::J);
    shift(&mut harness, Key::Num3);
    ctrl(&mut harness, Key::S);
    let saved = std::fs::read_to_string(&file).unwrap();
    for kept in ["from_the_future", "what it said"] {
        assert!(saved.contains(kept), "{kept} is lost from\n{saved}");
    }
}

/// The window is gone, and its journal is nobody's.
pub fn goes_without_a_word(folder: &Path, harness: Harness<'static, App>) -> State {
    drop(harness.into_state());
    let state = State::at(folder.join("state"));
    let deadline = std::time::Instant::now() + std::time::Duration::from_secs(20);
    while state.recover().unwrap().is_empty() {
        assert!(std::time::Instant::now() < deadline, "the journal stays");
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    state
}

#[test]
fn after_a_crash_the_next_window_gives_the_steps_back() {
    let (folder, mut harness, file) = saved();
    key(&mut harness, Key::J);
    let id = selected(&harness);
    key(&mut harness, Key::Num5);
    key(&mut harness, Key::Y);
    letters(&mut harness, "Counted twice.");
    ctrl(&mut harness, Key::Enter);
    wait_until(&mut harness, "the recovery copy", |harness| {
        says(harness, "recovery copy")
    });
    let state = goes_without_a_word(folder.path(), harness);
    let saved = storage::load(&file).unwrap().session;
    assert_eq!(
        saved.claims.get(id).unwrap().verdict,
        None,
        "it was never saved"
    );

    let mut harness = window(folder.path(), [1440.0, 900.0], &[]);
    wait_until(&mut harness, "the offer", |harness| {
        says(harness, "not saved when Tickmark stopped")
    });
    click(&mut harness, "Recover");
    let back = claim(&harness, id);
    assert_eq!(back.verdict.as_deref(), Some("false"));
    assert_eq!(back.rationale, "Counted twice.");
    assert!(
        harness.state().is_dirty(),
        "what was recovered is not in the file yet"
    );
    ctrl(&mut harness, Key::S);
    let saved = storage::load(&file).unwrap().session;
    assert_eq!(
        saved.claims.get(id).unwrap().verdict.as_deref(),
        Some("false")
    );
    close(harness);
    assert!(
        state.recover().unwrap().is_empty(),
        "nothing is left to recover"
    );
}

#[test]
fn a_save_that_was_cut_off_is_offered_when_its_file_is_opened() {
    let (folder, mut harness, file) = saved();
    key(&mut harness, Key::J);
    let id = selected(&harness);
    key(&mut harness, Key::Num5);
    let newer = storage::to_bytes(harness.state().session()).unwrap();
    close(harness);
    // As a save leaves things when its process dies before the new file takes its place.
    let long_ago = std::time::SystemTime::now() - std::time::Duration::from_hours(2);
    let old = std::fs::OpenOptions::new().write(true).open(&file).unwrap();
    old.set_modified(long_ago).unwrap();
    let stray = folder.path().join(".s.factcheck.json.aaaaaaaaaaaaaaa2.tmp");
    std::fs::write(&stray, newer).unwrap();

    let other = folder.path().join("other");
    std::fs::create_dir(&other).unwrap();
    let mut harness = window(&other, [1440.0, 900.0], std::slice::from_ref(&file));
    assert!(says(&harness, "A save of s.factcheck.json was cut off"));
    assert_eq!(claim(&harness, id).verdict, None);
    // It asks if something would be left behind, and is still there after "no".
    key(&mut harness, Key::J);
    key(&mut harness, Key::Num1);
    click(&mut harness, "Open it");
    assert!(says(&harness, "Save before opening another session?"));
    click(&mut harness, "Cancel");
    assert_eq!(claim(&harness, id).verdict.as_deref(), Some("true"));
    click(&mut harness, "Open it");
    click(&mut harness, "Don't save");
    assert_eq!(claim(&harness, id).verdict.as_deref(), Some("false"));
    assert!(!says(&harness, "was cut off"));
    assert!(
        harness.state().is_dirty(),
        "the file holds the older version"
    );
    ctrl(&mut harness, Key::S);
    assert!(!harness.state().is_dirty(), "{:?}", told(&harness));
    let saved = storage::load(&file).unwrap().session;
    let verdict = saved.claims.get(id).unwrap().verdict.as_deref();
    assert_eq!(verdict, Some("false"));
}

#[test]
fn a_long_notice_is_shown_whole() {
    let folder = tempfile::tempdir().unwrap();
    let file = article(folder.path());
    let mut harness = window(folder.path(), [900.0, 700.0], &[file]);
    let words = "a-long-name-".repeat(16);
    let deep = folder.path().join(&words).join(&words).join(&words);
    ctrl(&mut harness, Key::N);
    give_path(&mut harness, &deep.join("story.txt"));
    let notice = harness.get_by_label_contains(words.leak()).rect();
    assert!(notice.height() > 80.0, "it has several lines: {notice:?}");
    let page = harness.ctx.content_rect();
    assert!(page.contains_rect(notice), "{notice:?}");
}
