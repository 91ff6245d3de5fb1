//! The sources of a session: corrected, filtered, followed to the claims that rest on them.

use egui::Key;
use egui_kittest::{Harness, kittest::Queryable as _};
use tickmark::{
    session::{Command, Id, NewSource, Source, SourceKind, Tier},
    workbench::App,
};

use super::shared::ada_writes;
use crate::support::window::*;

/// A window with two sources: the report is cited for the first two claims, nobody cites the map.
fn with_sources() -> (tempfile::TempDir, Harness<'static, App>, [Id; 2]) {
    let (folder, mut harness, file) = saved();
    let map = NewSource {
        title: "An old map".to_owned(),
        address: "https://maps.example/lunn".to_owned(),
        ..NewSource::default()
    };
    ada_writes(&file, Command::AddSource(map));
    wait_until(&mut harness, "the change", |harness| says(harness, "Merge"));
    settle(&mut harness);
    click(&mut harness, "Merge");
    let mut claims = Vec::new();
    for page in ["p. 4", "p. 5"] {
        key(&mut harness, Key::J);
        claims.push(selected(&harness));
        key(&mut harness, Key::E);
        letters(&mut harness, "Harbour office, report");
        settle(&mut harness);
        key(&mut harness, Key::Tab);
        letters(&mut harness, page);
        key(&mut harness, Key::Enter);
    }
    (folder, harness, [claims[0], claims[1]])
}

fn source(harness: &Harness<'static, App>, title: &str) -> (Id, Source) {
    let session = harness.state().session();
    let mut all = session.standing_sources();
    let found = all.find(|(_, source)| source.title == title);
    let (id, source) = found.unwrap_or_else(|| panic!("no source {title}"));
    (id, Source::clone(source))
}

#[test]
fn a_source_is_corrected_field_by_field_each_one_step() {
    let (_folder, mut harness, _) = with_sources();
    shift(&mut harness, Key::S);
    assert!(says(
        &harness,
        "Harbour office, report, 2 claims, only source of a claim"
    ));
    assert_eq!(
        field(&harness, "Title").value().as_deref(),
        Some("Harbour office, report"),
        "the one that the selected claim rests on"
    );
    // Enter goes to the fields, Tab to the next; what is left is saved.
    key(&mut harness, Key::Enter);
    assert!(field(&harness, "Title").is_focused());
    key(&mut harness, Key::Tab);
    assert!(field(&harness, "Author").is_focused());
    letters(&mut harness, "Harbour office");
    key(&mut harness, Key::Tab);
    letters(&mut harness, "Town of Lunn");
    // Escape goes back to the list first, and loses nothing.
    key(&mut harness, Key::Escape);
    let (id, now) = source(&harness, "Harbour office, report");
    assert_eq!(
        (now.author.as_str(), now.publisher.as_str()),
        ("Harbour office", "Town of Lunn")
    );
    assert!(has_field(&harness, "Title"), "it is still open");
    ctrl(&mut harness, Key::Z);
    let (_, now) = source(&harness, "Harbour office, report");
    assert_eq!(
        (now.author.as_str(), now.publisher.as_str()),
        ("Harbour office", "")
    );
    // The mouse alone.
    click(&mut harness, "First or second hand: primary");
    click(&mut harness, "Confidential: never leaves the house unasked");
    write(&mut harness, "Looked at on", "2026-01-30");
    click(&mut harness, "Looked at it today");
    write(&mut harness, "Title", "Harbour office, report 2024");
    write(&mut harness, "Notes", "by letter");
    click(&mut harness, "Close");
    let now = harness.state().session().sources.get(id).unwrap();
    assert_eq!(now.title, "Harbour office, report 2024");
    assert_eq!((&now.tier, now.confidential), (&Tier::Primary, true));
    assert_eq!(
        (now.accessed_on.as_str(), now.note.as_str()),
        ("2026-01-31", "by letter")
    );
    assert!(!has_field(&harness, "Title"));
}

#[test]
fn where_a_source_is_used_leads_to_the_claim() {
    let (_folder, mut harness, claims) = with_sources();
    key(&mut harness, Key::J);
    shift(&mut harness, Key::S);
    // The map comes first, for the third claim rests on nothing.
    key(&mut harness, Key::J);
    let label = harness.state().session().label(claims[0]);
    let name = format!("{label}, supports: ");
    let node = harness.get_by(|node| node.label().is_some_and(|said| said.starts_with(&name)));
    node.click();
    settle(&mut harness);
    assert_eq!(selected(&harness), claims[0]);
    assert!(!has_field(&harness, "Find a source"), "it is closed");
    // And from the evidence on its card back to the source.
    click(&mut harness, "Change evidence: Harbour office, report");
    click(&mut harness, "About the source…");
    assert_eq!(
        field(&harness, "Title").value().as_deref(),
        Some("Harbour office, report")
    );
}

#[test]
fn filters_and_letters_narrow_the_list() {
    let (_folder, mut harness, _) = with_sources();
    shift(&mut harness, Key::S);
    assert!(says(&harness, "All 2"));
    assert!(says(&harness, "Only source 1"));
    click(&mut harness, "Never cited 1");
    assert_eq!(
        field(&harness, "Title").value().as_deref(),
        Some("An old map")
    );
    assert!(!says(&harness, "Harbour office, report, 2 claims"));
    click(&mut harness, "No archived copy 1");
    assert_eq!(
        field(&harness, "Title").value().as_deref(),
        Some("An old map")
    );
    click(&mut harness, "All 2");
    // The list has the focus all the while, and letters find.
    key(&mut harness, Key::Slash);
    letters(&mut harness, "harb");
    settle(&mut harness);
    assert_eq!(
        field(&harness, "Title").value().as_deref(),
        Some("Harbour office, report")
    );
    assert!(!says(&harness, "An old map, not cited"));
    key(&mut harness, Key::Enter);
    assert!(field(&harness, "Title").is_focused());
    key(&mut harness, Key::Escape);
    key(&mut harness, Key::Escape);
    assert!(!has_field(&harness, "Title"), "the second Escape closes it");
}

#[test]
fn a_new_source_is_entered_and_taken_out_again() {
    let (_folder, mut harness) = opened();
    shift(&mut harness, Key::S);
    assert!(says(&harness, "No source is entered yet"));
    key(&mut harness, Key::N);
    letters(&mut harness, "Interview with ");
    settle(&mut harness);
    // Escape puts it away, and it is there again; so it is after the pane was closed.
    key(&mut harness, Key::Escape);
    assert!(!has_field(&harness, "New source"));
    key(&mut harness, Key::Escape);
    assert!(!has_field(&harness, "Find a source"));
    shift(&mut harness, Key::S);
    key(&mut harness, Key::N);
    assert_eq!(
        field(&harness, "New source").value().as_deref(),
        Some("Interview with ")
    );
    letters(&mut harness, "the mayor");
    key(&mut harness, Key::Enter);
    let (id, _) = source(&harness, "Interview with the mayor");
    assert!(field(&harness, "Author").is_focused(), "it goes on there");
    letters(&mut harness, "Ada Oll");
    key(&mut harness, Key::Escape);
    assert_eq!(
        source(&harness, "Interview with the mayor").1.author,
        "Ada Oll"
    );
    assert_eq!(
        source(&harness, "Interview with the mayor").1.kind,
        SourceKind::Unset
    );
    key(&mut harness, Key::Delete);
    assert!(harness.state().session().sources.get(id).unwrap().removed);
    ctrl(&mut harness, Key::Z);
    assert!(!harness.state().session().sources.get(id).unwrap().removed);
    key(&mut harness, Key::Escape);
    assert!(!has_field(&harness, "Find a source"));
}

const PASTED: &str = "TY  - JOUR\nAU  - Vell, Tomas\nTI  - Water lost in old pipes\nPY  - 2024\nUR  - https://mains.example/1\nER  - \nTY  - BOOK\nTI  - Harbour office, report\nPB  - Town of Lunn\nER  - \n";

#[test]
fn what_is_pasted_is_shown_before_it_is_entered_and_fills_in_what_was_lacking() {
    let (_folder, mut harness, _) = with_sources();
    shift(&mut harness, Key::S);
    harness.event(egui::Event::Paste(PASTED.to_owned()));
    settle(&mut harness);
    wait_until(&mut harness, "the list", |harness| {
        says(harness, "Read as RIS: 2 sources")
    });
    assert!(says(&harness, "Water lost in old pipes"));
    assert!(says(&harness, "entered before: gets what it lacks"));
    assert_eq!(
        harness.state().session().standing_sources().count(),
        2,
        "nothing is entered yet"
    );
    click(&mut harness, "Enter 2 sources");
    let (_, paper) = source(&harness, "Water lost in old pipes");
    assert_eq!(
        (paper.author.as_str(), paper.kind),
        ("Tomas Vell", SourceKind::Document)
    );
    assert_eq!(
        source(&harness, "Harbour office, report").1.publisher,
        "Town of Lunn"
    );
    assert_eq!(harness.state().session().standing_sources().count(), 3);
    // One step.
    ctrl(&mut harness, Key::Z);
    assert_eq!(harness.state().session().standing_sources().count(), 2);
    assert_eq!(source(&harness, "Harbour office, report").1.publisher, "");
}

#[test]
fn what_was_pasted_waits_however_the_form_is_left_and_enter_enters_it() {
    let (_folder, mut harness) = opened();
    let typed = |harness: &Harness<'static, App>| field(harness, "New source").value();
    let pasted = PASTED.trim_end();
    shift(&mut harness, Key::S);
    key(&mut harness, Key::N);
    harness.event(egui::Event::Paste(pasted.to_owned()));
    settle(&mut harness);
    key(&mut harness, Key::Escape);
    assert!(says(&harness, "Half entered: TY - JOUR"));
    key(&mut harness, Key::N);
    assert_eq!(typed(&harness).as_deref(), Some(pasted));
    click(&mut harness, "Close");
    shift(&mut harness, Key::S);
    click(&mut harness, "New source N");
    assert_eq!(typed(&harness).as_deref(), Some(pasted));
    // Asked for once more, it is still there.
    click(&mut harness, "New source N");
    assert_eq!(typed(&harness).as_deref(), Some(pasted));
    // Closing the window names it, and leads back.
    ask_to_close(&mut harness);
    assert!(says(&harness, "a new source: “TY - JOUR"));
    key(&mut harness, Key::Enter);
    click(&mut harness, "Go on with it");
    assert_eq!(typed(&harness).as_deref(), Some(pasted));
    // Its last entry ends: it is whole, whether or not the last line does.
    key(&mut harness, Key::Enter);
    assert_eq!(harness.state().session().standing_sources().count(), 2);
    // Half an entry goes on in the next line; with Ctrl it is entered as it is.
    key(&mut harness, Key::N);
    let half = "TY  - BOOK\nTI  - Ferries";
    harness.event(egui::Event::Paste(half.to_owned()));
    settle(&mut harness);
    key(&mut harness, Key::Enter);
    assert_eq!(harness.state().session().standing_sources().count(), 2);
    ctrl(&mut harness, Key::Enter);
    assert_eq!(harness.state().session().standing_sources().count(), 3);
}

#[test]
fn what_the_keys_could_not_do_is_said_in_the_pane() {
    let (_folder, mut harness, _) = with_sources();
    shift(&mut harness, Key::S);
    key(&mut harness, Key::M);
    assert!(says(
        &harness,
        "This source does not seem to be entered twice."
    ));
    key(&mut harness, Key::J);
    assert!(!says(
        &harness,
        "This source does not seem to be entered twice."
    ));
    key(&mut harness, Key::N);
    letters(&mut harness, "An old map");
    settle(&mut harness);
    key(&mut harness, Key::Enter);
    assert!(says(&harness, "It is entered already"));
    assert_eq!(harness.state().session().standing_sources().count(), 2);
}

#[test]
fn a_list_of_sources_that_is_pasted_over_the_article_is_no_article() {
    let (_folder, mut harness) = opened();
    harness.event(egui::Event::Paste(PASTED.to_owned()));
    settle(&mut harness);
    assert!(says(&harness, "This looks like a list of sources"));
    key(&mut harness, Key::Enter);
    assert!(says(&harness, "Read as RIS: 2 sources"));
    click(&mut harness, "Enter 2 sources");
    let session = harness.state().session();
    assert_eq!(session.standing_sources().count(), 2);
    assert_eq!(session.articles.live().count(), 1);
}

#[test]
fn a_file_of_sources_is_read_and_a_bad_one_told_of() {
    let (folder, mut harness) = opened();
    let list = folder.path().join("list.bib");
    let text = "@book{a, title = {F{\\\"a}hren}, year = 1998}\n@book{b, title = {broken\n";
    std::fs::write(&list, text).unwrap();
    shift(&mut harness, Key::S);
    key(&mut harness, Key::N);
    click(&mut harness, "From a file…");
    give_path(&mut harness, &list);
    wait_until(&mut harness, "the file", |harness| {
        says(harness, "list.bib") && says(harness, "Read as BibTeX:")
    });
    assert!(says(&harness, "The entry in line 2 was left out"));
    click(&mut harness, "Enter it");
    assert_eq!(source(&harness, "Fähren").1.published, "1998");
    // Words are no list of sources.
    let words = folder.path().join("words.ris");
    std::fs::write(&words, "only words").unwrap();
    key(&mut harness, Key::N);
    click(&mut harness, "From a file…");
    give_path(&mut harness, &words);
    assert!(says(&harness, "The file holds no sources that can be read"));
    assert_eq!(harness.state().session().standing_sources().count(), 1);
}

#[test]
fn what_two_people_entered_is_made_one_with_a_key_and_taken_back() {
    let (_folder, mut harness, file) = saved();
    let hers = NewSource {
        title: "Report of the harbour".to_owned(),
        author: "Harbour office".to_owned(),
        address: "https://www.lunn.example/report/".to_owned(),
        ..NewSource::default()
    };
    ada_writes(&file, Command::AddSource(hers));
    // Here it is entered by its address and cited, before anybody knows of hers.
    key(&mut harness, Key::J);
    let claim = selected(&harness);
    key(&mut harness, Key::E);
    letters(&mut harness, "http://lunn.example/report");
    settle(&mut harness);
    key(&mut harness, Key::Enter);
    wait_until(&mut harness, "the change", |harness| says(harness, "Merge"));
    settle(&mut harness);
    click(&mut harness, "Merge");
    wait_until(&mut harness, "what the merge brought", |harness| {
        says(harness, "One source seems to be entered twice")
    });
    settle(&mut harness);
    click(&mut harness, "Look at them");
    wait_until(&mut harness, "the pane", |harness| {
        says(harness, "Entered twice 2")
    });
    settle(&mut harness);
    assert!(says(
        &harness,
        "It seems to be entered twice: “Report of the harbour” has the same address."
    ));
    key(&mut harness, Key::M);
    assert_eq!(harness.state().session().standing_sources().count(), 1);
    let (stands, one) = source(&harness, "Report of the harbour");
    assert_eq!(
        one.author, "Harbour office",
        "what the other one knew is filled in"
    );
    let session = harness.state().session();
    let (_, evidence) = session.evidence_of(claim)[0];
    assert_eq!(session.standing_source(evidence.source), stands);
    assert!(says(&harness, "Entered twice 0"));
    assert!(says(&harness, "Also entered as “Report of the harbour”."));
    // A second press does nothing to the one that is left.
    key(&mut harness, Key::M);
    ctrl(&mut harness, Key::Z);
    assert_eq!(harness.state().session().standing_sources().count(), 2);
    key(&mut harness, Key::M);
    click(&mut harness, "Keep apart: Report of the harbour");
    assert_eq!(harness.state().session().standing_sources().count(), 2);
}
