//! Times as people tell them.

use jiff::{Timestamp, tz::TimeZone};

use crate::session::Moment;

/// A moment in words: "14 May 2025, 09:30".
pub fn words(moment: Moment, zone: &TimeZone) -> String {
    let Ok(stamp) = Timestamp::from_second(moment.0) else {
        return moment.to_string();
    };
    let there = stamp.to_zoned(zone.clone());
    there.strftime("%-d %b %Y, %H:%M").to_string()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_told_in_the_zone_of_whoever_reads_it() {
        let moment = Moment(1_769_851_800);
        assert_eq!(words(moment, &TimeZone::UTC), "31 Jan 2026, 09:30");
        let east = TimeZone::fixed(jiff::tz::offset(14));
        assert_eq!(words(moment, &east), "31 Jan 2026, 23:30");
    }
}
