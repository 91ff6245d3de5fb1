//! What is measured: frames and memory.

use std::time::Duration;

/// What frames cost. Its size does not depend on how many there are: it is measured together with the window.
pub struct Frames {
    /// How many took so many tenths of a millisecond.
    counts: Vec<u32>,
    slowest: Duration,
}

impl Frames {
    pub fn new() -> Self {
        Self {
            counts: vec![0; 20_000],
            slowest: Duration::ZERO,
        }
    }

    /// Counts one; whether it is the slowest so far.
    pub fn add(&mut self, cost: Duration) -> bool {
        let tenths = usize::try_from(cost.as_micros() / 100).unwrap();
        let last = self.counts.len() - 1;
        self.counts[tenths.min(last)] += 1;
        let slower = cost > self.slowest;
        self.slowest = self.slowest.max(cost);
        slower
    }

    /// So many per thousand of the frames took less than this.
    pub fn permille(&self, permille: u64) -> Duration {
        let all: u64 = self.counts.iter().map(|count| u64::from(*count)).sum();
        let mut left = all * permille / 1000;
        let at = self.counts.iter().position(|count| {
            let over = u64::from(*count) > left;
            left = left.saturating_sub(u64::from(*count));
            over
        });
        Duration::from_micros(100 * (at.unwrap_or_default() as u64 + 1))
    }

    pub const fn slowest(&self) -> Duration {
        self.slowest
    }
}

/// What of this process is in memory, in KiB; nothing where the system does not say.
pub fn resident() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse().ok()
}

/// How memory grew, looked at whenever the window showed the same.
#[derive(Default)]
pub struct Growth {
    /// When it was looked at, in thousandths of the whole, and KiB.
    samples: Vec<(u64, u64)>,
}

impl Growth {
    pub fn look(&mut self, permille: u64) {
        self.samples
            .extend(resident().map(|resident| (permille, resident)));
    }

    fn most(&self, from: u64, to: u64) -> Option<u64> {
        let within = |(at, _): &&(u64, u64)| (from..to).contains(at);
        let samples = self.samples.iter().filter(within);
        samples.map(|(_, resident)| *resident).max()
    }

    /// The plateau of the second quarter, and the end, each the most of some looks.
    pub fn ends(&self) -> Option<(u64, u64)> {
        Some((self.most(250, 500)?, self.most(900, u64::MAX)?))
    }

    /// All of it, ten parts of the run.
    pub fn course(&self) -> Vec<u64> {
        let tenths = (0..10).map(|n| self.most(n * 100, (n + 1) * 100));
        tenths.map(Option::unwrap_or_default).collect()
    }
}
