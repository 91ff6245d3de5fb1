//! How a person wants the window, how sessions begin, and working line by line.

use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use tickmark::session::{Command, Id, SentenceState, Way, Weighing};

use super::shared::ada_writes;
use crate::support::window::*;

#[test]
fn words_are_found_in_the_text_one_after_the_other_and_selected() {
    let (_folder, mut harness) = opened();
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    letters(&mut harness, "THE");
    settle(&mut harness);
    let first = harness.state().selected_words().map(str::to_owned);
    assert_eq!(first, None, "typing selects nothing");
    key(&mut harness, Key::Enter);
    settle(&mut harness);
    let found = harness.state().selected_words().unwrap().to_lowercase();
    assert_eq!(found, "the");
    assert!(harness.query_all_by_label_contains("1 of ").count() > 0);
    // The field keeps the keyboard: Enter goes on, and no letter decides anything.
    key(&mut harness, Key::Enter);
    settle(&mut harness);
    assert!(harness.query_all_by_label_contains("2 of ").count() > 0);
    press(&mut harness, Modifiers::SHIFT, Key::F3);
    settle(&mut harness);
    assert!(harness.query_all_by_label_contains("1 of ").count() > 0);
    // Escape goes back to the article, and again closes the line; the words stay selected, for C.
    key(&mut harness, Key::Escape);
    key(&mut harness, Key::Escape);
    settle(&mut harness);
    assert!(!has_field(&harness, "Find in the text"));
    assert!(harness.state().selected_words().is_some());
}

#[test]
fn what_a_person_prefers_holds_at_once_and_the_next_time() {
    let folder = tempfile::tempdir().unwrap();
    let file = article(folder.path());
    let mut harness = window(folder.path(), [1200.0, 800.0], &[]);
    ctrl(&mut harness, Key::Comma);
    click(&mut harness, "Contrast: High");
    click(&mut harness, "Text size: Larger");
    click(&mut harness, "Way to work: Every fact");
    assert!(
        harness.state().session().details.way == Way::Unset,
        "no session is changed"
    );
    click(&mut harness, "Done");
    drop(harness);

    let mut harness = window(folder.path(), [1200.0, 800.0], &[file]);
    let details = harness.state().session().details.clone();
    assert_eq!(details.way, Way::EveryFact);
    assert_eq!(
        details.scale,
        Some(Id::literal("house")),
        "nothing is rated"
    );
    assert_eq!(details.shown_from(), 1, "every suggestion is shown");
    // One step with the article: undo takes both back.
    ctrl(&mut harness, Key::Z);
    settle(&mut harness);
    assert_eq!(harness.state().session().details.way, Way::Unset);
    ctrl(&mut harness, Key::Comma);
    let chosen = harness
        .get_by_label("Contrast: High")
        .accesskit_node()
        .toggled();
    assert_eq!(chosen, Some(egui::accesskit::Toggled::True));
}

#[test]
fn line_by_line_one_goes_from_open_sentence_to_open_sentence() {
    let (_folder, mut harness) = opened();
    let article = listed(&harness)[0].0;
    let article = claim(&harness, article).article;
    let open = |harness: &egui_kittest::Harness<'static, tickmark::workbench::App>| {
        let (states, _) = harness.state().session().coverage(article);
        let open = states
            .iter()
            .filter(|state| **state == SentenceState::Untouched);
        open.count()
    };
    let mut left = open(&harness);
    assert!(left > 3, "{left}");
    // F and A or -: each pair decides about a sentence, and nothing is skipped.
    for _ in 0..200 {
        if left == 0 {
            break;
        }
        key(&mut harness, Key::F);
        let suggested = harness.state().selected_words().is_none();
        key(&mut harness, if suggested { Key::A } else { Key::Minus });
        settle(&mut harness);
        let now = open(&harness);
        assert!(now < left, "{now} of {left} left");
        left = now;
    }
    assert_eq!(left, 0);
    key(&mut harness, Key::F);
    settle(&mut harness);
    assert!(
        told(&harness)
            .iter()
            .any(|words| words.contains("Every sentence"))
    );
}

#[test]
fn most_worth_goes_by_worth() {
    let (_folder, mut harness) = opened();
    ctrl(&mut harness, Key::K);
    letters(&mut harness, "Session details");
    key(&mut harness, Key::Enter);
    click(&mut harness, "Most worth a check");
    click(&mut harness, "Done");
    let worth = |harness: &_, id| claim(harness, id).worth;
    let mut all: Vec<i64> = listed(&harness)
        .iter()
        .map(|(id, _)| worth(&harness, *id))
        .collect();
    all.sort_unstable_by(|a, b| b.cmp(a));
    for expected in all.iter().take(3) {
        key(&mut harness, Key::N);
        settle(&mut harness);
        let now = selected(&harness);
        assert_eq!(worth(&harness, now), *expected);
        press(&mut harness, Modifiers::SHIFT, Key::Num3);
        settle(&mut harness);
    }
}

/// Where the model has weighed the suggestions, it decides which are proposed and which comes next; what somebody has touched is
/// left as it was.
#[test]
fn most_worth_goes_by_what_the_model_says() {
    let (folder, mut harness, file) = saved();
    key(&mut harness, Key::J);
    let own = selected(&harness);
    key(&mut harness, Key::A);
    ctrl(&mut harness, Key::S);
    settle(&mut harness);
    let session = harness.state().session().clone();
    drop(harness);
    let suggested = session.claims.live();
    let suggested = suggested.filter(|(_, claim)| claim.is_suggestion() && !claim.is_part());
    let mut by_rules: Vec<(i64, Id)> = suggested.map(|(id, claim)| (claim.worth, id)).collect();
    by_rules.sort_unstable();
    // The other way round than the rules: the first half is worth a check, the very first most.
    let scores: Vec<Weighing> = by_rules
        .iter()
        .zip((0..=1000).rev().step_by(1000 / by_rules.len()))
        .map(|((_, claim), worth)| Weighing {
            claim: *claim,
            worth,
            checkable: 1000,
        })
        .collect();
    assert!(scores.len() > 3);
    ada_writes(
        &file,
        Command::Weigh {
            article: session.articles_in_order()[0].0,
            weights: 1,
            scores: scores.clone(),
        },
    );
    let mut harness = window(folder.path(), [1440.0, 900.0], &[file]);
    assert!(claim(&harness, own).weighed.is_none());
    // All are checkable, by the model.
    assert_eq!(listed(&harness).len(), scores.len() + 1);
    assert!(says(&harness, "Checkable from"));
    ctrl(&mut harness, Key::K);
    letters(&mut harness, "Session details");
    key(&mut harness, Key::Enter);
    click(&mut harness, "Most worth a check");
    click(&mut harness, "Done");
    let worth_it: Vec<Id> = scores
        .iter()
        .filter(|one| one.worth >= 500)
        .map(|one| one.claim)
        .collect();
    let mut seen: Vec<Id> = listed(&harness).iter().map(|(id, _)| *id).collect();
    seen.retain(|id| *id != own);
    seen.sort_unstable();
    let mut expected = worth_it.clone();
    expected.sort_unstable();
    assert_eq!(seen, expected);
    assert!(says(&harness, "Worth a check from"));
    let below = format!(
        "{} suggestions, {} below",
        worth_it.len(),
        scores.len() - worth_it.len()
    );
    assert!(says(&harness, below.leak()));
    for expected in worth_it.iter().take(2) {
        key(&mut harness, Key::N);
        settle(&mut harness);
        assert_eq!(selected(&harness), *expected);
        press(&mut harness, Modifiers::SHIFT, Key::Num3);
        settle(&mut harness);
    }
}

#[test]
fn the_keys_are_learnt_by_doing() {
    let (_folder, mut harness) = opened();
    click(&mut harness, "Session");
    click(&mut harness, "Learn the keys");
    for (title, keys) in [
        ("From claim to claim", &[Key::J][..]),
        ("Take a suggestion up", &[Key::A]),
        ("Put one aside", &[Key::X]),
    ] {
        assert!(harness.query_by_label(title).is_some(), "{title}");
        for &one in keys {
            key(&mut harness, one);
        }
        settle(&mut harness);
    }
    assert!(says(&harness, "Take a step back"));
    ctrl(&mut harness, Key::Z);
    settle(&mut harness);
    assert!(says(&harness, "Cite a source"));
    // Another way is as good: it was skipped, and the step after it is on.
    click(&mut harness, "Skip");
    key(&mut harness, Key::J);
    key(&mut harness, Key::Num2);
    settle(&mut harness);
    assert!(says(&harness, "Say why"));
    click(&mut harness, "End the tour");
    assert!(!says(&harness, "Say why"));
}

#[test]
fn a_session_is_kept_as_a_template_and_sets_another_one_up() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(folder.path(), [1200.0, 800.0], &[]);
    let open = |harness: &mut egui_kittest::Harness<'static, tickmark::workbench::App>| {
        ctrl(harness, Key::K);
        letters(harness, "Session templates");
        key(harness, Key::Enter);
        wait_until(harness, "the templates", |harness| {
            harness
                .query_by_label("Set up: Debunking, what is most worth a check")
                .is_some()
        });
        settle(harness);
    };
    open(&mut harness);
    click(&mut harness, "Set up: Magazine check, line by line");
    assert_eq!(harness.state().session().details.way, Way::EveryFact);
    open(&mut harness);
    write(&mut harness, "Name of the template", "Coast desk");
    click(&mut harness, "Keep");
    wait_until(&mut harness, "the new one", |harness| {
        harness.query_by_label("Set up: Coast desk").is_some()
    });
    drop(harness);

    let mut harness = window(folder.path(), [1200.0, 800.0], &[]);
    assert_eq!(harness.state().session().details.way, Way::Unset);
    open(&mut harness);
    click(&mut harness, "Set up: Coast desk");
    assert_eq!(harness.state().session().details.way, Way::EveryFact);
    ctrl(&mut harness, Key::Z);
    settle(&mut harness);
    assert_eq!(harness.state().session().details.way, Way::Unset);
    open(&mut harness);
    click(&mut harness, "Put away Coast desk");
    wait_until(&mut harness, "it gone", |harness| {
        harness.query_by_label("Set up: Coast desk").is_none()
    });
}

#[test]
fn a_template_asks_before_verdicts_fall_out_of_the_scale() {
    let (_folder, mut harness, first) = begun();
    key(&mut harness, Key::Num1);
    let open = |harness: &mut egui_kittest::Harness<'static, tickmark::workbench::App>| {
        ctrl(harness, Key::K);
        letters(harness, "Session templates");
        key(harness, Key::Enter);
        wait_until(harness, "the templates", |harness| {
            harness
                .query_by_label("Set up: Magazine check, line by line")
                .is_some()
        });
        settle(harness);
    };
    open(&mut harness);
    // The first has the focus: neither one Enter nor two do it.
    key(&mut harness, Key::Enter);
    assert!(says(&harness, "1 verdict would not be on it"));
    assert_eq!(harness.state().session().details.way, Way::Unset);
    key(&mut harness, Key::Enter);
    assert_eq!(harness.state().session().details.way, Way::Unset);
    click(&mut harness, "Set up: Magazine check, line by line");
    click(&mut harness, "Set up all the same");
    assert_eq!(harness.state().session().details.way, Way::EveryFact);
    assert_eq!(claim(&harness, first).verdict.as_deref(), Some("true"));
    let scale = harness.state().session().scale().name;
    ctrl(&mut harness, Key::Z);
    assert_eq!(harness.state().session().details.way, Way::Unset);
    assert_ne!(harness.state().session().scale().name, scale);
}

#[test]
fn a_command_is_given_another_key() {
    let (folder, mut harness) = opened();
    let change = |harness: &mut egui_kittest::Harness<'static, tickmark::workbench::App>| {
        ctrl(harness, Key::Comma);
        click(harness, "Change keys…");
        letters(harness, "next claim");
        key(harness, Key::Enter);
        settle(harness);
    };
    change(&mut harness);
    assert!(says(&harness, "Press the key for “Next claim”."));
    // What one moves about with stays what it is.
    key(&mut harness, Key::Tab);
    settle(&mut harness);
    assert!(says(
        &harness,
        "This key is needed to move about; try another."
    ));
    key(&mut harness, Key::F8);
    settle(&mut harness);
    key(&mut harness, Key::Escape);
    settle(&mut harness);
    key(&mut harness, Key::J);
    settle(&mut harness);
    assert_eq!(
        harness.state().selected_claim(),
        None,
        "J is not its key any more"
    );
    key(&mut harness, Key::F8);
    settle(&mut harness);
    let first = selected(&harness);
    // The next window knows it, and it can be taken back.
    drop(harness);
    let file = article(folder.path());
    let mut harness = window(folder.path(), [1440.0, 900.0], &[file]);
    key(&mut harness, Key::F8);
    settle(&mut harness);
    assert!(harness.state().selected_claim().is_some(), "{first}");
    change(&mut harness);
    click(&mut harness, "Usual key");
    key(&mut harness, Key::Escape);
    key(&mut harness, Key::Escape);
    settle(&mut harness);
    key(&mut harness, Key::J);
    settle(&mut harness);
    assert!(harness.state().selected_claim().is_some());
}
