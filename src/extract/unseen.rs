//! Reading a text without its unseen characters, and bringing what was found back to the text as it is.

use super::{
    Extraction, Passage, Sentence, Signal,
    attribution::{Attribution, Guess},
    figure::Figure,
    names::Name,
    time::Time,
};
use crate::{
    session,
    text::{Bare, CodePoints, Span},
};

/// The passages of a text, in the text without its unseen characters.
pub fn inside(bare: &Bare, passages: &[Passage]) -> Vec<Passage> {
    let inside = |passage: &Passage| Passage {
        span: bare.inside(passage.span),
        ..*passage
    };
    passages.iter().map(inside).collect()
}

/// What was found without them, where it stands. Every place is named here: a new one does not compile until it is.
pub fn outside(bare: &Bare, found: Extraction) -> Extraction {
    let Extraction {
        mut sentences,
        mut attributions,
        mut times,
        mut figures,
        mut names,
    } = found;
    let out = |span: &mut Span| *span = bare.outside(*span);
    for Sentence {
        span,
        passage: _,
        scores: _,
        prose: _,
        suggested: _,
        signals,
    } in &mut sentences
    {
        *span = bare.outside_whole(*span);
        for Signal { span, kind: _ } in signals {
            out(span);
        }
    }
    for Attribution {
        source,
        cue,
        content,
        hedge,
        anonymous: _,
        through,
        resolved,
        manner: _,
        denied: _,
    } in &mut attributions
    {
        for span in source.iter_mut().chain(cue).chain(content) {
            out(span);
        }
        for span in hedge.iter_mut().chain(through) {
            out(span);
        }
        if let Some(Guess { name }) = resolved {
            out(name);
        }
    }
    for Time {
        span,
        kind: _,
        value: _,
        relative: _,
        question: _,
    } in &mut times
    {
        out(span);
    }
    for Figure {
        span,
        value: _,
        upper: _,
        unit: _,
        exactness: _,
    } in &mut figures
    {
        out(span);
    }
    for Name {
        span,
        group: _,
        kind: _,
    } in &mut names
    {
        out(span);
    }
    Extraction {
        sentences,
        attributions,
        times,
        figures,
        names,
    }
}

/// Suggestions made without them, at their places in the text as it is. Their words stay without unseen characters.
pub fn suggestions_outside(
    bare: &Bare,
    inner: &CodePoints,
    text: &str,
    points: &CodePoints,
    found: &mut [session::Suggestion],
) {
    let place = |start: &mut usize, end: &mut usize| {
        let span = inner.to_span(bare.text(), *start, *end);
        let out = span.and_then(|span| points.from_span(text, bare.outside(span)));
        if let Some(out) = out {
            (*start, *end) = out;
        }
    };
    for one in found {
        place(&mut one.start, &mut one.end);
        for signal in &mut one.signals {
            place(&mut signal.start, &mut signal.end);
        }
        suggestions_outside(bare, inner, text, points, &mut one.parts);
    }
}
