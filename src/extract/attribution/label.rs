//! Speakers named in front of what they say, as transcripts and interviews have them: "MR. ROE: …",
//! "Ana Ruiz, Dorn Herald: “…”".

use super::Manner;
use super::scene::{Raw, Scene};
use crate::extract::grammar::{Class, Tag};

/// Words before the colon at most.
const LONGEST: usize = 14;

/// So many bytes from a question its answer begins, at most.
const NEAR: usize = 4_000;

/// Labels of paragraphs that are no speakers.
const NO_SPEAKERS: &[&str] = &[
    "note",
    "notes",
    "correction",
    "clarification",
    "update",
    "opinion",
    "analysis",
    "editorial",
    "comment",
    "fact",
    "check",
    "claim",
    "verdict",
    "rating",
    "ruling",
    "conclusion",
    "summary",
    "source",
    "sources",
    "photo",
    "picture",
    "image",
    "caption",
    "warning",
    "tip",
    "read",
    "related",
    "more",
    "watch",
    "see",
    "also",
    "headline",
    "title",
    "date",
    "subject",
    "from",
    "to",
    "re",
    "cc",
    "contact",
    "contacts",
    "phone",
    "tel",
    "fax",
    "email",
    "e-mail",
    "website",
    "web",
    "address",
    "question",
    "answer",
    "background",
    "context",
    "example",
    "part",
    "chapter",
    "section",
    "table",
    "figure",
    "exclusive",
    "breaking",
    "live",
    "video",
    "listen",
    "review",
    "interview",
    "profile",
    "explainer",
    "timeline",
    "where",
    "when",
    "who",
    "what",
    "why",
    "how",
    "time",
    "place",
    "venue",
    "price",
    "result",
    "results",
    "score",
    "sport",
    "weather",
];

impl Scene<'_> {
    /// A name and a colon at the beginning of a paragraph, and behind it, to the paragraph's end, what its bearer says.
    pub fn label(&self, found: &mut Vec<Raw>) {
        // A transcript that is quoted has its mark before the name.
        let from = self.lo + usize::from(self.tag(self.lo) == Some(Tag::Quote));
        let reach = self.hi.min(from + LONGEST);
        let bracket = self.form_is(from, "[");
        let end = |at: usize| {
            if bracket {
                self.form_is(at, "]")
            } else {
                self.tag(at) == Some(Tag::Colon)
            }
        };
        let Some(mut colon) = (from..reach).find(|&at| end(at)) else {
            return;
        };
        let from = from + usize::from(bracket);
        let name = (from, colon);
        // "[Name]:".
        colon += usize::from(bracket && self.tag(colon + 1) == Some(Tag::Colon));
        let quoted = self.opening(colon + 1);
        let named = self.names_speaker(from, name.1, quoted.is_some() && !bracket);
        if !named && (bracket || !self.asks_or_answers(from, colon)) {
            return;
        }
        let end = match quoted {
            Some(quotation) => quotation.last + 1,
            None => self.words.len(),
        };
        let content = (colon + 1, end);
        if content.1 > content.0 + 1 {
            found.push(Raw {
                source: Some(name),
                cue: vec![(colon, colon + 1)],
                content: vec![content],
                manner: Manner::Speech,
                direct: quoted.is_some(),
            });
        }
    }

    /// A quotation that is a paragraph, and behind a dash who said it: "“The mill is ours.” — Ana Ruiz".
    pub fn signature(&self, found: &mut Vec<Raw>) {
        let Some(quotation) = self.opening(self.lo).filter(|quotation| quotation.closed) else {
            return;
        };
        let dash = quotation.last + 1;
        let stop = usize::from(self.hi > 0 && self.tag(self.hi - 1) == Some(Tag::Stop));
        let end = self.hi - stop;
        let signed = self.tag(dash) == Some(Tag::Dash)
            && (dash + 2..dash + LONGEST).contains(&end)
            && self.names_speaker(dash + 1, end, true);
        if signed {
            found.push(Raw {
                source: Some((dash + 1, end)),
                cue: vec![(dash, dash + 1)],
                content: vec![(quotation.first, dash)],
                manner: Manner::Speech,
                direct: true,
            });
        }
    }

    /// Whether the words `from..to` name a person: all of them capitals, or at least two names, with title, party and
    /// outlet. Beside a quotation one name is enough.
    fn names_speaker(&self, from: usize, to: usize, quoted: bool) -> bool {
        let (mut names, mut bracket, mut behind) = (0, false, false);
        for at in from..to {
            let Some(word) = self.word(at) else {
                return false;
            };
            let form = word.span.of(self.text);
            match word.tag {
                Tag::Open => bracket = true,
                Tag::Close => bracket = false,
                _ if bracket => {}
                Tag::Stop if form == "." => {}
                // Behind a comma stands an outlet or office.
                Tag::Comma if names > 0 && at + 1 < to => behind = true,
                _ if behind => {}
                Tag::Of | Tag::Glue | Tag::Num if at > from => {}
                _ if self.is_any(at, NO_SPEAKERS) => return false,
                _ if word.capital => {
                    let long = form.chars().count();
                    let shouted = long > 1 && form.chars().all(|c| !c.is_lowercase());
                    let known = word.class.any(Class::VERB.or(Class::ADJ).or(Class::NOUN))
                        || matches!(word.tag, Tag::Det | Tag::Prep | Tag::Coord | Tag::Wh);
                    let usual = word.class.any(Class::TITLE) || self.numbered(at);
                    if known && !usual && !shouted {
                        return false;
                    }
                    names += if shouted && long > 2 { 2 } else { 1 };
                }
                _ => return false,
            }
        }
        names >= if quoted || self.numbered(from) { 1 } else { 2 }
    }

    fn form_is(&self, at: usize, form: &str) -> bool {
        self.word(at)
            .is_some_and(|word| word.span.of(self.text) == form)
    }

    /// "Q:" where an "A:" follows, "A:" where a "Q:" stood before: an interview. One without the other is a list, or a grade.
    fn asks_or_answers(&self, from: usize, colon: usize) -> bool {
        let Some(word) = self.word(from).filter(|_| colon == from + 1) else {
            return false;
        };
        let near = |from: usize, to: usize| {
            let mut from = from.min(self.text.len());
            while !self.text.is_char_boundary(from) {
                from += 1;
            }
            let mut to = to.min(self.text.len());
            while !self.text.is_char_boundary(to) {
                to -= 1;
            }
            self.text.get(from..to).unwrap_or_default()
        };
        match word.span.of(self.text) {
            "A" => {
                let before = near(word.span.start.saturating_sub(NEAR), word.span.start);
                before.starts_with("Q:") || before.contains("\nQ:")
            }
            "Q" => near(word.span.end, word.span.end + NEAR).contains("\nA:"),
            _ => false,
        }
    }

    /// "Speaker 4".
    fn numbered(&self, at: usize) -> bool {
        const UNNAMED: &[&str] = &[
            "speaker",
            "witness",
            "juror",
            "voice",
            "participant",
            "interviewer",
            "interviewee",
            "host",
            "moderator",
        ];
        self.is_any(at, UNNAMED)
    }
}
