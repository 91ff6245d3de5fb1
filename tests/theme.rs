//! Colours and fonts are written down in the theme and nowhere else.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may panic"
)]

use std::fs;
use std::path::{Path, PathBuf};

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The places of a line where a colour or a font is made by hand.
fn by_hand(line: &str) -> bool {
    let code = line.split("//").next().unwrap_or_default();
    let colour = code.match_indices("Color32::").any(|(at, found)| {
        let rest = &code[at + found.len()..];
        rest.starts_with("from_") || rest.starts_with(|first: char| first.is_ascii_uppercase())
    });
    colour
        || [
            "FontId::new",
            "FontId::proportional",
            "FontId::monospace",
            "Rgba::from_",
            "hex_color!",
        ]
        .iter()
        .any(|made| code.contains(made))
}

#[test]
fn only_the_theme_makes_colours_and_fonts() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    assert!(files.len() > 5);
    let mut found = Vec::new();
    for file in files {
        if file.components().any(|part| part.as_os_str() == "theme") {
            continue;
        }
        let text = fs::read_to_string(&file).expect("a source file");
        for (line, number) in text.lines().zip(1..) {
            if by_hand(line) {
                found.push(format!("{}:{number}: {}", file.display(), line.trim()));
            }
        }
    }
    assert!(
        found.is_empty(),
        "take these from workbench::kit::theme:\n{}",
        found.join("\n")
    );
}

#[test]
fn it_knows_what_it_looks_for() {
    assert!(by_hand("let red = Color32::from_rgb(1, 2, 3);"));
    assert!(by_hand("fill: Color32::TRANSPARENT,"));
    assert!(!by_hand("colour: Color32, // not Color32::RED"));
}
