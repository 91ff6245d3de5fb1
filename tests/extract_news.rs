//! What extraction proposes on a real wire story, read from outside the repository.

use std::path::{Path, PathBuf};

use tickmark::{
    extract::{LINE, Passage, suggest::suggest},
    text::CodePoints,
};

/// The folder of articles: `TICKMARK_ARTICLES`, or `../shared/articles` beside the repository.
fn article(name: &str) -> Option<String> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/articles");
    let dir = std::env::var_os("TICKMARK_ARTICLES").map_or(beside, PathBuf::from);
    std::fs::read_to_string(dir.join(name)).ok()
}

#[test]
fn a_wire_story_yields_its_claims_and_not_its_closing_judgement() {
    let Some(text) = article("menafn_election_interference.txt") else {
        eprintln!("NOT RUN: no article; name its folder in TICKMARK_ARTICLES");
        return;
    };
    let points = CodePoints::new(&text);
    let day = "2024-01-31".parse().ok();
    let made = suggest(&text, &points, &Passage::lines(&text), day, "en").kept;
    let words = |start, end| {
        points
            .to_span(&text, start, end)
            .map_or("", |span| span.of(&text))
    };
    let proposed = |needles: &[&str]| {
        // What lies below the line is kept for the slider, and not shown.
        let shown = made.iter().filter(|one| one.checkable >= i64::from(LINE));
        shown.into_iter().any(|one| {
            needles
                .iter()
                .all(|needle| words(one.start, one.end).contains(needle))
        })
    };
    for claim in [
        &["Biden", "asked", "Xi", "California"][..],
        &["Biden who raised"],
        &["assured", "refrain"],
        &["Mueller", "2019", "failed to establish"],
        &["Wang Yi", "Bangkok", "Blinken"],
    ] {
        assert!(proposed(claim), "not proposed: {claim:?}");
    }
    assert!(
        !proposed(&["As the specter"]),
        "the closing judgement is no claim"
    );
    assert!(!proposed(&["ID1107791074"]), "a footer is no claim");
    let value = |words: &str| {
        let mut times = made.iter().flat_map(|one| &one.times);
        times
            .find(|time| time.words == words)
            .map(|time| time.value.clone())
    };
    assert_eq!(value("last November").as_deref(), Some("2023-11"));
    assert_eq!(value("Tuesday").as_deref(), Some("2024-01-30"));
    assert!(
        made.iter()
            .filter_map(|one| one.attribution.as_ref())
            .any(|who| who.anonymous)
    );
}
