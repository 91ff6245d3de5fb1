//! Pages of the kinds that news come on, and how much of their stories is found: the words, and what the page says of them.
//!
//! Every page is one of [`themes`] around one of [`story`]'s stories, so that what is right is known. Told on standard error:
//! the mean F1 of words, the worst kinds, the share of facts found, pages a second. `TICKMARK_PAGES=FOLDER` writes the pages
//! and their words there, for other programs to be measured on.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::format_collect,
    reason = "a test may panic"
)]

mod frame;
mod oddities;
mod story;
mod systems;
mod themes;

use std::{collections::BTreeMap, fs, io::Write as _, path::Path, time::Instant};

use tickmark::import::{Format, Imported, View, readers};

use frame::Page;
use story::{STORIES, Story};
use themes::THEMES;

/// The least mean F1 of words.
const WORDS: f64 = 0.99;
/// The least F1 of any kind of page.
const WORST: f64 = 0.95;
/// The least share of facts that are found as they are.
const FACTS: f64 = 0.99;

/// The words that must be found.
fn wanted(story: &Story) -> String {
    let mut all = vec![story.title.to_owned(), story.standfirst.to_owned()];
    all.extend(story.words());
    all.join("\n")
}

/// How often each word stands in a text.
fn counted(text: &str) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    let words = text.split(|c: char| !c.is_alphanumeric());
    for word in words.filter(|word| !word.is_empty()) {
        *counts.entry(word.to_lowercase()).or_default() += 1;
    }
    counts
}

/// How much two texts have in common, by their words: 1 for all, 0 for nothing.
fn f1(found: &str, wanted: &str) -> f64 {
    let (found, wanted) = (counted(found), counted(wanted));
    let both: usize = found
        .iter()
        .map(|(word, count)| count.min(wanted.get(word).unwrap_or(&0)))
        .sum();
    let all: usize = found.values().sum::<usize>() + wanted.values().sum::<usize>();
    2.0 * both as f64 / all.max(1) as f64
}

/// Facts that are not as the page tells them.
fn wrong_facts(read: &Imported, story: &Story, page: &Page) -> (usize, Vec<String>) {
    let day = |date: Option<jiff::civil::Date>| date.map(|date| date.to_string());
    let some = |is: bool, words: String| is.then_some(words);
    // Where a page names one writer in its metas, that one is enough.
    let byline = read.byline.clone().map(|by| by.replace(" and ", ", "));
    let first = story.authors[0].to_owned();
    let byline = if byline.as_ref() == Some(&first) {
        Some(story.byline())
    } else {
        byline
    };
    let facts = [
        (
            "title",
            Some(read.title.clone()),
            Some(story.title.to_owned()),
        ),
        ("byline", byline, some(page.byline, story.byline())),
        (
            "day",
            day(read.published),
            some(page.told, story.published.to_owned()),
        ),
        (
            "publisher",
            read.publisher.clone(),
            some(page.told, story.site.to_owned()),
        ),
        (
            "address",
            read.address.clone(),
            some(page.told, story.address()),
        ),
        (
            "language",
            read.language.clone(),
            Some(story.language.to_owned()),
        ),
    ];
    let asked: Vec<_> = facts.iter().filter(|(_, _, want)| want.is_some()).collect();
    let wrong = asked.iter().filter(|(_, found, want)| found != want);
    let wrong = wrong.map(|(what, found, want)| format!("{what}: {found:?}, not {want:?}"));
    (asked.len(), wrong.collect())
}

#[test]
fn stories_are_found_whole_and_alone() {
    let out = std::env::var_os("TICKMARK_PAGES");
    let (mut scores, mut facts, mut wrong) = (BTreeMap::new(), 0, Vec::new());
    let mut pages = Vec::new();
    for (kind, theme) in THEMES {
        for story in &STORIES {
            let page = theme(story);
            let wanted = wanted(story);
            if let Some(out) = &out {
                let name = format!("{}-{}", kind.replace([' ', ','], "_"), story.slug);
                let at = |end: &str| Path::new(out).join(format!("{name}.{end}"));
                fs::write(at("html"), &page.html).unwrap();
                fs::write(at("txt"), &wanted).unwrap();
            }
            let read = readers::read(page.html.as_bytes(), Format::Html, View::Final);
            // What is not read at all has no words.
            let read = read.unwrap().unwrap_or_default();
            let score = f1(&read.text(), &wanted);
            let of_kind: &mut Vec<f64> = scores.entry(kind).or_default();
            of_kind.push(score);
            let (asked, not) = wrong_facts(&read, story, &page);
            facts += asked;
            wrong.extend(
                not.into_iter()
                    .map(|not| format!("{kind}, {}: {not}", story.slug)),
            );
            pages.push(page.html);
        }
    }
    let begun = Instant::now();
    for page in &pages {
        readers::read(page.as_bytes(), Format::Html, View::Final)
            .unwrap()
            .unwrap();
    }
    let speed = pages.len() as f64 / begun.elapsed().as_secs_f64();
    let means = scores.iter().map(|(kind, scores)| {
        let mean = scores.iter().sum::<f64>() / scores.len() as f64;
        (mean, *kind)
    });
    let mut means: Vec<(f64, &str)> = means.collect();
    means.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mean = means.iter().map(|(mean, _)| mean).sum::<f64>() / means.len() as f64;
    let found = 1.0 - wrong.len() as f64 / f64::from(u32::try_from(facts).unwrap());
    let mut say = std::io::stderr();
    writeln!(
        say,
        "pages: {} of {} kinds: F1 of words {mean:.4}, {found:.4} of {facts} facts, {speed:.0} pages a second",
        pages.len(),
        THEMES.len()
    )
    .unwrap();
    for (mean, kind) in means.iter().take(6).filter(|(mean, _)| *mean < 0.999) {
        writeln!(say, "pages: {mean:.4} {kind}").unwrap();
    }
    assert!(mean >= WORDS, "{means:?}");
    assert!(means[0].0 >= WORST, "{means:?}");
    assert!(found >= FACTS, "{wrong:#?}");
}
