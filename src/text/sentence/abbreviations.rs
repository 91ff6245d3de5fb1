//! Words that decide whether a point ends an English sentence. Lower case, sorted, for binary search.

/// Abbreviations that a name or another capitalised word follows: titles and ranks, and what stands before names.
#[rustfmt::skip]
const BEFORE_NAME: &[&str] = &[
    "adm", "amb", "assoc", "asst", "atty", "brig", "capt", "cdr", "cmdr", "col", "comdr", "cpl",
    "dept", "det", "dr", "ens", "fr", "ft", "gen", "gov", "hon", "insp", "lt", "maj", "messrs",
    "mlle", "mme", "mr", "mrs", "ms", "mt", "mx", "pfc", "pres", "prof", "pvt", "rep", "reps",
    "rev", "rt", "sen", "sens", "sgt", "spc", "st", "supt", "treas", "univ",
];

/// Abbreviations that a number follows.
#[rustfmt::skip]
const BEFORE_NUMBER: &[&str] = &[
    "approx", "apr", "art", "arts", "aug", "ca", "ch", "chap", "chs", "dec", "eq", "eqs", "ext",
    "feb", "fig", "figs", "jan", "jul", "jun", "mar", "no", "nos", "nov", "nr", "oct", "para",
    "paras", "pp", "sec", "secs", "sect", "sep", "sept", "tab", "tel", "vol", "vols",
];

/// Words after which a number counts or dates something, so that it opens no item of a list.
#[rustfmt::skip]
const NUMBER_FOLLOWS: &[&str] = &[
    "about", "and", "april", "article", "at", "august", "by", "chapter", "december", "february",
    "figure", "for", "from", "in", "january", "july", "june", "least", "march", "may", "november",
    "number", "october", "of", "on", "or", "page", "part", "phase", "section", "september", "step",
    "than", "the", "to", "under", "volume", "with",
];

/// Months as news shortens them.
#[rustfmt::skip]
const MONTHS: &[&str] = &[
    "apr", "aug", "dec", "feb", "jan", "jul", "jun", "mar", "nov", "oct", "sep", "sept",
];

/// Endings of firms' names, which may or may not end a sentence.
#[rustfmt::skip]
const FIRMS: &[&str] = &[
    "bros", "co", "corp", "cos", "inc", "llc", "ltd", "plc",
];

/// Other abbreviations that stand inside a sentence.
#[rustfmt::skip]
const INSIDE: &[&str] = &[
    "al", "ave", "bldg", "blvd", "bn", "cf", "dist", "e.g", "ed", "eds", "est", "etc", "govt", "hwy",
    "i.e", "intl", "jr", "lb", "lbs", "misc", "mn", "natl", "orig", "oz", "rd", "resp", "sq", "sr",
    "tn", "viz", "voc", "vs", "yd", "yds",
];

/// States as news shortens them after a town; capitalised, as some are words otherwise ("miss", "wash").
#[rustfmt::skip]
const STATES: &[&str] = &[
    "ala", "ariz", "ark", "calif", "colo", "conn", "del", "fla", "ga", "ill", "ind", "kan", "ky",
    "la", "mass", "md", "mich", "minn", "miss", "mo", "mont", "neb", "nev", "okla", "ore", "pa",
    "tenn", "tex", "va", "vt", "wash", "wis", "wyo",
];

/// Words that hardly ever go on after an abbreviation, but often open a sentence.
#[rustfmt::skip]
const STARTERS: &[&str] = &[
    "a", "after", "all", "although", "an", "and", "another", "any", "as", "at", "because", "before",
    "both", "but", "by", "can", "did", "do", "does", "during", "each", "even", "every", "everybody",
    "everyone", "few", "for", "from", "he", "her", "here", "his", "how", "however", "i", "if", "in",
    "is", "it", "it's", "its", "just", "last", "later", "many", "more", "most", "my", "neither",
    "never", "no", "nobody", "none", "nor", "not", "nothing", "now", "of", "on", "once", "one",
    "only", "or", "other", "others", "our", "over", "perhaps", "several", "she", "since", "so",
    "some", "still", "such", "that", "that's", "the", "their", "then", "there", "these", "they",
    "this", "those", "though", "thus", "to", "two", "under", "until", "was", "we", "what", "when",
    "where", "whether", "which", "while", "who", "why", "will", "with", "without", "yet", "you",
    "your",
];

/// Zones and days that follow "a.m." inside a sentence.
#[rustfmt::skip]
const AFTER_CLOCK: &[&str] = &[
    "bst", "cdt", "central", "cest", "cet", "cst", "ct", "eastern", "edt", "est", "et", "friday",
    "gmt", "greenwich", "ist", "jst", "mdt", "monday", "mountain", "mst", "mt", "pacific", "pdt",
    "pst", "pt", "saturday", "sunday", "thursday", "tuesday", "utc", "wednesday",
];

/// Verbs of speech that may follow a quoted question or exclamation.
#[rustfmt::skip]
const SPEECH: &[&str] = &[
    "added", "answered", "asked", "asks", "begged", "called", "cried", "demanded", "exclaimed",
    "inquired", "joked", "pleaded", "remarked", "replied", "said", "says", "screamed", "shouted",
    "shouts", "tweeted", "wondered", "wonders", "wrote", "yelled",
];

/// Names that end in an exclamation mark.
#[rustfmt::skip]
const EXCLAIMED: &[&str] = &[
    "ahoy", "dolly", "jeopardy", "mia", "oklahoma", "rouge", "yahoo", "yum",
];

/// Whether `word`, without regard to case, is in a sorted list of lower-case words.
fn listed(list: &[&str], word: &str) -> bool {
    if word.len() > 10 {
        return false;
    }
    let lower = word.bytes().map(|byte| byte.to_ascii_lowercase());
    list.binary_search_by(|entry| entry.bytes().cmp(lower.clone()))
        .is_ok()
}

/// Whether a name is expected after this abbreviation.
pub fn is_before_name(word: &str) -> bool {
    listed(BEFORE_NAME, word)
}

/// Whether a number is expected after this abbreviation.
pub fn is_number_abbreviation(word: &str) -> bool {
    listed(BEFORE_NUMBER, word)
}

/// Whether a number after `word` belongs to it.
pub fn is_before_number(word: &str) -> bool {
    let word = word.trim_end().trim_end_matches('.');
    listed(NUMBER_FOLLOWS, word) || listed(BEFORE_NUMBER, word)
}

/// Whether `word` is a month, shortened.
pub fn is_month(word: &str) -> bool {
    listed(MONTHS, word)
}

/// Whether `word` ends a firm's name.
pub fn is_firm(word: &str) -> bool {
    listed(FIRMS, word)
}

/// Whether a point after `word` may be no more than the mark of an abbreviation.
pub fn is_abbreviation(word: &str) -> bool {
    listed(BEFORE_NAME, word)
        || listed(FIRMS, word)
        || listed(INSIDE, word)
        || (word.starts_with(|first: char| first.is_ascii_uppercase()) && listed(STATES, word))
}

/// Whether `word` often opens a sentence and hardly ever follows an abbreviation.
pub fn is_starter(word: &str) -> bool {
    listed(STARTERS, word)
}

/// Whether `word` goes on after "a.m." or "p.m.".
pub fn is_after_clock(word: &str) -> bool {
    listed(AFTER_CLOCK, word)
}

/// Whether `word` is a verb of speech.
pub fn is_speech(word: &str) -> bool {
    listed(SPEECH, word)
}

/// Whether `word` belongs with its exclamation mark.
pub fn is_exclaimed(word: &str) -> bool {
    listed(EXCLAIMED, word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_for_the_search() {
        for list in [
            BEFORE_NAME,
            BEFORE_NUMBER,
            NUMBER_FOLLOWS,
            MONTHS,
            FIRMS,
            INSIDE,
            STARTERS,
            AFTER_CLOCK,
            SPEECH,
            EXCLAIMED,
            STATES,
        ] {
            assert!(list.is_sorted(), "{list:?}");
        }
        assert!(is_before_name("Sen") && is_starter("The") && !is_starter("Senate"));
    }
}
