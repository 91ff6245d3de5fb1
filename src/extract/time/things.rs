//! Whether a number counts things: "2024 houses burned" names no year, and "May 5 and 6 people" no day.

use super::lexer::{Key, Lex};
use super::nouns::{is_adjective, is_dated, is_plural, is_unit, is_verb};
use super::reader::Reader;

/// What stands after a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Things {
    /// Things that it counts or measures, whatever stands before: "people", "metres", "%". The token after them.
    Measured(usize),
    /// A plural that it may count. The token after it.
    Plural(usize),
    /// A plural of what has a year: "sales", "elections".
    Dated,
    /// Nothing that could be counted.
    None,
}

impl Things {
    /// Whether the number counts something.
    pub const fn are(self) -> bool {
        matches!(self, Self::Measured(_) | Self::Plural(_))
    }
}

impl Reader<'_> {
    /// What the number that ends before `at` may count.
    pub fn things(&self, at: usize) -> Things {
        let hyphen = self.skip_hyphen(at);
        if hyphen > at && self.glued(at) && self.glued(hyphen) {
            let word = self.word(hyphen);
            let joined = word.starts_with(char::is_lowercase)
                && !matches!(word, "era" | "style" | "vintage" | "model" | "based" | "to");
            return if joined {
                Things::Measured(hyphen + 1)
            } else {
                Things::None
            };
        }
        match self.lex(at) {
            Lex::Key(Key::Counted)
            | Lex::Scale(_)
            | Lex::Mark('%' | '‰' | '°' | '€' | '£' | '$') => {
                return Things::Measured(at + 1);
            }
            Lex::Unit(_, true) => return Things::Measured(at + 1),
            Lex::Other => {}
            _ => return Things::None,
        }
        let word = self.word(at);
        if word.eq_ignore_ascii_case("per") && matches!(self.word(at + 1), "cent" | "mil" | "mille")
        {
            return Things::Measured(at + 2);
        }
        if is_unit(word) {
            return Things::Measured(at + 1);
        }
        if self.glued(at) || !word.starts_with(char::is_lowercase) {
            return Things::None;
        }
        if is_dated(word) {
            return Things::Dated;
        }
        if is_plural(word) {
            return Things::Plural(at + 1);
        }
        // "2024 new houses".
        let next = self.word(at + 1);
        let noun = matches!(self.lex(at + 1), Lex::Other | Lex::Key(Key::Counted));
        if !noun || self.is_past(at + 1) || is_verb(word) {
            return Things::None;
        }
        if is_dated(next) {
            Things::Dated
        } else if self.lex(at + 1) == Lex::Key(Key::Counted)
            || (is_plural(next) && is_adjective(word))
        {
            Things::Plural(at + 2)
        } else {
            Things::None
        }
    }

    /// Whether four digits that may be a year, and end before `to`, count what follows them instead.
    pub fn counts(&self, at: usize, to: usize) -> bool {
        let things = self.things(to);
        // "1900 in 2011", "2000 were new": a year is one, and is not in another.
        let prepared = matches!(
            self.before(at, 1),
            Lex::Key(
                Key::In | Key::Of | Key::Before | Key::After | Key::To | Key::And | Key::Stage
            ) | Lex::Month(_)
                | Lex::Mark('-' | '–')
        );
        let in_year = self.word(to) == "in" && self.year_at(to + 1).is_some();
        let several = matches!(self.word(to), "were" | "are" | "have")
            && self.before(at, 1) != Lex::Key(Key::And);
        if (in_year && (!prepared || self.before(at, 1) == Lex::Key(Key::And)))
            || (several && !prepared)
        {
            return true;
        }
        let sum = self.before(at, 1) == Lex::Key(Key::Of)
            && matches!(
                self.word(at.wrapping_sub(2)),
                "total"
                    | "number"
                    | "average"
                    | "maximum"
                    | "minimum"
                    | "crowd"
                    | "group"
                    | "rise"
                    | "fall"
                    | "drop"
                    | "increase"
                    | "gain"
                    | "loss"
                    | "toll"
                    | "out"
                    | "most"
                    | "some"
            );
        if sum {
            return true;
        }
        let rough = match self.before(at, 1) {
            Lex::Key(Key::Than | Key::Least) => return true,
            Lex::Key(Key::About) => true,
            _ => self.word(at.wrapping_sub(1)).eq_ignore_ascii_case("some"),
        };
        let end = match things {
            Things::None => return false,
            Things::Dated => return rough,
            Things::Measured(end) | Things::Plural(end) => end,
        };
        match self.before(at, 1) {
            // "in 2010 dollars" are those of that year.
            Lex::Key(Key::In) if matches!(self.word(to), "dollars" | "pounds" | "euros") => false,
            // "In 2012 prices rose", but "found in 2012 houses".
            Lex::Key(Key::In) => !self.verb_follows(end),
            Lex::The | Lex::A | Lex::Key(Key::S | Key::This | Key::That | Key::Same) => {
                matches!(things, Things::Measured(_))
            }
            _ if matches!(
                self.word(at.wrapping_sub(1)),
                "its" | "their" | "his" | "her" | "our"
            ) =>
            {
                matches!(things, Things::Measured(_))
            }
            Lex::Month(_) | Lex::Key(Key::Stage | Key::Edge) => false,
            _ => true,
        }
    }

    /// Whether a verb stands at `at`, or after one adverb.
    fn verb_follows(&self, at: usize) -> bool {
        let verb = |at: usize| {
            matches!(self.lex(at), Lex::Key(Key::Was | Key::Will | Key::Said))
                || self.is_past(at)
                || is_verb(self.word(at))
        };
        verb(at) || (self.word(at).ends_with("ly") && verb(at + 1))
    }
}
