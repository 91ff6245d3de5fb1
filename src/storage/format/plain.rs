//! What a JSON parser would swallow without a word: names that stand twice in one object, however deep.

use std::collections::HashSet;

use crate::session::LAST;

/// Names that serde's number and raw-value forms use for themselves; such a name in a file would be taken for one.
const RESERVED: &[u8] = b"$serde_json::private";

/// How many names of one object are compared one by one before they are put in a set.
const FEW: usize = 24;

/// One object or list that is open.
struct Level<'a> {
    /// Whether it is an object.
    object: bool,
    /// Where its names begin in the list of all open names.
    from: usize,
    /// Whether each name so far sorts after the one before it: then none stands twice.
    sorted: bool,
    /// The names, once there are many and they are not sorted.
    set: Option<HashSet<&'a [u8]>>,
}

/// Whether some JSON, known to be well formed, is plain: no name twice in an object, none that serde reserves, none that
/// is spelled with escapes (which would have to be decoded to be compared), and the constant last entry of a
/// map null. What is not plain is no error: it is read the careful way. One pass; nothing is decoded.
pub(super) fn is_plain(json: &[u8]) -> bool {
    let mut levels: Vec<Level<'_>> = Vec::new();
    let mut names: Vec<&[u8]> = Vec::new();
    let mut name_next = false;
    let mut rest = json;
    while let Some((&byte, tail)) = rest.split_first() {
        rest = tail;
        match byte {
            b'{' | b'[' => {
                let object = byte == b'{';
                levels.push(Level {
                    object,
                    from: names.len(),
                    sorted: true,
                    set: None,
                });
                name_next = object;
            }
            b'}' | b']' => {
                if let Some(level) = levels.pop() {
                    names.truncate(level.from);
                }
                name_next = false;
            }
            b',' => name_next = levels.last().is_some_and(|level| level.object),
            b'"' => {
                let (text, escaped, after) = string(rest);
                rest = after;
                if std::mem::take(&mut name_next) {
                    let Some(level) = levels.last_mut() else {
                        return false;
                    };
                    if escaped || text.starts_with(RESERVED) || !is_new(level, &names, text) {
                        return false;
                    }
                    if text == LAST.as_bytes() && !is_null(rest) {
                        return false;
                    }
                    names.push(text);
                }
            }
            _ => {}
        }
    }
    true
}

/// The bytes of a string up to its closing quote, whether any is escaped, and what follows.
fn string(rest: &[u8]) -> (&[u8], bool, &[u8]) {
    let mut escaped = false;
    let mut at = 0;
    loop {
        let ahead = rest.get(at..).unwrap_or_default();
        match ahead.iter().position(|&byte| byte == b'"' || byte == b'\\') {
            Some(more) if ahead.get(more) == Some(&b'\\') => {
                escaped = true;
                at += more + 2;
            }
            Some(more) => {
                let (text, after) = rest.split_at(at + more);
                return (text, escaped, after.get(1..).unwrap_or_default());
            }
            None => return (rest, escaped, &[]),
        }
    }
}

fn is_new<'a>(level: &mut Level<'a>, names: &[&'a [u8]], name: &'a [u8]) -> bool {
    let here = names.get(level.from..).unwrap_or_default();
    if level.sorted {
        match here.last() {
            Some(last) if *last >= name => level.sorted = false,
            _ => return true,
        }
    }
    if here.len() <= FEW {
        return !here.contains(&name);
    }
    let set = level
        .set
        .get_or_insert_with(|| here.iter().copied().collect());
    set.insert(name)
}

/// Whether `: null` follows.
fn is_null(rest: &[u8]) -> bool {
    let value = rest.trim_ascii_start();
    value
        .strip_prefix(b":")
        .is_some_and(|value| value.trim_ascii_start().starts_with(b"null"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_twice_are_seen_however_deep_and_whatever_their_order() {
        for plain in [
            r#"{"b":1,"a":{"b":2},"c":[{"a":1},{"a":"b\"a"}],"~":null}"#,
            r#"{"x":"{\"x\":1,\"x\":2}"}"#,
            "[]",
        ] {
            assert!(is_plain(plain.as_bytes()), "{plain}");
        }
        for odd in [
            r#"{"a":1,"a":1}"#,
            r#"{"b":1,"a":2,"c":3,"b":4}"#,
            r#"{"x":[[{"y":{"a":"q","b":2,"a":1}}]]}"#,
            r#"{"a":1,"\u0061":2}"#,
            r#"{"x":{"$serde_json::private::Number":"1"}}"#,
            r#"{"~":5}"#,
        ] {
            assert!(!is_plain(odd.as_bytes()), "{odd}");
        }
    }

    #[test]
    fn many_unsorted_names_are_compared_too() {
        let names = |last: usize| {
            let all = (0..200).rev().chain([last]);
            let entries: Vec<String> = all.map(|n| format!("\"n{n}\":0")).collect();
            format!("{{{}}}", entries.join(","))
        };
        assert!(is_plain(names(500).as_bytes()));
        for twice in [0, 7, 180, 199] {
            assert!(!is_plain(names(twice).as_bytes()), "{twice}");
        }
    }
}
