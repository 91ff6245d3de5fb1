//! C05: a correction that does not say why.

use crate::rules::prelude::*;
use crate::{session::Kind, text::brief};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "C05",
    name: "correction-without-why",
    says: "A correction says why.",
    why: "An honest and open corrections policy (IFCN, commitment 5).",
    level: Level::Warning,
    params: &[],
    check: Check::All(ask),
};

fn ask(scene: &Scene<'_>, _: &Setting<'_>, said: &mut Vec<Said>) {
    let corrections = scene.session.corrections.live();
    for (id, correction) in corrections.filter(|(_, one)| one.why.trim().is_empty()) {
        let what = brief(correction.what.trim(), 80);
        let says = format!("The correction “{what}” does not say why.");
        let about = Said::about(Kind::Correction, id, says).at(Some(correction.claim));
        said.push(about.open("Say why", Place::Corrections));
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::Case;
    use crate::session::{Command, Kind};

    #[test]
    fn readers_are_told_why() {
        let mut case = Case::new();
        let claim = case.checked("26 per cent");
        let made = case.done(Command::Correct {
            id: None,
            claim,
            what: "It was 24".to_owned(),
            why: String::new(),
            verdict: None,
        });
        assert_eq!(
            case.says("C05"),
            ["The correction “It was 24” does not say why."]
        );
        case.set(Kind::Correction, made[0], "why", "A meter was read twice.");
        assert!(case.says("C05").is_empty());
    }
}
