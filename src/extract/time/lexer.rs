//! The words that a date is written with.

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

/// What a word means, without regard to case except where English needs it.
fn word(run: &str) -> Lex {
    let mut lower = [0_u8; 13];
    if run.len() > lower.len() || !run.is_ascii() {
        return Lex::Other;
    }
    for (slot, byte) in lower.iter_mut().zip(run.bytes()) {
        *slot = byte.to_ascii_lowercase();
    }
    let Some(Ok(lower)) = lower.get(..run.len()).map(std::str::from_utf8) else {
        return Lex::Other;
    };
    let capital = run.starts_with(|c: char| c.is_ascii_uppercase());
    named(lower, run, capital)
        .or_else(|| counted(lower))
        .or_else(|| key(lower))
        .unwrap_or(Lex::Other)
}

/// Months, days, seasons, units and parts of the day.
fn named(lower: &str, run: &str, capital: bool) -> Option<Lex> {
    Some(match lower {
        "january" => Lex::Month(1),
        "february" => Lex::Month(2),
        "march" | "may" | "mar" | "jan" | "dec" | "sun" | "sat" | "mon" | "wed" | "fri"
            if !capital =>
        {
            return None;
        }
        "jan" => Lex::Month(1),
        "feb" => Lex::Month(2),
        "mar" | "march" => Lex::Month(3),
        "april" | "apr" => Lex::Month(4),
        "may" => Lex::Month(5),
        "june" | "jun" => Lex::Month(6),
        "july" | "jul" => Lex::Month(7),
        "august" if capital => Lex::Month(8),
        "aug" => Lex::Month(8),
        "september" | "sept" | "sep" => Lex::Month(9),
        "october" | "oct" => Lex::Month(10),
        "november" | "nov" => Lex::Month(11),
        "december" | "dec" => Lex::Month(12),
        "monday" | "mondays" | "mon" => Lex::Weekday(1),
        "tuesday" | "tuesdays" | "tue" | "tues" => Lex::Weekday(2),
        "wednesday" | "wednesdays" | "wed" => Lex::Weekday(3),
        "thursday" | "thursdays" | "thu" | "thur" | "thurs" => Lex::Weekday(4),
        "friday" | "fridays" | "fri" => Lex::Weekday(5),
        "saturday" | "saturdays" | "sat" => Lex::Weekday(6),
        "sunday" | "sundays" | "sun" => Lex::Weekday(7),
        "spring" => Lex::Season(Season::Spring),
        "summer" | "summers" => Lex::Season(Season::Summer),
        "fall" | "autumn" => Lex::Season(Season::Autumn),
        "winter" | "winters" => Lex::Season(Season::Winter),
        "morning" | "mornings" => Lex::Part(Part::Morning),
        "afternoon" | "afternoons" => Lex::Part(Part::Afternoon),
        "evening" | "evenings" => Lex::Part(Part::Evening),
        "night" | "nights" => Lex::Part(Part::Night),
        "seconds" => Lex::Unit(Unit::Second, true),
        "minute" => Lex::Unit(Unit::Minute, false),
        "minutes" => Lex::Unit(Unit::Minute, true),
        "hour" => Lex::Unit(Unit::Hour, false),
        "hours" => Lex::Unit(Unit::Hour, true),
        "day" => Lex::Unit(Unit::Day, false),
        "days" => Lex::Unit(Unit::Day, true),
        "week" => Lex::Unit(Unit::Week, false),
        "weeks" => Lex::Unit(Unit::Week, true),
        "weekend" => Lex::Unit(Unit::Weekend, false),
        "weekends" => Lex::Unit(Unit::Weekend, true),
        "fortnight" => Lex::Unit(Unit::Fortnight, false),
        "month" => Lex::Unit(Unit::Month, false),
        "months" => Lex::Unit(Unit::Month, true),
        "quarter" => Lex::Unit(Unit::Quarter, false),
        "quarters" => Lex::Unit(Unit::Quarter, true),
        "year" => Lex::Unit(Unit::Year, false),
        "years" => Lex::Unit(Unit::Year, true),
        "decade" => Lex::Unit(Unit::Decade, false),
        "decades" => Lex::Unit(Unit::Decade, true),
        "centuries" => Lex::Unit(Unit::Century, true),
        "century" => Lex::Unit(Unit::Century, false),
        "q" if run == "Q" => Lex::Key(Key::Q),
        "fy" if run == "FY" => Lex::Key(Key::Fy),
        _ => return None,
    })
}

/// Numbers in words.
fn counted(lower: &str) -> Option<Lex> {
    const COUNTS: [&str; 21] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ];
    const TENS: [&str; 10] = [
        "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ];
    const ORDINALS: [&str; 22] = [
        "",
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
        "",
    ];
    const DECADES: [&str; 10] = [
        "",
        "",
        "twenties",
        "thirties",
        "forties",
        "fifties",
        "sixties",
        "seventies",
        "eighties",
        "nineties",
    ];
    if !lower.starts_with(['o', 't', 'f', 's', 'e', 'n', 'z', 'h']) || lower.len() < 3 {
        return None;
    }
    let place = |list: &[&str]| {
        list.iter()
            .position(|entry| *entry == lower)
            .and_then(|at| u32::try_from(at).ok())
    };
    if let Some(n) = place(&COUNTS).filter(|&n| n > 0) {
        return Some(Lex::Count(n));
    }
    if let Some(n) = place(&TENS) {
        return Some(Lex::Count(n * 10));
    }
    if let Some(n) = place(&ORDINALS) {
        return Some(Lex::Ordinal(n));
    }
    if let Some(n) = place(&DECADES) {
        return Some(Lex::Key(Key::Decade(u8::try_from(n).ok()?)));
    }
    match lower {
        "thirtieth" => Some(Lex::Ordinal(30)),
        "hundred" => Some(Lex::Scale(100)),
        "thousand" => Some(Lex::Scale(1000)),
        _ => None,
    }
}

/// Every other word that a date is made of.
fn key(lower: &str) -> Option<Lex> {
    let key = match lower {
        "a" | "an" => return Some(Lex::A),
        "the" => return Some(Lex::The),
        "several" | "few" | "many" | "some" => return Some(Lex::Few),
        "last" => Key::Last,
        "next" => Key::Next,
        "coming" | "upcoming" => Key::Coming,
        "this" => Key::This,
        "that" => Key::That,
        "same" => Key::Same,
        "past" => Key::Past,
        "previous" | "preceding" | "prior" => Key::Previous,
        "following" | "subsequent" => Key::Following,
        "current" => Key::Current,
        "latest" => Key::Latest,
        "recent" => Key::Recent,
        "ago" => Key::Ago,
        "earlier" => Key::Earlier,
        "later" => Key::Later,
        "early" | "late" | "mid" => Key::Stage,
        "nearly" | "almost" | "about" | "around" | "over" | "approximately" | "roughly" => {
            Key::About
        }
        "more" | "less" | "fewer" => Key::More,
        "than" => Key::Than,
        "least" | "most" => Key::Least,
        "each" | "every" => Key::Every,
        "other" => Key::Other,
        "today" => Key::Today,
        "yesterday" => Key::Yesterday,
        "tomorrow" => Key::Tomorrow,
        "tonight" => Key::Tonight,
        "overnight" => Key::Overnight,
        "noon" | "midday" => Key::Noon,
        "midnight" => Key::Midnight,
        "now" | "currently" | "nowadays" => Key::Present,
        "these" => Key::These,
        "recently" => Key::Bygone,
        "future" => Key::Future,
        "fiscal" | "financial" => Key::Fiscal,
        "end" | "beginning" | "start" | "middle" | "close" | "rest" | "remainder" => Key::Edge,
        "of" => Key::Of,
        "and" => Key::And,
        "or" => Key::Or,
        "so" => Key::So,
        "to" | "through" => Key::To,
        "half" => Key::Half,
        "couple" => Key::Couple,
        "period" => Key::Period,
        "daily" | "nightly" => Key::Recurring(Unit::Day),
        "hourly" => Key::Recurring(Unit::Hour),
        "weekly" => Key::Recurring(Unit::Week),
        "biweekly" | "fortnightly" => Key::Recurring(Unit::Fortnight),
        "monthly" => Key::Recurring(Unit::Month),
        "annual" | "annually" | "yearly" => Key::Recurring(Unit::Year),
        "am" => Key::Meridiem(false),
        "pm" => Key::Meridiem(true),
        "utc" | "gmt" => Key::Zulu,
        "est" | "edt" | "cst" | "cdt" | "mst" | "mdt" | "pst" | "pdt" | "bst" | "cet" | "cest"
        | "et" | "eastern" | "pacific" => Key::Zone,
        "in" | "since" | "by" | "until" | "during" | "from" | "between" | "till" => Key::In,
        "before" => Key::Before,
        "after" => Key::After,
        "on" => Key::On,
        "will" | "shall" | "would" | "could" | "might" | "plans" | "planning" | "ready"
        | "payable" | "effective" | "scheduled" | "expected" | "expects" | "expect" | "due"
        | "slated" | "planned" | "ll" | "intends" | "hopes" => Key::Will,
        "said" | "was" | "were" | "had" | "told" | "did" | "made" | "took" | "came" | "went"
        | "began" | "held" | "met" | "won" | "lost" | "fell" | "rose" | "left" | "died" | "has"
        | "have" | "ended" => Key::Was,
        "be" | "been" => Key::Be,
        "old" => Key::Old,
        "long" => Key::Long,
        "times" | "twice" | "once" => Key::Often,
        "eve" => Key::Eve,
        "people" | "troops" | "points" | "miles" | "feet" | "meters" | "metres" | "pounds"
        | "dollars" | "shares" | "tons" | "tonnes" | "members" | "workers" | "employees"
        | "percent" | "cents" | "jobs" | "votes" | "million" | "billion" | "yards" | "soldiers"
        | "men" | "women" | "homes" | "kilometers" | "kilometres" | "km" => Key::Counted,
        "s" => Key::S,
        "st" | "nd" | "rd" | "th" => Key::Suffix,
        "christmas" => Key::Feast(0),
        "thanksgiving" => Key::Feast(1),
        "easter" => Key::Feast(2),
        "halloween" => Key::Feast(3),
        "ad" | "bc" | "bce" => Key::Era,
        _ => return None,
    };
    Some(Lex::Key(key))
}
