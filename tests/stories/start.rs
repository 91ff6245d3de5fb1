//! What can be begun where nothing is open, the sessions of late, and what is remembered of the window.

use std::path::Path;

use egui::{Key, Modifiers};
use egui_kittest::{Harness, kittest::Queryable as _};
use tickmark::workbench::App;

use crate::support::window::*;

const SHIFTED: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

/// Another window on the same machine, with nothing to open.
fn again(folder: &Path) -> Harness<'static, App> {
    window(folder, [1440.0, 900.0], &[])
}

fn articles(harness: &Harness<'static, App>) -> usize {
    harness.state().session().articles_in_order().len()
}

#[test]
fn where_nothing_is_open_the_start_screen_offers_what_can_be_begun() {
    let folder = tempfile::tempdir().unwrap();
    for size in [[1440.0, 900.0], [800.0, 500.0]] {
        let harness = window(folder.path(), size, &[]);
        let page = harness.ctx.content_rect();
        for name in [
            "New from files…",
            "New from the clipboard",
            "New from an address…",
            "Open a session…",
            "Look around in a sample article",
        ] {
            let line = harness.get_by_label_contains(name).rect();
            assert!(page.contains_rect(line), "{name} at {line:?}");
            assert!(line.height() >= 24.0, "{name}");
        }
        assert!(!says(&harness, "Claims"), "nothing empty stands beside it");
    }
    // By keyboard: the first line has the focus, the others are a Tab away.
    let mut harness = again(folder.path());
    key(&mut harness, Key::Enter);
    give_path(&mut harness, &article(folder.path()));
    assert_eq!(articles(&harness), 1);
    let mut harness = again(folder.path());
    for _ in 0..4 {
        key(&mut harness, Key::Tab);
    }
    key(&mut harness, Key::Space);
    assert_eq!(articles(&harness), 1, "the sample");
    assert!(!harness.state().is_dirty());
    // By mouse.
    let mut harness = again(folder.path());
    let line = harness.get_by_label_contains("Open a session…");
    line.click();
    settle(&mut harness);
    assert!(has_field(&harness, "Path"));
}

#[test]
fn sessions_of_late_are_offered_and_missing_ones_say_so() {
    let (folder, mut harness, file) = saved();
    let second = folder.path().join("second.factcheck.json");
    press(&mut harness, SHIFTED, Key::S);
    give_path(&mut harness, &second);
    close(harness);
    std::fs::remove_file(&second).unwrap();

    let mut harness = again(folder.path());
    wait_until(&mut harness, "the list", |harness| {
        says(harness, "Forget second.factcheck.json")
    });
    let top = |harness: &Harness<'static, App>, name: &str| {
        let lines = harness.query_all_by_label_contains(name);
        lines.map(|line| line.rect().top()).fold(f32::MAX, f32::min)
    };
    let (newest, other) = (
        top(&harness, "second.factcheck.json"),
        top(&harness, "s.factcheck.json"),
    );
    assert!(newest < other);
    assert_eq!(harness.query_all_by_label_contains("missing ·").count(), 1);
    click(&mut harness, "Forget second.factcheck.json");
    assert!(!says(&harness, "second.factcheck.json"));
    let line = harness.get_by_label_contains("s.factcheck.json");
    line.click();
    settle(&mut harness);
    assert_eq!(articles(&harness), 1);

    // From anywhere, by its key.
    press(&mut harness, SHIFTED, Key::N);
    press(&mut harness, SHIFTED, Key::O);
    key(&mut harness, Key::Enter);
    assert_eq!(articles(&harness), 1);
    assert!(!harness.state().is_dirty());
    assert!(file.exists());
}

#[test]
fn whoever_comes_back_is_where_they_were() {
    let (folder, mut harness, file) = saved();
    key(&mut harness, Key::J);
    key(&mut harness, Key::J);
    key(&mut harness, Key::J);
    let id = selected(&harness);
    // The list of articles is put out of the way, and all is larger.
    ctrl(&mut harness, Key::B);
    harness.ctx.set_zoom_factor(1.25);
    harness.run_steps(2);
    close(harness);
    let mut harness = window(folder.path(), [1440.0, 900.0], std::slice::from_ref(&file));
    assert_eq!(selected(&harness), id);
    assert!(!harness.state().is_dirty(), "no part of the session");
    assert!((harness.ctx.zoom_factor() - 1.25).abs() < 0.001);
    let articles = harness.query_all_by_role_and_label(egui::accesskit::Role::Label, "Articles");
    assert_eq!(articles.count(), 0);
    // Leaving for another remembers it as well.
    key(&mut harness, Key::K);
    let other = selected(&harness);
    press(&mut harness, SHIFTED, Key::N);
    press(&mut harness, SHIFTED, Key::O);
    key(&mut harness, Key::Enter);
    assert_eq!(selected(&harness), other);
}

#[test]
fn damaged_settings_are_survived() {
    let folder = tempfile::tempdir().unwrap();
    let settings = folder.path().join("settings.json");
    std::fs::write(&settings, b"{\"asked\": true, \"layout\": 3, \"recent\": {").unwrap();
    let mut harness = first_window(folder.path(), [1440.0, 900.0], &[]);
    assert!(says(&harness, "Who is checking?"));
    click(&mut harness, "Not now");
    assert!(says(&harness, "New from files…"));
}

#[test]
fn sizes_that_no_window_has_are_survived() {
    let (folder, harness, file) = saved();
    close(harness);
    let settings = folder.path().join("settings.json");
    for (size, width) in [(u16::MAX, u16::MAX), (0, 0), (1, 1), (u16::MAX, 0)] {
        let layout =
            format!(r#"{{"size": [{size}, {size}], "articles": {width}, "claims": {width}}}"#);
        std::fs::write(
            &settings,
            format!(r#"{{"asked": true, "layout": {layout}}}"#),
        )
        .unwrap();
        let mut harness = window(folder.path(), [1440.0, 900.0], std::slice::from_ref(&file));
        let page = harness.get_by_role_and_label(egui::accesskit::Role::Group, "Article");
        let page = page.rect();
        assert!(page.width() >= 300.0, "{page:?} with {layout}");
        let cards = harness.get_by_role_and_label(egui::accesskit::Role::Group, "Claims");
        let cards = cards.rect();
        assert!(cards.width() >= 250.0, "{cards:?} with {layout}");
        key(&mut harness, Key::J);
        selected(&harness);
    }
}

#[test]
fn an_article_in_which_nothing_was_done_goes_without_a_question() {
    let (_folder, mut harness) = opened();
    run(&mut harness, "remove article");
    assert_eq!(articles(&harness), 0);
    assert!(says(&harness, "This session has no article yet."));
    ctrl(&mut harness, Key::Z);
    assert_eq!(articles(&harness), 1);
    key(&mut harness, Key::J);
    selected(&harness);
}

#[test]
fn an_article_with_work_in_it_says_what_goes_and_comes_back_whole() {
    let (_folder, mut harness, id) = begun();
    key(&mut harness, Key::Num5);
    let before = listed(&harness);
    run(&mut harness, "remove article");
    assert!(says(&harness, "and with it 1 claim."), "it says what goes");
    // What Enter does loses nothing.
    key(&mut harness, Key::Enter);
    assert_eq!(listed(&harness), before);
    run(&mut harness, "remove article");
    click(&mut harness, "Remove");
    assert_eq!(articles(&harness), 0);
    assert_eq!(listed(&harness), [], "its claims go with it");
    ctrl(&mut harness, Key::Z);
    assert_eq!(listed(&harness), before);
    assert_eq!(claim(&harness, id).verdict.as_deref(), Some("false"));
}

/// Runs a command by its name.
fn run(harness: &mut Harness<'static, App>, name: &str) {
    ctrl(harness, Key::K);
    letters(harness, name);
    key(harness, Key::Enter);
}
