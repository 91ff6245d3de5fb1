//! Numbers, with their sign, scale and unit.

use super::digits::{self, Digits};
use super::read::{Number, Reader};
use super::{Amount, Exactness, Unit, words};

impl Reader<'_> {
    /// A number with its sign, scale and unit.
    pub fn number(&self, at: usize) -> Option<Number> {
        if self.is_number(at) {
            return self.digits(at, false);
        }
        self.money(at)
            .or_else(|| self.signed(at))
            .or_else(|| self.spelt(at, &self.lower(at)))
    }

    /// A sum whose currency stands before it: "$3.25 million", "Rs. 5 crore", "€-3", "$(12) million".
    pub fn money(&self, at: usize) -> Option<Number> {
        let word = self.word(at);
        let joined = self.word(at + 1) == "$" && self.glued(at + 1) && word != "$";
        let code = match word {
            // "US$" is a word and a mark.
            "US" | "U.S" if joined => Some("USD"),
            "C" | "CA" if joined => Some("CAD"),
            "A" | "AU" if joined => Some("AUD"),
            "HK" if joined => Some("HKD"),
            "NZ" if joined => Some("NZD"),
            "S" if joined => Some("SGD"),
            "R" if joined => Some("BRL"),
            _ => words::currency_before(word),
        }?;
        let mut next = at + 1 + usize::from(joined);
        next += usize::from(words::takes_point(word) && self.word(next) == "." && self.glued(next));
        let number = if self.is_number(next) {
            self.digits(next, true)
        } else if let Some(minus) = self.sign(next).filter(|_| self.is_number(next + 1)) {
            let number = self.digits(next + 1, true);
            if minus {
                number.map(Number::negated)
            } else {
                number
            }
        } else {
            self.in_parentheses(next)
        }?;
        // "Rs 5 crore": of rupees; "$5 percent" is none.
        matches!(number.unit, Unit::None | Unit::Money(_)).then(|| Number {
            unit: Unit::Money(code),
            ..number
        })
    }

    /// The digits of a token with the marks inside them, and what is glued to them.
    pub fn split(&self, at: usize) -> Option<(&str, &str)> {
        let word = self.word(at);
        let inside =
            |c: char| c.is_ascii_digit() || matches!(c, ',' | '.') || super::lex::is_group_mark(c);
        word.split_at_checked(word.find(|c| !inside(c)).unwrap_or(word.len()))
    }

    /// Digits: "61,000", "3.5 million", "21st", "5bn", "2 1/2", "1/3", "2½". Of `money`, "5 m" are millions.
    pub fn digits(&self, at: usize, money: bool) -> Option<Number> {
        let (digits, suffix) = self.split(at)?;
        if let Some((units, over)) = words::vulgar(suffix) {
            let amount = match digits::read(digits) {
                Some(read) => read.amount.plus_share(units, over)?,
                None if digits.is_empty() => Amount::share(units, over)?,
                None => return None,
            };
            return self.finish(
                Digits {
                    amount,
                    loose: false,
                },
                at + 1,
                money,
            );
        }
        let mut read = digits::read(digits)?;
        let mut to = at + 1;
        let lower = suffix.to_ascii_lowercase();
        let done = |unit| {
            Some(Number {
                unit,
                ..Number::plain(read.amount, at + 1)
            })
        };
        match lower.as_str() {
            "" => {}
            "st" | "nd" | "rd" | "th" => return done(Unit::Ordinal),
            "x" => return done(Unit::Times),
            "p" if digits.len() <= 2 => return done(Unit::Money("penny")),
            "pc" | "pct" => return done(Unit::Percent),
            "pp" | "ppt" | "ppts" => return done(Unit::PercentagePoints),
            "bp" | "bps" => return done(Unit::BasisPoints),
            // "$21T" is money, "21t" a weight.
            scale if words::suffix(scale).is_some() || (money && suffix == "T") => {
                let by = words::suffix(scale).unwrap_or(1_000_000_000_000);
                let number = self.scaled(read, to, by, money)?;
                // "5m" may be long, or so many.
                let metres = scale == "m"
                    && !money
                    && number.unit == Unit::None
                    && self.counted(number.to) == Unit::None;
                return Some(Number {
                    unclear: metres,
                    ..number
                });
            }
            measure if words::is_measure(measure) => return done(Unit::Of(measure.to_owned())),
            _ => return None,
        }
        let slash = |at: usize| {
            matches!(self.word(at), "/" | "⁄")
                && self.glued(at)
                && self.glued(at + 1)
                && self.is_number(at + 1)
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
            read.amount = Amount::share(units, over)?;
            to += 2;
        } else if self.is_number(to) && slash(to + 1) && !slash(to + 3) {
            let (units, over) = share(to)?;
            read.amount = read.amount.plus_share(units, over)?;
            to += 3;
        } else if let Some((units, over)) = words::vulgar(self.word(to)) {
            read.amount = read.amount.plus_share(units, over)?;
            to += 1;
        } else if let Some((over, end)) = self.and_a_part(to) {
            read.amount = read.amount.plus_share(1, over)?;
            to = end;
        }
        self.finish(read, to, money)
    }

    /// "and a half", "and a quarter" after a number: its denominator, and the token after it.
    pub fn and_a_part(&self, at: usize) -> Option<(u32, usize)> {
        let part = self.word(at) == "and" && self.word(at + 1) == "a";
        let over = words::denominator(self.word(at + 2)).filter(|_| part)?;
        (over == 2 || over == 4).then_some((over, at + 3))
    }

    /// Multiplies by a scale that was read, and goes on.
    fn scaled(&self, read: Digits, to: usize, by: i128, money: bool) -> Option<Number> {
        let amount = read.amount.times(by)?;
        let number = self.finish(
            Digits {
                amount,
                loose: false,
            },
            to,
            money,
        )?;
        Some(Number {
            factor: number.factor.checked_mul(by)?,
            ..number
        })
    }

    /// Adds the scale and the unit that follow a number.
    pub fn finish(&self, read: Digits, to: usize, money: bool) -> Option<Number> {
        let (mut amount, mut to, mut factor) = (read.amount, to, 1);
        let hyphen =
            |to: usize| usize::from(self.word(to) == "-" && self.glued(to) && self.glued(to + 1));
        for _ in 0..2 {
            let scale = to + hyphen(to);
            let word = self.lower(scale);
            let by = words::scale(&word)
                .or_else(|| words::suffix(&word).filter(|_| money && word != "b"));
            let Some(by) = by else {
                break;
            };
            amount = amount.times(by)?;
            factor *= by;
            to = scale + 1;
            to += usize::from(self.owns_point(&word, to));
        }
        let mut number = Number {
            factor,
            unclear: read.loose && factor == 1,
            ..Number::plain(amount, to)
        };
        let at = to + hyphen(to);
        // "a 3-million-euro plan": the words after the hyphen are one token.
        let compound = self.lower(at);
        if let Some((scale, currency)) = compound.split_once('-').filter(|_| at > to)
            && let (Some(by), Some(code)) = (words::scale(scale), words::currency_after(currency))
        {
            return Some(Number {
                unit: Unit::Money(code),
                factor: factor.checked_mul(by)?,
                ..Number::plain(amount.times(by)?, at + 1)
            });
        }
        if let Some((unit, end)) = self.rate(at) {
            // "4.125 percent" has decimals.
            number.unclear = false;
            (number.unit, number.to) = (unit, end);
            return Some(number);
        }
        if let Some((code, end)) = self.currency(to) {
            (number.unit, number.to) = (Unit::Money(code), end);
        } else if self.word(to) == "times" {
            (number.unit, number.to) = (Unit::Times, to + 1);
        } else if amount.over != 1 && factor == 1 && self.word(to) == "of" {
            number.unit = Unit::Share;
        } else if amount.over == 1
            && amount.scale == 0
            && factor == 1
            && let Some((share, end)) = self.one_in(amount, to)
        {
            (number.amount, number.unit, number.to) = (share, Unit::Share, end);
        }
        Some(number)
    }

    /// Whether the point at `at` belongs to the short word of scale before it: "Mio." always has one, "bn." only inside a
    /// sentence.
    fn owns_point(&self, word: &str, at: usize) -> bool {
        if self.word(at) != "." || !self.glued(at) || !words::is_short(word) {
            return false;
        }
        let next = self.word(at + 1);
        matches!(word, "mio" | "mrd" | "tsd")
            || (!next.is_empty() && !next.starts_with(char::is_uppercase))
    }

    /// Per cent and its kin at `at`: the unit and the token after it.
    fn rate(&self, at: usize) -> Option<(Unit, usize)> {
        let word = self.lower(at);
        let next = self.word(at + 1);
        let point = |word: &str| matches!(word, "point" | "points" | "pts");
        Some(match word.as_str() {
            "%" | "percent" | "pct" if point(next) => (Unit::PercentagePoints, at + 2),
            "%" | "percent" | "pct" => (Unit::Percent, at + 1),
            "per-cent" | "p.c" => (Unit::Percent, at + 1),
            // Not "PC", and not the abbreviation of anything else.
            "pc" if self.word(at) == "pc" => (Unit::Percent, at + 1),
            "per" if next.eq_ignore_ascii_case("cent") && point(self.word(at + 2)) => {
                (Unit::PercentagePoints, at + 3)
            }
            "per" if next.eq_ignore_ascii_case("cent") => (Unit::Percent, at + 2),
            "per" if self.word(at + 1) == "-" && self.word(at + 2) == "cent" => {
                (Unit::Percent, at + 3)
            }
            "‰" => (Unit::PerMille, at + 1),
            "per" if matches!(next, "mille" | "mil" | "mill") => (Unit::PerMille, at + 2),
            "permille" => (Unit::PerMille, at + 1),
            "percentage" if point(next) => (Unit::PercentagePoints, at + 2),
            "percentage-point" | "percentage-points" | "pp" | "ppt" | "ppts" | "p.p" => {
                (Unit::PercentagePoints, at + 1)
            }
            "basis" if point(next) => (Unit::BasisPoints, at + 2),
            "basis-point" | "basis-points" | "bp" | "bps" => (Unit::BasisPoints, at + 1),
            _ => return None,
        })
    }

    /// The currency after a number: "euros", "US dollars", "€", "USD". The token after it.
    fn currency(&self, at: usize) -> Option<(&'static str, usize)> {
        if let Some(code) =
            words::currency_after(self.word(at)).or_else(|| words::currency_after(&self.lower(at)))
        {
            // Not the sign of what follows: "5 $10 notes", "in 40, Rs. 500".
            let next = at + 1;
            let amount =
                next + usize::from(words::takes_point(self.word(at)) && self.word(next) == ".");
            let of_next = words::currency_before(self.word(at)).is_some() && self.is_number(amount);
            let to = next + usize::from(self.word(next) == "sterling");
            return (!of_next).then_some((code, to));
        }
        let of = words::currency_of(self.word(at))?;
        let named = words::currency_after(&self.lower(at + 1)).is_some();
        named.then_some((of, at + 2))
    }

    /// "in five" after "one", "out of 10" after "9": the share, and the token after it. Not "25 in 2019".
    pub fn one_in(&self, amount: Amount, at: usize) -> Option<(Amount, usize)> {
        let mut next = match (self.word(at), self.word(at + 1)) {
            ("in", _) => at + 1,
            ("out", "of") => at + 2,
            ("of", "every") => at + 1,
            _ => return None,
        };
        next += usize::from(self.word(next) == "every");
        if self.is_timed(next) {
            return None;
        }
        let over = match self.word(next).replace(',', "").parse::<u32>() {
            Ok(over) => over,
            Err(_) => u32::try_from(
                words::small(&self.lower(next)).or_else(|| words::scale(&self.lower(next)))?,
            )
            .ok()?,
        };
        let share = Amount::share(amount.units, over)?;
        (amount.units > 0 && amount.units < i128::from(over)).then_some((share, next + 1))
    }
}

impl Number {
    /// A number of nothing that is named.
    pub const fn plain(amount: Amount, to: usize) -> Self {
        Self {
            amount,
            unit: Unit::None,
            exactness: Exactness::Exact,
            factor: 1,
            unclear: false,
            to,
        }
    }

    /// The same, below zero.
    pub fn negated(self) -> Self {
        Self {
            amount: self.amount.negated(),
            ..self
        }
    }
}
