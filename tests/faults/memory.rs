//! Memory runs out: the program may have a tenth more of it than it needs at first, and its work grows until it gets no
//! more. It stops wherever that is, with words or without.

use std::{fs, path::Path, process::Command as Program};

use egui::{Event, Key};
use tickmark::storage;

use super::{
    broken::{command_line, say},
    crash::{FILE, found, given, prepare},
    full::large,
    need::{self, not_run, report},
    scene::{Scene, Subject, keeps, lines, run_with_input, step, told, whole},
    support::window::{ARTICLE, key, settle, window},
};

pub const MIB: u64 = 1 << 20;

/// Whether a program's memory can be limited here; says so where not.
pub fn limits(what: &str) -> bool {
    let there = need::missing(&["prlimit"]).is_none();
    if !there {
        not_run(what, "prlimit is not installed");
    }
    there
}

/// The command line with no more address space than this.
fn limited(line: &[String], most: u64) -> Vec<String> {
    let mut all = vec!["prlimit".to_owned(), "--core=0".to_owned()];
    all.push(format!("--as={most}"));
    all.extend_from_slice(line);
    all
}

/// The least address space, to the MiB, in which one step is done.
fn needed(line: &[String], scene: &Scene) -> u64 {
    let (mut little, mut enough) = (0, 4_096);
    while little + 1 < enough {
        let middle = u64::midpoint(little, enough);
        scene.reset();
        let output = run_with_input(&limited(line, middle * MIB), &lines([step("step", 1)]));
        if output.status.success() {
            enough = middle;
        } else {
            little = middle;
        }
    }
    enough * MIB
}

/// What is found after `subject` ran out of memory: how many saves it told, how it ended, and what is wrong.
fn run_out(subject: Subject) -> (usize, String, Result<usize, String>) {
    let scene = Scene::new(8_000);
    let line = subject.apply(&scene.path);
    let most = needed(&line, &scene) * 11 / 10;
    scene.reset();
    let output = run_with_input(&limited(&line, most), &lines((1..2_000).map(large)));
    assert!(!output.status.success(), "memory never ran out");
    let told = told(&output.stdout);
    let kept = keeps(&scene.path, &scene.old, &told);
    if matches!(subject, Subject::Tickmark) {
        let backup = storage::backup_path(&scene.path);
        if let Ok(bytes) = fs::read(backup) {
            whole(&bytes).unwrap();
        }
        let again = scene.goes_on("after");
        assert!(again.status.success(), "{again:?}");
        assert_eq!(scene.clean_up(), 0, "{:?}", scene.names());
    }
    let end = format!("{} with {} MiB", output.status, most / MIB);
    (told.len(), end, kept)
}

#[test]
fn without_memory_the_file_is_the_old_one_or_the_new_one() {
    if !limits("low memory") {
        return;
    }
    let (told, end, kept) = run_out(Subject::Tickmark);
    assert!(told > 0, "nothing was done: {end}");
    assert!(kept.is_ok(), "{kept:?} after {told} saves ({end})");
    report(&format!(
        "low memory: {told} saves, then {end}; 0 corrupt, 0 lost after \"saved\""
    ));
}

#[test]
fn low_memory_catches_a_save_that_is_told_too_early() {
    if !limits("low memory with a broken save") {
        return;
    }
    let (told, end, kept) = run_out(Subject::Broken("early"));
    let caught = kept.is_err_and(|why| why.starts_with("lost"));
    assert!(caught, "{told} saves told ({end})");
    report("low memory: broken variants caught 1/1 (\"saved\" too early)");
}

/// Decides, and adds one article after the other, until one is refused; `few`: two of them, and says what that needed.
pub fn window_child(place: &Path, few: bool) {
    let mut harness = window(place, [1000.0, 700.0], &[place.join(FILE)]);
    key(&mut harness, Key::J);
    for n in 0.. {
        key(&mut harness, [Key::Num1, Key::Num5][n % 2]);
        say(&format!("edit {}", given(harness.state().session())));
        key(&mut harness, Key::Escape);
        let before = harness.state().session().articles.len();
        // Another text each time: one like the last would be asked about as its next draft.
        let other = ARTICLE.replace('.', &format!(" {n}."));
        harness.event(Event::Paste(other.repeat(20)));
        settle(&mut harness);
        // What is pasted is asked about; Enter takes it.
        key(&mut harness, Key::Enter);
        settle(&mut harness);
        if harness.state().session().articles.len() == before {
            say("refused");
            std::process::abort();
        }
        key(&mut harness, Key::OpenBracket);
        key(&mut harness, Key::J);
        if few && n == 2 {
            let status = fs::read_to_string("/proc/self/status").unwrap();
            let peak = status.lines().find_map(|line| line.strip_prefix("VmPeak:"));
            say(&format!("peak {}", peak.unwrap().trim()));
            return;
        }
    }
}

/// Runs the window without memory: what it said, with at most so much.
fn window_with(what: &str, place: &Path, most: Option<u64>) -> String {
    let line = command_line(what, place.to_str().unwrap());
    let line = most.map_or(line.clone(), |most| limited(&line, most));
    let mut program = Program::new(&line[0]);
    let output = program.args(&line[1..]).output().unwrap();
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn without_memory_the_windows_work_is_in_the_journal() {
    if !limits("the window in low memory") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    prepare(folder.path());
    let said = window_with("window-few", folder.path(), None);
    let peak = said.lines().find_map(|line| line.strip_prefix("peak "));
    let kib: u64 = peak.unwrap().trim_end_matches(" kB").parse().unwrap();
    let folder = tempfile::tempdir().unwrap();
    prepare(folder.path());
    let most = kib * 1024 * 11 / 10;
    let said = window_with("window-memory", folder.path(), Some(most));
    let mut edits = said.lines().filter_map(|line| line.strip_prefix("edit "));
    let edits: usize = edits.next_back().map_or(0, |edits| edits.parse().unwrap());
    assert!(edits > 0, "nothing was done: {said}");
    whole(&fs::read(folder.path().join(FILE)).unwrap()).unwrap();
    // The edit that was made last may not have reached the journal's thread.
    let found = found(folder.path());
    assert!(found + 1 >= edits, "{found} of {edits} edits are found");
    report(&format!(
        "low memory: the window with {} MiB made {edits} edits ({}); {found} in the journal, the file as it was",
        most / MIB,
        if said.contains("refused") {
            "then refused work in words"
        } else {
            "then died"
        }
    ));
}
