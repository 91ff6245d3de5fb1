//! Kinds of dates that are easily read wrong, each with many variants of our own.
//!
//! Unless it says otherwise, the article they stand in is dated Monday, 1 April 2024.

use jiff::civil::{Date, date};

use super::{Question, times};
use crate::text::Span;

const PUBLISHED: Option<Date> = Some(date(2024, 4, 1));

/// The values of a text's expressions; "?" where there is none.
fn values(text: &str, language: &str) -> Vec<String> {
    times(text, Span::whole(text), PUBLISHED, language)
        .into_iter()
        .map(|time| time.value.unwrap_or_else(|| "?".to_owned()))
        .collect()
}

/// Reads each sentence and says all that came out wrong.
fn check(rows: &[(&str, &[&str])]) {
    let wrong: Vec<String> = rows
        .iter()
        .filter(|(text, want)| values(text, "en") != *want)
        .map(|(text, want)| format!("{text}: {want:?}, not {:?}", values(text, "en")))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
#[rustfmt::skip]
fn the_members_of_a_list_share_their_year() {
    check(&[
        ("Snow lay on Dorn in March and April 2021.", &["2021-03", "2021-04"]),
        ("Snow lay on Dorn in March, April and May 2021.", &["2021-03", "2021-04", "2021-05"]),
        ("The ferry was idle in July or August of 2019.", &["2019-07", "2019-08"]),
        ("The ferry was idle in July & August 2019.", &["2019-07", "2019-08"]),
        ("The ferry was idle in Jul/Aug 2019.", &["2019-07", "2019-08"]),
        ("The ferry was idle on 3 July and 4 August 2019.", &["2019-07-03", "2019-08-04"]),
        ("The ferry was idle on July 3 and on August 4, 2019.", &["2019-07-03", "2019-08-04"]),
        ("On Tuesday, July 3, and Monday, August 4, 2019, it lay still.", &["2019-07-03", "2019-08-04"]),
        ("The ferry was idle in mid-July and mid-August 2019.", &["2019-07", "2019-08"]),
        ("The ferry was idle in July and August last year.", &["2023-07", "2023-08"]),
        ("The ferry was idle in July and August of last year.", &["2023-07", "2023-08"]),
        ("The well dried up in summer and winter 2018.", &["2018-SU", "2018-WI"]),
        ("Sales fell in the second and third quarters of 2020.", &["2020-Q2", "2020-Q3"]),
        ("Sales fell in Q2 and Q4 2020.", &["2020-Q2", "2020-Q4"]),
        ("Sales fell in the first and second half of 2020.", &["2020-H1", "2020-H2"]),
        ("The ferry was idle in December and January 2020.", &["2019-12", "2020-01"]),
        ("Last June and July were dry.", &["2023-06", "2023-07"]),
        ("The ferry was idle in June 2019 and July.", &["2019-06", "2019-07"]),
        ("It was founded in the 1970s and 80s.", &["197", "198"]),
        ("Monks wrote it in the 12th and 13th centuries.", &["11", "12"]),
        ("He left in May 2015 and in June 2016.", &["2015-05", "2016-06"]),
    ]);
}

#[test]
#[rustfmt::skip]
fn the_ends_of_a_range_share_what_they_can() {
    check(&[
        ("The mill stood still between March and August 2021.", &["2021-03", "2021-08"]),
        ("The mill stood still from March to August 2021.", &["2021-03", "2021-08"]),
        ("The mill stood still from March through August 2021.", &["2021-03", "2021-08"]),
        ("The mill stood still from March until August 2021.", &["2021-03", "2021-08"]),
        ("The mill stood still March–August 2021.", &["2021-03", "2021-08"]),
        ("The mill stood still in Mar-Aug 2021.", &["2021-03", "2021-08"]),
        ("The mill stood still from early March to late August 2021.", &["2021-03", "2021-08"]),
        ("The mill stood still from November to February 2021.", &["2020-11", "2021-02"]),
        ("The mill stood still from 30 March to 2 April 2021.", &["2021-03-30", "2021-04-02"]),
        ("The mill stood still from March 30 to April 2, 2021.", &["2021-03-30", "2021-04-02"]),
        ("The mill stood still from 30 December to 2 January 2021.", &["2020-12-30", "2021-01-02"]),
        ("The mill stood still from 30 March 2021 to 2 April.", &["2021-03-30", "2021-04-02"]),
        ("The mill stood still from November 2020 to February.", &["2020-11", "2021-02"]),
        ("The mill stood still between spring and autumn 2021.", &["2021-SP", "2021-FA"]),
        ("Prices rose from the first to the third quarter of 2021.", &["2021-Q1", "2021-Q3"]),
        ("Prices rose from Q1 to Q3 2021.", &["2021-Q1", "2021-Q3"]),
        ("The mill stood still between November and February.", &["2023-11", "2024-02"]),
        ("The mill stood still between February and May.", &["2023-02", "2023-05"]),
        ("The 2017-18 season was short.", &["2017", "2018"]),
        ("The 2017/18 season was short.", &["2017", "2018"]),
        ("Sales rose from H1 to H2 2021, and in H1 2022.", &["2021-H2", "2022-H1"]),
        ("It was shut from 4 p.m. on 3 May to 5 p.m. on 6 May 2021.", &["2021-05-03T16:00", "2021-05-06T17:00"]),
        ("It was shut from Monday to Friday.", &["2024-03-25", "2024-03-29"]),
    ]);
}

#[test]
#[rustfmt::skip]
fn days_share_their_month() {
    check(&[
        ("It hailed on 8, 9 and 11 June 2022.", &["2022-06-08", "2022-06-09", "2022-06-11"]),
        ("It hailed on June 8, 9 and 11, 2022.", &["2022-06-08", "2022-06-09", "2022-06-11"]),
        ("It hailed on 8 and 9 June 2022.", &["2022-06-08", "2022-06-09"]),
        ("It hailed on the 8th and 9th of June 2022.", &["2022-06-08", "2022-06-09"]),
        ("It hailed on 8-11 June 2022.", &["2022-06-08", "2022-06-11"]),
        ("It hailed on 8–11 June 2022.", &["2022-06-08", "2022-06-11"]),
        ("It hailed on June 8-11, 2022.", &["2022-06-08", "2022-06-11"]),
        ("It hailed from June 8 to 11, 2022.", &["2022-06-08", "2022-06-11"]),
        ("It hailed between 8 and 11 June.", &["2023-06-08", "2023-06-11"]),
        ("It hailed on June 8 and 9.", &["2023-06-08", "2023-06-09"]),
        ("On June 8, 2022, 9 people came.", &["2022-06-08"]),
        ("On June 8, 9 people came.", &["2023-06-08"]),
        ("It hailed on June 8 and 9 barns fell.", &["2023-06-08"]),
        ("It hailed in the night of 8/9 June 2022.", &["2022-06-08", "2022-06-09"]),
        ("They won 12 to 3 in June 2022.", &["2022-06"]),
        ("In May and June, 2022 barns burned.", &["2023-05", "2023-06"]),
    ]);
}

#[test]
fn one_order_for_a_whole_article() {
    for (language, text, want) in [
        ("en", "Signed on 04/05/2021.", vec!["?"]),
        ("en", "Signed on 4-5-2021 and on 04/05/21.", vec!["?", "?"]),
        ("", "Signed on 04/05/2021.", vec!["?"]),
        ("en-CA", "Signed on 04/05/2021.", vec!["?"]),
        ("en-GB", "Signed on 04/05/2021.", vec!["2021-05-04"]),
        ("en-IN", "Signed on 04-05-2021.", vec!["2021-05-04"]),
        ("en_AU", "Signed on 04/05/21.", vec!["2021-05-04"]),
        ("en-US", "Signed on 04/05/2021.", vec!["2021-04-05"]),
        ("en-Latn-US", "Signed on 04/05/2021.", vec!["2021-04-05"]),
        ("de-DE", "Signed on 04/05/2021.", vec!["2021-05-04"]),
        (
            "en",
            "Signed on 04/05/2021, ended on 31/05/2021.",
            vec!["2021-05-04", "2021-05-31"],
        ),
        (
            "en",
            "Signed on 04/05/2021, ended on 05/31/2021.",
            vec!["2021-04-05", "2021-05-31"],
        ),
        (
            "en-US",
            "Ended on 31/05/2021.\n\nSigned on 04/05/2021.",
            vec!["2021-05-31", "2021-05-04"],
        ),
        (
            "en-GB",
            "Ended on 5/31/21. Signed on 4/5/21.",
            vec!["2021-05-31", "2021-04-05"],
        ),
        (
            "en",
            "On 31/05/2021, 05/31/2021 and 04/05/2021.",
            vec!["2021-05-31", "2021-05-31", "?"],
        ),
        ("en", "Signed on 07/07/2021.", vec!["2021-07-07"]),
        ("en", "Signed on 04.05.2021.", vec!["2021-05-04"]),
        (
            "en-US",
            "Signed on 2021/05/04 and 2021-05-04.",
            vec!["2021-05-04", "2021-05-04"],
        ),
        ("en", "No day is 31/31/2021 or 45/05/2021.", vec![]),
    ] {
        let found = values(text, language);
        let known: Vec<&str> = found.iter().map(String::as_str).collect();
        assert_eq!(known, want, "{language}: {text}");
    }
    let asked = &times("Signed on 04/05/2021.", Span::new(0, 21), PUBLISHED, "en")[0];
    assert_eq!(asked.question, Some(Question::Order));
    assert_eq!(asked.reading(), "day or month first?");
    let known = &times(
        "Signed on 04/05/2021.",
        Span::new(0, 21),
        PUBLISHED,
        "en-GB",
    )[0];
    assert_eq!(known.question, None);
}

#[test]
#[rustfmt::skip]
fn what_has_happened_is_not_to_come() {
    check(&[
        ("Hail fell in May.", &["2023-05"]),
        ("Hail flattened the barley on May 9.", &["2023-05-09"]),
        ("The barn was sold on 20 April.", &["2023-04-20"]),
        ("The barn, which burned in July, was old.", &["2023-07"]),
        ("In June, the barn burned.", &["2023-06"]),
        ("On April 20, the town cut the tax.", &["2023-04-20"]),
        ("Thieves broke in in August and stole a bell.", &["2023-08"]),
        ("The town shut the pool on Halloween.", &["2023-10-31"]),
        ("The town will shut the pool on Halloween.", &["2024-10-31"]),
        ("The barn will be sold on 20 April.", &["2024-04-20"]),
        ("The council votes in May.", &["2024-05"]),
        ("The council is to vote in May.", &["2024-05"]),
        ("The fair is in November.", &["2024-11"]),
        ("He is charged with theft in November.", &["2023-11"]),
        ("Hail fell over the course of May.", &["2023-05"]),
        ("The council is due to vote on April 9.", &["2024-04-09"]),
        ("She said the sale ended on April 20.", &["2023-04-20"]),
    ]);
}

#[test]
#[rustfmt::skip]
fn parts_of_months_and_years() {
    check(&[
        ("It rained in the last week of June.", &["2023-06"]),
        ("It rained in the first week of June 2022.", &["2022-06"]),
        ("It rained in the last days of 2021.", &["2021"]),
        ("It rained in the first half of June 2022.", &["2022-06"]),
        ("The last week of the fair was wet.", &[]),
        ("It rained on the last day of February 2024.", &["2024-02-29"]),
        ("It rained on the third Thursday of June 2022.", &["2022-06-16"]),
        ("It rained on the first Monday in June 2022.", &["2022-06-06"]),
        ("It rained on the last Sunday of June 2022.", &["2022-06-26"]),
        ("It rained on the second weekend of June 2022.", &["2022-W23-WE"]),
        ("It rained in the last quarter of 2021.", &["2021-Q4"]),
        ("It rained on the fifth Friday of June 2022.", &["?"]),
        ("It rained on Tuesday last week.", &["2024-03-26"]),
        ("It rained on the third of June 2022.", &["2022-06-03"]),
    ]);
}

#[test]
#[rustfmt::skip]
fn days_with_names() {
    check(&[
        ("The square was full on Good Friday 2022.", &["2022-04-15"]),
        ("The square was full on Easter Monday 2022.", &["2022-04-18"]),
        ("The square was full on Whit Monday 2022.", &["2022-06-06"]),
        ("The square was full on Ash Wednesday, 2022.", &["2022-03-02"]),
        ("The square was full on Black Friday 2022.", &["2022-11-25"]),
        ("The square was full on Cyber Monday 2022.", &["2022-11-28"]),
        ("The square was full on Labor Day 2022.", &["2022-09-05"]),
        ("The square was full on Memorial Day 2022.", &["2022-05-30"]),
        ("The square was full on Boxing Day of 2022.", &["2022-12-26"]),
        ("The square was full on New Year\u{2019}s Eve 2022.", &["2022-12-31"]),
        ("The square was full on New Year's Day.", &["2024-01-01"]),
        ("The square was full on All Saints' Day 2022.", &["2022-11-01"]),
        ("The square was full on St. Patrick's Day 2022.", &["2022-03-17"]),
        ("The square was full on Valentine's Day last year.", &["2023-02-14"]),
        ("The square was full on May Day 2022.", &["2022-05-01"]),
        ("The square was full on the Fourth of July 2022.", &["2022-07-04"]),
        ("The square was full on Christmas.", &["2023-12-25"]),
        ("The Good Friday Agreement held.", &[]),
        ("Sailors found Easter Island.", &[]),
        ("The Christmas tree fell.", &[]),
        ("Bloody Sunday and Super Tuesday are names.", &[]),
    ]);
}

#[test]
#[rustfmt::skip]
fn fiscal_years_have_no_place_in_the_calendar() {
    check(&[
        ("Sales rose in the fiscal second quarter.", &["?"]),
        ("Sales rose in the second fiscal quarter.", &["?"]),
        ("Sales rose in the fiscal second quarter of 2022.", &["FY2022-Q2"]),
        ("Sales rose in the second quarter of fiscal year 2022.", &["FY2022-Q2"]),
        ("Sales rose in Q2 of FY 2022.", &["FY2022-Q2"]),
        ("Sales rose in FY22 Q2.", &["FY2022-Q2"]),
        ("Sales rose in fiscal Q2.", &["?"]),
        ("Sales rose in the first half of fiscal 2022.", &["FY2022-H1"]),
        ("Sales rose in FY22.", &["FY2022"]),
        ("Sales rose in FY2022-23.", &["?"]),
        ("Sales rose last fiscal year.", &["?"]),
        ("Sales rose in the financial year 2022.", &["FY2022"]),
        ("Sales rose in the year ended June 30, 2022.", &["P1Y", "2022-06-30"]),
        ("Sales rose in the quarter ended June 30, 2022.", &["2022-Q2", "2022-06-30"]),
    ]);
    let found = times("Sales rose in fiscal Q2.", Span::new(0, 24), None, "en");
    assert_eq!(found[0].question, None, "no date would tell");
}

#[test]
#[rustfmt::skip]
fn a_number_of_things_is_no_year() {
    check(&[
        ("1,990 barns stood there.", &[]),
        ("2021 villagers signed.", &[]),
        ("The firm cut 2000 jobs.", &[]),
        ("It was found in 2012 samples.", &[]),
        ("At 1950 metres the path ends; 2010 steps lead up.", &[]),
        ("It holds 2000 square metres.", &[]),
        ("It weighs 2000 kg and costs 1999 crowns.", &[]),
        ("Some 1900 people, about 2000 sheep and nearly 1950 goats live there.", &[]),
        ("More than 2000 came, at least 1900 stayed.", &[]),
        ("A total of 2000 came.", &[]),
        ("It is a 2000-seat hall.", &[]),
        ("The bell is No. 1984.", &[]),
        ("Of 2017 new flats, 1950 armed guards saw none.", &[]),
        ("It had 2,000 in 2010 and 1900 in 2011.", &["2010", "2011"]),
        ("Of 4,000 barns, 2000 were empty.", &[]),
        ("In 2012, samples were lost.", &["2012"]),
        ("In 2012 prices rose.", &["2012"]),
        ("In 2010 dollars it cost a fortune.", &["2010"]),
        ("The 2018 elections were close.", &["2018"]),
        ("Its 2018 sales fell.", &["2018"]),
        ("2019 was wet.", &["2019"]),
        ("The 2018 survey shows it.", &["2018"]),
        ("In May 40 barns burned.", &["2023-05"]),
        ("In May 5.5 percent left.", &["2023-05"]),
    ]);
}

#[test]
#[rustfmt::skip]
fn other_ways_to_write_a_date() {
    check(&[
        ("Filed on 7-Jun-22.", &["2022-06-07"]),
        ("Filed on 07-JUN-2022.", &["2022-06-07"]),
        ("Filed on 7/Jun/2022.", &["2022-06-07"]),
        ("Filed on 7.6.2022.", &["2022-06-07"]),
        ("Filed on 2022/06/07.", &["2022-06-07"]),
        ("Filed in 2022-06.", &["2022-06"]),
        ("No day is June 31.", &[]),
    ]);
}

#[test]
fn no_expression_runs_over_a_line_or_takes_a_point_that_is_not_its_own() {
    for (text, want) in [
        ("It opened in May\n2019 was wet.", vec!["May", "2019"]),
        ("It opened in 2019\n5 May was wet.", vec!["2019", "5 May"]),
        ("It opened on 5\nMay Smith came.", vec![]),
        ("It shut in May. 3 men left.", vec!["May"]),
        ("It shut in Nov. The mayor left.", vec!["Nov"]),
        ("It shut in Nov. 2021.", vec!["Nov. 2021"]),
        ("It shut in June. 2021 was wet.", vec!["June", "2021"]),
        ("It shut on May 5.", vec!["May 5"]),
        ("It shut last\nweek", vec![]),
    ] {
        let found: Vec<&str> = times(text, Span::whole(text), PUBLISHED, "en")
            .iter()
            .map(|time| time.span.of(text))
            .collect();
        assert_eq!(found, want, "{text:?}");
    }
}

#[test]
fn a_number_before_what_it_measures_is_no_day() {
    check(&[
        (
            "On 14 May 2025 between 26 and 30 per cent of it was lost.",
            &["2025-05-14"],
        ),
        (
            "On 14 May 2025 – Between 26 and 30 per cent of it was lost.",
            &["2025-05-14"],
        ),
        (
            "On 14 May 2025 – From 20 to 25 per mille of it was lost.",
            &["2025-05-14"],
        ),
        (
            "On 14 May 2025 – Between 26 and 30 people drowned.",
            &["2025-05-14"],
        ),
        (
            "On 14 May 2025 – Between 26 and 30 it rained.",
            &["2025-05-14"],
        ),
    ]);
}
