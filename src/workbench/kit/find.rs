//! Finding words whatever their case, with places in the text as it is.

use crate::text::Span;

/// Where words stand in a text, in order, none over another; `words` in lower case. Linear in the text. One letter may become
/// two in lower case, or one of another length: the places are those of the text as it is.
pub fn hits(text: &str, words: &str) -> Vec<Span> {
    if words.is_empty() {
        return Vec::new();
    }
    let mut folded = String::with_capacity(text.len());
    // For each byte of it the byte of the text where its letter begins; one more for the end.
    let mut places = Vec::with_capacity(text.len() + 1);
    for (byte, letter) in text.char_indices() {
        folded.extend(letter.to_lowercase());
        places.resize(folded.len(), byte);
    }
    places.push(text.len());
    let place = |byte: usize| places.get(byte).copied();
    let found = folded.match_indices(words).filter_map(|(start, hit)| {
        let (start, mut end) = (start, start + hit.len());
        let from = place(start)?;
        // A hit that ends inside what one letter became has the whole letter.
        while place(end) == place(end.checked_sub(1)?) {
            end += 1;
        }
        Some(Span::new(from, place(end)?))
    });
    found.filter(|span| !span.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hits_are_places_of_the_text_as_it_is() {
        for (text, words, expected) in [
            ("The Ferry, the ferry", "ferry", vec!["Ferry", "ferry"]),
            ("STRASSE and Straße", "straße", vec!["Straße"]),
            // One letter that becomes two.
            ("In İzmir and Izmir", "i\u{307}zm", vec!["İzm"]),
            ("In İzmir", "in i", vec!["In İ"]),
            ("aaa", "aa", vec!["aa"]),
            ("aaa", "", vec![]),
            ("", "a", vec![]),
        ] {
            let found = hits(text, words);
            let found: Vec<&str> = found.iter().map(|span| span.of(text)).collect();
            assert_eq!(found, expected, "{words} in {text}");
        }
    }
}
