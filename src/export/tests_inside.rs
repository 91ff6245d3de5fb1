//! What must not leave the house, in every format, by any way round.

use std::io::{Cursor, Read as _};

use super::tests::{apply, session};
use super::*;
use crate::session::{ClaimedKind, Command, Id, Kind, NewRemark, Session};

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
fn claims_that_were_not_chosen_are_told() {
    let session = session("Survey");
    let order = Order {
        claims: vec![Id::literal("another")],
        ..Order::of(Format::Changes)
    };
    let said = left_out(&session, &order).join("; ");
    assert!(said.contains("not chosen"), "{said}");
}
