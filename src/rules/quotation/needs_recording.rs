//! Q02: a quotation is checked against a recording or a transcript.

use super::is_quotation;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "Q02",
    name: "quotation-needs-recording",
    says: "A quotation that is checked needs a recording or a transcript.",
    why: "Magazine checkers ask for recordings or transcripts of quotations (KSJ, Global Magazine Media).",
    level: Level::Warning,
    params: &[Param {
        name: "kinds",
        says: "The kinds of sources that serve.",
        usual: Usual::Words(&["recording", "transcript", "email", "document"]),
    }],
    check: Check::Fact(ask),
};

fn ask(scene: &Scene<'_>, fact: &Fact<'_>, setting: &Setting<'_>) -> Option<Said> {
    if !fact.claim.is_decided() || !is_quotation(fact) {
        return None;
    }
    let mut cited = scene.evidence(fact);
    let serves = cited.any(|cited| {
        let kind = cited.source.map(|source| source.kind.word());
        kind.is_some_and(|kind| setting.names("kinds", kind))
    });
    (!serves).then(|| {
        Said::of_claim(
            fact.id,
            "The quotation was checked without a recording or a transcript.",
        )
        .open("Cite the recording", Place::Cite)
    })
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::Case;
    use crate::session::{Kind, SourceKind, Stance, Tier};

    #[test]
    fn a_checked_quotation_without_a_tape_is_found() {
        let mut case = Case::new();
        let claim = case.claim("“We have inspected every pier,” said Tomas Vell");
        case.set(
            Kind::Claim,
            claim,
            "types",
            serde_json::json!(["quotation"]),
        );
        assert!(case.says("Q02").is_empty(), "not checked yet");
        case.check(claim);
        assert_eq!(case.says("Q02").len(), 1);
        let talk = case.source("Talk with Vell", SourceKind::Interview);
        case.cite_source(claim, talk, Stance::Supports, Tier::Primary);
        assert_eq!(case.says("Q02").len(), 1);
        let tape = case.source("Tape", SourceKind::Recording);
        case.cite_source(claim, tape, Stance::Supports, Tier::Primary);
        assert!(case.says("Q02").is_empty());
        assert_eq!(
            case.says_in("[rules.Q02]\nkinds = [\"transcript\"]", "Q02")
                .len(),
            1
        );
    }

    #[test]
    fn a_figure_is_no_quotation() {
        let mut case = Case::new();
        case.checked("26 per cent");
        assert!(case.says("Q02").is_empty());
    }
}
