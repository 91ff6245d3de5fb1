//! Claims followed into a new draft: 10,000 in a text of 1 MB after 200 edits, beside a diff of the two texts.
//!
//! `cargo bench --bench drafts` prints a table and fails where a bar is missed; `-- --smoke` tries a hundredth of it.

#![allow(clippy::print_stdout, reason = "a bench prints what it measured")]

use std::{
    hint::black_box,
    process::ExitCode,
    time::{Duration, Instant},
};

use imara_diff::{Algorithm, Diff, InternedInput};
use tickmark::session::{
    Author, Command, DraftText, Fate, Id, Moment, NewArticle, NewParagraph, Session, Stamp,
};

#[path = "shared/gates.rs"]
mod gates;

/// Sentences, a claim on each: about 100 bytes each.
const CLAIMS: usize = 10_000;
/// Edits between the drafts.
const EDITS: usize = 200;
/// Seconds that following may take.
const BAR: f64 = 1.0;
/// How much more twice as much may take.
const LINEAR: f64 = 2.6;
const ROUNDS: usize = 5;

const WORDS: [&str; 24] = [
    "harbour", "ferry", "council", "crowns", "bridge", "winter", "office", "quay", "survey",
    "water", "school", "market", "engine", "ticket", "island", "summer", "report", "channel",
    "lantern", "pilot", "village", "tower", "garden", "mill",
];

/// Numbers that look random and are the same each time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (usize::try_from(self.0 >> 33).unwrap_or(0)) % most
    }

    fn word(&mut self) -> &'static str {
        let at = self.below(WORDS.len());
        WORDS.get(at).copied().unwrap_or_default()
    }

    fn sentence(&mut self) -> String {
        let mut words = vec!["The".to_owned()];
        for _ in 0..12 {
            words.push(self.word().to_owned());
        }
        words.insert(6, self.below(900_000).to_string());
        words.push("of".to_owned());
        words.push(self.below(900_000).to_string());
        words.join(" ") + "."
    }
}

fn paragraphs(sentences: &[String]) -> Vec<NewParagraph> {
    let paragraph = |list: &[String]| NewParagraph {
        text: list.join(" "),
        ..NewParagraph::default()
    };
    sentences.chunks(5).map(paragraph).collect()
}

/// The text after some edits: words put in, taken out and changed, sentences cut, added and moved.
fn edited(sentences: &[String], edits: usize) -> Vec<String> {
    let mut new = sentences.to_vec();
    let mut numbers = Numbers(7);
    for edit in 0..edits {
        let at = numbers.below(new.len());
        match edit % 6 {
            0 => drop(new.remove(at)),
            1 => new.insert(at, numbers.sentence()),
            2 => {
                let moved = new.remove(at);
                let to = numbers.below(new.len());
                new.insert(to, moved);
            }
            kind => {
                let Some(sentence) = new.get_mut(at) else {
                    continue;
                };
                let mut words: Vec<String> = sentence.split(' ').map(str::to_owned).collect();
                let word = 1 + numbers.below(words.len() - 2);
                match kind {
                    3 => words.insert(word, numbers.word().to_owned()),
                    4 => drop(words.remove(word)),
                    _ => words
                        .splice(word..=word, [numbers.word().to_owned()])
                        .for_each(drop),
                }
                *sentence = words.join(" ");
            }
        }
    }
    new
}

struct Case {
    session: Session,
    new: Vec<NewParagraph>,
    texts: [String; 2],
}

fn stamp(seed: u64) -> Stamp {
    Stamp {
        by: Author::default(),
        at: Moment(1_769_851_800),
        seed: Id::derived(&[&seed.to_le_bytes()]),
    }
}

fn case(claims: usize, edits: usize) -> Case {
    let mut numbers = Numbers(1);
    let old: Vec<String> = (0..claims).map(|_| numbers.sentence()).collect();
    let new = edited(&old, edits);
    let mut session = Session::default();
    let article = Id::literal("a");
    let before = paragraphs(&old);
    let text = DraftText::new(&before);
    let mut commands = vec![Command::AddArticle(NewArticle {
        id: Some(article),
        language: "en".to_owned(),
        paragraphs: before,
        ..NewArticle::default()
    })];
    let points = text.points();
    for sentence in text.sentences("en") {
        if let Some((start, end)) = points.from_span(text.text(), sentence.span) {
            commands.push(Command::AddClaim {
                id: None,
                article,
                start,
                end,
                statement: String::new(),
                part_of: None,
            });
        }
    }
    let label = "all".to_owned();
    session
        .apply(Command::Batch { label, commands }, &stamp(1))
        .expect("the claims are made");
    let new = paragraphs(&new);
    let texts = [
        text.text().to_owned(),
        DraftText::new(&new).text().to_owned(),
    ];
    Case {
        session,
        new,
        texts,
    }
}

/// Adds the draft and asks what became of each claim. The time, and how many of them have a place now.
fn follow(case: &Case) -> (Duration, usize) {
    let mut session = case.session.clone();
    let draft = Command::AddDraft {
        article: Id::literal("a"),
        file: String::new(),
        package: String::new(),
        paragraphs: case.new.clone(),
    };
    let begun = Instant::now();
    session.apply(draft, &stamp(2)).expect("the draft is added");
    let time = begun.elapsed();
    let followed = session.followed_now(Id::literal("a"));
    let held = followed
        .iter()
        .filter(|one| matches!(one.fate, Fate::Unchanged { .. } | Fate::Moved { .. }));
    (time, held.count())
}

/// The yardstick: which words the two texts share.
fn diff(case: &Case) -> Duration {
    let [old, new] = &case.texts;
    let begun = Instant::now();
    let mut input = InternedInput::<&str>::default();
    input.update_before(old.split_inclusive(' '));
    input.update_after(new.split_inclusive(' '));
    black_box(Diff::compute(Algorithm::Histogram, &input).count_additions());
    begun.elapsed()
}

fn median(mut times: Vec<Duration>) -> f64 {
    times.sort_unstable();
    times
        .get(times.len() / 2)
        .copied()
        .unwrap_or_default()
        .as_secs_f64()
}

fn main() -> ExitCode {
    let smoke = std::env::args().any(|argument| argument == "--smoke");
    let part = if smoke { 100 } else { 1 };
    let (once, twice) = (
        case(CLAIMS / part, EDITS / part),
        case(2 * CLAIMS / part, 2 * EDITS / part),
    );
    let (mut times, mut doubles, mut yards) = (Vec::new(), Vec::new(), Vec::new());
    let mut held = 0;
    for _ in 0..ROUNDS {
        let (time, count) = follow(&once);
        held = count;
        times.push(time);
        doubles.push(follow(&twice).0);
        yards.push(diff(&once));
    }
    let claims = once.session.claims.live().count();
    let (time, double, yard) = (median(times), median(doubles), median(yards));
    println!(
        "text           {:>9} bytes, {claims} claims, {} edits",
        once.texts.first().map_or(0, String::len),
        EDITS / part
    );
    println!("followed       {time:>9.3} s");
    println!("twice as much  {:>9.2} x", double / time);
    println!(
        "diff of words  {yard:>9.3} s, following takes {:.1} x",
        time / yard
    );
    println!("in their place {held:>9}");
    let mut missed = Vec::new();
    // No edit touches more than one sentence.
    if held + EDITS / part < claims {
        missed.push("claims that no edit touched are in their place");
    }
    if !smoke {
        if time > BAR {
            missed.push("followed within a second");
        }
        if double / time > LINEAR {
            missed.push("twice as much in twice the time");
        }
    }
    gates::end(&missed)
}
