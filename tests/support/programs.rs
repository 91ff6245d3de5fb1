//! Programs that tests need, and what is said where one is not installed.

#![allow(dead_code, reason = "each test uses a part of it")]

use std::{io::Write as _, process::Command};

/// The first of some programs that is not installed.
pub fn missing<'p>(programs: &[&'p str]) -> Option<&'p str> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let there = |name: &str| {
        let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
        std::env::split_paths(&path).any(|folder| folder.join(&file).is_file())
    };
    programs.iter().copied().find(|name| !there(name))
}

/// Whether a command ends well; what it says goes nowhere.
pub fn works(program: &str, arguments: &[&str]) -> bool {
    let done = Command::new(program).args(arguments).output();
    done.is_ok_and(|done| done.status.success())
}

/// Why `strace` cannot be used here, if it cannot.
pub fn no_strace() -> Option<&'static str> {
    if missing(&["strace"]).is_some() {
        return Some("strace is not installed");
    }
    let may = works("strace", &["-qq", "-o", "/dev/null", "true"]);
    (!may).then_some("strace may not trace here")
}

/// Says on the real standard error that something did not run: the test runner shows what is printed only of tests that fail. Where
/// the environment variable `required` is 1, it fails.
pub fn not_run(what: &str, why: &str, required: &str) {
    let required = std::env::var_os(required).is_some_and(|set| set == "1");
    assert!(!required, "{what} cannot run: {why}");
    writeln!(std::io::stderr(), "NOT RUN: {what}: {why}").ok();
}
