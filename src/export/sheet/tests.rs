//! Spreadsheets of made-up sessions, opened again by another reader.

use std::io::Cursor;

use calamine::{Data, Reader as _, SheetVisible, Xlsx};

use super::*;
use crate::export::{
    Format, HouseOn, Language, Order, make,
    tests::{apply, session},
};
use crate::rules::House;
use crate::session::{Command, Id, Moment};

fn order(language: Language) -> Order<'static> {
    Order {
        language,
        ..Order::of(Format::Xlsx)
    }
}

fn opened(bytes: &[u8]) -> Xlsx<Cursor<&[u8]>> {
    Xlsx::new(Cursor::new(bytes)).unwrap()
}

/// The rows of a sheet, by its place.
fn rows(book: &mut Xlsx<Cursor<&[u8]>>, at: usize) -> Vec<Vec<Data>> {
    let range = book.worksheet_range_at(at).unwrap().unwrap();
    range.rows().map(<[Data]>::to_vec).collect()
}

#[test]
fn every_cell_is_text_and_nothing_is_a_formula() {
    for words in [
        "=HYPERLINK(\"http://evil.example\")",
        "+1",
        "-1",
        "@SUM(1)",
        "＝1",
        "\t=1",
        "_x0041_ \u{0}\u{1b}[31m \u{FFFE}",
        "http://evil.example/",
        "1.50",
        "<b>&amp;\"",
    ] {
        let made = make(&session(words), &order(Language::English)).unwrap();
        let mut book = opened(&made.bytes);
        let names = book.sheet_names();
        assert_eq!(names, ["Claims", "Sources", "Open questions", HIDDEN]);
        for (at, name) in names.iter().enumerate() {
            for cell in rows(&mut book, at).concat() {
                assert!(
                    matches!(cell, Data::String(_) | Data::Empty),
                    "{words:?} in {name}: {cell:?}"
                );
            }
            assert!(book.worksheet_formula(name).unwrap().is_empty());
            assert!(book.hyperlinks_by_sheet_name(name).unwrap().is_empty());
        }
        let fact = &rows(&mut book, 0)[1][1];
        assert!(!fact.to_string().contains(['\0', '\u{1b}']), "{fact:?}");
    }
}

#[test]
fn a_row_says_what_a_desk_asks_and_the_hidden_columns_know_it() {
    let made = make(&session("Survey 2024"), &order(Language::English)).unwrap();
    assert_eq!(made.warnings, Vec::<String>::new());
    let mut book = opened(&made.bytes);
    let visible: Vec<SheetVisible> = book
        .sheets_metadata()
        .iter()
        .map(|one| one.visible)
        .collect();
    use SheetVisible::{Hidden, Visible};
    assert_eq!(visible, [Visible, Visible, Visible, Hidden]);
    let claims = rows(&mut book, 0);
    let head: Vec<String> = claims[0].iter().map(Data::to_string).collect();
    let cell = |name: &str| {
        let at = head.iter().position(|one| one == name).unwrap();
        claims[1][at].to_string()
    };
    for (column, said) in [
        ("No.", "F1"),
        ("Fact", "Survey 2024"),
        ("In the article", "Lost: 40 per cent."),
        ("Para.", "1"),
        ("Importance", "high"),
        ("Source", "Survey 2024 [1]"),
        ("Source says", "contradicts"),
        ("Method", "primary"),
        ("Where in it", "Survey 2024"),
        ("Status", "Checked"),
        ("Verdict", "Mostly false"),
        ("Copy", "Stet"),
        ("Row", "claim"),
        (ID, "claim"),
    ] {
        assert_eq!(cell(column), said, "{column}");
    }
    assert_eq!(cell("tickmark 1 en").split(' ').count(), Column::ALL.len());
    assert_eq!(rows(&mut book, 1)[1][1].to_string(), "Survey 2024");
    let text =
        String::from_utf8_lossy(&unpacked(&made.bytes, "xl/worksheets/sheet1.xml")).into_owned();
    for part in [
        "<pane xSplit=\"2\" ySplit=\"1\"",
        "<autoFilter ref=\"A1:V2\"",
        "<formula1>tickmark!$C$2:$C$5</formula1>",
        "<formula1>tickmark!$D$2:$D$6</formula1>",
        "hidden=\"1\"",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
}

/// A part of a package.
fn unpacked(bytes: &[u8], name: &str) -> Vec<u8> {
    use std::io::Read as _;
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = Vec::new();
    package
        .by_name(name)
        .unwrap()
        .read_to_end(&mut out)
        .unwrap();
    out
}

#[test]
fn it_asks_no_clock_and_is_the_same_each_time() {
    let session = session("Survey");
    let mut order = order(Language::English);
    order.now = Moment::parse("2026-01-31T09:30:00Z");
    let once = make(&session, &order).unwrap().bytes;
    assert_eq!(once, make(&session, &order).unwrap().bytes);
    let about = String::from_utf8(unpacked(&once, "docProps/core.xml")).unwrap();
    assert!(about.contains("2026-01-31T09:30:00Z"), "{about}");
    assert!(!about.contains("Brandt"));
}

#[test]
fn what_is_longer_than_a_cell_is_cut_where_everybody_sees_it() {
    let long = "🦀 long ".repeat(20_000);
    let made = make(&session(&long), &order(Language::English)).unwrap();
    assert!(
        made.warnings
            .iter()
            .any(|one| one == "F1: Fact is longer than a cell and was cut"),
        "{:?}",
        made.warnings
    );
    let fact = rows(&mut opened(&made.bytes), 0)[1][1].to_string();
    assert!(fact.ends_with("[cut: longer than a cell of a spreadsheet]"));
    assert!(fact.encode_utf16().count() <= MOST && fact.len() > MOST);
}

#[test]
fn every_language_makes_a_table_and_its_words_are_read_back() {
    let session = session("Survey");
    for language in Language::ALL {
        let made = make(&session, &order(*language)).unwrap();
        opened(&made.bytes);
        let setup = Setup {
            language: *language,
            options: crate::export::Options::default(),
        };
        assert_eq!(Setup::read(&setup.tag()), Ok(Some(setup)));
        let table = Table::of(&session, setup, |_, _| true);
        let mut heads: Vec<String> = Column::ALL.iter().map(|one| table.head(*one)).collect();
        heads.sort();
        heads.dedup();
        assert_eq!(heads.len(), Column::ALL.len(), "{language:?}");
        for column in Column::ALL {
            for (word, said) in column.choices().into_iter().zip(table.choices(*column)) {
                assert_eq!(
                    table.meant(*column, &said).as_deref(),
                    Some(word),
                    "{language:?}"
                );
                assert_eq!(table.meant(*column, word).as_deref(), Some(word));
                assert!(*language == Language::English || word != said);
            }
        }
        assert_eq!(
            table.meant(Column::Verdict, " mostly FALSE "),
            Some("mostly_false".into())
        );
        assert_eq!(table.meant(Column::Verdict, ""), Some(String::new()));
        assert_eq!(table.meant(Column::Verdict, "Rubbish"), None);
        assert_eq!(table.meant(Column::Status, ""), None);
    }
    assert_eq!(Setup::read("Fact"), Ok(None));
    assert!(Setup::read("tickmark 9 en").is_err());
}

#[test]
fn only_what_is_asked_for_is_in_it() {
    let session = session("Survey");
    let mut order = order(Language::English);
    order.claims = vec![crate::session::Id::literal("other")];
    let made = make(&session, &order).unwrap();
    assert_eq!(rows(&mut opened(&made.bytes), 0).len(), 1);
}

#[test]
fn a_print_does_not_mind_white_space_and_minds_everything_else() {
    let of = |text: &str| print(Column::Note, text);
    assert_eq!(of("one  two\r\nthree "), of("one two\nthree"));
    assert_ne!(of("one two"), of("one\ntwo"));
    assert_ne!(of("one"), of("One"));
    assert_ne!(of("one"), print(Column::Fact, "one"));
}

#[test]
fn what_the_house_s_rules_find_stands_with_what_is_open() {
    let mut session = session("Survey 2024");
    let claim = session.claims.live().next().unwrap().0;
    let rationale = Command::SetRationale {
        claim,
        rationale: String::new(),
    };
    apply(&mut session, 60, rationale);
    let expect = Command::Expect {
        id: None,
        code: "V01".to_owned(),
        about: claim,
        reason: "The editor has it.".to_owned(),
    };
    apply(&mut session, 61, expect);
    let order = Order {
        house: Some(HouseOn {
            house: House::default(),
            today: "2027-06-02".parse().unwrap(),
        }),
        ..order(Language::German)
    };
    let made = make(&session, &order).unwrap();
    let rows = rows(&mut opened(&made.bytes), 2);
    let row = |code: &str| {
        let row = rows.iter().find(|row| row[1] == code);
        let row = row.unwrap_or_else(|| panic!("{code}: {rows:?}"));
        row.iter().map(Data::to_string).collect::<Vec<_>>()
    };
    let blocks = row("V02");
    assert_eq!(blocks[0], "verhindert die Freigabe");
    assert_eq!(blocks[2..4], ["F1", "Survey 2024"]);
    assert!(
        blocks[4].contains("needs 2 independent sources"),
        "{blocks:?}"
    );
    assert_eq!(blocks[5..], ["", "Survey 2024"]);
    let expected = row("V01");
    assert_eq!(expected[0], "erwartet");
    assert_eq!(expected[5], "The editor has it.");
    let none = make(
        &session,
        &Order {
            claims: vec![Id::literal("other")],
            ..order
        },
    )
    .unwrap();
    assert_eq!(self::rows(&mut opened(&none.bytes), 2).len(), 1, "the head");
}
