//! A part in words that stand on their own: the subject is put back where the sentence has it elsewhere.
//!
//! Only words of the sentence are used, in their forms, and only where it is plain which they are; a relative clause whose
//! antecedent could be one of two, or that stands for an object ("which the town sold"), makes no part.

use super::{Cut, Part, PartKind, Reading, WORDS};
use crate::extract::grammar::{Tag, phrase};
use crate::text::Span;

/// Prepositions that tie a noun to the one before it ("the line from Pell").
const TYING: &[&str] = &["of", "from", "in", "at", "between", "for", "near"];

impl Reading<'_> {
    /// The tag of a word.
    pub fn tag(&self, at: usize) -> Option<Tag> {
        self.words.get(at).map(|word| word.tag)
    }

    /// The words `start..end` as a span.
    pub fn span(&self, start: usize, end: usize) -> Option<Span> {
        let first = self.words.get(start).filter(|_| start < end)?;
        let last = self.words.get(end.checked_sub(1)?)?;
        Some(Span::new(first.span.start, last.span.end))
    }

    fn text(&self, (start, end): (usize, usize)) -> &str {
        self.span(start, end).map_or("", |span| span.of(self.text))
    }

    /// A second predicate with the subject of the first. It says enough if it and its subject do.
    pub fn second(
        &self,
        subject: (usize, usize),
        auxiliary: (usize, usize),
        (start, end): (usize, usize),
    ) -> Option<Part> {
        let (start, end) = self.bare(start, end);
        let span = self.span(start, end)?;
        let count = self.count(subject.0, subject.1) + self.count(start, end);
        let pieces = [subject, auxiliary, (start, end)].map(|piece| self.text(piece));
        let said = pieces.iter().filter(|piece| !piece.is_empty());
        (count >= WORDS && end > start + 1).then(|| Part {
            kind: PartKind::Predicate,
            span,
            stands: true,
            statement: Some(capitalised(&said.copied().collect::<Vec<_>>().join(" "))),
        })
    }

    /// A relative clause, with what it speaks of as its subject.
    pub fn relative(&self, cut: &Cut) -> Option<Part> {
        let end = self.relative_end(cut);
        let span = self.span(cut.at, end).filter(|span| self.states(*span))?;
        let antecedent = self.antecedent(cut.end)?;
        let subject = self.text(antecedent);
        let opener = self.words.get(cut.at)?;
        let rest = cut.at + 1;
        let verb_next = self
            .verbs
            .get(self.verbs.partition_point(|g| g.start < rest))
            .is_some_and(|g| g.start == rest);
        let statement = if self.is_any(opener, &["which", "who"]) && verb_next {
            format!("{subject} {}", self.text((rest, end)))
        } else if self.is_any(opener, &["whose"]) {
            let ending = if subject.ends_with('s') {
                "’"
            } else {
                "’s"
            };
            format!("{subject}{ending} {}", self.text((rest, end)))
        } else if self.is_any(opener, &["where"]) && self.clause_follows(rest) {
            let named = self.tag(antecedent.1.checked_sub(1)?) == Some(Tag::Name);
            let place = if named { "in" } else { "at" };
            format!("{place} {subject}, {}", self.text((rest, end)))
        } else {
            return None;
        };
        Some(Part {
            kind: PartKind::Relative,
            span,
            stands: true,
            statement: Some(capitalised(&statement)),
        })
    }

    /// Where a relative clause ends: with the sentence, or before the mark that closes it.
    pub fn relative_end(&self, cut: &Cut) -> usize {
        let rest = self.words.iter().enumerate().skip(cut.at);
        let closes = |tag: Tag| {
            matches!(
                tag,
                Tag::Comma | Tag::Semicolon | Tag::Dash | Tag::Close | Tag::Quote
            )
        };
        let stop = self.words.len().saturating_sub(1);
        rest.clone()
            .find(|(at, w)| closes(w.tag) || w.tag == Tag::Stop && *at == stop)
            .map_or(self.words.len(), |(at, _)| at)
    }

    /// What a relative clause behind the words that end at `end` speaks of: the noun phrase there, with what is tied to it.
    fn antecedent(&self, end: usize) -> Option<(usize, usize)> {
        let mut start = phrase::base_left(self.words, 0, end)?;
        let pronoun = matches!(
            self.tag(start),
            Some(Tag::Pron | Tag::Subj | Tag::Obj | Tag::Num)
        );
        if pronoun && end == start + 1 {
            return None;
        }
        while let Some(before) = start.checked_sub(1)
            && let Some(word) = self
                .words
                .get(before)
                .filter(|word| matches!(word.tag, Tag::Prep | Tag::To))
        {
            // "A person familiar with the inspection, who": of two that it could speak of it speaks of neither.
            let tied = self.is_any(word, TYING);
            let wider = phrase::base_left(self.words, 0, before);
            let described = before
                .checked_sub(1)
                .and_then(|at| self.tag(at))
                .is_some_and(|tag| tag == Tag::Adj);
            match wider {
                Some(wider) if tied => start = wider,
                Some(_) => return None,
                None if described => return None,
                None => break,
            }
        }
        Some((start, end))
    }

    /// The words `start..end` without what stands in `asides`, each of which begins with its comma.
    pub fn without(&self, (start, end): (usize, usize), asides: &[(usize, usize)]) -> String {
        let mut said = String::new();
        let mut from = start;
        let all = asides.iter().copied().chain([(end, end)]);
        for (comma, after) in all {
            let piece = self.text((from, comma.min(end)));
            if !said.is_empty() && !piece.is_empty() {
                said.push(' ');
            }
            said.push_str(piece);
            // The comma that closes the aside goes with it.
            from = after + usize::from(self.tag(after) == Some(Tag::Comma));
        }
        capitalised(&said)
    }

    fn count(&self, start: usize, end: usize) -> usize {
        let words = self.words.get(start..end).unwrap_or_default();
        words.iter().filter(|word| super::is_word(word)).count()
    }
}

/// Words as a sentence begins.
pub fn capitalised(words: &str) -> String {
    let mut rest = words.chars();
    match rest.next() {
        Some(first) => first.to_uppercase().chain(rest).collect(),
        None => String::new(),
    }
}
