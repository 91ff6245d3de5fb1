//! Numbers, scales, currencies and measures in words.

use std::sync::LazyLock;

use crate::extract::table::{self, Table};

/// What a word says of numbers by itself.
#[derive(Clone, Copy, Default)]
enum Numeral {
    /// Less than a hundred.
    Small(u8),
    /// A place in an order.
    Ordinal(u8),
    /// So many, but nobody says how many.
    Many,
    /// Nothing, but a figure may begin with it.
    #[default]
    Opening,
}

const ONES: &str = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen";
const TENS: &str = "zero ten twenty thirty forty fifty sixty seventy eighty ninety";
const ORDINALS: &str =
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth";
const MANY: &str = "tens scores dozens hundreds thousands millions billions trillions lakhs crores";
const OPENING: &str = "a an half twice minus several few many";

static NUMERALS: LazyLock<Table<Numeral>> = LazyLock::new(|| {
    let small = |words: &'static str, step: u8| {
        let words = words.split(' ').zip(0..);
        words.map(move |(word, nth)| (word, Numeral::Small(nth * step)))
    };
    let ordinals = ORDINALS.split(' ').zip(1..);
    let ordinals = ordinals.chain([("twentieth", 20), ("hundredth", 100)]);
    let plain = |words: &'static str, numeral| words.split(' ').map(move |word| (word, numeral));
    let all = small(ONES, 1)
        .chain(small(TENS, 10))
        .chain(ordinals.map(|(word, place)| (word, Numeral::Ordinal(place))))
        .chain(plain(MANY, Numeral::Many))
        .chain(plain(OPENING, Numeral::Opening));
    Table::gather(all, |first, _| first)
});

/// Whether a figure may begin with the word: a quick look that spares most words the slow one.
pub fn begins(word: &str) -> bool {
    let head = word.bytes().take_while(|byte| *byte != b'-');
    let head = word.get(..head.count()).unwrap_or("");
    let begins = |head: &str| NUMERALS.find(table::of_small(head)).is_some();
    // "Tenfold" begins with its ten.
    let fold = |head: &str| {
        let (count, ending) = head.split_at_checked(head.len().checked_sub(4)?)?;
        ending.eq_ignore_ascii_case("fold").then(|| begins(count))
    };
    let code = || {
        currency_before(word).is_some()
            || matches!(
                word,
                "US" | "U.S" | "C" | "CA" | "A" | "AU" | "HK" | "NZ" | "S" | "R"
            )
    };
    begins(head)
        || fold(head) == Some(true)
        || word.starts_with(|c: char| c.is_ascii_uppercase()) && code()
}

/// One to ninety.
pub fn small(word: &str) -> Option<i128> {
    match NUMERALS.get(word)? {
        Numeral::Small(number) => Some(number.into()),
        _ => None,
    }
}

/// What multiplies the number before it.
pub fn scale(word: &str) -> Option<i128> {
    Some(match word {
        "dozen" => 12,
        "hundred" => 100,
        "thousand" | "tsd" => 1000,
        "lakh" | "lakhs" | "lac" => 100_000,
        "million" | "mn" | "mio" | "mln" => 1_000_000,
        "crore" | "crores" => 10_000_000,
        "billion" | "bn" | "bln" | "mrd" | "mld" | "milliard" => 1_000_000_000,
        "trillion" | "tn" | "trn" | "trln" => 1_000_000_000_000,
        _ => return None,
    })
}

/// What multiplies the number that it is glued to, or, in a sum of money, stands behind.
pub fn suffix(word: &str) -> Option<i128> {
    Some(match word {
        "k" => 1000,
        "m" => 1_000_000,
        "cr" => 10_000_000,
        "b" => 1_000_000_000,
        _ if is_short(word) => return scale(word),
        _ => return None,
    })
}

/// Whether a word of scale is an abbreviation, which may end in a point.
pub fn is_short(word: &str) -> bool {
    matches!(
        word,
        "mn" | "mio"
            | "mln"
            | "bn"
            | "bln"
            | "mrd"
            | "mld"
            | "tn"
            | "trn"
            | "trln"
            | "tsd"
            | "k"
            | "m"
            | "cr"
    )
}

/// "hundreds": nobody says how many.
pub fn is_many(word: &str) -> bool {
    matches!(NUMERALS.get(word), Some(Numeral::Many))
}

/// The fraction of one character: "½".
pub fn vulgar(word: &str) -> Option<(i128, u32)> {
    Some(match word {
        "½" => (1, 2),
        "⅓" => (1, 3),
        "⅔" => (2, 3),
        "¼" => (1, 4),
        "¾" => (3, 4),
        "⅕" => (1, 5),
        "⅖" => (2, 5),
        "⅗" => (3, 5),
        "⅘" => (4, 5),
        "⅙" => (1, 6),
        "⅚" => (5, 6),
        "⅛" => (1, 8),
        "⅜" => (3, 8),
        "⅝" => (5, 8),
        "⅞" => (7, 8),
        _ => return None,
    })
}

/// "first" is 1.
pub fn ordinal(word: &str) -> Option<i128> {
    match NUMERALS.get(word)? {
        Numeral::Ordinal(place) => Some(place.into()),
        _ => None,
    }
}

/// The denominator of "thirds", "quarter".
pub fn denominator(word: &str) -> Option<u32> {
    Some(match word {
        "half" | "halves" => 2,
        "third" | "thirds" => 3,
        "quarter" | "quarters" | "fourths" => 4,
        "fifth" | "fifths" => 5,
        "sixth" | "sixths" => 6,
        "seventh" | "sevenths" => 7,
        "eighth" | "eighths" => 8,
        "ninth" | "ninths" => 9,
        "tenth" | "tenths" => 10,
        _ => return None,
    })
}

/// The currency of a sign or code before a number. A bare "$" is taken for the United States' dollar.
pub fn currency_before(mark: &str) -> Option<&'static str> {
    Some(match mark {
        "$" | "US$" | "USD" => "USD",
        "C$" | "CAD" => "CAD",
        "A$" | "AUD" => "AUD",
        "HK$" | "HKD" => "HKD",
        "NZ$" | "NZD" => "NZD",
        "S$" | "SGD" => "SGD",
        "£" | "GBP" => "GBP",
        "€" | "EUR" => "EUR",
        "¥" | "JPY" => "JPY",
        "₹" | "Rs" | "INR" => "INR",
        "₽" | "RUB" => "RUB",
        "₺" | "TRY" => "TRY",
        "₴" | "UAH" => "UAH",
        "₩" | "KRW" => "KRW",
        "₪" | "ILS" => "ILS",
        "₦" | "NGN" => "NGN",
        "₱" | "PHP" => "PHP",
        "฿" | "THB" => "THB",
        "R$" | "BRL" => "BRL",
        "CHF" | "SFr" => "CHF",
        "CNY" | "RMB" => "CNY",
        "SEK" | "NOK" | "DKK" | "PLN" | "CZK" | "HUF" | "RON" | "ZAR" | "KES" | "MXN" | "AED"
        | "SAR" | "PKR" | "BDT" | "LKR" | "IDR" | "MYR" | "VND" | "EGP" => code(mark)?,
        _ => return None,
    })
}

/// A code of ISO 4217 that is written like its currency.
fn code(mark: &str) -> Option<&'static str> {
    const CODES: [&str; 19] = [
        "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "RON", "ZAR", "KES", "MXN", "AED", "SAR", "PKR",
        "BDT", "LKR", "IDR", "MYR", "VND", "EGP",
    ];
    CODES.into_iter().find(|code| *code == mark)
}

/// Whether a currency before a number may be written with a point: "Rs. 5".
pub fn takes_point(mark: &str) -> bool {
    matches!(mark, "Rs" | "SFr")
}

/// The currency of a word or sign after a number; several share a name, and then the name stands.
pub fn currency_after(word: &str) -> Option<&'static str> {
    Some(match word {
        "dollar" | "dollars" => "dollar",
        "euro" | "euros" => "EUR",
        "pound" | "pounds" => "pound",
        "yen" => "JPY",
        "yuan" | "renminbi" => "CNY",
        "rupee" | "rupees" => "rupee",
        "ruble" | "rubles" | "rouble" | "roubles" => "RUB",
        "franc" | "francs" => "franc",
        "peso" | "pesos" => "peso",
        "cent" | "cents" => "cent",
        "pence" | "penny" => "penny",
        "crown" | "crowns" | "krona" | "kronor" | "krone" | "kroner" => "crown",
        "kr" => "crown",
        "zł" => "PLN",
        "Kč" => "CZK",
        "won" => "KRW",
        "lira" | "liras" => "lira",
        "zloty" | "zlotys" => "PLN",
        "forint" | "forints" => "HUF",
        "hryvnia" | "hryvnias" => "UAH",
        "shekel" | "shekels" => "ILS",
        "naira" => "NGN",
        "rand" => "ZAR",
        "dirham" | "dirhams" => "dirham",
        "dinar" | "dinars" => "dinar",
        "riyal" | "riyals" => "riyal",
        "taka" => "BDT",
        "baht" => "THB",
        "shilling" | "shillings" => "shilling",
        _ if word.starts_with(char::is_lowercase) => return None,
        _ => return currency_before(word),
    })
}

/// The currency whose country stands before its name: "US dollars".
pub fn currency_of(word: &str) -> Option<&'static str> {
    Some(match word {
        "US" | "American" => "USD",
        "Canadian" => "CAD",
        "Australian" => "AUD",
        "Singapore" => "SGD",
        "Swiss" => "CHF",
        "Indian" => "INR",
        "British" => "GBP",
        "Swedish" => "SEK",
        "Norwegian" => "NOK",
        "Danish" => "DKK",
        "Czech" => "CZK",
        "Mexican" => "MXN",
        "Turkish" => "TRY",
        _ => return None,
    })
}

/// Whether things are counted one by one, so that there is no part of one: not what is measured.
pub fn is_discrete(word: &str) -> bool {
    matches!(
        word,
        "people"
            | "men"
            | "women"
            | "children"
            | "police"
            | "staff"
            | "troops"
            | "cattle"
            | "sheep"
    ) || !is_measure(word.strip_suffix('s').unwrap_or(word))
        && !matches!(
            word,
            "degrees"
                | "points"
                | "inches"
                | "litres"
                | "liters"
                | "metres"
                | "meters"
                | "grams"
                | "hours"
                | "gallons"
        )
}

/// Whether the word names what numbers in news measure or count without a plural "s".
pub fn is_measure(word: &str) -> bool {
    matches!(
        word,
        "km" | "kg"
            | "mph"
            | "mg"
            | "cm"
            | "mm"
            | "kph"
            | "kw"
            | "mw"
            | "gw"
            | "people"
            | "men"
            | "women"
            | "children"
            | "feet"
            | "foot"
            | "mile"
            | "meter"
            | "metre"
            | "ton"
            | "tonne"
            | "acre"
            | "hectare"
            | "barrel"
            | "police"
            | "percent"
            | "staff"
            | "troops"
            | "cattle"
            | "sheep"
            | "square"
            | "cubic"
    )
}
