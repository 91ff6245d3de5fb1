//! One suggestion as a session takes it: code points and words.

use super::{Stretch, reasons::reasons};
use crate::{
    extract::{Extraction, Sentence, attribution},
    session,
    text::{CodePoints, Span},
};

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
    sentence: &Sentence,
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
        attribution: attribution_of(text, found, sentence, span),
        times: times
            .map(|time| session::Time {
                words: time.span.of(text).to_owned(),
                value: time.value.clone().unwrap_or_default(),
                ..session::Time::default()
            })
            .collect(),
        reasons: reasons(text, &stretch.signals, stretch.scores, telling),
        signals: stretch
            .signals
            .iter()
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
    })
}

/// Who says what stands in `span`: the attribution whose content or cue it shares most with.
fn attribution_of(
    text: &str,
    found: &Extraction,
    sentence: &Sentence,
    span: Span,
) -> Option<session::Attribution> {
    let from = found.attributions.partition_point(|one| {
        one.cue
            .first()
            .is_none_or(|cue| cue.end <= sentence.span.start)
    });
    let shared = |one: &attribution::Attribution| -> usize {
        let all = one.content.iter().chain(&one.cue).chain(&one.source);
        all.filter_map(|piece| piece.intersection(span))
            .map(Span::len)
            .sum()
    };
    let near = found.attributions.iter().skip(from).take_while(|one| {
        one.cue
            .first()
            .is_none_or(|cue| cue.start < sentence.span.end)
    });
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
        ..session::Attribution::default()
    })
}
