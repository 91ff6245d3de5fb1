//! Words picked on the picture of a page.

use std::ops::Range;

use super::Placed;
use crate::session::Area;

/// A point on a page: hundredths of a point from its left and its top edge.
type Point = (i64, i64);

/// The word at a point, by its place among the words. Linear in them.
pub fn at(words: &[Placed], at: Point) -> Option<usize> {
    words.iter().position(|word| holds(&word.area, at))
}

/// The words between two points, as they are read: from the one that is nearest to the first to the one that is nearest to the
/// other, or back. None where there are none. Linear in the words.
pub fn between(words: &[Placed], one: Point, other: Point) -> Range<usize> {
    let (Some(one), Some(other)) = (nearest(words, one), nearest(words, other)) else {
        return 0..0;
    };
    one.min(other)..one.max(other) + 1
}

/// The word that is nearest to a point. A line beside is nearer than one above or below.
fn nearest(words: &[Placed], (x, y): Point) -> Option<usize> {
    // Wide enough that no square of a distance overflows.
    let apart = |from: i64, to: i64, at: i64| {
        let [from, to, at] = [from, to, at].map(i128::from);
        (from - at).max(at - to).max(0)
    };
    let distance = |word: &Placed| {
        let area = &word.area;
        let (across, down) = (
            apart(area.left, area.right, x),
            apart(area.top, area.bottom, y),
        );
        across * across / 16 + down * down
    };
    let all = words.iter().enumerate();
    all.min_by_key(|(_, word)| distance(word)).map(|(at, _)| at)
}

/// Where on a page some words of its text stand, as rectangles around them: near one of some places, if they stand there, else where
/// they stand first. Letters and digits alone are compared: how the words are spaced, divided and marked is no part of it. Nothing
/// where they do not stand. Linear in the words of the page.
pub fn standing(words: &[Placed], text: &str, near: &[Area]) -> Vec<Area> {
    let letters = |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).collect() };
    let looked_for = letters(text);
    if looked_for.is_empty() {
        return Vec::new();
    }
    let mut page = String::new();
    // Where each word begins.
    let mut starts = Vec::with_capacity(words.len());
    for word in words {
        starts.push(page.len());
        page.push_str(&letters(&word.text));
    }
    let places = page.match_indices(&looked_for).map(|(at, found)| {
        let first = starts.partition_point(|start| *start <= at);
        let end = starts.partition_point(|start| *start < at + found.len());
        words.get(first.saturating_sub(1)..end).unwrap_or_default()
    });
    let is_near = |place: &&[Placed]| {
        place.first().is_some_and(|word| {
            let middle = (
                i64::midpoint(word.area.left, word.area.right),
                i64::midpoint(word.area.top, word.area.bottom),
            );
            near.iter()
                .any(|area| area.page == word.area.page && holds(area, middle))
        })
    };
    let mut rest = places.clone();
    let place = rest.find(is_near).or_else(|| places.clone().next());
    place.map_or_else(Vec::new, areas)
}

/// Whether a place lies in an area.
fn holds(area: &Area, (x, y): Point) -> bool {
    (area.left..=area.right).contains(&x) && (area.top..=area.bottom).contains(&y)
}

/// The rectangles around words, one for each line that they stand in.
pub fn areas(words: &[Placed]) -> Vec<Area> {
    let lines = words.chunk_by(|a, b| a.line == b.line && a.area.page == b.area.page);
    let around = lines.filter_map(|line| {
        let mut areas = line.iter().map(|word| word.area.clone());
        let first = areas.next()?;
        Some(areas.fold(first, |all, one| Area {
            left: all.left.min(one.left),
            top: all.top.min(one.top),
            right: all.right.max(one.right),
            bottom: all.bottom.max(one.bottom),
            ..all
        }))
    });
    around.collect()
}

/// One rectangle around those on the page of the first.
pub fn around(areas: &[Area]) -> Option<Area> {
    let first = areas.first()?.clone();
    let same = areas.iter().filter(|area| area.page == first.page);
    Some(same.fold(first.clone(), |all, one| Area {
        left: all.left.min(one.left),
        top: all.top.min(one.top),
        right: all.right.max(one.right),
        bottom: all.bottom.max(one.bottom),
        ..all
    }))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing, reason = "a test may panic")]

    use super::*;
    use crate::text::Extra;

    /// Two columns of two lines of two words each, read column by column.
    fn words() -> Vec<Placed> {
        let texts = ["a", "b", "c", "d", "e", "f", "g", "h"];
        let place = |at: usize| {
            let at = i64::try_from(at).unwrap_or_default();
            let (column, line, word) = (at / 4, at / 2 % 2, at % 2);
            (column * 1_000 + word * 300, line * 200)
        };
        let placed = texts.iter().enumerate().map(|(at, text)| {
            let (left, top) = place(at);
            Placed {
                text: (*text).to_owned(),
                area: Area {
                    page: 1,
                    left,
                    top,
                    right: left + 200,
                    bottom: top + 100,
                    extra: Extra::new(),
                },
                line: at / 2,
            }
        });
        placed.collect()
    }

    #[test]
    fn a_word_lies_under_a_point_or_none_does() {
        let words = words();
        assert_eq!(at(&words, (350, 250)), Some(3));
        assert_eq!(at(&words, (250, 50)), None);
        assert_eq!(at(&[], (0, 0)), None);
    }

    #[test]
    fn words_between_two_points_are_those_that_are_read_between_them() {
        let words = words();
        let read = |one, other| -> String {
            let words = &words[between(&words, one, other)];
            words.iter().map(|word| word.text.as_str()).collect()
        };
        assert_eq!(read((350, 50), (1_050, 50)), "bcde");
        assert_eq!(read((1_050, 50), (350, 50)), "bcde");
        // Beside the end of a line, and between two.
        assert_eq!(read((600, 250), (600, 250)), "d");
        assert_eq!(read((10, 110), (10, 110)), "a");
        assert_eq!(read((i64::MIN, i64::MIN), (i64::MAX, i64::MAX)), "abcdefgh");
        assert_eq!(between(&[], (0, 0), (1, 1)), 0..0);
    }

    #[test]
    fn words_of_the_text_are_found_on_the_page() {
        let mut words = words();
        let lefts = |areas: &[Area]| -> Vec<(i64, i64)> {
            areas.iter().map(|area| (area.left, area.top)).collect()
        };
        // Over the end of a line, however it is divided.
        assert_eq!(lefts(&standing(&words, "b c", &[])), [(300, 0), (0, 200)]);
        assert_eq!(lefts(&standing(&words, "“b-c”", &[])), [(300, 0), (0, 200)]);
        assert_eq!(standing(&words, "b d", &[]), []);
        assert_eq!(standing(&words, "…", &[]), []);
        // The second of two places, because it is the one that is meant.
        words[4].text = "a".to_owned();
        words[5].text = "b".to_owned();
        let second = words[4].area.clone();
        assert_eq!(lefts(&standing(&words, "a b", &[second])), [(1_000, 0)]);
        assert_eq!(lefts(&standing(&words, "a b", &[])), [(0, 0)]);
        // Inside a word.
        words[0].text = "(xyz),".to_owned();
        assert_eq!(lefts(&standing(&words, "y", &[])), [(0, 0)]);
    }

    #[test]
    fn words_are_marked_line_by_line() {
        let words = words();
        let areas = areas(&words[1..6]);
        let places: Vec<(i64, i64, i64)> = areas
            .iter()
            .map(|area| (area.left, area.right, area.top))
            .collect();
        assert_eq!(places, [(300, 500, 0), (0, 500, 200), (1_000, 1_500, 0)]);
        let all = around(&areas).map(|all| (all.left, all.top, all.right, all.bottom));
        assert_eq!(all, Some((0, 0, 1_500, 300)));
        assert_eq!(around(&[]), None);
    }
}
