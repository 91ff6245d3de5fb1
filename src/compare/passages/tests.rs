use super::*;

fn index() -> Passages {
    let mut index = Passages::default();
    index.add([
        "The harbour is old.",
        "Marta Oll spoke of the harbour and of the toll.",
        "It rose by 3.2 percent in March 2024.",
        "Comments are closed.",
    ]);
    index.add([]);
    index.add(["A mill burnt down.", "The harbourmaster ran."]);
    index
}

#[test]
fn figures_weigh_more_than_words() {
    let claim = "The harbour's toll rose by 3.2 percent in March 2024, Marta Oll said.";
    let hits = index().bearing_on(claim, "", 10);
    assert_eq!(hits[0].sentence, 2);
    assert_eq!(hits[1].sentence, 1);
    assert!(hits.iter().all(|hit| hit.document != 1 && hit.score > 0.0));
    assert_eq!(index().bearing_on(claim, "", 1).len(), 1);
    assert!(index().bearing_on("zeppelin", "", 10).is_empty());
    assert!(Passages::default().bearing_on(claim, "", 10).is_empty());
}

#[test]
fn the_title_says_what_a_claim_leaves_out() {
    let mut index = Passages::default();
    index.add(["He left in May.", "One.", "Two.", "Jon Rask left in May."]);
    let first = |title: &str| index.bearing_on("He left in May.", title, 1)[0].sentence;
    assert_eq!(first(""), 0);
    let hits = index.bearing_on("They left.", "Jon Rask", 4);
    assert_eq!(hits[0].sentence, 3);
}

#[test]
fn sentences_beside_a_good_one_are_found_but_not_across_documents() {
    let mut index = Passages::default();
    index.add(["Nothing of it."]);
    index.add(["The toll rose.", "Nobody knows why.", "Far away."]);
    let hits = index.bearing_on("The toll rose.", "", 10);
    let found: Vec<(usize, usize)> = hits
        .iter()
        .map(|hit| (hit.document, hit.sentence))
        .collect();
    assert_eq!(found, [(1, 0), (1, 1)]);
}

#[test]
fn meaning_ranks_anew_what_words_found() {
    let hit = |sentence, score| Hit {
        document: 0,
        sentence,
        score,
    };
    let mut hits: Vec<Hit> = vec![hit(0, 1.0), hit(1, 0.9), hit(2, 0.1)];
    by_meaning(&mut hits, |hit| [Some(0.1), Some(0.5), None][hit.sentence]);
    let order: Vec<usize> = hits.iter().map(|hit| hit.sentence).collect();
    assert_eq!(order, [1, 0, 2]);
    assert!((hits[2].score - 0.1).abs() < 1e-6);
}

#[test]
fn what_somebody_types_is_found_before_the_word_is_whole() {
    let index = index();
    let found = |typed: &str| -> Vec<(usize, usize)> {
        let hits = index.search(typed, 10);
        hits.iter()
            .map(|hit| (hit.document, hit.sentence))
            .collect()
    };
    assert_eq!(found("harbourm"), [(2, 1)]);
    assert_eq!(found("toll harb")[0], (0, 1));
    assert!(found("harb").len() == 3 && found("harb ").is_empty());
    assert_eq!(found("burnin"), [], "burnt is no form of it");
    assert_eq!(found("millin"), [(2, 0)], "before the ending is whole");
    assert!(found("").is_empty() && found(" ").is_empty());
}

#[test]
fn a_word_is_found_whole_and_all_but_whole_whatever_its_ending() {
    let mut index = Passages::default();
    index.add([
        "Unemployment stood at 9.8 percent.",
        "The unemployed marched.",
        "It rained.",
    ]);
    let found = |typed: &str| index.search(typed, 10).len();
    for typed in [
        "unemployment",
        "unemploymen",
        "unemployme",
        "unemploy",
        "Unemployment stood",
    ] {
        assert!(found(typed) > 0, "{typed}");
    }
    assert_eq!(found("unearthed"), 0);
}

#[test]
fn reasons_are_told_in_words() {
    let claim = "The harbour's toll rose by 3.2 percent in March 2024, Marta Oll said.";
    let of = |sentence: &str| index().reasons(claim, sentence).words;
    assert_eq!(
        of("It rose by 3.2 % in March 2024."),
        [
            "same figure 3.2 percent",
            "same month March 2024",
            "shares: rose"
        ]
    );
    assert_eq!(
        of("Marta Oll spoke of the toll of the harbours on 3 March 2024."),
        [
            "same name Marta Oll",
            "same month March 2024",
            "shares: toll, harbour's"
        ]
    );
    assert!(of("A zeppelin.").is_empty());
    let facts = |sentence: &str| index().reasons(claim, sentence).facts;
    assert_eq!(facts("Marta Oll spoke of the toll in March 2024."), 2);
    assert_eq!(facts("The toll of the harbour rose."), 0);
}

#[test]
fn hundreds_of_thousands_of_sentences_are_asked_in_a_moment() {
    // A tenth of what a large backup has, in a build that is not optimised.
    let mut index = Passages::default();
    for document in 0..1_000 {
        let sentences: Vec<String> = (0..20)
            .map(|at| format!("The toll of the harbour {document} rose by {at} percent in Marl."))
            .collect();
        index.add(sentences.iter().map(String::as_str));
    }
    let start = std::time::Instant::now();
    let hits = index.bearing_on("The toll of the harbour 417 rose by 9 percent.", "", 50);
    let found = index.search("harbour 41", 50);
    assert!(start.elapsed().as_millis() < 500, "{:?}", start.elapsed());
    assert_eq!((hits[0].document, hits[0].sentence), (417, 9));
    assert_eq!(found.len(), 50);
}
