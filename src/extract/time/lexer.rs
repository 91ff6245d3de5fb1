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
    /// A time that is always to come: "soon".
    Soon,
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
    /// "was", "had", "sold" …: what comes is past.
    Was,
    /// "said", "told": what was said may be past or to come.
    Said,
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
    /// "h" of "H1 2019".
    H,
    /// "fy" of "FY2019".
    Fy,
    /// A word that may begin the name of a day: "Christmas", "Good" with a capital.
    Feast,
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
    let mut found: Vec<Token> = Vec::with_capacity(inside.len() / 5 + 1);
    let mut at = 0;
    let mut glued = false;
    while let Some(first) = char_at(inside, at) {
        let start = at;
        at += first.len_utf8();
        if first.is_whitespace() {
            glued = false;
            // The end of a line is a mark, as no date runs over it; empty lines make no more of them.
            let ended = matches!(first, '\n' | '\u{2028}' | '\u{2029}');
            if ended && found.last().is_none_or(|last| last.lex != Lex::Mark('\n')) {
                found.push(token(within, start, at, Lex::Mark('\n'), false));
            }
            continue;
        }
        let made = if first.is_ascii_digit() {
            at += count(inside, at, u8::is_ascii_digit);
            let run = inside.get(start..at).unwrap_or("");
            let width = u8::try_from(run.len()).unwrap_or(u8::MAX);
            let lex = run
                .parse()
                .map_or(Lex::Other, |value| Lex::Digits(value, width));
            token(within, start, at, lex, glued)
        } else if first.is_alphabetic() {
            at = end_of_letters(inside, at);
            let run = inside.get(start..at).unwrap_or("");
            Token {
                capital: first.is_uppercase(),
                past: run.len() > 3 && run.ends_with("ed"),
                ..token(within, start, at, word(run), glued)
            }
        } else {
            Token {
                capital: first.is_uppercase(),
                ..token(within, start, at, Lex::Mark(first), glued)
            }
        };
        found.push(made);
        glued = true;
    }
    found
}

/// The character at a byte; ASCII, which most text is, costs no decoding.
fn char_at(text: &str, at: usize) -> Option<char> {
    let byte = *text.as_bytes().get(at)?;
    if byte.is_ascii() {
        Some(char::from(byte))
    } else {
        text.get(at..)?.chars().next()
    }
}

/// How many such bytes stand at `at`.
fn count(text: &str, at: usize, is_such: impl Fn(&u8) -> bool) -> usize {
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    rest.iter().take_while(|byte| is_such(byte)).count()
}

/// The end of a run of letters that goes on at `at`.
fn end_of_letters(text: &str, mut at: usize) -> usize {
    loop {
        at += count(text, at, u8::is_ascii_alphabetic);
        match char_at(text, at) {
            Some(next) if !next.is_ascii() && next.is_alphabetic() => at += next.len_utf8(),
            _ => return at,
        }
    }
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
