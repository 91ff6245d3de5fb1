//! The folder that everything lies in, and what must hold of it whatever happened.

use std::{
    fs,
    path::{Path, PathBuf},
};

use tempfile::TempDir;
use tickmark::{
    session::Session,
    storage::{self, Recovery, Replayed, State},
};

use super::window::Left;
use crate::support::window::ARTICLE;

/// The folder: articles and sessions of others in `in`, what is saved in `work`, journals in `state`.
pub struct Desk {
    folder: TempDir,
}

impl Desk {
    /// A new one. The folder is also the one that paths without a folder are looked for in.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let desk = Self { folder };
        std::env::set_current_dir(desk.path()).unwrap();
        fs::write(desk.path().join("settings.json"), r#"{"asked": true}"#).unwrap();
        desk
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn state(&self) -> State {
        State::at(self.path().join("state"))
    }

    /// What may be dropped on the window: good and bad, there and not there.
    pub fn files(&self) -> Vec<PathBuf> {
        let mut names: Vec<&str> = articles().into_iter().map(|(name, _)| name).collect();
        names.extend(SESSIONS.map(|(name, _)| name));
        names.extend([
            "damaged.factcheck.json",
            "cut.json",
            "none.txt",
            "none.json",
            "",
        ]);
        let folder = self.path().join("in");
        names.into_iter().map(|name| folder.join(name)).collect()
    }

    /// Clears what the days before left, and lays out what a day begins with: the answer is its session.
    pub fn clear(&self) -> PathBuf {
        for name in ["in", "work"] {
            let folder = self.path().join(name);
            fs::create_dir_all(folder).unwrap();
        }
        // What lies beside them was saved under a name without a folder.
        for name in ["", "in", "work"] {
            for entry in fs::read_dir(self.path().join(name)).unwrap() {
                let path = entry.unwrap().path();
                if path.is_file() && !path.ends_with("settings.json") {
                    // The window takes its own notes away meanwhile.
                    fs::remove_file(path).ok();
                }
            }
        }
        let folder = self.path().join("in");
        for (name, bytes) in articles() {
            fs::write(folder.join(name), bytes).unwrap();
        }
        for (name, text) in SESSIONS {
            fs::write(folder.join(name), text).unwrap();
        }
        let cut = |text: &'static str| text.get(..text.len() / 2).unwrap_or(text);
        fs::write(folder.join("cut.json"), cut(SESSIONS[0].1)).unwrap();
        let damaged = SESSIONS[0].1.replace("\"article\":", "\"artikel\":");
        fs::write(folder.join("damaged.factcheck.json"), damaged).unwrap();
        let file = self.path().join("work/day.factcheck.json");
        fs::write(&file, DAY).unwrap();
        file
    }

    /// The sessions that lie here, as they open.
    fn sessions(&self) -> Vec<(PathBuf, Session)> {
        let folders = ["", "work", "in"].map(|name| self.path().join(name));
        let entries = folders
            .iter()
            .flat_map(|folder| fs::read_dir(folder).unwrap());
        let mut all = Vec::new();
        for entry in entries {
            let path = entry.unwrap().path();
            let name = path.to_string_lossy().into_owned();
            let aside = [".bak", ".tmp", ".lock"]
                .iter()
                .any(|end| name.ends_with(end));
            if aside || path.is_dir() || path.ends_with("settings.json") {
                continue;
            }
            // Somebody may have typed any name at all for a session.
            let is_session = path.extension().is_some_and(|end| end == "json");
            match storage::load(&path) {
                Ok(loaded) => all.push((path, loaded.session)),
                Err(why) => {
                    let other = !is_session || path.starts_with(&folders[2]);
                    assert!(other, "{}: {why}", path.display());
                }
            }
        }
        all
    }

    /// Whether every session file that was written is whole, and what was on screen is in one of them or is kept for
    /// recovery, or was put aside because somebody said so. The answer is whether it is kept for recovery.
    pub fn check(&self, left: &Left) -> bool {
        let sessions = self.sessions();
        for (path, session) in sessions.iter().filter(|(path, _)| !self.is_in(path)) {
            // What others left out is left out still, and told; nothing more.
            let mut problems = storage::load(path).unwrap().problems;
            problems.retain(|problem| problem.changed);
            assert!(problems.is_empty(), "{}: {problems:?}", path.display());
            let bytes = storage::to_bytes(session).unwrap();
            let same = fs::read(path).unwrap() == bytes;
            assert!(same, "{} is not as it was written", path.display());
        }
        let is_it = |session: &Session| **session == *left.session;
        let nothing = left.untouched || is_it(&Session::default());
        if nothing || sessions.iter().any(|(_, session)| is_it(session)) {
            return false;
        }
        let replay = |found: &[Recovery]| -> Vec<_> {
            found.iter().map(|recovery| recovery.replay()).collect()
        };
        let has_it = |replayed: &[Result<Replayed, _>]| {
            let mut whole = replayed.iter().flatten();
            whole.any(|replayed| is_it(&replayed.session))
        };
        // Held back for some time, should somebody want it after all.
        if left.closed && has_it(&replay(&self.state().discarded().unwrap())) {
            return false;
        }
        let found = self.state().recover().unwrap();
        let replayed = replay(&found);
        let kept = has_it(&replayed);
        let words = |session: &Session| String::from_utf8(storage::to_bytes(session).unwrap());
        if !kept {
            // For whoever looks into it.
            let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join("soak-lost");
            fs::create_dir_all(&place).unwrap();
            fs::write(place.join("screen.json"), words(&left.session).unwrap()).unwrap();
            for (n, replayed) in replayed.iter().enumerate() {
                let text = match replayed {
                    Ok(replayed) => words(&replayed.session).unwrap(),
                    Err(why) => why.to_string(),
                };
                fs::write(place.join(format!("recovered-{n}.json")), text).unwrap();
            }
            for recovery in &found {
                let name = recovery.path().file_name().unwrap();
                fs::copy(recovery.path(), place.join(name)).unwrap();
            }
        }
        assert!(
            kept,
            "what was on screen is nowhere (unsaved: {}, closed: {}): see {}/soak-lost",
            left.dirty,
            left.closed,
            env!("CARGO_TARGET_TMPDIR")
        );
        true
    }

    fn is_in(&self, path: &Path) -> bool {
        path.starts_with(self.path().join("in"))
    }
}

/// What a day begins with.
const DAY: &str = include_str!("../corpus/v1/sample.factcheck.json");

const SESSIONS: [(&str, &str); 5] = [
    (
        "work.factcheck.json",
        include_str!("../corpus/v1/work.factcheck.json"),
    ),
    (
        "disputed.factcheck.json",
        include_str!("../corpus/v1/disputed.factcheck.json"),
    ),
    (
        "drafts.factcheck.json",
        include_str!("../corpus/v1/second-draft.factcheck.json"),
    ),
    (
        "later.factcheck.json",
        include_str!("../corpus/later/v99.factcheck.json"),
    ),
    ("copy.factcheck.json", DAY),
];

fn articles() -> Vec<(&'static str, Vec<u8>)> {
    let odd = "# Ünï\u{301}cödé\n\n> שלום עולם 1998\n\n*中文字符，没有空格。*\n\n\u{202e}412,000\u{202c} 👩‍👩‍👧 said “no”.\n";
    vec![
        ("ferry.txt", ARTICLE.as_bytes().to_vec()),
        ("odd.md", odd.as_bytes().to_vec()),
        (
            "long.txt",
            ARTICLE.replace('\n', " ").repeat(30).into_bytes(),
        ),
        ("empty.txt", Vec::new()),
        ("picture.txt", vec![0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 2]),
    ]
}
