//! What this program says of itself.

use egui::Key;

use crate::support::window::*;

#[test]
fn the_about_box_says_what_holds_the_reader_of_documents() {
    let (_folder, mut harness) = opened();
    ctrl(&mut harness, Key::K);
    letters(&mut harness, "About Tickmark");
    key(&mut harness, Key::Enter);
    wait_until(&mut harness, "a reader that has tried", |harness| {
        says(harness, "held by limits")
    });
    if cfg!(target_os = "linux") {
        for line in [
            "cannot read other files",
            "cannot write files",
            "cannot reach the network",
            "cannot start programs",
            "is held by seccomp",
        ] {
            assert!(says(&harness, line), "{line}");
        }
    }
    key(&mut harness, Key::Escape);
    assert!(!says(&harness, "held by limits"));
}
