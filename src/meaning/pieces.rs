//! Words, cut into the pieces that the network knows: as BERT cuts them (`WordPiece`), lower case.

use std::{collections::HashMap, fmt};

use rten_text::{
    models::{Model as _, WordPiece, WordPieceOptions},
    normalizers::{self, BertOptions, Normalizer as _},
    pre_tokenizers::{self, PreTokenizer as _},
};

use super::{EncoderError, LONGEST};
use crate::text::is_unseen;

/// Bytes of a text that are looked at, for what is longer than [`LONGEST`] pieces is not read: a piece is a few letters, and a word of
/// more than a hundred is one piece.
const READ: usize = 64 * LONGEST;

/// The vocabulary, and how words are made plain before they are looked up. (The library's own `Tokenizer` joins these three, but
/// stays on the thread that made it.)
pub struct Pieces {
    plain: normalizers::Bert,
    words: pre_tokenizers::Bert,
    known: WordPiece,
    first: u32,
    last: u32,
}

impl Pieces {
    /// A vocabulary of one piece a line; it has to hold those that stand for the beginning, the end and the unknown.
    pub fn new(vocabulary: &str) -> Result<Self, EncoderError> {
        let numbered: HashMap<String, u32> = (0..)
            .zip(vocabulary.lines())
            .map(|(number, piece)| (piece.to_owned(), number))
            .collect();
        let number = |piece: &str| numbered.get(piece).copied().ok_or(EncoderError::Damaged);
        let (first, last) = (number("[CLS]")?, number("[SEP]")?);
        number("[UNK]")?;
        Ok(Self {
            plain: normalizers::Bert::new(BertOptions {
                lowercase: true,
                strip_accents: true,
            }),
            words: pre_tokenizers::Bert::new(),
            known: WordPiece::from_vocab(numbered, WordPieceOptions::default()),
            first,
            last,
        })
    }

    /// The pieces of a text, at most [`LONGEST`], the first and the last those of every text. Bounded, whatever the text.
    pub fn of(&self, text: &str) -> Result<Vec<i32>, EncoderError> {
        let wrong = |error: &dyn fmt::Display| EncoderError::Text(error.to_string());
        let text = text.trim_start();
        let read = text.get(..text.floor_char_boundary(READ)).unwrap_or(text);
        let (plain, _) = self
            .plain
            .normalize(&spaced(read))
            .map_err(|error| wrong(&error))?;
        let words = self
            .words
            .pre_tokenize(&plain)
            .map_err(|error| wrong(&error))?;
        let mut pieces = vec![self.first];
        for word in words {
            let mut take = |_: usize, piece: u32| pieces.push(piece);
            self.known
                .encode_with_offsets(word, &mut take)
                .map_err(|error| wrong(&error))?;
            if pieces.len() >= LONGEST {
                break;
            }
        }
        pieces.truncate(LONGEST - 1);
        pieces.push(self.last);
        let whole = pieces.into_iter().map(i32::try_from);
        whole
            .collect::<Result<_, _>>()
            .map_err(|error| wrong(&error))
    }
}

/// A text without what nobody sees, and with spaces around signs of which each is a word, as BERT's own rules have it.
fn spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if c.is_whitespace() {
            spaced.push(' ');
        } else if c == '\u{FFFD}' || c.is_control() || is_unseen(c) {
        } else if is_ideograph(c) {
            spaced.push(' ');
            spaced.push(c);
            spaced.push(' ');
        } else {
            spaced.push(c);
        }
    }
    spaced
}

/// The blocks that BERT's rules call Chinese characters.
const fn is_ideograph(c: char) -> bool {
    matches!(c,
        '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{2A6DF}'
        | '\u{2A700}'..='\u{2CEAF}' | '\u{2F800}'..='\u{2FA1F}')
}
