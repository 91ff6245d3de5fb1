//! Sessions that begin and end here: a new one, the sample, one left for another, what is left unsaved on purpose.

use egui::{Key, Modifiers};
use egui_kittest::Harness;
use tickmark::{
    session::Id,
    storage::{self, State},
    workbench::App,
};

use super::files::goes_without_a_word;
use crate::support::window::*;

/// A window on the sample article, as a newcomer sees it.
fn sample() -> (tempfile::TempDir, Harness<'static, App>) {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(folder.path(), [1440.0, 900.0], &[]);
    let ctx = harness.ctx.clone();
    harness.state_mut().open_sample(&ctx);
    settle(&mut harness);
    assert_eq!(titles(&harness).len(), 1);
    (folder, harness)
}

/// The titles of the session's articles.
fn titles(harness: &Harness<'static, App>) -> Vec<String> {
    let articles = harness.state().session().articles_in_order();
    let titles = articles.iter().map(|(_, article)| article.title.clone());
    titles.collect()
}

/// Runs a command by its name.
fn run(harness: &mut Harness<'static, App>, name: &str) {
    ctrl(harness, Key::K);
    letters(harness, name);
    key(harness, Key::Enter);
}

fn verdict(harness: &Harness<'static, App>, id: Id) -> Option<String> {
    claim(harness, id).verdict
}

const SHIFTED: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

#[test]
fn a_story_never_lands_in_the_samples_session() {
    let ways: [fn(&mut Harness<'static, App>, &std::path::Path); 3] = [
        |harness, file| {
            ctrl(harness, Key::N);
            give_path(harness, file);
        },
        |harness, file| {
            let ctx = harness.ctx.clone();
            // A drop, and the command line.
            let files = vec![file.to_path_buf()];
            harness.state_mut().open_files(&ctx, files);
            settle(harness);
        },
        |harness, _| {
            harness.event(egui::Event::Paste(ARTICLE.to_owned()));
            settle(harness);
            key(harness, Key::Enter);
        },
    ];
    for way in ways {
        let (folder, mut harness) = sample();
        let before = titles(&harness);
        let file = article(folder.path());
        way(&mut harness, &file);
        let after = titles(&harness);
        assert_eq!(after.len(), 1, "{after:?}");
        assert!(
            after != before && after[0].starts_with("Ferry"),
            "{after:?}"
        );
    }
}

#[test]
fn a_file_that_cannot_be_read_leaves_the_sample_where_it_is() {
    let (folder, mut harness) = sample();
    let before = titles(&harness);
    ctrl(&mut harness, Key::N);
    give_path(&mut harness, &folder.path().join("not-there.txt"));
    assert_eq!(titles(&harness), before);
}

#[test]
fn the_untouched_sample_is_never_unsaved_and_never_recovered() {
    let (folder, mut harness) = sample();
    assert!(!harness.state().is_dirty());
    assert!(says(&harness, "nothing to save"));
    assert!(!says(&harness, "Undo “"), "there is nothing of one's own");
    // Nothing is asked when another takes its place.
    press(&mut harness, SHIFTED, Key::N);
    assert_eq!(titles(&harness), Vec::<String>::new());
    run(&mut harness, "sample article");
    assert_eq!(titles(&harness).len(), 1);
    key(&mut harness, Key::J);
    ask_to_close(&mut harness);
    assert!(!says(&harness, "Save before closing?"));
    drop(harness.into_state());
    let state = State::at(folder.path().join("state"));
    assert_eq!(state.recover().unwrap().len(), 0);
    assert_eq!(state.discarded().unwrap().len(), 0);
}

#[test]
fn the_sample_becomes_ones_own_with_the_first_decision() {
    let (folder, mut harness) = sample();
    key(&mut harness, Key::J);
    let id = selected(&harness);
    key(&mut harness, Key::Num1);
    assert!(harness.state().is_dirty());
    // What is added now is added to it.
    let file = article(folder.path());
    ctrl(&mut harness, Key::N);
    give_path(&mut harness, &file);
    assert_eq!(titles(&harness).len(), 2);
    let before = harness.state().session().clone();
    wait_until(&mut harness, "the recovery copy", |harness| {
        says(harness, "recovery copy")
    });
    goes_without_a_word(folder.path(), harness);
    let mut harness = window(folder.path(), [1440.0, 900.0], &[]);
    wait_until(&mut harness, "the offer", |harness| {
        says(harness, "not saved when Tickmark stopped")
    });
    click(&mut harness, "Recover");
    assert_eq!(verdict(&harness, id).as_deref(), Some("true"));
    assert!(**harness.state().session() == *before);
}

#[test]
fn saving_is_what_enter_does_when_another_session_is_wanted() {
    let (folder, mut harness, file) = saved();
    key(&mut harness, Key::J);
    let id = selected(&harness);
    key(&mut harness, Key::Num5);
    press(&mut harness, SHIFTED, Key::N);
    assert!(says(&harness, "Save before the new session?"));
    key(&mut harness, Key::Enter);
    assert_eq!(titles(&harness), Vec::<String>::new());
    assert!(!harness.state().is_dirty());
    let kept = storage::load(&file).unwrap().session;
    let kept = kept.claims.get(id).unwrap().verdict.clone();
    assert_eq!(kept.as_deref(), Some("false"));

    // One without a file is asked for one, and goes on after that.
    let story = article(folder.path());
    ctrl(&mut harness, Key::N);
    give_path(&mut harness, &story);
    ctrl(&mut harness, Key::O);
    give_path(&mut harness, &file);
    assert!(says(&harness, "Save before opening another session?"));
    key(&mut harness, Key::Enter);
    let second = folder.path().join("second.factcheck.json");
    give_path(&mut harness, &second);
    assert!(second.exists());
    assert_eq!(verdict(&harness, id).as_deref(), Some("false"), "the other");
    assert!(!harness.state().is_dirty());
}

#[test]
fn cancel_and_a_save_that_is_put_away_stay_where_one_was() {
    let (_folder, mut harness, id) = begun();
    key(&mut harness, Key::Num5);
    for put_away in ["Cancel", "Save"] {
        press(&mut harness, SHIFTED, Key::N);
        click(&mut harness, put_away);
        // The question where to save is put away as well.
        key(&mut harness, Key::Escape);
        assert_eq!(verdict(&harness, id).as_deref(), Some("false"));
        assert!(harness.state().is_dirty());
    }
}

#[test]
fn closing_saves_with_enter() {
    let (_folder, mut harness, file) = saved();
    key(&mut harness, Key::J);
    let id = selected(&harness);
    key(&mut harness, Key::Num5);
    ask_to_close(&mut harness);
    key(&mut harness, Key::Enter);
    assert!(!harness.state().is_dirty());
    let kept = storage::load(&file).unwrap().session;
    let kept = kept.claims.get(id).unwrap().verdict.clone();
    assert_eq!(kept.as_deref(), Some("false"));
}

#[test]
fn what_was_left_unsaved_on_purpose_is_put_aside_and_not_offered() {
    let state = |folder: &tempfile::TempDir| State::at(folder.path().join("state"));
    // For another session.
    let (folder, mut harness, id) = begun();
    key(&mut harness, Key::Num5);
    press(&mut harness, SHIFTED, Key::N);
    click(&mut harness, "Don't save");
    close(harness);
    assert_eq!(state(&folder).recover().unwrap().len(), 0);
    let kept = state(&folder).discarded().unwrap();
    assert_eq!(kept.len(), 1, "nothing is lost");
    drop(kept);
    // Whoever regrets it has it back.
    let mut harness = window(folder.path(), [1440.0, 900.0], &[]);
    for _ in 0..2 {
        run(&mut harness, "what was put aside");
        wait_until(&mut harness, "the offer", |harness| {
            says(harness, "put aside unsaved")
        });
    }
    click(&mut harness, "Recover");
    wait_until(&mut harness, "the recovery", |harness| {
        harness.state().session().claims.get(id).is_some()
    });
    assert_eq!(verdict(&harness, id).as_deref(), Some("false"));
    assert_eq!(state(&folder).discarded().unwrap().len(), 0);
    // Closing the window.
    let (folder, mut harness, _) = begun();
    key(&mut harness, Key::Num5);
    ask_to_close(&mut harness);
    click(&mut harness, "Close without saving");
    close(harness);
    assert_eq!(state(&folder).recover().unwrap().len(), 0);
    assert_eq!(state(&folder).discarded().unwrap().len(), 1);
}

#[test]
fn after_recovery_undo_takes_back_the_last_step_that_counts() {
    let (folder, mut harness, id) = begun();
    key(&mut harness, Key::Num1);
    key(&mut harness, Key::Num2);
    ctrl(&mut harness, Key::Z);
    ctrl(&mut harness, Key::Z);
    press(&mut harness, SHIFTED, Key::Z);
    key(&mut harness, Key::Num5);
    ctrl(&mut harness, Key::Z);
    // Now the first verdict stands, and the last can be done again.
    wait_until(&mut harness, "the recovery copy", |harness| {
        says(harness, "recovery copy")
    });
    let label = |harness: &Harness<'static, App>| {
        let session = harness.state().session();
        (
            session.undo_label().map(str::to_owned),
            session.redo_label().map(str::to_owned),
        )
    };
    let before = label(&harness);
    assert_eq!(verdict(&harness, id).as_deref(), Some("true"));
    goes_without_a_word(folder.path(), harness);
    let mut harness = window(folder.path(), [1440.0, 900.0], &[]);
    wait_until(&mut harness, "the offer", |harness| {
        says(harness, "not saved when Tickmark stopped")
    });
    click(&mut harness, "Recover");
    assert_eq!(verdict(&harness, id).as_deref(), Some("true"));
    assert_eq!(label(&harness), before);
    ctrl(&mut harness, Key::Z);
    assert_eq!(verdict(&harness, id), None);
    press(&mut harness, SHIFTED, Key::Z);
    press(&mut harness, SHIFTED, Key::Z);
    assert_eq!(verdict(&harness, id).as_deref(), Some("false"));
}
