//! A writer's Word document: opened, with the writer's own notes beside the claims, accepted or set aside.

use egui::{Key, Modifiers};
use egui_kittest::{Harness, kittest::Queryable as _};
use tickmark::{
    session::{ClaimedStanding, Role, Standing},
    storage::{Hash, Kept},
    workbench::App,
};

use crate::support::{window::*, word};

/// A window on the writer's document.
fn with_document() -> (tempfile::TempDir, Harness<'static, App>) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ferry for fact-checking.docx");
    std::fs::write(&file, word::document()).unwrap();
    let harness = window(folder.path(), [1440.0, 900.0], &[file]);
    (folder, harness)
}

/// Goes to the claim with these words.
fn go_to(harness: &mut Harness<'static, App>, words: &str) {
    let all = listed(harness);
    for _ in 0..all.len() {
        key(harness, Key::J);
        let at = selected(harness);
        let (_, said) = all.iter().find(|(id, _)| *id == at).unwrap();
        if said.contains(words) {
            return;
        }
    }
    panic!("no claim says {words}: {all:?}");
}

#[test]
fn the_writers_document_stands_there_with_its_claims_and_notes() {
    let (_folder, mut harness) = with_document();
    let session = harness.state().session();
    let (_, draft) = session.drafts.live().next().unwrap();
    let text = draft.paragraphs.text();
    assert!(text.contains("carried 312,000 cars"), "{text}");
    assert!(!text.contains("290,000"), "{text}");
    assert_eq!(draft.paragraphs.paragraphs()[0].role, Role::Headline);
    assert_eq!(session.claimed.live().count(), 3);
    assert!(session.claimed.live().all(|(_, note)| note.claim.is_some()));

    go_to(&mut harness, "opened in 1911");
    assert!(says(&harness, "From the writer"));
    assert!(says(&harness, "Harbour register, p. 12"));
    assert!(says(&harness, "Bo Ren · 2026-01-30 · comment"));
    let id = selected(&harness);
    assert_eq!(claim(&harness, id).standing, Standing::Suggested);
    // One key: it is evidence, and the claim is taken up.
    key(&mut harness, Key::U);
    let session = harness.state().session();
    let (_, evidence) = session.evidence_of(id).pop().unwrap();
    let source = session.sources.get(evidence.source).unwrap();
    assert_eq!(source.title, "Harbour register");
    assert_eq!(source.address, "https://example.org/register");
    assert_eq!(evidence.locator, "p. 12");
    assert_eq!(claim(&harness, id).standing, Standing::Accepted);
    assert!(says(&harness, "Harbour register · p. 12"));
    assert!(!says(&harness, "From the writer"));
    // There is no other, and that is said.
    key(&mut harness, Key::U);
    assert!(
        told(&harness)
            .iter()
            .any(|words| words.contains("No note of the writer"))
    );
    ctrl(&mut harness, Key::Z);
    assert!(says(&harness, "From the writer"));
}

#[test]
fn a_note_can_be_set_aside_and_taken_back_by_mouse() {
    let (_folder, mut harness) = with_document();
    go_to(&mut harness, "Nobody thanked it");
    click(&mut harness, "Set aside: Cut?");
    let standing = |harness: &Harness<'static, App>| {
        let session = harness.state().session();
        let mut all = session.claimed.live();
        let (_, note) = all.find(|(_, note)| note.text == "Cut?").unwrap();
        note.standing.clone()
    };
    assert_eq!(standing(&harness), ClaimedStanding::SetAside);
    click(&mut harness, "Take back: Cut?");
    assert_eq!(standing(&harness), ClaimedStanding::Open);
    click(&mut harness, "Accept as evidence: Cut?");
    assert_eq!(standing(&harness), ClaimedStanding::Accepted);
}

#[test]
fn a_document_that_cannot_be_read_is_told_and_nothing_else_happens() {
    let folder = tempfile::tempdir().unwrap();
    let whole = word::document();
    let cut = folder.path().join("cut.docx");
    std::fs::write(&cut, &whole[..whole.len() / 2]).unwrap();
    let harness = window(folder.path(), [1440.0, 900.0], &[cut]);
    let told = told(&harness);
    assert!(
        told.iter()
            .any(|words| words.contains("cut.docx") && words.contains("archive")),
        "{told:?}"
    );
    assert!(harness.query_by_label_contains("Nothing is open").is_none());
    assert_eq!(harness.state().session().articles.live().count(), 0);
}

#[test]
fn the_writers_own_file_lies_beside_the_session_when_it_is_saved() {
    let (folder, mut harness) = with_document();
    let session = harness.state().session();
    let (_, draft) = session.drafts.live().next().unwrap();
    let hash: Hash = draft.package.parse().unwrap();
    let name = draft.file.clone();
    for saved in ["one", "two"] {
        let file = folder.path().join(format!("{saved}.factcheck.json"));
        press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
        give_path(&mut harness, &file);
        wait_until(&mut harness, "the save", |harness| {
            !harness.state().is_dirty()
        });
        let kept = Kept::beside(&file);
        assert_eq!(
            kept.folder(),
            folder.path().join(format!("{saved}.evidence"))
        );
        let bytes = kept.get(hash, &name).unwrap();
        assert_eq!(bytes.as_deref(), Some(&word::document()[..]));
        assert!(kept.path(hash, &name).extension().unwrap() == "docx");
    }
    // A file that was changed is none: it is brought again from where it is whole.
    let kept = Kept::beside(&folder.path().join("two.factcheck.json"));
    std::fs::write(kept.path(hash, &name), "spoilt").unwrap();
    key(&mut harness, Key::J);
    key(&mut harness, Key::Num1);
    ctrl(&mut harness, Key::S);
    wait_until(&mut harness, "the save", |harness| {
        !harness.state().is_dirty()
    });
    assert!(kept.get(hash, &name).unwrap().is_some());
}

fn text_on_screen(harness: &Harness<'static, App>) -> String {
    let session = harness.state().session();
    let (article, _) = session.articles.live().next().unwrap();
    let (_, draft) = session.draft_of(article).unwrap();
    draft.paragraphs.text().to_owned()
}

#[test]
fn of_tracked_changes_either_text_can_be_shown() {
    let (_folder, mut harness) = with_document();
    assert!(says(&harness, "Final text; 2 tracked changes."));
    let last = text_on_screen(&harness);
    go_to(&mut harness, "The council paid 4.5 million");
    let decided = selected(&harness);
    key(&mut harness, Key::Num1);
    let verdict = claim(&harness, decided).verdict;
    assert!(verdict.is_some());

    click(&mut harness, "Show the original text");
    assert_eq!(text_on_screen(&harness), last.replace("312,000", "290,000"));
    assert!(says(&harness, "Original text, before 2 tracked changes."));
    assert!(!says(&harness, "Final text;"));
    // It is another draft of the same article: what was decided on words that stand in both holds in both.
    let session = harness.state().session();
    assert_eq!(session.articles.live().count(), 1);
    assert_eq!(session.drafts.live().count(), 2);
    assert_eq!(claim(&harness, decided).verdict, verdict);

    // And back, by the command.
    ctrl(&mut harness, Key::K);
    letters(&mut harness, "Original or final text");
    key(&mut harness, Key::Enter);
    assert_eq!(text_on_screen(&harness), last);
    assert_eq!(harness.state().session().drafts.live().count(), 2);
    ctrl(&mut harness, Key::Z);
    assert!(text_on_screen(&harness).contains("290,000"));
}

#[test]
fn what_has_no_tracked_changes_has_one_text() {
    let (_folder, mut harness) = opened();
    ctrl(&mut harness, Key::K);
    letters(&mut harness, "Original or final text");
    key(&mut harness, Key::Enter);
    assert!(
        told(&harness)
            .iter()
            .any(|told| told.contains("no document with tracked changes"))
    );
    assert_eq!(harness.state().session().drafts.live().count(), 1);
}
