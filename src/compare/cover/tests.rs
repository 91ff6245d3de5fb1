use super::*;

/// What is not covered, in words.
fn of(claim: &str, extract: &[&str]) -> Vec<String> {
    let found = uncovered(claim, extract);
    found.iter().map(|one| one.words(claim)).collect()
}

#[test]
fn what_stands_in_the_place_of_a_figure_or_a_date_is_told() {
    let extract = ["In all, 318,000 containers were handled in the harbour of Marl in May 2023."];
    let claim = "The harbour of Marl handled 412,000 containers in May 2023.";
    assert_eq!(
        of(claim, &extract),
        ["not in the extract: 412,000 → 318,000"]
    );
    let claim = "The harbour of Marl handled 318,000 containers in May 2021.";
    assert_eq!(of(claim, &extract), ["not in the extract: 2021 → May 2023"]);
    assert!(of("The harbour handled 318 thousand containers.", &extract).is_empty());
}

#[test]
fn what_is_denied_is_told_apart_from_what_is_not() {
    let extract = ["The mayor would not sign the contract."];
    assert!(of("The mayor would not sign it.", &extract).is_empty());
    assert_eq!(
        of("The mayor would sign the contract.", &extract),
        ["denied in the extract: sign"]
    );
    assert_eq!(
        of(
            "The mayor didn't sign.",
            &["The mayor did sign the contract."]
        ),
        ["not in the extract: didn't"]
    );
}

#[test]
fn little_words_belong_to_what_they_lead_to() {
    let extract = ["The store opened.", "Ferries sail from Hale."];
    assert_eq!(
        of("The store opened in the old mill of Tarn.", &extract),
        [
            "not in the extract: in the old mill",
            "not in the extract: of Tarn"
        ]
    );
    // What parts two statements does not.
    assert_eq!(
        of("The store was blue.", &extract),
        ["not in the extract: blue"]
    );
}

#[test]
fn a_word_far_from_all_others_stands_apart() {
    let far = [
        "The store opened in Hale.",
        "One.",
        "Two.",
        "A zeppelin landed.",
    ];
    assert_eq!(
        of("The zeppelin store opened in Hale.", &far),
        ["in the extract, but apart from the rest: The zeppelin"]
    );
    let beside = ["The store opened in Hale.", "A zeppelin landed."];
    assert!(of("The zeppelin store opened in Hale.", &beside).is_empty());
}

#[test]
fn whatever_is_there_has_an_answer_in_time() {
    let long = "x".repeat(100_000);
    let many: Vec<String> = (0..5_000).map(|at| format!("Line {at} of Marl.")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let words = "Marl Tarn 5 not in ".repeat(4_000);
    let strange = "e\u{301} \0 \u{202e}消息 \u{ad}-\u{ad}- ¼ ١٢٣ -- - ' İı ﬁn 🙂 ไทย עברית";
    for claim in ["", "\0", "-", &long, &words, strange] {
        for extract in [&[][..], &[""], &[claim], &[strange, ""], &many] {
            let mut end = 0;
            for one in uncovered(claim, extract) {
                assert!(one.span.start >= end && !one.span.is_empty());
                assert!(claim.get(one.span.range()).is_some());
                end = one.span.end;
            }
        }
    }
}

/// What a claim is without its brackets, and what stood in them.
fn bracketed(line: &str) -> (String, Vec<Span>) {
    let (mut claim, mut spans, mut start) = (String::new(), Vec::new(), 0);
    for c in line.chars() {
        match c {
            '[' => start = claim.len(),
            ']' => spans.push(Span::new(start, claim.len())),
            _ => claim.push(c),
        }
    }
    (claim, spans)
}

#[test]
fn of_two_hundred_pairs_nine_in_ten_marks_are_right() {
    let (mut pairs, mut marked, mut right, mut wanted, mut found) =
        (0, 0_usize, 0_usize, 0_usize, 0_usize);
    let mut wrong = Vec::new();
    let mut extract: Vec<&str> = Vec::new();
    for line in include_str!("pairs.txt").lines() {
        let Some(line) = line.strip_prefix('\t') else {
            if !line.is_empty() && !line.starts_with('#') {
                let cut = crate::text::sentences(line, Span::whole(line), "en");
                extract = cut.iter().map(|span| span.of(line)).collect();
            }
            continue;
        };
        let (claim, expected) = bracketed(line);
        let mut told = uncovered(&claim, &extract);
        told.retain(|one| one.kind != Kind::Word);
        let hit = |one: &&Uncovered| expected.iter().any(|span| span.overlaps(one.span));
        let good = told.iter().filter(hit).count();
        let got = expected
            .iter()
            .filter(|span| told.iter().any(|one| span.overlaps(one.span)))
            .count();
        pairs += 1;
        (marked, right) = (marked + told.len(), right + good);
        (wanted, found) = (wanted + expected.len(), found + got);
        if good < told.len() || got < expected.len() {
            let told: Vec<String> = told.iter().map(|one| one.words(&claim)).collect();
            wrong.push(format!("{line}: {told:?}"));
        }
    }
    assert!(pairs >= 200, "{pairs}");
    let precision = right as f64 / marked as f64;
    let recall = found as f64 / wanted as f64;
    let all = wrong.join("\n");
    assert!(
        precision >= 0.9 && recall >= 0.85,
        "precision {precision:.3}, recall {recall:.3} of {pairs}:\n{all}"
    );
}
