//! Cue verbs whose subject belongs to the content: "is expected to", "was criticised by", "seems".

use super::Manner;
use super::scene::{Range, Raw, Scene};
use crate::extract::grammar::cues::{Cue, Frame};
use crate::extract::grammar::verbs::{Form, Group};
use crate::extract::grammar::{Class, Tag, phrase};

impl Scene<'_> {
    /// "is expected to", "was criticised by".
    pub fn passive(&self, group: &Group, cue: &Cue, subject: Option<Range>) -> Option<Raw> {
        let mut raw = Raw {
            manner: Manner::Report,
            cue: vec![(group.start, group.end)],
            ..Raw::default()
        };
        let mut at = group.end;
        let takes = Frame::SPEECH
            .or(Frame::NOUN)
            .or(Frame::CLAUSE)
            .or(Frame::TO)
            .or(Frame::EVIDENCE)
            .or(Frame::SIGN);
        if !cue.particles.is_empty() && !cue.frame.any(takes) {
            if !self.is_any(at, &cue.particles) {
                return None;
            }
            at += 1;
            raw.cue = vec![(group.start, at)];
        }
        let by = (at..self.hi.min(at + 8))
            .find(|&i| self.word(i).is_some_and(|w| w.class.any(Class::BY)));
        if let Some(by) = by {
            let end = phrase::right(self.words, by + 1, self.hi, true);
            if end > by + 1 {
                let end = self.with_apposition(end);
                raw.source = Some((by + 1, end));
                raw.manner = Manner::Attitude;
                raw.content.extend(subject);
                let rest = self.without_stop(end, self.clause_end(end, group, true));
                if by == at
                    && rest > end + 1
                    && self
                        .tag(end)
                        .is_some_and(|t| matches!(t, Tag::Prep | Tag::To))
                {
                    raw.content.push((end, rest));
                }
                return (!raw.content.is_empty()).then_some(raw);
            }
        }
        if cue.frame.any(Frame::ADDRESSEE) {
            let start = self
                .signed(at, cue.frame)
                .or_else(|| (self.tag(at) == Some(Tag::To)).then_some(at));
            if let Some(start) = start {
                raw.content
                    .push((start, self.clause_end(start, group, false)));
                return Some(raw);
            }
            if self.is_any(at, &cue.particles) {
                raw.cue = vec![(group.start, at + 1)];
                raw.content
                    .push((at + 1, self.clause_end(at + 1, group, true)));
                return Some(raw);
            }
            return None;
        }
        if !cue.frame.any(takes) {
            return None;
        }
        // "is known as", "was praised for"
        if self.is_any(at, &["as", "for", "about"]) {
            at += 1;
            raw.cue = vec![(group.start, at)];
        }
        let end = self.clause_end(at, group, true);
        match subject {
            Some((start, _)) if self.is(start, "it") => {}
            Some(subject) if group.form == Form::Finite => raw.content.push(subject),
            _ if self.tag(at) == Some(Tag::That) => {}
            _ => return None,
        }
        if end > at {
            raw.content.push((at, end));
        }
        (!raw.content.is_empty()).then_some(raw)
    }

    /// "seems to have left".
    pub fn raising(&self, group: &Group, subject: Option<Range>) -> Option<Raw> {
        let at = group.end;
        let fits = self.tag(at).is_some_and(|t| {
            matches!(
                t,
                Tag::To | Tag::Adj | Tag::That | Tag::Participle | Tag::Adv | Tag::Ing
            )
        }) || self.is(at, "like");
        if !fits || group.form == Form::Infinitive {
            return None;
        }
        let end = self.clause_end(at, group, false);
        let mut content: Vec<Range> = subject
            .into_iter()
            .filter(|&(start, _)| !self.is(start, "it"))
            .collect();
        content.push((at, end));
        Some(Raw {
            manner: Manner::Report,
            cue: vec![(group.start, group.end)],
            content,
            ..Raw::default()
        })
    }
}
