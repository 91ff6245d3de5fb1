//! Suggestions scored again by meaning, behind the eye: what is touched stays, nothing is decided, and nobody waits.

use egui::Key;
use tickmark::{meaning::Encoder, session::Standing, workbench::App};

use crate::support::window::*;

type Window = egui_kittest::Harness<'static, App>;

/// A window that weighs, with the article open.
fn weighing(files: &[std::path::PathBuf], folder: &std::path::Path) -> Window {
    window_in(folder, [1440.0, 1300.0], files, |outside| {
        outside.encoder = Some(Encoder::held);
    })
}

fn unweighed(harness: &Window) -> usize {
    let session = harness.state().session();
    let claims = session.claims.live();
    claims.filter(|(_, claim)| claim.weighed.is_none()).count()
}

fn all_weighed(harness: &mut Window) {
    wait_until(harness, "the scores", |harness| unweighed(harness) == 0);
}

#[test]
fn what_is_found_is_weighed_by_itself_and_no_step_of_anybody() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = weighing(&[article(folder.path())], folder.path());
    all_weighed(&mut harness);
    let session = harness.state().session();
    assert!(
        session
            .claims
            .live()
            .all(|(_, claim)| claim.history.is_empty()
                && claim.standing == Standing::Suggested
                && claim.made_by.is_none())
    );
    let undo = session.undo_label().unwrap().to_owned();
    assert!(undo.starts_with("Add article"), "{undo}");
    assert!(
        told(&harness).iter().all(|words| !words.contains("eigh")),
        "nobody is told"
    );
    // And it rests: no frame asks for another.
    wait_until(&mut harness, "rest", |harness| {
        !harness.state().is_working()
    });
    let revision = harness.state().session().revision();
    harness.run_steps(20);
    assert_eq!(harness.state().session().revision(), revision);
    assert!(!harness.state().is_working());
}

#[test]
fn a_session_that_was_only_opened_is_weighed_when_somebody_asks() {
    let (folder, harness, file) = saved();
    drop(harness);
    let mut harness = weighing(std::slice::from_ref(&file), folder.path());
    settle(&mut harness);
    let all = unweighed(&harness);
    assert!(
        all > 0 && !harness.state().is_dirty(),
        "opening changes nothing"
    );
    key(&mut harness, Key::J);
    let touched = selected(&harness);
    assert_eq!(unweighed(&harness), all, "looking changes nothing");
    ctrl(&mut harness, Key::K);
    letters(&mut harness, "Weigh suggestions");
    key(&mut harness, Key::Enter);
    // Not the one whose card is open: nothing vanishes before anybody's eyes.
    wait_until(&mut harness, "the others", |harness| {
        unweighed(harness) < all && !harness.state().is_working()
    });
    assert_eq!(claim(&harness, touched).weighed, None);
    key(&mut harness, Key::J);
    all_weighed(&mut harness);
    key(&mut harness, Key::K);
    assert_eq!(selected(&harness), touched);
    // A decision afterwards keeps what was said, and undo takes the decision back, not the scores.
    let weighed = claim(&harness, touched).weighed;
    key(&mut harness, Key::A);
    ctrl(&mut harness, Key::Z);
    settle(&mut harness);
    assert_eq!(claim(&harness, touched).weighed, weighed);
    assert_eq!(claim(&harness, touched).standing, Standing::Suggested);
}

#[test]
fn what_somebody_has_touched_is_passed_over() {
    let (folder, mut harness, file) = saved();
    key(&mut harness, Key::J);
    let touched = selected(&harness);
    key(&mut harness, Key::A);
    ctrl(&mut harness, Key::S);
    settle(&mut harness);
    drop(harness);
    let mut harness = weighing(&[file], folder.path());
    ctrl(&mut harness, Key::K);
    letters(&mut harness, "Weigh suggestions");
    key(&mut harness, Key::Enter);
    wait_until(&mut harness, "the others", |harness| {
        let others = harness.state().session().claims.live();
        let weighed = others.filter(|(_, claim)| claim.weighed.is_some());
        weighed.count() > 0 && !harness.state().is_working()
    });
    assert_eq!(claim(&harness, touched).weighed, None);
    let session = harness.state().session();
    let parts = session
        .claims
        .live()
        .filter(|(_, one)| session.whole_of(one) == Some(touched));
    assert_eq!(unweighed(&harness), 1 + parts.count());
}

#[test]
fn the_card_says_which_words_the_model_goes_by_once_it_is_asked() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = weighing(&[article(folder.path())], folder.path());
    all_weighed(&mut harness);
    key(&mut harness, Key::J);
    click(&mut harness, "Why it was suggested");
    assert!(says(
        &harness,
        "a model trained on debates, with the rules, finds it"
    ));
    let revision = harness.state().session().revision();
    click(&mut harness, "Which words make it say so?");
    wait_until(&mut harness, "the words", |harness| {
        says(harness, "It rests ")
    });
    assert_eq!(
        harness.state().session().revision(),
        revision,
        "asking decides nothing"
    );
    // Of another claim it is asked anew.
    key(&mut harness, Key::J);
    assert!(says(&harness, "Which words make it say so?"));
}
