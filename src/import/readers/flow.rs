//! Text on its way out of a document: paragraphs one behind the other, and what is marked in them.
//!
//! Text is only ever added at the end, so that a place that was noted stays right; pieces that are read apart (the cells of a
//! table, a text box) are flows of their own, added when they are whole.

use std::collections::BTreeMap;

use super::raised::raised;
use crate::{
    import::speakers::name_speakers,
    session::{Link, NewParagraph, Role},
    text::{CodePoints, Extra, Span},
};

/// What a place was noted for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// The words of a comment begin.
    Begin(String),
    /// They end.
    End(String),
    /// A comment hangs here.
    Point(String),
    /// A footnote's number stands here.
    Footnote(String),
    /// An endnote's.
    Endnote(String),
    /// What an element says begins here, by its number.
    Said(usize),
    /// It ends.
    SaidEnd(usize),
}

/// A paragraph that is whole.
#[derive(Debug)]
struct Piece {
    span: Span,
    role: Role,
    /// So much of its beginning is in bold letters.
    bold: usize,
}

/// Text on its way out of a document. Places are bytes of it.
#[derive(Debug, Default)]
pub struct Flow {
    text: String,
    pieces: Vec<Piece>,
    links: Vec<(Span, String)>,
    marks: Vec<(usize, Mark)>,
    /// Where the paragraph that is being read begins, once it has words.
    start: Option<usize>,
    /// Words were left out right before.
    left_out: bool,
    /// Where the bold letters end with which the paragraph that is being read begins.
    bold: usize,
}

/// White space that nobody would miss at the ends of a paragraph.
const BLANK: [char; 2] = [' ', '\t'];

impl Flow {
    /// Where the next words will stand, or right before.
    pub const fn here(&self) -> usize {
        self.text.len()
    }

    /// Whether the paragraph that is being read has words.
    pub const fn has_words(&self) -> bool {
        self.start.is_some()
    }

    /// The last letter of the paragraph that is being read.
    pub fn last(&self) -> Option<char> {
        self.start?;
        self.text.chars().next_back()
    }

    /// Adds words to the paragraph that is being read.
    pub fn push(&mut self, words: &str) {
        let words = if self.start.is_none() {
            let words = words.trim_start_matches(BLANK);
            if words.is_empty() {
                return;
            }
            if !self.text.is_empty() {
                self.text.push('\n');
            }
            self.start = Some(self.text.len());
            words
        } else if std::mem::take(&mut self.left_out) && self.text.ends_with(' ') {
            // Where words were left out between two spaces, one is enough.
            words.trim_start_matches(' ')
        } else {
            words
        };
        // A line feed would be the end of a paragraph.
        let plain = |c: char| if matches!(c, '\n' | '\r') { ' ' } else { c };
        self.text.extend(words.chars().map(plain));
    }

    /// Adds words above the line.
    pub fn push_raised(&mut self, words: &str) {
        let power = raised(words).filter(|_| self.last().is_some_and(char::is_alphanumeric));
        self.push(power.as_deref().unwrap_or(words));
    }

    /// Adds words in bold letters.
    pub fn push_bold(&mut self, words: &str) {
        let begins = self.start.is_none();
        let goes_on = self.bold == self.text.len() && !begins;
        self.push(words);
        if self.start.is_some() && (begins || goes_on) {
            self.bold = self.text.len();
        }
    }

    /// Words of the paragraph that is being read were left out here.
    pub const fn leave_out(&mut self) {
        self.left_out = true;
    }

    /// Ends the paragraph that is being read.
    pub fn close(&mut self, role: Role) {
        self.left_out = false;
        let Some(start) = self.start.take() else {
            return;
        };
        let kept = self.text.trim_end_matches(BLANK).len().max(start);
        self.text.truncate(kept);
        // What was noted behind the last word stands at its end, not in the next paragraph.
        for (at, _) in self.marks.iter_mut().rev().take_while(|(at, _)| *at > kept) {
            *at = kept;
        }
        for (span, _) in self
            .links
            .iter_mut()
            .rev()
            .take_while(|(span, _)| span.end > kept)
        {
            span.end = kept;
        }
        let end = self.text.len();
        self.pieces.push(Piece {
            span: Span { start, end },
            role,
            bold: self.bold.min(end).saturating_sub(start),
        });
    }

    /// Notes a place.
    pub fn mark(&mut self, mark: Mark) {
        self.marks.push((self.text.len(), mark));
    }

    /// Words from a place on lead somewhere.
    pub fn link(&mut self, start: usize, to: String) {
        let end = self.text.len();
        if start < end {
            self.links.push((Span { start, end }, to));
        }
    }

    /// Adds the paragraphs of another flow, behind those that are here. None is being read.
    pub fn append(&mut self, other: Self) {
        if other.text.is_empty() {
            let here = self.text.len();
            self.marks
                .extend(other.marks.into_iter().map(|(_, mark)| (here, mark)));
            return;
        }
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let by = self.text.len();
        self.text.push_str(&other.text);
        let pieces = other.pieces.into_iter().map(|piece| Piece {
            span: moved(piece.span, by),
            ..piece
        });
        self.pieces.extend(pieces);
        self.take_marks(other.links, other.marks, by);
    }

    /// Adds the words of another flow to the paragraph that is being read, its paragraphs with a space between them.
    pub fn append_words(&mut self, other: Self) {
        let before = self.text.len();
        self.push(&other.text);
        // What was added in front: the end of the paragraph before.
        let by = self.text.len().saturating_sub(other.text.len()).max(before);
        self.take_marks(other.links, other.marks, by);
    }

    fn take_marks(&mut self, links: Vec<(Span, String)>, marks: Vec<(usize, Mark)>, by: usize) {
        self.links
            .extend(links.into_iter().map(|(span, to)| (moved(span, by), to)));
        self.marks
            .extend(marks.into_iter().map(|(at, mark)| (at + by, mark)));
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The words of the paragraph that came last.
    pub fn last_words(&self) -> &str {
        self.pieces
            .last()
            .map_or("", |piece| piece.span.of(&self.text))
    }

    /// How many paragraphs are whole.
    pub const fn len(&self) -> usize {
        self.pieces.len()
    }

    /// Where words lead, each address once, in the order of the words.
    pub fn addresses(&self) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for (_, to) in &self.links {
            if !found.contains(to) {
                found.push(to.clone());
            }
        }
        found
    }

    /// The places that were noted for footnotes and endnotes, in order.
    pub fn notes(&self) -> impl Iterator<Item = (usize, &Mark)> {
        let notes = |mark: &Mark| matches!(mark, Mark::Footnote(_) | Mark::Endnote(_));
        let found = self.marks.iter().filter(move |(_, mark)| notes(mark));
        found.map(|(at, mark)| (self.settled(*at), mark))
    }

    /// The words of each comment: from where it begins to where it ends, or the one place where it hangs.
    pub fn comments(&self) -> BTreeMap<&str, Span> {
        let mut begun: BTreeMap<&str, usize> = BTreeMap::new();
        let mut found: BTreeMap<&str, Span> = BTreeMap::new();
        for (at, mark) in &self.marks {
            match mark {
                Mark::Begin(id) => {
                    begun.entry(id).or_insert(*at);
                }
                Mark::End(id) => {
                    if let Some(start) = begun.get(id.as_str()) {
                        let span = self.words_between(*start, *at);
                        found.insert(id, span);
                    }
                }
                Mark::Point(id) => {
                    let at = self.settled(*at);
                    let point = Span { start: at, end: at };
                    found.entry(id).or_insert(point);
                }
                Mark::Footnote(_) | Mark::Endnote(_) | Mark::Said(_) | Mark::SaidEnd(_) => {}
            }
        }
        // One that begins and never ends hangs where it begins.
        for (id, at) in begun {
            let at = self.settled(at);
            found.entry(id).or_insert(Span { start: at, end: at });
        }
        found
    }

    /// Where the words of elements stand, by their numbers; those that say nothing are left out.
    pub fn said(&self) -> Vec<(usize, Span)> {
        let mut begun: BTreeMap<usize, usize> = BTreeMap::new();
        let mut found = Vec::new();
        for (at, mark) in &self.marks {
            let at = self.settled(*at);
            match mark {
                Mark::Said(number) => {
                    begun.insert(*number, at);
                }
                Mark::SaidEnd(number) => {
                    let Some(start) = begun.remove(number) else {
                        continue;
                    };
                    // The paragraph that its words began was not there yet.
                    let words = self.text.get(start..at).unwrap_or_default();
                    let start = start + usize::from(words.starts_with('\n'));
                    if start < at {
                        found.push((*number, Span { start, end: at }));
                    }
                }
                _ => {}
            }
        }
        found
    }

    /// A place inside the text: what was noted behind the last words of a paragraph is at their end.
    fn settled(&self, at: usize) -> usize {
        at.min(self.text.len())
    }

    /// The words between two places, without white space and line ends around them.
    fn words_between(&self, start: usize, end: usize) -> Span {
        let (start, end) = (self.settled(start), self.settled(end));
        let words = self.text.get(start..end).unwrap_or_default();
        let blank = |c: char| c.is_whitespace();
        let kept = words.trim_start_matches(blank);
        let start = start + (words.len() - kept.len());
        Span {
            start,
            end: start + kept.trim_end_matches(blank).len(),
        }
    }

    /// The paragraphs as a draft holds them.
    pub fn paragraphs(self) -> Vec<NewParagraph> {
        let Self {
            text,
            pieces,
            mut links,
            ..
        } = self;
        links.sort_by_key(|(span, _)| *span);
        let points = CodePoints::new(&text);
        let mut links = links.into_iter().peekable();
        let mut paragraphs = Vec::with_capacity(pieces.len());
        let mut in_bold = BTreeMap::new();
        for Piece { span, role, bold } in pieces {
            if bold > 0 {
                in_bold.insert(paragraphs.len(), bold);
            }
            let mut led = Vec::new();
            // One that goes on in the next paragraph leads from where it begins.
            while let Some((place, to)) = links.next_if(|(place, _)| place.start < span.end) {
                let place = Span {
                    start: place.start.max(span.start),
                    end: place.end.min(span.end),
                };
                let ends = points.from_span(&text, place);
                let base = points.from_span(&text, span);
                if let (Some((start, end)), Some((base, _))) = (ends, base)
                    && start < end
                {
                    led.push(Link {
                        start: start - base,
                        end: end - base,
                        to,
                        extra: Extra::new(),
                    });
                }
            }
            paragraphs.push(NewParagraph {
                text: span.of(&text).to_owned(),
                role,
                links: led,
                ..NewParagraph::default()
            });
        }
        name_speakers(&mut paragraphs, &in_bold);
        paragraphs
    }
}

const fn moved(span: Span, by: usize) -> Span {
    Span {
        start: span.start + by,
        end: span.end + by,
    }
}
