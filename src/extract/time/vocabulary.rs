//! What each word means to a date.

use std::sync::LazyLock;

use super::feast;
use super::lexer::{Key, Lex};
use super::when::{Part, Season, Unit};
use crate::extract::table::{self, Table};

/// Words that mean a time only with a capital.
#[rustfmt::skip]
const CAPITAL: &[(Lex, &str)] = &[
    (Lex::Month(1), "jan"),
    (Lex::Month(3), "mar march"),
    (Lex::Month(5), "may"),
    (Lex::Month(8), "august"),
    (Lex::Month(12), "dec"),
    (Lex::Weekday(1), "mon"),
    (Lex::Weekday(3), "wed"),
    (Lex::Weekday(5), "fri"),
    (Lex::Weekday(6), "sat"),
    (Lex::Weekday(7), "sun"),
    (Lex::Key(Key::Q), "q"),
    (Lex::Key(Key::H), "h"),
    (Lex::Key(Key::Fy), "fy"),
];

/// Words that mean the same with and without one.
#[rustfmt::skip]
const WORDS: &[(Lex, &str)] = &[
    (Lex::Ordinal(30), "thirtieth"),
    (Lex::Scale(100), "hundred"),
    (Lex::Scale(1000), "thousand"),
    (Lex::Month(1), "january"),
    (Lex::Month(2), "february feb"),
    (Lex::Month(4), "april apr"),
    (Lex::Month(6), "june jun"),
    (Lex::Month(7), "july jul"),
    (Lex::Month(8), "aug"),
    (Lex::Month(9), "september sept sep"),
    (Lex::Month(10), "october oct"),
    (Lex::Month(11), "november nov"),
    (Lex::Month(12), "december"),
    (Lex::Weekday(1), "monday mondays"),
    (Lex::Weekday(2), "tuesday tuesdays tue tues"),
    (Lex::Weekday(3), "wednesday wednesdays"),
    (Lex::Weekday(4), "thursday thursdays thu thur thurs"),
    (Lex::Weekday(5), "friday fridays"),
    (Lex::Weekday(6), "saturday saturdays"),
    (Lex::Weekday(7), "sunday sundays"),
    (Lex::Season(Season::Spring), "spring"),
    (Lex::Season(Season::Summer), "summer summers"),
    (Lex::Season(Season::Autumn), "fall autumn"),
    (Lex::Season(Season::Winter), "winter winters"),
    (Lex::Part(Part::Morning), "morning mornings"),
    (Lex::Part(Part::Afternoon), "afternoon afternoons"),
    (Lex::Part(Part::Evening), "evening evenings"),
    (Lex::Part(Part::Night), "night nights"),
    (Lex::Unit(Unit::Second, true), "seconds"),
    (Lex::Unit(Unit::Minute, false), "minute"),
    (Lex::Unit(Unit::Minute, true), "minutes"),
    (Lex::Unit(Unit::Hour, false), "hour"),
    (Lex::Unit(Unit::Hour, true), "hours"),
    (Lex::Unit(Unit::Day, false), "day"),
    (Lex::Unit(Unit::Day, true), "days"),
    (Lex::Unit(Unit::Week, false), "week"),
    (Lex::Unit(Unit::Week, true), "weeks"),
    (Lex::Unit(Unit::Weekend, false), "weekend"),
    (Lex::Unit(Unit::Weekend, true), "weekends"),
    (Lex::Unit(Unit::Fortnight, false), "fortnight"),
    (Lex::Unit(Unit::Month, false), "month"),
    (Lex::Unit(Unit::Month, true), "months"),
    (Lex::Unit(Unit::Quarter, false), "quarter"),
    (Lex::Unit(Unit::Quarter, true), "quarters"),
    (Lex::Unit(Unit::Year, false), "year"),
    (Lex::Unit(Unit::Year, true), "years"),
    (Lex::Unit(Unit::Decade, false), "decade"),
    (Lex::Unit(Unit::Decade, true), "decades"),
    (Lex::Unit(Unit::Century, true), "centuries"),
    (Lex::Unit(Unit::Century, false), "century"),
    (Lex::A, "a an"),
    (Lex::The, "the"),
    (Lex::Few, "several few many some"),
    (Lex::Key(Key::Last), "last"),
    (Lex::Key(Key::Next), "next"),
    (Lex::Key(Key::Coming), "coming upcoming"),
    (Lex::Key(Key::This), "this"),
    (Lex::Key(Key::That), "that"),
    (Lex::Key(Key::Same), "same"),
    (Lex::Key(Key::Past), "past"),
    (Lex::Key(Key::Previous), "previous preceding prior"),
    (Lex::Key(Key::Following), "following subsequent"),
    (Lex::Key(Key::Current), "current"),
    (Lex::Key(Key::Latest), "latest"),
    (Lex::Key(Key::Recent), "recent"),
    (Lex::Key(Key::Ago), "ago"),
    (Lex::Key(Key::Earlier), "earlier"),
    (Lex::Key(Key::Later), "later"),
    (Lex::Key(Key::Stage), "early late mid"),
    (Lex::Key(Key::About), "nearly almost about around over approximately roughly"),
    (Lex::Key(Key::More), "more less fewer"),
    (Lex::Key(Key::Than), "than"),
    (Lex::Key(Key::Least), "least most"),
    (Lex::Key(Key::Every), "each every"),
    (Lex::Key(Key::Other), "other"),
    (Lex::Key(Key::Today), "today"),
    (Lex::Key(Key::Yesterday), "yesterday"),
    (Lex::Key(Key::Tomorrow), "tomorrow"),
    (Lex::Key(Key::Tonight), "tonight"),
    (Lex::Key(Key::Overnight), "overnight"),
    (Lex::Key(Key::Noon), "noon midday"),
    (Lex::Key(Key::Midnight), "midnight"),
    (Lex::Key(Key::Present), "now currently nowadays"),
    (Lex::Key(Key::These), "these"),
    (Lex::Key(Key::Bygone), "recently"),
    (Lex::Key(Key::Soon), "soon"),
    (Lex::Key(Key::Future), "future"),
    (Lex::Key(Key::Fiscal), "fiscal financial"),
    (Lex::Key(Key::Edge), "end beginning start middle close rest remainder"),
    (Lex::Key(Key::Of), "of"),
    (Lex::Key(Key::And), "and"),
    (Lex::Key(Key::Or), "or"),
    (Lex::Key(Key::So), "so"),
    (Lex::Key(Key::To), "to through"),
    (Lex::Key(Key::Half), "half"),
    (Lex::Key(Key::Couple), "couple"),
    (Lex::Key(Key::Period), "period"),
    (Lex::Key(Key::Recurring(Unit::Day)), "daily nightly"),
    (Lex::Key(Key::Recurring(Unit::Hour)), "hourly"),
    (Lex::Key(Key::Recurring(Unit::Week)), "weekly"),
    (Lex::Key(Key::Recurring(Unit::Fortnight)), "biweekly fortnightly"),
    (Lex::Key(Key::Recurring(Unit::Month)), "monthly"),
    // "An annual report" is a kind of report, and says of no time how often.
    (Lex::Key(Key::Recurring(Unit::Year)), "annually yearly"),
    (Lex::Key(Key::Meridiem(false)), "am"),
    (Lex::Key(Key::Meridiem(true)), "pm"),
    (Lex::Key(Key::Zulu), "utc gmt"),
    (Lex::Key(Key::Zone), "est edt cst cdt mst mdt pst pdt bst cet cest et eastern pacific"),
    (Lex::Key(Key::In), "in since by until during from between till"),
    (Lex::Key(Key::Before), "before"),
    (Lex::Key(Key::After), "after"),
    (Lex::Key(Key::On), "on"),
    (Lex::Key(Key::Will), "will shall would could might plans planning ready payable effective scheduled expected expects expect due slated planned ll intends hopes"),
    (Lex::Key(Key::Said), "said told"),
    (Lex::Key(Key::Was), "was were had did made took came went began held met won lost fell rose left died has have ended became bore bought broke brought built burnt caught chose cut drew drove dug fed felt flew fought found froze gave got grew heard hid hit hung hurt kept knew laid led lent lit paid put quit ran rang sang sank sat saw sent shot shrank shut slept slid sold spent split spoke sprang stole stood struck stuck swam swept swore taught thought threw tore understood upheld withdrew woke wore wrote"),
    (Lex::Key(Key::Be), "be been"),
    (Lex::Key(Key::Old), "old"),
    (Lex::Key(Key::Long), "long"),
    (Lex::Key(Key::Often), "times twice once"),
    (Lex::Key(Key::Eve), "eve"),
    (Lex::Key(Key::Counted), "people troops points miles feet meters metres pounds dollars shares tons tonnes members workers employees percent cents jobs votes million billion yards soldiers men women homes kilometers kilometres km"),
    (Lex::Key(Key::S), "s"),
    (Lex::Key(Key::Suffix), "st nd rd th"),
    (Lex::Key(Key::Era), "ad bc bce"),
];

/// One to nineteen.
const COUNTS: &str = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen";
/// From twenty on.
const TENS: &str = "twenty thirty forty fifty sixty seventy eighty ninety";
/// From first on.
const ORDINALS: &str = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth";
/// From the twenties on.
const DECADES: &str = "twenties thirties forties fifties sixties seventies eighties nineties";

/// What a word means in small letters, and what with a capital.
#[derive(Clone, Copy)]
struct Meaning {
    small: Lex,
    capital: Lex,
}

impl Default for Meaning {
    fn default() -> Self {
        Self::of(Lex::Other)
    }
}

impl Meaning {
    /// The same with and without a capital.
    const fn of(lex: Lex) -> Self {
        Self {
            small: lex,
            capital: lex,
        }
    }

    /// Only with a capital.
    const fn of_capital(lex: Lex) -> Self {
        Self {
            small: Lex::Other,
            capital: lex,
        }
    }
}

static MEANINGS: LazyLock<Table<Meaning>> = LazyLock::new(|| {
    let capital = CAPITAL.iter().flat_map(|(lex, words)| {
        let words = words.split(' ');
        words.map(|word| (word, Meaning::of_capital(*lex)))
    });
    let words = WORDS.iter().flat_map(|(lex, words)| {
        let words = words.split(' ');
        words.map(|word| (word, Meaning::of(*lex)))
    });
    let numbered = |words: &'static str, first: u32, lex: fn(u32) -> Lex| {
        let words = words.split(' ').zip(first..);
        words.map(move |(word, number)| (word, Meaning::of(lex(number))))
    };
    let numbers = numbered(COUNTS, 1, Lex::Count)
        .chain(numbered(TENS, 2, |tens| Lex::Count(tens * 10)))
        .chain(numbered(ORDINALS, 1, Lex::Ordinal))
        .chain(
            (2..)
                .zip(DECADES.split(' '))
                .map(|(decade, word)| (word, Meaning::of(Lex::Key(Key::Decade(decade))))),
        );
    let feasts = feast::OPENING.split(' ');
    let feasts = feasts.map(|word| (word, Meaning::of_capital(Lex::Key(Key::Feast))));
    // What a word means in the earlier list counts.
    let first = |a: Lex, b: Lex| if a == Lex::Other { b } else { a };
    let all = capital.chain(words).chain(numbers).chain(feasts);
    Table::gather(all, |a, b| Meaning {
        small: first(a.small, b.small),
        capital: first(a.capital, b.capital),
    })
});

/// No word with a meaning is longer.
const LONGEST: usize = 13;

/// What a word means, without regard to case except where English needs it.
pub fn word(run: &str) -> Lex {
    if run.len() > LONGEST {
        return Lex::Other;
    }
    let Some(meaning) = MEANINGS.find(table::of_small(run)) else {
        return Lex::Other;
    };
    match meaning.capital {
        _ if !run.starts_with(|c: char| c.is_ascii_uppercase()) => meaning.small,
        // "FY2019" is written so.
        Lex::Key(Key::Fy) if run != "FY" => Lex::Other,
        lex => lex,
    }
}
