//! What a person is told: above the page, in a list, and gone when it is mended.

use std::path::Path;

use egui::Key;
use egui_kittest::{Harness, kittest::Queryable as _};
use tickmark::{export::Format, session::Id, workbench::App};

use crate::support::window::*;

/// Adds a file that is not there; the notice names it.
fn fails(harness: &mut Harness<'static, App>, folder: &Path, name: &str) {
    ctrl(harness, Key::N);
    give_path(harness, &folder.join(name));
}

/// The top of the notice with some words.
fn top(harness: &Harness<'static, App>, words: &'static str) -> f32 {
    harness.get_by_label_contains(words).rect().top()
}

fn list(harness: &mut Harness<'static, App>) {
    ctrl(harness, Key::K);
    letters(harness, "all that was told");
    key(harness, Key::Enter);
    assert!(says(harness, "Notices"));
}

#[test]
fn notices_lie_above_the_page_newest_first_two_at_a_time_and_escape_closes_the_topmost() {
    let (folder, mut harness) = opened();
    let mark = |harness: &Harness<'static, App>| {
        let marks = harness.query_all_by_label_contains("claim 1 of ");
        marks.map(|node| node.rect()).next().unwrap()
    };
    let before = mark(&harness);
    for name in ["one.txt", "two.txt", "three.txt"] {
        fails(&mut harness, folder.path(), name);
    }
    assert_eq!(mark(&harness), before, "the page stays where it is");
    assert!(top(&harness, "three.txt") < top(&harness, "two.txt"));
    assert!(!says(&harness, "one.txt"));
    assert!(says(&harness, "3 notices"));
    key(&mut harness, Key::Escape);
    assert!(!says(&harness, "three.txt"));
    assert!(top(&harness, "two.txt") < top(&harness, "one.txt"));
    assert!(says(&harness, "2 notices"));
    key(&mut harness, Key::Escape);
    key(&mut harness, Key::Escape);
    assert!(!says(&harness, "one.txt") && !says(&harness, "notice"));
    // Nothing that was told is lost.
    list(&mut harness);
    for name in ["one.txt", "two.txt", "three.txt"] {
        assert!(harness.query_all_by_label_contains(name).count() > 0);
    }
    assert!(says(&harness, "2026, 09:"));
    key(&mut harness, Key::Enter);
    assert!(!says(&harness, "three.txt"), "Enter closes the list");
}

#[test]
fn what_went_well_goes_by_itself_unless_somebody_is_at_it() {
    let (folder, mut harness) = opened();
    let summary = folder.path().join("summary.md");
    export(&mut harness, Format::Markdown, &summary);
    assert!(says(&harness, "Review summary, Markdown: written to"));
    let notice = harness.get_by_label_contains("Review summary, Markdown: written to");
    notice.hover();
    harness.run_steps(60);
    assert!(says(&harness, "Review summary, Markdown: written to"));
    harness.event(egui::Event::PointerGone);
    harness.run_steps(60);
    assert!(!says(&harness, "Review summary, Markdown: written to"));
    assert!(!says(&harness, "1 notice"), "it was no news");
    list(&mut harness);
    assert!(says(&harness, "Review summary, Markdown: written to"));
}

#[test]
fn what_an_export_replaces_is_kept_and_told() {
    let (folder, mut harness) = opened();
    let summary = folder.path().join("summary.md");
    std::fs::write(&summary, "by hand").unwrap();
    export(&mut harness, Format::Markdown, &summary);
    assert!(says(&harness, "What was there is kept as summary.md.bak"));
    let kept = std::fs::read_to_string(folder.path().join("summary.md.bak"));
    assert_eq!(kept.unwrap(), "by hand");
    let written = std::fs::read_to_string(&summary).unwrap();
    assert!(written.starts_with("# Review summary"), "{written}");
}

#[test]
fn what_went_wrong_stays_until_it_goes_well() {
    let (folder, mut harness) = opened();
    let gone = folder.path().join("gone");
    ctrl(&mut harness, Key::S);
    give_path(&mut harness, &gone.join("s.factcheck.json"));
    fails(&mut harness, folder.path(), "other.txt");
    harness.run_steps(100);
    assert!(says(&harness, "was not saved") && says(&harness, "other.txt"));
    std::fs::create_dir(&gone).unwrap();
    click(&mut harness, "Save as…");
    give_path(&mut harness, &gone.join("s.factcheck.json"));
    assert!(!harness.state().is_dirty(), "{:?}", told(&harness));
    assert!(!says(&harness, "was not saved"));
    assert!(says(&harness, "other.txt"), "that is another matter");
    // The same file, which is there by now.
    let other = "Fish market of Lunn\n\nThe market sold 40 tonnes of fish in 2024.\n";
    std::fs::write(folder.path().join("other.txt"), other).unwrap();
    fails(&mut harness, folder.path(), "other.txt");
    assert!(told(&harness).is_empty(), "{:?}", told(&harness));
    list(&mut harness);
    assert!(says(&harness, "was not saved") && says(&harness, "over"));
}

#[test]
fn a_damaged_file_says_what_is_lost_and_nothing_hides_it() {
    let (folder, harness, file) = saved();
    close(harness);
    let text = std::fs::read_to_string(&file).unwrap();
    let mut value: serde_json::Value = serde_json::from_str(&text).unwrap();
    let claims = value["claims"].as_object_mut().unwrap();
    let all = claims.values().filter(|claim| claim.is_object()).count();
    let names: Vec<String> = claims.keys().take(2).cloned().collect();
    for name in &names {
        claims[name] = serde_json::json!(7);
    }
    std::fs::write(&file, serde_json::to_string_pretty(&value).unwrap()).unwrap();

    let other = folder.path().join("other");
    std::fs::create_dir(&other).unwrap();
    let mut harness = window(&other, [1440.0, 900.0], std::slice::from_ref(&file));
    let words = format!("2 of {all} claims could not be read");
    let lost: &'static str = words.leak();
    assert!(says(&harness, lost), "{:?}", told(&harness));
    for name in ["one.txt", "two.txt", "three.txt"] {
        fails(&mut harness, folder.path(), name);
    }
    harness.run_steps(100);
    assert!(says(&harness, lost) && says(&harness, "three.txt"));
    let first: &'static str = names[0].clone().leak();
    assert!(!says(&harness, first));
    let details = harness.get_by_label_contains("Details (");
    details.click();
    settle(&mut harness);
    harness.run_steps(4);
    assert!(says(&harness, first), "the names lie behind it");
    let id: Id = names[0].parse().unwrap();
    assert!(harness.state().session().claims.get(id).is_none());
}

#[test]
fn what_was_tidied_stands_in_the_articles_details_and_in_no_notice() {
    let (_folder, mut harness) = opened();
    assert_eq!(told(&harness), Vec::<String>::new());
    ctrl(&mut harness, Key::D);
    assert!(says(&harness, "When it was read in"));
    assert!(says(&harness, "Dateline: HARROW BAY"));
}

#[test]
fn what_is_told_while_a_pane_lies_on_top_lies_above_it() {
    for size in [[1200.0, 800.0], [800.0, 600.0]] {
        let (folder, harness, file) = saved();
        close(harness);
        let mut harness = window(folder.path(), size, &[file]);
        key(&mut harness, Key::J);
        shift(&mut harness, Key::B);
        ctrl(&mut harness, Key::Z);
        assert!(says(&harness, "there is no step to take back"), "{size:?}");
        let rect = harness
            .get_by_label_contains("there is no step to take back")
            .rect();
        assert!(rect.left() > 0.0 && rect.right() < size[0] && rect.bottom() < size[1]);
        let out = harness.get_by_label("Close").rect();
        assert!(!rect.intersects(out), "the way out stays free");
        // It can be pressed, so nothing lies over it; and it goes before the pane does.
        click(&mut harness, "Put the notice away");
        assert!(!says(&harness, "there is no step to take back"), "{size:?}");
        assert!(says(&harness, "Second check"));
    }
}
