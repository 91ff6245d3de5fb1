//! Text made to be slow: the work must stay linear in its length.

use std::time::Duration;

use super::{Passage, suggest::suggest};
use crate::text::CodePoints;

/// Patterns that are repeated without end; each is dear to a part of extraction that looks around.
const PATTERNS: &[&str] = &[
    "a",
    "a ",
    "A.",
    ". ",
    "“",
    "\"a ",
    "‘a ",
    "([{< ",
    "— - – ",
    "e\u{301}",
    "é’s ",
    "1",
    "1,",
    "one hundred and ",
    "$1–$2 million ",
    "the day before ",
    "two years after May 3 ",
    "May and June, ",
    "5, 6 and 7, ",
    "last day of the first week of ",
    "1 000 ",
    "Rs.5¹",
    "[1, ",
    "02/03/2024 ",
    "10:00 a.m. ",
    "he said that ",
    "according to a person who ",
    "and, which he allegedly said, ",
    "“Yes,” he said. “No. ",
    "Bank of the ",
    "Ana Ruiz and ",
    "Mr. J. U.S. ",
    "more than as a result ",
    "!?…",
    "x\n",
    "\n\n",
    " ",
];

/// The time that this thread has had on a processor: whatever else the machine does is not counted.
#[cfg(unix)]
fn now() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    time.try_into().unwrap()
}

#[cfg(not(unix))]
fn now() -> Duration {
    std::time::SystemTime::UNIX_EPOCH.elapsed().unwrap()
}

/// How long extraction takes for `length` bytes of a pattern.
fn took(pattern: &str, length: usize) -> Duration {
    let text = pattern.repeat(length / pattern.len());
    let passages = Passage::lines(&text);
    let start = now();
    suggest(
        &text,
        &CodePoints::new(&text),
        &passages,
        "2024-01-31".parse().ok(),
        "en",
    );
    now().saturating_sub(start)
}

/// Eight times the text may take three times as long for each doubling: work that is linear takes 8 times as long,
/// work that grows with the square 64 times. The best of several tries counts, so that a busy machine does no harm.
#[test]
fn time_is_linear_in_the_length_of_hostile_text() {
    const LENGTH: usize = 4_000;
    took("Ready. ", LENGTH);
    for pattern in PATTERNS {
        let mut short = Duration::MAX;
        let mut long = Duration::MAX;
        let linear = (0..8).any(|_| {
            short = short.min(took(pattern, LENGTH));
            long = long.min(took(pattern, 8 * LENGTH));
            // What takes less than this is quick enough, and too quick to be compared.
            long <= short * 27 || long < Duration::from_millis(5)
        });
        assert!(linear, "{pattern:?}: {short:?}, then {long:?}");
    }
}

/// Names that are all different fill the tables by which mentions are joined.
#[test]
#[expect(clippy::format_collect, reason = "made once, before the clock runs")]
fn time_is_linear_in_the_number_of_names() {
    let took = |count: usize| {
        let text: String = (0..count)
            .map(|n| format!("Xa{n:x}q Yo{n:x}z met Zu{n:x}k in May {n}. "))
            .collect();
        took(&text, text.len())
    };
    let mut short = Duration::MAX;
    let mut long = Duration::MAX;
    let linear = (0..8).any(|_| {
        short = short.min(took(100));
        long = long.min(took(800));
        long <= short * 27
    });
    assert!(linear, "{short:?}, then {long:?}");
}
