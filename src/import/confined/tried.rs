//! What a confined reader could do when it ran against its walls, in words.

use super::{Held, Tried};

/// One thing that it must not be able to do, or that holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What is to be said of it, behind "it".
    pub words: String,
    /// It is as it should be.
    pub holds: bool,
}

impl Tried {
    /// What it could do, and what holds it: a line each.
    pub fn lines(&self) -> Vec<Line> {
        let Held {
            limits,
            files,
            calls,
        } = self.held;
        let can = [
            (self.read, "read other files"),
            (self.wrote, "write files"),
            (self.connected, "reach the network"),
            (self.started, "start programs"),
        ];
        let by = [
            (limits, "limits on memory and time"),
            (files, "Landlock"),
            (calls, "seccomp"),
        ];
        let can = can.map(|(could, what)| {
            let word = if could { "CAN" } else { "cannot" };
            (format!("{word} {what}"), !could)
        });
        let by = by.map(|(is, what)| {
            let word = if is { "is" } else { "is NOT" };
            (format!("{word} held by {what}"), is)
        });
        let all = can.into_iter().chain(by);
        all.map(|(words, holds)| Line { words, holds }).collect()
    }

    /// Whether it could do nothing that it must not, within limits.
    pub const fn is_confined(&self) -> bool {
        self.held.limits && !(self.read || self.wrote || self.connected || self.started)
    }
}
