use super::*;

/// What is not covered, as its kind and its words.
fn of(claim: &str, extract: &[&str]) -> Vec<(Kind, String)> {
    let found = uncovered(claim, extract);
    let words = found.iter().map(|one| (one.kind, one.words(claim)));
    words.collect()
}

#[test]
fn a_figure_of_the_same_role_is_told_beside_the_one_that_is_not_there() {
    assert_eq!(
        of(
            "The harbour of Marl handled 412,000 containers.",
            &["In all, 318,000 containers were handled in the harbour of Marl."]
        ),
        [(
            Kind::Figure,
            "not in the extract: 412,000 → 318,000".to_owned()
        )]
    );
}
