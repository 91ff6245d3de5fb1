//! For: laws, courts and official documents, where a text exists to check against.

use super::{Signal, SignalKind, push};
use crate::extract::{shape::Shape, word_class::group, words::Words};

/// A law, court or document at this word: a cue word, or "Section 5", or a capitalised "Act", "Report", "Code".
pub fn at(words: Words, at: usize, into: &mut Vec<Signal>) {
    let Some(word) = words.list().get(at) else {
        return;
    };
    if !word.entry.is(group::LAW | group::DOCUMENT) {
        return;
    }
    let low = words.low(at);
    let next = words.list().get(at + 1).map(|word| word.shape);
    let numbered = matches!(
        low,
        "section"
            | "article"
            | "clause"
            | "paragraph"
            | "rule"
            | "regulation"
            | "resolution"
            | "order"
    ) && next == Some(Shape::Number);
    let titled = at > 0
        && word.shape != Shape::Small
        && matches!(
            low,
            "act"
                | "report"
                | "code"
                | "accord"
                | "agreement"
                | "convention"
                | "protocol"
                | "charter"
                | "order"
                | "review"
        );
    let report = low == "report"
        && at > 0
        && matches!(
            words.low(at - 1),
            "official" | "intelligence" | "annual" | "government" | "commission" | "police"
        );
    if numbered {
        push(words, SignalKind::Law, at, at + 2, into);
    } else if titled || report || word.entry.is(group::LAW) {
        push(words, SignalKind::Law, at, at + 1, into);
    }
}

#[cfg(test)]
mod tests {
    use super::super::{SignalKind, check};

    #[test]
    fn documents_by_cue_number_and_title() {
        let found = |text| check(text, SignalKind::Law);
        assert_eq!(
            found("The court cited Section 12 of the Harbour Act."),
            ["court", "Section 12", "Act"]
        );
        assert!(found("They act in order to help.").is_empty());
    }
}
