//! From a text to what a session takes: suggestions with their reasons in words.

mod reasons;
mod record;

use super::{
    Extraction, LINE, Passage, Scores, Sentence, Signal, Words, extract,
    model::{Features, Margins, Model},
    parts::{self, Part, PartKind},
    score,
};
use crate::{
    session,
    text::{CodePoints, Span},
};

/// Fewest words of a part of a sentence that is proposed by itself.
const WORDS: usize = 5;

/// What a part of a sentence scores at most if it cannot be read alone or says little that the whole sentence does not: it
/// is there for whoever lowers the threshold.
const ASIDE: u16 = 450;

/// Stretches at least so checkable are handed over, though they are shown only where a person lowers the threshold.
const KEPT: u16 = 200;

/// Most suggestions that one text gets. A book of 100,000 words gets about as many; of what is longer, the ones most worth
/// a check are kept, for nobody goes through more, and a session has to stay small enough to share.
pub const MOST: usize = 10_000;

/// Text that is read in one go, in bytes: what is longer is read passage by passage in portions of this size, so that memory
/// is bounded by it. Names and pronouns are joined inside a portion.
const PORTION: usize = 1 << 20;

/// What is proposed for a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Suggested {
    /// The suggestions, in text order.
    pub kept: Vec<session::Suggestion>,
    /// How many more there would have been beyond [`MOST`].
    pub left_out: usize,
}

/// The suggestions for a text: one for each sentence that may hold a claim, and, in a suggested one, one for each
/// statement inside it that stands on its own and names something to check. `points` is the index of `text`;
/// the rest is as for [`extract`].
pub fn suggest(
    text: &str,
    points: &CodePoints,
    passages: &[Passage],
    published: Option<jiff::civil::Date>,
    language: &str,
) -> Suggested {
    let mut made = Suggested::default();
    for portion in portions(passages, PORTION) {
        let found = extract(text, portion, published, language);
        add(text, points, &found, &mut made.kept);
        made.left_out += cut(&mut made.kept, MOST);
    }
    made
}

/// Passages in groups that span at most `size` bytes, or hold one.
fn portions(passages: &[Passage], size: usize) -> impl Iterator<Item = &[Passage]> {
    let mut rest = passages;
    std::iter::from_fn(move || {
        let limit = rest.first()?.span.start.saturating_add(size);
        let count = rest.partition_point(|passage| passage.span.end <= limit);
        let (portion, later) = rest.split_at_checked(count.max(1))?;
        rest = later;
        Some(portion)
    })
}

/// Leaves the `most` suggestions that are most worth a check, in their order. Returns how many it took away.
fn cut(all: &mut Vec<session::Suggestion>, most: usize) -> usize {
    let over = all.len().saturating_sub(most);
    if over == 0 {
        return 0;
    }
    let line = i64::from(LINE);
    let mut ranked: Vec<(bool, i64, i64, std::cmp::Reverse<usize>)> = all
        .iter()
        .enumerate()
        .map(|(at, one)| {
            let shown = one.checkable >= line;
            (shown, one.worth, one.checkable, std::cmp::Reverse(at))
        })
        .collect();
    ranked.sort_unstable();
    let Some(last) = ranked.get(over).copied() else {
        return 0;
    };
    let mut at = 0;
    all.retain(|one| {
        let shown = one.checkable >= line;
        let rank = (shown, one.worth, one.checkable, std::cmp::Reverse(at));
        at += 1;
        rank >= last
    });
    over
}

/// A sentence or a part of one, weighed by itself.
struct Stretch {
    span: Span,
    scores: Scores,
    signals: Vec<Signal>,
}

/// Adds the suggestions of one portion.
fn add(text: &str, points: &CodePoints, found: &Extraction, made: &mut Vec<session::Suggestion>) {
    let model = Model::built_in();
    let mut words = Words::default();
    let mut features = Features::default();
    let mut of_part = Features::default();
    let kept = |sentence: &&Sentence| sentence.prose && sentence.scores.checkable >= KEPT;
    for sentence in found.sentences.iter().filter(kept) {
        let places = record::Places::new(text, points, sentence.span);
        let mut push = |stretch: &Stretch, words: &mut Words| {
            let speaks = i32::from(stretch.scores.wording).abs() >= reasons::SPEAKS;
            let telling = match model.filter(|_| speaks) {
                Some(model) => {
                    if words.span() != stretch.span {
                        words.fill(text, stretch.span);
                    }
                    model.telling(words, &mut features, stretch.scores.wording > 0)
                }
                None => Vec::new(),
            };
            made.extend(record::suggestion(
                &places, found, sentence, stretch, &telling,
            ));
        };
        let whole = Stretch {
            span: sentence.span,
            scores: sentence.scores,
            signals: sentence.signals.clone(),
        };
        push(&whole, &mut words);
        if sentence.suggested {
            for part in parts::parts(text, sentence.span, &found.attributions) {
                let weighed = weigh(text, sentence, part, model, &mut words, &mut of_part);
                if let Some(stretch) = weighed {
                    push(&stretch, &mut words);
                }
            }
        }
    }
}

/// A part of a sentence by its own words and signals; `None` if it is not worth handing over.
fn weigh(
    text: &str,
    sentence: &Sentence,
    part: Part,
    model: Option<&Model>,
    words: &mut Words,
    features: &mut Features,
) -> Option<Stretch> {
    let within = sentence.signals.iter();
    let signals: Vec<Signal> = within
        .filter(|signal| part.span.covers(signal.span))
        .copied()
        .collect();
    let holds = signals.iter().any(|signal| !signal.kind.is_against());
    let mut counted = part.span.of(text).split_whitespace();
    if !holds || counted.nth(WORDS - 1).is_none() || part.span == sentence.span {
        return None;
    }
    words.fill(text, part.span);
    let margins = model.map_or_else(Margins::default, |model| {
        features.fill(text, words);
        model.margins(features)
    });
    let mut scores = score::weigh(&signals, margins);
    if is_aside(part, sentence.span) {
        scores.checkable = scores.checkable.min(ASIDE);
    }
    (scores.checkable >= KEPT).then_some(Stretch {
        span: part.span,
        scores,
        signals,
    })
}

/// Whether a part adds little to the claim that its whole sentence is: it cannot be read alone; or says that somebody said
/// something, without what; or is nearly all of the sentence.
fn is_aside(part: Part, sentence: Span) -> bool {
    !part.stands || part.kind == PartKind::Attribution || part.span.len() * 5 > sentence.len() * 4
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(text: &str) -> Vec<session::Suggestion> {
        let date = "2024-01-31".parse().ok();
        suggest(
            text,
            &CodePoints::new(text),
            &Passage::lines(text),
            date,
            "en",
        )
        .kept
    }

    #[test]
    fn a_suggestion_says_who_when_and_why() {
        let text =
            "Ana Ruiz, the mayor of Dorn, said on Tuesday that rents rose by 12 percent last year.";
        let made = made(text);
        let whole = &made[0];
        assert_eq!((whole.start, whole.end), (0, text.chars().count()));
        assert!(
            whole
                .attribution
                .as_ref()
                .unwrap()
                .source
                .contains("Ana Ruiz")
        );
        assert!(whole.times.iter().any(|time| time.value == "2024-01-30"));
        assert!(
            whole.reasons[0].ends_with("(weighed most)"),
            "{:?}",
            whole.reasons
        );
        assert!(
            whole
                .reasons
                .iter()
                .any(|reason| reason.contains("“12 percent”")),
            "{:?}",
            whole.reasons
        );
        assert!(made.len() > 1, "what she said is a claim of its own");
        assert!(
            made[1..]
                .iter()
                .all(|part| part.end - part.start < whole.end)
        );
    }

    #[test]
    fn the_wording_names_its_words_and_the_hedge_is_one_word() {
        let made = made("The mayor allegedly paid a record 4,100 crowns for the old mill in 2019.");
        let whole = &made[0];
        let hedge = &whole.signals.iter().find(|one| one.kind.word() == "hedge");
        let hedge = hedge.unwrap();
        assert_eq!((hedge.start, hedge.end), (10, 19));
        let wording = whole
            .reasons
            .iter()
            .find(|reason| reason.starts_with("wording"));
        assert!(wording.unwrap().contains('“'), "{:?}", whole.reasons);
    }

    #[test]
    fn a_long_text_keeps_what_is_most_worth_a_check() {
        let mut all: Vec<session::Suggestion> = (0_usize..)
            .zip(0..50)
            .map(|(start, n)| session::Suggestion {
                start,
                checkable: 400 + 5 * n,
                worth: 900 - 10 * n,
                ..session::Suggestion::default()
            })
            .collect();
        assert_eq!(cut(&mut all, 60), 0);
        assert_eq!(cut(&mut all, 32), 18);
        let kept: Vec<usize> = all.iter().map(|one| one.start).collect();
        let expected: Vec<usize> = (0..2).chain(20..50).collect();
        assert_eq!(kept, expected, "those above the line first, then by worth");
    }

    #[test]
    fn portions_hold_every_passage_once() {
        let text = format!("one\ntwo\n{}\nthree\nfour", "x".repeat(50));
        let all = Passage::lines(&text);
        let cut: Vec<usize> = portions(&all, 10).map(<[Passage]>::len).collect();
        assert_eq!(cut, [2, 1, 2]);
        assert_eq!(
            portions(&all, 10).flatten().copied().collect::<Vec<_>>(),
            all
        );
        assert_eq!(portions(&[], 10).count(), 0);
    }
}
