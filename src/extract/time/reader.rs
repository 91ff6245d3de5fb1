//! Walks the tokens, keeps what later expressions rest on, and puts the expressions together.

use jiff::civil::Date;

use super::lexer::{self, Key, Lex, Token};
use super::nth::Nth;
use super::order::Order;
use super::when::When;
use super::{Question, Time, TimeKind};
use crate::text::Span;

/// Tokens within which a quarter that was mentioned is still what "a year earlier" compares with.
const QUARTER_REACH: usize = 120;

/// An expression that was read, in tokens.
#[derive(Debug)]
pub struct Hit {
    /// First token.
    pub from: usize,
    /// One past the last token.
    pub to: usize,
    /// What kind of time it is.
    pub kind: TimeKind,
    /// The TIMEX3 value.
    pub value: Option<String>,
    /// Whether it rests on another date.
    pub relative: bool,
    /// The stretch of the calendar that later expressions may rest on.
    pub when: Option<When>,
    /// What has to be answered before it has a value.
    pub question: Option<Question>,
    /// Whether it is a stretch of a fiscal year.
    pub fiscal: bool,
}

/// The expression that was read last.
#[derive(Clone, Copy, Debug)]
pub struct Last {
    /// One past its last token.
    pub to: usize,
    /// The stretch of the calendar that it names.
    pub when: Option<When>,
    /// Whether it rests on another date.
    pub relative: bool,
}

impl Hit {
    /// An expression with a value of its own.
    pub fn fixed(from: usize, to: usize, kind: TimeKind, value: impl Into<String>) -> Self {
        Self {
            from,
            to,
            kind,
            value: Some(value.into()),
            relative: false,
            when: None,
            question: None,
            fiscal: false,
        }
    }

    /// A stretch of the calendar; `unknown` is its form where the article has no date.
    pub fn point(
        from: usize,
        to: usize,
        when: Option<When>,
        unknown: Option<&str>,
        relative: bool,
    ) -> Self {
        Self {
            from,
            to,
            kind: TimeKind::Date,
            value: when.map(When::value).or_else(|| unknown.map(str::to_owned)),
            relative,
            when,
            question: None,
            fiscal: false,
        }
    }

    /// A stretch of a year that is not the calendar's: without its number it has no value, and no date would give it one.
    pub fn fiscal(from: usize, to: usize, when: Option<When>) -> Self {
        Self {
            fiscal: true,
            ..Self::point(from, to, when, None, false)
        }
    }
}

/// The words of a token.
pub fn token_word<'t>(text: &'t str, token: &Token) -> &'t str {
    text.get(token.start..token.end).unwrap_or("")
}

/// Where the reading stands.
pub struct Reader<'t> {
    /// The text.
    pub text: &'t str,
    /// Its tokens.
    pub tokens: Vec<Token>,
    /// The article's date.
    pub published: Option<Date>,
    /// What comes first in its dates of digits.
    pub order: Option<Order>,
    /// The last stretch of the calendar that was read.
    pub anchor: Option<When>,
    /// The last expression that was read.
    pub last: Option<Last>,
    /// The last quarter that was read, and at which token.
    quarter: Option<(When, usize)>,
    /// The token at which a fiscal year was read, if no quarter of the calendar came after it.
    fiscal: Option<usize>,
}

impl<'t> Reader<'t> {
    /// A reader at the start of `within`.
    pub fn new(text: &'t str, within: Span, published: Option<Date>, language: &str) -> Self {
        let tokens = lexer::tokens(text, within);
        Self {
            text,
            order: Order::of(&tokens, language),
            tokens,
            published,
            anchor: None,
            last: None,
            quarter: None,
            fiscal: None,
        }
    }

    /// Reads everything.
    pub fn read_all(mut self) -> Vec<Time> {
        let mut found = Vec::new();
        let mut at = 0;
        let mut free = 0;
        while at < self.tokens.len() {
            if matches!(self.lex(at), Lex::Other | Lex::Mark(_)) {
                at += 1;
                continue;
            }
            let Some(hit) = self.read(at).filter(|hit| hit.to > at) else {
                at += 1;
                continue;
            };
            let from = self.extend_left(hit.from, free);
            if let (None, Some(When::Day(day))) = (self.published, hit.when)
                && self.alone(from, hit.to)
            {
                self.published = Some(day);
            }
            if hit.fiscal {
                (self.quarter, self.fiscal) = (None, Some(at));
            }
            if let Some(when) = hit.when {
                self.anchor = Some(when);
                self.note_quarter(when, at);
            }
            self.last = Some(Last {
                to: hit.to,
                when: hit.when,
                relative: hit.relative,
            });
            if let (Some(first), Some(last)) = (self.tokens.get(from), self.tokens.get(hit.to - 1))
            {
                let undated = hit.relative && hit.value.is_none() && self.published.is_none();
                found.push(Time {
                    span: Span::new(first.start, last.end),
                    kind: hit.kind,
                    question: hit.question.or(undated.then_some(Question::Published)),
                    value: hit.value,
                    relative: hit.relative,
                });
            }
            at = hit.to;
            free = hit.to;
        }
        found
    }

    /// Whether these tokens have a line for themselves, as an article's own date above its text.
    fn alone(&self, from: usize, to: usize) -> bool {
        let start = self.tokens.get(from).map_or(0, |token| token.start);
        let end = self
            .tokens
            .get(to.saturating_sub(1))
            .map_or(0, |token| token.end);
        let before = self
            .text
            .get(..start)
            .unwrap_or("")
            .trim_end_matches([' ', '\t']);
        let after = self
            .text
            .get(end..)
            .unwrap_or("")
            .trim_start_matches([' ', '\t']);
        (before.is_empty() || before.ends_with('\n'))
            && (after.is_empty() || after.starts_with(['\n', '\r']))
            && !(before.is_empty() && after.is_empty())
    }

    /// Remembers the quarter that a passage is about: not the earlier one that it is compared with.
    fn note_quarter(&mut self, when: When, at: usize) {
        let (When::Quarter(year, quarter), kept) = (when, self.quarter_near(at)) else {
            return;
        };
        // A quarter that is still running is an outlook, not what results are compared with.
        let over = self.published.is_none_or(|day| {
            when.step(1)
                .and_then(When::start)
                .is_some_and(|next| next <= day)
        });
        if over && !matches!(kept, Some(When::Quarter(y, q)) if (y, q) > (year, quarter)) {
            (self.quarter, self.fiscal) = (Some((when, at)), None);
        }
    }

    /// What stands at `at`.
    pub fn lex(&self, at: usize) -> Lex {
        self.tokens.get(at).map_or(Lex::End, |token| token.lex)
    }

    /// What stands `back` tokens before `at`.
    pub fn before(&self, at: usize, back: usize) -> Lex {
        at.checked_sub(back).map_or(Lex::End, |at| self.lex(at))
    }

    /// The words of a token.
    pub fn word(&self, at: usize) -> &'t str {
        self.tokens
            .get(at)
            .map_or("", |token| token_word(self.text, token))
    }

    /// Whether no white space stands before the token.
    pub fn glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.glued)
    }

    /// Whether the token begins with a capital.
    pub fn capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.capital)
    }

    /// Whether the token is a word that ends in "ed".
    pub fn is_past(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| token.past && !token.capital)
    }

    /// Past a hyphen, or past nothing.
    pub fn skip_hyphen(&self, at: usize) -> usize {
        match self.lex(at) {
            Lex::Mark('-' | '\u{2010}' | '\u{2011}') => at + 1,
            _ => at,
        }
    }

    /// Past "'s", or `None`.
    pub fn possessive(&self, at: usize) -> Option<usize> {
        (matches!(self.lex(at), Lex::Mark('\'' | '’'))
            && self.lex(at + 1) == Lex::Key(Key::S)
            && self.glued(at + 1))
        .then_some(at + 2)
    }

    /// The quarter that a comparison near `at` is made with.
    pub fn quarter_near(&self, at: usize) -> Option<When> {
        self.quarter
            .filter(|&(_, seen)| at - seen.min(at) <= QUARTER_REACH)
            .map(|(when, _)| when)
    }

    /// Whether quarters near `at` are those of a fiscal year, whose place in the calendar is not known.
    pub fn is_fiscal(&self, at: usize) -> bool {
        self.fiscal
            .is_some_and(|seen| at - seen.min(at) <= QUARTER_REACH)
    }

    /// The expression whose core begins at `at`.
    fn read(&self, at: usize) -> Option<Hit> {
        match self.lex(at) {
            Lex::Digits(..) => self
                .numeric_date(at)
                .or_else(|| self.clock(at))
                .or_else(|| self.day_month(at))
                .or_else(|| self.days_before_month(at))
                .or_else(|| self.days_after_month(at))
                .or_else(|| self.second_year(at))
                .or_else(|| self.century(at))
                .or_else(|| self.iso_month(at))
                .or_else(|| self.year_first(at))
                .or_else(|| self.duration(at))
                .or_else(|| self.year(at)),
            Lex::Count(_) => self
                .clock(at)
                .or_else(|| self.duration(at))
                .or_else(|| self.spelt_year(at)),
            Lex::A | Lex::Few | Lex::Scale(_) => self.duration(at),
            Lex::Ordinal(number) => self
                .quarter(at, None)
                .or_else(|| self.quarter_of_list(at))
                .or_else(|| self.century(at))
                .or_else(|| self.day_ordinal(at))
                .or_else(|| self.nth_of(at, Nth::Number(number)))
                .or_else(|| self.first_so_many(at)),
            Lex::Month(_) => self.feast(at, None).or_else(|| self.month(at)),
            Lex::Weekday(_) => self.weekday(at),
            Lex::Season(_) => self.season(at),
            Lex::Unit(..) => self.unit(at),
            Lex::The => self.the(at),
            Lex::Part(_) => self.part(at),
            Lex::Key(key) => self.keyed(at, key),
            Lex::Mark(_) | Lex::End | Lex::Other => None,
        }
    }

    /// An expression that begins with a word of its own.
    fn keyed(&self, at: usize, key: Key) -> Option<Hit> {
        match key {
            Key::Last
            | Key::Next
            | Key::Coming
            | Key::This
            | Key::That
            | Key::Same
            | Key::Past
            | Key::Previous
            | Key::Following
            | Key::Current
            | Key::Latest
            | Key::Recent => self.pointer(at, key),
            Key::Today | Key::Yesterday | Key::Tomorrow | Key::Tonight | Key::Overnight => {
                Some(self.deictic(at, key))
            }
            Key::Noon | Key::Midnight => self.clock(at),
            Key::Present | Key::These | Key::Bygone | Key::Soon | Key::Future => {
                self.vague(at, key)
            }
            Key::Every => self.every(at),
            Key::Recurring(unit) => Some(self.recurring(at, unit)),
            Key::Fiscal => self.fiscal(at),
            Key::Half | Key::Couple => self.duration(at),
            Key::Q | Key::H | Key::Fy => self.abbreviated(at),
            Key::Decade(tens) => self.spelt_decade(at, tens),
            Key::Feast => self.feast(at, None),
            _ => None,
        }
    }
}
