//! What a character is part of.

use crate::text::is_unseen;

/// What a character is part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Letter,
    Digit,
    /// A word by itself: of a script without spaces, or a fraction.
    Alone,
    /// A sign that may be a word.
    Sign,
    /// A raised figure.
    Raised,
    Other,
}

pub(super) const fn is_raised(c: char) -> bool {
    matches!(c, '²' | '³' | '¹' | '\u{2070}' | '\u{2074}'..='\u{2079}')
}

pub(super) const fn is_fraction(c: char) -> bool {
    matches!(c, '¼'..='¾' | '\u{2150}'..='\u{215F}' | '\u{2189}')
}

/// Numerals of Chinese and Japanese.
pub(super) const fn is_numeral(c: char) -> bool {
    matches!(
        c,
        '〇' | '零'
            | '一'
            | '二'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '百'
            | '千'
            | '万'
            | '萬'
            | '億'
            | '亿'
            | '兆'
            | '两'
            | '兩'
    )
}

pub(super) const fn has_no_spaces(c: char) -> bool {
    matches!(c,
        '\u{E00}'..='\u{EFF}' | '\u{F00}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3005}'..='\u{3007}'
        | '\u{3040}'..='\u{30FA}' | '\u{30FC}'..='\u{312F}' | '\u{31F0}'..='\u{31FF}' | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF66}'..='\u{FF9D}' | '\u{20000}'..='\u{3FFFF}')
}

pub(super) const fn is_money(c: char) -> bool {
    matches!(
        c,
        '$' | '£' | '¥' | '¢' | '\u{20A0}'..='\u{20CF}' | '＄' | '￡' | '￥'
    )
}

pub(super) const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '＇')
}

pub(super) const fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

impl Kind {
    pub(super) fn of(c: char) -> Self {
        match c {
            'a'..='z' | 'A'..='Z' => Self::Letter,
            '0'..='9' => Self::Digit,
            '%' | '&' | '+' | '-' | '$' | '<' | '>' | '=' | '#' => Self::Sign,
            _ if c.is_ascii() || is_unseen(c) || is_apostrophe(c) => Self::Other,
            '‰' | '×' | '÷' | '±' | '°' | '§' | '−' | '–' | '％' => Self::Sign,
            _ if is_money(c) => Self::Sign,
            _ if is_raised(c) => Self::Raised,
            _ if is_fraction(c) => Self::Alone,
            _ if has_no_spaces(c) => {
                if c.is_numeric() && !c.is_alphabetic() {
                    Self::Digit
                } else {
                    Self::Alone
                }
            }
            _ if c.is_alphabetic() => Self::Letter,
            _ if c.is_numeric() => Self::Digit,
            _ => Self::Other,
        }
    }
}
