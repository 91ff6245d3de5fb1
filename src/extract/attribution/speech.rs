//! Cue verbs: what they attribute, and to whom.

use super::Manner;
use super::scene::{Range, Raw, Scene};
use crate::extract::grammar::cues::{Cue, Frame};
use crate::extract::grammar::lexicon::Class;
use crate::extract::grammar::verbs::{Form, Group};
use crate::extract::grammar::{Tag, phrase};

/// Where a cue's content was found.
struct Complement {
    content: Vec<Range>,
    /// End of the cue, with its particle.
    cue_end: usize,
    /// End of the attributing clause (cue, addressee, time).
    clause_end: usize,
}

impl Scene<'_> {
    /// Reads all verb groups of the stretch.
    pub fn read(&self, found: &mut Vec<Raw>) {
        let mut main: Option<Range> = None;
        let mut floor = self.lo;
        let mut waiting: Vec<usize> = Vec::new();
        for (at, group) in self.groups.iter().enumerate() {
            let subject = self.subject(group, main);
            let cue = self
                .word(group.head)
                .and_then(|w| w.cue)
                .filter(|cue| cue.verb);
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
            Tag::Comma | Tag::Dash if group.form == Form::Ing => return main,
            Tag::Prep | Tag::Sub if group.form == Form::Ing => return main,
            Tag::That | Tag::Wh => return Some((at - 1, at)),
            _ => {}
        }
        self.reduced(group)
            .or_else(|| phrase::left(self.words, self.lo, at))
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
            && self
                .before(group.start)
                .is_some_and(|tag| matches!(tag, Tag::Comma | Tag::Quote | Tag::Dash))
            && cue.lemma != "tell"
            && (!frame.any(Frame::ADDRESSEE) || self.before(group.start) == Some(Tag::Quote))
            && self
                .tag(group.end)
                .is_some_and(|tag| tag.opens_phrase() && tag != Tag::Obj)
            && !self.verb_behind(group.end);
        if inverted {
            return self.inverted(group, raw, floor);
        }
        let complement = self.complement(group, cue, subject, *floor)?;
        raw.source = subject;
        raw.cue = vec![(start, complement.cue_end)];
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
                .is_some_and(|w| w.class.any(Class::PP))
            && self
                .tag(before.end)
                .is_some_and(|t| matches!(t, Tag::Prep | Tag::Day));
        let joined = (before.end..group.start).all(|i| {
            self.tag(i)
                .is_some_and(|t| t.nominal() || matches!(t, Tag::Prep | Tag::Stop | Tag::Glue))
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
        let content = self.said_before(group.start, *floor)?;
        raw.content = vec![content];
        raw.content.extend(self.said_after(end));
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

    /// What was said before the attributing clause that starts at `start`.
    fn said_before(&self, start: usize, floor: usize) -> Option<Range> {
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
    fn said_after(&self, end: usize) -> Option<Range> {
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
    fn complement(
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
        let right_from = |cue_end: usize, start: usize, phrase: bool| Complement {
            content: vec![(start, self.clause_end(start, group, phrase))],
            cue_end,
            clause_end: start,
        };
        let right = |start: usize, phrase: bool| right_from(cue_end, start, phrase);
        let keep = |c: Complement| c.content.iter().all(|(s, e)| s < e).then_some(c);
        if frame.any(
            Frame::SPEECH
                .or(Frame::QUOTE)
                .or(Frame::CLAUSE)
                .or(Frame::SIGN),
        ) && !particle
        {
            let after = self.past_adjuncts(at, frame);
            let cue_end = self.medium(at).unwrap_or(cue_end);
            let right = |start: usize, phrase: bool| right_from(cue_end, start, phrase);
            if let Some(start) = self.signed(after, frame) {
                if let Some(quotation) = self.opening(start) {
                    let mut c = self.quoted(quotation.first, group);
                    c.cue_end = cue_end;
                    if frame.any(Frame::SPEECH.or(Frame::QUOTE))
                        && self.tag(after) == Some(Tag::Comma)
                    {
                        if let Some(left) = self.left(subject, group, floor) {
                            c.content.insert(0, left);
                        }
                    }
                    return keep(c);
                }
                return keep(right(start, false));
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
                        let mut content = vec![left];
                        content.extend(self.said_after(after));
                        return Some(Complement {
                            content,
                            cue_end,
                            clause_end: after,
                        });
                    }
                }
                return None;
            }
            // "…," she said at the port as the ships came in.
            if frame.any(Frame::SPEECH)
                && matches!(self.tag(after), Some(Tag::Prep | Tag::Sub | Tag::Adv))
            {
                let left = self
                    .left(subject, group, floor)
                    .filter(|&(_, end)| self.closing(end - 1).is_some());
                if let Some(left) = left {
                    return Some(Complement {
                        content: vec![left],
                        cue_end,
                        clause_end: after,
                    });
                }
            }
            let bare = !frame.any(Frame::NOUN.or(Frame::TO)) && !self.clause_ahead(after);
            if frame.any(Frame::SPEECH.or(Frame::CLAUSE)) && !bare {
                if self.tag(after).is_some_and(|t| {
                    t.opens_phrase() || matches!(t, Tag::Sub | Tag::Adv | Tag::Ing | Tag::Wh)
                }) || (self.tag(after) == Some(Tag::Prep) && frame.any(Frame::SPEECH))
                    || (self.tag(after) == Some(Tag::To)
                        && frame.any(Frame::TO.or(Frame::ADDRESSEE)))
                {
                    return keep(right(after, !self.clause_ahead(after)));
                }
                // "which he said was false"
                let relative = subject
                    .and_then(|(s, _)| s.checked_sub(1))
                    .filter(|&s| matches!(self.tag(s), Some(Tag::Wh | Tag::That)));
                if let (Some(wh), Some(_)) = (relative, self.group_at(after)) {
                    let mut c = right(after, false);
                    c.content.insert(0, (wh, wh + 1));
                    return keep(c);
                }
            }
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

    /// Content to the left of an attributing clause.
    fn left(&self, subject: Option<Range>, group: &Group, floor: usize) -> Option<Range> {
        let start = match subject {
            Some((start, end)) if end <= group.start && group.start - end <= 3 => start,
            _ => group.start,
        };
        self.said_before(start, floor)
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
    fn clause_ahead(&self, at: usize) -> bool {
        let end = phrase::right(self.words, at, self.hi, true);
        self.groups
            .iter()
            .any(|g| g.form == Form::Finite && g.start >= at && g.start <= end.max(at) + 2)
    }

    /// The end of "in a statement" behind a verb of speech, which tells how it was said and so belongs to the cue.
    fn medium(&self, at: usize) -> Option<usize> {
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

    /// Whether the noun phrase at `at` is the subject of a verb right behind it.
    fn verb_behind(&self, at: usize) -> bool {
        let end = phrase::right(self.words, at, self.hi, true);
        self.group_at(end).is_some_and(|g| g.form == Form::Finite)
    }

    /// Steps over addressee, day, place: "told reporters on Monday in Dorn".
    fn past_adjuncts(&self, mut at: usize, frame: Frame) -> usize {
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
                Some(Tag::Day) => at + 1,
                Some(Tag::Adv) => at + 1,
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
                Some(Tag::Num) => at + 1,
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

    /// The start of a content with a clear sign at or just behind `at`.
    fn signed(&self, at: usize, frame: Frame) -> Option<usize> {
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

    /// "is expected to", "was criticised by".
    fn passive(&self, group: &Group, cue: &Cue, subject: Option<Range>) -> Option<Raw> {
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
    fn raising(&self, group: &Group, subject: Option<Range>) -> Option<Raw> {
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
