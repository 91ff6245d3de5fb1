//! P04: a thread that nobody has closed.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "P04",
    name: "open-thread",
    says: "What people said about a claim is answered and closed.",
    why: "A question that is open when the piece is signed is a question that nobody answered.",
    level: Level::Note,
    params: &[],
    check: Check::Fact(ask),
};

fn ask(scene: &Scene<'_>, fact: &Fact<'_>, _: &Setting<'_>) -> Option<Said> {
    let open = scene
        .comments(fact.id)
        .filter(|(_, comment)| comment.under.is_none() && !comment.resolved)
        .count();
    (open > 0).then(|| {
        let says = if open == 1 {
            "A thread about it is open.".to_owned()
        } else {
            format!("{open} threads about it are open.")
        };
        Said::of_claim(fact.id, says).open("Read them", Place::Threads)
    })
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::Case;
    use crate::session::{Command, Kind, NewComment};

    #[test]
    fn a_thread_is_open_until_somebody_closes_it() {
        let mut case = Case::new();
        let claim = case.claim("26 per cent");
        let said = |under| {
            Command::AddComment(NewComment {
                claim,
                under,
                text: "Which year?".to_owned(),
                ..NewComment::default()
            })
        };
        let first = case.done(said(None)).pop().unwrap();
        case.done(said(Some(first)));
        assert_eq!(case.says("P04"), ["A thread about it is open."]);
        case.set(Kind::Comment, first, "resolved", true);
        assert!(case.says("P04").is_empty());
    }
}
