//! Forms that come back: filled in, half filled in, changed, without their fields, and from somebody else.

use std::io::{Cursor, Read as _, Write as _};

use super::*;
use crate::export::{self, Format, Language, Order};
use crate::returned::Returned;
use crate::session::{
    Author, Command, Correct, Id, Kind, Moment, NewArticle, NewParagraph, Session, Stamp,
};

const PIER: Id = Id::literal("pier");
const BOATS: Id = Id::literal("boats");
const PORT: Id = Id::literal("port");
const TEXT: &str = "The pier at Calder Bay opened in 1911. It has 12 berths.";

fn apply(session: &mut Session, command: Command) {
    let n = session.revision();
    let stamp = Stamp {
        by: Author::default(),
        at: Moment(1_800_000_000),
        seed: Id::derived(&[&n.to_le_bytes()]),
    };
    session.apply(command, &stamp).unwrap();
}

/// Two claims, and somebody to ask.
pub(super) fn session() -> Session {
    let mut session = Session::default();
    let article = Id::literal("art");
    let claim = |id, start, end| Command::AddClaim {
        id: Some(id),
        article,
        start,
        end,
        statement: String::new(),
        part_of: None,
    };
    for command in [
        Command::AddArticle(NewArticle {
            id: Some(article),
            paragraphs: vec![NewParagraph {
                text: TEXT.into(),
                ..NewParagraph::default()
            }],
            ..NewArticle::default()
        }),
        claim(PIER, 0, 38),
        claim(BOATS, 39, 56),
        Command::AddContact {
            id: Some(PORT),
            name: "Port authority".into(),
            claims: Vec::new(),
            asked: String::new(),
        },
    ] {
        apply(&mut session, command);
    }
    session
}

/// A form of the session.
pub(super) fn form(session: &Session, order: Order<'_>) -> Vec<u8> {
    let order = Order {
        contact: Some(PORT),
        ..order
    };
    export::make(session, &order).unwrap().bytes
}

/// A package with a part changed.
fn changed(document: &[u8], part: &str, change: impl Fn(String) -> String) -> Vec<u8> {
    let mut from = zip::ZipArchive::new(Cursor::new(document)).unwrap();
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let how = zip::write::SimpleFileOptions::default();
    for at in 0..from.len() {
        let mut entry = from.by_index(at).unwrap();
        let mut text = String::new();
        entry.read_to_string(&mut text).unwrap();
        let name = entry.name().unwrap().into_owned();
        to.start_file(&*name, how).unwrap();
        let text = if name == part { change(text) } else { text };
        to.write_all(text.as_bytes()).unwrap();
    }
    to.finish().unwrap().into_inner()
}

pub(super) fn in_word(document: &[u8], change: impl Fn(String) -> String) -> Vec<u8> {
    changed(document, "word/document.xml", change)
}

/// The part of a text from a mark to the next end of something.
fn after(text: &str, mark: &str, change: impl Fn(&str) -> String) -> String {
    let at = text
        .find(mark)
        .unwrap_or_else(|| panic!("{mark} in {text}"));
    let (before, from) = text.split_at(at);
    let end = from.find("</w:sdt>").unwrap() + "</w:sdt>".len();
    let (field, behind) = from.split_at(end);
    format!("{before}{}{behind}", change(field))
}

pub(super) fn slot(claim: &str, part: &str) -> String {
    let words = if claim == "pier" {
        "The pier at Calder Bay opened in 1911."
    } else {
        "It has 12 berths."
    };
    format!(
        "tickmark:1:claim:{claim}:{}:{part}\"",
        export::questions::print(words)
    )
}

/// Ticks a box.
pub(super) fn tick(text: &str, claim: &str, part: &str) -> String {
    after(text, &slot(claim, part), |field| {
        field
            .replace(
                "<w14:checked w14:val=\"0\"/>",
                "<w14:checked w14:val=\"1\"/>",
            )
            .replace('☐', "☒")
    })
}

/// Writes in a field.
fn write(text: &str, mark: &str, words: &str) -> String {
    after(text, mark, |field| {
        let (head, _) = field.split_once("<w:sdtContent>").unwrap();
        let head = head.replace("<w:showingPlcHdr/>", "");
        let lines: Vec<String> = words
            .lines()
            .map(|line| format!("<w:t xml:space=\"preserve\">{line}</w:t>"))
            .collect();
        let lines = lines.join("<w:br/>");
        format!("{head}<w:sdtContent><w:r>{lines}</w:r></w:sdtContent></w:sdt>")
    })
}

/// The form as the port authority fills it in.
pub(super) fn filled_in(document: &[u8]) -> Vec<u8> {
    in_word(document, |text| {
        let text = tick(&text, "pier", "yes");
        let text = tick(&text, "boats", "no");
        let text = write(
            &text,
            &slot("boats", "wrong"),
            "It was 14,\nnot 12: berth plan of 2019",
        );
        let text = write(&text, ":by\"", "Tomas Vell, harbour master");
        write(&text, ":on\"", "3 May")
    })
}

fn child(content: &[u8]) -> Filled {
    let read: Read = serde_json::from_slice(&task(content)).unwrap();
    assert_eq!(read.error, None);
    read.filled
}

pub(super) fn returned(session: &Session, content: &[u8]) -> Returned {
    let filled = child(content);
    assert!(filled.ours);
    compare::compare(session, &filled)
}

pub(super) fn says(found: &Returned) -> Vec<&str> {
    found
        .proposals
        .iter()
        .map(|one| one.says.as_str())
        .collect()
}

const SAID: [&str; 2] = [
    "Port authority on F1: correct as it stands",
    "Port authority on F2: not correct: “It was 14, not 12: berth plan of 2019”",
];

#[test]
fn a_document_that_was_filled_in_says_what_was_answered_once() {
    let mut session = session();
    let document = filled_in(&form(&session, Order::of(Format::Questions)));
    let found = returned(&session, &document);
    assert_eq!(found.what, "form: 2 answers");
    assert_eq!(
        (says(&found), &found.unplaced),
        (SAID.to_vec(), &Vec::new())
    );
    apply(&mut session, found.command().unwrap());
    let comments: Vec<_> = session
        .comments
        .live()
        .map(|(_, one)| one.clone())
        .collect();
    assert_eq!(comments.len(), 2);
    let wrong = comments.iter().find(|one| one.claim == BOATS).unwrap();
    assert_eq!(wrong.text, "It was 14,\nnot 12: berth plan of 2019");
    assert_eq!((&wrong.correct, wrong.contact), (&Correct::No, Some(PORT)));
    assert_eq!(
        (wrong.by.as_str(), wrong.on.as_str()),
        ("Tomas Vell, harbour master", "3 May")
    );
    let again = returned(&session, &document);
    assert_eq!((again.proposals, again.unplaced), (Vec::new(), Vec::new()));
    // What somebody amended or took out is not proposed anew.
    let (id, _) = session
        .comments
        .live()
        .find(|(_, one)| one.claim == BOATS)
        .unwrap();
    let amended = Command::SetField {
        kind: Kind::Comment,
        id,
        field: "text".to_owned(),
        value: "It was 14 (by telephone: 15)".into(),
    };
    apply(&mut session, amended);
    assert_eq!(returned(&session, &document).proposals, Vec::new());
    apply(
        &mut session,
        Command::Remove {
            kind: Kind::Comment,
            id,
        },
    );
    assert_eq!(returned(&session, &document).proposals, Vec::new());
}

#[test]
fn a_form_that_nobody_filled_in_says_nothing_in_any_language() {
    let session = session();
    for language in Language::ALL {
        for reply in [false, true] {
            for format in [Format::Questions, Format::QuestionsPage] {
                let order = Order {
                    language: *language,
                    reply,
                    ..Order::of(format)
                };
                let content = form(&session, order);
                let found = returned(&session, &content);
                assert_eq!((says(&found), &found.unplaced), (Vec::new(), &Vec::new()));
                assert_eq!(found.what, "form: 0 answers, none to F1, F2");
                let filled = child(&content);
                assert_eq!((filled.asked, filled.contact.as_str()), (2, "port"));
            }
        }
    }
}

/// As programs do that know no content controls.
pub(super) fn without_fields(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, from)) = rest.split_once("<w:sdt>") {
        let (_, inside) = from.split_once("<w:sdtContent>").unwrap();
        let (inside, behind) = inside.split_once("</w:sdtContent></w:sdt>").unwrap();
        out += before;
        out += inside;
        rest = behind;
    }
    out + rest
}

#[test]
fn a_document_without_its_fields_is_read_by_its_tables_in_every_language() {
    let session = session();
    for language in Language::ALL {
        let order = Order {
            language: *language,
            reply: true,
            ..Order::of(Format::Questions)
        };
        let document = form(&session, order);
        let bare = in_word(&document, |text| without_fields(&text));
        let found = returned(&session, &bare);
        assert_eq!(
            (says(&found), &found.unplaced),
            (Vec::new(), &Vec::new()),
            "{language:?}"
        );
        let document = in_word(&filled_in(&document), |text| without_fields(&text));
        let found = returned(&session, &document);
        assert_eq!(
            (says(&found), &found.unplaced),
            (SAID.to_vec(), &Vec::new()),
            "{language:?}"
        );
    }
    // Nor does it say whose it was.
    let document = filled_in(&form(&session, Order::of(Format::Questions)));
    let document = in_word(&document, |text| {
        let text = without_fields(&text);
        let (before, behind) = text.split_once("tickmark:1:form").unwrap();
        format!("{before}{behind}")
    });
    let found = returned(&session, &document);
    let named = SAID.map(|one| one.replace("Port authority", "Tomas Vell, harbour master"));
    assert_eq!(says(&found), named);
    // A cross in place of the box.
    let crossed = in_word(&document, |text| text.replace('☒', "X").replace('☐', ""));
    assert_eq!(says(&returned(&session, &crossed)), named);
    // Other words are another question.
    let other = in_word(&document, |text| text.replace("12 berths", "13 berths"));
    let found = returned(&session, &other);
    assert_eq!(says(&found).len(), 1);
    assert!(
        found
            .unplaced
            .iter()
            .any(|one| one.contains("13 berths") && one.contains("It was 14")),
        "{:?}",
        found.unplaced
    );
}

/// As programs do that put a field around the paragraph, or the cell, in which it is alone.
fn around(text: &str, inner: &str) -> String {
    let mut out = text.to_owned();
    let name = ":wrong\"";
    for at in text
        .match_indices(name)
        .map(|(at, _)| at)
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
    {
        let begin = out.get(..at).unwrap().rfind("<w:sdt>").unwrap();
        let end = at + out.get(at..).unwrap().find("</w:sdt>").unwrap() + "</w:sdt>".len();
        let field = out.get(begin..end).unwrap().to_owned();
        let (head, said) = field.split_once("<w:sdtContent>").unwrap();
        let said = said.strip_suffix("</w:sdtContent></w:sdt>").unwrap();
        let open = out
            .get(..begin)
            .unwrap()
            .rfind(&format!("<w:{inner}>"))
            .unwrap();
        let close = format!("</w:{inner}>");
        let until = end + out.get(end..).unwrap().find(&close).unwrap() + close.len();
        let (before, behind) = (out.get(open..begin).unwrap(), out.get(end..until).unwrap());
        let wrapped = format!("{head}<w:sdtContent>{before}{said}{behind}</w:sdtContent></w:sdt>");
        out.replace_range(open..until, &wrapped);
    }
    out
}

#[test]
fn fields_around_paragraphs_and_cells_are_read_too() {
    let session = session();
    let document = form(&session, Order::of(Format::Questions));
    // Word puts words of its own where somebody took theirs out again.
    let cleared = in_word(&document, |text| {
        text.replace(">Write here<", ">Click or tap here to enter text.<")
    });
    let found = returned(&session, &cleared);
    assert_eq!((says(&found), &found.unplaced), (Vec::new(), &Vec::new()));
    for inner in ["p", "tc"] {
        let empty = in_word(&document, |text| around(&text, inner));
        let found = returned(&session, &empty);
        assert_eq!(
            (says(&found), &found.unplaced),
            (Vec::new(), &Vec::new()),
            "{inner}"
        );
        // The names of the claims are in the fields alone.
        let filled = in_word(&filled_in(&document), |text| {
            around(&text, inner)
                .replace(">F1<", ">?<")
                .replace(">F2<", ">?<")
        });
        let found = returned(&session, &filled);
        assert_eq!(says(&found), SAID, "{inner}");
    }
}

#[test]
fn what_does_not_fit_is_told_and_nothing_is_guessed() {
    let session = session();
    let document = form(&session, Order::of(Format::Questions));
    let told = |content: &[u8], words: &[&str]| {
        let found = returned(&session, content);
        let all = found.unplaced.join("\n");
        for word in words {
            assert!(all.contains(word), "{word}: {all}");
        }
        found
    };
    let both = in_word(&document, |text| {
        let text = tick(&tick(&text, "pier", "yes"), "pier", "no");
        write(&text, &slot("pier", "wrong"), "Hm")
    });
    let found = told(&both, &["F1: both boxes are ticked, and it says “Hm”"]);
    assert_eq!(found.proposals, []);
    // A table was deleted, and the field and boxes of the other.
    let gone = in_word(&document, |text| {
        let (before, rest) = text.split_once("<w:tbl>").unwrap();
        let (_, behind) = rest.split_once("</w:tbl>").unwrap();
        tick(&format!("{before}{behind}"), "boats", "yes")
    });
    let found = told(&gone, &["1 of 2 questions gone from the form"]);
    assert_eq!(says(&found), ["Port authority on F2: correct as it stands"]);
    let gone = in_word(&document, |text| {
        let text = tick(&text, "boats", "no");
        let at = text.find(&slot("boats", "wrong")).unwrap();
        let (before, behind) = text.split_at(at);
        let (before, _) = before.rsplit_once("<w:tr>").unwrap();
        let (_, behind) = behind.split_once("</w:tr>").unwrap();
        format!("{before}{behind}")
    });
    let found = told(&gone, &["F2: the field for what is wrong was deleted"]);
    assert_eq!(says(&found), ["Port authority on F2: not correct"]);
    let gone = in_word(&document, |text| {
        write(&text.replace('☐', ""), &slot("pier", "wrong"), "Hm")
    });
    let gone = in_word(&gone, |text| without_fields(&text));
    let found = told(&gone, &["F1: its boxes were deleted from the form"]);
    assert_eq!(says(&found), ["Port authority on F1: “Hm”"]);
    // Longer than anybody reads.
    let long = in_word(&document, |text| {
        write(&text, &slot("pier", "wrong"), &"a".repeat(20_001))
    });
    assert_eq!(
        told(&long, &["F1: the answer is longer than 20000 characters"]).proposals,
        []
    );
    let long = in_word(&document, |text| {
        write(&tick(&text, "pier", "yes"), ":by\"", &"a".repeat(400))
    });
    assert_eq!(told(&long, &["who answers is too long"]).proposals.len(), 1);
    // Somebody corrected the words themselves.
    let words = in_word(&document, |text| {
        tick(&text, "boats", "no").replace("It has 12 berths", "It has 14 berths")
    });
    let found = told(
        &words,
        &["F2: in the form the words themselves were changed, to “It has 14 berths.”"],
    );
    assert_eq!(says(&found), ["Port authority on F2: not correct"]);
    // Or wrote where nothing is asked.
    let beside = in_word(&document, |text| {
        text.replacen("> Yes, it is correct<", "> Mostly<", 1)
    });
    told(&beside, &["F1: beside the boxes stands “☐ Mostly”"]);
    // Twice the same question.
    let twice = in_word(&filled_in(&document), |text| {
        let at = text.find("<w:tbl>").unwrap();
        let (before, from) = text.split_at(at);
        let end = from.find("</w:tbl>").unwrap() + 8;
        let (table, _) = from.split_at(end);
        format!("{before}{table}<w:p/>{from}")
    });
    let found = told(
        &twice,
        &["F1 stands in the form more than once; there it was answered: correct as it stands"],
    );
    assert_eq!(says(&found), SAID);
}

#[test]
fn what_changed_in_the_session_since_the_form_went_out_is_told() {
    let asked = session();
    let document = filled_in(&form(&asked, Order::of(Format::Questions)));
    let mut session = asked.clone();
    let statement = "The pier at Calder Bay opened in 1912.".to_owned();
    apply(
        &mut session,
        Command::SetStatement {
            claim: PIER,
            statement,
        },
    );
    apply(&mut session, Command::Dismiss { claim: BOATS });
    apply(
        &mut session,
        Command::Remove {
            kind: Kind::Contact,
            id: PORT,
        },
    );
    let found = returned(&session, &document);
    // Who says that other words are correct says nothing of these.
    assert_eq!(
        says(&found),
        [
            "Tomas Vell, harbour master on F1, of words that read otherwise now: On “The pier at Calder Bay opened in 1911.”: correct as it stands"
        ]
    );
    let Command::AddComment(comment) = &found.proposals[0].command else {
        panic!("{found:?}");
    };
    assert_eq!(
        (&comment.correct, comment.contact),
        (&Correct::Unsaid, None)
    );
    let all = found.unplaced.join("\n");
    assert!(
        all.contains("F2 was put aside or taken out; it was answered: not correct: “It was 14"),
        "{all}"
    );
    assert!(all.contains("no contact of the session"), "{all}");
    let taken = |session: &Session, found: Returned| {
        let mut session = session.clone();
        apply(&mut session, found.command().unwrap());
        session
    };
    let session = taken(&session, found);
    assert_eq!(returned(&session, &document).proposals, []);
    // And of another session nothing is taken in.
    let mut other = Session::default();
    let article = NewArticle {
        id: Some(Id::literal("art")),
        paragraphs: vec![NewParagraph {
            text: TEXT.into(),
            ..NewParagraph::default()
        }],
        ..NewArticle::default()
    };
    apply(&mut other, Command::AddArticle(article));
    let found = returned(&other, &document);
    assert_eq!(found.proposals, []);
    assert!(
        found
            .unplaced
            .iter()
            .any(|one| one.contains("no claim of the session")),
        "{:?}",
        found.unplaced
    );
}

#[test]
fn a_reply_is_the_contacts_own_and_replaces_none() {
    let mut session = session();
    let order = Order {
        reply: true,
        ..Order::of(Format::Questions)
    };
    let document = in_word(&form(&session, order), |text| {
        write(&text, ":statement\"", "We regret the delay.")
    });
    let found = returned(&session, &document);
    assert_eq!(
        says(&found),
        ["Port authority replies: We regret the delay."]
    );
    apply(&mut session, found.command().unwrap());
    assert_eq!(
        session.contacts.get(PORT).unwrap().reply,
        "We regret the delay."
    );
    assert_eq!(returned(&session, &document).proposals, []);
    let other = in_word(&document, |text| text.replace("the delay", "nothing"));
    let found = returned(&session, &other);
    assert_eq!(found.proposals, []);
    assert!(
        found.unplaced[0].contains("replied otherwise before"),
        "{:?}",
        found.unplaced
    );
}

#[test]
fn a_page_that_was_saved_says_what_was_answered() {
    let session = session();
    let page = String::from_utf8(form(&session, Order::of(Format::QuestionsPage))).unwrap();
    let yes = format!("name=\"{} value=\"yes\"", slot("pier", "correct"));
    let no = format!("name=\"{} value=\"no\"", slot("boats", "correct"));
    let wrong = slot("boats", "wrong");
    assert!(page.contains(&yes) && page.contains(&no) && page.contains(&wrong));
    let at = page.find(&wrong).unwrap();
    let (before, from) = page.split_at(at);
    let filled = format!(
        "{before}{}",
        from.replacen(
            "></textarea>",
            ">\nIt was 14,\nnot 12: &lt;b&gt; &amp; plan</textarea>",
            1
        )
    );
    let filled = filled
        .replace(&yes, &format!("{yes} checked=\"\""))
        .replace(&no, &format!("{no} checked=\"\""))
        .replace(":by\"", ":by\" value=\"Tomas &quot;T&quot; Vell\"");
    for content in [
        filled.clone(),
        format!("\u{FEFF}{}", filled.replace('\n', "\r\n")),
    ] {
        let found = returned(&session, content.as_bytes());
        assert_eq!(
            says(&found),
            [
                "Port authority on F1: correct as it stands",
                "Port authority on F2: not correct: “It was 14, not 12: <b> & plan”"
            ]
        );
        assert_eq!(found.unplaced, Vec::<String>::new());
        let Command::AddComment(comment) = &found.proposals[1].command else {
            panic!("{found:?}");
        };
        assert_eq!(comment.by, "Tomas \"T\" Vell");
    }
    let newer = page.replace("tickmark:1:", "tickmark:2:");
    let filled = child(newer.as_bytes());
    assert!(filled.newer && !filled.ours);
}

#[test]
fn notes_in_the_margin_are_told() {
    let session = session();
    let document = form(&session, Order::of(Format::Questions));
    let commented = changed(&document, "word/_rels/document.xml.rels", |text| {
        text.replace(
            "</Relationships>",
            r#"<Relationship Id="c" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>"#,
        )
    });
    let mut to = zip::ZipWriter::new_append(Cursor::new(commented)).unwrap();
    to.start_file(
        "word/comments.xml",
        zip::write::SimpleFileOptions::default(),
    )
    .unwrap();
    to.write_all(br#"<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="0" w:author="Tomas Vell"><w:p><w:r><w:t>Ask the </w:t></w:r><w:r><w:t>archive</w:t></w:r></w:p></w:comment></w:comments>"#).unwrap();
    let commented = to.finish().unwrap().into_inner();
    let found = returned(&session, &commented);
    assert_eq!(
        found.unplaced,
        ["in the margin stands: Tomas Vell: Ask the archive"]
    );
}

#[test]
fn what_is_no_form_is_none_and_nothing_panics() {
    let plain = export::make(
        &session(),
        &Order {
            contact: Some(PORT),
            ..Order::of(Format::Questions)
        },
    )
    .unwrap()
    .bytes;
    let other = in_word(&plain, |_| {
        r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:tbl><w:tr><w:tc><w:p><w:r><w:t>F12</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>"#.to_owned()
    });
    assert!(!child(&other).ours);
    for bytes in [
        &b""[..],
        b"PK\x03\x04",
        b"<html>",
        b"<p name='tickmark:1:claim:a:b:yes'>",
        b"<x tickmark:",
    ] {
        serde_json::from_slice::<Read>(&task(bytes)).unwrap();
    }
    let step = (plain.len() / 97).max(1);
    for cut in (0..plain.len()).step_by(step) {
        serde_json::from_slice::<Read>(&task(plain.get(..cut).unwrap())).unwrap();
    }
}

#[test]
fn many_answers_take_no_more_than_their_number_of_steps() {
    let row = |cells: &[&str]| {
        let cell = |words: &&str| format!("<w:tc><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>");
        let cells: Vec<String> = cells.iter().map(cell).collect();
        let cells = cells.concat();
        format!("<w:tr>{cells}</w:tr>")
    };
    let one = row(&["F1", "words"]) + &row(&["Correct as it stands?", "☒ Yes, it is correct"]);
    let body = format!("<w:tbl>{}</w:tbl>", one.repeat(20_000));
    let plain = form(&session(), Order::of(Format::Questions));
    let many = in_word(&plain, |_| {
        format!(
            r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>"#
        )
    });
    let found = returned(&session(), &many);
    assert!(found.unplaced.len() <= 1000);
    assert!(child(&many).left_out >= 15_000);
}
