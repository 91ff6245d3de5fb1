//! The quotations of articles, held against the documents of the backup.

use std::collections::BTreeMap;

use super::{Document, locator};
use crate::{
    compare::quotation::{Change, Folded, Missing, Note, Outcome, look, quotations},
    rules::{self, HeldAs, HeldQuotation},
    session::{Draft, Id, Session},
    text::Span,
};

/// A place in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The document's source.
    pub source: Id,
    /// Where in its text.
    pub place: Span,
    /// The page, the time or the paragraph.
    pub locator: String,
}

/// Who has some words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Both the article and the document.
    Both,
    /// The article alone.
    Article,
    /// The document alone.
    Document,
}

/// A passage that comes near to a quotation.
#[derive(Clone, Debug)]
pub struct Near {
    /// Where it is.
    pub spot: Spot,
    /// Both wordings in one line.
    pub words: Vec<(Side, String)>,
}

/// What was found of a quotation.
#[derive(Clone, Debug)]
pub enum Held {
    /// It stands there to the letter; what to look at all the same.
    ToTheLetter(Vec<(Spot, Vec<Note>)>),
    /// No document has its words; these come nearest.
    Differs(Vec<Near>),
    /// Nothing comes near.
    NotFound(Missing),
}

/// A quotation of the article, and what was found of it.
#[derive(Clone, Debug)]
pub struct Compared {
    /// Where it stands in the draft.
    pub span: Span,
    /// What was found of it.
    pub held: Held,
}

/// The quotations of all articles.
#[derive(Clone, Debug, Default)]
pub struct Quoted {
    /// Those of each draft on screen, in the order of the text.
    pub found: BTreeMap<Id, Vec<Compared>>,
    /// What the rules are told of them.
    pub held: rules::Held,
}

impl Quoted {
    /// Holds the quotations of all articles against documents, each with its source and made ready; between two articles it is asked
    /// whether to stop.
    pub fn of(
        session: &Session,
        documents: &[(Id, &Document)],
        folded: &[&Folded],
        stop: &dyn Fn() -> bool,
    ) -> Self {
        // Where there is nothing to look in, nothing is missed.
        if documents.is_empty() {
            return Self::default();
        }
        let mut found = BTreeMap::new();
        let mut held = Vec::new();
        for (article, _) in session.articles_in_order() {
            let Some((id, draft)) = session.draft_of(article) else {
                continue;
            };
            if stop() {
                break;
            }
            let all = compared(draft.paragraphs.text(), documents, folded);
            held.push((id, for_rules(session, draft, &all, documents.len())));
            found.insert(id, all);
        }
        Self {
            found,
            held: rules::Held::of(held),
        }
    }
}

/// What the rules are told: of the quotations that stand nowhere to the letter.
fn for_rules(
    session: &Session,
    draft: &Draft,
    all: &[Compared],
    documents: usize,
) -> Vec<HeldQuotation> {
    let text = draft.paragraphs.text();
    let told = all.iter().filter_map(|one| {
        let held = match &one.held {
            Held::Differs(nearest) => {
                let near = nearest.first()?;
                let title = session.sources.get(near.spot.source)?.title.clone();
                let there = near.words.iter().filter(|(side, _)| *side != Side::Article);
                let there: Vec<&str> = there.map(|(_, words)| words.as_str()).collect();
                HeldAs::Differs(title, near.spot.locator.clone(), there.join(" "))
            }
            Held::NotFound(Missing::Nowhere) => HeldAs::Nowhere(documents),
            _ => return None,
        };
        let (start, end) = draft.paragraphs.points().from_span(text, one.span)?;
        let marks = ['“', '”', '"', '„', '«', '»', ',', ' '];
        Some(HeldQuotation {
            start,
            end,
            words: one.span.of(text).trim_matches(marks).to_owned(),
            held,
        })
    });
    told.collect()
}

/// Every quotation of a text, held against documents: each with its source, and made ready to be compared.
fn compared(text: &str, documents: &[(Id, &Document)], folded: &[&Folded]) -> Vec<Compared> {
    let spot = |number: usize, place: Span| {
        let (source, read) = documents.get(number)?;
        Some(Spot {
            source: *source,
            place,
            locator: locator(read, place).0,
        })
    };
    let found = quotations(text).into_iter().map(|quotation| {
        let held = match look(&quotation, folded) {
            Outcome::ToTheLetter(places) => Held::ToTheLetter(
                places
                    .into_iter()
                    .filter_map(|place| Some((spot(place.document, place.span)?, place.notes)))
                    .collect(),
            ),
            Outcome::Differs(nearest) => Held::Differs(
                nearest
                    .into_iter()
                    .filter_map(|near| {
                        let (_, read) = documents.get(near.document)?;
                        Some(Near {
                            spot: spot(near.document, near.span)?,
                            words: both(text, &read.text, near.span, &near.changes),
                        })
                    })
                    .collect(),
            ),
            Outcome::NotFound(why) => Held::NotFound(why),
        };
        Compared {
            span: quotation.span,
            held,
        }
    });
    found.collect()
}

/// The words of a document, with those of the article that differ set before them: gone is what the article has and the document
/// has not.
fn both(article: &str, document: &str, span: Span, changes: &[Change]) -> Vec<(Side, String)> {
    let line = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut words = Vec::new();
    let mut push = |side, text: &str| {
        let text = line(text);
        if !text.is_empty() {
            words.push((side, text));
        }
    };
    let mut at = span.start;
    for change in changes {
        push(
            Side::Both,
            document.get(at..change.document.start).unwrap_or_default(),
        );
        push(Side::Article, change.quoted.of(article));
        push(Side::Document, change.document.of(document));
        at = change.document.end.max(at);
    }
    push(Side::Both, document.get(at..span.end).unwrap_or_default());
    words
}
