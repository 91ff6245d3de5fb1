//! Heights of rows, with their running sum.

/// The heights of a list's rows, in points, with prefix sums kept in a Fenwick tree (P. M. Fenwick, "A new data
/// structure for cumulative frequency tables", 1994): setting a height, summing the rows before one, and finding
/// the row at an offset each take time logarithmic in the number of rows.
#[derive(Clone, Debug, Default)]
pub struct Heights {
    rows: Vec<f32>,
    /// `tree[i]` sums the `lowest_bit(i + 1)` rows that end with row `i`. In double precision, so that rounding
    /// does not move the end of a long list.
    tree: Vec<f64>,
}

impl Heights {
    /// From the heights of all rows; linear in their number.
    pub fn new(rows: Vec<f32>) -> Self {
        let mut tree: Vec<f64> = rows.iter().map(|&height| f64::from(height)).collect();
        for at in 0..tree.len() {
            let parent = at | (at + 1);
            let sum = tree.get(at).copied().unwrap_or_default();
            if let Some(above) = tree.get_mut(parent) {
                *above += sum;
            }
        }
        Self { rows, tree }
    }

    /// Number of rows.
    pub const fn len(&self) -> usize {
        self.rows.len()
    }

    /// The height of a row; 0 beyond the end.
    pub fn get(&self, row: usize) -> f32 {
        self.rows.get(row).copied().unwrap_or_default()
    }

    /// Changes the height of a row and says by how much it grew.
    pub fn set(&mut self, row: usize, height: f32) -> f64 {
        let Some(place) = self.rows.get_mut(row) else {
            return 0.0;
        };
        let delta = f64::from(height) - f64::from(*place);
        *place = height;
        let mut at = row;
        while let Some(sum) = self.tree.get_mut(at) {
            *sum += delta;
            at |= at + 1;
        }
        delta
    }

    /// The sum of the heights of the rows before `row`: where it begins.
    pub fn before(&self, row: usize) -> f64 {
        let mut sum = 0.0;
        let mut at = row.min(self.rows.len());
        while at > 0 {
            sum += self.tree.get(at - 1).copied().unwrap_or_default();
            at &= at - 1;
        }
        sum
    }

    /// The sum of all heights.
    pub fn total(&self) -> f64 {
        self.before(self.rows.len())
    }

    /// The row that covers `offset`: the last one that begins at or before it. 0 for an empty list.
    pub fn at(&self, offset: f64) -> usize {
        let mut found = 0;
        let mut left = offset;
        let mut step = self.rows.len().next_power_of_two();
        while step > 0 {
            if let Some(&sum) = self.tree.get(found + step - 1)
                && sum <= left
            {
                found += step;
                left -= sum;
            }
            step /= 2;
        }
        found.min(self.rows.len().saturating_sub(1))
    }
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, reason = "a test may panic")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sums_and_searches_agree_with_counting(
            rows in prop::collection::vec(0_u16..200, 0..70),
            changes in prop::collection::vec((0_usize..80, 0_u16..300), 0..20),
            offset in 0_u32..9_000,
        ) {
            let mut plain: Vec<f64> = rows.iter().map(|&h| f64::from(h)).collect();
            let mut heights = Heights::new(rows.iter().map(|&h| f32::from(h)).collect());
            for (row, height) in changes {
                heights.set(row, f32::from(height));
                if let Some(place) = plain.get_mut(row) {
                    *place = f64::from(height);
                }
            }
            for row in 0..=plain.len() {
                let counted: f64 = plain[..row].iter().sum();
                prop_assert!((heights.before(row) - counted).abs() < 1e-6);
            }
            let offset = f64::from(offset);
            let mut begin = 0.0;
            let mut expected = 0;
            for (row, height) in plain.iter().enumerate() {
                if begin <= offset {
                    expected = row;
                }
                begin += height;
            }
            prop_assert_eq!(heights.at(offset), expected);
        }
    }

    #[test]
    fn an_empty_list_answers_too() {
        let mut heights = Heights::default();
        assert_eq!(heights.at(10.0), 0);
        assert!(heights.total().abs() < f64::EPSILON);
        assert!(heights.set(3, 5.0).abs() < f64::EPSILON);
    }
}
