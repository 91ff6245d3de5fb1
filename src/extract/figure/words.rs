//! Numbers, scales, currencies and measures in words.

/// Whether a figure may begin with the word: a quick look that spares most words the slow one.
pub fn begins(word: &str) -> bool {
    let mut lower = [0_u8; 24];
    if word.len() > lower.len() || !word.is_ascii() {
        return false;
    }
    for (slot, byte) in lower.iter_mut().zip(word.bytes()) {
        *slot = byte.to_ascii_lowercase();
    }
    let Some(Ok(lower)) = lower.get(..word.len()).map(std::str::from_utf8) else {
        return false;
    };
    let head = lower.split_once('-').map_or(lower, |(head, _)| head);
    let head = head.strip_suffix("fold").unwrap_or(head);
    matches!(head, "a" | "an" | "half" | "twice" | "minus")
        || small(head).is_some()
        || ordinal(head).is_some()
        || many(head).is_some()
        || currency_before(word).is_some()
        || matches!(word, "US" | "C" | "A" | "HK" | "NZ" | "S")
}

/// One to ninety.
pub fn small(word: &str) -> Option<i128> {
    Some(match word {
        "zero" => 0,
        "one" => 1,
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        "ten" => 10,
        "eleven" => 11,
        "twelve" => 12,
        "thirteen" => 13,
        "fourteen" => 14,
        "fifteen" => 15,
        "sixteen" => 16,
        "seventeen" => 17,
        "eighteen" => 18,
        "nineteen" => 19,
        "twenty" => 20,
        "thirty" => 30,
        "forty" => 40,
        "fifty" => 50,
        "sixty" => 60,
        "seventy" => 70,
        "eighty" => 80,
        "ninety" => 90,
        _ => return None,
    })
}

/// What multiplies the number before it.
pub fn scale(word: &str) -> Option<i128> {
    Some(match word {
        "dozen" => 12,
        "hundred" => 100,
        "thousand" => 1000,
        "million" | "mn" => 1_000_000,
        "billion" | "bn" => 1_000_000_000,
        "trillion" | "tn" => 1_000_000_000_000,
        _ => return None,
    })
}

/// "hundreds": at least two of the scale.
pub fn many(word: &str) -> Option<i128> {
    let singular = word.strip_suffix('s')?;
    scale(singular)
        .filter(|_| singular.len() > 2)
        .map(|scale| scale * 2)
}

/// "first" is 1.
pub fn ordinal(word: &str) -> Option<i128> {
    Some(match word {
        "first" => 1,
        "second" => 2,
        "third" => 3,
        "fourth" => 4,
        "fifth" => 5,
        "sixth" => 6,
        "seventh" => 7,
        "eighth" => 8,
        "ninth" => 9,
        "tenth" => 10,
        "eleventh" => 11,
        "twelfth" => 12,
        "twentieth" => 20,
        "hundredth" => 100,
        _ => return None,
    })
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
        "HK$" => "HKD",
        "NZ$" => "NZD",
        "S$" => "SGD",
        "£" | "GBP" => "GBP",
        "€" | "EUR" => "EUR",
        "¥" | "JPY" => "JPY",
        "₹" | "Rs" | "INR" => "INR",
        "₽" | "RUB" => "RUB",
        "CHF" => "CHF",
        "CNY" => "CNY",
        _ => return None,
    })
}

/// The currency of a word after a number; several share a name, and then the name stands.
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
        "won" => "KRW",
        _ => return None,
    })
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
