//! What somebody wants to hand out.

use std::{collections::BTreeSet, sync::Arc};

use crate::{
    export::{Format, Language, Options, Order},
    session::Id,
    workbench::desk::Desk,
};

/// What somebody wants to hand out.
#[derive(Clone, Debug, PartialEq)]
pub struct Wanted {
    /// As what.
    pub format: Format,
    /// In which language.
    pub language: Language,
    /// Of which article alone.
    pub article: Option<Id>,
    /// Of these claims alone.
    pub claims: Option<BTreeSet<Id>>,
    /// What may leave the house.
    pub options: Options,
    /// With a byte-order mark.
    pub mark: bool,
    /// Who publishes the checks.
    pub publisher: String,
    /// Where they are published.
    pub address: String,
    /// Whom questions go to.
    pub contact: Option<Id>,
    /// Until when they are to be answered.
    pub deadline: String,
    /// What is said before them.
    pub introduction: String,
    /// They are a letter for the right of reply.
    pub reply: bool,
}

impl Default for Wanted {
    fn default() -> Self {
        Self {
            format: Format::Html,
            language: Language::English,
            article: None,
            claims: None,
            options: Options::default(),
            mark: true,
            publisher: String::new(),
            address: String::new(),
            contact: None,
            deadline: String::new(),
            introduction: String::new(),
            reply: false,
        }
    }
}

impl Wanted {
    /// It is asked for again: as before, but that it is about everything, and that what is confidential must be asked for each
    /// time.
    pub fn again(&mut self) {
        self.options = Options::default();
        self.claims = None;
    }

    /// Another session is open: nothing that was chosen is in it.
    pub fn session_replaced(&mut self) {
        self.article = None;
        self.claims = None;
        self.contact = None;
        self.deadline.clear();
        self.introduction.clear();
    }

    /// Whether it asks somebody something.
    pub const fn asks(&self) -> bool {
        matches!(self.format, Format::Questions | Format::QuestionsPage)
    }

    /// The article that it is about; none for all of them.
    pub fn article_of(&self, desk: &Desk<'_>) -> Option<Id> {
        let there = |id: &Id| {
            let article = desk.session.articles.get(*id);
            article.is_some_and(|article| !article.removed)
        };
        let chosen = self.article.filter(there);
        if self.format.is_of_one() {
            chosen.or(desk.view.article)
        } else {
            chosen
        }
    }

    /// The claims that it is about, of those that are there; none for all.
    fn claims_of(&self, desk: &Desk<'_>) -> Vec<Id> {
        let there = |id: &Id| {
            let claim = desk.session.claims.get(*id);
            claim.is_some_and(|claim| desk.session.is_live(claim))
        };
        let chosen = self.claims.iter().flatten().copied();
        chosen.filter(there).collect()
    }

    /// Whether something can be made: not of claims of which none was chosen.
    pub fn is_something(&self) -> bool {
        self.claims.as_ref().is_none_or(|claims| !claims.is_empty())
    }

    /// The order.
    pub fn order(&self, desk: &Desk<'_>) -> Order<'static> {
        Order {
            options: self.options,
            language: self.language,
            article: self.article_of(desk),
            claims: self.claims_of(desk),
            mark: self.mark,
            publisher: self.publisher.trim().to_owned(),
            address: self.address.trim().to_owned(),
            contact: self.contact,
            deadline: self.deadline.trim().to_owned(),
            introduction: self.introduction.trim().to_owned(),
            reply: self.reply,
            held: Some(Arc::clone(&desk.derived.held.found)),
            ..Order::of(self.format)
        }
    }
}
