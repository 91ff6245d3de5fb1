use super::*;
use crate::text::Span;
use jiff::civil::date;
use proptest::prelude::*;

/// The article's date in these tests: a Wednesday.
const PUBLISHED: Option<Date> = Some(date(2024, 1, 31));

/// Each expression of `text`, with its value.
fn read(text: &str, published: Option<Date>) -> Vec<(String, TimeKind, String)> {
    times(text, Span::whole(text), published, "en")
        .into_iter()
        .map(|time| {
            let value = time.value.unwrap_or_default();
            (time.span.of(text).to_owned(), time.kind, value)
        })
        .collect()
}

/// The values of `text`'s expressions.
fn values(text: &str) -> Vec<String> {
    read(text, PUBLISHED)
        .into_iter()
        .map(|(_, _, value)| value)
        .collect()
}

#[test]
fn a_date_with_a_line_of_its_own_is_the_article_s() {
    let found = read(
        "The mill is closed\nMarch 4, 2022\nIt opened yesterday.",
        None,
    );
    assert_eq!(
        found.last().map(|(_, _, value)| value.as_str()),
        Some("2022-03-03")
    );
    let found = read("On March 4, 2022 it opened.\nIt closed yesterday.", None);
    assert_ne!(
        found.last().map(|(_, _, value)| value.as_str()),
        Some("2022-03-03")
    );
}

#[test]
fn the_table_is_read_almost_to_the_letter() {
    let mut wrong = Vec::new();
    for &(words, kind, value) in table::EXPRESSIONS {
        let (before, rest) = words.split_once('[').unwrap();
        let (inside, after) = rest.split_once(']').unwrap();
        let text = format!("{before}{inside}{after}");
        let found = read(&text, PUBLISHED);
        let hit = found
            .iter()
            .any(|(span, k, v)| span == inside && *k == kind && v == value);
        if !hit {
            wrong.push(format!("{words}: {value}, not {found:?}"));
        }
    }
    let count = table::EXPRESSIONS.len();
    assert!(count >= 200, "{count}");
    assert!(
        wrong.len() * 20 <= count,
        "{} of {count}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn a_date_in_the_text_carries_those_that_follow() {
    assert_eq!(
        values("The bridge fell on March 3, 2019. Two days later it was gone."),
        ["2019-03-03", "2019-03-05"]
    );
    assert_eq!(
        values("She won in 2012. That year the mill closed."),
        ["2012", "2012"]
    );
    assert_eq!(
        values("It opened in May 2015. The following month it shut."),
        ["2015-05", "2015-06"]
    );
    assert_eq!(
        values("He left in 1998. Two years later he was back."),
        ["1998", "2000"]
    );
    assert_eq!(
        values("On April 2, 2020, it rained. The next day it snowed."),
        ["2020-04-02", "2020-04-03"]
    );
    assert_eq!(
        values("Sales rose in the third quarter of 2021 from a year earlier."),
        ["2021-Q3", "2020-Q3"]
    );
    // A year says nothing of a day.
    assert_eq!(
        values("It fell in 2012. That day it rained."),
        ["2012", "XXXX-XX-XX"]
    );
}

#[test]
fn tense_tells_past_from_future() {
    assert_eq!(values("The council met Monday."), ["2024-01-29"]);
    assert_eq!(values("The council will meet Monday."), ["2024-02-05"]);
    assert_eq!(values("The vote is scheduled for Friday."), ["2024-02-02"]);
    assert_eq!(values("The vote was held Friday."), ["2024-01-26"]);
    assert_eq!(values("The law takes effect in March."), ["2024-03"]);
    assert_eq!(values("The mill was closed in March."), ["2023-03"]);
    assert_eq!(values("In October, the mayor resigned."), ["2023-10"]);
    assert_eq!(values("The show will open in October."), ["2024-10"]);
}

#[test]
fn without_a_date_the_unknown_is_said() {
    let found = times(
        "He left Tuesday, last November or last week.",
        Span::new(0, 44),
        None,
        "en",
    );
    let said: Vec<_> = found
        .iter()
        .map(|time| (time.value.as_deref(), time.relative, time.resolved()))
        .collect();
    assert_eq!(
        said,
        [
            (Some("XXXX-WXX-2"), true, false),
            (Some("XXXX-11"), true, false),
            (Some("XXXX-WXX"), true, false)
        ]
    );
    let summer = times("It was built last summer.", Span::new(0, 25), None, "en");
    assert_eq!(summer[0].value, None);
    assert_eq!(summer[0].reading(), "date of the article needed");
    assert!(times("It was 2019.", Span::new(0, 12), None, "en")[0].resolved());
}

#[test]
fn what_is_no_time_is_left_alone() {
    for text in [
        "She may march with 2,000 people.",
        "It cost $2019 and weighed 1995 pounds.",
        "A six-year-old boy, 52 years old, on CBS's 60 Minutes.",
        "Three-quarters of it fell in the second half.",
        "They won 3:2 and 21-14; see ISBN 1-2019-4.",
        "Jan Novak and April.",
    ] {
        let found = read(text, PUBLISHED);
        assert!(
            found.iter().all(|(words, ..)| words == "April"),
            "{text}: {found:?}"
        );
    }
}

#[test]
fn readings_are_words() {
    let reading = |text: &str| times(text, Span::whole(text), PUBLISHED, "en")[0].reading();
    assert_eq!(reading("last November"), "2023-11");
    assert_eq!(reading("for three weeks"), "3 weeks");
    assert_eq!(reading("for two and a half years"), "2 years, 6 months");
    assert_eq!(reading("every day"), "every 1 day");
    assert_eq!(reading("recently"), "some time in the past");
}

proptest! {
    #[test]
    fn expressions_lie_in_the_text_in_order(
        words in proptest::collection::vec(
            prop_oneof![
                Just("last"), Just("next"), Just("the"), Just("31"), Just("2019"), Just("-"), Just("May"), Just("a"),
                Just("year"), Just("'s"), Just("third"), Just("quarter"), Just("ago"), Just("of"), Just("p.m."),
                Just("99999999999"), Just("years"), Just("later"), Just("Friday"), Just("é漢"), Just("century"),
                Just("0"), Just("02/03/2024"), Just("to"), Just("and"), Just("5"), Just(","), Just("fiscal"), Just("12:60"), Just("thousand"), Just("half"), Just("earlier"), Just("Easter"), Just("\n\n"),
            ], 0..40),
        spaced in any::<bool>(), year in -9999i16..9999,
    ) {
        let text = words.join(if spaced { " " } else { "" });
        for day in [None, jiff::civil::Date::new(year, 12, 31).ok()] {
            let mut end = 0;
            for time in times(&text, Span::whole(&text), day, "en") {
                prop_assert!(time.span.start >= end && !time.span.is_empty());
                prop_assert!(Span::checked(&text, time.span.start, time.span.end).is_some());
                end = time.span.end;
            }
        }
    }
}
