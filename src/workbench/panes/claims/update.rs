//! Actions on the selected claim.

use super::{Claims, Message, card::field_id};
use crate::{
    session::{CheckStatus, Command, Id, Importance, Resolution},
    workbench::{
        actions::Action,
        desk::{Ask, Derived, Desk, Out, Region},
    },
};

impl Claims {
    /// Does an action on a claim, if it is one. Whether it is.
    pub(super) fn act_on(
        &self,
        claim: Id,
        action: Action,
        desk: &Desk<'_>,
        out: &mut Out<Message>,
    ) -> bool {
        match action {
            Action::CheckAndGoOn if lacks_verdict(claim, desk) => {
                out.info("No verdict yet: a digit sets one. Shift+3 says checked without.");
            }
            Action::CheckAndGoOn => {
                let status = CheckStatus::Checked;
                out.change(Command::SetCheckStatus { claim, status });
                out.say(Message::GoOn);
            }
            Action::Verdict(n) => verdict(claim, n, desk, out),
            Action::Status(n) => {
                if let Some(status) = nth(CheckStatus::ALL, n) {
                    out.change(Command::SetCheckStatus { claim, status });
                }
            }
            Action::Resolution(n) => {
                if let Some(resolution) = nth(Resolution::ALL, n) {
                    out.change(Command::SetResolution { claim, resolution });
                }
            }
            Action::Importance => {
                let now = desk.session.claims.get(claim);
                let importance = match now.map(|claim| &claim.importance) {
                    Some(Importance::High) => Importance::Medium,
                    Some(Importance::Medium) => Importance::Low,
                    Some(Importance::Low) => Importance::Unset,
                    _ => Importance::High,
                };
                out.change(Command::SetImportance { claim, importance });
            }
            Action::Accept => {
                let after = self.neighbour(desk, 1);
                out.change(Command::Accept { claim });
                out.ask(Ask::Claim(after));
            }
            Action::Dismiss => {
                // After a part its claim, after a claim the next.
                let card = Derived::card_of(desk.session, claim);
                let after = if card == claim {
                    self.neighbour(desk, 1)
                } else {
                    Some(card)
                };
                out.change(Command::Dismiss { claim });
                out.ask(Ask::Claim(after.filter(|next| *next != claim)));
            }
            Action::Join => {
                // The next sentence, not a part of this one; of a part, the next part of the same sentence.
                let card = Derived::card_of(desk.session, claim);
                let rows = if card == claim {
                    desk.derived.claims.as_slice()
                } else {
                    desk.derived.pieces(card)
                };
                let next = rows.iter().skip_while(|row| row.id != claim).nth(1);
                match next.map(|row| row.id) {
                    Some(next) => out.change(Command::Join {
                        claims: vec![claim, next],
                    }),
                    None => out.info("There is no claim after this one to join it with."),
                }
            }
            Action::KeepInParts => {
                let claim = Derived::card_of(desk.session, claim);
                if desk.derived.pieces(claim).is_empty() {
                    out.info("This claim has no parts.");
                } else {
                    let in_parts = !desk.derived.parts.in_parts(claim);
                    out.change(Command::KeepInParts { claim, in_parts });
                }
            }
            Action::NextPart => Self::step_part(1, desk, out),
            Action::PreviousPart => Self::step_part(-1, desk, out),
            Action::Reword => edit(claim, "statement", out),
            Action::Rationale => edit(claim, "rationale", out),
            Action::Note => edit(claim, "note", out),
            _ => return false,
        }
        true
    }
}

/// Goes to a field of the claim's card.
fn edit(claim: Id, field: &str, out: &mut Out<Message>) {
    out.ask(Ask::Show(Region::Claims));
    out.ask(Ask::Reveal);
    out.ask(Ask::Focus(field_id(claim, field)));
}

/// The n-th verdict of the scale, from 1; 0 for none.
fn verdict(claim: Id, n: u8, desk: &Desk<'_>, out: &mut Out<Message>) {
    let scale = desk.session.scale();
    let label = usize::from(n).checked_sub(1);
    let verdict = match label.map(|place| scale.labels.get(place)) {
        None => None,
        Some(Some(label)) => Some(label.id.clone()),
        Some(None) => {
            let words = format!("The rating scale “{}” has no verdict {n}.", scale.name);
            return out.info(words);
        }
    };
    out.change(Command::SetVerdict { claim, verdict });
}

fn nth<T: Clone>(all: &[T], n: u8) -> Option<T> {
    all.get(usize::from(n).checked_sub(1)?).cloned()
}

/// Whether a claim, or a part of it that is a fact of its own, has no verdict where the scale gives some: Enter, pressed once too
/// often, decides nothing then.
fn lacks_verdict(claim: Id, desk: &Desk<'_>) -> bool {
    let scale = &desk.derived.scale;
    if scale.labels.is_empty() || scale.conclusion {
        return false;
    }
    let lacks = |id: Id| {
        let claim = desk.session.claims.get(id);
        claim.is_some_and(|claim| claim.verdict.is_none() && !claim.is_decided())
    };
    match desk.derived.facts(claim) {
        [] => lacks(claim),
        facts => facts.iter().any(|fact| lacks(fact.id)),
    }
}
