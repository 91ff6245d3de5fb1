//! The claims of a session as rows, with all that they are filtered, searched and sorted by. Made once per revision, on a
//! thread of its own.

use std::{collections::HashMap, sync::OnceLock};

use super::wanted::Column;
use crate::{session::Id, workbench::kit::theme::MarkState};

/// What stands for "none" in an order: behind all others.
pub const NONE: u32 = u32::MAX;

/// One row.
#[derive(Clone, Debug)]
pub struct Row {
    /// The claim.
    pub id: Id,
    /// A number that stands for it among widgets.
    pub key: u64,
    /// Its article, by its place in [`Sheet::articles`].
    pub article: u32,
    /// It is a part of a claim that is kept in parts.
    pub part: bool,
    /// Of a claim that is kept in parts, how many: each is a fact of its own, and it is none.
    pub parts: u16,
    /// How it is marked.
    pub state: MarkState,
    /// Which filters let it through, a bit for each; [`Filter::Mine`] is left to who asks.
    pub filters: u8,
    /// Sources it rests on.
    pub sources: u32,
    /// Who checks it.
    pub assigned: Option<Id>,
    /// What it is tagged with, by the places in [`Sheet::tags`].
    pub tags: Box<[u32]>,
    /// About how many letters its words have.
    pub letters: u16,
    /// Its place in the order of a column, where that is more than its place in the text.
    pub ranks: [u32; Column::ALL.len()],
    /// Where in [`Sheet::text`] it is searched.
    pub from: u32,
    /// The end of its words.
    pub words: u32,
    /// The end of all that it is searched in.
    pub to: u32,
}

/// The rows, in the order of the text.
#[derive(Debug, Default)]
pub struct Sheet {
    /// Which session, and its revision.
    pub of: (u64, u64),
    /// The rows.
    pub rows: Vec<Row>,
    /// The articles, in order, with their titles.
    pub articles: Vec<(Id, String)>,
    /// Who checks claims, by name, and how many.
    pub people: Vec<(Id, String, usize)>,
    /// What claims are tagged with, in order, and how many.
    pub tags: Vec<(String, usize)>,
    /// What rows are searched in: what each is called, its words, and what is written beside them, in lower case.
    pub text: String,
    /// Where the row of a claim is.
    pub places: HashMap<Id, u32>,
    /// The rows' places by their words, once somebody sorts by them.
    pub by_words: OnceLock<Vec<u32>>,
}

impl Sheet {
    /// The place of a claim among the rows.
    pub fn place_of(&self, id: Id) -> Option<usize> {
        self.places.get(&id).map(|place| *place as usize)
    }

    /// Whether a row holds words, in lower case. What a claim is called finds that claim alone.
    pub fn holds(&self, row: &Row, words: &str) -> bool {
        if words.is_empty() {
            return true;
        }
        let text = self.text.get(row.from as usize..row.to as usize);
        let text = text.unwrap_or_default();
        if is_label(words) {
            let rest = text.strip_prefix(words);
            return rest.is_some_and(|rest| rest.starts_with('\n'));
        }
        text.contains(words)
    }

    /// By what a row is sorted in a column; rows that are alike have the same.
    pub fn rank(&self, column: Column, place: usize) -> u32 {
        if column == Column::Claim {
            let ranks = self.by_words.get_or_init(|| self.words_in_order());
            return ranks.get(place).copied().unwrap_or(NONE);
        }
        let row = self.rows.get(place);
        row.and_then(|row| row.ranks.get(column as usize))
            .copied()
            .unwrap_or(NONE)
    }

    /// The rows' ranks by their words.
    fn words_in_order(&self) -> Vec<u32> {
        let words = |row: &Row| {
            let label = self.text.get(row.from as usize..row.words as usize);
            let label = label.unwrap_or_default();
            label.split_once('\n').map_or("", |(_, words)| words)
        };
        let mut all: Vec<(&str, usize)> = self
            .rows
            .iter()
            .enumerate()
            .map(|(place, row)| (words(row), place))
            .collect();
        all.sort_unstable();
        let mut ranks = vec![NONE; all.len()];
        let (mut rank, mut before) = (0, "");
        for (words, place) in all {
            rank += u32::from(words != before);
            before = words;
            if let Some(slot) = ranks.get_mut(place) {
                *slot = rank;
            }
        }
        ranks
    }
}

/// Whether words are what a claim is called: "f12", "f4a", "f12·k3".
fn is_label(words: &str) -> bool {
    let Some(rest) = words.strip_prefix('f') else {
        return false;
    };
    let digits = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let after = digits.trim_start_matches(|c: char| c.is_ascii_lowercase());
    digits.len() < rest.len() && (after.is_empty() || after.starts_with('·'))
}
