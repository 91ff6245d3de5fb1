//! Selecting text with the keyboard, a sentence or a word at a time.

use super::PageData;
use super::chunks::Chunks;
use crate::text::{Span, TokenKind, sentences, tokens};

/// One step of selecting text with the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SelectStep {
    /// The sentence after the selected passage.
    NextSentence,
    /// The sentence before it.
    PreviousSentence,
    /// The passage with one word more at its end.
    EndRight,
    /// The passage with one word less at its end.
    EndLeft,
    /// The passage with one word more at its beginning.
    StartLeft,
    /// The passage with one word less at its beginning.
    StartRight,
}

/// The passage after a step from `from`; none if there is nothing that way. Looks at the pieces of text around the
/// passage, never at the whole.
pub fn step(data: &PageData<'_>, chunks: &Chunks, from: Span, step: SelectStep) -> Option<Span> {
    let (start, end): (End, End) = (|word| word.start, |word| word.end);
    let text = data.text;
    let to = match step {
        SelectStep::NextSentence => return next_sentence(data, chunks, from),
        SelectStep::PreviousSentence => return previous_sentence(data, chunks, from),
        SelectStep::EndRight => (from.start, after(text, chunks, from.end, end)?),
        SelectStep::EndLeft => (from.start, before(text, chunks, from.end, end)?),
        SelectStep::StartLeft => (before(text, chunks, from.start, start)?, from.end),
        SelectStep::StartRight => (after(text, chunks, from.start, start)?, from.end),
    };
    let to = Span {
        start: to.0,
        end: to.1,
    };
    (to.start < to.end && to.end >= from.start && to.start <= from.end).then_some(to)
}

/// Where selecting begins in a claim of which nothing is selected: before its first word for what goes on from word to
/// word or from piece to piece, behind its last for what goes back; with all of it for what takes words off.
pub const fn begin(claim: Span, step: SelectStep) -> Span {
    let (start, end) = (claim.start, claim.end);
    match step {
        SelectStep::NextSentence | SelectStep::EndRight => Span { start, end: start },
        SelectStep::PreviousSentence => Span { start: end, end },
        SelectStep::EndLeft | SelectStep::StartLeft | SelectStep::StartRight => claim,
    }
}

/// The piece of a claim after, or before, a passage in it; none when that leads out of it. A claim of several pieces is
/// cut where one begins.
pub fn piece(text: &str, claim: Span, from: Span, step: SelectStep) -> Option<Span> {
    let pieces = pieces(text, claim);
    let inside = claim.covers(from);
    let mut pieces = pieces.into_iter().filter(|_| inside);
    match step {
        SelectStep::NextSentence => pieces.find(|piece| piece.start >= from.end),
        SelectStep::PreviousSentence => pieces.rfind(|piece| piece.end <= from.start),
        _ => None,
    }
}

/// Words with which a fact of its own may begin: a piece begins before them.
const JOINING: [&str; 12] = [
    "and", "but", "or", "which", "who", "while", "after", "before", "because", "when", "where",
    "although",
];

/// A claim in pieces: up to a comma, a semicolon, a colon or a dash, or to a joining word.
pub fn pieces(text: &str, claim: Span) -> Vec<Span> {
    let mut pieces: Vec<Span> = Vec::new();
    let mut now: Option<Span> = None;
    let mut words = 0;
    for token in tokens(text, claim) {
        let said = token.span.of(text);
        let mark = token.kind == TokenKind::Mark;
        let joins = !mark && words > 1 && JOINING.contains(&said.to_lowercase().as_str());
        if mark && [",", ";", ":", "–", "—"].contains(&said) || joins {
            pieces.extend(now.take());
            words = 0;
        }
        if mark {
            continue;
        }
        words += 1;
        now = Some(match now {
            Some(piece) => Span {
                start: piece.start,
                end: token.span.end,
            },
            None => token.span,
        });
    }
    pieces.extend(now);
    pieces
}

/// How many pieces of text a step looks through: past pictures, rules and other empty paragraphs.
const FAR: usize = 64;

fn next_sentence(data: &PageData<'_>, chunks: &Chunks, from: Span) -> Option<Span> {
    let at = chunks.at(from.end.saturating_sub(1).max(from.start));
    (at..chunks.len()).take(FAR).find_map(|index| {
        sentences(data.text, chunks.get(index)?.span, data.language)
            .into_iter()
            .find(|sentence| sentence.start >= from.end && *sentence != from)
    })
}

fn previous_sentence(data: &PageData<'_>, chunks: &Chunks, from: Span) -> Option<Span> {
    let at = chunks.at(from.start);
    (0..=at).rev().take(FAR).find_map(|index| {
        sentences(data.text, chunks.get(index)?.span, data.language)
            .into_iter()
            .rfind(|sentence| sentence.end <= from.start && *sentence != from)
    })
}

/// The words and numbers of a piece of text.
fn words(text: &str, chunks: &Chunks, index: usize) -> Vec<Span> {
    chunks.get(index).map_or_else(Vec::new, |chunk| {
        tokens(text, chunk.span)
            .into_iter()
            .filter(|token| token.kind != TokenKind::Mark)
            .map(|token| token.span)
            .collect()
    })
}

/// One end of a word.
type End = fn(Span) -> usize;

/// The end of a word that comes next after a place.
fn after(text: &str, chunks: &Chunks, byte: usize, end: End) -> Option<usize> {
    (chunks.at(byte)..chunks.len()).take(FAR).find_map(|index| {
        let mut ends = words(text, chunks, index).into_iter().map(end);
        ends.find(|&at| at > byte)
    })
}

/// The end of a word that comes last before a place.
fn before(text: &str, chunks: &Chunks, byte: usize, end: End) -> Option<usize> {
    (0..=chunks.at(byte)).rev().take(FAR).find_map(|index| {
        let mut ends = words(text, chunks, index).into_iter().map(end);
        ends.rfind(|&at| at < byte)
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;
    use crate::workbench::kit::page::{Look, Paragraph, Style};

    const TEXT: &str = "One fell. Two rose, the council said.\n\nThree stood in 1911.";

    fn go(from: &str, steps: &[SelectStep]) -> Option<String> {
        let mut start = 0;
        let paragraphs: Vec<Paragraph> = TEXT
            .split('\n')
            .map(|words| {
                let span = Span::new(start, start + words.len());
                start = span.end + 1;
                Paragraph {
                    span,
                    style: Style::Body,
                }
            })
            .collect();
        let data = PageData {
            text: TEXT,
            paragraphs: &paragraphs,
            highlights: &[],
            emphasis: &[],
            links: &[],
            lit: "",
            selected: None,
            claims: 0,
            language: "en",
            look: Look::default(),
            draft: 1,
            revision: 1,
        };
        let chunks = Chunks::new(TEXT, &paragraphs);
        let start = TEXT.find(from).unwrap();
        let mut span = Span::new(start, start + from.len());
        for &each in steps {
            span = step(&data, &chunks, span, each)?;
        }
        Some(span.of(TEXT).to_owned())
    }

    #[test]
    fn sentences_follow_each_other_across_paragraphs() {
        use SelectStep::{NextSentence as Next, PreviousSentence as Previous};
        assert_eq!(
            go("One fell.", &[Next]).unwrap(),
            "Two rose, the council said."
        );
        assert_eq!(
            go("One fell.", &[Next, Next]).unwrap(),
            "Three stood in 1911."
        );
        assert_eq!(
            go("One fell.", &[Next, Next, Previous, Previous]).unwrap(),
            "One fell."
        );
        assert_eq!(go("Three stood in 1911.", &[Next]), None);
        assert_eq!(go("One fell.", &[Previous]), None);
    }

    #[test]
    fn a_claim_is_selected_piece_by_piece() {
        use SelectStep::{NextSentence as Next, PreviousSentence as Previous};
        let text = "A ticket costs 4,500 crowns, up from 3.20 crowns in 2019, and the fare rose because fuel did.";
        let claim = Span::new(0, text.len());
        let walk = |step, mut from: Span| {
            let mut found = Vec::new();
            while let Some(next) = piece(text, claim, from, step) {
                found.push(next.of(text));
                from = next;
            }
            found
        };
        let all = [
            "A ticket costs 4,500 crowns",
            "up from 3.20 crowns in 2019",
            "and the fare rose",
            "because fuel did",
        ];
        assert_eq!(walk(Next, begin(claim, Next)), all);
        let mut back = walk(Previous, begin(claim, Previous));
        back.reverse();
        assert_eq!(back, all);
        assert_eq!(piece(text, Span::new(0, 27), Span::new(28, 40), Next), None);
    }

    #[test]
    fn words_are_added_and_taken_at_both_ends() {
        use SelectStep::{EndLeft, EndRight, StartLeft, StartRight};
        assert_eq!(go("Two rose", &[EndRight]).unwrap(), "Two rose, the");
        assert_eq!(
            go("Two rose, the council said.", &[EndLeft]).unwrap(),
            "Two rose, the council said"
        );
        assert_eq!(go("Two rose", &[EndLeft]).unwrap(), "Two");
        assert_eq!(go("Two", &[EndLeft]), None);
        assert_eq!(go("rose", &[StartLeft]).unwrap(), "Two rose");
        assert_eq!(go("Two rose", &[StartRight]).unwrap(), "rose");
        assert_eq!(go("rose", &[StartRight]), None);
    }
}
