//! What stands around a number: qualifiers, the other end of a range, the things that are counted.

use super::read::{Number, Reader};
use super::{Amount, Exactness, Unit, words};

/// Words looked back through for "more than", "an estimated".
const QUALIFIER: usize = 4;

/// Words that make a number a rough one.
const NEAR: [&str; 11] = [
    "about",
    "around",
    "nearly",
    "almost",
    "roughly",
    "approximately",
    "some",
    "estimated",
    "circa",
    "~",
    "approx",
];

impl Reader<'_> {
    /// The lower and upper end of "between 3 and 5 million", "3 to 5 percent", "$3-$5".
    pub fn range(&self, at: usize, low: &Number) -> Option<(Amount, Number)> {
        let between = self.before(at, 1).eq_ignore_ascii_case("between");
        let joined = match self.word(low.to) {
            "and" => between,
            "to" => {
                !self.before(at, 1).eq_ignore_ascii_case("from")
                    && matches!(
                        low.unit,
                        Unit::None
                            | Unit::Money(_)
                            | Unit::Percent
                            | Unit::PercentagePoints
                            | Unit::BasisPoints
                    )
            }
            "-" | "–" | "—" => self.glued(low.to) && self.glued(low.to + 1),
            _ => false,
        };
        if !joined
            || low.exactness != Exactness::Exact
            || matches!(low.unit, Unit::Ordinal | Unit::Share)
        {
            return None;
        }
        let high = self.number(low.to + 1)?;
        // "3 to 5 million" is in millions at both ends.
        let mut start = low.amount;
        if low.factor == 1 {
            start = start.times(high.factor)?;
        }
        let fits = low.unit == Unit::None
            || high.unit == low.unit
            || matches!((&low.unit, &high.unit), (Unit::Money(_), Unit::None));
        (fits && start.is_below(high.amount) && high.exactness == Exactness::Exact)
            .then_some((start, high))
    }

    /// Where the qualifier of the number at `at` begins, and what it says.
    pub fn qualifier(&self, at: usize) -> (usize, Exactness) {
        let word = |back: usize| {
            if back > QUALIFIER {
                String::new()
            } else {
                at.checked_sub(back)
                    .map_or_else(String::new, |at| self.lower(at))
            }
        };
        let (one, two, three) = (word(1), word(2), word(3));
        let found = match (three.as_str(), two.as_str(), one.as_str()) {
            ("no", "more" | "greater", "than") | ("as", "many" | "much" | "high", "as") => {
                Some((3, Exactness::AtMost))
            }
            ("no", "less" | "fewer", "than") | ("as", "few" | "little" | "low", "as") => {
                Some((3, Exactness::AtLeast))
            }
            (_, "more" | "greater" | "higher", "than")
            | (_, "at", "least")
            | (_, "upwards", "of") => Some((2, Exactness::AtLeast)),
            (_, "less" | "fewer" | "lower", "than") | (_, "at", "most") | (_, "up", "to") => {
                Some((2, Exactness::AtMost))
            }
            (_, "an", "estimated") | (_, "close", "to") => Some((2, Exactness::About)),
            (_, _, "over" | "exceeding" | "above") => Some((1, Exactness::AtLeast)),
            (_, _, "under" | "below") => Some((1, Exactness::AtMost)),
            (_, _, near) if NEAR.contains(&near) => Some((1, Exactness::About)),
            _ => None,
        };
        match found {
            Some((back, exactness)) => (at.saturating_sub(back), exactness),
            None => (at, Exactness::Exact),
        }
    }

    /// "or more", "or so", "+" after a figure.
    pub fn afterthought(&self, to: usize) -> Option<(usize, Exactness)> {
        match (self.word(to), self.word(to + 1)) {
            ("or", "more") => Some((to + 2, Exactness::AtLeast)),
            ("or", "less" | "fewer") => Some((to + 2, Exactness::AtMost)),
            ("or", "so") => Some((to + 2, Exactness::About)),
            ("+", _) if self.glued(to) => Some((to + 1, Exactness::AtLeast)),
            _ => None,
        }
    }

    /// Whether a bare number belongs to a name or an address: "Highway 61", "No. 3", "555-0123", "Boeing 747".
    pub fn is_name(&self, at: usize, to: usize) -> bool {
        if !self.is_number(at) {
            return false;
        }
        let previous = self.before(at, 1);
        let titled = previous.chars().any(char::is_uppercase) && !self.opens_sentence(at);
        let numbered =
            previous == "." && matches!(self.before(at, 2), "No" | "no" | "Nos" | "p" | "pp");
        let linked = (matches!(previous, "-" | "/" | "#" | "." | ":" | "@" | "_")
            && self.glued(at))
            || (matches!(self.word(to), "-" | "/" | ":" | "@" | "_" | "=")
                && self.glued(to)
                && self.glued(to + 1)
                && !(self.word(to) == "-" && self.word(to + 1).starts_with(char::is_lowercase)));
        (titled && self.counted(to) == Unit::None) || numbered || linked
    }

    /// Whether the word before the token at `at` is the first of its sentence.
    pub fn opens_sentence(&self, at: usize) -> bool {
        matches!(self.before(at, 2), "" | "." | "!" | "?" | "”" | "\"")
    }

    /// The things that the word at `at` says are counted.
    pub fn counted(&self, at: usize) -> Unit {
        let hyphen = usize::from(self.word(at) == "-" && self.glued(at) && self.glued(at + 1));
        let word = self.word(at + hyphen);
        let plain = word.starts_with(char::is_lowercase) && !word.contains(['\'', '’']);
        let noun = plain
            && (words::is_measure(word)
                || hyphen > 0
                || (word.len() > 3 && word.ends_with('s') && !word.ends_with("ss")));
        if noun
            && !matches!(
                word,
                "this"
                    | "was"
                    | "does"
                    | "has"
                    | "as"
                    | "plus"
                    | "versus"
                    | "across"
                    | "minus"
                    | "perhaps"
            )
        {
            return Unit::Of(word.to_lowercase());
        }
        // "3,000 armed men": the noun stands after an adjective.
        let after = self.word(at + 1);
        let adjective = plain
            && hyphen == 0
            && word.len() > 2
            && !matches!(
                word,
                "and"
                    | "or"
                    | "of"
                    | "in"
                    | "the"
                    | "to"
                    | "for"
                    | "on"
                    | "at"
                    | "by"
                    | "with"
                    | "from"
                    | "than"
            );
        if adjective
            && (words::is_measure(after)
                || (after.len() > 4
                    && after.ends_with('s')
                    && after.starts_with(char::is_lowercase)))
        {
            return Unit::Of(after.to_lowercase());
        }
        Unit::None
    }
}
