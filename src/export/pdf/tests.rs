//! Files that are made here, as other programs read them.

use std::io::Write as _;
use std::process::{Command as Process, Stdio};

use crate::export::tests::session;
use crate::export::{Format, HouseOn, Language, Order, make};
use crate::rules::House;
use crate::session::{
    Author, CheckStatus, Command, Id, Moment, NewArticle, NewEvidence, NewParagraph, NewSource,
    Role, Session, SourceKind, Stamp, Stance, Tier,
};

const MADE: Moment = Moment(1_800_000_000);

fn order() -> Order<'static> {
    Order {
        now: Some(MADE),
        ..Order::of(Format::Pdf)
    }
}

fn pdf(session: &Session, order: &Order<'_>) -> Vec<u8> {
    let made = make(session, order).unwrap();
    assert_eq!(made.warnings, Vec::<String>::new());
    made.bytes
}

/// What a program of poppler's says of a file; nothing, and said so, where it is not installed.
fn asked(program: &str, arguments: &[&str], bytes: &[u8]) -> Option<String> {
    let required = std::env::var_os("TICKMARK_REQUIRE_DOCUMENTS").is_some_and(|set| set == "1");
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(bytes).unwrap();
    let mut command = Process::new(program);
    command.args(arguments).arg(file.path());
    if program == "pdftotext" {
        command.arg("-");
    }
    match command.stdin(Stdio::null()).output() {
        Ok(output) => {
            let said = String::from_utf8_lossy(&output.stdout).into_owned();
            let errors = String::from_utf8_lossy(&output.stderr).into_owned();
            // A bug of poppler's, which takes /Suspects for a name (ISO 32000-1, table 321: it is a boolean).
            let errors: Vec<&str> = errors
                .lines()
                .filter(|line| !line.contains("Suspects"))
                .collect();
            assert!(
                output.status.success() && errors.is_empty(),
                "{program}: {errors:?}"
            );
            Some(said)
        }
        Err(error) => {
            assert!(!required, "{program} is needed here: {error}");
            let mut out = std::io::stderr();
            writeln!(out, "NOT RUN: what {program} says of a PDF: {error}").ok();
            None
        }
    }
}

/// Whether `parts` stand in `text` in this order, whatever the spaces.
fn in_order(text: &str, parts: &[&str]) {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut rest = text.as_str();
    for part in parts {
        let found = rest.split_once(part);
        rest = found
            .unwrap_or_else(|| panic!("{part} is not in\n{rest}\nof\n{text}"))
            .1;
    }
}

/// A session with an article in several scripts, and a claim on each paragraph.
fn scripts(paragraphs: &[&str]) -> Session {
    let mut session = Session::default();
    let (article, source) = (Id::literal("art"), Id::literal("src"));
    let mut commands = vec![
        Command::AddArticle(NewArticle {
            id: Some(article),
            title: paragraphs[0].into(),
            paragraphs: paragraphs
                .iter()
                .map(|text| NewParagraph {
                    text: (*text).into(),
                    role: Role::Body,
                    ..NewParagraph::default()
                })
                .collect(),
            ..NewArticle::default()
        }),
        Command::AddSource(NewSource {
            id: Some(source),
            title: "Register".into(),
            kind: SourceKind::Dataset,
            address: "https://example.org/register?a=1".into(),
            ..NewSource::default()
        }),
    ];
    let mut start = 0;
    for (n, text) in paragraphs.iter().enumerate() {
        let length = text.chars().count();
        let claim = Id::derived(&[b"claim", &[u8::try_from(n).unwrap()]]);
        commands.push(Command::AddClaim {
            id: Some(claim),
            article,
            start,
            end: start + length,
            statement: String::new(),
            part_of: None,
        });
        commands.push(Command::SetCheckStatus {
            claim,
            status: CheckStatus::Checked,
        });
        commands.push(Command::AddEvidence(NewEvidence {
            id: None,
            claim,
            source,
            stance: Stance::Supports,
            locator: format!("row {}", n + 7),
            extract: format!("{text} (extract)"),
            tier: Tier::Primary,
            looked_on: String::new(),
            ..NewEvidence::default()
        }));
        start += length + 1;
    }
    for (n, command) in (0_u32..).zip(commands) {
        let stamp = Stamp {
            by: Author {
                name: "Ida Brandt".into(),
                initials: "IB".into(),
            },
            at: MADE,
            seed: Id::derived(&[&n.to_le_bytes()]),
        };
        session.apply(command, &stamp).unwrap();
    }
    session
}

#[test]
fn the_same_session_makes_the_same_bytes() {
    let session = session("Survey 2024");
    let first = pdf(&session, &order());
    assert!(first.starts_with(b"%PDF-1.7"));
    assert_eq!(first, pdf(&session, &order()));
    let later = Order {
        now: Some(Moment(MADE.0 + 86_400)),
        ..order()
    };
    assert_ne!(first, pdf(&session, &later), "the day is the order's");
}

#[test]
fn other_programs_find_every_claim_in_order() {
    let session = scripts(&[
        "The bridge cost 12 million.",
        "It carries 4,000 people a day.",
        "Nobody lives below it.",
    ]);
    let bytes = pdf(&session, &order());
    let Some(text) = asked("pdftotext", &[], &bytes) else {
        return;
    };
    in_order(
        &text,
        &[
            "Review summary",
            "The bridge cost 12 million.",
            "Coverage",
            "100 %",
            "The article as checked",
            "Claims",
            "F1",
            "The bridge cost 12 million.",
            "Status",
            "row 7",
            "(extract)",
            "F2",
            "It carries 4,000 people a day.",
            "row 8",
            "F3",
            "Nobody lives below it.",
            "row 9",
            "Changes to the copy",
            "Open questions",
            "Sources",
            "Register",
            "https://example.org/register?a=1",
            "Cited for",
            "F1",
            "F2",
            "F3",
            "Method",
        ],
    );
    assert!(text.contains("Page 1 of"), "{text}");
    assert!(text.contains("15 January 2027"), "{text}");
}

#[test]
fn what_everything_is_is_written_down() {
    let session = scripts(&["The bridge cost 12 million.", "It carries 4,000 people."]);
    let bytes = pdf(&session, &order());
    let Some(tags) = asked("pdfinfo", &["-struct-text"], &bytes) else {
        return;
    };
    in_order(
        &tags,
        &[
            "Document",
            "H1",
            "H2",
            "\"Coverage\"",
            "Table",
            "TH",
            "TD",
            "H2",
            "H3",
            "H4",
            "\"F1\"",
            "LI",
            "Lbl",
            "LBody",
            "Link",
            "H4",
            "\"F2\"",
            "H2",
            "\"Sources\"",
        ],
    );
    let about = asked("pdfinfo", &[], &bytes).unwrap();
    for part in ["Tagged:", "Creator:         Tickmark", "Page size:"] {
        assert!(about.contains(part), "{about}");
    }
    assert!(about.contains("595.276 x 841.89"), "{about}");
    let links = asked("pdfinfo", &["-url"], &bytes).unwrap();
    assert!(
        links.contains("https://example.org/register?a=1"),
        "{links}"
    );
    let meta = asked("pdfinfo", &["-meta"], &bytes).unwrap();
    assert!(meta.contains("pdfuaid:part"), "{meta}");
}

#[test]
fn text_from_right_to_left_comes_out_as_it_is_read() {
    let (arabic, hebrew) = ("بلغت تكلفة الجسر 12 مليون دينار.", "הגשר עלה 12 מיליון.");
    let session = scripts(&[arabic, hebrew]);
    for language in [Language::English, Language::Arabic] {
        let order = Order {
            language,
            ..order()
        };
        let bytes = pdf(&session, &order);
        for arguments in [&[][..], &["-raw"]] {
            let Some(text) = asked("pdftotext", arguments, &bytes) else {
                return;
            };
            // Marks of embedding that pdftotext writes around such lines are no part of the text.
            let text: String = text
                .chars()
                .filter(|c| !matches!(c, '\u{202A}'..='\u{202E}'))
                .collect();
            if arguments.is_empty() {
                // By the places on the page: pdftotext itself puts a line's parts in the order of most of its page.
                for part in ["بلغت تكلفة الجسر", "مليون دينار", "הגשר עלה", "מיליון"]
                {
                    in_order(&text, &[part]);
                }
            } else {
                in_order(
                    &text,
                    &["بلغت تكلفة الجسر 12 مليون دينار", "הגשר עלה 12 מיליון"],
                );
            }
        }
    }
}

#[test]
fn what_no_font_draws_is_said_and_stays_in_the_text() {
    let session = scripts(&["The sign said 漢字 and 🙂."]);
    let made = make(&session, &order()).unwrap();
    let said = made.warnings.join("\n");
    for part in ["漢 (U+6F22)", "字 (U+5B57)", "🙂 (U+1F642)"] {
        assert!(said.contains(part), "{said}");
    }
    assert!(!said.contains("PDF/UA"), "{said}");
    let Some(text) = asked("pdftotext", &["-raw"], &made.bytes) else {
        return;
    };
    in_order(&text, &["The sign said 漢字 and 🙂."]);
}

#[test]
fn hostile_words_become_pages_and_nothing_else() {
    let long = "x".repeat(60_000);
    let marks = format!("a{}", "\u{301}".repeat(5_000));
    // More characters in one letter than 8 bits count.
    let many = [
        marks,
        format!("{}!", "👩\u{200D}".repeat(3_000)),
        "\u{1100}".repeat(3_000),
        "\u{915}\u{94D}".repeat(3_000),
    ];
    let many = many.each_ref().map(|words| words.as_str());
    let others = [
        "a\u{1b}[31mb\u{0}c\u{9b}",
        "x\u{202E}y\u{2066}z",
        "\u{FEFF}\u{FFFE}\u{FFFF}\u{FDD0}\u{10FFFF}",
        "\u{E000}\u{F8FF}\u{F0000}",
        "(\\) <</JS (app.alert(1))>> endobj",
        "javascript:alert(1)",
        "\u{200B}\u{200D}\u{FE0F}\u{200F}",
        "\u{AD}",
        "👨‍👩‍👧‍👦👍🏽🇩🇪",
        "\u{1F1E9}\u{301}\u{20E3}",
        "عA漢ב1",
        &long,
        &"\u{5E9}\u{5C1}".repeat(3_000),
    ];
    for words in others.into_iter().chain(many) {
        let made = make(&session(words), &order()).unwrap();
        assert!(made.bytes.starts_with(b"%PDF-1.7"), "{words:.40}");
        let told = made.warnings.iter().any(|said| said.contains("more marks"));
        assert_eq!(told, many.contains(&words), "{words:.40}");
        if let Some(about) = asked("pdfinfo", &[], &made.bytes) {
            assert!(
                about.contains("JavaScript:      no"),
                "{words:.40}: {about}"
            );
        }
        if let Some(text) = asked("pdftotext", &["-raw"], &made.bytes) {
            assert!(text.contains("Coverage"), "{words:.40}");
            assert!(!text.contains(['\u{1b}', '\u{202E}']), "{words:.40}");
        }
    }
}

#[test]
fn a_huge_word_in_every_field_does_not_hang() {
    let words = "Wort ".repeat(10_000);
    let begun = std::time::Instant::now();
    let made = make(&session(&words), &order()).unwrap();
    assert!(made.bytes.len() > 1_000);
    // Twenty fields of 50 kB; a bound for a slow machine and no optimisation.
    assert!(begun.elapsed().as_secs() < 120, "{:?}", begun.elapsed());
}

#[test]
fn what_the_house_s_rules_find_stands_with_what_is_open() {
    let mut session = session("Survey 2024");
    let claim = session.claims.live().next().unwrap().0;
    let rationale = Command::SetRationale {
        claim,
        rationale: String::new(),
    };
    crate::export::tests::apply(&mut session, 60, rationale);
    let order = Order {
        house: Some(HouseOn {
            house: House::default(),
            today: "2027-06-02".parse().unwrap(),
        }),
        ..order()
    };
    let Some(text) = asked("pdftotext", &["-layout"], &pdf(&session, &order)) else {
        return;
    };
    assert!(text.contains("House rules"), "{text}");
    let says = "V01 The verdict “Mostly false” has no rationale. (blocks sign-off)";
    assert!(text.contains(says), "{text}");
}
