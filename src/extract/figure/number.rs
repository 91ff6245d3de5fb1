//! Numbers, with their sign, scale and unit.

use super::read::{Number, Reader};
use super::{Amount, Exactness, Unit, words};

impl Reader<'_> {
    /// A number with its sign, scale and unit.
    pub fn number(&self, at: usize) -> Option<Number> {
        let lower = self.lower(at);
        let currency = words::currency_before(self.word(at)).or_else(|| {
            // "US$" is a word and a mark.
            (self.word(at + 1) == "$" && self.glued(at + 1))
                .then(|| words::currency_before(&format!("{}$", self.word(at))))
                .flatten()
        });
        if let Some(code) = currency {
            let digits = at
                + if self.word(at + 1) == "$" && self.word(at) != "$" {
                    2
                } else {
                    1
                };
            if !self.is_number(digits) {
                return None;
            }
            let mut number = self.digits(digits)?;
            number.unit = Unit::Money(code);
            return Some(number);
        }
        if matches!(lower.as_str(), "-" | "−" | "minus") && self.is_number(at + 1) {
            let bare = lower == "minus" || (self.glued(at + 1) && !self.glued(at));
            let mut number = self.digits(at + 1).filter(|_| bare)?;
            number.amount = number.amount.negated();
            return Some(number);
        }
        if self.is_number(at) {
            return self.digits(at);
        }
        self.spelt(at, &lower)
    }

    /// Digits: "61,000", "3.5 million", "21st", "5bn", "2 1/2", "1/3".
    pub fn digits(&self, at: usize) -> Option<Number> {
        let word = self.word(at);
        let split = word
            .find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.')))
            .unwrap_or(word.len());
        let (digits, suffix) = word.split_at_checked(split)?;
        let mut amount = Amount::parse(digits)?;
        let mut to = at + 1;
        let mut scaled = false;
        match suffix.to_ascii_lowercase().as_str() {
            "" => {}
            "st" | "nd" | "rd" | "th" => {
                return Some(Number {
                    amount,
                    unit: Unit::Ordinal,
                    exactness: Exactness::Exact,
                    scaled,
                    to,
                });
            }
            "m" | "mn" | "bn" | "tn" | "k" | "b" => {
                let by = match suffix.to_ascii_lowercase().as_str() {
                    "k" => 1000,
                    "m" | "mn" => 1_000_000,
                    "tn" => 1_000_000_000_000,
                    _ => 1_000_000_000,
                };
                amount = amount.times(by)?;
                scaled = true;
            }
            measure if words::is_measure(measure) => {
                let unit = Unit::Of(measure.to_owned());
                return Some(Number {
                    amount,
                    unit,
                    exactness: Exactness::Exact,
                    scaled,
                    to,
                });
            }
            _ => return None,
        }
        let slash = |at: usize| {
            self.word(at) == "/" && self.glued(at) && self.glued(at + 1) && self.is_number(at + 1)
        };
        let share = |at: usize| -> Option<(i128, u32)> {
            let over = self
                .word(at + 2)
                .parse()
                .ok()
                .filter(|over| (2..=100).contains(over))?;
            Some((self.word(at).parse().ok()?, over))
        };
        if slash(to) && !slash(to + 2) {
            let (units, over) = share(at)?;
            amount = Amount::share(units, over)?;
            to += 2;
        } else if self.is_number(to) && slash(to + 1) && !slash(to + 3) {
            let (units, over) = share(to)?;
            amount = amount.plus_share(units, over)?;
            to += 3;
        }
        self.finish(amount, to, scaled)
    }

    /// Numbers in words, shares, multiples, ordinals.
    pub fn spelt(&self, at: usize, lower: &str) -> Option<Number> {
        let made = |amount, unit, to| {
            Some(Number {
                amount,
                unit,
                exactness: Exactness::Exact,
                scaled: false,
                to,
            })
        };
        let next = self.lower(at + 1);
        if let Some((count, part)) = lower.split_once('-')
            && let (Some(units), Some(over)) = (words::small(count), words::denominator(part))
        {
            return made(Amount::share(units, over)?, Unit::Share, at + 1);
        }
        if let Some(least) = words::many(lower) {
            let to = at + 1;
            return Some(Number {
                amount: Amount::whole(least),
                unit: Unit::None,
                exactness: Exactness::AtLeast,
                scaled: true,
                to,
            });
        }
        if let Some(times) = lower
            .strip_suffix("fold")
            .map(|n| n.trim_end_matches('-'))
            .and_then(words::small)
        {
            return made(Amount::whole(times), Unit::Times, at + 1);
        }
        let share_follows = matches!(self.word(at + 2), "of" | "the")
            || (lower == "half" && matches!(next.as_str(), "of" | "the" | "its" | "their" | "a"));
        match lower {
            "half" if share_follows => return made(Amount::share(1, 2)?, Unit::Share, at + 1),
            "twice" => return made(Amount::whole(2), Unit::Times, at + 1),
            "a" | "an" => {
                if let Some(over) = words::denominator(&next).filter(|_| share_follows) {
                    return made(Amount::share(1, over)?, Unit::Share, at + 2);
                }
                let scale = words::scale(&next)?;
                return self.finish(Amount::whole(scale), at + 2, true);
            }
            _ => {}
        }
        if let Some(place) = words::ordinal(lower) {
            return made(Amount::whole(place), Unit::Ordinal, at + 1);
        }
        let (value, to, scaled) = self.spelt_number(at)?;
        let follows = self.lower(to);
        if let Some(over) =
            words::denominator(&follows).filter(|_| follows.ends_with('s') || value == 1)
        {
            return made(Amount::share(value, over)?, Unit::Share, to + 1);
        }
        // "one of the", "no one", "one another" count nothing.
        if value == 1
            && !scaled
            && follows != "in"
            && !matches!(
                follows.as_str(),
                "percent" | "per" | "dollar" | "cent" | "euro"
            )
        {
            return None;
        }
        self.finish(Amount::whole(value), to, scaled)
    }

    /// "twenty-four", "two hundred and six thousand": its value, the token after it, whether it has a scale.
    pub fn spelt_number(&self, at: usize) -> Option<(i128, usize, bool)> {
        let mut total: i128 = 0;
        let mut group: i128 = 0;
        let mut to = at;
        let mut scaled = false;
        // No number in words is longer.
        for _ in 0..12 {
            let lower = self.lower(to);
            let (tens, ones) = lower.split_once('-').unwrap_or((lower.as_str(), ""));
            let compound = words::small(tens)
                .filter(|n| *n >= 20)
                .zip(words::small(ones));
            if let Some((tens, ones)) = compound {
                group += tens + ones;
            } else if let Some(n) = words::small(&lower) {
                group += n;
            } else if let Some(by) = words::scale(&lower).filter(|_| to > at) {
                scaled = true;
                group = group.max(1) * by;
                if by > 100 {
                    total += group;
                    group = 0;
                }
            } else if !(lower == "and" && scaled && words::small(&self.lower(to + 1)).is_some()) {
                break;
            }
            to += 1;
        }
        (to > at).then_some((total + group, to, scaled))
    }

    /// Adds the scale and the unit that follow a number.
    pub fn finish(&self, amount: Amount, to: usize, scaled: bool) -> Option<Number> {
        let (mut amount, mut to, mut scaled) = (amount, to, scaled);
        let hyphen = usize::from(self.word(to) == "-" && self.glued(to) && self.glued(to + 1));
        for _ in 0..2 {
            let Some(by) = words::scale(&self.lower(to + hyphen)) else {
                break;
            };
            amount = amount.times(by)?;
            to += hyphen + 1;
            scaled = true;
        }
        let next = self.lower(to);
        let (unit, end) = match next.as_str() {
            "%" | "percent" | "pct" => (Unit::Percent, to + 1),
            "per" if matches!(self.word(to + 1), "cent" | "Cent") => (Unit::Percent, to + 2),
            "percentage" if matches!(self.word(to + 1), "point" | "points") => {
                (Unit::PercentagePoints, to + 2)
            }
            "times" => (Unit::Times, to + 1),
            "in" if amount.over == 1 && amount.scale == 0 && !scaled => {
                match self.one_in(amount, to + 1) {
                    Some((share, end)) => {
                        return Some(Number {
                            amount: share,
                            unit: Unit::Share,
                            exactness: Exactness::Exact,
                            scaled,
                            to: end,
                        });
                    }
                    None => (Unit::None, to),
                }
            }
            word => match words::currency_after(word) {
                Some(code) => (Unit::Money(code), to + 1),
                None => (Unit::None, to),
            },
        };
        Some(Number {
            amount,
            unit,
            exactness: Exactness::Exact,
            scaled,
            to: end,
        })
    }

    /// "one in five", "9 in 10": the share, and the token after it.
    pub fn one_in(&self, amount: Amount, at: usize) -> Option<(Amount, usize)> {
        let over = match self.word(at).parse::<u32>() {
            Ok(over) => over,
            Err(_) => u32::try_from(words::small(&self.lower(at))?).ok()?,
        };
        let share = Amount::share(amount.units, over)?;
        (amount.units > 0 && amount.units < i128::from(over)).then_some((share, at + 1))
    }
}
