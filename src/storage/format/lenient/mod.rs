//! JSON as it is found, not as it should be: a parser that goes on.
//!
//! Names that stand twice, a file that breaks off, a comma too many or too few, words that are no JSON: everything that
//! can be read is kept, and what was odd is noted with its line. Linear in the length of the text.

#[cfg(test)]
mod tests;

/// How deep objects and lists may stand in one another. Serde's own limit is 128; what lies deeper is kept as text.
const DEEPEST: usize = 100;

/// Notes that are kept; of more, only the number is.
const MOST_NOTES: usize = 50;

/// A value as it was found.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node {
    Null,
    Bool(bool),
    /// A number, to the digit.
    Number(String),
    Text(String),
    List(Vec<Node>),
    /// An object's entries in their order, names that stand twice included.
    Map(Vec<(String, Node)>),
}

/// A text that was read.
#[derive(Debug)]
pub(super) struct Reading {
    pub root: Node,
    /// What was odd, with its line.
    pub notes: Vec<String>,
    /// Whether something is missing or was left out, not merely spelled oddly.
    pub damaged: bool,
}

/// Reads a text; none if it does not begin as an object does.
pub(super) fn read(text: &str) -> Option<Reading> {
    let mut parser = Parser {
        text,
        at: 0,
        notes: Vec::new(),
        more: 0,
        damaged: false,
    };
    parser.skip_space();
    if parser.peek() != Some('{') {
        return None;
    }
    let root = parser.value(0)?;
    parser.skip_space();
    if parser.at < text.len() {
        parser.damaged = true;
        parser.note("something follows the end of the session: left out");
    }
    if parser.more > 0 {
        let more = format!("and {} more of the kind", parser.more);
        parser.notes.push(more);
    }
    Some(Reading {
        root,
        notes: parser.notes,
        damaged: parser.damaged,
    })
}

struct Parser<'t> {
    text: &'t str,
    at: usize,
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

    /// One value; none if there is none here, with at least one character passed over or the end reached.
    fn value(&mut self, depth: usize) -> Option<Node> {
        self.skip_space();
        match self.peek()? {
            '{' | '[' if depth >= DEEPEST => {
                self.note("nested deeper than this version reads: kept as text");
                Some(Node::Text(self.skip_nested()))
            }
            '{' => {
                self.bump();
                Some(Node::Map(self.entries(depth + 1)))
            }
            '[' => {
                self.bump();
                Some(Node::List(self.items(depth + 1)))
            }
            '"' => {
                self.bump();
                Some(Node::Text(self.string()))
            }
            _ => self.word(),
        }
    }

    fn entries(&mut self, depth: usize) -> Vec<(String, Node)> {
        let mut entries = Vec::new();
        loop {
            self.skip_space();
            let name = match self.peek() {
                None => {
                    self.cut();
                    return entries;
                }
                Some('}') => {
                    self.bump();
                    return entries;
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
                    Some(Node::Text(word) | Node::Number(word)) => word,
                    Some(Node::Null) => "null".to_owned(),
                    Some(Node::Bool(value)) => value.to_string(),
                    _ => continue,
                },
            };
            self.skip_space();
            match self.peek() {
                Some(':') => {
                    self.bump();
                }
                None => {
                    self.cut();
                    return entries;
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
                _ => match self.value(depth) {
                    Some(value) => entries.push((name, value)),
                    None if self.rest().is_empty() => self.cut(),
                    None => {}
                },
            }
        }
    }

    fn items(&mut self, depth: usize) -> Vec<Node> {
        let mut items = Vec::new();
        loop {
            self.skip_space();
            match self.peek() {
                None => {
                    self.cut();
                    return items;
                }
                Some(']') => {
                    self.bump();
                    return items;
                }
                Some(',') => {
                    self.bump();
                }
                Some(_) => items.extend(self.value(depth)),
            }
        }
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
    fn word(&mut self) -> Option<Node> {
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
        Some(match word {
            "null" => Node::Null,
            "true" => Node::Bool(true),
            "false" => Node::Bool(false),
            number if is_number(number) => Node::Number(number.to_owned()),
            _ => {
                self.note(&format!("{} is no JSON: kept as text", quoted(word)));
                // A word that the end of the file cut may have been a longer one.
                self.damaged |= self.rest().is_empty();
                Node::Text(word.to_owned())
            }
        })
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

/// Whether a word is a number as JSON spells them.
fn is_number(word: &str) -> bool {
    let may = word.starts_with(|c: char| c == '-' || c.is_ascii_digit());
    may && serde_json::from_str::<serde_json::Number>(word).is_ok()
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
