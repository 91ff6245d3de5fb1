//! C02: a change that nobody has decided.

use crate::rules::prelude::*;
use crate::{
    session::{Decision, Kind},
    text::brief,
};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "C02",
    name: "change-pending",
    says: "A change that was asked for is decided.",
    why: "The editor makes the final call (The New Yorker); until then the copy is open.",
    level: Level::Warning,
    params: &[],
    check: Check::All(ask),
};

fn ask(scene: &Scene<'_>, _: &Setting<'_>, said: &mut Vec<Said>) {
    let session = scene.session;
    for (id, change) in session.changes.live() {
        let claim = session.claims.get(change.claim);
        let live = claim.is_some_and(|claim| session.is_live(claim));
        if !live || change.decision != Decision::Pending {
            continue;
        }
        let words = if change.proposed.trim().is_empty() {
            "A change is asked for, and nobody has decided.".to_owned()
        } else {
            let proposed = brief(change.proposed.trim(), 80);
            format!("A change is asked for, and nobody has decided: {proposed}")
        };
        let about = Said::about(Kind::Change, id, words).at(Some(change.claim));
        said.push(about.open("Decide the change", Place::Changes));
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::Case;
    use crate::session::{Command, Kind};

    #[test]
    fn a_change_waits_for_the_editor() {
        let mut case = Case::new();
        let claim = case.claim("26 per cent");
        let made = case.done(Command::RequestChange {
            id: None,
            claim,
            proposed: "24 per cent".to_owned(),
            reason: "Ledger".to_owned(),
        });
        assert_eq!(
            case.says("C02"),
            ["A change is asked for, and nobody has decided: 24 per cent"]
        );
        case.set(Kind::Change, made[0], "decision", "accepted");
        assert!(case.says("C02").is_empty());
    }
}
