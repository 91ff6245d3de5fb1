//! A change to the copy: asked for in the card, decided by the editor with one key, and what the card shows of it.

use egui::{Key, Modifiers};
use egui_kittest::{Harness, kittest::Queryable as _};
use tickmark::{
    session::{Change, Command, Decision, Id, Resolution},
    workbench::App,
};

use super::shared::ada_writes;
use crate::support::window::*;

fn changes(harness: &Harness<'static, App>) -> Vec<(Id, Change)> {
    let all = harness.state().session().changes.live();
    let mut all: Vec<(Id, Change)> = all.map(|(id, one)| (id, one.clone())).collect();
    all.sort_by_key(|(id, one)| (one.made_at, *id));
    all
}

/// Asks for other words of the selected claim, by keys alone.
fn ask(harness: &mut Harness<'static, App>, proposed: &str, reason: &str) {
    key(harness, Key::D);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.step();
    letters(harness, proposed);
    if !reason.is_empty() {
        key(harness, Key::Tab);
        letters(harness, reason);
    }
    key(harness, Key::Enter);
}

#[test]
fn a_change_is_asked_for_and_decided_with_the_keyboard_alone() {
    let (_folder, mut harness, first) = begun();
    ask(&mut harness, "Ferry carries more", "The log says so");
    key(&mut harness, Key::J);
    let second = selected(&harness);
    ask(&mut harness, "Fewer went", "");
    let all = changes(&harness);
    assert_eq!(all.len(), 2);
    assert_eq!(all[0].1.claim, first);
    assert_eq!(all[0].1.proposed, "Ferry carries more");
    assert_eq!(all[0].1.reason, "The log says so");
    let words = listed(&harness)[0].1.clone();
    assert_eq!(all[0].1.original, words);
    assert_eq!(
        claim(&harness, first).resolution,
        Resolution::ChangeRequested
    );
    // One step each, which undo names.
    let session = harness.state().session();
    assert_eq!(session.undo_label(), Some("Request change"));

    shift(&mut harness, Key::R);
    assert!(says(&harness, "Pending 2"));
    // In text order, from the claim that is selected on.
    key(&mut harness, Key::Home);
    key(&mut harness, Key::Num1);
    assert_eq!(changes(&harness)[0].1.decision, Decision::Accepted);
    assert_eq!(claim(&harness, first).resolution, Resolution::Changed);
    assert!(!changes(&harness)[0].1.decided_on.is_empty());
    // On to the next; a key that is held decides nothing.
    key(&mut harness, Key::Num2);
    assert_eq!(changes(&harness)[1].1.decision, Decision::Stet);
    assert_eq!(claim(&harness, second).resolution, Resolution::Stet);
    // It was the last and stays chosen: no digit decides it again. To open it again is a key of its own; so is undo.
    for digit in [Key::Num1, Key::Num2, Key::Num3] {
        key(&mut harness, digit);
        assert_eq!(changes(&harness)[1].1.decision, Decision::Stet);
    }
    key(&mut harness, Key::U);
    assert_eq!(changes(&harness)[1].1.decision, Decision::Pending);
    assert_eq!(
        claim(&harness, second).resolution,
        Resolution::ChangeRequested
    );
    ctrl(&mut harness, Key::Z);
    assert_eq!(changes(&harness)[1].1.decision, Decision::Stet);
    // Letters decide nothing.
    key(&mut harness, Key::X);
    assert!(claim(&harness, second).is_live());
    key(&mut harness, Key::Enter);
    assert_eq!(selected(&harness), second);
    assert!(!says(&harness, "Pending 0"), "the list is gone");
    // What is decided is on the card, and leads back to the list.
    assert!(says(&harness, "becomes “"));
}

#[test]
fn a_key_that_is_held_decides_one_change() {
    let (_folder, mut harness, _) = begun();
    ask(&mut harness, "One", "");
    key(&mut harness, Key::J);
    ask(&mut harness, "Two", "");
    shift(&mut harness, Key::R);
    for repeat in [false, true, true] {
        harness.event(egui::Event::Key {
            key: Key::Num3,
            physical_key: None,
            pressed: true,
            repeat,
            modifiers: Modifiers::NONE,
        });
        settle(&mut harness);
    }
    let decided = changes(&harness);
    let decided = decided
        .iter()
        .filter(|(_, one)| one.decision == Decision::Cut);
    assert_eq!(decided.count(), 1);
}

#[test]
fn what_is_half_asked_for_stays_with_its_claim() {
    let (_folder, mut harness, first) = begun();
    key(&mut harness, Key::D);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.step();
    letters(&mut harness, "Half a thought");
    key(&mut harness, Key::Escape);
    key(&mut harness, Key::J);
    assert!(!says(&harness, "Half entered"));
    key(&mut harness, Key::K);
    assert_eq!(selected(&harness), first);
    assert!(says(&harness, "Half entered: Half a thought"));
    click(&mut harness, "Go on with the change");
    assert_eq!(
        field(&harness, "Proposed words").value().as_deref(),
        Some("Half a thought")
    );
    click(&mut harness, "Ask for the change");
    assert_eq!(changes(&harness)[0].1.proposed, "Half a thought");
}

#[test]
fn a_change_is_decided_and_reworded_with_the_mouse_alone() {
    let (_folder, mut harness, first) = begun();
    ask(&mut harness, "Other words", "Why not");
    harness.get_by_label_contains("Change: F1").click();
    settle(&mut harness);
    assert!(says(&harness, "Pending 1"));
    click(&mut harness, "Decision: Reworded");
    assert_eq!(
        changes(&harness)[0].1.decision,
        Decision::Pending,
        "its words are asked for first"
    );
    write(
        &mut harness,
        "What was said about it",
        "It reads: some words",
    );
    ctrl(&mut harness, Key::Enter);
    assert_eq!(changes(&harness)[0].1.decision, Decision::Reworded);
    click(&mut harness, "Severity: serious");
    let (id, change) = changes(&harness).remove(0);
    assert_eq!(change.note, "It reads: some words");
    assert_eq!(change.severity, "serious");
    click(&mut harness, "Take the request back");
    assert!(harness.state().session().changes.get(id).unwrap().removed);
    click(&mut harness, "Close");
    assert_eq!(claim(&harness, first).resolution, Resolution::Changed);
}

#[test]
fn who_lets_the_copy_stand_has_decided_the_change() {
    let (_folder, mut harness, first) = begun();
    ask(&mut harness, "Other words", "");
    ctrl(&mut harness, Key::Num4);
    assert_eq!(claim(&harness, first).resolution, Resolution::Stet);
    assert_eq!(changes(&harness)[0].1.decision, Decision::Stet);
    shift(&mut harness, Key::R);
    assert!(says(&harness, "Pending 0") && says(&harness, "Decided 1"));
}

#[test]
fn a_change_is_reworded_with_the_words_that_it_has_now() {
    let (_folder, mut harness, _) = begun();
    ask(&mut harness, "Other words", "");
    key(&mut harness, Key::J);
    ask(&mut harness, "More words", "");
    shift(&mut harness, Key::R);
    key(&mut harness, Key::Home);
    key(&mut harness, Key::Num4);
    assert!(says(&harness, "which words has it now?"));
    letters(&mut harness, "Third words");
    assert_eq!(changes(&harness)[0].1.decision, Decision::Pending);
    ctrl(&mut harness, Key::Enter);
    settle(&mut harness);
    let first = changes(&harness).remove(0).1;
    assert_eq!(first.decision, Decision::Reworded);
    assert_eq!(first.note, "Third words");
    // The list has the keyboard again, at the next.
    key(&mut harness, Key::Num2);
    assert_eq!(changes(&harness)[1].1.decision, Decision::Stet);
    // Who looks elsewhere in between has not decided.
    key(&mut harness, Key::U);
    key(&mut harness, Key::Num4);
    harness.get_by_label_contains("Change 1 of 2").click();
    settle(&mut harness);
    assert!(!says(&harness, "which words has it now?"));
    assert_eq!(changes(&harness)[1].1.decision, Decision::Pending);
}

#[test]
fn the_list_opens_at_one_that_waits() {
    let (_folder, mut harness, first) = begun();
    ask(&mut harness, "Other words", "");
    ctrl(&mut harness, Key::Num4);
    assert_eq!(claim(&harness, first).resolution, Resolution::Stet);
    key(&mut harness, Key::J);
    ask(&mut harness, "More words", "");
    key(&mut harness, Key::K);
    assert_eq!(selected(&harness), first);
    shift(&mut harness, Key::R);
    key(&mut harness, Key::Num1);
    let decisions: Vec<Decision> = changes(&harness)
        .into_iter()
        .map(|(_, one)| one.decision)
        .collect();
    assert_eq!(decisions, [Decision::Stet, Decision::Accepted]);
}

#[test]
fn what_two_people_decided_differently_is_disputed_and_no_digit_settles_it() {
    let (_folder, mut harness, file) = saved();
    key(&mut harness, Key::J);
    ask(&mut harness, "Other words", "");
    let change = changes(&harness)[0].0;
    ctrl(&mut harness, Key::S);
    settle(&mut harness);
    ada_writes(
        &file,
        Command::DecideChange {
            change,
            decision: Decision::Cut,
        },
    );
    shift(&mut harness, Key::R);
    key(&mut harness, Key::Num1);
    key(&mut harness, Key::Escape);
    wait_until(&mut harness, "the change", |harness| {
        says(harness, "was changed on disk:")
    });
    settle(&mut harness);
    click(&mut harness, "Merge");
    wait_until(&mut harness, "the disputes", |harness| {
        says(harness, "disputed")
    });
    settle(&mut harness);
    shift(&mut harness, Key::R);
    // All are listed, for the selected claim has this one alone.
    assert!(says(&harness, "Pending 0") && says(&harness, "Decided 0"));
    assert!(says(&harness, "decided differently"));
    let row = harness.get_by_label_contains("Change 1 of 1");
    row.click();
    settle(&mut harness);
    let before = changes(&harness);
    key(&mut harness, Key::Num1);
    key(&mut harness, Key::Num2);
    key(&mut harness, Key::U);
    assert_eq!(changes(&harness), before);
    assert!(!harness.state().session().conflicts().is_empty());
}
