//! Whether the words around a date say that it is past or to come.

use super::lexer::{Key, Lex};
use super::reader::Reader;

/// Tokens looked back through.
const BACK: usize = 14;

/// Tokens looked ahead through where the date opens its sentence.
const ONWARD: usize = 12;

/// Tokens within which a verb of saying tells when something was said: "told the paper on Friday".
const SAID: usize = 6;

/// Tokens before a date that opens its sentence, at most.
const OPENING: usize = 3;

/// Tokens within which a word in "ed" is taken for the verb that tells what happened then.
const VERB: usize = 8;

/// What the words around a date say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    /// It is to come.
    Ahead,
    /// It has gone by.
    Past,
    /// A participle, or a past tense that may be about something else: "has set May 3", "extended to May".
    Perhaps,
    /// Nothing.
    Unknown,
}

impl Reader<'_> {
    /// Whether the date at `at` is to come.
    pub fn is_ahead(&self, at: usize) -> bool {
        self.tense(at) == Tense::Ahead
    }

    /// What the words around `at` say: the nearest before it, or, as in "In January, the mayor resigned", those after it.
    pub fn tense(&self, at: usize) -> Tense {
        let past = if self.happens(at) {
            Tense::Past
        } else {
            Tense::Perhaps
        };
        // "will redeem its preferred shares in May": a participle before a noun gives way to a verb before it.
        let mut weak = Tense::Unknown;
        let mut participle = false;
        for back in 1..=BACK {
            let Some(place) = at.checked_sub(back) else {
                return self.onward(at, back, weak);
            };
            let before = self.before(at, back + 1);
            let preceded = |word: &str| self.word(place.wrapping_sub(1)) == word;
            match self.lex(place) {
                // "had been due to expire".
                Lex::Key(Key::Will) if preceded("had") || preceded("been") => return Tense::Past,
                Lex::Key(Key::Will) => return Tense::Ahead,
                Lex::Key(Key::Be) if preceded("to") => return Tense::Ahead,
                // "to cut", "to shut": no past, though it looks like one.
                Lex::Key(Key::Was) if preceded("to") => return Tense::Ahead,
                Lex::Key(Key::Was) if !self.is_passive(place) => return past,
                Lex::Key(Key::Said) if back <= SAID => return past,
                Lex::Mark('.' | '\n' | ';') if self.stops(place) => {
                    return self.onward(at, back, weak);
                }
                Lex::Mark('“' | '"') if back <= 3 => return self.onward(at, back, weak),
                Lex::Key(Key::In) if back <= 8 && matches!(self.word(place), "until" | "till") => {
                    return Tense::Ahead;
                }
                Lex::Key(Key::In) if back == 1 && self.word(place) == "by" => return Tense::Ahead,
                Lex::Key(Key::In) if self.word(place).eq_ignore_ascii_case("since") => {
                    return Tense::Past;
                }
                // "as soon as Tuesday", "as early as".
                Lex::Key(Key::Soon | Key::Stage)
                    if back == 2 && matches!(self.word(place), "soon" | "early") =>
                {
                    return Tense::Ahead;
                }
                // "is set to resume".
                Lex::Key(Key::To) if preceded("set") && self.word(place) == "to" => {
                    return Tense::Ahead;
                }
                // "The election is in May", but not "is charged with theft in May", "is up from May".
                Lex::Other
                    if matches!(self.word(place), "is" | "are")
                        && weak == Tense::Unknown
                        && !matches!(self.lex(at), Lex::Weekday(_))
                        && !participle
                        && past == Tense::Past
                        && !matches!(self.word(at.wrapping_sub(1)), "from" | "of")
                        && !matches!(self.before(at, 2), Lex::Key(Key::Than)) =>
                {
                    return Tense::Ahead;
                }
                _ if weak != Tense::Unknown || !self.is_past(place) => {}
                _ if before == Lex::Key(Key::Was) => return past,
                _ if self.is_passive(place)
                    || matches!(before, Lex::A | Lex::The)
                    || preceded("still") =>
                {
                    participle = true;
                }
                _ if back > VERB => weak = Tense::Perhaps,
                _ if matches!(self.lex(place + 1), Lex::Other | Lex::Key(Key::Counted)) => {
                    weak = past;
                }
                _ => return past,
            }
        }
        weak
    }

    /// Whether the verb at `at` is a participle whose time another verb tells: "is held", "to be paid".
    fn is_passive(&self, at: usize) -> bool {
        matches!(self.before(at, 1), Lex::Key(Key::Be | Key::Will))
            || matches!(self.word(at.wrapping_sub(1)), "is" | "are" | "being")
    }

    /// Whether the words right before a date say that something happens on it: "on May 3", "in May", "between May and".
    fn happens(&self, at: usize) -> bool {
        let mut place = at;
        for _ in 0..6 {
            match self.before(place, 1) {
                Lex::Key(Key::In | Key::On) => {
                    return !matches!(self.word(place.wrapping_sub(1)), "by" | "until" | "till");
                }
                Lex::Key(Key::Stage | Key::And | Key::Or | Key::Of | Key::Edge | Key::Last)
                | Lex::Month(_)
                | Lex::Ordinal(_)
                | Lex::Digits(..)
                | Lex::Mark('-' | '–' | ',') => {
                    place = place.saturating_sub(1);
                }
                Lex::Unit(..) if self.lex(place) == Lex::Key(Key::Of) => {
                    place = place.saturating_sub(1);
                }
                Lex::The if self.lex(place) == Lex::Other => place = place.saturating_sub(1),
                Lex::The if !matches!(self.before(place, 2), Lex::Key(Key::In | Key::On)) => {
                    return false;
                }
                Lex::The | Lex::Weekday(_) => place = place.saturating_sub(1),
                Lex::Key(Key::To) => return self.word(place.wrapping_sub(2)) != "extended",
                Lex::Key(Key::About) => {
                    return self
                        .word(place.wrapping_sub(1))
                        .eq_ignore_ascii_case("over");
                }
                Lex::Other if self.word(place.wrapping_sub(1)) == "course" => {
                    place = place.saturating_sub(1);
                }
                _ => {
                    return matches!(
                        self.word(place.wrapping_sub(1)),
                        "ended" | "throughout" | "within"
                    );
                }
            }
        }
        true
    }

    /// What follows a date before which nothing tells for certain; `back` is how far away its sentence begins.
    fn onward(&self, at: usize, back: usize, weak: Tense) -> Tense {
        if weak != Tense::Unknown {
            return weak;
        }
        let opens = back <= OPENING;
        let past = if opens || self.happens(at) {
            Tense::Past
        } else {
            Tense::Perhaps
        };
        for place in at + 1..=at + ONWARD {
            match self.lex(place) {
                // "On Friday, the town planned to …" is past, "is scheduled" is not.
                Lex::Key(Key::Will) if self.is_past(place) && !self.is_passive(place) => {
                    return past;
                }
                Lex::Key(Key::Will) if opens => return Tense::Ahead,
                Lex::Key(Key::Will) => return Tense::Unknown,
                Lex::Key(Key::Was | Key::Said) => return past,
                Lex::Mark('.' | '\n' | ';') if self.stops(place) => return Tense::Unknown,
                _ if self.is_past(place) && !self.is_passive(place) => return past,
                _ => {}
            }
        }
        Tense::Unknown
    }

    /// Whether the mark ends a sentence: a capital follows, and no abbreviation stands before it.
    fn stops(&self, at: usize) -> bool {
        let before = self.word(at.wrapping_sub(1));
        let abbreviated = before.len() == 1 && before.starts_with(char::is_alphabetic);
        self.lex(at) == Lex::Mark('\n')
            || (!abbreviated
                && (self.capital(at + 1) || matches!(self.lex(at + 1), Lex::End | Lex::Mark('\n'))))
    }
}
