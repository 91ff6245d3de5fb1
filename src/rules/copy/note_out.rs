//! C06: words that go out, and should not.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "C06",
    name: "note-goes-out",
    says: "A note or a rationale, which go out, hold nothing that was told in confidence.",
    why: "Notes go out with the summary, rationales with what is published; a number, an address or what was said in confidence does not (KSJ, sensitive sources).",
    level: Level::Warning,
    params: &[Param {
        name: "words",
        says: "Words that say so; case and hyphens make no difference.",
        usual: Usual::Words(&[
            "confidential",
            "off the record",
            "told us in confidence",
            "told me in confidence",
            "told in confidence",
            "said in confidence",
            "spoke in confidence",
            "not for publication",
            "not for attribution",
            "do not print",
            "do not publish",
            "anonymous source",
        ]),
    }],
    check: Check::Fact(ask),
};

/// What is said right before such a word where it is not so.
const NOT: [&str; 8] = [
    "not",
    "non",
    "no longer",
    "never",
    "isn't",
    "wasn't",
    "nothing",
    "neither",
];

/// Words that a number to call follows.
const CALL: [&str; 10] = [
    "tel",
    "telephone",
    "phone",
    "call",
    "mobile",
    "cell",
    "ring",
    "fax",
    "whatsapp",
    "number",
];

fn ask(_: &Scene<'_>, fact: &Fact<'_>, setting: &Setting<'_>) -> Option<Said> {
    let claim = fact.claim;
    let goes_out = [
        (
            &claim.note,
            "The note goes out with the summary, and",
            Place::Note,
        ),
        (
            &claim.rationale,
            "The rationale goes out with what is published, and",
            Place::Rationale,
        ),
    ];
    goes_out.into_iter().find_map(|(text, which, place)| {
        let what = given_away(text, setting)?;
        let look = match place {
            Place::Note => "Look at the note",
            _ => "Look at the rationale",
        };
        Some(Said::of_claim(fact.id, format!("{which} {what}.")).open(look, place))
    })
}

/// What a text gives away.
fn given_away(text: &str, setting: &Setting<'_>) -> Option<&'static str> {
    if text.is_empty() {
        return None;
    }
    let plain = plain(text);
    if setting.any("words", |word| says(&plain, word)) {
        Some("seems to be told in confidence")
    } else if text.split_whitespace().any(is_letter_box) {
        Some("holds an e-mail address")
    } else if has_number_to_call(text) {
        Some("holds a telephone number")
    } else {
        None
    }
}

/// A text in lower case, with single spaces for spaces and hyphens.
fn plain(text: &str) -> String {
    let low = text.to_lowercase().replace('’', "'");
    let hyphen = |c: char| c.is_whitespace() || ['-', '\u{2010}', '\u{2011}', '–'].contains(&c);
    let words: Vec<&str> = low.split(hyphen).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// Whether a text has these words, and does not say that it is not so.
fn says(text: &str, words: &str) -> bool {
    let words = plain(words);
    !words.is_empty()
        && text.match_indices(&words).any(|(at, _)| {
            let before = text.get(..at).unwrap_or_default();
            let begins = !before.ends_with(char::is_alphanumeric);
            let before = before.trim_end();
            let denied = NOT.iter().any(|not| {
                let rest = before.strip_suffix(not);
                rest.is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
            });
            begins && !denied
        })
}

/// Whether a word is an e-mail address.
fn is_letter_box(word: &str) -> bool {
    word.split_once('@').is_some_and(|(name, domain)| {
        !name.is_empty() && domain.trim_end_matches('.').contains('.')
    })
}

/// Whether a text holds a number as people dial it: after a plus; with a 0 before it, longer than a date; in the groups of
/// North America; or after a word that says so.
fn has_number_to_call(text: &str) -> bool {
    let mut before = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let (words, number) = rest.split_at_checked(at).unwrap_or((rest, ""));
        let end = number.find(|c: char| !c.is_ascii_digit() && !" -()/".contains(c));
        let (number, after) = number
            .split_at_checked(end.unwrap_or(number.len()))
            .unwrap_or((number, ""));
        before.push_str(words);
        if is_dialled(&before, number) {
            return true;
        }
        before.clear();
        rest = after;
    }
    false
}

fn is_dialled(before: &str, number: &str) -> bool {
    let groups = number.split(|c: char| !c.is_ascii_digit());
    let groups: Vec<usize> = groups.map(str::len).filter(|long| *long > 0).collect();
    let digits: usize = groups.iter().sum();
    let sign = before.trim_end_matches([' ', '(']);
    let word = before
        .trim_end_matches(|c: char| !c.is_alphanumeric())
        .rsplit(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default();
    let called = CALL.iter().any(|call| word.eq_ignore_ascii_case(call));
    (sign.ends_with('+') && digits >= 7)
        || (number.starts_with('0') && (9..=15).contains(&digits))
        || groups == [3, 3, 4]
        || (called && (6..=15).contains(&digits))
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::Case;
    use crate::session::Kind;

    #[test]
    fn what_was_told_in_confidence_stays_inside() {
        let mut case = Case::new();
        let claim = case.claim("26 per cent");
        for (note, found) in [
            ("Vell says 24 + 2 in May, see p. 4.", false),
            ("He said so off the record.", true),
            ("Off-the-Record, says Vell.", true),
            ("She told us in confidence that it is 24.", true),
            ("CONFIDENTIAL", true),
            ("The report is not confidential.", false),
            ("Non-confidential version of the report.", false),
            ("This isn’t off the record.", false),
            ("A fall in confidence among buyers.", false),
            ("Ask vell@harbour.example again.", true),
            ("Call +47 22 33 44 55.", true),
            ("Phone: 22 33 44 55", true),
            ("His number is in the file; 555-234-1111.", true),
            ("Vell, 020 7946 0018", true),
            ("Read on 01.05.2026 and 2026-05-01, 01/05/2026.", false),
            ("221 000 000 crowns in 2025, 212 000 000 in 2026.", false),
            ("The ledger says so @ page 4.", false),
        ] {
            case.set(Kind::Claim, claim, "note", note);
            assert_eq!(case.says("C06").len(), usize::from(found), "{note}");
        }
    }

    #[test]
    fn a_rationale_goes_out_too() {
        let mut case = Case::new();
        let claim = case.claim("26 per cent");
        case.set(
            Kind::Claim,
            claim,
            "rationale",
            "An engineer told us in confidence.",
        );
        assert_eq!(
            case.says("C06"),
            ["The rationale goes out with what is published, and seems to be told in confidence."]
        );
    }
}
