//! Whatever the document: nothing but additions, what is put in is read again, and the rules of the format hold.

mod again;
mod rules;

use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;
use crate::export::word::fresh::package;
use crate::import::readers;
use crate::import::{Format, Imported, View};

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// A document whose body holds `inside`.
fn document(inside: &str) -> Vec<u8> {
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
    let main = format!(
        r#"<?xml version="1.0"?><w:document xmlns:w="{WORD}" xmlns:r="{OFFICE}/relationships" xmlns:m="{OFFICE}/math"><w:body>{inside}</w:body></w:document>"#
    );
    package(&[
        (
            "[Content_Types].xml",
            &format!(
                r#"<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#
            ),
        ),
        (
            "_rels/.rels",
            &format!(
                r#"<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{OFFICE}/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#
            ),
        ),
        ("word/document.xml", &main),
    ])
}

fn read(document: &[u8], view: View) -> Imported {
    readers::read(document, Format::Docx, view)
        .unwrap()
        .unwrap_or_else(|error| panic!("{error}"))
}

/// The main part.
fn main_part(document: &[u8]) -> String {
    let mut parts = parts::Parts::open(document).unwrap();
    parts.text("word/document.xml").unwrap().unwrap()
}

fn said(words: &str) -> Said {
    Said {
        by: "Ana Reyes".into(),
        initials: "AR".into(),
        on: "2026-01-31T09:30:00Z".into(),
        paragraphs: words.split('\n').map(str::to_owned).collect(),
    }
}

/// Where words stand in a text, once.
fn place(text: &str, words: &str) -> Span {
    let found: Vec<_> = text.match_indices(words).collect();
    assert_eq!(found.len(), 1, "{words:?} in {text:?}");
    Span::new(found[0].0, found[0].0 + words.len())
}

fn asked(text: &str, comments: &[&str], changes: &[(&str, &str)]) -> Weave {
    let thread = |(at, words): (usize, &&str)| Thread {
        place: place(text, words),
        said: vec![said(&format!("F{} · Checked", at + 1))],
        done: false,
    };
    let proposal = |(from, to): &(&str, &str)| Proposal {
        place: place(text, from),
        proposed: (*to).to_owned(),
        by: "Ana Reyes".into(),
        on: "2026-01-31T09:30:00Z".into(),
    };
    Weave {
        text: text.to_owned(),
        threads: comments.iter().enumerate().map(thread).collect(),
        proposals: changes.iter().map(proposal).collect(),
    }
}

/// Puts everything in, and checks what always holds: additions alone, the rules, what is read of it.
fn put(document: &[u8], weave: &Weave) -> Woven {
    let woven = woven(document, weave).unwrap_or_else(|error| panic!("{error}"));
    let (old, new) = (main_part(document), main_part(&woven.document));
    assert!(is_left_when_added_is_gone(&old, &new), "{old}\n{new}");
    rules::hold(&woven.document);
    // Without what is tracked, the text is what it was; with it, what was proposed.
    let [before, after] = [View::Original, View::Final].map(|view| read(&woven.document, view));
    assert_eq!(before.text(), read(document, View::Original).text());
    let mut expected = weave.text.clone();
    let mut placed: Vec<&Proposal> = weave
        .proposals
        .iter()
        .enumerate()
        .filter(|(at, _)| !woven.left.iter().any(|(left, _)| left == at))
        .map(|(_, one)| one)
        .collect();
    placed.sort_by_key(|one| std::cmp::Reverse(one.place));
    for one in placed {
        expected.replace_range(one.place.range(), &one.proposed);
    }
    // The white space at the end of a paragraph is in the document and not in the text.
    let letters = |text: &str| text.split_whitespace().collect::<String>();
    assert_eq!(letters(&after.text()), letters(&expected), "{new}");
    assert_eq!(after.remarks.len(), weave.threads.len(), "{new}");
    woven
}

/// Whether the old text is the new one with some of its letters left out.
fn is_left_when_added_is_gone(old: &str, new: &str) -> bool {
    let mut new = new.bytes();
    old.bytes().all(|byte| new.any(|other| other == byte))
}

fn paragraph(inside: &str) -> String {
    format!("<w:p>{inside}</w:p>")
}

fn run(words: &str) -> String {
    format!(r#"<w:r><w:t xml:space="preserve">{words}</w:t></w:r>"#)
}

/// Comments stand on the words they are put on, a change is tracked in the words it is about.
fn check(inside: &str, comments: &[&str], changes: &[(&str, &str)]) -> String {
    let document = document(inside);
    let text = read(&document, View::Final).text();
    let weave = asked(&text, comments, changes);
    let woven = put(&document, &weave);
    assert_eq!(woven.left, [], "{text}");
    let after = read(&woven.document, View::Original);
    if !read(&document, View::Final).changed {
        let words: Vec<String> = after
            .remarks
            .iter()
            .map(|one| one.place.map_or("", |span| span.of(&text)).to_owned())
            .collect();
        let mut expected: Vec<Span> = weave.threads.iter().map(|one| one.place).collect();
        expected.sort_unstable();
        let expected: Vec<&str> = expected.iter().map(|span| span.of(&text)).collect();
        assert_eq!(words, expected);
    }
    main_part(&woven.document)
}

#[test]
fn words_in_the_middle_of_runs() {
    let inside = paragraph(
        &[
            run("It lost 61,000 "),
            run("visitors in 2019. Then"),
            run(" more."),
        ]
        .concat(),
    );
    let new = check(
        &inside,
        &["It lost 61,000 visitors in 2019.", "Then more.", "visitors"],
        &[("61,000", "16,000"), ("2019", "2020")],
    );
    assert!(
        new.contains("<w:delText xml:space=\"preserve\">61,000</w:delText>"),
        "{new}"
    );
    assert!(new.contains(">16,000</w:t></w:r></w:ins>"), "{new}");
}

#[test]
fn a_change_over_several_runs_keeps_their_looks() {
    let inside = paragraph(&format!(
        "{}<w:r><w:rPr><w:b/></w:rPr><w:t>May</w:t></w:r>{}",
        run("Opened in "),
        run(" 1953.")
    ));
    let new = check(
        &inside,
        &["Opened in May 1953."],
        &[("May 1953", "June 1954")],
    );
    assert!(
        new.contains("<w:ins w:id=\"0\" w:author=\"Ana Reyes\" w:date=\"2026-01-31T09:30:00Z\"><w:r><w:rPr><w:b/></w:rPr>"),
        "{new}"
    );
    // A whole run is deleted as it is.
    assert!(
        new.contains("<w:r><w:rPr><w:b/></w:rPr><w:delText>May</w:delText></w:r></w:del>"),
        "{new}"
    );
}

#[test]
fn white_space_that_did_not_count_does_not_begin_to() {
    // Not preserved: blanks at the ends are none, and cutting such words would make them some.
    let inside = paragraph("<w:r><w:t> lost all </w:t></w:r>");
    let document = document(&inside);
    let text = read(&document, View::Final).text();
    assert_eq!(text, "lost all");
    let weave = asked(&text, &["all"], &[("all", "some")]);
    let woven = put(&document, &weave);
    assert_eq!(woven.left.len(), 1);
    // One without such blanks is cut, and keeps the one in its middle.
    let new = check(
        &paragraph("<w:r><w:t>lost all</w:t></w:r>"),
        &["all"],
        &[("all", "some")],
    );
    assert!(
        new.contains(r#"<w:t xml:space="preserve">lost </w:t>"#),
        "{new}"
    );
}

#[test]
fn entities_breaks_tabs_and_links_are_cut_between_not_through() {
    let inside = paragraph(&format!(
        "{}<w:r><w:tab/><w:t>left</w:t><w:noBreakHyphen/><w:t>hand &amp; right</w:t></w:r><w:hyperlink r:id=\"x\">{}</w:hyperlink>",
        run("Fish &amp; chips &#8211; "),
        run("see this page now")
    ));
    check(
        &inside,
        &["Fish & chips", "& right", "this page", "left\u{2011}hand"],
        &[("chips", "peas"), ("page", "book"), ("hand", "foot")],
    );
}

#[test]
fn tables_and_boxes_have_comments_and_boxes_no_tracked_changes() {
    let cell = |words: &str| format!("<w:tc>{}</w:tc>", paragraph(&run(words)));
    let inside = format!(
        "<w:tbl><w:tr>{}{}</w:tr></w:tbl>{}",
        cell("Length in metres"),
        cell("412"),
        paragraph(&format!(
            "{}<w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r>",
            run("Beside the box."),
            paragraph(&run("In the box."))
        ))
    );
    check(&inside, &["Length in metres | 412"], &[("412", "421")]);
    let document = document(&inside);
    let text = read(&document, View::Final).text();
    let woven = put(&document, &asked(&text, &["In the box."], &[]));
    assert_eq!(woven.left, []);
    let mut weave = asked(&text, &[], &[]);
    let boxed = place(&text, "In the box.");
    weave.proposals.push(Proposal {
        place: boxed,
        proposed: "Out.".into(),
        by: "A".into(),
        on: String::new(),
    });
    assert_eq!(put(&document, &weave).left.len(), 1);
}

#[test]
fn somebody_elses_changes_stay_and_ours_stand_beside_them() {
    let theirs = format!(
        r#"{}<w:ins w:id="7" w:author="Bo" w:date="2026-01-01T00:00:00Z">{}</w:ins><w:del w:id="8" w:author="Bo"><w:r><w:delText>old words</w:delText></w:r></w:del>{}"#,
        run("It has "),
        run("about forty rooms"),
        run(" and a hall.")
    );
    let new = check(
        &paragraph(&theirs),
        &["about forty rooms and"],
        &[("forty", "fifty")],
    );
    // Ours is deleted inside of theirs, and comes between its two halves, never inside of it.
    assert!(
        new.contains("</w:ins><w:ins w:id=\"9\" w:author=\"Ana Reyes\""),
        "{new}"
    );
    assert_eq!(new.matches("w:author=\"Bo\"").count(), 3, "{new}");
}

#[test]
fn what_cannot_be_tracked_is_said_and_nothing_is_broken() {
    let inside = [
        paragraph(&run("The first one.")),
        paragraph(&format!(
            r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>{}"#,
            run("3 May"),
            run(" it closed.")
        )),
    ]
    .concat();
    let document = document(&inside);
    let text = read(&document, View::Final).text();
    let mut weave = asked(&text, &["3 May it closed."], &[("3 May", "4 May")]);
    let two = place(&text, "one.\n3 May");
    weave.proposals.push(Proposal {
        place: two,
        ..weave.proposals[0].clone()
    });
    let woven = put(&document, &weave);
    assert_eq!(woven.left.len(), 2, "{:?}", woven.left);
}

#[test]
fn two_changes_of_the_same_words_are_not_both_tracked() {
    let inside = paragraph(&run("It lost 61,000 visitors."));
    let document = document(&inside);
    let text = read(&document, View::Final).text();
    let weave = asked(
        &text,
        &[],
        &[("61,000", "16,000"), ("lost 61,000", "won 5")],
    );
    assert_eq!(put(&document, &weave).left.len(), 1);
}

#[test]
fn answers_hang_on_their_comment_and_hostile_words_stay_words() {
    let inside = paragraph(&run("A town."));
    let document = document(&inside);
    let mut weave = asked("A town.", &["A town."], &[]);
    let bad = "</w:t><w:p/>&lt;\u{1}\u{FFFF}]]>\"'\u{202E}";
    weave.threads[0].said.push(Said {
        by: bad.into(),
        initials: bad.into(),
        ..said(bad)
    });
    weave.threads[0].done = true;
    let woven = put(&document, &weave);
    let remark = &read(&woven.document, View::Final).remarks[0];
    assert_eq!(remark.replies.len(), 1);
    assert!(
        remark.replies[0].text.starts_with("</w:t><w:p/>&lt;"),
        "{remark:?}"
    );
    assert!(remark.settled);
}

/// A place in a text, by a number.
fn cut(text: &str, at: u16) -> usize {
    let mut at = usize::from(at) % (text.len() + 1);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[test]
fn another_text_is_refused_and_so_is_what_is_no_document() {
    let document = document(&paragraph(&run("A town.")));
    assert!(matches!(
        woven(&document, &asked("Another town.", &[], &[])),
        Err(WeaveError::OtherText)
    ));
    assert!(woven(b"PK\x03\x04 nothing", &Weave::default()).is_err());
    assert!(woven(b"", &Weave::default()).is_err());
    // The task answers whatever it is asked.
    for input in [
        &b""[..],
        b"\xff\xff\xff\xff\xff\xff\xff\xff{}",
        b"\x02\0\0\0\0\0\0\0{}x",
    ] {
        assert!(!task(input).is_empty());
    }
}

#[test]
fn other_parts_are_copied_as_they_are_packed() {
    let document = document(&paragraph(&run("A town.")));
    let woven = put(&document, &asked("A town.", &["A town."], &[]));
    let open = |bytes: &[u8]| zip::ZipArchive::new(Cursor::new(bytes.to_vec())).unwrap();
    let (mut old, mut new) = (open(&document), open(&woven.document));
    let packed = |archive: &mut zip::ZipArchive<Cursor<Vec<u8>>>, name: &str| {
        let mut entry = archive.by_name(name).unwrap();
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut entry, &mut bytes).unwrap();
        (bytes, entry.compressed_size(), entry.crc32())
    };
    assert_eq!(
        packed(&mut old, "_rels/.rels"),
        packed(&mut new, "_rels/.rels")
    );
}

/// A piece of a paragraph.
fn piece() -> impl Strategy<Value = String> {
    let words = "[ a-c]{0,9}";
    let escaped = |words: String| words.replace('b', "&amp;").replace('c', "&#xE9;");
    prop_oneof![
        4 => words.prop_map(move |words| run(&escaped(words))),
        1 => words.prop_map(move |words| format!("<w:r><w:rPr><w:b/></w:rPr><w:t>{}</w:t></w:r>", escaped(words))),
        1 => words.prop_map(move |words| format!("<w:r><w:t xml:space=\"preserve\">{}</w:t><w:tab/><w:t>x</w:t><w:br/></w:r>", escaped(words))),
        1 => words.prop_map(move |words| format!("<w:hyperlink>{}</w:hyperlink>", run(&escaped(words)))),
        1 => words.prop_map(move |words| format!("<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", run(&escaped(words)))),
        1 => Just("<w:bookmarkStart w:id=\"3\" w:name=\"x\"/><w:bookmarkEnd w:id=\"3\"/>".to_owned()),
        1 => Just("<w:r><w:rPr><w:i/><w:rPrChange w:id=\"4\" w:author=\"Bo\"><w:rPr/></w:rPrChange></w:rPr><w:t>changed looks</w:t></w:r>".to_owned()),
    ]
}

proptest! {
    #![proptest_config(crate::text::tests::often(64))]

    #[test]
    fn whatever_is_put_in_is_there_and_nothing_else(
        paragraphs in prop::collection::vec(prop::collection::vec(piece(), 0..6), 1..5),
        comments in prop::collection::vec((any::<u16>(), any::<u16>()), 0..5),
        changes in prop::collection::vec((any::<u16>(), any::<u16>(), "[a-c ]{0,6}"), 0..4),
    ) {
        let mut inside = String::new();
        for (at, pieces) in paragraphs.iter().enumerate() {
            // Ids of bookmarks and tracked looks are each given once.
            let pieces = pieces.iter().enumerate().map(|(n, piece)| {
                piece
                    .replace("w:id=\"3\"", &format!("w:id=\"{}\"", 100 + at * 20 + n))
                    .replace("w:id=\"4\"", &format!("w:id=\"{}\"", 1100 + at * 20 + n))
            });
            write!(inside, "<w:p>{}</w:p>", pieces.collect::<String>()).unwrap();
        }
        let document = document(&inside);
        let Some(Ok(imported)) = readers::read(&document, Format::Docx, View::Final) else {
            return Ok(());
        };
        let text = imported.text();
        prop_assume!(!text.is_empty());
        let span = |a: u16, b: u16| {
            let (a, b) = (cut(&text, a), cut(&text, b));
            Span::new(a.min(b), a.max(b))
        };
        let weave = Weave {
            text: text.clone(),
            threads: comments
                .iter()
                .map(|(a, b)| Thread { place: span(*a, *b), said: vec![said("one"), said("two")], done: false })
                .collect(),
            proposals: changes
                .iter()
                .map(|(a, b, words)| Proposal {
                    place: span(*a, *b),
                    proposed: words.clone(),
                    by: "A".into(),
                    on: String::new(),
                })
                .collect(),
        };
        let woven = put(&document, &weave);
        // Answers are no comments of their own.
        prop_assert!(read(&woven.document, View::Final).remarks.iter().all(|one| one.replies.len() == 1));
    }
}
