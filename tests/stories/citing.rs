//! Sources are cited with a few keys.

use egui::Key;
use egui_kittest::Harness;
use tickmark::{
    session::{Command, Id, NewSource, Session, Source},
    workbench::App,
};

use crate::support::window::*;

/// A keyboard that counts: every key that is no character of a page or a quotation.
struct Keyboard {
    harness: Harness<'static, App>,
    pressed: usize,
}

impl Keyboard {
    fn key(&mut self, one: Key) {
        self.pressed += 1;
        key(&mut self.harness, one);
    }

    /// Letters that find a source.
    fn find(&mut self, words: &str) {
        self.pressed += words.chars().count();
        letters(&mut self.harness, words);
        settle(&mut self.harness);
    }

    /// The words of a page or a quotation: whoever cites them types them in any program.
    fn text(&mut self, words: &str) {
        letters(&mut self.harness, words);
        settle(&mut self.harness);
    }
}

fn source_of(session: &Session, claim: Id) -> (Source, String, String) {
    let all = session.evidence_of(claim);
    let (_, one) = all.last().expect("it is cited");
    let source = session.source(one.source).unwrap();
    (
        Source::clone(source),
        one.locator.clone(),
        one.extract.clone(),
    )
}

/// An article of many facts about an invented town.
fn article_of_facts(folder: &std::path::Path) -> std::path::PathBuf {
    let facts = (1990..2016).map(|year| {
        format!(
            "In {year} the ferry carried {},{}00 passengers and cost the town {} million crowns.",
            100 + year % 100,
            year % 9 + 1,
            year % 30 + 2
        )
    });
    let lines: Vec<String> = std::iter::once("Lunn in figures".to_owned())
        .chain(facts)
        .collect();
    let text = lines.join("\n\n");
    let path = folder.join("facts.txt");
    std::fs::write(&path, text).unwrap();
    path
}

/// The figure to beat was 280. Four sources are cited for 20 claims, as they come in a real piece: some in a row, some in turn.
#[test]
fn twenty_claims_are_cited_with_at_most_120_keys_beside_the_text() {
    let folder = tempfile::tempdir().unwrap();
    let file = article_of_facts(folder.path());
    let mut keyboard = Keyboard {
        harness: window(folder.path(), [1440.0, 900.0], &[file]),
        pressed: 0,
    };
    let titles = [
        "Harbour office, annual report 2015",
        "Town accounts, book 12",
        "Ferry log of the Marta Oll",
        "Interview with the bursar",
    ];
    // Which source each claim rests on, and the letters that find it where it was not the one cited before.
    let work: [(usize, &str); 20] = [
        (0, ""),
        (0, ""),
        (0, ""),
        (1, ""),
        (1, ""),
        (0, "h"),
        (0, ""),
        (2, ""),
        (2, ""),
        (2, ""),
        (1, "to"),
        (1, ""),
        (0, "h"),
        (0, ""),
        (3, ""),
        (3, ""),
        (2, "lo"),
        (2, ""),
        (1, "ac"),
        (1, ""),
    ];
    let mut entered = [false; 4];
    let mut cited = Vec::new();
    let claims = listed(&keyboard.harness);
    assert!(claims.len() >= work.len(), "{}", claims.len());
    keyboard.key(Key::J);
    for (n, (source, letters)) in work.into_iter().enumerate() {
        let claim = selected(&keyboard.harness);
        keyboard.key(Key::E);
        if entered[source] {
            keyboard.find(letters);
        } else {
            // What a source is called is text, like the page.
            keyboard.text(titles[source]);
            entered[source] = true;
        }
        keyboard.key(Key::Tab);
        keyboard.text(&format!("p. {}", n + 1));
        keyboard.key(Key::Tab);
        keyboard.text(&format!("words of page {}", n + 1));
        keyboard.key(Key::Enter);
        keyboard.key(Key::J);
        cited.push((claim, titles[source], n + 1));
    }
    println!(
        "{} keys for {} claims beside the text, {:.2} each",
        keyboard.pressed,
        cited.len(),
        keyboard.pressed as f64 / cited.len() as f64
    );
    let session = keyboard.harness.state().session();
    for (claim, title, page) in &cited {
        let (source, locator, extract) = source_of(session, *claim);
        assert_eq!(source.title, *title);
        assert_eq!(locator, format!("p. {page}"));
        assert_eq!(extract, format!("words of page {page}"));
        assert_eq!(source.accessed_on, "2026-01-31", "it was entered today");
    }
    let distinct: std::collections::BTreeSet<Id> = cited.iter().map(|(claim, ..)| *claim).collect();
    assert_eq!(distinct.len(), 20);
    assert_eq!(session.standing_sources().count(), 4);
    assert!(keyboard.pressed <= 120, "{} keys", keyboard.pressed);
}

#[test]
fn the_source_cited_last_comes_first_and_others_are_found_by_few_letters() {
    let (_folder, mut harness, file) = saved();
    // Ada entered three sources, one of them without a date of access.
    let report = NewSource {
        title: "Annual report".to_owned(),
        author: "Harbour office".to_owned(),
        published: "2024".to_owned(),
        ..NewSource::default()
    };
    let survey = NewSource {
        title: "Survey of crossings".to_owned(),
        publisher: "Lunn Institute".to_owned(),
        accessed_on: "2025-12-01".to_owned(),
        ..NewSource::default()
    };
    for new in [report, survey] {
        super::shared::ada_writes(&file, Command::AddSource(new));
    }
    wait_until(&mut harness, "the change", |harness| says(harness, "Merge"));
    settle(&mut harness);
    click(&mut harness, "Merge");
    key(&mut harness, Key::J);
    let first = selected(&harness);
    // By its author; Enter takes it and goes to the page.
    key(&mut harness, Key::E);
    letters(&mut harness, "harb");
    settle(&mut harness);
    key(&mut harness, Key::Enter);
    assert!(field(&harness, "Where in it").is_focused());
    assert_eq!(
        field(&harness, "Source").value().as_deref(),
        Some("Annual report")
    );
    letters(&mut harness, "p. 3");
    key(&mut harness, Key::Enter);
    let session = harness.state().session();
    let (source, locator, _) = source_of(session, first);
    assert_eq!(
        (source.title.as_str(), locator.as_str()),
        ("Annual report", "p. 3")
    );
    assert_eq!(session.evidence_of(first)[0].1.looked_on, "2026-01-31");
    // One that says when it was looked at needs no other date.
    key(&mut harness, Key::J);
    let second = selected(&harness);
    key(&mut harness, Key::E);
    letters(&mut harness, "lunn inst");
    settle(&mut harness);
    key(&mut harness, Key::Tab);
    assert!(field(&harness, "Where in it").is_focused());
    key(&mut harness, Key::Enter);
    let session = harness.state().session();
    assert_eq!(source_of(session, second).0.title, "Survey of crossings");
    assert_eq!(session.evidence_of(second)[0].1.looked_on, "");
    // The one cited last is on offer first, and letters that find one can be a new one all the same.
    key(&mut harness, Key::J);
    key(&mut harness, Key::E);
    assert!(says(&harness, "Cited last; Tab takes the first:"));
    letters(&mut harness, "Survey");
    settle(&mut harness);
    key(&mut harness, Key::ArrowDown);
    key(&mut harness, Key::Enter);
    let third = selected(&harness);
    let session = harness.state().session();
    assert_eq!(source_of(session, third).0.title, "Survey");
    assert_eq!(session.standing_sources().count(), 3);
}

#[test]
fn an_address_that_is_cited_is_entered_as_one_and_known_again() {
    let (_folder, mut harness, id) = begun();
    for words in [
        "https://www.lunn.example/figures/",
        "http://lunn.example/figures",
    ] {
        key(&mut harness, Key::E);
        letters(&mut harness, words);
        settle(&mut harness);
        key(&mut harness, Key::Enter);
    }
    let session = harness.state().session();
    let (source, ..) = source_of(session, id);
    assert_eq!(source.address, "https://www.lunn.example/figures/");
    assert_eq!(source.title, "lunn.example/figures");
    assert_eq!(session.evidence_of(id).len(), 2);
    assert_eq!(session.standing_sources().count(), 1);
}
