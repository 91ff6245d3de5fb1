//! Files of a machine's settings: small, and read by people too.

use std::{fs, io, path::Path};

use serde::Serialize;

/// Writes a file of settings as JSON that a person can read, with its folder if need be: beside its place first, then into it,
/// so that what is there is the old one or the new one.
///
/// # Errors
/// The folder or the file cannot be written.
pub fn write_setting(path: &Path, value: &impl Serialize) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let beside = path.with_extension("json.new");
    fs::write(&beside, serde_json::to_string_pretty(value)? + "\n")?;
    fs::rename(beside, path)
}
