//! The quotations of articles, held against the documents of the backup.

use std::collections::BTreeMap;

use super::{Document, locator};
use crate::{
    compare::quotation::{Change, Folded, Missing, Note, Outcome, Quotation, look, quotations},
    rules::{self, HeldAs, HeldQuotation},
    session::{Draft, Id, Session},
    text::Span,
};

/// So much text, in bytes, is made ready at a time: words that are ready take more than twice the room of their text.
const AT_A_TIME: usize = 4 << 20;

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
    /// Holds the quotations of all articles against documents, each with its source; now and then it is asked whether to stop.
    pub fn of(session: &Session, documents: &[(Id, &Document)], stop: &dyn Fn() -> bool) -> Self {
        // Where there is nothing to look in, nothing is missed.
        if documents.is_empty() {
            return Self::default();
        }
        let drafts = session.articles_in_order().into_iter();
        let drafts: Vec<(Id, &Draft, Vec<Quotation>)> = drafts
            .filter_map(|(article, _)| session.draft_of(article))
            .map(|(id, draft)| (id, draft, quotations(draft.paragraphs.text())))
            .collect();
        let all: Vec<&Quotation> = drafts.iter().flat_map(|(_, _, all)| all).collect();
        let mut outcomes = outcomes(&all, documents, stop).into_iter();
        if stop() {
            return Self::default();
        }
        let (mut found, mut held) = (BTreeMap::new(), Vec::new());
        for (id, draft, quoted) in &drafts {
            let text = draft.paragraphs.text();
            let all: Vec<Compared> = quoted
                .iter()
                .zip(outcomes.by_ref())
                .map(|(quotation, outcome)| Compared {
                    span: quotation.span,
                    held: held_as(text, outcome, documents),
                })
                .collect();
            held.push((*id, for_rules(session, draft, &all, documents.len())));
            found.insert(*id, all);
        }
        Self {
            found,
            held: rules::Held::of(held),
        }
    }
}

/// What was found of each quotation. A few documents at a time are made ready, and let go of again.
fn outcomes(
    all: &[&Quotation],
    documents: &[(Id, &Document)],
    stop: &dyn Fn() -> bool,
) -> Vec<Outcome> {
    let mut outcomes: Vec<Option<Outcome>> = vec![None; all.len()];
    let mut first = 0;
    while first < documents.len() && !all.is_empty() && !stop() {
        let rest = documents.get(first..).unwrap_or_default();
        let mut size = 0;
        let few = rest.iter().take_while(|(_, read)| {
            let fits = size < AT_A_TIME;
            size += read.text.len();
            fits
        });
        let folded: Vec<Folded> = few.map(|(_, read)| Folded::of(&read.text)).collect();
        let few: Vec<&Folded> = folded.iter().collect();
        for (quotation, outcome) in all.iter().zip(&mut outcomes) {
            let more = look(quotation, &few);
            *outcome = Some(match outcome.take() {
                Some(before) => before.and(more, first),
                None => more,
            });
        }
        first += folded.len();
    }
    let none = || Outcome::NotFound(Missing::Nowhere);
    let outcomes = outcomes.into_iter();
    outcomes.map(|one| one.unwrap_or_else(none)).collect()
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

/// What was found of a quotation of a text, with its places.
fn held_as(text: &str, outcome: Outcome, documents: &[(Id, &Document)]) -> Held {
    let spot = |number: usize, place: Span| {
        let (source, read) = documents.get(number)?;
        Some(Spot {
            source: *source,
            place,
            locator: locator(read, place).0,
        })
    };
    match outcome {
        Outcome::ToTheLetter(places) => {
            let places = places.into_iter();
            let places =
                places.filter_map(|place| Some((spot(place.document, place.span)?, place.notes)));
            Held::ToTheLetter(places.collect())
        }
        Outcome::Differs(nearest) => {
            let nearest = nearest.into_iter().filter_map(|near| {
                let (_, read) = documents.get(near.document)?;
                Some(Near {
                    spot: spot(near.document, near.span)?,
                    words: both(text, &read.text, near.span, &near.changes),
                })
            });
            Held::Differs(nearest.collect())
        }
        Outcome::NotFound(why) => Held::NotFound(why),
    }
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
