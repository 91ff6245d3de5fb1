//! Taking files in, and what is kept of them.

use super::*;
use crate::{
    import::How,
    session::SourceKind,
    storage::{Hash, Kept},
    text::Span,
};

const ARTICLE: &str = "# Ferry counts\n\nBy Marta Oll\n\nThe ferry carried 412,000 passengers in 2024.\n\nIn 2019 it was 318,000.\n";

fn desk() -> (tempfile::TempDir, Kept, Texts) {
    let folder = tempfile::tempdir().unwrap();
    let kept = Kept::in_folder(folder.path().join("piece.evidence"));
    let texts = Texts::in_folder(Kept::in_folder(folder.path().join("texts")));
    (folder, kept, texts)
}

#[test]
fn a_file_is_kept_read_once_and_becomes_a_source() {
    let (folder, kept, texts) = desk();
    let path = folder.path().join("counts.md");
    std::fs::write(&path, ARTICLE).unwrap();
    let how = How::confined(None, &|| false);
    let taken = take_in(&path, &kept, Some(&texts), &how).unwrap();
    assert_eq!(
        kept.get(taken.hash, "counts.md").unwrap().unwrap(),
        ARTICLE.as_bytes()
    );
    let source = source(&taken, "2026-03-01");
    assert_eq!(
        (source.title.as_str(), source.author.as_str()),
        ("Ferry counts", "Marta Oll")
    );
    assert_eq!(source.document, Hash::of(ARTICLE.as_bytes()).to_string());
    assert_eq!(source.id, Some(source_id(taken.hash)));
    assert_eq!(texts.get(taken.hash).unwrap(), taken.document);
    // What is kept is believed, and what makes no sense is not.
    let name = std::fs::read_dir(folder.path().join("texts"))
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    std::fs::write(&name, "{\"title\": 3}").unwrap();
    assert!(texts.get(taken.hash).is_none());
    assert_eq!(
        take_in(&path, &kept, Some(&texts), &how).unwrap().document,
        taken.document
    );
    assert!(texts.get(taken.hash).is_some(), "it is kept anew");
}

#[test]
fn what_cannot_be_read_keeps_its_place_and_says_why() {
    let (folder, kept, texts) = desk();
    let path = folder.path().join("letter.pdf");
    std::fs::write(&path, b"\0\0\0\0").unwrap();
    let how = How::confined(None, &|| false);
    let taken = take_in(&path, &kept, Some(&texts), &how).unwrap();
    assert!(!taken.document.unread.is_empty());
    assert!(kept.has(taken.hash, "letter.pdf"));
    assert_eq!(source(&taken, "").title, "letter");
    assert!(texts.get(taken.hash).is_none(), "it is tried again");
    let why = take_in(&folder.path().join("none.pdf"), &kept, None, &how).unwrap_err();
    assert!(!why.is_empty());
    std::fs::write(&path, b"").unwrap();
    assert_eq!(
        take_in(&path, &kept, None, &how).unwrap_err(),
        "it is empty"
    );
}

#[test]
fn a_picture_is_a_document_without_text() {
    let (folder, kept, _) = desk();
    let path = folder.path().join("sign.png");
    std::fs::write(&path, b"\x89PNG\r\n\x1a\n0000").unwrap();
    let how = How::confined(None, &|| false);
    let taken = take_in(&path, &kept, None, &how).unwrap();
    assert_eq!(taken.document.shape, Shape::Picture);
    assert_eq!(taken.document.unread, "");
}

#[test]
fn a_place_is_told_by_page_time_or_paragraph() {
    let how = How::confined(None, &|| false);
    let document = Document::read(ARTICLE.as_bytes(), "counts.md", &how).unwrap();
    let at = document.text.find("318,000").unwrap();
    assert_eq!(locator(&document, Span::new(at, at + 7)).0, "para. 4");
    let tape = "1\n00:14:32,000 --> 00:14:35,000\nWe have inspected every pier.\n\n2\n00:14:36,000 --> 00:14:39,000\nWe left nothing out.\n";
    let tape = Document::read(tape.as_bytes(), "vell.srt", &how).unwrap();
    assert_eq!(tape.kind, SourceKind::Transcript);
    let at = tape.text.find("nothing").unwrap();
    let (words, areas) = locator(&tape, Span::new(at, at + 7));
    assert!(words.contains("14:3"), "{words}");
    assert!(areas.is_empty());
}
