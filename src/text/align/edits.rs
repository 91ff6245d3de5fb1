//! What makes one wording of another, to the letter.

use imara_diff::{Algorithm, Diff, InternedInput};

use crate::text::Span;

/// What must go and come for the words of `text` in `whole` to read as `proposed`: places of the text, in order, each with what
/// takes its place. Words are kept whole; of neighbours with nothing but a space between them, one is made. Nothing where both
/// are the same.
pub fn edits(text: &str, whole: Span, proposed: &str) -> Vec<(Span, String)> {
    let original = whole.of(text);
    // Each paragraph is one line.
    let flat = |c: char| {
        if matches!(c, '\n' | '\r' | '\t') {
            ' '
        } else {
            c
        }
    };
    let proposed: String = proposed.trim().chars().map(flat).collect();
    let (old, new) = (chunks(original), chunks(&proposed));
    let mut input = InternedInput::<&str>::default();
    input.update_before(old.iter().map(|span| span.of(original)));
    input.update_after(new.iter().map(|span| span.of(&proposed)));
    let diff = Diff::compute(Algorithm::Myers, &input);
    // From which chunk to which, of either.
    let mut hunks: Vec<[usize; 4]> = Vec::new();
    for hunk in diff.hunks() {
        let next = [
            hunk.before.start as usize,
            hunk.before.end as usize,
            hunk.after.start as usize,
            hunk.after.end as usize,
        ];
        let between = |last: &[usize; 4]| {
            let kept = old.get(last[1]..next[0]).unwrap_or_default();
            kept.iter().all(|span| span.of(original).trim().is_empty())
        };
        match hunks.last_mut() {
            Some(last) if between(last) => {
                last[1] = next[1];
                last[3] = next[3];
            }
            _ => hunks.push(next),
        }
    }
    let bounds = |list: &[Span], from: usize, to: usize, length: usize| {
        let start = list.get(from).map_or(length, |span| span.start);
        let end = to.checked_sub(1).and_then(|last| list.get(last));
        Span::new(start, end.map_or(start, |span| span.end).max(start))
    };
    let edit = |[from, to, comes_from, comes_to]: [usize; 4]| {
        let gone = bounds(&old, from, to, original.len());
        let come = bounds(&new, comes_from, comes_to, proposed.len());
        // White space that both begin with stays.
        let (goes, comes) = (gone.of(original), come.of(&proposed));
        let blank = |text: &str| text.len() - text.trim_start().len();
        let same = goes.get(..blank(goes)) == comes.get(..blank(comes));
        let kept = if same { blank(goes) } else { 0 };
        let place = Span::new(gone.start + kept, gone.end).offset(whole.start);
        (place, comes.get(kept..).unwrap_or_default().to_owned())
    };
    hunks.into_iter().map(edit).collect()
}

/// Words with the signs at them, and the white space between them, in turn.
fn chunks(text: &str) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let mut blank = None;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        match found.last_mut() {
            Some(last) if blank == Some(c.is_whitespace()) => last.end = end,
            _ => found.push(Span::new(at, end)),
        }
        blank = Some(c.is_whitespace());
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What goes and comes, and that nothing else makes the one of the other.
    fn check(original: &str, proposed: &str, expected: &[(&str, &str)]) {
        let text = format!("Before. {original} After.");
        let whole = Span::new(8, 8 + original.len());
        let found = edits(&text, whole, proposed);
        let seen: Vec<(&str, &str)> = found
            .iter()
            .map(|(place, comes)| (place.of(&text), comes.as_str()))
            .collect();
        assert_eq!(seen, expected, "{original} → {proposed}");
        let mut made = text.clone();
        for (place, comes) in found.iter().rev() {
            made.replace_range(place.range(), comes);
        }
        assert_eq!(made, format!("Before. {proposed} After."));
    }

    #[test]
    fn only_the_words_that_differ_go_and_come() {
        check("It lost 40 people.", "It lost 14 people.", &[("40", "14")]);
        check(
            "It lost 61,000 people.",
            "It lost 61,500 people.",
            &[("61,000", "61,500")],
        );
        check(
            "It opened in May.",
            "It opened in May 2019.",
            &[("May.", "May 2019.")],
        );
        check("A bird sings.", "A bird never sings.", &[("", "never ")]);
        check("A bird never sings.", "A bird sings.", &[("never ", "")]);
        check(
            "Größe zählt.",
            "Größen zählen.",
            &[("Größe zählt.", "Größen zählen.")],
        );
        check("Gone.", "", &[("Gone.", "")]);
        check(
            "Tuesday at 18:00 the old pier burnt down.",
            "On Tuesday at 18:27 the old pier burnt.",
            &[("", "On "), ("18:00", "18:27"), ("burnt down.", "burnt.")],
        );
        check("The same.", "The same.", &[]);
    }
}
