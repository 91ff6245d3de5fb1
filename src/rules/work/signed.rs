//! K11 and K12: signed while something stands in the way, or in a role that the house does not have.

use std::collections::HashMap;

use crate::rules::{finding::Finding, house::House, prelude::*};
use crate::{
    session::{Id, Kind, Session, SignOff},
    text::{brief, counted},
};

pub(in crate::rules) static OVER_PROBLEMS: Rule = Rule {
    code: "K11",
    name: "signed-over-problems",
    says: "Where the house lets nobody sign over what blocks, what is signed has no problem that blocks.",
    why: "A signature says that nothing stands in the way; one under open problems says it wrongly.",
    level: Level::Warning,
    params: &[],
    check: Check::All(ask),
};

pub(in crate::rules) static UNKNOWN_ROLE: Rule = Rule {
    code: "K12",
    name: "signed-in-unknown-role",
    says: "Who signs does so in a role that the house has.",
    why: "A role that nobody knows answers for nothing.",
    level: Level::Warning,
    params: &[],
    check: Check::All(ask),
};

/// What blocks is known when all other rules have been asked, and expectations silenced: whoever asks them says it.
fn ask(_: &Scene<'_>, _: &Setting<'_>, _: &mut Vec<Said>) {}

/// What is wrong with signatures, once everything else was found.
pub(in crate::rules) fn found(session: &Session, house: &House, all: &[Finding]) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut blocking: Option<HashMap<Option<Id>, usize>> = None;
    for (id, one) in session.sign_offs.live() {
        let article = session.articles.get(one.article);
        if article.is_none_or(|article| article.removed) {
            continue;
        }
        let role = one.role.trim();
        let roles = house.sign_off.roles.iter();
        if !roles.clone().any(|known| known.eq_ignore_ascii_case(role)) {
            let roles: Vec<&str> = roles.map(String::as_str).collect();
            let says = format!(
                "{} signed as “{}”; this house has {}.",
                who(one),
                brief(role, 40),
                roles.join(", ")
            );
            found.extend(tell(house, &UNKNOWN_ROLE, (id, one), says));
        }
        let draft = session.draft_of(one.article);
        let on_table = draft.is_some_and(|(_, draft)| draft.sha256 == one.draft_sha256);
        if !on_table || !house.sign_off.blocks {
            continue;
        }
        let blocking = blocking.get_or_insert_with(|| by_article(all));
        let of = |article| blocking.get(&article).copied().unwrap_or(0);
        let many = of(Some(one.article)) + of(None);
        if many > 0 {
            let does = if many == 1 { "blocks" } else { "block" };
            let says = format!(
                "{} signed as {}, and {} {does} it.",
                who(one),
                brief(role, 40),
                counted(many, "problem")
            );
            found.extend(tell(house, &OVER_PROBLEMS, (id, one), says));
        }
    }
    found
}

/// How many findings block each article, and how many all of them.
fn by_article(all: &[Finding]) -> HashMap<Option<Id>, usize> {
    let mut blocking = HashMap::new();
    for finding in all.iter().filter(|finding| finding.blocks()) {
        *blocking.entry(finding.article).or_default() += 1;
    }
    blocking
}

fn who(one: &SignOff) -> String {
    let name = one.name.trim();
    let name = if name.is_empty() { "Somebody" } else { name };
    brief(name, 60).into_owned()
}

fn tell(
    house: &House,
    rule: &'static Rule,
    (id, one): (Id, &SignOff),
    says: String,
) -> Option<Finding> {
    let level = house.level(rule);
    (level != Level::Off).then_some(Finding {
        rule,
        level,
        says: says.into(),
        about: (Kind::SignOff, id),
        claim: None,
        article: Some(one.article),
        fix: None,
        expected: None,
    })
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{ARTICLE, Case};
    use crate::session::{Command, Kind};

    fn sign(case: &mut Case, role: &str) {
        case.done(Command::SignOff {
            id: None,
            article: ARTICLE,
            role: role.to_owned(),
        });
    }

    #[test]
    fn a_signature_over_what_blocks_is_found_until_it_is_mended() {
        let mut case = Case::new();
        let claim = case.checked("26 per cent");
        case.verdict(claim, "true");
        sign(&mut case, "Editor");
        let says = case.says("K11");
        assert_eq!(
            says,
            ["Ida Brandt signed as Editor, and 1 problem blocks it."]
        );
        assert!(case.says("K12").is_empty(), "a role in whatever case");
        let house = "[sign-off]\nblocks = false";
        assert!(case.says_in(house, "K11").is_empty(), "it may be signed");
        case.done(Command::Expect {
            id: None,
            code: "V01".to_owned(),
            about: claim,
            reason: "The editor has it.".to_owned(),
        });
        assert!(case.says("K11").is_empty(), "what is expected is silent");
    }

    #[test]
    fn a_role_that_the_house_does_not_have_is_found() {
        let mut case = Case::new();
        sign(&mut case, "intern");
        assert_eq!(
            case.says("K12"),
            ["Ida Brandt signed as “intern”; this house has checker, editor, legal."]
        );
        let house = "[sign-off]\nroles = [\"intern\"]";
        assert!(case.says_in(house, "K12").is_empty());
        let signed = case.findings("K12").pop().unwrap().about;
        assert_eq!(signed.0, Kind::SignOff);
    }
}
