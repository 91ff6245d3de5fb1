//! Whether a document that is a capture of the web is what it says.

use crate::{
    child::Confined,
    import::Capture,
    storage::{Hash, Kept},
};

/// Holds a document whose bytes are kept in one of some folders against what it says of itself; nothing if it is no capture, or is
/// not there any more. Reads all of it.
///
/// # Errors
/// It could not be looked at; in words for a person.
pub fn capture(
    hash: Hash,
    file: &str,
    places: &[Kept],
    confined: &Confined<'_>,
) -> Option<Result<Capture, String>> {
    let content = places
        .iter()
        .find_map(|kept| kept.get(hash, file).ok().flatten())?;
    Capture::verified(&content, confined)
        .map_err(|error| error.to_string())
        .transpose()
}
