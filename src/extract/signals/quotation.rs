//! For: words in quotation marks, whose wording can be checked.

use super::{Signal, SignalKind, push};
use crate::extract::words::Words;

/// Everything between a pair of double marks, straight or curly, marks included. A single mark is too often an
/// apostrophe. A quotation that the sentence does not close runs to its end.
pub fn find(words: &Words, into: &mut Vec<Signal>) {
    let mut open = None;
    for at in 0..words.len() {
        match (words.low(at), open) {
            ("“" | "\"" | "«" | "„", None) => open = Some(at),
            ("”" | "\"" | "»" | "“", Some(from)) => {
                if at > from + 1 {
                    push(words, SignalKind::Quotation, from, at + 1, into);
                }
                open = None;
            }
            _ => {}
        }
    }
    if let Some(from) = open
        && words.len() > from + 2
    {
        push(words, SignalKind::Quotation, from, words.len(), into);
    }
}

#[cfg(test)]
mod tests {
    use super::super::{SignalKind, check};

    #[test]
    fn pairs_of_marks() {
        let found = check(
            "She called it “a gift” and \"a debt\".",
            SignalKind::Quotation,
        );
        assert_eq!(found, ["“a gift”", "\"a debt\""]);
        assert_eq!(check("“We will not sign. ", SignalKind::Quotation).len(), 1);
        assert!(check("It's the mayors' 5\" pipe.", SignalKind::Quotation).len() < 2);
        assert!(check("Nothing quoted.", SignalKind::Quotation).is_empty());
    }
}
