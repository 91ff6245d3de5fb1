//! `extract --jsonl` and `score`: a line in, a line out. Memory does not grow with the number of lines.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read as _};
use std::path::PathBuf;

use anyhow::anyhow;

use super::args::{Extract, Score};
use super::failure::{Code, Done, Failure};
use super::output::{Out, complain};
use crate::extract::record;

/// The longest line, in bytes.
const LONGEST: u64 = 512 * 1024 * 1024;

/// `tickmark extract --jsonl`.
pub(super) fn extract(options: &Extract, out: &mut Out) -> Done {
    let mut bad = 0u64;
    each_line(&options.files, out, |place, line, out| {
        let line = String::from_utf8_lossy(line);
        if line.trim().is_empty() {
            return Ok(());
        }
        match record::jsonl_line(&line) {
            Ok(answer) => out.raw(&answer),
            Err(error) => {
                bad += 1;
                complain(&format!("tickmark: {place} was left out: {error}"));
                Ok(())
            }
        }
    })?;
    Ok(if bad == 0 { Code::Done } else { Code::Problems })
}

/// `tickmark score`.
pub(super) fn score(options: &Score, out: &mut Out) -> Done {
    each_line(&options.files, out, |_, line, out| {
        out.raw(&record::score_line(&String::from_utf8_lossy(line)))
    })?;
    Ok(Code::Done)
}

/// Reads every line of some files, or of standard input, without its line end.
fn each_line(
    files: &[PathBuf],
    out: &mut Out,
    mut answer: impl FnMut(&str, &[u8], &mut Out) -> Result<(), Failure>,
) -> Result<(), Failure> {
    if files.is_empty() {
        return lines_of("standard input", io::stdin().lock(), out, &mut answer);
    }
    for path in files {
        let name = path.display().to_string();
        if path.as_os_str() == "-" {
            lines_of("standard input", io::stdin().lock(), out, &mut answer)?;
            continue;
        }
        let file = File::open(path).map_err(|error| unreadable(&name, &error))?;
        lines_of(
            &name,
            BufReader::with_capacity(1 << 16, file),
            out,
            &mut answer,
        )?;
    }
    Ok(())
}

fn lines_of(
    name: &str,
    mut from: impl BufRead,
    out: &mut Out,
    answer: &mut impl FnMut(&str, &[u8], &mut Out) -> Result<(), Failure>,
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
        answer(&format!("line {number} of {name}"), words, out)?;
        // A long line's memory is not kept for the short ones after it.
        if line.capacity() > 1 << 20 {
            line = Vec::new();
        }
        // Whoever waits for an answer before sending the next line gets it.
        out.flush()?;
    }
}

fn unreadable(name: &str, error: &io::Error) -> Failure {
    Failure::new(
        Code::Read,
        anyhow!("{name} cannot be read: {error}; check its name and its permissions"),
    )
}
