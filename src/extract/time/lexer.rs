//! The words that a date is written with.

use super::vocabulary::word;
use super::when::{Part, Season, Unit};
use crate::text::Span;

/// What a word means to a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lex {
    /// Past either end of the text.
    End,
    /// A word that says nothing about time.
    Other,
    /// Any other single character.
    Mark(char),
    /// Digits: their value and how many there are.
    Digits(u32, u8),
    /// "two" … "ninety".
    Count(u32),
    /// "hundred", "thousand".
    Scale(u32),
    /// "first" … "thirtieth".
    Ordinal(u32),
    /// "a", "an".
    A,
    /// "the".
    The,
    /// "day", "years"; whether it is a plural.
    Unit(Unit, bool),
    /// January is 1.
    Month(u8),
    /// Monday is 1.
    Weekday(u8),
    /// "spring", "summers".
    Season(Season),
    /// "morning", "nights".
    Part(Part),
    /// "several", "few".
    Few,
    /// A word that stands for a time of its own, or frames one.
    Key(Key),
}

/// Words with a meaning of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// "last".
    Last,
    /// "next", "coming", "upcoming".
    Next,
    /// "coming", "upcoming".
    Coming,
    /// "this".
    This,
    /// "that".
    That,
    /// "same".
    Same,
    /// "past".
    Past,
    /// "previous", "preceding", "prior".
    Previous,
    /// "following".
    Following,
    /// "current".
    Current,
    /// "latest", "most recent".
    Latest,
    /// "recent".
    Recent,
    /// "ago".
    Ago,
    /// "earlier".
    Earlier,
    /// "later".
    Later,
    /// "early", "late", "mid".
    Stage,
    /// "nearly", "about", "almost" …
    About,
    /// "more", "less", "fewer".
    More,
    /// "each", "every".
    Every,
    /// "other".
    Other,
    /// "today".
    Today,
    /// "yesterday".
    Yesterday,
    /// "tomorrow".
    Tomorrow,
    /// "tonight".
    Tonight,
    /// "overnight".
    Overnight,
    /// "noon", "midday".
    Noon,
    /// "midnight".
    Midnight,
    /// A time that is always now: "now", "currently".
    Present,
    /// "these".
    These,
    /// A time that is always past: "recently".
    Bygone,
    /// "future".
    Future,
    /// "fiscal", "financial".
    Fiscal,
    /// "end", "beginning", "middle", "start" …
    Edge,
    /// "of".
    Of,
    /// "and".
    And,
    /// "or".
    Or,
    /// "to", "through".
    To,
    /// "half".
    Half,
    /// "couple".
    Couple,
    /// "period".
    Period,
    /// "daily" and its kin: the unit stands in [`Lex::Key`]'s pair.
    Recurring(Unit),
    /// "a.m." is spelt with points, so that its letters are words: "am", "pm".
    Meridiem(bool),
    /// "gmt", "edt" …
    Zone,
    /// "utc", "gmt": written "Z".
    Zulu,
    /// "in", "since", "by", "until", "during", "before", "after", "from", "between".
    In,
    /// "will", "plans", "scheduled" …: what comes is ahead.
    Will,
    /// "said", "was", "were" …: what comes is past.
    Was,
    /// "be".
    Be,
    /// "old".
    Old,
    /// "long".
    Long,
    /// "times", "twice", "once": so often.
    Often,
    /// "year-end" is "year" and "end".
    Eve,
    /// "dollars", "people", "points" …: what a number before it counts.
    Counted,
    /// "than", "least", "most", "up", "at", "as".
    Than,
    /// "least", "most", "up".
    Least,
    /// "so" in "or so".
    So,
    /// "on".
    On,
    /// "s" after an apostrophe or a decade.
    S,
    /// "st", "nd", "rd", "th" after digits.
    Suffix,
    /// "q" of "Q3".
    Q,
    /// "fy" of "FY2019".
    Fy,
    /// Feasts: the number of their row in the table.
    Feast(u8),
    /// "ad", "bc".
    Era,
    /// "before".
    Before,
    /// "after".
    After,
    /// "year" words as digits: "nineties" is 9.
    Decade(u8),
}

/// One token.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// First byte.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// What it means.
    pub lex: Lex,
    /// No white space stands before it.
    pub glued: bool,
    /// It begins with a capital.
    pub capital: bool,
    /// A word that ends in "ed".
    pub past: bool,
}

/// The tokens of `within`: runs of letters, runs of digits, single marks.
pub fn tokens(text: &str, within: Span) -> Vec<Token> {
    let inside = within.of(text);
    let mut found = Vec::with_capacity(inside.len() / 5 + 1);
    let mut chars = inside.char_indices().peekable();
    let mut glued = false;
    while let Some((at, first)) = chars.next() {
        if first.is_whitespace() {
            glued = false;
            // A line's end is a mark: no date runs over the end of a paragraph, though it may run over a line's.
            if first == '\n' && chars.peek().is_some_and(|&(_, next)| next == '\n') {
                found.push(token(within, at, at + 1, Lex::Mark('\n'), false));
            }
            continue;
        }
        let mut end = at + first.len_utf8();
        let digits = first.is_ascii_digit();
        if digits || first.is_alphabetic() {
            while let Some(&(next_at, next)) = chars.peek() {
                let same = if digits {
                    next.is_ascii_digit()
                } else {
                    next.is_alphabetic()
                };
                if !same {
                    break;
                }
                end = next_at + next.len_utf8();
                chars.next();
            }
        }
        let run = inside.get(at..end).unwrap_or("");
        let lex = if digits {
            let width = u8::try_from(run.len()).unwrap_or(u8::MAX);
            run.parse()
                .map_or(Lex::Other, |value| Lex::Digits(value, width))
        } else if first.is_alphabetic() {
            word(run)
        } else {
            Lex::Mark(first)
        };
        let mut made = token(within, at, end, lex, glued);
        made.capital = first.is_uppercase();
        made.past = run.len() > 3 && run.ends_with("ed");
        found.push(made);
        glued = true;
    }
    found
}

/// A token of `within`, at offsets inside it.
const fn token(within: Span, start: usize, end: usize, lex: Lex, glued: bool) -> Token {
    Token {
        start: within.start + start,
        end: within.start + end,
        lex,
        glued,
        capital: false,
        past: false,
    }
}
