//! Times as people tell them, in the order of the desktop's region.

use jiff::{Timestamp, civil::Date, tz::TimeZone};

use super::Environment;
use crate::session::Moment;

/// The order in which a day is told. Months are words of this program's language, so no order is misread.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dates {
    /// "14 May 2025, 09:30".
    #[default]
    DayFirst,
    /// "May 14, 2025, 9:30 AM".
    MonthFirst,
    /// "2025-05-14, 09:30".
    YearFirst,
}

/// Regions that tell the month first.
const MONTH_FIRST: [&str; 2] = ["US", "PH"];
/// Regions that tell the year first (Unicode CLDR, medium dates).
const YEAR_FIRST: [&str; 10] = ["SE", "LT", "HU", "CA", "CN", "JP", "KR", "TW", "MN", "ZA"];

impl Dates {
    /// Those of a locale as systems name it ("en_US.UTF-8", "sv-SE").
    pub fn of(locale: &str) -> Self {
        let region = locale.split(['.', '@']).next().unwrap_or_default();
        let mut parts = region.split(['-', '_']).skip(1);
        let region = parts.find(|part| part.len() == 2).unwrap_or_default();
        if MONTH_FIRST.contains(&region) {
            Self::MonthFirst
        } else if YEAR_FIRST.contains(&region) {
            Self::YearFirst
        } else {
            Self::DayFirst
        }
    }

    /// Those of this desktop: on Unix what is set for times alone goes before the language.
    pub fn of_desktop() -> Self {
        let set = ["LC_ALL", "LC_TIME"]
            .into_iter()
            .filter_map(|name| std::env::var(name).ok())
            .find(|value| !value.is_empty());
        let locale = set.or_else(sys_locale::get_locale);
        locale.map_or_else(Self::default, |locale| Self::of(&locale))
    }

    /// A moment in words.
    pub fn words(self, moment: Moment, zone: &TimeZone) -> String {
        let Ok(stamp) = Timestamp::from_second(moment.0) else {
            return moment.to_string();
        };
        let there = stamp.to_zoned(zone.clone());
        let format = match self {
            Self::DayFirst => "%-d %b %Y, %H:%M",
            Self::MonthFirst => "%b %-d, %Y, %-I:%M %p",
            Self::YearFirst => "%Y-%m-%d, %H:%M",
        };
        there.strftime(format).to_string()
    }

    /// A day as files hold it (`YYYY-MM-DD`) in words; other words as they are.
    pub fn day(self, day: &str) -> String {
        let Ok(date) = day.parse::<jiff::civil::Date>() else {
            return day.to_owned();
        };
        let format = match self {
            Self::DayFirst => "%-d %b %Y",
            Self::MonthFirst => "%b %-d, %Y",
            Self::YearFirst => "%Y-%m-%d",
        };
        date.strftime(format).to_string()
    }
}

/// The day that it is where the person is; none where the clock shows a time that no calendar has.
pub fn day_of(outside: &Environment) -> Option<Date> {
    let now = Timestamp::from_second((outside.now)().0).ok()?;
    Some(now.to_zoned(outside.zone.clone()).date())
}

/// The date of today where the person is, `YYYY-MM-DD`.
pub fn today(outside: &Environment) -> String {
    day_of(outside).map_or_else(String::new, |day| day.to_string())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_told_in_the_zone_of_whoever_reads_it() {
        let moment = Moment(1_769_851_800);
        let words = |zone: &TimeZone| Dates::DayFirst.words(moment, zone);
        assert_eq!(words(&TimeZone::UTC), "31 Jan 2026, 09:30");
        let east = TimeZone::fixed(jiff::tz::offset(14));
        assert_eq!(words(&east), "31 Jan 2026, 23:30");
    }

    #[test]
    fn and_in_the_order_of_their_region() {
        for (locale, day, moment) in [
            ("en_GB.UTF-8", "31 Jan 2026", "31 Jan 2026, 09:30"),
            ("en-US", "Jan 31, 2026", "Jan 31, 2026, 9:30 AM"),
            ("sv_SE@euro", "2026-01-31", "2026-01-31, 09:30"),
            ("zh-Hant-TW", "2026-01-31", "2026-01-31, 09:30"),
            ("C", "31 Jan 2026", "31 Jan 2026, 09:30"),
            ("", "31 Jan 2026", "31 Jan 2026, 09:30"),
        ] {
            let dates = Dates::of(locale);
            assert_eq!(dates.day("2026-01-31"), day, "{locale}");
            let told = dates.words(Moment(1_769_851_800), &TimeZone::UTC);
            assert_eq!(told, moment, "{locale}");
        }
        assert_eq!(Dates::MonthFirst.day("last spring"), "last spring");
    }
}
