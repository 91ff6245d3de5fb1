//! Stretches of the calendar, and how TIMEX3 writes them.

use jiff::civil::{Date, Weekday};

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A second.
    Second,
    /// A minute.
    Minute,
    /// An hour.
    Hour,
    /// A day.
    Day,
    /// A week, Monday to Sunday.
    Week,
    /// Saturday and Sunday.
    Weekend,
    /// Two weeks.
    Fortnight,
    /// A calendar month.
    Month,
    /// A quarter of a year.
    Quarter,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
}

/// A season; winter belongs to the year it begins in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Season {
    /// March to May.
    Spring,
    /// June to August.
    Summer,
    /// September to November.
    Autumn,
    /// December to February.
    Winter,
}

impl Season {
    /// As TIMEX3 writes it.
    const fn code(self) -> &'static str {
        match self {
            Self::Spring => "SP",
            Self::Summer => "SU",
            Self::Autumn => "FA",
            Self::Winter => "WI",
        }
    }

    /// The month in which it begins, in the north.
    pub const fn first_month(self) -> i8 {
        match self {
            Self::Spring => 3,
            Self::Summer => 6,
            Self::Autumn => 9,
            Self::Winter => 12,
        }
    }
}

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// "TMO".
    Morning,
    /// "TAF".
    Afternoon,
    /// "TEV".
    Evening,
    /// "TNI".
    Night,
}

impl Part {
    /// As TIMEX3 writes it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Morning => "TMO",
            Self::Afternoon => "TAF",
            Self::Evening => "TEV",
            Self::Night => "TNI",
        }
    }
}

/// A stretch of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// A day.
    Day(Date),
    /// The week that holds the day.
    Week(Date),
    /// The weekend of the week that holds the day.
    Weekend(Date),
    /// A month of a year.
    Month(i16, i8),
    /// A quarter of a year, 1 to 4.
    Quarter(i16, i8),
    /// A half of a year, 1 or 2.
    Half(i16, i8),
    /// A season of a year.
    Season(i16, Season),
    /// A year.
    Year(i16),
    /// A fiscal year, by its number: who counts it says when it begins.
    FiscalYear(i16),
    /// A quarter of a fiscal year, 1 to 4.
    FiscalQuarter(i16, i8),
    /// A half of a fiscal year, 1 or 2.
    FiscalHalf(i16, i8),
    /// A decade: 199 is the 1990s.
    Decade(i16),
    /// A century: 19 is the 1900s.
    Century(i16),
}

impl When {
    /// The stretch of this unit that holds `day`.
    pub fn around(day: Date, unit: Unit) -> Option<Self> {
        Some(match unit {
            Unit::Day => Self::Day(day),
            Unit::Week => Self::Week(day),
            Unit::Weekend => Self::Weekend(day),
            Unit::Month => Self::Month(day.year(), day.month()),
            Unit::Quarter => Self::Quarter(day.year(), (day.month() - 1) / 3 + 1),
            Unit::Year => Self::Year(day.year()),
            Unit::Decade => Self::Decade(day.year() / 10),
            Unit::Century => Self::Century(day.year() / 100),
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Fortnight => return None,
        })
    }

    /// The first day; `None` for what has none that is known.
    pub fn start(self) -> Option<Date> {
        let (year, month, day) = match self {
            Self::Day(day) => return Some(day),
            Self::Week(day) => return monday(day),
            Self::Weekend(day) => return add_days(monday(day)?, 5),
            Self::Month(year, month) => (year, month, 1),
            Self::Quarter(year, quarter) => (year, quarter * 3 - 2, 1),
            Self::Half(year, half) => (year, half * 6 - 5, 1),
            Self::Season(year, season) => (year, season.first_month(), 1),
            Self::Year(year) => (year, 1, 1),
            Self::FiscalYear(_) | Self::FiscalQuarter(..) | Self::FiscalHalf(..) => return None,
            Self::Decade(decade) => (decade.checked_mul(10)?, 1, 1),
            Self::Century(century) => (century.checked_mul(100)?, 1, 1),
        };
        Date::new(year, month, day).ok()
    }

    /// The same stretch, `count` of its own kind later.
    pub fn step(self, count: i32) -> Option<Self> {
        let years = |year: i16, by: i32| i16::try_from(i32::from(year) + by).ok();
        Some(match self {
            Self::Day(day) => Self::Day(add_days(day, count)?),
            Self::Week(day) => Self::Week(add_days(day, count.checked_mul(7)?)?),
            Self::Weekend(day) => Self::Weekend(add_days(day, count.checked_mul(7)?)?),
            Self::Month(year, month) => {
                let (year, month) = carry(year, month, 12, count)?;
                Self::Month(year, month)
            }
            Self::Quarter(year, quarter) => {
                let (year, quarter) = carry(year, quarter, 4, count)?;
                Self::Quarter(year, quarter)
            }
            Self::Half(year, half) => {
                let (year, half) = carry(year, half, 2, count)?;
                Self::Half(year, half)
            }
            Self::Season(year, season) => Self::Season(years(year, count)?, season),
            Self::Year(year) => Self::Year(years(year, count)?),
            Self::FiscalYear(year) => Self::FiscalYear(years(year, count)?),
            Self::FiscalQuarter(year, quarter) => {
                let (year, quarter) = carry(year, quarter, 4, count)?;
                Self::FiscalQuarter(year, quarter)
            }
            Self::FiscalHalf(year, half) => {
                let (year, half) = carry(year, half, 2, count)?;
                Self::FiscalHalf(year, half)
            }
            Self::Decade(decade) => Self::Decade(years(decade, count)?),
            Self::Century(century) => Self::Century(years(century, count)?),
        })
    }

    /// The calendar year that it lies in, if it lies in one.
    pub fn year(self) -> Option<i16> {
        match self {
            Self::Day(day) => Some(day.year()),
            Self::Month(year, _)
            | Self::Quarter(year, _)
            | Self::Half(year, _)
            | Self::Season(year, _)
            | Self::Year(year) => Some(year),
            _ => None,
        }
    }

    /// The same stretch of another year: "the year-earlier quarter".
    pub fn years_later(self, count: i32) -> Option<Self> {
        let years = |year: i16| i16::try_from(i32::from(year) + count).ok();
        Some(match self {
            Self::Month(year, month) => Self::Month(years(year)?, month),
            Self::Quarter(year, quarter) => Self::Quarter(years(year)?, quarter),
            Self::Half(year, half) => Self::Half(years(year)?, half),
            Self::Season(year, season) => Self::Season(years(year)?, season),
            Self::Year(year) => Self::Year(years(year)?),
            Self::FiscalYear(year) => Self::FiscalYear(years(year)?),
            Self::FiscalQuarter(year, quarter) => Self::FiscalQuarter(years(year)?, quarter),
            Self::FiscalHalf(year, half) => Self::FiscalHalf(years(year)?, half),
            other => Self::Year(years(other.start()?.year())?),
        })
    }

    /// As TIMEX3 writes it.
    pub fn value(self) -> String {
        match self {
            Self::Day(day) => format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day()),
            Self::Week(day) => week(day),
            Self::Weekend(day) => format!("{}-WE", week(day)),
            Self::Month(year, month) => format!("{year:04}-{month:02}"),
            Self::Quarter(year, quarter) => format!("{year:04}-Q{quarter}"),
            Self::Half(year, half) => format!("{year:04}-H{half}"),
            Self::Season(year, season) => format!("{year:04}-{}", season.code()),
            Self::Year(year) => format!("{year:04}"),
            Self::FiscalYear(year) => format!("FY{year:04}"),
            Self::FiscalQuarter(year, quarter) => format!("FY{year:04}-Q{quarter}"),
            Self::FiscalHalf(year, half) => format!("FY{year:04}-H{half}"),
            Self::Decade(decade) => format!("{decade:03}"),
            Self::Century(century) => format!("{century:02}"),
        }
    }
}

/// The day `count` days later.
pub fn add_days(day: Date, count: i32) -> Option<Date> {
    day.checked_add(jiff::Span::new().try_days(count).ok()?)
        .ok()
}

/// The day `count` months later, at the end of a shorter month.
pub fn add_months(day: Date, count: i32) -> Option<Date> {
    day.checked_add(jiff::Span::new().try_months(count).ok()?)
        .ok()
}

/// Monday is 1.
pub fn weekday(number: u8) -> Option<Weekday> {
    Weekday::from_monday_one_offset(i8::try_from(number).ok()?).ok()
}

/// The Monday of the day's week.
fn monday(day: Date) -> Option<Date> {
    add_days(day, -i32::from(day.weekday().to_monday_zero_offset()))
}

/// A week as ISO 8601 numbers it.
fn week(day: Date) -> String {
    let iso = day.iso_week_date();
    format!("{:04}-W{:02}", iso.year(), iso.week())
}

/// Adds to a part of a year, 1 to `per_year`.
fn carry(year: i16, part: i8, per_year: i32, count: i32) -> Option<(i16, i8)> {
    let sum = i32::from(year)
        .checked_mul(per_year)?
        .checked_add(i32::from(part) - 1)?
        .checked_add(count)?;
    let year = i16::try_from(sum.div_euclid(per_year)).ok()?;
    let part = i8::try_from(sum.rem_euclid(per_year)).ok()? + 1;
    Some((year, part))
}
