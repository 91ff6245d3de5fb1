//! Saves that are wrong on purpose, each in one way, with the words of `tickmark apply`; and the door through which this
//! test program starts itself again as another process.

use std::{
    ffi::OsString,
    fs::{self, File},
    io::{BufRead as _, Write as _},
    path::{Path, PathBuf},
};

use tickmark::{
    session::{Command, Session},
    storage::{self, Hash},
};

use super::{crash, full, memory, scene::stamp};

/// The variable that makes this program a child, and says which.
const CHILD: &str = "TICKMARK_CHILD";
/// The file or folder that a child is about.
const PLACE: &str = "TICKMARK_CHILD_PLACE";

/// The command line that starts this program as the child `what`.
pub fn command_line(what: &str, place: &str) -> Vec<String> {
    let this = std::env::current_exe().unwrap();
    let this = this.to_str().unwrap();
    [
        "env",
        &format!("{CHILD}={what}"),
        &format!("{PLACE}={place}"),
        this,
        "broken::child",
        "--exact",
        "--ignored",
        "--nocapture",
        "--test-threads=1",
    ]
    .map(str::to_owned)
    .into()
}

/// What a child says to its parent, at once.
pub fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}").and_then(|()| out.flush()).unwrap();
}

#[test]
#[ignore = "the other process of the other tests"]
fn child() {
    let var = |name| std::env::var_os(name).map(OsString::into_string);
    let (Some(Ok(what)), Some(Ok(place))) = (var(CHILD), var(PLACE)) else {
        return;
    };
    let place = PathBuf::from(place);
    // The test runner has left its line open.
    say("");
    match what.as_str() {
        "full-disk" => full::disk_child(&place),
        "full-state" => full::state_child(&place),
        "window-few" => memory::window_child(&place, true),
        "window-memory" => memory::window_child(&place, false),
        "lazy-journal" => crash::lazy_child(&place),
        "window-kill" | "window-abort" | "window-overflow" => crash::window_child(&place, &what),
        how => apply(how, &place),
    }
}

/// `tickmark apply --save-each`, broken.
fn apply(how: &str, path: &Path) {
    let loaded = storage::load(path).unwrap();
    let (mut session, mut hash) = (loaded.session, loaded.hash);
    for (n, line) in std::io::stdin().lock().lines().enumerate() {
        let command: Command = serde_json::from_str(&line.unwrap()).unwrap();
        let number = u64::from(std::process::id()) * 1_000 + n as u64;
        let changed = session.apply(command, &stamp(number)).unwrap().changed;
        if changed {
            hash = save(how, &session, path, hash);
            if how != "early" {
                say(&format!("saved {hash}"));
            }
        } else {
            say(&format!("unchanged {hash}"));
        }
    }
}

fn save(how: &str, session: &Session, path: &Path, before: Hash) -> Hash {
    let bytes = storage::to_bytes(session).unwrap();
    let hash = Hash::of(&bytes);
    let temporary = path.with_extension("new");
    match how {
        "in-place" => {
            let mut file = File::create(path).unwrap();
            for piece in bytes.chunks(512) {
                file.write_all(piece).unwrap();
            }
            file.sync_all().unwrap();
        }
        "early" => {
            say(&format!("saved {hash}"));
            storage::save(session, path, Some(before)).unwrap();
        }
        "errors-ignored" => {
            if let Ok(mut file) = File::create(&temporary) {
                file.write_all(&bytes).ok();
                file.sync_all().ok();
            }
            fs::rename(&temporary, path).ok();
        }
        "no-sync" => {
            fs::write(&temporary, &bytes).unwrap();
            fs::rename(&temporary, path).unwrap();
        }
        "guard-off" => {
            storage::save(session, path, storage::hash_of(path).unwrap()).unwrap();
        }
        other => panic!("{other} is no broken save"),
    }
    hash
}
