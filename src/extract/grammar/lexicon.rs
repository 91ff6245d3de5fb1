//! The words whose part of speech the grammar knows, with their inflected forms.
//!
//! Function words are listed whole; verbs by lemma, with their forms made by rule or taken from a table of
//! irregular ones. Everything else is judged by its ending and its neighbours ([`super::tag`]). The lists were
//! written for this project from common knowledge of English and from what news was seen to use.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::cues::{self, Cue};
use super::words;
use crate::extract::table::Table;

/// The parts of speech a form can have, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Class(pub u32);

impl Class {
    pub const DET: Self = Self(1);
    pub const POSS: Self = Self(1 << 1);
    /// Nominative pronouns: what follows is a verb.
    pub const SUBJ: Self = Self(1 << 2);
    pub const OBJ: Self = Self(1 << 3);
    /// Pronouns that can be either ("it", "you", "some", "many").
    pub const PRON: Self = Self(1 << 4);
    pub const PREP: Self = Self(1 << 5);
    pub const COORD: Self = Self(1 << 6);
    pub const SUB: Self = Self(1 << 7);
    pub const WH: Self = Self(1 << 8);
    pub const THAT: Self = Self(1 << 9);
    pub const BE: Self = Self(1 << 10);
    pub const HAVE: Self = Self(1 << 11);
    pub const DO: Self = Self(1 << 12);
    pub const MODAL: Self = Self(1 << 13);
    pub const TO: Self = Self(1 << 14);
    pub const NOT: Self = Self(1 << 15);
    pub const ADV: Self = Self(1 << 16);
    pub const ADJ: Self = Self(1 << 17);
    pub const BASE: Self = Self(1 << 18);
    pub const SFORM: Self = Self(1 << 19);
    pub const PAST: Self = Self(1 << 20);
    pub const PP: Self = Self(1 << 21);
    pub const ING: Self = Self(1 << 22);
    pub const NOUN: Self = Self(1 << 23);
    pub const DAY: Self = Self(1 << 24);
    pub const TITLE: Self = Self(1 << 25);
    pub const NUM: Self = Self(1 << 26);
    /// Particles of phrasal verbs.
    pub const PART: Self = Self(1 << 27);
    /// "by", which names who did it.
    pub const BY: Self = Self(1 << 28);
    /// Plural nouns without "-s".
    pub const PLURAL: Self = Self(1 << 29);
    /// "according".
    pub const ACCORDING: Self = Self(1 << 30);
    /// "including".
    pub const INCLUDING: Self = Self(1 << 31);
    /// Any form of a verb.
    pub const VERB: Self =
        Self(Self::BASE.0 | Self::SFORM.0 | Self::PAST.0 | Self::PP.0 | Self::ING.0);

    /// Whether it can be any of `other`.
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both together.
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// What the lexicon knows of one form.
#[derive(Clone, Copy, Debug, Default)]
pub struct Entry {
    pub class: Class,
    /// The cue this is a form of, if it is one.
    pub cue: Option<&'static Cue>,
}

/// Looks up a form, already in lower case.
pub fn entry(form: &str) -> Entry {
    table().get(form).copied().unwrap_or_default()
}

fn table() -> &'static Table<Box<str>, Entry> {
    static TABLE: OnceLock<Table<Box<str>, Entry>> = OnceLock::new();
    TABLE.get_or_init(build)
}

fn build() -> Table<Box<str>, Entry> {
    let mut table: Table<Box<str>, Entry> = Table::default();
    let mut put = |form: &str, class: Class, cue: Option<&'static Cue>| {
        let entry = table.entry(form.into()).or_default();
        entry.class = entry.class.or(class);
        if entry.cue.is_none() {
            entry.cue = cue;
        }
    };
    for (class, list) in words::LISTS {
        for form in list.split_whitespace() {
            put(form, *class, None);
        }
    }
    let irregular: HashMap<&str, (&str, &str)> = words::IRREGULAR
        .split(',')
        .filter_map(|line| {
            let mut forms = line.split_whitespace();
            Some((forms.next()?, (forms.next()?, forms.next()?)))
        })
        .collect();
    let cue_verbs = cues::all().iter().filter(|cue| cue.verb);
    let verbs = cue_verbs
        .map(|cue| (cue.lemma, Some(cue)))
        .chain(words::VERBS.split_whitespace().map(|lemma| (lemma, None)));
    for (lemma, cue) in verbs {
        put(lemma, Class::BASE, cue);
        put(&with_s(lemma), Class::SFORM, cue);
        put(&with_ending(lemma, "ing"), Class::ING, cue);
        if let Some((past, participle)) = irregular.get(lemma) {
            put(past, Class::PAST, cue);
            put(participle, Class::PP, cue);
        } else {
            put(&with_ending(lemma, "ed"), Class::PAST.or(Class::PP), cue);
        }
    }
    for cue in cues::all().iter().filter(|cue| !cue.verb) {
        let class = if cue.adjective {
            Class::ADJ
        } else {
            Class::NOUN
        };
        put(cue.lemma, class, Some(cue));
        if !cue.adjective {
            put(&with_s(cue.lemma), class, Some(cue));
        }
    }
    table
}

/// Third person singular, or plural: "deny" → "denies", "stress" → "stresses".
fn with_s(lemma: &str) -> String {
    let before_y = lemma
        .strip_suffix('y')
        .filter(|stem| !stem.ends_with(is_vowel));
    if let Some(stem) = before_y {
        return format!("{stem}ies");
    }
    let hissing = ["s", "x", "z", "ch", "sh"]
        .iter()
        .any(|end| lemma.ends_with(end));
    if hissing || matches!(lemma, "go" | "do" | "echo" | "veto") {
        format!("{lemma}es")
    } else {
        format!("{lemma}s")
    }
}

/// "-ed" or "-ing": "deny" → "denied", "plan" → "planned", "declare" → "declaring".
fn with_ending(lemma: &str, ending: &str) -> String {
    if ending == "ed" {
        if let Some(stem) = lemma.strip_suffix('e') {
            return format!("{stem}ed");
        }
        let before_y = lemma
            .strip_suffix('y')
            .filter(|stem| !stem.ends_with(is_vowel));
        if let Some(stem) = before_y {
            return format!("{stem}ied");
        }
    } else if let Some(stem) = lemma.strip_suffix("ie") {
        return format!("{stem}ying");
    } else if let Some(stem) = lemma.strip_suffix('e')
        && !lemma.ends_with("ee")
        && lemma != "be"
    {
        return format!("{stem}ing");
    }
    if doubles(lemma) {
        let last = lemma.chars().next_back().unwrap_or('x');
        return format!("{lemma}{last}{ending}");
    }
    format!("{lemma}{ending}")
}

/// Whether the last consonant is doubled before an ending: one syllable that ends consonant, vowel, consonant, or
/// one of the few longer verbs stressed on their last.
fn doubles(lemma: &str) -> bool {
    if words::DOUBLED.split_whitespace().any(|verb| verb == lemma) {
        return true;
    }
    let letters: Vec<char> = lemma.chars().collect();
    let [.., a, b, c] = letters.as_slice() else {
        return false;
    };
    let vowels = letters.iter().filter(|&&letter| is_vowel(letter)).count();
    vowels == 1 && !is_vowel(*a) && is_vowel(*b) && !is_vowel(*c) && !matches!(c, 'w' | 'x' | 'y')
}

const fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_made_as_english_makes_them() {
        for (form, class) in [
            ("denied", Class::PAST),
            ("denies", Class::SFORM),
            ("planning", Class::ING),
            ("agreed", Class::PAST),
            ("declaring", Class::ING),
            ("told", Class::PP),
            ("referred", Class::PAST),
            ("stresses", Class::SFORM),
            ("argued", Class::PAST),
        ] {
            assert!(entry(form).class.any(class), "{form}");
            assert!(entry(form).cue.is_some(), "{form}");
        }
        assert!(!entry("planed").class.any(Class::VERB));
    }
}
