//! The claims as a table: several selected, decided in one step, taken back in one.

use egui::{Key, Modifiers};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use tickmark::{
    session::{CheckStatus, Id, Standing},
    workbench::App,
};

use crate::support::window::*;

type Window = Harness<'static, App>;

/// The table over the ferry article, with its rows.
fn table() -> (tempfile::TempDir, Window, Vec<Id>) {
    let (folder, mut harness) = opened();
    let ids: Vec<Id> = listed(&harness).into_iter().map(|(id, _)| id).collect();
    assert!(ids.len() >= 5, "{}", ids.len());
    shift(&mut harness, Key::T);
    rows_are_there(&mut harness);
    (folder, harness, ids)
}

fn rows_are_there(harness: &mut Window) {
    wait_until(harness, "the rows", |harness| says(harness, "Select F1"));
    settle(harness);
}

fn standing(harness: &Window, id: Id) -> Standing {
    claim(harness, id).standing
}

fn undo_label(harness: &Window) -> String {
    let label = harness.state().session().undo_label();
    label.unwrap_or_default().to_owned()
}

#[test]
fn several_are_selected_by_keys_and_dismissed_in_one_step() {
    let (_folder, mut harness, ids) = table();
    key(&mut harness, Key::ArrowDown);
    shift(&mut harness, Key::ArrowDown);
    shift(&mut harness, Key::ArrowDown);
    assert!(says(&harness, "3 selected"));
    key(&mut harness, Key::X);
    for (place, id) in ids.iter().enumerate() {
        let aside = standing(&harness, *id) == Standing::Dismissed;
        assert_eq!(aside, (1..=3).contains(&place), "{place}");
    }
    assert_eq!(undo_label(&harness), "Dismiss 3 claims");
    wait_until(&mut harness, "they are gone", |harness| {
        !says(harness, "Select F2")
    });
    ctrl(&mut harness, Key::Z);
    assert!(
        ids.iter()
            .all(|id| standing(&harness, *id) != Standing::Dismissed)
    );
    wait_until(&mut harness, "they are back", |harness| {
        says(harness, "Select F2")
    });
    // And are selected as they were: the next key is about the same rows.
    settle(&mut harness);
    assert!(says(&harness, "3 selected"));
    key(&mut harness, Key::X);
    assert_eq!(undo_label(&harness), "Dismiss 3 claims");
    assert_eq!(standing(&harness, ids[1]), Standing::Dismissed);
}

#[test]
fn a_row_that_is_filtered_away_is_not_decided() {
    let (_folder, mut harness, ids) = table();
    key(&mut harness, Key::ArrowDown);
    click(&mut harness, "Dismissed 0");
    wait_until(&mut harness, "nothing is listed", |harness| {
        says(harness, "No claim fits") && says(harness, "No row")
    });
    settle(&mut harness);
    assert!(
        harness
            .get_by_label("Take back")
            .accesskit_node()
            .is_disabled()
    );
    harness.get_by_label("Find in the table").focus();
    key(&mut harness, Key::Escape);
    key(&mut harness, Key::X);
    assert!(
        ids.iter()
            .all(|id| standing(&harness, *id) == Standing::Suggested)
    );
}

#[test]
fn sorting_brings_the_current_row_into_view() {
    let (_folder, mut harness, ids) = table();
    // So low that three rows have room.
    harness.set_size(egui::vec2(1440.0, 360.0));
    settle(&mut harness);
    key(&mut harness, Key::End);
    let last = harness.state().session().label(*ids.last().unwrap());
    let name = format!("Select {last}");
    let seen = |harness: &Window| harness.query_by_label(&name).is_some();
    assert!(seen(&harness) && !says(&harness, "Select F1"));
    click(&mut harness, "Sort by No.");
    settle(&mut harness);
    click(&mut harness, "Sort by No., sorted");
    wait_until(&mut harness, "the other order", |harness| {
        says(harness, "Sort by No., sorted downwards") && seen(harness)
    });
}

#[test]
fn suggestions_that_are_only_shared_out_stay_suggestions() {
    let (_folder, mut harness, ids) = table();
    shift(&mut harness, Key::ArrowDown);
    key(&mut harness, Key::L);
    letters(&mut harness, "budget");
    key(&mut harness, Key::Enter);
    key(&mut harness, Key::O);
    letters(&mut harness, "Ida Brandt");
    key(&mut harness, Key::Enter);
    assert!(claim(&harness, ids[1]).assigned_to.is_some());
    assert_eq!(standing(&harness, ids[0]), Standing::Suggested);
    assert_eq!(standing(&harness, ids[1]), Standing::Suggested);
}

#[test]
fn escape_lets_the_selection_go_and_only_then_closes() {
    let (_folder, mut harness, _) = table();
    key(&mut harness, Key::Space);
    assert!(says(&harness, "1 selected"));
    key(&mut harness, Key::Escape);
    assert!(!says(&harness, "1 selected"));
    assert!(says(&harness, "Sort by Status"));
    key(&mut harness, Key::Escape);
    assert!(!says(&harness, "Sort by Status"));
}

#[test]
fn what_was_dismissed_is_listed_and_taken_back_by_mouse() {
    let (_folder, mut harness, ids) = table();
    click(&mut harness, "Select F1");
    click(&mut harness, "Select F2");
    assert!(says(&harness, "2 selected"));
    click(&mut harness, "Dismiss");
    assert_eq!(undo_label(&harness), "Dismiss 2 claims");
    wait_until(&mut harness, "the count", |harness| {
        says(harness, "Dismissed 2")
    });
    settle(&mut harness);
    click(&mut harness, "Dismissed 2");
    wait_until(&mut harness, "they are listed", |harness| {
        says(harness, "F1: Dismissed")
    });
    settle(&mut harness);
    click(&mut harness, "Select F2");
    click(&mut harness, "Take back");
    assert_eq!(standing(&harness, ids[0]), Standing::Dismissed);
    assert_eq!(standing(&harness, ids[1]), Standing::Suggested);
    assert_eq!(undo_label(&harness), "Take back F2");
}

#[test]
fn status_verdict_and_person_are_set_for_all_that_are_listed() {
    let (_folder, mut harness, ids) = table();
    ctrl(&mut harness, Key::A);
    shift(&mut harness, Key::Num3);
    let checked = |harness: &Window, id: &Id| claim(harness, *id).check_status;
    assert!(
        ids.iter()
            .all(|id| checked(&harness, id) == CheckStatus::Checked)
    );
    let label = format!("Set status of {} claims: Checked", ids.len());
    assert_eq!(undo_label(&harness), label);
    key(&mut harness, Key::Num1);
    assert!(ids.iter().all(|id| claim(&harness, *id).verdict.is_some()));
    ctrl(&mut harness, Key::Z);
    assert!(ids.iter().all(|id| claim(&harness, *id).verdict.is_none()));
    key(&mut harness, Key::O);
    letters(&mut harness, "Ida Brandt");
    key(&mut harness, Key::Enter);
    let session = harness.state().session();
    for id in &ids {
        let person = claim(&harness, *id).assigned_to.unwrap();
        assert_eq!(session.people.get(person).unwrap().name, "Ida Brandt");
    }
    // The keyboard is back in the table, and nothing is lost of the selection.
    assert!(says(&harness, "selected"));
    key(&mut harness, Key::Escape);
    assert!(says(&harness, "Sort by Status"));
}

#[test]
fn a_letter_in_the_field_decides_nothing_and_enter_opens_the_claim() {
    let (_folder, mut harness, ids) = table();
    key(&mut harness, Key::Slash);
    letters(&mut harness, "xa");
    harness.key_press(Key::X);
    settle(&mut harness);
    assert!(says(&harness, "No claim fits"));
    assert!(
        ids.iter()
            .all(|id| standing(&harness, *id) == Standing::Suggested)
    );
    write(&mut harness, "Find in the table", "inspector");
    wait_until(&mut harness, "one is found", |harness| {
        says(harness, "inspector who asked") && !says(harness, "Select F1")
    });
    settle(&mut harness);
    // Out of the field, into the table.
    key(&mut harness, Key::Escape);
    key(&mut harness, Key::Enter);
    let words = claim(&harness, selected(&harness)).words(None).to_owned();
    assert!(words.contains("inspector"), "{words}");
    assert!(!says(&harness, "Sort by Status"));
}

#[test]
fn a_heading_and_a_key_sort_and_the_text_is_the_last_key() {
    let (_folder, mut harness, ids) = table();
    // The second claim is checked: sorted by status it comes last.
    key(&mut harness, Key::ArrowDown);
    shift(&mut harness, Key::Num3);
    let order = |harness: &Window| -> Vec<f32> {
        let session = harness.state().session();
        ids.iter()
            .map(|id| {
                let name = format!("Select {}", session.label(*id));
                harness.get_by_label(&name).rect().top()
            })
            .collect()
    };
    let text = order(&harness);
    assert!(text.is_sorted_by(|a, b| a < b), "{text:?}");
    click(&mut harness, "Sort by Status");
    wait_until(&mut harness, "the order", |harness| {
        let now = order(harness);
        now[1] > now[ids.len() - 1]
    });
    let now = order(&harness);
    let rest: Vec<f32> = [&now[..1], &now[2..]].concat();
    assert!(rest.is_sorted_by(|a, b| a < b), "{now:?}");
    press(&mut harness, Modifiers::SHIFT, Key::S);
    assert!(says(&harness, "Sort by Status, sorted downwards"));
    wait_until(&mut harness, "the other order", |harness| {
        let now = order(harness);
        now[1] < now[0]
    });
}

#[test]
fn a_tag_is_given_found_by_and_taken_away() {
    let (_folder, mut harness, ids) = table();
    shift(&mut harness, Key::ArrowDown);
    key(&mut harness, Key::L);
    letters(&mut harness, "budget");
    key(&mut harness, Key::Enter);
    assert_eq!(undo_label(&harness), "Tag 2 claims “budget”");
    assert_eq!(claim(&harness, ids[1]).tags, ["budget"]);
    wait_until(&mut harness, "the filter", |harness| {
        says(harness, "Tagged…")
    });
    settle(&mut harness);
    click(&mut harness, "Tagged…");
    harness
        .get_by(|node| {
            node.label()
                .is_some_and(|label| label.starts_with("budget"))
        })
        .click();
    wait_until(&mut harness, "only the tagged", |harness| {
        says(harness, "Select F2") && !says(harness, "Select F3")
    });
    settle(&mut harness);
    // All that are selected have it: taking it takes it away.
    key(&mut harness, Key::L);
    key(&mut harness, Key::Enter);
    assert!(claim(&harness, ids[0]).tags.is_empty());
    assert!(claim(&harness, ids[1]).tags.is_empty());
}

#[test]
fn a_filter_gets_a_name_that_the_next_window_knows() {
    let (folder, mut harness, _) = table();
    write(&mut harness, "Find in the table", "crowns");
    key(&mut harness, Key::Escape);
    click(&mut harness, "Filters with a name");
    letters(&mut harness, "money");
    key(&mut harness, Key::Enter);
    assert!(says(&harness, "Saved: money"));
    close(harness);
    let file = folder.path().join("ferry.txt");
    let mut harness = window(folder.path(), [1440.0, 900.0], &[file]);
    shift(&mut harness, Key::T);
    rows_are_there(&mut harness);
    click(&mut harness, "Saved: money");
    wait_until(&mut harness, "what it stands for", |harness| {
        says(harness, "A ticket costs") && !says(harness, "Select F1")
    });
    settle(&mut harness);
    // And it can be forgotten.
    click(&mut harness, "Filters with a name");
    letters(&mut harness, "money");
    key(&mut harness, Key::ArrowDown);
    key(&mut harness, Key::ArrowDown);
    key(&mut harness, Key::Enter);
    assert!(!says(&harness, "Saved: money"));
}

#[test]
fn the_review_page_says_who_checks_a_claim_and_tags_it() {
    let (_folder, mut harness, id) = begun();
    key(&mut harness, Key::O);
    letters(&mut harness, "Ida Brandt");
    key(&mut harness, Key::Enter);
    key(&mut harness, Key::L);
    letters(&mut harness, "harbour");
    key(&mut harness, Key::Enter);
    assert_eq!(claim(&harness, id).tags, ["harbour"]);
    assert!(says(&harness, "Checked by Ida Brandt"), "on the card");
    assert!(says(&harness, "Tagged harbour"), "on the card");
    // The keyboard is where it was.
    key(&mut harness, Key::J);
    assert_ne!(selected(&harness), id);
    // Escape asks nothing more, and changes nothing.
    key(&mut harness, Key::O);
    key(&mut harness, Key::Escape);
    assert!(claim(&harness, selected(&harness)).assigned_to.is_none());
}

#[test]
fn parts_stand_under_their_whole_and_are_facts_of_their_own() {
    let (_folder, mut harness, whole, parts) = super::parts::with_parts();
    shift(&mut harness, Key::T);
    rows_are_there(&mut harness);
    assert!(!says(&harness, "Select F2a"), "kept whole");
    key(&mut harness, Key::Escape);
    key(&mut harness, Key::V);
    shift(&mut harness, Key::T);
    wait_until(&mut harness, "the parts", |harness| {
        says(harness, "Select F2a") && says(harness, "All 4")
    });
    settle(&mut harness);
    let top = |harness: &Window, name: &str| harness.get_by_label(name).rect().top();
    assert!(top(&harness, "Select F2") < top(&harness, "Select F2a"));
    assert!(top(&harness, "Select F2b") < top(&harness, "Select F3"));
    click(&mut harness, "Select F2b");
    shift(&mut harness, Key::Num3);
    assert_eq!(claim(&harness, parts[1]).check_status, CheckStatus::Checked);
    assert_eq!(claim(&harness, parts[0]).check_status, CheckStatus::ToCheck);
    assert!(claim(&harness, whole).in_parts);
}
