//! Import as a whole: made-up articles, hostile bytes, and properties.

use super::*;
use proptest::prelude::*;

fn plain(text: &str) -> Imported {
    bytes(
        text.as_bytes(),
        Path::new("story_one.txt"),
        &How::plain(Format::Text),
    )
    .unwrap()
}

fn read_bytes(content: &[u8], format: Format) -> Result<Imported, ImportError> {
    bytes(content, Path::new(""), &How::plain(format))
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
    let found = read_bytes(source.as_bytes(), Format::Markdown).unwrap();
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
            (Body, "x"),
        ]
    );
    assert_eq!(found.title, "Pipes among the oldest");
    assert_eq!(found.byline.as_deref(), Some("Ida Brandt"));
    assert_eq!(found.published.unwrap().to_string(), "2025-05-14");
}

#[test]
fn markdown_front_matter_and_marks() {
    let of = |source: &str| read_bytes(source.as_bytes(), Format::Markdown).unwrap();
    for (front, byline) in [
        (
            "title: Pool\nauthors:\n  - Ida Brandt\n  - Ola Finn\ndate: 2024-01-31",
            "Ida Brandt, Ola Finn",
        ),
        (
            "author: [Ida Brandt, \"Ola Finn\"]\ndate: 2024-01-31\ntitle: Pool",
            "Ida Brandt, Ola Finn",
        ),
        (
            "weight: 12\nfeatured: true\nseries:\n- water\n- towns\nauthor: Ida Brandt\ndate: 2024-01-31T10:00:00Z\ntitle: Pool",
            "Ida Brandt",
        ),
    ] {
        let found = of(&format!(
            "---\n{front}\n---\n\nThe pool cost 48 million, she said.\n\nThe council said no.\n"
        ));
        assert_eq!(found.byline.as_deref(), Some(byline), "{front}");
        assert_eq!(
            found.published.unwrap().to_string(),
            "2024-01-31",
            "{front}"
        );
        assert_eq!(found.title, "Pool");
        let body = found
            .paragraphs
            .iter()
            .filter(|p| p.role == Role::Body)
            .count();
        assert_eq!(body, 2, "{front}");
    }
    for (source, want) in [
        (
            "<p>It cost <b>48 million</b>, she said.</p>\n\n<!-- note -->",
            "It cost 48 million, she said.",
        ),
        (
            "The count is ~~12~~ 14 percent.",
            "The count is 14 percent.",
        ),
        ("~~No.~~ It is 14.", "It is 14."),
        (
            "1984. It was a bad year for wine.",
            "1984. It was a bad year for wine.",
        ),
        ("市长表示，失业率\n降至4.1%。", "市长表示，失业率降至4.1%。"),
        ("The count\nis 14 percent.", "The count is 14 percent."),
        ("One<br>two", "One\ntwo"),
    ] {
        let found = of(&format!("# H\n\n{source}\n"));
        assert_eq!(found.text(), format!("H\n{want}"), "{source}");
    }
}

#[test]
fn headlines_dates_and_furniture_of_releases_pages_and_mails() {
    let release = "FOR IMMEDIATE RELEASE\n\nContact: Ola Finn\nPhone: +47 555 0100\nE-mail: press@finn.example\n\nFINN ENERGY SHUTS POOL HEATING PLANT\n\nBRACK, Norway, Jan. 31, 2024 (GLOBE NEWSWIRE) -- Finn Energy AS today said that it had shut the plant in Brack, which lost 3 million crowns in 2023.\n\n\"We had no choice,\" said Una Beck, its chief.\n\nAbout Finn Energy\n\nFinn Energy is the largest maker of heat in the region, with 1,200 employees in 14 countries and sales of 4.5 billion crowns.\n\nForward-Looking Statements\n\nResults may differ by 100 percent from what is said here, which is meant within the law on shares of 1933.\n\n# # #\n";
    let page = "Skip to main content\nHome > News > Brack\nPool to close, council says\nBy Ida Brandt\nPublished 31/01/2024 14:05 GMT\nUpdated 1 February 2024\nShare\nCopy link\n4 min read\nThe pool on Mill Lane is to close in June, the council of Brack said on Thursday evening after a long debate.\nImage source, Post\nImage caption, The pool in 2019\nAdvertisement\nNobody voted against. It says that the pool cost 31 million.\nRelated topics\nBrack\nPools\nMore on this story\nFares to rise 12 percent in May\nCookie policy\n© 2024 The Brack Post. The Post is not responsible for other sites.\n";
    let mail = "From: Ola Finn <ola@finn.example>\nTo: desk@post.example\nDate: Wed, 31 Jan 2024 10:00:00 +0100\nSubject: Fwd: Pool to close, council says\n\nThe pool on Mill Lane is to close in June, the council of Brack said on Thursday evening after a long debate.\n\nNobody voted against. It says that the pool cost 31 million.\n";
    use Role::{Body, Caption, Furniture, Headline};
    for (text, title, kept) in [
        (
            release,
            "FINN ENERGY SHUTS POOL HEATING PLANT",
            vec![
                (Headline, "FINN ENERGY"),
                (Body, "BRACK, Norway"),
                (Body, "\"We had"),
            ],
        ),
        (
            page,
            "Pool to close, council says",
            vec![
                (Headline, "Pool to close"),
                (Body, "The pool on"),
                (Caption, "Image caption"),
                (Body, "Nobody voted"),
            ],
        ),
        (
            mail,
            "Pool to close, council says",
            vec![(Body, "The pool on"), (Body, "Nobody voted")],
        ),
    ] {
        let found = plain(text);
        assert_eq!(found.title, title);
        assert_eq!(
            found.published.map(|day| day.to_string()).as_deref(),
            Some("2024-01-31"),
            "{title}"
        );
        let rest: Vec<_> = found
            .paragraphs
            .iter()
            .filter(|p| p.role != Furniture)
            .collect();
        assert_eq!(rest.len(), kept.len(), "{rest:#?}");
        for (found, (role, start)) in rest.iter().zip(&kept) {
            assert!(
                found.role == *role && found.text.starts_with(start),
                "{found:?}"
            );
        }
    }
    let talk = plain(
        "MODERATOR: How large is the debt?\n\nMS. FINN: It was 46 million at the end of 2023, which is 6 million more.\n\nMODERATOR: Since when?\n",
    );
    assert!(talk.paragraphs.iter().all(|p| p.role == Body), "{talk:?}");
    let changed = plain(
        "Pool to close\n\nBy IDA BRANDT\nUpdated 2:05 PM GMT, January 31, 2024\n\nBRACK (AP) — The pool on Mill Lane is to close in June, the council of Brack said on Thursday.\n\nNobody voted against.\n",
    );
    assert_eq!(
        changed.published.map(|day| day.to_string()).as_deref(),
        Some("2024-01-31")
    );
    let live = plain(
        "Flood in Brack: live updates\n\n10:45 GMT\nThree boats are adrift, the harbour master says.\n\n2h ago\nPolice have closed 14 roads.\n",
    );
    assert_eq!(roles(&live), [Headline, Furniture, Body, Furniture, Body]);
    let talk = plain(
        "Talk with the auditor\n\nQ: How large is the debt of the town?\n\nA: It was 46 million at the end of 2023, which is 6 million more than in 2020.\n",
    );
    assert_eq!(roles(&talk), [Headline, Body, Body]);
    assert_eq!(talk.dateline, None);
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
            read_bytes(&content, Format::Text).unwrap().text(),
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
        assert_eq!(read_bytes(&content, Format::Text).unwrap().text(), japanese);
    }
    let russian = "Трубы города старше, чем думал совет, сообщает газета.";
    let content = encoding_rs::WINDOWS_1251.encode(russian).0;
    assert_eq!(read_bytes(&content, Format::Text).unwrap().text(), russian);
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
fn what_is_pasted_is_read_as_what_it_is() {
    let how = How {
        format: None,
        view: View::Final,
        confined: None,
    };
    let read = pasted("The bridge opened in May.", &how).unwrap();
    assert_eq!(read.text(), "The bridge opened in May.");
    // Source is for a confined process, and there is none.
    let source = "<article><p>The bridge opened in May.</p></article>";
    let refused = pasted(source, &how).unwrap_err();
    assert!(matches!(refused, ImportError::NoReader(_)), "{refused}");
}

#[test]
fn what_is_no_text_is_refused_with_a_reason() {
    let message = |content: &[u8]| read_bytes(content, Format::Text).unwrap_err().to_string();
    assert!(message(b"").contains("no text"));
    assert!(message(b" \r\n\t\n").contains("no text"));
    assert!(message(b"PK\x03\x04\x14\0\x06").contains("office document"));
    assert!(message(b"some text\0more").contains("NUL character at byte 9"));
    assert!(message(&[7u8; 4000]).contains("control"));
    assert!(message(b"<!DOCTYPE html><html>").contains("a web page"));
    let noise: Vec<u8> = (0..4000u32)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 13).to_le_bytes()[0])
        .collect();
    assert!(read_bytes(&noise, Format::Text).is_err());
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
    assert!(found.notes.iter().any(|n| n.starts_with("4 invisible")));
}

#[test]
fn content_credentials_are_told_and_taken_out() {
    let manifest: String = (0..64)
        .map(|n| char::from_u32(0xE0100 + n * 3).unwrap())
        .collect();
    for (text, kept) in [
        (
            format!("The mayor left.\u{FEFF}{manifest}"),
            "The mayor left.",
        ),
        (
            format!("\u{FEFF}{manifest}The mayor left."),
            "The mayor left.",
        ),
        (
            format!("The mayor\u{FEFF}{manifest} left."),
            "The mayor left.",
        ),
        (format!("The mayor{manifest} left."), "The mayor left."),
    ] {
        for found in [
            plain(&text),
            read_bytes(text.as_bytes(), Format::Text).unwrap(),
        ] {
            assert_eq!(found.text(), kept);
            assert!(
                found
                    .notes
                    .iter()
                    .any(|n| n.contains("Content Credentials")),
                "{:?}",
                found.notes
            );
        }
    }
    let chosen = plain("It is up ✔\u{FE0F} and 葛\u{E0100}城 too.");
    assert!(chosen.text().contains("✔\u{FE0F}") && chosen.text().contains("葛\u{E0100}"));
    assert!(
        chosen
            .notes
            .iter()
            .all(|n| !n.contains("Content Credentials"))
    );
}

#[test]
fn text_that_is_almost_all_utf_8_is_utf_8() {
    for (content, want) in [
        (&b"\xe2\x80\x9cWe\xe2\x80\x99ve spent \xc2\xa33.5 million,\xe2\x80\x9d she said.\nIt isn\x92t over.\n"[..],
            "“We’ve spent £3.5 million,” she said.\nIt isn\u{FFFD}t over."),
        (b"Caf\xc3\xa9s in Orl\xc3\xa9ans cost \xe2\x82\xac3, not \x80 4.", "Cafés in Orléans cost €3, not \u{FFFD} 4."),
        (b"L\xe2\x80\x99\xc3\xa9t\xc3\xa9 d\xe2\x80\x99Orra \xe2\x80", "L’été d’Orra \u{FFFD}"),
        (b"\xd0\x9c\xd1\x8d\xd1\x80 \xd0\xb7\xd0\xb0\xff\xd0\xb2\xd0\xb8\xd0\xbb.", "Мэр за\u{FFFD}вил."),
    ] {
        let found = read_bytes(content, Format::Text).unwrap();
        assert_eq!(found.text(), want);
        assert!(found.notes.iter().any(|n| n.starts_with("1 character could not be read and stands")), "{:?}", found.notes);
    }
}

/// Seconds that this thread has worked: a busy machine does not count.
fn processor_seconds() -> i64 {
    rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime).tv_sec
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
            let begun = processor_seconds();
            let _ = read_bytes(content.as_bytes(), format);
            let taken = processor_seconds() - begun;
            assert!(taken < 3, "{pattern:?} {format:?} {taken}");
        }
    }
}

proptest! {
    #[test]
    fn any_bytes_are_imported_or_refused(content in proptest::collection::vec(any::<u8>(), 0..600), markdown in any::<bool>()) {
        let format = if markdown { Format::Markdown } else { Format::Text };
        if let Ok(found) = read_bytes(&content, format) {
            prop_assert!(!found.paragraphs.is_empty() && !found.title.is_empty());
            prop_assert!(found.paragraphs.iter().all(|p| !p.text.is_empty() && !p.text.contains(['\n', '\r', '\0'])));
        }
    }

    #[test]
    fn no_word_of_plain_text_is_lost(text in "([A-Za-zé0-9(),./:©>#-]{1,9}[ \t\n\r]{1,3}){1,60}") {
        if let Ok(found) = super::text(&text, Format::Text) {
            // Quoting marks and the hyphens of divided words are left out.
            let words = |text: &str| text.replace(|c: char| c.is_whitespace() || matches!(c, '>' | '-'), "");
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

#[test]
fn what_a_speaker_says_is_said_by_him() {
    let interview = "# The ferry\n\n**Ada Oll** The ferry sank in 1998 with 40 people on board.\n\n**Bo Ren:** Did it?\n\n**Ada Oll** The mayor said the council paid 4.5 million crowns for it.\n";
    let imported = super::text(interview, Format::Markdown).unwrap();
    let speakers: Vec<&str> = imported
        .paragraphs
        .iter()
        .map(|one| one.speaker.as_str())
        .collect();
    assert_eq!(speakers, ["", "Ada Oll", "Bo Ren", "Ada Oll"]);
    let found = suggestions(&draft(&imported), None, "en", None).kept;
    let by: Vec<(&str, &str)> = found
        .iter()
        .filter_map(|one| one.attribution.as_ref())
        .map(|by| (by.source.as_str(), by.through.as_str()))
        .collect();
    assert!(by.contains(&("Ada Oll", "")), "{by:?}");
    assert!(by.contains(&("The mayor", "Ada Oll")), "{by:?}");
}
