use super::*;

/// Dateline, place, agency, date.
fn check(text: &str, words: &str, place: &str, agency: &str, day: &str) {
    let (found, when) = find(text, 0).unwrap_or_else(|| panic!("no dateline in {text}"));
    let when = when.map_or(String::new(), |d| {
        let year = d.year.map_or("????".to_owned(), |y| y.to_string());
        format!("{year}-{:02}-{:02}", d.month, d.day)
    });
    assert_eq!(
        (
            found.text.as_str(),
            found.place.as_deref().unwrap_or(""),
            found.agency.as_deref().unwrap_or(""),
            when.as_str()
        ),
        (words, place, agency, day),
        "{text}"
    );
}

#[test]
fn the_wires_forms() {
    check(
        "date 2024-01-31 (MENAFN) In a reported exchange",
        "date 2024-01-31 (MENAFN)",
        "",
        "MENAFN",
        "2024-01-31",
    );
    check(
        "NAIROBI, Kenya (AP) — The river rose.",
        "NAIROBI, Kenya (AP) —",
        "NAIROBI, Kenya",
        "AP",
        "",
    );
    check(
        "PARIS, 3 March (Reuters) - The river rose.",
        "PARIS, 3 March (Reuters) -",
        "PARIS",
        "Reuters",
        "????-03-03",
    );
    check(
        "LONDON, Jan 30 (Reuters) - The river",
        "LONDON, Jan 30 (Reuters) -",
        "LONDON",
        "Reuters",
        "????-01-30",
    );
    check(
        "GENEVA, Jan. 31, 2024 /PRNewswire/ -- Vell AG",
        "GENEVA, Jan. 31, 2024 /PRNewswire/ --",
        "GENEVA",
        "PRNewswire",
        "2024-01-31",
    );
    check(
        "PORT ELLERY, May 14, 2025 (Coast Wire) — Nearly",
        "PORT ELLERY, May 14, 2025 (Coast Wire) —",
        "PORT ELLERY",
        "Coast Wire",
        "2025-05-14",
    );
    check(
        "(Bloomberg) -- Shares fell.",
        "(Bloomberg) --",
        "",
        "Bloomberg",
        "",
    );
    check(
        "(MENAFN - Example Times) AMMAN — The council",
        "(MENAFN - Example Times) AMMAN —",
        "AMMAN",
        "MENAFN",
        "",
    );
    check("MENAFN - The council", "MENAFN -", "", "MENAFN", "");
    check("NEW DELHI: The council", "NEW DELHI:", "NEW DELHI", "", "");
    check(
        "WASHINGTON — The council",
        "WASHINGTON —",
        "WASHINGTON",
        "",
        "",
    );
    check(
        "Berlin (dpa) - Der Rat",
        "Berlin (dpa) -",
        "Berlin",
        "dpa",
        "",
    );
    check(
        "Madrid, 3 mar (EFE).- El consejo",
        "Madrid, 3 mar (EFE).-",
        "Madrid",
        "EFE",
        "????-03-03",
    );
    check(
        "31 January 2024 - The council",
        "31 January 2024 -",
        "",
        "",
        "2024-01-31",
    );
}

#[test]
fn more_forms() {
    for (text, words, place, agency, day) in [
        (
            "Brack (Norway) (AFP) – The pool",
            "Brack (Norway) (AFP) –",
            "Brack (Norway)",
            "AFP",
            "",
        ),
        (
            "Brack, 31 ene (EFE).- La piscina",
            "Brack, 31 ene (EFE).-",
            "Brack",
            "EFE",
            "????-01-31",
        ),
        (
            "BRACK, January 31. /TASS/. The pool",
            "BRACK, January 31. /TASS/.",
            "BRACK",
            "TASS",
            "????-01-31",
        ),
        (
            "TOKYO, Jan. 31, Kyodo - The pool",
            "TOKYO, Jan. 31, Kyodo -",
            "TOKYO",
            "Kyodo",
            "????-01-31",
        ),
        (
            "BRACK, Norway--(BUSINESS WIRE)--Finn AS",
            "BRACK, Norway--(BUSINESS WIRE)--",
            "BRACK, Norway",
            "BUSINESS WIRE",
            "",
        ),
        (
            "(MENAFN- The Brack Post) BRACK: The pool",
            "(MENAFN- The Brack Post) BRACK:",
            "BRACK",
            "MENAFN",
            "",
        ),
        (
            "BRACK, Norway, Jan. 31, 2024 (GLOBE NEWSWIRE) -- Finn",
            "BRACK, Norway, Jan. 31, 2024 (GLOBE NEWSWIRE) --",
            "BRACK, Norway",
            "GLOBE NEWSWIRE",
            "2024-01-31",
        ),
        (
            "BEIJING, 31 janv. (Xinhua) -- La piscine",
            "BEIJING, 31 janv. (Xinhua) --",
            "BEIJING",
            "Xinhua",
            "????-01-31",
        ),
        (
            "BRACK/OSLO, Jan 31 (Reuters) - The pool",
            "BRACK/OSLO, Jan 31 (Reuters) -",
            "BRACK/OSLO",
            "Reuters",
            "????-01-31",
        ),
        (
            "BRACK (Norwegen), 31. Januar (dpa) - Das Bad",
            "BRACK (Norwegen), 31. Januar (dpa) -",
            "BRACK (Norwegen)",
            "dpa",
            "????-01-31",
        ),
        (
            "Brack, Jan 31 (PTI) The pool",
            "Brack, Jan 31 (PTI)",
            "Brack",
            "PTI",
            "????-01-31",
        ),
        ("NAIROBI: The pool", "NAIROBI:", "NAIROBI", "", ""),
        ("BRACK — The pool", "BRACK —", "BRACK", "", ""),
    ] {
        check(text, words, place, agency, day);
    }
}

#[test]
fn sentences_are_no_datelines() {
    for text in [
        "OPINION: The pool is a waste.",
        "FINN: The pool was old.",
        "FACT CHECK: Did the pool lose water?",
        "Q: Who voted?",
        "MR. ROE: Nobody.",
        "ANALYSIS — The pool is old.",
        "EDITOR’S NOTE — The pool is old.",
        "WATCH: The pool",
        "The council (the town's own) met on Monday.",
        "Vell — who leads the utility — said no.",
        "NASA — the agency — said no.",
        "NATO said: no.",
        "On Monday, 3 March, the council met.",
        "3 March was cold.",
        "In 2024 - a leap year - it rained.",
        "The mayor, Ida Brandt (Labour) - who is also a doctor - left.",
        "",
        "(",
        "- The",
        "—",
    ] {
        assert_eq!(find(text, 0), None, "{text}");
    }
}
