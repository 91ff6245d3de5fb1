//! What this machine remembers of its user: name, initials, theme. No part of any session until something is decided.

use std::path::{Path, PathBuf};

use etcetera::BaseStrategy as _;
use serde::{Deserialize, Serialize};

use crate::session::Author;

/// The settings. What a newer version wrote is left alone: an unknown key is ignored, not an error.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Who is checking.
    pub author: Author,
    /// Somebody was asked who is checking, and has answered or put it off.
    pub asked: bool,
    /// Dark, light, or as the system has it.
    pub dark: Option<bool>,
}

/// Where the settings of this machine's user lie; `None` where there is no home folder.
pub fn usual_path() -> Option<PathBuf> {
    let base = etcetera::choose_base_strategy().ok()?;
    Some(base.config_dir().join("tickmark").join("settings.json"))
}

impl Settings {
    /// Reads them; what cannot be read is as if it were not there.
    pub fn load(path: &Path) -> Self {
        std::fs::read_to_string(path)
            .ok()
            .and_then(|text| serde_json::from_str(&text).ok())
            .unwrap_or_default()
    }

    /// Writes them.
    pub fn save(&self, path: &Path) -> std::io::Result<()> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let text = serde_json::to_string_pretty(self)?;
        let beside = path.with_extension("json.new");
        std::fs::write(&beside, text + "\n")?;
        std::fs::rename(beside, path)
    }
}
