//! Walks the tokens of a text and puts figures together.

use super::{Amount, Exactness, Figure, Unit, words};
use crate::extract::time::Time;
use crate::text::{Span, Token, TokenKind, tokens};

/// Tokens looked back through for "more than", "an estimated".
const QUALIFIER: usize = 4;

/// A number that was read.
struct Number {
    amount: Amount,
    unit: Unit,
    exactness: Exactness,
    /// Whether a word of scale was read with it.
    scaled: bool,
    /// One past its last token.
    to: usize,
}

/// Where the reading stands.
pub struct Reader<'t> {
    text: &'t str,
    tokens: Vec<Token>,
    times: &'t [Time],
}

impl<'t> Reader<'t> {
    /// A reader of `within`, whose times are known.
    pub fn new(text: &'t str, within: Span, times: &'t [Time]) -> Self {
        Self {
            text,
            tokens: tokens(text, within),
            times,
        }
    }

    /// Reads everything.
    pub fn read_all(&self) -> Vec<Figure> {
        let mut found: Vec<Figure> = Vec::new();
        let mut times = self.times.iter().peekable();
        let mut at = 0;
        while let Some(token) = self.tokens.get(at) {
            while times
                .next_if(|time| time.span.end <= token.span.start)
                .is_some()
            {}
            if times
                .peek()
                .is_some_and(|time| time.span.overlaps(token.span))
            {
                at += 1;
                continue;
            }
            let Some((figure, to)) = self.figure(at) else {
                at += 1;
                continue;
            };
            let clear = found
                .last()
                .is_none_or(|last| last.span.end <= figure.span.start);
            if clear {
                found.push(figure);
            }
            at = to.max(at + 1);
        }
        found
    }

    /// The words of a token.
    fn word(&self, at: usize) -> &'t str {
        self.tokens
            .get(at)
            .map_or("", |token| token.span.of(self.text))
    }

    /// The words of the token `back` before.
    fn before(&self, at: usize, back: usize) -> &'t str {
        at.checked_sub(back).map_or("", |at| self.word(at))
    }

    /// The words of a token in small letters.
    fn lower(&self, at: usize) -> String {
        let word = self.word(at);
        if word.len() > 24 {
            String::new()
        } else {
            word.to_lowercase()
        }
    }

    /// Whether the token touches the one before.
    fn glued(&self, at: usize) -> bool {
        let end = at
            .checked_sub(1)
            .and_then(|at| self.tokens.get(at))
            .map(|token| token.span.end);
        end.is_some() && end == self.tokens.get(at).map(|token| token.span.start)
    }

    /// Whether the token is digits.
    fn is_number(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| token.kind == TokenKind::Number)
    }

    /// The figure whose number begins at `at`, and the token after it.
    fn figure(&self, at: usize) -> Option<(Figure, usize)> {
        let first = self.number(at)?;
        let mut figure = Figure {
            span: Span::default(),
            value: first.amount,
            upper: None,
            unit: first.unit.clone(),
            exactness: first.exactness,
        };
        let mut to = first.to;
        if let Some((low, high)) = self.range(at, &first) {
            figure.value = low;
            figure.upper = Some(high.amount);
            figure.exactness = Exactness::Range;
            figure.unit = if high.unit == Unit::None {
                first.unit
            } else {
                high.unit
            };
            to = high.to;
        }
        let mut from = at;
        if figure.exactness == Exactness::Exact {
            let (qualified, exactness) = self.qualifier(at);
            (from, figure.exactness) = (qualified, exactness);
        } else if self.before(at, 1).eq_ignore_ascii_case("between") {
            from = at - 1;
        }
        if figure.exactness == Exactness::Exact
            && let Some((end, exactness)) = self.afterthought(to)
        {
            (to, figure.exactness) = (end, exactness);
        }
        if figure.unit == Unit::None {
            if figure.exactness == Exactness::Exact && self.is_name(at, to) {
                return None;
            }
            figure.unit = self.counted(to);
        }
        let start = self.tokens.get(from)?.span.start;
        let end = self.tokens.get(to.checked_sub(1)?)?.span.end;
        figure.span = Span::new(start, end);
        Some((figure, to))
    }

    /// A number with its sign, scale and unit.
    fn number(&self, at: usize) -> Option<Number> {
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
    fn digits(&self, at: usize) -> Option<Number> {
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
    fn spelt(&self, at: usize, lower: &str) -> Option<Number> {
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
        if let Some((count, part)) = lower.split_once('-') {
            if let (Some(units), Some(over)) = (words::small(count), words::denominator(part)) {
                return made(Amount::share(units, over)?, Unit::Share, at + 1);
            }
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
    fn spelt_number(&self, at: usize) -> Option<(i128, usize, bool)> {
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
    fn finish(&self, amount: Amount, to: usize, scaled: bool) -> Option<Number> {
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
            "%" => (Unit::Percent, to + 1),
            "percent" | "pct" => (Unit::Percent, to + 1),
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
    fn one_in(&self, amount: Amount, at: usize) -> Option<(Amount, usize)> {
        let over = match self.word(at).parse::<u32>() {
            Ok(over) => over,
            Err(_) => u32::try_from(words::small(&self.lower(at))?).ok()?,
        };
        let share = Amount::share(amount.units, over)?;
        (amount.units > 0 && amount.units < i128::from(over)).then_some((share, at + 1))
    }

    /// The lower and upper end of "between 3 and 5 million", "3 to 5 percent", "$3-$5".
    fn range(&self, at: usize, low: &Number) -> Option<(Amount, Number)> {
        let between = self.before(at, 1).eq_ignore_ascii_case("between");
        let joined = match self.word(low.to) {
            "and" => between,
            "to" => {
                !self.before(at, 1).eq_ignore_ascii_case("from")
                    && matches!(low.unit, Unit::None | Unit::Money(_) | Unit::Percent)
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
        if high.scaled && !low.scaled {
            let spelt = self.lower(high.to.checked_sub(
                1 + usize::from(
                    high.unit != Unit::None
                        && !matches!(high.unit, Unit::Money(code) if code.len() == 3),
                ),
            )?);
            start = start.times(words::scale(&spelt).unwrap_or(1))?;
        }
        let fits = low.unit == Unit::None
            || high.unit == low.unit
            || matches!((&low.unit, &high.unit), (Unit::Money(_), Unit::None));
        (fits && start.is_below(high.amount) && high.exactness == Exactness::Exact)
            .then_some((start, high))
    }

    /// Where the qualifier of the number at `at` begins, and what it says.
    fn qualifier(&self, at: usize) -> (usize, Exactness) {
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
            ("no", "more" | "greater", "than") => Some((3, Exactness::AtMost)),
            ("no", "less" | "fewer", "than") => Some((3, Exactness::AtLeast)),
            (_, "more" | "greater" | "higher", "than") => Some((2, Exactness::AtLeast)),
            (_, "less" | "fewer" | "lower", "than") => Some((2, Exactness::AtMost)),
            (_, "at", "least") | (_, "upwards", "of") => Some((2, Exactness::AtLeast)),
            (_, "at", "most") | (_, "up", "to") => Some((2, Exactness::AtMost)),
            ("as", "many" | "much" | "high", "as") => Some((3, Exactness::AtMost)),
            ("as", "few" | "little" | "low", "as") => Some((3, Exactness::AtLeast)),
            (_, "an", "estimated") | (_, "close", "to") => Some((2, Exactness::About)),
            (_, _, "over" | "exceeding" | "above") => Some((1, Exactness::AtLeast)),
            (_, _, "under" | "below") => Some((1, Exactness::AtMost)),
            (
                _,
                _,
                "about" | "around" | "nearly" | "almost" | "roughly" | "approximately" | "some"
                | "estimated" | "circa" | "~" | "approx",
            ) => Some((1, Exactness::About)),
            _ => None,
        };
        match found {
            Some((back, exactness)) => (at.saturating_sub(back), exactness),
            None => (at, Exactness::Exact),
        }
    }

    /// "or more", "or so", "+" after a figure.
    fn afterthought(&self, to: usize) -> Option<(usize, Exactness)> {
        match (self.word(to), self.word(to + 1)) {
            ("or", "more") => Some((to + 2, Exactness::AtLeast)),
            ("or", "less" | "fewer") => Some((to + 2, Exactness::AtMost)),
            ("or", "so") => Some((to + 2, Exactness::About)),
            ("+", _) if self.glued(to) => Some((to + 1, Exactness::AtLeast)),
            _ => None,
        }
    }

    /// Whether a bare number belongs to a name or an address: "Highway 61", "No. 3", "555-0123", "Boeing 747".
    fn is_name(&self, at: usize, to: usize) -> bool {
        if !self.is_number(at) {
            return false;
        }
        let previous = self.before(at, 1);
        let titled = previous.starts_with(char::is_uppercase) && !self.opens_sentence(at);
        let numbered =
            previous == "." && matches!(self.before(at, 2), "No" | "no" | "Nos" | "p" | "pp");
        let linked = (matches!(previous, "-" | "/" | "#" | "." | ":" | "@" | "_")
            && self.glued(at))
            || (matches!(self.word(to), "-" | "/" | ":" | "@" | "_" | "=")
                && self.glued(to)
                && self.glued(to + 1));
        (titled && self.counted(to) == Unit::None) || numbered || linked
    }

    /// Whether the word before the token at `at` is the first of its sentence.
    fn opens_sentence(&self, at: usize) -> bool {
        matches!(self.before(at, 2), "" | "." | "!" | "?" | "”" | "\"")
    }

    /// The things that the word at `at` says are counted.
    fn counted(&self, at: usize) -> Unit {
        let hyphen = usize::from(self.word(at) == "-" && self.glued(at) && self.glued(at + 1));
        let word = self.word(at + hyphen);
        let plain = word.starts_with(char::is_lowercase);
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
