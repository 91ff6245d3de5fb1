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
            let value = figure
                .value
                .map_or_else(|| "?".to_owned(), |value| value.to_string());
            format!(
                "{} = {exactness:?} {value}{upper}{unit}",
                figure.span.of(text)
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
    assert_eq!(read("hundreds of homes"), ["hundreds = AtLeast ?"]);
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

/// Reads each text and says all that came out wrong.
fn check(rows: &[(&str, &[&str])]) {
    let wrong: Vec<String> = rows
        .iter()
        .filter(|(text, want)| read(text) != *want)
        .map(|(text, want)| format!("{text}: {want:?}, not {:?}", read(text)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
#[rustfmt::skip]
fn digits_are_grouped_in_many_ways() {
    check(&[
        ("Dorn has 31 400 people.", &["31 400 = Exact 31400 people"]),
        ("Dorn has 31\u{a0}400 people.", &["31\u{a0}400 = Exact 31400 people"]),
        ("Dorn has 1\u{202f}031\u{202f}400 people.", &["1\u{202f}031\u{202f}400 = Exact 1031400 people"]),
        ("Dorn has 31\u{2009}400 people.", &["31\u{2009}400 = Exact 31400 people"]),
        ("Dorn has 31'400 people.", &["31'400 = Exact 31400 people"]),
        ("Dorn has 1\u{2019}031\u{2019}400 people.", &["1\u{2019}031\u{2019}400 = Exact 1031400 people"]),
        ("Dorn has 1.031.400 people.", &["1.031.400 = Exact 1031400 people"]),
        ("Dorn has 31.400 people.", &["31.400 = Exact 31400 people"]),
        ("Dorn has 10,31,400 people.", &["10,31,400 = Exact 1031400 people"]),
        ("It cost CHF31'400.50.", &["CHF31'400.50 = Exact 31400.50 CHF"]),
        ("It cost €31 400,50.", &["€31 400,50 = Exact 31400.50 EUR"]),
        ("It cost 31.400 euros.", &["31.400 euros = Exact ? EUR"]),
        ("It cost $31.400 million.", &["$31.400 million = Exact 31400000 USD"]),
        ("It rose 2,75 percent.", &["2,75 percent = Exact 2.75 Percent"]),
        ("It rose 0,125 percent.", &["0,125 percent = Exact 0.125 Percent"]),
        ("It rose 2.125 percent.", &["2.125 percent = Exact 2.125 Percent"]),
        ("In 2019 400 barns burned.", &["400 = Exact 400 barns"]),
        ("On May 12 400 barns burned.", &["400 = Exact 400 barns"]),
        ("Version 1.2.3 of it.", &[]),
    ]);
}

#[test]
#[rustfmt::skip]
fn a_sign_is_never_lost() {
    check(&[
        ("It fell to -4 percent.", &["-4 percent = Exact -4 Percent"]),
        ("It fell to \u{2212}4 percent.", &["\u{2212}4 percent = Exact -4 Percent"]),
        ("It fell to \u{2013}4 percent.", &["\u{2013}4 percent = Exact -4 Percent"]),
        ("It fell to \u{2011}4 percent.", &["\u{2011}4 percent = Exact -4 Percent"]),
        ("It rose \u{b1}4 percent.", &["\u{b1}4 percent = Exact 4 Percent"]),
        ("It rose (+4 percent).", &["+4 percent = Exact 4 Percent"]),
        ("It lost -€4 million.", &["-€4 million = Exact -4000000 EUR"]),
        ("It lost €-4 million.", &["€-4 million = Exact -4000000 EUR"]),
        ("It lost \u{2212}Rs 4 crore.", &["\u{2212}Rs 4 crore = Exact -40000000 INR"]),
        ("It lost $(4) million.", &["$(4) million = Exact -4000000 USD"]),
        ("It lost money ($4 million).", &["$4 million = Exact 4000000 USD"]),
        ("It was minus 4 degrees.", &["minus 4 = Exact -4 degrees"]),
        ("It was minus four degrees.", &["minus four = Exact -4 degrees"]),
        ("Nine minus four is five.", &["Nine = Exact 9", "four = Exact 4", "five = Exact 5"]),
        ("It was -4 to -2 degrees.", &["-4 to -2 = Range -4..-2 degrees"]),
        ("They won 21-14 on pages 3\u{2013}5.", &["3\u{2013}5 = Range 3..5"]),
    ]);
}

#[test]
#[rustfmt::skip]
fn scales_and_currencies_of_many_houses() {
    check(&[
        ("The bridge cost 700 Rs and 50p.", &["700 Rs = Exact 700 INR", "50p = Exact 50 penny"]),
        ("A 3-million-euro bridge.", &["3-million-euro = Exact 3000000 EUR"]),
        ("The bridge cost Rs. 7 crore.", &["Rs. 7 crore = Exact 70000000 INR"]),
        ("The bridge cost Rs.700.", &["Rs.700 = Exact 700 INR"]),
        ("The bridge cost ₹7 lakh crore.", &["₹7 lakh crore = Exact 7000000000000 INR"]),
        ("The bridge cost 7 crore rupees.", &["7 crore rupees = Exact 70000000 rupee"]),
        ("The bridge cost €7 Mio. in all.", &["€7 Mio. = Exact 7000000 EUR"]),
        ("The bridge cost 7 Mrd. Euro.", &["7 Mrd. Euro = Exact 7000000000 EUR"]),
        ("The bridge cost 7 bn. euros.", &["7 bn. euros = Exact 7000000000 EUR"]),
        ("The bridge cost €7 bn. The mayor left.", &["€7 bn = Exact 7000000000 EUR"]),
        ("The bridge cost $7m, then $8 m and $9k.", &["$7m = Exact 7000000 USD", "$8 m = Exact 8000000 USD", "$9k = Exact 9000 USD"]),
        ("The bridge is 7m long.", &["7m = Exact ?"]),
        ("The bridge cost 7tn yen.", &["7tn yen = Exact 7000000000000 JPY"]),
        ("The bridge cost 7,5 €, 8 USD and 9 US dollars.", &["7,5 € = Exact 7.5 EUR", "8 USD = Exact 8 USD", "9 US dollars = Exact 9 USD"]),
        ("The bridge cost R$7 million and SEK 8.", &["R$7 million = Exact 7000000 BRL", "SEK 8 = Exact 8 SEK"]),
        ("It rose 7 pp, 7 percentage points, 7 p.p or 7 per cent points.", &[
            "7 pp = Exact 7 PercentagePoints", "7 percentage points = Exact 7 PercentagePoints",
            "7 p.p = Exact 7 PercentagePoints", "7 per cent points = Exact 7 PercentagePoints"]),
        ("It rose 7 pc, 7pc, 7 pct or 7 per-cent.", &[
            "7 pc = Exact 7 Percent", "7pc = Exact 7 Percent", "7 pct = Exact 7 Percent", "7 per-cent = Exact 7 Percent"]),
        ("It rose 7 basis points, 7bps, 7‰ or 7 per mille.", &[
            "7 basis points = Exact 7 BasisPoints", "7bps = Exact 7 BasisPoints", "7‰ = Exact 7 PerMille", "7 per mille = Exact 7 PerMille"]),
        ("A 7-percent rise after a 25-basis-point cut.", &["7-percent = Exact 7 Percent", "25-basis-point = Exact 25 BasisPoints"]),
    ]);
}

#[test]
#[rustfmt::skip]
fn fractions_and_counting_words() {
    check(&[
        ("It took ½ of it, ¾ of that and 3/4 of the rest.", &["½ = Exact 1/2 Share", "¾ = Exact 3/4 Share", "3/4 = Exact 3/4 Share"]),
        ("It weighs 2½ tonnes.", &["2½ = Exact 5/2 tonnes"]),
        ("It took three quarters of the crop and two fifths of the hay.", &["three quarters = Exact 3/4 Share", "two fifths = Exact 2/5 Share"]),
        ("Rents fell by a third, by a fifth in May and a quarter more.", &["a third = Exact 1/3 Share", "a fifth = Exact 1/5 Share", "a quarter = Exact 1/4 Share"]),
        ("A third man came.", &["third = Exact 3 Ordinal"]),
        ("It rose half of 1 percent.", &["half of 1 percent = Exact 1/2 Percent"]),
        ("It cost $7T.", &["$7T = Exact 7000000000000 USD"]),
        ("Three-quarters of them left.", &["Three-quarters = Exact 3/4 Share"]),
        ("Half a million swans, a half-million ducks and a quarter of a million hens.", &[
            "Half a million = Exact 500000 swans", "a half-million = Exact 500000 ducks", "a quarter of a million = Exact 250000 hens"]),
        ("It rose half a percentage point.", &["half a percentage point = Exact 1/2 PercentagePoints"]),
        ("Two and a half million swans.", &["Two and a half million = Exact 2500000 swans"]),
        ("Two out of three swans, one in every four ducks, 1 in 2,000 hens.", &[
            "Two out of three = Exact 2/3 Share", "one in every four = Exact 1/4 Share", "1 in 2,000 = Exact 1/2000 Share"]),
        ("A dozen swans, two dozen ducks, dozens of hens.", &["A dozen = Exact 12 swans", "two dozen = Exact 24 ducks", "dozens = AtLeast ?"]),
        ("Several hundred swans and tens of thousands of ducks.", &["Several hundred = AtLeast ? swans", "tens of thousands = AtLeast ?"]),
    ]);
}

#[test]
#[rustfmt::skip]
fn numbers_of_footnotes_and_years_are_no_figures() {
    check(&[
        ("Rents rose 4 percent.[3] They fell later.[5, 6]", &["4 percent = Exact 4 Percent"]),
        ("Rents rose 4 percent.12 They fell.3", &["4 percent = Exact 4 Percent"]),
        ("Rents rose 4 percent\u{b9}\u{b2} in 70\u{b3} towns.", &["4 percent = Exact 4 Percent", "70 = Exact 70 towns"]),
        ("\u{201c}Rents rose.\u{201d}7 He left.", &[]),
        ("Of 70 barns, 31 in 2018 were empty.", &["70 = Exact 70 barns", "31 = Exact 31"]),
        ("Of 70 barns, twelve in 2018 were empty.", &["70 = Exact 70 barns", "twelve = Exact 12"]),
        ("Rents rose in 2018.14 The mayor left in May 2019.2", &[]),
        ("A 300-seat hall.", &["300 = Exact 300 seat"]),
    ]);
}

/// Figures stand in the text, in order, apart, with values that are numbers.
fn in_order(text: &str) {
    let mut end = 0;
    for figure in figures(text, Span::whole(text)) {
        assert!(figure.span.start >= end && !figure.span.is_empty());
        assert!(Span::checked(text, figure.span.start, figure.span.end).is_some());
        assert!(figure.value.is_none_or(|value| value.over > 0));
        end = figure.span.end;
    }
}

#[test]
fn digits_without_an_end_are_read_to_their_end() {
    in_order("2019201935.5");
}

proptest! {
    #[test]
    fn figures_lie_in_the_text_in_order(
        words in proptest::collection::vec(
            prop_oneof![
                Just("3"), Just("5.5"), Just("1,000"), Just("$"), Just("-"), Just("to"), Just("between"), Just("and"),
                Just("million"), Just("hundred"), Just("two"), Just("thirds"), Just("/"), Just("%"), Just("a"), Just("US"),
                Just("99999999999999999999999999999"), Just("trillion"), Just("é漢"), Just("in"), Just("half"), Just("0"),
                Just("one"), Just("more than"), Just("or so"), Just("2019"), Just("21st"), Just("ten-fold"), Just("'"), Just("\u{202f}"), Just("000"), Just("½"), Just("Rs."), Just("−"), Just("("), Just(")"),
                Just("["), Just("]"), Just("¹"),  Just("crore"), Just("Mio."), Just("dozens"), Just("of"), Just("."),
            ], 0..30),
        spaced in any::<bool>(),
    ) {
        in_order(&words.join(if spaced { " " } else { "" }));
    }
}
