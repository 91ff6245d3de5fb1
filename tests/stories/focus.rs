//! Where the keyboard's focus is: letters act on the article and the list of claims alone, Enter and Space press what has
//! the focus, Escape gives it back.

use egui::{Key, Modifiers};
use egui_kittest::{Harness, kittest::Queryable as _};
use tickmark::{session::CheckStatus, workbench::App};

use crate::support::window::*;

/// Gives the focus to the button, or the option, of a name.
fn on(harness: &mut Harness<'static, App>, name: &str) {
    harness.get_by_label(name).focus();
    harness.run_steps(3);
    assert!(harness.get_by_label(name).is_focused(), "{name}");
}

fn focused(harness: &Harness<'static, App>, name: &str) -> bool {
    let found = harness.query_by_label(name);
    found.is_some_and(|node| node.is_focused())
}

/// Whether letters are keys: the article or the list of claims has the focus; a screen reader is told of the selected
/// claim's card then.
fn at_home(harness: &Harness<'static, App>) -> bool {
    let mut found = harness.query_all_by(|node| {
        let name = node.label().unwrap_or_default();
        node.is_focused() && (name.starts_with("Claim ") || ["Article", "Claims"].contains(&&*name))
    });
    found.next().is_some()
}

#[test]
fn a_region_has_the_focus_at_the_start_and_after_a_field_and_what_lay_on_top() {
    let (_folder, mut harness) = opened();
    assert!(focused(&harness, "Article"));
    key(&mut harness, Key::J);
    key(&mut harness, Key::Y);
    assert!(field(&harness, "Rationale").is_focused());
    key(&mut harness, Key::Escape);
    assert!(at_home(&harness));
    key(&mut harness, Key::F1);
    assert!(!at_home(&harness));
    key(&mut harness, Key::Escape);
    assert!(at_home(&harness));
    ctrl(&mut harness, Key::F);
    letters(&mut harness, "crowns");
    // Enter goes from hit to hit and stays in the field: pressed once too often it decides nothing.
    let before = harness.state().session().revision();
    let find = |harness: &Harness<'static, App>| {
        field(harness, "Find claims, sources, words").is_focused()
    };
    for _ in 0..3 {
        key(&mut harness, Key::Enter);
        let id = selected(&harness);
        assert!(claim(&harness, id).words(None).contains("crowns"));
        assert!(find(&harness));
    }
    assert_eq!(harness.state().session().revision(), before);
    key(&mut harness, Key::Escape);
    assert!(at_home(&harness));
    click(&mut harness, "Clear the search");
    assert!(!find(&harness));
}

#[test]
fn enter_and_space_press_the_button_and_nothing_else() {
    for press in [Key::Enter, Key::Space] {
        let (_folder, mut harness, id) = begun();
        on(&mut harness, "Accept suggestion A");
        key(&mut harness, press);
        let now = claim(&harness, id);
        assert!(!now.is_suggestion());
        assert_eq!(now.check_status, CheckStatus::ToCheck);
        key(&mut harness, Key::K);
        assert_eq!(selected(&harness), id);
        on(&mut harness, "Status: To check");
        key(&mut harness, Key::ArrowRight);
        assert_eq!(claim(&harness, id).check_status, CheckStatus::ToCheck);
        key(&mut harness, press);
        assert_eq!(claim(&harness, id).check_status, CheckStatus::InProgress);
    }
}

#[test]
fn letters_and_digits_do_nothing_on_a_button_or_an_option() {
    let (_folder, mut harness, id) = begun();
    for name in ["Session", "Verdict: None", "Add evidence E"] {
        on(&mut harness, name);
        let before = claim(&harness, id);
        for letter in [Key::A, Key::X, Key::Num5, Key::Minus, Key::J, Key::I] {
            key(&mut harness, letter);
        }
        shift(&mut harness, Key::Num3);
        ctrl(&mut harness, Key::Num4);
        assert_eq!(claim(&harness, id), before, "{name}");
        assert_eq!(selected(&harness), id, "{name}");
        // Escape gives the focus back, and nothing else.
        key(&mut harness, Key::Escape);
        assert!(at_home(&harness), "{name}");
        assert_eq!(selected(&harness), id, "{name}");
    }
}

/// Presses keys so fast, or on so slow a machine, that one frame sees them all.
fn at_once(harness: &mut Harness<'static, App>, keys: &[Key]) {
    for &key in keys {
        for pressed in [true, false] {
            harness.event(egui::Event::Key {
                key,
                physical_key: None,
                pressed,
                repeat: false,
                modifiers: Modifiers::NONE,
            });
        }
    }
    settle(harness);
}

#[test]
fn a_key_that_opens_something_takes_what_follows_in_the_same_frame_with_it() {
    for opener in [Key::E, Key::Y, Key::W, Key::T, Key::Slash, Key::F1, Key::H] {
        for after in [&[Key::Enter][..], &[Key::Num5, Key::X, Key::A]] {
            let (_folder, mut harness, id) = begun();
            let before = claim(&harness, id);
            at_once(&mut harness, &[&[opener], after].concat());
            assert_eq!(claim(&harness, id), before, "{opener:?}, then {after:?}");
        }
    }
    // Enter in the empty form for a source leaves it where it is.
    let (_folder, mut harness, id) = begun();
    let before = claim(&harness, id);
    at_once(&mut harness, &[Key::E, Key::Enter, Key::Num5, Key::X]);
    assert_eq!(claim(&harness, id), before);
    assert!(field(&harness, "Source").is_focused());
}

#[test]
fn tab_and_enter_in_one_frame_press_what_tab_came_to() {
    let (_folder, mut harness, id) = begun();
    at_once(&mut harness, &[Key::Tab, Key::Enter]);
    assert_eq!(claim(&harness, id).check_status, CheckStatus::ToCheck);
}

#[test]
fn the_sources_form_goes_from_title_to_page_with_one_tab_or_a_pick() {
    let (_folder, mut harness, id) = begun();
    key(&mut harness, Key::E);
    letters(&mut harness, "Harbour office");
    key(&mut harness, Key::Tab);
    assert!(field(&harness, "Where in it").is_focused());
    letters(&mut harness, "p. 4");
    key(&mut harness, Key::Enter);
    assert_eq!(harness.state().session().evidence_of(id).len(), 1);
    assert!(at_home(&harness));
    key(&mut harness, Key::E);
    click(&mut harness, "Cite again: Harbour office");
    assert!(field(&harness, "Where in it").is_focused());
    let before = claim(&harness, id);
    letters(&mut harness, "p. 5");
    assert_eq!(claim(&harness, id), before);
    // Escape leaves the field, then puts the form away; what it holds stays.
    key(&mut harness, Key::Escape);
    assert!(has_field(&harness, "Where in it"));
    key(&mut harness, Key::Escape);
    assert!(!has_field(&harness, "Where in it"));
    assert!(says(&harness, "Half entered: Harbour office · p. 5"));
    assert_eq!(selected(&harness), id);
    key(&mut harness, Key::E);
    assert_eq!(
        field(&harness, "Where in it").value().as_deref(),
        Some("p. 5")
    );
}

#[test]
fn stance_and_tier_are_chosen_with_tab_arrows_and_enter() {
    let (_folder, mut harness, id) = begun();
    key(&mut harness, Key::E);
    letters(&mut harness, "Harbour office");
    for _ in 0..3 {
        key(&mut harness, Key::Tab);
    }
    assert!(focused(&harness, "Stance: supports"));
    key(&mut harness, Key::ArrowRight);
    for letter in [Key::X, Key::Num1, Key::A] {
        key(&mut harness, letter);
    }
    key(&mut harness, Key::Enter);
    key(&mut harness, Key::Tab);
    key(&mut harness, Key::ArrowRight);
    key(&mut harness, Key::Space);
    key(&mut harness, Key::Tab);
    assert!(focused(&harness, "Cite"));
    assert_eq!(claim(&harness, id).verdict, None);
    key(&mut harness, Key::Enter);
    let session = harness.state().session();
    let (_, evidence) = session.evidence_of(id)[0];
    assert_eq!(evidence.stance, tickmark::session::Stance::Contradicts);
    assert_eq!(evidence.tier, tickmark::session::Tier::Primary);
    assert!(claim(&harness, id).is_live());
}
