//! Values that lines of several versions of a record make together.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::session::{history::log::History, values::extra::Json};

/// Whether a value holds nothing but parts of several that a history tells of: so a place or a list whose lines come from
/// two versions. Nobody said it, and nothing of it would be lost.
pub(super) fn is_mixed(history: &History, field: &str, value: &Json) -> bool {
    if !matches!(value.text().as_bytes(), [b'{' | b'[', ..]) {
        return false;
    }
    let parts = |value: &Json| {
        let mut parts = BTreeSet::new();
        leaves(&value.value(), String::new(), &mut parts);
        parts
    };
    let mut left = parts(value);
    let own = left.clone();
    for (_, event) in history.of_field(field) {
        for told in event.was.iter().chain([&event.value]) {
            let told = parts(told);
            // A part of one value may well be what somebody meant.
            if own.is_subset(&told) {
                return false;
            }
            left.retain(|part| !told.contains(part));
        }
    }
    left.is_empty()
}

/// The texts and numbers in a value, each with the names that lead to it.
fn leaves(value: &Value, at: String, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            for (name, value) in map {
                leaves(value, format!("{at}/{name}"), found);
            }
        }
        Value::Array(list) => {
            for value in list {
                leaves(value, format!("{at}/"), found);
            }
        }
        _ => {
            found.insert(format!("{at}={value}"));
        }
    }
}
