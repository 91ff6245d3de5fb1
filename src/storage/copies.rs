//! Conflict copies: what sync clients and version control leave beside a session when two people wrote it.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::vfs::{Disk, Vfs as _};

/// The names that mark a copy, in the languages sync clients speak, in lower case: "conflict", "Konflikt", "conflit" …
const CONFLICT: [&str; 3] = ["conflict", "konflikt", "conflit"];

/// What a version control system writes behind a whole name.
const VERSIONS: [&str; 9] = [
    "orig", "LOCAL", "REMOTE", "BASE", "BACKUP", "mine", "theirs", "ours", "yours",
];

/// The files beside `path` whose names say that they are copies of it, in order of name; links are followed as a save
/// does. Looks at names alone: what is in them, and whether it is another state of the same session, is for the caller.
pub fn copies(path: &Path) -> io::Result<Vec<PathBuf>> {
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
    let mut found: Vec<PathBuf> = fs::read_dir(folder)?
        .flatten()
        .filter(|entry| {
            let other = entry.file_name();
            other.to_str().is_some_and(|other| is_copy(other, name))
        })
        .map(|entry| entry.path())
        .filter(|path| path.is_file())
        .collect();
    found.sort();
    Ok(found)
}

/// Whether `other` is a name that a sync client or version control gives to a copy of `name`. Their mark stands before
/// the last ending, before all endings, or behind the whole name.
pub fn is_copy(other: &str, name: &str) -> bool {
    let before = |ending: &str| {
        let stem = name.strip_suffix(ending)?;
        let rest = other.strip_prefix(stem)?;
        rest.strip_suffix(ending)
    };
    let inside = [".factcheck.json", ".json"].into_iter().any(|ending| {
        before(ending).is_some_and(|mark| is_conflict(mark) || is_counted(mark) || is_host(mark))
    });
    inside || other.strip_prefix(name).is_some_and(is_version)
}

/// Marks that say "conflict": Dropbox and Nextcloud ` (Ada's conflicted copy 2026-01-02)`, Seafile ` (SFConflict ada 2026-…)`,
/// Syncthing `.sync-conflict-20260102-120000-ABCDEFG`, ownCloud `_conflict-20260102-120000`, Synology
/// `_DISKSTATION_Jan-02-120000-2026_Conflict`, pCloud ` [conflicted]`.
fn is_conflict(mark: &str) -> bool {
    let lower = mark.to_lowercase();
    let enclosed = (lower.starts_with(" (") && lower.ends_with(')'))
        || (lower.starts_with(" [") && lower.ends_with(']'));
    let named = CONFLICT.iter().any(|word| lower.contains(word));
    (enclosed && named)
        || lower.starts_with(".sync-conflict-")
        || lower.starts_with("_conflict-")
        || (lower.starts_with('_') && lower.ends_with("_conflict"))
}

/// Marks that count: Google Drive ` (1)`, iCloud ` 2`.
fn is_counted(mark: &str) -> bool {
    let number = |text: &str| {
        let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        digits && text.len() <= 3
    };
    let Some(rest) = mark.strip_prefix(' ') else {
        return false;
    };
    let enclosed = rest
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'));
    match enclosed {
        Some(inside) => number(inside),
        None => number(rest) && rest != "1" && !rest.starts_with('0'),
    }
}

/// Marks that name a machine, as `OneDrive` does: `-DESKTOP-4K2J9QX`, `-Adas-MacBook-Pro`, and with a number behind. A word
/// that a person may have written, `-final`, `-v2`, `-copy`, is none.
fn is_host(mark: &str) -> bool {
    let Some(host) = mark.strip_prefix('-') else {
        return false;
    };
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    if host.len() > 63 || !host.bytes().all(plain) {
        return false;
    }
    let lower = host.to_lowercase();
    let named = [
        "macbook",
        "imac",
        "mac-mini",
        "mac-pro",
        "mac-studio",
        "laptop",
        "desktop",
    ];
    // Windows gives names in capitals, of at most 15 letters.
    let capitals = host.bytes().filter(u8::is_ascii_uppercase).count();
    let windows = capitals >= 3 && !host.bytes().any(|byte| byte.is_ascii_lowercase());
    windows || lower.ends_with("-pc") || named.iter().any(|word| lower.contains(word))
}

/// Marks behind the whole name: git's `.orig`, `.LOCAL` …, Subversion's `.mine` and `.r42`.
fn is_version(mark: &str) -> bool {
    let Some(word) = mark.strip_prefix('.') else {
        return false;
    };
    let revision = word.strip_prefix('r').is_some_and(|number| {
        !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
    });
    revision || VERSIONS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Names as the clients themselves give them to a conflict copy of `town.factcheck.json`.
    const COPIES: &[&str] = &[
        // Dropbox, in English, German, French and Spanish.
        "town.factcheck (conflicted copy 2026-01-02).json",
        "town.factcheck (Ada's conflicted copy 2026-01-02).json",
        "town (Ada's conflicted copy 2026-01-02 (1)).factcheck.json",
        "town.factcheck (In Konflikt stehende Kopie von Ada 2026-01-02).json",
        "town.factcheck (Copie en conflit de Ada 2026-01-02).json",
        "town.factcheck (copia en conflicto de Ada 2026-01-02).json",
        // Nextcloud, ownCloud.
        "town.factcheck (conflicted copy 2026-01-02 120000).json",
        "town.factcheck_conflict-20260102-120000.json",
        // Syncthing.
        "town.factcheck.sync-conflict-20260102-120000-ABCDEFG.json",
        "town.sync-conflict-20260102-120000-ABCDEFG.factcheck.json",
        // OneDrive.
        "town.factcheck-DESKTOP-4K2J9QX.json",
        "town.factcheck-Adas-MacBook-Pro.json",
        "town-ADA-PC.factcheck.json",
        // Google Drive, iCloud.
        "town.factcheck (1).json",
        "town (2).factcheck.json",
        "town.factcheck 2.json",
        "town 3.factcheck.json",
        // Seafile, Synology, pCloud.
        "town.factcheck (SFConflict ada@town.example 2026-01-02-12-00-00).json",
        "town.factcheck_DiskStation_Jan-02-120000-2026_Conflict.json",
        "town.factcheck [conflicted].json",
        // git, Subversion.
        "town.factcheck.json.orig",
        "town.factcheck.json.LOCAL",
        "town.factcheck.json.REMOTE",
        "town.factcheck.json.mine",
        "town.factcheck.json.r42",
    ];

    /// Names that people, or Tickmark itself, give to something else.
    const OTHERS: &[&str] = &[
        "town.factcheck.json",
        "town.factcheck.json.bak",
        "town.factcheck.json.damaged-1a2b3c4d.bak",
        ".town.factcheck.json.lock",
        ".town.factcheck.json.aaaaaaaaaaaaaaa2.tmp",
        "town-copy.factcheck.json",
        "town-final.factcheck.json",
        "town-v2.factcheck.json",
        "town-2026.factcheck.json",
        "town 1.factcheck.json",
        "town 2026.factcheck.json",
        "town (part two).factcheck.json",
        "town-conflict-of-interest.factcheck.json",
        "township.factcheck.json",
        "townhall (1).factcheck.json",
        "town.md",
        "town (1).md",
        "town.factcheck.jsonl",
        "",
    ];

    #[test]
    fn the_names_of_sync_clients_are_known_and_no_others() {
        let name = "town.factcheck.json";
        let missed: Vec<_> = COPIES
            .iter()
            .filter(|other| !is_copy(other, name))
            .collect();
        assert!(missed.is_empty(), "{missed:?}");
        let wrong: Vec<_> = OTHERS.iter().filter(|other| is_copy(other, name)).collect();
        assert!(wrong.is_empty(), "{wrong:?}");
        // A session that somebody named in a way of their own.
        assert!(is_copy("town (conflicted copy).json", "town.json"));
        assert!(!is_copy("town.json", "town.json"));
    }

    #[test]
    fn they_are_found_beside_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str| fs::write(folder.path().join(name), "x").unwrap();
        write("town.factcheck.json");
        for name in COPIES.iter().chain(OTHERS).filter(|name| !name.is_empty()) {
            write(name);
        }
        fs::create_dir(folder.path().join("town.factcheck (9).json")).unwrap();
        let found = copies(&folder.path().join("town.factcheck.json")).unwrap();
        assert_eq!(found.len(), COPIES.len(), "{found:?}");
    }
}
