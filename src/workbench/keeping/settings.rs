//! What this machine remembers of its user: name, theme, the sessions of late, how the window was. No part of any session.
//!
//! Damaged settings are survived piece by piece: what cannot be read is as if it were not there, the rest counts. What a
//! newer version wrote is left alone.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use etcetera::BaseStrategy as _;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::{
    session::{Author, Id},
    storage::write_setting,
    workbench::desk::{Layout, Preferences, SavedFilter, take},
};

/// The settings.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Settings {
    /// Who is checking.
    pub author: Author,
    /// Somebody was asked who is checking, and has answered or put it off.
    pub asked: bool,
    /// Dark, light, or as the system has it.
    pub dark: Option<bool>,
    /// The sessions that were open of late, the newest first.
    pub recent: Vec<Recent>,
    /// How the window was.
    pub layout: Layout,
    /// How a person wants it.
    pub preferences: Preferences,
    /// The filters of the table that have a name, in the order in which they got it.
    filters: Vec<SavedFilter>,
    /// The names of filters that this window has seen: what it does not hold of these was taken away here.
    #[serde(skip)]
    seen: BTreeSet<String>,
    /// What a newer version remembers.
    #[serde(flatten)]
    others: Map<String, Value>,
}

/// A session that was open, and where in it somebody was.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recent {
    /// Its file. A path that is no text is not remembered.
    pub path: String,
    /// The article that was on screen.
    #[serde(default)]
    pub article: Option<Id>,
    /// The claim that was selected.
    #[serde(default)]
    pub claim: Option<Id>,
    /// The first byte of the article's text in sight.
    #[serde(default)]
    pub at: usize,
}

/// As many sessions are remembered.
const MOST: usize = 10;

/// Where the settings of this machine's user lie; `None` where there is no home folder.
pub fn usual_path() -> Option<PathBuf> {
    let base = etcetera::choose_base_strategy().ok()?;
    Some(base.config_dir().join("tickmark").join("settings.json"))
}

/// How the window was on this machine; where nothing is known, as it is made.
pub fn usual_layout() -> Layout {
    usual_path().map_or_else(Layout::default, |path| Settings::load(&path).layout)
}

impl Settings {
    /// Reads them. Those that cannot be read at all are kept beside, for the next time they are written.
    pub fn load(path: &Path) -> Self {
        let Ok(bytes) = std::fs::read(path) else {
            return Self::default();
        };
        if let Ok(Value::Object(map)) = serde_json::from_slice(&bytes) {
            Self::of(map)
        } else {
            // Nobody is troubled with it: there is little in them.
            std::fs::copy(path, path.with_extension("json.damaged")).ok();
            Self::default()
        }
    }

    fn of(mut map: Map<String, Value>) -> Self {
        let recent: Vec<Value> = take(&mut map, "recent");
        let recent = recent
            .into_iter()
            .filter_map(|one| serde_json::from_value(one).ok());
        let filters: Vec<Value> = take(&mut map, "filters");
        let filters = filters
            .into_iter()
            .filter_map(|one| serde_json::from_value(one).ok());
        let mut settings = Self {
            author: take(&mut map, "author"),
            asked: take(&mut map, "asked"),
            dark: take(&mut map, "dark"),
            recent: recent.collect(),
            layout: take(&mut map, "layout"),
            preferences: take(&mut map, "preferences"),
            others: map,
            ..Self::default()
        };
        settings.name_filters(filters.collect());
        settings.recent.truncate(MOST);
        settings
    }

    /// The filters of the table that have a name.
    pub fn filters(&self) -> &[SavedFilter] {
        &self.filters
    }

    /// These are the filters that have a name now; of two of one name, the later.
    pub fn name_filters(&mut self, filters: Vec<SavedFilter>) {
        self.filters.clear();
        for filter in filters {
            self.filters.retain(|other| other.name != filter.name);
            self.seen.insert(filter.name.clone());
            self.filters.push(filter);
        }
        self.filters.retain(|filter| !filter.name.is_empty());
    }

    /// Writes them. Sessions that another window has opened meanwhile, and filters that it has named, are remembered as well.
    pub fn save(&self, path: &Path) -> std::io::Result<()> {
        let there = std::fs::read(path).ok();
        let there = there.and_then(|bytes| serde_json::from_slice(&bytes).ok());
        let mut settings = self.clone();
        let there = there.map(Self::of).unwrap_or_default();
        let fresh = there.filters.into_iter();
        let fresh = fresh.filter(|other| !self.seen.contains(&other.name));
        settings.filters.extend(fresh);
        for other in there.recent {
            if self.recent.iter().all(|recent| recent.path != other.path) {
                settings.recent.push(other);
            }
        }
        settings.recent.truncate(MOST);
        write_setting(path, &settings)
    }

    /// A session is open: it is the newest. Where somebody was in it last.
    pub fn opened(&mut self, path: &Path) -> Option<Recent> {
        let path = name_of(path)?;
        let known = self.recent.iter().position(|recent| recent.path == path);
        let before = known.map(|at| self.recent.remove(at));
        let fresh = Recent {
            path,
            ..Recent::default()
        };
        self.recent.insert(0, before.clone().unwrap_or(fresh));
        self.recent.truncate(MOST);
        before
    }

    /// Remembers where in a session somebody is.
    pub fn is_at(&mut self, path: &Path, article: Option<Id>, claim: Option<Id>, at: usize) {
        let path = name_of(path);
        let recent = self.recent.iter_mut();
        for recent in recent.filter(|recent| Some(&recent.path) == path.as_ref()) {
            (recent.article, recent.claim, recent.at) = (article, claim, at);
        }
    }
}

/// A path as the settings hold it.
fn name_of(path: &Path) -> Option<String> {
    let path = std::path::absolute(path).ok()?;
    path.to_str().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.json");
        (folder, path)
    }

    #[test]
    fn what_is_remembered_comes_back() {
        let (_folder, path) = file();
        let mut settings = Settings {
            dark: Some(true),
            ..Settings::default()
        };
        settings.layout.claims = Some(480);
        settings.opened(Path::new("/a/one.json"));
        let claim = Some(Id::literal("claim"));
        settings.is_at(Path::new("/a/one.json"), None, claim, 7);
        settings.save(&path).unwrap();
        let mut again = Settings::load(&path);
        assert_eq!(again, settings);
        let before = again.opened(Path::new("/a/one.json")).unwrap();
        assert_eq!((before.claim, before.at), (claim, 7));
    }

    #[test]
    fn damaged_settings_are_survived_piece_by_piece() {
        let (folder, path) = file();
        let text = r#"{
            "author": {"name": "Ines Vogt", "initials": "IV"},
            "dark": "very",
            "asked": true,
            "recent": [{"path": "/a.json"}, 7, {"path": 8}, {"path": "/b.json", "claim": "!"}, {"path": "/c.json"}],
            "layout": {"zoom": -3},
            "from_the_future": [1.50]
        }"#;
        std::fs::write(&path, text).unwrap();
        let settings = Settings::load(&path);
        assert_eq!(settings.author.name, "Ines Vogt");
        assert_eq!((settings.dark, settings.asked), (None, true));
        let paths: Vec<&str> = settings.recent.iter().map(|one| &*one.path).collect();
        assert_eq!(paths, ["/a.json", "/c.json"]);
        assert_eq!(settings.layout, Layout::default());
        settings.save(&path).unwrap();
        let kept = std::fs::read_to_string(&path).unwrap();
        assert!(kept.contains("from_the_future"), "{kept}");

        for garbage in [&b"{\"author\": "[..], b"", b"[]", b"\xff\xfe\x00"] {
            std::fs::write(&path, garbage).unwrap();
            assert_eq!(Settings::load(&path), Settings::default());
            let beside = folder.path().join("settings.json.damaged");
            assert_eq!(std::fs::read(beside).unwrap(), garbage);
        }
    }

    #[test]
    fn filters_with_a_name_survive_damage_and_another_window() {
        let (_folder, path) = file();
        let named = |name: &str| SavedFilter {
            name: name.to_owned(),
            filter: "wrong".to_owned(),
            ..SavedFilter::default()
        };
        let text = r#"{"filters": [{"name": "late", "filter": "stale"}, 7, {"name": 8}, {"filter": "all"},
            {"name": "mine", "person": "no name!"}, {"name": "late", "words": "pier"}, {"name": "new", "colour": 1}]}"#;
        std::fs::write(&path, text).unwrap();
        let mut here = Settings::load(&path);
        let names = |settings: &Settings| -> Vec<String> {
            let all = settings.filters().iter();
            all.map(|one| one.name.clone()).collect()
        };
        assert_eq!(names(&here), ["late", "new"]);
        assert_eq!(here.filters()[0].words, "pier");
        // One is taken away here, another named there meanwhile: neither undoes the other.
        let mut there = Settings::load(&path);
        there.name_filters([there.filters(), &[named("theirs")]].concat());
        there.save(&path).unwrap();
        here.name_filters(vec![named("new"), named("ours")]);
        here.save(&path).unwrap();
        assert_eq!(names(&Settings::load(&path)), ["new", "ours", "theirs"]);
        assert_eq!(Settings::load(&path).filters()[0].filter, "wrong");
    }

    #[test]
    fn the_sessions_of_late_are_few_and_the_newest_comes_first() {
        let (_folder, path) = file();
        let mut settings = Settings::default();
        for number in 0..MOST + 3 {
            settings.opened(&PathBuf::from(format!("/s/{number}.json")));
        }
        settings.opened(Path::new("/s/5.json"));
        assert_eq!(settings.recent.len(), MOST);
        assert!(settings.recent[0].path.ends_with("5.json"));
        assert!(settings.recent[1].path.ends_with("12.json"));
        let fives = settings
            .recent
            .iter()
            .filter(|one| one.path.ends_with("/5.json"));
        assert_eq!(fives.count(), 1);
        // Another window has opened one meanwhile.
        let mut other = Settings::default();
        other.opened(Path::new("/other.json"));
        other.save(&path).unwrap();
        let mut mine = Settings::default();
        mine.opened(Path::new("/mine.json"));
        mine.save(&path).unwrap();
        assert_eq!(Settings::load(&path).recent.len(), 2);
    }
}
