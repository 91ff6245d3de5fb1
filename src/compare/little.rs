//! Little words of English: those that carry other words, and say nothing by themselves.

/// What a little word does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Little {
    /// It leads to what follows: "in", "the", "and".
    Leads,
    /// It stands between who and what: "was", "has", "she", "which". What follows is another part of the claim.
    Parts,
}

/// What a word does if it is a little one; in lower case.
pub(super) fn little(word: &str) -> Option<Little> {
    let is_in = |list: &str| list.split(' ').any(|one| one == word);
    if is_in(LEADS) {
        Some(Little::Leads)
    } else if is_in(PARTS) {
        Some(Little::Parts)
    } else {
        None
    }
}

const LEADS: &str = "a an the of in on at to for by with from and or but as not no after before into than then when where also that this these those";
const PARTS: &str = "is was were are be been being has have had do does did will would can could may might he she it they him her them his its their there who which what";
