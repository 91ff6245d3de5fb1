use super::*;

#[test]
fn figures_weigh_more_than_words_and_reasons_are_told() {
    let mut index = Passages::default();
    index.add([
        "The harbour is old.",
        "Marta Oll spoke of the harbour and of the toll.",
        "It rose by 3.2 percent in March 2024.",
    ]);
    let claim = "The harbour's toll rose by 3.2 percent in March 2024, Marta Oll said.";
    let hits = index.bearing_on(claim, "", 10);
    assert_eq!(hits[0].sentence, 2);
    assert_eq!(
        index.reasons(claim, "It rose by 3.2 percent in March 2024."),
        [
            "same figure 3.2 percent",
            "same month March 2024",
            "shares: rose"
        ]
    );
}
