//! Checks and annotations that come back, as they were and edited.

use serde_json::{Value, json};

use super::*;
use crate::export::{Format, Order, make};
use crate::session::{Author, CheckStatus, Moment, NewArticle, NewParagraph, Stamp};

const TEXT: &str =
    "Zürich 🦀: the line opened in 1911. It cost 61,000 crowns. It cost 61,000 crowns again.";
const ARTICLE: Id = Id::literal("line");
const OPENED: Id = Id::literal("opened");

fn apply(session: &mut Session, n: u32, command: Command) {
    let stamp = Stamp {
        by: Author {
            name: "Ida Brandt".into(),
            initials: "IB".into(),
        },
        at: Moment(i64::from(n)),
        seed: Id::derived(&[&n.to_le_bytes()]),
    };
    session.apply(command, &stamp).unwrap();
}

/// A session of one claim that is decided and one that is not.
fn session() -> Session {
    let mut session = Session::default();
    let claim = |id: Id, words: &str| {
        let start = TEXT.find(words).unwrap();
        let start = TEXT.get(..start).unwrap().chars().count();
        Command::AddClaim {
            id: Some(id),
            article: ARTICLE,
            start,
            end: start + words.chars().count(),
            statement: String::new(),
            part_of: None,
        }
    };
    let set = |field: &str, value: Value| Command::SetField {
        kind: crate::session::Kind::Claim,
        id: OPENED,
        field: field.into(),
        value,
    };
    let commands = [
        Command::AddArticle(NewArticle {
            id: Some(ARTICLE),
            published: "2026-01-20".into(),
            address: "https://example.org/line".into(),
            paragraphs: vec![NewParagraph {
                text: TEXT.into(),
                ..NewParagraph::default()
            }],
            ..NewArticle::default()
        }),
        claim(OPENED, "the line opened in 1911"),
        claim(Id::literal("cost"), "It cost 61,000 crowns."),
        Command::SetVerdict {
            claim: OPENED,
            verdict: Some("half_true".into()),
        },
        Command::SetRationale {
            claim: OPENED,
            rationale: "Half of it <opened>.\nThe rest in 1912.".into(),
        },
        Command::SetCheckStatus {
            claim: OPENED,
            status: CheckStatus::Checked,
        },
        set("claimant", "Marta Oll".into()),
        set(
            "appearances",
            json!(["https://example.org/speech", "on the square"]),
        ),
    ];
    for (n, command) in (0..).zip(commands) {
        apply(&mut session, n, command);
    }
    session
}

fn exported(session: &Session, format: Format) -> Value {
    let order = Order {
        address: "https://example.org/check".into(),
        ..Order::of(format)
    };
    serde_json::from_slice(&make(session, &order).unwrap().bytes).unwrap()
}

fn returned(session: &Session, json: &Value) -> Returned {
    let bytes = serde_json::to_vec_pretty(json).unwrap();
    assert!(knows(&bytes));
    read(session, &bytes, None).unwrap()
}

fn says(returned: &Returned) -> Vec<&str> {
    returned
        .proposals
        .iter()
        .map(|one| one.says.as_str())
        .collect()
}

#[test]
fn what_nobody_edited_proposes_nothing() {
    let session = session();
    for format in [Format::ClaimReview, Format::Annotations] {
        let back = returned(&session, &exported(&session, format));
        assert_eq!(
            (says(&back), &back.unplaced),
            (vec![], &vec![]),
            "{format:?}"
        );
    }
}

#[test]
fn an_annotation_of_another_text_or_without_a_position_is_named() {
    let session = session();
    let all = exported(&session, Format::Annotations);
    let text = serde_json::to_string(&all).unwrap();
    let elsewhere: Value =
        serde_json::from_str(&text.replace("https://example.org/line", "https://other.example/x"))
            .unwrap();
    let back = returned(&session, &elsewhere);
    assert_eq!((says(&back), back.unplaced.len()), (vec![], 2), "{back:?}");
    assert!(back.unplaced[0].contains("other.example"), "{back:?}");
    // One of another program, whatever it quotes.
    let foreign = json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "Annotation",
        "bodyValue": "Who says so?",
        "target": {
            "source": "https://other.example/x",
            "selector": { "type": "TextQuoteSelector", "exact": "opened in 1911" }
        }
    });
    let back = returned(&session, &foreign);
    assert_eq!((says(&back), back.unplaced.len()), (vec![], 1), "{back:?}");
    for (start, end) in [
        (json!(-3), json!(9)),
        (json!(9), json!(9)),
        (json!("a"), Value::Null),
    ] {
        let mut one = foreign.clone();
        one["target"] = json!({
            "source": "https://example.org/line",
            "selector": [
                { "type": "TextQuoteSelector", "exact": "opened in 1911" },
                { "type": "TextPositionSelector", "start": start, "end": end }
            ]
        });
        let back = returned(&session, &one);
        assert_eq!(
            (back.proposals.len(), back.unplaced.len()),
            (2, 1),
            "{back:?}"
        );
        assert!(back.unplaced[0].contains("is no position"), "{back:?}");
    }
}

#[test]
fn every_field_of_a_check_comes_back() {
    let mut session = session();
    let mut review = exported(&session, Format::ClaimReview);
    review["claimReviewed"] = "The line opened in 1911".into();
    review["reviewRating"]["alternateName"] = "mostly TRUE".into();
    review["reviewRating"]["ratingExplanation"] = "Most of it.".into();
    let item = &mut review["itemReviewed"];
    item["author"] =
        json!([{ "@type": "Person", "name": "M. Oll", "sameAs": ["https://example.org/oll"] }]);
    item["datePublished"] = "2026-01-19".into();
    item["appearance"] = "https://example.org/other".into();
    let back = returned(
        &session,
        &json!([review, { "@type": "ClaimReview", "claimReviewed": "Else" }]),
    );
    assert_eq!(
        says(&back),
        [
            "F1, claim: “the line opened in 1911” becomes “The line opened in 1911”",
            "F1, verdict: “Half true” becomes “mostly TRUE”",
            "F1, rationale: “Half of it <opened>. The rest in 1912.” becomes “Most of it.”",
            "F1, claimant: “Marta Oll” becomes “M. Oll”",
            "F1, claimant address: nothing becomes “https://example.org/oll”",
            "F1, claimed on: “2026-01-20” becomes “2026-01-19”",
            "F1, where it appeared: “https://example.org/speech” becomes “https://example.org/other”",
        ]
    );
    assert_eq!(
        back.unplaced,
        [
            "F1: the number 3 is not that of “mostly TRUE” (4); the words count",
            "the check of “Else” belongs to no claim of this session",
        ]
    );
    apply(&mut session, 90, back.command().unwrap());
    let claim = session.claims.get(OPENED).unwrap();
    assert_eq!(claim.verdict.as_deref(), Some("mostly_true"));
    assert_eq!(claim.claimed_on, "2026-01-19");
    assert_eq!(
        claim.appearances,
        ["https://example.org/other", "on the square"]
    );
    let again = returned(&session, &exported(&session, Format::ClaimReview));
    assert_eq!(again.proposals, []);
}

#[test]
fn a_label_that_the_scale_does_not_have_is_said() {
    let session = session();
    let mut review = exported(&session, Format::ClaimReview);
    review["reviewRating"]["alternateName"] = "Rubbish".into();
    let back = returned(&session, &review);
    assert_eq!(back.proposals, []);
    assert_eq!(
        back.unplaced,
        ["F1: “Rubbish” is no label of the rating scale"]
    );
}

#[test]
fn annotations_come_back_to_the_same_words() {
    let mut session = session();
    let page = exported(&session, Format::Annotations);
    assert_eq!(
        page["items"][0]["target"]["source"],
        "https://example.org/line"
    );
    // In a session that has the article and no claims, each makes one, on the same anchor.
    let mut other = Session::default();
    apply(
        &mut other,
        1,
        Command::AddArticle(NewArticle {
            id: Some(Id::literal("mine")),
            address: "https://example.org/line#top".into(),
            paragraphs: vec![NewParagraph {
                text: TEXT.into(),
                ..NewParagraph::default()
            }],
            ..NewArticle::default()
        }),
    );
    let back = returned(&other, &page);
    assert_eq!(back.unplaced, Vec::<String>::new());
    assert_eq!(
        says(&back),
        [
            "new claim “the line opened in 1911”",
            "new claim “the line opened in 1911”, status: “To check” becomes “Checked”",
            "new claim “the line opened in 1911”, verdict: nothing becomes “Half true”",
            "new claim “the line opened in 1911”, rationale: nothing becomes “Half of it <opened>. The rest in 1912.”",
            "new claim “It cost 61,000 crowns.”",
        ]
    );
    apply(&mut other, 2, back.command().unwrap());
    let anchors = |session: &Session| -> Vec<_> {
        let article = session.articles_in_order()[0].0;
        let (draft, _) = session.draft_of(article).unwrap();
        let placed = session.claims_of(article);
        placed
            .iter()
            .map(|one| one.claim.anchors.get(&draft).unwrap().clone())
            .collect()
    };
    assert_eq!(anchors(&session), anchors(&other));
    let again = returned(&other, &page);
    assert_eq!(
        (says(&again), &again.unplaced),
        (vec![], &vec![]),
        "they are there now"
    );

    // Moved to other words, and decided otherwise.
    let mut edited = page.clone();
    let note = &mut edited["items"][0];
    note["body"][1]["value"] = "False".into();
    note["target"]["selector"] =
        json!([{ "type": "TextQuoteSelector", "exact": "opened in 1911" }]);
    let back = returned(&session, &edited);
    assert_eq!(
        says(&back),
        [
            "F1, words: “the line opened in 1911” becomes “opened in 1911”",
            "F1, verdict: “Half true” becomes “False”",
        ]
    );
    apply(&mut session, 91, back.command().unwrap());
}

#[test]
fn annotations_of_other_programs_are_placed_or_listed() {
    let session = session();
    let note = |target: Value, body: Value| json!({ "@context": "http://www.w3.org/ns/anno.jsonld", "id": "http://example.org/a", "type": "Annotation", "body": body, "target": target });
    let quote = |exact: &str| json!({ "source": "https://example.org/line", "selector": { "type": "TextQuoteSelector", "exact": exact } });
    let one = |target: Value, body: Value| {
        let back = returned(&session, &note(target, body));
        (
            back.proposals
                .iter()
                .map(|one| one.says.clone())
                .collect::<Vec<_>>(),
            back.unplaced,
        )
    };
    let (made, unplaced) = one(quote("opened in 1911"), "Is that so?".into());
    assert_eq!(
        made,
        [
            "new claim “opened in 1911”",
            "new claim “opened in 1911”, note: nothing becomes “Is that so?”"
        ]
    );
    assert!(unplaced.is_empty());
    for (target, why) in [
        (
            quote("It cost 61,000 crowns"),
            "its words stand in 2 places",
        ),
        (quote("opened in 1912"), "its words are not in the text"),
        (json!("https://example.org/line"), "it quotes nothing"),
        (
            json!({ "source": "urn:sha256:00", "selector": { "type": "TextQuoteSelector", "exact": "opened" } }),
            "is not of an article",
        ),
        (
            json!({ "source": "https://example.org/line", "selector": { "type": "TextPositionSelector", "start": 0, "end": 4 } }),
            "it quotes nothing",
        ),
    ] {
        let (made, unplaced) = one(target, Value::Null);
        assert_eq!(made, Vec::<String>::new());
        assert!(unplaced[0].contains(why), "{why}: {unplaced:?}");
    }
    let (_, hash) = session.draft_of(ARTICLE).unwrap();
    let by_position = json!({ "source": format!("urn:sha256:{}", hash.sha256), "selector": { "type": "TextPositionSelector", "start": 0, "end": 8 } });
    assert_eq!(one(by_position, Value::Null).0, ["new claim “Zürich 🦀”"]);
}

#[test]
fn hostile_linked_data_is_an_error_or_a_list() {
    let session = session();
    let deep = "[".repeat(100_000) + "{\"@type\":\"ClaimReview\"}";
    for bytes in [
        deep.as_bytes(),
        b"{\"@type\":\"ClaimReview\"",
        b"{\"@context\":1}",
        b"[\"@context\"]",
    ] {
        assert!(read(&session, bytes, None).is_err());
    }
    for odd in [
        json!({ "@type": "ClaimReview", "itemReviewed": 7, "claimReviewed": ["x"] }),
        json!({ "type": "Annotation" }),
        json!({ "type": "Annotation", "target": [[1]] }),
        json!({ "type": "Annotation", "target": { "source": 5, "selector": [{ "type": "TextPositionSelector", "start": -1, "end": 1e99 }] } }),
    ] {
        let back = returned(&session, &odd);
        assert_eq!((back.proposals, back.unplaced.len()), (vec![], 1), "{odd}");
    }
    let bytes = serde_json::to_vec(&vec![json!({ "@type": "ClaimReview" }); OBJECTS + 2]).unwrap();
    assert!(matches!(
        read(&session, &bytes, None),
        Err(ReturnedError::Unread(ImportError::Limit(_)))
    ));
}
