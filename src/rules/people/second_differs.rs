//! P05: two people found two things.

use crate::rules::prelude::*;
use crate::{
    session::{Correct, Kind, Resolution},
    text::brief,
};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "P05",
    name: "second-check-differs",
    says: "Where a second check finds something else, the two agree before it is signed.",
    why: "Africa Check: three of the staff debate and vote; PolitiFact: three editors.",
    level: Level::Blocks,
    params: &[],
    check: Check::All(ask),
};

fn ask(scene: &Scene<'_>, _: &Setting<'_>, said: &mut Vec<Said>) {
    let session = scene.session;
    for (id, second) in session.second_checks.live() {
        let claim = session.claims.get(second.claim);
        let Some(claim) = claim.filter(|claim| session.is_live(claim) && claim.is_decided()) else {
            continue;
        };
        let verdicts =
            claim.verdict.is_some() && second.verdict.is_some() && claim.verdict != second.verdict;
        let wrong = scene.is_wrong(claim);
        let correct = match second.correct {
            Correct::Yes => wrong,
            Correct::No => !wrong && claim.resolution == Resolution::None,
            _ => false,
        };
        if !verdicts && !correct {
            continue;
        }
        let who = brief(session.name_of(second.made_by), 60).into_owned();
        let other = second.verdict.as_deref().filter(|_| verdicts);
        let other = other.map(|name| scene.scale.label(name).map_or(name, |label| &label.text));
        let says = match (other, &second.correct) {
            (Some(other), _) => format!("{who} found “{other}”, not “{}”.", scene.verdict(claim)),
            (None, Correct::Yes) => format!("{who} says that it is correct as it stands."),
            _ => format!("{who} says that it is not correct."),
        };
        let about = Said::about(Kind::SecondCheck, id, says).at(Some(second.claim));
        said.push(about.open("Compare the two", Place::SecondCheck));
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::Case;
    use crate::session::{Command, Correct, Id};

    fn second(case: &mut Case, claim: Id, verdict: Option<&str>, correct: Correct) {
        case.done_by(
            "Leo Nagy",
            Command::CheckSecond {
                id: None,
                claim,
                verdict: verdict.map(str::to_owned),
                correct,
                rationale: "I read the ledger.".to_owned(),
            },
        );
    }

    #[test]
    fn another_verdict_is_told_until_they_agree() {
        let mut case = Case::new();
        let claim = case.checked("26 per cent");
        case.verdict(claim, "true");
        second(&mut case, claim, Some("false"), Correct::Unsaid);
        assert_eq!(case.says("P05"), ["Leo Nagy found “False”, not “True”."]);
        case.verdict(claim, "false");
        assert!(case.says("P05").is_empty());
    }

    #[test]
    fn without_verdicts_it_is_correct_or_not() {
        let mut case = Case::new();
        let claim = case.checked("26 per cent");
        second(&mut case, claim, None, Correct::Yes);
        assert!(case.says("P05").is_empty());
        let other = case.checked("221 million crowns");
        second(&mut case, other, None, Correct::No);
        assert_eq!(case.says("P05"), ["Leo Nagy says that it is not correct."]);
    }
}
