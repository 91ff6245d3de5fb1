//! The house's own rules, asserted: a floor uses only floors below it, and `egui` stays in the window.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may panic"
)]

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Each room of the library, its floor, and the rooms of its own floor that it may use.
const ROOMS: &[(&str, u8, &[&str])] = &[
    ("text", 1, &[]),
    ("session", 2, &[]),
    ("extract", 3, &[]),
    ("import", 4, &[]),
    ("storage", 4, &[]),
    ("export", 4, &["storage"]),
    ("cli", 5, &[]),
    ("workbench", 5, &[]),
];

/// The sources below a folder, with their text, comments and everything.
fn sources(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push((path.clone(), fs::read_to_string(&path).unwrap()));
        }
    }
    found
}

/// The code of a file: without comments, for they may speak of anything.
fn code(text: &str) -> String {
    let lines = text
        .lines()
        .map(|line| line.split("//").next().unwrap_or(""));
    lines.collect::<Vec<_>>().join("\n")
}

/// The rooms that some code names as `crate::ROOM`, also inside `use crate::{…}`.
fn rooms_used(code: &str) -> Vec<String> {
    let mut used = Vec::new();
    let mut rest = code;
    while let Some(at) = rest.find("crate::") {
        rest = &rest[at + "crate::".len()..];
        if let Some(list) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut name = String::new();
            for c in list.chars() {
                match c {
                    '}' if depth == 0 => break,
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    c if depth == 0 && (c.is_alphanumeric() || c == '_') => name.push(c),
                    ',' | ':' | '\n' if depth == 0 => used.push(std::mem::take(&mut name)),
                    _ => {}
                }
            }
            used.push(name);
        } else {
            used.push(
                rest.chars()
                    .take_while(|c| c.is_alphanumeric() || *c == '_')
                    .collect(),
            );
        }
    }
    used.retain(|name| ROOMS.iter().any(|(room, ..)| room == name));
    used
}

#[test]
fn a_floor_uses_only_floors_below_it() {
    let mut wrong = Vec::new();
    for (room, floor, friends) in ROOMS {
        for (path, text) in sources(&Path::new("src").join(room)) {
            for used in rooms_used(&code(&text)) {
                let (_, below, _) = ROOMS.iter().find(|(name, ..)| *name == used).unwrap();
                let allowed = used == *room || below < floor || friends.contains(&used.as_str());
                if !allowed {
                    wrong.push(format!(
                        "{} (floor {floor}) uses {used} (floor {below})",
                        path.display()
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_room_is_known_here() {
    for entry in fs::read_dir("src").unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let known = ROOMS.iter().any(|(room, ..)| *room == name)
            || ["lib", "main"].contains(&name.as_str());
        assert!(known, "{} is in no floor of this test", path.display());
    }
}

/// Where a crate may be named.
fn only_in(crates: &[&str], places: &[&str]) {
    for (path, text) in sources(Path::new("src")) {
        if places.iter().any(|place| path.starts_with(place)) {
            continue;
        }
        for name in crates {
            for form in [format!("{name}::"), format!("use {name};")] {
                let found = code(&text).match_indices(&form).any(|(at, _)| {
                    let before = code(&text)[..at].chars().next_back();
                    !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':')
                });
                assert!(!found, "{} names {name}", path.display());
            }
        }
    }
}

#[test]
fn egui_is_imported_by_the_window_alone() {
    only_in(&["egui", "eframe", "rfd", "winit"], &["src/workbench"]);
}

#[test]
fn errors_without_a_type_stay_at_the_door() {
    only_in(&["anyhow"], &["src/cli", "src/main.rs"]);
}

#[test]
fn the_document_reads_no_clock_no_disk_and_no_random_numbers() {
    for folder in ["src/text", "src/session", "src/extract"] {
        for (path, text) in sources(Path::new(folder)) {
            for forbidden in [
                "std::fs",
                "std::net",
                "std::env",
                "std::process",
                "SystemTime",
                "Instant",
                "getrandom",
                "Timestamp::now",
                "Zoned::now",
            ] {
                assert!(
                    !code(&text).contains(forbidden),
                    "{} uses {forbidden}",
                    path.display()
                );
            }
        }
    }
}

#[test]
fn no_room_opens_a_connection() {
    for (path, text) in sources(Path::new("src")) {
        for forbidden in ["TcpStream", "UdpSocket", "std::net", "ureq", "reqwest"] {
            assert!(
                !code(&text).contains(forbidden),
                "{} uses {forbidden}",
                path.display()
            );
        }
    }
}

#[test]
fn what_is_used_is_found_in_lists_too() {
    assert_eq!(
        rooms_used(
            "use crate::text::Span; use crate::{\n    session::{Id, Moment},\n    storage,\n};"
        ),
        ["text", "session", "storage"]
    );
}
