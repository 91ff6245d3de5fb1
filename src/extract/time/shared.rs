//! What the members of a list or a range share: "between January and June 2022", "5, 6 and 7 May", "last May and June".
//!
//! A member looks ahead along its list for the year that stands at its end, a bounded number of members far; the
//! later members of a list take the year of the one before, if no other is named.

use super::lexer::{Key, Lex};
use super::reader::{Last, Reader};
use super::when::{Season, Unit, When};

/// Most members of a list that are looked through.
pub const MEMBERS: usize = 8;

/// The year that follows a month, a day or a season.
#[derive(Clone, Copy, Debug)]
pub struct Tail {
    /// The year; `None` if it rests on the article's date, and that is unknown.
    pub year: Option<i16>,
    /// One past its last token.
    pub to: usize,
    /// Whether it rests on another date: "last year".
    pub relative: bool,
}

/// What joins two members.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// A comma: the list goes on, and has to end with something stronger.
    Comma,
    /// "and", "or", "&", "/".
    And,
    /// "to", "through", "until", a dash: the second is after the first.
    Range,
}

/// One member of a list: its place in the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Member {
    /// What it is.
    pub sort: Sort,
    /// The month; 0 where it has none.
    pub month: u8,
    /// The day, the number of the quarter or half, or the first month of the season.
    pub number: u8,
}

/// What a member of a list is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A month.
    Month,
    /// A day with its month.
    Day,
    /// A day whose month stands elsewhere.
    Bare,
    /// A season.
    Season,
    /// A quarter.
    Quarter,
    /// A half of a year.
    Half,
}

impl Member {
    /// A month.
    pub const fn month(month: u8) -> Self {
        Self {
            sort: Sort::Month,
            month,
            number: 0,
        }
    }

    /// A day of a month.
    pub fn day(month: u8, day: u32) -> Self {
        Self {
            sort: Sort::Day,
            month,
            number: u8::try_from(day).unwrap_or(0),
        }
    }

    /// A season.
    pub fn season(season: Season) -> Self {
        Self {
            sort: Sort::Season,
            month: 0,
            number: season.first_month().cast_unsigned(),
        }
    }

    /// A quarter or half.
    pub fn part(sort: Sort, number: i8) -> Self {
        Self {
            sort,
            month: 0,
            number: number.cast_unsigned(),
        }
    }

    /// Whether `later` may stand in one list with it.
    fn fits(self, later: Self) -> bool {
        let dated = |sort| matches!(sort, Sort::Month | Sort::Day);
        match later.sort {
            Sort::Bare => self.sort == Sort::Day,
            _ => self.sort == later.sort || (dated(self.sort) && dated(later.sort)),
        }
    }

    /// Whether it comes later in the year than `other`.
    pub fn is_after(self, other: Self) -> bool {
        let whole = other.sort == Sort::Month || self.sort == Sort::Month;
        match self.month.cmp(&other.month) {
            std::cmp::Ordering::Equal => !whole && self.number > other.number,
            order => order.is_gt(),
        }
    }
}

/// What a member takes from the end of its list.
#[derive(Clone, Copy, Debug)]
pub struct Share {
    /// The last member.
    pub last: Member,
    /// The year after it.
    pub tail: Option<Tail>,
    /// Whether they are the two ends of a range.
    pub range: bool,
}

impl Share {
    /// The year of `first`, where the last member is in `year`: a range that crosses the end of a year begins in the one
    /// before, and so does "December and January 2023".
    pub fn year_of(&self, first: Member, year: i16) -> Option<i16> {
        let over = first.month >= 11 && (1..=2).contains(&self.last.month);
        let back = first.is_after(self.last) && (self.range || over);
        year.checked_sub(i16::from(back))
    }
}

impl Reader<'_> {
    /// The year after a month, a day or a season: "2022", ", 2022", "of 2022", "last year", "of that year".
    pub fn tail(&self, at: usize) -> Option<Tail> {
        let joined = matches!(self.lex(at), Lex::Mark(',') | Lex::Key(Key::Of));
        let place = at + usize::from(joined);
        if let Some((year, to)) = self.year_at(place) {
            // "In April, 2023 barns were sold": a month has no comma before its year where barns follow.
            let month =
                matches!(self.before(at, 1), Lex::Month(_)) && self.lex(at) == Lex::Mark(',');
            if month && self.things(to).are() {
                return None;
            }
            return Some(Tail {
                year: Some(year),
                to,
                relative: false,
            });
        }
        if self.lex(place + 1) != Lex::Unit(Unit::Year, false) {
            return None;
        }
        let here = self.published.map(|day| day.year());
        let year = match self.lex(place) {
            Lex::Key(Key::Last) => here.and_then(|year| year.checked_sub(1)),
            Lex::Key(Key::This) => here,
            Lex::Key(Key::Next) => here.and_then(|year| year.checked_add(1)),
            Lex::Key(Key::That) => Some(self.anchor.and_then(When::year)?),
            _ => return None,
        };
        Some(Tail {
            year,
            to: place + 2,
            relative: true,
        })
    }

    /// What joins the member before `at` to the next, and where that begins.
    pub fn link(&self, at: usize) -> Option<(Link, usize)> {
        let (link, next) = match self.lex(at) {
            Lex::Mark(',') => match self.lex(at + 1) {
                Lex::Key(Key::And | Key::Or) => (Link::And, at + 2),
                Lex::Key(Key::To) => (Link::Range, at + 2),
                _ => (Link::Comma, at + 1),
            },
            Lex::Mark('&' | '/') | Lex::Key(Key::And | Key::Or) => (Link::And, at + 1),
            Lex::Mark('-' | '–' | '—' | '‐' | '‑' | '−') | Lex::Key(Key::To) => {
                (Link::Range, at + 1)
            }
            Lex::Key(Key::In) if matches!(self.word(at), "until" | "till") => (Link::Range, at + 1),
            _ => return None,
        };
        Some((link, next))
    }

    /// Past what may stand before a member: "in", "the", "early", "mid-", "4 p.m. on", a weekday.
    fn skip_frame(&self, at: usize) -> usize {
        let mut next = at;
        if let Lex::Digits(hour @ 0..=24, 1..=2) = self.lex(next)
            && let Some((_, to)) = self.digital(next, hour)
        {
            next = to;
        }
        if matches!(self.lex(next), Lex::Key(Key::In | Key::On)) {
            next += 1;
        }
        if self.lex(next) == Lex::The {
            next += 1;
        }
        if self.lex(next) == Lex::Key(Key::Stage) {
            next = self.skip_hyphen(next + 1);
        }
        if matches!(self.lex(next), Lex::Weekday(_)) {
            next += 1;
            next += usize::from(matches!(self.lex(next), Lex::Mark(',' | '.')));
        }
        next
    }

    /// Past "th" after digits.
    pub fn skip_suffix(&self, at: usize) -> usize {
        at + usize::from(self.lex(at) == Lex::Key(Key::Suffix) && self.glued(at))
    }

    /// A day's number of one or two digits, and the token after it.
    pub fn day_number(&self, at: usize) -> Option<(u32, usize)> {
        match self.lex(at) {
            Lex::Digits(day @ 1..=31, 1..=2) if !self.clocklike(at) && !self.broken(at) => {
                Some((day, self.skip_suffix(at + 1)))
            }
            _ => None,
        }
    }

    /// Whether digits are a part of a longer number: of "5.5", "1,990", "2/3", but not of "5/6 May".
    fn broken(&self, at: usize) -> bool {
        let digits = |at: usize| matches!(self.lex(at), Lex::Digits(..));
        let point = |mark: usize, last: usize| match self.lex(mark) {
            Lex::Mark('.' | ',' | ':') => self.glued(mark),
            Lex::Mark('/') => self.glued(mark) && !matches!(self.lex(last + 1), Lex::Month(_)),
            _ => false,
        };
        let ahead = digits(at + 2) && self.glued(at + 2) && point(at + 1, at + 2);
        let behind = at >= 2 && self.glued(at) && digits(at - 2) && point(at - 1, at);
        ahead || behind
    }

    /// The member that begins at `at`, and the token after it.
    fn member(&self, at: usize) -> Option<(Member, usize)> {
        let at = self.skip_frame(at);
        match self.lex(at) {
            Lex::Month(month) => {
                let next = self.skip_point(at + 1);
                Some(match self.day_number(next) {
                    Some((day, to)) => (Member::day(month, day), to),
                    None => (Member::month(month), next),
                })
            }
            Lex::Digits(..) => {
                let (day, next) = self.day_number(at)?;
                let of = self.skip_of(next);
                if let Lex::Month(month) = self.lex(of) {
                    return Some((Member::day(month, day), self.skip_point(of + 1)));
                }
                let number = u8::try_from(day).ok()?;
                Some((
                    Member {
                        sort: Sort::Bare,
                        month: 0,
                        number,
                    },
                    next,
                ))
            }
            Lex::Season(season) => Some((Member::season(season), at + 1)),
            Lex::Key(Key::Q) => match self.lex(at + 1) {
                Lex::Digits(number @ 1..=4, 1) if self.glued(at + 1) => {
                    let number = i8::try_from(number).ok()?;
                    Some((Member::part(Sort::Quarter, number), at + 2))
                }
                _ => None,
            },
            Lex::Ordinal(number @ 1..=4) => {
                let noun = self.skip_hyphen(at + 1);
                let sort = match self.lex(noun) {
                    Lex::Unit(Unit::Quarter, _) => Sort::Quarter,
                    Lex::Key(Key::Half) => Sort::Half,
                    _ => return None,
                };
                Some((Member::part(sort, i8::try_from(number).ok()?), noun + 1))
            }
            _ => None,
        }
    }

    /// What the member that ends before `to` shares with the end of its list. Its first token is `from`.
    pub fn share(&self, from: usize, to: usize, first: Member) -> Option<Share> {
        let between = (1..=4).any(|back| {
            self.word(from.wrapping_sub(back))
                .eq_ignore_ascii_case("between")
        });
        let (mut last, mut next) = (first, to);
        let (mut range, mut closed) = (false, false);
        for _ in 0..MEMBERS {
            let Some((link, start)) = self.link(next) else {
                break;
            };
            let Some((mut member, end)) = self.member(start).filter(|(one, _)| first.fits(*one))
            else {
                break;
            };
            if member.sort == Sort::Bare {
                if last.month == 0
                    || u32::from(member.number) <= u32::from(last.number)
                    || self.things(end).are()
                {
                    break;
                }
                member = Member::day(last.month, u32::from(member.number));
            }
            range |= link == Link::Range || (link == Link::And && between);
            closed = link != Link::Comma;
            (last, next) = (member, end);
            if closed && let Some(tail) = self.tail(next) {
                return Some(Share {
                    last,
                    tail: Some(tail),
                    range,
                });
            }
        }
        (closed && range).then_some(Share {
            last,
            tail: None,
            range,
        })
    }

    /// The year that `first` takes from the end of its list, and whether it rests on another date.
    pub fn shared_year(&self, from: usize, to: usize, first: Member) -> Option<(i16, bool)> {
        let share = self.share(from, to, first)?;
        if let Some(tail) = share.tail {
            return Some((share.year_of(first, tail.year?)?, tail.relative));
        }
        // "from November to February": the end is where the tense puts it, and the beginning before it.
        let end = match share.last.sort {
            Sort::Month => {
                Some(self.nearest_month(from, self.published?, share.last.month.cast_signed()))
            }
            Sort::Day => self
                .nearest_day(from, share.last.month, u32::from(share.last.number))
                .map(When::Day),
            _ => None,
        }?;
        Some((share.year_of(first, end.year()?)?, true))
    }

    /// The year that a later member takes from the one before it, which ends just before the link.
    pub fn year_before(&self, at: usize, member: Member) -> Option<(i16, bool)> {
        let (last, link) = self.last_linked(at)?;
        if link == Link::Comma {
            return None;
        }
        let earlier = match last.when? {
            When::Day(day) => Member::day(
                day.month().cast_unsigned(),
                u32::from(day.day().cast_unsigned()),
            ),
            When::Month(_, month) => Member::month(month.cast_unsigned()),
            _ => return None,
        };
        let year = last.when?.year()?;
        Some((
            year.checked_add(i16::from(earlier.is_after(member)))?,
            last.relative,
        ))
    }

    /// The expression before `at`, if nothing but a link and its frame stands between.
    pub fn last_linked(&self, at: usize) -> Option<(&Last, Link)> {
        let last = self.last.as_ref()?;
        let (link, start) = self.link(last.to)?;
        // "14 May – Between 26 and 30": a dash before the beginning of a range ends none.
        let begins = ["between", "from"]
            .iter()
            .any(|word| self.word(start).eq_ignore_ascii_case(word));
        if link == Link::Range && begins {
            return None;
        }
        (self.skip_frame(start) == at).then_some((last, link))
    }
}
