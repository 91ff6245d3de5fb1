//! Sentences.
//!
//! `sentencex` proposes the cuts; [`mend`] then joins and cuts again where news writes otherwise than
//! encyclopaedias do. Paragraphs that are an inline list are taken apart first, by [`list`].

mod list;
mod mend;
mod words;

use super::Span;

/// The longest piece given to the segmenter at once, in bytes.
///
/// Its work can grow with the square of a piece that is full of quotation marks, so that a bound on the piece keeps
/// the whole linear. No sentence of prose is as long; one that is longer is cut at a space.
const PIECE: usize = 4 * 1024;

/// The sentences of one paragraph of `text`, in order, without the white space between them.
///
/// `language` is an ISO 639-1 code (`"en"`, `"en-GB"`); a language the segmenter does not know is cut by its fallback
/// rules. The corrections for English apply to English alone, the others to every language. Time is linear in the
/// length of the paragraph.
pub fn sentences(text: &str, paragraph: Span, language: &str) -> Vec<Span> {
    let code = language.split(['-', '_']).next().unwrap_or(language);
    let english = code.eq_ignore_ascii_case("en");
    let mut found = Vec::new();
    let items = list::items(text, paragraph);
    if items.is_empty() {
        segment(text, paragraph, language, english, &mut found);
    }
    for item in items {
        let first = found.len();
        segment(text, item.body, language, english, &mut found);
        match found.get_mut(first) {
            Some(sentence) => sentence.start = item.marker,
            None => found.push(Span::new(item.marker, item.body.start).trimmed(text)),
        }
    }
    found
}

/// Appends the sentences of `within`, piece by piece.
fn segment(text: &str, within: Span, language: &str, english: bool, found: &mut Vec<Span>) {
    let mut rest = within;
    while !rest.of(text).is_empty() {
        let piece = Span::new(rest.start, piece_end(text, rest));
        let first = found.len();
        found.extend(
            sentencex::get_sentence_boundaries(language, piece.of(text))
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
        mend::mend(text, english, first, found);
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
