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
        let fields = record.history().disputed();
        if fields.is_empty() || record.is_removed() {
            continue;
        }
        let claim = session.claim_about(&kind, id);
        let label = claim.map(|claim| session.label(claim)).unwrap_or_default();
        let what = match (&kind, label.as_str()) {
            (Kind::Claim, label) => label.to_owned(),
            (_, "") => format!("the {}", record.kind()),
            (_, label) => format!("the {} about {label}", record.kind()),
        };
        let are = if fields.len() == 1 { "is" } else { "are" };
        let many = counted(fields.len(), "value");
        let sides = fields.iter().map(|field| {
            let conflict = session.conflict(&kind, id, record, field);
            let field = conflict.field_in_words();
            format!("{field}: {}", conflict.sides_in_words())
        });
        let sides = sides.collect::<Vec<_>>().join("; ");
        let says = format!("{many} of {what} {are} disputed: {sides}.");
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
        let label = case.session.label(claim);
        let verdict = |one: &String| {
            one.contains(&format!(" of {label} "))
                && one.contains("disputed: ")
                && one.contains("verdict: ")
                && one.contains("True (Ida Brandt, 2026-06-02 ")
                && one.contains("False (Leo Nagy, 2026-06-02 ")
        };
        assert!(says.iter().any(verdict), "{says:?}");
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
