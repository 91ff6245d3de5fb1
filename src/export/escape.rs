//! Making text from files harmless where it goes.

use std::borrow::Cow;
use std::fmt::{self, Write as _};

use sha2::{Digest as _, Sha256};

/// Text without what a terminal or a spreadsheet would obey: control characters (C0, C1, DEL, ESC) are left out but
/// for line breaks, which become `\n`, and tabs, which become spaces; characters that override the direction of what
/// follows are shown by their number (see <https://www.unicode.org/reports/tr9/>, and CVE-2021-42574).
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                chars.next_if_eq(&'\n');
                out.push('\n');
            }
            '\n' | '\u{85}' | '\u{2028}' | '\u{2029}' | '\x0b' | '\x0c' => out.push('\n'),
            '\t' => out.push(' '),
            '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
                // Writing to a String cannot fail.
                write!(out, "⟨U+{:04X}⟩", u32::from(c)).ok();
            }
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// A cell of a table that a spreadsheet takes for text: one that would be a formula gets an apostrophe before it
/// (<https://owasp.org/www-community/attacks/CSV_Injection>).
pub fn cell(text: &str) -> String {
    // What `plain` would change at the start (a tab, a line end) counts as it was.
    let begins = |c: char| {
        matches!(
            c,
            '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠'
        )
    };
    let hidden = |c: char| {
        c == ' ' || c == '\u{A0}' || c == '\u{FEFF}' || ('\u{200B}'..='\u{200F}').contains(&c)
    };
    let safe = plain(text);
    let formula = text.starts_with(begins)
        || safe.starts_with(begins)
        || safe.trim_start_matches(hidden).starts_with(begins);
    if formula { format!("'{safe}") } else { safe }
}

/// The same, as it is where there is nothing to change: most texts.
pub(super) fn plainly(text: &str) -> Cow<'_, str> {
    // What is changed begins with one of these bytes in UTF-8; of most texts, no more has to be looked at.
    let may = |byte: u8| byte < 0x20 || matches!(byte, 0x7F | 0xC2 | 0xE2);
    let changed = |c: char| {
        c.is_control()
            || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
    };
    if text.bytes().any(may) && text.contains(changed) {
        Cow::Owned(plain(text))
    } else {
        Cow::Borrowed(text)
    }
}

/// One line of Markdown that shows `text` to the letter: line breaks become spaces.
pub(super) fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    // Writing to a String cannot fail.
    put_line(text, &mut out).ok();
    out
}

/// Writes the same.
pub(super) fn put_line(text: &str, out: &mut impl fmt::Write) -> fmt::Result {
    for (at, word) in plainly(text).split_whitespace().enumerate() {
        if at > 0 {
            out.write_char(' ')?;
        }
        put_escaped(out, word, at == 0)?;
    }
    Ok(())
}

/// Markdown that shows `text` with its line breaks, inside an entry of a list.
pub(super) fn block(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    for one in plainly(text).lines() {
        let before = out.len();
        if before > 0 {
            out.push_str("\\\n  ");
        }
        let begun = out.len();
        // Writing to a String cannot fail.
        put_line(one, &mut out).ok();
        if out.len() == begun {
            out.truncate(before);
        }
    }
    out
}

/// Writes a word with a backslash before every mark that Markdown could read as its own.
fn put_escaped(out: &mut impl fmt::Write, word: &str, first: bool) -> fmt::Result {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    // A list, a numbered list or an underline begins only a line.
    let numbered = |at: usize| first && digits > 0 && at == digits;
    let mut done = 0;
    for (at, byte) in word.bytes().enumerate() {
        let marked = match byte {
            b'\\' | b'`' | b'*' | b'_' | b'[' | b']' | b'<' | b'>' | b'|' | b'~' | b'&' | b'$'
            | b'#' | b'!' | b'{' | b'}' => true,
            b'-' | b'+' | b'=' => first && at == 0,
            // Programs make links of bare addresses, and of what they escape in them another address.
            b':' => {
                let rest = word.get(at..).unwrap_or_default();
                (first && at == 0) || rest.starts_with("://")
            }
            b'@' => true,
            b'.' => numbered(at) || is_www(word, at),
            b')' => numbered(at),
            _ => false,
        };
        if marked {
            out.write_str(word.get(done..at).unwrap_or_default())?;
            out.write_char('\\')?;
            done = at;
        }
    }
    out.write_str(word.get(done..).unwrap_or_default())
}

/// Whether the letters before a place are "www".
fn is_www(word: &str, at: usize) -> bool {
    let before = word.get(..at).unwrap_or_default();
    before.len() >= 3
        && before
            .get(before.len() - 3..)
            .is_some_and(|end| end.eq_ignore_ascii_case("www"))
}

/// The hash by which a page allows itself a style or a script (Content Security Policy Level 3, 2.3.1), behind `sha256-`.
pub(super) fn source_hash(source: &str) -> String {
    base64(&Sha256::digest(source))
}

/// Bytes in the letters of base 64 (RFC 4648).
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut said = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let byte = |at: usize| u32::from(three.get(at).copied().unwrap_or(0));
        let all = byte(0) << 16 | byte(1) << 8 | byte(2);
        for at in 0..4 {
            let letter = LETTERS.get((all >> (18 - 6 * at) & 63) as usize);
            let letter = letter.filter(|_| at <= three.len()).copied();
            said.push(char::from(letter.unwrap_or(b'=')));
        }
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_get_an_apostrophe_and_nothing_else_does() {
        for bad in [
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "\n=1",
            "＝1",
            "＋1",
            "－1",
            "＠a",
            " =1",
            "\u{FEFF}=1",
            "\u{1b}=1",
        ] {
            assert!(cell(bad).starts_with('\''), "{bad:?}");
        }
        assert_eq!(cell("A town = a place"), "A town = a place");
        assert_eq!(cell("61,000"), "61,000");
        assert_eq!(cell(""), "");
    }

    #[test]
    fn controls_go_and_overrides_show() {
        assert_eq!(plain("a\u{1b}[31mb\u{9b}c\0\u{7f}\r\nd\te"), "a[31mbc\nd e");
        assert_eq!(plain("x\u{202E}y\u{2066}"), "x⟨U+202E⟩y⟨U+2066⟩");
        assert_eq!(plain("שלום é 漢"), "שלום é 漢");
    }
}
