//! A guess at the language, from the script and the commonest words.

use crate::session::NewParagraph;

/// How many characters are looked at.
const SAMPLE: usize = 20_000;

/// The commonest function words of languages written in Latin letters that are not words of the others listed.
const WORDS: &[(&str, &[&str])] = &[
    (
        "en",
        &[
            "the", "and", "of", "to", "that", "was", "with", "is", "has", "said",
        ],
    ),
    (
        "de",
        &[
            "der", "und", "die", "das", "nicht", "mit", "ist", "ein", "eine", "auf",
        ],
    ),
    (
        "fr",
        &[
            "le", "les", "des", "et", "est", "une", "dans", "pour", "qui", "du",
        ],
    ),
    (
        "es",
        &[
            "el", "los", "las", "una", "por", "con", "para", "del", "que", "y",
        ],
    ),
    (
        "it",
        &[
            "il", "gli", "della", "che", "di", "per", "una", "sono", "nel", "è",
        ],
    ),
    (
        "pt",
        &[
            "os", "uma", "não", "do", "da", "em", "com", "para", "ao", "foi",
        ],
    ),
    (
        "nl",
        &[
            "het", "een", "van", "niet", "dat", "met", "voor", "zijn", "ook", "wordt",
        ],
    ),
    (
        "sv",
        &[
            "och", "att", "det", "som", "på", "är", "av", "för", "inte", "ett",
        ],
    ),
    (
        "pl",
        &[
            "nie", "się", "na", "jest", "że", "do", "przez", "był", "oraz", "dla",
        ],
    ),
    (
        "tr",
        &[
            "ve", "bir", "bu", "için", "olarak", "daha", "çok", "ile", "olan", "değil",
        ],
    ),
];

/// The ISO 639-1 code, if one language stands out.
pub(super) fn guess(paragraphs: &[NewParagraph]) -> Option<&'static str> {
    let mut scripts = [
        ("ja", 0usize),
        ("ko", 0),
        ("zh", 0),
        ("ru", 0),
        ("uk", 0),
        ("ar", 0),
        ("he", 0),
        ("el", 0),
        ("hi", 0),
        ("th", 0),
    ];
    let mut latin = 0;
    let mut left = SAMPLE;
    let mut counts = vec![0usize; WORDS.len()];
    let mut all = 0;
    for paragraph in paragraphs {
        if left == 0 {
            break;
        }
        let end = paragraph
            .text
            .char_indices()
            .nth(left)
            .map_or(paragraph.text.len(), |(at, _)| at);
        let text = paragraph.text.get(..end).unwrap_or("");
        for c in text.chars() {
            left = left.saturating_sub(1);
            match script(c) {
                Some("latin") => latin += 1,
                Some(code) => scripts
                    .iter_mut()
                    .filter(|(name, _)| *name == code)
                    .for_each(|(_, n)| *n += 1),
                None => {}
            }
        }
        for word in text
            .split(|c: char| !c.is_alphabetic())
            .filter(|w| !w.is_empty())
        {
            all += 1;
            let lower = word.to_lowercase();
            for (count, (_, words)) in counts.iter_mut().zip(WORDS) {
                *count += usize::from(words.contains(&lower.as_str()));
            }
        }
    }
    let count = |code: &str| {
        scripts
            .iter()
            .find(|(name, _)| *name == code)
            .map_or(0, |(_, n)| *n)
    };
    let (code, most) = scripts.iter().copied().max_by_key(|(_, n)| *n)?;
    if most > latin {
        // Japanese mixes kana with Han characters; Ukrainian shares all but a few letters with Russian.
        return Some(match code {
            "zh" if count("ja") * 10 > count("zh") => "ja",
            "ru" if count("uk") * 50 > count("ru") => "uk",
            code => code,
        });
    }
    let mut ranked: Vec<(usize, &str)> = counts
        .iter()
        .copied()
        .zip(WORDS.iter().map(|(code, _)| *code))
        .collect();
    ranked.sort_unstable_by(|a, b| b.cmp(a));
    match ranked.as_slice() {
        [(first, code), (second, _), ..]
            if *first >= 3 && first * 20 >= all && *first * 2 >= *second * 3 =>
        {
            Some(code)
        }
        _ => None,
    }
}

const fn script(c: char) -> Option<&'static str> {
    Some(match c {
        'A'..='Z' | 'a'..='z' | '\u{C0}'..='\u{24F}' => "latin",
        '\u{370}'..='\u{3FF}' => "el",
        'і' | 'ї' | 'є' | 'ґ' | 'І' | 'Ї' | 'Є' | 'Ґ' => "uk",
        '\u{400}'..='\u{4FF}' => "ru",
        '\u{590}'..='\u{5FF}' => "he",
        '\u{600}'..='\u{6FF}' => "ar",
        '\u{900}'..='\u{97F}' => "hi",
        '\u{E00}'..='\u{E7F}' => "th",
        '\u{3040}'..='\u{30FF}' => "ja",
        '\u{AC00}'..='\u{D7AF}' => "ko",
        '\u{4E00}'..='\u{9FFF}' => "zh",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{import::paragraph, session::Role};

    #[test]
    fn plain_cases_are_told_and_others_are_not() {
        let of = |text: &str| guess(&[paragraph(text, Role::Body)]);
        assert_eq!(
            of("The council said that the pipes of the town are old and that it was warned."),
            Some("en")
        );
        assert_eq!(
            of("Der Rat sagte, dass die Rohre der Stadt alt sind und das nicht mit dem Plan."),
            Some("de")
        );
        assert_eq!(
            of("市议会星期二表示,这座城市的水管已经很旧了。"),
            Some("zh")
        );
        assert_eq!(
            of("市議会は火曜日に、この町の水道管は古いと述べた。"),
            Some("ja")
        );
        assert_eq!(
            of("Рада заявила, що труби міста дуже старі і її це непокоїть."),
            Some("uk")
        );
        assert_eq!(of("Kappa 12 lorem"), None);
    }
}
