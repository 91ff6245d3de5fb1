//! The figures, dates and names of a claim against those of an extract.

use std::collections::BTreeSet;

use super::{
    Kind, Why,
    pieces::{Found, Pieces},
};
use crate::{
    compare::facts::{Facts, alike, same_figure},
    extract::{
        figure::{Exactness, Figure, Unit},
        names::Name,
        time::{Time, TimeKind},
    },
    meaning::words::words,
    text::{Span, Token, TokenKind},
};

/// Decides about the words of the claim that are part of a figure, a date or a name.
pub(super) fn settle(pieces: &mut Pieces, claim: &str, asked: &Facts, extract: &str, held: &Facts) {
    let best = pieces.best_sentence();
    let line = best.and_then(|best| line(extract, best));
    let mut fact = 0;
    for time in &asked.times {
        fact += 1;
        date(pieces, claim, (time, fact), extract, held, line);
    }
    for figure in &asked.figures {
        fact += 1;
        // "first" and its kin say which, and are words like others.
        if figure.value.is_none() || figure.unit == Unit::Ordinal {
            continue;
        }
        let found = if held.figures.iter().any(|one| covers(one, figure)) {
            Found::Covered
        } else {
            let other = instead(line, &held.figures, |one| {
                alike(&one.unit, &figure.unit)
                    && one.value.is_some()
                    && !asked.figures.iter().any(|asked| same_figure(asked, one))
            });
            Found::Marked(other.map_or(Why::Absent, |one| {
                Why::Instead(one.span.of(extract).to_owned())
            }))
        };
        pieces.settle(figure.span, Kind::Figure, fact, &found);
    }
    let known = Known::of(extract, &held.names);
    for name in &asked.names {
        fact += 1;
        if known.has(claim, *name) || pieces.together(name.span) {
            pieces.settle(name.span, Kind::Name, fact, &Found::Covered);
            continue;
        }
        let mut parts: Vec<(Span, bool)> = Vec::new();
        for token in Token::each(claim, name.span).filter(|one| one.kind != TokenKind::Mark) {
            let word = token.span.of(claim);
            parts.push((
                token.span,
                words(word).all(|word| known.words.contains(&word)),
            ));
        }
        // What is there of a name belongs to somebody else where the rest is not; a part that all say is covered.
        let strangers = parts.iter().all(|(_, there)| *there);
        for (span, there) in parts {
            if strangers || !there {
                pieces.settle(span, Kind::Name, fact, &Found::Marked(Why::Absent));
            }
        }
    }
}

/// Where a sentence of the extract stands.
fn line(extract: &str, number: usize) -> Option<Span> {
    let line = extract.split('\n').nth(number)?;
    let start = (line.as_ptr() as usize).checked_sub(extract.as_ptr() as usize)?;
    Some(Span::new(start, start + line.len()))
}

/// The first figure or date of the best sentence that may stand in another's place.
fn instead<T: Placed>(
    line: Option<Span>,
    all: &[T],
    mut fits: impl FnMut(&T) -> bool,
) -> Option<&T> {
    let line = line?;
    let from = all.partition_point(|one| one.place().end <= line.start);
    let inside = all.get(from..)?.iter();
    inside
        .take_while(|one| one.place().start < line.end)
        .find(|one| fits(one))
}

trait Placed {
    fn place(&self) -> Span;
}

impl Placed for Figure {
    fn place(&self) -> Span {
        self.span
    }
}

impl Placed for Time {
    fn place(&self) -> Span {
        self.span
    }
}

/// Whether a figure of the extract covers one of the claim: they are the same, or that of the claim is said to be round and is the other
/// rounded as it says ("about 400,000" and 398,214, "more than 400,000" and 412,000).
fn covers(held: &Figure, asked: &Figure) -> bool {
    if same_figure(asked, held) {
        return true;
    }
    let (Some(round), Some(exact)) = (asked.value, held.value) else {
        return false;
    };
    let plain = |amount: &crate::extract::figure::Amount| amount.over == 1;
    if !alike(&asked.unit, &held.unit)
        || !plain(&round)
        || !plain(&exact)
        || asked.upper.is_some()
        || held.upper.is_some()
    {
        return false;
    }
    let scale = round.scale.max(exact.scale);
    let raise = |amount: crate::extract::figure::Amount| {
        let factor = 10_i128.checked_pow(scale - amount.scale)?;
        amount.units.checked_mul(factor)
    };
    let (Some(round), Some(exact)) = (raise(round), raise(exact)) else {
        return false;
    };
    // The last digit that is said: of 400,000 the hundred thousands.
    let mut step = 1_i128;
    while round != 0 && step < i128::MAX / 10 && round % (step * 10) == 0 {
        step *= 10;
    }
    let over = exact - round;
    match asked.exactness {
        Exactness::About => 2 * over.abs() <= step,
        Exactness::AtLeast => (0..step).contains(&over),
        Exactness::AtMost => (0..step).contains(&-over),
        Exactness::Exact | Exactness::Range => false,
    }
}

/// Year, month and day of a value, as far as it says them.
fn calendar(time: &Time) -> [Option<&str>; 3] {
    let mut found = [None; 3];
    let value = time.value.as_deref().unwrap_or_default();
    let day = value.split('T').next().unwrap_or_default();
    for (part, found) in day.split('-').zip(&mut found) {
        let known = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        *found = known.then_some(part);
    }
    found
}

/// Decides about an expression of time.
fn date(
    pieces: &mut Pieces,
    claim: &str,
    (time, fact): (&Time, usize),
    extract: &str,
    held: &Facts,
    line: Option<Span>,
) {
    let long = |time: &Time| {
        let value = time.value.as_deref();
        time.kind == TimeKind::Duration && value.is_some_and(|value| !value.contains('X'))
    };
    let other = |kind: TimeKind, size: usize| {
        let fits = |one: &Time| {
            let sized = one.value.as_ref().is_some_and(|value| value.len() == size);
            one.kind == kind && one.value != time.value && sized
        };
        instead(line, &held.times, fits).map_or(Why::Absent, |one| {
            Why::Instead(one.span.of(extract).to_owned())
        })
    };
    let size = time.value.as_ref().map_or(0, String::len);
    if long(time) {
        let there = held
            .times
            .iter()
            .any(|one| one.value == time.value && long(one));
        let found = if there {
            Found::Covered
        } else {
            Found::Marked(other(time.kind, size))
        };
        pieces.settle(time.span, Kind::Figure, fact, &found);
        return;
    }
    let asked = calendar(time);
    if asked.iter().all(Option::is_none) {
        return;
    }
    // The date of the extract that agrees in most, and contradicts in nothing if there is one.
    let agrees = |one: &Time| {
        let (mut same, mut against) = (0_i8, 0_i8);
        for (asked, held) in asked.iter().zip(calendar(one)) {
            same += i8::from(asked.is_some() && *asked == held);
            against += i8::from(asked.is_some() && held.is_some() && *asked != held);
        }
        (same > 0).then_some((-against, same))
    };
    let nearest = held
        .times
        .iter()
        .filter_map(|one| Some((agrees(one)?, calendar(one))))
        .max_by_key(|(agrees, _)| *agrees);
    let years = |year: &str| held.times.iter().any(|one| calendar(one)[0] == Some(year));
    let mut open = [false; 3];
    match &nearest {
        Some((_, held)) => {
            for (at, ((asked, held), open)) in asked.iter().zip(held).zip(&mut open).enumerate() {
                let elsewhere = at == 0 && held.is_none() && asked.is_some_and(years);
                *open = asked.is_some() && asked != held && !elsewhere;
            }
        }
        None => open = asked.map(|part| part.is_some()),
    }
    let found = Found::Marked(other(time.kind, size));
    for token in Token::each(claim, time.span).filter(|one| one.kind != TokenKind::Mark) {
        let word = token.span.of(claim);
        let digits = word.trim_end_matches(|c: char| !c.is_ascii_digit());
        let which = match digits.len() {
            0 => 1,
            4 => 0,
            _ => 2,
        };
        // "2024-03-14" and its kin say all in one figure.
        let whole = open.contains(&true) && (nearest.is_none() || token.span == time.span);
        let marked = whole || open.get(which).copied().unwrap_or_default();
        let found = if marked { &found } else { &Found::Covered };
        pieces.settle(token.span, Kind::Date, fact, found);
    }
}

/// The names of an extract.
struct Known {
    /// The words of each.
    names: Vec<BTreeSet<String>>,
    /// All words.
    words: BTreeSet<String>,
    /// Runs of first letters, and words in capitals.
    letters: BTreeSet<String>,
}

impl Known {
    fn of(extract: &str, names: &[Name]) -> Self {
        let mut groups: Vec<BTreeSet<String>> = Vec::new();
        let mut letters = BTreeSet::new();
        for name in names {
            let written = name.span.of(extract);
            groups.resize_with(groups.len().max(name.group + 1), BTreeSet::new);
            if let Some(group) = groups.get_mut(name.group) {
                group.extend(words(written));
            }
            letters.extend(initials(written));
            letters.extend(capitals(written));
        }
        Self {
            names: groups,
            words: words(extract).collect(),
            letters,
        }
    }

    /// Whether a name of the claim is one of them, or a part of one.
    fn has(&self, claim: &str, name: Name) -> bool {
        let written = name.span.of(claim);
        let own: Vec<String> = words(written).collect();
        let inside = |group: &BTreeSet<String>| own.iter().all(|word| group.contains(word));
        let short = capitals(written).or_else(|| initials(written));
        // A single word is a name wherever it stands.
        own.len() < 2 && self.words.is_superset(&own.iter().cloned().collect())
            || self.names.iter().any(inside)
            || short.is_some_and(|short| self.letters.contains(&short))
    }
}

/// The first letters of the words with a capital, if there are three or more.
fn initials(name: &str) -> Option<String> {
    let first = name
        .split_whitespace()
        .filter_map(|word| word.chars().next());
    let first: String = first.filter(|c| c.is_uppercase()).take(12).collect();
    (first.chars().count() > 2).then_some(first)
}

/// A name that is written as its first letters.
fn capitals(name: &str) -> Option<String> {
    let letters: String = name.chars().filter(|c| *c != '.').take(13).collect();
    let count = letters.chars().count();
    ((3..13).contains(&count) && letters.chars().all(char::is_uppercase)).then_some(letters)
}
