//! How far a figure would move on other data of the same kind.

use tickmark::extract::model::train::random;

/// How often the data are drawn.
const DRAWS: usize = 1000;

/// The middle 95 of 100 values of a measure over draws of whole groups, with replacement. The same on every run.
pub fn interval<T>(groups: &[Vec<T>], measure: impl Fn(&[&Vec<T>]) -> f64) -> Option<(f64, f64)> {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut figures = Vec::with_capacity(DRAWS);
    for _ in 0..DRAWS {
        let draw: Vec<&Vec<T>> = (0..groups.len())
            .filter_map(|_| {
                let drawn = usize::try_from(random(&mut state) >> 32).ok()?;
                groups.get(drawn % groups.len())
            })
            .collect();
        figures.push(measure(&draw));
    }
    figures.sort_by(f64::total_cmp);
    let low = figures.get(DRAWS / 40)?;
    let high = figures.get(DRAWS - DRAWS / 40 - 1)?;
    Some((*low, *high))
}
