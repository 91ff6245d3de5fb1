//! What becomes of words from one draft to the next.

use proptest::prelude::*;

use super::*;
use crate::text::sentences;

/// A text's sentences, paragraph by paragraph.
fn cut(text: &str) -> Vec<Span> {
    let mut at = 0;
    let mut found = Vec::new();
    for line in text.split('\n') {
        found.extend(sentences(text, Span::new(at, at + line.len()), "en"));
        at += line.len() + 1;
    }
    found
}

/// What becomes of the first place of some words.
fn followed(old: &str, new: &str, words: &str) -> Followed {
    let at = old.find(words).unwrap();
    let span = Span::new(at, at + words.len());
    let alignment = Alignment::new(old, &cut(old), new, &cut(new));
    alignment.follow(old, new, &[span]).remove(0)
}

/// The same, in words.
fn said(old: &str, new: &str, words: &str) -> String {
    match followed(old, new, words) {
        Followed::Same { to, moved, around } => {
            let moved = if moved { "moved" } else { "same" };
            let around = if around { ", around" } else { "" };
            format!("{moved}{around}: {}", to.of(new))
        }
        Followed::Changed { to, .. } => format!("changed: {}", to.of(new)),
        Followed::Several(places) => {
            let places: Vec<&str> = places.iter().map(|place| place.of(new)).collect();
            format!("several: {}", places.join(" / "))
        }
        Followed::Gone => "gone".to_owned(),
    }
}

const OLD: &str = "\
Nearly 40 per cent of the water pumped into Port Ellery is lost before it reaches a tap, the utility told the council.
Repairs would cost 212 million crowns over eight years, said Tomas Vell, who leads the utility, and two thirds of the sum \
has already been promised by the regional fund.
The network was laid between 1911 and 1926 and serves 61,000 households.
“We have not raised rates in nine years,” he said.
The council will vote on 2 June. It has nine members.";

#[test]
fn a_draft_with_its_changes_is_followed_claim_by_claim() {
    let new = "\
Between 26 and 30 per cent of the water pumped into Port Ellery is lost before it reaches a tap, the utility told the council.
Repairs would cost 221 million crowns over eight years, said Tomas Vell, who leads the utility.
It has nine members. The network was laid between 1911 and 1926 and serves 61,000 households.
Critics say the survey skipped two districts; the utility denies it.
The council will vote on 2 June.";
    let check =
        |words: &str, expected: &str| assert_eq!(said(OLD, new, words), expected, "{words}");
    check(
        "Nearly 40 per cent of the water pumped into Port Ellery is lost",
        "changed: Between 26 and 30 per cent of the water pumped into Port Ellery is lost",
    );
    check(
        "Repairs would cost 212 million crowns over eight years",
        "changed: Repairs would cost 221 million crowns over eight years",
    );
    check("212 million", "changed: 221 million");
    check("212", "changed: 221");
    check(
        "two thirds of the sum has already been promised by the regional fund",
        "gone",
    );
    check(
        "The network was laid between 1911 and 1926 and serves 61,000 households.",
        "same: The network was laid between 1911 and 1926 and serves 61,000 households.",
    );
    check("serves 61,000 households", "same: serves 61,000 households");
    check("We have not raised rates in nine years", "gone");
    check("It has nine members.", "several: It has nine members.");
    check(
        "said Tomas Vell, who leads the utility",
        "same, around: said Tomas Vell, who leads the utility",
    );
}

#[test]
fn a_negation_put_in_front_of_the_same_words_is_said() {
    let old = "The mayor took money from the harbour company in May.";
    let new = "It is not true that the mayor took money from the harbour company in May.";
    assert_eq!(
        said(old, new, "took money from the harbour company"),
        "same, around: took money from the harbour company"
    );
    assert_eq!(said(old, new, old), format!("changed: {new}"));
}

#[test]
fn a_lookalike_is_asked_about() {
    // One of two twins is gone: which?
    let old = "One house burned. Ada slept. One house burned. Eva woke.";
    let new = "One house burned. Eva woke. Nobody slept here at all.";
    let at = old.rfind("One house burned.").unwrap();
    let alignment = Alignment::new(old, &cut(old), new, &cut(new));
    let both = alignment.follow(old, new, &[Span::new(0, 17), Span::new(at, at + 17)]);
    assert!(both.iter().all(|one| match one {
        Followed::Same { to, .. } => to.of(new) == "One house burned.",
        Followed::Several(places) => places.len() == 1,
        _ => false,
    }));
    assert!(both.iter().any(|one| matches!(one, Followed::Several(_))));
    // Two are nearly like it.
    let old = "Ada Oll won the harbour prize in May for her drawings of the old quay.";
    let new = "Ada Oll won the harbour prize in March for her drawings of the old quay. \
        Eva Orr won the harbour prize in May for her drawings of the old quay.";
    let asked = said(old, new, old);
    assert!(
        asked.starts_with("several: ") && asked.contains("Ada Oll") && asked.contains("Eva Orr"),
        "{asked}"
    );
    // What stood there before is another's.
    let old = "The bank closed on Monday. In Lunn the bank closed on Friday.";
    let new = "In Lunn the bank closed on Friday.";
    assert_eq!(said(old, new, "The bank closed on Monday."), "gone");
}

#[test]
fn the_same_sentence_elsewhere_may_be_another_statement() {
    // Both directions: its own words changed, and the words stand in another entry now.
    let old = "In Lunn all was clear. The tax is 5 percent. Books cost less. In Hale it rained.";
    let new = "In Lunn all was clear. The tax is 7 percent. Books cost less. In Hale it rained. The tax is 5 percent.";
    assert!(said(old, new, "The tax is 5 percent.").starts_with("several: "));
    let new = "In Lunn all was clear. Books cost less. In Hale it rained. The tax is 5 percent.";
    assert!(said(old, new, "The tax is 5 percent.").starts_with("several: "));
    // A paragraph that moved as a whole is itself.
    let new = "In Hale it rained. In Lunn all was clear. The tax is 5 percent. Books cost less.";
    let moved = said(old, new, "The tax is 5 percent.");
    assert!(
        moved.ends_with(": The tax is 5 percent.") && !moved.starts_with("several"),
        "{moved}"
    );
}

#[test]
fn few_words_and_scripts_without_spaces_are_changed_and_not_gone() {
    for (old, new) in [
        ("He is 40.", "He is 41."),
        (
            "市政府去年在桥上花费了一千二百万元。",
            "市政府去年在桥上花费了一千四百万元。",
        ),
        ("Cost: 12 million", "Cost: 14 million"),
    ] {
        let (one, other) = (
            format!("First.\n{old}\nLast."),
            format!("First.\n{new}\nLast."),
        );
        assert_eq!(said(&one, &other, old), format!("changed: {new}"));
    }
}

#[test]
fn what_programs_change_on_their_own_is_the_same() {
    let old = "“It’s safe,” she said. The quay is 40 m long.";
    let new = "The quay is 40\u{a0}m long. \n\"It's safe,\" she said.";
    assert_eq!(
        said(old, new, "The quay is 40 m long."),
        "same: The quay is 40\u{a0}m long."
    );
    let new = "\"It's safe,\" she said.\nThe quay is 40\u{a0}m long.";
    assert_eq!(
        said(old, new, "“It’s safe,” she said."),
        "same: \"It's safe,\" she said."
    );
    assert_eq!(
        said(old, new, "she said. The quay"),
        "same: she said.\nThe quay"
    );
}

#[test]
fn sentences_cut_in_two_joined_and_reworded_elsewhere_are_found() {
    let old = "The ferry carried 412,000 passengers, and the harbour earned 3 million crowns from them. It sails daily.";
    let new = "The ferry carried 412,000 passengers. The harbour earned 3 million crowns from them. It sails daily.";
    assert_eq!(
        said(old, new, "the harbour earned 3 million crowns from them"),
        "changed: The harbour earned 3 million crowns from them"
    );
    let whole =
        "The ferry carried 412,000 passengers, and the harbour earned 3 million crowns from them.";
    assert_eq!(
        said(old, new, whole),
        "changed: The ferry carried 412,000 passengers. The harbour earned 3 million crowns from them."
    );
    assert_eq!(
        said(new, old, "The ferry carried 412,000 passengers."),
        "changed: The ferry carried 412,000 passengers"
    );
    let filler = "A gull sat there. The rain fell. Nobody came by. The lamp was lit.";
    let old =
        format!("{filler} Inspectors closed the old fish market in Lunn after rats were found.");
    let new =
        format!("After rats were found, inspectors closed the old fish market in Lunn. {filler}");
    let expected = "After rats were found, inspectors closed the old fish market in Lunn.";
    let words = "Inspectors closed the old fish market in Lunn after rats were found.";
    assert!(
        matches!(followed(&old, &new, words), Followed::Changed { to, .. } if to.of(&new).contains("inspectors closed")),
        "{expected}"
    );
    let new =
        format!("After rats were found, inspectors closed the old fish market in Hale. {filler}");
    assert_eq!(said(&old, &new, words), "gone");
}

#[test]
fn changed_words_are_named_on_both_sides() {
    let old = "Repairs cost 212 million crowns. The quay is old. It rained.";
    let new = "Repairs cost 221 million crowns today. It rained. The quay was sold to Lunn.";
    let alignment = Alignment::new(old, &cut(old), new, &cut(new));
    let (gone, came) = alignment.changed_words(old, new);
    let words = |text: &str, spans: &[Span]| -> Vec<String> {
        spans.iter().map(|span| span.of(text).to_owned()).collect()
    };
    assert!(
        words(old, &gone).contains(&"212".to_owned()),
        "{:?}",
        words(old, &gone)
    );
    assert!(
        words(new, &came).contains(&"221".to_owned()),
        "{:?}",
        words(new, &came)
    );
    assert!(
        words(new, &came).contains(&"today.".to_owned()),
        "{:?}",
        words(new, &came)
    );
}

/// Sentences of small words, none of which holds the quote.
fn prose() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        "[a-f]{1,6}".prop_map(|word: String| word),
        Just("the".to_owned()),
        Just("harbour".to_owned()),
        Just("12".to_owned())
    ];
    let sentence = prop::collection::vec(word, 1..8).prop_map(|words| {
        let mut text = words.join(" ");
        text.push_str(". ");
        text
    });
    prop::collection::vec(sentence, 0..8).prop_map(|all| all.concat())
}

const QUOTE: &str = "Seven ships left quay number nine unseen.";

proptest! {
    #![proptest_config(crate::text::tests::often(250))]

    #[test]
    fn edits_elsewhere_never_change_where_words_stand(
        before in prose(), after in prose(), new_before in prose(), new_after in prose(),
    ) {
        let old = format!("{before}{QUOTE} {after}");
        let new = format!("{new_before}{QUOTE} {new_after}");
        // Where it stands now, or a question about that place: what stood beside it may have gone to its other side.
        let is_there = |words: &str| {
            let at = new_before.len() + QUOTE.find(words).unwrap();
            let place = Span::new(at, at + words.len());
            match followed(&old, &new, words) {
                Followed::Same { to, .. } => to == place,
                Followed::Several(places) => places.contains(&place),
                _ => false,
            }
        };
        prop_assert!(is_there(QUOTE), "{:?}", followed(&old, &new, QUOTE));
        prop_assert!(is_there("ships left quay number nine"));
    }

    #[test]
    fn words_that_were_cut_are_gone(before in prose(), after in prose(), new_before in prose(), new_after in prose()) {
        let old = format!("{before}{QUOTE} {after}");
        let new = format!("{new_before}{new_after}");
        prop_assert_eq!(followed(&old, &new, QUOTE), Followed::Gone);
    }

    #[test]
    fn nothing_points_outside_the_text(old in "\\PC{0,80}", new in "\\PC{0,80}", cut_at in any::<prop::sample::Index>()) {
        let ends: Vec<usize> = old.char_indices().map(|(at, _)| at).chain([old.len()]).collect();
        let from = *cut_at.get(&ends);
        let alignment = Alignment::new(&old, &cut(&old), &new, &cut(&new));
        let spans: Vec<Span> = ends.iter().map(|end| Span::new(from.min(*end), from.max(*end))).collect();
        for (one, span) in alignment.follow(&old, &new, &spans).into_iter().zip(&spans) {
            let places = match one {
                Followed::Same { to, .. } => {
                    prop_assert!(same_words(span.of(&old).trim(), to.of(&new)));
                    vec![to]
                }
                Followed::Changed { to, .. } => vec![to],
                Followed::Several(places) => places,
                Followed::Gone => Vec::new(),
            };
            prop_assert!(places.iter().all(|to| Span::checked(&new, to.start, to.end).is_some()));
        }
    }
}
