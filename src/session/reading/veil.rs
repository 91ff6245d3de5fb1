//! The blind second check: what was found first is hidden from whoever is to find on their own.
//!
//! Hidden is what somebody else found of a claim from a person who checks blind ([`Person::checks_blind`]) in a session whose
//! second checks are blind ([`Details::blind`]), until a second check of the claim is given. Such a person is shown the session
//! through a [`Veil`]: no view can show what it is not given.
//!
//! [`Details::blind`]: crate::session::Details::blind

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use crate::session::{
    commands::{
        command::Command,
        step::{Deed, Step},
    },
    document::Session,
    history::log::History,
    records::{
        claim::{CheckStatus, Claim, Resolution},
        comment::Correct,
        evidence::Stance,
        kind::Kind,
        people::Person,
        record::Record as _,
        second::SecondCheck,
    },
    values::id::Id,
};

/// What stands in place of a verdict, a comment or a step that is hidden.
pub const HIDDEN: &str = "first finding hidden";

/// What a claim's fields tell of the first finding.
const FINDING: [&str; 8] = [
    "check_status",
    "verdict",
    "conclusion",
    "rationale",
    "confidence",
    "unresolved",
    "resolution",
    "note",
];

/// What a piece of evidence tells of it.
const POINTING: [&str; 2] = ["stance", "note"];

/// The claims whose first finding is hidden from a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Veil {
    who: Option<Id>,
    claims: Arc<BTreeSet<Id>>,
}

/// Why a command is not done by somebody who checks blind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Veiled {
    /// It would show what is hidden.
    #[error(
        "that would show you a first finding: you check blind. Give your second check first, or end the blind check in its pane (Second check…)"
    )]
    Shows,
    /// It would change what is hidden.
    #[error(
        "somebody else has found something of this claim, which is hidden from you: you check blind. Give your second check instead (Second check…)"
    )]
    Overwrites,
    /// It answers for what is hidden.
    #[error(
        "first findings are hidden from you: you check blind. Whoever signs off or corrects has to see them: end the blind check first (Second check…)"
    )]
    Answers,
}

impl Session {
    /// Whether the first finding of a claim is hidden in this view of the session.
    pub fn is_veiled(&self, claim: Id) -> bool {
        self.veiled.contains(&claim)
    }

    /// Whether somebody checks blind here: they have taken it up, and the session's second checks are blind.
    pub fn checks_blind(&self, who: Option<Id>) -> bool {
        let person = who.and_then(|who| self.people.get(who));
        self.details.blind && person.is_some_and(|one: &Person| one.checks_blind)
    }

    /// What is hidden from a person. Linear in the claims, and only where the person checks blind.
    pub fn veil(&self, who: Option<Id>) -> Veil {
        if !self.checks_blind(who) {
            return Veil::default();
        }
        let seconds = self.second_checks_by_claim();
        let claims = self.claims.live().filter(|(id, claim)| {
            let own = seconds.get(id).map_or(&[][..], Vec::as_slice);
            claim.is_begun() && self.waits_for(who, claim, own)
        });
        Veil {
            who,
            claims: Arc::new(claims.map(|(id, _)| id).collect()),
        }
    }

    /// Whether nobody has checked a claim again, and this person has not decided it.
    fn waits_for(&self, who: Option<Id>, claim: &Claim, seconds: &[(Id, &SecondCheck)]) -> bool {
        let deciders = self.deciders_of(claim);
        !who.is_some_and(|who| deciders.contains(&who))
            && !seconds.iter().any(|(_, check)| check.counts(&deciders))
    }
}

impl Claim {
    /// Whether somebody has found something of it, or is at it.
    fn is_begun(&self) -> bool {
        self.check_status != CheckStatus::ToCheck
            || self.verdict.is_some()
            || self.resolution != Resolution::None
            || [&self.conclusion, &self.rationale, &self.unresolved]
                .iter()
                .any(|words| !words.is_empty())
    }
}

impl SecondCheck {
    /// Whether it is a second check of what these people decided: what somebody finds of what they alone decided is none.
    pub fn counts(&self, deciders: &BTreeSet<Id>) -> bool {
        let another = |one: &Id| Some(*one) != self.made_by;
        deciders.is_empty() || deciders.iter().any(another)
    }
}

impl Veil {
    /// Whether nothing is hidden.
    pub fn is_empty(&self) -> bool {
        self.claims.is_empty()
    }

    /// The session as it is shown through it. `turn` tells the revisions of one view from those of another: what was worked
    /// out of the session through another veil, or without one, does not hold here. It is 0 only where nothing is hidden.
    #[must_use]
    pub fn over(&self, session: &Session, turn: u32) -> Session {
        let mut view = session.clone();
        view.revision = view.revision.wrapping_add(u64::from(turn) << 32);
        view.veiled = Arc::clone(&self.claims);
        for id in self.claims.iter() {
            if let Some(claim) = view.tables.claims.change(*id) {
                hide(claim);
            }
        }
        let others = |by: Option<Id>| by.is_none() || by != self.who;
        for (id, one) in session.evidence.all() {
            if !self.claims.contains(&one.claim) || !others(one.made_by) {
                continue;
            }
            if let Some(one) = view.tables.evidence.change(id) {
                one.stance = Stance::Other(HIDDEN.into());
                one.note.clear();
                one.history = one.history.without(&POINTING);
            }
        }
        for (id, one) in session.comments.all() {
            if !self.claims.contains(&one.claim) || !others(one.made_by) {
                continue;
            }
            if let Some(one) = view.tables.comments.change(id) {
                HIDDEN.clone_into(&mut one.text);
                one.correct = Correct::Unsaid;
                one.history = History::default();
            }
        }
        for (id, one) in session.changes.all() {
            if self.claims.contains(&one.claim) {
                view.tables.changes.place(id, None);
            }
        }
        for (id, one) in session.corrections.all() {
            if self.claims.contains(&one.claim) {
                view.tables.corrections.place(id, None);
            }
        }
        // What undo and redo would do is named.
        for step in [view.done.last_mut(), view.undone.last_mut()]
            .into_iter()
            .flatten()
        {
            if self.is_told_by(session, step) {
                *step = Arc::new(Step {
                    label: HIDDEN.to_owned(),
                    deeds: step.deeds.clone(),
                });
            }
        }
        view
    }

    /// Whether the name of a step may tell what is hidden.
    fn is_told_by(&self, session: &Session, step: &Step) -> bool {
        step.deeds.iter().any(|deed| {
            let (Deed::Made { kind, id }
            | Deed::Set { kind, id, .. }
            | Deed::Told { kind, id, .. }) = deed;
            let claim = match kind {
                Kind::Claim => Some(*id),
                Kind::Evidence => session.evidence.get(*id).map(|one| one.claim),
                Kind::Change => session.changes.get(*id).map(|one| one.claim),
                Kind::Comment => session.comments.get(*id).map(|one| one.claim),
                Kind::Correction => session.corrections.get(*id).map(|one| one.claim),
                _ => None,
            };
            claim.is_some_and(|claim| self.claims.contains(&claim))
        })
    }

    /// Why a command that makes `after` of `before` must not be done by whom it hides something from. What ends the blind
    /// check, and nothing else, may always be done.
    pub fn forbids(&self, before: &Session, after: &Session, command: &Command) -> Option<Veiled> {
        if self.is_empty() || ends_it(command) {
            return None;
        }
        if answers(command) {
            return Some(Veiled::Answers);
        }
        let still = after.veil(self.who);
        let seconds: BTreeMap<_, _> = after.second_checks_by_claim();
        let drafts = matches!(command, Command::AddDraft { .. } | Command::Settle { .. });
        for id in self.claims.iter() {
            let (Some(was), Some(is)) = (before.claims.get(*id), after.claims.get(*id)) else {
                continue;
            };
            let changed = FINDING
                .iter()
                .any(|field| was.json(field) != is.json(field));
            if changed && !drafts {
                return Some(Veiled::Overwrites);
            }
            let deciders = after.deciders_of(is);
            let given = seconds.get(id).is_some_and(|own| {
                let mine = own.iter().filter(|(_, one)| one.made_by == self.who);
                mine.into_iter().any(|(_, one)| one.counts(&deciders))
            });
            if !still.claims.contains(id) && !given && is.is_begun() {
                return Some(Veiled::Shows);
            }
        }
        None
    }
}

/// Whether a command ends somebody's blind check, or that of all, and does nothing else.
fn ends_it(command: &Command) -> bool {
    match command {
        Command::Batch { commands, .. } => !commands.is_empty() && commands.iter().all(ends_it),
        Command::SetField { kind, field, .. } => matches!(
            (kind, field.as_str()),
            (Kind::Details, "blind") | (Kind::Person, "checks_blind")
        ),
        _ => false,
    }
}

/// Whether a command answers for findings.
fn answers(command: &Command) -> bool {
    match command {
        Command::Batch { commands, .. } => commands.iter().any(answers),
        Command::SignOff { .. } | Command::Correct { .. } => true,
        _ => false,
    }
}

fn hide(claim: &mut Claim) {
    claim.check_status = match claim.check_status {
        CheckStatus::Checked => CheckStatus::Checked,
        _ => CheckStatus::InProgress,
    };
    claim.verdict = Some(HIDDEN.to_owned());
    claim.resolution = Resolution::None;
    for words in [
        &mut claim.conclusion,
        &mut claim.rationale,
        &mut claim.confidence,
        &mut claim.unresolved,
        &mut claim.note,
    ] {
        words.clear();
    }
    claim.history = claim.history.without(&FINDING);
}
