//! What stands at the end of a wire text and is no part of the story: article ids, copyright and end marks.

use super::date::Day;
use super::dateline;
use super::decode::starts_with_ignoring_case;

/// What a line of furniture says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Footer {
    /// The publisher's id of the article.
    pub article_id: Option<String>,
    /// The agency that the id begins with.
    pub agency: Option<String>,
    /// The day that the id holds.
    pub day: Option<Day>,
    /// Who holds the copyright.
    pub publisher: Option<String>,
}

/// Lines that mark an end, in lower case without the marks around them.
const LINES: &[&str] = &[
    "ends",
    "end",
    "30",
    "all rights reserved",
    "end of story",
    "end of release",
    "ende",
    "fin",
];

/// What lines that name people begin with.
const CREDITS: &[&str] = &[
    "reporting by",
    "writing by",
    "editing by",
    "additional reporting by",
    "with reporting by",
    "compiled by",
    "translated by",
    "edited by",
    "graphics by",
    "photography by",
    "photo by",
];

/// What other such lines begin with.
const STARTS: &[&str] = &[
    "our standards:",
    "read more:",
    "also read:",
    "read also:",
    "see also:",
    "related:",
    "follow us",
    "sign up for",
    "subscribe to",
    "legal disclaimer",
    "disclaimer:",
    "this article is published under",
    "this article was originally published",
    "this story was originally published",
    "sent from my",
];

/// What a line at the end of a text says, if it is furniture.
pub(super) fn footer(line: &str) -> Option<Footer> {
    if line.len() > 600 {
        return None;
    }
    if let Some(found) = article_id(line) {
        return Some(found);
    }
    let bare = line
        .trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase();
    let marks = bare.is_empty() && line.chars().count() >= 2;
    if let Some(holder) = copyright(line) {
        let publisher = Some(holder).filter(|name| !name.is_empty());
        return Some(Footer {
            publisher,
            ..Footer::default()
        });
    }
    let known = LINES.contains(&bare.as_str())
        || is_credit(line)
        || [
            "contributed to this report.",
            "contributed to this story.",
            "contributed to this article.",
            "contributed reporting.",
        ]
        .iter()
        .any(|end| line.ends_with(end) && line.len() <= 200)
        || line.len() <= 160
            && !line.contains(|c: char| c.is_ascii_digit())
            && STARTS
                .iter()
                .any(|start| starts_with_ignoring_case(line, start));
    (marks || known).then(Footer::default)
}

/// Whether a line says who reported, wrote or edited: names stand behind each such word.
fn is_credit(line: &str) -> bool {
    let inner = line.trim_matches(|c: char| matches!(c, '(' | ')' | '[' | ']' | '.'));
    let mut parts = inner
        .split(';')
        .map(str::trim)
        .filter(|part| !part.is_empty());
    let mut any = false;
    let credited = parts.all(|part| {
        let Some(start) = CREDITS
            .iter()
            .find(|start| starts_with_ignoring_case(part, start))
        else {
            return false;
        };
        any = true;
        let names = part.get(start.len()..).unwrap_or("").trim();
        names.starts_with(char::is_uppercase)
            && names.split_whitespace().all(|word| {
                word.starts_with(|c: char| c.is_uppercase())
                    || matches!(
                        word,
                        "and"
                            | "in"
                            | "of"
                            | "the"
                            | "for"
                            | "de"
                            | "van"
                            | "von"
                            | "at"
                            | "by"
                            | "editing"
                            | "&"
                    )
            })
    });
    any && credited
}

/// `MENAFN31012024000045015687ID1107791074`, `Article ID: 12345`.
fn article_id(line: &str) -> Option<Footer> {
    const LABELS: &[&str] = &[
        "article id",
        "story id",
        "document id",
        "article no",
        "id",
        "ref",
        "reference",
    ];
    let labelled = LABELS.iter().find_map(|label| {
        starts_with_ignoring_case(line, label)
            .then(|| line.get(label.len()..))
            .flatten()?
            .trim_start()
            .strip_prefix([':', '#'])
    });
    let token = labelled.unwrap_or(line).trim();
    let digits = token.chars().filter(char::is_ascii_digit).count();
    let plain = token
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '/'));
    let enough = if labelled.is_some() {
        digits >= 1
    } else {
        digits >= 8 && digits * 2 >= token.len() && token.contains(|c: char| c.is_ascii_uppercase())
    };
    if !(plain && enough && (3..=64).contains(&token.len())) {
        return None;
    }
    let agency = dateline::agency_prefix(token);
    let day = agency
        .and_then(|name| token.get(name.len()..)?.get(..8))
        .and_then(eight_digits);
    Some(Footer {
        article_id: Some(token.to_owned()),
        agency: agency.map(str::to_owned),
        day,
        publisher: None,
    })
}

/// `31012024` or `20240131`.
fn eight_digits(digits: &str) -> Option<Day> {
    let number = |from: usize, to: usize| digits.get(from..to)?.parse::<i16>().ok();
    let small = |from: usize, to: usize| number(from, to).and_then(|n| i8::try_from(n).ok());
    let plausible = |year: i16| (1990..=2099).contains(&year);
    let last = Day {
        year: number(4, 8).filter(|y| plausible(*y)),
        month: small(2, 4)?,
        day: small(0, 2)?,
    };
    let first = Day {
        year: number(0, 4).filter(|y| plausible(*y)),
        month: small(4, 6)?,
        day: small(6, 8)?,
    };
    [last, first].into_iter().find(|day| day.date().is_some())
}

/// Whose copyright a line states; empty if it names nobody.
fn copyright(line: &str) -> Option<String> {
    let after = ["©", "(c) ", "copyright "].iter().find_map(|mark| {
        starts_with_ignoring_case(line, mark)
            .then(|| line.get(mark.len()..))
            .flatten()
    })?;
    let name = after
        .trim_start_matches(|c: char| !c.is_alphabetic())
        .split(['.', '|', '–', '—'])
        .next()
        .unwrap_or("")
        .trim();
    let name = name
        .find(" All rights")
        .and_then(|at| name.get(..at))
        .unwrap_or(name)
        .trim_end_matches([',', ' ', ';']);
    let name = name.strip_prefix("by ").unwrap_or(name);
    // "dpa-infocom, dpa:240131-99-812345/2": what has figures is no name.
    let name = name
        .split_once(", ")
        .filter(|(_, rest)| rest.contains(|c: char| c.is_ascii_digit()))
        .map_or(name, |(name, _)| name);
    let named = name.chars().count() >= 2
        && name.len() <= 80
        && !name.eq_ignore_ascii_case("all rights reserved");
    Some(if named {
        name.to_owned()
    } else {
        String::new()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_say_agency_and_day() {
        let found = footer("MENAFN31012024000045015687ID1107791074").unwrap();
        assert_eq!(
            found.article_id.as_deref(),
            Some("MENAFN31012024000045015687ID1107791074")
        );
        assert_eq!(found.agency.as_deref(), Some("MENAFN"));
        assert_eq!(
            found
                .day
                .and_then(Day::date)
                .map(|d| d.to_string())
                .as_deref(),
            Some("2024-01-31")
        );
        assert_eq!(
            footer("Article ID: 8841-B").unwrap().article_id.as_deref(),
            Some("8841-B")
        );
        assert_eq!(
            footer("CW20250514000077").unwrap().article_id.as_deref(),
            Some("CW20250514000077")
        );
    }

    #[test]
    fn copyright_and_end_marks() {
        assert_eq!(
            footer("© 2025 The Harbour Ledger. All rights reserved.")
                .unwrap()
                .publisher
                .as_deref(),
            Some("The Harbour Ledger")
        );
        assert_eq!(
            footer("Copyright 2025, The Harbour Ledger")
                .unwrap()
                .publisher
                .as_deref(),
            Some("The Harbour Ledger")
        );
        for line in [
            "-ENDS-",
            "###",
            "-30-",
            "(Reporting by Ida Brandt; editing by T. Vell)",
            "Reporting by Ida Brandt in Brack and Ola Finn; Editing by T. Vell",
            "Sign up for our newsletter.",
            "Coast Wire writer Ola Finn in Brack contributed to this report.",
            "All rights reserved.",
        ] {
            assert!(footer(line).is_some(), "{line}");
        }
        for line in [
            "The council ends its work.",
            "Reference was made to it.",
            "Reporting by this newspaper showed that 40 people died in 2023.",
            "Editing by Finn Press cost 3 million crowns.",
            "Reporting by The Post has shown it.",
            "Subscribe to the fund, and 12 percent is yours.",
            "12,400 people fled.",
            "Identity: unknown",
            "61000",
            "A",
        ] {
            assert_eq!(footer(line), None, "{line}");
        }
    }
}
