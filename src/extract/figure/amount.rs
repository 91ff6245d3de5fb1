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

    /// Digits with thousands separators and a point: "61,000.50". `None` for anything else, or past 30 digits.
    pub fn parse(text: &str) -> Option<Self> {
        let (whole, part) = text.split_once('.').unwrap_or((text, ""));
        let mut groups = whole.split(',');
        let first = groups.next()?;
        let grouped = whole.len() > first.len();
        let wrong =
            groups.any(|group| group.len() != 3) || (grouped && !(1..=3).contains(&first.len()));
        if wrong
            || part.contains([',', '.'])
            || text.ends_with('.')
            || whole.len() + part.len() > 30
        {
            return None;
        }
        let mut units: i128 = 0;
        for digit in whole.chars().filter(|&c| c != ',').chain(part.chars()) {
            units = units
                .checked_mul(10)?
                .checked_add(i128::from(digit.to_digit(10)?))?;
        }
        let empty = first.is_empty();
        (!empty).then(|| Self {
            units,
            scale: u32::try_from(part.len()).unwrap_or(0),
            over: 1,
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
        Some(made)
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
        let read = |text: &str| Amount::parse(text).map(|amount| amount.to_string());
        assert_eq!(read("61,000.50").as_deref(), Some("61000.50"));
        assert_eq!(read("0.05").as_deref(), Some("0.05"));
        assert_eq!(read("1,0000"), None);
        assert_eq!(read("1.2.3"), None);
        assert_eq!(read("9".repeat(40).as_str()), None);
        let million = Amount::parse("3.25").and_then(|amount| amount.times(1_000_000));
        assert_eq!(million.unwrap().to_string(), "3250000");
        assert_eq!(Amount::share(2, 3).unwrap().to_string(), "2/3");
        assert_eq!(
            Amount::whole(2).plus_share(1, 2).unwrap().to_string(),
            "5/2"
        );
        assert_eq!(Amount::share(1, 0), None);
    }

    #[test]
    fn comparison_knows_scale_and_denominator() {
        let amount = |text: &str| Amount::parse(text).unwrap();
        assert!(amount("2.9").is_below(amount("3")));
        assert!(!amount("3.0").is_below(amount("3")));
        assert!(Amount::share(2, 3).unwrap().is_below(amount("0.7")));
    }
}
