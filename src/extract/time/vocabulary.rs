//! What each word means to a date.

use super::lexer::{Key, Lex};
use super::when::{Part, Season, Unit};

/// What a word means, without regard to case except where English needs it.
pub fn word(run: &str) -> Lex {
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
        "march" | "may" | "mar" | "jan" | "dec" | "sun" | "sat" | "mon" | "wed" | "fri"
            if !capital =>
        {
            return None;
        }
        "january" | "jan" => Lex::Month(1),
        "february" | "feb" => Lex::Month(2),
        "mar" | "march" => Lex::Month(3),
        "april" | "apr" => Lex::Month(4),
        "may" => Lex::Month(5),
        "june" | "jun" => Lex::Month(6),
        "july" | "jul" => Lex::Month(7),
        "august" if !capital => return None,
        "august" | "aug" => Lex::Month(8),
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
        // "An annual report" is a kind of report, and says of no time how often.
        "annually" | "yearly" => Key::Recurring(Unit::Year),
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
