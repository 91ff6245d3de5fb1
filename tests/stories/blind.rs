//! Somebody checks blind: what was found first is shown to them nowhere in the window, until theirs is given.

use egui::{Key, Modifiers, accesskit::Toggled};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use tickmark::workbench::App;

use super::people::checking_as;
use crate::support::window::*;

/// What would tell the first finding.
fn tells(harness: &Harness<'static, App>) -> Vec<&'static str> {
    let words = ["Verdict is True", "Set verdict", "The log says 412,000"];
    words.into_iter().filter(|one| says(harness, one)).collect()
}

/// Whether the second check that was given was a blind one.
fn was_blind(harness: &Harness<'static, App>) -> bool {
    let mut checks = harness.state().session().second_checks.live();
    checks.next().unwrap().1.blind
}

#[test]
fn whoever_checks_blind_is_shown_the_first_finding_nowhere_until_theirs_is_given() {
    let (_folder, mut harness, first) = begun();
    checking_as(&mut harness, "Ida Brandt");
    key(&mut harness, Key::Num1);
    write(&mut harness, "Rationale", "The log says 412,000");
    key(&mut harness, Key::Escape);
    press(&mut harness, Modifiers::SHIFT, Key::Num3);
    shift(&mut harness, Key::B);
    click(&mut harness, "Blind");
    key(&mut harness, Key::Escape);
    checking_as(&mut harness, "Bo Lind");
    assert!(says(&harness, "Verdict is True"), "it is not taken up yet");
    // Nothing can be found that would pass for blind.
    shift(&mut harness, Key::B);
    key(&mut harness, Key::Num5);
    assert!(!says(&harness, "Give the finding"));
    click(&mut harness, "Check blind");
    assert!(says(&harness, "Give the finding"));
    key(&mut harness, Key::Escape);
    assert_eq!(tells(&harness), Vec::<&str>::new(), "the open card");
    assert!(says(&harness, "Verdict is first finding hidden"));
    let found = harness
        .get_by_label("Verdict: True")
        .accesskit_node()
        .toggled();
    assert_ne!(found, Some(Toggled::True), "no key of the verdicts is lit");
    for pane in [Key::H, Key::T, Key::O, Key::R, Key::Q, Key::L] {
        shift(&mut harness, pane);
        assert_eq!(tells(&harness), Vec::<&str>::new(), "{pane:?}");
        key(&mut harness, Key::Escape);
        key(&mut harness, Key::Escape);
    }
    ctrl(&mut harness, Key::E);
    assert_eq!(
        tells(&harness),
        Vec::<&str>::new(),
        "what would be handed out"
    );
    key(&mut harness, Key::Escape);
    // Nor does a key reveal or replace it.
    if harness.state().selected_claim().is_none() {
        key(&mut harness, Key::J);
    }
    key(&mut harness, Key::Num5);
    assert_eq!(claim(&harness, first).verdict.as_deref(), Some("true"));
    assert!(
        told(&harness)
            .iter()
            .any(|one| one.contains("you check blind"))
    );
    ctrl(&mut harness, Key::Z);
    assert_eq!(tells(&harness), Vec::<&str>::new(), "undone");
    assert!(says(&harness, "Verdict is first finding hidden"));
    // Their own is given: now both are to be seen.
    shift(&mut harness, Key::B);
    key(&mut harness, Key::Num5);
    key(&mut harness, Key::Enter);
    assert!(was_blind(&harness));
    assert!(says(&harness, "Bo Lind, blind"));
    key(&mut harness, Key::Escape);
    assert!(says(&harness, "Verdict is True"));
}

#[test]
fn a_blind_check_ends_by_two_presses_and_what_is_found_afterwards_says_so() {
    let (_folder, mut harness, _) = begun();
    checking_as(&mut harness, "Ida Brandt");
    key(&mut harness, Key::Num1);
    press(&mut harness, Modifiers::SHIFT, Key::Num3);
    shift(&mut harness, Key::B);
    click(&mut harness, "Blind");
    key(&mut harness, Key::Escape);
    checking_as(&mut harness, "Bo Lind");
    shift(&mut harness, Key::B);
    click(&mut harness, "Check blind");
    click(&mut harness, "Blind");
    assert!(harness.state().session().details.blind, "it is asked first");
    assert!(says(&harness, "Everybody will see all first findings"));
    click(&mut harness, "Stay blind");
    assert!(!says(&harness, "Everybody will see all first findings"));
    click(&mut harness, "Blind");
    click(&mut harness, "Show first findings");
    assert!(!harness.state().session().details.blind);
    assert!(says(&harness, "Not blind since: Bo Lind"));
    assert!(says(&harness, "First: True"));
    key(&mut harness, Key::Num5);
    key(&mut harness, Key::Enter);
    assert!(!was_blind(&harness));
    assert!(says(&harness, "Bo Lind, not blind"));
}
