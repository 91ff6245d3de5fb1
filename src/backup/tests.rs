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
    let taken = take_in(&path, (&kept, Bytes::Kept), Some(&texts), &how).unwrap();
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
        take_in(&path, (&kept, Bytes::Kept), Some(&texts), &how)
            .unwrap()
            .document,
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
    let taken = take_in(&path, (&kept, Bytes::Kept), Some(&texts), &how).unwrap();
    assert!(!taken.document.unread.is_empty());
    assert!(kept.has(taken.hash, "letter.pdf"));
    assert_eq!(source(&taken, "").title, "letter");
    assert!(texts.get(taken.hash).is_none(), "it is tried again");
    let why = take_in(
        &folder.path().join("none.pdf"),
        (&kept, Bytes::Kept),
        None,
        &how,
    )
    .unwrap_err();
    assert!(!why.is_empty());
    std::fs::write(&path, b"").unwrap();
    assert_eq!(
        take_in(&path, (&kept, Bytes::Kept), None, &how).unwrap_err(),
        "it is empty"
    );
}

#[test]
fn a_picture_is_a_document_without_text() {
    let (folder, kept, _) = desk();
    let path = folder.path().join("sign.png");
    std::fs::write(&path, b"\x89PNG\r\n\x1a\n0000").unwrap();
    let how = How::confined(None, &|| false);
    let taken = take_in(&path, (&kept, Bytes::Kept), None, &how).unwrap();
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

#[test]
fn words_next_to_each_other_are_found_before_words_apart() {
    let text = "24 of them came, and boats, boats, boats.\nOn 24 May the boats of Kell, all boats of the town and other boats besides, \
        went out in a storm that nobody there had seen the like of.\nThere were 24 boats in the harbour that is said to be the oldest \
        one between Kell and Vell, and people came from far away to look at them that day.\nBoats.\nThe 24.5 boats of an average day.\n\
        2,400 boats.";
    let how = How::confined(None, &|| false);
    let document = Document::read(text.as_bytes(), "boats.txt", &how).unwrap();
    let document = std::sync::Arc::new(document);
    let mut index = Index::default();
    index.add(Hash::of(text.as_bytes()), &document);
    let found = |typed: &str| -> Vec<String> {
        let found = index.search(typed, 3, |_| true);
        let words = |one: &Found| one.place.of(&document.text).chars().take(13).collect();
        found.iter().map(words).collect()
    };
    assert_eq!(found("24 boats")[0], "There were 24");
    assert_eq!(found("24 boa")[0], "There were 24");
    assert_eq!(found("2400 boats")[0], "2,400 boats.");
    assert_eq!(found("24.5 boats")[0], "The 24.5 boat");
    // What has all of the words comes before what has one of them more often.
    let apart = found("boats kell ");
    assert!(
        apart[0].starts_with("On 24 May") || apart[0].starts_with("There were"),
        "{apart:?}"
    );
}

#[test]
fn files_are_read_several_at_a_time_and_stay_in_order() {
    use crate::import::Confined;
    use std::sync::{Condvar, Mutex};
    let (folder, kept, texts) = desk();
    let files: Vec<std::path::PathBuf> = (0..12)
        .map(|number| {
            let path = folder.path().join(format!("{number:02}.pdf"));
            // Two of them are the same bytes.
            std::fs::write(&path, format!("%PDF-1.7 {}", number.min(10))).unwrap();
            path
        })
        .collect();
    // The first two wait for each other: whoever reads one at a time would wait for ever.
    let (waiting, came) = (Mutex::new(0), Condvar::new());
    let answers = |_: &str, _: &[std::ffi::OsString], _: &[u8]| {
        let mut waiting = waiting.lock().unwrap();
        *waiting += 1;
        came.notify_all();
        let patience = std::time::Duration::from_secs(20);
        let (waiting, late) = came
            .wait_timeout_while(waiting, patience, |many| *many < 2)
            .unwrap();
        drop(waiting);
        assert!(!late.timed_out(), "one at a time");
        b"no answer that makes sense".to_vec()
    };
    let how = How {
        confined: Some(Confined::here(&answers)),
        ..How::confined(None, &|| false)
    };
    let done = Mutex::new(Vec::new());
    let taken = take_in_all(
        files.clone(),
        (&kept, Bytes::Kept),
        Some(&texts),
        &how,
        &|many| {
            done.lock().unwrap().push(many);
        },
    );
    let paths: Vec<&std::path::PathBuf> = taken.iter().map(|(path, _)| path).collect();
    assert_eq!(paths, files.iter().collect::<Vec<_>>());
    for (path, one) in &taken {
        let one = one.as_ref().unwrap();
        assert!(!one.document.unread.is_empty(), "it broke its reader");
        let bytes = kept.get(one.hash, &one.file).unwrap().unwrap();
        assert_eq!(bytes, std::fs::read(path).unwrap());
    }
    assert_eq!(
        taken[10].1.as_ref().unwrap().hash,
        taken[11].1.as_ref().unwrap().hash
    );
    let mut done = done.into_inner().unwrap();
    done.sort_unstable();
    assert_eq!(done, (1..=12).collect::<Vec<_>>());
}

#[test]
fn whether_a_document_lies_where_it_should_is_told_with_what_it_says() {
    let (folder, kept, texts) = desk();
    let waiting = Kept::in_folder(folder.path().join("waiting"));
    let how = How::confined(None, &|| false);
    let hash = waiting.put(ARTICLE.as_bytes(), "counts.md").unwrap();
    let places = [kept.clone(), waiting];
    let beside = std::slice::from_ref(&kept);
    let read = |texts: Option<&Texts>| read_kept(hash, "counts.md", (&places, beside), texts, &how);
    let (document, presence) = read(None);
    assert!(document.unwrap().text.contains("412,000"));
    assert_eq!(presence, Presence::Gone);
    kept.put(ARTICLE.as_bytes(), "counts.md").unwrap();
    assert_eq!(read(Some(&texts)).1, Presence::Whole);
    std::fs::write(kept.path(hash, "counts.md"), "other").unwrap();
    let (document, presence) = read(None);
    assert!(document.is_ok());
    assert_eq!(presence, Presence::Changed);
    // Its text is known even where its bytes are nowhere.
    std::fs::remove_dir_all(places[1].folder()).unwrap();
    assert!(read(None).0.is_err());
    assert!(read(Some(&texts)).0.is_ok());
}
