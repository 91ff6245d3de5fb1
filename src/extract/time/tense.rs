//! Whether the words around a date say that it is past or to come.

use super::lexer::{Key, Lex};
use super::reader::Reader;

/// Tokens looked back through.
const BACK: usize = 14;

/// Tokens looked ahead through where the date opens its sentence.
const ONWARD: usize = 12;

/// What the words around a date say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    /// It is to come.
    Ahead,
    /// It has gone by.
    Past,
    /// A participle or a past tense stands before it: too weak a hint to overrule what is nearest.
    Perhaps,
    /// Nothing.
    Unknown,
}

impl Reader<'_> {
    /// Whether the date at `at` is to come.
    pub fn is_ahead(&self, at: usize) -> bool {
        self.tense(at) == Tense::Ahead
    }

    /// What the words around `at` say: the nearest before it, or in "In January, the mayor resigned" those after it.
    pub fn tense(&self, at: usize) -> Tense {
        for back in 1..=BACK {
            let Some(place) = at.checked_sub(back) else {
                return self.onward(at, back);
            };
            let before = self.before(at, back + 1);
            let preceded = |word: &str| self.word(place.wrapping_sub(1)) == word;
            match self.lex(place) {
                // "had been due to expire".
                Lex::Key(Key::Will) if preceded("had") || preceded("been") => return Tense::Past,
                Lex::Key(Key::Will) => return Tense::Ahead,
                Lex::Key(Key::Be) if preceded("to") => return Tense::Ahead,
                Lex::Key(Key::Was) if !matches!(before, Lex::Key(Key::Be | Key::Will)) => {
                    return Tense::Past;
                }
                Lex::Mark('.' | '\n' | ';') if self.stops(place) => return self.onward(at, back),
                Lex::Mark('“' | '"') if back <= 3 => return self.onward(at, back),
                Lex::Key(Key::In) if back <= 8 && matches!(self.word(place), "until" | "till") => {
                    return Tense::Ahead;
                }
                Lex::Key(Key::In) if back == 1 && self.word(place) == "by" => return Tense::Ahead,
                Lex::Key(Key::In) if self.word(place).eq_ignore_ascii_case("since") => {
                    return Tense::Past;
                }
                // "as soon as Tuesday", "as early as".
                Lex::Other | Lex::Key(Key::Stage)
                    if back == 2 && matches!(self.word(place), "soon" | "early") =>
                {
                    return Tense::Ahead;
                }
                // "is set to resume".
                Lex::Key(Key::To) if preceded("set") && self.word(place) == "to" => {
                    return Tense::Ahead;
                }
                _ if self.is_past(place) && before == Lex::Key(Key::Was) => return Tense::Past,
                _ if self.is_past(place) && before != Lex::Key(Key::Be) => return Tense::Perhaps,
                _ => {}
            }
        }
        Tense::Unknown
    }

    /// What follows a date that opens its sentence; `back` is how far away the sentence's start is.
    fn onward(&self, at: usize, back: usize) -> Tense {
        if back > 3 {
            return Tense::Unknown;
        }
        for place in at + 1..=at + ONWARD {
            match self.lex(place) {
                Lex::Key(Key::Will) => return Tense::Ahead,
                Lex::Key(Key::Was) => return Tense::Past,
                Lex::Mark('.' | '\n' | ';') if self.stops(place) => return Tense::Unknown,
                _ if self.is_past(place) => return Tense::Past,
                _ => {}
            }
        }
        Tense::Unknown
    }

    /// Whether the mark ends a sentence: a capital follows, and no abbreviation stands before it.
    fn stops(&self, at: usize) -> bool {
        let abbreviated = self.word(at.wrapping_sub(1)).len() == 1;
        !abbreviated && (self.capital(at + 1) || self.lex(at + 1) == Lex::End)
    }
}
