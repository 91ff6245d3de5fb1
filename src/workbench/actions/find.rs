//! Actions found by words that were typed.

use super::{ACTIONS, Entry};

/// The actions that what was typed may mean, the likeliest first: those whose name begins so, then those in whose name words
/// begin so, then those whose name holds it, then those that only tell of it. Alike ones stand as in the table.
pub fn find(typed: &str) -> Vec<&'static Entry> {
    let typed = typed.trim().to_lowercase();
    let found = ACTIONS.iter().filter_map(|entry| {
        let rank = rank(entry.name, &typed);
        let told = || rank_of_hint(entry.hint, &typed);
        Some((rank.or_else(told)?, entry))
    });
    let mut found: Vec<(u8, &Entry)> = found.collect();
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, entry)| entry).collect()
}

/// How well a name fits what was typed, in lower case: 0 is best; none if it does not hold every word.
fn rank(name: &str, typed: &str) -> Option<u8> {
    let name = name.to_lowercase();
    if name.starts_with(typed) {
        return Some(0);
    }
    let begins = |part: &str| {
        let mut words = name.split(|letter: char| !letter.is_alphanumeric());
        words.any(|word| word.starts_with(part))
    };
    if typed.split_whitespace().all(begins) {
        return Some(1);
    }
    let holds = |part: &str| name.contains(part);
    typed.split_whitespace().all(holds).then_some(2)
}

fn rank_of_hint(hint: &str, typed: &str) -> Option<u8> {
    rank(hint, typed).map(|rank| if rank < 2 { 3 } else { 4 })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbench::actions::Action;

    #[test]
    fn a_command_is_found_by_any_of_its_words() {
        assert!(rank("Status: in progress", "prog stat").is_some());
        assert!(rank("Save", "open").is_none());
        assert_eq!(rank("Save", ""), Some(0));
    }

    #[test]
    fn where_words_begin_comes_before_where_they_are_only_held() {
        let first = |typed| find(typed).first().map(|entry| entry.action);
        assert_eq!(first("sign"), Some(Action::SignOff));
        assert_eq!(first("Assign"), Some(Action::Assign));
        let all: Vec<Action> = find("sign").iter().map(|entry| entry.action).collect();
        assert!(
            all.contains(&Action::Assign),
            "what only holds it is found too"
        );
        assert!(rank("Find in the table", "table") < rank("Suitable", "table"));
        assert_eq!(find("").len(), ACTIONS.len());
    }
}
