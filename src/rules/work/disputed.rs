//! K07: what two people decided differently.

use crate::rules::prelude::*;
use crate::{session::Kind, text::counted};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "K07",
    name: "disputed",
    says: "What two people decided differently is decided.",
    why: "Both sides stay in the file until a person chooses; a signature would be under both.",
    level: Level::Blocks,
    params: &[],
    check: Check::All(ask),
};

fn ask(scene: &Scene<'_>, _: &Setting<'_>, said: &mut Vec<Said>) {
    let session = scene.session;
    for (kind, id, record) in session.every() {
        let disputed = record.history().disputed().len();
        if disputed == 0 || record.is_removed() {
            continue;
        }
        let claim = match kind {
            Kind::Claim => Some(id),
            Kind::Evidence => session.evidence.get(id).map(|one| one.claim),
            _ => None,
        };
        let what = match kind {
            Kind::Claim => "about it".to_owned(),
            _ => format!("of a {}", record.kind()),
        };
        let are = if disputed == 1 { "is" } else { "are" };
        let says = format!("{} {what} {are} disputed.", counted(disputed, "value"));
        let about = Said::about(kind, id, says).at(claim);
        said.push(about.open("Decide", Place::Disputes));
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::Case;
    use crate::session::Command;

    #[test]
    fn two_verdicts_are_in_dispute_until_one_is_chosen() {
        let mut case = Case::new();
        let claim = case.claim("26 per cent");
        let before = case.session.clone();
        let give = |verdict: &str| Command::SetVerdict {
            claim,
            verdict: Some(verdict.to_owned()),
        };
        case.done_by("Ida Brandt", give("true"));
        let mine = std::mem::replace(&mut case.session, before.clone());
        case.done_by("Leo Nagy", give("false"));
        case.session = mine.merge_since(Some(&before), &case.session);
        let says = case.says("K07");
        assert!(says.iter().any(|one| one.contains("value")), "{says:?}");
        assert!(
            case.findings("K07")
                .iter()
                .any(|one| one.claim == Some(claim))
        );
        case.done(give("true"));
        let left = case.findings("K07");
        assert!(
            !left.iter().any(|one| one.says.contains("verdict")),
            "{left:?}"
        );
    }
}
