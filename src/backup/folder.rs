//! The files of a backup folder.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The most files that are taken in at a time.
const MOST: usize = 5_000;
/// The deepest folder that is looked into.
const DEEPEST: usize = 16;

/// How browsers call the folder with the pictures and scripts of a page that they saved, behind the page's name: it depends on their
/// language.
const PARTS: [&str; 8] = [
    "_files",
    "_fichiers",
    "_archivos",
    "_ficheiros",
    "_arquivos",
    "_bestanden",
    "-Dateien",
    "-filer",
];

/// The page of which a folder holds the pictures and scripts, if its name is that of such a folder: of one of these names.
fn pages_of(folder: &Path) -> Vec<PathBuf> {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    let stem = PARTS.iter().find_map(|end| name.strip_suffix(end));
    let ends = ["html", "htm", "xhtml", "HTML", "HTM"];
    let names = stem.map(|stem| ends.map(|end| folder.with_file_name(format!("{stem}.{end}"))));
    names.into_iter().flatten().collect()
}

/// The files that are meant: those that are named, and all below the folders that are, in the order of their names. What is hidden
/// and what is a link is passed over, and so is what a browser saved beside a page.
pub fn files(paths: Vec<PathBuf>) -> Vec<PathBuf> {
    // A page is one document, and not the pictures and scripts that a browser saved beside it.
    let named = |page: &PathBuf| paths.contains(page);
    let whole = paths
        .iter()
        .filter(|path| !pages_of(path).iter().any(named));
    let paths: Vec<PathBuf> = whole.cloned().collect();
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
            .filter(|path| !pages_of(path).iter().any(|page| page.is_file()))
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

    #[test]
    fn a_page_that_a_browser_saved_is_one_document() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir_all(at("Ferry – news_files/deep")).unwrap();
        fs::create_dir_all(at("counts_files")).unwrap();
        let names = [
            "Ferry – news.html",
            "Ferry – news_files/a.png",
            "Ferry – news_files/deep/frame.html",
            // No page lies beside it: it is a folder like any other.
            "counts_files/report.txt",
        ];
        for name in names {
            fs::write(at(name), "x").unwrap();
        }
        let found = files(vec![folder.path().to_path_buf()]);
        let wanted = ["Ferry – news.html", "counts_files/report.txt"].map(at);
        assert_eq!(found, wanted);
        // Dropped one beside the other.
        let both = vec![at("Ferry – news_files"), at("Ferry – news.html")];
        assert_eq!(files(both), [at("Ferry – news.html")]);
        // The folder alone is what somebody wants.
        assert_eq!(files(vec![at("Ferry – news_files")]).len(), 2);
    }
}
