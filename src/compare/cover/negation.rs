//! What the claim denies and the extract does not, and the other way round.

use std::collections::BTreeMap;

use super::{Kind, Why, pieces::Pieces};
use crate::{
    compare::little::little,
    meaning::words::words,
    text::{Span, Token, TokenKind, kin},
};

/// So many words behind a "not" are denied by it: up to the first that says something.
const REACH: usize = 4;

/// Whether a word denies what follows; in lower case.
fn denies(word: &str) -> bool {
    word.ends_with("n't") || NOT.split(' ').any(|one| one == word)
}

const NOT: &str = "not never no cannot without neither nor";

/// The words that say something, each with the place of what denies it.
fn said(text: &str) -> Vec<(String, Span, Option<Span>)> {
    let mut found = Vec::new();
    let mut denied: Option<(Span, usize)> = None;
    for token in Token::each(text, Span::whole(text)) {
        let word = kin(token.span.of(text));
        if token.kind == TokenKind::Mark {
            // A comma or a full stop ends it.
            denied = denied.filter(|_| !matches!(word.as_str(), "," | "." | ";" | ":"));
        } else if denies(&word) {
            denied = Some((token.span, REACH));
        } else if little(&word).is_some() {
            denied = denied.and_then(|(span, left)| Some((span, left.checked_sub(1)?)));
        } else if let Some(stem) = words(&word).next() {
            found.push((stem, token.span, denied.take().map(|(span, _)| span)));
        }
    }
    found
}

/// Marks a "not" of the claim before a word that the extract has only without one, and a word that the extract only denies.
pub(super) fn mark(pieces: &mut Pieces, claim: &str, sentences: &[&str]) {
    // Whether each word is somewhere denied, and somewhere not.
    let mut held: BTreeMap<String, (bool, bool)> = BTreeMap::new();
    for sentence in sentences {
        for (word, _, denied) in said(sentence) {
            let (with, without) = held.entry(word).or_default();
            *with |= denied.is_some();
            *without |= denied.is_none();
        }
    }
    let next = pieces.all.len();
    for (at, (word, span, denied)) in said(claim).into_iter().enumerate() {
        let fact = next + at;
        match (held.get(&word), denied) {
            (Some((false, true)), Some(not)) => pieces.mark(not, Kind::Negation, fact, Why::Absent),
            (Some((true, false)), None) => pieces.mark(span, Kind::Negation, fact, Why::Denied),
            _ => {}
        }
    }
}
