//! The review summary as a page: hostile words in every field, and what a page may hold.

use std::collections::BTreeSet;

use dom_query::Document;

use super::tests::{HOSTILE, apply, session, written};
use super::*;
use crate::session::{
    Command, Id, Importance, Kind, Label, NewArticle, NewParagraph, Role, Session,
};

/// A session in which `words` stands in every field that holds words.
fn full(words: &str) -> Session {
    let mut session = session(words);
    let (article, claim) = (Id::literal("art2"), Id::literal("claim2"));
    let paragraph = |role| NewParagraph {
        text: words.replace('\n', " "),
        role,
        locator: words.into(),
        speaker: words.into(),
        ..NewParagraph::default()
    };
    let long = u32::try_from(words.replace('\n', " ").chars().count()).unwrap();
    let label = Label {
        id: "odd".into(),
        text: words.into(),
        ..Label::default()
    };
    let mut commands = vec![
        Command::AddArticle(NewArticle {
            id: Some(article),
            title: words.into(),
            byline: words.into(),
            publisher: words.into(),
            agency: words.into(),
            published: words.into(),
            address: words.into(),
            language: words.into(),
            article_id: words.into(),
            paragraphs: vec![paragraph(Role::Headline), paragraph(Role::Body)],
            ..NewArticle::default()
        }),
        Command::AddClaim {
            id: Some(claim),
            article,
            start: 0,
            end: long as usize,
            statement: String::new(),
            part_of: None,
        },
        Command::AddScale {
            id: Some(Id::literal("scale")),
            name: words.into(),
            labels: vec![label],
            conclusion: false,
        },
        Command::SetScale {
            scale: Id::literal("scale"),
        },
        Command::SetVerdict {
            claim,
            verdict: Some("odd".into()),
        },
        Command::SetImportance {
            claim,
            importance: Importance::High,
        },
        Command::AddContact {
            id: Some(Id::literal("who")),
            name: words.into(),
            claims: vec![claim],
            asked: words.into(),
        },
        Command::RequestChange {
            id: Some(Id::literal("change")),
            claim,
            proposed: words.into(),
            reason: words.into(),
        },
        Command::Correct {
            id: Some(Id::literal("corr")),
            claim,
            what: words.into(),
            why: words.into(),
            verdict: None,
        },
        Command::SignOff {
            id: None,
            article,
            role: words.into(),
        },
    ];
    let mut set = |kind: Kind, id: &str, fields: &[&str]| {
        for field in fields {
            let value = match *field {
                "appearances" | "reasons" => vec![words].into(),
                _ => words.into(),
            };
            commands.push(Command::SetField {
                kind: kind.clone(),
                id: Id::literal(id),
                field: (*field).into(),
                value,
            });
        }
    };
    let texts = [
        "conclusion",
        "confidence",
        "unresolved",
        "note",
        "writers_source",
        "claimant",
        "claimant_address",
        "claimed_on",
        "appearances",
        "reasons",
        "rationale",
    ];
    set(Kind::Claim, "claim2", &texts);
    set(
        Kind::Article,
        "art",
        &["note", "published", "address", "language"],
    );
    set(
        Kind::Evidence,
        "ev",
        &["method", "looked_on", "note", "independence"],
    );
    let texts = ["publisher", "published", "archive", "credibility", "note"];
    set(Kind::Source, "src", &texts);
    set(
        Kind::Contact,
        "who",
        &["role", "outcome", "reply", "channel"],
    );
    set(Kind::Change, "change", &["original", "severity", "note"]);
    set(Kind::Correction, "corr", &["corrected_on", "old_verdict"]);
    for (n, command) in (300..).zip(commands) {
        apply(&mut session, n, command);
    }
    session
}

/// Everything that a page may hold.
fn check(page: &str, what: &str) {
    let document = Document::from(page);
    let elements: BTreeSet<&str> = "html head meta title style body a header p h1 h2 h3 h4 h5 dl div dt dd nav ul ol li main section article span bdi progress abbr table thead tbody tr th td del ins blockquote q cite em sup br".split(' ').collect();
    let attributes: BTreeSet<&str> = "lang dir charset http-equiv content name class id href rel aria-label aria-labelledby max value title tabindex role scope".split(' ').collect();
    for node in document.select("*").nodes() {
        let name = node.node_name().unwrap().to_string();
        assert!(elements.contains(name.as_str()), "{what}: <{name}>");
        for attribute in node.attrs() {
            let key = attribute.name.local.to_string();
            assert!(attributes.contains(key.as_str()), "{what}: <{name} {key}>");
            if key == "href" {
                let to = attribute.value.to_string();
                let inside = to.strip_prefix('#').is_some_and(|place| {
                    let found = document.select(&format!("[id='{place}']"));
                    found.length() == 1
                });
                let opens = address::opens(&to).is_some();
                assert!(inside || opens, "{what}: {to}");
                if opens {
                    assert_eq!(node.attr("rel").unwrap().to_string(), "noopener noreferrer");
                    assert_eq!(node.text().to_string(), to, "shown in full");
                }
            }
        }
    }
    assert_eq!(document.select("style").length(), 1);
    assert_eq!(document.select("meta[http-equiv]").length(), 1);
    assert!(!page.contains(['\u{1b}', '\u{9b}', '\u{202E}']), "{what}");
}

#[test]
fn hostile_words_in_every_field_stay_words() {
    for payload in HOSTILE {
        let options = Options {
            people: true,
            confidential: true,
        };
        let page = written(&full(payload), Format::Html, options);
        check(&page, payload);
        // And they are there to be read.
        let document = Document::from(page.as_str());
        let shown = escape::plain(payload);
        let first = shown.split_whitespace().next().unwrap();
        assert!(document.select("h1").text().contains(first), "{payload}");
    }
}

#[test]
fn addresses_of_the_web_open_and_each_place_has_one_name() {
    let address = "https://example.org/a_b?c=d&e=%C3%A9";
    let page = written(&full(address), Format::Html, Options::default());
    check(&page, address);
    let document = Document::from(page.as_str());
    // The article, where it appeared, the source and its archive.
    let links = document.select("a[rel]");
    assert!(links.length() >= 5, "{}", links.length());
    let summary = written(&full(address), Format::Markdown, Options::default());
    assert!(summary.contains(&format!(", <{address}>")), "{summary}");
    // Where it is one of several words it stays text.
    assert!(summary.contains("https\\://example.org/a\\_b"), "{summary}");
    let opened: Vec<String> = pulldown_cmark::Parser::new(&summary)
        .filter_map(|event| match event {
            pulldown_cmark::Event::Start(pulldown_cmark::Tag::Link { dest_url, .. }) => {
                Some(dest_url.into_string())
            }
            _ => None,
        })
        .collect();
    assert!(
        !opened.is_empty() && opened.iter().all(|to| to == address),
        "{opened:?}"
    );
}

#[test]
fn words_in_the_text_lead_to_their_claims_and_back() {
    let page = written(&session("Survey"), Format::Html, Options::default());
    let document = Document::from(page.as_str());
    let mark = document.select(".text a.mark");
    assert_eq!(mark.text().to_string(), "Lost: 40 per cent.");
    let card = mark.attr("href").unwrap().to_string();
    let card = document.select(&format!("section{card}"));
    assert!(card.select("h4").text().contains("Survey"));
    let back = card.select("a.back").attr("href").unwrap().to_string();
    assert_eq!(back, format!("#{}", mark.attr("id").unwrap()));
    assert_eq!(card.select(".badge").text().trim(), "Verdict: Mostly false");
}

#[test]
fn headings_come_in_order_and_the_page_says_its_language_and_direction() {
    for language in Language::ALL {
        let order = Order {
            language: *language,
            ..Order::of(Format::Html)
        };
        let made = make(&full("Survey"), &order).unwrap();
        let page = String::from_utf8(made.bytes).unwrap();
        check(&page, language.code());
        let document = Document::from(page.as_str());
        let root = document.select("html");
        assert_eq!(root.attr("lang").unwrap().to_string(), language.code());
        let direction = if language.is_right_to_left() {
            "rtl"
        } else {
            "ltr"
        };
        assert_eq!(root.attr("dir").unwrap().to_string(), direction);
        let mut last = 0;
        for node in document.select("h1, h2, h3, h4, h5").nodes() {
            let level = node
                .node_name()
                .unwrap()
                .trim_start_matches('h')
                .parse::<usize>()
                .unwrap();
            assert!(level <= last + 1, "h{level} after h{last}");
            last = level;
        }
        assert_eq!(document.select("h1").length(), 1);
        let labels = document.select("main > section, main > article, nav");
        assert!(
            labels
                .iter()
                .all(|one| one.has_attr("aria-labelledby") || one.has_attr("aria-label"))
        );
    }
}
