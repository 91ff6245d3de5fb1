//! What a rule is.

use super::{
    finding::Said,
    house::Setting,
    level::Level,
    scene::{Fact, Scene},
};

/// One rule.
#[derive(Debug)]
pub struct Rule {
    /// A letter for its subject and a number ("V02"): given once, never again.
    pub code: &'static str,
    /// Its name in house files ("wrong-needs-two-sources").
    pub name: &'static str,
    /// What it asks for, in a plain sentence.
    pub says: &'static str,
    /// Why, and where it comes from.
    pub why: &'static str,
    /// How much it weighs where the house says nothing.
    pub level: Level,
    /// What a house may set.
    pub params: &'static [Param],
    pub(super) check: Check,
}

/// How a rule is asked.
#[derive(Debug)]
pub(super) enum Check {
    /// About each fact by itself.
    Fact(fn(&Scene<'_>, &Fact<'_>, &Setting<'_>) -> Option<Said>),
    /// About the session as a whole.
    All(fn(&Scene<'_>, &Setting<'_>, &mut Vec<Said>)),
}

/// Something about a rule that a house may set.
#[derive(Clone, Copy, Debug)]
pub struct Param {
    /// Its name in house files.
    pub name: &'static str,
    /// What it is.
    pub says: &'static str,
    /// Its value where the house says nothing.
    pub usual: Usual,
}

/// The usual value of a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Usual {
    /// A whole number, not below 0.
    Number(i64),
    /// Yes or no.
    Flag(bool),
    /// Some words.
    Words(&'static [&'static str]),
}

impl Usual {
    /// What kind of value it is, as a person is told.
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Number(_) => "a whole number",
            Self::Flag(_) => "true or false",
            Self::Words(_) => "a list of words",
        }
    }
}

impl std::fmt::Display for Usual {
    /// As a house file has it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Number(number) => write!(f, "{number}"),
            Self::Flag(flag) => write!(f, "{flag}"),
            Self::Words(words) => write!(f, "{words:?}"),
        }
    }
}
