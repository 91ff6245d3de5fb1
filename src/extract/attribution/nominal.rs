//! Attribution without a verb: "according to", "the claim that", "is confident that", "Name: …".

use super::Manner;
use super::scene::{Raw, Scene};
use crate::extract::grammar::cues::Frame;
use crate::extract::grammar::verbs::{Form, Group};
use crate::extract::grammar::{Class, Tag, phrase};

impl Scene<'_> {
    /// "according to the mayor".
    pub fn according(&self, found: &mut Vec<Raw>) {
        for at in self.lo..self.hi {
            let Some(word) = self.word(at) else { break };
            if !word.class.any(Class::ACCORDING)
                || self.tag(at + 1) != Some(Tag::To)
                || word.quote > 0
            {
                continue;
            }
            let end = phrase::right(self.words, at + 2, self.hi, true);
            let end = self.source_end(end, at == self.lo);
            if end <= at + 2 {
                continue;
            }
            let mut content = Vec::new();
            let before = if matches!(self.before(at), Some(Tag::Comma | Tag::Dash)) {
                at - 1
            } else {
                at
            };
            if before > self.lo {
                content.push((self.lo, before));
            }
            if self.tag(end) == Some(Tag::Comma) && (before <= self.lo || before < at) {
                let start = end + 1;
                let stop = self.without_stop(start, self.hi);
                let aside = self.group_at(start).is_some_and(|g| g.form == Form::Ing);
                if stop > start && !aside && (before <= self.lo || self.group_at(start).is_some()) {
                    content.push((start, stop));
                }
            }
            if !content.is_empty() {
                found.push(Raw {
                    source: Some((at + 2, end)),
                    cue: vec![(at, at + 2)],
                    content,
                    manner: Manner::Speech,
                    direct: false,
                });
            }
        }
    }

    /// The end of a source that closes its clause: everything up to the next comma, with appositions.
    fn source_end(&self, end: usize, first: bool) -> usize {
        let mut at = end;
        while at < self.hi {
            match self.tag(at) {
                Some(
                    Tag::Comma | Tag::Semicolon | Tag::Quote | Tag::Dash | Tag::Coord | Tag::Close,
                )
                | None => break,
                Some(Tag::Stop) if at + 1 == self.hi || self.opening(at + 1).is_some() => break,
                _ => at += 1,
            }
        }
        if !first {
            return self.with_apposition_closed(at);
        }
        // "According to Ana Ruiz, the mayor, …": an aside without a verb belongs to her.
        let aside = (at + 1..self.hi.min(at + 25)).find(|&i| self.tag(i) == Some(Tag::Comma));
        match aside {
            Some(close)
                if self.tag(at) == Some(Tag::Comma)
                    && matches!(self.tag(at + 1), Some(Tag::Det | Tag::Poss | Tag::Name))
                    && !self
                        .groups
                        .iter()
                        .any(|g| at < g.start && g.start <= close + 1) =>
            {
                close
            }
            _ => at,
        }
    }

    fn with_apposition_closed(&self, end: usize) -> usize {
        let wider = self.with_apposition(end);
        // A clause of its own is no description.
        let clause = self.groups.iter().any(|g| {
            g.form == Form::Finite
                && (end..wider).contains(&g.start)
                && !self
                    .word(g.start - 1)
                    .is_some_and(|w| w.class.any(Class::WH.or(Class::THAT).or(Class::SUBJ)))
        });
        if wider + 1 >= self.hi && !clause {
            wider
        } else {
            end
        }
    }

    /// "the claim that", "his promise to".
    pub fn nouns(&self, found: &mut Vec<Raw>) {
        for at in self.lo..self.hi {
            let Some(word) = self.word(at) else { break };
            if word.quote > 0 || word.tag != Tag::Noun {
                continue;
            }
            let Some(cue) = word.cue else { continue };
            let noun = crate::extract::grammar::cues::all()
                .iter()
                .find(|c| !c.verb && !c.adjective && (c.lemma == cue.lemma));
            let Some(noun) = noun else { continue };
            let next = at + 1;
            let fits = match self.tag(next) {
                Some(Tag::That) => noun.frame.any(Frame::SPEECH),
                Some(Tag::To) if noun.particles.contains(&"to") => {
                    self.tag(next + 1).is_some_and(Tag::opens_phrase)
                }
                Some(Tag::To) => noun.frame.any(Frame::TO),
                Some(Tag::Prep) => {
                    noun.frame.any(Frame::NOUN) && self.is_any(next, &noun.particles)
                }
                _ => false,
            };
            if !fits {
                continue;
            }
            let mut start = at;
            while self.before(start).is_some_and(|t| matches!(t, Tag::Adj)) {
                start -= 1;
            }
            let (source, start) = match self.before(start) {
                Some(Tag::Poss) => (Some((start - 1, start)), start),
                Some(Tag::Of) => (phrase::left(self.words, self.lo, start - 1), start),
                Some(Tag::Det) => (None, start - 1),
                _ => (None, start),
            };
            let (source, start) = match self.light(start) {
                Some(light) if source.is_none() => {
                    (phrase::left(self.words, self.lo, light.start), light.start)
                }
                _ => (source, start),
            };
            let group = Group {
                start,
                head: at,
                end: next,
                form: Form::Participle,
                passive: false,
                bare: false,
            };
            let from = if self.tag(next) == Some(Tag::Prep)
                || noun.particles.contains(&"to") && self.tag(next) == Some(Tag::To)
            {
                next + 1
            } else {
                next
            };
            let end = self.clause_end(from, &group, true);
            if end > from {
                found.push(Raw {
                    source,
                    cue: vec![(
                        start,
                        from.max(next).min(if from > next { from } else { next }),
                    )],
                    content: vec![(from, end)],
                    manner: Manner::Attitude,
                    direct: false,
                });
            }
        }
    }

    /// The verb before a noun cue that adds nothing to it ("[made] a promise to", "[has] doubts about"), or that only says
    /// that it is not so ("[rejected] claims that").
    fn light(&self, noun: usize) -> Option<&Group> {
        const LIGHT: &[&str] = &[
            "make",
            "makes",
            "made",
            "making",
            "has",
            "have",
            "had",
            "having",
            "give",
            "gives",
            "gave",
            "given",
            "giving",
            "issue",
            "issues",
            "issued",
            "issuing",
            "raise",
            "raises",
            "raised",
            "raising",
            "express",
            "expresses",
            "expressed",
            "expressing",
            "voice",
            "voices",
            "voiced",
            "voicing",
            "offer",
            "offers",
            "offered",
            "take",
            "takes",
            "took",
            "repeat",
            "repeats",
            "repeated",
            "hold",
            "holds",
            "held",
            "share",
            "shared",
        ];
        const CONTRADICTING: &[&str] = &[
            "deny", "reject", "dismiss", "dispute", "refute", "rebut", "discount",
        ];
        let group = self.groups.iter().find(|g| g.end == noun && !g.passive)?;
        let lemma = self.word(group.head).and_then(|word| word.cue);
        let contradicts = lemma.is_some_and(|cue| CONTRADICTING.contains(&cue.lemma));
        (contradicts || self.is_any(group.head, LIGHT)).then_some(group)
    }

    /// "Ana Ruiz: The mill is closed", as headlines have it.
    pub fn headline(&self, found: &mut Vec<Raw>) {
        const NAME: usize = 4;
        let colon =
            (self.lo..self.hi.min(self.lo + NAME + 1)).find(|&at| self.tag(at) != Some(Tag::Name));
        let Some(colon) = colon.filter(|&at| at > self.lo && self.tag(at) == Some(Tag::Colon))
        else {
            return;
        };
        let end = self.without_stop(colon + 1, self.hi);
        if end > colon + NAME {
            found.push(Raw {
                source: Some((self.lo, colon)),
                cue: vec![(colon, colon + 1)],
                content: vec![(colon + 1, end)],
                manner: Manner::Speech,
                direct: false,
            });
        }
    }

    /// "is confident that".
    pub fn adjectives(&self, found: &mut Vec<Raw>) {
        for group in self.groups {
            let mut at = group.end;
            let makes = self.is_any(group.head, &["make", "makes", "made", "making"]);
            if makes && self.is(at, "it") {
                at += 1;
            }
            let fits = group.bare || makes && self.is(at, "clear");
            if !fits {
                continue;
            }
            while self.tag(at) == Some(Tag::Adv) {
                at += 1;
            }
            let Some(cue) = self
                .word(at)
                .filter(|w| w.quote == 0)
                .and_then(|w| w.cue)
                .filter(|c| c.adjective)
            else {
                continue;
            };
            let mut cue_end = at + 1;
            let fits = match self.tag(at + 1) {
                Some(Tag::That) => cue.frame.any(Frame::SPEECH),
                Some(Tag::To) => cue.frame.any(Frame::TO),
                Some(Tag::Prep) => {
                    cue_end = at + 2;
                    self.is_any(at + 1, &cue.particles)
                }
                _ => false,
            };
            let Some(source) = phrase::left(self.words, self.lo, group.start).filter(|_| fits)
            else {
                continue;
            };
            let end = self.clause_end(cue_end, group, true);
            if end > cue_end {
                found.push(Raw {
                    source: Some(source),
                    cue: vec![(group.start, cue_end)],
                    content: vec![(cue_end, end)],
                    manner: Manner::Attitude,
                    direct: false,
                });
            }
        }
    }
}
