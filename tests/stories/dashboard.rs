//! How far the session is: looked at, and handed out as a picture.

use egui::Key;

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
