//! The summaries of made-up sessions, and hostile words in every field.

use pulldown_cmark::{Event, Options as Dialect, Parser, Tag};

use super::*;
use crate::session::{
    Author, CheckStatus, Command, Event as Change, Extra, Id, Importance, Kind, Moment, NOT_WORTH,
    NewArticle, NewEvidence, NewParagraph, NewRemark, NewSource, Record, Resolution, Role, Session,
    SourceKind, Stamp, Stance, Tables, Tier, Weighed,
};

pub(super) fn apply(session: &mut Session, n: u32, command: Command) {
    let stamp = Stamp {
        by: Author {
            name: "Ida Brandt".into(),
            initials: "IB".into(),
        },
        at: Moment(1_800_000_000 + i64::from(n)),
        seed: Id::derived(&[&n.to_le_bytes()]),
    };
    session.apply(command, &stamp).unwrap();
}

/// The Markdown summary without what must not leave the house.
fn markdown(session: &Session) -> String {
    written(session, Format::Markdown, Options::default())
}

/// What a session is as text.
pub(super) fn written(session: &Session, format: Format, options: Options) -> String {
    let order = Order {
        options,
        ..Order::of(format)
    };
    String::from_utf8(make(session, &order).unwrap().bytes).unwrap()
}

/// The table without what must not leave the house.
fn csv(session: &Session) -> String {
    csv::csv(session, &Order::of(Format::Csv))
}

/// A session in which `words` stands in every field that can hold it.
pub(super) fn session(words: &str) -> Session {
    let mut session = Session::default();
    let (article, claim, source) = (Id::literal("art"), Id::literal("claim"), Id::literal("src"));
    let set = |kind: Kind, id: Id, field: &str| Command::SetField {
        kind,
        id,
        field: field.into(),
        value: words.into(),
    };
    let commands = vec![
        Command::SetTitle {
            title: words.into(),
        },
        Command::AddArticle(NewArticle {
            id: Some(article),
            title: words.into(),
            byline: words.into(),
            file: "/home/ida/secret/story.txt".into(),
            paragraphs: vec![
                NewParagraph {
                    text: "Lost: 40 per cent.".into(),
                    role: Role::Body,
                    locator: String::new(),
                    ..NewParagraph::default()
                },
                NewParagraph {
                    text: "Nobody has looked at this one.".into(),
                    role: Role::Body,
                    locator: String::new(),
                    ..NewParagraph::default()
                },
            ],
            ..NewArticle::default()
        }),
        Command::AddClaim {
            id: Some(claim),
            article,
            start: 0,
            end: 18,
            statement: words.into(),
            part_of: None,
        },
        Command::AddRemarks {
            article,
            remarks: vec![NewRemark {
                start: Some(0),
                end: Some(4),
                by: words.into(),
                text: words.into(),
                ..NewRemark::default()
            }],
        },
        Command::SetCheckStatus {
            claim,
            status: CheckStatus::Checked,
        },
        Command::SetVerdict {
            claim,
            verdict: Some("mostly_false".into()),
        },
        Command::SetResolution {
            claim,
            resolution: Resolution::Stet,
        },
        Command::SetImportance {
            claim,
            importance: Importance::High,
        },
        Command::SetRationale {
            claim,
            rationale: words.into(),
        },
        Command::SetNote {
            claim,
            note: words.into(),
        },
        set(Kind::Claim, claim, "conclusion"),
        set(Kind::Claim, claim, "unresolved"),
        Command::AddSource(NewSource {
            id: Some(source),
            title: words.into(),
            kind: SourceKind::Dataset,
            author: words.into(),
            address: words.into(),
            ..NewSource::default()
        }),
        Command::AddEvidence(NewEvidence {
            id: Some(Id::literal("ev")),
            claim,
            source,
            stance: Stance::Contradicts,
            locator: words.into(),
            extract: words.into(),
            tier: Tier::Primary,
            looked_on: String::new(),
            ..NewEvidence::default()
        }),
    ];
    for (n, command) in (0..).zip(commands) {
        apply(&mut session, n, command);
    }
    session
}

#[test]
fn the_summary_says_what_was_found_and_what_is_open() {
    let text = markdown(&session("Survey 2024"));
    for part in [
        "# Review summary: Survey 2024",
        "| Survey 2024 | 2 | 1 | 0 | 1 | 50 % | 0 | 1 | 1 | 0 |",
        "### F1. Survey 2024",
        "“Lost: 40 per cent.”, paragraph 1",
        "- **Status:** Checked",
        "- **Verdict:** Mostly false",
        "- **Copy:** Stet",
        "- **Why we checked:** importance high",
        "- **Why:** Survey 2024",
        "- **Evidence against:**\n  - Survey 2024 \\[1\\], Survey 2024, primary: “Survey 2024”",
        "1 sentence is neither claimed",
        "1. **Survey 2024**, data set",
    ] {
        assert!(text.contains(part), "{part}\n---\n{text}");
    }
    let table = csv(&session("Survey 2024"));
    let mut reader = ::csv::ReaderBuilder::new().from_reader(table.as_bytes());
    let headers = reader.headers().unwrap().clone();
    let rows: Vec<::csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let kinds: Vec<&str> = rows.iter().map(|row| &row[0]).collect();
    assert_eq!(kinds, ["coverage", "claim", "source"]);
    let column = |name: &str| headers.iter().position(|h| h == name).unwrap();
    assert_eq!(&rows[1][column("verdict")], "Mostly false");
    assert_eq!(&rows[1][column("contradicting")], "1");
    assert_eq!(
        &rows[1][column("evidence")],
        "'[contradicts] Survey 2024 [1], Survey 2024: Survey 2024".trim_start_matches('\'')
    );
}

/// What the model said since stands in the place of what the rules said, and its reasons contradict it nowhere.
#[test]
fn what_a_model_has_weighed_is_handed_over() {
    let mut tables = (*session("Survey 2024")).clone();
    let claim = tables.claims.change(Id::literal("claim")).unwrap();
    claim.reasons = vec!["gives a figure".to_owned(), NOT_WORTH.to_owned()];
    claim.worth = 100;
    let quick = Session::from_tables(tables.clone());
    tables.claims.change(Id::literal("claim")).unwrap().weighed = Some(Weighed {
        weights: 1,
        worth: 812,
        checkable: 640,
    });
    let weighed = Session::from_tables(tables);
    for (session, scores, kept_back) in [
        (&quick, r#","100","0","#, true),
        (&weighed, r#","812","640","#, false),
    ] {
        let table = csv(session);
        assert!(table.contains(scores), "{table}");
        let page = written(session, Format::Html, Options::default());
        assert!(page.contains("gives a figure"));
        assert_eq!(page.contains(NOT_WORTH), kept_back);
    }
    // A copy to hand out takes it along.
    let copy = written(&weighed, Format::Session, Options::default());
    assert!(copy.contains("\"weighed\": [1,812,640]"));
}

#[test]
fn names_and_paths_and_confidential_things_stay_inside() {
    let mut session = session("Survey");
    let all_text = |session: &Session| {
        let page = written(session, Format::Html, Options::default());
        markdown(session) + &csv(session) + &page
    };
    assert!(!all_text(&session).contains("Brandt") && !all_text(&session).contains("/home"));
    apply(
        &mut session,
        90,
        Command::SetField {
            kind: Kind::Source,
            id: Id::literal("src"),
            field: "confidential".into(),
            value: true.into(),
        },
    );
    apply(
        &mut session,
        91,
        Command::SetField {
            kind: Kind::Source,
            id: Id::literal("src"),
            field: "author".into(),
            value: "The Whistle-blower".into(),
        },
    );
    assert!(all_text(&session).contains("confidential source"));
    assert!(!all_text(&session).contains("Whistle"));
    let all = Options {
        people: true,
        confidential: true,
    };
    assert!(written(&session, Format::Markdown, all).contains("Whistle"));
}

/// What a confidential source says, and where, would give it away as well as its name.
#[test]
fn what_a_confidential_source_says_stays_inside_in_every_format() {
    let mut session = session("Survey");
    let evidence = session.evidence.live().next().unwrap().0;
    let set = |kind: Kind, id: Id, field: &str, value: serde_json::Value| Command::SetField {
        kind,
        id,
        field: field.into(),
        value,
    };
    let source = Id::literal("src");
    for (n, command) in [
        set(Kind::Source, source, "confidential", true.into()),
        set(
            Kind::Evidence,
            evidence,
            "extract",
            "Said by the well.".into(),
        ),
        set(Kind::Evidence, evidence, "locator", "Minute nine".into()),
        set(Kind::Evidence, evidence, "note", "Ask the miller".into()),
        set(Kind::Evidence, evidence, "method", "At the mill".into()),
    ]
    .into_iter()
    .enumerate()
    {
        apply(&mut session, 90 + u32::try_from(n).unwrap(), command);
    }
    for format in Format::ALL.iter().filter(|format| format.is_text()) {
        let bare = written(&session, *format, Options::default());
        for secret in ["by the well", "Minute nine", "the miller", "At the mill"] {
            assert!(!bare.contains(secret), "{secret} in {}", format.name());
        }
    }
    let all = Options {
        people: true,
        confidential: true,
    };
    for format in [Format::Markdown, Format::Html, Format::Csv, Format::Session] {
        assert!(
            written(&session, format, all).contains("by the well"),
            "{}",
            format.name()
        );
    }
}

#[test]
fn disputed_values_are_both_shown_and_marked() {
    let session = session("Survey");
    let mut json = serde_json::Map::new();
    let mut claim = session.claims.get(Id::literal("claim")).unwrap().clone();
    claim.history_mut().insert(
        Id::literal("other"),
        Change {
            field: "verdict".into(),
            value: serde_json::json!("true").into(),
            was: None,
            replaces: Vec::new(),
            restores: None,
            by: None,
            at: Moment(1),
            extra: Extra::new(),
        },
    );
    json.insert("claim".into(), serde_json::to_value(&claim).unwrap());
    let mut tables: Tables = (*session).clone();
    tables.claims = serde_json::from_value(json.into()).unwrap();
    let session = Session::from_tables(tables);
    let text = markdown(&session);
    assert!(
        text.contains("- **Verdict (disputed):** disputed: Mostly false / True"),
        "{text}"
    );
    assert!(text.contains("disputed: verdict"), "an open question");
    assert!(csv(&session).contains("disputed: Mostly false / True"));
    assert!(csv(&session).contains("\"verdict: Mostly false / True\""));
    let names = Options {
        people: true,
        ..Options::default()
    };
    assert!(
        written(&session, Format::Markdown, names)
            .contains("disputed: Mostly false (Ida Brandt) / True (somebody)")
    );
}

#[test]
fn what_two_copies_dispute_of_other_things_is_told_with_its_values() {
    let mut base = session("Survey");
    for (n, id) in [(90, "p1"), (91, "p2")] {
        let person = Command::AddPerson {
            id: Some(Id::literal(id)),
            name: id.to_owned(),
            initials: String::new(),
            role: String::new(),
        };
        apply(&mut base, n, person);
    }
    let side = |n: u32, title: &str, who: &str| {
        let mut side = base.clone();
        let source = Id::literal("src");
        let set = |kind: Kind, id: Id, field: &str, value: &str| Command::SetField {
            kind,
            id,
            field: field.into(),
            value: value.into(),
        };
        for (m, command) in [
            set(Kind::Source, source, "publisher", title),
            set(Kind::Claim, Id::literal("claim"), "claimant", title),
            set(Kind::Claim, Id::literal("claim"), "assigned_to", who),
        ]
        .into_iter()
        .enumerate()
        {
            apply(&mut side, n + u32::try_from(m).unwrap(), command);
        }
        side
    };
    let merged = side(100, "Gazette", "p1").merge(&side(200, "Courier", "p2"));
    let open = markdown(&merged);
    for part in [
        "- **Disputed:** source “Survey”, publisher: Courier / Gazette",
        "- **Also disputed:** assigned to: the names stay inside; claimant: Courier / Gazette",
    ] {
        assert!(open.contains(part), "{part}: {open}");
    }
    assert!(csv(&merged).contains("\"source “Survey”, publisher: Courier / Gazette\""));
    let mut secret = merged;
    let command = Command::SetField {
        kind: Kind::Source,
        id: Id::literal("src"),
        field: "confidential".into(),
        value: true.into(),
    };
    apply(&mut secret, 300, command);
    assert!(!markdown(&secret).contains("publisher"));
}

/// Words that would be markup, a formula or a command somewhere.
pub(super) const HOSTILE: [&str; 46] = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "![x](http://evil.example/p.png)",
    "a | b | c",
    "`code` ``two``",
    "# heading",
    "- item",
    "1. item",
    "> quote",
    "***",
    "===",
    "| - |",
    "line\n# heading\n- item\n```\ncode",
    "&lt;b&gt; &copy;",
    "</li><h1>",
    "*a* _b_ ~~c~~",
    "\\[x\\](y)",
    "    indented",
    "[^1]: note",
    "[ref]: http://evil.example",
    "=HYPERLINK(\"http://evil.example\")",
    "+1",
    "-1",
    "@SUM(1)",
    "\t=1",
    "＝1",
    "a\u{1b}[31mb\u{9b}c",
    "x\u{202E}y",
    "---\ntitle: x\n---",
    "<https://evil.example>",
    "$$x$$ <!-- y -->",
    "\"><script>alert(1)</script>",
    "' onmouseover='alert(1)",
    "\" onfocus=alert(1) autofocus x=\"",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html;base64,PHNjcmlwdD4=",
    "</style><script>alert(1)</script>",
    "</title><svg onload=alert(1)>",
    "--><img src=x onerror=alert(1)>",
    "<iframe src=//evil.example></iframe>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content=0;url=//evil.example>",
    "{{ title }}{% include 'x' %}",
    "https://user:secret@evil.example/",
];

#[test]
fn words_from_a_file_never_become_markup_or_formulas() {
    for payload in HOSTILE {
        let text = markdown(&session(payload));
        let plain_text = markdown(&session("harmless"));
        let shape = |text: &str| -> Vec<String> {
            Parser::new_ext(text, Dialect::all())
                .filter_map(|event| match event {
                    Event::Start(tag @ (Tag::Heading { .. } | Tag::Item | Tag::TableCell)) => {
                        Some(format!("{tag:?}"))
                    }
                    Event::Html(_)
                    | Event::InlineHtml(_)
                    | Event::Code(_)
                    | Event::Rule
                    | Event::FootnoteReference(_)
                    | Event::InlineMath(_)
                    | Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_)) => {
                        Some("markup".to_owned())
                    }
                    _ => None,
                })
                .collect()
        };
        assert_eq!(shape(&text), shape(&plain_text), "{payload:?}\n{text}");
        assert!(!text.contains('\u{1b}') && !text.contains('\u{9b}') && !text.contains('\u{202E}'));
        let table = csv(&session(payload));
        let mut reader = ::csv::ReaderBuilder::new().from_reader(table.as_bytes());
        for row in reader.records() {
            for found in &row.unwrap() {
                assert!(
                    !found.starts_with([
                        '=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'
                    ]),
                    "{found:?}"
                );
            }
        }
    }
}

#[test]
fn a_copy_is_a_session_file_without_events_names_or_what_was_taken_out() {
    let mut original = session("Survey");
    let (source, claim) = (Id::literal("src"), Id::literal("claim"));
    let mut n = 200;
    let mut step = |command| {
        n += 1;
        apply(&mut original, n, command);
    };
    step(Command::AddContact {
        id: None,
        name: "Tomas Vell".into(),
        claims: vec![claim],
        asked: "When was it laid?".into(),
    });
    step(Command::SignOff {
        id: None,
        article: Id::literal("art"),
        role: "editor".into(),
    });
    for (id, title) in [
        ("gone", "Taken-out source"),
        ("whistle", "The Whistle-blower"),
    ] {
        let id = Id::literal(id);
        step(Command::AddSource(NewSource {
            id: Some(id),
            title: title.into(),
            ..NewSource::default()
        }));
        step(Command::AddEvidence(NewEvidence {
            id: Some(id),
            claim,
            source: id,
            stance: Stance::Contradicts,
            locator: "Floor 9".into(),
            extract: String::new(),
            tier: Tier::Primary,
            looked_on: String::new(),
            ..NewEvidence::default()
        }));
    }
    step(Command::Remove {
        kind: Kind::Source,
        id: Id::literal("gone"),
    });
    step(Command::SetField {
        kind: Kind::Source,
        id: Id::literal("whistle"),
        field: "confidential".into(),
        value: true.into(),
    });
    let text = copy::session(&original, Options::default()).unwrap();
    for word in [
        "Brandt",
        "Tomas Vell",
        "Taken-out",
        "Whistle-blower",
        "Floor 9",
        "/home",
        "\"by\"",
        "\"at\"",
    ] {
        assert!(!text.contains(word), "{word} is in\n{text}");
    }
    let loaded = crate::storage::from_bytes(text.as_bytes()).unwrap();
    assert!(loaded.problems.is_empty(), "{:?}", loaded.problems);
    let copy = loaded.session;
    assert!(
        copy.every()
            .all(|(_, _, record)| record.history().is_empty())
    );
    assert!(copy.people.is_empty());
    // What it says is what the session says.
    let (old, new) = (
        original.claims.get(claim).unwrap(),
        copy.claims.get(claim).unwrap(),
    );
    assert_eq!(
        (&old.verdict, &old.check_status, &old.rationale),
        (&new.verdict, &new.check_status, &new.rationale)
    );
    assert_eq!(copy.contacts.len(), 1);
    let stances: Vec<_> = copy
        .evidence_of(claim)
        .into_iter()
        .map(|(_, one)| one.stance.clone())
        .collect();
    assert!(
        stances.contains(&Stance::Contradicts),
        "that there is evidence is told"
    );
    assert_eq!(copy.sources.get(source).unwrap().title, "Survey");

    let all = Options {
        people: true,
        confidential: true,
    };
    let text = copy::session(&original, all).unwrap();
    assert!(
        text.contains("Tomas Vell")
            && text.contains("Whistle-blower")
            && text.contains("Ida Brandt")
    );
    let loaded = crate::storage::from_bytes(text.as_bytes()).unwrap();
    assert!(loaded.problems.is_empty(), "{:?}", loaded.problems);
}
