//! Digits with the marks that stand between them.

use super::{Amount, lex};

/// Most digits that are read.
const MOST: usize = 30;

/// What digits say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Digits {
    /// Their value.
    pub amount: Amount,
    /// Whether the one point in them may stand for thousands as well: "12.500".
    pub loose: bool,
}

/// Reads digits that are grouped by spaces, apostrophes, commas (by threes, or as in India) or points, with a decimal
/// point or comma. `None` for what is no number, or has more than 30 digits.
///
/// A mark that can only be one thing is taken for it: "5,3" has a decimal comma, "1.234.567" has none.
pub fn read(text: &str) -> Option<Digits> {
    let mark = |c: char| !c.is_ascii_digit();
    let count = text.chars().filter(|c| c.is_ascii_digit()).count();
    if count > MOST || !text.starts_with(|c: char| c.is_ascii_digit()) || text.ends_with(mark) {
        return None;
    }
    let last = text.char_indices().rfind(|&(_, c)| mark(c));
    let Some((at, sign)) = last else {
        return value(text, "").map(exact);
    };
    let (whole, tail) = (text.get(..at)?, text.get(at + sign.len_utf8()..)?);
    let alone = !whole.contains(mark);
    let repeated = whole.contains(sign);
    let groups = match sign {
        ',' | '.' if repeated => true,
        ',' if alone => tail.len() == 3 && whole.len() <= 3 && !whole.starts_with('0'),
        ',' | '.' => false,
        _ => true,
    };
    if groups {
        return is_grouped(text, sign)
            .then(|| value(text, "").map(exact))
            .flatten();
    }
    // The other marks, if there are any, group what is before the decimal one.
    let other = whole.chars().find(|&c| mark(c));
    if other.is_some_and(|other| !is_grouped(whole, other)) {
        return None;
    }
    let loose =
        sign == '.' && alone && tail.len() == 3 && whole.len() <= 3 && !whole.starts_with('0');
    Some(Digits {
        loose,
        ..exact(value(whole, tail)?)
    })
}

/// A value that can only be read one way.
const fn exact(amount: Amount) -> Digits {
    Digits {
        amount,
        loose: false,
    }
}

/// Whether digits are grouped by this mark and no other: by threes, or by commas as in India.
fn is_grouped(text: &str, mark: char) -> bool {
    let alike = |c: char| c == mark || (lex::is_group_mark(c) && lex::is_group_mark(mark));
    let mut groups = text.split(alike);
    let first = groups.next().unwrap_or("");
    let digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    if !(1..=3).contains(&first.len()) || !digits(first) {
        return false;
    }
    let mut rest = groups.peekable();
    let (mut threes, mut indian) = (true, mark == ',' && first.len() <= 2);
    while let Some(group) = rest.next() {
        if !digits(group) {
            return false;
        }
        threes &= group.len() == 3;
        indian &= group.len() == if rest.peek().is_some() { 2 } else { 3 };
    }
    threes || indian
}

/// The value of whole digits and decimals; marks among the whole ones are stepped over.
fn value(whole: &str, decimals: &str) -> Option<Amount> {
    let mut units: i128 = 0;
    let digits = whole.chars().chain(decimals.chars());
    for digit in digits.filter_map(|c| c.to_digit(10)) {
        units = units.checked_mul(10)?.checked_add(i128::from(digit))?;
    }
    Some(Amount {
        units,
        scale: u32::try_from(decimals.len()).ok()?,
        over: 1,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_read_as_what_they_can_only_be() {
        for (text, want) in [
            ("61,000.50", "61000.50"),
            ("61.000,50", "61000.50"),
            ("1,234,567", "1234567"),
            ("1.234.567", "1234567"),
            ("1 234 567", "1234567"),
            ("1\u{202f}234\u{a0}567", "1234567"),
            ("1'234'567.80", "1234567.80"),
            ("1’234’567", "1234567"),
            ("12 000,5", "12000.5"),
            ("1,20,000", "120000"),
            ("12,34,56,789", "123456789"),
            ("5,3", "5.3"),
            ("12,50", "12.50"),
            ("0,125", "0.125"),
            ("0.05", "0.05"),
            ("3.25", "3.25"),
            ("007", "7"),
        ] {
            let found = read(text).unwrap();
            assert_eq!(found.amount.to_string(), want, "{text}");
            assert!(!found.loose, "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in [
            "1.2.3",
            "1,0000,000",
            "1,2,3",
            "1234,567,890",
            "1,234.567,8",
            "12,",
            ",5",
            "1 23",
            "1.23.456,7.8",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(read(&"9".repeat(40)), None);
        assert!(read("12.500").unwrap().loose);
    }
}
