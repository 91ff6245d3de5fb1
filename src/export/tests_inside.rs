//! What must not leave the house, in every format, by any way round.

use std::io::{Cursor, Read as _};

use super::tests::{apply, session};
use super::*;
use crate::rules::{House, RULES};
use crate::session::{ClaimedKind, Command, Id, Kind, NewComment, NewRemark, Session};

const NAMED: &str = "Harbour ledger";

/// A house that asks every rule.
fn strict() -> HouseOn {
    let mut house = House::default();
    for rule in RULES {
        house.take(&format!("[rules]\n{} = \"warning\"", rule.name));
    }
    HouseOn {
        house,
        today: "2027-06-02".parse().unwrap(),
    }
}

/// What a session is in every format that has words of its own, as text.
fn everywhere(session: &Session, options: Options) -> Vec<(Format, String)> {
    let formats = Format::ALL.iter().copied();
    // Pages are read by another program, in tests of their own.
    let formats = formats.filter(|format| !matches!(format, Format::Pdf | Format::Docx));
    formats
        .map(|format| {
            let order = Order {
                options,
                house: Some(strict()),
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

#[test]
fn a_source_that_was_merged_stays_as_secret_as_its_most_secret_name() {
    // One copy lets "src" stand for "again"; the other marks either of them as confidential.
    for (n, marked) in (80..).zip(["src", "again"]) {
        let mut session = session("Survey");
        set(
            &mut session,
            60,
            (Kind::Source, Id::literal("src")),
            "title",
            NAMED.into(),
        );
        let again = crate::session::NewSource {
            id: Some(Id::literal("again")),
            title: format!("{NAMED}, entered again"),
            ..Default::default()
        };
        apply(&mut session, 61, Command::AddSource(again));
        let source = |name| (Kind::Source, Id::literal(name));
        set(&mut session, 62, source("again"), "same_as", "src".into());
        set(&mut session, n, source(marked), "confidential", true.into());
        for (format, text) in everywhere(&session, Options::default()) {
            assert!(!text.contains(NAMED), "{marked}: {format:?}");
        }
    }
}

#[test]
fn what_confidential_evidence_told_stays_inside_when_it_is_gone() {
    let mut session = session("Survey");
    let source = (Kind::Source, Id::literal("src"));
    set(&mut session, 60, source, "title", NAMED.into());
    let evidence = Id::literal("ev");
    let of = (Kind::Evidence, evidence);
    set(&mut session, 61, of, "confidential", true.into());
    let remove = Command::Remove {
        kind: Kind::Evidence,
        id: evidence,
    };
    apply(&mut session, 62, remove);
    for (format, text) in everywhere(&session, Options::default()) {
        assert!(!text.contains(NAMED), "{format:?}");
    }
}

#[test]
fn a_footnote_that_became_confidential_evidence_is_as_confidential() {
    let mut session = session("Survey");
    let remark = NewRemark {
        kind: ClaimedKind::Footnote,
        start: Some(0),
        end: Some(4),
        text: "Pia Sund, mobile 0171 555".to_owned(),
        ..NewRemark::default()
    };
    let add = Command::AddRemarks {
        article: Id::literal("art"),
        remarks: vec![remark],
    };
    apply(&mut session, 60, add);
    let notes = session
        .claimed
        .live()
        .filter(|(_, one)| one.claim.is_some());
    let notes: Vec<Id> = notes.map(|(id, _)| id).collect();
    assert!(!notes.is_empty(), "a note on a claim");
    for (n, claimed) in (61..).zip(notes) {
        let accept = Command::AcceptClaimed {
            claimed,
            source: None,
            evidence: None,
        };
        apply(&mut session, n, accept);
    }
    let sources: Vec<Id> = session.sources.live().map(|(id, _)| id).collect();
    for (n, id) in (90..).zip(sources) {
        set(
            &mut session,
            n,
            (Kind::Source, id),
            "confidential",
            true.into(),
        );
    }
    for (format, text) in everywhere(&session, Options::default()) {
        assert!(!text.contains("0171 555"), "{format:?}");
    }
}

#[test]
fn an_answer_to_what_is_withheld_is_withheld_and_so_is_how_somebody_is_reached() {
    let mut session = session("Survey");
    let claim = session.claims.live().next().unwrap().0;
    let contact = Id::literal("whistle");
    let asked = Command::AddContact {
        id: Some(contact),
        name: "Pia Sund".to_owned(),
        claims: vec![claim],
        asked: String::new(),
    };
    apply(&mut session, 60, asked);
    let of = || (Kind::Contact, contact);
    set(&mut session, 61, of(), "channel", "0171 555 12".into());
    for (format, text) in everywhere(&session, Options::default()) {
        assert!(!text.contains("0171 555 12"), "{format:?}");
    }
    set(
        &mut session,
        62,
        of(),
        "sensitivity",
        "Never name her".into(),
    );
    let first = Id::literal("first");
    for (n, (id, under, contact, text)) in (63..).zip([
        (first, None, Some(contact), "It was signed twice"),
        (
            Id::literal("second"),
            Some(first),
            None,
            "Ask her who held the pen",
        ),
    ]) {
        let said = NewComment {
            id: Some(id),
            claim,
            under,
            contact,
            text: text.to_owned(),
            ..NewComment::default()
        };
        apply(&mut session, n, Command::AddComment(said));
    }
    let named = Options {
        people: true,
        ..Options::default()
    };
    for (format, text) in everywhere(&session, named) {
        assert!(!text.contains("held the pen"), "{format:?}");
    }
}

#[test]
fn a_table_of_chosen_claims_lists_their_sources_alone() {
    let mut session = session("Survey");
    let other = crate::session::NewSource {
        title: "Uncited almanac".to_owned(),
        ..Default::default()
    };
    apply(&mut session, 60, Command::AddSource(other));
    let claim = session.claims.live().next().unwrap().0;
    let order = Order {
        claims: vec![claim],
        ..Order::of(Format::Xlsx)
    };
    let bytes = make(&session, &order).unwrap().bytes;
    let mut archive = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
    let mut text = String::new();
    let mut words = archive.by_name("xl/sharedStrings.xml").unwrap();
    words.read_to_string(&mut text).unwrap();
    assert!(!text.contains("Uncited almanac"));
}

#[test]
fn what_the_rules_find_about_what_is_confidential_quotes_nothing_of_it() {
    let mut session = session("Survey");
    let claim = session.claims.live().next().unwrap().0;
    let source = Id::literal("src");
    let of_source = |session: &mut Session, n, field: &str, value| {
        set(session, n, (Kind::Source, source), field, value);
    };
    of_source(&mut session, 60, "title", NAMED.into());
    of_source(&mut session, 61, "kind", "web".into());
    of_source(
        &mut session,
        62,
        "address",
        "https://ledger.example/7".into(),
    );
    let of_claim = |session: &mut Session, n, field: &str, value: &str| {
        set(session, n, (Kind::Claim, claim), field, value.into());
    };
    of_claim(&mut session, 63, "verdict", "true");
    of_claim(&mut session, 64, "rationale", "");
    let asked = Command::AddContact {
        id: Some(Id::literal("whistle")),
        name: "Pia Sund".to_owned(),
        claims: vec![claim],
        asked: String::new(),
    };
    apply(&mut session, 65, asked);
    let signed = Command::SignOff {
        id: None,
        article: Id::literal("art"),
        role: "intern".to_owned(),
    };
    apply(&mut session, 66, signed);
    for (n, code) in (67..).zip(["V04", "S04"]) {
        let about = if code == "V04" { claim } else { source };
        let expect = Command::Expect {
            id: None,
            code: code.to_owned(),
            about,
            reason: "Only the night porter has it".to_owned(),
        };
        apply(&mut session, n, expect);
    }
    let holds = |session: &Session, options: Options, words: &str| {
        let all = everywhere(session, options).into_iter();
        let all = all.filter(|(_, text)| text.contains(words));
        all.map(|(format, _)| format).collect::<Vec<_>>()
    };
    let everyone = [Format::Html, Format::Markdown, Format::Xlsx, Format::Bundle];
    let quoted = format!("{NAMED} has no archived copy");
    // The bundle is packed: what is in it is the page.
    let plain = |formats: Vec<Format>| formats.len() == everyone.len();
    assert!(plain(holds(&session, Options::default(), &quoted)));
    assert!(plain(holds(&session, Options::default(), "night porter")));
    assert!(plain(holds(
        &session,
        EVERYTHING,
        "Pia Sund has not answered"
    )));
    assert!(plain(holds(&session, EVERYTHING, "Ida Brandt signed as")));
    for words in ["Pia Sund has not", "Ida Brandt"] {
        let found = holds(&session, Options::default(), words);
        assert!(found.is_empty(), "{words}: {found:?}");
    }
    // The rule says it in its own words.
    let rule = crate::rules::rule("P01").unwrap().says;
    assert!(holds(&session, Options::default(), rule).len() >= everyone.len());
    for (n, (kind, id, field)) in (70..).zip([
        (Kind::Source, source, "confidential"),
        (Kind::Evidence, Id::literal("ev"), "confidential"),
    ]) {
        set(&mut session, n, (kind, id), field, true.into());
        for words in [NAMED, "night porter", "ledger.example"] {
            let found = holds(&session, Options::default(), words);
            assert!(found.is_empty(), "{words}: {found:?}");
        }
    }
    assert!(!holds(&session, EVERYTHING, &quoted).is_empty());
    // Not even that there is confidential evidence, or somebody who was asked in confidence.
    let whistle = (Kind::Contact, Id::literal("whistle"));
    set(&mut session, 72, whistle, "sensitivity", "never".into());
    for code in ["S10", "P01"] {
        let rule = crate::rules::rule(code).unwrap().says;
        let found = holds(&session, Options::default(), rule);
        assert!(found.is_empty(), "{code}: {found:?}");
    }
}
