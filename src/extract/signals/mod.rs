//! Signals: single reasons why a sentence is, or is not, something to check. One file per rule or family.
//!
//! A rule reads [`Words`] and adds [`Signal`]s; it knows nothing of scores. Figures, dates, names and attributions
//! come from their own modules and are turned into signals by the pipeline.

mod cause;
mod comparison;
mod experience;
mod future;
mod law;
mod opinion;
mod question;
mod quotation;
mod superlative;

use super::{
    word_class::{WordClass, group},
    words::{Word, Words},
};
use crate::text::Span;

/// What a signal says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SignalKind {
    /// A number.
    Figure,
    /// A sum of money.
    Money,
    /// A percentage or share.
    Percentage,
    /// A date, time or period.
    Date,
    /// Words in quotation marks.
    Quotation,
    /// Somebody is said to say it.
    Attribution,
    /// Hedged: "allegedly", "reported".
    Hedge,
    /// The source is not named.
    Anonymous,
    /// A superlative, "first" or "only".
    Superlative,
    /// A comparison or trend.
    Comparison,
    /// One thing causes another.
    Cause,
    /// A named person.
    Person,
    /// A named organisation.
    Organisation,
    /// A named place.
    Place,
    /// A law, court or official document.
    Law,
    /// Against: an opinion or judgement.
    Opinion,
    /// Against: a question.
    Question,
    /// Against: about the future.
    Future,
    /// Against: somebody's own experience.
    Experience,
}

impl SignalKind {
    /// The word that files and records hold.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Figure => "figure",
            Self::Money => "money",
            Self::Percentage => "percentage",
            Self::Date => "date",
            Self::Quotation => "quotation",
            Self::Attribution => "attribution",
            Self::Hedge => "hedge",
            Self::Anonymous => "anonymous",
            Self::Superlative => "superlative",
            Self::Comparison => "comparison",
            Self::Cause => "cause",
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Place => "place",
            Self::Law => "law",
            Self::Opinion => "opinion",
            Self::Question => "question",
            Self::Future => "future",
            Self::Experience => "experience",
        }
    }

    /// Whether it speaks against a claim.
    pub const fn is_against(self) -> bool {
        matches!(
            self,
            Self::Opinion | Self::Question | Self::Future | Self::Experience
        )
    }
}

/// One signal, at its place in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signal {
    /// What it says.
    pub kind: SignalKind,
    /// The words that say it.
    pub span: Span,
}

/// Set phrases of the rules, with the group that their first words are.
pub const SET_PHRASES: &[(u16, &[&[&str]])] = &[
    (group::OPENS_CAUSE, cause::PHRASES),
    (group::OPENS_OPINION, opinion::PHRASES),
    (group::OPENS_FUTURE, future::PHRASES),
];

/// Adds the signals that every rule here finds in a sentence.
pub fn find(words: Words, into: &mut Vec<Signal>) {
    question::find(words, into);
    quotation::find(words, into);
    for (at, word) in words.list().iter().enumerate() {
        if !may_tell(word) && !words.low(at).ends_with("'ll") {
            continue;
        }
        superlative::at(words, at, into);
        comparison::at(words, at, into);
        cause::at(words, at, into);
        law::at(words, at, into);
        opinion::at(words, at, into);
        future::at(words, at, into);
        experience::at(words, at, into);
    }
}

/// Whether a rule may fire at a word: a quick look that spares most words all rules. Beside these only "'ll" tells something.
const fn may_tell(word: &Word) -> bool {
    let class = matches!(
        word.entry.class,
        WordClass::Est | WordClass::I | WordClass::Should | WordClass::Will
    );
    class || word.entry.groups != 0
}

/// Adds a signal over the words `from..to`.
fn push(words: Words, kind: SignalKind, from: usize, to: usize, into: &mut Vec<Signal>) {
    into.push(Signal {
        kind,
        span: words.stretch(from, to),
    });
}

#[cfg(test)]
use super::words::WordList;

/// What the rules find in one sentence, as kinds and words: for the tests of each rule.
#[cfg(test)]
fn check(text: &str, kind: SignalKind) -> Vec<&str> {
    let mut found = Vec::new();
    find(WordList::of(text, Span::whole(text)).all(), &mut found);
    found
        .iter()
        .filter(|signal| signal.kind == kind)
        .map(|signal| signal.span.of(text))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn signals_lie_inside_their_sentence(text in "\\PC{0,200}") {
            let mut found = Vec::new();
            find(WordList::of(&text, Span::whole(&text)).all(), &mut found);
            for signal in found {
                prop_assert!(text.get(signal.span.range()).is_some_and(|words| !words.is_empty()));
            }
        }
    }
}
