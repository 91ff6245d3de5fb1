//! Q01: a quotation that is not what its recording says.

use crate::rules::prelude::*;
use crate::{
    compare::quotation::{Folded, Outcome, Quotation, look, quotations},
    session::Resolution,
    text::{Span, brief},
};

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
    let text = scene.quote(fact.claim);
    let extracts: Vec<Folded> = of_tape
        .map(|cited| Folded::of(&cited.evidence.extract))
        .collect();
    let extracts: Vec<&Folded> = extracts.iter().collect();
    let of_claim = quotations(text).into_iter();
    // What stands in another quotation is read with it.
    let mut outer = of_claim.filter(|quotation| quotation.within.is_none());
    let lost = outer.find_map(|quotation| lost(&quotation, &extracts))?;
    let says = format!(
        "The quotation differs from {}: “{}” is not in the extract.",
        brief(first.title(), 60),
        brief(lost.of(text), 120),
    );
    Some(Said::of_claim(fact.id, says).open("Ask for a change", Place::Change))
}

/// The first words of a quotation that are in none of the extracts; of its pieces, each may be in another.
fn lost(quotation: &Quotation, extracts: &[&Folded]) -> Option<Span> {
    let stands = |words: &Quotation| matches!(look(words, extracts), Outcome::ToTheLetter(_));
    let mut pieces = quotation.each_piece();
    let lost = pieces.find(|piece| !stands(piece));
    lost.map(|piece| piece.span)
}

#[cfg(test)]
mod tests {
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
                "The quotation differs from Tape of 9 May: “We have inspected every pier” is not in the extract."
            ]
        );
    }

    #[test]
    fn words_are_whole() {
        let mut case = Case::new();
        let claim = case.claim("“We have inspected every pier,” said Tomas Vell");
        let tape = case.source("Tape of 9 May", SourceKind::Recording);
        let evidence = case.cite_source(claim, tape, Stance::Supports, Tier::Primary);
        let words = "We have inspected every pier-head of the old port";
        case.set(Kind::Evidence, evidence, "extract", words);
        assert_eq!(case.says("Q01").len(), 1);
    }
}
