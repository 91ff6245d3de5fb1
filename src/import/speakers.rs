//! Who speaks in a paragraph, where a name in bold letters stands before what he says, as interviews and minutes have it.

use std::collections::BTreeMap;

use crate::session::{NewParagraph, Role};

/// Words of a name at most: "Dr. Ana Maria von Reyes".
const WORDS: usize = 5;

/// Letters of a name at most.
const LETTERS: usize = 48;

/// Whether words may be somebody's name: a few, each with a capital letter but for what stands between names.
fn is_name(words: &str) -> bool {
    let count = words.split_whitespace().count();
    let capital = |word: &str| {
        word.starts_with(|c: char| c.is_uppercase() || c.is_alphabetic() && !c.is_lowercase())
    };
    let between = |word: &str| {
        matches!(
            word,
            "von"
                | "van"
                | "de"
                | "da"
                | "di"
                | "del"
                | "der"
                | "den"
                | "bin"
                | "al"
                | "y"
                | "le"
                | "la"
        )
    };
    (1..=WORDS).contains(&count)
        && words.chars().count() <= LETTERS
        && words
            .split_whitespace()
            .all(|word| capital(word) || between(word))
        && words.split_whitespace().next().is_some_and(capital)
        && words
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '\'' | '’'))
}

/// Names the speakers of paragraphs that begin with words in bold letters: `bold` tells how many bytes of each paragraph are.
/// Somebody speaks twice, or it is a heading that runs into its text.
pub fn name_speakers(paragraphs: &mut [NewParagraph], bold: &BTreeMap<usize, usize>) {
    let mut names: BTreeMap<usize, String> = BTreeMap::new();
    let mut spoken: BTreeMap<String, usize> = BTreeMap::new();
    for (at, length) in bold {
        let Some(paragraph) = paragraphs.get(*at) else {
            continue;
        };
        let (Some(lead), Some(rest)) =
            (paragraph.text.get(..*length), paragraph.text.get(*length..))
        else {
            continue;
        };
        let name = lead.trim().trim_end_matches([':', '–', '—', '-']).trim();
        let says = rest.trim_start_matches([':', '–', '—', '-', ' ', '\u{a0}']);
        let running = matches!(
            paragraph.role,
            Role::Body | Role::Quotation | Role::ListItem
        );
        if running && is_name(name) && says.contains(char::is_alphabetic) && says.contains(' ') {
            *spoken.entry(name.to_owned()).or_default() += 1;
            names.insert(*at, name.to_owned());
        }
    }
    let again = spoken.values().any(|count| *count > 1);
    for (at, name) in names {
        let twice = spoken.get(&name).is_some_and(|count| *count > 1);
        if (twice || again && name.contains(' '))
            && let Some(paragraph) = paragraphs.get_mut(at)
        {
            paragraph.speaker = name;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn speakers(texts: &[(&str, usize)]) -> Vec<String> {
        let mut paragraphs: Vec<NewParagraph> = texts
            .iter()
            .map(|(text, _)| NewParagraph {
                text: (*text).to_owned(),
                ..NewParagraph::default()
            })
            .collect();
        let bold = texts
            .iter()
            .enumerate()
            .map(|(at, (_, bold))| (at, *bold))
            .filter(|(_, bold)| *bold > 0);
        name_speakers(&mut paragraphs, &bold.collect());
        paragraphs
            .into_iter()
            .map(|paragraph| paragraph.speaker)
            .collect()
    }

    #[test]
    fn a_name_in_bold_speaks_and_a_heading_does_not() {
        assert_eq!(
            speakers(&[
                ("Ada Oll The ferry sank in 1998.", 7),
                ("Bo Ren: It did not.", 7),
                ("Ada Oll It did, I was there.", 8),
                ("What happened? The ferry sank.", 14),
                ("The mayor was silent.", 0),
            ]),
            ["Ada Oll", "Bo Ren", "Ada Oll", "", ""]
        );
        // Each once: headings that run into their text.
        assert_eq!(
            speakers(&[
                ("Harbour Works The quay is old.", 13),
                ("New Ferry It sails daily.", 9)
            ]),
            ["", ""]
        );
        assert_eq!(speakers(&[("Ada Oll", 7), ("Ada Oll", 7)]), ["", ""]);
        assert_eq!(speakers(&[("Ada", 900)]), [""]);
    }
}
