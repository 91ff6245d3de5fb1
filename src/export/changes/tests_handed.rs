//! The list of changes as a Word document and as rich text: the same words with the same marks as in Markdown, in every language,
//! and hostile words in every place.

use std::collections::BTreeSet;
use std::io::{Cursor, Read as _};

use dom_query::Document;

use super::tests::{session, set};
use super::*;
use crate::export::tests::HOSTILE;
use crate::export::{Format, Language, make, plain};
use crate::import::readers::xml::{Node, Xml};

/// The order in which the format wants what is inside these elements (ECMA-376 part 1, 17.3.1.26, 17.3.2.28, 17.4.59, 17.4.69).
const ORDERS: [(&str, &[&str]); 4] = [
    ("pPr", &["pStyle", "keepNext", "bidi"]),
    ("rPr", &["b", "bCs", "strike", "color", "u", "rtl", "lang"]),
    ("tcPr", &["tcW", "gridSpan", "vMerge", "shd"]),
    (
        "tblPr",
        &["tblStyle", "bidiVisual", "tblW", "tblLayout", "tblLook"],
    ),
];

/// The body of a Word document.
fn body(made: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(made)).unwrap();
    let mut body = String::new();
    let mut part = archive.by_name("word/document.xml").unwrap();
    part.read_to_string(&mut body).unwrap();
    body
}

/// What a word processor shows of it, a paragraph a line: struck words in -…-, underlined ones in +…+. It checks the order of
/// elements on the way.
fn seen(made: &[u8]) -> Vec<String> {
    let body = body(made);
    let mut xml = Xml::new(&body);
    let (mut all, mut open, mut mark) = (Vec::new(), Vec::<String>::new(), "");
    let mut before = Vec::<usize>::new();
    while let Some(node) = xml.next().unwrap() {
        match node {
            Node::Open(element) => {
                let name = element.name().to_owned();
                let parent = open.last().map_or("", String::as_str);
                if let Some((_, order)) = ORDERS.iter().find(|(of, _)| *of == parent) {
                    let at = order.iter().position(|one| **one == name);
                    let at = at.unwrap_or_else(|| panic!("{name} in {parent}"));
                    assert!(before.last().is_none_or(|last| *last < at), "{name}");
                    before.push(at);
                } else {
                    before.clear();
                }
                match name.as_str() {
                    "p" => all.push(String::new()),
                    "r" => mark = "",
                    "strike" => mark = "-",
                    "u" => mark = "+",
                    "br" => all.last_mut().unwrap().push('\n'),
                    "t" => all.last_mut().unwrap().push_str(mark),
                    _ => {}
                }
                open.push(name);
            }
            Node::Close if open.pop().as_deref() == Some("t") => {
                all.last_mut().unwrap().push_str(mark);
            }
            Node::Text(text) if open.last().is_some_and(|one| one == "t") => {
                all.last_mut().unwrap().push_str(&text);
            }
            Node::Close | Node::Text(_) => {}
        }
    }
    all.iter().map(|one| one.replace('\u{200E}', "")).collect()
}

fn order(language: Language) -> Order<'static> {
    Order {
        language,
        ..Order::of(Format::ChangesDocx)
    }
}

fn word(session: &Session, language: Language) -> Vec<u8> {
    make(session, &order(language)).unwrap().bytes
}

/// Three changes, the last of which takes words out, and the first is decided.
fn decided() -> Session {
    let mut session = session(&[
        ("built in 2019", "built in 2018"),
        ("cost 4 million", "cost about 4 million"),
        ("sails daily", ""),
    ]);
    for (n, (field, value)) in (90..).zip([("decision", "accepted"), ("decided_on", "2026-03-01")])
    {
        set(&mut session, n, "built in 2019", field, value);
    }
    session
}

#[test]
fn a_table_holds_each_change_with_its_sentence_marked() {
    let made = word(&decided(), Language::English);
    assert_eq!(
        seen(&made).join("|"),
        "Changes to the copy: Harbour|\
         Words that go are struck through, words that come are underlined.|\
         Harbour|Draft checked: 1 (SHA-256 HASH…)|To decide (2)|\
         No.|Para.|As it stands|Proposed|Reason|Decision|\
         F2|1|cost 4 million|cost about 4 million|The accounts say so.|pending|\
         |The ferry, built in 2019, cost +about+ 4 million.|\
         F3|1|sails daily|(taken out)|The accounts say so.|pending|\
         |It -sails daily-; the harbour board said so.||\
         Decided (1)|\
         No.|Para.|As it stands|Proposed|Reason|Decision|\
         F1|1|built in 2019|built in 2018|The accounts say so.|accepted, 1 March 2026|\
         |The ferry, built in -2019- +2018+, cost 4 million.|"
            .replace("HASH", &hash())
    );
}

/// How the text of the article is told from others.
fn hash() -> String {
    let session = session(&[]);
    let (_, draft) = session.drafts.live().next().unwrap();
    draft.sha256.chars().take(12).collect()
}

#[test]
fn each_language_says_it_and_arabic_runs_from_the_right() {
    let session = decided();
    for language in Language::ALL {
        let made = word(&session, *language);
        let (said, body) = (seen(&made).join("\n"), body(&made));
        assert!(
            !said.contains("changes-") && !said.contains("summary-") && !said.contains("sheet-"),
            "{said}"
        );
        assert_eq!(said.contains("To decide"), *language == Language::English);
        let arabic = *language == Language::Arabic;
        assert_eq!(body.contains("<w:bidiVisual/>"), arabic);
        // The fixed words do, the words of the article and what stands in it do not.
        let paragraphs: Vec<&str> = body.split("<w:p>").collect();
        let of = |words: &str| paragraphs.iter().find(|one| one.contains(words)).unwrap();
        assert_eq!(
            of(&Words::of(*language).say("summary-current")).contains("<w:bidi/>"),
            arabic
        );
        assert!(!of("cost 4 million").contains("<w:bidi/>"));
        let against = of("cost 4 million").contains(r#"<w:bidi w:val="0"/>"#);
        assert_eq!(against, arabic);
        assert!(of("cost 4 million").contains(r#"<w:lang w:val="en"/>"#));
        let rich = rich(&session, &order(*language)).unwrap();
        let page = Document::from(rich.html.as_str());
        let root = page.select("div").first();
        assert_eq!(root.attr("lang").unwrap().to_string(), language.code());
        assert_eq!(root.attr("dir").unwrap().to_string(), language.direction());
        for text in [&rich.html, &rich.text] {
            let own = Words::of(*language).say("summary-proposed");
            assert!(text.contains(&own), "{text}");
        }
    }
}

/// What a program shows of HTML where it is pasted, an element a line, marked like [`seen`].
fn shown(html: &str) -> Vec<String> {
    let page = Document::from(html);
    let cells = page.select("h1, h2, h3, p, th, td");
    let marked = cells.nodes().iter().map(|cell| {
        let inner = cell.inner_html().to_string();
        let mut said = String::new();
        let mut rest = inner.as_str();
        while let Some((before, from)) = rest.split_once('<') {
            said.push_str(before);
            let (tag, after) = from.split_once('>').unwrap();
            said.push_str(match tag.split([' ', '/']).find(|part| !part.is_empty()) {
                Some("del") => "-",
                Some("ins") => "+",
                Some("br") => "\n",
                _ => "",
            });
            rest = after;
        }
        said.push_str(rest);
        said
    });
    marked.collect()
}

#[test]
fn rich_text_says_the_same_and_its_plain_text_without_marks() {
    let session = decided();
    let rich = rich(&session, &order(Language::English)).unwrap();
    let word: Vec<String> = seen(&word(&session, Language::English));
    let word = word.into_iter().filter(|one| !one.is_empty());
    assert_eq!(shown(&rich.html), word.collect::<Vec<_>>());
    assert_eq!(
        rich.text,
        "Changes to the copy: Harbour\n\nHarbour\nDraft checked: 1 (SHA-256 HASH…)\n\n\
         To decide (2)\n\n\
         F2, paragraph 1\nAs it stands: “cost 4 million”\nProposed: “cost about 4 million”\nReason: The accounts say so.\n\n\
         F3, paragraph 1\nAs it stands: “sails daily”\nProposed: (taken out)\nReason: The accounts say so.\n\n\
         Decided (1)\n\n\
         F1, paragraph 1\nAs it stands: “built in 2019”\nProposed: “built in 2018”\nReason: The accounts say so.\nDecision: accepted, 1 March 2026\n"
            .replace("HASH", &hash())
    );
}

#[test]
fn hostile_words_stay_words() {
    let elements: BTreeSet<&str> =
        "html head meta body div h1 h2 h3 p b bdi table thead tbody tr th td del ins br"
            .split(' ')
            .collect();
    let attributes: BTreeSet<&str> = "http-equiv content lang dir style scope rowspan colspan"
        .split(' ')
        .collect();
    for payload in HOSTILE {
        let mut session = session(&[("harbour", payload)]);
        for (n, field) in (50..).zip(["original", "reason", "note", "decided_on"]) {
            set(&mut session, n, "harbour", field, payload);
        }
        let harmless = rich(&decided(), &order(Language::English)).unwrap();
        let looks = |html: &str| -> BTreeSet<String> {
            let page = Document::from(html);
            let all = page.select("[style]");
            all.iter()
                .map(|one| one.attr("style").unwrap().to_string())
                .collect()
        };
        let said = rich(&session, &order(Language::English)).unwrap();
        assert!(
            looks(&said.html).is_subset(&looks(&harmless.html)),
            "{payload}"
        );
        let page = Document::from(said.html.as_str());
        for node in page.select("*").nodes() {
            let name = node.node_name().unwrap().to_string();
            assert!(elements.contains(name.as_str()), "{payload}: <{name}>");
            for attribute in node.attrs() {
                let key = attribute.name.local.to_string();
                assert!(
                    attributes.contains(key.as_str()),
                    "{payload}: <{name} {key}>"
                );
            }
        }
        assert_eq!(page.select("meta").length(), 1);
        for text in [&said.html, &said.text] {
            assert!(!text.contains(['\u{1b}', '\u{9b}', '\u{202E}']), "{text:?}");
        }
        // And they are there to be read: as they stand, as proposed, why.
        let shown = seen(&word(&session, Language::English));
        let whole = plain(payload);
        let count = shown.iter().filter(|one| **one == whole).count();
        assert!(count >= 3, "{payload:?} in {shown:?}");
        let first = whole.split_whitespace().next().unwrap().to_owned();
        assert!(page.select("table").text().contains(&first), "{payload}");
        assert!(said.text.contains(&first), "{payload}");
    }
}
