//! The encoder: what it must say, and what must not break it.

use std::{borrow::Cow, time::Instant};

use super::{
    Encoder, EncoderError, LONGEST,
    fused::fused,
    pieces::Pieces,
    weights::*,
    words::{Index, best},
};

fn vocabulary() -> Pieces {
    Pieces::new(Weights::read(BUILT_IN).unwrap().vocabulary).unwrap()
}

#[test]
fn words_are_cut_as_the_reference_cuts_them() {
    let pieces = vocabulary();
    // What BertWordPieceTokenizer of the Python package tokenizers 0.23 makes of them with this vocabulary.
    for (text, expected) in [
        (
            "Rents in Orsk rose by 12.5 percent, the mayor’s office said.",
            &[
                101, 28206, 1999, 2030, 6711, 3123, 2011, 2260, 1012, 1019, 3867, 1010, 1996, 3664,
                1521, 1055, 2436, 2056, 1012, 102,
            ][..],
        ),
        (
            "Größe Żółć İstanbul naïve",
            &[
                101, 24665, 2080, 17499, 1062, 2080, 18818, 2278, 9960, 15743, 102,
            ],
        ),
        (
            "消息 in Tokyo 東京",
            &[101, 100, 100, 1999, 5522, 1879, 1755, 102],
        ),
        (
            "co\u{ad}op\u{200b}erate \0now 🙂 ok",
            &[101, 17654, 2085, 100, 7929, 102],
        ),
        (
            "U.S. $4m—“no”",
            &[
                101, 1057, 1012, 1055, 1012, 1002, 1018, 2213, 1517, 1523, 2053, 1524, 102,
            ],
        ),
        (
            "e\u{301}te\u{301} ﬁnance Straße",
            &[101, 3802, 2063, 1984, 7229, 3401, 2358, 27807, 102],
        ),
        ("", &[101, 102]),
    ] {
        assert_eq!(pieces.of(text).unwrap(), expected, "{text:?}");
    }
}

#[test]
fn the_same_sentence_says_the_same_in_any_company() {
    let encoder = Encoder::held().unwrap();
    let sentences = [
        "Unemployment in Marl fell to 4.1 percent in 2023.",
        "Thank you.",
        "The harbour board paid 48 million crowns for a crane that has never lifted anything, the audit office found in May.",
        "",
    ];
    let bits = |encoder: &Encoder, text: &str| {
        let vector = encoder.meaning(text).unwrap();
        let bits: Vec<u32> = vector.numbers().iter().map(|one| one.to_bits()).collect();
        (encoder.said(text).unwrap(), bits)
    };
    let alone: Vec<_> = sentences.iter().map(|text| bits(&encoder, text)).collect();
    // Another reading of the weights, the other way round, and two threads at once.
    let other = Encoder::read(Cow::Owned(BUILT_IN.to_vec())).unwrap();
    for (text, alone) in sentences.iter().zip(&alone).rev() {
        assert_eq!(bits(&other, text), *alone, "{text}");
    }
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                for (text, alone) in sentences.iter().zip(&alone) {
                    assert_eq!(bits(&encoder, text), *alone, "{text}");
                }
            });
        }
    });
}

#[test]
fn what_means_the_same_is_alike() {
    let encoder = Encoder::held().unwrap();
    let meaning = |text: &str| encoder.meaning(text).unwrap();
    let claim = meaning("The city cut down more than a thousand trees for the new tram line.");
    let same = meaning("Over 1,000 trees were felled to build the tramway.");
    let other = meaning("The tram line carries a thousand passengers a day.");
    let far = meaning("Her novel won the prize for first books.");
    let close = claim.likeness(&same);
    assert!(close > claim.likeness(&other), "{close}");
    assert!(close > 0.6 && claim.likeness(&far) < 0.3, "{close}");
    assert!((claim.likeness(&claim) - 1.0).abs() < 1e-3);
}

#[test]
fn facts_are_worth_more_than_courtesies() {
    let encoder = Encoder::held().unwrap();
    let worth = |text: &str| encoder.said(text).unwrap().worth;
    for fact in [
        "We have lost 2.3 million manufacturing jobs in the last ten years.",
        "Crime in our cities has gone up by 40 percent since he took office.",
    ] {
        for idle in [
            "Thank you very much, and good evening.",
            "I believe in this country.",
        ] {
            assert!(worth(fact) > 0 && worth(idle) < 0, "{fact} / {idle}");
        }
    }
}

#[test]
fn a_wrong_or_cut_file_is_refused() {
    let read = |file: Vec<u8>| Encoder::read(Cow::Owned(file)).map(|_| ());
    assert!(matches!(read(Vec::new()), Err(EncoderError::Other)));
    assert!(matches!(read(b"GIF89a".to_vec()), Err(EncoderError::Other)));
    for length in [
        8,
        11,
        15,
        19,
        20,
        1000,
        BUILT_IN.len() / 2,
        BUILT_IN.len() - 1,
    ] {
        let cut = BUILT_IN[..length].to_vec();
        assert!(matches!(read(cut), Err(EncoderError::Damaged)), "{length}");
    }
    for at in [14, 17, 300, 400_000, BUILT_IN.len() / 2, BUILT_IN.len() - 1] {
        let mut changed = BUILT_IN.to_vec();
        changed[at] ^= 4;
        assert!(matches!(read(changed), Err(EncoderError::Damaged)), "{at}");
    }
    // One that is whole, but no network, or one without the words it needs.
    let file = |vocabulary: &str, network: &[u8]| {
        let length = |part: &[u8]| u32::try_from(part.len()).unwrap().to_le_bytes();
        let mut rest = [length(vocabulary.as_bytes()), length(network)].concat();
        rest.extend(vocabulary.as_bytes());
        rest.extend(network);
        rest.extend([0; 64]);
        let mut file = b"TMENCOD2\x01\0\0\0".to_vec();
        file.extend(crc32fast::hash(&rest).to_le_bytes());
        file.extend(rest);
        file
    };
    let words = "[UNK]\n[CLS]\n[SEP]\na";
    for network in [&b""[..], b"\x08\x09\x12", b"nothing of the kind"] {
        assert!(
            matches!(read(file(words, network)), Err(EncoderError::Network(_))),
            "{network:?}"
        );
    }
    assert!(read(file("a\nb", b"")).is_err());
}

#[test]
fn no_text_breaks_it_or_takes_long() {
    let encoder = Encoder::held().unwrap();
    let began = Instant::now();
    for text in [
        "x".repeat(100_000),
        "é".repeat(100_000),
        "🙂".repeat(50_000),
        " ".repeat(100_000) + "fact",
        "\0".repeat(10_000),
        "\u{301}".repeat(10_000),
        "消".repeat(10_000),
        "a ".repeat(50_000),
        "¼½¾ ١٢٣ ไทย العربية עברית \u{202e}abc \u{feff}".to_owned(),
        "\u{fffd}\u{10ffff}\u{e000}".to_owned(),
    ] {
        let pieces = encoder.pieces(&text).unwrap();
        assert!((2..=LONGEST).contains(&pieces.len()));
        let said = encoder.said(&text).unwrap();
        assert!(said.worth.abs() < 50_000 && said.checkable.abs() < 50_000);
        let numbers = encoder.meaning(&text).unwrap();
        assert!(numbers.numbers().iter().all(|one| one.is_finite()));
    }
    // In a debug build on a slow machine it takes a second.
    assert!(began.elapsed().as_secs() < 60);
}

#[test]
fn what_is_longer_than_is_read_scores_as_its_beginning() {
    let encoder = Encoder::held().unwrap();
    let long = "The board spent 4 million crowns on the mill in 2019 and told nobody. ".repeat(20);
    let more = [&long, "Nobody laughed."].concat();
    assert_eq!(encoder.said(&long).unwrap(), encoder.said(&more).unwrap());
}

#[test]
fn the_telling_words_are_those_without_which_the_answer_changes() {
    let encoder = Encoder::held().unwrap();
    let sentence = "Well, you know, unemployment rose by 12 percent last year.";
    let told = encoder.telling(sentence, || false).unwrap().unwrap();
    let words: Vec<&str> = told.iter().map(|one| one.span.of(sentence)).collect();
    assert!(!words.is_empty() && words.len() <= 3, "{words:?}");
    let plain = ["unemployment", "rose", "12", "percent"];
    assert!(words.iter().any(|word| plain.contains(word)), "{words:?}");
    for (at, one) in told.iter().enumerate() {
        let word = one.span.of(sentence);
        assert_eq!(sentence.matches(word).count(), 1, "{word}");
        let without = sentence.replace(word, "");
        let change = encoder.said(sentence).unwrap().worth - encoder.said(&without).unwrap().worth;
        assert_eq!(change, one.adds);
        assert!(at == 0 || told[at - 1].adds.abs() >= one.adds.abs());
    }
    assert_eq!(
        encoder.telling(sentence, || true).unwrap(),
        None,
        "it can be stopped"
    );
}

#[test]
fn memory_is_given_back_when_nobody_holds_it() {
    let held = std::sync::Arc::downgrade(&std::sync::Arc::new(
        Encoder::read(Cow::Borrowed(BUILT_IN)).unwrap(),
    ));
    assert!(held.upgrade().is_none());
    let (one, two) = (Encoder::held().unwrap(), Encoder::held().unwrap());
    assert!(std::sync::Arc::ptr_eq(&one, &two), "one for all");
}

#[test]
fn rankings_are_joined_by_their_places() {
    assert_eq!(fused(&[&[1, 2, 3], &[3, 2, 4]]), [3, 2, 1, 4]);
    assert_eq!(fused(&[&[7, 8], &[]]), [7, 8]);
    assert_eq!(
        fused(&[&[9], &[5]]),
        [5, 9],
        "of the same, the smaller first"
    );
    assert!(fused(&[]).is_empty());
}

#[test]
fn rare_words_rank_before_frequent_ones() {
    let texts = [
        "The council met on Tuesday.",
        "The council met the harbour master.",
        "The mill burnt down.",
        "",
    ];
    let index = Index::of(texts);
    let ranked =
        |text: &str| -> Vec<usize> { index.ranked(text).into_iter().map(|(at, _)| at).collect() };
    assert_eq!(ranked("the HARBOUR council"), [1, 0, 2]);
    assert_eq!(ranked("burnt"), [2]);
    assert_eq!(ranked("Mills"), [2], "whatever the ending");
    assert!(ranked("zeppelin").is_empty() && ranked("").is_empty());
    assert!(Index::default().ranked("mill").is_empty());
}

#[test]
fn an_index_grows_and_knows_words_by_their_parts_and_beginnings() {
    let mut index = Index::of(["A well-known toll of 12,000 crowns."]);
    assert_eq!(index.add("The harbour master."), 1);
    assert_eq!((index.len(), index.is_empty()), (2, false));
    let first = |text: &str| index.ranked(text).first().map(|(at, _)| *at);
    assert_eq!(first("known"), Some(0));
    assert_eq!(first("12000"), Some(0));
    assert_eq!(first("harbours"), Some(1));
    let typed = |text: &str| best(&index.typed(text), 1).first().map(|(at, _)| *at);
    assert_eq!(typed("the harb"), Some(1));
    assert_eq!(typed("cro"), Some(0));
    assert_eq!((typed("harb "), typed("")), (None, None));
}

#[test]
fn the_best_are_the_first_of_all() {
    let scores = [0.5, 0.0, 2.0, 0.5, 1.0];
    assert_eq!(best(&scores, 9), [(2, 2.0), (4, 1.0), (0, 0.5), (3, 0.5)]);
    assert_eq!(best(&scores, 3), [(2, 2.0), (4, 1.0), (0, 0.5)]);
    assert!(best(&scores, 0).is_empty() && best(&[], 3).is_empty());
}
