//! Every quotation of an article against the documents of its backup.
//!
//! [`quotations`] finds them, [`Folded::of`] makes a document ready once, and [`look`] says of one quotation where it stands to the
//! letter, or which passages come nearest and in which words they differ. "To the letter" is about words: letter case, white space,
//! punctuation, the forms of quotation marks and dashes, ligatures and divided words are folded away. A word, a number, a sign that
//! is a fact, and the order of words are not. What is folded and could matter is noted ([`Note`]). No likeness makes a difference go
//! away: one word that is another is a difference, however long the rest.
//!
//! That words stand in a document does not say that they support a claim.

mod folded;
mod found;
mod heads;
mod letter;
mod near;
mod pieces;
#[cfg(test)]
mod tests;
mod together;
mod translated;
mod words;

pub use folded::Folded;
pub use found::{Quotation, quotations};
pub use pieces::Piece;

use crate::text::{MOST_PLACES, Span, align::Differs, language};

/// What became of a quotation that was looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Its words stand there in their order. Every place, in the order of the documents, up to the first 1000.
    ToTheLetter(Vec<Place>),
    /// No document has its words; these passages come nearest. The nearest first, at most [`MOST_NEAREST`].
    Differs(Vec<Nearest>),
    /// Nothing comes near.
    NotFound(Missing),
}

/// Most passages that are named where a quotation differs.
pub const MOST_NEAREST: usize = 3;

/// A place where a quotation stands to the letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Which document, by its number among those looked through.
    pub document: usize,
    /// From its first word to its last.
    pub span: Span,
    /// Where each of its pieces stands.
    pub pieces: Vec<Span>,
    /// What to look at all the same, in order.
    pub notes: Vec<Note>,
}

/// What to look at where words stand to the letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Note {
    /// In the document a word that turns the statement round stands right before the words quoted.
    AfterNegation,
    /// It stands right behind them.
    BeforeNegation,
    /// It is among the words that were left out, or for which words in brackets stand.
    NegationLeftOut,
    /// A capital letter inside a sentence is a small one in the document, or the other way round.
    LetterCase,
    /// A word is divided at the end of a line: whether its hyphen is its own cannot be told.
    Divided,
    /// A page number, a running head, a time or a mark of a note stands between the words.
    Stepped,
}

impl Note {
    /// All of them, in order.
    pub const ALL: &'static [Self] = &[
        Self::AfterNegation,
        Self::BeforeNegation,
        Self::NegationLeftOut,
        Self::LetterCase,
        Self::Divided,
        Self::Stepped,
    ];

    /// In words.
    pub const fn says(self) -> &'static str {
        match self {
            Self::AfterNegation => "a negation stands right before these words in the document",
            Self::BeforeNegation => "a negation stands right behind these words in the document",
            Self::NegationLeftOut => "a negation is among the words left out",
            Self::LetterCase => "capital letters differ",
            Self::Divided => "a word is divided at the end of a line",
            Self::Stepped => {
                "a page number, a running head, a time or a note stands between the words"
            }
        }
    }
}

/// A passage that comes near to a quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nearest {
    /// Which document, by its number among those looked through.
    pub document: usize,
    /// The passage.
    pub span: Span,
    /// What differs, in the order of the quotation. Empty if all words are there, but the pieces stand too far apart.
    pub changes: Vec<Change>,
    /// Whether a negation stands right beside it.
    pub notes: Vec<Note>,
    /// How near it is, in thousandths: for the order of passages alone.
    pub near: u16,
}

/// Words that differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The words in the article; empty where they are missing there.
    pub quoted: Span,
    /// The words in the document; empty where the article has added them.
    pub document: Span,
    /// What among them no likeness outweighs.
    pub matters: Vec<Differs>,
}

/// Why nothing is said of a quotation that no document has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// It was looked for everywhere.
    Nowhere,
    /// It is a word or two: a term rather than something said.
    Short,
    /// The article says that it is a translation.
    Translated,
    /// No document is in its language.
    OtherLanguage,
}

/// Looks for a quotation in documents. Time grows with how often its rarest words stand in them, not with their length.
pub fn look(quotation: &Quotation, documents: &[&Folded]) -> Outcome {
    let mut patience = letter::Patience::new();
    let mut places = Vec::new();
    for (number, document) in documents.iter().enumerate() {
        for whole in letter::places(&quotation.pieces, document, &mut patience) {
            let span = whole.pieces.iter().copied().reduce(Span::union);
            places.push(Place {
                document: number,
                span: span.unwrap_or_default(),
                pieces: whole.pieces,
                notes: whole.notes,
            });
        }
        if places.len() >= MOST_PLACES {
            break;
        }
    }
    if !places.is_empty() {
        places.truncate(MOST_PLACES);
        return Outcome::ToTheLetter(places);
    }
    if quotation.short {
        return Outcome::NotFound(Missing::Short);
    }
    if quotation.translated {
        return Outcome::NotFound(Missing::Translated);
    }
    let nearest = near::nearest(quotation, documents);
    if !nearest.is_empty() {
        return Outcome::Differs(nearest);
    }
    let words = quotation.pieces.iter().flat_map(|piece| &piece.words);
    let text: Vec<&str> = words.map(|word| word.folded.as_str()).collect();
    let own = (text.len() >= LANGUAGE)
        .then(|| language::guess([text.join(" ").as_str()]))
        .flatten();
    let other = own.is_some_and(|own| {
        !documents.is_empty()
            && documents
                .iter()
                .all(|one| one.language().is_some_and(|language| language != own))
    });
    Outcome::NotFound(if other {
        Missing::OtherLanguage
    } else {
        Missing::Nowhere
    })
}

/// Words of a quotation from which on its language is guessed.
const LANGUAGE: usize = 5;
