use super::*;
use crate::extract::attribution::{Passages, attributions};

fn found(text: &str) -> Vec<(PartKind, &str)> {
    let whole = [Span::whole(text)];
    let said = attributions(&Passages {
        text,
        paragraphs: &whole,
        sentences: &[],
    });
    parts(text, Span::whole(text), &said)
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
            (PartKind::Attribution, "Ilse Varga told"),
            (
                PartKind::Content,
                "the count includes crew, and that passengers have fallen by a tenth"
            ),
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
    let parts = parts(text, whole[0], &said);
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
    assert_eq!(standing("The council said"), Some(false));
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
    let all = parts(text, Span::whole(text), &said);
    assert!(all.iter().all(|part| part.stands), "{all:?}");
    assert_eq!(all.len(), 2, "{all:?}");
}

#[test]
fn one_statement_is_not_taken_apart() {
    assert!(found("The town sold the old mill and the land around it.").is_empty());
}
