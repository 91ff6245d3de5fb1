//! What a check needs, what it says, and the numbers it takes its chances from.

pub use super::support::{
    numbers::Numbers,
    programs::{missing, works},
};

use super::support::programs;
use std::io::Write as _;

/// Says a line on the real standard error: the test runner shows what is printed only of tests that fail.
pub fn report(line: &str) {
    writeln!(std::io::stderr(), "faults: {line}").ok();
}

/// Says that a check did not run; fails where it has to.
pub fn not_run(what: &str, why: &str) {
    programs::not_run(what, why, "TICKMARK_REQUIRE_FAULTS");
}

/// Whether `strace` is there and may be used; says so where not.
pub fn strace(what: &str) -> bool {
    let why = programs::no_strace();
    if let Some(why) = why {
        not_run(what, why);
    }
    why.is_none()
}

/// Whether everything is to be tried, not a part of it.
pub fn all() -> bool {
    std::env::var_os("TICKMARK_FAULTS").is_some_and(|set| set == "all")
}
