//! Words that turn round what is quoted beside them.

use crate::{
    compare::quotation::{Note, folded::Folded, words::Traits},
    text::align::is_negation,
};

/// Whether a word turns a statement round.
pub(in crate::compare::quotation) fn is_turning(word: &str) -> bool {
    is_negation(word)
        || matches!(
            word,
            "不" | "没"
                | "沒"
                | "未"
                | "非"
                | "無"
                | "无"
                | "n'"
                | "не"
                | "ни"
                | "δεν"
                | "لا"
                | "لم"
                | "ليس"
                | "नहीं"
        )
}

/// What the words right before `first` and from `end` on turn round.
pub(in crate::compare::quotation) fn beside_negation(
    document: &Folded,
    first: usize,
    end: usize,
) -> Vec<Note> {
    let opens = document
        .words()
        .get(end)
        .is_some_and(|word| word.traits.has(Traits::OPENS));
    let after = is_after_negation(document, first).then_some(Note::AfterNegation);
    let before = (!opens && is_turning(document.word(end))).then_some(Note::BeforeNegation);
    after.into_iter().chain(before).collect()
}

/// Whether the words from `first` on stand behind a negation of their sentence, with nothing but small words between.
fn is_after_negation(document: &Folded, first: usize) -> bool {
    const SMALL: &[&str] = &[
        "a", "an", "the", "at", "all", "really", "so", "very", "quite", "even", "yet", "any",
        "that", "to", "be", "been", "have", "ein", "eine", "der", "die", "das",
    ];
    let mut at = first;
    for _ in 0..3 {
        let opens = document
            .words()
            .get(at)
            .is_some_and(|word| word.traits.has(Traits::OPENS));
        let Some(before) = document.ahead(at).checked_sub(1).filter(|_| !opens) else {
            return false;
        };
        let word = document.word(before);
        if is_turning(word) {
            return true;
        }
        if !SMALL.contains(&word) {
            return false;
        }
        at = before;
    }
    false
}
