//! Names of people and bodies, as one field holds them.

/// So many are named; of more it is said how many.
const NAMED: usize = 6;

/// Several names in one: "Tomas Vell, Ada Oll"; `more`: whoever wrote them down left some out.
pub(super) fn joined(names: &[String], more: bool) -> String {
    let names: Vec<&str> = names
        .iter()
        .map(|name| name.trim())
        .filter(|name| !name.is_empty())
        .collect();
    let named = names.get(..NAMED.min(names.len())).unwrap_or_default();
    let words = named.join(", ");
    match names.len().saturating_sub(NAMED) {
        0 if more && !words.is_empty() => format!("{words} and others"),
        0 => words,
        left => format!("{words} and {left} others"),
    }
}

/// A name that begins with the family's: "Vell, Tomas" and "Vell, Tomas, Jr." become "Tomas Vell" and "Tomas Vell, Jr.".
pub(super) fn turned(name: &str) -> String {
    let parts: Vec<&str> = name.split(',').map(str::trim).collect();
    match parts.as_slice() {
        [family, given] if !given.is_empty() => format!("{given} {family}"),
        [family, given, rest @ ..] if !given.is_empty() && rest.len() == 1 => {
            let suffix = rest.first().copied().unwrap_or_default();
            format!("{given} {family}, {suffix}")
        }
        _ => name.trim().trim_end_matches(',').to_owned(),
    }
}
