//! Where a sentence of several clauses comes apart.

use super::{Part, PartKind, Reading};
use crate::extract::grammar::verbs::{Form, Group};
use crate::extract::grammar::{Class, Tag, Word, phrase};

/// How the words behind a [`Cut`] hang together with those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joint {
    /// A clause with a subject of its own.
    Clause,
    /// A second predicate: its subject, and the auxiliary that it shares, stand before.
    Predicate {
        /// The words of the subject.
        subject: (usize, usize),
        /// Those of the auxiliary; empty if it shares none.
        auxiliary: (usize, usize),
    },
    /// A relative clause.
    Relative,
}

/// A place where one clause ends and another begins.
pub struct Cut {
    /// First word of the new clause.
    pub at: usize,
    /// Last word of the old one, plus one.
    pub end: usize,
    /// What it opens.
    pub joint: Joint,
}

/// Words that open a clause that is checked apart.
const SUBORDINATING: &[&str] = &["while", "although", "though", "whereas", "because"];

impl Reading<'_> {
    /// Where the sentence can be taken apart: a conjunction or semicolon with a subject and a verb behind it, "and" with a
    /// second predicate, or a comma with a relative clause.
    pub fn cuts(&self) -> Vec<Cut> {
        let mut found: Vec<Cut> = Vec::new();
        for (at, word) in self.words.iter().enumerate() {
            let next = at + 1;
            let joint = match word.tag {
                Tag::Coord if self.coordinates(at, &found) => Some(Joint::Clause),
                Tag::Coord => self.predicate(at, &found),
                Tag::Sub if self.is_any(word, SUBORDINATING) && self.clause_follows(next) => {
                    Some(Joint::Clause)
                }
                Tag::Semicolon if self.clause_follows(next) => Some(Joint::Clause),
                Tag::Comma if self.relative_follows(next) => Some(Joint::Relative),
                _ => None,
            };
            if let Some(joint) = joint
                && at > 0
            {
                let comma = self.words.get(at - 1).is_some_and(|w| w.tag == Tag::Comma);
                found.push(Cut {
                    at: next,
                    end: if comma { at - 1 } else { at },
                    joint,
                });
            }
        }
        found
    }

    /// Whether the conjunction at `at` joins two clauses. What stands before it must have its verb: "The ferry between
    /// Arren and Holm carried" has none.
    fn coordinates(&self, at: usize, earlier: &[Cut]) -> bool {
        let since = since(earlier);
        let before = self.verbs.partition_point(|g| g.end <= at);
        let own = self.verbs.iter().take(before).rev();
        let stated = own
            .take_while(|g| g.start >= since)
            .any(|g| g.form == Form::Finite);
        let that = self.words.get(at + 1).is_some_and(|w| w.tag == Tag::That);
        stated && self.clause_follows(at + 1 + usize::from(that))
    }

    /// The second predicate behind the conjunction at `at`: "was rebuilt in 1913 [and] sold in 1920". It has the subject of
    /// the first verb of its clause, and that one's auxiliary, if it is a participle that nothing else carries.
    fn predicate(&self, at: usize, earlier: &[Cut]) -> Option<Joint> {
        let since = since(earlier);
        let next = self.verbs.partition_point(|g| g.start <= at);
        let second = self.verbs.get(next).filter(|g| g.start == at + 1)?;
        let from = self.verbs.partition_point(|g| g.start < since);
        let within_relative = |g: &Group| {
            let relative = earlier.iter().filter(|cut| cut.joint == Joint::Relative);
            relative
                .clone()
                .any(|cut| (cut.at..self.relative_end(cut)).contains(&g.start))
        };
        let finite = |g: &&Group| g.form == Form::Finite && !within_relative(g);
        let own: Vec<&Group> = self.verbs.get(from..next)?.iter().filter(finite).collect();
        // "Economists estimated that the line supports … and brings in …": of several verbs the one in the same form.
        let alike = |g: &&&Group| {
            let tag = |g: &Group| self.tag(g.head.min(g.start));
            tag(g) == tag(second)
        };
        let first = match own.as_slice() {
            [only] => *only,
            several => {
                let mut alike = several.iter().filter(alike);
                match (alike.next(), alike.next()) {
                    (Some(one), None) => *one,
                    _ => return None,
                }
            }
        };
        // A list of verbs with one object ("built and sold 40 boats") is one predicate.
        if first.end >= at || self.tag(first.start.checked_sub(1)?) == Some(Tag::That) {
            return None;
        }
        let subject = if own.len() > 1 {
            phrase::left(self.words, since, first.start).filter(|(_, end)| *end == first.start)?
        } else {
            self.subject(since, first.start)?
        };
        let plural = self
            .words
            .get(subject.1.checked_sub(1)?)
            .is_some_and(|w| w.span.of(self.text).ends_with('s') && w.tag == Tag::Noun);
        if plural && self.tag(second.start) == Some(Tag::SForm) {
            return None;
        }
        let auxiliary = (first.start, first.head);
        // What no list knows as a participle ("was refitted") leaves its auxiliary bare.
        let bare = first.bare && self.tag(first.head) == Some(Tag::Be);
        let auxiliary = if bare {
            (first.start, first.end)
        } else {
            auxiliary
        };
        let carried = (bare || first.head > first.start)
            && second.head == second.start
            && self
                .words
                .get(second.head)
                .is_some_and(|w| w.class.any(Class::PP));
        let shares = carried
            && ((bare || first.passive) && !self.object_follows(second.end) || self.has(first));
        match second.form {
            Form::Finite | Form::Participle if shares => {
                Some(Joint::Predicate { subject, auxiliary })
            }
            Form::Finite
                if second.bare
                    || matches!(
                        self.tag(second.start),
                        Some(Tag::Past | Tag::SForm | Tag::Be | Tag::Have | Tag::Do | Tag::Modal)
                    ) =>
            {
                Some(Joint::Predicate {
                    subject,
                    auxiliary: (at, at),
                })
            }
            _ => None,
        }
    }

    /// Whether a verb group begins with a form of "have".
    fn has(&self, group: &Group) -> bool {
        self.tag(group.start) == Some(Tag::Have) && !group.passive
    }

    /// Whether an object of the verb before `at` begins there.
    fn object_follows(&self, at: usize) -> bool {
        self.tag(at)
            .is_some_and(|tag| tag.opens_phrase() && tag != Tag::Day)
    }

    /// The subject of the verb at `verb` of a clause that begins at `since`: what stands before it, if it is one noun
    /// phrase from the clause's beginning on, or from behind a fronted adjunct's comma.
    fn subject(&self, since: usize, verb: usize) -> Option<(usize, usize)> {
        let (since, verb) = self.bare(since, verb);
        let comma = (since..verb)
            .rev()
            .find(|&at| self.tag(at) == Some(Tag::Comma));
        let start = comma.map_or(since, |comma| comma + 1);
        let end = phrase::right(self.words, start, verb, true);
        (end > start && end == verb).then_some((start, end))
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
        word.is_any(self.text, forms)
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
        let joints: Vec<&Cut> = cuts
            .iter()
            .filter(|cut| cut.joint != Joint::Relative)
            .collect();
        let all = (0, self.words.len());
        self.pieces(all, PartKind::Clause, &joints, cuts, &mut found);
        for cut in cuts.iter().filter(|cut| cut.joint == Joint::Relative) {
            found.extend(self.relative(cut));
        }
        found
    }

    /// The words `first..last` in pieces, each between two of the `joints`.
    pub fn pieces(
        &self,
        (first, last): (usize, usize),
        kind: PartKind,
        joints: &[&Cut],
        cuts: &[Cut],
        found: &mut Vec<Part>,
    ) {
        let mut start = first;
        let mut opened = Joint::Clause;
        let ends = joints.iter().map(|cut| (cut.end, cut.at, cut.joint));
        for (end, next, joint) in ends.chain([(last, last, Joint::Clause)]) {
            match opened {
                Joint::Predicate { subject, auxiliary } => {
                    found.extend(self.second(subject, auxiliary, (start, end)));
                }
                _ => self.push((start, end), kind, cuts, found),
            }
            (start, opened) = (next, joint);
        }
    }

    /// Adds words as a part, if they say enough. Relative clauses inside them are parts of their own, and left out of the
    /// statement.
    pub fn push(
        &self,
        (start, end): (usize, usize),
        kind: PartKind,
        cuts: &[Cut],
        found: &mut Vec<Part>,
    ) {
        let (start, end) = self.bare(start, end);
        let Some(span) = self.span(start, end).filter(|span| self.states(*span)) else {
            return;
        };
        let relative = |cut: &&Cut| {
            cut.joint == Joint::Relative
                && (start..end).contains(&cut.at)
                && self.relative(cut).is_some()
        };
        let asides: Vec<(usize, usize)> = cuts
            .iter()
            .filter(relative)
            .map(|cut| (cut.end, self.relative_end(cut)))
            .collect();
        let stated = self.verbs.iter().any(|g| {
            let inside = start <= g.start && g.end <= end;
            let aside = asides
                .iter()
                .any(|(from, to)| (*from..*to).contains(&g.start));
            inside && !aside && (g.form == Form::Finite || asides.is_empty())
        });
        if !stated {
            return;
        }
        let statement = (!asides.is_empty()).then(|| self.without((start, end), &asides));
        let stands = self.stands_alone(start, end);
        found.push(Part {
            kind,
            span,
            stands,
            statement,
        });
    }
}

/// Where the clause begins that the next cut ends.
fn since(earlier: &[Cut]) -> usize {
    let last = earlier.iter().rev().find(|cut| cut.joint == Joint::Clause);
    last.map_or(0, |cut| cut.at)
}
