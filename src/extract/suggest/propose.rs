//! One suggestion as a session takes it: code points and words.

use super::{Stretch, reasons::reasons};
use crate::{
    extract::{Extraction, attribution},
    session,
    text::{CodePoints, Span},
};

/// Most signals and dates that one suggestion keeps: a sentence that has more is none that anybody wrote.
const MOST: usize = 100;

/// Turns places of one sentence into code points.
pub struct Places<'a> {
    pub text: &'a str,
    points: &'a CodePoints,
    /// First byte and first code point of a sentence of ASCII alone, inside which the two run side by side.
    plain: Option<(usize, usize)>,
}

impl<'a> Places<'a> {
    pub fn new(text: &'a str, points: &'a CodePoints, sentence: Span) -> Self {
        let ascii = sentence.of(text).is_ascii();
        let first = points.from_byte(text, sentence.start);
        Self {
            text,
            points,
            plain: first.filter(|_| ascii).map(|first| (sentence.start, first)),
        }
    }

    /// A span inside the sentence.
    fn of(&self, span: Span) -> Option<(usize, usize)> {
        match self.plain {
            Some((byte, point)) => Some((
                span.start.checked_sub(byte)? + point,
                span.end.checked_sub(byte)? + point,
            )),
            None => self.points.from_span(self.text, span),
        }
    }
}

/// The suggestion for a stretch of a sentence; `None` if the stretch does not fit the text.
pub fn suggestion(
    places: &Places,
    found: &Extraction,
    said: &[usize],
    stretch: &Stretch,
    telling: &[Span],
) -> Option<session::Suggestion> {
    let text = places.text;
    let span = stretch.span;
    let (start, end) = places.of(span)?;
    let from = found
        .times
        .partition_point(|time| time.span.end <= span.start);
    let times = found
        .times
        .iter()
        .skip(from)
        .take_while(|time| time.span.start < span.end);
    Some(session::Suggestion {
        start,
        end,
        attribution: if stretch.says_who {
            None
        } else {
            attribution_of(text, found, said, (span, stretch.whole))
        },
        times: times
            .take(MOST)
            .map(|time| session::Time {
                words: time.span.of(text).to_owned(),
                value: time.value.clone().unwrap_or_default(),
                question: time
                    .question
                    .map_or_else(String::new, |question| question.words().to_owned()),
                ..session::Time::default()
            })
            .collect(),
        reasons: reasons(text, &stretch.signals, stretch.scores, telling),
        signals: stretch
            .signals
            .iter()
            .take(MOST)
            .filter_map(|signal| {
                let (start, end) = places.of(signal.span)?;
                Some(session::Signal {
                    kind: signal.kind.word().into(),
                    start,
                    end,
                    extra: session::Extra::new(),
                })
            })
            .collect(),
        checkable: i64::from(stretch.scores.checkable),
        worth: i64::from(stretch.scores.worth),
        weighed: None,
        statement: stretch.statement.clone(),
        parts: Vec::new(),
    })
}

/// Which attributions each sentence shares words with, in order. A quotation has its speaker in each of its sentences,
/// also where the cue stands in another one.
pub fn said_in(found: &Extraction) -> Vec<Vec<usize>> {
    let mut all = vec![Vec::new(); found.sentences.len()];
    for (nth, one) in found.attributions.iter().enumerate() {
        for piece in one.content.iter().chain(&one.cue).chain(&one.source) {
            let from = found
                .sentences
                .partition_point(|sentence| sentence.span.end <= piece.start);
            let within = found.sentences.iter().enumerate().skip(from);
            for (at, _) in within.take_while(|(_, sentence)| sentence.span.start < piece.end) {
                if let Some(said) = all.get_mut(at).filter(|said| said.last() != Some(&nth)) {
                    said.push(nth);
                }
            }
        }
    }
    all
}

/// Who says what stands in `span`: the attribution whose content or cue it shares most with; of several that share alike,
/// the innermost. `said` are those of its sentence. A part that says itself who says it needs nobody else to.
fn attribution_of(
    text: &str,
    found: &Extraction,
    said: &[usize],
    (span, whole): (Span, bool),
) -> Option<session::Attribution> {
    let shared = |one: &attribution::Attribution| -> usize {
        let all = one.content.iter().chain(&one.cue).chain(&one.source);
        all.filter_map(|piece| piece.intersection(span))
            .map(Span::len)
            .sum()
    };
    let inside = |one: &attribution::Attribution| {
        let mut who = one.source.iter().chain(&one.cue);
        !one.source.is_empty() && who.all(|piece| span.covers(*piece))
    };
    let near = said
        .iter()
        .filter_map(|nth| found.attributions.get(*nth))
        .filter(|one| whole || !inside(one));
    let one = near
        .max_by_key(|one| shared(one))
        .filter(|one| shared(one) > 0)?;
    let words = |spans: &[Span]| {
        spans
            .iter()
            .map(|span| span.of(text))
            .collect::<Vec<_>>()
            .join(" … ")
    };
    Some(session::Attribution {
        source: words(&one.source),
        cue: words(&one.cue),
        through: one
            .through
            .map_or_else(String::new, |span| span.of(text).to_owned()),
        hedge: one
            .hedge
            .map_or_else(String::new, |span| span.of(text).to_owned()),
        anonymous: one.anonymous,
        guess: one
            .resolved
            .map_or_else(String::new, |guess| guess.name.of(text).to_owned()),
        denied: one.denied,
        extra: session::Extra::new(),
    })
}
