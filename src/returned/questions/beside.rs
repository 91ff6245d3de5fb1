//! What stands in a form beside its questions: which of it is the form's own, and what somebody wrote.

use super::filled::Filled;
use crate::export::questions::{normal, own};

/// The most paragraphs that are looked at.
const MOST: usize = 100_000;

/// The paragraphs outside of the tables.
#[derive(Default)]
pub(super) struct Beside {
    paragraphs: Vec<Paragraph>,
    more: usize,
    /// The line was read that ends the form.
    pub is_behind: bool,
}

struct Paragraph {
    text: String,
    /// How many rows stand before it.
    rows: usize,
    /// The form had ended.
    is_behind: bool,
}

impl Beside {
    /// Notes a paragraph, behind so many rows of tables.
    pub fn paragraph(&mut self, text: &str, rows: usize) {
        let text = normal(text);
        if text.is_empty() {
            return;
        }
        if self.paragraphs.len() < MOST {
            self.paragraphs.push(Paragraph {
                text,
                rows,
                is_behind: self.is_behind,
            });
        } else {
            self.more += 1;
        }
    }

    /// Tells what is not the form's own; the document has so many rows in all.
    pub fn told(self, rows: usize, filled: &mut Filled) {
        let knows = !filled.own.is_empty();
        for one in self.paragraphs {
            // Nothing of ours stands between the questions, or behind the last line.
            let between = one.rows > 0 && one.rows < rows;
            if knows && filled.own.contains(&own(&one.text)) {
                continue;
            }
            if knows || between || one.is_behind {
                filled.outside(&one.text);
            } else {
                filled.unsure = true;
            }
        }
        filled.more_outside += self.more;
    }
}
