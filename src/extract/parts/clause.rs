//! Where a sentence of several clauses comes apart.

use super::{Part, PartKind, Reading};
use crate::extract::grammar::verbs::{Form, Group};
use crate::extract::grammar::{Tag, Word, phrase};
use crate::text::Span;

/// A place where one clause ends and another begins.
pub struct Cut {
    /// First word of the new clause.
    pub at: usize,
    /// Last word of the old one, plus one.
    pub end: usize,
    /// Whether it opens a relative clause.
    pub relative: bool,
}

/// Words that open a clause that is checked apart.
const SUBORDINATING: &[&str] = &["while", "although", "though", "whereas", "because"];

impl Reading<'_> {
    /// Where the sentence can be taken apart: a conjunction or semicolon with a subject and a verb behind it, or a comma
    /// with a relative clause.
    pub fn cuts(&self) -> Vec<Cut> {
        let mut found: Vec<Cut> = Vec::new();
        for (at, word) in self.words.iter().enumerate() {
            let next = at + 1;
            let (joint, relative) = match word.tag {
                Tag::Coord => (self.coordinates(at, &found), false),
                Tag::Sub => (
                    self.is_any(word, SUBORDINATING) && self.clause_follows(next),
                    false,
                ),
                Tag::Semicolon => (self.clause_follows(next), false),
                Tag::Comma => (self.relative_follows(next), true),
                _ => continue,
            };
            if joint && at > 0 {
                let comma = self.words.get(at - 1).is_some_and(|w| w.tag == Tag::Comma);
                found.push(Cut {
                    at: next,
                    end: if comma { at - 1 } else { at },
                    relative,
                });
            }
        }
        found
    }

    /// Whether the conjunction at `at` joins two clauses. What stands before it must have its verb: "The ferry between
    /// Arren and Holm carried" has none.
    fn coordinates(&self, at: usize, earlier: &[Cut]) -> bool {
        let since = earlier.iter().rev().find(|cut| !cut.relative);
        let since = since.map_or(0, |cut| cut.at);
        let before = self.verbs.partition_point(|g| g.end <= at);
        let own = self.verbs.iter().take(before).rev();
        let stated = own
            .take_while(|g| g.start >= since)
            .any(|g| g.form == Form::Finite);
        let that = self.words.get(at + 1).is_some_and(|w| w.tag == Tag::That);
        stated && self.clause_follows(at + 1 + usize::from(that))
    }

    /// Whether a relative clause with its own verb begins at `at`.
    fn relative_follows(&self, at: usize) -> bool {
        let opens = self
            .words
            .get(at)
            .is_some_and(|w| self.is_any(w, &["which", "who", "whose", "where"]));
        opens && {
            let next = self.verbs.partition_point(|g| g.start <= at);
            let near = self.verbs.iter().skip(next);
            near.take_while(|g| g.start < at + 8)
                .any(|g| g.form == Form::Finite)
        }
    }

    /// Whether a word is one of these, in any case.
    pub fn is_any(&self, word: &Word, forms: &[&str]) -> bool {
        forms
            .iter()
            .any(|form| word.span.of(self.text).eq_ignore_ascii_case(form))
    }

    /// Whether a subject with its own finite verb begins at `at`.
    pub fn clause_follows(&self, at: usize) -> bool {
        let end = phrase::right(self.words, at, self.words.len(), true);
        // "An inspection in January found": a date may stand between the two.
        let between = self.words.get(end..).unwrap_or_default().iter().take(5);
        let skip = between
            .take_while(|w| matches!(w.tag, Tag::Prep | Tag::Day | Tag::Num))
            .count();
        let dated = self
            .words
            .get(end..end + skip)
            .is_some_and(|skipped| skipped.iter().any(|w| w.tag == Tag::Day));
        end > at && {
            let next = self.verbs.partition_point(|g| g.start < end);
            let meets = |g: &Group| g.start == end || dated && g.start == end + skip;
            self.verbs
                .get(next)
                .is_some_and(|g| g.form == Form::Finite && meets(g))
        }
    }

    /// The clauses between the cuts.
    pub fn clauses(&self, cuts: &[Cut]) -> Vec<Part> {
        let mut found = Vec::new();
        if cuts.is_empty() {
            return found;
        }
        let mut start = 0;
        for cut in cuts.iter().filter(|cut| !cut.relative) {
            self.push((start, cut.end), PartKind::Clause, &mut found);
            start = cut.at;
        }
        self.push((start, self.words.len()), PartKind::Clause, &mut found);
        for cut in cuts.iter().filter(|cut| cut.relative) {
            let hi = self
                .words
                .iter()
                .enumerate()
                .skip(cut.at)
                .find(|(_, w)| {
                    matches!(w.tag, Tag::Comma | Tag::Semicolon | Tag::Dash | Tag::Close)
                })
                .map_or(self.words.len(), |(at, _)| at);
            self.push((cut.at, hi), PartKind::Relative, &mut found);
        }
        found
    }

    fn push(&self, (start, end): (usize, usize), kind: PartKind, found: &mut Vec<Part>) {
        let (start, end) = self.bare(start, end);
        let Some((first, last)) = self
            .words
            .get(start)
            .zip(end.checked_sub(1).and_then(|at| self.words.get(at)))
        else {
            return;
        };
        let span = Span::new(first.span.start, last.span.end);
        if self.states(span) {
            let stands = kind == PartKind::Relative || self.stands_alone(start, end);
            found.push(Part { kind, span, stands });
        }
    }
}
