//! A paragraph cut where claims begin and end.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use serde::Serialize;

use crate::text::Span;

/// A claim's place in a draft, and what marks it there.
pub(super) struct Marked {
    pub span: Span,
    /// What people call it.
    pub label: String,
    /// The place of its card.
    pub card: String,
    /// The place of its words.
    pub words: String,
    /// What its verdict means; `none` without one, `suggestion` where nobody took it up.
    pub meaning: &'static str,
}

/// Words of a paragraph that the same claims lie over.
#[derive(Serialize)]
pub(super) struct Piece<'a> {
    text: &'a str,
    /// The card of the innermost claim over it; empty where there is none.
    card: &'a str,
    /// What its verdict means.
    meaning: &'static str,
    /// The name of the place, where that claim begins.
    id: &'a str,
    /// Claims that end here.
    ends: Vec<End<'a>>,
}

/// A claim that ends with a piece.
#[derive(Serialize)]
struct End<'a> {
    label: &'a str,
    card: &'a str,
    meaning: &'static str,
    /// The name of the place, where no words bear it.
    id: &'a str,
}

/// The pieces of a paragraph; `marked` are the claims over it, in text order.
pub(super) fn pieces<'a>(text: &'a str, paragraph: Span, marked: &[&'a Marked]) -> Vec<Piece<'a>> {
    let mut cuts: BTreeSet<usize> = BTreeSet::from([paragraph.start, paragraph.end]);
    let over: Vec<(usize, Span)> = marked
        .iter()
        .enumerate()
        .filter_map(|(at, one)| Some((at, one.span.intersection(paragraph)?)))
        .collect();
    for (_, span) in &over {
        cuts.extend([span.start, span.end]);
    }
    let cuts: Vec<usize> = cuts.into_iter().collect();
    let mut begun = 0;
    // The innermost is the one that begins last, and of those the shortest.
    let mut lying: BTreeSet<(Reverse<usize>, usize, usize)> = BTreeSet::new();
    let mut ending: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut bear: BTreeSet<usize> = BTreeSet::new();
    let mut found = Vec::new();
    for pair in cuts.windows(2) {
        let &[start, end] = pair else { continue };
        while let Some((at, span)) = over.get(begun)
            && span.start <= start
        {
            lying.insert((Reverse(span.start), span.end, *at));
            ending.insert((span.end, *at));
            begun += 1;
        }
        let top = lying
            .first()
            .and_then(|(_, _, at)| Some((*at, *marked.get(*at)?)));
        let first = top.filter(|(at, one)| one.span.start == start && bear.insert(*at));
        let mut ends = Vec::new();
        while let Some(&(over_at, at)) = ending.first()
            && over_at <= end
        {
            ending.pop_first();
            let Some(one) = marked.get(at) else { continue };
            lying.remove(&(Reverse(one.span.start.max(paragraph.start)), over_at, at));
            if one.span.end > paragraph.end {
                continue;
            }
            ends.push(End {
                label: &one.label,
                card: &one.card,
                meaning: one.meaning,
                id: if bear.contains(&at) || one.span.start < paragraph.start {
                    ""
                } else {
                    &one.words
                },
            });
        }
        found.push(Piece {
            text: Span::new(start, end).of(text),
            card: top.map_or("", |(_, one)| &one.card),
            meaning: top.map_or("", |(_, one)| one.meaning),
            id: first.map_or("", |(_, one)| &one.words),
            ends,
        });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, paragraph: Span, places: &[(usize, usize)]) -> String {
        let marked: Vec<Marked> = places
            .iter()
            .enumerate()
            .map(|(at, (start, end))| Marked {
                span: Span::new(*start, *end),
                label: format!("F{at}"),
                card: format!("c{at}"),
                words: format!("q{at}"),
                meaning: "none",
            })
            .collect();
        let marked: Vec<&Marked> = marked.iter().collect();
        let pieces = pieces(text, paragraph, &marked);
        let one = |piece: &Piece<'_>| {
            let ends = piece
                .ends
                .iter()
                .map(|end| format!("^{}{}", end.label, end.id));
            format!(
                "[{}|{}{}{}]",
                piece.text,
                piece.card,
                piece.id,
                ends.collect::<String>()
            )
        };
        pieces.iter().map(one).collect()
    }

    #[test]
    fn a_paragraph_is_cut_where_claims_begin_and_end() {
        let text = "abcdefghij\nklm";
        let first = Span::new(0, 10);
        assert_eq!(shown(text, first, &[]), "[abcdefghij|]");
        assert_eq!(shown(text, first, &[(2, 5)]), "[ab|][cde|c0q0^F0][fghij|]");
        // One inside another, and two that overlap.
        assert_eq!(
            shown(text, first, &[(0, 10), (3, 5)]),
            "[abc|c0q0][de|c1q1^F1][fghij|c0^F0]"
        );
        assert_eq!(
            shown(text, first, &[(0, 6), (4, 8)]),
            "[abcd|c0q0][ef|c1q1^F0][gh|c1^F1][ij|]"
        );
        // Of two in one place, each has its mark.
        assert_eq!(
            shown(text, first, &[(0, 4), (0, 4)]),
            "[abcd|c0q0^F0^F1q1][efghij|]"
        );
        // Over the end of a paragraph.
        assert_eq!(shown(text, first, &[(8, 13)]), "[abcdefgh|][ij|c0q0]");
        assert_eq!(shown(text, Span::new(11, 14), &[(8, 13)]), "[kl|c0^F0][m|]");
        assert_eq!(shown(text, Span::new(3, 3), &[(0, 10)]), "");
    }
}
