//! Killed before every system call, from the first look at the file to the end.

use super::{
    errors::NO_FILE,
    need::{self, report},
    scene::{Scene, Subject, keeps, lines, step, told, whole},
    trace::{calls, inject},
};

/// What a sweep found.
#[derive(Debug, Default)]
struct Found {
    points: usize,
    corrupt: Vec<String>,
    lost: Vec<String>,
    /// Runs that left a temporary file.
    stray: usize,
}

/// Kills `subject` before every call of a run of `steps` saves.
fn sweep(subject: Subject, scene: &Scene, steps: usize) -> Found {
    let mut found = Found::default();
    let line = subject.apply(&scene.path);
    let input = lines((1..=steps).map(|n| step("step", n)));
    scene.reset();
    let all = calls(&line, &input, &scene.path);
    assert!(all.iter().any(|call| call.name == "fsync") || matches!(subject, Subject::Broken(_)));
    for call in all {
        // Another program may make the same calls on several threads, and each thread's are counted.
        let (first, at_least) = match subject {
            Subject::Tickmark => (call.first, call.last + 1),
            Subject::Broken(_) => (1, 1),
        };
        // How often a thread waits for another, or for memory, is not the same each time.
        let at_least = if NO_FILE.contains(&call.name.as_str()) {
            first
        } else {
            at_least
        };
        for when in first.. {
            scene.reset();
            let (output, hit) = inject(&line, &input, &call.name, "signal=KILL", when);
            if hit.is_none() {
                assert!(output.status.success(), "{output:?}");
                assert!(when >= at_least, "{call:?} ended at {when}");
                break;
            }
            found.points += 1;
            let case = format!("killed before {} {when}", call.name);
            match keeps(&scene.path, &scene.old, &told(&output.stdout)) {
                Err(why) if why.starts_with("lost") => found.lost.push(format!("{case}: {why}")),
                Err(why) => found.corrupt.push(format!("{case}: {why}")),
                Ok(_) => {}
            }
            let backup = tickmark::storage::backup_path(&scene.path);
            if let Ok(bytes) = std::fs::read(backup)
                && let Err(why) = whole(&bytes)
            {
                found.corrupt.push(format!("{case}: the backup {why}"));
            }
            found.stray += usize::from(scene.strays() > 0);
            if matches!(subject, Subject::Tickmark) {
                let again = scene.goes_on("after");
                assert!(again.status.success(), "{case}: {again:?}");
                assert_eq!(scene.clean_up(), 0, "{case}: {:?}", scene.names());
            }
        }
    }
    found
}

#[test]
fn killed_before_any_call_the_file_is_the_old_one_or_the_new_one() {
    if !need::strace("kill sweep") {
        return;
    }
    let mut found = sweep(Subject::Tickmark, &Scene::new(8_000), 3);
    if need::all() {
        // Large enough for the proof to have a thread of its own.
        let large = sweep(Subject::Tickmark, &Scene::new(1_100_000), 1);
        found.points += large.points;
        found.stray += large.stray;
        found.corrupt.extend(large.corrupt);
        found.lost.extend(large.lost);
    }
    report(&format!(
        "kill sweep: {} kill points, {} corrupt, {} lost after \"saved\"; {} left a temporary file, 0 after the next save",
        found.points,
        found.corrupt.len(),
        found.lost.len(),
        found.stray
    ));
    assert!(found.points >= 100, "{found:?}");
    assert!(
        found.corrupt.is_empty() && found.lost.is_empty(),
        "{found:#?}"
    );
    assert!(
        found.stray > 0,
        "no kill came between the file's making and its renaming"
    );
}

#[test]
fn the_kill_sweep_catches_broken_saves() {
    if !need::strace("kill sweep of broken saves") {
        return;
    }
    let scene = Scene::new(8_000);
    let in_place = sweep(Subject::Broken("in-place"), &scene, 1);
    assert!(!in_place.corrupt.is_empty(), "in place: {in_place:#?}");
    let early = sweep(Subject::Broken("early"), &scene, 1);
    assert!(!early.lost.is_empty(), "told too early: {early:#?}");
    report(&format!(
        "kill sweep: broken variants caught 2/2 (in place: {} of {} corrupt; \"saved\" too early: {} of {} lost)",
        in_place.corrupt.len(),
        in_place.points,
        early.lost.len(),
        early.points
    ));
}
