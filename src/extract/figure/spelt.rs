//! Numbers in words: counts, shares, multiples, places, and the words that only say "many".

use super::digits::Digits;
use super::read::{Number, Reader};
use super::{Amount, Exactness, Unit, words};

impl Reader<'_> {
    /// Numbers in words, shares, multiples, ordinals.
    pub fn spelt(&self, at: usize, lower: &str) -> Option<Number> {
        let made = |amount, unit, to| {
            Some(Number {
                unit,
                ..Number::plain(amount, to)
            })
        };
        let next = self.lower(at + 1);
        if let Some(to) = self.many(at, lower) {
            return Some(Number {
                exactness: Exactness::AtLeast,
                unclear: true,
                ..Number::plain(Amount::whole(0), to)
            });
        }
        if let Some((count, part)) = lower.split_once('-') {
            if let (Some(units), Some(over)) = (words::small(count), words::denominator(part)) {
                return self.share(Amount::share(units, over)?, at + 1);
            }
            // "a half-million", "half-percent".
            if count == "half" {
                let by = words::scale(part)?;
                return self.finish(whole(Amount::share(by, 2)?.reduced()), at + 1, false);
            }
        }
        if let Some(times) = lower
            .strip_suffix("fold")
            .map(|n| n.trim_end_matches('-'))
            .and_then(words::small)
        {
            return made(Amount::whole(times), Unit::Times, at + 1);
        }
        let share_follows = matches!(self.word(at + 2), "of" | "the")
            || (lower == "half"
                && matches!(
                    next.as_str(),
                    "of" | "the" | "its" | "their" | "a" | "his" | "her" | "all"
                ));
        match lower {
            "half" if share_follows => return self.share(Amount::share(1, 2)?, at + 1),
            "twice" => return made(Amount::whole(2), Unit::Times, at + 1),
            "a" | "an" => {
                if let Some(over) =
                    words::denominator(&next).filter(|_| share_follows || self.ends_share(at))
                {
                    return self.share(Amount::share(1, over)?, at + 2);
                }
                if let Some(half) = next.strip_prefix("half-").and_then(words::scale) {
                    return self.finish(whole(Amount::share(half, 2)?.reduced()), at + 2, false);
                }
                let scale = words::scale(&next)?;
                let number = self.finish(whole(Amount::whole(scale)), at + 2, false)?;
                return Some(Number {
                    factor: number.factor.checked_mul(scale)?,
                    ..number
                });
            }
            _ => {}
        }
        if let Some(place) = words::ordinal(lower) {
            return made(Amount::whole(place), Unit::Ordinal, at + 1);
        }
        let (value, to, factor) = self.spelt_number(at)?;
        let follows = self.lower(to);
        if let Some(over) =
            words::denominator(&follows).filter(|_| follows.ends_with('s') || value == 1)
        {
            return self.share(Amount::share(value, over)?, to + 1);
        }
        let mut amount = Amount::whole(value);
        let mut to = to;
        if let Some((over, end)) = self.and_a_part(to) {
            amount = amount.plus_share(1, over)?;
            to = end;
        }
        let number = self.finish(whole(amount), to, false)?;
        // "one of the", "no one", "one another" count nothing.
        let idle = value == 1
            && factor == 1
            && number.factor == 1
            && number.unit == Unit::None
            && amount.over == 1;
        (!idle).then_some(Number {
            factor: number.factor.checked_mul(factor)?,
            ..number
        })
    }

    /// Whether "a third" at `at` is a share: "fell by a third", "a fifth more", and not "a third man".
    fn ends_share(&self, at: usize) -> bool {
        matches!(
            self.before(at, 1),
            "by" | "nearly" | "almost" | "about" | "roughly" | "than"
        ) && !self.word(at + 2).starts_with(|c: char| c.is_alphabetic())
            || matches!(
                self.word(at + 2),
                "more" | "less" | "fewer" | "higher" | "lower" | "larger" | "smaller"
            )
            || (self.before(at, 1) == "by"
                && matches!(
                    self.word(at + 2),
                    "in" | "since"
                        | "from"
                        | "to"
                        | "and"
                        | "last"
                        | "this"
                        | "on"
                        | "after"
                        | "over"
                ))
    }

    /// A share of a whole, or of a number that is named: "a quarter of a million", "half a percentage point".
    fn share(&self, share: Amount, to: usize) -> Option<Number> {
        let of = to + usize::from(self.word(to) == "of");
        if matches!(self.word(of), "a" | "an" | "one" | "1") {
            if let Some(by) = words::scale(&self.lower(of + 1)) {
                return self.finish(whole(share.times(by)?.reduced()), of + 2, false);
            }
            let number = self.finish(whole(share), of + 1, false)?;
            if matches!(number.unit, Unit::Percent | Unit::PercentagePoints) {
                return Some(number);
            }
        }
        Some(Number {
            unit: Unit::Share,
            ..Number::plain(share, to)
        })
    }

    /// "hundreds", "tens of thousands", "several hundred", "a few thousand": the token after it. Nobody says how many.
    fn many(&self, at: usize, lower: &str) -> Option<usize> {
        let few = if lower == "a" { at + 1 } else { at };
        if matches!(
            self.word(few),
            "few" | "several" | "Several" | "many" | "Many" | "couple"
        ) {
            let scale = few + 1;
            return words::scale(&self.lower(scale)).map(|_| scale + 1);
        }
        if !words::is_many(lower) {
            return None;
        }
        let mut to = at + 1;
        if matches!(lower, "tens" | "scores") && self.word(to) != "of" {
            return None;
        }
        while self.word(to) == "of" && words::is_many(&self.lower(to + 1)) {
            to += 2;
        }
        Some(to)
    }

    /// "twenty-four", "two hundred and six thousand": its value, the token after it, and its scale.
    pub fn spelt_number(&self, at: usize) -> Option<(i128, usize, i128)> {
        let mut total: i128 = 0;
        let mut group: i128 = 0;
        let mut to = at;
        let mut factor: i128 = 1;
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
                factor = by;
                group = group.max(1).checked_mul(by)?;
                if by > 100 {
                    total = total.checked_add(group)?;
                    group = 0;
                }
            } else if !(lower == "and" && factor > 1 && words::small(&self.lower(to + 1)).is_some())
            {
                break;
            }
            to += 1;
        }
        (to > at).then_some((total.checked_add(group)?, to, factor))
    }
}

/// An amount that is read one way.
const fn whole(amount: Amount) -> Digits {
    Digits {
        amount,
        loose: false,
    }
}
