//! A change in its sentence: the words that go and the words that come, marked; nothing else is.

use serde::Serialize;

use crate::text::Span;
use crate::text::align::{self, Words};

/// Most characters of the sentence before a change, and after it.
const AROUND: usize = 400;

/// Words of a redline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Marked {
    /// `both`, `old` (they go) or `new` (they come).
    pub kind: &'static str,
    /// The words, without white space around them.
    pub text: String,
    /// Whether white space follows.
    pub space: bool,
}

/// The sentence around a change, with what goes and what comes. `place` is that of the original in `text`; where it is no
/// longer there, only the two wordings stand beside each other.
pub(super) fn redline(
    around: Option<(&str, Span, Span)>,
    original: &str,
    proposed: &str,
) -> Vec<Marked> {
    let (before, after) = around.map_or(("", ""), |(text, sentence, place)| {
        let part = |start, end| Span::new(start, end).of(text);
        (
            part(sentence.start, place.start),
            part(place.end, sentence.end),
        )
    });
    let skipped = before.chars().count().saturating_sub(AROUND);
    let (cut, rest) = (skipped > 0, after.chars().count() > AROUND);
    let before: String = before.chars().skip(skipped).collect();
    let mut end: String = after.chars().take(AROUND).collect();
    if rest {
        end.push('…');
    }
    let start = if cut { format!("…{before}") } else { before };
    // A space goes with the word before it: the last words get one too, and lose it below.
    let (original, proposed) = (format!("{original} "), format!("{proposed} "));
    let mut pieces = align::differences(&original, &proposed);
    if pieces.iter().all(|piece| matches!(piece, Words::Both(_))) {
        // Only what programs change on their own, and here somebody asks for it.
        pieces = vec![Words::Old(&original), Words::New(&proposed)];
    }
    let mut line = Line::default();
    line.both(&start);
    for piece in pieces {
        match piece {
            Words::Both(text) => line.both(text),
            Words::Old(text) => line.old.push_str(text),
            Words::New(text) => line.new.push_str(text),
        }
    }
    let last = if line.old.is_empty() && line.new.is_empty() {
        vec![&mut line.both]
    } else {
        vec![&mut line.old, &mut line.new]
    };
    for said in last {
        said.truncate(said.strip_suffix(' ').map_or(said.len(), str::len));
    }
    line.both(&end);
    line.done()
}

/// What has been said so far. A mark begins and ends where a word does: people read words, and Markdown takes no mark between a
/// letter and a full stop for the beginning of one.
#[derive(Default)]
struct Line {
    marked: Vec<Marked>,
    /// What both have and is not said yet, then what goes and what comes.
    both: String,
    old: String,
    new: String,
}

impl Line {
    /// Adds what both have.
    fn both(&mut self, text: &str) {
        let mut text = text;
        if !self.old.is_empty() || !self.new.is_empty() {
            // The rest of a word that changes goes with it.
            let open = |said: &str| said.ends_with(|c: char| !c.is_whitespace());
            if text.starts_with(char::is_alphanumeric) && (open(&self.old) || open(&self.new)) {
                let word = text.find(char::is_whitespace).unwrap_or(text.len());
                let (with, rest) = text.split_at(word);
                self.old.push_str(with);
                self.new.push_str(with);
                text = rest;
            }
            if text.is_empty() {
                return;
            }
            self.say();
        }
        self.both.push_str(text);
    }

    /// Says what goes and what comes.
    fn say(&mut self) {
        let mut both = std::mem::take(&mut self.both);
        let (mut old, mut new) = (std::mem::take(&mut self.old), std::mem::take(&mut self.new));
        // So does its beginning.
        if both.ends_with(char::is_alphanumeric) {
            let mut letters = both.char_indices().rev();
            let before = letters.find(|(_, c)| c.is_whitespace());
            let word = both.split_off(before.map_or(0, |(at, c)| at + c.len_utf8()));
            old.insert_str(0, &word);
            new.insert_str(0, &word);
        }
        self.push("both", &both);
        self.push("old", &old);
        if let Some(last) = self.marked.last_mut() {
            last.space |= last.kind == "old" && !new.trim().is_empty();
        }
        self.push("new", &new);
    }

    fn push(&mut self, kind: &'static str, text: &str) {
        let shown = text.trim();
        if shown.is_empty() {
            if let Some(last) = self.marked.last_mut() {
                last.space |= !text.is_empty();
            }
            return;
        }
        if text.starts_with(char::is_whitespace)
            && let Some(last) = self.marked.last_mut()
        {
            last.space = true;
        }
        self.marked.push(Marked {
            kind,
            text: shown.to_owned(),
            space: text.ends_with(char::is_whitespace),
        });
    }

    fn done(mut self) -> Vec<Marked> {
        if self.old.is_empty() && self.new.is_empty() {
            let both = std::mem::take(&mut self.both);
            self.push("both", &both);
        } else {
            self.say();
        }
        self.marked
    }
}
