//! How far a clause reaches.

use super::scene::Scene;
use crate::extract::grammar::cues::Frame;
use crate::extract::grammar::verbs::{Form, Group};
use crate::extract::grammar::{Class, Tag};

impl Scene<'_> {
    /// Where the content that begins at `start` ends, for a cue group with verb form `form`.
    pub fn clause_end(&self, start: usize, cue: &Group, phrase: bool) -> usize {
        let mut at = start;
        while at < self.hi {
            if let Some(quotation) = self.opening(at) {
                at = quotation.last + 1;
                // A quotation that ends with a stop ends the sentence.
                if at < self.hi
                    && self.is_any(at.saturating_sub(2), &[".", "!", "?"])
                    && quotation.len() > 4
                {
                    let goes_on = self
                        .word(at)
                        .is_some_and(|w| !w.capital && w.tag != Tag::Quote);
                    if !goes_on {
                        return at;
                    }
                }
                continue;
            }
            let Some(tag) = self.tag(at) else { break };
            let ends = match tag {
                Tag::Semicolon => true,
                Tag::Comma if at > start => self.comma_ends(at, cue, phrase),
                Tag::Coord if at > start => self.predicate_follows(at + 1, cue),
                Tag::Sub | Tag::Prep if at > start && phrase => self.is_any(
                    at,
                    &[
                        "after", "while", "because", "when", "although", "though", "before", "if",
                        "unless",
                    ],
                ),
                Tag::Stop if at > start && at + 1 < self.hi => {
                    self.word(at + 1).is_some_and(|w| w.tag == Tag::Quote) && self.form(at) == "."
                }
                Tag::Dash if at > start => {
                    match (at + 1..self.hi.min(at + 40)).find(|&i| self.tag(i) == Some(Tag::Dash)) {
                        Some(other) => {
                            at = other + 1;
                            continue;
                        }
                        None => phrase,
                    }
                }
                Tag::Close => !self.opened_since(start, at),
                _ => false,
            };
            if ends {
                break;
            }
            at += 1;
        }
        self.without_stop(start, at)
    }

    fn opened_since(&self, start: usize, close: usize) -> bool {
        (start..close)
            .rev()
            .take(80)
            .any(|at| self.tag(at) == Some(Tag::Open))
    }

    /// Whether the clause of a cue group is subordinate and comes before its main clause ("While she laid out …,").
    fn leads(&self, cue: &Group) -> bool {
        let opener = if self.tag(self.lo) == Some(Tag::Coord) {
            self.lo + 1
        } else {
            self.lo
        };
        let subordinate = matches!(self.tag(opener), Some(Tag::Sub | Tag::Wh))
            || self.is_any(
                opener,
                &[
                    "as", "after", "before", "since", "until", "in", "by", "despite",
                ],
            )
            || self
                .group_at(opener)
                .is_some_and(|g| matches!(g.form, Form::Ing | Form::Participle | Form::Infinitive));
        subordinate && !(opener..cue.start).any(|at| self.tag(at) == Some(Tag::Comma))
    }

    /// Whether the comma at `at` ends the content.
    fn comma_ends(&self, at: usize, cue: &Group, phrase: bool) -> bool {
        let mut next = at + 1;
        if self.tag(next).is_some_and(Tag::opens_phrase) && self.leads(cue) {
            return true;
        }
        if self.tag(next) == Some(Tag::Coord) {
            if self.predicate_follows(next + 1, cue) {
                return true;
            }
            if self.is(next, "but") {
                return true;
            }
        }
        if self.tag(next) == Some(Tag::Adv) && !phrase {
            next += 1;
        }
        if self
            .word(next)
            .is_some_and(|w| w.class.any(Class::ACCORDING))
        {
            return true;
        }
        if let Some(group) = self.group_at(next)
            && group.form == Form::Ing
            && (phrase || self.word(group.head).is_some_and(|w| w.cue.is_some()))
        {
            return true;
        }
        if self.attributed_aside(next) || self.is_any(next, &["while", "despite"]) {
            return true;
        }
        // A second verb right behind the comma has the cue's subject, or one before it.
        if self.group_at(next).is_some_and(|group| {
            group.form == Form::Finite
                && matches!(self.tag(group.start), Some(Tag::Past | Tag::SForm))
        }) {
            return true;
        }
        phrase
            && (self.is_any(
                next,
                &[
                    "who", "which", "while", "as", "with", "when", "where", "after", "because",
                    "although", "though", "even", "despite", "so", "whose",
                ],
            ) || self.tag(next) == Some(Tag::Subj)
                || self.tag(next) == Some(Tag::Quote))
    }

    /// Whether ", he said" or ", the mayor said" begins at `at`: a subject, then a verb of speech, then the end.
    fn attributed_aside(&self, at: usize) -> bool {
        let Some(group) = self
            .groups
            .iter()
            .find(|group| group.start >= at && group.head < at + 12)
        else {
            return false;
        };
        let speech = self
            .word(group.head)
            .and_then(|w| w.cue)
            .is_some_and(|cue| cue.verb && cue.frame.any(Frame::SPEECH));
        let subject = (at..group.start).all(|i| {
            self.tag(i)
                .is_some_and(|tag| tag.nominal() || tag == Tag::Stop)
        });
        let closed = self
            .tag(group.end)
            .is_none_or(|tag| matches!(tag, Tag::Stop | Tag::Comma));
        speech && group.form == Form::Finite && subject && closed && group.start > at
    }

    /// The verb group that starts at `at`.
    pub fn group_at(&self, at: usize) -> Option<&Group> {
        let found = self.groups.partition_point(|group| group.start < at);
        self.groups.get(found).filter(|group| group.start == at)
    }

    /// Whether a second predicate of the cue's own subject begins at `at`: a cue verb in the same form.
    fn predicate_follows(&self, at: usize, cue: &Group) -> bool {
        let Some(group) = self.group_at(at) else {
            return false;
        };
        let same = match (self.tag(group.head), self.tag(cue.head)) {
            (Some(Tag::Past | Tag::SForm), Some(Tag::Participle | Tag::Past | Tag::SForm)) => true,
            (a, b) => a == b && a.is_some(),
        };
        same && group.form == cue.form
    }
}
