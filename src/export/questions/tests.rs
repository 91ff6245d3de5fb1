//! What goes out to somebody who is asked, and what does not.

use std::collections::BTreeSet;
use std::io::{Cursor, Read as _};

use dom_query::Document;

use super::letter::{Block, Letter, Run, Sort, letter};
use super::*;
use crate::export::tests::{HOSTILE, apply, session};
use crate::export::{Format, Language, Made, Options, Order, make};
use crate::session::{Command, Correct, Id, Kind, NewArticle, NewComment, NewParagraph, Session};

const CLAIM: Id = Id::literal("claim");
const CONTACT: Id = Id::literal("who");

/// The parts of a document, by name.
fn parts(document: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(document)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut entry = archive.by_index(at).unwrap();
            let mut text = String::new();
            entry.read_to_string(&mut text).unwrap();
            (entry.name().unwrap().into_owned(), text)
        })
        .collect()
}

fn main_part(document: &[u8]) -> String {
    let mut all = parts(document).into_iter();
    all.find(|(name, _)| name == "word/document.xml").unwrap().1
}

/// A session with words in every field, and somebody to ask.
fn asking(words: &str) -> Session {
    let mut session = session(words);
    let commands = vec![
        Command::AddContact {
            id: Some(CONTACT),
            name: words.into(),
            claims: vec![CLAIM],
            asked: words.into(),
        },
        Command::AddContact {
            id: Some(Id::literal("other")),
            name: words.into(),
            claims: vec![CLAIM],
            asked: words.into(),
        },
        Command::AddComment(NewComment {
            id: Some(Id::literal("said")),
            claim: CLAIM,
            contact: Some(Id::literal("other")),
            text: words.into(),
            by: words.into(),
            correct: Correct::No,
            ..NewComment::default()
        }),
        Command::RequestChange {
            id: Some(Id::literal("change")),
            claim: CLAIM,
            proposed: words.into(),
            reason: words.into(),
        },
        Command::AddPerson {
            id: Some(Id::literal("anna")),
            name: words.into(),
            initials: words.into(),
            role: words.into(),
        },
    ];
    for (n, command) in (400..).zip(commands) {
        apply(&mut session, n, command);
    }
    session
}

fn order<'a>(format: Format) -> Order<'a> {
    Order {
        contact: Some(CONTACT),
        ..Order::of(format)
    }
}

fn made(session: &Session, order: &Order<'_>) -> Made {
    make(session, order).unwrap()
}

/// Everything that an export says, as text.
fn unpacked(made: &Made) -> String {
    if made.bytes.starts_with(b"PK") {
        let parts = parts(&made.bytes).into_iter();
        parts.map(|(name, text)| name + "\n" + &text).collect()
    } else {
        String::from_utf8(made.bytes.clone()).unwrap()
    }
}

#[test]
fn nothing_goes_out_but_the_words_of_the_claims_and_whom_they_go_to() {
    let mut session = asking("harmless");
    // A word of its own in every field that holds words.
    let mut fields = Vec::new();
    for (kind, id, record) in session.every() {
        for field in record.fields() {
            let value = record.json(field).map(|value| value.value());
            let words = value.as_ref().and_then(|value| value.as_str());
            let names = words.is_some_and(|words| words != "harmless" && !words.is_empty());
            if words.is_some() && !names && !["standing", "check_status"].contains(field) {
                fields.push((kind.clone(), id, (*field).to_owned()));
            }
        }
    }
    let mut set = BTreeSet::new();
    for (n, (kind, id, field)) in (500..).zip(fields) {
        let word = format!("zq{}{}{n}", kind.word(), field).replace('_', "");
        let stamp_before = session.revision();
        let command = Command::SetField {
            kind: kind.clone(),
            id,
            field: field.clone(),
            value: word.clone().into(),
        };
        let stamp = crate::session::Stamp {
            by: crate::session::Author::default(),
            at: crate::session::Moment(1_800_000_000 + n),
            seed: Id::derived(&[&n.to_le_bytes()]),
        };
        if session.apply(command, &stamp).is_ok() && session.revision() != stamp_before {
            let goes = matches!(
                (&kind, id, field.as_str()),
                (Kind::Claim, CLAIM, "statement")
                    | (Kind::Details, _, "publication")
                    | (Kind::Contact, CONTACT, "name" | "deadline")
            );
            set.insert((word, goes));
        }
    }
    assert!(set.len() > 60, "{}", set.len());
    assert!(set.iter().filter(|(_, goes)| *goes).count() >= 3);
    let everything = Options {
        people: true,
        confidential: true,
    };
    for format in [Format::Questions, Format::QuestionsPage] {
        for reply in [false, true] {
            for options in [Options::default(), everything] {
                let order = Order {
                    options,
                    reply,
                    ..order(format)
                };
                let said = unpacked(&made(&session, &order));
                for (word, goes) in &set {
                    assert_eq!(said.contains(word), *goes, "{word} in {}", format.name());
                }
                for inside in [
                    "Brandt",
                    "/home",
                    "harmless",
                    "Mostly",
                    "mostly_false",
                    "Nobody has looked",
                ] {
                    assert!(!said.contains(inside), "{inside} in {}", format.name());
                }
            }
        }
    }
}

#[test]
fn a_form_asks_about_what_was_chosen_else_what_is_noted_else_what_was_taken_up() {
    let mut session = session("Survey");
    for (n, id, start) in [(600, "second", 19), (601, "third", 26)] {
        let claim = Command::AddClaim {
            id: Some(Id::literal(id)),
            article: Id::literal("art"),
            start,
            end: 30,
            statement: String::new(),
            part_of: None,
        };
        apply(&mut session, n, claim);
    }
    let contact = Command::AddContact {
        id: Some(CONTACT),
        name: "Port authority".into(),
        claims: vec![Id::literal("second")],
        asked: String::new(),
    };
    apply(&mut session, 602, contact);
    apply(
        &mut session,
        603,
        Command::Dismiss {
            claim: Id::literal("third"),
        },
    );
    let asked = |order: &Order<'_>| {
        let form = asked::form(&session, order).unwrap();
        let all = form.questions.iter().map(|one| one.claim.to_string());
        (all.collect::<Vec<_>>(), form.warnings)
    };
    let all = asked(&Order::of(Format::Questions));
    assert_eq!(all.0, ["claim", "second"]);
    assert!(
        all.1.iter().any(|one| one.contains("2 claims")),
        "{:?}",
        all.1
    );
    let noted = asked(&order(Format::Questions));
    assert_eq!(noted.0, ["second"]);
    assert!(noted.1.iter().all(|one| !one.contains("taken up")));
    // Its words are a part of a sentence, and nobody has worded it.
    assert!(
        noted
            .1
            .iter()
            .any(|one| one.starts_with("F2 is asked about")),
        "{:?}",
        noted.1
    );
    let chosen = Order {
        claims: vec![CLAIM],
        ..order(Format::Questions)
    };
    let chosen = asked(&chosen);
    assert_eq!((chosen.0, chosen.1), (vec!["claim".to_owned()], Vec::new()));
    let error = make(&Session::default(), &order(Format::Questions)).unwrap_err();
    assert!(error.to_string().contains("or choose one"), "{error}");
}

#[test]
fn words_that_are_no_sentence_are_told() {
    let text = "CALDER BAY — The pier opened in 1911. It has 12 berths, and a crane.";
    for (words, told) in [
        ("The pier opened in 1911.", false),
        ("CALDER BAY — The pier opened in 1911.", false),
        ("It has 12 berths, and a crane.", false),
        (
            "The pier opened in 1911. It has 12 berths, and a crane.",
            false,
        ),
        ("pier opened in 1911.", true),
        ("It has 12 berths", true),
        ("a crane.", true),
    ] {
        let mut session = Session::default();
        let article = Id::literal("art");
        let start = text.split(words).next().unwrap().chars().count();
        let added = Command::AddArticle(NewArticle {
            id: Some(article),
            paragraphs: vec![NewParagraph {
                text: text.into(),
                ..NewParagraph::default()
            }],
            ..NewArticle::default()
        });
        apply(&mut session, 1, added);
        let claim = Command::AddClaim {
            id: Some(CLAIM),
            article,
            start,
            end: start + words.chars().count(),
            statement: String::new(),
            part_of: None,
        };
        apply(&mut session, 2, claim);
        let order = Order {
            claims: vec![CLAIM],
            ..Order::of(Format::Questions)
        };
        let warnings = made(&session, &order).warnings;
        assert_eq!(!warnings.is_empty(), told, "{words}: {warnings:?}");
        // Once it is worded, it says what it says.
        let statement = "The pier at Calder Bay opened in 1911.".to_owned();
        apply(
            &mut session,
            3,
            Command::SetStatement {
                claim: CLAIM,
                statement,
            },
        );
        assert!(made(&session, &order).warnings.is_empty());
    }
}

#[test]
fn the_deadline_is_the_one_given_else_the_contacts() {
    let mut session = asking("Survey");
    let set = Command::SetField {
        kind: Kind::Contact,
        id: CONTACT,
        field: "deadline".into(),
        value: "2026-02-03".into(),
    };
    apply(&mut session, 700, set);
    let mut order = order(Format::QuestionsPage);
    assert!(unpacked(&made(&session, &order)).contains("by 3 February 2026"));
    order.deadline = "2026-02-09".into();
    assert!(unpacked(&made(&session, &order)).contains("by 9 February 2026"));
    order.deadline = "Friday, noon".into();
    assert!(unpacked(&made(&session, &order)).contains("by Friday, noon."));
    order.language = Language::Arabic;
    assert!(unpacked(&made(&session, &order)).contains("Friday, noon"));
}

/// Everything that the page may hold.
fn check(page: &str, what: &str) {
    let document = Document::from(page);
    let elements: BTreeSet<&str> = "html head meta title style body header main footer section fieldset legend blockquote div p label input textarea button noscript script h1 h2 strong em br".split(' ').collect();
    let attributes: BTreeSet<&str> = "lang dir charset http-equiv content name class id type value for rows maxlength role hidden autocomplete aria-label aria-labelledby aria-describedby data-asked data-file data-said".split(' ').collect();
    for node in document.select("*").nodes() {
        let name = node.node_name().unwrap().to_string();
        assert!(elements.contains(name.as_str()), "{what}: <{name}>");
        for attribute in node.attrs() {
            let key = attribute.name.local.to_string();
            assert!(attributes.contains(key.as_str()), "{what}: <{name} {key}>");
        }
    }
    let script = document.select("script");
    assert_eq!(script.length(), 1, "{what}");
    let source = script.text().to_string();
    let policy = document.select("meta[http-equiv]");
    assert_eq!(policy.length(), 1);
    let policy = policy.attr("content").unwrap().to_string();
    let style = document.select("style").text().to_string();
    let hash = crate::export::escape::source_hash;
    let (style, script) = (hash(&style), hash(&source));
    assert_eq!(
        policy,
        format!(
            "default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; base-uri 'none'; form-action 'none'"
        )
    );
    assert!(!page.contains(['\u{1b}', '\u{9b}', '\u{202E}']), "{what}");
    assert!(!page.contains("//") || !document.select("style").text().contains("//"));
    // Each field has a label, and each label a field.
    for label in document.select("label[for]").nodes() {
        let to = label.attr("for").unwrap().to_string();
        assert_eq!(document.select(&format!("[id='{to}']")).length(), 1);
    }
    for field in document.select("textarea, input[type=text]").nodes() {
        let id = field.attr("id").unwrap().to_string();
        assert_eq!(document.select(&format!("label[for='{id}']")).length(), 1);
    }
}

#[test]
fn hostile_words_stay_words_on_the_page_and_in_the_document() {
    for payload in HOSTILE {
        let session = asking(payload);
        for reply in [false, true] {
            let mut order = Order {
                deadline: payload.into(),
                introduction: payload.into(),
                publisher: payload.into(),
                reply,
                ..order(Format::QuestionsPage)
            };
            let page = unpacked(&made(&session, &order));
            check(&page, payload);
            let document = Document::from(page.as_str());
            let shown = crate::export::plain(payload);
            let first = shown.split_whitespace().next().unwrap();
            let said = document.select("blockquote").text().to_string();
            assert!(said.contains(first), "{payload}: {said}");
            let above = document.select("header").text().to_string();
            let count = above.matches(first).count();
            assert!(count >= 4, "{payload}, {count} times: {above}");
            order.format = Format::Questions;
            let made = made(&session, &order);
            for (name, text) in parts(&made.bytes) {
                let mut reader = quick_xml::Reader::from_str(&text);
                reader.config_mut().check_end_names = true;
                loop {
                    match reader.read_event() {
                        Ok(quick_xml::events::Event::Eof) => break,
                        Ok(_) => {}
                        Err(error) => panic!("{payload} in {name}: {error}"),
                    }
                }
                assert!(!text.contains(['\u{1b}', '\u{202E}']), "{payload}");
            }
        }
    }
}

#[test]
fn a_form_says_its_language_and_direction() {
    let session = asking("The pier is old.");
    for language in Language::ALL {
        for reply in [false, true] {
            let mut order = Order {
                language: *language,
                reply,
                ..order(Format::QuestionsPage)
            };
            let page = unpacked(&made(&session, &order));
            check(&page, language.code());
            let root = Document::from(page.as_str());
            let root = root.select("html");
            assert_eq!(root.attr("lang").unwrap().to_string(), language.code());
            let turned = root.attr("dir").unwrap().to_string() == "rtl";
            assert_eq!(turned, language.is_right_to_left());
            assert!(
                !page.contains("questions-") && !page.contains("reply-"),
                "a key stands there"
            );
            order.format = Format::Questions;
            let main = main_part(&made(&session, &order).bytes);
            for mark in ["<w:bidiVisual/>", "<w:rtl/>", "<w:bidi/></w:sectPr>"] {
                assert_eq!(main.contains(mark), turned, "{mark} {language:?}");
            }
            // Whoever wrote the claim wrote from left to right.
            let cell = main.split("<w:tc>").nth(2).unwrap();
            let paragraph = cell.split("</w:p>").next().unwrap();
            assert!(paragraph.contains("The pier is old."), "{paragraph}");
            let said = paragraph.contains(r#"<w:bidi w:val="0"/>"#);
            assert_eq!(said, turned, "{paragraph}");
            assert!(
                !paragraph.contains("<w:bidi/>") && !paragraph.contains("rtl"),
                "{paragraph}"
            );
        }
    }
}

#[test]
fn the_document_has_its_elements_in_the_order_that_the_format_asks_for() {
    let main = main_part(&made(&asking("Survey"), &order(Format::Questions)).bytes);
    let ids: Vec<&str> = main
        .split("<w:id w:val=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
        .collect();
    let once: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!((ids.len(), once.len()), (5, 5));
    let tags = main.split("<w:tag w:val=\"").skip(1);
    for tag in tags.map(|rest| rest.split('"').next().unwrap()) {
        assert!(tag.len() <= 64, "{tag}");
        assert!(matches!(Slot::read(tag), Read::Slot(_)), "{tag}");
    }
    // What a cell ends with is a paragraph, and so is what stands between two tables.
    assert!(!main.contains("</w:tbl></w:tc>") && !main.contains("</w:tbl><w:tbl>"));
    let order = [
        "<w:alias",
        "<w:tag",
        "<w:id",
        "<w:lock",
        "<w14:checkbox",
        "<w:sdtContent",
    ];
    let places: Vec<usize> = order.iter().map(|one| main.find(one).unwrap()).collect();
    assert!(places.is_sorted(), "{places:?}");
}

#[test]
fn names_of_fields_are_read_as_they_are_written() {
    let head = Head {
        contact: Some(CONTACT),
        asked: 12,
        ..Head::default()
    };
    let claim = Id::literal("abcdefghijklmnopqrstuvw");
    for slot in [
        Slot::Claim {
            claim,
            print: print("a  b"),
            part: Part::Wrong,
        },
        Slot::Form {
            head,
            part: Part::Statement,
        },
        Slot::Form {
            head: Head {
                own: [own("One"), own("two")].into(),
                ..Head::default()
            },
            part: Part::Itself,
        },
    ] {
        let name = slot.to_string();
        assert!(name.len() <= 64, "{name}");
        assert_eq!(Slot::read(&name), Read::Slot(slot));
    }
    assert_eq!(print("a b"), print(" a\n b "));
    for other in [
        "",
        "tickmark:",
        "tickmark:1:",
        "tickmark:1:claim:::yes",
        "tickmark:x:form",
        "name",
        "tickmark:1:form:who:-1:by",
    ] {
        assert_eq!(Slot::read(other), Read::Other, "{other}");
    }
    assert_eq!(Slot::read("tickmark:2:anything"), Read::Newer);
}

#[test]
fn a_letter_is_paragraphs_above_and_below_the_form() {
    let run = |text: &str| Run {
        text: text.into(),
        ..Run::default()
    };
    let block = |sort, runs| Block { sort, runs };
    let strong = Run {
        text: "by noon".into(),
        strong: true,
        em: false,
    };
    let said = "# To *you*\n\nOne\ntwo  \nthree **by noon**\n\n- first\n- second \\*\n\n---\n\n<b>Thanks</b> & [here](https://example.org)\n\n---\n\nEnd";
    let em = Run {
        text: "you".into(),
        strong: false,
        em: true,
    };
    assert_eq!(
        letter(said),
        Letter {
            title: "To you".into(),
            above: vec![
                block(Sort::Title, vec![run("To "), em]),
                block(Sort::Paragraph, vec![run("One two\nthree "), strong]),
                block(Sort::Item, vec![run("first")]),
                block(Sort::Item, vec![run("second *")]),
            ],
            below: vec![
                block(Sort::Paragraph, vec![run("<b>Thanks</b> & here")]),
                block(Sort::Paragraph, vec![run("End")]),
            ],
        }
    );
    assert_eq!(letter("only words").above.len(), 1);
    assert_eq!(letter(""), Letter::default());
}

#[test]
fn a_house_may_word_its_letters_and_is_told_where_they_are_broken() {
    let session = asking("The pier is old.");
    let with = |name: &str, text: &str, format, reply| Order {
        templates: [(name.to_owned(), text.to_owned())].into(),
        reply,
        ..order(format)
    };
    for format in [Format::Questions, Format::QuestionsPage] {
        for (name, reply) in [("questions.md.jinja", false), ("reply.md.jinja", true)] {
            let own = "# Dorn Courier\n\nDear {{ contact }}, {{ questions|length }} thing\n\n---\n\nYours";
            let said = unpacked(&made(&session, &with(name, own, format, reply)));
            for part in ["Dorn Courier", "Dear The pier is old., 1 thing", "Yours"] {
                assert!(said.contains(part), "{part}: {said}");
            }
            let broken = with(name, "one\n{{ no_such_thing }}", format, reply);
            let error = make(&session, &broken).unwrap_err().to_string();
            assert!(error.contains(&format!("{name}, line 2: ")), "{error}");
            // The other letter is another template.
            assert!(make(&session, &with(name, "{% if %}", format, !reply)).is_err());
        }
    }
}
