//! What is found in sentences about an invented town.

use proptest::prelude::*;

use super::{Attribution, Manner, Passages, attributions};
use crate::text::{Span, sentences};

fn read(text: &str) -> Vec<Attribution> {
    let mut start = 0;
    let mut paragraphs = Vec::new();
    for line in text.split_inclusive('\n') {
        paragraphs.push(Span::new(start, start + line.len()).trimmed(text));
        start += line.len();
    }
    let cut: Vec<Vec<Span>> = paragraphs
        .iter()
        .map(|&p| sentences(text, p, "en"))
        .collect();
    attributions(&Passages {
        text,
        paragraphs: &paragraphs,
        sentences: &cut,
    })
}

fn of(text: &str, spans: &[Span]) -> String {
    spans
        .iter()
        .map(|span| span.of(text))
        .collect::<Vec<_>>()
        .join(" | ")
}

/// Every attribution as "source / cue / content".
fn lines(text: &str) -> Vec<String> {
    read(text)
        .iter()
        .map(|a| {
            format!(
                "{} / {} / {}",
                of(text, &a.source),
                of(text, &a.cue),
                of(text, &a.content)
            )
        })
        .collect()
}

#[track_caller]
fn check(text: &str, wanted: &[&str]) {
    assert_eq!(lines(text), wanted, "in {text:?}");
}

#[test]
fn indirect_speech() {
    check(
        "The mayor said that the bridge will close.",
        &["The mayor / said / that the bridge will close"],
    );
    check(
        "The bridge will close, the mayor said.",
        &["the mayor / said / The bridge will close"],
    );
    check(
        "Ana Ruiz, the mayor of Dorn, told reporters on Monday the bridge is safe.",
        &["Ana Ruiz, the mayor of Dorn, / told / the bridge is safe"],
    );
    check(
        "The plan has failed, according to officials in Dorn.",
        &["officials in Dorn / according to / The plan has failed"],
    );
    check(
        "According to a survey, most voters oppose it.",
        &[
            "a survey / According to / most voters oppose it",
            "most voters / oppose / it",
        ],
    );
}

#[test]
fn direct_and_mixed_speech() {
    check(
        "“We are broke,” she said.",
        &["she / said / “We are broke,”"],
    );
    check(
        "“We are broke,” said Ana Ruiz, the mayor.",
        &["Ana Ruiz, the mayor / said / “We are broke,”"],
    );
    check(
        "\"We are broke,\" Ruiz said. \"Nobody will pay.\"",
        &["Ruiz / said / \"We are broke,\" | \"Nobody will pay.\""],
    );
    check(
        "Ruiz called the plan “a joke.”",
        &["Ruiz / called / the plan “a joke.”"],
    );
    check(
        "“Is it safe?” Ruiz asked.",
        &["Ruiz / asked / “Is it safe?”"],
    );
}

#[test]
fn a_conjoined_verb_has_the_same_source() {
    check(
        "The mayor denied the report and said that nobody had left.",
        &[
            "The mayor / denied / the report",
            "The mayor / said / that nobody had left",
        ],
    );
    check(
        "The mayor said the port is safe, adding that ships may return.",
        &[
            "The mayor / said / the port is safe",
            "The mayor / adding / that ships may return",
        ],
    );
}

#[test]
fn passives_and_attitudes() {
    check(
        "The mayor is expected to resign.",
        &[" / is expected / The mayor | to resign"],
    );
    check(
        "The plan was criticized by farmers.",
        &["farmers / was criticized / The plan"],
    );
    check(
        "Ruiz wants to sell the mill.",
        &["Ruiz / wants / to sell the mill"],
    );
    check(
        "It was reported that the mill had burned.",
        &[" / was reported / that the mill had burned"],
    );
}

#[test]
fn quotations_hide_what_is_said_inside() {
    check(
        "“He said they think so,” Ruiz said.",
        &["Ruiz / said / “He said they think so,”"],
    );
}

#[test]
fn datelines_are_no_content() {
    check(
        "DORN, May 3 (UPI) — The mill is closed, officials said.",
        &["officials / said / The mill is closed"],
    );
}

#[test]
fn hedged_anonymous_and_second_hand() {
    let text =
        "The minister allegedly asked the mayor to resign, according to a Radio Dorn report.";
    let found = read(text);
    let asked = found
        .iter()
        .find(|a| of(text, &a.cue).contains("asked"))
        .unwrap();
    assert_eq!(asked.hedge.map(|span| span.of(text)), Some("allegedly"));
    let report = found
        .iter()
        .find(|a| of(text, &a.cue) == "according to")
        .unwrap();
    assert_eq!(report.through.map(|span| span.of(text)), Some("Radio Dorn"));
    let text = "The anonymous source cited by Radio Dorn claims that the mill was sold. Officials familiar with the sale agreed. Ana Ruiz said it was not.";
    let found = read(text);
    let claims = found.iter().find(|a| of(text, &a.cue) == "claims").unwrap();
    assert!(claims.anonymous && claims.hedge.is_some());
    assert_eq!(claims.through.map(|span| span.of(text)), Some("Radio Dorn"));
    let said = found.iter().find(|a| of(text, &a.cue) == "said").unwrap();
    assert!(!said.anonymous && said.hedge.is_none() && said.through.is_none());
    let text = "The mill was allegedly sold.";
    assert!(
        read(text)
            .iter()
            .any(|a| a.hedge.is_some() && a.manner == Manner::Report)
    );
}

#[test]
fn nested_words_come_through_the_outer_source() {
    let text = "The mayor said that Ruiz had told the council that the port would close.";
    let found = read(text);
    let inner = found
        .iter()
        .find(|a| of(text, &a.cue).contains("told"))
        .unwrap();
    assert_eq!(of(text, &inner.source), "Ruiz");
    assert_eq!(inner.through.map(|span| span.of(text)), Some("The mayor"));
}

#[test]
fn a_pronoun_is_resolved_only_where_it_is_safe() {
    let text = "Ana Ruiz said the mill is safe. She added that nobody was hurt.";
    let found = read(text);
    assert_eq!(
        found
            .last()
            .and_then(|a| a.resolved)
            .map(|guess| guess.name.of(text)),
        Some("Ana Ruiz")
    );
    let text = "Ana Ruiz said the mill is safe. Lena Okoro said it is not. She added that nobody was hurt.";
    assert_eq!(read(text).last().and_then(|a| a.resolved), None);
}

#[test]
fn headlines_light_verbs_days_and_relative_clauses() {
    check(
        "Ana Ruiz: The mill will never close again",
        &["Ana Ruiz / : / The mill will never close again"],
    );
    check(
        "Harbour Chief Says Ferry Repairs Cost Twice The Estimate",
        &["Harbour Chief / Says / Ferry Repairs Cost Twice The Estimate"],
    );
    check(
        "The mayor said Tuesday that the mill was sold.",
        &["The mayor / said Tuesday / that the mill was sold"],
    );
    check(
        "The mayor made a promise to reopen the mill.",
        &["The mayor / made a promise / to reopen the mill"],
    );
    check(
        "The mayor said the mill was sold, despite the vote.",
        &["The mayor / said / the mill was sold"],
    );
}

proptest! {
    #[test]
    fn spans_fit_whatever_the_text(text in "([A-Za-z]{1,6}|[ ,.\"“”'’—:;()é]| said | that | he | who | according to |\n){0,80}") {
        for attribution in read(&text) {
            for span in attribution.source.iter().chain(&attribution.cue).chain(&attribution.content) {
                prop_assert!(!span.of(&text).is_empty());
            }
        }
    }
}

#[test]
fn who_denies_it_does_not_say_it() {
    for (text, denied) in [
        ("Oll denied that the bridge cost 3 million.", true),
        ("Oll has denied the bridge cost 3 million.", true),
        ("Oll never said that the bridge cost 3 million.", true),
        ("Oll did not say that the bridge cost 3 million.", true),
        ("Oll didn’t say the bridge cost 3 million.", true),
        ("The council declined to confirm that 40 people left.", true),
        ("The council refused to say that 40 people left.", true),
        ("The council would not confirm that 40 people left.", true),
        (
            "Neither the mayor nor the council said that 40 people left.",
            true,
        ),
        (
            "Officials would neither confirm nor deny that 40 people left.",
            true,
        ),
        ("No official has confirmed that 40 people left.", true),
        ("Nobody said that 40 people left.", true),
        ("The mayor rejected claims that 40 people left.", true),
        ("The mayor dismissed reports that 40 people left.", true),
        ("The mayor disputed that 40 people left.", true),
        (
            "The council left without confirming that 40 people died.",
            true,
        ),
        ("Oll said that the bridge cost 3 million.", false),
        ("Oll did not deny that the bridge cost 3 million.", false),
        ("Oll never denied that the bridge cost 3 million.", false),
        ("The council refused to deny that 40 people left.", false),
        ("Oll said that the bridge did not cost 3 million.", false),
        ("The council confirmed that 40 people left.", false),
        ("The council rejected the plan, Oll said.", false),
        ("The Dorn Herald has not seen the letter, Oll said.", false),
        ("Oll said the council does not want the plan.", false),
    ] {
        let found = read(text);
        let all: Vec<bool> = found.iter().map(|one| one.denied).collect();
        assert!(!all.is_empty(), "nothing in {text:?}");
        assert!(all.contains(&denied), "in {text:?}: {found:?}");
        assert!(
            denied || all.iter().all(|one| !one),
            "in {text:?}: {found:?}"
        );
    }
}

#[test]
fn a_speaker_is_the_whole_phrase() {
    for (text, source) in [
        (
            "Sources close to the council said the debt fell.",
            "Sources close to the council",
        ),
        (
            "The ambassador to Pell said the debt fell.",
            "The ambassador to Pell",
        ),
        (
            "An aide to the mayor said the debt fell.",
            "An aide to the mayor",
        ),
        (
            "People opposed to the plan said the debt fell.",
            "People opposed to the plan",
        ),
        (
            "Officials briefed on the talks said the debt fell.",
            "Officials briefed on the talks",
        ),
        (
            "The plan presented to the council showed the debt fell.",
            "The plan presented to the council",
        ),
        (
            "The debt fell, an aide to the mayor said.",
            "an aide to the mayor",
        ),
        (
            "The debt fell, a source close to the mayor said on condition of anonymity.",
            "a source close to the mayor",
        ),
        ("Oll said €3 million was lost.", "Oll"),
        ("Oll said -3 percent was the rate.", "Oll"),
        ("Oll said (wrongly) that 3 million was lost.", "Oll"),
        (
            "The bank said – wrongly – that 3 million was lost.",
            "The bank",
        ),
        ("The bank estimates $3.5 billion was lost.", "The bank"),
        (
            "‘We cut the debt by 40 million,’ Mayor Oll said.",
            "Mayor Oll",
        ),
        (
            "'We cut the debt by 40 million,' Mayor Oll said.",
            "Mayor Oll",
        ),
        (
            "„We cut the debt by 40 million“, Mayor Oll said.",
            "Mayor Oll",
        ),
        (
            "»We cut the debt by 40 million«, said Mayor Oll.",
            "Mayor Oll",
        ),
        (
            "``We cut the debt by 40 million,'' Mayor Oll said.",
            "Mayor Oll",
        ),
        (
            "300 houses were flooded, Oll told Radio Velt’s morning show.",
            "Oll",
        ),
    ] {
        let found = read(text);
        let sources: Vec<String> = found.iter().map(|one| of(text, &one.source)).collect();
        assert_eq!(sources, [source], "in {text:?}: {found:?}");
    }
}

#[test]
fn what_is_no_content() {
    check("In closing, Oll said.", &[]);
    check(
        "In closing, Oll said, the bridge is old.",
        &["Oll / said / the bridge is old"],
    );
    check(
        "The museum, he said, holds 40 boats.",
        &["he / said / The museum | holds 40 boats"],
    );
    check(
        "The fee rose by 3 percent, Oll said last month.",
        &["Oll / said / The fee rose by 3 percent"],
    );
    check("The rate rose by 25 basis points to 5.5 percent.", &[]);
}

#[test]
fn a_quotation_over_paragraphs_has_its_speaker_in_all_of_them() {
    check(
        "“The debt fell,” Oll said. “We did it without taxes.\n“Rents fell by 4 percent.\n“Nobody is poor.”\nThe bridge is old.",
        &[
            "Oll / said / “The debt fell,” | “We did it without taxes. | “Rents fell by 4 percent. | “Nobody is poor.”",
        ],
    );
    check(
        "“The debt fell.\n“Rents fell by 4 percent,” Oll said.\n“The mill is old,” Ruiz said.",
        &[
            "Oll / said / “The debt fell. | “Rents fell by 4 percent,”",
            "Ruiz / said / “The mill is old,”",
        ],
    );
}

#[test]
fn labels_name_speakers() {
    check(
        "Marta Oll: The debt has fallen. Crime is down.\nMR. ROE: It has not.\nDr. Ana Reyes (Greens): We spent 3 million.",
        &[
            "Marta Oll / : / The debt has fallen. Crime is down.",
            "MR. ROE / : / It has not.",
            "Dr. Ana Reyes (Greens) / : / We spent 3 million.",
        ],
    );
    check(
        "[Ana Ruiz] The debt has fallen.\n[MR. ROE]: It has not.\n[Laughter]\n[Inaudible] The debt rose.\n[Update 3] It rose.",
        &[
            "Ana Ruiz / ] / The debt has fallen.",
            "MR. ROE / : / It has not.",
        ],
    );
    check(
        "Q: How much was spent?\nA: We spent 3 million.\nQ: The debt rose in 2019, did it?\nA: It did not.",
        &[
            "Q / : / How much was spent?",
            "A / : / We spent 3 million.",
            "Q / : / The debt rose in 2019, did it?",
            "A / : / It did not.",
        ],
    );
    check("A: We spent 3 million.\nB: They spent 4 million.", &[]);
    check(
        "The talk.\nOll, Dorn Herald: “The debt fell.”\nNote: The debt rose.\nFact Check: Did it fall?\nQ: What fell?",
        &["Oll, Dorn Herald / : / “The debt fell.”"],
    );
    check(
        "The Latest: The debt fell by 4 percent.\nThe Gap Goes On: The debt fell.\n“The mill is ours.” — Ana Ruiz\nSaid Oll: “The debt fell.”",
        &[
            "Ana Ruiz / — / “The mill is ours.”",
            "Oll / Said / “The debt fell.”",
        ],
    );
}
