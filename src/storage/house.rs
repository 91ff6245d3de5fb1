//! The house file: where a machine has it, and its text.

use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy as _;

use super::open_input;

/// What a house file is called, beside the settings.
pub const HOUSE: &str = "house.toml";

/// The most bytes that are read of one.
const MOST: u64 = 1 << 20;

/// Where the house file of this machine's user lies, if there is one: beside the settings.
pub fn house_path() -> Option<PathBuf> {
    let base = etcetera::choose_base_strategy().ok()?;
    Some(base.config_dir().join("tickmark").join(HOUSE))
}

/// The text of a house file.
///
/// # Errors
/// It cannot be read, is no text, or is larger than a megabyte.
pub fn house_text(path: &Path) -> io::Result<String> {
    let mut text = String::new();
    open_input(path)?.take(MOST + 1).read_to_string(&mut text)?;
    if text.len() as u64 > MOST {
        return Err(io::Error::other("it is larger than a megabyte"));
    }
    Ok(text)
}
