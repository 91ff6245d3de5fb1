//! Brings what the modules for whole texts found home to the sentences, as signals.

use super::{Extraction, Signal, SignalKind, figure::Unit, names::NameKind};
use crate::text::Span;

/// Adds signals for expressions of time, figures, names and attributions to the sentences they stand in.
pub fn signals(text: &str, found: &mut Extraction) {
    let mut add = Vec::new();
    let mut push = |kind, span: Span| {
        if !span.is_empty() && text.get(span.range()).is_some() {
            add.push(Signal { kind, span });
        }
    };
    for time in &found.times {
        push(SignalKind::Date, time.span);
    }
    for figure in &found.figures {
        let kind = match figure.unit {
            Unit::Money(_) => SignalKind::Money,
            Unit::Percent
            | Unit::PercentagePoints
            | Unit::BasisPoints
            | Unit::PerMille
            | Unit::Share => SignalKind::Percentage,
            Unit::None | Unit::Of(_) | Unit::Ordinal | Unit::Times => SignalKind::Figure,
        };
        push(kind, figure.span);
    }
    for name in &found.names {
        match name.kind {
            NameKind::Person => push(SignalKind::Person, name.span),
            NameKind::Organisation => push(SignalKind::Organisation, name.span),
            NameKind::Place => push(SignalKind::Place, name.span),
            NameKind::Other => {}
        }
    }
    for attribution in &found.attributions {
        let cue = attribution.cue.first().copied();
        let source = attribution.source.first().copied();
        if let Some(span) = cue.or(source) {
            push(SignalKind::Attribution, span);
        }
        if let Some(span) = attribution.hedge {
            push(SignalKind::Hedge, span);
        }
        if attribution.anonymous
            && let Some(span) = source
        {
            push(SignalKind::Anonymous, span);
        }
    }
    for signal in add {
        if let Some(at) = found.sentence_at(signal.span.start)
            && let Some(sentence) = found.sentences.get_mut(at)
            && let Some(span) = signal.span.intersection(sentence.span)
        {
            sentence.signals.push(Signal { span, ..signal });
        }
    }
}
