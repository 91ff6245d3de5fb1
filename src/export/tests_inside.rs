//! What must not leave the house, in every format, by any way round.

use std::io::{Cursor, Read as _};

use super::tests::{apply, session};
use super::*;
use crate::session::{ClaimedKind, Command, Id, Kind, NewComment, NewRemark, Session};

const NAMED: &str = "Harbour ledger";

/// What a session is in every format that has words of its own, as text.
fn everywhere(session: &Session, options: Options) -> Vec<(Format, String)> {
    let formats = Format::ALL.iter().copied();
    // Pages are read by another program, in tests of their own.
    let formats = formats.filter(|format| !matches!(format, Format::Pdf | Format::Docx));
    formats
        .map(|format| {
            let order = Order {
                options,
                ..Order::of(format)
            };
            let bytes = make(session, &order).unwrap().bytes;
            let text = match zip::ZipArchive::new(Cursor::new(&bytes)) {
                Err(_) => String::from_utf8(bytes).unwrap(),
                Ok(mut archive) => (0..archive.len())
                    .map(|at| {
                        let mut part = Vec::new();
                        archive
                            .by_index(at)
                            .unwrap()
                            .read_to_end(&mut part)
                            .unwrap();
                        String::from_utf8_lossy(&part).into_owned()
                    })
                    .collect(),
            };
            (format, text)
        })
        .collect()
}

const EVERYTHING: Options = Options {
    people: true,
    confidential: true,
};

fn set(
    session: &mut Session,
    n: u32,
    (kind, id): (Kind, Id),
    field: &str,
    value: serde_json::Value,
) {
    let field = field.to_owned();
    let command = Command::SetField {
        kind,
        id,
        field,
        value,
    };
    apply(session, n, command);
}

#[test]
fn a_source_that_only_confidential_evidence_knows_is_named_nowhere() {
    let mut session = session("Survey");
    let source = (Kind::Source, Id::literal("src"));
    for (n, field) in (60..).zip(["title", "author", "publisher", "note"]) {
        set(&mut session, n, source.clone(), field, NAMED.into());
    }
    for (format, text) in everywhere(&session, Options::default()) {
        let names = matches!(
            format,
            Format::Html | Format::Markdown | Format::Csv | Format::Xlsx | Format::Session
        );
        assert_eq!(
            text.contains(NAMED),
            names || format == Format::Bundle || format == Format::ClaimReview,
            "{format:?}"
        );
    }
    let evidence = (Kind::Evidence, Id::literal("ev"));
    set(&mut session, 70, evidence, "confidential", true.into());
    for (format, text) in everywhere(&session, Options::default()) {
        assert!(!text.contains(NAMED), "{format:?}");
    }
    let said = left_out(&session, &Order::of(Format::Html)).join("; ");
    assert!(said.contains("1 confidential source"), "{said}");
    let all = everywhere(&session, EVERYTHING);
    assert!(all.iter().any(|(_, text)| text.contains(NAMED)));
}

#[test]
fn what_the_writer_noted_in_the_margin_stays_inside_and_a_footnote_does_not() {
    let mut session = session("Survey");
    let remark = |kind: ClaimedKind, text: &str| NewRemark {
        kind,
        start: Some(0),
        end: Some(4),
        text: text.to_owned(),
        ..NewRemark::default()
    };
    let command = Command::AddRemarks {
        article: Id::literal("art"),
        remarks: vec![
            remark(ClaimedKind::Comment, "From Pia, never name her"),
            remark(ClaimedKind::Footnote, "Annual report, p. 12"),
        ],
    };
    apply(&mut session, 60, command);
    let mut printed = 0;
    for (format, text) in everywhere(&session, Options::default()) {
        assert!(!text.contains("From Pia"), "{format:?}");
        printed += usize::from(text.contains("Annual report, p. 12"));
    }
    assert!(printed > 2, "html, markdown, the session: {printed}");
    let said = left_out(&session, &Order::of(Format::Html)).join("; ");
    assert!(said.contains("2 comments in the margin"), "{said}");
    let all = everywhere(&session, EVERYTHING);
    assert!(all.iter().any(|(_, text)| text.contains("From Pia")));
}

#[test]
fn somebody_asked_in_confidence_leaves_with_nothing_that_they_said() {
    let mut session = session("Survey");
    let claim = session.claims.live().next().unwrap().0;
    let contact = Id::literal("whistle");
    let asked = Command::AddContact {
        id: Some(contact),
        name: "Pia Sund".to_owned(),
        claims: vec![claim],
        asked: "Who signed it?".to_owned(),
    };
    apply(&mut session, 60, asked);
    let said = [
        ("role", "night shift engineer"),
        ("outcome", "Saw it signed"),
        ("reply", "I was in the room"),
    ];
    for (n, (field, words)) in (61..).zip(said) {
        set(
            &mut session,
            n,
            (Kind::Contact, contact),
            field,
            words.into(),
        );
    }
    let answer = Command::AddComment(NewComment {
        claim,
        contact: Some(contact),
        text: "The date is wrong".to_owned(),
        ..NewComment::default()
    });
    apply(&mut session, 70, answer);
    let people = Options {
        people: true,
        ..Options::default()
    };
    let all = [
        "Pia Sund",
        "night shift",
        "Saw it",
        "in the room",
        "The date is wrong",
    ];
    let told = |session: &Session, options: Options| {
        let texts = everywhere(session, options);
        let holds = |words: &&&str| texts.iter().any(|(_, text)| text.contains(**words));
        all.iter().filter(holds).count()
    };
    assert_eq!(told(&session, people), all.len(), "nobody asked for care");
    let contact = (Kind::Contact, contact);
    set(
        &mut session,
        71,
        contact,
        "sensitivity",
        "must not be named".into(),
    );
    for options in [Options::default(), people] {
        assert_eq!(told(&session, options), 0, "{options:?}");
        let order = Order {
            options,
            ..Order::of(Format::Html)
        };
        let said = left_out(&session, &order).join("; ");
        assert!(said.contains("1 person asked in confidence"), "{said}");
    }
    assert_eq!(told(&session, EVERYTHING), all.len());
}

#[test]
fn claims_that_were_not_chosen_are_told() {
    let session = session("Survey");
    let order = Order {
        claims: vec![Id::literal("another")],
        ..Order::of(Format::Changes)
    };
    let said = left_out(&session, &order).join("; ");
    assert!(said.contains("not chosen"), "{said}");
}
