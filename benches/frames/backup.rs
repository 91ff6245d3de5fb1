//! The window over a session with a large backup: opened, with the documents read again, indexed and held against the claims in the
//! background; and words looked for in all of them.

use std::path::{Path, PathBuf};

use egui::{Event, Key};
use tickmark::backup::{Bytes, Texts, enter, files, take_in_all};
use tickmark::import::How;
use tickmark::session::{Author, Command, Id, Moment, NewArticle, NewParagraph, Session, Stamp};
use tickmark::storage::{self, Kept, State};

use super::memory;
use super::window::{Open, press};
use super::words::Numbers;

/// Pages of a document.
const PAGES: usize = 20;

/// What it costs.
pub struct Costs {
    /// Bytes of text.
    pub text: usize,
    /// From the session being open until all documents can be searched and all passages are found, seconds.
    pub stands: f64,
    /// The dearest frame until then, milliseconds of processor time.
    pub opened: f64,
    /// The dearest frame while words are typed into the search.
    pub typed: f64,
    /// Bytes that the process holds more than before, and the most that it held more.
    pub held: usize,
    pub peak: usize,
}

/// Measures it with so many documents.
pub fn costs(documents: usize) -> Costs {
    let Ok(folder) = tempfile::tempdir() else {
        panic!("a folder for the session can be made");
    };
    let (file, text) = session(folder.path(), documents);
    let (before, most) = (memory::resident(), memory::peak());
    let mut open = Open::over(folder.path(), file);
    let began = std::time::Instant::now();
    let opened = open.quiet();
    let stands = began.elapsed().as_secs_f64();
    let held = memory::resident().saturating_sub(before);
    let backup = open.app.session().backup().len();
    assert_eq!(backup, documents, "it has its documents");
    open.frame(press(Key::B));
    let mut typed = open.quiet();
    for letter in "the quay review 12".chars() {
        let cost = open.frame(vec![Event::Text(letter.to_string())]).0;
        typed = typed.max(cost).max(open.quiet());
    }
    Costs {
        text,
        stands,
        opened,
        typed,
        held,
        peak: memory::peak().saturating_sub(most.max(before)),
    }
}

/// A session with an article of some claims and so many documents, which lie beside it and were read before; and how much text they
/// have.
fn session(folder: &Path, documents: usize) -> (PathBuf, usize) {
    let mut numbers = Numbers(11);
    let backup = folder.join("documents");
    std::fs::create_dir(&backup).expect("a folder");
    let mut text = 0;
    for number in 0..documents {
        let pages: String = (1..=PAGES).map(|page| numbers.page(page)).collect();
        text += pages.len();
        let path = backup.join(format!("{number:03}.txt"));
        std::fs::write(path, pages).expect("it is written");
    }
    let file = folder.join("quay.factcheck.json");
    let texts = Texts::in_folder(State::at(folder.join("state")).texts());
    let how = How::confined(None, &|| false);
    let kept = Kept::beside(&file);
    let taken = take_in_all(
        files(vec![backup]),
        (&kept, Bytes::Kept),
        Some(&texts),
        &how,
        &|_| {},
    );
    let taken = taken
        .into_iter()
        .map(|(_, one)| one.expect("it is taken in"));
    let taken: Vec<_> = taken.collect();
    let mut session = Session::default();
    let stamp = |seed: u64| Stamp {
        by: Author::default(),
        at: Moment(1_769_851_800),
        seed: Id::derived(&[b"bench", &seed.to_le_bytes()]),
    };
    let article = Id::literal("quay");
    let paragraphs: Vec<NewParagraph> = (0..100)
        .map(|at| NewParagraph {
            text: format!("In 2024 the quay review {at} spoke of {} boats.", at * 7),
            ..NewParagraph::default()
        })
        .collect();
    let mut start = 0;
    let claims = paragraphs.iter().map(|paragraph| {
        let end = start + paragraph.text.chars().count();
        let claim = Command::AddClaim {
            id: None,
            article,
            start,
            end,
            statement: String::new(),
            part_of: None,
        };
        start = end + 1;
        claim
    });
    let claims = Command::Batch {
        label: "Claims".to_owned(),
        commands: claims.collect(),
    };
    let add = Command::AddArticle(NewArticle {
        id: Some(article),
        title: "The quay".to_owned(),
        paragraphs,
        ..NewArticle::default()
    });
    let entered = enter(&session, &taken, "2026-01-31", || None).command;
    let steps = [Some(add), Some(claims), entered];
    for (number, step) in (1..).zip(steps.into_iter().flatten()) {
        assert!(session.apply(step, &stamp(number)).is_ok(), "it is applied");
    }
    assert!(storage::save(&session, &file, None).is_ok(), "it is saved");
    (file, text)
}
