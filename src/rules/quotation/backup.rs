//! Q03 and Q04: a quotation that stands in no document of the backup to the letter.

use super::super::held::{HeldAs, HeldQuotation};
use crate::rules::prelude::*;
use crate::{
    session::Resolution,
    text::{brief, counted},
};

pub(in crate::rules) static DIFFERS: Rule = Rule {
    code: "Q03",
    name: "quotation-differs-in-backup",
    says: "A quotation has the words of the document of the backup that it comes from.",
    why: "In 2026 papers printed quotations that nobody had said; guides ask for the place of each in what it comes from.",
    level: Level::Warning,
    params: &[],
    check: Check::Fact(differs),
};

pub(in crate::rules) static NOWHERE: Rule = Rule {
    code: "Q04",
    name: "quotation-not-in-backup",
    says: "A quotation stands in a document of the backup.",
    why: "What no document has somebody must have heard: it is asked who, and when.",
    level: Level::Note,
    params: &[],
    check: Check::Fact(nowhere),
};

/// The first quotation of a fact of which this was found.
fn first<'s>(
    scene: &'s Scene<'_>,
    fact: &Fact<'_>,
    is_it: impl Fn(&HeldAs) -> bool,
) -> Option<&'s HeldQuotation> {
    if fact.claim.resolution == Resolution::Cut {
        return None;
    }
    let article = scene.session.articles.get(fact.claim.article)?;
    let draft = article.draft?;
    let anchor = fact.claim.anchors.get(&draft)?;
    let mut all = scene.held.about(draft, anchor.start, anchor.end);
    all.find(|one| is_it(&one.held))
}

fn differs(scene: &Scene<'_>, fact: &Fact<'_>, _: &Setting<'_>) -> Option<Said> {
    let found = first(scene, fact, |held| matches!(held, HeldAs::Differs(..)))?;
    let HeldAs::Differs(title, place, words) = &found.held else {
        return None;
    };
    let says = format!(
        "“{}” differs from {}, {place}: “{}”.",
        brief(&found.words, 80),
        brief(title, 60),
        brief(words, 80),
    );
    Some(Said::of_claim(fact.id, says).open("Ask for a change", Place::Change))
}

fn nowhere(scene: &Scene<'_>, fact: &Fact<'_>, _: &Setting<'_>) -> Option<Said> {
    // Whoever has noted where the words are from has looked further than the backup.
    if scene.evidence(fact).any(|cited| cited.weighs()) {
        return None;
    }
    let found = first(scene, fact, |held| matches!(held, HeldAs::Nowhere(_)))?;
    let HeldAs::Nowhere(documents) = &found.held else {
        return None;
    };
    let says = format!(
        "“{}” was not found in the backup ({}).",
        brief(&found.words, 80),
        counted(*documents, "document"),
    );
    Some(Said::of_claim(fact.id, says).open("Cite where it is from", Place::Cite))
}

#[cfg(test)]
mod tests {
    use crate::rules::{Held, HeldAs, HeldQuotation, House, check_with, testing::Case};

    /// What the rules of a code say where this was found of the words of a claim.
    fn said(case: &Case, claim: crate::session::Id, held: HeldAs, code: &str) -> Vec<String> {
        let record = case.session.claims.get(claim).unwrap();
        let article = case.session.articles.get(record.article).unwrap();
        let draft = article.draft.unwrap();
        let anchor = record.anchors.get(&draft).unwrap();
        let one = HeldQuotation {
            start: anchor.start,
            end: anchor.start + 2,
            words: "We have inspected every pier".to_owned(),
            held,
        };
        let held = Held::of([(draft, vec![one])]);
        let day = "2026-06-02".parse().unwrap();
        let found = check_with(&case.session, &House::default(), day, &held);
        let found = found.into_iter().filter(|one| one.rule.code == code);
        found.map(|one| one.says.into_owned()).collect()
    }

    #[test]
    fn what_differs_and_what_is_nowhere_is_told_of_its_claim() {
        let mut case = Case::new();
        let claim = case.claim("“We have inspected every pier,” said Tomas Vell");
        let held = HeldAs::Differs(
            "Tape of 9 May".into(),
            "00:14:32".into(),
            "we have inspected nearly every pier".into(),
        );
        assert_eq!(
            said(&case, claim, held.clone(), "Q03"),
            [
                "“We have inspected every pier” differs from Tape of 9 May, 00:14:32: “we have inspected nearly every pier”."
            ]
        );
        assert!(said(&case, claim, held, "Q04").is_empty());
        let nowhere = HeldAs::Nowhere(3);
        assert_eq!(
            said(&case, claim, nowhere.clone(), "Q04"),
            ["“We have inspected every pier” was not found in the backup (3 documents)."]
        );
        // Somebody has noted where the words are from.
        case.cite(
            claim,
            "Notebook",
            crate::session::Stance::Supports,
            crate::session::Tier::Primary,
        );
        assert!(said(&case, claim, nowhere, "Q04").is_empty());
    }
}
