//! What a bundle says of itself, and how much may be in one.

use serde::{Deserialize, Serialize};

use crate::import::limits;
use crate::session::Moment;

/// What a manifest says that it is.
pub const FORMAT: &str = "tickmark-bundle";
/// The version of bundles that this program makes, and the newest that it opens.
pub const VERSION: u64 = 1;

/// The manifest's own name.
pub const MANIFEST: &str = "manifest.json";
/// The session's.
pub const SESSION: &str = "session.factcheck.json";
/// How the summaries' names begin.
pub const SUMMARY: &str = "summary";
/// The folder of documents: where the session looks for them.
pub const DOCUMENTS: &str = "session.evidence/";

/// The most bytes that the files of a bundle have together. What checks one has them all in memory.
pub const MOST: u64 = 200 * 1024 * 1024;
/// The most files.
pub const FILES: usize = limits::ENTRIES;
/// The longest manifest, in bytes.
pub const MOST_MANIFEST: u64 = 4 * 1024 * 1024;

/// The list of what is in a bundle.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// [`FORMAT`].
    pub format: String,
    /// [`VERSION`].
    pub version: u64,
    /// When it was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made_at: Option<Moment>,
    /// The other files.
    pub files: Vec<Listed>,
}

/// A file of a bundle.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    /// Its name; folders end with a slash.
    pub name: String,
    /// Its size in bytes.
    pub size: u64,
    /// The SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

/// What is wrong with a name as that of a file in a folder: it would lead out of it, or is not the same everywhere.
pub fn fault(name: &str) -> Option<&'static str> {
    /// As long as a path may be on every system.
    const LONGEST: usize = 240;
    let steps = || name.split('/');
    if name.is_empty() || name.len() > LONGEST {
        Some("it is empty or too long")
    } else if name.starts_with('/') || name.as_bytes().get(1) == Some(&b':') {
        Some("it is absolute")
    } else if steps().any(|step| step == "..") {
        Some("it leads out of its folder")
    } else if name.contains('\\') || name.chars().any(char::is_control) {
        Some("it holds what no name should")
    } else if steps().any(|step| matches!(step, "" | ".")) {
        Some("a part of it is empty")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_lead_out_are_told_from_names() {
        for name in [
            SESSION,
            "summary.md",
            "session.evidence/00ff.docx",
            "ä/b c.txt",
            "..a",
            "a..b/c",
        ] {
            assert_eq!(fault(name), None, "{name}");
        }
        let long = "x".repeat(241);
        for name in [
            "",
            "/etc/passwd",
            "//server/x",
            "C:/x",
            "c:x",
            "..",
            "../x",
            "a/../../x",
            "a/..",
            "a\\b",
            "..\\x",
            "a//b",
            "./a",
            "a/",
            "a\0b",
            "a\nb",
            "\u{1b}[31m",
            &long,
        ] {
            assert!(fault(name).is_some(), "{name:?}");
        }
    }
}
