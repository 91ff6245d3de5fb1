//! The document itself.

use std::{
    borrow::Cow,
    collections::BTreeSet,
    ops::Deref,
    sync::{Arc, OnceLock},
};

use super::{
    commands::{command::Command, step::Step},
    reading::{
        names::{Given, Names},
        touched::Touched,
    },
    records::{
        article::{Article, Mark},
        claim::Claim,
        claimed::Claimed,
        draft::{Draft, Sentence},
        evidence::Evidence,
        tables::Tables,
    },
    values::id::Id,
};
use crate::text::Span;

/// A fact-check session: articles, claims, sources, people, decisions.
///
/// Everything in it can be read ([`Deref`] to [`Tables`]); the only way to change it is [`Session::apply`]. A clone is a
/// snapshot and costs a pointer per table.
#[derive(Clone, Debug, Default)]
pub struct Session {
    pub(super) tables: Tables,
    pub(super) done: Vec<Arc<Step>>,
    pub(super) undone: Vec<Arc<Step>>,
    pub(super) revision: u64,
    /// What the last change touched, if it was one command and that is known.
    pub(super) touched: Option<Vec<Touched>>,
    /// What claims are called, once somebody has asked; forgotten when a name may have changed.
    pub(super) names: OnceLock<Arc<Names>>,
    /// The numbers that were ever given to claims, once one was asked for. It only ever grows.
    pub(super) given: OnceLock<Arc<Given>>,
    /// The claims whose first finding is left out of it, if it is a view for somebody who checks blind.
    pub(super) veiled: Arc<BTreeSet<Id>>,
}

/// What a command did.
#[derive(Clone, Debug, PartialEq)]
pub struct Applied {
    /// What a person calls it ("Set verdict: False").
    pub label: String,
    /// The records it made, in the order they were made.
    pub created: Vec<Id>,
    /// Whether anything changed at all.
    pub changed: bool,
}

/// A claim's place in a draft.
#[derive(Clone, Copy, Debug)]
pub struct Placed<'a> {
    /// Its name.
    pub id: Id,
    /// The claim.
    pub claim: &'a Claim,
    /// Where it stands in the draft's text.
    pub span: Span,
}

impl Deref for Session {
    type Target = Tables;

    fn deref(&self) -> &Tables {
        &self.tables
    }
}

impl Session {
    /// A session of records that were read and checked; nothing in it can be undone.
    pub fn from_tables(tables: Tables) -> Self {
        Self {
            tables,
            ..Self::default()
        }
    }

    /// Counts changes: what was derived from the session under one revision holds until the next.
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// A command in words that do not depend on what was done before: an undo or redo as the fields that it sets, every
    /// other command as it is. With the same stamp it does the same, down to the names of its events. For the journal,
    /// which may begin later than the step.
    #[must_use]
    pub fn spelled_out<'c>(&self, command: &'c Command) -> Cow<'c, Command> {
        let (verb, step) = match command {
            Command::Undo => ("Undo", self.done.last()),
            Command::Redo => ("Redo", self.undone.last()),
            _ => return Cow::Borrowed(command),
        };
        let Some(step) = step else {
            return Cow::Borrowed(command);
        };
        Cow::Owned(Command::SetFields {
            label: format!("{verb} “{}”", step.label),
            fields: if *command == Command::Undo {
                step.backward()
            } else {
                step.forward()
            },
        })
    }

    /// The other way round: the undo or redo that [`Session::spelled_out`] made fields of, if it is the one that would be
    /// done now; every other command as it is. So what a journal gives back is undone step by step, not through its undos.
    #[must_use]
    pub fn meant_by<'c>(&self, command: &'c Command) -> Cow<'c, Command> {
        if let Command::SetFields { .. } = command {
            for verb in [Command::Undo, Command::Redo] {
                let spelled = self.spelled_out(&verb);
                if *spelled == *command {
                    drop(spelled);
                    return Cow::Owned(verb);
                }
            }
        }
        Cow::Borrowed(command)
    }

    /// What undo would take back.
    pub fn undo_label(&self) -> Option<&str> {
        self.done.last().map(|step| step.label.as_str())
    }

    /// What redo would do again.
    pub fn redo_label(&self) -> Option<&str> {
        self.undone.last().map(|step| step.label.as_str())
    }

    /// The articles in the order people see them.
    pub fn articles_in_order(&self) -> Vec<(Id, &Article)> {
        let mut list: Vec<(Id, &Article)> = self.articles.live().collect();
        list.sort_by_key(|(id, article)| (article.order, *id));
        list
    }

    /// The draft of an article that is being checked.
    pub fn draft_of(&self, article: Id) -> Option<(Id, &Draft)> {
        let id = self.articles.get(article)?.draft?;
        Some((id, self.drafts.get(id)?))
    }

    /// The sentences of an article's draft.
    pub fn sentences_of(&self, article: Id) -> &[Sentence] {
        let language = self.articles.get(article).map_or("en", Article::language);
        self.draft_of(article)
            .map_or(&[], |(_, draft)| draft.paragraphs.sentences(language))
    }

    /// What every claim is called. Worked out when first asked for and kept for as long as it holds.
    pub fn names(&self) -> Arc<Names> {
        Arc::clone(self.names.get_or_init(|| Arc::new(Names::of(&self.tables))))
    }

    /// The numbers that were ever given to claims. Counted when first asked for, and counted on.
    pub fn given(&self) -> Arc<Given> {
        let count = || Arc::new(Given::of(&self.tables));
        Arc::clone(self.given.get_or_init(count))
    }

    /// What people call a claim: "F12", "F4a".
    pub fn label(&self, claim: Id) -> String {
        self.names().label(&self.tables, claim)
    }

    /// Whether a claim is shown: live, and, while it is a suggestion, checkable or worth a check, whichever the session goes by
    /// ([`Details::measure`]), by the session's threshold. A part is shown with its whole.
    ///
    /// [`Details::measure`]: super::Details::measure
    pub fn is_shown(&self, claim: &Claim) -> bool {
        let own = self
            .whole_of(claim)
            .and_then(|whole| self.claims.get(whole));
        let own = own.unwrap_or(claim);
        let details = &self.details;
        self.is_live(claim)
            && (!own.is_suggestion() || details.measure(own) >= details.shown_from())
    }

    /// The live claims of an article that hold on to its draft, in text order (of two that begin together, the longer
    /// first), parts and suggestions below the threshold included. Sorts: call it once per revision, not in a frame.
    pub fn claims_of(&self, article: Id) -> Vec<Placed<'_>> {
        let Some((draft_id, draft)) = self.draft_of(article) else {
            return Vec::new();
        };
        let text = draft.paragraphs.text();
        let points = draft.paragraphs.points();
        let mut found: Vec<Placed<'_>> = self
            .claims
            .live()
            .filter(|(_, claim)| claim.article == article && self.is_live(claim))
            .filter_map(|(id, claim)| {
                // A quote that is not in its place is shown as lost, never at the wrong words.
                let span = claim.anchors.get(&draft_id)?.in_place(text, points)?;
                Some(Placed { id, claim, span })
            })
            .collect();
        found.sort_by_key(|placed| {
            (
                placed.span.start,
                std::cmp::Reverse(placed.span.end),
                placed.id,
            )
        });
        found
    }

    /// The live claims of an article that no longer hold on to its draft: their words are gone from it.
    pub fn lost_claims_of(&self, article: Id) -> Vec<(Id, &Claim)> {
        let draft = self.draft_of(article);
        let lost = |claim: &Claim| {
            draft.is_none_or(|(id, draft)| {
                let (text, points) = (draft.paragraphs.text(), draft.paragraphs.points());
                let anchor = claim.anchors.get(&id);
                anchor.is_none_or(|anchor| anchor.in_place(text, points).is_none())
            })
        };
        self.claims
            .live()
            .filter(|(_, claim)| claim.article == article && self.is_live(claim) && lost(claim))
            .collect()
    }

    /// The evidence of a claim, oldest first.
    pub fn evidence_of(&self, claim: Id) -> Vec<(Id, &Evidence)> {
        let mut found: Vec<(Id, &Evidence)> = self
            .evidence
            .live()
            .filter(|(_, evidence)| evidence.claim == claim)
            .collect();
        found.sort_by_key(|(id, evidence)| (evidence.made_at, *id));
        found
    }

    /// What the writer says a claim rests on, in the order of the text, those that nobody has looked at first.
    pub fn claimed_of(&self, claim: Id) -> Vec<(Id, &Claimed)> {
        let all = self.claimed.live();
        let found = all.filter(|(_, claimed)| claimed.claim == Some(claim));
        Claimed::in_order(found.collect())
    }

    /// The marks of an article with their places in its draft.
    pub fn marks_of(&self, article: Id) -> Vec<(Id, &Mark, Span)> {
        let Some((draft_id, draft)) = self.draft_of(article) else {
            return Vec::new();
        };
        let text = draft.paragraphs.text();
        let points = draft.paragraphs.points();
        let mut found: Vec<(Id, &Mark, Span)> = self
            .marks
            .live()
            .filter(|(_, mark)| mark.article == article)
            .filter_map(|(id, mark)| {
                let anchor = mark.anchors.get(&draft_id)?;
                Some((id, mark, anchor.in_place(text, points)?))
            })
            .collect();
        found.sort_by_key(|(id, _, span)| (*span, *id));
        found
    }

    /// A person's name, or a word for nobody.
    pub fn name_of(&self, person: Option<Id>) -> &str {
        person
            .and_then(|id| self.people.get(id))
            .map(|person| person.name.as_str())
            .filter(|name| !name.is_empty())
            .unwrap_or("somebody")
    }
}
