//! Menus where they are asked for: on an article, on the open card, on what a claim rests on.

use egui::{Key, accesskit::Role};
use egui_kittest::{Harness, kittest::Queryable as _};
use tickmark::workbench::App;

use crate::support::window::*;

/// Asks for the menu of what is called so.
fn ask(harness: &mut Harness<'static, App>, name: &str) {
    harness.get_by_label_contains(name).click_secondary();
    settle(harness);
}

#[test]
fn an_article_has_a_menu_and_it_is_about_that_article() {
    let (folder, mut harness) = opened();
    let second = folder.path().join("bridge.txt");
    let text = "A bridge for Lunn\n\nThe bridge cost 9 million crowns in 2023.\n";
    std::fs::write(&second, text).unwrap();
    ctrl(&mut harness, Key::N);
    give_path(&mut harness, &second);
    ask(&mut harness, "as in 2015”, Draft");
    assert!(says(&harness, "Remove article…"));
    harness.get_by_label_contains("Article details…").click();
    settle(&mut harness);
    let title = field(&harness, "Title").value().unwrap_or_default();
    assert!(title.starts_with("Ferry between"), "{title}");
}

#[test]
fn what_a_claim_rests_on_has_a_menu() {
    let (_folder, mut harness, id) = begun();
    key(&mut harness, Key::E);
    letters(&mut harness, "Harbour office, traffic figures");
    key(&mut harness, Key::Enter);
    let count = |harness: &Harness<'static, App>| harness.state().session().evidence_of(id).len();
    assert_eq!(count(&harness), 1);
    let row = harness.get_by_role_and_label(Role::Label, "Harbour office, traffic figures");
    row.click_secondary();
    settle(&mut harness);
    click(&mut harness, "Remove");
    assert_eq!(count(&harness), 0);
    ctrl(&mut harness, Key::Z);
    assert_eq!(count(&harness), 1);
    // Its button has the same.
    click(
        &mut harness,
        "Change evidence: Harbour office, traffic figures",
    );
    click(&mut harness, "Remove");
    assert_eq!(count(&harness), 0);
}

#[test]
fn the_open_card_has_a_menu_beside_what_is_in_it() {
    let (_folder, mut harness, id) = begun();
    harness.get_by_label("Importance").click_secondary();
    settle(&mut harness);
    let lines = harness.query_all_by_label_contains("Dismiss claim");
    lines.last().unwrap().click();
    settle(&mut harness);
    assert!(!claim(&harness, id).is_live());
}

#[test]
fn a_field_that_a_menu_opens_keeps_the_focus() {
    let (_folder, mut harness, id) = begun();
    harness.get_by_label("Importance").click_secondary();
    settle(&mut harness);
    harness
        .query_all_by_label_contains("Reword")
        .last()
        .unwrap()
        .click();
    settle(&mut harness);
    letters(&mut harness, " reworded");
    settle(&mut harness);
    let statement = field(&harness, "Statement").value().unwrap_or_default();
    assert!(statement.contains("reworded"), "{statement}");
    assert!(claim(&harness, id).is_live(), "no letter was a key");
}
