//! What the rules found: asked in the background, kept until the session changes.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use jiff::civil::Date;

use super::{
    Message,
    laid::{Laid, Shown},
};
use crate::{
    rules::{self, Finding, Held, Level, RULES, SignOffRules},
    session::Session,
    workbench::{
        desk::{Desk, HouseFile, Job},
        kit::jobs::let_go,
    },
};

/// Which state of which session the rules were asked about: document, merges into it, revision, day; and which state of what the
/// backup has of its quotations.
pub type Key = (u64, u64, u64, Date, u64);

/// What the rules found.
pub struct Taken {
    key: Key,
    laid: Laid,
    /// What could not be taken of the house's rules.
    troubles: Vec<String>,
    levels: Vec<Level>,
    sign_off: SignOffRules,
    /// The house file that holds, if one does.
    house: Option<PathBuf>,
}

/// What the rules found, last.
#[derive(Default)]
pub struct Found {
    asked: Option<Key>,
    /// They are being asked.
    busy: bool,
    laid: Laid,
    /// Which of them are listed.
    shown: Shown,
    /// What could not be taken of the house's rules.
    pub troubles: Vec<String>,
    /// How much each rule weighs, in their order.
    pub levels: Vec<Level>,
    /// How an article is signed off in this house.
    pub sign_off: SignOffRules,
    /// The house file that holds, if one does.
    pub house: Option<PathBuf>,
    /// Changes whenever the rows do.
    pub revision: u64,
}

impl Found {
    /// The work of asking the rules, if what they found does not hold any more and nobody asks them yet: what changes while they
    /// are asked is asked about afterwards.
    pub fn asks(&mut self, desk: &Desk<'_>) -> Option<Job<Message>> {
        let today = desk.outside.date();
        let (session, held) = (desk.session, &desk.derived.held);
        let key = (
            desk.document,
            desk.merges,
            session.revision(),
            today,
            held.revision,
        );
        if self.busy || self.asked == Some(key) {
            return None;
        }
        self.asked = Some(key);
        self.busy = true;
        let session = session.clone();
        let settings = desk.outside.settings.clone();
        let held = Arc::clone(&held.found);
        Some(Job::quiet("problems", move |_| {
            Message::Found(Box::new(ask(key, &session, &held, settings.as_deref())))
        }))
    }

    /// Whether the rules are being asked: what they found last may not hold any more.
    pub const fn is_waiting(&self) -> bool {
        self.busy
    }

    /// Takes what was found; of another session, nothing.
    pub fn take(&mut self, taken: Taken, desk: &Desk<'_>) {
        self.busy = false;
        if taken.key.0 != desk.document {
            return let_go(taken);
        }
        let_go(std::mem::replace(&mut self.laid, taken.laid));
        self.troubles = taken.troubles;
        self.levels = taken.levels;
        self.sign_off = taken.sign_off;
        self.house = taken.house;
        self.revision += 1;
    }

    /// Lists others.
    pub const fn list(&mut self, shown: Shown) {
        self.shown = shown;
        self.revision += 1;
    }

    /// Another session is open.
    pub fn forget(&mut self) {
        let_go(std::mem::take(&mut self.laid));
        *self = Self {
            // One that is being asked answers all the same.
            busy: self.busy,
            shown: self.shown,
            revision: self.revision + 1,
            ..Self::default()
        };
    }

    /// What they found.
    pub const fn laid(&self) -> &Laid {
        &self.laid
    }

    /// Which of it is listed.
    pub const fn shown(&self) -> Shown {
        self.shown
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.laid.len(self.shown)
    }

    /// A row.
    pub fn row(&self, index: usize) -> Option<&Finding> {
        self.laid.row(self.shown, index)
    }

    /// The number that stands for the problem of a row.
    pub fn number(&self, index: usize) -> Option<u64> {
        self.laid.number(self.shown, index)
    }

    /// The row of a problem.
    pub fn place(&self, number: u64) -> Option<usize> {
        self.laid.place(self.shown, number)
    }

    /// The problem in the row after one, or before it where it is the last.
    pub fn after(&self, number: u64) -> Option<u64> {
        let at = self.place(number)?;
        self.number(at + 1)
            .or_else(|| self.number(at.checked_sub(1)?))
    }
}

/// Asks the rules.
fn ask(key: Key, session: &Session, held: &Held, settings: Option<&Path>) -> Taken {
    let mut read = HouseFile::beside(settings);
    read.take_own(&session.details.rules);
    let HouseFile {
        house,
        troubles,
        file,
    } = read;
    let found = rules::check_with(session, &house, key.3, held).into_iter();
    Taken {
        key,
        // What is the matter with a finding tells it.
        laid: Laid::of(
            found
                .filter(|one| !one.claim.is_some_and(|claim| session.is_veiled(claim)))
                .collect(),
        ),
        troubles,
        levels: RULES.iter().map(|rule| house.level(rule)).collect(),
        sign_off: house.sign_off,
        house: file,
    }
}
