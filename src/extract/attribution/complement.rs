//! What a cue verb takes: the content, to its right or before it.

use std::ops::ControlFlow;

use super::scene::{Range, Scene};
use crate::extract::grammar::cues::{Cue, Frame};
use crate::extract::grammar::verbs::{Form, Group};
use crate::extract::grammar::{Class, Tag, phrase};

/// Where a cue's content was found.
pub struct Complement {
    pub content: Vec<Range>,
    /// End of the cue, with its particle.
    pub cue_end: usize,
    /// End of the attributing clause (cue, addressee, time).
    pub clause_end: usize,
}

/// A complement whose pieces all hold something.
fn keep(complement: Complement) -> Option<Complement> {
    complement
        .content
        .iter()
        .all(|(start, end)| start < end)
        .then_some(complement)
}

impl Scene<'_> {
    /// What was said before the attributing clause that starts at `start`.
    pub fn said_before(&self, start: usize, floor: usize) -> Option<Range> {
        let before = start.checked_sub(1)?;
        let end = match self.tag(before)? {
            Tag::Comma | Tag::Dash => before,
            Tag::Quote => start,
            _ => return None,
        };
        let mut from = floor.max(self.lo);
        while from < end
            && self
                .tag(from)
                .is_some_and(|t| matches!(t, Tag::Comma | Tag::Coord | Tag::Stop | Tag::Semicolon))
        {
            from += 1;
        }
        (from < end).then_some((from, end))
    }

    /// What goes on after an attributing clause in the middle: ", he said, "…"".
    pub fn said_after(&self, end: usize) -> Option<Range> {
        match self.tag(end)? {
            Tag::Comma | Tag::Stop | Tag::Colon | Tag::Dash => {
                if let Some(quotation) = self.opening(end + 1) {
                    return Some((quotation.first, (quotation.last + 1).min(self.hi)));
                }
                let medial = self.tag(end) == Some(Tag::Comma)
                    && !self
                        .word(end + 1)
                        .is_some_and(|w| w.class.any(Class::ACCORDING))
                    && !self.group_at(end + 1).is_some_and(|g| g.form == Form::Ing)
                    && !matches!(self.tag(end + 1), Some(Tag::Coord | Tag::Sub | Tag::Adv))
                    && !self.is_any(end + 1, &["who", "which"]);
                medial
                    .then(|| (end + 1, self.without_stop(end + 1, self.hi)))
                    .filter(|(s, e)| s < e)
            }
            _ => None,
        }
    }

    /// What a cue's verb takes, to its right or before it.
    pub fn complement(
        &self,
        group: &Group,
        cue: &Cue,
        subject: Option<Range>,
        floor: usize,
    ) -> Option<Complement> {
        let frame = cue.frame;
        let mut cue_end = group.end;
        let mut at = group.end;
        let particle = self.word(at).is_some() && self.is_any(at, &cue.particles);
        if particle {
            cue_end = at + 1;
            at = cue_end;
            if self.tag(at) == Some(Tag::Prep)
                && self.is_any(at, &["against", "to", "at", "for", "on"])
                && self.is_any(at - 1, &["out", "back", "up"])
            {
                cue_end = at + 1;
                at = cue_end;
            }
        }
        let right = |start: usize, phrase: bool| Complement {
            content: vec![(start, self.clause_end(start, group, phrase))],
            cue_end,
            clause_end: start,
        };
        let said = Frame::SPEECH
            .or(Frame::QUOTE)
            .or(Frame::CLAUSE)
            .or(Frame::SIGN);
        if frame.any(said)
            && !particle
            && let ControlFlow::Break(found) =
                self.spoken(group, frame, subject, floor, at, cue_end)
        {
            return found;
        }
        if particle
            && self
                .tag(at)
                .is_some_and(|t| !matches!(t, Tag::Stop | Tag::Comma))
        {
            return keep(right(at, true));
        }
        if frame.any(Frame::TO) && self.tag(at) == Some(Tag::To) {
            return keep(right(at, false));
        }
        if frame.any(Frame::TO) && self.tag(at).is_some_and(Tag::opens_phrase) {
            return keep(right(at, false));
        }
        if frame.any(Frame::GERUND) && self.tag(at) == Some(Tag::Ing) {
            return keep(right(at, true));
        }
        if frame.any(Frame::NOUN)
            && (self.tag(at).is_some_and(Tag::opens_phrase)
                || self.opening(at).is_some()
                || self.tag(at) == Some(Tag::Wh))
        {
            return keep(right(at, true));
        }
        None
    }

    /// A clause or a quotation, to the right or to the left; goes on where the cue may still take something else.
    fn spoken(
        &self,
        group: &Group,
        frame: Frame,
        subject: Option<Range>,
        floor: usize,
        at: usize,
        cue_end: usize,
    ) -> ControlFlow<Option<Complement>> {
        let after = self.past_aside(self.past_adjuncts(at, frame));
        let cue_end = self
            .medium(at)
            .unwrap_or_else(|| self.manner_end(cue_end, after));
        let right = |start: usize, phrase: bool| Complement {
            content: vec![(start, self.clause_end(start, group, phrase))],
            cue_end,
            clause_end: start,
        };
        if let Some(start) = self.signed(after, frame) {
            if let Some(quotation) = self.opening(start) {
                let mut c = self.quoted(quotation.first, group);
                c.cue_end = cue_end;
                if frame.any(Frame::SPEECH.or(Frame::QUOTE))
                    && group.form != Form::Ing
                    && self.tag(after) == Some(Tag::Comma)
                    && let Some(left) = self.left(subject, group, floor)
                {
                    let right = c.content.first().copied();
                    c.content = self.around(left, right);
                }
                return ControlFlow::Break(keep(c));
            }
            return ControlFlow::Break(keep(right(start, false)));
        }
        // "He wrote:" and the words in the next paragraph.
        let announces = self.tag(after) == Some(Tag::Colon)
            && after + 1 == self.hi
            && self.hi == self.words.len();
        if announces && frame.any(Frame::SPEECH.or(Frame::QUOTE)) {
            return ControlFlow::Break(Some(Complement {
                content: Vec::new(),
                cue_end,
                clause_end: after,
            }));
        }
        let ends = self.tag(after).is_none_or(|tag| {
            matches!(
                tag,
                Tag::Comma | Tag::Stop | Tag::Dash | Tag::Semicolon | Tag::Close
            )
        });
        if ends && frame.any(Frame::SPEECH.or(Frame::QUOTE).or(Frame::CLAUSE)) {
            let left = self.left(subject, group, floor);
            if let Some(left) = left {
                let quoted = self.closing(left.1 - 1).is_some();
                if frame.any(Frame::SPEECH)
                    || quoted
                    || (frame.any(Frame::CLAUSE) && !frame.any(Frame::SIGN))
                {
                    let content = self.around(left, self.said_after(after));
                    return ControlFlow::Break((!content.is_empty()).then_some(Complement {
                        content,
                        cue_end,
                        clause_end: after,
                    }));
                }
            }
            return ControlFlow::Break(None);
        }
        // "…," she said at the port as the ships came in.
        if frame.any(Frame::SPEECH)
            && matches!(self.tag(after), Some(Tag::Prep | Tag::Sub | Tag::Adv))
        {
            let left = self
                .left(subject, group, floor)
                .filter(|&(_, end)| self.closing(end - 1).is_some());
            if let Some(left) = left {
                return ControlFlow::Break(Some(Complement {
                    content: vec![left],
                    cue_end,
                    clause_end: after,
                }));
            }
        }
        let bare = !frame.any(Frame::NOUN.or(Frame::TO)) && !self.clause_ahead(after);
        if frame.any(Frame::SPEECH.or(Frame::CLAUSE)) && !bare {
            if self.tag(after).is_some_and(|t| {
                t.opens_phrase()
                    || matches!(t, Tag::Sub | Tag::Adv | Tag::Ing | Tag::Wh | Tag::Open)
            }) || (self.tag(after) == Some(Tag::Prep) && frame.any(Frame::SPEECH))
                || (self.tag(after) == Some(Tag::To) && frame.any(Frame::TO.or(Frame::ADDRESSEE)))
            {
                return ControlFlow::Break(keep(right(after, !self.clause_ahead(after))));
            }
            // "which he said was false"
            let relative = subject
                .and_then(|(s, _)| s.checked_sub(1))
                .filter(|&s| matches!(self.tag(s), Some(Tag::Wh | Tag::That)));
            if let (Some(wh), Some(_)) = (relative, self.group_at(after)) {
                let mut c = right(after, false);
                c.content.insert(0, (wh, wh + 1));
                return ControlFlow::Break(keep(c));
            }
        }

        ControlFlow::Continue(())
    }

    /// "As the mayor said, …" and "…, as the mayor said".
    pub fn as_aside(
        &self,
        group: &Group,
        frame: Frame,
        subject: Option<Range>,
        floor: usize,
    ) -> Option<Complement> {
        let (start, _) = subject.filter(|_| frame.any(Frame::SPEECH))?;
        let conjunction = start.checked_sub(1).filter(|&at| self.is(at, "as"))?;
        let after = self.past_adjuncts(group.end, frame);
        let closed = self
            .tag(after)
            .is_none_or(|tag| matches!(tag, Tag::Comma | Tag::Stop | Tag::Dash));
        let first = conjunction == self.lo
            || conjunction == self.lo + 1 && self.tag(self.lo) == Some(Tag::Coord);
        let content = if !closed {
            return None;
        } else if first {
            (after + 1, self.without_stop(after + 1, self.hi))
        } else {
            let comma = matches!(self.before(conjunction), Some(Tag::Comma | Tag::Dash));
            (floor.max(self.lo), conjunction - usize::from(comma))
        };
        (content.0 < content.1).then(|| Complement {
            content: vec![content],
            cue_end: group.end,
            clause_end: after,
        })
    }

    /// Content to the left of an attributing clause.
    pub fn left(&self, subject: Option<Range>, group: &Group, floor: usize) -> Option<Range> {
        let start = match subject {
            Some((start, end)) if end <= group.start && group.start - end <= 3 => start,
            _ => group.start,
        };
        self.said_before(start, floor)
    }

    /// The pieces of what was said around an attributing clause whose content may lie on both sides: "The museum, he said,
    /// holds 40 boats". What only leads up to speech ("In closing, he said") is no piece, nor is one alone that says nothing.
    fn around(&self, left: Range, right: Option<Range>) -> Vec<Range> {
        const LEADS: &[&str] = &[
            "closing",
            "conclusion",
            "statement",
            "interview",
            "speech",
            "response",
            "reply",
            "return",
            "turn",
            "summary",
            "short",
            "sum",
            "email",
            "e-mail",
            "tweet",
            "letter",
            "post",
            "testimony",
            "remarks",
        ];
        let (from, to) = left;
        let leads = matches!(self.tag(from), Some(Tag::Prep))
            && to - from <= 6
            && (from + 1..to).any(|at| self.is_any(at, LEADS));
        let says = !leads && (right.is_some() || self.says_something(from, to));
        Some(left)
            .filter(|_| says)
            .into_iter()
            .chain(right)
            .collect()
    }

    /// Whether words can be what somebody said: a verb or a quotation. What is only put in front ("In closing,")
    /// says nothing.
    fn says_something(&self, from: usize, to: usize) -> bool {
        let group = self.groups.partition_point(|group| group.start < from);
        let stated = self
            .groups
            .iter()
            .skip(group)
            .take_while(|group| group.start < to)
            .any(|group| group.form == Form::Finite);
        stated || (from..to).any(|at| self.word(at).is_some_and(|word| word.quote > 0))
    }

    /// A quotation at `at`, and what goes on behind it in the same clause.
    fn quoted(&self, at: usize, group: &Group) -> Complement {
        let end = self.clause_end(at, group, false);
        Complement {
            content: vec![(at, end)],
            cue_end: at,
            clause_end: end,
        }
    }

    /// Whether a clause (something with a finite verb) starts at `at`.
    pub fn clause_ahead(&self, at: usize) -> bool {
        let end = phrase::right(self.words, at, self.hi, true);
        self.groups
            .iter()
            .any(|g| g.form == Form::Finite && g.start >= at && g.start <= end.max(at) + 2)
    }

    /// Whether the noun phrase at `at` is the subject of a verb right behind it.
    pub fn verb_behind(&self, at: usize) -> bool {
        let end = phrase::right(self.words, at, self.hi, true);
        self.group_at(end).is_some_and(|g| g.form == Form::Finite)
    }

    /// The start of a content with a clear sign at or just behind `at`.
    pub fn signed(&self, at: usize, frame: Frame) -> Option<usize> {
        let speaks = frame.any(Frame::SPEECH.or(Frame::QUOTE));
        match self.tag(at)? {
            Tag::That if !frame.any(Frame::QUOTE) || speaks => Some(at),
            Tag::Wh => Some(at),
            Tag::Quote => self.opening(at).map(|_| at),
            Tag::Colon if speaks => (at + 1 < self.hi).then_some(at + 1),
            Tag::Comma if speaks => self.opening(at + 1).map(|_| at + 1),
            _ => None,
        }
    }
}
