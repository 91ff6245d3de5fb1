//! Handing out, after a look at it; and taking in what came back.

use std::fs;

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use tickmark::export::Format;

use crate::support::window::*;

#[test]
fn what_is_handed_out_is_seen_before_it_is_written() {
    let (folder, mut harness, _) = saved();
    let quote = "carried 412,000 passengers in 2024";
    ctrl(&mut harness, Key::E);
    wait_until(&mut harness, "the look", |harness| {
        says(harness, "What a reader finds in it")
    });
    assert!(says(&harness, "event"), "what is left out is told");
    // The arrows show one format after the other; Enter takes the one that is shown, and asks where to.
    key(&mut harness, Key::ArrowDown);
    wait_until(&mut harness, "the other look", |harness| {
        says(harness, "The text of it") && says(harness, "# Review summary")
    });
    assert!(harness.query_all_by_label_contains(quote).count() > 0);
    key(&mut harness, Key::Enter);
    let file = folder.path().join("out.md");
    give_path(&mut harness, &file);
    let written = fs::read_to_string(&file).unwrap();
    assert!(written.starts_with("# Review summary"), "{written}");
    assert!(written.contains(quote), "{written}");
}

#[test]
fn only_the_chosen_claims_go_out() {
    let (folder, mut harness, _) = saved();
    let claims = listed(&harness);
    ctrl(&mut harness, Key::E);
    click(&mut harness, &format!("Export: {}", Format::Csv.label()));
    click(&mut harness, &format!("All claims ({})…", claims.len()));
    click(&mut harness, "None");
    assert!(says(&harness, "No claim is chosen."));
    let (_, words) = &claims[1];
    let label = format!("F2 · {words}");
    harness.get_by_label(&label).click();
    settle(&mut harness);
    assert!(!says(&harness, "No claim is chosen."));
    click(&mut harness, "Write to a file…");
    let file = folder.path().join("out.csv");
    give_path(&mut harness, &file);
    let written = fs::read_to_string(&file).unwrap();
    let rows: Vec<&str> = written
        .lines()
        .filter(|line| !line.contains("\"coverage\""))
        .collect();
    assert_eq!(rows.len(), 2, "the head and one claim: {written}");
    assert!(rows[1].contains(words.as_str()), "{written}");
}

/// Annotations as another program makes them: of three pieces of the text, the last with a remark.
const NOTES: &str = r#"[
  { "type": "Annotation", "target": { "source": "https://example.org/ferry",
    "selector": { "type": "TextQuoteSelector", "exact": "Some mornings the water is so still" } } },
  { "type": "Annotation", "target": { "source": "https://example.org/ferry",
    "selector": { "type": "TextQuoteSelector", "exact": "the hills stand on their heads" } } },
  { "type": "Annotation", "body": "Says who?", "target": { "source": "https://example.org/ferry",
    "selector": { "type": "TextQuoteSelector", "exact": "the largest sum it has ever spent" } } }
]"#;

#[test]
fn what_came_back_is_looked_at_then_taken_in_as_one_step() {
    let (folder, mut harness, _) = saved();
    let file = folder.path().join("notes.jsonld");
    fs::write(&file, NOTES).unwrap();
    let before = listed(&harness).len();
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    give_path(&mut harness, &file);
    wait_until(&mut harness, "what came back", |harness| {
        says(harness, "Take in 4 changes")
    });
    settle(&mut harness);
    // The first is left. Enter in the list takes nothing in.
    key(&mut harness, Key::Space);
    key(&mut harness, Key::Enter);
    assert!(says(&harness, "Take in 3 changes"));
    // A remark on a claim that is not taken in cannot be taken in either.
    key(&mut harness, Key::ArrowDown);
    key(&mut harness, Key::ArrowDown);
    key(&mut harness, Key::Space);
    assert!(says(&harness, "Take in 1 change"));
    key(&mut harness, Key::ArrowDown);
    key(&mut harness, Key::Space);
    assert_eq!(listed(&harness).len(), before, "nothing is done yet");
    click(&mut harness, "Take in 3 changes");
    assert_eq!(listed(&harness).len(), before + 2);
    let notes = listed(&harness).into_iter();
    let notes = notes.filter(|(id, _)| claim(&harness, *id).note == "Says who?");
    assert_eq!(notes.count(), 1);
    ctrl(&mut harness, Key::Z);
    assert_eq!(listed(&harness).len(), before, "one step, undone as one");
}

#[test]
fn a_table_dropped_on_the_window_is_an_answer_and_no_article() {
    let (folder, mut harness, _) = saved();
    let file = folder.path().join("notes.jsonld");
    fs::write(&file, NOTES).unwrap();
    let ctx = harness.ctx.clone();
    harness.state_mut().open_files(&ctx, vec![file]);
    wait_until(&mut harness, "what came back", |harness| {
        says(harness, "Take in 4 changes")
    });
    assert_eq!(harness.state().session().articles_in_order().len(), 1);
}

#[test]
fn nothing_that_is_no_answer_is_taken_in() {
    let (folder, mut harness, _) = saved();
    let file = folder.path().join("other.csv");
    fs::write(&file, "a,b\n1,2\n").unwrap();
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    give_path(&mut harness, &file);
    wait_until(&mut harness, "why not", |harness| {
        says(harness, "What came back")
    });
    settle(&mut harness);
    assert!(harness.query_by_label("Take in").is_none());
    let gone = folder.path().join("gone.xlsx");
    key(&mut harness, Key::Escape);
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    give_path(&mut harness, &gone);
    assert!(
        told(&harness)
            .iter()
            .any(|words| words.contains("gone.xlsx"))
    );
}

#[test]
fn what_was_handed_out_and_is_dropped_on_the_window_is_no_article() {
    let (folder, mut harness, _) = saved();
    key(&mut harness, Key::J);
    key(&mut harness, Key::Num5);
    for (format, name) in [
        (Format::Docx, "article.docx"),
        (Format::Questions, "questions.docx"),
        (Format::QuestionsPage, "questions.html"),
    ] {
        let file = folder.path().join(name);
        export(&mut harness, format, &file);
        assert!(file.exists(), "{name}: {:?}", told(&harness));
        let ctx = harness.ctx.clone();
        harness.state_mut().open_files(&ctx, vec![file]);
        settle(&mut harness);
        wait_until(&mut harness, name, |harness| {
            says(harness, "What came back") && says(harness, "nothing to change")
        });
        key(&mut harness, Key::Escape);
        assert_eq!(harness.state().session().articles_in_order().len(), 1);
        assert_eq!(harness.state().session().drafts.live().count(), 1, "{name}");
    }
}
