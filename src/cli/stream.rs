//! `extract --jsonl`, `score`, `passages` and `cover`: a line in, a line out. Memory does not grow with the number of lines.

use std::fmt;
use std::io::{self, BufRead, BufReader};
use std::path::PathBuf;
use std::sync::Arc;

use super::args::{Cover, Extract, Passages, Score};
use super::failure::{Code, Done, Failure};
use super::lines::{each, unreadable};
use super::output::{Out, complain};
use crate::compare;
use crate::extract::jsonl;
use crate::meaning::{Encoder, EncoderError};
use crate::storage;

/// `tickmark extract --jsonl`.
pub(super) fn extract(options: &Extract, out: &mut Out) -> Done {
    let encoder = options.deep.then(encoder).transpose()?;
    each_record(&options.files, out, |line| {
        jsonl::answer(line, encoder.as_deref())
    })
}

/// `tickmark passages`.
pub(super) fn passages(options: &Passages, out: &mut Out) -> Done {
    let encoder = (!options.quick).then(encoder).transpose()?;
    each_record(&options.files, out, |line| {
        compare::jsonl::passages(line, encoder.as_deref())
    })
}

/// `tickmark cover`.
pub(super) fn cover(options: &Cover, out: &mut Out) -> Done {
    each_record(&options.files, out, compare::jsonl::cover)
}

/// `tickmark score`.
pub(super) fn score(options: &Score, out: &mut Out) -> Done {
    let encoder = encoder()?;
    each_line(&options.files, out, |_, line, out| {
        let scores = jsonl::score_line(&encoder, &String::from_utf8_lossy(line));
        out.raw(&scores.map_err(silent)?)
    })?;
    Ok(Code::Done)
}

/// The encoder, or that there is none.
pub(super) fn encoder() -> Result<Arc<Encoder>, Failure> {
    Encoder::held().map_err(silent)
}

/// It does not answer.
pub(super) fn silent(error: EncoderError) -> Failure {
    Failure::new(Code::Problems, error)
}

/// Answers every line that is not empty; one that is no record is left out, and told.
fn each_record<E: fmt::Display>(
    files: &[PathBuf],
    out: &mut Out,
    answer: impl Fn(&str) -> Result<String, E>,
) -> Done {
    let mut bad = 0u64;
    each_line(files, out, |place, line, out| {
        let line = String::from_utf8_lossy(line);
        if line.trim().is_empty() {
            return Ok(());
        }
        match answer(&line) {
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
        let file = storage::open_input(path).map_err(|error| unreadable(&name, &error))?;
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
    from: impl BufRead,
    out: &mut Out,
    answer: &mut impl FnMut(&str, &[u8], &mut Out) -> Result<(), Failure>,
) -> Result<(), Failure> {
    each(name, from, |number, line| {
        answer(&format!("line {number} of {name}"), line, out)?;
        // Whoever waits for an answer before sending the next line gets it.
        out.flush()
    })
}
