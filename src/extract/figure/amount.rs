//! Exact values.

use std::fmt;

/// An exact value: `units` × 10^-`scale`, divided by `over`.
///
/// `over` is 1 for everything but fractions such as two thirds, which have no finite decimal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Amount {
    /// The digits, as one integer.
    pub units: i128,
    /// How many of them stand after the point.
    pub scale: u32,
    /// The denominator; never 0.
    pub over: u32,
}

impl Amount {
    /// A whole number.
    pub const fn whole(units: i128) -> Self {
        Self {
            units,
            scale: 0,
            over: 1,
        }
    }

    /// A fraction; `None` if the denominator is 0.
    pub const fn share(units: i128, over: u32) -> Option<Self> {
        if over == 0 {
            return None;
        }
        Some(Self {
            units,
            scale: 0,
            over,
        })
    }

    /// The same, `by` times as large; `None` past what 128 bits hold.
    pub fn times(self, by: i128) -> Option<Self> {
        let mut made = Self {
            units: self.units.checked_mul(by)?,
            ..self
        };
        while made.scale > 0 && made.units % 10 == 0 {
            made.units /= 10;
            made.scale -= 1;
        }
        Some(made.reduced())
    }

    /// A fraction of a whole number that is a whole number: "half a million".
    #[must_use]
    pub fn reduced(self) -> Self {
        let over = i128::from(self.over);
        if over > 1 && self.scale == 0 && self.units % over == 0 {
            Self::whole(self.units / over)
        } else {
            self
        }
    }

    /// Below zero.
    #[must_use]
    pub const fn negated(self) -> Self {
        Self {
            units: -self.units,
            ..self
        }
    }

    /// The sum with a whole number of halves, quarters …: "2 1/2".
    pub fn plus_share(self, units: i128, over: u32) -> Option<Self> {
        if self.scale > 0 || self.over != 1 || over == 0 {
            return None;
        }
        let units = self
            .units
            .checked_mul(i128::from(over))?
            .checked_add(units)?;
        Some(Self {
            units,
            scale: 0,
            over,
        })
    }

    /// Whether this is less than `other`; `false` past what 128 bits hold.
    pub fn is_below(self, other: Self) -> bool {
        let raised = |amount: Self, by: u32, over: u32| {
            10_i128.checked_pow(by).and_then(|factor| {
                amount
                    .units
                    .checked_mul(factor)?
                    .checked_mul(i128::from(over))
            })
        };
        match (
            raised(self, other.scale, other.over),
            raised(other, self.scale, self.over),
        ) {
            (Some(a), Some(b)) => a < b,
            _ => false,
        }
    }
}

impl fmt::Display for Amount {
    /// As a decimal ("3.5", "-1000000"), over its denominator for a fraction ("2/3").
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.units < 0 {
            f.write_str("-")?;
        }
        let digits = self.units.unsigned_abs().to_string();
        let scale = usize::try_from(self.scale).unwrap_or(0);
        if scale == 0 {
            f.write_str(&digits)?;
        } else {
            let padded = format!("{digits:0>width$}", width = scale + 1);
            let (whole, part) = padded
                .split_at_checked(padded.len() - scale)
                .unwrap_or((&padded, ""));
            write!(f, "{whole}.{part}")?;
        }
        if self.over != 1 {
            write!(f, "/{}", self.over)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_exact() {
        let amount = Amount {
            units: 325,
            scale: 2,
            over: 1,
        };
        assert_eq!(amount.to_string(), "3.25");
        assert_eq!(amount.times(1_000_000).unwrap().to_string(), "3250000");
        assert_eq!(
            Amount::share(1_000_000, 2).unwrap().reduced().to_string(),
            "500000"
        );
        assert_eq!(Amount::share(2, 3).unwrap().to_string(), "2/3");
        assert_eq!(
            Amount::whole(2).plus_share(1, 2).unwrap().to_string(),
            "5/2"
        );
        assert_eq!(Amount::share(1, 0), None);
    }

    #[test]
    fn comparison_knows_scale_and_denominator() {
        let amount = |text: &str| super::super::digits::read(text).unwrap().amount;
        assert!(amount("2.9").is_below(amount("3")));
        assert!(!amount("3.0").is_below(amount("3")));
        assert!(Amount::share(2, 3).unwrap().is_below(amount("0.7")));
    }
}
