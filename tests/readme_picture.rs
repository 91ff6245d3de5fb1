//! The README's pictures: the whole window on the sample article, with some claims decided; two drafts beside each other; a
//! Word document with its writer's notes. Drawn by the processor.
//!
//! `UPDATE_SNAPSHOTS=1 cargo test --test readme_picture` writes them to `assets/` anew; look at them before keeping them.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

mod support;

use egui::{Key, Modifiers};
use egui_kittest::{Harness, SnapshotOptions, kittest::Queryable as _};
use support::{window::*, word};
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
    compare(&mut harness, "screenshot");
}

/// Compares what the window shows with a picture.
fn compare(harness: &mut Harness<'static, App>, name: &str) {
    harness.remove_cursor();
    harness.run_steps(20);
    let options = SnapshotOptions::new()
        .output_path("assets")
        .max_failed_pixels(MAY_DIFFER);
    let picture = harness.render().unwrap();
    egui_kittest::image_snapshot_options(&picture, name, &options);
}

const DRAFTS: [&str; 2] = [
    "\
Port Ellery loses its water

PORT ELLERY, 14 May 2025 – Nearly 40 per cent of the water pumped into Port Ellery is lost before it reaches a tap, the \
town’s utility told the council on Monday.

Repairs would cost 212 million crowns over eight years, said Tomas Vell, who leads the utility, and two thirds of the sum \
has already been promised by the regional fund.

The network was laid between 1911 and 1926 and serves 61,000 households. Its oldest pipe lies under the fish market.

“We have not raised rates in nine years,” he said.

The council will vote on 2 June. It has nine members, five of them from the harbour list.
",
    "\
Port Ellery loses its water

PORT ELLERY, 14 May 2025 – Between 26 and 30 per cent of the water pumped into Port Ellery is lost before it reaches a tap, \
the town’s utility told the council on Monday.

Repairs would cost 221 million crowns over eight years, said Tomas Vell, who leads the utility.

The network was laid between 1911 and 1926 and serves 61,000 households. Its oldest pipe lies under the fish market.

Critics say the survey of 2024 skipped two districts; the utility denies it.

It has nine members, five of them from the harbour list. The council will vote on 2 June.
",
];

#[test]
fn the_picture_of_two_drafts_shows_what_changed() {
    let folder = tempfile::tempdir().unwrap();
    let first = folder.path().join("water.txt");
    std::fs::write(&first, DRAFTS[0]).unwrap();
    let mut harness = window(folder.path(), [1440.0, 900.0], &[first]);
    for _ in 0..listed(&harness).len() {
        key(&mut harness, Key::J);
        key(&mut harness, Key::Num1);
        press(&mut harness, Modifiers::SHIFT, Key::Num3);
    }
    let second = folder.path().join("water, second version.txt");
    std::fs::write(&second, DRAFTS[1]).unwrap();
    let ctx = harness.ctx.clone();
    harness.state_mut().open_files(&ctx, vec![second]);
    settle(&mut harness);
    key(&mut harness, Key::Enter);
    press(&mut harness, Modifiers::SHIFT, Key::C);
    key(&mut harness, Key::Num1);
    compare(&mut harness, "drafts");
}

#[test]
fn the_picture_of_a_word_document_shows_the_writers_notes() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ferry for fact-checking.docx");
    std::fs::write(&file, word::document()).unwrap();
    let mut harness = window(folder.path(), [1440.0, 900.0], &[file]);
    for _ in 0..harness.state().told().count() {
        let notices = harness.query_all_by_label("Put the notice away");
        notices.take(1).for_each(|node| node.click());
        settle(&mut harness);
    }
    decide(&mut harness, "opened in 1911", &[]);
    compare(&mut harness, "writer");
}
