//! The steps, and how it is known that one is done: by what the session holds and what is on screen.

use crate::{
    session::{Id, Standing},
    workbench::{
        actions::Action,
        desk::{Desk, Overlay},
    },
};

/// How things stand, as far as a step can tell that it is done.
#[derive(Clone, Debug, Default)]
pub struct Now {
    seen: Seen,
    figures: Figures,
}

/// What can be looked at without counting anything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says a thing of its own, in any combination"
)]
struct Seen {
    /// The session's revision, and which it is.
    of: (u64, u64),
    claim: Option<Id>,
    words: bool,
    searched: bool,
    covered: bool,
    redo: bool,
}

impl Seen {
    fn of(desk: &Desk<'_>) -> Self {
        Self {
            of: (desk.session.revision(), desk.document),
            claim: desk.view.claim,
            words: desk.is.words,
            searched: !desk.view.looked_for.is_empty(),
            covered: matches!(desk.view.overlay, Overlay::Palette(_) | Overlay::Help),
            redo: desk.is.redo,
        }
    }
}

/// How many there are in the session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Figures {
    accepted: usize,
    dismissed: usize,
    rated: usize,
    explained: usize,
    checked: usize,
    evidence: usize,
    marks: usize,
}

impl Now {
    /// How things stand.
    pub fn of(desk: &Desk<'_>) -> Self {
        let session = desk.session;
        let mut figures = Figures {
            evidence: session.evidence.live().count(),
            marks: session.marks.live().count(),
            ..Figures::default()
        };
        for (_, claim) in session.claims.live() {
            figures.accepted += usize::from(claim.standing == Standing::Accepted);
            figures.dismissed += usize::from(claim.standing == Standing::Dismissed);
            figures.rated += usize::from(claim.verdict.is_some());
            figures.explained += usize::from(!claim.rationale.is_empty());
            figures.checked += usize::from(claim.is_decided());
        }
        Self {
            seen: Seen::of(desk),
            figures,
        }
    }

    /// Whether anything may be otherwise: a look that costs nothing.
    pub fn may_differ(&self, desk: &Desk<'_>) -> bool {
        self.seen != Seen::of(desk)
    }

    /// Things stand otherwise, and the step is not done: it counts from where fewest were there, so that what was taken back on
    /// the way has to be done again.
    pub fn looked(&mut self, now: &Self) {
        let least = |a: usize, b: usize| a.min(b);
        let (old, new) = (self.figures, now.figures);
        self.clone_from(now);
        self.figures = Figures {
            accepted: least(old.accepted, new.accepted),
            dismissed: least(old.dismissed, new.dismissed),
            rated: least(old.rated, new.rated),
            explained: least(old.explained, new.explained),
            checked: least(old.checked, new.checked),
            evidence: least(old.evidence, new.evidence),
            marks: least(old.marks, new.marks),
        };
    }
}

/// One step.
#[derive(Debug)]
pub struct Step {
    /// What it is about.
    pub title: &'static str,
    /// What to do, and what it is for.
    pub words: &'static str,
    /// The actions whose keys are shown.
    pub keys: &'static [Action],
    /// Whether it is done, by how things stood before and stand now.
    pub done: fn(&Now, &Now) -> bool,
}

/// The steps, in the order of a check.
pub const STEPS: &[Step] = &[
    Step {
        title: "From claim to claim",
        words: "Underlined is what may be worth a check. Go to the next claim; its card opens on the right.",
        keys: &[Action::NextClaim, Action::PreviousClaim],
        done: |before, now| now.seen.claim.is_some() && now.seen.claim != before.seen.claim,
    },
    Step {
        title: "Take a suggestion up",
        words: "Dotted claims are suggestions. Accept one: it counts from now on, and the next is selected.",
        keys: &[Action::Accept],
        done: |before, now| now.figures.accepted > before.figures.accepted,
    },
    Step {
        title: "Put one aside",
        words: "This one is nothing to check? Dismiss it. The same words are not suggested again.",
        keys: &[Action::Dismiss],
        done: |before, now| now.figures.dismissed > before.figures.dismissed,
    },
    Step {
        title: "Take a step back",
        words: "Nothing is lost: undo brings it back. Every step can be undone, and the bar above names it.",
        keys: &[Action::Undo],
        done: |_, now| now.seen.redo,
    },
    Step {
        title: "Cite a source",
        words: "Select a claim and cite what you looked at: the source's name, Tab, the page, Tab, its words. Enter is done.",
        keys: &[Action::AddEvidence],
        done: |before, now| now.figures.evidence > before.figures.evidence,
    },
    Step {
        title: "Say what you found",
        words: "Digits set the verdict on the selected claim. They count while the article or the list of claims has the keyboard; from a field, Escape goes back there.",
        keys: &[Action::Verdict(1), Action::Verdict(2), Action::Verdict(0)],
        done: |before, now| now.figures.rated > before.figures.rated,
    },
    Step {
        title: "Say why",
        words: "Write the sentence that explains the verdict. Ctrl and Enter, or Escape, and it stands.",
        keys: &[Action::Rationale],
        done: |before, now| now.figures.explained > before.figures.explained,
    },
    Step {
        title: "Checked, and on",
        words: "The claim is done: Enter says so and goes on to the next that is not.",
        keys: &[Action::CheckAndGoOn],
        done: |before, now| now.figures.checked > before.figures.checked,
    },
    Step {
        title: "A claim of your own",
        words: "Select words, with the mouse or the keys, and make a claim of them.",
        keys: &[Action::SelectNext, Action::SelectEndRight, Action::AddClaim],
        done: |before, now| now.figures.accepted > before.figures.accepted,
    },
    Step {
        title: "Nothing to check",
        words: "F goes to the next sentence that nobody has decided anything about. A takes up what is suggested there, C makes a claim of it; if it holds no fact, mark it: so you see that nothing was skipped.",
        keys: &[Action::NextOpen, Action::MarkNothing],
        done: |before, now| now.figures.marks > before.figures.marks,
    },
    Step {
        title: "Find",
        words: "Find claims by their words, sources and notes; Escape goes back.",
        keys: &[Action::Search],
        done: |_, now| now.seen.searched,
    },
    Step {
        title: "Everything else",
        words: "Every command by its name, and every key on one sheet.",
        keys: &[Action::Palette, Action::Help],
        done: |_, now| now.seen.covered,
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_that_is_taught_has_one() {
        for step in STEPS {
            for action in step.keys {
                assert!(!action.key().is_empty(), "{}: {action:?}", step.title);
            }
            // As things stood, nothing is done.
            let before = Now::default();
            assert!(!(step.done)(&before, &before), "{}", step.title);
        }
    }
}
