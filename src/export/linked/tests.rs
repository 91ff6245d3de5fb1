//! Checks and annotations of made-up sessions, by the structure that others expect of them.

use serde_json::{Value, json};

use super::*;
use crate::export::tests::{apply, session};
use crate::export::{Format, Made, Order, make};
use crate::session::{Command, Id, Kind, Moment, Session};

const CLAIM: Id = Id::literal("claim");

fn order(format: Format) -> Order<'static> {
    Order {
        publisher: "The Pell Gazette".into(),
        address: "https://example.org/check/1".into(),
        now: Moment::parse("2026-01-31T09:30:00Z"),
        ..Order::of(format)
    }
}

fn made(session: &Session, order: &Order<'_>) -> (Value, Made) {
    let made = make(session, order).unwrap();
    (serde_json::from_slice(&made.bytes).unwrap(), made)
}

fn set(session: &mut Session, n: u32, field: &str, value: Value) {
    let command = Command::SetField {
        kind: Kind::Claim,
        id: CLAIM,
        field: field.into(),
        value,
    };
    apply(session, n, command);
}

#[test]
fn a_check_says_what_its_readers_require() {
    let mut session = session("Two in five were lost");
    set(&mut session, 50, "claimant", "Marta Oll".into());
    set(
        &mut session,
        51,
        "claimant_address",
        "https://example.org/oll".into(),
    );
    set(&mut session, 52, "claimed_on", "2026-01-20".into());
    set(
        &mut session,
        53,
        "appearances",
        json!(["https://example.org/speech", "on the square"]),
    );
    let (review, made) = made(&session, &order(Format::ClaimReview));
    assert_eq!(
        review,
        json!({
            "@context": "https://schema.org",
            "@type": "ClaimReview",
            "url": "https://example.org/check/1",
            "claimReviewed": "Two in five were lost",
            "datePublished": "2026-01-31",
            "author": { "@type": "Organization", "name": "The Pell Gazette" },
            "citation": [{ "@type": "CreativeWork", "name": "Two in five were lost" }],
            "itemReviewed": {
                "@type": "Claim",
                "@id": name(CLAIM),
                "author": { "@type": "Person", "name": "Marta Oll", "sameAs": "https://example.org/oll" },
                "datePublished": "2026-01-20",
                "appearance": [{ "@type": "CreativeWork", "url": "https://example.org/speech" }],
            },
            "reviewRating": {
                "@type": "Rating",
                "alternateName": "Mostly false",
                "ratingValue": 2,
                "bestRating": 5,
                "worstRating": 1,
                "ratingExplanation": "Two in five were lost",
            },
        })
    );
    assert_eq!(
        made.warnings,
        ["F1: “on the square” is no address, and left out"]
    );
    assert!(name(CLAIM).starts_with("urn:uuid:") && name(CLAIM).len() == 45);
    assert_eq!(
        name(CLAIM).as_bytes()[23],
        b'8',
        "the version: {}",
        name(CLAIM)
    );
}

#[test]
fn what_is_wrong_with_a_check_is_said_before_it_is_out() {
    let mut session =
        session("It is mostly false that two in five of the county’s oldest bridges were lost");
    let mut order = Order::of(Format::ClaimReview);
    let (review, made) = made(&session, &order);
    assert!(review.get("url").is_none() && review.get("author").is_none());
    let all = made.warnings.join("\n");
    for part in [
        "no address yet",
        "nobody is named who publishes",
        "F1: the claim has 76 characters; fewer than 75",
        "F1: the claim itself says “Mostly false”",
    ] {
        assert!(all.contains(part), "{part}: {all}");
    }
    apply(
        &mut session,
        60,
        Command::SetVerdict {
            claim: CLAIM,
            verdict: None,
        },
    );
    set(&mut session, 61, "conclusion", "".into());
    order.address = "https://example.org/1".into();
    let error = make(&session, &order).unwrap_err().to_string();
    assert!(
        error.contains("F1 is left out: it has no verdict"),
        "{error}"
    );
    // Where the house writes sentences, they are the finding.
    set(&mut session, 62, "conclusion", "One in five was.".into());
    let (review, _) = self::made(&session, &order);
    assert_eq!(review["reviewRating"]["alternateName"], "One in five was.");
    assert!(review["reviewRating"].get("ratingValue").is_none());
}

#[test]
fn numbers_follow_the_order_of_the_scale_and_begin_at_one() {
    let scale = |values: &[Option<i64>]| Scale {
        labels: values
            .iter()
            .map(|value| Label {
                id: format!("{value:?}"),
                text: format!("{value:?}"),
                value: *value,
                wrong: false,
                extra: crate::session::Extra::new(),
            })
            .collect::<Vec<_>>()
            .into(),
        ..Scale::default()
    };
    use crate::session::{Label, Scale};
    let of = |values: &[Option<i64>], at: usize| {
        let scale = scale(values);
        number(&scale, &scale.labels[at])
    };
    assert_eq!(of(&[Some(5), Some(1)], 0), Some((5, 1, 5)));
    assert_eq!(of(&[Some(-2), Some(0), Some(2)], 1), Some((3, 1, 5)));
    assert_eq!(of(&[Some(3), Some(7)], 0), Some((3, 3, 7)));
    assert_eq!(
        of(&[Some(1), None, Some(2)], 1),
        None,
        "no order, no number"
    );
    assert_eq!(
        of(&[Some(4)], 0),
        None,
        "the best must be better than the worst"
    );
    assert_eq!(of(&[Some(i64::MIN), Some(i64::MAX)], 0), None);
}

#[test]
fn nothing_in_a_file_ends_the_block_of_a_page() {
    for words in [
        "</script><script>alert(1)</script>",
        "<!-- ]]> & \u{202E}",
        "a\u{0}b",
    ] {
        let session = session(words);
        for format in [Format::ClaimReview, Format::Annotations] {
            let (_, made) = made(&session, &order(format));
            let text = String::from_utf8(made.bytes).unwrap();
            assert!(!text.contains(['<', '>', '&']), "{text}");
            let json: Value = serde_json::from_str(&text).unwrap();
            assert!(json.is_object());
        }
    }
}

#[test]
fn secrets_and_names_stay_inside() {
    let mut session = session("Survey");
    let secret = Command::SetField {
        kind: Kind::Source,
        id: Id::literal("src"),
        field: "confidential".into(),
        value: true.into(),
    };
    apply(&mut session, 70, secret);
    let (review, made) = made(&session, &order(Format::ClaimReview));
    assert!(review.get("citation").is_none(), "{review}");
    assert!(!String::from_utf8(made.bytes).unwrap().contains("Brandt"));
}

#[test]
fn an_annotation_stands_on_its_words() {
    let session = session("Survey");
    let (page, _) = made(&session, &order(Format::Annotations));
    assert_eq!(page["@context"], "http://www.w3.org/ns/anno.jsonld");
    assert_eq!(page["type"], "AnnotationPage");
    let (_, draft) = session.draft_of(Id::literal("art")).unwrap();
    let body = |purpose: &str, value: &str| json!({ "type": "TextualBody", "format": "text/plain", "purpose": purpose, "value": value });
    assert_eq!(
        page["items"],
        json!([{
            "id": name(CLAIM),
            "type": "Annotation",
            "motivation": "assessing",
            "body": [
                body("tagging", "checked"),
                body("classifying", "Mostly false"),
                body("commenting", "Survey"),
                body("describing", "Survey"),
            ],
            "target": {
                "type": "SpecificResource",
                "source": format!("urn:sha256:{}", draft.sha256),
                "selector": [
                    {
                        "type": "TextQuoteSelector",
                        "exact": "Lost: 40 per cent.",
                        "prefix": "",
                        "suffix": "\nNobody has looked at this one.",
                    },
                    { "type": "TextPositionSelector", "start": 0, "end": 18 },
                ],
            },
        }])
    );
}
