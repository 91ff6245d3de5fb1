//! Which claims are listed, and how many each filter would list.

use super::Derived;
use crate::{
    session::{Claim, Id, Session},
    workbench::state::{Filter, ViewState},
};

impl Derived {
    pub(super) fn filter(&mut self, session: &Session, view: &ViewState, search: &str) {
        let mut counts = [0; Filter::ALL.len()];
        let place = |wanted| Filter::ALL.iter().position(|filter| *filter == wanted);
        let on = place(view.filter).unwrap_or(0);
        let disputed = place(Filter::Disputed).map_or(0, |place| 1 << place);
        self.visible.clear();
        self.hidden = 0;
        for (place, row) in self.claims.iter().enumerate() {
            let mut filters = row.filters;
            if self.disputes.of(row.id).next().is_some() {
                filters |= disputed;
            }
            for (bit, count) in counts.iter_mut().enumerate() {
                *count += usize::from(filters >> bit & 1);
            }
            if filters >> on & 1 == 1
                && (search.is_empty()
                    || session
                        .claims
                        .get(row.id)
                        .is_some_and(|claim| matches_search(session, row.id, claim, search)))
            {
                self.visible.push(place);
            }
        }
        let through = |place: &&usize| self.visible.binary_search(place).is_ok();
        let found = self.picked.iter();
        let counted = found.map(|(pick, places)| (pick, places.iter().filter(through).count()));
        self.picks = counted
            .filter(|(_, count)| *count > 0)
            .map(|(pick, count)| (pick.clone(), count))
            .collect();
        if let Some(pick) = &view.pick {
            let places = self.picked.iter().find(|(other, _)| other == pick);
            let places = places.map_or(&[][..], |(_, places)| places.as_slice());
            let all = self.visible.len();
            self.visible
                .retain(|place| places.binary_search(place).is_ok());
            self.hidden = all - self.visible.len();
        }
        let found = Filter::ALL.into_iter().zip(counts);
        self.counts = found.filter(|(_, count)| *count > 0).collect();
    }
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
