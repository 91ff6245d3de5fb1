//! Words without what a change of program changes: which quotation marks, which spaces, what nobody sees.

use crate::text::is_unseen;

/// A text with white space as single spaces, straight quotation marks and nothing unseen: two texts that fold to the
/// same have the same words. Word processors and web pages change the rest on their own; dashes and signs stay, for a minus
/// sign is a fact.
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut space = false;
    for c in text.chars() {
        if c.is_whitespace() {
            space = true;
            continue;
        }
        if is_unseen(c) {
            continue;
        }
        if space && !folded.is_empty() {
            folded.push(' ');
        }
        space = false;
        folded.push(straight(c));
    }
    folded
}

/// A quotation mark or an apostrophe as typewriters have it; any other character as it is.
pub const fn straight(c: char) -> char {
    match c {
        '‘' | '’' | '‚' | '‛' | 'ʼ' | '`' | '´' | '′' => '\'',
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => '"',
        c => c,
    }
}

/// Whether two texts say the same, word for word.
pub fn same_words(one: &str, other: &str) -> bool {
    one == other || folded(one) == folded(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_programs_change_on_their_own_is_no_change_and_a_sign_is() {
        assert!(same_words(
            "“It’s\u{a0}on,” he said",
            "\"It's on,\"  he\nsaid"
        ));
        assert!(same_words("co\u{ad}operate", "cooperate"));
        assert!(!same_words("−3 degrees", "3 degrees"));
        assert!(!same_words("It is on", "it is on"));
    }
}
