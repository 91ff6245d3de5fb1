//! That somebody said it.

use super::{Part, PartKind, Reading, statement::capitalised};
use crate::extract::attribution::{Attribution, Manner};
use crate::extract::grammar::Tag;
use crate::text::Span;

/// How many words may stand between a source and its cue.
const NEAR: usize = 12;

/// How many words, behind source and cue, say to whom, when and where it was said.
const CIRCUMSTANCE: usize = 14;

impl Reading<'_> {
    /// The words that say that somebody said something: source and cue, to whom, when and where, as far as they stand
    /// together. None where nobody is named, or where it is no speech.
    pub fn said(&self, sentence: Span, attribution: &Attribution) -> Option<Part> {
        if attribution.manner == Manner::Report {
            return None;
        }
        let (source, cue) = (attribution.source.first()?, attribution.cue.first()?);
        if !sentence.covers(*source) || !sentence.covers(*cue) || source.overlaps(*cue) {
            return None;
        }
        let gap = self.between(source.end.min(cue.end), source.start.max(cue.start));
        // "would neither confirm nor deny" is one thing that was said.
        let apart = !attribution.denied
            && (gap.1.saturating_sub(gap.0) > NEAR
                || self
                    .verbs
                    .iter()
                    .any(|g| gap.0 <= g.start && g.start < gap.1));
        // "The mayor visited Dorn and said …": the source is what the first verb speaks of.
        let (core, statement) = if apart {
            let words = format!("{} {}", source.of(self.text), cue.of(self.text));
            (*cue, (source.start < cue.start).then_some(words))
        } else {
            (source.union(*cue), None)
        };
        if apart && statement.is_none() {
            return None;
        }
        let span = self.circumstances(core, attribution);
        let rest = Span::new(cue.end.max(core.end), span.end).trimmed(self.text);
        let statement = statement.map(|words| {
            let rest = rest.of(self.text);
            capitalised(format!("{words} {rest}").trim_end())
        });
        // A label says it by a mark: "Ada Oll: …".
        let mark = !cue.of(self.text).contains(char::is_alphanumeric);
        let statement = if mark {
            Some(format!("{} said this", source.of(self.text)))
        } else {
            statement
        };
        Some(Part {
            kind: PartKind::Attribution,
            span,
            stands: false,
            statement,
        })
    }

    /// The numbers of the words between two places.
    fn between(&self, from: usize, to: usize) -> (usize, usize) {
        let first = self.words.partition_point(|w| w.span.start < from);
        let last = self.words.partition_point(|w| w.span.end <= to);
        (first, last.max(first))
    }

    /// Source and cue with what follows up to the content, or to the mark that ends their clause.
    fn circumstances(&self, core: Span, attribution: &Attribution) -> Span {
        let first = self.words.partition_point(|w| w.span.start < core.end);
        let content = attribution.content.iter().map(|content| content.start);
        let content = content.filter(|start| *start >= core.end).min();
        let mut end = core.end;
        for word in self.words.iter().skip(first).take(CIRCUMSTANCE) {
            let stops = content.is_some_and(|start| word.span.start >= start)
                || matches!(
                    word.tag,
                    Tag::Comma
                        | Tag::Stop
                        | Tag::Semicolon
                        | Tag::Colon
                        | Tag::Dash
                        | Tag::Quote
                        | Tag::That
                        | Tag::Coord
                        | Tag::Sub
                        | Tag::Close
                );
            if stops {
                return Span::new(core.start, end);
            }
            end = word.span.end;
        }
        // Words without an end in reach are no circumstances.
        let all = self.words.len() <= first + CIRCUMSTANCE;
        Span::new(core.start, if all { end } else { core.end })
    }
}
