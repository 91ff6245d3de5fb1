//! Which claims are listed, and how many each filter would list.

use super::Derived;
use crate::{
    session::{Claim, Id, Session, SignalKind},
    workbench::state::{Filter, ViewState},
};

impl Derived {
    pub(super) fn filter(&mut self, session: &Session, view: &ViewState, search: &str) {
        let mut counts = [0; Filter::ALL.len()];
        let on = Filter::ALL
            .iter()
            .position(|filter| *filter == view.filter)
            .unwrap_or(0);
        let signal = view.signal.as_ref().map(signal_bit);
        let mut signals = [0; 32];
        self.visible.clear();
        self.hidden = 0;
        for (place, row) in self.claims.iter().enumerate() {
            for (bit, count) in counts.iter_mut().enumerate() {
                *count += usize::from(row.filters >> bit & 1);
            }
            if row.filters >> on & 1 == 1
                && (search.is_empty()
                    || session
                        .claims
                        .get(row.id)
                        .is_some_and(|claim| matches_search(session, row.id, claim, search)))
            {
                for (bit, count) in signals.iter_mut().enumerate() {
                    *count += (row.signals >> bit & 1) as usize;
                }
                if signal.is_none_or(|bit| row.signals & bit != 0) {
                    self.visible.push(place);
                } else {
                    self.hidden += 1;
                }
            }
        }
        let found = SignalKind::ALL.iter().cloned().zip(signals);
        self.signals = found.filter(|(_, count)| *count > 0).collect();
        let found = Filter::ALL.into_iter().zip(counts);
        self.counts = found.filter(|(_, count)| *count > 0).collect();
    }
}

/// The bit that stands for a signal; none for one this version does not know.
fn signal_bit(kind: &SignalKind) -> u32 {
    let place = SignalKind::ALL.iter().position(|other| other == kind);
    place
        .and_then(|place| 1_u32.checked_shl(place.try_into().ok()?))
        .unwrap_or(0)
}

/// The bits of the signals a claim was found by.
pub(super) fn signals_of(claim: &Claim) -> u32 {
    let bits = claim.signals.iter().map(|signal| signal_bit(&signal.kind));
    bits.fold(0, |all, bit| all | bit)
}

/// Whether the words of a claim, or what is written beside it, hold what is looked for (in lower case).
fn matches_search(session: &Session, id: Id, claim: &Claim, search: &str) -> bool {
    let holds = |text: &str| text.to_lowercase().contains(search);
    let own = [
        &claim.statement,
        &claim.rationale,
        &claim.note,
        &claim.conclusion,
    ];
    own.into_iter().any(|text| holds(text))
        || claim.anchors.values().any(|anchor| holds(&anchor.exact))
        || claim
            .attribution
            .as_ref()
            .is_some_and(|by| holds(&by.source) || holds(&by.guess))
        || session
            .evidence
            .live()
            .filter(|(_, evidence)| evidence.claim == id)
            .any(|(_, evidence)| {
                holds(&evidence.extract)
                    || session
                        .sources
                        .get(evidence.source)
                        .is_some_and(|source| holds(&source.title))
            })
}
