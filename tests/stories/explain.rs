//! Why something was suggested: reasons on the card, a filter by signal, and what the threshold would change.

use egui::{Key, accesskit::Role};
use egui_kittest::kittest::{Queryable as _, by};
use tickmark::session::{Command, NOT_WORTH, SignalKind, Weighing};

use super::shared::ada_writes;
use crate::support::window::*;

const SLIDER: &str = "Suggest claims that are at least so checkable";

/// The claims whose cards are listed, by going through them with the keyboard.
fn walked(
    harness: &mut egui_kittest::Harness<'static, tickmark::workbench::App>,
) -> Vec<tickmark::session::Id> {
    key(harness, Key::Escape);
    let mut seen = Vec::new();
    loop {
        key(harness, Key::J);
        let id = selected(harness);
        if seen.last() == Some(&id) {
            return seen;
        }
        seen.push(id);
    }
}

fn by_signal(
    harness: &egui_kittest::Harness<'static, tickmark::workbench::App>,
    kind: &SignalKind,
) -> Vec<tickmark::session::Id> {
    let all = listed(harness).into_iter().map(|(id, _)| id);
    let found = all.filter(|id| {
        let signals = &claim(harness, *id).signals;
        signals.iter().any(|signal| signal.kind == *kind)
    });
    found.collect()
}

#[test]
fn the_open_card_says_why_a_claim_was_suggested() {
    let (_folder, mut harness, id) = begun();
    let reasons = claim(&harness, id).reasons;
    assert!(!reasons.is_empty());
    assert!(
        harness.query_by_label(&reasons[0]).is_none(),
        "folded at first"
    );
    click(&mut harness, "Why it was suggested");
    for reason in reasons {
        assert!(harness.query_by_label(&reason).is_some(), "{reason}");
    }
    let line = format!("checkable {} · worth", claim(&harness, id).checkable);
    assert!(says(&harness, line.leak()));
    // Taken up, it still says so.
    key(&mut harness, Key::A);
    assert!(says(&harness, "Why it was suggested"));
}

/// Selects a claim by going through the list from its beginning.
fn go_to(
    harness: &mut egui_kittest::Harness<'static, tickmark::workbench::App>,
    id: tickmark::session::Id,
) {
    key(harness, Key::Escape);
    key(harness, Key::J);
    while selected(harness) != id {
        key(harness, Key::J);
    }
}

/// The model's answer is called what it is, and the rules do not contradict it.
#[test]
fn the_open_card_says_what_the_model_finds() {
    let folder = tempfile::tempdir().unwrap();
    let article = folder.path().join("pool.txt");
    std::fs::write(
        &article,
        "On Monday she met her friend Anna in Rome.\n\nThe pool cost 4 million crowns in 2024.\n",
    )
    .unwrap();
    let mut harness = window(folder.path(), [1440.0, 900.0], &[article]);
    let file = folder.path().join("pool.factcheck.json");
    ctrl(&mut harness, Key::S);
    give_path(&mut harness, &file);
    let all: Vec<_> = listed(&harness).into_iter().map(|(id, _)| id).collect();
    let kept_back = |id: &&tickmark::session::Id| {
        let reasons = claim(&harness, **id).reasons;
        reasons.last().is_some_and(|last| last == NOT_WORTH)
    };
    let first = *all.iter().find(kept_back).unwrap();
    let second = *all.iter().find(|id| **id != first).unwrap();
    let article = claim(&harness, first).article;
    drop(harness);
    let scores = [(first, 812), (second, 231)].map(|(claim, worth)| Weighing {
        claim,
        worth,
        checkable: 640,
    });
    ada_writes(
        &file,
        Command::Weigh {
            article,
            weights: 1,
            scores: scores.into(),
        },
    );
    let mut harness = window(folder.path(), [1440.0, 900.0], &[file]);
    go_to(&mut harness, first);
    click(&mut harness, "Why it was suggested");
    assert!(says(
        &harness,
        "a model trained on debates, with the rules, finds it worth a check: 812 of 1000"
    ));
    assert!(says(&harness, "checkable 640 · worth checking 812 of 1000"));
    assert!(!says(&harness, NOT_WORTH));
    let reason = claim(&harness, first).reasons.swap_remove(0);
    assert!(says(&harness, reason.leak()), "the rules say theirs still");
    go_to(&mut harness, second);
    assert!(says(
        &harness,
        "a model trained on debates, with the rules, finds it hardly worth a check: 231 of 1000"
    ));
}

#[test]
fn claims_are_filtered_by_the_signal_that_found_them() {
    let (_folder, mut harness) = opened();
    let all = walked(&mut harness);
    let quoted = by_signal(&harness, &SignalKind::Quotation);
    assert!(!quoted.is_empty() && quoted.len() < all.len());
    let before = harness.state().session().revision();
    click(&mut harness, "Filter by signal");
    let line = format!("Found by quotation, {} claims", quoted.len());
    click(&mut harness, &line);
    assert_eq!(walked(&mut harness), quoted);
    let hidden = format!(
        "{} hidden: only “quotation” is listed",
        all.len() - quoted.len()
    );
    assert!(says(&harness, hidden.leak()));
    click(&mut harness, "Found by quotation: show all again");
    assert_eq!(walked(&mut harness), all);
    assert!(!says(&harness, "hidden: only"));
    assert_eq!(
        harness.state().session().revision(),
        before,
        "the document knows nothing of it"
    );
}

#[test]
fn the_keyboard_goes_from_signal_to_signal_and_back_to_all() {
    let (_folder, mut harness) = opened();
    let all = walked(&mut harness);
    let mut seen = 0;
    for kind in SignalKind::ALL {
        let wanted = by_signal(&harness, kind);
        if wanted.is_empty() {
            continue;
        }
        key(&mut harness, Key::G);
        assert_eq!(walked(&mut harness), wanted, "{kind:?}");
        seen += 1;
    }
    assert!(seen > 3);
    key(&mut harness, Key::G);
    assert_eq!(walked(&mut harness), all, "after the last comes all");
    key(&mut harness, Key::G);
    shift(&mut harness, Key::G);
    assert_eq!(walked(&mut harness), all);
}

/// Two people and a town; one of them by two forms of her name.
const NAMED: &str = "\
Marta Oll has led the harbour office since 2016.

In 2024, Oll said, the ferry carried 412,000 passengers.

Jonas Brandt told the council that 23 million crowns were paid in 2023.

Oll denied on Monday that 14 crossings were missed last year.
";

#[test]
fn claims_are_filtered_by_whom_they_concern() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("named.txt");
    std::fs::write(&file, NAMED).unwrap();
    let mut harness = window(folder.path(), [1440.0, 900.0], &[file]);
    let all = walked(&mut harness);
    let holding = |harness: &egui_kittest::Harness<'static, tickmark::workbench::App>, name| {
        let cards = listed(harness).into_iter().filter(|(id, _)| {
            let claim = claim(harness, *id);
            claim
                .anchors
                .values()
                .any(|anchor| anchor.exact.contains(name))
        });
        cards.map(|(id, _)| id).collect::<Vec<_>>()
    };
    let (oll, brandt) = (holding(&harness, "Oll"), holding(&harness, "Brandt"));
    assert!(oll.len() >= 3 && !brandt.is_empty());
    click(&mut harness, "Filter by name");
    click(
        &mut harness,
        &format!("About Marta Oll, {} claims", oll.len()),
    );
    assert_eq!(walked(&mut harness), oll, "by either form of the name");
    click(&mut harness, "About Marta Oll: show all again");
    assert_eq!(walked(&mut harness), all);
    key(&mut harness, Key::P);
    assert_eq!(walked(&mut harness), oll, "the most frequent comes first");
    // A signal takes the name's place, and a name the signal's.
    key(&mut harness, Key::G);
    key(&mut harness, Key::P);
    assert_eq!(walked(&mut harness), oll);
    key(&mut harness, Key::P);
    assert_eq!(walked(&mut harness), brandt);
    shift(&mut harness, Key::G);
    assert_eq!(walked(&mut harness), all);
}

#[test]
fn while_it_is_dragged_the_slider_says_what_it_would_change() {
    let (_folder, mut harness) = opened();
    let before = listed(&harness);
    let slider = harness.get(by().role(Role::Slider).label(SLIDER).include_labels());
    let rail = slider.rect();
    harness.drag_at(rail.center());
    harness.run_steps(2);
    harness.hover_at(egui::pos2(rail.right() - 2.0, rail.center().y));
    harness.run_steps(2);
    let hint = format!("0 suggestions, −{}", before.len());
    assert!(says(&harness, hint.leak()));
    assert_eq!(
        listed(&harness),
        before,
        "nothing is done before it is let go"
    );
    harness.hover_at(egui::pos2(rail.left() + 2.0, rail.center().y));
    harness.run_steps(2);
    assert!(says(&harness, "suggestions, +"));
    harness.drop_at(egui::pos2(rail.left() + 2.0, rail.center().y));
    settle(&mut harness);
    assert!(listed(&harness).len() > before.len());
    ctrl(&mut harness, Key::Z);
    assert_eq!(listed(&harness), before);
}
