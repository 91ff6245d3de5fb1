//! A disk without room: for the session file, and for the journal. The disk is a small one in memory, which no other
//! process sees.

use std::{
    fs,
    path::Path,
    process::{Command as Program, Output},
};

use tickmark::{
    session::{Command, NewSource, Session},
    storage::{self, State},
};

use super::{
    broken::{command_line, say},
    need::{self, not_run, report},
    scene::{
        Scene, Subject, lines, run_with_input, session, stamp, state, step, step_id, told, whole,
    },
};

/// Runs a child of this program in a folder that is a disk of `size`; none if this machine lets nobody mount one.
fn on_a_small_disk(what: &str, size: &str) -> Option<Output> {
    let way = ["-m", "-rm"].into_iter().find(|way| {
        let probe = [*way, "mount", "-t", "tmpfs", "tmpfs", "/tmp"];
        need::works("unshare", &probe)
    });
    let Some(way) = way else {
        not_run(
            what,
            "neither root nor a user namespace may mount a disk in memory",
        );
        return None;
    };
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().to_str().unwrap();
    let script = format!("mount -t tmpfs -o size={size} tmpfs \"$0\" && exec \"$@\"");
    let mut program = Program::new("unshare");
    program.args([way, "sh", "-c", &script, place]);
    let output = program.args(command_line(what, place)).output().unwrap();
    assert!(output.status.success(), "{output:#?}");
    Some(output)
}

fn said(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let lines = text.lines().filter_map(|line| line.strip_prefix("report "));
    lines.collect::<Vec<_>>().join("; ")
}

#[test]
fn on_a_full_disk_the_file_stays_and_once_there_is_room_the_save_goes_through() {
    if let Some(output) = on_a_small_disk("full-disk", "700k") {
        report(&format!("full disk: {}", said(&output)));
    }
}

#[test]
fn with_a_full_state_folder_the_journal_says_so_and_catches_up() {
    if let Some(output) = on_a_small_disk("full-state", "100k") {
        report(&format!("full state folder: {}", said(&output)));
    }
}

#[test]
fn past_the_largest_size_a_file_may_have_the_old_one_stays_and_the_program_says_so() {
    if need::missing(&["prlimit"]).is_some() {
        return not_run("the largest size of a file", "prlimit is not installed");
    }
    let scene = Scene::new(8_000);
    let mut line = vec!["prlimit".to_owned(), "--fsize=4000".to_owned()];
    line.extend(Subject::Tickmark.apply(&scene.path));
    let output = run_with_input(&line, &lines([step("step", 1)]));
    assert_eq!(output.status.code(), Some(4), "{output:?}");
    assert_eq!(fs::read(&scene.path).unwrap(), scene.old);
    assert_eq!(scene.clean_up(), 0, "{:?}", scene.names());
    report("past the largest size of a file: refused in words, the file as it was");
}

/// A step of about 20 kB.
pub fn large(n: usize) -> Command {
    Command::AddSource(NewSource {
        id: Some(step_id("step", n)),
        title: "Harbour book ".repeat(1_500),
        ..NewSource::default()
    })
}

/// In `place` are 700 kB. A save needs room for four files: the old one, the new one, two backups.
pub fn disk_child(place: &Path) {
    let path = place.join("s.factcheck.json");
    let mut session = session(40_000);
    storage::save(&session, &path, None).unwrap();
    let old = fs::read(&path).unwrap();
    let ballast = place.join("ballast");
    fs::write(&ballast, vec![b'x'; 200_000]).unwrap();
    let apply = Subject::Tickmark.apply(&path);
    let output = run_with_input(&apply, &lines((1..40).map(large)));
    let words = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(4), "{words}");
    for part in ["No space left on device", "Free some space", "as it was"] {
        assert!(words.contains(part), "{part}: {words}");
    }
    let told = told(&output.stdout);
    assert!(told.len() >= 2, "{}", told.len());
    assert_eq!(state(&path, &old), Ok(told.len()));
    assert_eq!(storage::hash_of(&path).unwrap().as_ref(), told.last());
    whole(&fs::read(storage::backup_path(&path)).unwrap()).unwrap();
    let names = fs::read_dir(place).unwrap();
    assert_eq!(names.count(), 3, "the file, its backup, the ballast");
    // The same, refused again, and then not.
    let next = lines([large(told.len() + 1)]);
    assert_eq!(run_with_input(&apply, &next).status.code(), Some(4));
    fs::remove_file(&ballast).unwrap();
    let output = run_with_input(&apply, &next);
    assert!(output.status.success(), "{output:?}");
    assert_eq!(state(&path, &old), Ok(told.len() + 1));
    // In this process too: what could not be saved is still in memory.
    session = storage::load(&path).unwrap().session;
    fs::write(&ballast, vec![b'x'; 180_000]).ok();
    session.apply(large(90), &stamp(90)).unwrap();
    let expected = storage::hash_of(&path).unwrap();
    storage::save(&session, &path, expected).unwrap_err();
    assert_eq!(storage::hash_of(&path).unwrap(), expected);
    fs::remove_file(&ballast).unwrap();
    storage::save(&session, &path, expected).unwrap();
    say(&format!(
        "report {} saves, then refused with the cause named 3 of 3 times, the file as it was; saved once there was room",
        told.len()
    ));
}

/// In `place` are 100 kB.
pub fn state_child(place: &Path) {
    let state = State::at(place.join("state"));
    fs::create_dir(state.dir()).unwrap();
    let ballast = place.join("ballast");
    fs::write(&ballast, vec![b'x'; 60_000]).unwrap();
    let mut session = Session::default();
    let mut journal = state.journal(None, None, stamp(0).at).unwrap();
    let mut failed = 0;
    let mut apply = |n: usize| {
        let written = journal.apply(&mut session, step("step", n), &stamp(n as u64));
        let (applied, written) = written.unwrap();
        assert!(applied.changed, "the work goes on");
        written
    };
    let mut n = 0;
    while failed < 20 {
        n += 1;
        if let Err(error) = apply(n) {
            failed += 1;
            let words = error.to_string();
            for part in ["No space left on device", "a crash now would lose"] {
                assert!(words.contains(part), "{part}: {words}");
            }
        } else {
            assert_eq!(failed, 0, "room came from nowhere");
        }
        assert!(n < 5_000, "the disk never filled");
    }
    fs::remove_file(&ballast).unwrap();
    apply(n + 1).unwrap();
    drop(journal);
    let found = state.recover().unwrap();
    let replayed = found[0].replay().unwrap();
    assert_eq!(replayed.problems, Vec::<String>::new());
    assert!(*replayed.session == *session, "every edit is back");
    assert_eq!(replayed.applied, n + 1);
    say(&format!(
        "report refused {failed} times, each said; {} of {} edits in the journal once there was room",
        replayed.applied,
        n + 1
    ));
}
