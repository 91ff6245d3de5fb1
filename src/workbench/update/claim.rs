//! Actions on the selected claim.

use crate::{
    session::{About, CheckStatus, Command, Id, Importance, Resolution},
    workbench::{
        actions::Action,
        app::App,
        state::{Citing, Focus, Overlay},
    },
};

impl App {
    /// Actions on the selected claim.
    pub(super) fn act_on(&mut self, claim: Id, action: Action) {
        match action {
            Action::CheckAndGoOn => {
                self.apply(Command::SetCheckStatus {
                    claim,
                    status: CheckStatus::Checked,
                });
                self.step(1, true);
            }
            Action::Verdict(0) => self.apply(Command::SetVerdict {
                claim,
                verdict: None,
            }),
            Action::Verdict(n) => {
                let scale = self.document.session.scale();
                let label = scale.labels.get(usize::from(n) - 1);
                match label {
                    Some(label) => self.apply(Command::SetVerdict {
                        claim,
                        verdict: Some(label.id.clone()),
                    }),
                    None => self.notices.info(format!(
                        "The rating scale “{}” has no verdict {n}.",
                        scale.name
                    )),
                }
            }
            Action::Status(n) => {
                if let Some(status) = nth(CheckStatus::ALL, n) {
                    self.apply(Command::SetCheckStatus { claim, status });
                }
            }
            Action::Resolution(n) => {
                if let Some(resolution) = nth(Resolution::ALL, n) {
                    self.apply(Command::SetResolution { claim, resolution });
                }
            }
            Action::Importance => {
                let importance = match self
                    .document
                    .session
                    .claims
                    .get(claim)
                    .map(|claim| &claim.importance)
                {
                    Some(Importance::High) => Importance::Medium,
                    Some(Importance::Medium) => Importance::Low,
                    Some(Importance::Low) => Importance::Unset,
                    _ => Importance::High,
                };
                self.apply(Command::SetImportance { claim, importance });
            }
            Action::Accept => {
                self.apply(Command::Accept { claim });
            }
            Action::Dismiss => {
                let after = self.neighbour(1, false);
                self.apply(Command::Dismiss { claim });
                self.view.choose(after.filter(|next| *next != claim));
                self.view.reveal = true;
            }
            Action::Split => {
                if let Some((start, _)) = self.selected_points() {
                    self.apply(Command::Split {
                        claim,
                        at: start,
                        id: None,
                    });
                }
            }
            Action::Respan => {
                if let Some((start, end)) = self.selected_points() {
                    self.apply(Command::Respan { claim, start, end });
                    self.page.select(None);
                }
            }
            Action::Join => {
                let next = self
                    .derived
                    .claims
                    .iter()
                    .skip_while(|row| row.id != claim)
                    .nth(1);
                match next.map(|row| row.id) {
                    Some(next) => self.apply(Command::Join {
                        claims: vec![claim, next],
                    }),
                    None => self
                        .notices
                        .info("There is no claim after this one to join it with."),
                }
            }
            Action::ClaimHistory => self.view.overlay = Overlay::History(About::Claim(claim)),
            Action::Reword => self.view.focus = Some(Focus::Statement),
            Action::Rationale => self.view.focus = Some(Focus::Rationale),
            Action::Note => self.view.focus = Some(Focus::Note),
            Action::AddEvidence => {
                match &mut self.view.citing {
                    // A form that is half filled in goes on.
                    Some(citing) if citing.claim == claim => citing.fresh = true,
                    citing => {
                        *citing = Some(Citing {
                            claim,
                            fresh: true,
                            ..Citing::default()
                        });
                    }
                }
                self.view.reveal = true;
            }
            _ => {}
        }
    }
}

fn nth<T: Clone>(all: &[T], n: u8) -> Option<T> {
    all.get(usize::from(n).checked_sub(1)?).cloned()
}
