//! A paragraph on its way out of a page.

use std::collections::BTreeMap;

use crate::{
    import::Remark,
    session::{Link, NewParagraph, Role},
    text::{CodePoints, Extra, Span, is_unseen},
};

/// A paragraph with what is known of it. Places are bytes of its text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Block {
    /// Its words.
    pub text: String,
    /// What it is.
    pub role: Role,
    /// Where words lead.
    pub links: Vec<(Span, String)>,
    /// The words that notes are about, by the names of the notes; a footnote hangs on none.
    pub notes: Vec<(Span, String)>,
    /// How many of its bytes lie in links, wherever they lead.
    pub linked: usize,
    /// It stands beside the text, as its element says: a pull quote, a box.
    pub aside: bool,
    /// Where it comes from, if a reader says so.
    pub locator: String,
}

/// White space, and what is as good as it at the ends of a paragraph.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || is_unseen(c)
}

impl Block {
    /// One of words alone.
    pub fn of(words: &str, role: Role) -> Self {
        let mut block = Self::default();
        block.push(words);
        block.close(role);
        block
    }

    /// Adds words; white space between them is a space, as on a page.
    pub fn push(&mut self, words: &str) {
        for c in words.chars() {
            let space = matches!(c, ' ' | '\t' | '\n' | '\r' | '\x0c');
            if self.text.is_empty() && is_blank(c) || space && self.text.ends_with(' ') {
                continue;
            }
            self.text.push(if space { ' ' } else { c });
        }
    }

    /// Some of its words are a link, which leads somewhere or not.
    pub fn link(&mut self, words: Span, to: Option<String>) {
        if words.start < words.end {
            self.linked += words.end - words.start;
            self.links.extend(to.map(|to| (words, to)));
        }
    }

    /// Ends it. Whether it holds anything.
    pub fn close(&mut self, role: Role) -> bool {
        let kept = self.text.trim_end_matches(is_blank).len();
        self.text.truncate(kept);
        let text = &self.text;
        for (span, _) in &mut self.links {
            span.end = span.end.min(kept);
            let words = text.get(span.start..span.end).unwrap_or_default();
            span.start += words.len() - words.trim_start().len();
            span.end = (span.start + words.trim().len()).max(span.start);
        }
        self.links.retain(|(span, _)| span.start < span.end);
        for (span, _) in &mut self.notes {
            span.start = span.start.min(kept);
            span.end = span.end.min(kept);
        }
        self.linked = self.linked.min(kept);
        self.role = role;
        !self.text.is_empty()
    }

    /// Whether nearly all of it is a link.
    pub fn is_link(&self) -> bool {
        !self.text.is_empty() && self.linked * 10 >= self.text.len() * 8
    }

    /// Adds another one behind its words.
    pub fn append(&mut self, other: Self) {
        let by = self.text.len();
        self.text.push_str(&other.text);
        let moved = |(span, what): (Span, String)| (later(span, by), what);
        self.links.extend(other.links.into_iter().map(moved));
        self.notes.extend(other.notes.into_iter().map(moved));
        self.linked += other.linked;
    }

    fn into_paragraph(self) -> NewParagraph {
        let mut links = Vec::with_capacity(self.links.len());
        if !self.links.is_empty() {
            let points = CodePoints::new(&self.text);
            for (span, to) in self.links {
                if let Some((start, end)) = points.from_span(&self.text, span) {
                    links.push(Link {
                        start,
                        end,
                        to,
                        extra: Extra::new(),
                    });
                }
            }
        }
        NewParagraph {
            links,
            text: self.text,
            role: self.role,
            locator: self.locator,
            ..NewParagraph::default()
        }
    }
}

/// A span, so many bytes later.
const fn later(span: Span, by: usize) -> Span {
    Span {
        start: span.start + by,
        end: span.end + by,
    }
}

/// Blocks as a draft holds them, with the remarks that hang on them; `note` is asked what a name stands for at a place.
pub fn settled(
    blocks: Vec<Block>,
    mut note: impl FnMut(&str, Span) -> Option<Remark>,
) -> (Vec<NewParagraph>, Vec<Remark>) {
    let mut remarks: Vec<Remark> = Vec::new();
    // What each name was told as, for a comment on words of several paragraphs.
    let mut told: BTreeMap<String, usize> = BTreeMap::new();
    let mut at = 0;
    let mut paragraphs = Vec::with_capacity(blocks.len());
    for block in blocks {
        for (place, name) in &block.notes {
            let place = later(*place, at);
            if let Some(remark) = note(name, place) {
                told.insert(name.clone(), remarks.len());
                remarks.push(Remark {
                    place: Some(place),
                    ..remark
                });
            } else if place.start < place.end
                && let Some(known) = told.get(name).and_then(|known| remarks.get_mut(*known))
                && let Some(before) = &mut known.place
            {
                before.end = place.end;
            }
        }
        at += block.text.len() + 1;
        paragraphs.push(block.into_paragraph());
    }
    (paragraphs, remarks)
}
