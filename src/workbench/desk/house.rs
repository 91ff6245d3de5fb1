//! The house's own rules, as they lie beside the settings.

use std::path::{Path, PathBuf};

use crate::{
    rules::{House, Trouble},
    storage::{HOUSE, house_text},
};

/// The house as its file has it.
#[derive(Default)]
pub struct HouseFile {
    /// What it has decided; what is usual where there is no file.
    pub house: House,
    /// What could not be taken of the file, a sentence each.
    pub troubles: Vec<String>,
    /// The file, if it holds.
    pub file: Option<PathBuf>,
}

impl HouseFile {
    /// Reads the one beside the settings, which lie at a path. It touches the disk: not on the window's thread.
    pub fn beside(settings: Option<&Path>) -> Self {
        let mut read = Self::default();
        let Some(file) = settings.map(|settings| settings.with_file_name(HOUSE)) else {
            return read;
        };
        match house_text(&file) {
            Ok(text) => {
                let troubles = read.house.take(&text);
                read.troubles.extend(told(HOUSE, troubles));
                read.file = Some(file);
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => read
                .troubles
                .push(format!("{HOUSE} cannot be read: {error}")),
        }
        read
    }

    /// Takes a session's own rules over the house's.
    pub fn take_own(&mut self, rules: &str) {
        let troubles = self.house.take(rules);
        self.troubles.extend(told("the session’s rules", troubles));
    }
}

fn told(name: &str, troubles: Vec<Trouble>) -> impl Iterator<Item = String> {
    let troubles = troubles.into_iter();
    troubles.map(move |trouble| format!("{name}, {trouble}"))
}
