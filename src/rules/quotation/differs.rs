//! Q01: a quotation that is not what its recording says.

use crate::rules::prelude::*;
use crate::{session::Resolution, text::brief};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "Q01",
    name: "quotation-differs",
    says: "A quotation has the words of its recording or transcript.",
    why: "Quotations are compared with recordings, word by word (Global Magazine Media).",
    level: Level::Blocks,
    params: &[Param {
        name: "kinds",
        says: "The kinds of sources whose extracts are compared.",
        usual: Usual::Words(&["recording", "transcript"]),
    }],
    check: Check::Fact(ask),
};

fn ask(scene: &Scene<'_>, fact: &Fact<'_>, setting: &Setting<'_>) -> Option<Said> {
    if fact.claim.resolution == Resolution::Cut {
        return None;
    }
    let of_tape = scene.evidence(fact).filter(|cited| {
        let kind = cited.source.map(|source| source.kind.word());
        kind.is_some_and(|kind| setting.names("kinds", kind))
            && !cited.evidence.extract.trim().is_empty()
    });
    let first = of_tape.clone().next()?;
    let quoted = quoted(scene.quote(fact.claim));
    let extracts: Vec<String> = of_tape
        .map(|cited| plain(&cited.evidence.extract))
        .collect();
    let missing = quoted.into_iter().find(|words| {
        let plain = plain(words);
        plain.len() > 2 && !extracts.iter().any(|extract| extract.contains(&plain))
    })?;
    let says = format!(
        "The quotation differs from {}: “{}” is not in the extract.",
        brief(first.title(), 60),
        brief(missing.trim(), 120),
    );
    Some(Said::of_claim(fact.id, says).open("Ask for a change", Place::Change))
}

/// The words in quotation marks, cut where words were left out.
fn quoted(text: &str) -> Vec<&str> {
    let pieces = text.split(['“', '”', '"', '„', '«', '»']);
    let inside = pieces.skip(1).step_by(2);
    let parts = inside.flat_map(|quote| {
        quote
            .split(['…', '[', ']'])
            .flat_map(|part| part.split("..."))
    });
    parts.filter(|part| !part.trim().is_empty()).collect()
}

/// The words alone, each between spaces, in lower case.
fn plain(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let mut plain = String::from(" ");
    for word in words.filter(|word| !word.is_empty()) {
        plain.push_str(&word.to_lowercase());
        plain.push(' ');
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::quoted;
    use crate::rules::testing::Case;
    use crate::session::{Kind, SourceKind, Stance, Tier};

    #[test]
    fn the_words_of_the_tape_are_the_words_of_the_quotation() {
        let mut case = Case::new();
        let claim = case.claim("“We have inspected every pier,” said Tomas Vell");
        let tape = case.source("Tape of 9 May", SourceKind::Recording);
        let evidence = case.cite_source(claim, tape, Stance::Supports, Tier::Primary);
        assert!(case.says("Q01").is_empty(), "nothing to compare with");
        let hear =
            |case: &mut Case, words: &str| case.set(Kind::Evidence, evidence, "extract", words);
        hear(&mut case, "well, we have inspected every pier – every one");
        assert!(case.says("Q01").is_empty());
        hear(&mut case, "we have inspected nearly every pier");
        assert_eq!(
            case.says("Q01"),
            [
                "The quotation differs from Tape of 9 May: “We have inspected every pier,” is not in the extract."
            ]
        );
    }

    #[test]
    fn what_was_left_out_is_not_compared() {
        assert_eq!(quoted("He said “a … b” and \"c\"."), ["a ", " b", "c"]);
        assert!(quoted("no quotation").is_empty());
    }
}
