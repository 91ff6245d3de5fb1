//! What was selected on the picture of a page: words, or a rectangle.

use crate::{
    backup::pages::{Placed, areas, between, running},
    session::Area,
    text::Extra,
};

/// A point on a page, in hundredths of a point.
type Point = (i64, i64);

/// Words or a rectangle of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picked {
    /// The words in it, to the letter; empty where there are none.
    pub words: String,
    /// Where it is: a rectangle for each line, or the one that was drawn.
    pub areas: Vec<Area>,
    /// It is a rectangle that somebody drew.
    pub drawn: bool,
}

impl Picked {
    /// The words between two points of a page; nothing where there are none.
    pub fn words(words: &[Placed], one: Point, other: Point) -> Option<Self> {
        let chosen = words.get(between(words, one, other))?;
        if chosen.is_empty() {
            return None;
        }
        Some(Self {
            words: running(chosen, words),
            areas: areas(chosen),
            drawn: false,
        })
    }

    /// A rectangle of a page, and the words whose middle lies in it.
    pub fn rectangle(page: usize, words: &[Placed], one: Point, other: Point) -> Self {
        let area = Area {
            page,
            left: one.0.min(other.0),
            top: one.1.min(other.1),
            right: one.0.max(other.0),
            bottom: one.1.max(other.1),
            extra: Extra::new(),
        };
        let inside = |word: &&Placed| {
            let (x, y) = (
                i64::midpoint(word.area.left, word.area.right),
                i64::midpoint(word.area.top, word.area.bottom),
            );
            (area.left..=area.right).contains(&x) && (area.top..=area.bottom).contains(&y)
        };
        let chosen: Vec<Placed> = words.iter().filter(inside).cloned().collect();
        Self {
            words: running(&chosen, words),
            areas: vec![area],
            drawn: true,
        }
    }

    /// The page that it is on.
    pub fn page(&self) -> usize {
        self.areas.first().map_or(0, |area| area.page)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str, left: i64, top: i64, line: usize) -> Placed {
        Placed {
            text: text.to_owned(),
            area: Area {
                page: 2,
                left,
                top,
                right: left + 90,
                bottom: top + 90,
                extra: Extra::new(),
            },
            line,
        }
    }

    #[test]
    fn words_and_rectangles_know_what_they_say_and_where() {
        let words = [
            word("District", 0, 0, 0),
            word("4", 100, 0, 0),
            word("3", 0, 100, 1),
            word("Dec", 100, 100, 1),
        ];
        let picked = Picked::words(&words, (110, 10), (10, 110)).unwrap();
        assert_eq!((picked.words.as_str(), picked.page()), ("4 3", 2));
        assert_eq!(picked.areas.len(), 2);
        let column = Picked::rectangle(2, &words, (200, 200), (95, 5));
        assert_eq!(column.words, "4 Dec");
        assert_eq!(column.areas.len(), 1);
        assert_eq!(
            Picked::rectangle(2, &words, (500, 500), (600, 600)).words,
            ""
        );
        assert_eq!(Picked::words(&[], (0, 0), (1, 1)), None);
    }
}
