//! What readers of office formats share: what they met on the way, rows of tables, remarks on their words.

use std::collections::{BTreeMap, BTreeSet};

use super::flow::{Flow, Mark};
use crate::{
    import::{Imported, Remark, View, decode::plural},
    session::Role,
    text::Span,
};

/// What was met on the way through a document and is not in its text, or is there by choice; counted.
#[derive(Debug, Default)]
pub struct Met {
    /// Tracked insertions, moved words among them.
    pub inserted: usize,
    /// Tracked deletions.
    pub deleted: usize,
    /// Who made them.
    people: BTreeSet<String>,
    /// Passages that are struck out by hand.
    pub struck: usize,
    /// Passages that are hidden.
    pub hidden: usize,
    /// Signs of symbol fonts that nobody knows.
    pub unknown: usize,
    /// Pictures.
    pub pictures: usize,
    /// What is set as a line with the writers.
    pub byline: String,
}

impl Met {
    /// Somebody made changes.
    pub fn person(&mut self, name: String) {
        /// More names say nothing that fewer do not.
        const MOST: usize = 16;
        if !name.is_empty() && self.people.len() < MOST {
            self.people.insert(name);
        }
    }

    /// Tells it, in sentences for a person.
    pub fn tell(&self, view: View, imported: &mut Imported) {
        for (number, one, several) in [
            (
                self.struck,
                "passage that was struck out by hand was left out",
                "passages that were struck out by hand were left out",
            ),
            (
                self.hidden,
                "hidden passage was left out",
                "hidden passages were left out",
            ),
            (
                self.pictures,
                "picture is not shown",
                "pictures are not shown",
            ),
            (
                self.unknown,
                "sign of a symbol font could not be read and stands as \u{FFFD}",
                "signs of symbol fonts could not be read and stand as \u{FFFD}",
            ),
        ] {
            if number > 0 {
                let words = plural(number, one, several);
                imported.notes.push(format!("{number} {words}."));
            }
        }
        if self.inserted + self.deleted == 0 {
            return;
        }
        let people: Vec<&str> = self.people.iter().map(String::as_str).collect();
        let by = if people.is_empty() {
            String::new()
        } else {
            format!(" by {}", people.join(", "))
        };
        let (chosen, other) = match view {
            View::Final => ("accepted: this is the final text", "original"),
            View::Original => ("not accepted: this is the original text", "final"),
        };
        imported.changed = true;
        imported.changes = self.inserted + self.deleted;
        imported.notes.push(format!(
            "It has tracked changes{by} ({} insertions, {} deletions), {chosen}; the {other} one can be read instead.",
            self.inserted, self.deleted
        ));
    }
}

/// A row of a table is a line of its cells; what was only laid out in a table is text.
pub fn row(cells: Vec<Flow>) -> Vec<Flow> {
    /// A cell with more letters than this in several paragraphs is no figure in a table but text that was laid out in one.
    const LAID_OUT: usize = 300;
    let laid_out = |cell: &Flow| cell.len() > 1 && cell.text().len() > LAID_OUT;
    if cells.len() < 2 || cells.iter().any(laid_out) {
        return cells;
    }
    if cells.iter().all(|cell| cell.text().is_empty()) {
        return Vec::new();
    }
    let mut line = Flow::default();
    for (at, cell) in cells.into_iter().enumerate() {
        if at > 0 {
            line.push(" | ");
        }
        line.append_words(cell);
    }
    line.close(Role::Caption);
    vec![line]
}

/// Remarks by their names in a document, put on their words, in the order of these; what is about none comes last.
pub fn placed(flow: &Flow, remarks: Vec<(String, Remark)>) -> Vec<Remark> {
    let comments = flow.comments();
    let mut places: BTreeMap<&str, Span> = BTreeMap::new();
    for (at, mark) in flow.notes() {
        if let Mark::Footnote(id) | Mark::Endnote(id) = mark {
            places.insert(id, Span { start: at, end: at });
        }
    }
    let placed = remarks.into_iter().map(|(id, remark)| {
        let own = comments.get(id.as_str()).or(places.get(id.as_str()));
        Remark {
            place: own.copied(),
            ..remark
        }
    });
    let mut placed: Vec<Remark> = placed.collect();
    placed.sort_by_key(|remark| remark.place.map_or(usize::MAX, |place| place.start));
    placed
}
