//! What was found of a quotation in some documents, and in some more.

use super::{MOST_PLACES, Missing, Outcome, near};

impl Outcome {
    /// What was found in some documents and in others that were looked through by themselves, as if they had been looked through
    /// together; `first`: the number of the first of the others. So a few documents at a time need to be ready.
    #[must_use]
    pub fn and(self, others: Self, first: usize) -> Self {
        let others = others.numbered_from(first);
        match (self, others) {
            (Self::ToTheLetter(mut places), Self::ToTheLetter(more)) => {
                places.extend(more);
                places.truncate(MOST_PLACES);
                Self::ToTheLetter(places)
            }
            (found @ Self::ToTheLetter(_), _) | (_, found @ Self::ToTheLetter(_)) => found,
            (Self::Differs(mut nearest), Self::Differs(more)) => {
                nearest.extend(more);
                Self::Differs(near::best_of(nearest))
            }
            (found @ Self::Differs(_), _) | (_, found @ Self::Differs(_)) => found,
            (Self::NotFound(one), Self::NotFound(other)) if one == other => Self::NotFound(one),
            (Self::NotFound(_), Self::NotFound(_)) => Self::NotFound(Missing::Nowhere),
        }
    }

    fn numbered_from(mut self, first: usize) -> Self {
        let numbers: Vec<&mut usize> = match &mut self {
            Self::ToTheLetter(places) => places.iter_mut().map(|one| &mut one.document).collect(),
            Self::Differs(nearest) => nearest.iter_mut().map(|one| &mut one.document).collect(),
            Self::NotFound(_) => Vec::new(),
        };
        for number in numbers {
            *number += first;
        }
        self
    }
}
