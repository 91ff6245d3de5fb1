//! The list of changes: what is marked, in which order, and hostile words in every place.

use pulldown_cmark::{Event, Options as Dialect, Parser, Tag, TagEnd};

use super::*;
use crate::export::tests::{apply, written};
use crate::export::{Format, Language, Options, make};
use crate::session::{Command, Id, Kind, NewArticle, NewParagraph};

const TEXT: &str =
    "The ferry, built in 2019, cost 4 million. It sails daily; the harbour board said so.";

/// A session of that text with a claim on each pair of words, for which a change is asked.
pub(super) fn session(asked: &[(&str, &str)]) -> Session {
    let mut session = Session::default();
    let article = Id::literal("art");
    let new = NewArticle {
        id: Some(article),
        title: "Harbour".into(),
        language: "en".into(),
        paragraphs: vec![NewParagraph {
            text: TEXT.into(),
            ..NewParagraph::default()
        }],
        ..NewArticle::default()
    };
    apply(&mut session, 0, Command::AddArticle(new));
    for (n, (words, proposed)) in (1..).zip(asked) {
        let start = TEXT.find(words).unwrap();
        let claim = Id::derived(&[words.as_bytes()]);
        let add = Command::AddClaim {
            id: Some(claim),
            article,
            start,
            end: start + words.len(),
            statement: String::new(),
            part_of: None,
        };
        apply(&mut session, 10 * n, add);
        let ask = Command::RequestChange {
            id: Some(change(words)),
            claim,
            proposed: (*proposed).into(),
            reason: "The accounts say so.".into(),
        };
        apply(&mut session, 10 * n + 1, ask);
    }
    session
}

fn change(words: &str) -> Id {
    Id::derived(&[b"change", words.as_bytes()])
}

pub(super) fn set(session: &mut Session, n: u32, words: &str, field: &str, value: &str) {
    let set = Command::SetField {
        kind: Kind::Change,
        id: change(words),
        field: field.into(),
        value: value.into(),
    };
    apply(session, n, set);
}

fn list(session: &Session, options: Options) -> String {
    written(session, Format::Changes, options)
}

/// What readers of Markdown see: struck words in -…-, bold ones in +…+, and where each block ends.
fn seen(markdown: &str) -> String {
    let mut seen = String::new();
    for event in Parser::new_ext(markdown, Dialect::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Text(text) => seen.push_str(&text),
            Event::Start(Tag::Strikethrough) | Event::End(TagEnd::Strikethrough) => seen.push('-'),
            Event::Start(Tag::Strong) | Event::End(TagEnd::Strong) => seen.push('+'),
            Event::Start(
                Tag::Paragraph
                | Tag::Heading { .. }
                | Tag::BlockQuote(_)
                | Tag::Item
                | Tag::List(_),
            )
            | Event::End(_) => seen.push('\n'),
            Event::SoftBreak | Event::HardBreak => seen.push(' '),
            other => panic!("{other:?} in\n{markdown}"),
        }
    }
    seen
}

#[test]
fn words_that_go_are_struck_words_that_come_are_bold_and_nothing_else_is() {
    for (words, proposed, line) in [
        (
            "built in 2019",
            "built in 2018",
            "The ferry, built in -2019- +2018+, cost 4 million.",
        ),
        (
            "cost 4 million",
            "cost about 4 million",
            "The ferry, built in 2019, cost +about+ 4 million.",
        ),
        (
            "cost 4 million",
            "cost 4",
            "The ferry, built in 2019, cost 4 -million-.",
        ),
        (
            "The ferry",
            "Her ferry",
            "-The- +Her+ ferry, built in 2019, cost 4 million.",
        ),
        (
            "sails daily",
            "sails",
            "It sails -daily-; the harbour board said so.",
        ),
        (
            "ferry",
            "*ferry*~~x~~",
            "The -ferry- +*ferry*~~x~~+, built in 2019, cost 4 million.",
        ),
        (
            "cost 4 million. It sails",
            "cost 4 million. She sails",
            "The ferry, built in 2019, cost 4 million. -It- +She+ sails daily; the harbour board said so.",
        ),
        // What programs change on their own is no difference between words; here it is all that is asked for.
        (
            "harbour",
            "har\u{ad}bour",
            "It sails daily; the -harbour- +har\u{ad}bour+ board said so.",
        ),
    ] {
        let text = list(&session(&[(words, proposed)]), Options::default());
        let seen = seen(&text);
        assert!(
            seen.contains(&format!("\n{line}\n")),
            "{line}\n{seen}\n{text}"
        );
    }
}

#[test]
fn all_changes_are_listed_in_text_order_the_open_ones_first() {
    let mut session = session(&[
        ("harbour board", "council"),
        ("sails daily", "sails weekly"),
        ("cost 4 million", ""),
        ("built in 2019", "built in 2018"),
    ]);
    let person = Command::AddPerson {
        id: Some(Id::literal("editor")),
        name: "Ines Vogt".into(),
        initials: "IV".into(),
        role: "editor".into(),
    };
    apply(&mut session, 90, person);
    let decided = "built in 2019";
    set(&mut session, 91, decided, "decision", "accepted");
    set(&mut session, 92, decided, "decided_on", "2026-03-01");
    set(
        &mut session,
        93,
        decided,
        "decided_by",
        &Id::literal("editor").to_string(),
    );
    let text = list(&session, Options::default());
    let mut rest = text.as_str();
    for part in [
        "### To decide (3)",
        "“cost 4 million”",
        "(taken out)",
        "“sails daily”",
        "“sails weekly”",
        "**Reason:** The accounts say so.",
        "“harbour board”",
        "### Decided (1)",
        "“built in 2019”",
        "**Decision:** accepted, 1 March 2026\n",
    ] {
        let (_, after) = rest
            .split_once(part)
            .unwrap_or_else(|| panic!("{part}\n{text}"));
        rest = after;
    }
    assert!(!text.contains("Vogt") && !text.contains("Brandt"), "{text}");
    let names = Options {
        people: true,
        ..Options::default()
    };
    let named = list(&session, names);
    assert!(
        named.contains("accepted, 1 March 2026, Ines Vogt\n"),
        "{named}"
    );

    let none = list(&super::tests::session(&[]), Options::default());
    assert!(none.contains("No change is asked for."), "{none}");
    for language in Language::ALL {
        let order = Order {
            language: *language,
            ..Order::of(Format::Changes)
        };
        let made = String::from_utf8(make(&session, &order).unwrap().bytes).unwrap();
        assert!(
            !made.contains("changes-") && !made.contains("summary-"),
            "{made}"
        );
        assert_eq!(made.contains("To decide"), *language == Language::English);
    }
}

#[test]
fn hostile_words_stay_words() {
    for words in [
        "**x** ~~y~~ __z__",
        "<script>alert(1)</script>",
        "# heading\n\n- list\n\n> quote",
        "[a](javascript:x) ![b](http://example.org/c.png)",
        "\u{202E}evil\u{1b}[31m\0",
        "\u{200b}\u{feff}",
        "~~~~****",
        "www.example.org/a a@example.org",
        "``` code",
        "| a | b |\n| - | - |",
        "{{ title }} {% raw %}",
    ] {
        let mut session = session(&[("harbour", words)]);
        for (n, field) in (50..).zip(["original", "reason", "note", "decided_on"]) {
            set(&mut session, n, "harbour", field, words);
        }
        let text = list(&session, Options::default());
        assert!(!text.contains(['\u{202E}', '\u{1b}', '\0']), "{text:?}");
        // It panics at anything but text, struck or bold words, paragraphs, entries, headings and the one quotation.
        seen(&text);
        let dialect = Dialect::ENABLE_STRIKETHROUGH | Dialect::ENABLE_TABLES;
        let quotes = Parser::new_ext(&text, dialect);
        let quotes = quotes.filter(|event| matches!(event, Event::Start(Tag::BlockQuote(_))));
        assert_eq!(quotes.count(), 1, "{text}");
    }
}

#[test]
fn a_sentence_without_end_is_cut_around_its_change() {
    let long = "word ".repeat(10_000);
    let text = format!("{long}2019 {long}");
    let place = Span::new(long.len(), long.len() + 4);
    let all = redline(Some((&text, Span::whole(&text), place)), "2019", "2018");
    let length: usize = all.iter().map(|one| format!("{one:?}").len()).sum();
    assert!(length < 1_500, "{all:?}");
    let said = format!("{all:?}");
    assert!(
        said.contains("2019") && said.contains("2018") && said.contains("…"),
        "{said}"
    );
}
