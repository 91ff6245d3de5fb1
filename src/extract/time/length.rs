//! Numbers of units: "two and a half", "12 to 18 months".

use super::duration::Amount;
use super::lexer::{Key, Lex};
use super::reader::Reader;
use super::when::Unit;

impl Reader<'_> {
    /// A number of things, and the token after it.
    pub fn amount(&self, at: usize) -> Option<(Amount, usize)> {
        match self.lex(at) {
            Lex::A => match self.lex(at + 1) {
                Lex::Few => Some((Amount::Some, at + 2)),
                Lex::Key(Key::Couple) => Some((Amount::whole(2), self.skip_of(at + 2))),
                Lex::Scale(scale) => Some((Amount::whole(scale), at + 2)),
                Lex::Key(Key::Half) => Some((Amount::Tenths(5), at + 2)),
                _ => Some((Amount::whole(1), at + 1)),
            },
            Lex::Few => Some((Amount::Some, at + 1)),
            Lex::Key(Key::Couple) => Some((Amount::whole(2), self.skip_of(at + 1))),
            Lex::Key(Key::Half) if self.lex(at + 1) == Lex::A => Some((Amount::Tenths(5), at + 2)),
            Lex::Digits(number, _) => {
                if matches!(self.before(at, 1), Lex::Mark('$' | '£' | '€' | '#')) && self.glued(at)
                {
                    return None;
                }
                let broken = self.glued(at)
                    && matches!(self.before(at, 1), Lex::Mark('.' | ',' | '/'))
                    && matches!(self.before(at, 2), Lex::Digits(..));
                if broken {
                    return None;
                }
                let joint = self.glued(at + 1) && self.glued(at + 2);
                match (self.lex(at + 1), self.lex(at + 2)) {
                    (Lex::Mark('.'), Lex::Digits(tenth, 1)) if joint => Some((
                        Amount::Tenths(number.saturating_mul(10).saturating_add(tenth)),
                        at + 3,
                    )),
                    (Lex::Mark(','), Lex::Digits(rest, 3)) if joint => Some((
                        Amount::whole(number.saturating_mul(1000).saturating_add(rest)),
                        at + 3,
                    )),
                    (Lex::Digits(1, 1), Lex::Mark('/'))
                        if self.lex(at + 3) == Lex::Digits(2, 1) =>
                    {
                        Some((
                            Amount::Tenths(number.saturating_mul(10).saturating_add(5)),
                            at + 4,
                        ))
                    }
                    (Lex::Mark('½'), _) => Some((
                        Amount::Tenths(number.saturating_mul(10).saturating_add(5)),
                        at + 2,
                    )),
                    _ => Some((Amount::whole(number), at + 1)),
                }
                .map(|(amount, next)| self.and_a_half(amount, next))
            }
            Lex::Count(_) => {
                let (number, next) = self.spelt(at)?;
                Some(self.and_a_half(Amount::whole(number), next))
            }
            _ => None,
        }
    }

    /// A number in words: "twenty-four", "two hundred".
    pub fn spelt(&self, at: usize) -> Option<(u32, usize)> {
        let Lex::Count(mut number) = self.lex(at) else {
            return None;
        };
        let mut next = at + 1;
        if number >= 20 {
            let ones = self.skip_hyphen(next);
            if let Lex::Count(one @ 1..=9) = self.lex(ones) {
                number = number.saturating_add(one);
                next = ones + 1;
            }
        }
        while let Lex::Scale(scale) = self.lex(next) {
            number = number.saturating_mul(scale);
            next += 1;
        }
        Some((number, next))
    }

    /// Adds "and a half".
    pub fn and_a_half(&self, amount: Amount, next: usize) -> (Amount, usize) {
        let half = self.lex(next) == Lex::Key(Key::And)
            && self.lex(next + 1) == Lex::A
            && self.lex(next + 2) == Lex::Key(Key::Half);
        match amount {
            Amount::Tenths(tenths) if half => (Amount::Tenths(tenths.saturating_add(5)), next + 3),
            other => (other, next),
        }
    }

    /// Past "of", if it stands there.
    pub fn skip_of(&self, at: usize) -> usize {
        at + usize::from(self.lex(at) == Lex::Key(Key::Of))
    }

    /// A length of time: its amount, its unit and the token after it.
    pub fn length(&self, at: usize) -> Option<(Amount, Unit, usize)> {
        let (mut amount, mut next) = self.amount(at)?;
        // "two to three weeks", "12 to 18 months", "a day or two": the first number counts.
        let ranged = matches!(self.lex(next), Lex::Key(Key::Or) | Lex::Mark('-' | '–'))
            || self.word(next) == "to";
        if ranged
            && let Some((_, second)) = self.amount(next + 1)
            && matches!(self.lex(self.skip_hyphen(second)), Lex::Unit(..))
        {
            next = second;
        }
        next = self.skip_hyphen(next);
        if matches!(self.lex(next), Lex::Key(Key::More | Key::Current))
            || matches!(
                self.word(next),
                "full"
                    | "straight"
                    | "consecutive"
                    | "additional"
                    | "trading"
                    | "working"
                    | "business"
                    | "whole"
                    | "long"
                    | "entire"
            )
        {
            next += 1;
        }
        let Lex::Unit(unit, plural) = self.lex(next) else {
            return None;
        };
        if plural && next == at + 1 && self.lex(at) == Lex::A {
            return None;
        }
        next += 1;
        let (more, end) = self.and_a_half(amount, next);
        (amount, next) = (more, end);
        if self.lex(next) == Lex::Key(Key::Or)
            && matches!(self.lex(next + 1), Lex::Key(Key::So) | Lex::Count(2))
        {
            next += 2;
        }
        Some((amount, unit, next))
    }
}
