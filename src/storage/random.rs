//! Random numbers from the system's generator: the one place of this floor where they come in.

use std::io;

use crate::session::Id;

/// A random name: 80 bits.
pub fn id() -> io::Result<Id> {
    let mut bits = [0; 10];
    getrandom::fill(&mut bits).map_err(|error| match error.raw_os_error() {
        // The system's own words for it.
        Some(code) => io::Error::from_raw_os_error(code),
        None => io::Error::other(error.to_string()),
    })?;
    Ok(Id::from_bits(bits))
}

/// A random part of a file's name.
pub(super) fn tag() -> io::Result<String> {
    id().map(|id| id.as_str().to_owned())
}
