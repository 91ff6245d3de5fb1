//! The files of a backup folder.

use std::{fs, path::PathBuf};

/// The most files that are taken in at a time.
const MOST: usize = 5_000;
/// The deepest folder that is looked into.
const DEEPEST: usize = 16;

/// The files that are meant: those that are named, and all below the folders that are, in the order of their names. What is hidden
/// and what is a link is passed over.
pub fn files(paths: Vec<PathBuf>) -> Vec<PathBuf> {
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
