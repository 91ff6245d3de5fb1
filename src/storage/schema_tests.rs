//! The published schema is about the file that is written, field by field.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::{SCHEMA, from_bytes, to_bytes};
use crate::{
    session::{
        Answer, Area, Article, Attribution, Change, Claim, Claimed, Comment, Contact, Correction,
        Details, Draft, Evidence, Expectation, Kind, Label, Link, Mark, Person, Scale, SecondCheck,
        Session, SignOff, Signal, Source, Time,
    },
    text::Anchor,
};

fn schema() -> Value {
    serde_json::from_str(SCHEMA).unwrap()
}

fn names(list: &[&str]) -> BTreeSet<String> {
    list.iter().map(|name| (*name).to_owned()).collect()
}

fn properties(schema: &Value, definition: &str) -> BTreeSet<String> {
    let properties = schema["$defs"][definition]["properties"].as_object();
    properties
        .unwrap_or_else(|| panic!("no {definition}"))
        .keys()
        .cloned()
        .collect()
}

#[test]
fn the_schema_lists_exactly_the_fields_of_every_record() {
    let schema = schema();
    let records: BTreeMap<&str, [&[&str]; 3]> = BTreeMap::from([
        ("details", [Details::FIXED, Details::FIELDS, Details::TOLD]),
        ("article", [Article::FIXED, Article::FIELDS, Article::TOLD]),
        ("draft", [Draft::FIXED, Draft::FIELDS, Draft::TOLD]),
        ("claim", [Claim::FIXED, Claim::FIELDS, Claim::TOLD]),
        (
            "evidence",
            [Evidence::FIXED, Evidence::FIELDS, Evidence::TOLD],
        ),
        ("claimed", [Claimed::FIXED, Claimed::FIELDS, Claimed::TOLD]),
        ("comment", [Comment::FIXED, Comment::FIELDS, Comment::TOLD]),
        (
            "second_check",
            [SecondCheck::FIXED, SecondCheck::FIELDS, SecondCheck::TOLD],
        ),
        (
            "expectation",
            [Expectation::FIXED, Expectation::FIELDS, Expectation::TOLD],
        ),
        ("source", [Source::FIXED, Source::FIELDS, Source::TOLD]),
        ("person", [Person::FIXED, Person::FIELDS, Person::TOLD]),
        ("scale", [Scale::FIXED, Scale::FIELDS, Scale::TOLD]),
        ("mark", [Mark::FIXED, Mark::FIELDS, Mark::TOLD]),
        ("contact", [Contact::FIXED, Contact::FIELDS, Contact::TOLD]),
        ("change", [Change::FIXED, Change::FIELDS, Change::TOLD]),
        ("sign_off", [SignOff::FIXED, SignOff::FIELDS, SignOff::TOLD]),
        (
            "correction",
            [Correction::FIXED, Correction::FIELDS, Correction::TOLD],
        ),
    ]);
    assert_eq!(records.len(), Kind::ALL.len());
    for (definition, fields) in records {
        let mut all = names(&["made_by", "made_at", "history"]);
        all.extend(fields.into_iter().flat_map(names));
        assert_eq!(properties(&schema, definition), all, "{definition}");
    }
    for (definition, fields) in [
        ("anchor", Anchor::FIELDS),
        ("signal", Signal::FIELDS),
        ("attribution", Attribution::FIELDS),
        ("time", Time::FIELDS),
        ("label", Label::FIELDS),
        ("answer", Answer::FIELDS),
        ("link", Link::FIELDS),
        (
            "event",
            &["field", "value", "was", "replaces", "restores", "by", "at"],
        ),
        ("area", Area::FIELDS),
        (
            "paragraph",
            &["text", "role", "locator", "speaker", "links", "areas"],
        ),
    ] {
        assert_eq!(
            properties(&schema, definition),
            names(fields),
            "{definition}"
        );
    }
    let tables: BTreeSet<String> = schema["properties"]
        .as_object()
        .unwrap()
        .keys()
        .cloned()
        .collect();
    let mut expected = names(&["format", "version"]);
    expected.extend(Kind::ALL.iter().map(|kind| kind.word().to_owned()));
    assert_eq!(tables, expected);
}

#[test]
fn everything_in_the_schema_is_described() {
    fn look(at: &str, value: &Value) {
        for (name, property) in value["properties"].as_object().into_iter().flatten() {
            let described = property["description"]
                .as_str()
                .is_some_and(|text| text.len() > 3);
            assert!(described || property.get("$ref").is_some(), "{at}.{name}");
        }
    }
    let schema = schema();
    look("file", &schema);
    for (name, definition) in schema["$defs"].as_object().unwrap() {
        assert!(definition["description"].is_string(), "{name}");
        look(name, definition);
    }
}

/// A value for a property of the schema, never a field's default.
fn example(schema: &Value, property: &Value) -> Value {
    if let Some(name) = property["$ref"].as_str() {
        let definition = name.rsplit('/').next().unwrap();
        return match definition {
            "id" => json!("someone"),
            "moment" => json!("2026-01-31T09:30:00Z"),
            "sha256" => json!("00".repeat(32)),
            "history" => json!({"~": null}),
            _ => example(schema, &schema["$defs"][definition]),
        };
    }
    if let Some(words) = property["examples"].as_array() {
        return words.last().unwrap().clone();
    }
    match property["type"].as_str() {
        Some("string") => json!("words"),
        Some("integer") => json!(4),
        Some("boolean") => json!(true),
        Some("array") => json!([example(schema, &property["items"])]),
        Some("object") => match property["properties"].as_object() {
            Some(properties) => {
                let entries = properties
                    .iter()
                    .map(|(name, property)| (name.clone(), example(schema, property)));
                Value::Object(entries.collect())
            }
            None => json!({ "someone": example(schema, &property["additionalProperties"]) }),
        },
        _ => json!(1),
    }
}

/// A file with a record of every kind, every field filled, and an event for each.
fn full() -> Value {
    let schema = schema();
    let mut file = Map::new();
    for (table, property) in schema["properties"].as_object().unwrap() {
        let value = match table.as_str() {
            "format" => json!("tickmark-session"),
            "version" => json!(1),
            "session" => filled(&schema, property),
            _ => {
                json!({ "someone": filled(&schema, &property["additionalProperties"]), "~": null })
            }
        };
        file.insert(table.clone(), value);
    }
    for field in ["parent", "merged_into"] {
        // A claim that is part of itself would be put right.
        file["claims"]["someone"][field] = json!("another");
    }
    Value::Object(file)
}

fn filled(schema: &Value, property: &Value) -> Value {
    let mut record = example(schema, property);
    record["history"] = json!({
        "someone": example(schema, &schema["$defs"]["event"]),
        "~": null,
    });
    record
}

fn is_valid(file: &Value) -> bool {
    // Numbers with all their digits are objects of a kind to the validator's `Value`; it is the same crate's.
    jsonschema::validator_for(&schema()).unwrap().is_valid(file)
}

#[test]
fn what_is_written_is_valid_with_every_field_of_every_kind() {
    let file = full();
    let loaded = from_bytes(&serde_json::to_vec(&file).unwrap()).unwrap();
    let bytes = to_bytes(&loaded.session).unwrap();
    let written: Value = serde_json::from_slice(&bytes).unwrap();
    let errors: Vec<String> = jsonschema::validator_for(&schema())
        .unwrap()
        .iter_errors(&written)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert_eq!(errors, [""; 0]);
    // Every field came through: nothing fell among the unknown ones, nothing was at its default.
    for kind in Kind::ALL {
        let record = loaded
            .session
            .every()
            .find(|(of, _, _)| of == kind)
            .unwrap()
            .2;
        for field in record.fields().iter().chain(record.told()) {
            let table = &written[kind.word()];
            let found = if *kind == Kind::Details {
                table
            } else {
                &table["someone"]
            };
            assert!(found.get(*field).is_some(), "{} › {field}", kind.word());
        }
    }
    for (_, claim) in loaded.session.claims.all() {
        assert!(claim.extra.is_empty(), "{:?}", claim.extra);
    }
    assert_eq!(
        loaded
            .session
            .claims
            .get("someone".parse().unwrap())
            .unwrap()
            .history
            .len(),
        1
    );
    assert!(is_valid(
        &serde_json::from_slice(&to_bytes(&Session::default()).unwrap()).unwrap()
    ));
}

#[test]
fn the_schema_refuses_what_is_broken() {
    let good = full();
    assert!(is_valid(&good));
    let broken = |change: &dyn Fn(&mut Value)| {
        let mut file = good.clone();
        change(&mut file);
        !is_valid(&file)
    };
    assert!(broken(&|file| file["format"] = json!("other")));
    assert!(broken(&|file| file["version"] = json!(2)));
    assert!(broken(&|file| file["claims"] = json!([])));
    assert!(broken(&|file| {
        file.as_object_mut().unwrap().remove("session");
    }));
    assert!(broken(&|file| {
        file["claims"].as_object_mut().unwrap().remove("~");
    }));
    assert!(broken(&|file| file["claims"]["~"] = json!(1)));
    assert!(broken(&|file| file["claims"]["a name with spaces"] =
        json!({"article": "a", "history": {"~": null}})));
    assert!(broken(
        &|file| file["claims"]["someone"]["worth"] = json!("high")
    ));
    for odd in [json!([1, 2000, 3]), json!([0, 1, 1]), json!([1, 2])] {
        assert!(broken(
            &|file| file["claims"]["someone"]["weighed"] = odd.clone()
        ));
    }
    assert!(broken(
        &|file| file["claims"]["someone"]["anchors"]["someone"]["start"] = json!(-1)
    ));
    assert!(broken(&|file| {
        file["claims"]["someone"]
            .as_object_mut()
            .unwrap()
            .remove("article");
    }));
    assert!(broken(
        &|file| file["drafts"]["someone"]["sha256"] = json!("abc")
    ));
    assert!(broken(
        &|file| file["claims"]["someone"]["history"]["someone"]["at"] = json!("yesterday")
    ));
    assert!(
        !broken(&|file| file["claims"]["someone"]["mood"] = json!(1.5)),
        "unknown fields are welcome"
    );
}
