//! Taking files in: a job, whose answer is the command that enters them as sources.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::Message;
use crate::{
    backup::{Texts, take_in},
    import::How,
    storage::{Kept, State},
    workbench::desk::{Desk, Job, Out},
};

/// The most files that are taken in at a time.
const MOST: usize = 5_000;
/// The deepest folder that is looked into.
const DEEPEST: usize = 16;

/// Whether a file is a picture, by its name: no article comes as one.
pub fn is_picture(path: &Path) -> bool {
    let ending = path.extension().and_then(|end| end.to_str()).unwrap_or("");
    ["png", "jpg", "jpeg", "webp", "tif", "tiff"]
        .iter()
        .any(|picture| ending.eq_ignore_ascii_case(picture))
}

/// Where documents of this session are kept: beside its file, or in the state folder until it has one.
pub(super) fn kept(desk: &Desk<'_>) -> Option<Kept> {
    let waiting = || desk.outside.state.as_ref().map(State::kept);
    desk.file.map(Kept::beside).or_else(waiting)
}

/// Where what was read is kept.
pub(super) fn texts(desk: &Desk<'_>) -> Option<Texts> {
    let state = desk.outside.state.as_ref()?;
    Some(Texts::in_folder(state.texts()))
}

/// Takes files in, and what lies in folders.
pub(super) fn add(paths: Vec<PathBuf>, desk: &Desk<'_>, out: &mut Out<Message>) {
    let Some(keep) = kept(desk) else {
        out.error("There is no folder to keep documents in: save the session first.");
        return;
    };
    let texts = texts(desk);
    let reader = desk.outside.reader.clone();
    out.start(Job::new("Adding documents", move |progress| {
        let cancelled = || progress.is_cancelled();
        let how = How::confined(reader, &cancelled);
        let files = files(paths);
        let all = files.len().max(1);
        let mut taken = Vec::new();
        for (at, path) in files.into_iter().enumerate() {
            if progress.is_cancelled() {
                return Message::Added(taken, true);
            }
            progress.set(u32::try_from(at * 1000 / all).unwrap_or(0));
            let one = take_in(&path, &keep, texts.as_ref(), &how);
            if progress.is_cancelled() {
                return Message::Added(taken, true);
            }
            taken.push(one.map_err(|why| (path, why)));
        }
        Message::Added(taken, false)
    }));
}

/// The files that are meant: those that are named, and all below the folders that are, in the order of their names. What is hidden
/// and what is a link is passed over.
fn files(paths: Vec<PathBuf>) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut waiting: Vec<(PathBuf, usize)> =
        paths.into_iter().rev().map(|path| (path, 0)).collect();
    while let Some((path, deep)) = waiting.pop() {
        if found.len() >= MOST {
            break;
        }
        if !path.is_dir() {
            found.push(path);
            continue;
        }
        if deep >= DEEPEST {
            continue;
        }
        let mut inside: Vec<PathBuf> = fs::read_dir(&path)
            .into_iter()
            .flatten()
            .flatten()
            .filter(|entry| {
                let hidden = entry.file_name().to_string_lossy().starts_with('.');
                let link = entry.file_type().is_ok_and(|kind| kind.is_symlink());
                !hidden && !link
            })
            .map(|entry| entry.path())
            .collect();
        inside.sort();
        waiting.extend(inside.into_iter().rev().map(|path| (path, deep + 1)));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_walked_in_the_order_of_their_names_and_what_is_hidden_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir_all(at("b/deep")).unwrap();
        for name in ["c.txt", "b/1.txt", "b/deep/2.txt", "a.txt", ".hidden"] {
            fs::write(at(name), "x").unwrap();
        }
        #[cfg(unix)]
        std::os::unix::fs::symlink(folder.path(), at("b/loop")).unwrap();
        let found = files(vec![at("c.txt"), folder.path().to_path_buf()]);
        let wanted = ["c.txt", "a.txt", "b/1.txt", "b/deep/2.txt", "c.txt"].map(at);
        assert_eq!(found, wanted);
    }
}
