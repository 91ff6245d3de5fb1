//! Which way a text is written.

/// Whether a text is written from right to left, by its first letter, as paragraphs find it out
/// (<https://www.unicode.org/reports/tr9/>, P2 and P3); none where it has no letter. Looks no further than that letter.
pub fn is_right_to_left(text: &str) -> Option<bool> {
    text.chars().find_map(|c| match c {
        // Hebrew, Arabic and their neighbours, with their forms for printers; then the historic scripts, Adlam and the like.
        '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' => {
            c.is_alphabetic().then_some(true)
        }
        '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}' => c.is_alphabetic().then_some(true),
        '\u{200F}' => Some(true),
        '\u{200E}' => Some(false),
        c => c.is_alphabetic().then_some(false),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_letter_says_it() {
        for (text, found) in [
            ("Harbour", Some(false)),
            ("العبّارة Norrow", Some(true)),
            ("שלום", Some(true)),
            ("12.5 «Norrow» العبّارة", Some(false)),
            ("(2019) العبّارة", Some(true)),
            ("١٢ km", Some(false)),
            ("渡し船", Some(false)),
            ("\u{200F}12", Some(true)),
            ("2019 – 45 %", None),
            ("", None),
        ] {
            assert_eq!(is_right_to_left(text), found, "{text}");
        }
    }
}
