//! What somebody began to enter and did not finish: named when the session is to be left, for leaving it would lose it.

use super::{Ask, Desk, Overlay, record_words::short};
use crate::{session::Id, workbench::actions::Action};

/// The longest words of it that are quoted, in letters.
const QUOTED: usize = 60;

/// Something half entered.
pub struct HalfEntered {
    /// What it is: "evidence for F15".
    pub what: String,
    /// What was entered so far, so that it is known again.
    pub words: String,
    /// What leads back to it, in this order.
    pub back: Vec<Ask>,
}

impl HalfEntered {
    /// In a pane, or a form, that an action brings up.
    pub fn at(what: impl Into<String>, words: &str, action: Action) -> Self {
        let words: Vec<&str> = words.split_whitespace().collect();
        Self {
            what: what.into(),
            words: short(&words.join(" "), QUOTED),
            back: vec![Ask::Overlay(Overlay::None), Ask::Act(action)],
        }
    }

    /// The same, for a claim, which is selected first: "evidence for" and the claim's name.
    pub fn of(what: &str, claim: Id, words: &str, action: Action, desk: &Desk<'_>) -> Self {
        let label = desk.derived.names.label(desk.session, claim);
        let half = Self::at(format!("{what} {label}"), words, action);
        let article = desk.session.claims.get(claim).map(|claim| claim.article);
        let mut back = vec![Ask::Overlay(Overlay::None)];
        back.extend(article.map(Ask::Article));
        back.push(Ask::Claim(Some(claim)));
        back.push(Ask::Act(action));
        Self { back, ..half }
    }
}
