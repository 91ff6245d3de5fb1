//! One value of two: names that stand twice, and the two sides of a file with conflict markers.

use std::{borrow::Cow, collections::BTreeSet};

use serde_json::value::RawValue;

use super::{lenient::quoted, problem::Problems};
use crate::{
    session::Json,
    text::{DEEPEST, each_entry, each_item},
};

/// The entries of an object that is well formed, names that stand twice included, in their order.
pub(super) type Entries<'t> = Vec<(Cow<'t, str>, &'t RawValue)>;

/// Reads the entries of an object; there are none in anything else.
pub(super) fn entries(object: &str) -> Entries<'_> {
    let mut found = Vec::new();
    each_entry(object, |name, value| {
        found.push((name, value));
        true
    })
    .ok();
    found
}

/// Reads the items of a list; there are none in anything else.
pub(super) fn items(list: &str) -> Vec<&RawValue> {
    let mut found = Vec::new();
    each_item(list, |value| {
        found.push(value);
        true
    })
    .ok();
    found
}

/// Whether a text is an object.
pub(super) fn is_object(text: &str) -> bool {
    text.starts_with('{')
}

/// What is said of a value that stands deeper than a value may.
pub(super) const TOO_DEEP: &str = "nested deeper than this version reads: kept as text";

/// What a name that stands twice means.
#[derive(Clone, Copy, PartialEq)]
enum Twice {
    First,
    Last,
    /// Both: what both hold is united, and where they differ the second is kept under a name of its own.
    Both,
}

/// Makes a value of what was read. Names that stand twice in one object become one: what both hold is united, and
/// where they differ the second is kept under a name of its own. What stands deeper than a value may is kept as text.
pub(super) fn value(found: &str, at: &str, problems: &mut Problems) -> Json {
    Json::parse(found).unwrap_or_else(|_| {
        let mut out = String::with_capacity(found.len());
        write(found, Twice::Both, DEEPEST, at, problems, &mut out);
        // It was JSON, each name stands once now, and nothing is too deep.
        Json::parse(out).unwrap_or_else(|_| Json::of(&found))
    })
}

/// Like [`value`], for an object whose entries are values, each as deep as one may be.
pub(super) fn values(found: &str, problems: &mut Problems) -> String {
    let mut out = String::with_capacity(found.len());
    write(found, Twice::Both, DEEPEST + 1, "", problems, &mut out);
    out
}

/// The two readings of a value in which names stand twice: each time the first, and each time the last.
pub(super) fn readings(found: &str) -> Vec<Json> {
    [Twice::First, Twice::Last]
        .into_iter()
        .filter_map(|twice| {
            let mut out = String::with_capacity(found.len());
            let problems = &mut Problems::default();
            write(found, twice, DEEPEST, "", problems, &mut out);
            Json::parse(out).ok()
        })
        .collect()
}

/// Writes a value in which objects and lists may stand in one another as often as there is `room`.
fn write(
    found: &str,
    twice: Twice,
    room: usize,
    at: &str,
    problems: &mut Problems,
    out: &mut String,
) {
    let inside = room.saturating_sub(1);
    match found.as_bytes() {
        [b'{' | b'[', ..] if room == 0 => {
            problems.changed(at, || TOO_DEEP.to_owned());
            out.push_str(Json::of(&found).text());
        }
        [b'{', ..] => object(entries(found), twice, inside, at, problems, out),
        [b'[', ..] => {
            out.push('[');
            let mut first = true;
            each_item(found, |item| {
                if !std::mem::take(&mut first) {
                    out.push(',');
                }
                write(item.get(), twice, inside, at, problems, out);
                true
            })
            .ok();
            out.push(']');
        }
        _ => out.push_str(found),
    }
}

fn object(
    mut entries: Entries<'_>,
    twice: Twice,
    room: usize,
    at: &str,
    problems: &mut Problems,
    out: &mut String,
) {
    entries.sort_by(|(one, _), (other, _)| one.cmp(other));
    let mut names: BTreeSet<Cow<'_, str>> = BTreeSet::new();
    let is_twice = entries.windows(2).any(|pair| match pair {
        [(one, _), (other, _)] => one == other,
        _ => false,
    });
    if is_twice && twice == Twice::Both {
        names.extend(entries.iter().map(|(name, _)| name.clone()));
    }
    out.push('{');
    let begin = out.len();
    let entry = |name: &str, out: &mut String| {
        if out.len() > begin {
            out.push(',');
        }
        out.push_str(Json::of(&name).text());
        out.push(':');
    };
    for alike in entries.chunk_by(|(one, _), (other, _)| one == other) {
        let ([(name, first), rest @ ..], Some((_, last))) = (alike, alike.last()) else {
            continue;
        };
        let only = match twice {
            Twice::First => Some(first),
            Twice::Last => Some(last),
            Twice::Both if rest.is_empty() => Some(first),
            Twice::Both => None,
        };
        if let Some(value) = only {
            entry(name, out);
            write(value.get(), twice, room, &join(at, name), problems, out);
            continue;
        }
        let inside = join(at, name);
        if rest.iter().all(|(_, value)| value.get() == first.get()) {
            problems.changed(&inside, || {
                "stands twice, the same each time: kept once".to_owned()
            });
            entry(name, out);
            write(first.get(), twice, room, &inside, problems, out);
            continue;
        }
        problems.changed(&inside, || "stands twice: both were united".to_owned());
        if alike.iter().all(|(_, value)| is_object(value.get())) {
            entry(name, out);
            let both = alike
                .iter()
                .flat_map(|(_, value)| self::entries(value.get()));
            object(
                both.collect(),
                twice,
                room.saturating_sub(1),
                &inside,
                problems,
                out,
            );
            continue;
        }
        let mut values: Vec<String> = Vec::new();
        let mut seen = BTreeSet::new();
        for (_, value) in alike {
            let mut text = String::new();
            write(value.get(), twice, room, &inside, problems, &mut text);
            if seen.insert(text.clone()) {
                values.push(text);
            }
        }
        let mut free = Free::new(format!("{name}{SECOND}"));
        for (n, text) in values.iter().enumerate() {
            if n == 0 {
                entry(name, out);
            } else {
                let second = free.next(|name| names.contains(name));
                problems.changed(&inside, || {
                    let (one, other) = (values.first().map_or("", |text| text), text.as_str());
                    format!(
                        "has two values, {} and {}: the first stands, the second is kept as {second:?}",
                        short(one),
                        short(other)
                    )
                });
                entry(&second, out);
                names.insert(Cow::Owned(second));
            }
            out.push_str(text);
        }
    }
    out.push('}');
}

/// What follows the name of a second value.
pub(super) const SECOND: &str = "_second";

/// Names like one, of which each is given once: the name itself, then the same with a number.
pub(super) struct Free {
    name: String,
    given: usize,
}

impl Free {
    pub fn new(name: String) -> Self {
        Self { name, given: 0 }
    }

    /// The next that is not taken.
    pub fn next(&mut self, taken: impl Fn(&str) -> bool) -> String {
        loop {
            self.given += 1;
            let name = match self.given {
                1 => self.name.clone(),
                n => format!("{}_{n}", self.name),
            };
            if !taken(&name) {
                return name;
            }
        }
    }
}

pub(super) fn join(at: &str, name: &str) -> String {
    let name: Cow<'_, str> = crate::text::brief(name, 60);
    if at.is_empty() {
        name.into_owned()
    } else {
        format!("{at} › {name}")
    }
}

/// The beginning of a value, for a message.
pub(super) fn short(value: &str) -> String {
    match value.as_bytes() {
        [b'"', ..] => {
            let words: String = value.chars().skip(1).take(200).collect();
            let json = Json::parse(value).ok();
            let text = json.as_ref().and_then(Json::as_str);
            quoted(text.as_deref().unwrap_or(&words))
        }
        [b'{', ..] => "an object".to_owned(),
        [b'[', ..] => format!("a list of {}", items(value).len()),
        _ => value.chars().take(40).collect(),
    }
}

/// The two sides of a text with git's conflict markers; what both replaced (`|||||||`) is in neither.
pub(super) fn sides(text: &str) -> Option<(String, String)> {
    #[derive(Clone, Copy, PartialEq)]
    enum In {
        Both,
        Ours,
        Base,
        Theirs,
    }
    let is = |line: &str, marker: &str| {
        let rest = line.strip_prefix(marker);
        rest.is_some_and(|rest| rest.trim_end().is_empty() || rest.starts_with(' '))
    };
    if !text.lines().any(|line| is(line, "<<<<<<<")) {
        return None;
    }
    let (mut ours, mut theirs) = (String::new(), String::new());
    let mut side = In::Both;
    for line in text.split_inclusive('\n') {
        side = match side {
            _ if is(line, "<<<<<<<") => In::Ours,
            In::Ours if is(line, "|||||||") => In::Base,
            In::Ours | In::Base if is(line, "=======") => In::Theirs,
            In::Theirs if is(line, ">>>>>>>") => In::Both,
            _ => {
                if matches!(side, In::Both | In::Ours) {
                    ours.push_str(line);
                }
                if matches!(side, In::Both | In::Theirs) {
                    theirs.push_str(line);
                }
                continue;
            }
        };
    }
    Some((ours, theirs))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_stand_twice_are_united_and_nothing_is_lost() {
        let text = r#"{"a":{"x":1,"y":2},"b":1,"a":{"x":1,"z":3},"b":2,"b":1,"c":0,"c":0}"#;
        let mut problems = Problems::default();
        let found = value(text, "", &mut problems);
        assert_eq!(
            found.text(),
            r#"{"a":{"x":1,"y":2,"z":3},"b":1,"b_second":2,"c":0}"#
        );
        let said: Vec<String> = problems.list().iter().map(ToString::to_string).collect();
        assert_eq!(said.len(), 5, "{said:?}");
        let [first, last] = readings(text).try_into().unwrap();
        assert_eq!(first.text(), r#"{"a":{"x":1,"y":2},"b":1,"c":0}"#);
        assert_eq!(last.text(), r#"{"a":{"x":1,"z":3},"b":1,"c":0}"#);
    }

    #[test]
    fn what_lies_too_deep_is_kept_as_text() {
        let deep = |levels| format!("{}1{}", "[".repeat(levels), "]".repeat(levels));
        let mut problems = Problems::default();
        assert_eq!(
            value(&deep(DEEPEST), "", &mut problems).text(),
            deep(DEEPEST)
        );
        assert_eq!(problems.list().len(), 0);
        let found = value(&deep(DEEPEST + 2), "", &mut problems);
        assert!(found.text().contains("[\"[[1]]\"]"), "{}", found.text());
        assert_eq!(problems.list().len(), 1);
    }

    #[test]
    fn a_second_value_never_takes_a_name_that_is_there() {
        let text = r#"{"k_second":"mine","k":[1],"k":2,"k":3,"k_second_2":0}"#;
        let found = value(text, "", &mut Problems::default());
        assert_eq!(
            found.text(),
            r#"{"k":[1],"k_second":"mine","k_second_2":0,"k_second_3":2,"k_second_4":3}"#
        );
    }

    #[test]
    fn a_conflict_has_two_sides_with_and_without_its_base() {
        let text =
            "a\n<<<<<<< HEAD\nours\n||||||| 1234\nbase\n=======\ntheirs\n>>>>>>> branch\nz\n";
        assert_eq!(
            sides(text),
            Some(("a\nours\nz\n".to_owned(), "a\ntheirs\nz\n".to_owned()))
        );
        let text = "<<<<<<< HEAD\r\n=======\r\ntheirs\r\n>>>>>>> b\r\n";
        assert_eq!(sides(text), Some((String::new(), "theirs\r\n".to_owned())));
        assert_eq!(sides("=======\n<<<<<<<x\n"), None);
    }
}
