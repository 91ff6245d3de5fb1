//! What a check needs, what it says, and the numbers it takes its chances from.

pub use super::support::numbers::Numbers;

use std::{
    io::Write as _,
    process::{Command, Stdio},
};

/// Says a line on the real standard error: the test runner shows what is printed only of tests that fail.
pub fn report(line: &str) {
    writeln!(std::io::stderr(), "faults: {line}").ok();
}

/// Says that a check did not run; fails where it has to.
pub fn not_run(what: &str, why: &str) {
    let required = std::env::var_os("TICKMARK_REQUIRE_FAULTS").is_some_and(|set| set == "1");
    assert!(!required, "{what} cannot run: {why}");
    report(&format!("NOT RUN: {what}: {why}"));
}

/// The first of some programs that is not installed.
pub fn missing<'p>(programs: &[&'p str]) -> Option<&'p str> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let there = |name: &str| std::env::split_paths(&path).any(|folder| folder.join(name).is_file());
    programs.iter().copied().find(|name| !there(name))
}

/// Whether a command ends well.
pub fn works(program: &str, arguments: &[&str]) -> bool {
    let mut command = Command::new(program);
    command
        .args(arguments)
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// Whether `strace` is there and may be used; says so where not.
pub fn strace(what: &str) -> bool {
    if missing(&["strace"]).is_some() {
        not_run(what, "strace is not installed");
        return false;
    }
    let can = works("strace", &["-qq", "-o", "/dev/null", "true"]);
    if !can {
        not_run(what, "strace may not trace here");
    }
    can
}

/// Whether everything is to be tried, not a part of it.
pub fn all() -> bool {
    std::env::var_os("TICKMARK_FAULTS").is_some_and(|set| set == "all")
}
