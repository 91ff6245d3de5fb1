//! A document that ours were put into before: nothing is said twice, and nothing is lost.

use super::*;

/// Claims with their comments, without changes.
fn threads(text: &str, all: &[(&str, &[&str])]) -> Weave {
    let thread = |(words, lines): &(&str, &[&str])| Thread {
        place: place(text, words),
        said: lines.iter().map(|one| said(one)).collect(),
        done: false,
    };
    Weave {
        text: text.to_owned(),
        threads: all.iter().map(thread).collect(),
        proposals: Vec::new(),
    }
}

const TEXT: &str = "A town. It has forty rooms.";

fn town() -> Vec<u8> {
    document(&paragraph(&run(TEXT)))
}

/// What is read of a document: each comment with its answers.
fn said_in(document: &[u8]) -> Vec<Vec<String>> {
    let remarks = read(document, View::Final).remarks;
    let all = remarks.into_iter().map(|one| {
        let answers = one.replies.into_iter().map(|answer| answer.text);
        std::iter::once(one.text).chain(answers).collect()
    });
    all.collect()
}

/// Puts threads into a document that has some.
fn put_in(document: &[u8], all: &[(&str, &[&str])]) -> Vec<u8> {
    let woven = woven(document, &threads(TEXT, all)).unwrap();
    rules::hold(&woven.document);
    assert!(is_left_when_added_is_gone(
        &main_part(document),
        &main_part(&woven.document)
    ));
    woven.document
}

#[test]
fn what_is_new_follows_in_the_same_thread() {
    let first = put_in(&town(), &[("A town.", &["F1 · To check", "So?"])]);
    // The same once more, and an answer that is known.
    let again = put_in(&first, &[("A town.", &["F1 · To check", "So?"])]);
    assert_eq!(main_part(&again), main_part(&first));
    let now = put_in(
        &first,
        &[("A town.", &["F1 · Checked\nWhy: seen", "So?", "Yes."])],
    );
    assert_eq!(
        said_in(&now),
        [["F1 · To check", "So?", "F1 · Checked\nWhy: seen", "Yes."]]
    );
    // What was said before last is no longer what holds.
    let back = put_in(&now, &[("A town.", &["F1 · To check", "So?"])]);
    assert_eq!(said_in(&back)[0].last().unwrap(), "F1 · To check");
    let less = put_in(&now, &[("A town.", &["F1 · Checked"])]);
    assert_eq!(said_in(&less)[0].last().unwrap(), "F1 · Checked");
}

#[test]
fn another_claim_and_other_words_have_a_comment_of_their_own() {
    let first = put_in(&town(), &[("A town.", &["F1 · Checked"])]);
    let two = put_in(&first, &[("A town.", &["F2 · Checked"])]);
    assert_eq!(said_in(&two).len(), 2);
    let elsewhere = put_in(&first, &[("forty rooms", &["F1 · Checked"])]);
    assert_eq!(said_in(&elsewhere).len(), 2);
}

#[test]
fn a_thread_that_is_done_or_has_no_name_is_begun_anew() {
    let rooms = ("forty rooms", &["F1 · To check"][..]);
    let first = put_in(&town(), &[rooms]);
    for (part, from, to) in [
        ("word/commentsExtended.xml", "done=\"0\"", "done=\"1\""),
        ("word/comments.xml", "paraId", "otherId"),
    ] {
        let mut parts = parts::Parts::open(&first).unwrap();
        let text = parts.text(part).unwrap().unwrap();
        assert!(text.contains(from));
        parts.replace(part, text.replace(from, to));
        if part == "word/comments.xml" {
            let extended = parts.text("word/commentsExtended.xml").unwrap().unwrap();
            let (head, _) = extended.split_once("<w15:commentEx ").unwrap();
            let none = format!("{head}</w15:commentsEx>");
            parts.replace("word/commentsExtended.xml", none);
        }
        let mut out = Cursor::new(Vec::new());
        parts.write(&mut out).unwrap();
        let changed = out.into_inner();
        let same = woven(&changed, &threads(TEXT, &[rooms])).unwrap();
        assert_eq!(main_part(&same.document), main_part(&changed), "{part}");
        let other = threads(TEXT, &[("forty rooms", &["F1 · Checked"])]);
        let new = woven(&changed, &other).unwrap().document;
        assert_eq!(
            said_in(&new).concat(),
            ["F1 · To check", "F1 · Checked"],
            "{part}"
        );
    }
}

#[test]
fn what_somebody_wrote_into_ours_is_not_ours_and_is_not_said_again() {
    let first = put_in(&town(), &[("A town.", &["F1 · Checked\nWhy: seen"])]);
    let mut parts = parts::Parts::open(&first).unwrap();
    let text = parts.text("word/comments.xml").unwrap().unwrap();
    let typed = text.replace(
        "</w:p></w:comment>",
        "</w:p><w:p><w:r><w:t>No, it is a village.</w:t></w:r></w:p></w:comment>",
    );
    parts.replace("word/comments.xml", typed);
    let mut out = Cursor::new(Vec::new());
    parts.write(&mut out).unwrap();
    let typed = out.into_inner();
    let known = ["F1 · Checked\nWhy: seen", "No, it is a village."];
    let again = woven(&typed, &threads(TEXT, &[("A town.", &known)])).unwrap();
    assert_eq!(main_part(&again.document), main_part(&typed));
}

proptest! {
    #![proptest_config(crate::text::tests::often(64))]

    #[test]
    fn what_is_put_in_twice_stands_there_once(
        paragraphs in prop::collection::vec(prop::collection::vec(piece(), 0..6), 1..5),
        comments in prop::collection::vec((any::<u16>(), any::<u16>(), "[A-C: \u{e9}→<&]{0,9}"), 0..5),
    ) {
        let inside: String = paragraphs.iter().map(|pieces| paragraph(&pieces.concat())).collect();
        let document = document(&inside);
        let Some(Ok(imported)) = readers::read(&document, Format::Docx, View::Final) else {
            return Ok(());
        };
        let text = imported.text();
        let weave = Weave {
            text: text.clone(),
            threads: comments
                .iter()
                .enumerate()
                .map(|(at, (a, b, words))| {
                    let (a, b) = (cut(&text, *a), cut(&text, *b));
                    let one = said(&format!("F{at} · Checked\n{words}"));
                    Thread { place: Span::new(a.min(b), a.max(b)), said: vec![one, said("two")], done: false }
                })
                .collect(),
            proposals: Vec::new(),
        };
        let once = woven(&document, &weave).unwrap().document;
        let twice = woven(&once, &weave).unwrap().document;
        prop_assert_eq!(main_part(&once), main_part(&twice));
    }
}

#[test]
fn a_package_in_utf_16_is_written_so() {
    for little in [true, false] {
        let bytes = |text: &str| -> Vec<u8> {
            let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
            let pair = |unit: u16| {
                if little {
                    unit.to_le_bytes()
                } else {
                    unit.to_be_bytes()
                }
            };
            units.flat_map(pair).collect()
        };
        let plain = document(&paragraph(&run("A town in Norrøw 𝄞. It has forty rooms.")));
        let mut archive = zip::ZipArchive::new(Cursor::new(&plain)).unwrap();
        let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for at in 0..archive.len() {
            let mut entry = archive.by_index(at).unwrap();
            let mut text = String::new();
            std::io::Read::read_to_string(&mut entry, &mut text).unwrap();
            let name = entry.name().unwrap().into_owned();
            out.start_file(name, zip::write::SimpleFileOptions::default())
                .unwrap();
            std::io::Write::write_all(&mut out, &bytes(&text)).unwrap();
        }
        let wide = out.finish().unwrap().into_inner();
        let text = read(&wide, View::Final).text();
        let woven = put(&wide, &asked(&text, &["Norrøw 𝄞"], &[("forty", "fifty")]));
        assert_eq!(woven.left, []);
        let mut archive = zip::ZipArchive::new(Cursor::new(&woven.document)).unwrap();
        let mut main = Vec::new();
        let mut entry = archive.by_name("word/document.xml").unwrap();
        std::io::Read::read_to_end(&mut entry, &mut main).unwrap();
        assert_eq!(main, bytes(&main_part(&woven.document)));
    }
}
