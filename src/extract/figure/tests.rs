use super::*;
use proptest::prelude::*;

/// The figures of `text` in one line each.
fn read(text: &str) -> Vec<String> {
    figures(text, Span::whole(text))
        .iter()
        .map(|figure| {
            let upper = figure
                .upper
                .map_or_else(String::new, |upper| format!("..{upper}"));
            let unit = match &figure.unit {
                Unit::None => String::new(),
                Unit::Of(things) => format!(" {things}"),
                Unit::Money(code) => format!(" {code}"),
                other => format!(" {other:?}"),
            };
            let exactness = figure.exactness;
            format!(
                "{} = {exactness:?} {}{upper}{unit}",
                figure.span.of(text),
                figure.value
            )
        })
        .collect()
}

#[test]
fn numbers_with_their_units() {
    assert_eq!(
        read("A crowd of 61,000 people saw it."),
        ["61,000 = Exact 61000 people"]
    );
    assert_eq!(
        read("It rose 3.5 percent, or 4.25%."),
        [
            "3.5 percent = Exact 3.5 Percent",
            "4.25% = Exact 4.25 Percent"
        ]
    );
    assert_eq!(
        read("It lost 2 percentage points."),
        ["2 percentage points = Exact 2 PercentagePoints"]
    );
    assert_eq!(
        read("It cost $3.25 million."),
        ["$3.25 million = Exact 3250000 USD"]
    );
    assert_eq!(
        read("It cost US$5bn, £12, €1,000 and 40 euros."),
        [
            "US$5bn = Exact 5000000000 USD",
            "£12 = Exact 12 GBP",
            "€1,000 = Exact 1000 EUR",
            "40 euros = Exact 40 EUR"
        ]
    );
    assert_eq!(
        read("Twenty-four homes and two hundred and six barns burned."),
        [
            "Twenty-four = Exact 24 homes",
            "two hundred and six = Exact 206 barns"
        ]
    );
    assert_eq!(
        read("It fell to -3.5 degrees."),
        ["-3.5 = Exact -3.5 degrees"]
    );
    assert_eq!(read("He has five armed guards."), ["five = Exact 5 guards"]);
}

#[test]
fn how_exact_they_are() {
    assert_eq!(
        read("nearly 3 million voters"),
        ["nearly 3 million = About 3000000 voters"]
    );
    assert_eq!(
        read("more than 200 homes"),
        ["more than 200 = AtLeast 200 homes"]
    );
    assert_eq!(
        read("no more than 200 homes"),
        ["no more than 200 = AtMost 200 homes"]
    );
    assert_eq!(
        read("up to $5 billion"),
        ["up to $5 billion = AtMost 5000000000 USD"]
    );
    assert_eq!(
        read("an estimated 40% of it"),
        ["an estimated 40% = About 40 Percent"]
    );
    assert_eq!(
        read("as many as 12 ships"),
        ["as many as 12 = AtMost 12 ships"]
    );
    assert_eq!(
        read("50 or more ships, 7 or so dogs"),
        ["50 or more = AtLeast 50 ships", "7 or so = About 7 dogs"]
    );
    assert_eq!(read("hundreds of homes"), ["hundreds = AtLeast 200"]);
}

#[test]
fn ranges_shares_multiples_and_places() {
    assert_eq!(
        read("between 3 and 5 million voters"),
        ["between 3 and 5 million = Range 3000000..5000000 voters"]
    );
    assert_eq!(
        read("a rise of 3 to 5 percent"),
        ["3 to 5 percent = Range 3..5 Percent"]
    );
    assert_eq!(read("for $3-$5 each"), ["$3-$5 = Range 3..5 USD"]);
    assert_eq!(
        read("from 3 percent to 5 percent"),
        ["3 percent = Exact 3 Percent", "5 percent = Exact 5 Percent"]
    );
    assert_eq!(
        read("two thirds of it, two-thirds, a third of them"),
        [
            "two thirds = Exact 2/3 Share",
            "two-thirds = Exact 2/3 Share",
            "a third = Exact 1/3 Share"
        ]
    );
    assert_eq!(
        read("one in five homes; 9 in 10 barns"),
        [
            "one in five = Exact 1/5 Share",
            "9 in 10 = Exact 9/10 Share"
        ]
    );
    assert_eq!(read("half of it"), ["half = Exact 1/2 Share"]);
    assert_eq!(read("2 1/2 miles"), ["2 1/2 = Exact 5/2 miles"]);
    assert_eq!(
        read("three times as big, a tenfold rise"),
        ["three times = Exact 3 Times", "tenfold = Exact 10 Times"]
    );
    assert_eq!(
        read("the 21st ship, the third-largest, the third ship"),
        ["21st = Exact 21 Ordinal", "third = Exact 3 Ordinal"]
    );
}

#[test]
fn dates_names_and_pronouns_are_no_figures() {
    for text in [
        "On March 3, 2019, at 5:30 p.m. it fell.",
        "It stood for three years in the 1990s, until 2004.",
        "Take Highway 61 to Route 5, past the Boeing 747.",
        "One of them saw no one; one another they hate.",
        "Call 555-0123 or see a1.b2/33.",
        "It was No. 1.",
        "The F-16 and the A320 flew.",
    ] {
        assert_eq!(read(text), [""; 0], "{text}");
    }
    assert_eq!(read("In 2019, 40 homes burned."), ["40 = Exact 40 homes"]);
}

proptest! {
    #[test]
    fn figures_lie_in_the_text_in_order(
        words in proptest::collection::vec(
            prop_oneof![
                Just("3"), Just("5.5"), Just("1,000"), Just("$"), Just("-"), Just("to"), Just("between"), Just("and"),
                Just("million"), Just("hundred"), Just("two"), Just("thirds"), Just("/"), Just("%"), Just("a"), Just("US"),
                Just("99999999999999999999999999999"), Just("trillion"), Just("é漢"), Just("in"), Just("half"), Just("0"),
                Just("one"), Just("more than"), Just("or so"), Just("2019"), Just("21st"), Just("ten-fold"),
            ], 0..30),
        spaced in any::<bool>(),
    ) {
        let text = words.join(if spaced { " " } else { "" });
        let mut end = 0;
        for figure in figures(&text, Span::whole(&text)) {
            prop_assert!(figure.span.start >= end && !figure.span.is_empty());
            prop_assert!(Span::checked(&text, figure.span.start, figure.span.end).is_some());
            prop_assert!(figure.value.over > 0);
            end = figure.span.end;
        }
    }
}
