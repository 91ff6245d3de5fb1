//! What a house has decided about the rules.

mod read;

use std::collections::BTreeMap;

use super::{
    level::Level,
    rule::{Rule, Usual},
    table::RULES,
};

/// What a house has decided: which rules hold, how much each weighs, its parameters, and how an article is signed off.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct House {
    sets: BTreeMap<&'static str, Set>,
    /// How an article is signed off.
    pub sign_off: SignOffRules,
}

/// How an article is signed off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignOffRules {
    /// Whether findings that block keep anybody from signing; else they are told, and anybody may.
    pub blocks: bool,
    /// Who signs, in that order.
    pub roles: Vec<String>,
}

impl Default for SignOffRules {
    /// The three checkpoints of a magazine: the checker, the editor, the legal read (SVT, Der Spiegel).
    fn default() -> Self {
        Self {
            blocks: true,
            roles: ["checker", "editor", "legal"].map(str::to_owned).to_vec(),
        }
    }
}

/// Something in a house file that could not be taken as it stands; the rest of the file counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// Its line, from 1.
    pub line: usize,
    /// What is wrong.
    pub says: String,
    /// The text is no TOML there: nobody knows what else it was meant to say.
    pub broken: bool,
}

impl std::fmt::Display for Trouble {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "line {}: {}", self.line, self.says)
    }
}

/// What a house set of one rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Set {
    level: Option<Level>,
    values: BTreeMap<&'static str, Value>,
}

/// The value of a parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Value {
    Number(i64),
    Flag(bool),
    Words(Vec<String>),
}

impl House {
    /// Takes the text of a house file over what holds so far: what it does not name stays. What cannot be taken is told.
    pub fn take(&mut self, text: &str) -> Vec<Trouble> {
        read::read(self, text)
    }

    /// The codes of the rules that weigh less here than in another house, or ask for less; a rule's words are not compared.
    pub fn weaker_than(&self, other: &Self) -> Vec<&'static str> {
        let asks_less = |rule: &'static Rule| {
            let (here, there) = (self.of(rule), other.of(rule));
            here.level() < there.level()
                || rule.params.iter().any(|param| match param.usual {
                    Usual::Number(_) => here.number(param.name) < there.number(param.name),
                    Usual::Flag(_) => !here.flag(param.name) && there.flag(param.name),
                    Usual::Words(_) => false,
                })
        };
        let rules = RULES.iter().filter(|rule| asks_less(rule));
        rules.map(|rule| rule.code).collect()
    }

    /// What holds for a rule.
    pub(super) fn of(&self, rule: &'static Rule) -> Setting<'_> {
        Setting {
            rule,
            set: self.sets.get(rule.code),
        }
    }

    /// How much a rule weighs in this house.
    pub fn level(&self, rule: &'static Rule) -> Level {
        self.of(rule).level()
    }
}

/// What holds for a rule: what the house has set, else what is usual.
pub(super) struct Setting<'h> {
    rule: &'static Rule,
    set: Option<&'h Set>,
}

impl Setting<'_> {
    pub fn level(&self) -> Level {
        let set = self.set.and_then(|set| set.level);
        set.unwrap_or(self.rule.level)
    }

    fn value(&self, name: &str) -> Option<&Value> {
        self.set?.values.get(name)
    }

    fn usual(&self, name: &str) -> Option<Usual> {
        let param = self.rule.params.iter().find(|param| param.name == name);
        debug_assert!(param.is_some(), "{} has no {name}", self.rule.name);
        param.map(|param| param.usual)
    }

    /// A parameter that is a number.
    pub fn number(&self, name: &str) -> usize {
        let number = match (self.value(name), self.usual(name)) {
            (Some(Value::Number(number)), _) => *number,
            (_, Some(Usual::Number(number))) => number,
            _ => 0,
        };
        usize::try_from(number).unwrap_or(0)
    }

    /// A parameter that is yes or no.
    pub fn flag(&self, name: &str) -> bool {
        match (self.value(name), self.usual(name)) {
            (Some(Value::Flag(flag)), _) => *flag,
            (_, Some(Usual::Flag(flag))) => flag,
            _ => false,
        }
    }

    /// Whether a parameter that is a list of words holds this one.
    pub fn names(&self, name: &str, word: &str) -> bool {
        self.any(name, |one| one == word)
    }

    /// Whether a word of a parameter's list is such.
    pub fn any(&self, name: &str, is: impl Fn(&str) -> bool) -> bool {
        match (self.value(name), self.usual(name)) {
            (Some(Value::Words(words)), _) => words.iter().any(|word| is(word)),
            (_, Some(Usual::Words(words))) => words.iter().any(|word| is(word)),
            _ => false,
        }
    }
}
