//! Rich text from the clipboard: what a word processor puts there becomes an article with the writer's notes; plain text stays
//! a choice.

use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use tickmark::session::{ClaimedKind, Role};

use crate::support::window::*;

const RICH: &str = r##"<html><body><!--StartFragment--><h1>The bridge at Kell</h1><p class=MsoNormal>The bridge <a style='mso-comment-reference:JA_1;mso-comment-date:20260302T1000'>cost 48 million crowns in 1911</a><a class=msocomanchor href="#_msocom_1">[JA1]</a>, the <a href="https://kell.example/budget">town</a> says.</p><p class=MsoNormal>It carried 312,000 carts in 1924.<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a></p><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>1.&nbsp; </span>A ticket cost two crowns</p><div style='mso-element:footnote' id=ftn1><p><a href="#_ftnref1" name="_ftn1">[1]</a> Town register, p. 4</p></div><div style='mso-element:comment'><div class=msocomtxt><span style='mso-comment-author:"Jon Aas"'><a name="_msocom_1"></a></span><p>Budget of 1910, p. 12</p></div></div><!--EndFragment--></body></html>"##;
const PLAIN: &str = "The bridge at Kell\r\nThe bridge cost 48 million crowns in 1911[JA1], the town says.\r\nIt carried 312,000 carts in 1924.[1]\r\n1. A ticket cost two crowns\r\n\r\n[1] Town register, p. 4\r\n";

type Window = egui_kittest::Harness<'static, tickmark::workbench::App>;

fn with_clipboard() -> (tempfile::TempDir, Window) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("clipboard.html"), RICH).unwrap();
    std::fs::write(folder.path().join("clipboard.txt"), PLAIN).unwrap();
    let harness = window(folder.path(), [1440.0, 900.0], &[]);
    (folder, harness)
}

/// The roles and words of the only article.
fn paragraphs(harness: &Window) -> Vec<(Role, String)> {
    let session = harness.state().session();
    assert_eq!(session.articles.live().count(), 1, "{:?}", told(harness));
    let (_, draft) = session.drafts.live().next().unwrap();
    let text = draft.paragraphs.text();
    let all = draft.paragraphs.paragraphs().iter();
    all.map(|one| (one.role.clone(), one.span.of(text).to_owned()))
        .collect()
}

fn is_rich(harness: &Window) {
    let found = paragraphs(harness);
    let found: Vec<(&Role, &str)> = found.iter().map(|(role, text)| (role, &**text)).collect();
    assert_eq!(
        found,
        [
            (&Role::Headline, "The bridge at Kell"),
            (
                &Role::Body,
                "The bridge cost 48 million crowns in 1911, the town says."
            ),
            (&Role::Body, "It carried 312,000 carts in 1924."),
            (&Role::ListItem, "A ticket cost two crowns"),
        ]
    );
    let session = harness.state().session();
    let kinds = session.claimed.live().map(|(_, note)| {
        assert!(note.claim.is_some(), "{note:?}");
        note.kind.clone()
    });
    let mut kinds: Vec<ClaimedKind> = kinds.collect();
    kinds.sort_by_key(|kind| format!("{kind:?}"));
    assert_eq!(kinds, [ClaimedKind::Comment, ClaimedKind::Footnote]);
}

fn is_plain(harness: &Window) {
    let found = paragraphs(harness);
    assert!(
        found.iter().any(|(_, text)| text.contains("1924.[1]")),
        "{found:?}"
    );
    assert_eq!(harness.state().session().claimed.live().count(), 0);
}

#[test]
fn what_a_word_processor_copied_keeps_its_notes() {
    let (_folder, mut harness) = with_clipboard();
    // The desktop hands over plain text; what lies beside it is fetched when it is wanted.
    harness.event(Event::Paste(PLAIN.replace("\r\n", "\n")));
    settle(&mut harness);
    assert!(says(
        &harness,
        "Add the text on the clipboard as an article?"
    ));
    key(&mut harness, Key::Enter);
    is_rich(&harness);
    key(&mut harness, Key::J);
    assert!(says(&harness, "From the writer"));
    assert!(says(&harness, "Budget of 1910, p. 12"));
}

/// By its name, on what can be begun.
fn by_name(harness: &mut Window) {
    harness
        .get_by_label_contains("New from the clipboard")
        .click();
    settle(harness);
}

#[test]
fn by_its_name_it_is_not_asked_about() {
    let (_folder, mut harness) = with_clipboard();
    by_name(&mut harness);
    is_rich(&harness);
}

#[test]
fn plain_text_stays_a_choice() {
    let (_folder, mut harness) = with_clipboard();
    harness.event(Event::Paste(PLAIN.replace("\r\n", "\n")));
    settle(&mut harness);
    click(&mut harness, "Add as plain text");
    is_plain(&harness);

    let (_folder, mut harness) = with_clipboard();
    let shifted = Modifiers::COMMAND.plus(Modifiers::SHIFT);
    press(&mut harness, shifted, Key::V);
    assert!(says(
        &harness,
        "Add the text on the clipboard as an article?"
    ));
    assert!(!says(&harness, "Add it"));
    key(&mut harness, Key::Enter);
    is_plain(&harness);
}

#[test]
fn what_was_asked_about_is_what_is_added() {
    let (folder, mut harness) = with_clipboard();
    harness.event(Event::Paste("The mill burned in 1911.\n".to_owned()));
    settle(&mut harness);
    // By now the clipboard holds something else.
    key(&mut harness, Key::Enter);
    assert!(paragraphs(&harness)[0].1.contains("mill burned"));
    drop(folder);
}

#[test]
fn rich_text_that_cannot_be_read_leaves_the_plain_one() {
    let (folder, mut harness) = with_clipboard();
    let deep = "<div>".repeat(5000);
    std::fs::write(folder.path().join("clipboard.html"), deep).unwrap();
    by_name(&mut harness);
    is_plain(&harness);
    // Nothing at all is told, and nothing is added.
    let (folder, mut harness) = with_clipboard();
    for name in ["clipboard.html", "clipboard.txt"] {
        std::fs::remove_file(folder.path().join(name)).unwrap();
    }
    by_name(&mut harness);
    assert!(
        told(&harness)
            .iter()
            .any(|told| told.contains("no text on the clipboard")),
        "{:?}",
        told(&harness)
    );
}

#[test]
fn the_changes_for_the_writer_are_copied_as_rich_text_or_as_plain_text() {
    let folder = tempfile::tempdir().unwrap();
    let file = article(folder.path());
    let mut harness = window(folder.path(), [1440.0, 900.0], &[file]);
    let copy = |harness: &mut Window| {
        ctrl(harness, Key::K);
        letters(harness, "copy changes");
        key(harness, Key::Enter);
        let rich = std::fs::read_to_string(folder.path().join("clipboard.html"));
        (rich.ok(), told(harness).join("\n"))
    };
    let (rich, said) = copy(&mut harness);
    let rich = rich.unwrap();
    assert!(rich.contains("<h2 dir=\"auto\">Ferry between"), "{rich}");
    assert!(rich.contains("No change is asked for."), "{rich}");
    assert!(said.contains("Copied: "), "{said}");
    let plain = std::fs::read_to_string(folder.path().join("clipboard.txt")).unwrap();
    assert!(plain.contains("\nNo change is asked for.\n"), "{plain}");
    // Now the clipboard takes no rich text.
    std::fs::remove_file(folder.path().join("clipboard.html")).unwrap();
    std::fs::create_dir(folder.path().join("clipboard.html")).unwrap();
    let (_, said) = copy(&mut harness);
    assert!(said.contains("It was copied as plain text."), "{said}");
}
