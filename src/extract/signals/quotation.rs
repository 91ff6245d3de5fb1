//! For: words in quotation marks, whose wording can be checked.

use super::{Signal, SignalKind, push};
use crate::{
    extract::{shape::Shape, words::Words},
    text::marks,
};

/// Everything between a pair of double marks ([`marks`]), marks included. A single mark is too often an apostrophe. A
/// quotation that the sentence does not close runs to its end.
pub fn find(words: Words, into: &mut Vec<Signal>) {
    let mut open = None;
    for at in 0..words.len() {
        if words
            .list()
            .get(at)
            .is_none_or(|word| word.shape != Shape::Mark)
        {
            continue;
        }
        let mut word = words.low(at).chars();
        let (Some(mark), None) = (word.next(), word.next()) else {
            continue;
        };
        match open {
            // A sentence may begin with the end of the quotation before it.
            None if marks::can_open(mark)
                && !matches!(mark, '”' | '›' | '‘' | '‚')
                && !marks::is_apostrophe(mark) =>
            {
                open = Some((at, mark));
            }
            Some((from, with)) if marks::is_closed_by(with, mark) => {
                if at > from + 1 {
                    push(words, SignalKind::Quotation, from, at + 1, into);
                }
                open = None;
            }
            _ => {}
        }
    }
    if let Some((from, _)) = open
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
