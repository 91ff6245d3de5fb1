//! What the house's rules find: seen on the card and in the list, mended with a key, expected with a reason; and signing off.

use egui::Key;
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use tickmark::{session::Id, workbench::App};

use crate::support::window::*;

/// A window in which the first claim was found false, and nothing else was done about it.
fn found_false() -> (tempfile::TempDir, Harness<'static, App>, Id) {
    let (folder, mut harness, id) = begun();
    key(&mut harness, Key::Num5);
    shift(&mut harness, Key::Num3);
    (folder, harness, id)
}

fn expectations(harness: &Harness<'static, App>) -> Vec<(String, Id, String)> {
    let all = harness.state().session().expectations.live();
    all.map(|(_, one)| (one.code.clone(), one.about, one.reason.clone()))
        .collect()
}

#[test]
fn a_problem_is_on_the_card_and_in_the_list_and_one_key_leads_to_its_fix() {
    let (_folder, mut harness, id) = found_false();
    assert!(
        says(&harness, "V01  The verdict “False” has no rationale."),
        "the card"
    );
    shift(&mut harness, Key::L);
    assert!(says(&harness, "3 block sign-off"));
    assert!(says(
        &harness,
        "S01, F1: Checked, and nothing is cited for it."
    ));
    // What blocks stands first: the change, then the rationale.
    key(&mut harness, Key::ArrowDown);
    key(&mut harness, Key::F2);
    assert!(!says(&harness, "3 block sign-off"), "the list is closed");
    letters(&mut harness, "The harbour office counted 210,000.");
    ctrl(&mut harness, Key::Enter);
    assert_eq!(
        claim(&harness, id).rationale,
        "The harbour office counted 210,000."
    );
    assert!(!says(&harness, "has no rationale"));
    shift(&mut harness, Key::L);
    assert!(says(&harness, "2 block sign-off"));
}

#[test]
fn a_problem_may_stand_for_a_reason_and_shows_it() {
    let (_folder, mut harness, id) = found_false();
    shift(&mut harness, Key::L);
    key(&mut harness, Key::E);
    assert!(has_field(&harness, "Reason"));
    // The line stands right under the sentence, and the card is no higher for it.
    let field = harness.get_by_label("Reason").rect();
    let said = "Found “False”, and no change to the copy is asked for.";
    let said = harness.get_by_label(said).rect();
    assert!(field.top() - said.top() < 60.0, "{field} under {said}");
    key(&mut harness, Key::Enter);
    assert!(expectations(&harness).is_empty(), "not without a reason");
    click(&mut harness, "Cancel");
    assert!(!has_field(&harness, "Reason"));
    key(&mut harness, Key::E);
    letters(&mut harness, "The editor has it.");
    key(&mut harness, Key::Enter);
    assert_eq!(
        expectations(&harness),
        [("C01".to_owned(), id, "The editor has it.".to_owned())]
    );
    wait_until(&mut harness, "what is expected", |harness| {
        says(harness, "2 block sign-off") && says(harness, "“The editor has it.”")
    });
    settle(&mut harness);
    click(&mut harness, "Problem C01 of F1 is not expected");
    assert!(expectations(&harness).is_empty());
    wait_until(&mut harness, "it blocks again", |harness| {
        says(harness, "3 block sign-off")
    });
    ctrl(&mut harness, Key::Z);
    assert_eq!(expectations(&harness).len(), 1, "one step, undone as one");
}

#[test]
fn f8_goes_from_claim_to_claim_with_problems() {
    let (_folder, mut harness, id) = found_false();
    for _ in 0..3 {
        key(&mut harness, Key::J);
    }
    shift(&mut harness, Key::Num3);
    let other = selected(&harness);
    assert_ne!(other, id);
    key(&mut harness, Key::F8);
    assert_eq!(selected(&harness), id, "after the last the first");
    key(&mut harness, Key::F8);
    assert_eq!(selected(&harness), other);
    shift(&mut harness, Key::L);
    click(&mut harness, "Blocking 3");
    assert!(!says(&harness, "S01, F"));
    key(&mut harness, Key::Enter);
    assert_eq!(selected(&harness), id, "Enter goes to the claim");
}

#[test]
fn an_article_is_signed_off_when_nothing_blocks() {
    let (_folder, mut harness, _) = found_false();
    let signed =
        |harness: &Harness<'static, App>| harness.state().session().sign_offs.live().count();
    shift(&mut harness, Key::L);
    click(&mut harness, "Sign off…");
    assert!(says(&harness, "Who signs? A sign-off needs a name."));
    click(&mut harness, "Say who is checking");
    write(&mut harness, "Name", "Ida Brandt");
    key(&mut harness, Key::Enter);
    ctrl(&mut harness, Key::K);
    letters(&mut harness, "Sign off");
    key(&mut harness, Key::Enter);
    assert!(says(&harness, "3 problems block this sign-off."));
    let sign = harness.get_by_label("Sign as checker");
    assert!(sign.accesskit_node().is_disabled());
    key(&mut harness, Key::Escape);
    for _ in 0..2 {
        ctrl(&mut harness, Key::Z);
    }
    ctrl(&mut harness, Key::K);
    letters(&mut harness, "Sign off");
    key(&mut harness, Key::Enter);
    key(&mut harness, Key::Escape);
    key(&mut harness, Key::A);
    ctrl(&mut harness, Key::K);
    letters(&mut harness, "Sign off");
    key(&mut harness, Key::Enter);
    click(&mut harness, "Role: Editor");
    click(&mut harness, "Sign as editor");
    assert_eq!(signed(&harness), 1);
    let sign_off = harness
        .state()
        .session()
        .sign_offs
        .live()
        .next()
        .unwrap()
        .1
        .clone();
    assert_eq!(
        (sign_off.role.as_str(), sign_off.name.as_str()),
        ("editor", "Ida Brandt")
    );
    assert!(sign_off.open_claims > 0, "what is left is recorded");
    assert!(says(&harness, "✓ Editor, Ida Brandt – 31 Jan 2026"));
    click(&mut harness, "Take back: Editor, Ida Brandt");
    assert_eq!(signed(&harness), 0);
}

#[test]
fn a_session_has_rules_of_its_own() {
    let (_folder, mut harness, _) = found_false();
    shift(&mut harness, Key::L);
    click(&mut harness, "Rules");
    assert!(says(&harness, "verdict-needs-rationale · blocks"));
    write(
        &mut harness,
        "Rules of this session",
        "rules.V01 = \"off\"\nrules.V02 = \"of\"",
    );
    ctrl(&mut harness, Key::Enter);
    assert!(says(&harness, "verdict-needs-rationale · off"));
    assert!(says(&harness, "usual rules, and the session’s own"));
    assert!(says(
        &harness,
        "1 line of the house’s rules could not be taken"
    ));
    click(&mut harness, "Found");
    assert!(says(&harness, "2 block sign-off"));
    ctrl(&mut harness, Key::Z);
    assert!(says(&harness, "3 block sign-off"), "undone as one step");
}

#[test]
fn the_house_of_this_machine_decides_what_weighs_what() {
    let folder = tempfile::tempdir().unwrap();
    let rules = "[rules]\nV01 = \"off\"\nV02 = \"note\"\nC01 = \"warning\"\nV77 = \"off\"\n";
    std::fs::write(folder.path().join("house.toml"), rules).unwrap();
    let file = article(folder.path());
    let mut harness = window(folder.path(), [1440.0, 900.0], &[file]);
    key(&mut harness, Key::J);
    key(&mut harness, Key::Num5);
    shift(&mut harness, Key::L);
    assert!(!says(&harness, "block sign-off") && !says(&harness, "blocks sign-off"));
    assert!(says(
        &harness,
        "1 line of the house’s rules could not be taken"
    ));
    assert!(says(&harness, "house rules: house.toml"));
    assert!(!says(&harness, "has no rationale"));
}
