//! What is found, what differs, and what is not there.

use super::*;

/// What becomes of each quotation of an article, in one document.
fn said(article: &str, document: &str) -> Vec<Outcome> {
    let folded = Folded::of(document);
    let found = quotations(article);
    found.iter().map(|one| look(one, &[&folded])).collect()
}

#[test]
fn a_quotation_broken_by_its_speaker_is_two_and_each_place_is_named() {
    let document = "Well, we have not missed one. We have inspected every pier, Mr Vell said.";
    let found = said("“We have,” she said, “not missed one.”", document);
    let [Outcome::ToTheLetter(first), Outcome::ToTheLetter(second)] = &found[..] else {
        panic!("{found:?}");
    };
    let words = |place: &Place| place.span.of(document).to_owned();
    assert_eq!(
        first.iter().map(words).collect::<Vec<_>>(),
        ["we have", "We have"]
    );
    assert_eq!(first[0].notes, [Note::BeforeNegation]);
    assert_eq!(
        second.iter().map(words).collect::<Vec<_>>(),
        ["not missed one"]
    );
}

#[test]
fn a_word_more_is_a_difference_and_is_named() {
    let article = "“We have inspected nearly every pier,” she said";
    let document = "We have inspected every pier, Mr Vell said.";
    let found = said(article, document);
    let [Outcome::Differs(nearest)] = &found[..] else {
        panic!("{found:?}");
    };
    let change = &nearest[0].changes[0];
    assert_eq!(
        (change.quoted.of(article), change.document.of(document)),
        ("nearly", "")
    );
    assert_eq!(nearest[0].span.of(document), "We have inspected every pier");
}

#[test]
fn documents_looked_through_a_few_at_a_time_say_the_same_as_all_together() {
    let documents = [
        "We have inspected nearly every pier, Mr Vell said. It rained.",
        "Nothing of it. Wir haben alle Brücken der Stadt geprüft.",
        "“We have inspected every pier,” he said. We have inspected every pier.",
        "We have inspected each pier.",
        "He said again: we have inspected every pier.",
    ];
    let article = "“We have inspected every pier.” “We have looked at nearly every pier, Mr Vell said.” “Nothing was left out by them.”";
    let folded = documents.map(Folded::of);
    let all: Vec<&Folded> = folded.iter().collect();
    for one in quotations(article) {
        let together = look(&one, &all);
        for cut in 1..all.len() {
            let (few, rest) = all.split_at(cut);
            assert_eq!(
                look(&one, few).and(look(&one, rest), cut),
                together,
                "{cut}"
            );
        }
    }
}

/// The pairs: named documents, and quotations with what is right for them.
#[derive(serde::Deserialize)]
#[serde(untagged)]
enum Line {
    Document { name: String, document: String },
    Pair(Pair),
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    /// The documents that are looked through.
    r#in: Vec<String>,
    /// The article.
    a: String,
    /// Which of its quotations.
    #[serde(default)]
    which: usize,
    /// The words of each place where it stands to the letter.
    letter: Option<Vec<String>>,
    /// The words that differ, in the article and in the document.
    differs: Option<Vec<(String, String)>>,
    /// Why it is not found.
    missing: Option<String>,
    /// What must be noted.
    #[serde(default)]
    notes: Vec<String>,
}

#[test]
fn the_pairs_are_told_apart() {
    let mut documents = Vec::new();
    let (mut pairs, mut letters, mut found, mut others, mut right, mut falsely) =
        (0, 0, 0, 0, 0, 0);
    for line in include_str!("pairs.jsonl").lines() {
        let pair = match serde_json::from_str(line).unwrap() {
            Line::Document { name, document } => {
                documents.push((name, Folded::of(&document), document));
                continue;
            }
            Line::Pair(pair) => pair,
        };
        let named = |name: &String| documents.iter().find(|(one, ..)| one == name).unwrap();
        let these: Vec<_> = pair.r#in.iter().map(named).collect();
        let quotation = quotations(&pair.a).into_iter().nth(pair.which);
        let quotation = quotation.unwrap_or_else(|| panic!("no quotation: {}", pair.a));
        let folded: Vec<&Folded> = these.iter().map(|(_, folded, _)| folded).collect();
        let outcome = look(&quotation, &folded);
        let wrong = wrong(
            &pair,
            &quotation,
            &outcome,
            &these
                .iter()
                .map(|(.., text)| text.as_str())
                .collect::<Vec<_>>(),
        );
        pairs += 1;
        if pair.letter.is_some() {
            letters += 1;
            found += usize::from(wrong.is_none());
        } else {
            let is_false = matches!(outcome, Outcome::ToTheLetter(_));
            if is_false {
                println!("FALSE {}", pair.a);
                falsely += 1;
            }
            others += 1;
            right += usize::from(wrong.is_none());
        }
        if let Some(wrong) = wrong {
            println!("{}: {wrong}", pair.a);
        }
    }
    println!("{pairs} pairs: {found} of {letters} to the letter, {right} of {others} others");
    assert_eq!(falsely, 0, "falsely to the letter");
    assert!(
        pairs >= 300 && found * 100 >= letters * 97,
        "{found} of {letters}"
    );
    assert!(right * 100 >= others * 97, "{right} of {others}");
}

/// What is wrong with an outcome.
fn wrong(pair: &Pair, quotation: &Quotation, outcome: &Outcome, texts: &[&str]) -> Option<String> {
    match (outcome, &pair.letter, &pair.differs, &pair.missing) {
        (Outcome::ToTheLetter(places), Some(expected), ..) => {
            let words: Vec<&str> = places
                .iter()
                .map(|place| place.span.of(texts[place.document]))
                .collect();
            let notes: Vec<String> = places
                .iter()
                .flat_map(|place| &place.notes)
                .map(|note| format!("{note:?}"))
                .collect();
            // A place holds the words of the quotation, piece by piece.
            let pieces = places.iter().all(|place| {
                place.notes.contains(&Note::Stepped)
                    || place.notes.contains(&Note::Divided)
                    || place
                        .pieces
                        .iter()
                        .zip(&quotation.pieces)
                        .all(|(span, piece)| {
                            let mut here = Vec::new();
                            words::read(span.of(texts[place.document]), |word, _, _| {
                                here.push(word.to_owned());
                            });
                            here.iter().eq(piece.words.iter().map(|word| &word.folded))
                        })
            });
            let right =
                words == *expected && pair.notes.iter().all(|note| notes.contains(note)) && pieces;
            (!right).then(|| format!("{words:?} {notes:?} {pieces}"))
        }
        (Outcome::Differs(nearest), _, Some(expected), _) => {
            let nearest = nearest.first()?;
            let text = texts[nearest.document];
            let changes: Vec<(&str, &str)> = nearest
                .changes
                .iter()
                .map(|one| (one.quoted.of(&pair.a), one.document.of(text)))
                .collect();
            let named = |(quoted, document): &(String, String)| {
                changes.iter().any(|(one, other)| {
                    let holds = |text: &str, words: &str| words.is_empty() || text.contains(words);
                    holds(one, quoted) && holds(other, document)
                })
            };
            (!expected.iter().all(named)).then(|| format!("{changes:?}"))
        }
        (Outcome::NotFound(missing), _, _, Some(expected)) => {
            let said = match missing {
                Missing::Nowhere => "nowhere",
                Missing::Short => "short",
                Missing::Translated => "translated",
                Missing::OtherLanguage => "language",
            };
            (said != expected).then(|| said.to_owned())
        }
        _ => Some(format!("{outcome:?}")),
    }
}

#[test]
fn quotations_of_all_houses_are_found() {
    for (article, expected) in [
        (
            "“We have,” she said, “not missed one.”",
            vec!["“We have,”", "“not missed one.”"],
        ),
        (
            "\"I was there,\" he said. It was a 5\" pipe.",
            vec!["\"I was there,\""],
        ),
        (
            "'Nothing was signed', and the '90s were over.",
            vec!["'Nothing was signed'"],
        ),
        (
            "‘We saw the players’ bus,’ he said.",
            vec!["‘We saw the players’ bus,’"],
        ),
        ("”Vi har sett bron”, sa hon.", vec!["”Vi har sett bron”"]),
        (
            "»Ja« und ›nein‹, „so“ und ‚so‘.",
            vec!["»Ja«", "›nein‹", "„so“", "‚so‘"],
        ),
        (
            "« Je n'ai rien signé » et ‹ oui ›",
            vec!["« Je n'ai rien signé »", "‹ oui ›"],
        ),
        (
            "市長は「橋は『古い』」と",
            vec!["「橋は『古い』」", "『古い』"],
        ),
        ("“the ‘new’ rule”", vec!["“the ‘new’ rule”", "‘new’"]),
        (
            "“One.\n\n“Two.” “Three.”",
            vec!["“One.\n\n“Two.”", "“Three.”"],
        ),
        (
            "“Left open\nand \"closed\"",
            vec!["“Left open", "\"closed\""],
        ),
        ("“…” and “”", vec![]),
    ] {
        let found = quotations(article);
        let words: Vec<&str> = found.iter().map(|one| one.span.of(article)).collect();
        assert_eq!(words, expected, "{article}");
    }
    let found = quotations("“the ‘new’ rule” and “old”");
    let facts: Vec<_> = found
        .iter()
        .map(|one| (one.within, one.short, one.closed))
        .collect();
    assert_eq!(
        facts,
        [
            (None, false, true),
            (Some(0), true, true),
            (None, true, true)
        ]
    );
}

#[test]
fn what_was_left_out_or_put_in_is_cut_away() {
    for (article, expected) in [
        (
            "“a … b ... c [...] d (…) e . . . f”",
            vec!["a", "b", "c", "d", "e", "f"],
        ),
        (
            "“[W]e inspect[ed] it [the quay] twice”",
            vec!["[W]e", "it", "twice"],
        ),
        ("“… so it goes …”", vec!["so it goes"]),
        ("“3.5 and etc.. now”", vec!["3.5 and etc.. now"]),
    ] {
        let found = quotations(article);
        let pieces: Vec<&str> = found[0]
            .pieces
            .iter()
            .map(|piece| piece.span.of(article))
            .collect();
        assert_eq!(pieces, expected, "{article}");
    }
}
