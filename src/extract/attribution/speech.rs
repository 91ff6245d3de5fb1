//! Cue verbs: what they attribute, and to whom.

use super::Manner;
use super::scene::{Range, Raw, Scene};
use crate::extract::grammar::cues::{Cue, Frame};
use crate::extract::grammar::verbs::{Form, Group};
use crate::extract::grammar::{Class, Tag, phrase};

impl Scene<'_> {
    /// Reads all verb groups of the stretch.
    pub fn read(&self, found: &mut Vec<Raw>) {
        let mut main: Option<Range> = None;
        let mut floor = self.lo;
        // Who spoke last: a participle or second verb of speech behind the words takes up that source, not the
        // subject of a clause inside them.
        let mut speaker: Option<Range> = None;
        let mut waiting: Vec<usize> = Vec::new();
        for (at, group) in self.groups.iter().enumerate() {
            let cue = self
                .word(group.head)
                .and_then(|w| w.cue)
                .filter(|cue| cue.verb);
            let subject = self.subject(
                group,
                if cue.is_some() {
                    speaker.or(main)
                } else {
                    main
                },
            );
            if let Some(cue) = cue {
                if let Some(raw) = self.carried(at, group, cue, main) {
                    found.push(raw);
                } else if let Some(raw) = self.attribution(at, group, cue, subject, &mut floor) {
                    if group.form == Form::Ing && raw.source.is_none() {
                        waiting.push(found.len());
                    }
                    if subject.is_none() && group.form == Form::Finite && raw.source.is_some() {
                        main = raw.source;
                    }
                    if group.form == Form::Finite && raw.source.is_some() {
                        speaker = raw.source;
                    }
                    found.push(raw);
                }
            }
            if group.form == Form::Finite && subject.is_some() {
                let relative =
                    subject.is_some_and(|(start, _)| self.is_any(start, &["who", "which", "that"]));
                if !relative {
                    main = subject;
                    // "Citing the law, the mayor …"
                    for at in waiting.drain(..) {
                        if let Some(raw) = found.get_mut(at) {
                            raw.source = subject;
                        }
                    }
                }
            }
        }
    }

    /// The subject of a verb group.
    fn subject(&self, group: &Group, main: Option<Range>) -> Option<Range> {
        let mut at = group.start;
        if group.form == Form::Infinitive {
            return main;
        }
        while self.before(at) == Some(Tag::Adv) {
            at -= 1;
        }
        match self.before(at)? {
            Tag::Coord => return main,
            Tag::Comma | Tag::Dash | Tag::Prep | Tag::Sub if group.form == Form::Ing => {
                return main;
            }
            Tag::Wh if self.is_any(at - 1, &["when", "where", "if", "while", "how", "why"]) => {
                return main;
            }
            Tag::That | Tag::Wh => return Some((at - 1, at)),
            _ => {}
        }
        let (start, end) = self
            .reduced(group)
            .or_else(|| phrase::left(self.words, self.lo, at))?;
        // "Neither the mayor nor the council said": who denies it is both of them, and so it reads.
        let paired = start
            .checked_sub(1)
            .filter(|&before| self.is_any(before, &["neither", "both", "either"]));
        Some((paired.unwrap_or(start), end))
    }

    fn attribution(
        &self,
        at: usize,
        group: &Group,
        cue: &'static Cue,
        subject: Option<Range>,
        floor: &mut usize,
    ) -> Option<Raw> {
        if group.passive {
            return self.passive(group, cue, subject);
        }
        let frame = cue.frame;
        if frame.any(Frame::RAISING) {
            return self.raising(group, subject);
        }
        let attitude = !frame.any(Frame::SPEECH.or(Frame::QUOTE).or(Frame::CLAUSE));
        let modal = (group.start..group.head).any(|i| self.tag(i) == Some(Tag::Modal));
        if attitude && modal {
            return None;
        }
        let start = self.cue_start(at, group);
        let mut raw = Raw {
            manner: if frame.any(Frame::SPEECH) {
                Manner::Speech
            } else {
                Manner::Attitude
            },
            ..Raw::default()
        };
        // "…," said the mayor.
        let inverted = frame.any(Frame::SPEECH.or(Frame::QUOTE))
            && group.form == Form::Finite
            && subject.is_none_or(|(_, end)| end > group.start)
            && (group.start == self.lo
                || self
                    .before(group.start)
                    .is_some_and(|tag| matches!(tag, Tag::Comma | Tag::Quote | Tag::Dash)))
            && cue.lemma != "tell"
            && (!frame.any(Frame::ADDRESSEE) || self.before(group.start) == Some(Tag::Quote))
            && self
                .tag(group.end)
                .is_some_and(|tag| tag.opens_phrase() && tag != Tag::Obj)
            && !self.verb_behind(group.end);
        if inverted {
            return self.inverted(group, raw, floor);
        }
        let complement = self
            .as_aside(group, frame, subject, *floor)
            .or_else(|| self.complement(group, cue, subject, *floor))?;
        raw.source = subject;
        // The annotation counts a colon between cue and words to the cue.
        let colon = usize::from(self.tag(complement.cue_end) == Some(Tag::Colon));
        raw.cue = vec![(start, complement.cue_end + colon)];
        raw.direct = complement
            .content
            .iter()
            .any(|&(s, _)| self.opening(s).is_some());
        raw.content = complement.content;
        *floor = complement.clause_end.max(*floor);
        Some(raw)
    }

    /// The subject of a verb behind a reduced relative clause: "the poll released on Tuesday [showed]".
    fn reduced(&self, group: &Group) -> Option<Range> {
        let at = self
            .groups
            .partition_point(|other| other.start < group.start);
        let before = self.groups.get(at.checked_sub(1)?)?;
        let participle = before.start == before.head
            && (before.form == Form::Participle || self.tag(before.head) == Some(Tag::Past))
            && self
                .word(before.head)
                .is_some_and(|w| w.class.any(Class::PP) || w.class == Class::default())
            && self
                .tag(before.end)
                .is_some_and(|t| matches!(t, Tag::Prep | Tag::Day | Tag::To));
        let joined = (before.end..group.start).all(|i| {
            self.tag(i).is_some_and(|t| {
                t.nominal() || matches!(t, Tag::Prep | Tag::To | Tag::Stop | Tag::Glue)
            })
        });
        if group.form != Form::Finite || !participle || !joined || group.start - before.end > 20 {
            return None;
        }
        let (start, _) = phrase::left(self.words, self.lo, before.start)?;
        let described = self
            .tag(start)
            .is_some_and(|t| matches!(t, Tag::Det | Tag::Noun | Tag::Adj | Tag::Num | Tag::Pron));
        described.then_some((start, group.start))
    }

    /// "issued a statement calling for …": the statement's author is the source, and all of it the cue.
    fn carried(
        &self,
        at: usize,
        group: &Group,
        cue: &'static Cue,
        main: Option<Range>,
    ) -> Option<Raw> {
        const CARRIERS: &[&str] = &[
            "statement",
            "statements",
            "letter",
            "letters",
            "email",
            "emails",
            "e-mail",
            "tweet",
            "tweets",
            "report",
            "post",
            "memo",
            "article",
            "message",
            "messages",
            "note",
            "release",
            "ad",
            "ads",
            "speech",
            "video",
            "editorial",
        ];
        if group.form != Form::Ing {
            return None;
        }
        let mut noun = group.start.checked_sub(1)?;
        while matches!(self.tag(noun), Some(Tag::Day | Tag::Adv)) {
            noun = noun.checked_sub(1)?;
        }
        let before = at.checked_sub(1).and_then(|at| self.groups.get(at))?;
        let object = phrase::right(self.words, before.end, noun + 1, false) == noun + 1;
        if !object || before.bare || !self.is_any(noun, CARRIERS) {
            return None;
        }
        let complement = self.complement(group, cue, None, self.hi)?;
        Some(Raw {
            source: main,
            cue: vec![(before.start, complement.cue_end)],
            direct: complement
                .content
                .iter()
                .any(|&(s, _)| self.opening(s).is_some()),
            content: complement.content,
            manner: Manner::Speech,
        })
    }

    /// Where the cue begins: "went on to say" and its like are one cue.
    fn cue_start(&self, at: usize, group: &Group) -> usize {
        if group.form != Form::Infinitive {
            return group.start;
        }
        let before = at.checked_sub(1).and_then(|at| self.groups.get(at));
        match before {
            Some(before) if group.start - before.end <= 1 && !before.bare => before.start,
            _ => group.start,
        }
    }

    /// "…," said Ana Ruiz, the mayor.
    fn inverted(&self, group: &Group, mut raw: Raw, floor: &mut usize) -> Option<Raw> {
        let end = phrase::right(self.words, group.end, self.hi, true);
        let end = self.with_apposition(end);
        raw.source = Some((group.end, end));
        raw.cue = vec![(group.start, group.end)];
        raw.content = if let Some(content) = self.said_before(group.start, *floor) {
            std::iter::once(content)
                .chain(self.said_after(end))
                .collect()
        } else {
            // "Said Ruiz: “…”"
            let quotation = self.opening(end + 1)?;
            vec![(quotation.first, (quotation.last + 1).min(self.hi))]
        };
        raw.direct = raw.content.iter().any(|&(s, _)| self.opening(s).is_some());
        *floor = end;
        Some(raw)
    }

    /// The end of a phrase with the apposition or relative clause that follows it up to the end of the sentence.
    pub fn with_apposition(&self, end: usize) -> usize {
        if self.tag(end) != Some(Tag::Comma) {
            return end;
        }
        let opener = end + 1;
        let fits = self.word(opener).is_some_and(|w| {
            matches!(
                w.tag,
                Tag::Det | Tag::Poss | Tag::Noun | Tag::Name | Tag::Num | Tag::Adj
            ) || w.class.any(Class::WH) && w.class.any(Class::SUBJ)
        });
        if !fits {
            return end;
        }
        let mut at = opener;
        while at < self.hi {
            match self.tag(at) {
                Some(Tag::Quote | Tag::Semicolon) | None => return end,
                Some(Tag::Comma)
                    if self
                        .groups
                        .iter()
                        .any(|g| g.start == at + 1 && g.form == Form::Ing) =>
                {
                    return at;
                }
                Some(Tag::Stop) if at + 1 == self.hi || self.opening(at + 1).is_some() => {
                    return at;
                }
                _ => at += 1,
            }
        }
        at
    }
}
