//! Where the words of a claim stand in a document that came back: copies beside them, and what was moved.

use std::path::{Path, PathBuf};

use super::{CARS, Desk, OPENED, decided, edited, word};

const COPY: &str = "<w:p><w:r><w:t>The ferry to Pell opened in 1911 and carried 312,000 cars in 2025.</w:t></w:r></w:p>";

/// The paragraph with the claim, of a document's main part: what stands before it, itself, and behind it.
fn around(text: &str) -> (&str, &str, &str) {
    let at = text.find(" cars").unwrap();
    let start = text[..at].rfind("<w:p>").unwrap();
    let end = at + text[at..].find("</w:p>").unwrap() + "</w:p>".len();
    (&text[..start], &text[start..end], &text[end..])
}

/// The document with its main part changed.
fn main_part(document: &Path, change: impl Fn(String) -> String) -> PathBuf {
    edited(document, |name, text| {
        if name == "word/document.xml" {
            change(text)
        } else {
            text
        }
    })
}

#[test]
fn a_copy_of_the_old_words_elsewhere_decides_nothing() {
    for before in [true, false] {
        let desk = Desk::new("ferry.docx", &word::document());
        desk.ask();
        let back = desk.export();
        let copied = |document: &Path| {
            main_part(document, |text| {
                let (head, own, tail) = around(&text);
                if before {
                    [head, COPY, own, tail].concat()
                } else {
                    [head, own, COPY, tail].concat()
                }
            })
        };
        let (_, said, complained) = desk.returned(&copied(&decided(&back, true)), &[]);
        assert!(said.contains("the change was made"), "{said}{complained}");
        let (_, said, complained) = desk.returned(&copied(&decided(&back, false)), &[]);
        assert!(said.contains("the copy stands"), "{said}{complained}");
        let (_, said, complained) = desk.returned(&copied(&back), &[]);
        assert!(said.contains("nothing to change"), "{said}{complained}");
    }
}

/// An article of some sentences, with a claim in the second one.
fn lines() -> Desk {
    let text = format!(
        "A headline of the ferry\n\n{OPENED} and carried {CARS} in 2025.\n\nThe council paid 4.5 million crowns for the \
         pier in 2019.\n\nNobody in Port Ellery thanked it for that.\n"
    );
    Desk::new("ferry.txt", text.as_bytes())
}

/// The document with the claim's paragraph moved behind the others: tracked, or without.
fn moved(document: &Path, tracked: bool) -> PathBuf {
    main_part(document, |text| {
        let (head, own, tail) = around(&text);
        let (tail, end) = tail.split_at(tail.find("<w:sectPr").unwrap());
        if !tracked {
            return [head, tail, own, end].concat();
        }
        let first = own.find("</w:pPr>").unwrap() + "</w:pPr>".len();
        let inside = &own[first..own.len() - "</w:p>".len()];
        // Comments go with the words.
        let mut bare = inside.to_owned();
        for (begins, ends) in [
            ("<w:r><w:commentReference", "</w:r>"),
            ("<w:commentRangeStart", "/>"),
            ("<w:commentRangeEnd", "/>"),
        ] {
            let start = bare.find(begins).unwrap();
            let end = start + bare[start..].find(ends).unwrap() + ends.len();
            bare.replace_range(start..end, "");
        }
        let who = r#"w:author="Eva Lund" w:date="2026-02-01T10:00:00Z""#;
        let change = |sort: &str, id: u32, inside: &str| {
            format!(
                r#"<w:p><w:pPr><w:rPr><w:{sort} w:id="{}" {who}/></w:rPr></w:pPr><w:{sort}RangeStart w:id="{}" {who} w:name="m"/><w:{sort} w:id="{}" {who}>{inside}</w:{sort}><w:{sort}RangeEnd w:id="{}"/></w:p>"#,
                id,
                id + 1,
                id + 2,
                id + 1
            )
        };
        let (from, to) = (
            change("moveFrom", 900, &bare),
            change("moveTo", 910, inside),
        );
        [head, &from, tail, &to, end].concat()
    })
}

#[test]
fn words_that_were_moved_are_listed() {
    let desk = lines();
    let back = desk.export();
    let (done, said, complained) = desk.returned(&moved(&back, true), &[]);
    assert!(
        !done && complained.contains("being moved, which is not decided yet"),
        "{said}{complained}"
    );
    assert!(said.contains("nothing to change"), "{said}");
    let (done, said, complained) = desk.returned(&moved(&back, false), &[]);
    assert!(
        !done && complained.contains("stand elsewhere now"),
        "{said}{complained}"
    );
    assert!(said.contains("nothing to change"), "{said}");
}

#[test]
fn a_change_in_words_that_are_being_moved_is_not_guessed() {
    let desk = lines();
    desk.ask();
    let back = desk.export();
    // Nobody decided on the change, nor on the move.
    let (_, said, complained) = desk.returned(&moved(&back, true), &[]);
    assert!(said.contains("nothing to change"), "{said}{complained}");
    // Refused, it may have been in the place that goes or in the one that comes.
    let (_, said, complained) = desk.returned(&moved(&decided(&back, false), true), &[]);
    assert!(said.contains("nothing to change"), "{said}{complained}");
    assert!(complained.contains("cannot be told"), "{said}{complained}");
    let (_, said, complained) = desk.returned(&moved(&decided(&back, true), true), &[]);
    assert!(said.contains("the change was made"), "{said}{complained}");
    // The change was refused or made, and the words moved for good.
    let (_, said, complained) = desk.returned(&moved(&decided(&back, false), false), &[]);
    assert!(said.contains("the copy stands"), "{said}{complained}");
    let (_, said, complained) = desk.returned(&moved(&decided(&back, true), false), &[]);
    assert!(said.contains("the change was made"), "{said}{complained}");
}
