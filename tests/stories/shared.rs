//! One session, several people: a file that changes under the window, copies of sync clients, who has it open.

use std::path::Path;

use egui::{Key, Modifiers};
use egui_kittest::{Harness, kittest::Queryable as _};
use tickmark::{
    session::{Author, Command, Id, Moment, NewSource, Session, Stamp},
    storage,
    workbench::App,
};

use super::files::goes_without_a_word;
use crate::support::window::*;

/// What somebody else does to a copy of the session, some time later.
fn as_ada(session: &mut Session, command: Command) {
    let stamp = Stamp {
        by: Author {
            name: "Ada Oll".to_owned(),
            initials: "AO".to_owned(),
        },
        at: Moment(START + 3600),
        seed: Id::derived(&[b"ada", format!("{command:?}").as_bytes()]),
    };
    session.apply(command, &stamp).unwrap();
}

/// Ada writes the file itself, on her own machine.
pub fn ada_writes(file: &Path, command: Command) {
    let mut loaded = storage::load(file).unwrap();
    as_ada(&mut loaded.session, command);
    storage::save(&loaded.session, file, Some(loaded.hash)).unwrap();
}

/// Ada's copy, as a sync client leaves it beside the file.
fn ada_leaves(file: &Path, copy: &Path, command: Command) {
    let mut session = storage::load(file).unwrap().session;
    as_ada(&mut session, command);
    std::fs::write(copy, storage::to_bytes(&session).unwrap()).unwrap();
}

pub fn verdict(claim: Id, verdict: &str) -> Command {
    Command::SetVerdict {
        claim,
        verdict: Some(verdict.to_owned()),
    }
}

/// What the file holds of a claim's verdict.
fn on_disk(file: &Path, id: Id) -> Option<String> {
    let session = storage::load(file).unwrap().session;
    session.claims.get(id).unwrap().verdict.clone()
}

fn told_of(harness: &mut Harness<'static, App>, words: &'static str) {
    wait_until(harness, words, |harness| {
        told(harness).iter().any(|note| note.contains(words))
    });
    settle(harness);
}

#[test]
fn what_somebody_else_saved_is_offered_and_merged_with_what_is_unsaved() {
    let (_folder, mut harness, file) = saved();
    key(&mut harness, Key::J);
    let mine = selected(&harness);
    key(&mut harness, Key::Num1);
    key(&mut harness, Key::J);
    let theirs = selected(&harness);
    ada_writes(&file, verdict(theirs, "false"));
    told_of(&mut harness, "was changed on disk:");
    assert!(says(&harness, "by Ada Oll"));
    assert!(says(&harness, "! changed on disk: merge"));
    assert_eq!(claim(&harness, theirs).verdict, None, "never unasked");

    click(&mut harness, "Merge");
    assert_eq!(claim(&harness, theirs).verdict.as_deref(), Some("false"));
    assert_eq!(claim(&harness, mine).verdict.as_deref(), Some("true"));
    assert!(!says(&harness, "changed on disk"));
    assert!(harness.state().is_dirty(), "the file holds hers alone");
    assert_eq!(on_disk(&file, mine), None, "it is written when asked");
    // What was done before can still be taken back.
    ctrl(&mut harness, Key::Z);
    assert_eq!(claim(&harness, mine).verdict, None);
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    ctrl(&mut harness, Key::S);
    assert!(!harness.state().is_dirty(), "{:?}", told(&harness));
    assert_eq!(on_disk(&file, mine).as_deref(), Some("true"));
    assert_eq!(on_disk(&file, theirs).as_deref(), Some("false"));
}

#[test]
fn with_nothing_unsaved_a_merge_is_the_newer_state() {
    let (_folder, mut harness, file) = saved();
    key(&mut harness, Key::J);
    let id = selected(&harness);
    ada_writes(&file, verdict(id, "false"));
    told_of(&mut harness, "was changed on disk:");
    let before = std::fs::read(&file).unwrap();
    // Put away, it stays within reach.
    let notice = harness.query_all_by_label("Put the notice away").last();
    notice.unwrap().click();
    settle(&mut harness);
    assert!(!says(&harness, "was changed on disk:"));
    click(&mut harness, "! changed on disk: merge");
    assert_eq!(claim(&harness, id).verdict.as_deref(), Some("false"));
    assert!(!harness.state().is_dirty());
    assert_eq!(std::fs::read(&file).unwrap(), before, "nothing was written");
    key(&mut harness, Key::Num1);
    ctrl(&mut harness, Key::S);
    assert_eq!(on_disk(&file, id).as_deref(), Some("true"));
}

#[test]
fn a_file_of_the_same_size_and_time_is_seen_to_be_another() {
    let (_folder, mut harness, file) = saved();
    key(&mut harness, Key::J);
    let id = selected(&harness);
    key(&mut harness, Key::Num1);
    ctrl(&mut harness, Key::S);
    let time = std::fs::metadata(&file).unwrap().modified().unwrap();
    let text = std::fs::read_to_string(&file).unwrap();
    // As by hand, with an editor: no event says so.
    let other = text.replace("\"true\"", "\"abcd\"");
    assert!(other != text && other.len() == text.len());
    std::fs::write(&file, &other).unwrap();
    let opened = std::fs::OpenOptions::new().write(true).open(&file).unwrap();
    opened.set_modified(time).unwrap();
    drop(opened);
    if cfg!(unix) {
        told_of(&mut harness, "was changed on disk");
    }
    key(&mut harness, Key::J);
    key(&mut harness, Key::Num5);
    ctrl(&mut harness, Key::S);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), other);
    assert!(harness.state().is_dirty());
    assert_eq!(claim(&harness, id).verdict.as_deref(), Some("true"));
}

#[test]
fn a_save_that_finds_another_file_offers_the_merge_and_goes_on() {
    let (_folder, mut harness, file) = saved();
    key(&mut harness, Key::J);
    let mine = selected(&harness);
    key(&mut harness, Key::J);
    let theirs = selected(&harness);
    key(&mut harness, Key::K);
    key(&mut harness, Key::Num1);
    ada_writes(&file, verdict(theirs, "false"));
    // Before anything was seen.
    ctrl(&mut harness, Key::S);
    told_of(&mut harness, "nothing was written over it");
    click(&mut harness, "Merge and save");
    wait_until(&mut harness, "the save", |harness| {
        !harness.state().is_dirty()
    });
    assert_eq!(on_disk(&file, mine).as_deref(), Some("true"));
    assert_eq!(on_disk(&file, theirs).as_deref(), Some("false"));
    assert!(!says(&harness, "nothing was written over it"));
}

#[test]
fn what_another_program_wrote_over_is_back_in_the_file_after_the_merge() {
    let (_folder, mut harness, file) = saved();
    let older = std::fs::read(&file).unwrap();
    key(&mut harness, Key::J);
    let mine = selected(&harness);
    key(&mut harness, Key::Num1);
    ctrl(&mut harness, Key::S);
    // The last writer wins, thinks a sync client.
    std::fs::write(&file, older).unwrap();
    told_of(&mut harness, "was changed on disk:");
    click(&mut harness, "Merge");
    wait_until(&mut harness, "the save", |harness| {
        !harness.state().is_dirty()
    });
    assert_eq!(
        on_disk(&file, mine).as_deref(),
        Some("true"),
        "no journal could have given it back"
    );
}

#[test]
fn a_file_that_is_gone_is_told_and_written_again() {
    let (folder, mut harness, file) = saved();
    key(&mut harness, Key::J);
    let id = selected(&harness);
    std::fs::rename(&file, folder.path().join("elsewhere.json")).unwrap();
    told_of(&mut harness, "is gone");
    assert!(says(&harness, "! the file is gone"));
    assert!(harness.state().is_dirty(), "it is in no file");
    key(&mut harness, Key::Num5);
    click(&mut harness, "Write it again");
    assert!(!harness.state().is_dirty(), "{:?}", told(&harness));
    assert!(!says(&harness, "is gone"));
    assert_eq!(on_disk(&file, id).as_deref(), Some("false"));
}

#[test]
fn when_the_folder_is_gone_it_is_saved_elsewhere() {
    let (folder, mut harness, _file) = saved();
    let deep = folder.path().join("deep");
    std::fs::create_dir(&deep).unwrap();
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    give_path(&mut harness, &deep.join("s.factcheck.json"));
    key(&mut harness, Key::J);
    let id = selected(&harness);
    key(&mut harness, Key::Num5);
    std::fs::remove_dir_all(&deep).unwrap();
    told_of(&mut harness, "is gone");
    ctrl(&mut harness, Key::S);
    told_of(&mut harness, "was not saved");
    click(&mut harness, "Save as…");
    let other = folder.path().join("other.factcheck.json");
    give_path(&mut harness, &other);
    assert!(!harness.state().is_dirty(), "{:?}", told(&harness));
    assert_eq!(on_disk(&other, id).as_deref(), Some("false"));
}

#[test]
fn a_conflict_copy_is_offered_at_opening_merged_and_left_where_it_is() {
    let (folder, mut harness, file) = saved();
    key(&mut harness, Key::J);
    let id = selected(&harness);
    close(harness);
    let copy = folder
        .path()
        .join("s.factcheck (Ada's conflicted copy 2026-01-31).json");
    ada_leaves(&file, &copy, verdict(id, "false"));
    let bytes = std::fs::read(&copy).unwrap();
    // Called alike, but something else.
    std::fs::write(folder.path().join("s.factcheck (1).json"), "{\"a\": 1}").unwrap();

    let mut harness = window(folder.path(), [1440.0, 900.0], std::slice::from_ref(&file));
    told_of(&mut harness, "conflicted copy 2026-01-31");
    assert!(says(&harness, "a copy with 3 changes by Ada Oll") || says(&harness, "by Ada Oll"));
    assert_eq!(told(&harness).len(), 1, "{:?}", told(&harness));
    assert_eq!(claim(&harness, id).verdict, None);
    click(&mut harness, "Merge");
    wait_until(&mut harness, "the save", |harness| {
        !harness.state().is_dirty()
    });
    assert_eq!(on_disk(&file, id).as_deref(), Some("false"));
    assert_eq!(std::fs::read(&copy).unwrap(), bytes, "it is left as it was");
    close(harness);

    // It holds nothing new any more; a copy that goes on does.
    let mut harness = window(folder.path(), [1440.0, 900.0], std::slice::from_ref(&file));
    let more = folder
        .path()
        .join("s.sync-conflict-20260201-120000-ABCDEFG.factcheck.json");
    ada_leaves(&copy, &more, verdict(id, "true"));
    told_of(&mut harness, "sync-conflict");
    assert!(!says(&harness, "conflicted copy"), "{:?}", told(&harness));
}

#[test]
fn whoever_opens_a_session_that_somebody_has_open_is_told() {
    let (folder, harness, file) = saved();
    let note = folder.path().join(".s.factcheck.json.lock");
    let other = folder.path().join("other");
    std::fs::create_dir(&other).unwrap();
    let mut second = window(&other, [1440.0, 900.0], std::slice::from_ref(&file));
    told_of(&mut second, "has s.factcheck.json open in another window");
    // Advice, never an obstacle.
    key(&mut second, Key::J);
    key(&mut second, Key::Num1);
    ctrl(&mut second, Key::S);
    assert!(!second.state().is_dirty());
    close(second);
    assert!(note.exists(), "it is the first one's");
    close(harness);
    assert!(!note.exists());
}

/// Merges with a copy by its path.
fn merge_with(harness: &mut Harness<'static, App>, copy: &Path) {
    ctrl(harness, Key::K);
    letters(harness, "merge with another");
    key(harness, Key::Enter);
    give_path(harness, copy);
}

#[test]
fn a_merge_that_was_not_saved_survives_a_crash() {
    // The session has no file yet; the copy brings a source, and the steps after it are about that.
    let (folder, mut harness, id) = begun();
    key(&mut harness, Key::Num1);
    let mut hers = harness.state().session().clone();
    let source = Id::literal("minutes");
    let minutes = NewSource {
        id: Some(source),
        title: "Council minutes".to_owned(),
        ..NewSource::default()
    };
    as_ada(&mut hers, Command::AddSource(minutes));
    let copy = folder.path().join("from-ada.factcheck.json");
    std::fs::write(&copy, storage::to_bytes(&hers).unwrap()).unwrap();
    merge_with(&mut harness, &copy);
    told_of(&mut harness, "was merged");
    key(&mut harness, Key::Num5);
    wait_until(&mut harness, "the recovery copy", |harness| {
        says(harness, "recovery copy")
    });
    let before = harness.state().session().clone();
    goes_without_a_word(folder.path(), harness);
    std::fs::remove_file(&copy).unwrap();
    let mut harness = window(folder.path(), [1440.0, 900.0], &[]);
    wait_until(&mut harness, "the offer", |harness| {
        says(harness, "not saved when Tickmark stopped")
    });
    click(&mut harness, "Recover");
    assert_eq!(claim(&harness, id).verdict.as_deref(), Some("false"));
    assert!(**harness.state().session() == *before);
    assert!(before.sources.get(source).is_some());
}

#[test]
fn another_copy_is_merged_by_its_path() {
    let (folder, mut harness, file) = saved();
    key(&mut harness, Key::J);
    let id = selected(&harness);
    let copy = folder.path().join("from-ada.factcheck.json");
    ada_leaves(&file, &copy, verdict(id, "false"));
    merge_with(&mut harness, &copy);
    assert_eq!(claim(&harness, id).verdict.as_deref(), Some("false"));
    told_of(&mut harness, "was merged");
}

#[test]
fn a_file_of_another_story_is_asked_about_before_it_is_merged() {
    let (folder, mut harness, _) = saved();
    let mut other = Session::default();
    let minutes = NewSource {
        id: Some(Id::literal("minutes")),
        title: "Council minutes".to_owned(),
        ..NewSource::default()
    };
    as_ada(&mut other, Command::AddSource(minutes));
    let copy = folder.path().join("another.factcheck.json");
    std::fs::write(&copy, storage::to_bytes(&other).unwrap()).unwrap();
    merge_with(&mut harness, &copy);
    wait_until(&mut harness, "the question", |harness| {
        says(harness, "has nothing in common with this session")
    });
    settle(&mut harness);
    let sources = |harness: &Harness<'static, App>| harness.state().session().sources.len();
    // Enter decides nothing.
    key(&mut harness, Key::Enter);
    assert!(!says(&harness, "has nothing in common"));
    assert_eq!(sources(&harness), 0);
    merge_with(&mut harness, &copy);
    wait_until(&mut harness, "the question", |harness| {
        says(harness, "has nothing in common with this session")
    });
    settle(&mut harness);
    click(&mut harness, "Merge all the same");
    told_of(&mut harness, "was merged");
    assert_eq!(sources(&harness), 1);
}

#[test]
fn what_ada_dropped_and_somebody_here_decided_is_told_after_the_merge() {
    let (folder, mut harness, id) = begun();
    key(&mut harness, Key::Num5);
    let copy = folder.path().join("from-ada.factcheck.json");
    let mut hers = harness.state().session().clone();
    as_ada(&mut hers, Command::Dismiss { claim: id });
    std::fs::write(&copy, storage::to_bytes(&hers).unwrap()).unwrap();
    merge_with(&mut harness, &copy);
    told_of(
        &mut harness,
        "1 claim that one dropped was decided by another",
    );
    click(&mut harness, "Look at them");
    wait_until(&mut harness, "the problem", |harness| {
        says(harness, "Ada Oll dismissed it on")
    });
    settle(&mut harness);
    key(&mut harness, Key::F2);
    assert!(harness.state().session().is_live(&claim(&harness, id)));
}
