//! Signs before numbers, and the parentheses that accountants write for one.

use super::read::{Number, Reader};

/// What stands before a number that is below zero.
const MINUS: [&str; 6] = ["-", "−", "–", "‑", "﹣", "－"];

impl Reader<'_> {
    /// Whether a sign stands at `at`, and whether it is a minus. A dash between two words or numbers is none.
    pub fn sign(&self, at: usize) -> Option<bool> {
        let word = self.word(at);
        if matches!(word, "." | ",") {
            return None;
        }
        let minus = MINUS.contains(&word);
        if !minus && !matches!(word, "+" | "±") || !self.glued(at + 1) {
            return None;
        }
        let free = !self.glued(at)
            || matches!(
                self.before(at, 1),
                "(" | "[" | "“" | "\"" | "‘" | "„" | "«" | "/" | ":" | "—"
            )
            || super::words::currency_before(self.before(at, 1)).is_some();
        free.then_some(minus)
    }

    /// A number with its sign: "-3.5", "−€3 million", "minus five".
    pub fn signed(&self, at: usize) -> Option<Number> {
        let minus = match self.sign(at) {
            Some(minus) => minus,
            // "Seven minus five" is a sum.
            None if self.word(at).eq_ignore_ascii_case("minus")
                && !self.counts(at.wrapping_sub(1)) =>
            {
                true
            }
            None => return None,
        };
        let number = if self.is_number(at + 1) {
            self.digits(at + 1, false)
        } else {
            self.money(at + 1).or_else(|| {
                let lower = self.lower(at + 1);
                (!self.glued(at + 1))
                    .then(|| self.spelt(at + 1, &lower))
                    .flatten()
            })
        }?;
        Some(if minus { number.negated() } else { number })
    }

    /// Whether a number stands at `at`, in digits or words.
    fn counts(&self, at: usize) -> bool {
        self.is_number(at) || super::words::small(&self.lower(at)).is_some()
    }

    /// A sum of money that is below zero, as accounts write it: the parenthesis at `at` holds nothing but its digits.
    pub fn in_parentheses(&self, at: usize) -> Option<Number> {
        let held =
            self.word(at) == "(" && self.glued(at) && self.glued(at + 1) && self.is_number(at + 1);
        if !held || self.word(at + 2) != ")" || !self.glued(at + 2) {
            return None;
        }
        let (digits, suffix) = self.split(at + 1)?;
        let read = super::digits::read(digits).filter(|_| suffix.is_empty())?;
        self.finish(read, at + 3, true).map(Number::negated)
    }
}
