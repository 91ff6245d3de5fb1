//! How far the session is: looked at, and handed out as a picture.

use egui::Key;
use egui_kittest::{Harness, kittest::Queryable as _};
use tickmark::workbench::App;

use crate::support::window::*;

#[test]
fn the_dashboard_counts_what_was_decided_and_is_handed_out_as_a_picture() {
    let (folder, mut harness, _) = begun();
    key(&mut harness, Key::Num1);
    shift(&mut harness, Key::Num3);
    key(&mut harness, Key::O);
    letters(&mut harness, "Ida Brandt");
    key(&mut harness, Key::Enter);
    shift(&mut harness, Key::O);
    wait_until(&mut harness, "the figures", |harness| {
        says(harness, "1 facts checked") || says(harness, "1 fact checked")
    });
    settle(&mut harness);
    assert!(says(&harness, "Ida Brandt: 1 of 1 assigned are checked"));
    assert!(says(&harness, "Checked on each day"));
    let picture = folder.path().join("how-far.svg");
    click(&mut harness, "Write as a picture…");
    give_path(&mut harness, &picture);
    let made = std::fs::read_to_string(&picture).unwrap();
    assert!(made.starts_with("<svg") && made.contains("sentences decided"));
    assert!(!made.contains("Ida Brandt"), "nobody asked for names");
}

#[test]
fn names_are_in_the_picture_when_somebody_asks_for_them() {
    let (folder, mut harness, _) = begun();
    key(&mut harness, Key::O);
    letters(&mut harness, "Ida Brandt");
    key(&mut harness, Key::Enter);
    shift(&mut harness, Key::O);
    wait_until(&mut harness, "the figures", |harness| {
        says(harness, "Ida Brandt: 0 of 1 assigned are checked")
    });
    settle(&mut harness);
    click(&mut harness, "With the names of people");
    let picture = folder.path().join("how-far.svg");
    click(&mut harness, "Write as a picture…");
    give_path(&mut harness, &picture);
    let made = std::fs::read_to_string(&picture).unwrap();
    assert!(
        made.contains("Ida Brandt: 0 of 1 assigned are checked"),
        "{made}"
    );
}

#[test]
fn the_problems_are_counted_and_lead_to_themselves() {
    let (folder, mut harness, _) = begun();
    key(&mut harness, Key::Num5);
    shift(&mut harness, Key::Num3);
    shift(&mut harness, Key::O);
    wait_until(&mut harness, "the figures", |harness| {
        says(harness, "Block sign-off: 3") && says(harness, "Coverage of the articles")
    });
    settle(&mut harness);
    assert!(says(&harness, "3 block sign-off, "), "of the article");
    assert!(says(&harness, "V01 A verdict"), "the rules");
    let picture = folder.path().join("how-far.svg");
    click(&mut harness, "Write as a picture…");
    give_path(&mut harness, &picture);
    let made = std::fs::read_to_string(&picture).unwrap();
    assert!(made.contains("Block sign-off: 3. "), "{made}");
    shift(&mut harness, Key::O);
    settle(&mut harness);
    click(&mut harness, "Warnings: 1");
    assert!(says(&harness, "Warnings 1"), "the list of problems");
    assert!(says(
        &harness,
        "S01, F1: Checked, and nothing is cited for it."
    ));
    assert!(!says(&harness, "V01, F1: "), "warnings alone");
    // What blocks, with the keyboard: the first bar of the problems that Tab comes to.
    key(&mut harness, Key::Escape);
    shift(&mut harness, Key::O);
    settle(&mut harness);
    let is_there = |harness: &Harness<'static, App>| {
        let mut bars = harness.query_all_by_label_contains("V01 A verdict");
        bars.any(|bar| bar.is_focused())
    };
    let mut tabs = 0;
    while !is_there(&harness) {
        tabs += 1;
        assert!(tabs < 20, "the bar is never reached");
        key(&mut harness, Key::Tab);
    }
    key(&mut harness, Key::Enter);
    assert!(says(
        &harness,
        "V01, F1: The verdict “False” has no rationale."
    ));
    // It is the one that keys are for.
    key(&mut harness, Key::F2);
    letters(&mut harness, "The harbour office counted 210,000.");
    ctrl(&mut harness, Key::Enter);
    assert!(!says(&harness, "has no rationale"), "it was mended");
}
