//! `tickmark --version --verbose`: what this is, and what holds the reader of documents on this system.

use super::failure::{Code, Done, Failure};
use super::output::Out;
use crate::import::confined;

/// Prints it.
pub(super) fn verbose(out: &mut Out) -> Done {
    out.line(&format!("tickmark {}", env!("CARGO_PKG_VERSION")))?;
    let tried = confined::own_program().and_then(|program| confined::tried(&program));
    let tried = tried.map_err(|error| Failure::new(Code::Read, error))?;
    out.line("documents are read by a process of their own, which")?;
    for line in tried.lines() {
        out.line(&format!("  {}", line.words))?;
    }
    Ok(Code::Done)
}
