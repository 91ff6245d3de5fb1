//! Floor 3: a draft's text becomes sentences with scores, signals and reasons.
//!
//! The pipeline, [`extract`], cuts passages into sentences, lets every rule look at each, adds what the modules for
//! figures, dates, names and attributions find, and weighs it all together with a small trained model. It proposes
//! and explains; it never decides. It knows nothing of screens, files or sessions' history.

pub mod attribution;
pub mod figure;
mod gather;
mod grammar;
#[cfg(test)]
mod hostile;
mod lexicon;
pub mod model;
pub mod names;
pub mod parts;
pub mod record;
mod score;
pub mod signals;
pub mod suggest;
mod table;
pub mod time;
mod words;

pub use score::{LINE, Scores};
pub use signals::{Signal, SignalKind};
pub use words::{Shape, Word, Words};

use crate::text::{Span, sentences};
use attribution::Attribution;
use figure::{Figure, figures_beside};
use model::{Features, Margins, Model};
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
/// rules are those of English, other languages are cut into sentences and scored by what is common to all.
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
    let paragraphs: Vec<Span> = passages.iter().map(|passage| passage.span).collect();
    let cut: Vec<Vec<Span>> = paragraphs
        .iter()
        .map(|span| sentences(text, *span, language))
        .collect();
    let read = attribution::Passages {
        text,
        paragraphs: &paragraphs,
        sentences: &cut,
    };
    let mut mentions = names::Mentions::new(text);
    let attributions = attribution::attributions_and(&read, |words| mentions.add(words));
    let whole = match (paragraphs.first(), paragraphs.last()) {
        (Some(first), Some(last)) => Span::new(first.start, last.end.max(first.start)),
        _ => Span::default(),
    };
    let times = times(text, whole, published);
    let mut found = Extraction {
        sentences: Vec::with_capacity(cut.iter().map(Vec::len).sum()),
        attributions,
        figures: figures_beside(text, whole, &times),
        names: mentions.join(),
        times,
    };
    for (passage, spans) in cut.into_iter().enumerate() {
        found
            .sentences
            .extend(spans.into_iter().map(|span| Sentence {
                span,
                passage,
                scores: Scores::default(),
                prose: passages.get(passage).is_some_and(|passage| passage.prose),
                suggested: false,
                signals: Vec::new(),
            }));
    }
    gather::signals(text, &mut found);
    let mut words = Words::default();
    let mut features = Features::default();
    for sentence in &mut found.sentences {
        words.fill(text, sentence.span);
        signals::find(&words, &mut sentence.signals);
        sentence
            .signals
            .sort_by_key(|signal| (signal.span.start, signal.span.end, signal.kind));
        let margins = model.map_or_else(Margins::default, |model| {
            features.fill(text, &words);
            model.margins(&features)
        });
        sentence.scores = score::weigh(&sentence.signals, margins);
        sentence.suggested = sentence.prose && sentence.scores.checkable >= LINE;
    }
    found
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
}
