//! The keyboard: when keys count, the palette, the help sheet, Escape.

use egui::{Key, Modifiers};
use tickmark::{
    session::{CheckStatus, Importance, Resolution},
    workbench::actions::ACTIONS,
};

use crate::support::window::*;
use egui_kittest::kittest::Queryable as _;

#[test]
fn every_axis_has_its_keys() {
    let (_folder, mut harness, id) = begun();
    for (name, n) in [
        ("true", Key::Num1),
        ("half_true", Key::Num3),
        ("false", Key::Num5),
    ] {
        key(&mut harness, n);
        assert_eq!(claim(&harness, id).verdict.as_deref(), Some(name));
    }
    key(&mut harness, Key::Num0);
    assert_eq!(claim(&harness, id).verdict, None);
    key(&mut harness, Key::Num9);
    assert!(
        says(&harness, "has no verdict 9"),
        "a key that means nothing here says so"
    );
    for (status, n) in CheckStatus::ALL
        .iter()
        .zip([Key::Num1, Key::Num2, Key::Num3, Key::Num4])
    {
        shift(&mut harness, n);
        assert_eq!(claim(&harness, id).check_status, *status);
    }
    let keys = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5];
    for (resolution, n) in Resolution::ALL.iter().zip(keys) {
        ctrl(&mut harness, n);
        assert_eq!(claim(&harness, id).resolution, *resolution);
    }
    key(&mut harness, Key::I);
    assert_eq!(claim(&harness, id).importance, Importance::High);
}

#[test]
fn single_keys_are_letters_while_a_field_has_the_focus() {
    let (_folder, mut harness, id) = begun();
    key(&mut harness, Key::Y);
    assert!(field(&harness, "Rationale").is_focused());
    for each in [Key::J, Key::X, Key::Num5, Key::C] {
        key(&mut harness, each);
    }
    assert_eq!(selected(&harness), id);
    assert_eq!(claim(&harness, id).verdict, None);
    assert!(claim(&harness, id).is_live());
    // Nor do they decide with Ctrl; what concerns the window still counts.
    ctrl(&mut harness, Key::Num4);
    assert_eq!(claim(&harness, id).resolution, Resolution::None);
    ctrl(&mut harness, Key::T);
    assert_eq!(harness.ctx.theme(), egui::Theme::Dark);
    // Escape leaves the field, and the keys are back.
    key(&mut harness, Key::Escape);
    assert!(!field(&harness, "Rationale").is_focused());
    assert_eq!(selected(&harness), id, "Escape closes one thing at a time");
    key(&mut harness, Key::Num5);
    assert_eq!(claim(&harness, id).verdict.as_deref(), Some("false"));
    key(&mut harness, Key::Escape);
    assert_eq!(harness.state().selected_claim(), None);
}

#[test]
fn j_k_and_n_walk_through_the_claims() {
    let (_folder, mut harness) = opened();
    let claims = listed(&harness);
    for (id, _) in &claims {
        key(&mut harness, Key::J);
        assert_eq!(selected(&harness), *id);
    }
    key(&mut harness, Key::J);
    assert_eq!(
        selected(&harness),
        claims.last().unwrap().0,
        "it stays at the end"
    );
    key(&mut harness, Key::K);
    assert_eq!(selected(&harness), claims[claims.len() - 2].0);
    key(&mut harness, Key::Escape);
    key(&mut harness, Key::J);
    // Enter: checked, and on to the next that is not; once there is a verdict, where the scale has some.
    key(&mut harness, Key::Enter);
    let before = claim(&harness, claims[0].0);
    assert_eq!(before.check_status, CheckStatus::ToCheck);
    assert!(
        told(&harness)
            .iter()
            .any(|words| words.contains("No verdict yet"))
    );
    key(&mut harness, Key::Num1);
    key(&mut harness, Key::Enter);
    assert_eq!(
        claim(&harness, claims[0].0).check_status,
        CheckStatus::Checked
    );
    assert_eq!(selected(&harness), claims[1].0);
    key(&mut harness, Key::K);
    key(&mut harness, Key::N);
    assert_eq!(selected(&harness), claims[1].0);
    for _ in 1..claims.len() {
        key(&mut harness, Key::Num1);
        key(&mut harness, Key::Enter);
    }
    assert!(says(&harness, "Every claim in the list is checked."));
}

#[test]
fn the_palette_runs_a_command_by_a_part_of_its_name() {
    let (_folder, mut harness, id) = begun();
    ctrl(&mut harness, Key::K);
    assert!(field(&harness, "Command").is_focused());
    letters(&mut harness, "needs att");
    key(&mut harness, Key::Enter);
    assert_eq!(
        claim(&harness, id).check_status,
        CheckStatus::NeedsAttention
    );
    assert!(!has_field(&harness, "Command"));
    // Arrow keys choose; Escape closes without doing anything.
    ctrl(&mut harness, Key::K);
    letters(&mut harness, "copy:");
    key(&mut harness, Key::ArrowDown);
    key(&mut harness, Key::ArrowDown);
    key(&mut harness, Key::Enter);
    assert_eq!(claim(&harness, id).resolution, Resolution::Changed);
    ctrl(&mut harness, Key::K);
    letters(&mut harness, "dismiss");
    key(&mut harness, Key::Escape);
    assert!(!has_field(&harness, "Command"));
    assert!(claim(&harness, id).is_live());
    assert_eq!(selected(&harness), id);
}

#[test]
fn the_help_sheet_lists_every_action() {
    let (_folder, mut harness) = opened();
    key(&mut harness, Key::F1);
    for entry in ACTIONS {
        assert!(
            harness.query_all_by_label(entry.name).count() > 0,
            "{} is not in the help sheet",
            entry.name
        );
    }
    // It scrolls by keys.
    let top = |harness: &egui_kittest::Harness<'static, tickmark::workbench::App>| {
        let sheet = harness.get_by_label("All keys").rect().top();
        harness.get_by_label("Next claim").rect().top() - sheet
    };
    let before = top(&harness);
    key(&mut harness, Key::ArrowDown);
    let line = top(&harness);
    assert!(line < before, "{line} {before}");
    key(&mut harness, Key::PageDown);
    assert!(top(&harness) < line - 100.0);
    key(&mut harness, Key::Home);
    assert!((top(&harness) - before).abs() < 0.5);
    key(&mut harness, Key::Escape);
    assert!(!says(&harness, "Letters and digits act while"));
}

#[test]
fn find_lists_the_claims_that_hold_the_words() {
    let (_folder, mut harness) = opened();
    ctrl(&mut harness, Key::F);
    assert!(field(&harness, "Find claims, sources, words").is_focused());
    letters(&mut harness, "CROWNS");
    settle(&mut harness);
    key(&mut harness, Key::Escape);
    let mut seen = Vec::new();
    for _ in 0..10 {
        key(&mut harness, Key::J);
        let id = selected(&harness);
        if !seen.contains(&id) {
            seen.push(id);
        }
    }
    let wanted: Vec<_> = listed(&harness)
        .into_iter()
        .filter(|(_, words)| words.contains("crowns"))
        .map(|(id, _)| id)
        .collect();
    assert!(!wanted.is_empty() && wanted.len() < listed(&harness).len());
    assert_eq!(seen, wanted);
}

#[test]
fn the_theme_changes_and_is_remembered() {
    let (folder, mut harness) = opened();
    assert_eq!(harness.ctx.theme(), egui::Theme::Light);
    press(&mut harness, Modifiers::COMMAND, Key::T);
    assert_eq!(harness.ctx.theme(), egui::Theme::Dark);
    let settings = std::fs::read_to_string(folder.path().join("settings.json")).unwrap();
    assert!(settings.contains("\"dark\": true"), "{settings}");
}

/// Presses keys so fast, or on so slow a machine, that one frame sees them all.
fn at_once(harness: &mut egui_kittest::Harness<'static, tickmark::workbench::App>, typed: &str) {
    for letter in typed.chars() {
        let key = match letter {
            '\n' => Some(Key::Enter),
            '\u{1b}' => Some(Key::Escape),
            _ => Key::from_name(&letter.to_uppercase().to_string()),
        };
        let events = &mut harness.input_mut().events;
        // As the system has it: the key goes down, its letter, the key comes up.
        let event = |pressed| {
            key.map(|key| egui::Event::Key {
                key,
                physical_key: None,
                pressed,
                repeat: false,
                modifiers: Modifiers::NONE,
            })
        };
        events.extend(event(true));
        if !letter.is_control() {
            events.push(egui::Event::Text(letter.to_string()));
        }
        events.extend(event(false));
    }
    settle(harness);
}

#[test]
fn keys_that_come_in_one_frame_are_done_one_after_the_other() {
    let (_folder, mut harness) = opened();
    let claims = listed(&harness);
    at_once(&mut harness, "j5jj1");
    assert_eq!(selected(&harness), claims[2].0);
    let verdicts: Vec<_> = claims
        .iter()
        .take(3)
        .map(|(id, _)| claim(&harness, *id).verdict)
        .collect();
    assert_eq!(
        verdicts,
        [Some("false".to_owned()), None, Some("true".to_owned())]
    );
    // What follows a key that opens a field is typed into it.
    at_once(&mut harness, "eharbour office\n");
    let session = harness.state().session();
    let titles: Vec<_> = session
        .sources
        .live()
        .map(|(_, source)| source.title.as_str())
        .collect();
    assert_eq!(titles, ["harbour office"]);
    assert_eq!(session.evidence_of(claims[2].0).len(), 1);
    at_once(&mut harness, "tnote x\u{1b}k");
    assert_eq!(
        selected(&harness),
        claims[1].0,
        "Escape leaves the field, the key after it counts"
    );
}

/// A window with one comment, and the keyboard in the field that answers it in the pane of threads.
fn answering() -> (
    tempfile::TempDir,
    egui_kittest::Harness<'static, tickmark::workbench::App>,
) {
    let (folder, mut harness, _) = begun();
    key(&mut harness, Key::Q);
    letters(&mut harness, "Where is this from?");
    key(&mut harness, Key::Enter);
    key(&mut harness, Key::Escape);
    shift(&mut harness, Key::Q);
    key(&mut harness, Key::R);
    (folder, harness)
}

#[test]
fn letters_that_come_with_escape_are_the_fields_in_a_pane_too() {
    let (_folder, mut harness, _) = begun();
    shift(&mut harness, Key::T);
    wait_until(&mut harness, "the rows", |harness| {
        says(harness, "Select F1")
    });
    settle(&mut harness);
    let before = harness.state().session().revision();
    key(&mut harness, Key::Slash);
    at_once(&mut harness, "xai\u{1b}");
    assert_eq!(harness.state().session().revision(), before);
    let found = field(&harness, "Find in the table").value();
    assert_eq!(found.as_deref(), Some("xai"));

    let (_folder, mut harness) = answering();
    at_once(&mut harness, "the log\u{1b}");
    assert!(has_field(&harness, "Answer"), "the pane is open");
    assert_eq!(
        field(&harness, "Answer").value().as_deref(),
        Some("the log")
    );
}

#[test]
fn in_a_pane_steps_are_taken_back_and_done_again_and_said_words_are_no_step_of_the_empty_field() {
    let (_folder, mut harness) = answering();
    letters(&mut harness, "From the log");
    key(&mut harness, Key::Enter);
    let count = |harness: &egui_kittest::Harness<'static, tickmark::workbench::App>| {
        harness.state().session().comments.live().count()
    };
    assert_eq!(count(&harness), 2);
    // In the field that was emptied there is nothing to take back: least of all the words that were said.
    ctrl(&mut harness, Key::Z);
    assert_eq!(count(&harness), 2);
    assert_eq!(field(&harness, "Answer").value().as_deref(), Some(""));
    key(&mut harness, Key::Escape);
    assert!(has_field(&harness, "Answer"), "the pane is open");
    ctrl(&mut harness, Key::Z);
    assert_eq!(count(&harness), 1);
    ctrl(&mut harness, Key::Y);
    assert_eq!(count(&harness), 2);
}
