//! Every language says everything.

use std::collections::BTreeMap;

use super::*;

/// What the files of a language say, by key.
fn said(language: Language) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for file in language.files() {
        let file = FluentResource::try_new((*file).to_owned());
        let file = file.unwrap_or_else(|(_, errors)| panic!("{language:?}: {errors:?}"));
        for entry in file.entries() {
            if let fluent_syntax::ast::Entry::Message(message) = entry {
                let key = message.id.name.to_owned();
                let said = format!("{:?}", message.value);
                assert!(found.insert(key.clone(), said).is_none(), "{key} twice");
            }
        }
    }
    found
}

/// The names of the values in a sentence.
fn values(said: &str) -> Vec<&str> {
    let mut found: Vec<&str> = said
        .split("VariableReference { id: Identifier { name: \"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

#[test]
fn every_language_says_everything_with_the_same_values() {
    let english = said(Language::English);
    for language in Language::ALL {
        let other = said(*language);
        let keys = |all: &BTreeMap<String, String>| all.keys().cloned().collect::<Vec<_>>();
        assert_eq!(keys(&other), keys(&english), "{language:?}");
        for (key, said) in &other {
            assert_eq!(values(said), values(&english[key]), "{language:?} {key}");
        }
    }
}

#[test]
fn days_and_numbers_are_said_as_the_language_does() {
    let words = Words::of(Language::English);
    assert_eq!(words.day("2026-01-31"), "31 January 2026");
    assert_eq!(words.day("2026-01-31T09:30:00Z"), "31 January 2026");
    assert_eq!(words.day("2026"), "2026");
    assert_eq!(words.day("soon"), "soon");
    assert_eq!(words.day("2026-01-31 or so"), "2026-01-31 or so");
    assert_eq!(words.number(1_234_567), "1,234,567");
    assert_eq!(words.number(-999), "−999");
    assert_eq!(words.say("no-such-key"), "no-such-key");
    for (language, day, number) in [
        (Language::Spanish, "1 de marzo de 2026", "1.234.567"),
        (Language::French, "1 mars 2026", "1\u{202F}234\u{202F}567"),
        (Language::German, "1. März 2026", "1.234.567"),
        (Language::Portuguese, "1 de março de 2026", "1.234.567"),
        (Language::Arabic, "1 مارس 2026", "1,234,567"),
    ] {
        let words = Words::of(language);
        assert_eq!(words.day("2026-03-01"), day);
        assert_eq!(words.number(1_234_567), number);
    }
}

#[test]
fn what_records_say_has_a_word_in_every_language_and_in_english_that_of_the_window() {
    use crate::session as s;
    let english = Words::of(Language::English);
    macro_rules! lists {
        ($($list:literal: $words:ty),+ $(,)?) => {
            [$(($list, <$words>::ALL.iter().map(|one| (one.word(), one.label())).collect::<Vec<_>>())),+]
        };
    }
    for (list, all) in lists![
        "check-status": s::CheckStatus,
        "resolution": s::Resolution,
        "importance": s::Importance,
        "claim-type": s::ClaimType,
        "risk": s::Risk,
        "stance": s::Stance,
        "tier": s::Tier,
        "decision": s::Decision,
        "source-kind": s::SourceKind,
        "correct": s::Correct,
    ] {
        for (word, label) in all {
            assert_eq!(english.label(list, word), label);
        }
    }
    assert_eq!(
        english.label("stance", "of a newer version"),
        "of a newer version"
    );
}

#[test]
fn what_is_put_together_here_is_what_fluent_says() {
    let (short, long) = ("x { $y } <b>", "٣ „ß“ ".repeat(50));
    for language in Language::ALL {
        let words = Words::of(*language);
        for (key, said) in said(*language) {
            let names = values(&said);
            for n in [0, 1, 2, 3, 11, 100, -7, 1_234_567, i64::MAX] {
                for text in [short, &long, ""] {
                    let given: Vec<(&str, Value<'_>)> = names
                        .iter()
                        .map(|name| match *name {
                            "n" | "number" | "page" | "pages" | "checked" | "times" => {
                                (*name, Value::Number(n))
                            }
                            name => (name, Value::Text(text)),
                        })
                        .collect();
                    let mut args = FluentArgs::new();
                    for (name, value) in &given {
                        match value {
                            Value::Text(text) => args.set(*name, FluentValue::from(*text)),
                            Value::Number(number) => args.set(*name, FluentValue::from(*number)),
                        }
                    }
                    let bundle = &words.bundles[0];
                    let pattern = bundle.get_message(&key).unwrap().value().unwrap();
                    let fluents = bundle.format_pattern(pattern, Some(&args), &mut Vec::new());
                    assert_eq!(words.with(&key, &given), fluents, "{language:?} {key}");
                }
            }
        }
    }
}
