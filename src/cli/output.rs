//! Standard output and standard error, without panics and without control characters.

use std::io::{self, BufWriter, Stdout, Write as _};

use super::failure::Failure;
use crate::export::plain;
use crate::text::brief;

/// The longest message, in code points: what it is about may be of any length.
const LONGEST: usize = 2_000;

/// Standard output.
pub(super) struct Out(BufWriter<Stdout>);

impl Out {
    pub(super) fn new() -> Self {
        Self(BufWriter::new(io::stdout()))
    }

    /// Writes bytes as they are.
    pub(super) fn bytes(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        self.0.write_all(bytes).map_err(Failure::output)
    }

    /// Writes text as it is: for what programs read, and for the program's own words.
    pub(super) fn text(&mut self, text: &str) -> Result<(), Failure> {
        self.bytes(text.as_bytes())
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

    /// Writes a message of the program's own.
    pub(super) fn told(&mut self, message: &str) -> Result<(), Failure> {
        self.line(&brief(message, LONGEST))
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
        .write_all(plain(&brief(text, LONGEST)).as_bytes())
        .and_then(|()| error.write_all(b"\n"))
        .ok();
}
