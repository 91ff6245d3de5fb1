//! What is asked for, and what comes of it.

use std::sync::Arc;

use super::{Format, HouseOn, Language, Options, template::Templates};
use crate::child::{ChildError, Confined};
use crate::rules::Held;
use crate::session::{Id, Moment, Session};
use crate::storage::Kept;

/// What is asked for. Everything that is not in the session comes in through it: an export reads no clock, no file, and asks
/// nobody.
#[derive(Clone, Debug)]
pub struct Order<'a> {
    /// As what.
    pub format: Format,
    /// What may leave the house.
    pub options: Options,
    /// The language of the fixed words, dates and numbers.
    pub language: Language,
    /// The article it is about; none for all of them. What can only be made of one takes the only one there is.
    pub article: Option<Id>,
    /// The claims it is about; none for all of them.
    pub claims: Vec<Id>,
    /// A table of separated values begins with a byte-order mark: Excel takes one without it for the system's old encoding.
    pub mark: bool,
    /// Who publishes the check, as the public knows them.
    pub publisher: String,
    /// Where the check is published (an address).
    pub address: String,
    /// Of questions: whom they go to; none for nobody who is in the session.
    pub contact: Option<Id>,
    /// Of questions: until when an answer is asked for, a day (`2026-01-31`) or words; empty for the contact's own.
    pub deadline: String,
    /// Of questions: what is said to whoever is asked, besides the usual words.
    pub introduction: String,
    /// Of questions: they are a letter for the right of reply, to somebody about whom something will be published.
    pub reply: bool,
    /// When it is made.
    pub now: Option<Moment>,
    /// The documents beside the session.
    pub kept: Option<Kept>,
    /// Whether fonts of this system may help out for characters that the program's own fonts lack: what is drawn with them differs
    /// from machine to machine.
    pub system_fonts: bool,
    /// What touches documents that nobody trusts.
    pub confined: Option<Confined<'a>>,
    /// A house's own templates, by name.
    pub templates: Templates,
    /// The house whose rules are asked, for what tells of their findings; without it nothing is told of them.
    pub house: Option<HouseOn>,
    /// What the backup has of the quotations, for these rules; without it they are not asked of it.
    pub held: Option<Arc<Held>>,
}

impl Order<'_> {
    /// Everything, in English, without what must not leave the house.
    pub const fn of(format: Format) -> Self {
        Self {
            format,
            options: Options {
                people: false,
                confidential: false,
            },
            language: Language::English,
            article: None,
            claims: Vec::new(),
            mark: false,
            publisher: String::new(),
            address: String::new(),
            contact: None,
            deadline: String::new(),
            introduction: String::new(),
            reply: false,
            now: None,
            kept: None,
            system_fonts: false,
            confined: None,
            templates: Templates::new(),
            house: None,
            held: None,
        }
    }

    /// The article of what can only be made of one.
    ///
    /// # Errors
    /// There are several, and none was chosen; or none at all.
    pub fn one_article(&self, session: &Session) -> Result<Id, ExportError> {
        if let Some(article) = self.article {
            return Ok(article);
        }
        let claim = self.claims.first().and_then(|id| session.claims.get(*id));
        if let Some(claim) = claim {
            return Ok(claim.article);
        }
        match session.articles_in_order()[..] {
            [] => Err(ExportError::NoDraft),
            [(id, _)] => Ok(id),
            _ => Err(ExportError::WhichArticle),
        }
    }

    /// Whether it is about this claim.
    pub fn takes(&self, claim: Id) -> bool {
        self.claims.is_empty() || self.claims.contains(&claim)
    }
}

/// What was made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Made {
    /// The file.
    pub bytes: Vec<u8>,
    /// What a person should know of it, a sentence each.
    pub warnings: Vec<String>,
}

/// Why nothing was made.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// What there is cannot be written in this format.
    #[error("it cannot be written: {0}")]
    Unwritten(String),
    /// There is no text.
    #[error("there is no article with a text")]
    NoDraft,
    /// There is nothing to ask about.
    #[error("there is no claim to ask about: take one up, or choose one")]
    NoQuestions,
    /// It can only be made of one article.
    #[error("the session has several articles: choose one")]
    WhichArticle,
    /// Nothing here may touch documents.
    #[error("documents cannot be handled here: this program does not know itself")]
    NoChild,
    /// A template is broken.
    #[error("the template {name}, line {line}: {what}")]
    Template {
        /// Its name.
        name: String,
        /// The line, from 1.
        line: usize,
        /// What is wrong.
        what: String,
    },
    /// A document could not be handled.
    #[error("the document could not be handled: {0}")]
    Child(#[from] ChildError),
}
