//! What a model says of a claim, beside what the rules that found it said.
//!
//! The rules and the linear model score a suggestion when it is found ([`Claim::worth`], [`Claim::checkable`]). A model that reads
//! whole sentences is slower, so it scores again later. What it says is no decision of anybody: it has no events, an undo does not
//! take it back, and two copies never dispute it. Of two answers the larger stands, newer weights first: so copies agree in whatever
//! order they meet, though two machines may not calculate alike to the last digit.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{claim::Claim, people::USUAL_THRESHOLD, suggestion::Suggestion};

/// The scores that a model gave. In files and commands an array: `[weights, worth, checkable]`. Ordered as they stand there.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(try_from = "(i64, i64, i64)", into = "(i64, i64, i64)")]
pub struct Weighed {
    /// Which weights the model had: 1 for the first, more for later ones.
    pub weights: i64,
    /// How likely it is worth a checker's time, 0–1000.
    pub worth: i64,
    /// How likely it holds a verifiable factual claim, 0–1000.
    pub checkable: i64,
}

/// The highest number that weights can have: one that is out of reach must not stand for ever.
const NEWEST: i64 = 1_000_000;

impl Weighed {
    /// What is wrong with it, if anything is.
    pub(super) fn fault(self) -> Option<String> {
        if !(1..=NEWEST).contains(&self.weights) {
            return Some(format!(
                "{} are no weights: they begin with 1",
                self.weights
            ));
        }
        let scores = [self.worth, self.checkable];
        let wrong = scores
            .into_iter()
            .find(|score| !(0..=1000).contains(score))?;
        Some(format!("{wrong} does not lie between 0 and 1000"))
    }
}

/// The reason that the rules give for keeping a suggestion back.
pub const NOT_WORTH: &str = "checkable, but probably not worth a check";

impl Weighed {
    /// Whether it says that the claim is worth a check.
    pub const fn is_worth(self) -> bool {
        self.worth >= USUAL_THRESHOLD
    }

    /// What the model says, the scores of rules and linear model taken in, in words that say whose they are.
    pub fn in_words(self) -> String {
        let hardly = if self.is_worth() { "" } else { "hardly " };
        format!(
            "a model trained on debates, with the rules, finds it {hardly}worth a check: {} of 1000",
            self.worth
        )
    }
}

impl TryFrom<(i64, i64, i64)> for Weighed {
    type Error = String;

    /// What is out of range is no answer of a model: a file that holds it is repaired, for nobody could set it right by hand.
    fn try_from((weights, worth, checkable): (i64, i64, i64)) -> Result<Self, String> {
        let weighed = Self {
            weights,
            worth,
            checkable,
        };
        weighed.fault().map_or(Ok(weighed), Err)
    }
}

impl From<Weighed> for (i64, i64, i64) {
    fn from(weighed: Weighed) -> Self {
        (weighed.weights, weighed.worth, weighed.checkable)
    }
}

impl Claim {
    /// How likely it is worth a checker's time, 0–1000, by whoever knows best: the model, where it was asked. All that shows or
    /// orders claims goes by this.
    pub fn worth_now(&self) -> i64 {
        self.weighed.map_or(self.worth, |weighed| weighed.worth)
    }

    /// How likely it holds a verifiable factual claim, 0–1000, by whoever knows best.
    pub fn checkable_now(&self) -> i64 {
        let weighed = self.weighed;
        weighed.map_or(self.checkable, |weighed| weighed.checkable)
    }

    /// Why extraction found it, in words; without [`NOT_WORTH`] where the model has said otherwise since: that it is worth a check,
    /// or not even checkable.
    pub fn reasons_now(&self) -> impl Iterator<Item = &String> {
        let agrees = self
            .weighed
            .is_none_or(|weighed| !weighed.is_worth() && weighed.checkable >= USUAL_THRESHOLD);
        let reasons = self.reasons.iter();
        reasons.filter(move |reason| agrees || *reason != NOT_WORTH)
    }
}

impl Suggestion {
    /// [`Claim::worth_now`], of what is no claim yet.
    pub fn worth_now(&self) -> i64 {
        self.weighed.map_or(self.worth, |weighed| weighed.worth)
    }

    /// [`Claim::checkable_now`], of what is no claim yet.
    pub fn checkable_now(&self) -> i64 {
        let weighed = self.weighed;
        weighed.map_or(self.checkable, |weighed| weighed.checkable)
    }
}
