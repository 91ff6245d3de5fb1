//! What stands between a cue and its content: addressee, day, place, and where it was said.

use super::scene::Scene;
use crate::extract::grammar::cues::Frame;
use crate::extract::grammar::{Tag, phrase};

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
        for _ in 0..4 {
            let after = match self.tag(at) {
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
            if !closes
                && self.tag(at) != Some(Tag::Day)
                && !(self.tag(at) == Some(Tag::Prep) && self.tag(at + 1) == Some(Tag::Day))
            {
                break;
            }
            at = after;
        }
        at
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
