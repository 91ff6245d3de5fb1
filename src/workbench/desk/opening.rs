//! What is to be opened outside of this program, by what the system has for it: shown whole first.

use std::{ffi::OsString, path::PathBuf};

use url::{Position, Url};

use crate::{backup, export};

/// What is to be opened outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opening {
    /// An address, and the words that lead to it.
    Link {
        /// All of it, as it is handed over: in plain letters, with everything unusual in it encoded.
        address: String,
        /// What stands there instead.
        words: String,
    },
    /// A recording.
    Recording {
        /// Where it lies.
        path: PathBuf,
        /// The time that is meant, as `00:12:34`: players are told none.
        from: Option<String>,
        /// What is wrong with it, in a sentence; may be empty.
        wrong: String,
    },
}

impl Opening {
    /// Where words lead, if that is the web or a letter. Nothing else is ever opened.
    pub fn link(to: &str, words: &str) -> Option<Self> {
        let address = Url::parse(&export::opens(to)?).ok()?;
        Some(Self::Link {
            address: export::opens(address.as_str())?,
            words: words.to_owned(),
        })
    }

    /// A recording, from a time; nothing else is ever played.
    ///
    /// # Errors
    /// It is not there, or no recording; in words for a person.
    pub fn recording(path: PathBuf, from: Option<String>, wrong: String) -> Result<Self, String> {
        backup::to_play(&path)?;
        Ok(Self::Recording { path, from, wrong })
    }

    /// What the system is given.
    pub fn target(&self) -> OsString {
        match self {
            Self::Link { address, .. } => address.into(),
            Self::Recording { path, .. } => path.into(),
        }
    }
}

/// An address in pieces, so that nobody takes one for another: what stands before whom it leads to, whom, and what follows.
pub fn pieces(address: &str) -> [String; 3] {
    let Ok(url) = Url::parse(address) else {
        return [String::new(), String::new(), address.to_owned()];
    };
    let whole = url.as_str();
    let (from, to) = if url.has_host() {
        // The positions of an address lie within it, in this order.
        let before = url[..Position::BeforeHost].len();
        (
            before,
            before + url[Position::BeforeHost..Position::AfterHost].len(),
        )
    } else {
        let before = url[..Position::BeforePath].len();
        (before, before + url.path().len())
    };
    [whole.get(..from), whole.get(from..to), whole.get(to..)]
        .map(|piece| piece.unwrap_or_default().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_opened_as_it_is_shown() {
        let address = |to: &str| match Opening::link(to, "here") {
            Some(Opening::Link { address, .. }) => address,
            _ => String::new(),
        };
        for (to, opened) in [
            ("https:counts.example", "https://counts.example/"),
            ("HTTPS://Counts.Example/a", "https://counts.example/a"),
            // A Cyrillic letter, and letters that turn the line around.
            (
                "https://c\u{43e}unts.example/",
                "https://xn--cunts-jye.example/",
            ),
            (
                "https://counts.example/\u{202e}fdp.exe",
                "https://counts.example/%E2%80%AEfdp.exe",
            ),
            ("mailto:desk@counts.example", "mailto:desk@counts.example"),
            ("https://counts.example@evil.example/", ""),
            ("file:///etc/passwd", ""),
            ("javascript:alert(1)", ""),
            ("ms-word:ofe|u|https://counts.example/", ""),
        ] {
            assert_eq!(address(to), opened, "{to}");
        }
        let pieces = |address: &str| pieces(address).join("|");
        assert_eq!(
            pieces("https://counts.example:81/a?b"),
            "https://|counts.example|:81/a?b"
        );
        assert_eq!(
            pieces("mailto:a@b.example?subject=c"),
            "mailto:|a@b.example|?subject=c"
        );
    }
}
