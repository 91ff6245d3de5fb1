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
    ("meaning", 3, &[]),
    ("extract", 3, &["meaning"]),
    ("cite", 3, &[]),
    ("compare", 3, &["meaning", "extract"]),
    ("rules", 3, &["cite", "compare"]),
    ("child", 3, &[]),
    ("import", 4, &[]),
    ("storage", 4, &[]),
    ("export", 4, &["import", "storage"]),
    ("returned", 4, &["import", "export", "storage"]),
    ("fetch", 4, &["import", "storage"]),
    ("backup", 4, &["import", "storage"]),
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

/// Whether a file is a module of tests: whoever measures how long something takes needs a clock.
fn is_tests(path: &Path) -> bool {
    let name = path.file_stem().unwrap().to_str().unwrap();
    let parent = fs::read_to_string(path.with_file_name("mod.rs")).unwrap_or_default();
    ["", "pub(crate) "]
        .iter()
        .any(|how| parent.contains(&format!("#[cfg(test)]\n{how}mod {name};")))
}

/// The code of a file: without comments, for they may speak of anything.
fn code(text: &str) -> String {
    let lines = text
        .lines()
        .map(|line| line.split("//").next().unwrap_or(""));
    lines.collect::<Vec<_>>().join("\n")
}

/// The words and signs of some code.
fn tokens(code: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = code.trim_start();
    while let Some(first) = rest.chars().next() {
        let word = |c: char| c.is_alphanumeric() || c == '_';
        let end = if word(first) {
            rest.find(|c| !word(c)).unwrap_or(rest.len())
        } else if rest.starts_with("::") {
            2
        } else {
            first.len_utf8()
        };
        tokens.push(&rest[..end]);
        rest = rest[end..].trim_start();
    }
    tokens
}

/// Where a module stands in the crate: `["session", "records"]` for `src/session/records.rs`.
fn module_of(path: &Path) -> Vec<String> {
    let inside = path.strip_prefix("src").unwrap().with_extension("");
    let parts = inside.iter().map(|part| part.to_str().unwrap().to_owned());
    parts
        .filter(|part| !["mod", "lib", "main"].contains(&part.as_str()))
        .collect()
}

/// Everything of this crate that some code in a module names by `crate::…` or `super::…`, lists in braces included, as
/// full paths. A module of tests inside a file counts as the file.
fn named(module: &[String], code: &str) -> Vec<Vec<String>> {
    let tokens = tokens(code);
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let before = |back: usize| at.checked_sub(back).map_or("", |at| tokens[at]);
        let visibility = before(1) == "(" && tokens.get(at + 1) == Some(&")")
            || before(1) == "in" && before(2) == "(";
        if ["crate", "super"].contains(token) && before(1) != "::" && !visibility {
            let start = module.to_vec();
            path_from(&tokens, at, start, &mut found);
        }
    }
    found
}

/// Reads one path, or a list of them; returns where it ends.
fn path_from(
    tokens: &[&str],
    mut at: usize,
    mut path: Vec<String>,
    found: &mut Vec<Vec<String>>,
) -> usize {
    let sign = |at: usize| tokens.get(at).copied().unwrap_or("");
    loop {
        match sign(at) {
            "{" => {
                at += 1;
                while !["}", ""].contains(&sign(at)) {
                    at = path_from(tokens, at, path.clone(), found);
                    while ![",", "}", ""].contains(&sign(at)) {
                        at += 1;
                    }
                    at += usize::from(sign(at) == ",");
                }
                return at + 1;
            }
            "crate" => path.clear(),
            "super" => drop(path.pop()),
            "self" => {}
            word => path.push(word.to_owned()),
        }
        at += 1;
        let goes_on = sign(at) == "::" && sign(at + 1) != "<";
        if !goes_on {
            found.push(path);
            return at;
        }
        at += 1;
    }
}

/// The rooms of the library that a file names.
fn rooms_used(path: &Path, text: &str) -> Vec<String> {
    let named = named(&module_of(path), &code(text)).into_iter();
    named
        .filter_map(|path| path.into_iter().next())
        .filter(|name| ROOMS.iter().any(|(room, ..)| room == name))
        .collect()
}

#[test]
fn a_floor_uses_only_floors_below_it() {
    let mut wrong = Vec::new();
    for (room, floor, friends) in ROOMS {
        for (path, text) in sources(&Path::new("src").join(room)) {
            for used in rooms_used(&path, &text) {
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
    for folder in ["src/text", "src/session", "src/extract", "src/rules"] {
        for (path, text) in sources(Path::new(folder)) {
            if is_tests(&path) {
                continue;
            }
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
fn no_room_but_one_opens_a_connection() {
    for (path, text) in sources(Path::new("src")) {
        if path.starts_with("src/fetch") {
            continue;
        }
        for forbidden in ["TcpStream", "UdpSocket", "std::net", "ureq", "rustls::"] {
            assert!(
                !code(&text).contains(forbidden),
                "{} uses {forbidden}",
                path.display()
            );
        }
    }
}

/// Names of rooms.
type Names = &'static [&'static str];

/// The rooms of the window, and what each may use of the window and of the library. Where nothing is said of the library,
/// the floors say it.
const WINDOW: &[(&str, Names, Option<Names>)] = &[
    ("kit", &["kit"], Some(&["text"])),
    ("actions", &["actions"], Some(&[])),
    ("desk", &["desk", "actions", "kit"], None),
    ("keeping", &["keeping", "desk", "actions", "kit"], None),
    ("panes", &["panes", "desk", "actions", "kit"], None),
    (
        "app",
        &["app", "panes", "keeping", "desk", "actions", "kit"],
        None,
    ),
];

/// What a file of the window names that it must not.
fn wrong_in_window(path: &Path, text: &str) -> Vec<String> {
    let module = module_of(path);
    let room = module.get(1).map_or("", String::as_str);
    let Some((_, window, library)) = WINDOW.iter().find(|(name, ..)| *name == room) else {
        return Vec::new();
    };
    let allowed = |named: &[String]| {
        let named: Vec<&str> = named.iter().map(String::as_str).collect();
        match *named.as_slice() {
            [] | ["workbench"] => false,
            // A pane, its own and no other.
            ["workbench", "panes", ref pane @ ..] if room == "panes" => {
                pane.first().copied() == module.get(2).map(String::as_str)
            }
            ["workbench", used, ..] => window.contains(&used),
            [used, ..] => library.is_none_or(|library| library.contains(&used)),
        }
    };
    let named = named(&module, &code(text));
    let wrong = named.into_iter().filter(|named| !allowed(named));
    wrong
        .map(|named| format!("{} names {}", path.display(), named.join("::")))
        .collect()
}

#[test]
fn a_room_of_the_window_uses_only_what_it_may() {
    let mut wrong = Vec::new();
    for (path, text) in sources(Path::new("src/workbench")) {
        wrong.extend(wrong_in_window(&path, &text));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_room_of_the_window_is_known_here() {
    for entry in fs::read_dir("src/workbench").unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        let known = name == "mod" || WINDOW.iter().any(|(room, ..)| *room == name);
        assert!(known, "{} is no room of this test", path.display());
    }
}

#[test]
fn what_a_room_of_the_window_must_not_name_is_found() {
    let wrong = |path: &str, text: &str| wrong_in_window(Path::new(path), text).len();
    let claims = "src/workbench/panes/claims/view.rs";
    for forbidden in [
        "use crate::workbench::panes::evidence::Evidence;",
        "use crate::workbench::{desk::Out, panes::{claims, evidence}};",
        "use super::super::evidence::Evidence;",
        "use super::super::*;",
        "fn f() { crate::workbench::panes::evidence::form(); }",
        "use crate::workbench::panes;",
        "use crate::workbench::App;",
        "use crate::workbench;",
        "use crate::workbench::app::App;",
        "use crate::workbench::keeping::Keeping;",
    ] {
        assert_eq!(wrong(claims, forbidden), 1, "{forbidden}");
    }
    let allowed = "use super::{Claims, view};\nuse crate::{session::Id, workbench::{desk::{Ask, Out}, kit::theme}};";
    assert_eq!(wrong(claims, allowed), 0);
    assert_eq!(
        wrong(
            claims,
            "pub(super) fn f() {}\npub(in crate::workbench) fn g() {}"
        ),
        0
    );
    let keeping = "src/workbench/keeping/save.rs";
    assert_eq!(
        wrong(keeping, "use super::super::panes::claims::Claims;"),
        1
    );
    assert_eq!(wrong(keeping, "use super::{Keeping, open::Opened};"), 0);
    let kit = "src/workbench/kit/list/mod.rs";
    for forbidden in [
        "session::Claim",
        "workbench::desk::Desk",
        "workbench::actions::Action",
    ] {
        assert_eq!(
            wrong(kit, &format!("use crate::{forbidden};")),
            1,
            "{forbidden}"
        );
    }
    assert_eq!(
        wrong(kit, "use super::super::super::panes::claims::Claims;"),
        1
    );
    assert_eq!(wrong(kit, "use crate::text::Span; use super::theme;"), 0);
    assert_eq!(
        wrong(
            "src/workbench/desk/out.rs",
            "use super::super::keeping::Keeping;"
        ),
        1
    );
    assert_eq!(
        wrong(
            "src/workbench/app/draw.rs",
            "use crate::workbench::panes::claims::InCard;"
        ),
        0
    );
}

#[test]
fn what_is_used_is_found_in_lists_too() {
    let text =
        "use crate::text::Span; use crate::{\n    session::{Id as Name, Moment},\n    storage,\n};";
    assert_eq!(
        rooms_used(Path::new("src/export/csv.rs"), text),
        ["text", "session", "session", "storage"]
    );
    assert_eq!(
        named(
            &["session".into(), "ids".into()],
            "use super::super::text::{self, Span};"
        ),
        [vec!["text"], vec!["text", "Span"]]
    );
}
