//! From text to words with their parts of speech.

use super::class::Class;
use super::decide::decide;
use super::lexicon::{self, Entry};
use super::tag::{Tag, Word};
#[cfg(test)]
use crate::extract::words::WordList;
use crate::extract::{shape::Shape, words::Words};
use crate::text::{Span, marks};

/// Tags words, into a list that is emptied first: so that reading many stretches costs one allocation. Clitics ("'s",
/// "n't", "'re") are words of their own.
pub fn read(text: &str, from: Words, words: &mut Vec<Word>) {
    words.clear();
    for one in from.list() {
        match one.shape {
            Shape::Small | Shape::Capital | Shape::Capitals => {
                if let Some((stem, clitic)) = split_clitic(text, one.span) {
                    words.push(clipped(text, stem));
                    words.push(clipped(text, clitic));
                } else {
                    let entry = lexicon::of_hash(one.hash);
                    words.push(word(one.span, entry, one.shape != Shape::Small));
                }
            }
            Shape::Number => words.push(made(one.span, Class::NUM, Tag::Num)),
            Shape::Mark => push_mark(words, text, one.span),
        }
    }
    signs(words, text);
    let headline = headline(words);
    for at in 0..words.len() {
        let tag = decide(words, at, text, headline);
        if let Some(word) = words.get_mut(at) {
            word.tag = tag;
        }
    }
}

/// The words of `within`, tagged: for tests.
#[cfg(test)]
pub fn words_of(text: &str, within: Span) -> Vec<Word> {
    let mut words = Vec::new();
    read(text, WordList::of(text, within).all(), &mut words);
    words
}

/// A currency or sign right before a figure belongs to it: "€3 million", "-3 percent", "−$40".
fn signs(words: &mut [Word], text: &str) {
    for at in (1..words.len()).rev() {
        let Some([sign, figure]) = words.get_mut(at - 1..=at) else {
            continue;
        };
        let joined = sign.span.end == figure.span.start && figure.tag == Tag::Num;
        if !joined || !matches!(sign.tag, Tag::Mark | Tag::Dash) {
            continue;
        }
        let mut form = sign.span.of(text).chars();
        let free = text
            .get(..sign.span.start)
            .and_then(|head| head.chars().next_back())
            .is_none_or(|c| !c.is_alphanumeric());
        if let (Some(c), None) = (form.next(), form.next())
            && free
            && "$€£¥₹₩₽₺₴₦₱฿₫₪¢+-−–±~≈<>≥≤".contains(c)
        {
            sign.tag = Tag::Num;
        }
    }
}

/// Whether nearly all words that carry meaning are capitalised, as in many headlines: a capital then names nobody.
fn headline(words: &[Word]) -> bool {
    const LONGEST: usize = 30;
    let (mut capital, mut all) = (0, 0);
    for word in words
        .iter()
        .filter(|w| w.span.len() > 3 && w.tag == Tag::Noun)
    {
        capital += usize::from(word.capital);
        all += 1;
    }
    words.len() <= LONGEST && all > 3 && capital * 10 >= all * 9
}

const fn made(span: Span, class: Class, tag: Tag) -> Word {
    Word {
        tag,
        ..word(span, Entry { class, cue: None }, false)
    }
}

/// Bytes of the longest clitic: a curly apostrophe and two letters.
const LONGEST_CLITIC: usize = 5;

/// "Trump's" → "Trump" + "'s"; "didn't" → "didn" + "'t"; "they're" → "they" + "'re".
fn split_clitic(text: &str, span: Span) -> Option<(Span, Span)> {
    let form = span.of(text);
    // Most words have none: only an apostrophe, straight or curly, has one of these bytes last.
    let mut last = form.bytes().rev().take(LONGEST_CLITIC);
    if !last.any(|byte| matches!(byte, b'\'' | 0x99)) {
        return None;
    }
    let (at, _) = form
        .char_indices()
        .rev()
        .take(4)
        .find(|&(_, c)| matches!(c, '\'' | '’'))?;
    if at == 0 || form.len() - at > LONGEST_CLITIC {
        return None;
    }
    let cut = span.start + at;
    Some((Span::new(span.start, cut), Span::new(cut, span.end)))
}

/// One of the two words that are written as one.
fn clipped(text: &str, span: Span) -> Word {
    let form = span.of(text);
    let entry = lexicon::entry(&form.to_ascii_lowercase().replace('’', "'"));
    word(span, entry, form.starts_with(char::is_uppercase))
}

const fn word(span: Span, entry: Entry, capital: bool) -> Word {
    Word {
        span,
        class: entry.class,
        tag: Tag::Noun,
        cue: entry.cue,
        capital,
        quote: 0,
    }
}

/// Whether a mark stands between two letters or digits.
fn glued(text: &str, span: Span) -> bool {
    let left = text
        .get(..span.start)
        .and_then(|head| head.chars().next_back());
    let right = text.get(span.end..).and_then(|tail| tail.chars().next());
    left.is_some_and(char::is_alphanumeric) && right.is_some_and(char::is_alphanumeric)
}

fn push_mark(words: &mut Vec<Word>, text: &str, span: Span) {
    let tag = match span.of(text) {
        "," => Tag::Comma,
        "." | "!" | "?" | "…" => Tag::Stop,
        ":" => Tag::Colon,
        ";" => Tag::Semicolon,
        "-" | "/" | "&" | "–" if glued(text, span) => Tag::Glue,
        "&" => Tag::Glue,
        "—" | "–" | "―" | "-" => Tag::Dash,
        "(" | "[" => Tag::Open,
        ")" | "]" => Tag::Close,
        // Which apostrophes are marks, the words around say.
        "'" | "’" | "`" => {
            // Two apostrophes side by side are a quotation mark.
            if let Some(last) = words.last_mut()
                && last.span.end == span.start
                && matches!(last.span.of(text), "'" | "`")
            {
                last.span.end = span.end;
                last.tag = Tag::Quote;
                last.class = Class::default();
                return;
            }
            Tag::Mark
        }
        other if other.starts_with(marks::is_quotation_mark) => Tag::Quote,
        _ => Tag::Mark,
    };
    if tag == Tag::Dash
        && let Some(last) = words.last_mut()
        && last.tag == Tag::Dash
        && last.span.end == span.start
    {
        last.span.end = span.end;
        return;
    }
    words.push(made(span, Class::default(), tag));
}
