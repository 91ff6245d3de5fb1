//! One fact, one card: the parts of a sentence's claim stand in its card, and are decided together or one by one.

use egui::Key;
use egui_kittest::{Harness, kittest::Queryable as _};
use tickmark::{
    session::{
        Author, CheckStatus, Command, Id, Moment, NewArticle, NewParagraph, Role, Session, Stamp,
    },
    storage,
    workbench::App,
};

use crate::support::window::*;

type Window = Harness<'static, App>;

const TEXT: &str = "The mill burned in 1911. The council told the Dorn Herald that the mill was rebuilt in 1913 and sold in \
                    1920. It has 4 floors.";

/// A window over three claims, of which the second has two parts; that one is selected.
pub fn with_parts() -> (tempfile::TempDir, Window, Id, Vec<Id>) {
    let folder = tempfile::tempdir().unwrap();
    let article = Id::literal("mill");
    let mut session = Session::default();
    let mut seed = 0_u8;
    let mut apply = |command| {
        seed += 1;
        let stamp = Stamp {
            by: Author::default(),
            at: Moment(0),
            seed: Id::derived(&[b"parts", &[seed]]),
        };
        session.apply(command, &stamp).unwrap().created
    };
    apply(Command::AddArticle(NewArticle {
        id: Some(article),
        title: "The mill".to_owned(),
        paragraphs: vec![NewParagraph {
            text: TEXT.to_owned(),
            role: Role::Body,
            locator: String::new(),
            ..NewParagraph::default()
        }],
        ..NewArticle::default()
    }));
    let mut add = |words: &str, part_of| {
        let start = TEXT.find(words).unwrap();
        apply(Command::AddClaim {
            id: None,
            article,
            start,
            end: start + words.len(),
            statement: String::new(),
            part_of,
        })[0]
    };
    add("The mill burned in 1911.", None);
    let whole = add(
        "The council told the Dorn Herald that the mill was rebuilt in 1913 and sold in 1920.",
        None,
    );
    let parts = vec![
        add("The council told the Dorn Herald", Some(whole)),
        add("the mill was rebuilt in 1913", Some(whole)),
    ];
    add("It has 4 floors.", None);
    let file = folder.path().join("mill.factcheck.json");
    storage::save(&session, &file, None).unwrap();
    let mut harness = window(folder.path(), [1200.0, 900.0], &[file]);
    wait_until(&mut harness, "the session is there", |harness| {
        listed(harness).len() == 3
    });
    key(&mut harness, Key::J);
    key(&mut harness, Key::J);
    assert_eq!(selected(&harness), whole);
    (folder, harness, whole, parts)
}

fn status(harness: &Window, id: Id) -> CheckStatus {
    claim(harness, id).check_status
}

#[test]
fn a_claim_and_its_parts_are_one_card_and_j_passes_them_by() {
    let (_folder, mut harness, whole, parts) = with_parts();
    let cards = listed(&harness);
    assert!(
        harness
            .query_by_label_contains("Claim 3 of 3: F3")
            .is_some()
    );
    // Into the parts, round, and back.
    for part in &parts {
        shift(&mut harness, Key::J);
        assert_eq!(selected(&harness), *part);
    }
    shift(&mut harness, Key::J);
    assert_eq!(selected(&harness), whole);
    shift(&mut harness, Key::K);
    assert_eq!(selected(&harness), *parts.last().unwrap());
    // From a part J goes on to the next sentence.
    key(&mut harness, Key::J);
    let at = cards.iter().position(|(id, _)| *id == whole).unwrap();
    assert_eq!(selected(&harness), cards[at + 1].0);
}

#[test]
fn parts_are_decided_one_by_one_or_together_and_undone_in_one_step() {
    let (_folder, mut harness, whole, parts) = with_parts();
    // One part decided: the claim is kept in parts, and its parts are what is left.
    shift(&mut harness, Key::J);
    key(&mut harness, Key::Num1);
    assert!(claim(&harness, whole).in_parts);
    assert!(claim(&harness, parts[0]).verdict.is_some());
    assert!(claim(&harness, parts[1]).verdict.is_none());
    assert!(claim(&harness, whole).verdict.is_none());
    ctrl(&mut harness, Key::Z);
    assert!(!claim(&harness, whole).in_parts, "one step");
    // Kept in parts by its key, and decided together from the whole.
    shift(&mut harness, Key::K);
    assert_eq!(selected(&harness), whole);
    key(&mut harness, Key::V);
    assert!(claim(&harness, whole).in_parts);
    key(&mut harness, Key::Num5);
    let verdict = claim(&harness, parts[0]).verdict;
    assert!(verdict.is_some());
    assert!(
        parts
            .iter()
            .all(|part| claim(&harness, *part).verdict == verdict)
    );
    ctrl(&mut harness, Key::Z);
    assert!(
        parts
            .iter()
            .all(|part| claim(&harness, *part).verdict.is_none())
    );
    // Kept whole again, nothing that was decided on a part is gone.
    shift(&mut harness, Key::J);
    key(&mut harness, Key::Num2);
    key(&mut harness, Key::V);
    assert!(!claim(&harness, whole).in_parts);
    assert!(claim(&harness, parts[0]).verdict.is_some());
}

#[test]
fn enter_goes_from_part_to_part_and_on_to_the_next_claim() {
    let (_folder, mut harness, whole, parts) = with_parts();
    let cards = listed(&harness);
    let at = cards.iter().position(|(id, _)| *id == whole).unwrap();
    shift(&mut harness, Key::J);
    for part in &parts {
        assert_eq!(selected(&harness), *part);
        key(&mut harness, Key::Num1);
        key(&mut harness, Key::Enter);
        assert_eq!(status(&harness, *part), CheckStatus::Checked);
    }
    assert_eq!(selected(&harness), cards[at + 1].0);
}

#[test]
fn a_claim_is_found_by_what_it_is_called() {
    let (_folder, mut harness, whole, parts) = with_parts();
    let session = harness.state().session();
    let names = tickmark::session::Names::of(session);
    let (called, part) = (names.label(session, whole), names.label(session, parts[1]));
    assert!(
        called.starts_with('F') && part.starts_with(&called),
        "{called} {part}"
    );
    for words in [called, part.to_lowercase()] {
        key(&mut harness, Key::Escape);
        write(&mut harness, "Find claims, sources, words", &words);
        key(&mut harness, Key::Escape);
        for _ in 0..2 {
            key(&mut harness, Key::J);
            assert_eq!(selected(&harness), whole, "no other is listed: {words}");
        }
    }
}

/// Where the keys of the axes stand.
fn keys_stand(harness: &Window) -> Vec<(String, egui::Pos2)> {
    let names = [
        "Status: Checked",
        "Verdict: None",
        "Copy: Stet",
        "Importance: High",
    ];
    let place = |name: &str| (name.to_owned(), harness.get_by_label(name).rect().min);
    names.into_iter().map(place).collect()
}

#[test]
fn deciding_moves_nothing_that_can_be_clicked() {
    let (_folder, mut harness) = opened();
    key(&mut harness, Key::J);
    let before = keys_stand(&harness);
    for decide in [Key::Num4, Key::I] {
        key(&mut harness, decide);
        harness.run();
        assert_eq!(keys_stand(&harness), before, "{decide:?}");
    }
    shift(&mut harness, Key::Num3);
    assert_eq!(keys_stand(&harness), before);
    ctrl(&mut harness, Key::Num2);
    assert_eq!(keys_stand(&harness), before);
}
