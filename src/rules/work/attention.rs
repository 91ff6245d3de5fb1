//! K06: needs attention, and nobody says why.

use crate::rules::prelude::*;
use crate::session::CheckStatus;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "K06",
    name: "attention-without-words",
    says: "What needs attention says why.",
    why: "Leave a note why it could not be verified (Global Magazine Media).",
    level: Level::Warning,
    params: &[],
    check: Check::Fact(ask),
};

fn ask(scene: &Scene<'_>, fact: &Fact<'_>, _: &Setting<'_>) -> Option<Said> {
    let claim = fact.claim;
    let said = [
        &claim.note,
        &claim.rationale,
        &claim.unresolved,
        &claim.conclusion,
    ];
    let bare = claim.check_status == CheckStatus::NeedsAttention
        && said.iter().all(|words| words.trim().is_empty())
        && scene.comments(fact.id).next().is_none();
    bare.then(|| {
        Said::of_claim(fact.id, "Needs attention, and nothing says why.")
            .open("Write the note", Place::Note)
    })
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::Case;
    use crate::session::{CheckStatus, Command, Kind};

    #[test]
    fn attention_is_asked_for_in_words() {
        let mut case = Case::new();
        let claim = case.claim("26 per cent");
        case.done(Command::SetCheckStatus {
            claim,
            status: CheckStatus::NeedsAttention,
        });
        assert_eq!(case.says("K06").len(), 1);
        case.set(
            Kind::Claim,
            claim,
            "unresolved",
            "The office is closed until August.",
        );
        assert!(case.says("K06").is_empty());
    }
}
