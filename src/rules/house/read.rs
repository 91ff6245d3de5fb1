//! The house file: TOML.
//!
//! ```toml
//! [rules.wrong-needs-two-sources]
//! level = "blocks"
//! sources = 3
//!
//! [sign-off]
//! blocks = false
//! roles = ["checker", "editor"]
//! ```

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{House, Trouble, Value};
use crate::rules::{
    level::Level,
    rule::{Rule, Usual},
    table,
};

/// The most bytes that are read of a house file.
pub const MOST: usize = 1 << 20;

/// The most troubles that are told of one file.
const TOLD: usize = 100;

/// Takes a text over what holds so far.
pub(super) fn read(house: &mut House, text: &str) -> Vec<Trouble> {
    let mut reader = Reader {
        text,
        troubles: Vec::new(),
    };
    if text.len() > MOST {
        reader.told(0, "more than a megabyte: no house file".to_owned());
        reader.troubles.iter_mut().for_each(|one| one.broken = true);
        return reader.troubles;
    }
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        let at = error.span().map_or(0, |span| span.start);
        reader.told(at, error.message().trim().replace('\n', "; "));
        if let Some(trouble) = reader.troubles.last_mut() {
            trouble.broken = true;
        }
    }
    for (key, value) in table.get_ref() {
        match key.get_ref().as_ref() {
            "rules" => reader.rules(house, value),
            "sign-off" => reader.sign_off(house, value),
            other => reader.told(
                key.span().start,
                format!("{other:?} is not known here: use [rules.NAME] and [sign-off]"),
            ),
        }
    }
    reader.troubles.sort_by_key(|trouble| trouble.line);
    reader.troubles.truncate(TOLD);
    reader.troubles
}

struct Reader<'t> {
    text: &'t str,
    troubles: Vec<Trouble>,
}

impl Reader<'_> {
    fn told(&mut self, at: usize, says: String) {
        let before = self.text.get(..at).unwrap_or(self.text);
        self.troubles.push(Trouble {
            line: before.matches('\n').count() + 1,
            says,
            broken: false,
        });
    }

    fn table<'v, 'i>(&mut self, value: &'v Spanned<DeValue<'i>>) -> Option<&'v DeTable<'i>> {
        let table = value.get_ref().as_table();
        if table.is_none() {
            let words = "a table is meant here, such as [rules.verdict-needs-rationale]";
            self.told(value.span().start, words.to_owned());
        }
        table
    }

    fn rules(&mut self, house: &mut House, value: &Spanned<DeValue<'_>>) {
        let Some(table) = self.table(value) else {
            return;
        };
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            match table::rule(name) {
                // `NAME = "off"` is short for a table with that level alone.
                Some(rule) if value.get_ref().is_str() => self.level(house, rule, value),
                Some(rule) => self.rule(house, rule, value),
                None => {
                    let meant = nearest(name).map_or_else(
                        || "`tickmark lint --list` lists the rules".to_owned(),
                        |near| format!("did you mean {near:?}?"),
                    );
                    self.told(
                        key.span().start,
                        format!("no rule is called {name:?}; {meant}"),
                    );
                }
            }
        }
    }

    fn rule(&mut self, house: &mut House, rule: &'static Rule, value: &Spanned<DeValue<'_>>) {
        let Some(table) = self.table(value) else {
            return;
        };
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            if name == "level" {
                self.level(house, rule, value);
                continue;
            }
            let Some(param) = rule.params.iter().find(|param| param.name == name) else {
                let names: Vec<&str> = rule.params.iter().map(|param| param.name).collect();
                let has = match names.as_slice() {
                    [] => "it has a level alone".to_owned(),
                    names => format!("it has level, {}", names.join(", ")),
                };
                self.told(
                    key.span().start,
                    format!("{} has no {name:?}: {has}", rule.name),
                );
                continue;
            };
            if let Some(value) = read_value(param.usual, value.get_ref()) {
                let set = house.sets.entry(rule.code).or_default();
                set.values.insert(param.name, value);
            } else {
                let words = format!("{name} of {} is {}", rule.name, param.usual.kind());
                self.told(value.span().start, words);
            }
        }
    }

    fn level(&mut self, house: &mut House, rule: &'static Rule, value: &Spanned<DeValue<'_>>) {
        if let Some(level) = value.get_ref().as_str().and_then(Level::of) {
            house.sets.entry(rule.code).or_default().level = Some(level);
        } else {
            let words = "a level is \"off\", \"note\", \"warning\" or \"blocks\"";
            self.told(value.span().start, words.to_owned());
        }
    }

    fn sign_off(&mut self, house: &mut House, value: &Spanned<DeValue<'_>>) {
        let Some(table) = self.table(value) else {
            return;
        };
        for (key, value) in table {
            let at = value.span().start;
            match key.get_ref().as_ref() {
                "blocks" => match value.get_ref().as_bool() {
                    Some(blocks) => house.sign_off.blocks = blocks,
                    None => self.told(at, "blocks of [sign-off] is true or false".to_owned()),
                },
                "roles" => match words_of(value.get_ref()) {
                    Some(roles) if !roles.is_empty() => house.sign_off.roles = roles,
                    _ => self.told(
                        at,
                        "roles of [sign-off] is a list of words, such as [\"checker\", \"editor\"]"
                            .to_owned(),
                    ),
                },
                other => self.told(
                    key.span().start,
                    format!("[sign-off] has no {other:?}: it has blocks and roles"),
                ),
            }
        }
    }
}

/// A value of the kind that a parameter usually has.
fn read_value(usual: Usual, value: &DeValue<'_>) -> Option<Value> {
    match usual {
        Usual::Number(_) => {
            let number = value.as_integer()?;
            let number = i64::from_str_radix(number.as_str(), number.radix()).ok()?;
            (number >= 0).then_some(Value::Number(number))
        }
        Usual::Flag(_) => value.as_bool().map(Value::Flag),
        Usual::Words(_) => words_of(value).map(Value::Words),
    }
}

fn words_of(value: &DeValue<'_>) -> Option<Vec<String>> {
    let words = value.as_array()?.iter().map(|word| {
        let word = word.get_ref().as_str()?.trim();
        (!word.is_empty()).then(|| word.to_owned())
    });
    words.collect()
}

/// The rule whose name shares most words with another.
fn nearest(name: &str) -> Option<&'static str> {
    let words: Vec<&str> = name.split(['-', '_', ' ']).collect();
    let shared = |other: &str| other.split('-').filter(|word| words.contains(word)).count();
    let best = table::RULES.iter().max_by_key(|rule| shared(rule.name))?;
    (shared(best.name) * 2 > words.len()).then_some(best.name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::SignOffRules;

    fn taken(text: &str) -> (House, Vec<String>) {
        let mut house = House::default();
        let troubles = house.take(text);
        (house, troubles.iter().map(ToString::to_string).collect())
    }

    fn named(name: &str) -> &'static Rule {
        table::rule(name).unwrap()
    }

    #[test]
    fn a_house_sets_levels_and_parameters_by_name_or_code() {
        let (house, troubles) = taken(
            "[rules.wrong-needs-two-sources]\nlevel = \"warning\"\nsources = 3\n\n[rules.V01]\nlevel = \"off\"\n\n[rules]\nno-archive-copy = \"blocks\"\n",
        );
        assert_eq!(troubles, Vec::<String>::new());
        let wrong = house.of(named("V02"));
        assert_eq!(
            (wrong.level(), wrong.number("sources")),
            (Level::Warning, 3)
        );
        assert_eq!(wrong.number("primary"), 1, "what is not named stays");
        assert_eq!(house.level(named("V01")), Level::Off);
        assert_eq!(house.level(named("S04")), Level::Blocks);
    }

    #[test]
    fn one_text_over_another_keeps_what_it_does_not_name() {
        let mut house = House::default();
        house.take("[rules.V02]\nsources = 3\n[sign-off]\nblocks = false");
        house.take("[rules.V02]\nlevel = \"note\"\n[sign-off]\nroles = [\"editor\"]");
        let wrong = house.of(named("V02"));
        assert_eq!((wrong.level(), wrong.number("sources")), (Level::Note, 3));
        let sign_off = SignOffRules {
            blocks: false,
            roles: vec!["editor".to_owned()],
        };
        assert_eq!(house.sign_off, sign_off);
    }

    #[test]
    fn what_weighs_less_or_asks_for_less_than_elsewhere_is_known() {
        let (there, _) = taken("[rules.V02]\nsources = 3\n");
        let mut here = there.clone();
        assert!(here.weaker_than(&there).is_empty());
        here.take("[rules]\nV01 = \"note\"\nS11 = \"blocks\"\n[rules.V02]\nsources = 2\n");
        assert_eq!(here.weaker_than(&there), ["V01", "V02"]);
        assert_eq!(there.weaker_than(&here), ["S11"]);
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line_and_the_rest_counts() {
        let (house, troubles) = taken(
            "[rules.wrong-needs-sources]\nlevel = \"blocks\"\n\n[rules.V02]\nlevel = \"fatal\"\nsources = \"two\"\nsource = 2\nprimary = 0\n\n[sign-off]\nblocks = \"no\"\nwho = 1\n[house]\nname = \"x\"\n",
        );
        let [unknown, level, kind, name, flag, who, table] = troubles.as_slice() else {
            panic!("{troubles:?}");
        };
        assert!(
            unknown.starts_with("line 1: no rule is called \"wrong-needs-sources\""),
            "{unknown}"
        );
        assert!(unknown.contains("wrong-needs-two-sources"), "{unknown}");
        assert!(level.starts_with("line 5: a level is"), "{level}");
        assert!(kind.starts_with("line 6: sources of"), "{kind}");
        assert!(
            name.starts_with(
                "line 7: wrong-needs-two-sources has no \"source\": it has level, sources"
            ),
            "{name}"
        );
        assert!(
            flag.starts_with("line 11:") && who.starts_with("line 12:"),
            "{flag} {who}"
        );
        assert!(table.starts_with("line 13:"), "{table}");
        assert_eq!(house.of(named("V02")).number("primary"), 0);
    }

    #[test]
    fn what_is_no_toml_is_told_and_what_stands_before_it_counts() {
        let (house, troubles) = taken("[rules.V01]\nlevel = \"off\"\n[rules.V02\nsources = 3\n");
        assert!(
            troubles.iter().any(|told| told.starts_with("line 3:")),
            "{troubles:?}"
        );
        assert_eq!(house.level(named("V01")), Level::Off);
        let broken = |text| House::default().take(text).iter().any(|one| one.broken);
        assert!(broken("[rules.V02\n") && !broken("[rules]\nV99 = \"off\"\n"));
        let (house, troubles) = taken(&"[".repeat(100_000));
        assert!(!troubles.is_empty());
        assert_eq!(house, House::default());
    }

    #[test]
    fn numbers_are_not_negative_and_lists_hold_words() {
        for text in [
            "[rules.V02]\nsources = -1",
            "[rules.Q02]\nkinds = [1]",
            "[rules.Q02]\nkinds = \"recording\"",
        ] {
            assert_eq!(taken(text).1.len(), 1, "{text}");
        }
        let (house, _) = taken("[rules.V02]\nsources = 0x10");
        assert_eq!(house.of(named("V02")).number("sources"), 16);
    }
}
