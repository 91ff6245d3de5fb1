//! The little LaTeX that stands in values: accents, signs, quotation marks, dashes. What is unknown loses its backslash and keeps
//! its words.

/// Which mark an accent puts on the letter behind it.
const fn mark(command: char) -> Option<char> {
    Some(match command {
        '`' => '\u{300}',
        '\'' | '´' => '\u{301}',
        '^' => '\u{302}',
        '~' => '\u{303}',
        '=' => '\u{304}',
        'u' => '\u{306}',
        '.' => '\u{307}',
        '"' => '\u{308}',
        'r' => '\u{30a}',
        'H' => '\u{30b}',
        'v' => '\u{30c}',
        'd' => '\u{323}',
        'c' => '\u{327}',
        'k' => '\u{328}',
        'b' => '\u{331}',
        _ => return None,
    })
}

/// Letters with their marks, as one: each line the mark, the letters without it, and with it.
const COMPOSED: &[(char, &str, &str)] = &[
    ('\u{300}', "AEINOUWYaeinouwy", "ÀÈÌǸÒÙẀỲàèìǹòùẁỳ"),
    (
        '\u{301}',
        "ACEGIKLMNOPRSUWYZacegiklmnoprsuwyz",
        "ÁĆÉǴÍḰĹḾŃÓṔŔŚÚẂÝŹáćéǵíḱĺḿńóṕŕśúẃýź",
    ),
    (
        '\u{302}',
        "ACEGHIJOSUWYZaceghijosuwyz",
        "ÂĈÊĜĤÎĴÔŜÛŴŶẐâĉêĝĥîĵôŝûŵŷẑ",
    ),
    ('\u{303}', "AEINOUVYaeinouvy", "ÃẼĨÑÕŨṼỸãẽĩñõũṽỹ"),
    ('\u{304}', "AEGIOUYaegiouy", "ĀĒḠĪŌŪȲāēḡīōūȳ"),
    ('\u{306}', "AEGIOUaegiou", "ĂĔĞĬŎŬăĕğĭŏŭ"),
    ('\u{307}', "ACEGIZacegz", "ȦĊĖĠİŻȧċėġż"),
    ('\u{308}', "AEHIOUWXYaehiotuwxy", "ÄËḦÏÖÜẄẌŸäëḧïöẗüẅẍÿ"),
    ('\u{30a}', "AUauwy", "ÅŮåůẘẙ"),
    ('\u{30b}', "OUou", "ŐŰőű"),
    (
        '\u{30c}',
        "ACDEGHIKLNORSTUZacdeghijklnorstuz",
        "ǍČĎĚǦȞǏǨĽŇǑŘŠŤǓŽǎčďěǧȟǐǰǩľňǒřšťǔž",
    ),
    (
        '\u{323}',
        "ABDEHIKLMNORSTUVWYZabdehiklmnorstuvwyz",
        "ẠḄḌẸḤỊḲḶṂṆỌṚṢṬỤṾẈỴẒạḅḍẹḥịḳḷṃṇọṛṣṭụṿẉỵẓ",
    ),
    (
        '\u{327}',
        "CDEGHKLNRSTcdeghklnrst",
        "ÇḐȨĢḨĶĻŅŖŞŢçḑȩģḩķļņŗşţ",
    ),
    ('\u{328}', "AEIOUaeiou", "ĄĘĮǪŲąęįǫų"),
];

/// Commands that are a sign.
const SIGNS: &[(&str, &str)] = &[
    ("ss", "ß"),
    ("SS", "ẞ"),
    ("o", "ø"),
    ("O", "Ø"),
    ("ae", "æ"),
    ("AE", "Æ"),
    ("oe", "œ"),
    ("OE", "Œ"),
    ("aa", "å"),
    ("AA", "Å"),
    ("l", "ł"),
    ("L", "Ł"),
    ("i", "ı"),
    ("j", "ȷ"),
    ("th", "þ"),
    ("TH", "Þ"),
    ("dh", "ð"),
    ("DH", "Ð"),
    ("dj", "đ"),
    ("DJ", "Đ"),
    ("ng", "ŋ"),
    ("NG", "Ŋ"),
    ("textendash", "–"),
    ("textemdash", "—"),
    ("textellipsis", "…"),
    ("dots", "…"),
    ("ldots", "…"),
    ("textquoteleft", "‘"),
    ("textquoteright", "’"),
    ("textquotedblleft", "“"),
    ("textquotedblright", "”"),
    ("quotedblbase", "„"),
    ("guillemotleft", "«"),
    ("guillemotright", "»"),
    ("textbackslash", "\\"),
    ("textasciitilde", "~"),
    ("textunderscore", "_"),
    ("textdegree", "°"),
    ("texteuro", "€"),
    ("euro", "€"),
    ("pounds", "£"),
    ("textsterling", "£"),
    ("S", "§"),
    ("P", "¶"),
    ("copyright", "©"),
    ("textregistered", "®"),
    ("texttrademark", "™"),
    ("LaTeX", "LaTeX"),
    ("TeX", "TeX"),
    ("BibTeX", "BibTeX"),
];

/// A letter with a mark, as one sign where there is one.
fn composed(letter: char, mark: char, out: &mut String) {
    let letter = match letter {
        'ı' => 'i',
        'ȷ' => 'j',
        letter => letter,
    };
    let line = COMPOSED.iter().find(|(of, ..)| *of == mark);
    let found = line.and_then(|(_, plain, with)| {
        let place = plain.chars().position(|one| one == letter)?;
        with.chars().nth(place)
    });
    match found {
        Some(one) => out.push(one),
        None => out.extend([letter, mark]),
    }
}

/// A value in plain words.
pub(super) fn plain(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    // The mark that the next letter gets.
    let mut waiting: Option<char> = None;
    let mut letters = value.chars().peekable();
    let put = |out: &mut String, waiting: &mut Option<char>, letter: char| match waiting.take() {
        Some(mark) if letter.is_alphabetic() => composed(letter, mark, out),
        _ => out.push(letter),
    };
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => {
                let Some(first) = letters.next() else {
                    break;
                };
                if !first.is_ascii_alphabetic() {
                    match (mark(first), first) {
                        (Some(mark), _) => {
                            waiting = Some(mark);
                            while letters.next_if(|c| *c == ' ').is_some() {}
                        }
                        (None, '\\') => out.push(' '),
                        (None, '-' | '/' | '(' | ')' | '[' | ']') => {}
                        (None, ',' | ';' | ':' | '!' | ' ') => out.push(' '),
                        (None, sign) => put(&mut out, &mut waiting, sign),
                    }
                    continue;
                }
                let mut name = String::from(first);
                while let Some(more) = letters.next_if(char::is_ascii_alphabetic) {
                    name.push(more);
                }
                let spaced = letters.peek() == Some(&' ');
                while letters.next_if(|c| *c == ' ').is_some() {}
                let accent = Some(first).filter(|_| name.len() == 1).and_then(mark);
                let sign = SIGNS.iter().find(|(of, _)| *of == name);
                match (accent, sign) {
                    (Some(mark), _) => waiting = Some(mark),
                    (None, Some((_, sign))) => {
                        for letter in sign.chars() {
                            put(&mut out, &mut waiting, letter);
                        }
                    }
                    // What it does is for paper: its words follow.
                    (None, None) => {
                        if spaced && !out.is_empty() {
                            out.push(' ');
                        }
                    }
                }
            }
            '{' | '$' => {}
            '}' => waiting = None,
            '~' => out.push(' '),
            '-' if letters.next_if(|c| *c == '-').is_some() => {
                let longer = letters.next_if(|c| *c == '-').is_some();
                out.push(if longer { '—' } else { '–' });
            }
            '`' if letters.next_if(|c| *c == '`').is_some() => out.push('“'),
            '\'' if letters.next_if(|c| *c == '\'').is_some() => out.push('”'),
            letter => put(&mut out, &mut waiting, letter),
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A value that is no prose: an address, a DOI. Only what protects its signs is taken away.
pub(super) fn verbatim(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut letters = value.trim().chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' if letters.peek().is_some_and(|c| "_%&#$~{}".contains(*c)) => {}
            '{' | '}' => {}
            letter => out.push(letter),
        }
    }
    out.trim().to_owned()
}

/// The address in a value: all of it, or what stands in `\url{…}`.
pub(super) fn address(value: &str) -> Option<String> {
    let inside = value.split_once("\\url{").map(|(_, rest)| {
        let end = rest.find('}').unwrap_or(rest.len());
        rest.get(..end).unwrap_or_default()
    });
    let found = verbatim(inside.unwrap_or(value));
    (!found.is_empty()).then_some(found)
}

/// The names in a value: they are joined with "and", which inside braces is a word like others.
pub(super) fn split_names(value: &str) -> Vec<String> {
    let mut names = vec![String::new()];
    let mut depth = 0_usize;
    for word in value.split_inclusive(char::is_whitespace) {
        if depth == 0 && word.trim().eq_ignore_ascii_case("and") {
            names.push(String::new());
            continue;
        }
        let mut escaped = false;
        for letter in word.chars() {
            match letter {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        if let Some(name) = names.last_mut() {
            name.push_str(word);
        }
    }
    names.retain(|name| !name.trim().is_empty());
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_composed_letter_has_its_plain_one() {
        for (mark, plain, with) in COMPOSED {
            let (plain, with) = (plain.chars().count(), with.chars().count());
            assert_eq!(plain, with, "{:x}", u32::from(*mark));
        }
    }

    #[test]
    fn accents_in_every_spelling() {
        for (value, expected) in [
            (
                r#"G{\"o}tz, G\"otz, G\"{o}tz, {G\"otz}"#,
                "Götz, Götz, Götz, Götz",
            ),
            (
                r"Mart\'{\i}nez, Mart{\'\i}nez, Mart\'inez",
                "Martínez, Martínez, Martínez",
            ),
            (r"\v{S}koda, \v Skoda, {\v{S}}koda", "Škoda, Škoda, Škoda"),
            (r"Fran\c{c}ois, Fran\c cois", "François, François"),
            (
                r"\O re, \aa, stra\ss e, \L\'od\'z, {\ss}",
                "Øre, å, straße, Łódź, ß",
            ),
            (r"H\r{a}kon \H{o} \k{a} \.z \=u \u{g}", "Håkon ő ą ż ū ğ"),
            (r"x\'{}y and \^{} z", "xy and z"),
            (r"q\'q", "qq\u{301}"),
            (r"``Quoted'' --- and 1911--1926", "“Quoted” — and 1911–1926"),
            (
                r"Fish \& Chips 50\% \$3 \#1 a\_b",
                "Fish & Chips 50% $3 #1 a_b",
            ),
            (
                r"\emph{Very} \textbf{loud}~words $x^2$",
                "Very loud words x^2",
            ),
            (r"\unknown{kept} words\", "kept words"),
            ("{{Harbour Office}}", "Harbour Office"),
        ] {
            assert_eq!(plain(value), expected, "{value}");
        }
    }

    #[test]
    fn names_are_split_outside_braces_alone() {
        let split = split_names("Vell, Tomas and {Sand and Gravel Board} and\n others");
        let split: Vec<&str> = split.iter().map(|name| name.trim()).collect();
        assert_eq!(split, ["Vell, Tomas", "{Sand and Gravel Board}", "others"]);
    }
}
