//! `strace`: which system calls a run makes, and runs in which one of them fails.

use std::{collections::BTreeMap, fs, path::Path, process::Output};

use super::scene::run_with_input;

/// A system call by name. Each thread's are counted by themselves, as strace counts them: `first` is the lowest number
/// of one after the session file was touched, `last` the highest.
#[derive(Clone, Debug)]
pub struct Call {
    pub name: String,
    pub first: usize,
    pub last: usize,
}

/// The calls a run makes from the moment it touches `file`, in the order of their names.
pub fn calls(line: &[String], input: &str, file: &Path) -> Vec<Call> {
    let log = tempfile::NamedTempFile::new().unwrap();
    let traced = strace(line, log.path(), &["-e", "trace=all"]);
    let output = run_with_input(&traced, input);
    assert!(output.status.success(), "{output:?}");
    let log = fs::read_to_string(log.path()).unwrap();
    let name = file.file_name().unwrap().to_str().unwrap();
    let mut threads = BTreeMap::<(String, String), (usize, usize)>::new();
    let mut begun = false;
    for line in log.lines() {
        let Some((thread, rest)) = line.split_once(' ') else {
            continue;
        };
        let Some((call, _)) = rest.trim_start().split_once('(') else {
            continue;
        };
        if !call.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_') || call == "execve" {
            continue;
        }
        begun |= rest.contains(name);
        let place = (call.to_owned(), thread.to_owned());
        let (before, all) = threads.entry(place).or_default();
        *before += usize::from(!begun);
        *all += 1;
    }
    let mut calls = BTreeMap::<String, Call>::new();
    for ((name, _), (before, all)) in threads {
        if all > before {
            let call = calls.entry(name.clone()).or_insert(Call {
                name,
                first: usize::MAX,
                last: 0,
            });
            call.first = call.first.min(before + 1);
            call.last = call.last.max(all);
        }
    }
    calls.into_values().collect()
}

/// Runs a command line; what happens to the `when`-th call of a name is said in strace's words (`signal=KILL`,
/// `error=ENOSPC`). The second value is that call as strace shows it, if it came to it.
pub fn inject(
    line: &[String],
    input: &str,
    call: &str,
    what: &str,
    when: usize,
) -> (Output, Option<String>) {
    let log = tempfile::NamedTempFile::new().unwrap();
    let (trace, inject) = (
        format!("trace={call}"),
        format!("inject={call}:{what}:when={when}"),
    );
    let traced = strace(line, log.path(), &["-e", &trace, "-e", &inject]);
    let output = run_with_input(&traced, input);
    let log = fs::read_to_string(log.path()).unwrap();
    let hit = |line: &&str| line.contains("(INJECTED)") || line.contains("killed by SIGKILL");
    let hit = log.lines().find(hit).map(str::to_owned);
    (output, hit)
}

fn strace(line: &[String], log: &Path, what: &[&str]) -> Vec<String> {
    let log = log.to_str().unwrap();
    let words = ["strace", "-f", "-o", log].into_iter();
    let words = words.chain(what.iter().copied()).chain(["--"]);
    words
        .map(str::to_owned)
        .chain(line.iter().cloned())
        .collect()
}
