use super::*;
use crate::extract::attribution::{Passages, attributions};
use crate::extract::words::WordList;

/// The parts of a text of one sentence.
fn parts_of(text: &str, said: &[Attribution]) -> Vec<Part> {
    let list = WordList::of(text, Span::whole(text));
    parts(text, Span::whole(text), list.all(), said)
}

fn found(text: &str) -> Vec<(PartKind, &str)> {
    let whole = [Span::whole(text)];
    let said = attributions(&Passages {
        text,
        paragraphs: &whole,
        sentences: &[],
    });
    parts_of(text, &said)
        .iter()
        .map(|part| (part.kind, part.span.of(text)))
        .collect()
}

#[test]
fn that_it_was_said_is_apart_from_what_was_said() {
    assert_eq!(
        found("Radio Dorn reported the bridge has been closed since May."),
        [
            (PartKind::Attribution, "Radio Dorn reported"),
            (PartKind::Content, "the bridge has been closed since May"),
        ]
    );
}

#[test]
fn conjunctions_and_relative_clauses_are_taken_apart() {
    assert_eq!(
        found(
            "The town sold the mill, which opened in 1911, and the council raised taxes by 4 percent."
        ),
        [
            (
                PartKind::Clause,
                "The town sold the mill, which opened in 1911"
            ),
            (PartKind::Relative, "which opened in 1911"),
            (PartKind::Clause, "the council raised taxes by 4 percent"),
        ]
    );
}

#[test]
fn what_was_said_is_taken_apart_at_its_own_joints() {
    assert_eq!(
        found(
            "Ilse Varga told residents that the count includes crew, and that passengers have fallen by a tenth."
        ),
        [
            (PartKind::Attribution, "Ilse Varga told residents"),
            (PartKind::Content, "the count includes crew"),
            (PartKind::Content, "passengers have fallen by a tenth"),
        ]
    );
}

#[test]
fn a_fragment_does_not_stand_alone() {
    let text = "The council said on Tuesday it decides in May whether to buy a second large boat.";
    let whole = [Span::whole(text)];
    let said = attributions(&Passages {
        text,
        paragraphs: &whole,
        sentences: &[],
    });
    let parts = parts_of(text, &said);
    let standing = |words: &str| {
        let part = parts.iter().find(|part| part.span.of(text) == words);
        part.map(|part| part.stands)
    };
    assert_eq!(
        standing("it decides in May whether to buy a second large boat"),
        Some(true),
        "{parts:?}"
    );
    assert_ne!(standing("whether to buy a second large boat"), Some(true));
    assert_eq!(standing("The council said on Tuesday"), Some(false));
}

#[test]
fn and_inside_a_phrase_is_no_joint() {
    assert_eq!(
        found("The ferry between Arren and Holm carried 412,000 people, the board said."),
        [
            (
                PartKind::Content,
                "The ferry between Arren and Holm carried 412,000 people"
            ),
            (PartKind::Attribution, "the board said"),
        ]
    );
    let text = "An inspection in January found rust in two of her doors, but the board has not published it.";
    let said = attributions(&Passages {
        text,
        paragraphs: &[Span::whole(text)],
        sentences: &[],
    });
    let all = parts_of(text, &said);
    assert!(all.iter().all(|part| part.stands), "{all:?}");
    assert_eq!(all.len(), 2, "{all:?}");
}

#[test]
fn one_statement_is_not_taken_apart() {
    assert!(found("The town sold the old mill and the land around it.").is_empty());
}

/// The statements of the parts: their own words, or those that stand on their own.
fn stated(text: &str) -> Vec<String> {
    let whole = [Span::whole(text)];
    let said = attributions(&Passages {
        text,
        paragraphs: &whole,
        sentences: &[],
    });
    let parts = parts_of(text, &said).into_iter();
    parts
        .map(|part| {
            let words = part.span.of(text).to_owned();
            part.statement.unwrap_or(words)
        })
        .collect()
}

#[test]
fn a_part_stands_on_its_own() {
    for (text, wanted) in [
        (
            "The firm closed the line from Pell, which opened in 1911, and cut 300 jobs.",
            &[
                "The firm closed the line from Pell",
                "The line from Pell opened in 1911",
                "The firm cut 300 jobs",
            ][..],
        ),
        (
            "The mill was rebuilt in 1913 and sold in 1920 to the council.",
            &[
                "The mill was rebuilt in 1913",
                "The mill was sold in 1920 to the council",
            ],
        ),
        (
            "The bill was passed in May and took effect in June 2019.",
            &[
                "The bill was passed in May",
                "The bill took effect in June 2019",
            ],
        ),
        (
            "The board has closed two mills and opened three schools since 2019.",
            &[
                "The board has closed two mills",
                "The board has opened three schools since 2019",
            ],
        ),
        (
            "Oll praised Ana Ruiz, who led the council for 12 years, and opened the bridge in 2019.",
            &[
                "Oll praised Ana Ruiz",
                "Ana Ruiz led the council for 12 years",
                "Oll opened the bridge in 2019",
            ],
        ),
        (
            "According to a report by Radio Dorn on Tuesday, the bridge has been closed since May.",
            &[
                "According to a report by Radio Dorn on Tuesday",
                "the bridge has been closed since May",
            ],
        ),
        (
            "Economists estimated that the crossing supports 300 jobs and brings in 27 million crowns.",
            &[
                "Economists estimated",
                "the crossing supports 300 jobs",
                "The crossing brings in 27 million crowns",
            ],
        ),
        (
            "The ferry carried 412,000 people in 2019, the board said on Tuesday, days before the council decides on it.",
            &[
                "The ferry carried 412,000 people in 2019",
                "the board said on Tuesday",
            ],
        ),
        // Of whom two words could speak, neither is said to have done it.
        (
            "A person familiar with the survey, who asked not to be named in 2019, said the boat is old.",
            &["A person familiar with the survey said", "the boat is old"],
        ),
        // An object relative, and an antecedent that is none, make no statement.
        ("The town kept the mill, which the firm sold in 1920.", &[]),
        ("The town built and sold 40 boats in 2019.", &[]),
    ] {
        assert_eq!(stated(text), wanted, "in {text:?}");
    }
}

#[test]
fn a_label_says_that_somebody_said_it() {
    assert!(
        stated("Marta Oll: The town sold the mill in 1911.")
            .contains(&"Marta Oll said this".to_owned())
    );
}
