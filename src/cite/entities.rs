//! Signs that a program wrote as HTML does: `&amp;`, `&#8211;`.

/// Those that are written by name; the others by number.
const NAMED: [(&str, char); 8] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", ' '),
    ("ndash", '–'),
    ("mdash", '—'),
];

/// The longest name or number that is looked at, in bytes.
const LONGEST: usize = 8;

/// The words with the signs themselves; what is none stays as it is. Once: `&amp;lt;` is `&lt;`.
pub(super) fn plain(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut rest = words;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let end = after
            .bytes()
            .take(LONGEST + 1)
            .position(|byte| byte == b';');
        let read = end.and_then(|end| after.split_at_checked(end));
        let sign = read.and_then(|(name, _)| sign(name));
        if let (Some(sign), Some((_, behind))) = (sign, read) {
            out.push(sign);
            rest = behind.strip_prefix(';').unwrap_or(behind);
        } else {
            out.push('&');
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

fn sign(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let hex = number.strip_prefix(['x', 'X']);
        let number = match hex {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        let sign = char::from_u32(number.ok()?)?;
        return (!sign.is_control()).then_some(sign);
    }
    let known = NAMED.iter().find(|(known, _)| *known == name);
    known.map(|(_, sign)| *sign)
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn signs_by_name_and_number_and_what_is_none() {
        for (words, expected) in [
            ("Sand &amp; Gravel", "Sand & Gravel"),
            ("&lt;b&gt; &quot;x&quot;", "<b> \"x\""),
            ("1&#8211;2 &#x2013; 3", "1–2 – 3"),
            ("&amp;lt;", "&lt;"),
            ("R&D; A & B &unknown; &#0; &", "R&D; A & B &unknown; &#0; &"),
            ("&é;&amp", "&é;&amp"),
        ] {
            assert_eq!(plain(words), expected);
        }
    }
}
