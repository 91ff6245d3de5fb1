//! What stands between a cue and its content: addressee, day, place, and where it was said.

use super::scene::Scene;
use crate::extract::grammar::cues::Frame;
use crate::extract::grammar::{Class, Tag, phrase};

impl Scene<'_> {
    /// Steps over addressee, day, place: "told reporters on Monday in Dorn".
    pub fn past_adjuncts(&self, mut at: usize, frame: Frame) -> usize {
        if frame.any(Frame::ADDRESSEE) && self.tag(at).is_some_and(Tag::opens_phrase) {
            let end = phrase::right(self.words, at, self.hi, false);
            let closes = self
                .tag(end)
                .is_none_or(|tag| matches!(tag, Tag::Comma | Tag::Stop | Tag::Prep));
            if !(closes && frame.any(Frame::NOUN) && !frame.any(Frame::SPEECH)
                || closes && frame.any(Frame::TO))
            {
                at = end.max(at);
            }
        }
        let begin = at;
        for _ in 0..4 {
            if let Some(end) = self.time_phrase(at) {
                at = end;
                continue;
            }
            let after = match self.tag(at) {
                // "in a study published last year that"
                Some(Tag::Participle | Tag::Past) if at > begin => match self.reduced_end(at) {
                    Some(end) => end,
                    None => break,
                },
                Some(Tag::Day | Tag::Adv | Tag::Num) => at + 1,
                Some(Tag::Prep) => {
                    let mut end = phrase::right(self.words, at + 1, self.hi, true);
                    if self.tag(at + 1) == Some(Tag::Day) {
                        end = at + 2;
                    }
                    end = end.max(at + 1);
                    // "on the channel's “Morning Hour.”"
                    match self.opening(end) {
                        Some(title)
                            if end == at + 1
                                || matches!(self.before(end), Some(Tag::Of | Tag::Det)) =>
                        {
                            title.last + 1
                        }
                        _ => end,
                    }
                }
                Some(Tag::To) if self.tag(at + 1).is_some_and(Tag::opens_phrase) => {
                    phrase::right(self.words, at + 1, self.hi, true)
                }
                _ => break,
            };
            let closes = self.tag(after).is_none_or(|tag| {
                matches!(
                    tag,
                    Tag::That
                        | Tag::Quote
                        | Tag::Comma
                        | Tag::Stop
                        | Tag::Colon
                        | Tag::Day
                        | Tag::Prep
                        | Tag::Dash
                )
            });
            let reduced = matches!(self.tag(after), Some(Tag::Participle | Tag::Past))
                && self.reduced_end(after).is_some();
            let dated = self.tag(at) == Some(Tag::Day)
                || self.tag(at) == Some(Tag::Prep) && self.tag(at + 1) == Some(Tag::Day);
            if !closes && !reduced && !dated {
                break;
            }
            at = after;
        }
        at
    }

    /// The end of a reduced relative clause at `at` behind which "that" begins the content.
    fn reduced_end(&self, at: usize) -> Option<usize> {
        const LONGEST: usize = 10;
        let end = (at + 1..self.hi.min(at + LONGEST)).find(|&i| self.tag(i) == Some(Tag::That))?;
        let participle = self
            .word(at)
            .is_some_and(|w| w.class.any(Class::PP) || w.class == Class::default());
        let plain = (at + 1..end).all(|i| self.group_at(i).is_none());
        (participle && plain).then_some(end)
    }

    /// The end of "last month", "two weeks ago", "earlier this year" at `at`, unless a verb makes it a subject.
    fn time_phrase(&self, at: usize) -> Option<usize> {
        const UNITS: &[&str] = &[
            "day",
            "days",
            "week",
            "weeks",
            "month",
            "months",
            "year",
            "years",
            "quarter",
            "night",
            "morning",
            "afternoon",
            "evening",
            "weekend",
            "hour",
            "hours",
            "minute",
            "minutes",
            "summer",
            "winter",
            "spring",
            "autumn",
            "fall",
        ];
        const POINTING: &[&str] = &[
            "last", "this", "next", "earlier", "later", "early", "late", "previous",
        ];
        const PLAIN: &[&str] = &["that", "same", "the", "a", "an"];
        let mut end = at;
        let mut points = false;
        while end < at + 3 {
            let pointing = self.is_any(end, POINTING);
            if !pointing && !self.is_any(end, PLAIN) && self.tag(end) != Some(Tag::Num) {
                break;
            }
            points |= pointing;
            end += 1;
        }
        let dated = self.is_any(end, UNITS) || end > at && self.tag(end) == Some(Tag::Day);
        if end == at || !dated {
            return None;
        }
        end += 1;
        let back = self.is_any(end, &["ago", "earlier", "later", "before"]);
        end += usize::from(back);
        let free = self.group_at(end).is_none() && !self.tag(end).is_some_and(|tag| tag.nominal());
        ((points || back) && free).then_some(end)
    }

    /// Steps over an aside between a cue and its content: "said – wrongly – that", "said, however, that".
    pub fn past_aside(&self, at: usize) -> usize {
        const LONGEST: usize = 10;
        let closing = match self.tag(at) {
            Some(mark @ (Tag::Dash | Tag::Comma)) => mark,
            Some(Tag::Open) => Tag::Close,
            _ => return at,
        };
        let close = (at + 1..self.hi.min(at + LONGEST)).find(|&i| self.tag(i) == Some(closing));
        match close {
            Some(close) if close > at + 1 && self.tag(close + 1) == Some(Tag::That) => close + 1,
            _ => at,
        }
    }

    /// The end of a cue with the day and the adverbs right behind it: "said Tuesday", "wrote later".
    pub fn manner_end(&self, cue_end: usize, after: usize) -> usize {
        (cue_end..after)
            .take_while(|&at| matches!(self.tag(at), Some(Tag::Day | Tag::Adv)))
            .last()
            .map_or(cue_end, |at| at + 1)
    }

    /// The end of "in a statement" behind a verb of speech, which tells how it was said and so belongs to the cue.
    pub fn medium(&self, at: usize) -> Option<usize> {
        const MEDIA: &[&str] = &[
            "statement",
            "interview",
            "speech",
            "email",
            "e-mail",
            "tweet",
            "letter",
            "report",
            "message",
            "memo",
        ];
        if self.tag(at) != Some(Tag::Prep)
            || !self.is_any(at + 1, &["a", "an", "the", "his", "her", "their"])
        {
            return None;
        }
        (at + 2..at + 4)
            .find(|&i| self.is_any(i, MEDIA))
            .map(|i| i + 1)
    }
}
