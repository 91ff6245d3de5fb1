//! Temporary files that a save left behind because its process died.

use std::{
    fs::{self, OpenOptions},
    io,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use crate::storage::{
    format::{self, MAX_BYTES, Standing},
    vfs::{self, Disk, Vfs as _},
};

/// How old a stray must be before it is taken away.
const KEPT: Duration = Duration::from_hours(7 * 24);

/// Looks for what saves of `path` left behind when their process died. Those that are whole sessions and newer than the
/// file are returned, to be offered; others are taken away once they are a week old by the time `now`. Files that
/// this user may not write are somebody else's, and are not touched.
pub fn strays(path: &Path, now: SystemTime) -> io::Result<Vec<PathBuf>> {
    let path = Disk.resolve(path)?;
    let (Some(folder), Some(name)) = (
        path.parent(),
        path.file_name().and_then(|name| name.to_str()),
    ) else {
        return Ok(Vec::new());
    };
    let folder = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let saved = fs::metadata(&path).and_then(|found| found.modified()).ok();
    let mut offered = Vec::new();
    for entry in fs::read_dir(folder)?.flatten() {
        let stray = entry.path();
        let is_ours = entry
            .file_name()
            .to_str()
            .is_some_and(|other| is_temporary(other, name))
            && entry.file_type().is_ok_and(|kind| kind.is_file())
            && OpenOptions::new().write(true).open(&stray).is_ok();
        if !is_ours {
            continue;
        }
        let Ok(modified) = entry.metadata().and_then(|found| found.modified()) else {
            continue;
        };
        let is_newer = saved.is_none_or(|saved| modified > saved);
        if is_newer
            && vfs::read_file(&stray, MAX_BYTES)
                .is_ok_and(|bytes| format::standing(&bytes) == Standing::Sound)
        {
            offered.push(stray);
        } else if now.duration_since(modified).is_ok_and(|age| age > KEPT) {
            fs::remove_file(&stray)?;
        }
    }
    offered.sort();
    Ok(offered)
}

/// Whether a name is one that a save of `name` gives to its temporary file.
fn is_temporary(other: &str, name: &str) -> bool {
    let tag = other
        .strip_prefix('.')
        .and_then(|rest| rest.strip_prefix(name))
        .and_then(|rest| rest.strip_prefix('.'))
        .and_then(|rest| rest.strip_suffix(".tmp"));
    tag.is_some_and(|tag| {
        tag.len() == 16
            && tag
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || (b'2'..=b'7').contains(&byte))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_and_newer_ones_are_offered_and_old_ones_taken_away() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let day = Duration::from_hours(24);
        let now = SystemTime::now();
        let write = |name: &str, text: &str, age: u32| {
            fs::write(at(name), text).unwrap();
            let file = OpenOptions::new().write(true).open(at(name)).unwrap();
            file.set_modified(now - day * age).unwrap();
        };
        let session = r#"{"format":"tickmark-session","version":1}"#;
        write("a.json", session, 3);
        write(".a.json.aaaaaaaaaaaaaaa2.tmp", session, 1);
        write(".a.json.aaaaaaaaaaaaaaa3.tmp", "{\"form", 1);
        write(".a.json.aaaaaaaaaaaaaaa4.tmp", session, 8);
        write(".a.json.aaaaaaaaaaaaaaa5.tmp", "{\"form", 8);
        write(".a.json.notes.tmp", "mine", 800);
        write(".b.json.aaaaaaaaaaaaaaa5.tmp", "{\"form", 800);
        assert_eq!(
            strays(&at("a.json"), now).unwrap(),
            [at(".a.json.aaaaaaaaaaaaaaa2.tmp")]
        );
        for (name, stays) in [
            (".a.json.aaaaaaaaaaaaaaa3.tmp", true),
            (".a.json.aaaaaaaaaaaaaaa4.tmp", false),
            (".a.json.aaaaaaaaaaaaaaa5.tmp", false),
            (".a.json.notes.tmp", true),
            (".b.json.aaaaaaaaaaaaaaa5.tmp", true),
        ] {
            assert_eq!(at(name).exists(), stays, "{name}");
        }
        // A clock that went back makes nothing old.
        assert_eq!(strays(&at("a.json"), now - day * 900).unwrap().len(), 1);
        assert!(at(".a.json.aaaaaaaaaaaaaaa3.tmp").exists());
    }
}
