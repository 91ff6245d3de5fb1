//! A new draft of an article: what became of each claim, settled with one key each.

use egui::Key;
use egui_kittest::{Harness, kittest::Queryable as _};
use tickmark::{
    import::{self, Format},
    session::{Author, CheckStatus, Command, Fate, Id, Moment, Resolution, Session, Stamp},
    storage,
    workbench::App,
};

use crate::support::window::*;

const OLD: &str = "\
Water of Port Ellery

Nearly 40 per cent of the water pumped into Port Ellery is lost before it reaches a tap.

Repairs would cost 212 million crowns over eight years, said Tomas Vell.

The network was laid between 1911 and 1926.

The harbour pays 3 million crowns a year for its water.
";

const NEW: &str = "\
Water of Port Ellery

Nearly 40 per cent of the water pumped into Port Ellery is lost before it reaches a tap.

Repairs would cost 221 million crowns over eight years, said Tomas Vell.

The survey of 2024 skipped two districts.

The network was laid between 1911 and 1926.
";

/// A session file of the first draft, every claim of which is checked and true.
fn checked(folder: &std::path::Path) -> std::path::PathBuf {
    let imported = import::text(OLD, Format::Text).unwrap();
    let mut session = Session::default();
    let mut step = 0_u64;
    let mut done = |session: &mut Session, command: Command| {
        step += 1;
        let stamp = Stamp {
            at: Moment(1_769_851_800),
            seed: Id::derived(&[&step.to_le_bytes()]),
            by: Author::default(),
        };
        session.apply(command, &stamp).unwrap();
    };
    done(
        &mut session,
        import::intake(imported, Id::literal("water"), "a.txt").command,
    );
    let claims: Vec<Id> = session
        .claims
        .live()
        .filter(|(_, claim)| claim.parent.is_none())
        .map(|(id, _)| id)
        .collect();
    for claim in claims {
        let status = CheckStatus::Checked;
        done(&mut session, Command::SetCheckStatus { claim, status });
        let verdict = Some("true".to_owned());
        done(&mut session, Command::SetVerdict { claim, verdict });
    }
    let file = folder.join("water.factcheck.json");
    storage::save(&session, &file, None).unwrap();
    file
}

/// The window on the session, to which the new draft was added.
fn with_draft() -> (tempfile::TempDir, Harness<'static, App>) {
    let folder = tempfile::tempdir().unwrap();
    let file = checked(folder.path());
    let loaded = storage::load(&file).unwrap();
    let mut session = loaded.session;
    let imported = import::text(NEW, Format::Text).unwrap();
    let article = session.articles.get(Id::literal("water")).unwrap().clone();
    let next = import::next_draft(imported, Id::literal("water"), &article, "b.txt");
    let stamp = Stamp {
        at: Moment(1_769_851_900),
        seed: Id::literal("draft"),
        by: Author::default(),
    };
    session.apply(next.command, &stamp).unwrap();
    storage::save(&session, &file, Some(loaded.hash)).unwrap();
    let harness = window(folder.path(), [1440.0, 900.0], &[file]);
    (folder, harness)
}

/// The one claim with these words in any draft.
fn holding(harness: &Harness<'static, App>, words: &str) -> Id {
    let session = harness.state().session();
    let mut found = session.claims.live().filter(|(_, claim)| {
        claim.parent.is_none()
            && claim.merged_into.is_none()
            && claim
                .anchors
                .values()
                .any(|anchor| anchor.exact.contains(words))
    });
    found.next().unwrap().0
}

#[test]
fn what_a_draft_changed_is_told_and_settled_with_a_key_each() {
    let (_folder, mut harness) = with_draft();
    wait_until(&mut harness, "what is to settle", |harness| {
        says(harness, "! 2 to settle")
    });
    assert!(
        told(&harness)
            .iter()
            .any(|words| words.contains("the text of 2 claims or marks has changed"))
    );
    let cost = holding(&harness, "212 million");
    let pays = holding(&harness, "pays 3 million");
    assert_eq!(claim(&harness, cost).check_status, CheckStatus::Checked);
    shift(&mut harness, Key::C);
    assert!(says(&harness, "0 of 2 settled"));
    assert!(says(
        &harness,
        "A figure differs: never taken over by itself."
    ));
    // Letters decide nothing here, and a key that is held does not settle the next.
    key(&mut harness, Key::X);
    key(&mut harness, Key::A);
    assert_eq!(claim(&harness, cost).check_status, CheckStatus::Checked);
    key(&mut harness, Key::Num1);
    assert_eq!(claim(&harness, cost).check_status, CheckStatus::ToCheck);
    let draft = harness
        .state()
        .session()
        .draft_of(Id::literal("water"))
        .unwrap()
        .0;
    assert!(
        claim(&harness, cost)
            .anchors
            .get(&draft)
            .unwrap()
            .exact
            .contains("221 million")
    );
    assert!(says(&harness, "1 of 2 settled"));
    key(&mut harness, Key::Num1);
    assert_eq!(claim(&harness, pays).resolution, Resolution::Cut);
    wait_until(&mut harness, "nothing left", |harness| {
        says(harness, "Nothing is left to settle.")
    });
    key(&mut harness, Key::Num1);
    // Each was one step.
    ctrl(&mut harness, Key::Z);
    assert_ne!(claim(&harness, pays).resolution, Resolution::Cut);
    ctrl(&mut harness, Key::Z);
    assert_eq!(claim(&harness, cost).check_status, CheckStatus::Checked);
    wait_until(&mut harness, "both again", |harness| {
        says(harness, "0 of 2 settled")
    });
    key(&mut harness, Key::N);
    key(&mut harness, Key::P);
    if !says(&harness, "The same fact: the verdict stands") {
        key(&mut harness, Key::N);
    }
    key(&mut harness, Key::Num2);
    assert_eq!(claim(&harness, cost).check_status, CheckStatus::Checked);
    assert_eq!(claim(&harness, cost).checked_against, Some(draft));
    key(&mut harness, Key::Escape);
    assert!(says(&harness, "! 1 to settle"));
    let followed = harness.state().session().followed_now(Id::literal("water"));
    let gone = followed.iter().find(|one| one.id == pays).unwrap();
    assert_eq!(gone.fate, Fate::Gone);
}

#[test]
fn with_the_mouse_alone_in_a_narrow_window() {
    let (_folder, mut harness) = with_draft();
    harness.set_size([800.0, 600.0].into());
    settle(&mut harness);
    wait_until(&mut harness, "what is to settle", |harness| {
        says(harness, "! 2 to settle")
    });
    click(&mut harness, "! 2 to settle");
    let cost = holding(&harness, "212 million");
    click(&mut harness, "The same fact: the verdict stands");
    assert!(!harness.state().session().is_stale(&claim(&harness, cost)));
    click(&mut harness, "Done later");
    assert!(harness.query_by_label("Done later").is_none());
}

/// The window on the first draft, read from a file.
fn with_file() -> (tempfile::TempDir, Harness<'static, App>, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("water.txt");
    std::fs::write(&file, OLD).unwrap();
    let harness = window(folder.path(), [1440.0, 900.0], std::slice::from_ref(&file));
    (folder, harness, file)
}

fn drop_file(harness: &mut Harness<'static, App>, path: &std::path::Path) {
    let ctx = harness.ctx.clone();
    harness.state_mut().open_files(&ctx, vec![path.to_owned()]);
    settle(harness);
}

fn drafts(harness: &Harness<'static, App>) -> (usize, usize) {
    let session = harness.state().session();
    (
        session.articles.live().count(),
        session.drafts.live().count(),
    )
}

#[test]
fn a_file_that_looks_like_a_draft_is_asked_about() {
    let (folder, mut harness, _) = with_file();
    let second = folder.path().join("second.txt");
    std::fs::write(&second, NEW).unwrap();
    drop_file(&mut harness, &second);
    assert!(says(&harness, "A new draft?"));
    assert_eq!(drafts(&harness), (1, 1));
    // Closed unanswered, nothing is added, and that is said.
    key(&mut harness, Key::Escape);
    assert_eq!(drafts(&harness), (1, 1));
    assert!(
        told(&harness)
            .iter()
            .any(|words| words.contains("second.txt was not added"))
    );
    drop_file(&mut harness, &second);
    key(&mut harness, Key::Enter);
    assert_eq!(drafts(&harness), (1, 2));
    let article = harness.state().session().articles.live().next().unwrap().0;
    let (_, draft) = harness.state().session().draft_of(article).unwrap();
    assert_eq!((draft.number, draft.file.as_str()), (2, "second.txt"));
    // It is one step.
    ctrl(&mut harness, Key::Z);
    assert_eq!(
        harness
            .state()
            .session()
            .draft_of(article)
            .unwrap()
            .1
            .number,
        1
    );
    // The same text again is nothing new.
    ctrl(&mut harness, Key::Y);
    drop_file(&mut harness, &second);
    assert!(
        told(&harness)
            .iter()
            .any(|words| words.contains("word for word. Nothing was added."))
    );
    // Another article is one, if somebody says so.
    let third = folder.path().join("third.txt");
    std::fs::write(&third, NEW.replace("2024", "2023")).unwrap();
    drop_file(&mut harness, &third);
    click(&mut harness, "Another article");
    assert_eq!(drafts(&harness), (2, 3));
}

#[test]
fn a_file_that_is_written_again_is_offered_as_a_draft() {
    let (_folder, mut harness, file) = with_file();
    std::fs::write(&file, NEW).unwrap();
    let offered = |harness: &Harness<'static, App>| {
        told(harness)
            .iter()
            .any(|words| words.contains("water.txt was changed"))
    };
    wait_until(&mut harness, "the file to be seen", |harness| {
        offered(harness)
    });
    settle(&mut harness);
    assert!(offered(&harness));
    assert_eq!(drafts(&harness), (1, 1), "nothing is taken over unasked");
    click(&mut harness, "New draft");
    assert_eq!(drafts(&harness), (1, 2));
}

#[test]
fn keys_that_come_at_once_are_done_in_their_order() {
    let (_folder, mut harness) = with_draft();
    wait_until(&mut harness, "what is to settle", |harness| {
        says(harness, "! 2 to settle")
    });
    let (cost, pays) = (
        holding(&harness, "212 million"),
        holding(&harness, "pays 3 million"),
    );
    shift(&mut harness, Key::C);
    // To the second, and settled: it is the second that is.
    for key in [Key::N, Key::Num1] {
        harness.key_press(key);
    }
    settle(&mut harness);
    assert_eq!(claim(&harness, pays).resolution, Resolution::Cut);
    assert_eq!(claim(&harness, cost).check_status, CheckStatus::Checked);
}
