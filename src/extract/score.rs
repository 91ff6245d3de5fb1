//! From signals to scores.

use super::model::Margins;
use super::signals::{Signal, SignalKind};

/// Both scores run from 0 to 1000; from here on the answer is yes.
pub const LINE: u16 = 500;

/// The two scores of a sentence, 0–1000, with the line at [`LINE`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scores {
    /// Does it hold a verifiable factual claim?
    pub checkable: u16,
    /// Is it worth a checker's time?
    pub worth: u16,
    /// What the trained model alone says of the wording, in thousandths; positive speaks for a claim.
    pub wording: i16,
}

/// What is added to the model's answer on *checkable*, in thousandths. It was trained on debates, where a third of the
/// sentences state facts; in articles and set speeches, where it is used, most do.
const PROSE: i32 = 450;

/// What a mark of the future adds to *checkable* on top of its points, in thousandths. Those who labelled the debates
/// called plans no facts; in set speeches most plans are found to hold something that can be checked.
const PLANS: i32 = 430;

/// What one signal adds to (checkable, worth), in thousandths.
const fn points(kind: SignalKind) -> (i32, i32) {
    match kind {
        SignalKind::Figure | SignalKind::Money | SignalKind::Percentage => (45, 60),
        SignalKind::Quotation => (30, 15),
        SignalKind::Hedge | SignalKind::Anonymous => (75, 125),
        SignalKind::Superlative | SignalKind::Comparison | SignalKind::Cause => (30, 40),
        SignalKind::Date
        | SignalKind::Attribution
        | SignalKind::Person
        | SignalKind::Organisation
        | SignalKind::Place => (40, 30),
        SignalKind::Law => (20, 20),
        SignalKind::Opinion => (-75, -75),
        SignalKind::Question => (-200, -200),
        SignalKind::Future => (-30, -45),
        SignalKind::Experience => (-30, -75),
    }
}

/// How much a signal of this kind adds to or takes from a sentence's scores: for ordering reasons.
pub const fn weight(kind: SignalKind) -> i32 {
    let (checkable, worth) = points(kind);
    checkable + worth
}

/// Weighs a sentence: the model's margins and the signals, of which each kind counts once.
pub fn weigh(signals: &[Signal], margins: Margins) -> Scores {
    let mut seen = 0_u32;
    // What is worth a check is checkable: half of that answer counts here too.
    let mut checkable = margins
        .checkable
        .saturating_add(margins.worth / 2)
        .saturating_add(PROSE);
    let mut worth = margins.worth;
    for signal in signals {
        let bit = 1 << signal.kind as u32;
        if seen & bit == 0 {
            seen |= bit;
            let (c, w) = points(signal.kind);
            checkable = checkable.saturating_add(c);
            worth = worth.saturating_add(w);
            if signal.kind == SignalKind::Future {
                checkable = checkable.saturating_add(PLANS);
            }
        }
    }
    let wording = margins.worth.saturating_add(margins.checkable) / 2;
    Scores {
        checkable: squash(checkable),
        worth: squash(worth),
        wording: i16::try_from(wording).unwrap_or(i16::MAX),
    }
}

/// Brings thousandths of any size to 0–1000, 0 to 500: whole numbers only, so that every machine agrees.
pub(super) fn squash(points: i32) -> u16 {
    let points = i64::from(points);
    u16::try_from(500 + 500 * points / (points.abs() + 1000)).unwrap_or(LINE)
}

/// The thousandths that a score was brought from, as far as it still tells: those of very large ones are gone.
pub(super) fn points_of(score: u16) -> i32 {
    let from = i32::from(score.min(1000)) - 500;
    1000 * from / (500 - from.abs()).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_come_back() {
        for points in [-20_000, -3_000, -500, -40, 0, 40, 500, 3_000, 20_000] {
            let back = points_of(squash(points));
            let apart = (back - points).abs();
            assert!(apart <= 4 + points.abs() / 10, "{points}: {back}");
        }
        assert_eq!(
            (points_of(0), points_of(1000), points_of(9999)),
            (-500_000, 500_000, 500_000)
        );
    }

    #[test]
    fn scores_stay_in_range_and_rise() {
        assert_eq!(squash(0), LINE);
        let mut last = 0;
        for points in [i32::MIN, -5000, -500, 0, 1, 500, 90_000, i32::MAX] {
            let score = squash(points);
            assert!(score >= last && score <= 1000);
            last = score;
        }
    }
}
