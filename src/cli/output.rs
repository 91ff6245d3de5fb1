//! Standard output and standard error, without panics and without control characters.

use std::io::{self, BufWriter, Stdout, Write as _};

use super::failure::Failure;
use crate::export::plain;

/// Standard output.
pub(super) struct Out(BufWriter<Stdout>);

impl Out {
    pub(super) fn new() -> Self {
        Self(BufWriter::new(io::stdout()))
    }

    /// Writes text as it is: for what programs read, and for the program's own words.
    pub(super) fn text(&mut self, text: &str) -> Result<(), Failure> {
        self.0.write_all(text.as_bytes()).map_err(Failure::output)
    }

    /// Writes a line as it is.
    pub(super) fn raw(&mut self, line: &str) -> Result<(), Failure> {
        self.text(line)?;
        self.text("\n")
    }

    /// Writes a line for people; what a terminal would obey is left out.
    pub(super) fn line(&mut self, line: &str) -> Result<(), Failure> {
        let safe = plain(line).replace('\n', " ");
        self.raw(&safe)
    }

    /// Hands over what was written so far.
    pub(super) fn flush(&mut self) -> Result<(), Failure> {
        self.0.flush().map_err(Failure::output)
    }
}

/// Says something on standard error; if nobody listens there, there is nobody to tell.
pub(super) fn complain(text: &str) {
    let mut error = io::stderr().lock();
    error
        .write_all(plain(text).as_bytes())
        .and_then(|()| error.write_all(b"\n"))
        .ok();
}
