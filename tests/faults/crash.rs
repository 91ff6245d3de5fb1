//! The window dies while somebody works: killed, aborted, its stack overflown. What it had not saved is in the journal.

use std::{
    fs,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    path::Path,
    process::{Child, Command as Program, Stdio},
    sync::mpsc::{Receiver, channel},
    time::{Duration, Instant},
};

use egui::Key;
use tickmark::{
    session::{Command, Id, Session},
    storage::{self, Entry, State},
};

use super::{
    broken::{command_line, say},
    need::{self, Numbers, report},
    scene::{session, stamp},
    support::window::{key, window},
};

/// More than this may not be lost.
pub const MOST: Duration = Duration::from_secs(1);

const CLAIM: Id = Id::literal("claim");
pub const FILE: &str = "s.factcheck.json";
const STATE: &str = "state";

/// Puts a session with one claim into a folder.
pub fn prepare(place: &Path) {
    let mut session = session(500);
    let command = Command::AddClaim {
        id: Some(CLAIM),
        article: Id::literal("ferry"),
        start: 0,
        end: 20,
        statement: String::new(),
        part_of: None,
    };
    session.apply(command, &stamp(1)).unwrap();
    storage::save(&session, &place.join(FILE), None).unwrap();
}

fn verdict(n: usize) -> Command {
    let verdicts = ["true", "mostly_true", "half_true", "mostly_false", "false"];
    Command::SetVerdict {
        claim: CLAIM,
        verdict: Some(verdicts[n % verdicts.len()].to_owned()),
    }
}

/// Verdicts that were given, one after the other.
pub fn given(session: &Session) -> usize {
    let claim = session.claims.get(CLAIM).unwrap();
    claim.history.of_field("verdict").count()
}

/// Works in a window without an end: a verdict for each key. A line on standard input is its death.
pub fn window_child(place: &Path, how: &str) {
    let overflow = how == "window-overflow";
    std::thread::spawn(move || {
        let mut byte = [0];
        std::io::stdin().read_exact(&mut byte).ok();
        if overflow {
            fill_the_stack(0);
        }
        std::process::abort();
    });
    let mut harness = window(place, [1000.0, 700.0], &[place.join(FILE)]);
    key(&mut harness, Key::J);
    let keys = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5];
    for n in 0.. {
        key(&mut harness, keys[n % keys.len()]);
        assert_eq!(given(harness.state().session()), n + 1);
        say(&format!("edit {}", n + 1));
    }
}

#[expect(unconditional_recursion, reason = "the stack is to overflow")]
fn fill_the_stack(depth: u64) -> u64 {
    let here = std::hint::black_box([depth; 64]);
    let deeper = fill_the_stack(depth + 1);
    here[63] + deeper
}

/// As the window, with a journal that is written every two seconds.
pub fn lazy_child(place: &Path) {
    let loaded = storage::load(&place.join(FILE)).unwrap();
    let mut session = loaded.session;
    let state = State::at(place.join(STATE));
    let file = place.join(FILE);
    let mut journal = state
        .journal(Some(&file), Some(loaded.hash), stamp(2).at)
        .unwrap();
    let (mut waiting, mut since) = (Vec::new(), Instant::now());
    for n in 0.. {
        let stamp = stamp(n as u64 + 10);
        session.apply(verdict(n), &stamp).unwrap();
        waiting.push(Entry::step(verdict(n), stamp));
        say(&format!("edit {}", n + 1));
        std::thread::sleep(Duration::from_millis(5));
        if since.elapsed() > 2 * MOST {
            for step in waiting.drain(..) {
                journal.record(&step).unwrap();
            }
            journal.sync().unwrap();
            since = Instant::now();
        }
    }
}

/// Somebody at work in another process.
pub struct AtWork {
    child: Child,
    edits: Receiver<Instant>,
}

impl AtWork {
    /// Starts it, and waits for the first edit.
    pub fn new(what: &str, place: &Path) -> (Self, Instant) {
        let line = command_line(what, place.to_str().unwrap());
        let mut program = Program::new(&line[0]);
        program
            .args(&line[1..])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut child = program.spawn().unwrap();
        let said = BufReader::new(child.stdout.take().unwrap());
        let (sender, edits) = channel();
        std::thread::spawn(move || {
            for line in said.lines().map_while(Result::ok) {
                if line.starts_with("edit ") {
                    sender.send(Instant::now()).ok();
                }
            }
        });
        let first = edits.recv().unwrap();
        (Self { child, edits }, first)
    }

    /// Kills it.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
    }

    /// Lets it die by its own hand.
    fn die(&mut self) {
        let mut input = self.child.stdin.take().unwrap();
        input.write_all(b"\n").unwrap();
    }

    /// Waits for its end: when each edit after the first was told.
    pub fn told(mut self) -> Vec<Instant> {
        assert!(!self.child.wait().unwrap().success());
        self.edits.iter().collect()
    }
}

/// What the next start finds in the journal of `place`: how many edits.
pub fn found(place: &Path) -> usize {
    let recovered = State::at(place.join(STATE)).recover().unwrap();
    assert!(recovered.len() <= 1, "{recovered:?}");
    recovered.first().map_or(0, |recovery| {
        let replayed = recovery.replay().unwrap();
        let torn = replayed
            .problems
            .iter()
            .all(|why| why.contains("was being written"));
        assert!(torn, "{:?}", replayed.problems);
        given(&replayed.session)
    })
}

/// How much work was lost, in edits and time, by a death at some moment.
pub fn lost(edits: &[Instant], found: usize, died: Instant) -> (usize, Duration) {
    let gone = edits.get(found..).unwrap_or_default();
    let time = gone.first().map_or(Duration::ZERO, |first| {
        died.saturating_duration_since(*first)
    });
    (gone.len(), time)
}

/// One death after `delay`; the answer is what was done, and what was lost.
fn death(what: &str, delay: Duration) -> (usize, usize, Duration) {
    let folder = tempfile::tempdir().unwrap();
    prepare(folder.path());
    let (mut work, first) = AtWork::new(what, folder.path());
    std::thread::sleep(delay);
    let died = Instant::now();
    if what == "window-abort" || what == "window-overflow" {
        work.die();
    } else {
        work.kill();
    }
    let mut edits = vec![first];
    edits.extend(work.told());
    let died = died.max(edits[edits.len() - 1]);
    let (gone, time) = lost(&edits, found(folder.path()), died);
    fs::remove_dir_all(folder.path()).unwrap();
    (edits.len(), gone, time)
}

#[test]
fn a_crash_loses_a_second_of_work_at_most() {
    let rounds = if need::all() { 50 } else { 6 };
    let mut numbers = Numbers(50);
    let (mut done, mut gone, mut times) = (0, Vec::new(), Vec::new());
    for round in 0..rounds {
        let what = match round % 5 {
            3 => "window-abort",
            4 => "window-overflow",
            _ => "window-kill",
        };
        let (edits, lost, time) = death(what, Duration::from_millis(20 + numbers.below(1_500)));
        done += edits;
        gone.push(lost);
        times.push(time);
    }
    gone.sort_unstable();
    times.sort_unstable();
    report(&format!(
        "crashes of the window: {rounds} at random times while {done} edits were made; lost: at most {} edits, {:.3} s of \
         work; half of the times {} edits, {:.3} s",
        gone[rounds - 1],
        times[rounds - 1].as_secs_f64(),
        gone[rounds / 2],
        times[rounds / 2].as_secs_f64()
    ));
    assert!(done > rounds * 3, "nothing was done: {done} edits");
    assert!(times[rounds - 1] <= MOST, "{times:?}");
}

#[test]
fn a_journal_that_is_written_too_late_is_caught() {
    let (edits, gone, time) = death("lazy-journal", Duration::from_millis(1_600));
    assert!(gone > 0 && time > MOST, "{edits} {gone} {time:?}");
    report(&format!(
        "crashes: broken variants caught 1/1 (a journal written every 2 s: {gone} edits, {:.1} s lost)",
        time.as_secs_f64()
    ));
}
