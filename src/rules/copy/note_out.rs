//! C06: a note that goes out, and should not.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "C06",
    name: "note-goes-out",
    says: "A note that goes into summaries holds nothing that was told in confidence.",
    why: "Notes go out with the summary; a number, an address or what was said in confidence does not (KSJ, sensitive sources).",
    level: Level::Warning,
    params: &[Param {
        name: "words",
        says: "Words that say so, in lower case.",
        usual: Usual::Words(&[
            "confidential",
            "off the record",
            "not for publication",
            "do not print",
            "do not publish",
            "anonymous source",
        ]),
    }],
    check: Check::Fact(ask),
};

fn ask(_: &Scene<'_>, fact: &Fact<'_>, setting: &Setting<'_>) -> Option<Said> {
    let note = fact.claim.note.as_str();
    if note.is_empty() {
        return None;
    }
    let low = note.to_lowercase();
    let what = if setting.any("words", |word| low.contains(word)) {
        "seems to be told in confidence"
    } else if note.split_whitespace().any(is_letter_box) {
        "holds an e-mail address"
    } else if has_number_to_call(note) {
        "holds a telephone number"
    } else {
        return None;
    };
    let says = format!("The note goes out with the summary, and {what}.");
    Some(Said::of_claim(fact.id, says).open("Look at the note", Place::Note))
}

/// Whether a word is an e-mail address.
fn is_letter_box(word: &str) -> bool {
    word.split_once('@').is_some_and(|(name, domain)| {
        !name.is_empty() && domain.trim_end_matches('.').contains('.')
    })
}

/// Whether a text holds a number as people dial it: a plus, then seven digits or more in groups.
fn has_number_to_call(text: &str) -> bool {
    text.split('+').skip(1).any(|rest| {
        let dialled = rest.chars();
        let dialled = dialled.take_while(|c| c.is_ascii_digit() || " -()/".contains(*c));
        dialled.filter(char::is_ascii_digit).count() >= 7
    })
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
            ("Ask vell@harbour.example again.", true),
            ("Call +47 22 33 44 55.", true),
            ("The ledger says so @ page 4.", false),
        ] {
            case.set(Kind::Claim, claim, "note", note);
            assert_eq!(case.says("C06").len(), usize::from(found), "{note}");
        }
    }
}
