//! The article as a Word document, with what was found beside its words.

mod weave;
mod xml;

pub use weave::{TASK, task};
