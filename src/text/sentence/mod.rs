//! Sentences.
//!
//! In English, `sentencex` proposes the cuts; [`mend`] then joins and cuts again where news writes otherwise than
//! encyclopaedias do. Other languages are cut by their own abbreviations, ordinals and marks ([`cut`], [`manner`]).
//! Paragraphs that are an inline list are taken apart first, by [`list`].

mod abbreviations;
mod cut;
mod list;
mod manner;
mod mend;

use super::{Bare, Span, language};

/// The longest piece given to the segmenter at once, in bytes.
///
/// Its work can grow with the square of a piece that is full of quotation marks, so that a bound on the piece keeps
/// the whole linear. No sentence of prose is as long; one that is longer is cut at a space.
const PIECE: usize = 4 * 1024;

/// The sentences of one paragraph of `text`, in order, without the white space between them.
///
/// `language` is an ISO 639-1 code (`"en"`, `"en-GB"`); of a language that is not known, what most languages share is
/// used. Unseen characters are stepped over; those behind a sentence belong to it. Time is linear in the length of the
/// paragraph.
pub fn sentences(text: &str, paragraph: Span, language: &str) -> Vec<Span> {
    let Some(bare) = Bare::of(paragraph.of(text)) else {
        return of_seen(text, paragraph, language);
    };
    let found = of_seen(bare.text(), Span::whole(bare.text()), language);
    let out = |span| bare.outside_whole(span).offset(paragraph.start);
    found.into_iter().map(out).collect()
}

/// The sentences of a paragraph without unseen characters.
fn of_seen(text: &str, paragraph: Span, language: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let items = list::items(text, paragraph);
    if items.is_empty() {
        segment(text, paragraph, language, &mut found);
    }
    for item in items {
        let first = found.len();
        segment(text, item.body, language, &mut found);
        match found.get_mut(first) {
            Some(sentence) => sentence.start = item.marker,
            None => found.push(Span::new(item.marker, item.body.start).trimmed(text)),
        }
    }
    found
}

/// Appends the sentences of `within`.
fn segment(text: &str, within: Span, code: &str, found: &mut Vec<Span>) {
    if language::is_english(code) {
        segment_english(text, within, found);
    } else {
        let primary = language::primary(code).to_ascii_lowercase();
        cut::cut(text, within, &primary, found);
    }
}

/// Appends the sentences of `within`, piece by piece.
fn segment_english(text: &str, within: Span, found: &mut Vec<Span>) {
    let mut rest = within;
    while !rest.of(text).is_empty() {
        let piece = Span::new(rest.start, piece_end(text, rest));
        let first = found.len();
        found.extend(
            sentencex::get_sentence_boundaries("en", piece.of(text))
                .iter()
                .map(|cut| Span::new(cut.start_byte, cut.end_byte).offset(piece.start))
                .map(|span| span.trimmed(text))
                .filter(|span| !span.is_empty()),
        );
        let mut next = piece.end;
        if piece.end < rest.end
            && found.len() > first + 1
            && let Some(unfinished) = found.pop()
        {
            next = unfinished.start;
        }
        mend::mend(text, first, found);
        rest = Span::new(next, rest.end);
    }
}

/// Where the piece at the start of `rest` ends: at its end, or at the last space within [`PIECE`] bytes.
fn piece_end(text: &str, rest: Span) -> usize {
    if rest.len() <= PIECE {
        return rest.end;
    }
    let mut end = rest.start + PIECE;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let piece = Span::new(rest.start, end).of(text);
    piece
        .rfind(char::is_whitespace)
        .filter(|&at| at > 0)
        .map_or(end, |at| rest.start + at)
}

#[cfg(test)]
mod tests;
