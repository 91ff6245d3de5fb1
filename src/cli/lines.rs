//! Lines of any stream, one at a time: memory does not grow with their number, and no line is without end.

use std::io::{self, BufRead, Read as _};

use anyhow::anyhow;

use super::failure::{Code, Failure};

/// The longest line, in bytes.
const LONGEST: u64 = 512 * 1024 * 1024;

/// Gives each line of a stream, without its line end, and its number from 1 on.
pub(super) fn each(
    name: &str,
    mut from: impl BufRead,
    mut answer: impl FnMut(u64, &[u8]) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut line = Vec::new();
    let mut number = 0u64;
    loop {
        line.clear();
        let length = (&mut from)
            .take(LONGEST)
            .read_until(b'\n', &mut line)
            .map_err(|error| unreadable(name, &error))?;
        if length == 0 {
            return Ok(());
        }
        number += 1;
        if length as u64 == LONGEST && line.last() != Some(&b'\n') {
            let error = anyhow!(
                "line {number} of {name} has more than {LONGEST} bytes; break the text into several lines"
            );
            return Err(Failure::new(Code::Read, error));
        }
        let words = line.strip_suffix(b"\n").unwrap_or(&line);
        let words = words.strip_suffix(b"\r").unwrap_or(words);
        // A byte order mark may stand before the first.
        let marked = words.strip_prefix(b"\xEF\xBB\xBF").filter(|_| number == 1);
        answer(number, marked.unwrap_or(words))?;
        // A long line's memory is not kept for the short ones after it.
        if line.capacity() > 1 << 20 {
            line = Vec::new();
        }
    }
}

pub(super) fn unreadable(name: &str, error: &io::Error) -> Failure {
    Failure::new(
        Code::Read,
        anyhow!("{name} cannot be read: {error}; check its name and its permissions"),
    )
}
