//! Making, taking up, cutting and joining claims; what holds nothing to check; the threshold.

use egui::accesskit::Role;
use egui::{Key, Modifiers, pos2};
use egui_kittest::kittest::{Queryable as _, by};

use crate::support::window::*;

fn words(harness: &egui_kittest::Harness<'static, tickmark::workbench::App>) -> String {
    harness
        .state()
        .selected_words()
        .unwrap_or_default()
        .to_owned()
}

#[test]
fn a_suggestion_is_accepted_or_dismissed_and_both_are_undone() {
    let (_folder, mut harness) = opened();
    let claims = listed(&harness);
    key(&mut harness, Key::J);
    let id = selected(&harness);
    assert!(claim(&harness, id).is_suggestion());
    key(&mut harness, Key::A);
    assert!(!claim(&harness, id).is_suggestion());
    assert_eq!(selected(&harness), claims[1].0, "and on to the next");
    ctrl(&mut harness, Key::Z);
    assert!(claim(&harness, id).is_suggestion());
    key(&mut harness, Key::K);
    click(&mut harness, "Dismiss claim X");
    assert!(!claim(&harness, id).is_live());
    assert_eq!(selected(&harness), claims[1].0, "the next one is selected");
    assert_eq!(listed(&harness).len(), claims.len() - 1);
    ctrl(&mut harness, Key::Z);
    assert_eq!(listed(&harness), claims);
}

#[test]
fn words_are_selected_with_keys_and_become_a_claim() {
    let (_folder, mut harness) = opened();
    let claims = listed(&harness);
    key(&mut harness, Key::J);
    // Piece by piece through the claim, then sentence by sentence.
    shift(&mut harness, Key::ArrowDown);
    assert!(
        claims[0].1.starts_with(&words(&harness)),
        "{}",
        words(&harness)
    );
    for _ in 0..20 {
        shift(&mut harness, Key::ArrowDown);
        if words(&harness).ends_with('.') {
            break;
        }
    }
    let sentence = words(&harness);
    assert!(!claims[0].1.contains(&sentence), "{sentence}");
    assert_eq!(listed(&harness), claims, "selecting alone creates nothing");
    // Two words off the end, one off the beginning.
    shift(&mut harness, Key::ArrowLeft);
    shift(&mut harness, Key::ArrowLeft);
    press(
        &mut harness,
        Modifiers::COMMAND | Modifiers::SHIFT,
        Key::ArrowRight,
    );
    let part = words(&harness);
    assert!(sentence.contains(&part) && !part.ends_with('.'), "{part}");
    assert!(!sentence.starts_with(&part));
    key(&mut harness, Key::C);
    let made = selected(&harness);
    assert!(claims.iter().all(|(id, _)| *id != made));
    assert!(listed(&harness).contains(&(made, part)));
    assert!(!claim(&harness, made).is_suggestion());
    assert_eq!(words(&harness), "", "the selection is used up");
    ctrl(&mut harness, Key::Z);
    assert_eq!(listed(&harness), claims);
}

#[test]
fn words_are_selected_with_the_mouse() {
    let (_folder, mut harness) = opened();
    let before = listed(&harness).len();
    harness.drag_at(pos2(420.0, 300.0));
    harness.run_steps(2);
    harness.hover_at(pos2(640.0, 330.0));
    harness.run_steps(2);
    harness.drop_at(pos2(640.0, 330.0));
    settle(&mut harness);
    let part = words(&harness);
    assert!(
        part.len() > 20 && ARTICLE.contains(part.lines().next().unwrap()),
        "{part:?}"
    );
    assert_eq!(listed(&harness).len(), before);
    key(&mut harness, Key::C);
    let made = selected(&harness);
    let words = listed(&harness)
        .into_iter()
        .find(|(id, _)| *id == made)
        .unwrap()
        .1;
    assert_eq!(words, part.trim());
}

#[test]
fn a_claim_is_split_joined_and_moved() {
    let (_folder, mut harness) = opened();
    let claims = listed(&harness);
    let at = claims
        .iter()
        .position(|(_, words)| words.contains("A ticket costs"))
        .unwrap();
    for _ in 0..=at {
        key(&mut harness, Key::J);
    }
    let id = claims[at].0;
    assert_eq!(selected(&harness), id);
    // The second piece of the claim, and cut: three keys.
    shift(&mut harness, Key::ArrowDown);
    shift(&mut harness, Key::ArrowDown);
    assert!(
        words(&harness).starts_with("up from"),
        "{}",
        words(&harness)
    );
    key(&mut harness, Key::S);
    let now = listed(&harness);
    assert_eq!(now.len(), claims.len() + 1, "{now:?}");
    let first = &now.iter().find(|(other, _)| *other == id).unwrap().1;
    assert!(
        first.starts_with("A ticket costs") && !first.contains("3.20"),
        "{first}"
    );
    assert!(
        now[at + 1].1.starts_with("up from 3.20"),
        "{}",
        now[at + 1].1
    );

    key(&mut harness, Key::Escape);
    assert_eq!(selected(&harness), id);
    key(&mut harness, Key::M);
    assert_eq!(listed(&harness).len(), claims.len());

    // Before a word in the middle, by its letters: Escape first, which changes nothing; then four keys.
    key(&mut harness, Key::S);
    letters(&mut harness, "fr");
    key(&mut harness, Key::Escape);
    assert_eq!(listed(&harness).len(), claims.len());
    assert_eq!(selected(&harness), id);
    key(&mut harness, Key::S);
    letters(&mut harness, "fr");
    key(&mut harness, Key::Enter);
    let now = listed(&harness);
    assert!(now[at].1.ends_with("up"), "{}", now[at].1);
    assert!(now[at + 1].1.starts_with("from 3.20"), "{}", now[at + 1].1);
    key(&mut harness, Key::M);
    let now = listed(&harness);
    assert_eq!(now.len(), claims.len());
    let joined = &now.iter().find(|(other, _)| *other == id).unwrap().1;
    assert!(
        joined.starts_with("A ticket costs") && joined.contains("3.20"),
        "{joined}"
    );

    // Moved to fewer words.
    shift(&mut harness, Key::ArrowLeft);
    shift(&mut harness, Key::ArrowLeft);
    let fewer = words(&harness);
    key(&mut harness, Key::R);
    let now = listed(&harness);
    assert_eq!(now.iter().find(|(other, _)| *other == id).unwrap().1, fewer);
    for _ in 0..3 {
        ctrl(&mut harness, Key::Z);
    }
    assert_eq!(listed(&harness), claims);
}

#[test]
fn nothing_to_check_raises_the_coverage() {
    let (_folder, mut harness) = opened();
    let article = harness.state().session().articles_in_order()[0].0;
    let before = harness.state().session().coverage(article).1;
    // The sentence about the still water, found by walking through the sentences.
    shift(&mut harness, Key::ArrowDown);
    for _ in 0..20 {
        if words(&harness).starts_with("Some mornings") {
            break;
        }
        shift(&mut harness, Key::ArrowDown);
    }
    assert!(words(&harness).starts_with("Some mornings"));
    key(&mut harness, Key::Minus);
    let after = harness.state().session().coverage(article).1;
    assert_eq!(after.nothing, before.nothing + 1);
    assert!(after.percent() > before.percent());
    let said = format!("{} % of the article decided", after.percent());
    assert!(harness.query_by_label(said.leak()).is_some());
    // The same key takes the mark away, and there is another on.
    key(&mut harness, Key::Minus);
    assert_eq!(harness.state().session().coverage(article).1, before);
}

#[test]
fn nothing_to_check_puts_suggestions_aside_and_takes_them_back_without_losing_the_place() {
    let (_folder, mut harness, id) = begun();
    let claims = listed(&harness);
    key(&mut harness, Key::J);
    let second = selected(&harness);
    assert!(second != id && claim(&harness, second).is_suggestion());
    key(&mut harness, Key::Minus);
    assert!(!claim(&harness, second).is_live());
    key(&mut harness, Key::Minus);
    assert!(claim(&harness, second).is_suggestion());
    assert_eq!(listed(&harness), claims);
    // One goes on from there, not from the top.
    key(&mut harness, Key::K);
    assert_eq!(selected(&harness), id);
    key(&mut harness, Key::J);
    key(&mut harness, Key::Minus);
    key(&mut harness, Key::J);
    let now = selected(&harness);
    let place = |id| claims.iter().position(|(other, _)| *other == id).unwrap();
    assert!(
        place(now) > place(second),
        "{} after {}",
        place(now),
        place(second)
    );
}

#[test]
fn what_was_dismissed_is_listed_and_taken_back() {
    let (_folder, mut harness, id) = begun();
    let claims = listed(&harness);
    key(&mut harness, Key::X);
    assert!(!claim(&harness, id).is_live());
    shift(&mut harness, Key::X);
    assert!(says(&harness, "1 claim was put aside."));
    let name = format!("Take back: {}", claims[0].1);
    harness.get_by_label_contains(&name[..40]).click();
    settle(&mut harness);
    assert_eq!(listed(&harness), claims);
    assert!(claim(&harness, id).is_suggestion());
    assert!(says(&harness, "No claim of this article was put aside."));
    key(&mut harness, Key::Enter);
    assert!(!says(&harness, "Dismissed claims"), "Enter presses Close");
}

#[test]
fn the_slider_shows_more_or_fewer_suggestions_and_can_be_undone() {
    let (_folder, mut harness) = opened();
    let before = listed(&harness);
    let scores: Vec<i64> = before
        .iter()
        .map(|(id, _)| claim(&harness, *id).checkable)
        .collect();
    let most = *scores.iter().max().unwrap();
    let slider = "Suggest claims that are at least so checkable";
    harness
        .get(by().role(Role::Slider).label(slider).include_labels())
        .set_value_accesskit(most as f64);
    settle(&mut harness);
    let threshold = harness.state().session().details.shown_from();
    let kept = scores.iter().filter(|score| **score >= threshold).count();
    assert!(kept < before.len(), "{scores:?} from {threshold}");
    assert_eq!(listed(&harness).len(), kept);
    ctrl(&mut harness, Key::Z);
    assert_eq!(listed(&harness), before);
}
