//! Where a claim is to be cut, when no words are selected: a word of it, by a few of its letters.

use egui::{RichText, Ui};

use super::{Message, selected_words::points_of};
use crate::{
    session::{Command, Id},
    text::{Span, TokenKind, tokens},
    workbench::{
        desk::{Ask, Desk, Out, Overlay, record_words::short},
        kit::{
            page::pieces,
            theme::fonts,
            widgets::{Choosable, Picker, Typed, title},
        },
    },
};

/// How many letters of what would be the second half are shown.
const SHOWN: usize = 72;

/// Draws the question.
pub fn cut(ui: &mut Ui, claim: Id, mut typed: Typed, desk: &Desk<'_>, out: &mut Out<Message>) {
    let drafted = desk.view.article.and_then(|id| desk.session.draft_of(id));
    let (Some((_, draft)), Some(row)) = (drafted, desk.derived.row(claim)) else {
        return out.ask(Ask::Overlay(Overlay::None));
    };
    let text = draft.paragraphs.text();
    ui.set_width((ui.ctx().content_rect().width() - 120.0).clamp(300.0, 560.0));
    title(ui, "Split the claim before …");
    let before = typed.clone();
    let picker = Picker {
        name: "Word to split before",
        hint: "First letters of the word, or of it and the words after it",
        none: "No word of the claim begins so.",
    };
    let taken = picker.show(ui, &mut typed, |query| {
        found(text, row.span, query)
            .into_iter()
            .map(|rest| Choosable {
                words: RichText::new(short(rest.of(text), SHOWN)).font(fonts::statement()),
                is: rest,
                key: String::new(),
                hint: "",
            })
            .collect()
    });
    if let Some(rest) = taken {
        out.ask(Ask::Overlay(Overlay::None));
        if let Some((at, _)) = points_of(desk, rest) {
            let id = None;
            out.change(Command::Split { claim, at, id });
        }
    } else if typed != before {
        out.ask(Ask::Overlay(Overlay::Cut(claim, typed)));
    }
}

/// What would be the second half of the claim, for each word of it that fits what was typed: where a part of the sentence
/// begins first, words that hold the letters further on last.
fn found(text: &str, claim: Span, query: &str) -> Vec<Span> {
    let words = words(text, claim);
    let query = letters(query);
    let naturals = pieces(text, claim);
    let mut found: Vec<(u8, usize)> = Vec::new();
    for at in 1..words.len() {
        let Some(rest @ [first, ..]) = words.get(at..) else {
            continue;
        };
        let natural = naturals.iter().any(|piece| piece.start == first.start);
        let rank = match (fits(text, rest, &query), natural) {
            (true, true) => 0,
            (true, false) => 1,
            (false, _) if letters(first.of(text)).contains(&query) => 2,
            (false, _) => continue,
        };
        found.push((rank, first.start));
    }
    found.sort_by_key(|(rank, _)| *rank);
    let rests = found.into_iter().map(|(_, start)| Span {
        start,
        end: claim.end,
    });
    rests.collect()
}

/// The words and numbers of a claim.
fn words(text: &str, claim: Span) -> Vec<Span> {
    let all = tokens(text, claim).into_iter();
    all.filter(|token| token.kind != TokenKind::Mark)
        .map(|token| token.span)
        .collect()
}

/// The letters and digits of some words, small.
fn letters(words: &str) -> String {
    let told = words.chars().filter(|c| c.is_alphanumeric());
    told.flat_map(char::to_lowercase).collect()
}

/// Whether words begin with these letters, one word after the other or by the first letter of each.
fn fits(text: &str, words: &[Span], query: &str) -> bool {
    let mut whole = String::new();
    let mut initials = String::new();
    for word in words {
        if whole.len() >= query.len() && initials.len() >= query.len() {
            break;
        }
        let word = letters(word.of(text));
        initials.extend(word.chars().next());
        whole.push_str(&word);
    }
    whole.starts_with(query) || initials.starts_with(query)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;
    use crate::text::sentences;

    const TEXT: &str =
        "A ticket costs 4,500 crowns, up from 3.20 crowns in 2019, and the fare and the fee rose.";

    fn firsts(query: &str) -> Vec<&'static str> {
        let claim = Span::new(0, TEXT.len());
        let found = found(TEXT, claim, query);
        let words = |rest: &Span| {
            let word = rest.of(TEXT).split(' ').next().unwrap();
            TEXT.get(rest.start..rest.start + word.len()).unwrap()
        };
        found.iter().map(words).collect()
    }

    #[test]
    fn parts_of_the_sentence_come_first_and_letters_narrow() {
        assert_eq!(firsts("").get(..3).unwrap(), ["up", "and", "and"]);
        assert_eq!(firsts("").len(), 17);
        assert_eq!(firsts("c"), ["costs", "crowns,", "crowns", "ticket"]);
        assert_eq!(firsts("45"), ["4,500"]);
        assert_eq!(firsts("thef"), ["the", "the"]);
        assert_eq!(firsts("tfe"), Vec::<&str>::new());
        assert_eq!(firsts("tfr"), ["the"]);
        assert_eq!(firsts("THE FEE"), ["the"]);
        assert_eq!(firsts("zz"), Vec::<&str>::new());
    }

    /// Keys that a split costs before a word: S, the letters or arrows that lead to it, Enter.
    fn keys(text: &str, claim: Span, at: usize) -> usize {
        let mut words = words(text, claim);
        words.retain(|word| word.start >= at);
        let one = letters(words.first().unwrap().of(text));
        let initials: String = words
            .iter()
            .filter_map(|word| letters(word.of(text)).chars().next())
            .collect();
        let mut least = usize::MAX;
        let tails = one.char_indices().filter_map(|(at, _)| one.get(at..));
        for typed in tails.chain([initials.as_str()]) {
            let ends = typed.char_indices().map(|(at, _)| at).chain([typed.len()]);
            for (typed_keys, end) in ends.enumerate().take(4) {
                let rows = found(text, claim, typed.get(..end).unwrap());
                let arrows = rows.iter().position(|rest| rest.start == at).unwrap();
                least = least.min(2 + typed_keys + arrows);
            }
        }
        least
    }

    #[test]
    fn a_split_before_any_word_costs_five_keys_at_most() {
        let article = include_str!("../../../../assets/sample.txt");
        let mut tried = 0;
        for line in article.split_inclusive('\n') {
            for claim in sentences(line, Span::new(0, line.len()), "en") {
                for word in words(line, claim).into_iter().skip(1) {
                    tried += 1;
                    let keys = keys(line, claim, word.start);
                    assert!(keys <= 5, "{keys} keys: {}", word.of(line));
                }
            }
        }
        assert!(tried > 300, "{tried}");
    }
}
