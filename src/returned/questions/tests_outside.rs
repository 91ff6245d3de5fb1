//! Words in a form that stand in none of its fields.

use super::tests::{filled_in, form, in_word, returned, says, tick};
use crate::export::{Format, Language, Order};

/// The document with something put in behind the first occurrence of a mark.
fn behind(document: &[u8], mark: &str, words: &str) -> Vec<u8> {
    in_word(document, |text| {
        assert!(text.contains(mark), "{mark}: {text}");
        text.replacen(mark, &format!("{mark}{words}"), 1)
    })
}

fn paragraph(words: &str) -> String {
    format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>")
}

/// The document as forms were before they said which words are their own.
fn without_prints(document: &[u8]) -> Vec<u8> {
    in_word(document, |text| {
        let (before, from) = text.split_once(":is:").unwrap();
        let (_, rest) = from.split_once('<').unwrap();
        format!("{before}:is<{rest}")
    })
}

#[test]
fn what_is_written_outside_the_fields_of_a_document_is_told() {
    let session = super::tests::session();
    for language in [Language::English, Language::Arabic] {
        let order = Order {
            language,
            introduction: "We met at the quay.\n\nThen you said more.".to_owned(),
            reply: true,
            ..Order::of(Format::Questions)
        };
        let document = form(&session, order);
        let end = in_word(&document, |text| {
            text.replacen(
                "<w:sectPr",
                &format!("{}<w:sectPr", paragraph("PS: my lawyer will call")),
                1,
            )
        });
        let between = behind(&document, "</w:tbl>", &paragraph("The pier is wrong"));
        let above = behind(&document, "<w:body>", &paragraph("Dear all,"));
        let in_letter = behind(&document, "We met at the quay.", " We did not!");
        let row = "<w:tr><w:tc><w:p/></w:tc><w:tc><w:p><w:r><w:t>It was 1912</w:t></w:r></w:p></w:tc></w:tr>";
        let row = behind(&document, "</w:tr>", row);
        for (content, words) in [
            (&end, "PS: my lawyer will call"),
            (&between, "The pier is wrong"),
            (&above, "Dear all,"),
            (
                &in_letter,
                "We met at the quay. We did not! Then you said more.",
            ),
            (&row, "It was 1912"),
        ] {
            let found = returned(&session, content);
            let told = format!("written outside the fields: “{words}”");
            assert_eq!((says(&found), &found.unplaced), (Vec::new(), &vec![told]));
        }
        // A form that went out before it said which words are its own.
        for (content, words) in [
            (&end, Some("PS: my lawyer will call")),
            (&between, Some("The pier is wrong")),
            (&above, None),
        ] {
            let found = returned(&session, &without_prints(content));
            let told = words.map(|words| format!("written outside the fields: “{words}”"));
            let unsure = "the form does not say any more which words around the questions are its own: see there whether somebody wrote something";
            let all: Vec<String> = told.into_iter().chain([unsure.to_owned()]).collect();
            assert_eq!((says(&found), &found.unplaced), (Vec::new(), &all));
        }
    }
}

#[test]
fn the_words_of_a_claim_that_somebody_corrected_are_told_though_no_box_is_ticked() {
    let session = super::tests::session();
    let document = form(&session, Order::of(Format::Questions));
    let other = in_word(&document, |text| {
        text.replace("opened in 1911", "opened in 1912")
    });
    let tracked = in_word(&document, |text| {
        let words = "The pier at Calder Bay opened in 1911.</w:t></w:r>";
        let more = "<w:ins w:id=\"9\" w:author=\"T\"><w:r><w:t> Never</w:t></w:r></w:ins>";
        assert!(text.contains(words));
        text.replacen(words, &format!("{words}{more}"), 1)
    });
    for (content, words) in [
        (&other, "The pier at Calder Bay opened in 1912."),
        (&tracked, "The pier at Calder Bay opened in 1911. Never"),
    ] {
        let told = format!("F1: in the form the words themselves were changed, to “{words}”");
        let found = returned(&session, content);
        assert_eq!((says(&found), &found.unplaced), (Vec::new(), &vec![told]));
        // And where the fields were lost.
        let bare = in_word(content, |text| super::tests::without_fields(&text));
        let found = returned(&session, &bare);
        let told = format!(
            "F1 (“{words}”) is no claim of the session as it reads now; it was not answered"
        );
        assert_eq!((says(&found), &found.unplaced), (Vec::new(), &vec![told]));
    }
    // Beside a box, and in the cell that says what is asked.
    let line = in_word(&document, |text| {
        text.replacen(
            "> No, something is wrong<",
            "> No, something is wrong: the date<",
            1,
        )
    });
    let told = "F1: beside the boxes stands “☐ No, something is wrong: the date”";
    assert_eq!(returned(&session, &line).unplaced, [told]);
    let label = in_word(&filled_in(&document), |text| {
        text.replacen(">Correct as it stands?<", ">Correct as it stands? No!<", 1)
    });
    let found = returned(&session, &label);
    assert_eq!(says(&found).len(), 2);
    assert_eq!(
        found.unplaced,
        ["written outside the fields: “Correct as it stands? No!”"]
    );
}

#[test]
fn what_is_written_into_a_page_is_told() {
    let session = super::tests::session();
    let page = String::from_utf8(form(&session, Order::of(Format::QuestionsPage))).unwrap();
    for (mark, words, told) in [
        (
            "</fieldset>",
            "</fieldset><p>PS: my <b>lawyer</b></p>",
            "PS: my lawyer",
        ),
        ("Thank you.", "Thank you. Never!", "Thank you. Never!"),
        ("</body>", "See my letter</body>", "See my letter"),
    ] {
        assert!(page.contains(mark), "{mark}: {page}");
        let found = returned(&session, page.replacen(mark, words, 1).as_bytes());
        let told = format!("written outside the fields: “{told}”");
        assert_eq!((says(&found), &found.unplaced), (Vec::new(), &vec![told]));
    }
    let found = returned(
        &session,
        page.replace("opened in 1911", "opened in 1912").as_bytes(),
    );
    assert_eq!(
        found.unplaced,
        [
            "F1: in the form the words themselves were changed, to “The pier at Calder Bay opened in 1912.”"
        ]
    );
}

#[test]
fn much_that_is_written_outside_is_counted() {
    let session = super::tests::session();
    let document = form(&session, Order::of(Format::Questions));
    let many = behind(&document, "</w:tbl>", &paragraph("No").repeat(50_000));
    let many = in_word(&many, |text| tick(&text, "pier", "yes"));
    let found = returned(&session, &many);
    assert_eq!(says(&found), ["Port authority on F1: correct as it stands"]);
    assert_eq!(found.unplaced.len(), 201);
    assert_eq!(
        found.unplaced.last().map(String::as_str),
        Some("49800 paragraphs more outside the fields")
    );
}
