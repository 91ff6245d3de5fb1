//! The README's screenshot: the whole window on the sample article, with some claims decided, drawn by the processor.
//!
//! `UPDATE_SNAPSHOTS=1 cargo test --test readme_picture` writes `assets/screenshot.png` anew; look at it before keeping
//! it.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

mod support;

use egui::{Key, Modifiers};
use egui_kittest::{Harness, SnapshotOptions, kittest::Queryable as _};
use support::window::*;
use tickmark::workbench::App;

/// Pixels that may differ before the picture counts as another one, of 1,296,000: the picture is there to show the
/// window, and a word that the extraction reads differently need not make a new one. A missing panel, a lost theme or a
/// font that is not there differ in more than a hundred thousand.
const MAY_DIFFER: usize = 60_000;

/// Selects the shortest claim that holds some words, and presses keys on it.
fn decide(harness: &mut Harness<'static, App>, words: &str, keys: &[(Modifiers, Key)]) {
    let claims = listed(harness);
    let (place, _) = claims
        .iter()
        .enumerate()
        .filter(|(_, (_, claim))| claim.contains(words))
        .min_by_key(|(_, (_, claim))| claim.len())
        .expect(words);
    key(harness, Key::Escape);
    for _ in 0..=place {
        key(harness, Key::J);
    }
    for (modifiers, each) in keys {
        press(harness, *modifiers, *each);
    }
}

#[test]
fn the_picture_in_the_readme_shows_the_window() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sample.txt");
    let settings = r#"{"author": {"name": "Ines Vogt", "initials": "IV"}}"#;
    std::fs::write(folder.path().join("settings.json"), settings).unwrap();
    std::fs::copy("assets/sample.txt", &file).unwrap();
    let mut harness = window(folder.path(), [1440.0, 900.0], &[file]);
    for _ in 0..harness.state().told().count() {
        let notices = harness.query_all_by_label("Put the notice away");
        notices.take(1).for_each(|node| node.click());
        settle(&mut harness);
    }
    // Checked, found wrong, in the editor's hands.
    let checked = (Modifiers::SHIFT, Key::Num3);
    decide(
        &mut harness,
        "busiest on the Saltmarsh",
        &[(Modifiers::NONE, Key::Num1), checked],
    );
    decide(
        &mut harness,
        "61 days since June",
        &[(Modifiers::NONE, Key::Num1), checked],
    );
    decide(
        &mut harness,
        "3.6 million",
        &[(Modifiers::NONE, Key::Num5), checked],
    );
    decide(
        &mut harness,
        "found corrosion",
        &[(Modifiers::SHIFT, Key::Num4)],
    );
    // The one being worked on: the article's own figures do not agree.
    let at_work = [
        (Modifiers::SHIFT, Key::Num2),
        (Modifiers::NONE, Key::Num4),
        (Modifiers::COMMAND, Key::Num2),
        (Modifiers::NONE, Key::I),
        (Modifiers::NONE, Key::E),
    ];
    decide(&mut harness, "38 percent more", &at_work);
    letters(&mut harness, "Harbour board, annual report for 2025");
    click(&mut harness, "Stance: contradicts");
    write(&mut harness, "Where in it", "p. 12, table 3");
    write(&mut harness, "What it says", "Passengers 2019: 318,000");
    key(&mut harness, Key::Enter);
    key(&mut harness, Key::Y);
    letters(
        &mut harness,
        "412,000 is 30 percent more than 318,000, not 38.",
    );
    press(&mut harness, Modifiers::COMMAND, Key::Enter);
    let session = folder.path().join("sample.factcheck.json");
    press(&mut harness, Modifiers::COMMAND, Key::S);
    give_path(&mut harness, &session);
    harness.remove_cursor();
    harness.run_steps(20);
    let options = SnapshotOptions::new()
        .output_path("assets")
        .max_failed_pixels(MAY_DIFFER);
    let picture = harness.render().unwrap();
    egui_kittest::image_snapshot_options(&picture, "screenshot", &options);
}
