//! The tokens that figures are read from: those of the text, with the groups of a number joined and what is no part of a
//! word or number (the number of a footnote) cut off.

use super::words;
use crate::extract::time::Time;
use crate::text::{Span, Token, TokenKind};

/// Groups are joined while a number has no more bytes than this: no number is longer, and the time stays linear.
const LONGEST: usize = 48;

/// The tokens of `within`, without those that `times` cover being joined. Time is linear in its length.
pub fn tokens(text: &str, within: Span, times: &[Time]) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::with_capacity(within.len() / 5);
    let mut times = times.iter().peekable();
    let mut rest = Token::each(text, within);
    while let Some(read) = rest.next() {
        let word = read.span.of(text);
        let length = own_length(read.kind, word);
        // Raised digits alone are the number of a footnote.
        if length == 0 {
            continue;
        }
        let token = Token {
            span: Span::new(read.span.start, read.span.start + length),
            ..read
        };
        if length < word.len() && !word.get(length..).unwrap_or("").chars().all(is_superscript) {
            // What follows is another word or number: "Rs.500".
            rest = Token::each(text, Span::new(token.span.end, within.end));
        }
        while times
            .next_if(|time| time.span.end <= token.span.start)
            .is_some()
        {}
        let timed = times
            .peek()
            .is_some_and(|time| time.span.start < token.span.end);
        if !timed && token.kind == TokenKind::Number && joins(text, &mut found, token) {
            continue;
        }
        found.push(token);
    }
    found
}

/// Takes a group of three digits into the number before it: "12 000", "1'200'000".
fn joins(text: &str, found: &mut Vec<Token>, group: Token) -> bool {
    let apostrophe = found
        .last()
        .is_some_and(|last| matches!(last.span.of(text), "'" | "’"));
    let back = if apostrophe { 2 } else { 1 };
    let Some(at) = found.len().checked_sub(back) else {
        return false;
    };
    let Some(number) = found
        .get(at)
        .copied()
        .filter(|one| one.kind == TokenKind::Number)
    else {
        return false;
    };
    let gap = text.get(number.span.end..group.span.start).unwrap_or("");
    let mut between = gap.chars();
    let (Some(mark), None) = (between.next(), between.next()) else {
        return false;
    };
    let written = number.span.of(text);
    if written.len() > LONGEST {
        return false;
    }
    let first = written.split(is_group_mark).next().unwrap_or("");
    let whole = written.chars().all(|c| c.is_ascii_digit() || c == mark);
    let opens = matches!(first.len(), 1..=3) && !first.starts_with('0');
    let next = group.span.of(text);
    let digits = next.bytes().take_while(u8::is_ascii_digit).count();
    if !is_group_mark(mark) || !whole || !opens || digits != 3 {
        return false;
    }
    // "Boeing 747 400": the number of a name is no group.
    let named = at
        .checked_sub(1)
        .and_then(|before| found.get(before))
        .is_some_and(|before| {
            let word = before.span.of(text);
            before.kind == TokenKind::Word
                && word.starts_with(char::is_uppercase)
                && words::currency_before(word).is_none()
                && at > 1
                && !found
                    .get(at - 2)
                    .is_some_and(|one| matches!(one.span.of(text), "." | "!" | "?"))
        });
    if mark == ' ' && named {
        return false;
    }
    found.truncate(at);
    found.push(Token {
        span: Span::new(number.span.start, group.span.end),
        ..number
    });
    true
}

/// How much of a token is its own: a word ends before the number of its footnote ("percent.12", "percent¹²"), and a currency
/// before its amount ("Rs500").
fn own_length(kind: TokenKind, word: &str) -> usize {
    // Nearly every token: letters alone, or a number of plain digits.
    let plain =
        |byte: u8| byte.is_ascii_alphabetic() || (kind == TokenKind::Number && byte.is_ascii());
    if word.bytes().all(plain) {
        return word.len();
    }
    let raised = word.find(is_superscript).unwrap_or(word.len());
    if kind != TokenKind::Word {
        return raised;
    }
    let word = word.get(..raised).unwrap_or(word);
    let Some(digit) = word.find(|c: char| c.is_ascii_digit()) else {
        return word.len();
    };
    let before = word.get(..digit).unwrap_or("");
    if is_currency(before) {
        return before.trim_end_matches('.').len();
    }
    let bare = word.trim_end_matches(|c: char| c.is_ascii_digit());
    bare.strip_suffix('.').map_or(word.len(), str::len)
}

/// Whether letters are the code of a currency.
fn is_currency(word: &str) -> bool {
    word.len() >= 2 && words::currency_before(word.trim_end_matches('.')).is_some()
}

/// What stands between groups of digits, the point and the comma apart: the spaces that typesetters use, and apostrophes.
pub const fn is_group_mark(c: char) -> bool {
    matches!(
        c,
        ' ' | '\u{a0}' | '\u{2007}' | '\u{2008}' | '\u{2009}' | '\u{202f}' | '\'' | '’'
    )
}

/// The raised digits of a footnote.
const fn is_superscript(c: char) -> bool {
    matches!(c, '⁰' | '¹' | '²' | '³' | '⁴'..='⁹')
}
