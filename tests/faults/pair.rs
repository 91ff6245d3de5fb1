//! Two processes have one file open, and both save.

use std::{
    fs::{self, File},
    io::{BufRead as _, BufReader, Read as _, Write as _},
    path::Path,
    process::{Child, ChildStdin, ChildStdout, Command as Program, Stdio},
};

use tickmark::session::Command;

use super::{
    need::{self, Numbers, report},
    scene::{Scene, Subject, lines, run_with_input, step, step_id, tickmark, whole},
};

/// Steps of each of the two.
const STEPS: usize = 3;
const WHO: [&str; 2] = ["Ada", "Ben"];

/// A process that has the file open.
struct Open {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
    errors: File,
    /// Steps that were told as saved.
    saved: usize,
    /// The code with which it was sent away.
    ended: Option<i32>,
}

impl Open {
    /// Starts it, and waits until it has read the file.
    fn new(subject: Subject, path: &Path) -> Self {
        let line = subject.apply(path);
        let errors = tempfile::tempfile().unwrap();
        let mut program = Program::new(&line[0]);
        program
            .args(&line[1..])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(errors.try_clone().unwrap());
        let mut child = program.spawn().unwrap();
        let mut open = Self {
            input: child.stdin.take(),
            output: BufReader::new(child.stdout.take().unwrap()),
            child,
            errors,
            saved: 0,
            ended: None,
        };
        open.send(Command::SetTitle {
            title: String::new(),
        });
        assert_eq!(open.answer().as_deref(), Some("unchanged"));
        open
    }

    fn send(&mut self, command: Command) {
        let input = self.input.as_mut().unwrap();
        input.write_all(lines([command]).as_bytes()).ok();
    }

    /// The first word of the answer; none if it has ended.
    fn answer(&mut self) -> Option<String> {
        let mut line = String::new();
        loop {
            line.clear();
            if self.output.read_line(&mut line).unwrap() == 0 {
                self.input = None;
                self.ended = self.child.wait().unwrap().code();
                return None;
            }
            if let Some((word @ ("saved" | "unchanged"), _)) = line.split_once(' ') {
                return Some(word.to_owned());
            }
        }
    }

    fn hear(&mut self) {
        if self.answer().is_some() {
            self.saved += 1;
        }
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.input = None;
        self.child.wait().ok();
    }
}

#[derive(Debug, Default)]
struct Found {
    rounds: usize,
    told: usize,
    untold: Vec<String>,
    lost: Vec<String>,
    merged: usize,
}

/// Lets two processes save in turns that chance decides; in every second round both at once.
fn rounds(subject: Subject, rounds: usize) -> Found {
    let scene = Scene::new(4_000);
    let mut numbers = Numbers(20_261);
    let mut found = Found::default();
    for round in 0..rounds {
        scene.reset();
        found.rounds += 1;
        let mut two = WHO.map(|_| Open::new(subject, &scene.path));
        let mut sent = [0, 0];
        while let Some(turn) = turn(&two, sent, &mut numbers) {
            let both = round % 2 == 1 && two.iter().all(|open| open.ended.is_none());
            let now: Vec<usize> = [turn, 1 - turn]
                .into_iter()
                .filter(|n| *n == turn || (both && sent[*n] < STEPS))
                .collect();
            for n in &now {
                sent[*n] += 1;
                let command = step(WHO[*n], sent[*n]);
                two[*n].send(command);
            }
            for n in now {
                two[n].hear();
            }
        }
        // Both saved something, so one of them was told; their work goes into a copy, and the copy is merged.
        for (n, open) in two.iter_mut().enumerate() {
            let case = format!("round {round}, {}", WHO[n]);
            let mut words = String::new();
            match open.ended {
                None => continue,
                Some(4) => {
                    use std::io::Seek as _;
                    open.errors.rewind().unwrap();
                    open.errors.read_to_string(&mut words).unwrap();
                    if words.contains("was changed by someone else") {
                        found.told += 1;
                    } else {
                        found.untold.push(format!("{case}: {words}"));
                    }
                }
                code => found.untold.push(format!("{case}: {code:?}")),
            }
            let copy = scene.path.with_file_name("copy.factcheck.json");
            fs::write(&copy, &scene.old).unwrap();
            let rest = (open.saved + 1..=STEPS).map(|step_| step(WHO[n], step_));
            let output = run_with_input(&Subject::Tickmark.apply(&copy), &lines(rest));
            assert!(output.status.success(), "{output:?}");
            let [file, copy] = [&scene.path, &copy].map(|path| path.to_str().unwrap().to_owned());
            let line = [
                tickmark(),
                "merge".to_owned(),
                file.clone(),
                copy,
                "-o".to_owned(),
                file,
            ];
            let output = run_with_input(&line, "");
            assert!(output.status.success(), "{output:?}");
            found.merged += 1;
        }
        let session = whole(&fs::read(&scene.path).unwrap()).unwrap();
        for (who, n) in WHO
            .iter()
            .flat_map(|who| (1..=STEPS).map(move |n| (who, n)))
        {
            if session.sources.get(step_id(who, n)).is_none() {
                found.lost.push(format!("round {round}: step {n} of {who}"));
            }
        }
        if two.iter().all(|open| open.ended.is_none()) {
            found
                .untold
                .push(format!("round {round}: neither was told"));
        }
    }
    found
}

/// Whose turn it is; none once neither has anything to do.
fn turn(two: &[Open; 2], sent: [usize; 2], numbers: &mut Numbers) -> Option<usize> {
    let can = |n: usize| two[n].ended.is_none() && sent[n] < STEPS;
    match (can(0), can(1)) {
        (true, true) => Some(usize::from(numbers.below(2) == 1)),
        (true, false) => Some(0),
        (false, true) => Some(1),
        (false, false) => None,
    }
}

#[test]
fn of_two_that_save_one_file_the_second_is_told_and_nothing_is_lost() {
    let found = rounds(Subject::Tickmark, if need::all() { 200 } else { 20 });
    report(&format!(
        "two processes: {} interleavings, {} times one was told, {} not told, {} merged, {} edits lost of {}",
        found.rounds,
        found.told,
        found.untold.len(),
        found.merged,
        found.lost.len(),
        found.rounds * 2 * STEPS
    ));
    assert!(
        found.lost.is_empty() && found.untold.is_empty(),
        "{found:#?}"
    );
}

#[test]
fn a_save_without_a_look_at_the_file_is_caught() {
    let found = rounds(Subject::Broken("guard-off"), 4);
    assert!(
        !found.lost.is_empty() && !found.untold.is_empty(),
        "{found:#?}"
    );
    report(&format!(
        "two processes: broken variants caught 1/1 (guard off: {} edits lost in {} interleavings)",
        found.lost.len(),
        found.rounds
    ));
}
