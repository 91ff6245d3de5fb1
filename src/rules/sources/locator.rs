//! S03: where in a document something stands.

use crate::rules::prelude::*;
use crate::text::brief;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "S03",
    name: "locator-missing",
    says: "What is cited from a document, a table, a book or a recording says where in it.",
    why: "Without a page or a time, whoever looks again loses hours (factual.work).",
    level: Level::Note,
    params: &[Param {
        name: "kinds",
        says: "The kinds of sources that need it.",
        usual: Usual::Words(&["document", "dataset", "book", "recording", "transcript"]),
    }],
    check: Check::Fact(ask),
};

fn ask(scene: &Scene<'_>, fact: &Fact<'_>, setting: &Setting<'_>) -> Option<Said> {
    let mut bare = scene.evidence(fact).filter(|cited| {
        let kind = cited.source.map(|source| source.kind.word());
        // A place that is marked on a page or a picture is noted.
        cited.evidence.locator.trim().is_empty()
            && cited.evidence.areas.is_empty()
            && kind.is_some_and(|kind| setting.names("kinds", kind))
    });
    let first = bare.next()?;
    let more = match bare.count() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let says = format!(
        "No page, time or row is noted of {}{more}.",
        brief(first.title(), 80)
    );
    Some(Said::of_claim(fact.id, says).open("Say where it stands", Place::Evidence))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::rules::testing::Case;
    use crate::session::{Kind, SourceKind, Stance, Tier};

    #[test]
    fn a_document_has_pages_and_a_page_on_the_web_has_none() {
        let mut case = Case::new();
        let claim = case.claim("26 per cent");
        let page = case.source("Harbour office", SourceKind::Web);
        case.cite_source(claim, page, Stance::Supports, Tier::Unset);
        assert!(case.says("S03").is_empty());
        let report = case.cite(claim, "Report", Stance::Supports, Tier::Primary);
        case.cite(claim, "Ledger", Stance::Supports, Tier::Primary);
        let says = case.says("S03");
        assert!(says[0].ends_with(" and 1 more."), "{says:?}");
        case.set(Kind::Evidence, report, "locator", "p. 7");
        assert_eq!(
            case.says("S03"),
            ["No page, time or row is noted of Ledger."]
        );
        // A place that is marked on a picture needs no words.
        let photo = case.source("Photo", SourceKind::Document);
        let marked = case.cite_source(claim, photo, Stance::Supports, Tier::Primary);
        let area = json!([{ "page": 1, "left": 0, "top": 0, "right": 9, "bottom": 9 }]);
        case.set(Kind::Evidence, marked, "areas", area);
        assert_eq!(
            case.says("S03"),
            ["No page, time or row is noted of Ledger."]
        );
    }
}
