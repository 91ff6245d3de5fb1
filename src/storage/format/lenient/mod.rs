//! JSON as it is found, not as it should be: a parser that goes on.
//!
//! Names that stand twice, a file that breaks off, a comma too many or too few, words that are no JSON: everything that
//! can be read is kept, and what was odd is noted with its line. Linear in the length of the text, and of its memory.

#[cfg(test)]
mod tests;

use super::unify::TOO_DEEP;
use crate::{session::Json, text};

/// How deep objects and lists may stand in one another: a value as deep as one may be, and the records it stands in.
/// Serde's own limit is 128. A value that is cut here, and one that is too deep by itself ([`super::unify::value`]), keeps
/// as text what lies deeper.
const DEEPEST: usize = text::DEEPEST + 16;

/// Notes that are kept; of more, only the number is.
const MOST_NOTES: usize = 50;

/// Names that serde's number and raw-value forms use for themselves: such an object would be read back as something else.
const RESERVED: &str = "$serde_json::private";

/// A text that was read.
#[derive(Debug)]
pub(super) struct Mended {
    /// The same as well-formed JSON, without white space. Names that stand twice in an object stand twice.
    pub text: String,
    /// What was odd, with its line.
    pub notes: Vec<String>,
    /// Whether something is missing or was left out, not merely spelled oddly.
    pub damaged: bool,
}

/// Reads a text; none if it does not begin as an object does.
pub(super) fn mend(text: &str) -> Option<Mended> {
    let mut parser = Parser {
        text,
        at: 0,
        out: String::with_capacity(text.len()),
        notes: Vec::new(),
        more: 0,
        damaged: false,
    };
    parser.skip_space();
    if parser.peek() != Some('{') {
        return None;
    }
    parser.value(0);
    parser.skip_space();
    if parser.at < text.len() {
        parser.damaged = true;
        parser.note("something follows the end of the session: left out");
    }
    if parser.more > 0 {
        let more = format!("and {} more of the kind", parser.more);
        parser.notes.push(more);
    }
    Some(Mended {
        text: parser.out,
        notes: parser.notes,
        damaged: parser.damaged,
    })
}

struct Parser<'t> {
    text: &'t str,
    at: usize,
    out: String,
    notes: Vec<String>,
    more: usize,
    damaged: bool,
}

impl<'t> Parser<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn bump(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += c.len_utf8();
        Some(c)
    }

    fn skip_space(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches([' ', '\n', '\r', '\t']).len();
    }

    fn note(&mut self, what: &str) {
        if self.notes.len() >= MOST_NOTES {
            self.more += 1;
            return;
        }
        let before = self.text.get(..self.at).unwrap_or("");
        let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        self.notes.push(format!("line {line}: {what}"));
    }

    fn cut(&mut self) {
        if !self.damaged {
            self.note("the file breaks off here");
        }
        self.damaged = true;
    }

    /// One value; false if there is none here, with at least one character passed over or the end reached.
    fn value(&mut self, depth: usize) -> bool {
        self.skip_space();
        match self.peek() {
            None => return false,
            Some('{' | '[') if depth >= DEEPEST => {
                self.note(TOO_DEEP);
                let text = self.skip_nested();
                self.quote(&text);
            }
            Some('{') => {
                self.bump();
                self.entries(depth + 1);
            }
            Some('[') => {
                self.bump();
                self.items(depth + 1);
            }
            Some('"') => {
                self.bump();
                let text = self.string();
                self.quote(&text);
            }
            Some(_) => {
                let Some(word) = self.word() else {
                    return false;
                };
                if is_json(word) {
                    self.out.push_str(word);
                } else {
                    self.quote(word);
                }
            }
        }
        true
    }

    /// Writes a text as JSON does.
    fn quote(&mut self, text: &str) {
        self.out.push_str(Json::of(&text).text());
    }

    fn entries(&mut self, depth: usize) {
        self.out.push('{');
        let begin = self.out.len();
        loop {
            self.skip_space();
            let name = match self.peek() {
                None => {
                    self.cut();
                    break;
                }
                Some('}') => {
                    self.bump();
                    break;
                }
                Some(',') => {
                    self.bump();
                    continue;
                }
                Some('"') => {
                    self.bump();
                    self.string()
                }
                Some(_) => match self.word() {
                    Some(word) => word.to_owned(),
                    None => continue,
                },
            };
            self.skip_space();
            match self.peek() {
                Some(':') => {
                    self.bump();
                }
                None => {
                    self.cut();
                    break;
                }
                Some(_) => {
                    self.damaged = true;
                    self.note(&format!("{} has no value: left out", quoted(&name)));
                    continue;
                }
            }
            self.skip_space();
            match self.peek() {
                Some('}' | ',') => {
                    self.damaged = true;
                    self.note(&format!("{} has no value: left out", quoted(&name)));
                }
                _ => self.entry(begin, &name, depth),
            }
        }
        self.out.push('}');
    }

    /// The value of an entry, and what stands before it.
    fn entry(&mut self, begin: usize, name: &str, depth: usize) {
        let back = self.out.len();
        if back > begin {
            self.out.push(',');
        }
        if name.starts_with(RESERVED) {
            self.note("a name that this program cannot write: kept without its \"$\"");
            self.quote(name.trim_start_matches('$'));
        } else {
            self.quote(name);
        }
        self.out.push(':');
        if !self.value(depth) {
            self.out.truncate(back);
            if self.rest().is_empty() {
                self.cut();
            }
        }
    }

    fn items(&mut self, depth: usize) {
        self.out.push('[');
        let begin = self.out.len();
        loop {
            self.skip_space();
            match self.peek() {
                None => {
                    self.cut();
                    break;
                }
                Some(']') => {
                    self.bump();
                    break;
                }
                Some(',') => {
                    self.bump();
                }
                Some(_) => {
                    let back = self.out.len();
                    if back > begin {
                        self.out.push(',');
                    }
                    if !self.value(depth) {
                        self.out.truncate(back);
                    }
                }
            }
        }
        self.out.push(']');
    }

    /// A string, its opening quote behind us.
    fn string(&mut self) -> String {
        let mut text = String::new();
        loop {
            let rest = self.rest();
            let plain = rest.find(['"', '\\']).unwrap_or(rest.len());
            text.push_str(rest.get(..plain).unwrap_or(""));
            self.at += plain;
            match self.bump() {
                None => {
                    self.cut();
                    return text;
                }
                Some('"') => return text,
                Some(_) => self.escape(&mut text),
            }
        }
    }

    /// An escape, its backslash behind us.
    fn escape(&mut self, text: &mut String) {
        let c = match self.bump() {
            Some('n') => '\n',
            Some('t') => '\t',
            Some('r') => '\r',
            Some('b') => '\u{8}',
            Some('f') => '\u{c}',
            Some(c @ ('"' | '\\' | '/')) => c,
            Some('u') => self.unicode(),
            Some(other) => {
                self.note("an escape that JSON does not have: kept as it stands");
                text.push('\\');
                other
            }
            None => return,
        };
        text.push(c);
    }

    /// The four digits after `\u`, and the second half of a pair where they are a first.
    fn unicode(&mut self) -> char {
        let Some(first) = self.four() else {
            self.note("an escape without its four digits: replaced by \u{fffd}");
            return '\u{fffd}';
        };
        if let Some(c) = char::from_u32(first) {
            return c;
        }
        let back = self.at;
        if (0xd800..0xdc00).contains(&first) && self.rest().starts_with("\\u") {
            self.at += 2;
            if let Some(second) = self
                .four()
                .filter(|second| (0xdc00..0xe000).contains(second))
            {
                let code = 0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00);
                return char::from_u32(code).unwrap_or('\u{fffd}');
            }
        }
        self.at = back;
        self.damaged = true;
        self.note("half a character: replaced by \u{fffd}");
        '\u{fffd}'
    }

    fn four(&mut self) -> Option<u32> {
        let digits = self.rest().get(..4)?;
        let digits = digits
            .bytes()
            .all(|byte| byte.is_ascii_hexdigit())
            .then_some(digits)?;
        self.at += 4;
        u32::from_str_radix(digits, 16).ok()
    }

    /// A number, `true`, `false`, `null`, or a word that is no JSON.
    fn word(&mut self) -> Option<&'t str> {
        let rest = self.rest();
        let end = |c: char| {
            matches!(c, ',' | ':' | '"' | '{' | '}' | '[' | ']') || c.is_ascii_whitespace()
        };
        let length = rest.find(end).unwrap_or(rest.len());
        let word = rest.get(..length).unwrap_or("");
        if word.is_empty() {
            if self.peek().is_some() {
                self.damaged = true;
                self.note("a character out of place: left out");
                self.bump();
            }
            return None;
        }
        self.at += length;
        if !is_json(word) {
            self.note(&format!("{} is no JSON: kept as text", quoted(word)));
            // A word that the end of the file cut may have been a longer one.
            self.damaged |= self.rest().is_empty();
        }
        Some(word)
    }

    /// Passes over something nested, and gives its text.
    fn skip_nested(&mut self) -> String {
        let from = self.at;
        let mut depth = 0_usize;
        let mut in_string = false;
        let mut escaped = false;
        let mut end = self.text.len();
        for (at, byte) in self.rest().bytes().enumerate() {
            match byte {
                _ if escaped => escaped = false,
                b'\\' if in_string => escaped = true,
                b'"' => in_string = !in_string,
                b'{' | b'[' if !in_string => depth += 1,
                b'}' | b']' if !in_string => {
                    depth -= 1;
                    if depth == 0 {
                        end = from + at + 1;
                        break;
                    }
                }
                _ => {}
            }
        }
        if depth > 0 {
            self.cut();
        }
        self.at = end;
        self.text.get(from..end).unwrap_or("").to_owned()
    }
}

/// Whether a word is one that JSON has: a number as it spells them, or one of its three.
fn is_json(word: &str) -> bool {
    let number = word.starts_with(|c: char| c == '-' || c.is_ascii_digit());
    matches!(word, "null" | "true" | "false")
        || (number && serde_json::from_str::<serde_json::Number>(word).is_ok())
}

/// The beginning of a text, in quotes.
pub(super) fn quoted(text: &str) -> String {
    let short: String = text.chars().take(40).collect();
    if short.len() < text.len() {
        format!("{short:?}…")
    } else {
        format!("{short:?}")
    }
}
