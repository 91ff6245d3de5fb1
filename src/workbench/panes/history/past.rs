//! What happened, as the history shows it: read in the background, kept until something else is asked for.

use crate::session::{About, Happening};

/// What happened, newest first, as it was read in the background.
#[derive(Debug, Default)]
pub struct Past {
    /// What was asked for last: it is read once.
    asked: Option<PastKey>,
    /// What was asked for has not come yet.
    pub reading: bool,
    /// Each with the number that stands for it among widgets.
    pub rows: Vec<(u64, Happening)>,
    /// Changes whenever they do.
    pub revision: u64,
}

/// What a history was read of: document, revision, and what about.
pub type PastKey = (u64, u64, About);

impl Past {
    /// Whether it must be read; says so once.
    pub fn asks(&mut self, key: PastKey) -> bool {
        let new = self.asked != Some(key);
        if self
            .asked
            .is_none_or(|asked| (asked.0, asked.2) != (key.0, key.2))
        {
            // Of something else: nothing is better than that.
            self.rows.clear();
            self.revision += 1;
        }
        self.asked = Some(key);
        self.reading |= new;
        new
    }

    /// Takes what was read, unless something else was asked for since.
    pub fn take(&mut self, key: PastKey, rows: Vec<(u64, Happening)>) {
        if self.asked == Some(key) {
            self.rows = rows;
            self.reading = false;
            self.revision += 1;
        }
    }
}
