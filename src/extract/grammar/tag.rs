//! Words with their parts of speech.

use super::cues::Cue;
use super::lexicon::{self, Class};
use crate::text::{Span, Token, TokenKind};

/// The part of speech a word was found to have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    Det,
    Poss,
    /// A pronoun that can only be a subject: he, she, they, I, we, who.
    Subj,
    Pron,
    Obj,
    Prep,
    Coord,
    Sub,
    Wh,
    That,
    Be,
    Have,
    Do,
    Modal,
    To,
    Not,
    Adv,
    Adj,
    Base,
    SForm,
    Past,
    Participle,
    Ing,
    Noun,
    Name,
    Day,
    Num,
    /// The possessive ending.
    Of,
    Comma,
    Stop,
    Colon,
    Semicolon,
    Dash,
    /// An opening or closing bracket.
    Open,
    Close,
    /// A quotation mark; which of the two, [`super::quotes`] says.
    Quote,
    /// A hyphen, slash or ampersand without spaces: "55-year-old", "AP/Ipsos".
    Glue,
    Mark,
}

impl Tag {
    /// Whether the word can stand inside a noun phrase without preposition.
    pub const fn nominal(self) -> bool {
        matches!(
            self,
            Self::Det
                | Self::Poss
                | Self::Adj
                | Self::Noun
                | Self::Name
                | Self::Num
                | Self::Of
                | Self::Pron
                | Self::Obj
                | Self::Subj
                | Self::Day
        )
    }

    /// Whether the word can open a noun phrase.
    pub const fn opens_phrase(self) -> bool {
        self.nominal() && !matches!(self, Self::Of)
    }

    /// Whether it is a full verb in some form.
    pub const fn verb(self) -> bool {
        matches!(
            self,
            Self::Base | Self::SForm | Self::Past | Self::Participle | Self::Ing
        )
    }

    /// Whether it is an auxiliary.
    pub const fn auxiliary(self) -> bool {
        matches!(self, Self::Be | Self::Have | Self::Do | Self::Modal)
    }
}

/// One word or mark.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    pub span: Span,
    pub class: Class,
    pub tag: Tag,
    pub cue: Option<&'static Cue>,
    pub capital: bool,
    /// Number of the quotation it stands in, marks included; 0 outside.
    pub quote: u32,
}

/// The words of `within`, tagged. Clitics ("'s", "n't", "'re") are words of their own.
pub fn words_of(text: &str, within: Span) -> Vec<Word> {
    let mut words = Vec::with_capacity(within.len() / 5);
    read_words(text, within, &mut words);
    words
}

/// Like [`words_of`], into a list that is emptied first: so that reading many stretches costs one allocation.
pub fn read_words(text: &str, within: Span, words: &mut Vec<Word>) {
    words.clear();
    for token in Token::each(text, within) {
        match token.kind {
            TokenKind::Word => {
                let (stem, clitic) = split_clitic(text, token.span);
                words.push(word(text, stem));
                if let Some(clitic) = clitic {
                    words.push(word(text, clitic));
                }
            }
            TokenKind::Number => words.push(made(token.span, Class::NUM, Tag::Num)),
            TokenKind::Mark => push_mark(words, text, token.span),
        }
    }
    let headline = headline(words);
    for at in 0..words.len() {
        let tag = super::decide::decide(words, at, text, headline);
        if let Some(word) = words.get_mut(at) {
            word.tag = tag;
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
        span,
        class,
        tag,
        cue: None,
        capital: false,
        quote: 0,
    }
}

/// Bytes of the longest clitic: a curly apostrophe and two letters.
const LONGEST_CLITIC: usize = 5;

/// "Trump's" → "Trump" + "'s"; "didn't" → "didn" + "'t"; "they're" → "they" + "'re".
fn split_clitic(text: &str, span: Span) -> (Span, Option<Span>) {
    let form = span.of(text);
    // Most words have none: only an apostrophe, straight or curly, has one of these bytes last.
    let mut last = form.bytes().rev().take(LONGEST_CLITIC);
    if !last.any(|byte| matches!(byte, b'\'' | 0x99)) {
        return (span, None);
    }
    let Some((at, _)) = form
        .char_indices()
        .rev()
        .take(4)
        .find(|&(_, c)| matches!(c, '\'' | '’'))
    else {
        return (span, None);
    };
    if at == 0 || form.len() - at > LONGEST_CLITIC {
        return (span, None);
    }
    let cut = span.start + at;
    (Span::new(span.start, cut), Some(Span::new(cut, span.end)))
}

fn word(text: &str, span: Span) -> Word {
    let form = span.of(text);
    let capital = form.chars().next().is_some_and(char::is_uppercase);
    let mut buffer = [0_u8; 32];
    let lower = lower(form, &mut buffer);
    let entry = lexicon::entry(lower);
    Word {
        span,
        class: entry.class,
        tag: Tag::Noun,
        cue: entry.cue,
        capital,
        quote: 0,
    }
}

/// The form in lower case, with a straight apostrophe; words too long for the buffer are in no list.
fn lower<'a>(form: &str, buffer: &'a mut [u8; 32]) -> &'a str {
    if form.is_ascii() {
        let Some(room) = buffer.get_mut(..form.len()) else {
            return "";
        };
        room.copy_from_slice(form.as_bytes());
        room.make_ascii_lowercase();
        return std::str::from_utf8(room).unwrap_or("");
    }
    let mut len = 0;
    for c in form.chars() {
        let c = if c == '’' {
            '\''
        } else {
            c.to_ascii_lowercase()
        };
        let Some(room) = buffer.get_mut(len..len + c.len_utf8()) else {
            return "";
        };
        c.encode_utf8(room);
        len += c.len_utf8();
    }
    buffer
        .get(..len)
        .and_then(|bytes| std::str::from_utf8(bytes).ok())
        .unwrap_or("")
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
        "\"" | "“" | "”" | "„" | "«" | "»" | "‘" => Tag::Quote,
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
