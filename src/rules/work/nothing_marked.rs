//! K05: nothing to check, says a mark over a figure.

use crate::rules::prelude::*;
use crate::{
    session::{Command, Kind, NothingReason},
    text::brief,
};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "K05",
    name: "nothing-over-figures",
    says: "A stretch that is marked as nothing to check holds no figure.",
    why: "Opinions are no facts but rely on them (The New Yorker).",
    level: Level::Warning,
    params: &[],
    check: Check::All(ask),
};

fn ask(scene: &Scene<'_>, _: &Setting<'_>, said: &mut Vec<Said>) {
    let session = scene.session;
    for (id, mark) in session.marks.live() {
        let article = session.articles.get(mark.article);
        let Some(article) = article.filter(|article| !article.removed) else {
            continue;
        };
        let anchor = article.draft.and_then(|draft| mark.anchors.get(&draft));
        let Some(words) = anchor.map(|anchor| anchor.exact.as_str()) else {
            continue;
        };
        let figure = words.chars().any(|c| c.is_numeric());
        if figure && mark.reason != NothingReason::Furniture {
            let says = format!(
                "Marked as nothing to check, and holds a figure: “{}”.",
                brief(words, 100)
            );
            let about = Said::about(Kind::Mark, id, says).in_article(mark.article);
            let away = Command::Remove {
                kind: Kind::Mark,
                id,
            };
            said.push(about.mend("Take the mark away", away));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::Case;
    use crate::{
        rules::testing::ARTICLE,
        session::{Command, NothingReason},
    };

    #[test]
    fn a_figure_is_something_to_check() {
        let mut case = Case::new();
        let mark = |start, end, reason| Command::MarkNothing {
            id: None,
            article: ARTICLE,
            start,
            end,
            reason,
        };
        case.done(mark(0, 11, NothingReason::NoFact));
        assert!(case.says("K05").is_empty());
        case.done(mark(12, 29, NothingReason::Opinion));
        assert_eq!(
            case.says("K05"),
            ["Marked as nothing to check, and holds a figure: “loses 26 per cent”."]
        );
        case.done(mark(12, 20, NothingReason::Furniture));
        assert_eq!(case.says("K05").len(), 1);
    }
}
