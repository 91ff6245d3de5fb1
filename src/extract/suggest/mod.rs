//! From a text to what a session takes: suggestions with their reasons in words.

mod propose;
mod reasons;

use std::borrow::Cow;

use super::{
    Extraction, LINE, Passage, Scores, Sentence, Signal, WordList, extract,
    model::{Model, Weigher},
    parts::{self, Part, PartKind},
    score, unseen,
};
use crate::{
    session,
    text::{Bare, CodePoints, Span},
};

/// Sentences at least so checkable are handed over, though they are shown only where a person lowers the threshold.
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

/// The suggestions for a text: one for each sentence that may hold a claim; a suggested one that holds several statements
/// has them as its parts. `points` is the index of `text`;
/// the rest is as for [`extract`].
pub fn suggest(
    text: &str,
    points: &CodePoints,
    passages: &[Passage],
    published: Option<jiff::civil::Date>,
    language: &str,
) -> Suggested {
    if let Some(bare) = Bare::of(text) {
        let inner = CodePoints::new(bare.text());
        let inside = unseen::inside(&bare, passages);
        let mut made = suggest(bare.text(), &inner, &inside, published, language);
        unseen::suggestions_outside(&bare, &inner, text, points, &mut made.kept);
        return made;
    }
    let mut made = Suggested::default();
    let passages = bounded(text, passages, PORTION);
    for portion in portions(&passages, PORTION) {
        let found = extract(text, portion, published, language);
        add(text, points, &found, &mut made.kept);
        made.left_out += cut(&mut made.kept, MOST);
    }
    made
}

/// Passages of which none is much longer than `size`: a longer one is cut behind a sentence, or where it has none between
/// two words.
fn bounded<'p>(text: &str, passages: &'p [Passage], size: usize) -> Cow<'p, [Passage]> {
    if passages.iter().all(|passage| passage.span.len() <= size) {
        return Cow::Borrowed(passages);
    }
    let mut all = Vec::with_capacity(passages.len() + 1);
    for passage in passages {
        let mut rest = passage.span;
        while rest.len() > size {
            let limit = text.floor_char_boundary(rest.start + size);
            let window = Span::new(rest.start, limit).of(text);
            let half = window.len() / 2;
            let after = |at: Option<usize>| at.filter(|at| *at > half);
            let sentence = after(window.rfind(". ")).map(|at| at + 2);
            let word = || after(window.rfind(char::is_whitespace)).map(|at| at + 1);
            let end = sentence.or_else(word).unwrap_or(window.len()).max(1);
            let end = text.ceil_char_boundary(rest.start + end);
            all.push(Passage {
                span: Span::new(rest.start, end).trimmed(text),
                prose: passage.prose,
            });
            rest = Span::new(end, rest.end);
        }
        all.push(Passage {
            span: rest.trimmed(text),
            prose: passage.prose,
        });
    }
    Cow::Owned(all)
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

/// Leaves the suggestions that are most worth a check, in their order, so many that they and their parts are at most `most`.
/// Returns how many it took away.
fn cut(all: &mut Vec<session::Suggestion>, most: usize) -> usize {
    let size = |one: &session::Suggestion| 1 + one.parts.len();
    if all.iter().map(size).sum::<usize>() <= most {
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
    let mut room = most;
    let mut kept = vec![false; all.len()];
    for (_, _, _, std::cmp::Reverse(at)) in ranked.into_iter().rev() {
        let needed = all.get(at).map_or(0, size);
        if needed > room {
            break;
        }
        room -= needed;
        if let Some(kept) = kept.get_mut(at) {
            *kept = true;
        }
    }
    let before = all.len();
    let mut kept = kept.into_iter();
    all.retain(|_| kept.next() == Some(true));
    before - all.len()
}

/// A sentence or a part of one, weighed by itself.
struct Stretch {
    span: Span,
    scores: Scores,
    signals: Vec<Signal>,
    /// The words that stand on their own, where those of the span do not.
    statement: String,
    /// Whether it says who says something: then nobody else says it.
    says_who: bool,
    /// Whether it is the whole sentence.
    whole: bool,
}

/// Adds the suggestions of one portion.
fn add(text: &str, points: &CodePoints, found: &Extraction, made: &mut Vec<session::Suggestion>) {
    let mut weigher = Weigher::new(Model::built_in());
    let mut list = WordList::default();
    let mut spare = WordList::default();
    let said = propose::said_in(found);
    let kept = |sentence: &Sentence| sentence.prose && sentence.scores.checkable >= KEPT;
    for (sentence, said) in found.sentences.iter().zip(&said) {
        if !kept(sentence) {
            continue;
        }
        let places = propose::Places::new(text, points, sentence.span);
        list.fill(text, sentence.span);
        let whole = Stretch {
            span: sentence.span,
            scores: sentence.scores,
            signals: sentence.signals.clone(),
            statement: String::new(),
            says_who: false,
            whole: true,
        };
        let propose = |stretch: &Stretch, weigher: &mut Weigher, spare: &mut WordList| {
            let speaks = i32::from(stretch.scores.wording).abs() >= reasons::SPEAKS;
            let telling = if speaks {
                let words = list.cut(text, stretch.span, spare);
                weigher.telling(words, stretch.scores.wording > 0)
            } else {
                Vec::new()
            };
            propose::suggestion(&places, found, said, stretch, &telling)
        };
        let Some(mut suggestion) = propose(&whole, &mut weigher, &mut spare) else {
            continue;
        };
        if sentence.suggested {
            let parts = parts::parts(text, sentence.span, list.all(), &found.attributions);
            let mut stretches: Vec<Stretch> = parts
                .into_iter()
                .filter_map(|part| stated(sentence, part))
                .collect();
            // One part is what its sentence is; and that somebody said something is none beside nothing.
            let facts = stretches.iter().filter(|one| !one.says_who).count();
            if stretches.len() > 1 && facts > 0 {
                for one in &mut stretches {
                    let words = list.cut(text, one.span, &mut spare);
                    one.scores = score::weigh(&one.signals, weigher.margins(text, words));
                }
                let parts = stretches.iter();
                suggestion.parts = parts
                    .filter_map(|one| propose(one, &mut weigher, &mut spare))
                    .collect();
            }
        }
        made.push(suggestion);
    }
}

/// A part of a sentence with its own signals, not weighed yet; `None` if there is nothing in it to check.
fn stated(sentence: &Sentence, part: Part) -> Option<Stretch> {
    let within = sentence.signals.iter();
    let signals: Vec<Signal> = within
        .filter(|signal| part.span.covers(signal.span))
        .copied()
        .collect();
    let says_who = part.kind == PartKind::Attribution;
    let holds = signals.iter().any(|signal| !signal.kind.is_against());
    let states = says_who || part.stands && holds;
    states.then(|| Stretch {
        span: part.span,
        scores: Scores::default(),
        signals,
        statement: part.statement.unwrap_or_default(),
        says_who,
        whole: false,
    })
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
        let parts: Vec<String> = whole
            .parts
            .iter()
            .map(|part| words_of(text, part))
            .collect();
        assert_eq!(
            parts,
            [
                "Ana Ruiz, the mayor of Dorn, said on Tuesday",
                "rents rose by 12 percent last year"
            ]
        );
        let who = |at: usize| whole.parts[at].attribution.as_ref();
        assert!(who(0).is_none(), "nobody says that she said it");
        assert!(who(1).unwrap().source.contains("Ana Ruiz"));
    }

    #[test]
    fn what_cannot_be_seen_is_stepped_over() {
        let text = "\u{FEFF}Ana Ru\u{AD}iz, the may\u{200B}or, said that rents rose by 12 per\u{AD}cent. Nobody did.";
        let points = CodePoints::new(text);
        let made = made(text);
        let words =
            |one: &session::Suggestion| points.to_span(text, one.start, one.end).unwrap().of(text);
        assert!(words(&made[0]).starts_with("Ana") && words(&made[0]).ends_with("per\u{AD}cent."));
        assert_eq!(
            made[0].attribution.as_ref().unwrap().source,
            "Ana Ruiz, the mayor,"
        );
        let share = made[0]
            .signals
            .iter()
            .find(|one| one.kind.word() == "percentage")
            .unwrap();
        let share = points.to_span(text, share.start, share.end).unwrap();
        assert_eq!(share.of(text), "12 per\u{AD}cent");
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

    fn words_of(text: &str, one: &session::Suggestion) -> String {
        text.chars()
            .skip(one.start)
            .take(one.end - one.start)
            .collect()
    }

    #[test]
    fn a_sentence_is_proposed_once_with_its_parts_in_it() {
        let text = "Ferry traffic fell by 12 percent in 2023, the harbour board said. Oll Marta visited the mill, which \
                    opened in 1911, and the council paid 4 million crowns for it. It has 40 rooms.";
        let made = made(text);
        let mut last = 0;
        for one in &made {
            assert!(one.start >= last, "{} begins inside another", one.start);
            last = one.end;
            for part in &one.parts {
                assert!(one.start <= part.start && part.end <= one.end && part.parts.is_empty());
            }
        }
        let parts: Vec<Vec<String>> = made
            .iter()
            .map(|one| {
                let said = one.parts.iter().map(|part| match part.statement.as_str() {
                    "" => words_of(text, part),
                    statement => statement.to_owned(),
                });
                said.collect()
            })
            .collect();
        assert_eq!(
            parts,
            [
                vec![
                    "Ferry traffic fell by 12 percent in 2023",
                    "the harbour board said"
                ],
                vec![
                    "Oll Marta visited the mill",
                    "The mill opened in 1911",
                    "the council paid 4 million crowns for it"
                ],
                vec![],
            ]
        );
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
    fn a_passage_without_an_end_is_read_in_pieces() {
        let text = "Rents rose by 12 percent. ".repeat(40) + &"é".repeat(300);
        let all = [Passage {
            span: Span::whole(&text),
            prose: true,
        }];
        let cut = bounded(&text, &all, 100);
        assert!(cut.len() > 10);
        let mut last = 0;
        for passage in cut.iter() {
            assert!(
                passage.span.start >= last && passage.span.len() <= 101,
                "{passage:?}"
            );
            last = passage.span.end;
        }
        let words: String = cut.iter().map(|passage| passage.span.of(&text)).collect();
        assert_eq!(
            words.replace(' ', ""),
            text.replace(' ', ""),
            "nothing is left out"
        );
        assert!(cut[0].span.of(&text).ends_with("percent."));
        assert!(matches!(bounded(&text, &all, 10_000), Cow::Borrowed(_)));
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
