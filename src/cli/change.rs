//! What every command that changes a session needs: who, when, new names, and the save.

use std::fmt::Display;
use std::path::Path;

use anyhow::anyhow;

use super::args::Who;
use super::failure::{Code, Failure};
use super::output::complain;
use crate::session::{Author, Moment, Session, Stamp};
use crate::storage::{self, Hash, Saved, random};

/// Who the history names.
pub(super) fn author(who: &Who) -> Author {
    let name = who.by.trim().to_owned();
    let initials = Author::initials_of(&name);
    Author { name, initials }
}

/// Who, when, and a new seed for names.
pub(super) fn stamp(by: &Author, who: &Who) -> Result<Stamp, Failure> {
    Ok(Stamp {
        by: by.clone(),
        at: who
            .at
            .unwrap_or_else(|| Moment(jiff::Timestamp::now().as_second())),
        seed: random::id().map_err(|error| no_random(&error))?,
    })
}

/// Saves by the whole protocol and tells its warnings.
pub(super) fn save(
    session: &Session,
    path: &Path,
    expected: Option<Hash>,
) -> Result<Saved, Failure> {
    let saved = storage::save(session, path, expected).map_err(Failure::saving)?;
    for warning in &saved.warnings {
        complain(&format!("{}: {warning}", path.display()));
    }
    Ok(saved)
}

/// Without random numbers there are no names for records.
pub(super) fn no_random(error: &dyn Display) -> Failure {
    Failure::new(
        Code::Read,
        anyhow!("the system gives no random numbers, which new records need: {error}"),
    )
}
