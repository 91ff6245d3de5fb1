//! The words of the cells that hold one of a few values, and back.

use super::super::words::Words;
use super::Column;
use crate::session::Scale;

/// A word of a file as people read it, by the beginning of its key; one that has no words stays as it is.
pub(super) fn term(words: &Words, key: &str, word: &str) -> String {
    let key = format!("{key}-{word}");
    let said = words.say(&key);
    if said == key { word.to_owned() } else { said }
}

/// A word of a file as people read it in a column; one that this version does not know stays as it is.
pub(super) fn said(words: &Words, column: Column, word: &str) -> String {
    if column.choices().contains(&word) {
        term(words, &format!("sheet-{}", column.key()), word)
    } else {
        match (column, word) {
            (Column::Copy, "none") | (Column::Importance, "unset") => String::new(),
            _ => word.to_owned(),
        }
    }
}

/// Everything that may be chosen in a column, as people read it.
pub(super) fn choices(words: &Words, scale: &Scale, column: Column) -> Vec<String> {
    if column == Column::Verdict {
        return scale.labels.iter().map(|one| one.text.clone()).collect();
    }
    let all = column.choices().into_iter();
    all.map(|word| said(words, column, word)).collect()
}

/// What somebody wrote in a cell that holds one of a few values, as files hold it: `None` for a word that is none of them, or
/// could be two. An empty cell is the value that says nothing, where there is one.
pub(super) fn meant(words: &Words, scale: &Scale, column: Column, text: &str) -> Option<String> {
    let text = text.trim();
    let same = |a: &str| a.trim().to_lowercase() == text.to_lowercase();
    if text.is_empty() {
        return match column {
            Column::Verdict => Some(String::new()),
            Column::Copy => Some("none".to_owned()),
            Column::Importance => Some("unset".to_owned()),
            _ => None,
        };
    }
    let mut found: Vec<String> = if column == Column::Verdict {
        let labels = scale.labels.iter();
        let labels = labels.filter(|one| same(&one.text) || one.id == text);
        labels.map(|one| one.id.clone()).collect()
    } else {
        let all = column.choices().into_iter();
        let all = all.filter(|word| same(word) || same(&said(words, column, word)));
        all.map(str::to_owned).collect()
    };
    found.dedup();
    found.pop().filter(|_| found.is_empty())
}
