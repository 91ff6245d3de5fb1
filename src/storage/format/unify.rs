//! One value of two: names that stand twice, and the two sides of a file with conflict markers.

use serde_json::{Map, Value};

use super::{
    lenient::{Node, quoted},
    problem::Repair,
};

/// Names that serde's number and raw-value forms use for themselves: such an object would be read back as something else.
const RESERVED: &str = "$serde_json::private";

/// Makes a value of what was read. Names that stand twice in one object become one: what both hold is united, and
/// where they differ the second is kept under a name of its own.
pub(super) fn value(node: Node, at: &str, problems: &mut Vec<Repair>) -> Value {
    match node {
        Node::Null => Value::Null,
        Node::Bool(value) => Value::Bool(value),
        // As a value, not as a `Number`: that would lose the sign of -0.
        Node::Number(number) => match serde_json::from_str(&number) {
            Ok(value @ Value::Number(_)) => value,
            _ => Value::String(number),
        },
        Node::Text(text) => Value::String(text),
        Node::List(list) => {
            let list = list.into_iter().map(|node| value(node, at, problems));
            Value::Array(list.collect())
        }
        Node::Map(entries) => {
            let mut map = Map::new();
            for (name, node) in entries {
                let inside = join(at, &name);
                let new = value(node, &inside, problems);
                let name = if name.starts_with(RESERVED) {
                    problems.push(Repair::changed(
                        inside.clone(),
                        "a name that this program cannot write: kept without its \"$\"",
                    ));
                    name.trim_start_matches('$').to_owned()
                } else {
                    name
                };
                match map.remove(&name) {
                    None => {
                        map.insert(name, new);
                    }
                    Some(old) if old == new => {
                        problems.push(Repair::changed(
                            inside,
                            "stands twice, the same each time: kept once",
                        ));
                        map.insert(name, old);
                    }
                    Some(old) => {
                        problems.push(Repair::changed(
                            inside.clone(),
                            "stands twice: both were united",
                        ));
                        unite_entry(&mut map, name, old, new, &inside, problems);
                    }
                }
            }
            Value::Object(map)
        }
    }
}

/// Unites two versions of a whole file: records and events of either, and where a value differs both.
pub(super) fn unite(ours: Value, theirs: Value, at: &str, problems: &mut Vec<Repair>) -> Value {
    match (ours, theirs) {
        (Value::Object(mut ours), Value::Object(theirs)) => {
            for (name, new) in theirs {
                match ours.remove(&name) {
                    None => {
                        ours.insert(name, new);
                    }
                    Some(old) if old == new => {
                        ours.insert(name, old);
                    }
                    Some(old) => {
                        let inside = join(at, &name);
                        unite_entry(&mut ours, name, old, new, &inside, problems);
                    }
                }
            }
            Value::Object(ours)
        }
        // Only a whole file that is no object on one side comes here; a reader says so.
        (ours, _) => ours,
    }
}

fn unite_entry(
    map: &mut Map<String, Value>,
    name: String,
    old: Value,
    new: Value,
    at: &str,
    problems: &mut Vec<Repair>,
) {
    if old.is_object() && new.is_object() {
        map.insert(name, unite(old, new, at, problems));
        return;
    }
    let second = insert_free(map, &format!("{name}{SECOND}"), new.clone());
    let what = format!(
        "has two values, {} and {}: the first stands, the second is kept as {second:?}",
        short(&old),
        short(&new)
    );
    problems.push(Repair::changed(at, what));
    map.insert(name, old);
}

/// What follows the name of a second value.
pub(super) const SECOND: &str = "_second";

/// Puts a value under a name, or under the next one that is free; returns the name.
pub(super) fn insert_free(map: &mut Map<String, Value>, name: &str, value: Value) -> String {
    let mut free = name.to_owned();
    for n in 2.. {
        if !map.contains_key(&free) {
            break;
        }
        free = format!("{name}_{n}");
    }
    map.insert(free.clone(), value);
    free
}

fn join(at: &str, name: &str) -> String {
    if at.is_empty() {
        name.to_owned()
    } else {
        format!("{at} › {name}")
    }
}

/// The beginning of a value, for a message.
pub(super) fn short(value: &Value) -> String {
    match value {
        Value::String(text) => quoted(text),
        Value::Object(_) => "an object".to_owned(),
        Value::Array(list) => format!("a list of {}", list.len()),
        other => other.to_string().chars().take(40).collect(),
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
    use super::super::lenient::read;
    use super::*;
    use serde_json::json;

    #[test]
    fn names_that_stand_twice_are_united_and_nothing_is_lost() {
        let node = read(r#"{"a":{"x":1,"y":2},"b":1,"a":{"x":1,"z":3},"b":2,"b":1,"c":0,"c":0}"#)
            .unwrap()
            .root;
        let mut problems = Vec::new();
        let found = value(node, "", &mut problems);
        assert_eq!(
            found,
            json!({"a":{"x":1,"y":2,"z":3},"b":1,"b_second":2,"c":0})
        );
        let said: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(said.len(), 5, "{said:?}");
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
