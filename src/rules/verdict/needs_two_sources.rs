//! V02: who says that something is wrong rests on two independent sources, one of them primary.

use crate::rules::prelude::*;
use crate::{
    rules::scene::{Cited, independent},
    session::{Stance, Tier},
    text::counted,
};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "V02",
    name: "wrong-needs-two-sources",
    says: "A false or misleading verdict needs independent sources that contradict the claim, one of them primary.",
    why: "Agence France-Presse publishes on the central claim with two independent sources or more; magazine checkers go to primary sources first.",
    level: Level::Blocks,
    params: &[
        Param {
            name: "sources",
            says: "How many independent sources.",
            usual: Usual::Number(2),
        },
        Param {
            name: "primary",
            says: "How many of them must be primary.",
            usual: Usual::Number(1),
        },
    ],
    check: Check::Fact(ask),
};

fn ask(scene: &Scene<'_>, fact: &Fact<'_>, setting: &Setting<'_>) -> Option<Said> {
    if !scene.is_wrong(fact.claim) {
        return None;
    }
    let against = scene
        .evidence(fact)
        .filter(|cited| cited.evidence.stance == Stance::Contradicts);
    let all = against.clone().count();
    let groups = independent(against.clone());
    let primary = against
        .clone()
        .filter(|cited| *cited.tier() == Tier::Primary);
    let (wanted, first_hand) = (setting.number("sources"), setting.number("primary"));
    let has = match (groups, all) {
        _ if groups >= wanted && independent(primary.clone()) >= first_hand => return None,
        (_, 0) => "nothing that is cited contradicts the claim".to_owned(),
        (1, 2..) => match against.clone().next().map(Cited::group_name) {
            Some(name) if !name.is_empty() => format!("all {all} rest on {name}"),
            _ => "all that is cited is one source".to_owned(),
        },
        (groups, _) if groups < wanted => {
            format!(
                "{} contradict{} it",
                counted(groups, "independent source"),
                if groups == 1 { "s" } else { "" }
            )
        }
        _ => match independent(primary) {
            0 => "none of those that contradict it is primary".to_owned(),
            few => format!("only {few} of those that contradict it is primary"),
        },
    };
    let verdict = scene.verdict(fact.claim);
    let one = if first_hand == 0 { "" } else { ", one primary" };
    let says = format!(
        "“{verdict}” needs {}{one}: {has}.",
        counted(wanted, "independent source")
    );
    Some(Said::of_claim(fact.id, says).open("Cite another source", Place::Cite))
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::Case;
    use crate::session::{Kind, SourceKind, Stance, Tier};

    #[test]
    fn two_independent_sources_one_of_them_primary() {
        let mut case = Case::new();
        let claim = case.checked("26 per cent");
        case.verdict(claim, "true");
        assert!(case.says("V02").is_empty(), "found true");
        case.verdict(claim, "false");
        let says = |has: &str| {
            vec![format!(
                "“False” needs 2 independent sources, one primary: {has}."
            )]
        };
        assert_eq!(
            case.says("V02"),
            says("nothing that is cited contradicts the claim")
        );
        let first = case.cite(claim, "Press office", Stance::Contradicts, Tier::Secondary);
        assert_eq!(
            case.says("V02"),
            says("1 independent source contradicts it")
        );
        case.cite(claim, "Background", Stance::Context, Tier::Primary);
        let second = case.cite(claim, "Annual report", Stance::Contradicts, Tier::Secondary);
        assert_eq!(
            case.says("V02"),
            says("none of those that contradict it is primary")
        );
        case.set(Kind::Evidence, second, "tier", "primary");
        assert!(case.says("V02").is_empty());
        case.set(Kind::Evidence, first, "independence", "the utility");
        case.set(Kind::Evidence, second, "independence", "The utility");
        assert_eq!(case.says("V02"), says("all 2 rest on the utility"));
    }

    #[test]
    fn one_source_that_was_entered_twice_is_one() {
        let says = |fields: [(&str, &str); 4]| {
            let mut case = Case::new();
            let claim = case.checked("26 per cent");
            case.verdict(claim, "false");
            for (source, name) in [("Report", 0), ("The report.", 2)] {
                let source = case.source(source, SourceKind::Document);
                for (field, value) in fields.iter().skip(name).take(2) {
                    case.set(Kind::Source, source, field, *value);
                }
                case.cite_source(claim, source, Stance::Contradicts, Tier::Primary);
            }
            case.says("V02")
        };
        let one =
            "“False” needs 2 independent sources, one primary: all that is cited is one source.";
        let page = ("address", "https://harbour.example/report");
        let again = ("address", "http://www.harbour.example/report/#p7");
        let (author, other) = (("author", "Ida Brandt"), ("author", "ida brandt"));
        assert_eq!(says([page, author, again, author]), [one]);
        let (title, same) = (("title", "Annual report"), ("title", "Annual Report."));
        assert_eq!(says([title, author, same, other]), [one]);
        assert!(says([title, author, same, ("author", "Leo Nagy")]).is_empty());
        assert!(says([page, author, ("address", "https://pier.example/"), author]).is_empty());
    }

    #[test]
    fn a_house_may_ask_for_more_or_less() {
        let mut case = Case::new();
        let claim = case.checked("26 per cent");
        case.verdict(claim, "mostly_false");
        case.cite(claim, "Report", Stance::Contradicts, Tier::Unset);
        assert!(
            case.says_in("[rules.V02]\nsources = 1\nprimary = 0", "V02")
                .is_empty()
        );
        let says = case.says_in("[rules.V02]\nsources = 3\nprimary = 0", "V02");
        assert_eq!(
            says,
            ["“Mostly false” needs 3 independent sources: 1 independent source contradicts it."]
        );
    }
}
