//! The quotations of an article.

use super::pieces::{Piece, pieces};
use super::translated::Told;
use crate::text::{Span, marks};

/// Quotations within quotations that are followed.
const DEEPEST: usize = 6;
/// Bytes within which a mark that may be an apostrophe must be closed.
const PAIR: usize = 3000;

/// A quotation of an article.
#[derive(Clone, Debug)]
pub struct Quotation {
    /// Where it stands, marks included.
    pub span: Span,
    /// Its words, cut where the writer left something out or put something in.
    pub pieces: Vec<Piece>,
    /// One or two words (four characters, in a script without spaces): rather a term than something said. That it stands nowhere
    /// is no problem.
    pub short: bool,
    /// Which quotation it stands in, among those of the article.
    pub within: Option<usize>,
    /// Whether a closing mark was found.
    pub closed: bool,
    /// Whether the article says beside it that it is a translation.
    pub translated: bool,
}

impl Quotation {
    /// Words that are a quotation without marks: a block quotation, an extract. `None` if there are none.
    pub fn without_marks(text: &str, span: Span) -> Option<Self> {
        made(text, span, span)
    }

    /// Each of its pieces as a quotation of its own.
    pub fn each_piece(&self) -> impl Iterator<Item = Self> {
        self.pieces.iter().map(|piece| Self {
            span: piece.span,
            pieces: vec![piece.clone()],
            ..self.clone()
        })
    }

    /// The number of its words.
    pub fn words(&self) -> usize {
        self.pieces.iter().map(|piece| piece.words.len()).sum()
    }
}

fn made(text: &str, span: Span, inside: Span) -> Option<Quotation> {
    let pieces = pieces(text, inside);
    let words: usize = pieces.iter().map(|piece| piece.words.len()).sum();
    let letters = pieces.iter().flat_map(|piece| &piece.words);
    let single = letters
        .clone()
        .all(|word| word.folded.chars().nth(1).is_none());
    let wide = letters.clone().any(|word| !word.folded.is_ascii());
    (words > 0).then_some(Quotation {
        span,
        pieces,
        short: words <= if single && wide { 4 } else { 2 },
        within: None,
        closed: true,
        translated: false,
    })
}

struct Open {
    start: usize,
    inside: usize,
    mark: char,
    /// The paragraph it was opened in, or opened anew.
    paragraph: usize,
}

/// The quotations of an article, in order; one in another follows it. Linear.
pub fn quotations(text: &str) -> Vec<Quotation> {
    let mut finder = Finder {
        text,
        closing: closing(text),
        open: Vec::new(),
        found: Vec::new(),
    };
    let (mut start, mut ended) = (0, 0);
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let span = Span::new(start, start + line.len()).trimmed(text);
        start += line.len();
        if span.is_empty() {
            continue;
        }
        let skipped = finder.opened_anew(span, number, ended);
        finder.paragraph(Span::new(skipped, span.end), number);
        ended = span.end;
    }
    finder.close_all(0, ended, false);
    let mut found = finder.found;
    found.sort_by_key(|one| (one.span.start, std::cmp::Reverse(one.span.end)));
    let told = Told::of(text);
    let mut outer: Vec<usize> = Vec::new();
    let spans: Vec<Span> = found.iter().map(|one| one.span).collect();
    for (number, one) in found.iter_mut().enumerate() {
        while outer
            .last()
            .is_some_and(|last| spans.get(*last).is_none_or(|last| !last.covers(one.span)))
        {
            outer.pop();
        }
        one.within = outer.last().copied();
        one.translated = told.beside(text, one.span);
        outer.push(number);
    }
    found
}

struct Finder<'t> {
    text: &'t str,
    /// The marks that can close and may also be something else.
    closing: Vec<(usize, char)>,
    open: Vec<Open>,
    found: Vec<Quotation>,
}

/// Where marks stand that close a quotation, of those that may also be something else.
fn closing(text: &str) -> Vec<(usize, char)> {
    let mut found = Vec::new();
    for (at, c) in text.char_indices() {
        let span = Span::new(at, at + c.len_utf8());
        let closes = match c {
            '\'' | '’' => !marks::is_elision(text, span),
            '”' | '»' | '›' | '«' | '‹' | '‘' => true,
            _ => false,
        };
        if closes {
            found.push((at, c));
        }
    }
    found
}

impl Finder<'_> {
    /// Where a paragraph goes on behind the marks that open its quotations anew; what is not opened anew is closed.
    fn opened_anew(&mut self, span: Span, number: usize, ended: usize) -> usize {
        let mut at = span.start;
        let mut kept = 0;
        for open in &mut self.open {
            let next = self.text.get(at..).and_then(|rest| rest.chars().next());
            if next != Some(open.mark) {
                break;
            }
            open.paragraph = number;
            at += open.mark.len_utf8();
            kept += 1;
        }
        self.close_all(kept, ended, false);
        at
    }

    fn paragraph(&mut self, span: Span, number: usize) {
        for (at, c) in span.of(self.text).char_indices() {
            if !marks::is_quotation_mark(c) {
                continue;
            }
            let mark = Span::new(at, at + c.len_utf8()).offset(span.start);
            let closes = self
                .open
                .iter()
                .rposition(|open| self.closes(open, c, mark));
            // A mark that may open goes first only where another one of its kind is not open.
            match closes {
                Some(which) => self.close_all(which, mark.end, true),
                None if self.open.len() < DEEPEST && self.opens(c, mark, span.end) => {
                    self.open.push(Open {
                        start: mark.start,
                        inside: mark.end,
                        mark: c,
                        paragraph: number,
                    });
                }
                None => {}
            }
        }
    }

    /// Ends what was opened from the `from`th on; the outermost of them with a mark that ends at `end`, if it is closed.
    fn close_all(&mut self, from: usize, end: usize, closed: bool) {
        for (place, open) in self.open.drain(from..).enumerate().collect::<Vec<_>>() {
            let whole = closed && place == 0;
            if closed && place > 0 && marks::is_apostrophe(open.mark) {
                continue;
            }
            let mark = self
                .text
                .get(..end)
                .and_then(|head| head.chars().next_back());
            let inside = if whole {
                end - mark.map_or(0, char::len_utf8)
            } else {
                end
            };
            let one = made(
                self.text,
                Span::new(open.start, end),
                Span::new(open.inside, inside),
            );
            self.found.extend(one.map(|one| Quotation {
                closed: whole,
                ..one
            }));
        }
    }

    fn closes(&self, open: &Open, c: char, mark: Span) -> bool {
        marks::is_closed_by(open.mark, c)
            && mark.start > open.start
            && !(marks::is_apostrophe(c) && marks::is_elision(self.text, mark))
            && !(open.mark == c
                && c != '"'
                && !marks::is_apostrophe(c)
                && marks::stands_open(self.text, mark))
    }

    /// Whether a mark opens a quotation.
    fn opens(&self, c: char, mark: Span, end: usize) -> bool {
        let text = self.text;
        let spaced = marks::after(text, mark).is_none_or(char::is_whitespace);
        let free = marks::before(text, mark)
            .is_none_or(|c| !c.is_alphanumeric() && !matches!(c, ',' | '.' | '!' | '?'));
        match c {
            '“' | '„' | '‟' | '«' | '‹' | '「' | '『' | '《' => true,
            '‚' | '‘' => {
                !spaced
                    && free
                    && (self.pair_follows(c, mark.end, end)
                        || self.next_paragraph(end).starts_with(c))
            }
            '”' | '»' | '›' | '\'' => !spaced && free && self.pair_follows(c, mark.end, end),
            '"' | '＂' => !spaced && free,
            _ => false,
        }
    }

    fn next_paragraph(&self, end: usize) -> &str {
        self.text.get(end..).unwrap_or_default().trim_start()
    }

    fn pair_follows(&self, open: char, from: usize, end: usize) -> bool {
        let end = end.min(from + PAIR);
        let first = self.closing.partition_point(|(at, _)| *at < from);
        let ahead = self.closing.get(first..).unwrap_or_default().iter();
        ahead
            .take(64)
            .take_while(|(at, _)| *at < end)
            .any(|(_, c)| marks::is_closed_by(open, *c))
    }
}
