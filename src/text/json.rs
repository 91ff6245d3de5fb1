//! JSON that this program keeps and does not need to understand: one text for each value, as short as it was found.
//!
//! A tree of values takes up to a hundred times the bytes of its text; a file that a newer version wrote, or nobody meant,
//! may hold a million of them.

use std::{borrow::Cow, fmt, ops::Range};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{self, DeserializeOwned, MapAccess, SeqAccess},
    ser::{SerializeMap as _, SerializeSeq as _},
};
use serde_json::{Value, value::RawValue};

/// How deep objects and lists may stand in one another. Serde's own limit is 128, and values stand in records.
pub const DEEPEST: usize = 100;

/// A JSON value as text, in one spelling: no space, the names of an object in order and each once, strings as `serde_json`
/// writes them, numbers to the digit. So equal values are equal texts.
#[derive(Clone)]
pub struct Json(Box<RawValue>);

impl Json {
    /// Nothing.
    pub fn null() -> Self {
        Self(RawValue::NULL.to_owned())
    }

    /// A value as JSON; null for one that JSON has no words for.
    pub fn of(value: &impl Serialize) -> Self {
        let text = serde_json::to_string(value);
        text.and_then(Self::parse).unwrap_or_else(|_| Self::null())
    }

    /// Reads a text. One that holds a name twice in an object, or is nested deeper than [`DEEPEST`], is an error.
    pub fn parse(text: impl Into<String>) -> serde_json::Result<Self> {
        Self::spelled(RawValue::from_string(text.into())?)
    }

    fn spelled(raw: Box<RawValue>) -> serde_json::Result<Self> {
        let text = raw.get();
        let plain = match text.as_bytes() {
            [b'{' | b'[', ..] => false,
            [b'"', ..] => !text.contains('\\'),
            _ => true,
        };
        if plain {
            return Ok(Self(raw));
        }
        let mut walk = Walk {
            rest: text,
            out: String::with_capacity(text.len()),
        };
        walk.value(0).map_err(de::Error::custom)?;
        RawValue::from_string(walk.out).map(Self)
    }

    /// The text.
    pub fn text(&self) -> &str {
        self.0.get()
    }

    /// Reads it as something.
    pub fn read<T: DeserializeOwned>(&self) -> serde_json::Result<T> {
        serde_json::from_str(self.text())
    }

    /// As a tree: for what is small, or shown.
    pub fn value(&self) -> Value {
        self.read().unwrap_or(Value::Null)
    }

    /// Whether it is null.
    pub fn is_null(&self) -> bool {
        self.text() == "null"
    }

    /// Whether it is an object.
    pub fn is_object(&self) -> bool {
        self.text().starts_with('{')
    }

    /// The words, of a text.
    pub fn as_str(&self) -> Option<Cow<'_, str>> {
        let inside = self.text().strip_prefix('"')?.strip_suffix('"')?;
        if inside.contains('\\') {
            self.read().ok().map(Cow::Owned)
        } else {
            Some(Cow::Borrowed(inside))
        }
    }

    /// Whether it says nothing: null, no, and what is empty.
    pub fn is_blank(&self) -> bool {
        matches!(self.text(), "null" | "false" | "\"\"" | "[]" | "{}")
    }
}

/// Rewrites a text that is known to be JSON in its one spelling. Linear, up to the logarithm for names out of order.
struct Walk<'t> {
    rest: &'t str,
    out: String,
}

impl<'t> Walk<'t> {
    fn next(&mut self) -> u8 {
        self.rest = self.rest.trim_ascii_start();
        self.rest.bytes().next().unwrap_or(b'}')
    }

    fn skip(&mut self) {
        self.rest = self.rest.get(1..).unwrap_or_default();
    }

    fn value(&mut self, depth: usize) -> Result<(), String> {
        match self.next() {
            b'{' | b'[' if depth >= DEEPEST => Err(format!("nested deeper than {DEEPEST} levels")),
            b'{' => self.object(depth),
            b'[' => self.list(depth),
            b'"' => {
                let text = self.string();
                self.write(text)
            }
            _ => {
                let end =
                    |byte: u8| matches!(byte, b',' | b'}' | b']') || byte.is_ascii_whitespace();
                let length = self.rest.bytes().position(end);
                let (word, rest) = self.rest.split_at(length.unwrap_or(self.rest.len()));
                self.out.push_str(word);
                self.rest = rest;
                Ok(())
            }
        }
    }

    /// A string with its quotation marks.
    fn string(&mut self) -> &'t str {
        let bytes = self.rest.as_bytes();
        let mut at = 1;
        loop {
            let ahead = bytes.get(at..).unwrap_or_default();
            match ahead.iter().position(|byte| matches!(byte, b'"' | b'\\')) {
                Some(more) if ahead.get(more) == Some(&b'\\') => at += more + 2,
                Some(more) => {
                    at += more + 1;
                    break;
                }
                None => {
                    at = bytes.len();
                    break;
                }
            }
        }
        let (text, rest) = self.rest.split_at_checked(at).unwrap_or((self.rest, ""));
        self.rest = rest;
        text
    }

    /// Writes a string that has its quotation marks.
    fn write(&mut self, text: &str) -> Result<(), String> {
        if text.contains('\\') {
            let words: String = serde_json::from_str(text).map_err(|error| error.to_string())?;
            self.out.push_str(&quoted(&words)?);
        } else {
            self.out.push_str(text);
        }
        Ok(())
    }

    fn list(&mut self, depth: usize) -> Result<(), String> {
        self.skip();
        self.out.push('[');
        let mut first = true;
        loop {
            match self.next() {
                b']' | b'}' => break,
                b',' => self.skip(),
                _ => {
                    if !std::mem::take(&mut first) {
                        self.out.push(',');
                    }
                    self.value(depth + 1)?;
                }
            }
        }
        self.skip();
        self.out.push(']');
        Ok(())
    }

    fn object(&mut self, depth: usize) -> Result<(), String> {
        self.skip();
        self.out.push('{');
        let from = self.out.len();
        let mut entries: Vec<(Cow<'t, str>, Range<usize>)> = Vec::new();
        let mut in_order = true;
        loop {
            match self.next() {
                b'}' => break,
                b',' => self.skip(),
                _ => {
                    let text = self.string();
                    let name = words(text)?;
                    in_order &= entries.last().is_none_or(|(last, _)| *last < name);
                    if !entries.is_empty() {
                        self.out.push(',');
                    }
                    let begin = self.out.len();
                    self.write(text)?;
                    self.next();
                    // The colon.
                    self.skip();
                    self.out.push(':');
                    self.value(depth + 1)?;
                    entries.push((name, begin..self.out.len()));
                }
            }
        }
        self.skip();
        if !in_order {
            self.sort(from, entries)?;
        }
        self.out.push('}');
        Ok(())
    }

    /// Puts the entries of an object, which begin at `from`, in the order of their names.
    fn sort(
        &mut self,
        from: usize,
        mut entries: Vec<(Cow<'t, str>, Range<usize>)>,
    ) -> Result<(), String> {
        entries.sort_by(|(one, _), (other, _)| one.cmp(other));
        let mut sorted = String::with_capacity(self.out.len() - from);
        let mut last: Option<&str> = None;
        for (name, range) in &entries {
            if last == Some(name) {
                return Err(format!("duplicate field `{name}`"));
            }
            if last.is_some() {
                sorted.push(',');
            }
            sorted.push_str(self.out.get(range.clone()).unwrap_or_default());
            last = Some(name);
        }
        self.out.truncate(from);
        self.out.push_str(&sorted);
        Ok(())
    }
}

/// The words of a string that has its quotation marks.
fn words(text: &str) -> Result<Cow<'_, str>, String> {
    if text.contains('\\') {
        let words: String = serde_json::from_str(text).map_err(|error| error.to_string())?;
        return Ok(Cow::Owned(words));
    }
    let inside = text
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'));
    Ok(Cow::Borrowed(inside.unwrap_or_default()))
}

fn quoted(words: &str) -> Result<String, String> {
    serde_json::to_string(words).map_err(|error| error.to_string())
}

impl PartialEq for Json {
    fn eq(&self, other: &Self) -> bool {
        self.text() == other.text()
    }
}

impl Eq for Json {}

impl PartialEq<Value> for Json {
    fn eq(&self, other: &Value) -> bool {
        *self == Self::of(other)
    }
}

impl PartialOrd for Json {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Json {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.text().cmp(other.text())
    }
}

impl From<&Value> for Json {
    fn from(value: &Value) -> Self {
        Self::of(value)
    }
}

impl From<Value> for Json {
    fn from(value: Value) -> Self {
        Self::of(&value)
    }
}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}

impl fmt::Debug for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(from)?;
        Self::spelled(raw).map_err(de::Error::custom)
    }
}

/// Written part by part, so that the layout around it holds inside it too.
impl Serialize for Json {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        write(&self.0, to)
    }
}

fn write<S: Serializer>(raw: &RawValue, to: S) -> Result<S::Ok, S::Error> {
    use serde::ser::Error as _;
    match raw.get().as_bytes() {
        [b'{', b'}'] | [b'[', b']'] => raw.serialize(to),
        [b'{', ..] => {
            let mut map = to.serialize_map(None)?;
            let mut failed = None;
            each_entry(raw.get(), |name, value| {
                failed = map.serialize_entry(&*name, &Part(value)).err();
                failed.is_none()
            })
            .map_err(S::Error::custom)?;
            failed.map_or_else(|| map.end(), Err)
        }
        [b'[', ..] => {
            let mut list = to.serialize_seq(None)?;
            let mut failed = None;
            each_item(raw.get(), |value| {
                failed = list.serialize_element(&Part(value)).err();
                failed.is_none()
            })
            .map_err(S::Error::custom)?;
            failed.map_or_else(|| list.end(), Err)
        }
        _ => raw.serialize(to),
    }
}

/// A part of a value that is being written.
struct Part<'t>(&'t RawValue);

impl Serialize for Part<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        write(self.0, to)
    }
}

/// Hands over the entries of an object in their order, names that stand twice included, until `take` says that it has
/// enough. Nothing but the entry at hand is held.
pub fn each_entry<'t>(
    object: &'t str,
    take: impl FnMut(Cow<'t, str>, &'t RawValue) -> bool,
) -> serde_json::Result<()> {
    struct Visitor<F>(F);
    impl<'de, F: FnMut(Cow<'de, str>, &'de RawValue) -> bool> de::Visitor<'de> for Visitor<F> {
        type Value = ();

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }

        fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
            let mut more = true;
            while let Some(name) = map.next_key::<Name<'de>>()? {
                let value = map.next_value::<&'de RawValue>()?;
                more = more && (self.0)(name.0, value);
            }
            Ok(())
        }
    }
    serde_json::Deserializer::from_str(object).deserialize_map(Visitor(take))
}

/// The name of an entry, borrowed where it can be.
#[derive(Deserialize)]
struct Name<'t>(#[serde(borrow)] Cow<'t, str>);

/// Hands over the items of a list in their order; like [`each_entry`].
pub fn each_item<'t>(
    list: &'t str,
    take: impl FnMut(&'t RawValue) -> bool,
) -> serde_json::Result<()> {
    struct Visitor<F>(F);
    impl<'de, F: FnMut(&'de RawValue) -> bool> de::Visitor<'de> for Visitor<F> {
        type Value = ();

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a list")
        }

        fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<(), A::Error> {
            let mut more = true;
            while let Some(value) = list.next_element::<&'de RawValue>()? {
                more = more && (self.0)(value);
            }
            Ok(())
        }
    }
    serde_json::Deserializer::from_str(list).deserialize_seq(Visitor(take))
}

impl schemars::JsonSchema for Json {
    fn schema_name() -> Cow<'static, str> {
        Value::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Value::json_schema(generator)
    }

    fn inline_schema() -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn equal_values_have_one_spelling() {
        for (text, spelled) in [
            (" null ", "null"),
            ("-0.50e+9", "-0.50e+9"),
            (r#" "a\/b\u00e9\n" "#, r#""a/bé\n""#),
            (
                r#"{ "b" : [ 1 , {} , "\\" ] , "a" : { } }"#,
                r#"{"a":{},"b":[1,{},"\\"]}"#,
            ),
            (
                r#"{"c":{"z":1,"y":[true]},"\u0061":"x\"y"}"#,
                r#"{"a":"x\"y","c":{"y":[true],"z":1}}"#,
            ),
            ("[\n]", "[]"),
        ] {
            let json = Json::parse(text).unwrap();
            assert_eq!(json.text(), spelled);
            assert_eq!(Json::parse(spelled).unwrap(), json);
            assert_eq!(json, serde_json::from_str::<Value>(text).unwrap());
            assert_eq!(serde_json::to_string(&json).unwrap(), spelled);
            let pretty = serde_json::to_string_pretty(&json).unwrap();
            assert_eq!(pretty, serde_json::to_string_pretty(&json.value()).unwrap());
        }
    }

    #[test]
    fn what_stands_twice_or_too_deep_is_no_value() {
        let deep = |n: usize| format!("{}{}", "[".repeat(n), "]".repeat(n));
        assert!(Json::parse(deep(DEEPEST)).is_ok());
        for bad in [
            r#"{"a":1,"a":1}"#.to_owned(),
            r#"[{"b":1,"c":2,"\u0062":3}]"#.to_owned(),
            r#"{"a":"\ud800"}"#.to_owned(),
            "{\"a\":1,}".to_owned(),
            deep(DEEPEST + 1),
            String::new(),
        ] {
            assert!(Json::parse(bad.as_str()).is_err(), "{bad:.40}");
        }
    }

    #[test]
    fn what_it_says_can_be_asked() {
        let words = Json::parse(r#""a\tb""#).unwrap();
        assert_eq!(words.as_str().unwrap(), "a\tb");
        assert_eq!(Json::of(&"b").as_str().unwrap(), "b");
        assert_eq!(Json::of(&5).as_str(), None);
        assert!(Json::null().is_null() && Json::of(&json!([])).is_blank());
        assert!(Json::of(&json!({"a": 1})).is_object());
    }
}
