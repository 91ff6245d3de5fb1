//! Who works on a session and who is asked; corrections; and the second check by another person.

use egui::Key;
use egui_kittest::{Harness, kittest::Queryable as _};
use tickmark::{
    session::{CheckStatus, Command, Contact, Correct, Id, Kind},
    workbench::App,
};

use super::shared::ada_writes;
use crate::support::window::*;

fn contacts(harness: &Harness<'static, App>) -> Vec<(Id, Contact)> {
    let all = harness.state().session().contacts.live();
    all.map(|(id, one)| (id, one.clone())).collect()
}

/// Somebody sits down at the window.
pub fn checking_as(harness: &mut Harness<'static, App>, name: &str) {
    ctrl(harness, Key::K);
    letters(harness, "Checking as");
    key(harness, Key::Enter);
    write(harness, "Name", name);
    key(harness, Key::Enter);
}

#[test]
fn somebody_is_asked_about_a_claim_and_tried_again() {
    let (_folder, mut harness, first) = begun();
    click(&mut harness, "Ask somebody about it…");
    letters(&mut harness, "Harbour office");
    key(&mut harness, Key::Enter);
    let (id, asked) = contacts(&harness).remove(0);
    assert_eq!(
        (asked.name.as_str(), asked.claims.as_slice()),
        ("Harbour office", &[first][..])
    );
    // The next field is what is asked, and each is a step of its own.
    letters(&mut harness, "How many in 2024?");
    write(&mut harness, "Until when (YYYY-MM-DD)", "2026-01-20");
    key(&mut harness, Key::Enter);
    let (_, asked) = contacts(&harness).remove(0);
    assert_eq!(asked.asked, "How many in 2024?");
    assert!(says(&harness, "! overdue since 20 Jan 2026"));
    click(&mut harness, "Tried again today");
    click(&mut harness, "Tried again today");
    let (_, asked) = contacts(&harness).remove(0);
    assert_eq!(
        (asked.attempts, asked.contacted_on.as_str()),
        (2, "2026-01-31")
    );
    ctrl(&mut harness, Key::Z);
    let session = harness.state().session();
    assert_eq!(session.contacts.get(id).unwrap().attempts, 1);
    // More claims, by number.
    click(&mut harness, "Choose claims…");
    letters(&mut harness, "f2");
    key(&mut harness, Key::Enter);
    click(&mut harness, "Done");
    assert_eq!(contacts(&harness)[0].1.claims.len(), 2);
    click(&mut harness, "Not about F1");
    assert!(!contacts(&harness)[0].1.claims.contains(&first));
    write(
        &mut harness,
        "Right of reply, in their words",
        "It was 412,000.",
    );
    key(&mut harness, Key::Escape);
    settle(&mut harness);
    assert_eq!(
        contacts(&harness)[0].1.reply,
        "It was 412,000.",
        "escape loses nothing"
    );
    key(&mut harness, Key::Escape);
    settle(&mut harness);
    // On the card of the claim that is left.
    key(&mut harness, Key::J);
    assert!(says(&harness, "Asked: Harbour office"));
}

#[test]
fn who_works_here_is_listed_with_what_is_left_to_do() {
    let (_folder, mut harness, first) = begun();
    checking_as(&mut harness, "Ida Brandt");
    key(&mut harness, Key::Num1);
    let session = harness.state().session();
    let ida = session.people.live().next().unwrap().0;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("s.factcheck.json");
    ctrl(&mut harness, Key::S);
    give_path(&mut harness, &file);
    let set = |field: &str, value: serde_json::Value| Command::SetField {
        kind: Kind::Claim,
        id: first,
        field: field.to_owned(),
        value,
    };
    ada_writes(
        &file,
        Command::Batch {
            label: "Assign".to_owned(),
            commands: vec![
                set("assigned_to", ida.to_string().into()),
                set("due", "2026-01-29".into()),
            ],
        },
    );
    wait_until(&mut harness, "what Ada wrote", |harness| {
        told(harness)
            .iter()
            .any(|note| note.contains("was changed on disk"))
    });
    settle(&mut harness);
    click(&mut harness, "Merge");
    shift(&mut harness, Key::P);
    harness.get_by_label_contains("Working on it").click();
    settle(&mut harness);
    assert!(says(&harness, "0 of 1 decided · F1 due 29 Jan 2026"));
    harness.get_by_label_contains("Ida Brandt, 0 of 1").click();
    settle(&mut harness);
    write(&mut harness, "Role", "checker");
    click(&mut harness, "Go to F1");
    assert_eq!(selected(&harness), first);
    let session = harness.state().session();
    assert_eq!(session.people.get(ida).unwrap().role, "checker");
}

#[test]
fn a_correction_keeps_the_verdict_before() {
    let (_folder, mut harness, first) = begun();
    key(&mut harness, Key::Num1);
    ctrl(&mut harness, Key::K);
    letters(&mut harness, "Record a correction");
    key(&mut harness, Key::Enter);
    letters(&mut harness, "It was 312,000");
    write(&mut harness, "Why it was corrected", "A reader wrote in");
    click(&mut harness, "Verdict now: False");
    click(&mut harness, "Record the correction");
    let session = harness.state().session();
    let (_, one) = session.corrections.live().next().unwrap();
    assert_eq!(
        (one.what.as_str(), one.why.as_str()),
        ("It was 312,000", "A reader wrote in")
    );
    assert_eq!(
        (one.old_verdict.as_str(), one.new_verdict.as_str()),
        ("true", "false")
    );
    assert_eq!(claim(&harness, first).verdict.as_deref(), Some("false"));
    assert!(says(&harness, "before: True") && says(&harness, "now: False"));
    key(&mut harness, Key::Enter);
    assert_eq!(selected(&harness), first);
    assert!(says(&harness, "Correction: It was 312,000 (True → False)"));
}

#[test]
fn another_person_checks_again_blind_and_a_disagreement_is_settled_in_one_step() {
    let (_folder, mut harness, first) = begun();
    checking_as(&mut harness, "Ida Brandt");
    key(&mut harness, Key::Num1);
    write(&mut harness, "Rationale", "The log says 412,000");
    key(&mut harness, Key::Escape);
    press(&mut harness, egui::Modifiers::SHIFT, Key::Num3);
    assert_eq!(claim(&harness, first).check_status, CheckStatus::Checked);
    shift(&mut harness, Key::B);
    assert!(says(&harness, "To check again 0"), "not one's own");
    click(&mut harness, "Blind");
    assert!(harness.state().session().details.blind);
    key(&mut harness, Key::Escape);
    checking_as(&mut harness, "Bo Lind");
    shift(&mut harness, Key::B);
    assert!(says(&harness, "To check again 1"));
    // The card lies below; here nothing is said of the first finding.
    assert!(!says(&harness, "checked by Ida Brandt"));
    assert!(!says(&harness, "First: True"));
    click(&mut harness, "Check blind");
    key(&mut harness, Key::Num5);
    key(&mut harness, Key::Y);
    letters(&mut harness, "The log is of another year");
    key(&mut harness, Key::Enter);
    let session = harness.state().session();
    let (_, check) = session.second_checks.live().next().unwrap();
    assert_eq!(check.rationale, "The log is of another year");
    let found = check.verdict.clone();
    assert_ne!(found.as_deref(), Some("true"));
    assert_eq!(
        claim(&harness, first).verdict.as_deref(),
        Some("true"),
        "beside it"
    );
    assert!(says(&harness, "Disagreements 1"));
    assert!(says(&harness, "checked by Ida Brandt"));
    assert!(says(&harness, "First finding: True, Ida Brandt"));
    // The next digit of the one who found otherwise does not rule between the two.
    key(&mut harness, Key::Num2);
    key(&mut harness, Key::Num1);
    assert!(says(&harness, "Disagreements 1"));
    assert_eq!(claim(&harness, first).verdict.as_deref(), Some("true"));
    click(&mut harness, "Disagreements 1");
    harness.get_by_label_contains("Claim 1 of 1:").click();
    settle(&mut harness);
    key(&mut harness, Key::Num2);
    assert_eq!(claim(&harness, first).verdict, found);
    assert_eq!(
        claim(&harness, first).rationale,
        "The log is of another year"
    );
    assert!(says(&harness, "Disagreements 0"));
    ctrl(&mut harness, Key::Z);
    assert_eq!(claim(&harness, first).verdict.as_deref(), Some("true"));
    assert!(says(&harness, "Disagreements 1"));
    // The first stands.
    key(&mut harness, Key::Num1);
    assert_eq!(claim(&harness, first).verdict.as_deref(), Some("true"));
    assert!(says(&harness, "Disagreements 0"));
}

#[test]
fn a_correction_that_was_not_begun_is_of_no_claim_and_one_half_entered_is_kept() {
    let (_folder, mut harness, first) = begun();
    key(&mut harness, Key::J);
    shift(&mut harness, Key::E);
    click(&mut harness, "Correct F2…");
    assert!(says(&harness, "A correction of F2"));
    key(&mut harness, Key::Escape);
    key(&mut harness, Key::Escape);
    key(&mut harness, Key::K);
    assert_eq!(selected(&harness), first);
    shift(&mut harness, Key::E);
    assert!(!says(&harness, "A correction of F2"));
    assert!(!says(&harness, "Half entered"));
    click(&mut harness, "Correct F1…");
    letters(&mut harness, "It was 312,000");
    key(&mut harness, Key::Escape);
    key(&mut harness, Key::Escape);
    key(&mut harness, Key::J);
    shift(&mut harness, Key::E);
    assert!(says(&harness, "Half entered: F1: It was 312,000"));
    // Another beside it takes nothing of it away.
    click(&mut harness, "Correct F2…");
    assert!(says(&harness, "A correction of F2"));
    click(&mut harness, "Go on with the correction of F1");
    assert_eq!(
        field(&harness, "What was corrected").value().as_deref(),
        Some("It was 312,000")
    );
    click(&mut harness, "Record the correction");
    assert!(!says(&harness, "Half entered"));
    let session = harness.state().session();
    let (_, one) = session.corrections.live().next().unwrap();
    assert_eq!((one.claim, one.what.as_str()), (first, "It was 312,000"));
}

#[test]
fn a_name_is_typed_at_once_where_nobody_is_listed_and_after_a_key_elsewhere() {
    let (_folder, mut harness, _) = begun();
    shift(&mut harness, Key::P);
    letters(&mut harness, "Harbour office");
    key(&mut harness, Key::Enter);
    assert_eq!(contacts(&harness)[0].1.name, "Harbour office");
    key(&mut harness, Key::Escape);
    key(&mut harness, Key::Escape);
    shift(&mut harness, Key::P);
    key(&mut harness, Key::N);
    letters(&mut harness, "Ferry company");
    key(&mut harness, Key::Enter);
    let names: Vec<String> = contacts(&harness)
        .into_iter()
        .map(|(_, one)| one.name)
        .collect();
    assert!(names.contains(&"Ferry company".to_owned()), "{names:?}");
    // What is no day says so.
    for (typed, none) in [
        ("phone 123", "phone 123 is no date: YYYY-MM-DD."),
        ("2020-1-1", "2020-1-1 is no date: YYYY-MM-DD."),
        ("2026-02-30", "2026-02-30 is no date: YYYY-MM-DD."),
    ] {
        write(&mut harness, "Until when (YYYY-MM-DD)", typed);
        key(&mut harness, Key::Enter);
        assert!(says(&harness, none), "{typed}");
    }
    write(&mut harness, "Until when (YYYY-MM-DD)", "2026-02-03");
    key(&mut harness, Key::Enter);
    assert!(!says(&harness, "is no date"));
}

#[test]
fn a_verdict_where_the_first_gave_none_is_no_disagreement() {
    let (_folder, mut harness, first) = begun();
    checking_as(&mut harness, "Ida Brandt");
    press(&mut harness, egui::Modifiers::SHIFT, Key::Num3);
    assert_eq!(claim(&harness, first).check_status, CheckStatus::Checked);
    checking_as(&mut harness, "Bo Lind");
    shift(&mut harness, Key::B);
    key(&mut harness, Key::Num5);
    key(&mut harness, Key::Enter);
    assert!(says(&harness, "Disagreements 0"));
    assert!(says(&harness, "First gave no verdict 1"));
    click(&mut harness, "Take the second’s verdict");
    let session = harness.state().session();
    let found = session
        .second_checks
        .live()
        .next()
        .unwrap()
        .1
        .verdict
        .clone();
    assert!(found.is_some());
    assert_eq!(claim(&harness, first).verdict, found);
}

#[test]
fn two_second_checks_that_differ_are_listed_although_nobody_decided() {
    let (_folder, mut harness, file) = saved();
    key(&mut harness, Key::J);
    let first = selected(&harness);
    checking_as(&mut harness, "Ida Brandt");
    press(&mut harness, egui::Modifiers::SHIFT, Key::Num3);
    checking_as(&mut harness, "Bo Lind");
    shift(&mut harness, Key::B);
    key(&mut harness, Key::Num1);
    key(&mut harness, Key::Enter);
    key(&mut harness, Key::Escape);
    press(&mut harness, egui::Modifiers::SHIFT, Key::Num1);
    assert_ne!(claim(&harness, first).check_status, CheckStatus::Checked);
    ctrl(&mut harness, Key::S);
    settle(&mut harness);
    ada_writes(
        &file,
        Command::CheckSecond {
            id: None,
            claim: first,
            verdict: Some("false".to_owned()),
            correct: Correct::Unsaid,
            rationale: String::new(),
        },
    );
    key(&mut harness, Key::J);
    key(&mut harness, Key::Num1);
    wait_until(&mut harness, "what Ada wrote", |harness| {
        told(harness)
            .iter()
            .any(|note| note.contains("was changed on disk"))
    });
    settle(&mut harness);
    click(&mut harness, "Merge");
    shift(&mut harness, Key::B);
    assert!(says(&harness, "Disagreements 1"));
    click(&mut harness, "Disagreements 1");
    assert!(says(&harness, "two second checks differ"));
    // Neither can be taken here: the claim is to be decided.
    harness.get_by_label_contains("Claim 1 of 1:").click();
    settle(&mut harness);
    key(&mut harness, Key::Num1);
    key(&mut harness, Key::Num2);
    assert_eq!(claim(&harness, first).verdict, None);
}

#[test]
fn there_is_a_way_out_of_the_line_for_a_name_and_of_choosing_claims() {
    let (_folder, mut harness, _) = begun();
    shift(&mut harness, Key::P);
    letters(&mut harness, "Harb");
    key(&mut harness, Key::Escape);
    let open = |harness: &Harness<'static, App>| has_field(harness, "Name of somebody new");
    assert!(!open(&harness), "nobody is listed: it is closed");
    shift(&mut harness, Key::P);
    assert_eq!(
        field(&harness, "Name of somebody new").value().as_deref(),
        Some("Harb"),
        "and what was typed is there again"
    );
    letters(&mut harness, "our office");
    key(&mut harness, Key::Enter);
    click(&mut harness, "Choose claims…");
    // Tab leads on, past the claims, to the button that ends it.
    let mut tabs = 0;
    while !harness.get_by_label("Done").is_focused() {
        tabs += 1;
        assert!(tabs < 40, "Done is never reached");
        key(&mut harness, Key::Tab);
    }
    assert!(contacts(&harness)[0].1.claims.is_empty());
    key(&mut harness, Key::Escape);
    assert!(open(&harness) && says(&harness, "Choose claims…"));
    key(&mut harness, Key::Escape);
    assert!(!open(&harness));
}

#[test]
fn somebody_else_has_initials_of_their_own() {
    let (_folder, mut harness, _) = begun();
    let named = |harness: &mut Harness<'static, App>, name: &str| {
        ctrl(harness, Key::K);
        letters(harness, "Checking as");
        key(harness, Key::Enter);
        write(harness, "Name", name);
    };
    named(&mut harness, "Ada Byrne");
    write(&mut harness, "Initials", "AB");
    key(&mut harness, Key::Enter);
    named(&mut harness, "Ben Ortiz");
    settle(&mut harness);
    assert_eq!(field(&harness, "Initials").value().as_deref(), Some(""));
}
