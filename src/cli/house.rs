//! The house file that a command goes by.

use std::{io, path::Path};

use anyhow::anyhow;

use super::failure::{Code, Failure};
use crate::rules::{House, Trouble};
use crate::storage::{house_path, house_text};

/// The house that a file is of: the one that was named, else that of this machine, if it has one. What could not be taken is
/// added to `told`, with the file. `strict`: a file that is no TOML ends the work, and this is said of it.
pub(super) fn house(
    named: Option<&Path>,
    strict: Option<&str>,
    told: &mut Vec<(String, Trouble)>,
) -> Result<House, Failure> {
    let mut house = House::default();
    let Some(path) = named.map(Into::into).or_else(house_path) else {
        return Ok(house);
    };
    match house_text(&path) {
        Ok(text) => {
            let file = path.display().to_string();
            let troubles = house.take(&text);
            let broken = troubles.iter().find(|one| one.broken);
            if let (Some(broken), Some(then)) = (broken, strict) {
                let words = format!("{file} is no house file: {broken}; {then}");
                return Err(Failure::new(Code::Read, anyhow!(words)));
            }
            told.extend(troubles.into_iter().map(|one| (file.clone(), one)));
        }
        Err(error) if named.is_none() && error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => {
            let error = anyhow!("{} cannot be read: {error}", path.display());
            return Err(Failure::new(Code::Read, error));
        }
    }
    Ok(house)
}
