use super::*;
use proptest::prelude::*;

/// Checks that the sentences, put together with spaces, are cut apart again.
fn check(want: &[&str]) {
    let text = want.join(" ");
    let found = sentences(&text, Span::whole(&text), "en");
    let got: Vec<&str> = found.iter().map(|span| span.of(&text)).collect();
    assert_eq!(got, want);
}

#[test]
fn offsets_are_those_of_the_whole_text() {
    let text = "Title\nOne fell. Two rose.";
    let found = sentences(text, Span::new(6, text.len()), "en");
    let words: Vec<&str> = found.iter().map(|span| span.of(text)).collect();
    assert_eq!(words, ["One fell.", "Two rose."]);
}

#[test]
fn datelines_titles_and_places() {
    check(&[
        "OVERTON, Mo. (AP) — The mayor of Overton resigned.",
        "He left at noon.",
    ]);
    check(&[
        "OVERTON, Jan. 5 (Reuters) - The U.S. Senate voted 51-49.",
        "Sen. Ann Doe (D-N.Y.) voted no.",
        "Sen. Bob Roe voted yes.",
    ]);
    check(&[
        "He works for Acme Inc. in Overton, Calif.",
        "The firm closed in Dec.",
        "It reopened in Jan. 2020.",
    ]);
    check(&[
        "He was Maj. Gen. of the army.",
        "Lt. Col. Roe spoke.",
        "Adm. Poe did not.",
    ]);
    check(&[
        "The team signed John Smith Jr. and Al Roe Sr.",
        "The deal closed.",
    ]);
    check(&["George W. Bush met J. K. Poe.", "He smiled."]);
}

#[test]
fn abbreviations_that_end_a_sentence_and_those_that_do_not() {
    check(&[
        "U.N. Secretary-General Poe spoke to the U.N.",
        "Nobody listened.",
    ]);
    check(&[
        "He moved to the U.S.",
        "In 2010, he moved back to the U.S. mainland.",
    ]);
    check(&["He works for Acme Inc.", "“You'd think so,” he said."]);
    check(&["Mr. Roe works with Poe & Co.", "Mr. Poe does not."]);
    check(&[
        "Prices rose 5 percent vs. 4 percent in Sept.",
        "Analysts cheered.",
    ]);
    check(&[
        "The bill passed by approx. 300 votes.",
        "It weighed 40 lbs. and cost $5.",
    ]);
    check(&[
        "See Figs. 3 and 4.",
        "It was No. 1 in the U.K.",
        "It fell to No. 2 a week later.",
    ]);
    check(&[
        "It was signed at 10 a.m. Tuesday by Gov. Lee.",
        "It ends at 6 p.m.",
        "Nobody came.",
    ]);
    check(&["Many tools exist (e.g. The Roe Index).", "Few are used."]);
}

#[test]
fn quotations() {
    check(&[
        "\"We lost the house.",
        "We lost the barn,\" said J. P. Morley.",
        "\"It is gone.\"",
    ]);
    check(&[
        "“The U.S. is strong.",
        "The E.U. is not,” he said.",
        "“Mr. Roe knows.”",
    ]);
    check(&[
        "\"Did he quit?\" asked Ms. Poe.",
        "\"No!\" shouted the crowd.",
        "It was over.",
    ]);
    check(&["\"Is it true?\" Bob asked.", "\"Yes.\"", "He left."]);
    check(&[
        "He said it was “a lie”.",
        "The mayor denied it.",
        "He asked, \"Who are you?\" and left.",
    ]);
    check(&[
        "He was “always violent.” [21]",
        "The most violent was Roe. [22]",
        "He left.",
    ]);
}

#[test]
fn brackets_omissions_and_exclaimed_names() {
    check(&[
        "It was late.",
        "(He had overslept.)",
        "She waited (as ever).",
    ]);
    check(&[
        "He teaches (he once built roads. It paid well.) at a school.",
        "He likes it.",
    ]);
    check(&["Back surgeries for all! [...]", "What can we do?"]);
    check(&["Wait ... I know him.", "He is the one...", "Then he left."]);
    check(&[
        "It was weakened.",
        ". . . The habit stayed.",
        "The company, Yahoo!, was sold.",
    ]);
    check(&[
        "Jeopardy! host Roe died.",
        "iPhone sales rose.",
        "eBay sales fell.",
    ]);
}

#[test]
fn inline_lists() {
    check(&[
        "1. The first item",
        "2. The second item.",
        "It is long.",
        "3. The third",
    ]);
    check(&["a. The first item", "b. The second item", "c. The third"]);
    check(&["⁃9. The first item", "⁃10. The second item"]);
    check(&["1. He was born on May 2.", "The year was cold."]);
    check(&["A. Roe met B. Poe and C. Doe."]);
}

#[test]
fn every_language_segments() {
    for (language, text, want) in [
        ("de", "Am 3. Mai kam er. Er ging.", 2),
        ("es", "¿Qué dijo? No lo sé.", 2),
        ("ja", "彼は来た。彼女は去った。", 2),
        ("hi", "वह आया। वह गया।", 2),
        ("xx", "One fell. Two rose.", 2),
    ] {
        assert_eq!(
            sentences(text, Span::whole(text), language).len(),
            want,
            "{language}"
        );
    }
}

#[test]
fn a_paragraph_longer_than_a_piece_is_cut_as_if_it_were_not() {
    let one = "The mayor of Overton said the bridge was closed. ";
    let text = one.repeat(1000);
    let found = sentences(&text, Span::whole(&text), "en");
    assert_eq!(found.len(), 1000);
    assert!(found.iter().all(|span| span.of(&text) == one.trim()));
}

proptest! {
    #[test]
    fn sentences_lose_no_word(text in "(\\PC{0,40}|[A-Za-z0-9.!?\"'“”() \\n]{0,60}|1\\. [A-Z] 2\\. ){0,4}") {
        let found = sentences(&text, Span::whole(&text), "en");
        let mut at = 0;
        for span in &found {
            prop_assert!(!span.is_empty() && span.start >= at);
            prop_assert!(Span::checked(&text, span.start, span.end).is_some());
            prop_assert!(text.get(at..span.start).unwrap().trim().is_empty());
            at = span.end;
        }
        prop_assert!(text.get(at..).unwrap().trim().is_empty());
    }
}
