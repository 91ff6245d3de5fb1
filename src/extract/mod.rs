//! Floor 3: a draft's text becomes sentences with scores, signals and reasons.
//!
//! The pipeline, [`extract`], cuts passages into sentences, lets every rule look at each, adds what the modules for
//! figures, dates, names and attributions find, and weighs it all together with a small trained model. It proposes
//! and explains; it never decides. It knows nothing of screens, files or sessions' history.

pub mod attribution;
pub mod deep;
pub mod figure;
mod gather;
mod grammar;
#[cfg(test)]
mod hostile;
pub mod jsonl;
pub mod model;
pub mod names;
pub mod parts;
mod score;
mod shape;
pub mod signals;
pub mod suggest;
mod table;
pub mod time;
mod unseen;
mod word_class;
mod words;

pub use score::{LINE, Scores};
pub use shape::Shape;
pub use signals::{Signal, SignalKind};
pub use words::{Word, WordList, Words};

use crate::text::{Bare, Span, asserts_nothing, language, sentences};
use attribution::Attribution;
use figure::{Figure, figures_beside};
use model::{Model, Sight, Weigher};
use names::Name;
use time::{Time, times};

/// A stretch of text that is read on its own: a paragraph, or a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Where it stands.
    pub span: Span,
    /// Whether claims may be suggested from it. Headlines and wire furniture are scored but never suggested.
    pub prose: bool,
}

impl Passage {
    /// The lines of a text taken verbatim, all of them prose; empty ones are left out.
    pub fn lines(text: &str) -> Vec<Self> {
        let mut start = 0;
        let mut found = Vec::new();
        for line in text.split_inclusive('\n') {
            let span = Span::new(start, start + line.len()).trimmed(text);
            start += line.len();
            if !span.is_empty() {
                found.push(Self { span, prose: true });
            }
        }
        found
    }
}

/// One sentence and what was found in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
    /// Index of its passage.
    pub passage: usize,
    /// How checkable it is and how much worth a check.
    pub scores: Scores,
    /// Whether its passage is one that claims may be suggested from.
    pub prose: bool,
    /// Whether it is proposed as a claim.
    pub suggested: bool,
    /// Why, or why not, in text order.
    pub signals: Vec<Signal>,
}

/// Everything found in one text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extraction {
    /// Its sentences, in order.
    pub sentences: Vec<Sentence>,
    /// Who says what, in order of the cues.
    pub attributions: Vec<Attribution>,
    /// Its expressions of time, in order.
    pub times: Vec<Time>,
    /// Its figures, in order.
    pub figures: Vec<Figure>,
    /// The people, organisations and places it names, in order.
    pub names: Vec<Name>,
}

impl Extraction {
    /// The sentence that holds the byte at `at`.
    pub fn sentence_at(&self, at: usize) -> Option<usize> {
        let index = self
            .sentences
            .partition_point(|sentence| sentence.span.end <= at);
        self.sentences
            .get(index)
            .is_some_and(|sentence| sentence.span.contains(at))
            .then_some(index)
    }
}

/// Reads a text. `published` is the day that relative dates are counted from; `language` is an ISO 639-1 code: the
/// rules are those of English, so that a text in another language is cut into its sentences and nothing else is said of it.
///
/// Passages stand in text order and do not overlap. Time and memory are linear in the length of the text.
pub fn extract(
    text: &str,
    passages: &[Passage],
    published: Option<jiff::civil::Date>,
    language: &str,
) -> Extraction {
    extract_with(Model::built_in(), text, passages, published, language)
}

/// Like [`extract`], with other weights than those that ship, or with the rules alone.
pub fn extract_with(
    model: Option<&Model>,
    text: &str,
    passages: &[Passage],
    published: Option<jiff::civil::Date>,
    language: &str,
) -> Extraction {
    if let Some(bare) = Bare::of(text) {
        let inside = unseen::inside(&bare, passages);
        let found = extract_with(model, bare.text(), &inside, published, language);
        return unseen::outside(&bare, found);
    }
    let paragraphs: Vec<Span> = passages.iter().map(|passage| passage.span).collect();
    let cut: Vec<Vec<Span>> = paragraphs
        .iter()
        .map(|span| sentences(text, *span, language))
        .collect();
    if !language::is_english(language) {
        return Extraction {
            sentences: unread(passages, cut),
            ..Extraction::default()
        };
    }
    let mut said = attribution::Said::new(text);
    let mut mentions = names::Mentions::new(text);
    let mut wordings = Vec::with_capacity(cut.iter().map(Vec::len).sum());
    let mut weigher = Weigher::new(model);
    let mut list = WordList::default();
    let mut own = WordList::default();
    let mut tagged = Vec::new();
    for (paragraph, spans) in paragraphs.iter().zip(&cut) {
        list.fill(text, *paragraph);
        grammar::read(text, list.all(), &mut tagged);
        mentions.add(&tagged);
        for span in spans {
            let words = list.cut(text, *span, &mut own);
            let mut signals = Vec::new();
            signals::find(words, &mut signals);
            // A sentence that is a whole paragraph is tagged like it.
            let margins = if words.span() == list.all().span() {
                weigher.margins_of(Sight {
                    text,
                    words,
                    tagged: &tagged,
                })
            } else {
                weigher.margins(text, words)
            };
            wordings.push((signals, margins));
        }
        said.add(*paragraph, spans, &mut tagged);
    }
    let whole = match (paragraphs.first(), paragraphs.last()) {
        (Some(first), Some(last)) => Span::new(first.start, last.end.max(first.start)),
        _ => Span::default(),
    };
    let times = times(text, whole, published, language);
    let mut found = Extraction {
        attributions: said.join(),
        figures: figures_beside(text, whole, &times),
        names: mentions.join(),
        times,
        sentences: unread(passages, cut),
    };
    gather::signals(text, &mut found);
    for (sentence, (signals, margins)) in found.sentences.iter_mut().zip(wordings) {
        let passage = passages.get(sentence.passage);
        let whole = passage.is_some_and(|passage| passage.span == sentence.span);
        if whole && asserts_nothing(sentence.span.of(text)) {
            sentence.signals.clear();
            sentence.prose = false;
            continue;
        }
        sentence.signals.extend(signals);
        sentence
            .signals
            .sort_by_key(|signal| (signal.span.start, signal.span.end, signal.kind));
        sentence.scores = score::weigh(&sentence.signals, margins);
        sentence.suggested = sentence.prose && sentence.scores.checkable >= LINE;
    }
    found
}

/// Sentences of which nothing is known but their places.
fn unread(passages: &[Passage], cut: Vec<Vec<Span>>) -> Vec<Sentence> {
    let mut made = Vec::with_capacity(cut.iter().map(Vec::len).sum());
    for (passage, spans) in cut.into_iter().enumerate() {
        let prose = passages.get(passage).is_some_and(|passage| passage.prose);
        made.extend(spans.into_iter().map(|span| Sentence {
            span,
            passage,
            scores: Scores::default(),
            prose,
            suggested: false,
            signals: Vec::new(),
        }));
    }
    made
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_headline_is_scored_but_never_suggested() {
        let text =
            "Bridge cost 14 million crowns in 1998\nThe bridge is the oldest in the country.";
        let mut passages = Passage::lines(text);
        passages[0].prose = false;
        let found = extract(text, &passages, None, "en");
        let suggested: Vec<bool> = found
            .sentences
            .iter()
            .map(|sentence| sentence.suggested)
            .collect();
        assert_eq!(suggested, [false, true]);
        assert!(found.sentences[0].scores.checkable >= LINE);
    }

    #[test]
    fn no_english_rule_fires_in_another_language() {
        for (code, text) in [
            (
                "es",
                "El alcalde Tom Reed dijo que in 2023 cayó 4,1 percent. Me gusta on Monday.",
            ),
            (
                "de-AT",
                "Die Bank said, am 3. May 2023 war es 12 million. Der Rat ging.",
            ),
            (
                "xx",
                "Oll said it was the largest since May 2020. He denied it.",
            ),
        ] {
            let found = extract(text, &Passage::lines(text), "2024-04-01".parse().ok(), code);
            assert!(found.sentences.len() >= 2, "{text}");
            let quiet = |one: &Sentence| {
                one.signals.is_empty() && !one.suggested && one.scores == Scores::default()
            };
            assert!(found.sentences.iter().all(quiet), "{text}");
            let others = (found.attributions, found.times, found.figures, found.names);
            assert_eq!(others, Default::default(), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_seen_changes_nothing_but_places() {
        let plain =
            "The mayor, Marta Oll, said unemployment was 4.1 percent on 3 May 2023. It fell.";
        let with = "The may\u{AD}or\u{200B}, Marta Oll,\u{200B} said un\u{AD}em\u{AD}ploy\u{AD}ment was 4.1\u{200B} per\u{AD}cent on 3 \u{FEFF}May 2023.\u{200E} It fell.";
        let read = |text: &str| {
            let found = extract(text, &Passage::lines(text), None, "en");
            let bare = |span: Span| span.of(text).replace(crate::text::is_unseen, "");
            let sentences = found.sentences.iter();
            let said: Vec<String> = sentences
                .flat_map(|one| {
                    let signals = one.signals.iter();
                    std::iter::once(bare(one.span))
                        .chain(
                            signals
                                .map(|signal| format!("{:?} {}", signal.kind, bare(signal.span))),
                        )
                        .collect::<Vec<_>>()
                })
                .collect();
            let who: Vec<String> = found
                .attributions
                .iter()
                .flat_map(|one| one.source.iter().chain(&one.cue).chain(&one.content))
                .map(|span| bare(*span))
                .collect();
            (said, who)
        };
        assert_eq!(read(plain), read(with));
        assert!(!read(plain).1.is_empty());
    }

    #[test]
    fn lines_that_assert_nothing_are_not_proposed() {
        for line in [
            "2h ago",
            "10:45 GMT",
            "4 min read",
            "***",
            "1",
            "Phone: +47 555 0123",
            "Page 3 of 12",
            "Photo: Ida Brandt",
        ] {
            let text = format!("The harbour cost 48 million euros.\n{line}\nThe council said no.");
            let found = extract(&text, &Passage::lines(&text), None, "en");
            let idle = found
                .sentences
                .iter()
                .filter(|one| line.contains(one.span.of(&text)));
            assert!(idle.clone().count() > 0, "{line}");
            assert!(
                idle.clone()
                    .all(|one| !one.suggested && one.scores == Scores::default()),
                "{line}"
            );
            assert!(found.sentences[0].suggested, "{line}");
        }
    }
}
