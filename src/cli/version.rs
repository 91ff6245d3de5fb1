//! `tickmark --version --verbose`: what this is, and what holds the reader of documents on this system.

use super::failure::{Code, Done, Failure};
use super::output::Out;
use crate::import::confined::{self, Tried};

/// Prints it.
pub(super) fn verbose(out: &mut Out) -> Done {
    out.line(&format!("tickmark {}", env!("CARGO_PKG_VERSION")))?;
    let tried = confined::own_program().and_then(|program| confined::tried(&program));
    let tried = tried.map_err(|error| Failure::new(Code::Read, error))?;
    out.line("documents are read by a process of their own, which")?;
    for line in lines(tried) {
        out.line(&format!("  {line}"))?;
    }
    Ok(Code::Done)
}

fn lines(tried: Tried) -> Vec<String> {
    let held = tried.held;
    let can = |could: bool, what: &str| {
        let word = if could { "CAN" } else { "cannot" };
        format!("{word} {what}")
    };
    let by = |is: bool, what: &str| {
        let word = if is { "is" } else { "is NOT" };
        format!("{word} held by {what}")
    };
    vec![
        can(tried.read, "read other files"),
        can(tried.wrote, "write files"),
        can(tried.connected, "reach the network"),
        can(tried.started, "start programs"),
        by(held.limits, "limits on memory and time"),
        by(held.files, "Landlock"),
        by(held.calls, "seccomp"),
    ]
}
