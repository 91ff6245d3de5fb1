//! Files in seven layouts beside the words that were put into them, and small ones for what goes wrong. All are about invented
//! places.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may panic"
)]

use std::fmt::Write as _;

use super::{Pdf, hyphens};
use crate::{
    import::{ImportError, Imported, View, readers::Reader as _},
    session::{Area, Role},
};

/// Three articles, a paragraph a line.
const TRUTH: &str = include_str!("samples/truth.txt");

/// The same articles, set by a program that writes one column after the other; and set again so that each row is written
/// across all columns, in a font of the standard.
const LAYOUTS: [(&str, &[u8]); 7] = [
    ("one column", include_bytes!("samples/one.pdf")),
    ("two columns", include_bytes!("samples/two.pdf")),
    ("three columns", include_bytes!("samples/three.pdf")),
    ("narrow gutter", include_bytes!("samples/narrow.pdf")),
    ("two, across", include_bytes!("samples/two_across.pdf")),
    ("three, across", include_bytes!("samples/three_across.pdf")),
    (
        "narrow, across",
        include_bytes!("samples/narrow_across.pdf"),
    ),
];

fn read(content: &[u8]) -> Result<Imported, ImportError> {
    Pdf.read(content, View::Final)
}

/// How alike two texts are: twice the letters of their longest common subsequence, of the letters of both.
fn similarity(a: &str, b: &str) -> f64 {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let all = a.len() + b.len();
    let start = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[start..], &b[start..]);
    let end = a.iter().rev().zip(b.iter().rev());
    let end = end.take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[..a.len() - end], &b[..b.len() - end]);
    let mut row = vec![0_usize; b.len() + 1];
    for x in a {
        let mut corner = 0;
        for (at, y) in b.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = if x == y {
                corner + 1
            } else {
                above.max(row[at])
            };
            corner = above;
        }
    }
    2.0 * (start + end + row[b.len()]) as f64 / all as f64
}

#[test]
fn likeness_is_measured() {
    assert!((similarity("abcd", "abcd") - 1.0).abs() < 1e-9);
    assert!((similarity("abcd", "acbd") - 0.75).abs() < 1e-9);
    assert!(similarity("abcd", "").abs() < 1e-9);
}

/// The rectangles of a text lie on its pages, where nothing else does; A4 is 595 by 842 points, A3 842 by 1191.
#[test]
fn paragraphs_know_where_they_stand() {
    for (name, content) in LAYOUTS {
        let read = read(content).unwrap();
        let (wide, high) = if name.starts_with("three") {
            (84_200, 119_100)
        } else {
            (59_500, 84_200)
        };
        let mut all: Vec<(usize, &Area)> = Vec::new();
        for (at, paragraph) in read.paragraphs.iter().enumerate() {
            let first = paragraph.areas.first().expect(&paragraph.text);
            assert_eq!(paragraph.locator, format!("p. {}", first.page), "{name}");
            assert!(paragraph.areas.iter().all(Area::makes_sense));
            all.extend(paragraph.areas.iter().map(|area| (at, area)));
            // Some 3 to 8 letters stand in a square of a side of 10 points.
            let size =
                |area: &Area| (area.right - area.left) as f64 * (area.bottom - area.top) as f64;
            let points: f64 = paragraph.areas.iter().map(size).sum::<f64>() / 1e6;
            let letters = paragraph.text.chars().count() as f64;
            assert!(
                letters < 20.0 || (0.4..12.0).contains(&(letters / points)),
                "{name}: {letters} letters on {points} squares: {}",
                paragraph.text
            );
        }
        for (at, one) in &all {
            assert!(one.left > 0 && one.right < wide, "{name}: {one:?}");
            assert!(one.top > 0 && one.bottom < high, "{name}: {one:?}");
            for (other, next) in &all {
                let wide = one.right.min(next.right) - one.left.max(next.left);
                let high = one.bottom.min(next.bottom) - one.top.max(next.top);
                assert!(
                    at == other || one.page != next.page || wide < 300 || high < 300,
                    "{name}: {one:?} and {next:?} lie on one another: {} / {}",
                    read.paragraphs[*at].text,
                    read.paragraphs[*other].text
                );
            }
        }
        if name.starts_with("two") {
            let several = read.paragraphs.iter().filter(|one| one.areas.len() > 1);
            assert!(several.count() > 0, "{name}: some go over a column");
        }
    }
}

#[test]
fn all_layouts_are_read_in_order() {
    let truth = TRUTH.trim();
    let sentences: Vec<&str> = truth
        .lines()
        .flat_map(|line| line.split_inclusive(". "))
        .map(str::trim)
        .collect();
    assert!(sentences.len() > 40);
    for (layout, content) in LAYOUTS {
        assert!(Pdf.knows(content));
        let read = read(content).unwrap();
        let text = read.text();
        let alike = similarity(&text, truth);
        let found = sentences.iter().filter(|one| text.contains(**one)).count();
        let share = found as f64 / sentences.len() as f64;
        assert!(
            alike >= 0.99 && share >= 0.97,
            "{layout}: {alike} {share}\n{text}"
        );
        // The name of the paper stands in running heads alone.
        assert!(
            !text.contains("Courier") && !text.contains("Printed"),
            "{layout}"
        );
        let told = |note: &String| note.contains("eads") || note.contains("edges of pages");
        assert!(read.notes.iter().any(told), "{layout}: {:?}", read.notes);
        let first = &read.paragraphs[0];
        assert_eq!(first.role, Role::Headline, "{layout}");
        assert_eq!(first.locator, "p. 1");
        let last = read.paragraphs.last().unwrap();
        let pages = if layout.starts_with("three") {
            "p. 1"
        } else {
            "p. 2"
        };
        assert_eq!(last.locator, pages, "{layout}");
    }
}

#[test]
fn paragraphs_stay_whole_over_columns_and_pages() {
    for (layout, content) in LAYOUTS {
        let read = read(content).unwrap();
        let whole = read
            .paragraphs
            .iter()
            .filter(|found| TRUTH.lines().any(|line| line == found.text));
        let whole = whole.count();
        let all = TRUTH.trim().lines().count();
        assert!(whole * 10 >= all * 9, "{layout}: {whole} of {all}");
    }
}

/// A file of one page with some content, fonts and other objects.
fn page(resources: &str, content: &str, objects: &[&str]) -> Vec<u8> {
    let mut all = vec![
        "<</Type/Catalog/Pages 2 0 R/Lang(de-AT)>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Contents 4 0 R/Resources<<{resources}>>>>"
        ),
        format!("<</Length {}>>stream\n{content}\nendstream", content.len()),
    ];
    all.extend(objects.iter().map(|object| (*object).to_owned()));
    let mut file = "%PDF-1.7\n".to_owned();
    let mut places = String::new();
    for (at, object) in all.iter().enumerate() {
        writeln!(places, "{:010} 00000 n ", file.len()).unwrap();
        write!(file, "{} 0 obj\n{object}\nendobj\n", at + 1).unwrap();
    }
    let (start, count) = (file.len(), all.len() + 1);
    write!(
        file,
        "xref\n0 {count}\n0000000000 65535 f \n{places}trailer<</Root 1 0 R/Size {count}>>\nstartxref\n{start}\n%%EOF\n"
    )
    .unwrap();
    file.into_bytes()
}

const FONT: &str =
    "/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding/WinAnsiEncoding>>>>";

/// What a page of lines says, each at a place: size, left, height, words.
fn lines(all: &[(u32, u32, u32, &str)]) -> Imported {
    let line = |(size, x, y, words): &(u32, u32, u32, &str)| {
        format!("BT /F {size} Tf {x} {y} Td ({words}) Tj ET\n")
    };
    let content: Vec<String> = all.iter().map(line).collect();
    read(&page(FONT, &content.concat(), &[])).unwrap()
}

fn said(read: &Imported) -> Vec<&str> {
    read.paragraphs.iter().map(|p| p.text.as_str()).collect()
}

#[test]
fn the_order_of_writing_does_not_matter() {
    let read = lines(&[
        (10, 30, 276, "paid by the town."),
        (10, 30, 300, "The bridge over the Sill was"),
        (18, 30, 350, "A bridge at last"),
        (10, 30, 288, "opened on Monday. It was"),
    ]);
    assert_eq!(
        said(&read),
        [
            "A bridge at last",
            "The bridge over the Sill was opened on Monday. It was paid by the town."
        ]
    );
    assert_eq!(read.paragraphs[0].role, Role::Headline);
    assert_eq!(read.language.as_deref(), Some("de"));
}

#[test]
fn raised_signs_stay_with_their_words() {
    let read = lines(&[
        (10, 30, 300, "The roof has 400 m"),
        (6, 107, 304, "2"),
        (10, 112, 300, "of glass, they said."),
    ]);
    assert_eq!(said(&read), ["The roof has 400 m2 of glass, they said."]);
}

#[test]
fn hyphens_at_line_ends() {
    let mut known = hyphens::Words::default();
    known.learn("and the twin-engine ferry of the government sank");
    for (before, after, joined) in [
        ("the gov", "ernment fell", "the government fell"),
        ("a twin", "engine plane", "a twin-engine plane"),
        ("a well", "known bridge", "a well-known bridge"),
        ("in 2019", "2023 it", "in 2019-2023 it"),
        ("the Ness", "Kell line", "the Ness-Kell line"),
        ("a pro", "totype of", "a prototype of"),
    ] {
        let mut text = format!("{before}-");
        hyphens::join(&mut text, after, &known);
        assert_eq!(text, joined);
    }
    let mut text = "it was re\u{AD}".to_owned();
    hyphens::join(&mut text, "ported", &known);
    assert_eq!(text, "it was reported");
}

#[test]
fn a_scan_says_that_it_has_no_text() {
    let picture = "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>stream\nA\nendstream";
    let scan = page(
        "/XObject<</I 5 0 R>>",
        "300 0 0 400 0 0 cm /I Do",
        &[picture],
    );
    let error = read(&scan).unwrap_err();
    assert!(matches!(error, ImportError::Scan), "{error}");
    assert!(error.to_string().contains("pictures of pages without text"));
    let nothing = read(&page("", "", &[])).unwrap_err();
    assert!(matches!(nothing, ImportError::Empty), "{nothing}");
}

#[test]
fn a_locked_file_says_so() {
    let error = read(include_bytes!("samples/locked.pdf")).unwrap_err();
    assert!(matches!(error, ImportError::Locked), "{error}");
}

#[test]
fn signs_without_a_meaning_are_counted() {
    let font = "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor<</Type/FontDescriptor/FontName/X/Flags 4>>>>]>>";
    let content = "BT /F 10 Tf 30 300 Td <000100020003> Tj ET";
    let read = read(&page("/Font<</F 5 0 R>>", content, &[font])).unwrap();
    assert_eq!(said(&read), ["\u{FFFD}\u{FFFD}\u{FFFD}"]);
    assert!(
        read.notes[0].starts_with("3 signs could not be read"),
        "{:?}",
        read.notes
    );
}

#[test]
fn spoilt_files_are_read_or_refused() {
    let mut number = 7_u32;
    let mut random = |below: usize| {
        number = number.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (number >> 8) as usize % below
    };
    for round in 0..120 {
        let (_, content) = LAYOUTS[round % LAYOUTS.len()];
        let mut spoilt = content.to_vec();
        for _ in 0..=round % 9 {
            let at = random(spoilt.len());
            spoilt[at] = u8::try_from(random(256)).unwrap();
        }
        if round % 3 == 0 {
            spoilt.truncate(random(content.len()));
        }
        // Either is well; what counts is that it ends.
        read(&spoilt).ok();
    }
}

#[test]
fn hostile_files_end_with_text_or_a_message() {
    let text = "BT /F 10 Tf 30 300 Td (The ferry sank on Monday.) Tj ET ";
    let form = |inside: &str| {
        format!(
            "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>/Length {}>>stream\n{inside}\nendstream",
            inside.len()
        )
    };
    let resources = format!("{FONT}/XObject<</X 5 0 R>>");
    let nested = page(&resources, &format!("{text}/X Do"), &[&form("/X Do /X Do")]);
    let saved = page(FONT, &format!("{}{text}", "q ".repeat(100_000)), &[]);
    let deep = page(FONT, &format!("{text}{}", "[".repeat(100_000)), &[]);
    for content in [nested, saved, deep] {
        let read = read(&content).unwrap();
        assert_eq!(said(&read), ["The ferry sank on Monday."]);
    }
    let crowded = page(FONT, &text.repeat(15_000), &[]);
    let error = read(&crowded).unwrap_err();
    assert!(matches!(error, ImportError::Limit(_)), "{error}");
    let endless = "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 2000000000/Kids[2 0 R 2 0 R]>>endobj\ntrailer<</Root 1 0 R>>";
    assert!(read(endless.as_bytes()).is_err());
}

#[test]
fn a_space_that_is_pressed_to_nothing_is_one() {
    let content = "BT /F 10 Tf -2.6 Tw 30 300 Td (The ferry sank on Monday.) Tj ET";
    let read = read(&page(FONT, content, &[])).unwrap();
    assert_eq!(said(&read), ["The ferry sank on Monday."]);
}
