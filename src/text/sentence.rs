//! Sentences.

use super::Span;

/// The sentences of one paragraph of `text`, in order, without the white space between them.
///
/// `language` is an ISO 639-1 code (`"en"`); a language the segmenter does not know is cut by its fallback rules.
pub fn sentences(text: &str, paragraph: Span, language: &str) -> Vec<Span> {
    let inside = paragraph.of(text);
    sentencex::get_sentence_boundaries(language, inside)
        .iter()
        .map(|found| Span::new(found.start_byte, found.end_byte).offset(paragraph.start))
        .map(|span| span.trimmed(text))
        .filter(|span| !span.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_are_those_of_the_whole_text() {
        let text = "Title\nOne fell. Two rose.";
        let found = sentences(text, Span::new(6, text.len()), "en");
        let words: Vec<&str> = found.iter().map(|span| span.of(text)).collect();
        assert_eq!(words, ["One fell.", "Two rose."]);
    }
}
