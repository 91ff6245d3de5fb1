//! Import as a whole: made-up articles, hostile bytes, and properties.

use super::*;
use proptest::prelude::*;

fn plain(text: &str) -> Imported {
    bytes(text.as_bytes(), Format::Text, Some("story_one")).unwrap()
}

fn roles(imported: &Imported) -> Vec<Role> {
    imported.paragraphs.iter().map(|p| p.role.clone()).collect()
}

const WIRE: &str = " date 2024-01-31 (MENAFN) The harbour town of Port Ellery lost 40 percent of its water last year, its utility said.\r\n\r\n\r\nThe council meets on Tuesday.\r\n\r\n\r\nMENAFN31012024000045015687ID1107791074";

#[test]
fn a_wire_text_gives_its_day_agency_and_id() {
    let found = plain(WIRE);
    assert_eq!(found.published.unwrap().to_string(), "2024-01-31");
    assert_eq!(found.agency.as_deref(), Some("MENAFN"));
    assert_eq!(
        found.article_id.as_deref(),
        Some("MENAFN31012024000045015687ID1107791074")
    );
    assert_eq!(
        found.dateline.as_ref().unwrap().text,
        "date 2024-01-31 (MENAFN)"
    );
    assert_eq!(roles(&found), [Role::Body, Role::Body, Role::Furniture]);
    assert_eq!(found.title, "story one");
    assert!(
        found
            .text()
            .ends_with("Tuesday.\nMENAFN31012024000045015687ID1107791074")
    );
    assert_eq!(found.language.as_deref(), Some("en"));
}

#[test]
fn headline_date_line_and_one_sentence_a_line() {
    let found = plain(
        "Port Ellery loses 40% of its water\nMarch 01, 2008\nThe utility said so on Monday.\nIt had been warned.\n",
    );
    assert_eq!(found.title, "Port Ellery loses 40% of its water");
    assert_eq!(found.published.unwrap().to_string(), "2008-03-01");
    assert_eq!(
        roles(&found),
        [Role::Headline, Role::Furniture, Role::Body, Role::Body]
    );
}

#[test]
fn headline_standfirst_byline_dateline_and_copyright() {
    let found = plain(
        "Pipes “among the oldest”\n\nThe town will vote in June\n\nBy Ida Brandt\n\nPORT ELLERY, 14 May (Coast Wire) — The pipes were laid between 1911 and 1926, the utility said on Monday, and no one has looked since.\n\nA long silence\n\n- one\n- two\n\nThe utility, which belongs to the town, declined to answer the questions that were put to it last week.\n\nhttps://ledger.example/pipes\n\n© 2025 The Harbour Ledger. All rights reserved.\n-ENDS-\n",
    );
    use Role::{Body, Furniture, Headline, ListItem, Subheading};
    assert_eq!(
        roles(&found),
        [
            Headline, Subheading, Furniture, Body, Body, ListItem, ListItem, Body, Furniture,
            Furniture, Furniture
        ]
    );
    assert_eq!(found.byline.as_deref(), Some("Ida Brandt"));
    assert_eq!(found.agency.as_deref(), Some("Coast Wire"));
    assert_eq!(found.publisher.as_deref(), Some("The Harbour Ledger"));
    assert_eq!(
        found.address.as_deref(),
        Some("https://ledger.example/pipes")
    );
    assert_eq!(found.published, None);
    assert!(found.notes.iter().any(|n| n.contains("without a year")));
}

#[test]
fn hard_wrapped_text_is_joined_and_said_so() {
    let story = "The utility told the council on Monday that it loses nearly forty per cent of the water it pumps before any of it reaches a tap, and that the well-known leak under Gull Street has run since the winter of 1998 at the latest.";
    let mut wrapped = String::new();
    let mut column = 0;
    for word in story.split(' ') {
        if column + word.len() > 50 {
            wrapped.push_str("\r\n");
            column = 0;
        } else if column > 0 {
            wrapped.push(' ');
        }
        wrapped.push_str(word);
        column += word.len() + 1;
    }
    let found = plain(&format!("{wrapped}\r\n\r\n{wrapped}"));
    assert_eq!(found.text(), format!("{story}\n{story}"));
    assert!(found.notes.iter().any(|n| n.contains("hard-wrapped")));
    let verse =
        plain("The rain\nfell on the old harbour wall\nand\nnobody\nheard it at all\nthat night\n");
    assert_eq!(verse.paragraphs.len(), 6, "a poem's lines are its own");
}

#[test]
fn markdown_gives_roles_and_keeps_the_words_of_links() {
    let source = "---\nauthor: Ida Brandt\ndate: 2025-05-14\n---\n# Pipes *among* the oldest\n\nThe [utility](https://x.example) said\nso.\n\n## Why\n\n> We know.\n\n1. First\n2. Second\n   - Third\n\n![The works](w.png)\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n<div>x</div>\n";
    let found = bytes(source.as_bytes(), Format::Markdown, None).unwrap();
    let all: Vec<(Role, &str)> = found
        .paragraphs
        .iter()
        .map(|p| (p.role.clone(), p.text.as_str()))
        .collect();
    use Role::{Body, Caption, Furniture, Headline, ListItem, Quotation, Subheading};
    assert_eq!(
        all,
        [
            (Furniture, "author: Ida Brandt"),
            (Furniture, "date: 2025-05-14"),
            (Headline, "Pipes among the oldest"),
            (Body, "The utility said so."),
            (Subheading, "Why"),
            (Quotation, "We know."),
            (ListItem, "First"),
            (ListItem, "Second"),
            (ListItem, "Third"),
            (Caption, "The works"),
            (Caption, "a | b"),
            (Caption, "1 | 2"),
            (Body, "<div>x</div>"),
        ]
    );
    assert_eq!(found.title, "Pipes among the oldest");
    assert_eq!(found.byline.as_deref(), Some("Ida Brandt"));
    assert_eq!(found.published.unwrap().to_string(), "2025-05-14");
}

#[test]
fn encodings() {
    let story =
        "Die Röhren der Stadt sind älter, als der Rat glaubte.\nÜber die Kosten wird gestritten.";
    let utf16 = |big: bool, mark: bool| -> Vec<u8> {
        mark.then_some(0xFEFF)
            .into_iter()
            .chain(story.encode_utf16())
            .flat_map(|unit| {
                if big {
                    unit.to_be_bytes()
                } else {
                    unit.to_le_bytes()
                }
            })
            .collect()
    };
    let utf32: Vec<u8> = std::iter::once('\u{FEFF}')
        .chain(story.chars())
        .flat_map(|c| u32::from(c).to_le_bytes())
        .collect();
    for content in [
        story.as_bytes().to_vec(),
        [b"\xEF\xBB\xBF", story.as_bytes()].concat(),
        utf16(false, true),
        utf16(true, true),
        utf16(false, false),
        utf16(true, false),
        utf32,
        encoding_rs::WINDOWS_1252.encode(story).0.into_owned(),
    ] {
        assert_eq!(
            bytes(&content, Format::Text, None).unwrap().text(),
            story,
            "{content:?}"
        );
    }
    let japanese = "町の水道管は、議会が考えていたよりも古い。費用については議論がある。";
    for encoding in [
        encoding_rs::SHIFT_JIS,
        encoding_rs::EUC_JP,
        encoding_rs::ISO_2022_JP,
    ] {
        let content = encoding.encode(japanese).0;
        assert_eq!(
            bytes(&content, Format::Text, None).unwrap().text(),
            japanese
        );
    }
    let russian = "Трубы города старше, чем думал совет, сообщает газета.";
    let content = encoding_rs::WINDOWS_1251.encode(russian).0;
    assert_eq!(bytes(&content, Format::Text, None).unwrap().text(), russian);
}

#[test]
fn every_kind_of_line_end() {
    let found = plain("One fell.\rTwo rose.\r\nThree\u{2029}Four.\n\n\nFive\u{85}Six.");
    assert_eq!(
        found.text(),
        "One fell.\nTwo rose.\nThree\nFour.\nFive\nSix."
    );
}

#[test]
fn what_is_no_text_is_refused_with_a_reason() {
    let message = |content: &[u8]| bytes(content, Format::Text, None).unwrap_err().to_string();
    assert!(message(b"").contains("no text"));
    assert!(message(b" \r\n\t\n").contains("no text"));
    assert!(message(b"%PDF-1.7\n...").contains("PDF"));
    assert!(message(b"PK\x03\x04\x14\0\x06").contains("office document"));
    assert!(message(b"some text\0more").contains("NUL character at byte 9"));
    assert!(message(&[7u8; 4000]).contains("control"));
    assert!(message(b"<!DOCTYPE html><html>").contains("browser"));
    let noise: Vec<u8> = (0..4000u32)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 13).to_le_bytes()[0])
        .collect();
    assert!(bytes(&noise, Format::Text, None).is_err());
    assert!(plain("RIFF-RAFF left town.").text().starts_with("RIFF"));
    assert!(matches!(
        read(std::io::repeat(b'a')),
        Err(ImportError::TooLarge)
    ));
}

#[test]
fn invisible_characters_are_kept_and_counted() {
    let text = "The \u{202E}mayor\u{202C} said\u{200B} so\u{AD}.";
    let found = plain(text);
    assert_eq!(found.text(), text);
    assert!(found.notes.iter().any(|n| n.starts_with("3 invisible")));
}

#[test]
fn time_is_linear_on_hostile_text() {
    for pattern in [
        "(",
        "[",
        "> ",
        "- ",
        "A (",
        "1.",
        "*_",
        "A, ",
        "\r",
        "`",
        "<a ",
        "漢",
        "a\n",
        "| a\n|-\n",
        "![",
        "[^",
    ] {
        let content = pattern.repeat(400_000 / pattern.len());
        for format in [Format::Text, Format::Markdown] {
            let begun = std::time::Instant::now();
            let _ = bytes(content.as_bytes(), format, None);
            let taken = begun.elapsed();
            assert!(taken.as_secs() < 3, "{pattern:?} {format:?} {taken:?}");
        }
    }
}

proptest! {
    #[test]
    fn any_bytes_are_imported_or_refused(content in proptest::collection::vec(any::<u8>(), 0..600), markdown in any::<bool>()) {
        let format = if markdown { Format::Markdown } else { Format::Text };
        if let Ok(found) = bytes(&content, format, None) {
            prop_assert!(!found.paragraphs.is_empty() && !found.title.is_empty());
            prop_assert!(found.paragraphs.iter().all(|p| !p.text.is_empty() && !p.text.contains(['\n', '\r', '\0'])));
        }
    }

    #[test]
    fn no_word_of_plain_text_is_lost(text in "([A-Za-zé0-9(),./:©>#-]{1,9}[ \t\n\r]{1,3}){1,60}") {
        if let Ok(found) = super::text(&text, Format::Text) {
            let words = |text: &str| text.split_whitespace().flat_map(str::chars).collect::<String>();
            prop_assert_eq!(words(&found.text()), words(&text));
            if let Some(dateline) = &found.dateline {
                prop_assert!(found.paragraphs[dateline.paragraph].text.starts_with(&dateline.text));
            }
        }
    }

    #[test]
    fn any_markdown_is_imported(text in "([-#>*_`|\\[\\]()!<a&;1. \n~:^]){1,200}") {
        let _ = super::text(&text, Format::Markdown);
    }
}
