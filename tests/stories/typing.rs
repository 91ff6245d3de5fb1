//! Words being typed are never lost.

use egui::Key;
use egui_kittest::kittest::Queryable as _;
use tickmark::storage;

use crate::support::window::*;

/// A window with the first claim selected, and words typed into its rationale that are not handed in.
fn typing() -> (
    tempfile::TempDir,
    egui_kittest::Harness<'static, tickmark::workbench::App>,
) {
    let (folder, mut harness) = opened();
    key(&mut harness, Key::J);
    key(&mut harness, Key::Y);
    letters(&mut harness, "Half a sent");
    assert_eq!(claim(&harness, selected(&harness)).rationale, "", "not yet");
    (folder, harness)
}

#[test]
fn when_another_claim_is_clicked() {
    let (_folder, mut harness) = typing();
    let id = selected(&harness);
    let other = listed(&harness)[1].0;
    let card = format!("Claim 2 of {}: ", listed(&harness).len());
    harness
        .get_by(move |node| {
            node.role() == egui::accesskit::Role::Button
                && node.label().is_some_and(|label| label.starts_with(&card))
        })
        .click();
    settle(&mut harness);
    assert_eq!(selected(&harness), other);
    assert_eq!(claim(&harness, id).rationale, "Half a sent");
}

#[test]
fn when_it_is_saved_and_typing_goes_on() {
    let (folder, mut harness) = typing();
    let id = selected(&harness);
    let file = folder.path().join("s.factcheck.json");
    ctrl(&mut harness, Key::S);
    give_path(&mut harness, &file);
    let saved = storage::load(&file).unwrap().session;
    assert_eq!(saved.claims.get(id).unwrap().rationale, "Half a sent");
    // With a file, Ctrl+S leaves the person in the field.
    key(&mut harness, Key::Y);
    key(&mut harness, Key::End);
    letters(&mut harness, "ence");
    ctrl(&mut harness, Key::S);
    assert!(field(&harness, "Rationale").is_focused());
    letters(&mut harness, " more.");
    ctrl(&mut harness, Key::S);
    let saved = storage::load(&file).unwrap().session;
    assert_eq!(
        saved.claims.get(id).unwrap().rationale,
        "Half a sentence more."
    );
}

#[test]
fn when_the_window_is_asked_to_close() {
    let (_folder, mut harness, file) = saved();
    key(&mut harness, Key::J);
    let id = selected(&harness);
    key(&mut harness, Key::Y);
    letters(&mut harness, "Half a sent");
    ask_to_close(&mut harness);
    assert!(says(&harness, "Save before closing?"));
    click(&mut harness, "Save and close");
    let saved = storage::load(&file).unwrap().session;
    assert_eq!(saved.claims.get(id).unwrap().rationale, "Half a sent");
}

#[test]
fn when_the_machine_stops_after_a_pause() {
    let (_folder, mut harness) = typing();
    let id = selected(&harness);
    // A frame is a quarter of a second of the window's own time.
    harness.run_steps(20);
    assert_eq!(claim(&harness, id).rationale, "Half a sent");
    assert!(field(&harness, "Rationale").is_focused());
    letters(&mut harness, "ence");
    ctrl(&mut harness, Key::Enter);
    assert_eq!(claim(&harness, id).rationale, "Half a sentence");
}

#[test]
fn when_another_session_is_opened() {
    let (_folder, mut harness, file) = saved();
    key(&mut harness, Key::J);
    key(&mut harness, Key::Y);
    letters(&mut harness, "Half a sent");
    let id = selected(&harness);
    ctrl(&mut harness, Key::O);
    give_path(&mut harness, &file);
    assert!(
        says(&harness, "Save before opening another session?"),
        "it is noticed that work is not saved"
    );
    assert_eq!(claim(&harness, id).rationale, "Half a sent");
}

#[test]
fn a_half_entered_source_waits_with_its_claim() {
    let (_folder, mut harness, file) = saved();
    key(&mut harness, Key::J);
    let id = selected(&harness);
    key(&mut harness, Key::E);
    letters(&mut harness, "Harbour off");
    // Elsewhere and back.
    click(&mut harness, "Copy: Stet");
    ctrl(&mut harness, Key::Z);
    key(&mut harness, Key::J);
    assert!(!has_field(&harness, "Source"));
    key(&mut harness, Key::K);
    assert_eq!(
        field(&harness, "Source").value().as_deref(),
        Some("Harbour off")
    );
    // The file holds everything but this; closing names it, and Enter leads back to it.
    key(&mut harness, Key::Escape);
    ctrl(&mut harness, Key::S);
    key(&mut harness, Key::J);
    ask_to_close(&mut harness);
    assert!(says(&harness, "Half entered, and not in the session"));
    assert!(says(&harness, "evidence for F1: “Harbour off”"));
    key(&mut harness, Key::Enter);
    assert_eq!(selected(&harness), id);
    assert_eq!(
        field(&harness, "Source").value().as_deref(),
        Some("Harbour off")
    );
    letters(&mut harness, "ice");
    assert_eq!(
        field(&harness, "Source").value().as_deref(),
        Some("Harbour office"),
        "it goes on at the end"
    );
    // To cite is a decision, which closing does not make: a suggestion would become a claim by it.
    ask_to_close(&mut harness);
    click(&mut harness, "Save and close");
    let saved = storage::load(&file).unwrap().session;
    assert_eq!(saved.evidence_of(id).len(), 0);
    assert_eq!(saved.sources.live().count(), 0);
}

#[test]
fn closing_says_nothing_and_asks_for_nothing_by_itself() {
    let (_folder, mut harness, file) = saved();
    key(&mut harness, Key::J);
    key(&mut harness, Key::Q);
    letters(&mut harness, "Who said so?");
    key(&mut harness, Key::Escape);
    key(&mut harness, Key::D);
    letters(&mut harness, "Other words ");
    key(&mut harness, Key::Escape);
    ask_to_close(&mut harness);
    assert!(says(&harness, "a comment on F1: “Who said so?”"));
    assert!(says(&harness, "a change of F1"));
    click(&mut harness, "Save and close");
    let saved = storage::load(&file).unwrap().session;
    assert_eq!(saved.comments.live().count(), 0);
    assert_eq!(saved.changes.live().count(), 0);
}

#[test]
fn escape_keeps_what_was_typed_and_undo_takes_it_back() {
    let (_folder, mut harness) = typing();
    let id = selected(&harness);
    key(&mut harness, Key::Escape);
    assert_eq!(claim(&harness, id).rationale, "Half a sent");
    assert!(!field(&harness, "Rationale").is_focused());
    ctrl(&mut harness, Key::Z);
    assert_eq!(claim(&harness, id).rationale, "");
}

#[test]
fn ctrl_enter_is_done_even_if_the_keys_are_up_again_in_the_same_frame() {
    let (_folder, mut harness) = typing();
    let id = selected(&harness);
    for pressed in [true, false] {
        harness.event(egui::Event::Key {
            key: Key::Enter,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers: egui::Modifiers::COMMAND,
        });
    }
    harness.event(egui::Event::ModifiersChanged(egui::Modifiers::NONE));
    settle(&mut harness);
    assert_eq!(claim(&harness, id).rationale, "Half a sent");
    assert!(!field(&harness, "Rationale").is_focused());
}

#[test]
fn a_path_and_enter_in_the_same_frame_are_done_once() {
    let (folder, mut harness, _) = begun();
    let other = folder.path().join("other.factcheck.json");
    ctrl(&mut harness, Key::S);
    settle(&mut harness);
    press(
        &mut harness,
        egui::Modifiers::COMMAND | egui::Modifiers::SHIFT,
        Key::S,
    );
    assert!(has_field(&harness, "Path"));
    // On a slow machine, behind the folder that is proposed.
    let events = &mut harness.input_mut().events;
    events.push(egui::Event::Text(other.display().to_string()));
    events.extend([true, false].map(|pressed| egui::Event::Key {
        key: Key::Enter,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers: egui::Modifiers::NONE,
    }));
    harness.step();
    settle(&mut harness);
    assert!(!has_field(&harness, "Path"));
    assert!(other.exists(), "{:?}", told(&harness));
}

#[test]
fn what_is_typed_and_taken_back_leaves_no_step() {
    let (_folder, mut harness, _) = begun();
    let (id, step) = (
        selected(&harness),
        harness.state().session().undo_label().map(str::to_owned),
    );
    key(&mut harness, Key::Y);
    letters(&mut harness, "Three");
    // After a pause it is in the session.
    harness.run_steps(20);
    assert_eq!(claim(&harness, id).rationale, "Three");
    for _ in 0..5 {
        key(&mut harness, Key::Backspace);
    }
    key(&mut harness, Key::Escape);
    assert_eq!(claim(&harness, id).rationale, "");
    let session = harness.state().session();
    assert_eq!(session.undo_label().map(str::to_owned), step);
    // What comes after is a step as ever.
    key(&mut harness, Key::Y);
    letters(&mut harness, "Four");
    key(&mut harness, Key::Escape);
    ctrl(&mut harness, Key::Z);
    assert_eq!(claim(&harness, id).rationale, "");
    let session = harness.state().session();
    assert_eq!(session.undo_label().map(str::to_owned), step);
}
