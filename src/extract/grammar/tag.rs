//! A word with its part of speech.

use super::class::Class;
use super::cues::Cue;
use crate::text::Span;

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

impl Word {
    /// Whether it is one of these words of `text`, in any case.
    pub fn is_any(&self, text: &str, forms: &[&str]) -> bool {
        let own = self.span.of(text);
        forms.iter().any(|form| own.eq_ignore_ascii_case(form))
    }
}
