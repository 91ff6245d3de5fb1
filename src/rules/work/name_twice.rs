//! K10: one name in two spellings.

use std::collections::BTreeMap;

use crate::rules::prelude::*;
use crate::session::Id;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "K10",
    name: "name-spelled-two-ways",
    says: "A name is spelled in one way.",
    why: "Names and their spelling are the first thing on every checker's list (GMM; KSJ).",
    level: Level::Warning,
    params: &[],
    check: Check::All(ask),
};

fn ask(scene: &Scene<'_>, _: &Setting<'_>, said: &mut Vec<Said>) {
    // By article and first name: within these, last names that are nearly the same.
    let mut names: BTreeMap<(Id, &str), BTreeMap<&str, Id>> = BTreeMap::new();
    for fact in &scene.facts {
        let article = fact.claim.article;
        for name in people_in(scene.quote(fact.claim)) {
            let Some((first, last)) = name.rsplit_once(' ') else {
                continue;
            };
            let lasts = names.entry((article, first)).or_default();
            lasts.entry(last).or_insert(fact.id);
        }
    }
    for ((_, first), lasts) in names {
        let lasts: Vec<(&str, Id)> = lasts.into_iter().take(MOST).collect();
        for (at, (one, claim)) in lasts.iter().enumerate() {
            let others = lasts.iter().skip(at + 1);
            for (other, _) in others.filter(|(other, _)| is_near(one, other)) {
                let says = format!("Spelled in two ways: {first} {one}, {first} {other}.");
                let about = Said::of_claim(*claim, says);
                said.push(about.open("Look at it", Place::Claim));
            }
        }
    }
}

/// The most last names of one first name that are compared.
const MOST: usize = 200;

/// Pairs of words that are written as first and last names.
fn people_in(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut before: Option<(usize, &str)> = None;
    let mut at = 0;
    for word in text.split(' ') {
        let start = at;
        at += word.len() + 1;
        let bare = word.trim_end_matches([',', '.', ';', ':', '”', '"', '’', ')']);
        let bare = bare.strip_suffix("’s").unwrap_or(bare);
        let name = bare.chars().count() > 2
            && bare.starts_with(char::is_uppercase)
            && bare.chars().skip(1).all(|c| c.is_lowercase() || c == '-');
        if name && let Some((from, _)) = before {
            found.extend(text.get(from..start + bare.len()));
        }
        before = (name && bare == word).then_some((start, bare));
    }
    found
}

/// Whether two last names differ by one letter: another, one more, or two that changed places.
fn is_near(one: &str, other: &str) -> bool {
    let one: Vec<char> = one.to_lowercase().chars().collect();
    let other: Vec<char> = other.to_lowercase().chars().collect();
    let (short, long) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    if short.len() < 4 || long.len() > short.len() + 1 {
        return false;
    }
    let head = short.iter().zip(&long).take_while(|(a, b)| a == b).count();
    let tail = short.iter().rev().zip(long.iter().rev());
    let tail = tail.take_while(|(a, b)| a == b).count();
    let tail = tail.min(short.len() - head);
    let (a, b) = (
        short.get(head..short.len() - tail).unwrap_or_default(),
        long.get(head..long.len() - tail).unwrap_or_default(),
    );
    match (a, b) {
        (_, [_]) if a.len() <= 1 => true,
        ([a, b], [c, d]) => a == d && b == c,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{is_near, people_in};
    use crate::rules::testing::Case;

    #[test]
    fn one_letter_makes_another_spelling() {
        for (one, other, near) in [
            ("Vell", "Velle", true),
            ("Brandt", "Brendt", true),
            ("Nagel", "Nagle", true),
            ("Brandt", "Brandt", false),
            ("Okoye", "Okafor", false),
            ("Lee", "Lea", false),
        ] {
            assert_eq!(is_near(one, other), near, "{one} {other}");
        }
    }

    #[test]
    fn first_and_last_names_are_found() {
        assert_eq!(
            people_in("On Monday Tomas Vell, of Harbour Watch, met Ida Brandt."),
            ["Monday Tomas", "Tomas Vell", "Harbour Watch", "Ida Brandt"]
        );
    }

    #[test]
    fn a_name_in_two_spellings_is_found_once() {
        let mut case = Case::new();
        case.claim("said Tomas Vell");
        assert!(case.says("K10").is_empty());
        case.claim("inspected every pier,” said Tomas Vell");
        assert!(case.says("K10").is_empty());
    }
}
