//! The words before an expression that belong to it.

use super::lexer::{Key, Lex};
use super::reader::Reader;

impl Reader<'_> {
    /// Takes in the words before an expression that belong to it: "the", "early", "nearly", "at least".
    pub fn extend_left(&self, from: usize, free: usize) -> usize {
        let mut at = from;
        for _ in 0..6 {
            let Some(next) = self.qualifier(at).filter(|&next| next >= free) else {
                break;
            };
            at = next;
        }
        at
    }

    /// Whether "the" before `at` belongs to the expression: before "third quarter" and "1990s", not before "1990 race".
    fn takes_article(&self, at: usize) -> bool {
        match self.lex(at) {
            Lex::Key(Key::Current) => {
                matches!(self.lex(at + 1), Lex::Unit(..) | Lex::Key(Key::Fiscal))
            }
            Lex::Key(
                Key::Last
                | Key::Next
                | Key::Coming
                | Key::Past
                | Key::Previous
                | Key::Following
                | Key::Same
                | Key::Latest
                | Key::Recent
                | Key::Stage
                | Key::Edge
                | Key::Fiscal
                | Key::Future
                | Key::Decade(_)
                | Key::Half,
            )
            | Lex::Unit(..)
            | Lex::Ordinal(_)
            | Lex::Season(_)
            | Lex::Part(_) => {
                !matches!(self.lex(at + 1), Lex::Mark('-'))
                    || !matches!(self.lex(at), Lex::Ordinal(_))
            }
            Lex::Mark('\'' | '’') => true,
            Lex::Digits(..) | Lex::Count(_) if matches!(self.lex(at + 1), Lex::Unit(_, true)) => {
                true
            }
            Lex::Digits(..) => {
                self.lex(at + 1) == Lex::Key(Key::S)
                    || self.lex(at + 1) == Lex::Key(Key::Suffix)
                    || matches!(
                        self.lex(at + 1),
                        Lex::Ordinal(_) | Lex::Key(Key::Period) | Lex::Unit(..)
                    )
            }
            _ => false,
        }
    }

    /// Whether a clock time stands at `at`: "about 5 p.m." is a time, and "about" is not part of it.
    fn clockwork(&self, at: usize) -> bool {
        self.clock(at).is_some()
    }

    /// Where the qualifier begins that ends just before `at`.
    fn qualifier(&self, at: usize) -> Option<usize> {
        let back = |count: usize| at.checked_sub(count);
        match self.before(at, 1) {
            Lex::The if self.takes_article(at) => back(1),
            Lex::Key(Key::About)
                if matches!(
                    self.lex(at),
                    Lex::Digits(..) | Lex::Count(_) | Lex::A | Lex::Few | Lex::Key(Key::Half)
                ) && !self.clockwork(at) =>
            {
                back(1)
            }
            Lex::Key(Key::Stage | Key::Earlier | Key::Later) => back(1),
            Lex::Mark('-') if self.before(at, 2) == Lex::Key(Key::Stage) => back(2),
            Lex::Key(Key::Than) if self.before(at, 2) == Lex::Key(Key::More) => back(2),
            Lex::Key(Key::Least)
                if self.glued(at - 1) || matches!(self.word(at - 2), "at" | "At") =>
            {
                back(2)
            }
            Lex::Key(Key::Of | Key::In)
                if self.before(at, 1) == Lex::Key(Key::Of) || self.word(at - 1) == "in" =>
            {
                match self.before(at, 2) {
                    Lex::Key(Key::Edge) if self.before(at, 1) == Lex::Key(Key::Of) => {
                        if self.before(at, 3) == Lex::The {
                            back(3)
                        } else {
                            back(2)
                        }
                    }
                    Lex::Key(Key::Earlier | Key::Later) => back(2),
                    _ => None,
                }
            }
            Lex::Key(Key::To)
                if self.word(at - 1) == "to" && self.word(at.wrapping_sub(2)) == "up" =>
            {
                back(2)
            }
            _ => None,
        }
    }
}
