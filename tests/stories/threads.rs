//! What people say about claims: written on the card, answered, resolved; two people's threads become one.

use egui::Key;
use egui_kittest::{Harness, kittest::Queryable as _};
use tickmark::{
    session::{Command, Comment, Correct, Id, Kind, NewComment},
    workbench::App,
};

use super::shared::ada_writes;
use crate::support::window::*;

fn comments(harness: &Harness<'static, App>) -> Vec<(Id, Comment)> {
    let all = harness.state().session().comments.live();
    let mut all: Vec<(Id, Comment)> = all.map(|(id, one)| (id, one.clone())).collect();
    all.sort_by_key(|(id, one)| (one.made_at, *id));
    all
}

fn says_of_it(harness: &mut Harness<'static, App>, words: &str) {
    key(harness, Key::Q);
    letters(harness, words);
    key(harness, Key::Enter);
}

#[test]
fn a_comment_is_written_answered_and_resolved() {
    let (_folder, mut harness, first) = begun();
    says_of_it(&mut harness, "Where is this from?");
    let said = comments(&harness);
    assert_eq!(said.len(), 1);
    assert_eq!(
        (said[0].1.claim, said[0].1.text.as_str()),
        (first, "Where is this from?")
    );
    assert!(says(&harness, "Where is this from?"), "on the card");
    write(&mut harness, "Answer", "From the log");
    key(&mut harness, Key::Enter);
    let said = comments(&harness);
    assert_eq!(said[1].1.under, Some(said[0].0));
    click(&mut harness, "Resolve");
    assert!(comments(&harness)[0].1.resolved);
    let session = harness.state().session();
    assert_eq!(session.undo_label(), Some("Resolve thread"));

    shift(&mut harness, Key::Q);
    assert!(says(&harness, "Open 0") && says(&harness, "All 1"));
    click(&mut harness, "All 1");
    // The list has the keyboard.
    shift(&mut harness, Key::Q);
    key(&mut harness, Key::Escape);
    shift(&mut harness, Key::Q);
    shift(&mut harness, Key::R);
    assert!(!comments(&harness)[0].1.resolved, "reopened");
    assert!(says(&harness, "Undo “Reopen thread”"));
    // To reply is no way to resolve: what is typed after it is an answer.
    key(&mut harness, Key::R);
    letters(&mut harness, "Really");
    key(&mut harness, Key::Enter);
    let said = comments(&harness);
    assert_eq!(said[2].1.text, "Really");
    assert!(!said[0].1.resolved);
    shift(&mut harness, Key::Q);
    key(&mut harness, Key::Escape);
    shift(&mut harness, Key::Q);
    key(&mut harness, Key::Enter);
    assert_eq!(selected(&harness), first);
}

#[test]
fn what_is_half_said_stays_with_its_claim_and_is_no_comment() {
    let (_folder, mut harness, first) = begun();
    key(&mut harness, Key::Q);
    letters(&mut harness, "Half a");
    key(&mut harness, Key::Escape);
    key(&mut harness, Key::J);
    assert!(!has_field(&harness, "Comment"));
    key(&mut harness, Key::K);
    assert_eq!(selected(&harness), first);
    assert_eq!(
        field(&harness, "Comment").value().as_deref(),
        Some("Half a")
    );
    assert!(comments(&harness).is_empty());
    click(&mut harness, "Say it");
    assert_eq!(comments(&harness)[0].1.text, "Half a");
}

#[test]
fn two_peoples_threads_become_one_and_what_waits_for_me_is_a_filter() {
    let (_folder, mut harness, file) = saved();
    key(&mut harness, Key::J);
    let id = selected(&harness);
    says_of_it(&mut harness, "Is this the net figure?");
    let root = comments(&harness)[0].0;
    ctrl(&mut harness, Key::S);
    let contact = Id::literal("harbour");
    ada_writes(
        &file,
        Command::Batch {
            label: "Answers".to_owned(),
            commands: vec![
                Command::AddComment(NewComment {
                    claim: id,
                    under: Some(root),
                    text: "No, gross.".to_owned(),
                    ..NewComment::default()
                }),
                Command::AddContact {
                    id: Some(contact),
                    name: "Harbour office".to_owned(),
                    claims: vec![id],
                    asked: String::new(),
                },
                Command::AddComment(NewComment {
                    claim: id,
                    contact: Some(contact),
                    correct: Correct::No,
                    text: "It was 400,000".to_owned(),
                    ..NewComment::default()
                }),
            ],
        },
    );
    wait_until(&mut harness, "what Ada wrote", |harness| {
        told(harness)
            .iter()
            .any(|note| note.contains("was changed on disk"))
    });
    settle(&mut harness);
    // Meanwhile something is said here.
    write(&mut harness, "Answer", "Thanks in advance");
    key(&mut harness, Key::Enter);
    click(&mut harness, "Merge");
    let thread = harness.state().session().threads_of(id);
    assert_eq!(thread.len(), 2, "one by us, one from outside");
    assert_eq!(thread[0].answers.len(), 2);
    let session = harness.state().session();
    assert!(
        session
            .conflicts()
            .iter()
            .all(|one| one.kind != Kind::Comment)
    );

    shift(&mut harness, Key::Q);
    assert!(says(&harness, "Open 2"));
    assert!(says(&harness, "answered from outside"));
    key(&mut harness, Key::Home);
    key(&mut harness, Key::ArrowDown);
    assert!(says(&harness, "Harbour office"));
    harness.get_by_label_contains("Unanswered").click();
    settle(&mut harness);
}
