//! Which encoding of one byte a character: western, another of Latin letters, or that of old Macintoshes.
//!
//! A guess by frequencies goes wrong in short texts, and where the only bytes that differ are a currency sign and
//! quotation marks. So what each encoding makes of them is looked at: a letter belongs into a word, a capital not into the
//! middle of one, a sign of currency before or after a figure, an opening mark before a word; and a letter that the
//! language does not have speaks against an encoding.

use encoding_rs::{
    Encoding, ISO_8859_2, ISO_8859_3, ISO_8859_4, ISO_8859_10, ISO_8859_13, ISO_8859_14,
    ISO_8859_15, ISO_8859_16, MACINTOSH, WINDOWS_1250, WINDOWS_1252, WINDOWS_1254, WINDOWS_1257,
    WINDOWS_1258,
};

use crate::text::language;

/// Encodings of Latin letters, of which the guess may be one.
const LATIN: [&Encoding; 14] = [
    WINDOWS_1252,
    MACINTOSH,
    WINDOWS_1250,
    WINDOWS_1254,
    WINDOWS_1257,
    WINDOWS_1258,
    ISO_8859_2,
    ISO_8859_3,
    ISO_8859_4,
    ISO_8859_10,
    ISO_8859_13,
    ISO_8859_14,
    ISO_8859_15,
    ISO_8859_16,
];

/// The encoding that makes most sense of `sample`, of `guess` and those that it is mistaken for.
pub(super) fn settle(guess: &'static Encoding, sample: &[u8]) -> &'static Encoding {
    let others = sample.iter().filter(|byte| !byte.is_ascii()).count();
    let letters = sample
        .iter()
        .filter(|byte| byte.is_ascii_alphabetic())
        .count();
    // In a text of another script few letters are ASCII.
    if others == 0 || !LATIN.contains(&guess) && others * 6 > letters {
        return guess;
    }
    let mut candidates = vec![WINDOWS_1252, MACINTOSH];
    if !candidates.contains(&guess) {
        candidates.push(guess);
    }
    let ranked = candidates
        .iter()
        .rev()
        .max_by_key(|encoding| sense(encoding, sample));
    ranked.copied().unwrap_or(guess)
}

/// How much sense an encoding makes of what is not ASCII.
fn sense(encoding: &'static Encoding, sample: &[u8]) -> i64 {
    let (text, _) = encoding.decode_without_bom_handling(sample);
    let language = language::of(&text);
    let mut sense = 0;
    let mut before: [Option<char>; 2] = [None; 2];
    let mut following = text.chars().peekable();
    while let Some(c) = following.next() {
        if !c.is_ascii() {
            sense += fits(c, before, following.peek().copied(), language);
        }
        before = [before[1], Some(c)];
    }
    sense
}

/// How well a character fits between its neighbours, from -4 to 2.
fn fits(c: char, before: [Option<char>; 2], next: Option<char>, language: &str) -> i64 {
    let last = before[1];
    let is = |c: Option<char>, test: fn(char) -> bool| c.is_some_and(test);
    let inside = is(last, char::is_alphabetic);
    let goes_on = is(next, char::is_alphabetic);
    if c.is_control() || c == '\u{FFFD}' {
        return -4;
    }
    if c.is_alphabetic() {
        let shouted = is(last, char::is_uppercase) || is(next, char::is_uppercase);
        let capital = c.is_uppercase() && (inside && !shouted || !inside && !goes_on);
        let counted = is(last, |c| c.is_ascii_digit()) || is(next, |c| c.is_ascii_digit());
        let lone = !inside && !goes_on;
        let foreign = !language::has_letter(language, c);
        return 1
            - 3 * i64::from(capital)
            - 3 * i64::from(counted)
            - 2 * i64::from(foreign)
            - i64::from(lone);
    }
    let open = !inside && !is(last, |c| c.is_ascii_digit());
    match c {
        '“' | '‘' | '„' | '‚' | '«' | '‹' if open => 1,
        '“' | '‘' | '„' | '‚' | '«' | '‹' => -1,
        '’' if inside => 2,
        '”' | '’' | '»' | '›' => {
            i64::from(last.is_some_and(|c| !c.is_whitespace()) || next == Some(' '))
        }
        '–' | '—' | '…' | '•' | '\u{a0}' => 1,
        '£' | '€' | '¥' | '¢' => {
            let sum = |c: Option<char>| is(c, |c| c.is_ascii_digit() || c.is_whitespace());
            if sum(next) || sum(last) { 1 } else { -2 }
        }
        '°' | '§' | '©' | '®' | '½' | '¼' | '¾' | '±' | '²' | '³' | '×' | 'º' | 'ª' | '·' | '¿'
        | '¡'
            if !inside || !goes_on =>
        {
            0
        }
        _ if inside && goes_on => -3,
        _ => -1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn western_texts_old_macintoshes_and_others_are_told_apart() {
        for (encoding, text) in [
            (
                WINDOWS_1252,
                "“It cost £48 million,” she said – twice the plan.",
            ),
            (WINDOWS_1252, "The cost was £3."),
            (WINDOWS_1252, "It’s his."),
            (WINDOWS_1252, "He paid €3 million… and ‘nothing’ more."),
            (
                WINDOWS_1252,
                "Der Bürgermeister sagte, die Straße sei für alle „zu teuer“.",
            ),
            (
                WINDOWS_1252,
                "Le maire a dit que l’été était très cher à Orléans.",
            ),
            (
                WINDOWS_1252,
                "¿Cuánto costó el año? El señor Núñez no lo sabe.",
            ),
            (WINDOWS_1252, "O município não pagou as obras da estação."),
            (
                WINDOWS_1252,
                "Å få svar på det er ikke så lett for dem som bor på øya.",
            ),
            (
                MACINTOSH,
                "“It’s £48 million,” she said – twice the plan, the council said.",
            ),
            (
                MACINTOSH,
                "Le maire a déclaré que l’économie était en très bonne santé à Orléans.",
            ),
            (
                MACINTOSH,
                "Die Straße ist für alle da, sagte er, und das Öl auch.",
            ),
            (MACINTOSH, "¿Cuánto costó? El señor no lo sabe, según él."),
            (
                WINDOWS_1250,
                "Burmistrz powiedział, że bezrobocie się zmniejszyło i że to już jest koniec.",
            ),
            (
                WINDOWS_1250,
                "Starosta řekl, že nezaměstnanost v roce klesla a že je to dobře.",
            ),
            (
                WINDOWS_1254,
                "Başkan işsizliğin düştüğünü söyledi ve bir daha olmayacağını, bunun için çok çalıştığını.",
            ),
        ] {
            let (bytes, _, wrong) = encoding.encode(text);
            assert!(!wrong, "{text}");
            let decoded = super::super::decode::decode(&bytes).unwrap();
            assert_eq!(decoded.text, text);
        }
    }
}
