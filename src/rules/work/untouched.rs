//! K08: a sentence that nobody has looked at.

use std::collections::BTreeSet;

use crate::rules::prelude::*;
use crate::{
    session::{Id, Kind, Way},
    text::counted,
};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "K08",
    name: "sentence-untouched",
    says: "Where every fact is checked, every sentence holds a claim or is marked as holding none.",
    why: "Lines go under almost every word (The New Yorker); what is not underlined was not read.",
    level: Level::Warning,
    params: &[],
    check: Check::All(ask),
};

fn ask(scene: &Scene<'_>, _: &Setting<'_>, said: &mut Vec<Said>) {
    let session = scene.session;
    if session.details.way != Way::EveryFact {
        return;
    }
    // An article that nobody has begun is no problem.
    let begun: BTreeSet<Id> = scene.facts.iter().map(|fact| fact.claim.article).collect();
    for article in begun {
        let (_, figures) = session.coverage(article);
        let open = figures.untouched();
        if open > 0 {
            let does = if open == 1 { "is" } else { "are" };
            let says = format!(
                "{} {does} neither claimed nor marked.",
                counted(open, "sentence")
            );
            said.push(Said::about(Kind::Article, article, says).in_article(article));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::Case;
    use crate::session::{Id, Kind};

    #[test]
    fn line_by_line_nothing_is_left_out() {
        let mut case = Case::new();
        case.claim("26 per cent");
        assert!(case.says("K08").is_empty(), "another way to work");
        case.set(Kind::Details, Id::SESSION, "way", "every_fact");
        assert_eq!(
            case.says("K08"),
            ["4 sentences are neither claimed nor marked."]
        );
    }
}
