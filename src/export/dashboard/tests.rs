#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

use super::*;
use crate::{
    export::{Format, HouseOn, Options},
    rules::House,
    session::{Author, CheckStatus, Command, Id, Kind, Moment, NewArticle, NewParagraph, Stamp},
};

/// Three facts: one found wrong by Ida, one assigned to her, one that nobody has touched.
fn session() -> Session {
    let mut session = Session::default();
    let mut seed = 0_u8;
    let ida = Author {
        name: "Ida & Co <script>".to_owned(),
        initials: "IC".to_owned(),
    };
    let mut apply = |session: &mut Session, by: &Author, command| {
        seed += 1;
        let stamp = Stamp {
            by: by.clone(),
            at: Moment(1_769_851_800 + i64::from(seed) * 86_400),
            seed: Id::derived(&[b"dashboard", &[seed]]),
        };
        session.apply(command, &stamp).unwrap().created
    };
    let nobody = Author::default();
    let article = Id::literal("pier");
    apply(
        &mut session,
        &nobody,
        Command::AddArticle(NewArticle {
            id: Some(article),
            title: "The <pier> & more".to_owned(),
            paragraphs: vec![NewParagraph {
                text: "It is 60 years old. It is 90 metres long. It cost 4 crowns.".to_owned(),
                ..NewParagraph::default()
            }],
            ..NewArticle::default()
        }),
    );
    let mut claims = Vec::new();
    for (start, end) in [(0, 19), (20, 41), (42, 59)] {
        let add = Command::AddClaim {
            id: None,
            article,
            start,
            end,
            statement: String::new(),
            part_of: None,
        };
        claims.extend(apply(&mut session, &nobody, add));
    }
    apply(
        &mut session,
        &ida,
        Command::SetCheckStatus {
            claim: claims[0],
            status: CheckStatus::Checked,
        },
    );
    apply(
        &mut session,
        &nobody,
        Command::SetVerdict {
            claim: claims[0],
            verdict: Some("false".to_owned()),
        },
    );
    for claim in &claims[..2] {
        let assign = Command::SetField {
            kind: Kind::Claim,
            id: *claim,
            field: "assigned_to".to_owned(),
            value: ida.id().unwrap().as_str().into(),
        };
        apply(&mut session, &nobody, assign);
    }
    session
}

#[test]
fn the_figures_are_those_of_the_session() {
    let figures = Figures::of(&session());
    assert_eq!((figures.all.checked, figures.all.left), (1, 2));
    assert_eq!(figures.articles[0].coverage.percent(), 33);
    let verdicts: Vec<(&str, usize)> = figures
        .verdicts
        .iter()
        .map(|one| (one.label.as_str(), one.count))
        .collect();
    assert_eq!(verdicts, [("False", 1), ("", 2)]);
    let ida = &figures.people[0];
    assert_eq!((ida.open, ida.done, ida.checked), (1, 1, 1));
    assert_eq!(figures.days, [("2026-02-05".to_owned(), 1)]);
}

#[test]
fn a_verdict_counts_as_found_only_once_the_check_is_done_and_whoever_gave_it_is_named() {
    let mut session = session();
    let claims: Vec<Id> = session.claims.live().map(|(id, _)| id).collect();
    let by = |name: &str, day: i64| Stamp {
        by: Author {
            name: name.to_owned(),
            initials: String::new(),
        },
        at: Moment(1_790_000_000 + day * 86_400),
        seed: Id::derived(&[b"more", name.as_bytes(), &day.to_le_bytes()]),
    };
    let open = claims.iter().filter(|id| {
        let claim = session.claims.get(**id).unwrap();
        !claim.is_decided() && claim.assigned_to.is_none()
    });
    let claim = *open.collect::<Vec<_>>()[0];
    let verdict = Command::SetVerdict {
        claim,
        verdict: Some("false".to_owned()),
    };
    session.apply(verdict, &by("Odd Ruiz", 1)).unwrap();
    let order = Order {
        options: Options {
            people: true,
            confidential: false,
        },
        ..Order::of(Format::Dashboard)
    };
    let said = words(&session, &order);
    assert!(
        said.contains("  False: 1\n  False, check not done: 1\n"),
        "{said}"
    );
    assert!(
        said.contains("Odd Ruiz: none assigned; checked 0; verdict given, check not done: 1"),
        "{said}"
    );
    let checked = Command::SetCheckStatus {
        claim,
        status: CheckStatus::Checked,
    };
    session.apply(checked, &by("Odd Ruiz", 2)).unwrap();
    let said = words(&session, &order);
    assert!(said.contains("  False: 2\n"), "{said}");
    assert!(
        said.contains("Odd Ruiz: none assigned; checked 1\n"),
        "{said}"
    );
}

#[test]
fn the_picture_is_well_formed_says_all_in_words_and_names_nobody_unasked() {
    let session = session();
    let order = Order::of(Format::Dashboard);
    let picture = svg(&session, &order).unwrap();
    let mut depth = 0_i32;
    let mut reader = quick_xml::Reader::from_str(&picture);
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Start(_) => depth += 1,
            quick_xml::events::Event::End(_) => depth -= 1,
            quick_xml::events::Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0);
    assert!(picture.contains("The &lt;pier&gt; &amp; more: 33 % of 3 sentences decided"));
    assert!(!picture.contains("Ida") && !picture.contains("<script"));
    let open = Order {
        options: Options {
            people: true,
            confidential: false,
        },
        ..order
    };
    let picture = svg(&session, &open).unwrap();
    assert!(picture.contains("Ida &amp; Co &lt;script&gt;: 1 of 2 assigned are checked"));
    assert!(words(&session, &open).contains("Who checks\n  Ida & Co <script>: 1 of 2"));
}

#[test]
fn of_nothing_there_is_a_picture_too() {
    let picture = svg(&Session::default(), &Order::of(Format::Dashboard)).unwrap();
    assert!(picture.contains("0 facts checked, 0 left"));
}

#[test]
fn what_the_house_s_rules_find_is_counted_by_level_article_and_rule() {
    let mut session = session();
    let claims: Vec<Id> = session.claims.live().map(|(id, _)| id).collect();
    let wrong = claims.iter().copied().find(|id| {
        let claim = session.claims.get(*id).unwrap();
        claim.is_decided()
    });
    let expect = Command::Expect {
        id: None,
        code: "V01".to_owned(),
        about: wrong.unwrap(),
        reason: "The editor has it.".to_owned(),
    };
    let stamp = Stamp {
        by: Author::default(),
        at: Moment(1_790_000_000),
        seed: Id::derived(&[b"expected"]),
    };
    session.apply(expect, &stamp).unwrap();
    let order = Order {
        house: Some(HouseOn {
            house: House::default(),
            today: "2026-06-02".parse().unwrap(),
        }),
        ..Order::of(Format::Dashboard)
    };
    let problems = figures_for(&session, &order).1.unwrap();
    let all = problems.all;
    assert_eq!((all.blocks, all.expected), (2, 1), "{all:?}");
    assert_eq!(problems.articles[&Id::literal("pier")], all);
    assert!(problems.rules.iter().all(|one| one.rule.code != "V01"));
    let said = words(&session, &order);
    for line in [
        "Problems\n  Block sign-off: 2\n",
        "  Expected, with a reason: 1\n",
        "Problems of each article\n  The <pier> & more: 2 block sign-off, ",
        "The rules that find most\n",
        "\n  C01 What was found wrong is changed, cut, or let stand by somebody.: 1",
    ] {
        assert!(said.contains(line), "{line}\n{said}");
    }
    let picture = svg(&session, &order).unwrap();
    assert!(
        picture.contains("Block sign-off: 2. "),
        "in the description"
    );
    assert!(picture.contains(">C01 What was found wrong is changed, "));
    let nobody_asked = words(&session, &Order::of(Format::Dashboard));
    assert!(!nobody_asked.contains("Problems"), "{nobody_asked}");
    let none = words(&Session::default(), &order);
    assert!(none.contains("The house’s rules find nothing: 0"), "{none}");
}
