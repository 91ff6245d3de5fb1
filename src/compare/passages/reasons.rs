//! Why a sentence bears on a claim.

use std::collections::BTreeSet;

use crate::{
    compare::{
        facts::{Common, Facts, common, same_figure},
        little::little,
    },
    extract::{figure::Unit, time::Time},
    meaning::words::{Index, words},
    text::{Span, Token, TokenKind, kin},
};

/// So many other words are told.
const TOLD: usize = 4;

/// Why a sentence bears on a claim, for a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Why {
    /// In words: the figures, names and dates that both have, then the rarest of the other words.
    pub words: Vec<String>,
    /// How many of them are figures, names and dates.
    pub facts: usize,
}

pub(super) fn why(index: &Index, claim: &str, sentence: &str) -> Why {
    let (asked, found) = (Facts::of(claim), Facts::of(sentence));
    let mut told: Vec<Span> = Vec::new();
    let mut reasons: Vec<String> = Vec::new();
    let mut tell = |what: &str, span: Span| {
        let reason = format!("{what} {}", span.of(claim).trim());
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
        told.push(span);
    };
    for figure in &asked.figures {
        if figure.unit != Unit::Ordinal && found.figures.iter().any(|one| same_figure(figure, one))
        {
            tell("same figure", figure.span);
        }
    }
    let held: BTreeSet<String> = words(sentence).collect();
    for name in &asked.names {
        if words(name.span.of(claim)).all(|word| held.contains(&word)) {
            tell("same name", name.span);
        }
    }
    for time in &asked.times {
        let all = found.times.iter().map(|one| common(time, one));
        match all.min_by_key(|common| *common as u8) {
            Some(Common::Whole) => tell(&format!("same {}", length(time)), time.span),
            Some(Common::Month) => tell("same month, no year,", time.span),
            _ => {}
        }
    }
    let facts = reasons.len();
    let mut shared: Vec<(f32, &str)> = Vec::new();
    for token in Token::each(claim, Span::whole(claim)) {
        let word = token.span.of(claim);
        let new = !told.iter().any(|span| span.overlaps(token.span))
            && token.kind != TokenKind::Mark
            && little(&kin(word)).is_none()
            && !shared.iter().any(|(_, other)| *other == word);
        let mut stems = words(word).peekable();
        if new && stems.peek().is_some() {
            let mut rarest = 0.0_f32;
            let all = stems.all(|stem| {
                rarest = rarest.max(index.rarity(&stem));
                held.contains(&stem)
            });
            if all {
                shared.push((rarest, word));
            }
        }
    }
    shared.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    let shared: Vec<&str> = shared.iter().take(TOLD).map(|(_, word)| *word).collect();
    if !shared.is_empty() {
        reasons.push(format!("shares: {}", shared.join(", ")));
    }
    Why {
        words: reasons,
        facts,
    }
}

/// What an expression of time names.
fn length(time: &Time) -> &'static str {
    match time.value.as_deref().map_or("", |value| value) {
        value if value.starts_with('P') => "length of time",
        value if value.contains('T') => "time",
        value => match value.len() {
            4 => "year",
            7 => "month",
            10 => "day",
            _ => "time",
        },
    }
}
