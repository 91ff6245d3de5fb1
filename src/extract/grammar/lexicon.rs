//! The words whose part of speech the grammar knows, with their inflected forms.
//!
//! Function words are listed whole; verbs by lemma, with their forms made by rule or taken from a table of
//! irregular ones. Everything else is judged by its ending and its neighbours ([`super::decide`]). The lists were
//! written for this project from common knowledge of English and from what news was seen to use.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::class::Class;
use super::cues::{self, Cue};
use super::forms;
use crate::extract::table::{self, Table};

/// What the lexicon knows of one form.
#[derive(Clone, Copy, Debug, Default)]
pub struct Entry {
    pub class: Class,
    /// The cue this is a form of, if it is one.
    pub cue: Option<&'static Cue>,
}

/// Looks up a form, already in lower case.
pub fn entry(form: &str) -> Entry {
    of_hash(table::of_word(form))
}

/// Looks up a form by its hash.
pub fn of_hash(hash: u64) -> Entry {
    static TABLE: LazyLock<Table<Entry>> = LazyLock::new(build);
    TABLE.find(hash).unwrap_or_default()
}

fn build() -> Table<Entry> {
    let mut all = Vec::new();
    let mut put = |form: &str, class: Class, cue: Option<&'static Cue>| {
        all.push((table::of_word(form), Entry { class, cue }));
    };
    for (class, list) in forms::LISTS {
        for form in list.split_whitespace() {
            put(form, *class, None);
        }
    }
    let irregular: HashMap<&str, (&str, &str)> = forms::IRREGULAR
        .split(',')
        .filter_map(|line| {
            let mut forms = line.split_whitespace();
            Some((forms.next()?, (forms.next()?, forms.next()?)))
        })
        .collect();
    let cue_verbs = cues::all().iter().filter(|cue| cue.verb);
    let verbs = cue_verbs
        .map(|cue| (cue.lemma, Some(cue)))
        .chain(forms::VERBS.split_whitespace().map(|lemma| (lemma, None)));
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
    Table::of_hashes(all, |first, later| Entry {
        class: first.class.or(later.class),
        cue: first.cue.or(later.cue),
    })
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
    static DOUBLED: LazyLock<Table<()>> = LazyLock::new(|| {
        let verbs = forms::DOUBLED.split_whitespace();
        Table::gather(verbs.map(|verb| (verb, ())), |(), ()| ())
    });
    if DOUBLED.get(lemma).is_some() {
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
