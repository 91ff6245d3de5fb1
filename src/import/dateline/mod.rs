//! Datelines: place, day and agency at the start of a news text.
//!
//! The forms are those of the agencies' own wires: `NAIROBI, Kenya (AP) —`, `PARIS, 3 March (Reuters) -`,
//! `GENEVA, Jan. 31, 2024 /PRNewswire/ --`, `date 2024-01-31 (MENAFN)`, `(Bloomberg) --`, `NEW DELHI:`.

#[cfg(test)]
mod tests;

use serde::Serialize;

use super::date::{self, Day};
use super::decode::starts_with_ignoring_case;
use crate::extract::names::is_place;

/// Names that agencies sign with, as they write them; those that carry releases, beside.
const AGENCIES: &[&str] = &[
    "MENAFN",
    "AP",
    "Associated Press",
    "The Associated Press",
    "Reuters",
    "REUTERS",
    "Thomson Reuters",
    "AFP",
    "Agence France-Presse",
    "UPI",
    "Bloomberg",
    "Xinhua",
    "dpa",
    "DPA",
    "dpa-AFX",
    "EFE",
    "ANSA",
    "PTI",
    "ANI",
    "IANS",
    "TASS",
    "Interfax",
    "Kyodo",
    "Jiji",
    "Yonhap",
    "Anadolu",
    "AA",
    "PA",
    "PA Media",
    "SPA",
    "WAM",
    "MENA",
    "KUNA",
    "QNA",
    "Petra",
    "Bernama",
    "ANTARA",
    "APA",
    "Keystone-SDA",
    "SDA",
    "ANP",
    "Belga",
    "TT",
    "NTB",
    "Ritzau",
    "STT",
    "PAP",
    "MTI",
    "Lusa",
    "AAP",
    "CP",
    "The Canadian Press",
    "IPS",
    "VOA",
    "RFE/RL",
    "SANA",
    "IRNA",
    "NAN",
    "GNA",
    "APP",
    "UNB",
    "BSS",
    "CNS",
    "RNS",
    "KNA",
    "epd",
    "AFX",
    "Ukrinform",
    "Agerpres",
    "Tanjug",
    "HINA",
    "STA",
];

/// Names that those sign with who carry the releases of others.
const RELEASES: &[&str] = &[
    "PRNewswire",
    "PR Newswire",
    "BUSINESS WIRE",
    "Business Wire",
    "GLOBE NEWSWIRE",
    "ACCESSWIRE",
    "EIN Presswire",
];

/// Whether a name is that of one who carries the releases of others.
pub(super) fn carries_releases(name: &str) -> bool {
    RELEASES.contains(&name)
}

/// The names of all agencies.
fn agencies() -> impl Iterator<Item = &'static str> {
    AGENCIES.iter().chain(RELEASES).copied()
}

/// Labels that papers set in capitals before a text: no places.
#[rustfmt::skip]
const LABELS: &[&str] = &[
    "A", "ADVERTISEMENT", "ALERT", "ANALYSIS", "ANSWER", "BREAKING", "BREAKING NEWS", "CLARIFICATION", "COLUMN", "COMMENT", "CORRECTION",
    "DEVELOPING", "EDITOR'S NOTE", "EDITORIAL", "EDITOR’S NOTE", "EXCLUSIVE", "EXPLAINER", "FACT CHECK", "FACT-CHECK", "FACTBOX", "FACTCHECK",
    "FEATURE", "FLASH", "GUEST", "HOST", "INTERVIEW", "INVESTIGATION", "JUST IN", "LETTER", "LETTERS", "LIVE", "LIVE UPDATES", "MODERATOR",
    "NEWS", "NOTE", "OBITUARY", "OPINION", "PHOTOS", "PICTURES", "PODCAST", "POLL", "PREVIEW", "PROFILE", "Q", "QUESTION", "QUIZ", "READ",
    "RECAP", "REPORT", "REPORTER", "REVIEW", "SPECIAL REPORT", "SPONSORED", "SPORT", "SPORTS", "SUMMARY", "TIMELINE", "TRANSCRIPT", "UPDATE",
    "UPDATES", "URGENT", "VIDEO", "WARNING", "WATCH",
];

/// How much of a paragraph is looked at, in characters.
const LOOKED_AT: usize = 200;

/// A dateline: the words at the start of a paragraph, and what they say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Dateline {
    /// The paragraph it begins, counted from 0.
    pub paragraph: usize,
    /// Its words, to the letter; they begin the paragraph.
    pub text: String,
    /// The place it names.
    pub place: Option<String>,
    /// The agency it names.
    pub agency: Option<String>,
}

/// The dateline at the start of paragraph number `at`, and the day it names.
pub(super) fn find(paragraph: &str, at: usize) -> Option<(Dateline, Option<Day>)> {
    let end = paragraph
        .char_indices()
        .nth(LOOKED_AT)
        .map_or(paragraph.len(), |(end, _)| end);
    let mut scan = Scan {
        head: paragraph.get(..end)?,
        at: 0,
        found: Dateline::default(),
        day: None,
    };
    // Two rounds, for "(MENAFN - Example Times) AMMAN —".
    let found = scan.round();
    if !found {
        return None;
    }
    if scan.found.place.is_none() {
        scan.round();
    }
    let text = scan.head.get(..scan.at)?.trim_end().to_owned();
    Some((
        Dateline {
            paragraph: at,
            text,
            ..scan.found
        },
        scan.day,
    ))
}

/// The agency that `name` is, without a partner's name after it.
pub(super) fn agency(name: &str) -> Option<&'static str> {
    agencies().find(|known| *known == name)
}

/// The agency whose name in capitals begins a token like `MENAFN31012024…`.
pub(super) fn agency_prefix(token: &str) -> Option<&'static str> {
    let letters = token.split(|c: char| !c.is_ascii_uppercase()).next()?;
    agency(letters)
}

struct Scan<'a> {
    head: &'a str,
    at: usize,
    found: Dateline,
    day: Option<Day>,
}

/// What one round has read so far; kept only if it adds up to a dateline.
#[derive(Default)]
struct Round {
    place: Option<String>,
    agency: Option<String>,
    day: Option<Day>,
}

impl<'a> Scan<'a> {
    fn rest(&self) -> &'a str {
        self.head.get(self.at..).unwrap_or("")
    }

    /// Reads one dateline from here; leaves everything as it was if there is none.
    fn round(&mut self) -> bool {
        let start = self.at;
        let mut round = Round::default();
        self.spaces();
        if starts_with_ignoring_case(self.rest(), "date ")
            || starts_with_ignoring_case(self.rest(), "date: ")
        {
            let label = self.rest().find(' ').unwrap_or(0);
            if self
                .rest()
                .get(label..)
                .is_some_and(|after| date::leading(after).is_some())
            {
                self.at += label;
            }
        }
        if let Some((day, length)) = date::leading(self.rest()) {
            round.day = Some(day);
            self.at += length;
        }
        round.agency = self.agency();
        let bare = round
            .agency
            .as_deref()
            .is_some_and(|name| agency(name).is_some());
        if round.agency.is_none() {
            self.place(&mut round);
            // "VELT, Norway--(BUSINESS WIRE)--"
            let dashes = self
                .rest()
                .strip_prefix("--")
                .filter(|rest| rest.starts_with('('));
            self.at += dashes.map_or(0, |_| 2);
            round.agency = round.agency.take().or_else(|| self.agency());
        }
        let separated = self.separator();
        let sure = separated.is_some();
        let strong = match (&round.place, &round.agency, round.day) {
            (Some(_), Some(name), Some(_)) => sure || agency(name).is_some(),
            (Some(_), Some(_), None) | (Some(_), None, Some(_)) => sure,
            (None, Some(_), Some(_)) => true,
            (None, Some(_), None) => sure || bare,
            // A name with a colon is a speaker's, unless it is known for a place or an agency stands before it.
            (Some(place), None, None) => {
                let known = || self.found.agency.is_some() || is_known(place);
                separated.is_some_and(|mark| mark != ":" || known())
                    && in_capitals(place)
                    && !LABELS.contains(&place.as_str())
                    && self.sentence_follows()
            }
            (None, None, Some(_)) => sure && self.sentence_follows(),
            (None, None, None) => false,
        };
        if !strong {
            self.at = start;
            return false;
        }
        self.found.place = self.found.place.take().or(round.place);
        self.found.agency = self.found.agency.take().or(round.agency);
        self.day = self.day.or(round.day);
        true
    }

    fn spaces(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    /// `(AP)`, `/PRNewswire/`, or a known name followed by a separator.
    fn agency(&mut self) -> Option<String> {
        let start = self.at;
        self.spaces();
        let rest = self.rest();
        let inside = if let Some(rest) = rest.strip_prefix('(') {
            rest.split_once(')').map(|(inside, _)| inside)
        } else if let Some(rest) = rest.strip_prefix('/') {
            rest.split_once('/').map(|(inside, _)| inside)
        } else {
            let known = agencies()
                .filter(|name| rest.starts_with(name))
                .max_by_key(|name| name.len());
            if let Some(known) = known {
                self.at += known.len();
                let here = self.at;
                let separated = self.separator();
                self.at = here;
                if separated.is_some() {
                    return Some(known.to_owned());
                }
            }
            None
        };
        let name = inside.and_then(|inside| {
            // "MENAFN - Example Times", "MENAFN- Example Times", "dpa/AFX".
            let name = inside.split(" - ").next()?.split('/').next()?.trim();
            let name = match name.split_once(['-', '–']) {
                Some((first, _)) if agency(name).is_none() && agency(first.trim()).is_some() => {
                    first.trim()
                }
                _ => name,
            };
            let signed = name.starts_with(char::is_uppercase) || agency(name).is_some();
            let short = inside.len() <= 60 && name.split_whitespace().count() <= 4;
            (signed && short && date::leading(name).is_none()).then_some((name, inside.len()))
        });
        if let Some((name, length)) = name {
            self.at += length + 2;
            Some(name.to_owned())
        } else {
            self.at = start;
            None
        }
    }

    /// Up to the agency or the separator: a place, and perhaps a day after a comma.
    fn place(&mut self, round: &mut Round) {
        let start = self.at;
        self.spaces();
        let rest = self.rest();
        let stop = rest
            .char_indices()
            .find(|(at, c)| match c {
                // "Velt (Norway) (AFP)": the country belongs to the place.
                '(' => !rest
                    .get(*at..)
                    .and_then(|open| open.split_once(')'))
                    .is_some_and(|(_, behind)| {
                        behind.starts_with(',')
                            || behind.starts_with(" (")
                            || behind.starts_with(" /")
                    }),
                // "BRACK/OSLO" are two places.
                '/' => rest.get(..*at).is_some_and(|before| before.ends_with(' ')),
                '—' | '–' | ':' => true,
                '-' => {
                    rest.get(..*at)
                        .is_some_and(|before| before.ends_with([' ', '.']))
                        || rest
                            .get(at + 1..)
                            .is_some_and(|after| after.starts_with([' ', '-']))
                }
                _ => false,
            })
            .map(|(at, _)| at);
        let Some(words) = stop.and_then(|stop| rest.get(..stop)) else {
            self.at = start;
            return;
        };
        let length = words.len();
        let mut words = words.trim_end().trim_end_matches('.');
        if round.day.is_none() {
            let starts = std::iter::once(0).chain(words.match_indices(", ").map(|(at, _)| at + 1));
            let dated = starts.filter_map(|at| {
                let (day, taken) = date::leading(words.get(at..)?)?;
                let left = words.get(at + taken..)?.trim_matches([' ', '.', ',']);
                // "TOKYO, Jan. 31, Kyodo -"
                let signed = agency(left);
                (left.is_empty() || signed.is_some()).then_some((at, day, signed))
            });
            if let Some((at, day, signed)) = dated.into_iter().next() {
                round.day = Some(day);
                round.agency = signed.map(str::to_owned);
                words = words.get(..at).unwrap_or("").trim_end_matches([',', ' ']);
            }
        }
        let first = words.split(',').next().unwrap_or("");
        let named = words.starts_with(char::is_uppercase)
            && words.chars().count() <= 60
            && words.split_whitespace().count() <= 7
            && first
                .split_whitespace()
                .filter(|word| word.chars().count() > 3)
                .all(|word| word.trim_start_matches('(').starts_with(char::is_uppercase))
            && !words.contains(['"', '“', '”', '?', '!', ';'])
            && !words.contains(char::is_numeric)
            && words
                .match_indices(". ")
                .filter_map(|(at, _)| words.get(..at)?.rsplit(' ').next())
                .all(|abbreviation| abbreviation.len() <= 5);
        if named {
            self.at += length;
            round.place = Some(words.to_owned());
        } else if words.is_empty() && round.day.is_some() {
            self.at += length;
        } else {
            self.at = start;
        }
    }

    /// A dash, `--`, `.-` or a colon, with white space where a hyphen needs it; a full stop behind `/TASS/`.
    fn separator(&mut self) -> Option<&'static str> {
        let rest = self.rest();
        let spaced = rest.starts_with(char::is_whitespace);
        let after = rest.trim_start();
        let slashed = self
            .head
            .get(..self.at)
            .is_some_and(|head| head.ends_with('/'));
        let mark = ["—", "–", "---", "--", ".-", ":", "-", "."]
            .into_iter()
            .find(|mark| after.starts_with(mark))
            .filter(|mark| *mark != "." || slashed)?;
        let behind = after.get(mark.len()..).unwrap_or("");
        if mark == "-" && !spaced && !behind.starts_with(char::is_whitespace) {
            return None;
        }
        self.at += rest.len() - behind.trim_start().len();
        Some(mark)
    }

    /// Whether what follows begins like a sentence.
    fn sentence_follows(&self) -> bool {
        self.rest().chars().next().is_some_and(|c| {
            c.is_uppercase() || c.is_numeric() || matches!(c, '"' | '“' | '„' | '«' | '‘' | '\'')
        })
    }
}

/// Whether the name before the first comma, in capitals, is that of a well-known place.
fn is_known(place: &str) -> bool {
    let first = place.split(',').next().unwrap_or("");
    let words = first.split(' ').map(|word| {
        let mut letters = word.chars();
        let initial = letters.next();
        initial
            .into_iter()
            .chain(letters.flat_map(char::to_lowercase))
            .collect::<String>()
    });
    is_place(&words.collect::<Vec<_>>().join(" "))
}

/// Whether the name before the first comma is in capitals, as a bare dateline's place is.
fn in_capitals(place: &str) -> bool {
    let first = place.split(',').next().unwrap_or("");
    first.chars().filter(|c| c.is_uppercase()).count() >= 3
        && !first.contains(char::is_lowercase)
        && agency(first).is_none()
}
