//! From an article to a summary.

use egui::{Key, Modifiers};
use tickmark::{
    export::Format,
    session::{CheckStatus, Stance},
    storage,
};

use crate::support::window::*;

const REPORT: &str = "Harbour office, annual report 2024";

#[test]
#[allow(clippy::too_many_lines, reason = "it is a whole story")]
fn an_article_is_decided_cited_saved_opened_again_and_exported() {
    let (folder, mut harness) = opened();
    let claims = listed(&harness);
    assert!(claims.len() >= 4, "claims appear by themselves: {claims:?}");

    key(&mut harness, Key::J);
    let first = claims[0].0;
    assert_eq!(selected(&harness), first);
    key(&mut harness, Key::Num5);
    assert_eq!(claim(&harness, first).verdict.as_deref(), Some("false"));

    key(&mut harness, Key::J);
    let second = claims[1].0;
    assert_eq!(selected(&harness), second);
    click(&mut harness, "Verdict: False");
    assert_eq!(claim(&harness, second).verdict.as_deref(), Some("false"));
    shift(&mut harness, Key::Num3);
    assert_eq!(claim(&harness, second).check_status, CheckStatus::Checked);
    assert!(
        !claim(&harness, second).is_suggestion(),
        "deciding takes it up"
    );

    // A source is entered once …
    key(&mut harness, Key::E);
    assert!(field(&harness, "Source").is_focused());
    letters(&mut harness, REPORT);
    ctrl(&mut harness, Key::Enter);
    let evidence = |harness: &_, id| {
        let harness: &egui_kittest::Harness<'static, tickmark::workbench::App> = harness;
        let session = harness.state().session();
        let found = session.evidence_of(id);
        found
            .into_iter()
            .map(|(_, evidence)| {
                let title = session.sources.get(evidence.source).unwrap().title.clone();
                (title, evidence.stance.clone())
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(
        evidence(&harness, second),
        [(REPORT.to_owned(), Stance::default())]
    );

    // … and cited again by a part of its name.
    key(&mut harness, Key::J);
    let third = claims[2].0;
    key(&mut harness, Key::E);
    letters(&mut harness, "annual");
    click(
        &mut harness,
        "Cite again: Harbour office, annual report 2024",
    );
    assert_eq!(field(&harness, "Source").value().as_deref(), Some(REPORT));
    click(&mut harness, "Stance: contradicts");
    click(&mut harness, "Cite");
    assert_eq!(
        evidence(&harness, third),
        [(REPORT.to_owned(), Stance::Contradicts)]
    );
    let session = harness.state().session();
    assert_eq!(session.sources.live().count(), 1, "one source, cited twice");

    key(&mut harness, Key::Y);
    assert!(field(&harness, "Rationale").is_focused());
    letters(&mut harness, "The report counts both ways.");
    ctrl(&mut harness, Key::Enter);
    assert_eq!(
        claim(&harness, third).rationale,
        "The report counts both ways."
    );

    ctrl(&mut harness, Key::Z);
    assert_eq!(claim(&harness, third).rationale, "");
    ctrl(&mut harness, Key::Z);
    assert_eq!(evidence(&harness, third), []);
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(
        claim(&harness, third).rationale,
        "The report counts both ways."
    );
    assert_eq!(evidence(&harness, third).len(), 1);

    // Without a file, Ctrl+S asks for one.
    let file = folder.path().join("ferry.factcheck.json");
    ctrl(&mut harness, Key::S);
    give_path(&mut harness, &file);
    assert!(!harness.state().is_dirty(), "{:?}", told(&harness));
    let loaded = storage::load(&file).unwrap();
    assert!(loaded.problems.is_empty(), "{:?}", loaded.problems);
    let written = loaded.session;
    assert_eq!(
        storage::to_bytes(&written).unwrap(),
        storage::to_bytes(harness.state().session()).unwrap()
    );
    close(harness);

    let other = folder.path().join("other");
    std::fs::create_dir(&other).unwrap();
    let mut harness = window(&other, [1440.0, 900.0], std::slice::from_ref(&file));
    assert_eq!(claim(&harness, first).verdict.as_deref(), Some("false"));
    assert_eq!(claim(&harness, second).check_status, CheckStatus::Checked);
    assert_eq!(evidence(&harness, third).len(), 1);
    assert_eq!(listed(&harness), claims);

    let summary = folder.path().join("summary.md");
    export(&mut harness, Format::Markdown, &summary);
    let text = std::fs::read_to_string(&summary).unwrap();
    for words in [
        "carried 412,000 passengers in 2024",
        "False",
        REPORT,
        "The report counts both ways.",
    ] {
        assert!(text.contains(words), "{words} is not in:\n{text}");
    }
}

#[test]
fn several_articles_are_one_session_and_each_is_shown_by_itself() {
    let (folder, mut harness) = opened();
    let other = folder.path().join("school.txt");
    std::fs::write(
        &other,
        "New school for Lunn\n\nThe school in Lunn cost 11 million crowns, twice what the council planned in 2021.\n",
    )
    .unwrap();
    ctrl(&mut harness, Key::N);
    give_path(&mut harness, &other);
    assert_eq!(harness.state().session().articles.live().count(), 2);
    key(&mut harness, Key::J);
    let there = claim(&harness, selected(&harness));
    key(&mut harness, Key::OpenBracket);
    assert_eq!(harness.state().selected_claim(), None, "another article");
    key(&mut harness, Key::J);
    assert_ne!(claim(&harness, selected(&harness)).article, there.article);
    ctrl(&mut harness, Key::Z);
    assert_eq!(
        harness.state().session().articles.live().count(),
        1,
        "adding an article can be undone"
    );
}

#[test]
fn text_that_is_pasted_becomes_an_article_and_a_field_keeps_what_is_pasted_into_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(folder.path(), [1440.0, 900.0], &[]);
    assert!(says(&harness, "New from files…"));
    // It is asked about: Escape leaves it, Enter takes it.
    for (answer, articles) in [(Key::Escape, 0), (Key::Enter, 1)] {
        harness.event(egui::Event::Paste(ARTICLE.to_owned()));
        settle(&mut harness);
        assert!(says(
            &harness,
            "Add the text on the clipboard as an article?"
        ));
        assert_eq!(harness.state().session().articles.live().count(), 0);
        key(&mut harness, answer);
        assert_eq!(harness.state().session().articles.live().count(), articles);
    }
    key(&mut harness, Key::J);
    key(&mut harness, Key::T);
    harness.event(egui::Event::Paste("Ask Marta Oll.".to_owned()));
    settle(&mut harness);
    ctrl(&mut harness, Key::Enter);
    assert_eq!(harness.state().session().articles.live().count(), 1);
    assert_eq!(claim(&harness, selected(&harness)).note, "Ask Marta Oll.");
}
