//! What is attached to a letter: a document of its own, which is read when somebody asks for it.
//!
//! Its name was chosen by whoever sent the letter. It is shown, and nothing is ever opened or written under it.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::{Format, decode};
use crate::text::is_unseen;

/// Something that is attached to a letter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Attachment {
    /// Which one it is, from 1.
    pub number: usize,
    /// What it is called: the last part of the name that the letter gives it, without signs that lead elsewhere or cannot be
    /// seen.
    pub name: String,
    /// What it is, by its first bytes: the name of a [`Format`], or `"other"` for what is not read.
    pub kind: String,
    /// How many bytes it has.
    pub size: u64,
    /// The SHA-256 of its bytes.
    pub sha256: String,
}

/// What [`Attachment::kind`] says of what is not read.
const OTHER: &str = "other";

impl Attachment {
    /// What is attached under a name.
    pub fn of(number: usize, name: &str, content: &[u8]) -> Self {
        let name = safe_name(name, number);
        let format = Format::of(content, name.as_ref());
        let read = !format.is_plain() || decode::decode(content).is_ok();
        Self {
            number,
            kind: if read { format.name() } else { OTHER }.to_owned(),
            name,
            size: content.len() as u64,
            sha256: hexadecimal(&Sha256::digest(content)),
        }
    }

    /// The same, from somebody who may say anything: with a name that is safe, and a kind that there is.
    pub(super) fn checked(mut self) -> Self {
        self.name = safe_name(&self.name, self.number);
        if self.format().is_none() {
            OTHER.clone_into(&mut self.kind);
        }
        if self.sha256.len() != 64 || !self.sha256.bytes().all(|b| b.is_ascii_hexdigit()) {
            self.sha256.clear();
        }
        self
    }

    /// What it is read as; `None` if it is not read.
    pub fn format(&self) -> Option<Format> {
        Format::named(&self.kind)
    }

    /// Its size for people.
    pub fn size_in_words(&self) -> String {
        const MB: u64 = 1024 * 1024;
        match self.size {
            0..1024 => format!("{} bytes", self.size),
            1024..MB => format!("{} KB", self.size.div_ceil(1024)),
            size => format!("{} MB", size.div_ceil(MB)),
        }
    }
}

pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut hex, byte| {
        // Writing to a String cannot fail.
        write!(hex, "{byte:02x}").ok();
        hex
    })
}

/// A name that leads nowhere and hides nothing: no folders, drives or streams, no signs that cannot be seen or turn the others
/// round, no name of a device, not too long. What is left of nothing is "attachment 3".
pub fn safe_name(name: &str, number: usize) -> String {
    /// The longest name, in letters: no file system takes more than 255 bytes.
    const LONGEST: usize = 60;
    /// The longest ending that is kept of a name that is cut.
    const ENDING: usize = 8;
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept: String = last
        .chars()
        .filter(|c| !c.is_control() && !is_unseen(*c))
        .map(|c| match c {
            ':' | '*' | '?' | '"' | '<' | '>' | '|' => '_',
            c if c.is_whitespace() => ' ',
            c => c,
        })
        .collect();
    let kept = kept.trim_matches([' ', '.']);
    let (stem, ending) = match kept.rsplit_once('.') {
        Some((stem, ending)) if (1..=ENDING).contains(&ending.chars().count()) => {
            (stem, format!(".{ending}"))
        }
        _ => (kept, String::new()),
    };
    let stem: String = stem.chars().take(LONGEST).collect();
    let stem = stem.trim_matches([' ', '.']);
    if stem.is_empty() {
        return format!("attachment {number}{ending}");
    }
    let device = if is_device(stem) { "_" } else { "" };
    format!("{device}{stem}{ending}")
}

/// Whether Windows takes a name for that of a device, with whatever ending
/// (<https://learn.microsoft.com/windows/win32/fileio/naming-a-file>).
fn is_device(stem: &str) -> bool {
    const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];
    let first = stem.split('.').next().unwrap_or_default().trim_end();
    let first = first.to_lowercase();
    let numbered = ["com", "lpt"].iter().any(|kind| {
        first.strip_prefix(kind).is_some_and(|number| {
            number.chars().count() == 1
                && number
                    .chars()
                    .all(|c| c.is_ascii_digit() || "¹²³".contains(c))
        })
    });
    numbered || DEVICES.contains(&first.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_nowhere() {
        for (name, safe) in [
            ("budget.pdf", "budget.pdf"),
            ("Haushalt für 2026.docx", "Haushalt für 2026.docx"),
            ("../../../etc/passwd", "passwd"),
            ("/etc/cron.d/x", "x"),
            (r"\\fileserver\share\budget.docx", "budget.docx"),
            (r"C:\Users\ida\budget.docx", "budget.docx"),
            ("file:///etc/passwd", "passwd"),
            ("C:budget.docx", "C_budget.docx"),
            ("budget.docx:hidden", "budget.docx_hidden"),
            ("CON", "_CON"),
            ("nul.txt", "_nul.txt"),
            ("aux.tar.gz", "_aux.tar.gz"),
            ("COM1.docx", "_COM1.docx"),
            ("lpt¹", "_lpt¹"),
            ("console.txt", "console.txt"),
            ("com10.txt", "com10.txt"),
            ("budget\0.docx", "budget.docx"),
            ("bud\u{202E}xcod.exe", "budxcod.exe"),
            ("a\r\nb\t.txt", "ab.txt"),
            ("..", "attachment 3"),
            ("", "attachment 3"),
            ("../", "attachment 3"),
            ("....", "attachment 3"),
            (".profile", "profile"),
            (".docx", "docx"),
            ("a|b?.txt ", "a_b_.txt"),
        ] {
            assert_eq!(safe_name(name, 3), safe, "{name:?}");
            assert_eq!(safe_name(safe, 3), safe, "said twice");
        }
        let long = format!("{}.docx", "ä".repeat(5000));
        let safe = safe_name(&long, 1);
        assert!(safe.ends_with("ä.docx") && safe.len() <= 255, "{safe}");
        assert_eq!(safe_name(&safe, 1), safe);
    }

    #[test]
    fn the_kind_is_that_of_the_bytes() {
        let kind = |name: &str, content: &[u8]| Attachment::of(1, name, content).kind;
        assert_eq!(kind("a.exe", b"%PDF-1.7\n"), "pdf");
        assert_eq!(kind("a.pdf", b"It cost 48 million.\n"), "text");
        assert_eq!(kind("a.md", b"# It cost 48 million.\n"), "markdown");
        assert_eq!(kind("a.docx", b"\x7FELF\x02\x01\x01\0\0\0"), "other");
        assert_eq!(kind("a.txt", b""), "other");
        let lies = Attachment {
            number: 2,
            name: "../x".to_owned(),
            kind: "shell".to_owned(),
            sha256: "none".to_owned(),
            size: 3,
        };
        let checked = lies.checked();
        assert_eq!(
            (checked.name.as_str(), checked.kind.as_str()),
            ("x", "other")
        );
        assert_eq!(checked.sha256, "");
    }
}
