//! The backup: a document dropped on the window, looked at beside the article, and cited with one key.

use std::path::Path;

use egui::{Key, Modifiers};
use egui_kittest::{Harness, kittest::Queryable as _};
use tickmark::{
    export::Format,
    session::{Evidence, Id, Source},
    storage::{Hash, Kept},
    workbench::App,
};

use crate::support::window::*;

const REPORT: &str = "\
# Ferry counts 2024

By Ida Brandt

The ferry carried 412,000 passengers in 2024.

In 2015 there were 206,000 of them.

Marta Oll said: “We have not missed a crossing since 1998.”
";

/// Files are dropped on the window.
pub fn drop_files(harness: &mut Harness<'static, App>, paths: &[&Path]) {
    let files = paths.iter().map(|path| dropped(path.to_path_buf()));
    let files: Vec<_> = files.collect();
    harness.input_mut().dropped_files.extend(files);
    harness.step();
    settle(harness);
}

/// A saved session, and a report that was dropped on its window and added to the backup.
fn with_report() -> (tempfile::TempDir, Harness<'static, App>) {
    let (folder, mut harness, _) = saved();
    let report = folder.path().join("report.md");
    std::fs::write(&report, REPORT).unwrap();
    drop_files(&mut harness, &[&report]);
    assert!(says(&harness, "Add “report.md” to the backup?"));
    key(&mut harness, Key::Enter);
    (folder, harness)
}

fn the_source(harness: &Harness<'static, App>) -> (Id, Source) {
    let backup = harness.state().session().backup();
    assert_eq!(backup.len(), 1, "{:?}", told(harness));
    (backup[0].0, backup[0].1.clone())
}

fn evidence(harness: &Harness<'static, App>) -> Vec<Evidence> {
    let session = harness.state().session();
    session
        .evidence
        .live()
        .map(|(_, one)| one.clone())
        .collect()
}

#[test]
fn a_document_that_is_dropped_becomes_a_source_and_its_bytes_lie_beside_the_session() {
    let (folder, mut harness) = with_report();
    let (_, source) = the_source(&harness);
    assert_eq!(
        (source.title.as_str(), source.author.as_str()),
        ("Ferry counts 2024", "Ida Brandt")
    );
    let kept = Kept::beside(&folder.path().join("s.factcheck.json"));
    let hash: Hash = source.document.parse().unwrap();
    assert_eq!(
        kept.get(hash, &source.file).unwrap().unwrap(),
        REPORT.as_bytes()
    );
    // The same bytes are one document, whatever their name.
    let again = folder.path().join("again.md");
    std::fs::write(&again, REPORT).unwrap();
    drop_files(&mut harness, &[&again]);
    key(&mut harness, Key::Enter);
    the_source(&harness);
    assert!(
        told(&harness)
            .iter()
            .any(|told| told.contains("in it already")),
        "{:?}",
        told(&harness)
    );
    // One step, taken back like any other.
    ctrl(&mut harness, Key::Z);
    assert!(harness.state().session().backup().is_empty());
}

#[test]
fn words_of_a_document_are_cited_with_one_key_and_found_again() {
    let (_folder, mut harness) = with_report();
    key(&mut harness, Key::J);
    let claim = selected(&harness);
    // What lies on top goes with one key, also while the field has the keyboard.
    key(&mut harness, Key::B);
    assert!(has_field(&harness, "Find in all documents"));
    key(&mut harness, Key::Escape);
    assert!(!has_field(&harness, "Find in all documents"));
    key(&mut harness, Key::B);
    // Arrow keys choose a place while the field has the keyboard.
    letters(&mut harness, "in");
    wait_until(&mut harness, "the places", |harness| {
        says(harness, "2 places")
    });
    key(&mut harness, Key::ArrowDown);
    key(&mut harness, Key::ArrowDown);
    assert!(field(&harness, "Find in all documents").is_focused());
    key(&mut harness, Key::Enter);
    wait_until(&mut harness, "the second place", |harness| {
        says(harness, "para. 4")
    });
    key(&mut harness, Key::Escape);
    key(&mut harness, Key::Escape);
    // A document is found by its name as well.
    key(&mut harness, Key::B);
    letters(&mut harness, "report.m");
    wait_until(&mut harness, "the document", |harness| {
        says(harness, "1 document")
    });
    key(&mut harness, Key::Escape);
    // What was looked for last gives way.
    key(&mut harness, Key::B);
    letters(&mut harness, "412");
    wait_until(&mut harness, "the search", |harness| {
        says(harness, "1 place")
    });
    key(&mut harness, Key::Enter);
    assert!(says(&harness, "Ferry counts 2024"));
    key(&mut harness, Key::E);
    let all = evidence(&harness);
    assert_eq!(all.len(), 1, "{:?}", told(&harness));
    assert_eq!((all[0].claim, all[0].locator.as_str()), (claim, "para. 3"));
    assert_eq!(
        all[0].extract,
        "The ferry carried 412,000 passengers in 2024."
    );
    assert_eq!(all[0].source, the_source(&harness).0);
    // Escape puts the document away; one key goes back to the place.
    key(&mut harness, Key::Escape);
    assert!(harness.query_by_label("Close the document").is_none());
    key(&mut harness, Key::Z);
    assert!(harness.query_by_label("Close the document").is_some());
    // What is decided is not decided from a document.
    let before = claim_of(&harness, claim);
    for pressed in [Key::Num1, Key::Enter, Key::X, Key::A, Key::S] {
        key(&mut harness, pressed);
    }
    assert_eq!(claim_of(&harness, claim), before);
    // It is said why, and what to do.
    assert!(
        told(&harness)
            .iter()
            .any(|told| told.contains("Checked, go on: not from a document")),
        "{:?}",
        told(&harness)
    );
    // In a narrower window what one is at stays in sight.
    harness.set_size(egui::vec2(560.0, 800.0));
    settle(&mut harness);
    assert!(harness.query_by_label("Close the document").is_some());
}

fn claim_of(harness: &Harness<'static, App>, id: Id) -> tickmark::session::Claim {
    crate::support::window::claim(harness, id)
}

#[test]
fn a_file_that_is_dropped_may_be_an_article_and_a_folder_is_none() {
    let (folder, mut harness, _) = saved();
    let other = folder.path().join("other.txt");
    std::fs::write(
        &other,
        "Tolls doubled\n\nThe toll at the Lunn bridge doubled in 2023.\n",
    )
    .unwrap();
    drop_files(&mut harness, &[&other]);
    click(&mut harness, "Open as an article");
    assert_eq!(harness.state().session().articles_in_order().len(), 2);
    let backup = folder.path().join("backup");
    std::fs::create_dir_all(backup.join("letters")).unwrap();
    std::fs::write(backup.join("a.txt"), "One line of a letter about tolls.").unwrap();
    std::fs::write(backup.join("letters/b.txt"), "Another line.").unwrap();
    std::fs::write(backup.join("empty.txt"), "").unwrap();
    drop_files(&mut harness, &[&backup]);
    assert_eq!(harness.state().session().backup().len(), 2);
    let told = told(&harness);
    assert!(
        told.iter()
            .any(|told| told.contains("empty.txt: it is empty")),
        "{told:?}"
    );
}

#[test]
fn a_quotation_is_held_against_the_backup_and_cited_with_one_key() {
    let (folder, mut harness) = with_report();
    let all = listed(&harness);
    let at = all
        .iter()
        .position(|(_, words)| words.contains("missed a crossing"));
    for _ in 0..=at.unwrap() {
        key(&mut harness, Key::J);
    }
    let claim = selected(&harness);
    wait_until(&mut harness, "the comparison", |harness| {
        says(harness, "to the letter, para. 5")
    });
    key(&mut harness, Key::Period);
    assert!(harness.query_by_label("Close the document").is_some());
    key(&mut harness, Key::E);
    let all = evidence(&harness);
    assert_eq!(all.len(), 1, "{:?}", told(&harness));
    assert_eq!(all[0].claim, claim);
    assert_eq!(all[0].extract, "We have not missed a crossing since 1998");
    // Another document has other words: it differs there, and both places are told.
    let other = folder.path().join("tape.txt");
    std::fs::write(&other, "We have missed a crossing since 1998, she said.").unwrap();
    key(&mut harness, Key::Escape);
    drop_files(&mut harness, &[&other]);
    key(&mut harness, Key::Enter);
    wait_until(&mut harness, "two documents", |harness| {
        harness.state().session().backup().len() == 2 && !harness.state().is_working()
    });
    assert!(says(&harness, "to the letter, para. 5"));
}

#[test]
fn passages_are_found_for_every_claim_in_the_background_and_counted_on_its_card() {
    let (folder, mut harness) = with_report();
    // No claim is selected: what shares a figure, a name or a date is counted all the same.
    wait_until(&mut harness, "the passages", |harness| {
        says(harness, "1 passage") && !harness.state().is_working()
    });
    let all = listed(&harness);
    let at = all
        .iter()
        .position(|(_, words)| words.contains("second ship"));
    for _ in 0..=at.unwrap() {
        key(&mut harness, Key::J);
    }
    wait_until(&mut harness, "rest", |harness| {
        !harness.state().is_working()
    });
    assert!(!says(&harness, "same figure 412,000"));
    // A claim that is reworded is asked for anew.
    write(
        &mut harness,
        "Statement",
        "The ferry carried 412,000 passengers in 2024.",
    );
    wait_until(&mut harness, "its own passages", |harness| {
        says(harness, "same figure 412,000")
    });
    // So is every claim where another document comes.
    let other = folder.path().join("tape.txt");
    std::fs::write(
        &other,
        "“In 2024, 412,000 passengers!” said the mayor of Lunn.",
    )
    .unwrap();
    drop_files(&mut harness, &[&other]);
    key(&mut harness, Key::Enter);
    wait_until(&mut harness, "passages of both", |harness| {
        says(harness, "tape · para. 1") && !harness.state().is_working()
    });
}

#[test]
fn the_pages_of_a_pdf_are_shown_and_a_place_on_them_is_cited_with_its_picture() {
    let (folder, mut harness, _) = saved();
    let paper = folder.path().join("paper.pdf");
    export(&mut harness, Format::named("pdf").unwrap(), &paper);
    key(&mut harness, Key::Escape);
    drop_files(&mut harness, &[&paper]);
    key(&mut harness, Key::Enter);
    key(&mut harness, Key::J);
    let claim = selected(&harness);
    key(&mut harness, Key::B);
    letters(&mut harness, "412,000");
    wait_until(&mut harness, "the search", |harness| {
        !harness.state().is_working() && says(harness, "p. ")
    });
    key(&mut harness, Key::Enter);
    wait_until(&mut harness, "the page", |harness| {
        says(harness, "Page 1") && !harness.state().is_working()
    });
    key(&mut harness, Key::E);
    wait_until(&mut harness, "the picture", |harness| {
        !evidence(harness).is_empty() && !harness.state().is_working()
    });
    let all = evidence(&harness);
    assert_eq!((all.len(), all[0].claim), (1, claim));
    assert!(
        all[0].locator.starts_with("p. ") && all[0].extract.contains("412,000"),
        "{:?}",
        all[0]
    );
    assert!(!all[0].areas.is_empty());
    // Its picture lies beside the session, to the byte.
    let kept = Kept::beside(&folder.path().join("s.factcheck.json"));
    let hash: Hash = all[0].copy_sha256.parse().unwrap();
    let clip = kept.get(hash, &all[0].copy).unwrap().unwrap();
    assert!(clip.starts_with(b"\x89PNG"));
    // A rectangle, by keys alone: drawn, moved, sized and cited; it is the picture that is cited, with the words in it.
    press(&mut harness, Modifiers::SHIFT, Key::A);
    assert!(says(&harness, "Rectangle on page"));
    for pressed in [Key::ArrowUp, Key::ArrowUp, Key::ArrowLeft] {
        key(&mut harness, pressed);
    }
    press(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(
        selected(&harness),
        claim,
        "an arrow key went on to another claim"
    );
    key(&mut harness, Key::Enter);
    wait_until(&mut harness, "the picture of the rectangle", |harness| {
        evidence(harness).len() == 2 && !harness.state().is_working()
    });
    let (words, drawn) = (all[0].areas.clone(), evidence(&harness));
    let drawn = drawn.iter().find(|one| *one.areas != *words).unwrap();
    assert!(
        drawn.areas.len() == 1 && !drawn.copy_sha256.is_empty(),
        "{drawn:?}"
    );
    // The keys are the document's again: an arrow scrolls it, and goes to no other claim.
    key(&mut harness, Key::PageDown);
    key(&mut harness, Key::ArrowDown);
    assert_eq!(selected(&harness), claim);
    assert!(harness.query_by_label("Close the document").is_some());
    // As text, and as pages again.
    click(&mut harness, "Text");
    click(&mut harness, "Pages");
    // What is gone is told when the session is opened again, and the picture of the place is still there.
    let (_, source) = the_source(&harness);
    let file = kept.path(source.document.parse().unwrap(), &source.file);
    ctrl(&mut harness, Key::S);
    wait_until(&mut harness, "the save", |harness| {
        !harness.state().is_dirty()
    });
    drop(harness);
    std::fs::remove_file(file).unwrap();
    let session = folder.path().join("s.factcheck.json");
    let mut harness = window(folder.path(), [1440.0, 900.0], &[session]);
    wait_until(&mut harness, "the look", |harness| {
        told(harness)
            .iter()
            .any(|told| told.contains("its file is gone"))
    });
    assert!(kept.has(hash, "clip.png"));
}

#[test]
fn a_capture_says_whether_it_is_what_it_says() {
    use crate::support::wacz::{Signed, packed, parts, whole, zipped};
    let (folder, mut harness, _) = saved();
    let good = folder.path().join("good.wacz");
    std::fs::write(&good, packed(&parts(), Signed::AsTwoNumbers)).unwrap();
    drop_files(&mut harness, &[&good]);
    key(&mut harness, Key::Enter);
    assert_eq!(the_source(&harness).1.accessed_on, "2026-05-03");
    key(&mut harness, Key::B);
    wait_until(&mut harness, "the row of the capture", |harness| {
        says(
            harness,
            "a web capture · 3 paragraphs · 3 of 3 files match their hashes",
        )
    });
    click(&mut harness, "Open: Ferry counts");
    wait_until(&mut harness, "what the capture says", |harness| {
        says(
            harness,
            "Capture of https://courier.example/news/ferry on 3 May 2026. 3 of 3 files match their hashes. The signature fits the key it carries; whose key it is, is not shown by that.",
        )
    });
    // One that was changed is told at once, and stays told where it is read.
    let mut all = whole(&parts(), Signed::AsTwoNumbers);
    all[2].1[0] ^= 1;
    let spoilt = folder.path().join("spoilt.wacz");
    std::fs::write(&spoilt, zipped(&all)).unwrap();
    drop_files(&mut harness, &[&spoilt]);
    wait_until(&mut harness, "the warning", |harness| {
        let told = told(harness);
        told.iter()
            .any(|told| told.contains("is not what it says. spoilt.wacz: indexes/index.cdx"))
    });
    key(&mut harness, Key::B);
    wait_until(&mut harness, "the row of the spoilt one", |harness| {
        says(harness, "NOT what its hashes say")
    });
}
