//! S13: what the writer says it rests on, and nobody has looked at.

use std::collections::BTreeMap;

use crate::rules::prelude::*;
use crate::{
    session::{ClaimedStanding, Id},
    text::counted,
};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "S13",
    name: "writers-source-open",
    says: "What the writer says a fact rests on is looked at before it is checked.",
    why: "First the writer's own source, then what others say (TIJ guide: verification, investigation, documentation).",
    level: Level::Note,
    params: &[],
    check: Check::All(ask),
};

fn ask(scene: &Scene<'_>, _: &Setting<'_>, said: &mut Vec<Said>) {
    let mut open: BTreeMap<Id, usize> = BTreeMap::new();
    for (_, claimed) in scene.session.claimed.live() {
        if claimed.standing == ClaimedStanding::Open && !claimed.settled {
            *open.entry(claimed.claim.unwrap_or_default()).or_default() += 1;
        }
    }
    for fact in scene.facts.iter().filter(|fact| fact.claim.is_decided()) {
        if let Some(many) = open.get(&fact.id) {
            let does = if *many == 1 { "is" } else { "are" };
            let says = format!(
                "Checked, and {} by the writer {does} not looked at.",
                counted(*many, "note")
            );
            said.push(Said::of_claim(fact.id, says).open("Look at them", Place::Evidence));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::Case;
    use crate::{
        rules::testing::ARTICLE,
        session::{Command, Kind, NewRemark},
    };

    #[test]
    fn the_writers_note_is_looked_at() {
        let mut case = Case::new();
        let claim = case.claim("26 per cent");
        let made = case.done(Command::AddRemarks {
            article: ARTICLE,
            remarks: vec![NewRemark {
                start: Some(18),
                end: Some(29),
                text: "Annual report, p. 7".to_owned(),
                ..NewRemark::default()
            }],
        });
        assert!(case.says("S13").is_empty(), "not checked yet");
        case.check(claim);
        assert_eq!(
            case.says("S13"),
            ["Checked, and 1 note by the writer is not looked at."]
        );
        case.set(Kind::Claimed, made[0], "standing", "set_aside");
        assert!(case.says("S13").is_empty());
    }
}
