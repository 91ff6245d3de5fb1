//! Lines that assert nothing: when, who to call, how long to read, what page, who took the picture.

/// Words of which such lines consist, besides numbers: nothing is said by them alone. Sorted.
#[rustfmt::skip]
const IDLE: &[&str] = &[
    "a", "ago", "am", "an", "and", "apr", "april", "at", "aug", "august", "bst", "cdt", "cest", "cet", "chapter", "comment",
    "comments", "cst", "d", "day", "days", "dec", "december", "dislikes", "edited", "edt", "est", "et", "fav", "feb",
    "february", "first", "fri", "friday", "gmt", "h", "hour", "hours", "hr", "hrs", "issue", "ist", "jan", "january", "jul",
    "july", "jun", "june", "just", "k", "last", "like", "likes", "listen", "m", "mar", "march", "may", "mdt", "min", "mins",
    "minute", "minutes", "mo", "modified", "mon", "monday", "month", "months", "mst", "n", "nd", "no", "noon", "nov",
    "november", "now", "oct", "october", "of", "on", "p", "page", "pages", "part", "pdt", "pg", "pm", "posted", "pp", "pst",
    "pt", "published", "rd", "read", "reading", "reads", "replies", "reply", "retweets", "s", "sat", "saturday", "sec",
    "second", "seconds", "secs", "sep", "sept", "september", "share", "shared", "shares", "slide", "st", "sun", "sunday", "th",
    "thu", "thur", "thurs", "thursday", "time", "today", "tue", "tues", "tuesday", "updated", "utc", "view", "views", "vol",
    "w", "watch", "wed", "wednesday", "week", "weeks", "words", "year", "years", "yesterday", "yr", "yrs", "z",
];

/// Labels before a telephone number or an address.
#[rustfmt::skip]
const CONTACT: &[&str] = &[
    "call", "cell", "contact", "e-mail", "email", "fax", "mail", "media", "mob", "mobile", "office", "phone", "press", "t",
    "tel", "telephone", "twitter", "web", "website", "whatsapp", "www",
];

/// Words that say a name takes the credit.
#[rustfmt::skip]
const CREDIT: &[&str] = &[
    "cartography", "cartoon", "credit", "credits", "getty", "graphic", "graphics", "illustration", "image", "images", "map",
    "photo", "photograph", "photographs", "photography", "photos", "picture", "pictures", "video", "visual",
];

/// Words between the names of a credit.
const BETWEEN: &[&str] = &[
    "and", "by", "courtesy", "for", "from", "of", "source", "the", "via",
];

/// Nothing longer is one of these lines.
const LONGEST: usize = 120;

/// Whether a line asserts nothing, by its form: "2h ago", "10:45 GMT", "4 min read", "***", "Page 3 of 12",
/// "Phone: +47 555 0123", "Image source, The Ledger", "© 2024 The Ledger". Only a whole line is one of these.
pub fn asserts_nothing(line: &str) -> bool {
    let line = line.trim();
    if line.len() > LONGEST {
        return false;
    }
    // Most lines are told by a glance.
    let digits = line.bytes().any(|byte| byte.is_ascii_digit());
    is_marks(line)
        || (digits || line.len() <= 40) && line.len() > 1 && is_idle(line, digits)
        || (digits || line.contains([':', '@', '.'])) && is_contact(line)
        || line.len() > 4 && is_credit(line)
        || line.starts_with('©')
}

/// Numbers, rules and ornaments, without any letter.
fn is_marks(line: &str) -> bool {
    !line.is_empty() && !line.contains(char::is_alphabetic)
        // A sum is something that is said.
        && !line.contains(['%', '$', '€', '£', '¥'])
}

/// The words of a line: letters apart from digits, in lower case.
fn words(line: &str) -> impl Iterator<Item = String> {
    line.split(|c: char| !(c.is_alphabetic() || matches!(c, '’' | '\'')))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}

fn listed(list: &[&str], word: &str) -> bool {
    list.binary_search(&word).is_ok()
}

/// Whether every word is one of time, length or place in a document, and a number or a word of time is among them.
fn is_idle(line: &str, numbered: bool) -> bool {
    let dated = || {
        words(line).any(|word| {
            matches!(
                word.as_str(),
                "ago" | "now" | "today" | "yesterday" | "updated"
            )
        })
    };
    (numbered || dated())
        && line.contains(char::is_alphabetic)
        && if line.contains(".m.") {
            are_idle(&line.replace("a.m.", "am").replace("p.m.", "pm"))
        } else {
            are_idle(line)
        }
}

/// Whether all words are such as say nothing alone.
fn are_idle(line: &str) -> bool {
    words(line).all(|word| listed(IDLE, &word))
}

/// Whether a label stands before a number, a mail or a web address, or one of them stands alone.
fn is_contact(line: &str) -> bool {
    let (label, rest) = line.split_once(':').unwrap_or(("", line));
    let labelled = !label.is_empty()
        && label.len() <= 30
        && label.split_whitespace().all(|word| {
            let bare = word.trim_matches(|c: char| !c.is_alphabetic());
            listed(CONTACT, &bare.to_lowercase())
                || bare.eq_ignore_ascii_case("us")
                || bare.eq_ignore_ascii_case("no")
        });
    let alone = if labelled { rest } else { line }.trim();
    let mut parts = alone.split_whitespace().peekable();
    if parts.peek().is_none() {
        return labelled;
    }
    let digits = alone.bytes().filter(u8::is_ascii_digit).count();
    let number = digits >= 5
        && alone
            .chars()
            .all(|c| c.is_ascii_digit() || c.is_whitespace() || "+-().–/".contains(c));
    number || parts.all(is_web)
}

/// Whether a word is a mail or a web address, or a name on a network.
fn is_web(word: &str) -> bool {
    let lower = word.to_lowercase();
    let dotted = |text: &str| {
        text.split_once('.')
            .is_some_and(|(before, after)| !before.is_empty() && after.chars().count() >= 2)
    };
    lower.strip_prefix('@').is_some_and(|name| name.len() > 1)
        || lower
            .split_once('@')
            .is_some_and(|(name, host)| !name.is_empty() && dotted(host))
        || lower.starts_with("www.") && dotted(&lower)
        || ["http://", "https://"]
            .iter()
            .any(|start| lower.starts_with(start))
}

/// Whether a line names who made a picture: a word for it, and otherwise names.
fn is_credit(line: &str) -> bool {
    let inner = line.trim_matches(|c: char| matches!(c, '(' | ')' | '[' | ']' | '.'));
    let mut credited = false;
    let mut names = 0;
    for word in inner
        .split([' ', '/', ':', ',', '|', '-', '\u{a0}'])
        .filter(|word| !word.is_empty())
    {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let lower = bare.to_lowercase();
        if listed(CREDIT, &lower) {
            credited = true;
        } else if bare.is_empty() || listed(BETWEEN, &lower) {
        } else if bare.starts_with(char::is_uppercase)
            && !bare.contains(|c: char| c.is_ascii_digit())
        {
            names += 1;
        } else {
            return false;
        }
    }
    credited && ((1..=6).contains(&names) || inner.split_whitespace().count() <= 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_for_the_search() {
        for list in [IDLE, CONTACT, CREDIT, BETWEEN] {
            assert!(list.is_sorted(), "{list:?}");
        }
    }

    #[test]
    fn lines_that_say_nothing() {
        for line in [
            "2h ago",
            "3 hours ago",
            "An hour ago",
            "Just now",
            "Yesterday",
            "5m",
            "Updated 2 days ago",
            "10:45 GMT",
            "10.52am",
            "2:05 p.m. ET",
            "14h05",
            "4 min read",
            "4-minute read",
            "Reading time: 3 minutes",
            "***",
            "* * *",
            "# # #",
            "—",
            "1",
            "12",
            "3/12",
            "Page 3 of 12",
            "p. 3",
            "- 4 -",
            "Phone: +47 555 0123",
            "Tel. no: 555-0123-4",
            "+47 555 0123",
            "E-mail: press@northwind.example",
            "press@northwind.example",
            "www.northwind.example",
            "@velt_news",
            "Published 31 January 2024",
            "12 comments",
            "1.2K views",
            "Image source, Ledger",
            "Photo: Ida Brandt/Ledger",
            "Photograph by Ida Brandt",
            "(AP Photo/Ola Brevik)",
            "Getty Images",
            "Monday, 3 May 2021 14:05 BST",
            "35 minutes ago",
            "Published on Monday, 3 June 2024 at 10:45 am",
            "12/40",
            "Tel: (0555) 40 12 12",
            "Photo: Ana Ruiz / Dorn Herald",
            "Image by Ana Ruiz",
            "© 2024 The Dorn Herald",
            "24 comments",
            "Contact: press@dorn.example",
            "Chapter 3",
            "Vol. 2, no. 4",
        ] {
            assert!(asserts_nothing(line), "{line}");
        }
    }

    #[test]
    fn lines_that_say_something() {
        for line in [
            "Rents rose 12 percent.",
            "40 dead in floods",
            "Photos of the bridge were taken in 2019.",
            "It was 4.1 percent.",
            "Contact with the ship was lost at 10:45.",
            "市长表示失业率为4.1%。",
            "It rained 2 hours ago.",
            "12 died.",
            "The page was 3 of 12.",
            "48%",
            "$3 million",
            "Oll won.",
            "Prices rose.",
            "Call centres lost 12,000 jobs",
            "The photo shows Marta Oll.",
            "The map is wrong",
            "Velt Rovers 3, Orra Town 1",
            "Debt: 40 million",
            "Nobody was hurt",
            "May won 12 seats",
            "Images of the dam were faked",
            "",
        ] {
            assert!(!asserts_nothing(line), "{line}");
        }
    }
}
