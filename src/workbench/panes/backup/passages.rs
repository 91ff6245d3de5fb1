//! The passages of the backup that bear on the claims of the article: found in the background for all of them, for the selected one
//! first, then for those nearest to it.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use super::{
    Message,
    shelf::{Searched, Shelf},
};
use crate::{
    backup::{Meanings, Spot, locator},
    meaning::Encoder,
    session::{Claim, Id, Session},
    workbench::desk::{ClaimRow, Desk, Job, Out, PassagesNow},
};

/// Passages that are listed for a claim.
const LISTED: usize = 5;
/// So many claims are asked for by one job: what was found of them is seen before all are asked for.
const BATCH: usize = 8;
/// So many answers to what the claims of other articles ask are kept.
const KEPT: usize = 1_000;

/// A passage, and why it was found.
#[derive(Clone, Debug)]
pub struct Passage {
    pub spot: Spot,
    pub why: String,
    /// It has a figure, a name or a date of the claim.
    pub has_facts: bool,
}

/// What is asked: the words of a claim, and the headline above it. Whoever asks the same gets the same.
type Asked = (String, String);

/// What was found, and of which documents: the revision of the shelf.
type Found = (u64, Vec<Passage>);

/// What the work comes back with.
pub struct Answer {
    document: u64,
    shelf: u64,
    found: Vec<(Asked, Vec<Passage>)>,
    /// What ranked them, for those that are asked for next.
    encoder: Option<Arc<Encoder>>,
}

/// The passages for the claims of the article.
#[derive(Debug, Default)]
pub struct Passages {
    /// What the claims were taken of: the session, its revision, and the article.
    of: Option<(u64, u64, Option<Id>)>,
    /// What each claim of the article asks, in text order.
    claims: Vec<(Id, Asked)>,
    /// Where a claim stands among them.
    places: HashMap<Id, usize>,
    found: HashMap<Asked, Found>,
    /// What is being asked for, in this session and of these documents.
    asked: Option<(u64, u64, Vec<Asked>)>,
    /// Something else is asked for by now: whoever works comes back with what there is.
    hurry: Arc<AtomicBool>,
    /// Nothing more is to be asked for of these documents.
    done: Option<u64>,
    encoder: Option<Arc<Encoder>>,
    meanings: Arc<Meanings>,
    counts: Arc<BTreeMap<Id, usize>>,
    revision: u64,
}

impl Drop for Passages {
    fn drop(&mut self) {
        self.hurry.store(true, Ordering::Relaxed);
    }
}

impl Passages {
    /// Has passages looked for that were not yet: where the claims or the documents are other ones. Whether what is known of the
    /// claims changed.
    pub fn follow(&mut self, shelf: &Shelf, desk: &Desk<'_>, out: &mut Out<Message>) -> bool {
        if shelf.all().is_empty() {
            self.of = None;
            self.claims.clear();
            self.places.clear();
            self.found.clear();
            return self.count();
        }
        let of = (desk.document, desk.session.revision(), desk.view.article);
        let new = |claim| !self.places.contains_key(&claim);
        let changed = self.of != Some(of) || desk.view.claim.is_some_and(new);
        if changed {
            self.of = Some(of);
            self.list(desk);
            self.done = None;
        }
        let counted = changed && self.count();
        let old = |(_, of, _): &(u64, u64, Vec<Asked>)| *of != shelf.revision;
        if self.asked.as_ref().is_some_and(old) {
            self.hurry.store(true, Ordering::Relaxed);
        }
        if !shelf.is_settled() || self.done == Some(shelf.revision) {
            return counted;
        }
        let selected = desk.view.claim.and_then(|claim| self.places.get(&claim));
        let selected = selected.copied().unwrap_or_default();
        if let Some((_, _, asked)) = &self.asked {
            let first = self.claims.get(selected).map(|(_, asked)| asked);
            if first.is_some_and(|first| {
                !self.knows(first, shelf.revision) && asked.first() != Some(first)
            }) {
                self.hurry.store(true, Ordering::Relaxed);
            }
            return counted;
        }
        self.ask(selected, shelf, desk, out);
        counted
    }

    /// Takes the claims of the article, and of the selected claim, down.
    fn list(&mut self, desk: &Desk<'_>) {
        let rows = desk.derived.claims.iter();
        let rows = rows.flat_map(|row| [row].into_iter().chain(desk.derived.pieces(row.id)));
        let listed = rows.map(|row: &ClaimRow| row.id).chain(desk.view.claim);
        self.claims.clear();
        self.places.clear();
        for id in listed {
            if self.places.contains_key(&id) {
                continue;
            }
            self.places.insert(id, self.claims.len());
            // A name without a claim asks nothing.
            let claim = desk.session.claims.get(id);
            let asked = claim.map(|claim| asked(desk.session, claim));
            self.claims.push((id, asked.unwrap_or_default()));
        }
    }

    fn knows(&self, asked: &Asked, shelf: u64) -> bool {
        self.found.get(asked).is_some_and(|(of, _)| *of == shelf)
    }

    /// Has the next passages looked for: those of the claim at a place first, then those nearest to it.
    fn ask(&mut self, selected: usize, shelf: &Shelf, desk: &Desk<'_>, out: &mut Out<Message>) {
        let claims = self.claims.iter().enumerate();
        let unknown = claims.filter(|(_, (_, asked))| !self.knows(asked, shelf.revision));
        let mut unknown: Vec<(usize, &Asked)> = unknown
            .map(|(at, (_, asked))| (at.abs_diff(selected), asked))
            .collect();
        if unknown.is_empty() {
            self.done = Some(shelf.revision);
            self.encoder = None;
            return;
        }
        unknown.sort_by_key(|(far, _)| *far);
        let next = unknown.into_iter().take(BATCH);
        let next: Vec<Asked> = next.map(|(_, asked)| asked.clone()).collect();
        let (document, revision) = (desk.document, shelf.revision);
        self.asked = Some((document, revision, next.clone()));
        self.hurry = Arc::default();
        let (hurry, meanings) = (Arc::clone(&self.hurry), Arc::clone(&self.meanings));
        let (held, load) = (self.encoder.take(), desk.outside.encoder);
        let searched = shelf.search();
        let work = move |_: &_| {
            // Where there is no encoder, the words alone decide.
            let encoder = held.or_else(|| load.and_then(|load| load().ok()));
            let meant = encoder.as_deref().map(|encoder| (encoder, &*meanings));
            let mut found = Vec::new();
            for asked in next {
                let passages = look(&asked, &searched, meant);
                found.push((asked, passages));
                if hurry.load(Ordering::Relaxed) {
                    break;
                }
            }
            Message::Passages(Box::new(Answer {
                document,
                shelf: revision,
                found,
                encoder,
            }))
        };
        out.start(Job::quiet("Looking for passages", work).or(Message::NoPassages));
    }

    /// They were found.
    pub fn take(&mut self, answer: Answer, shelf: &Shelf, desk: &Desk<'_>) {
        if answer.document != desk.document {
            return;
        }
        self.asked = None;
        self.encoder = answer.encoder;
        for (asked, passages) in answer.found {
            self.found.insert(asked, (answer.shelf, passages));
        }
        // What nobody asks any more is kept for the other articles, as long as it is right.
        let here: HashSet<&Asked> = self.claims.iter().map(|(_, asked)| asked).collect();
        let many = self.found.len() > here.len() + KEPT;
        self.found
            .retain(|asked, (of, _)| here.contains(asked) || (*of == shelf.revision && !many));
        self.count();
    }

    /// They were not: they are again when something changes.
    pub fn stopped(&mut self, shelf: &Shelf) {
        self.asked = None;
        self.done = Some(shelf.revision);
    }

    /// Counts what was found; whether it is something else.
    fn count(&mut self) -> bool {
        let counts = self.claims.iter().filter_map(|(id, asked)| {
            let (_, passages) = self.found.get(asked)?;
            let many = passages.iter().filter(|one| one.has_facts).count();
            (many > 0).then_some((*id, many))
        });
        let counts: BTreeMap<Id, usize> = counts.collect();
        let changed = counts != *self.counts;
        if changed {
            self.counts = Arc::new(counts);
            self.revision += 1;
        }
        changed
    }

    /// How many there are of each claim, if that is something else than under a revision.
    pub fn since(&self, revision: u64) -> Option<PassagesNow> {
        (revision != self.revision).then(|| PassagesNow {
            counts: Arc::clone(&self.counts),
            revision: self.revision,
        })
    }

    fn found(&self, claim: Id) -> Option<&Found> {
        let (_, asked) = self.claims.get(*self.places.get(&claim)?)?;
        self.found.get(asked)
    }

    /// Whether the passages of a claim were looked for in all documents.
    pub fn is_known(&self, claim: Id, shelf: &Shelf) -> bool {
        let known = self
            .found(claim)
            .is_some_and(|(of, _)| *of == shelf.revision);
        known || self.done == Some(shelf.revision)
    }

    /// The passages for a claim, best first, as far as they were found.
    pub fn of(&self, claim: Id) -> impl Iterator<Item = &Passage> {
        self.found(claim)
            .into_iter()
            .flat_map(|(_, passages)| passages)
    }
}

/// The best passages for one claim.
fn look(
    (words, title): &Asked,
    searched: &Searched,
    meant: Option<(&Encoder, &Meanings)>,
) -> Vec<Passage> {
    let found = searched.with(|index, here| index.bearing_on(words, title, LISTED, meant, here));
    let passages = found.into_iter().filter_map(|one| {
        let (source, read, place) = searched.place(one.found)?;
        let why = if one.reasons.is_empty() {
            "says something alike".to_owned()
        } else {
            one.reasons.join(", ")
        };
        Some(Passage {
            spot: Spot {
                source,
                place,
                locator: locator(read, place).0,
            },
            why,
            has_facts: one.has_facts,
        })
    });
    passages.collect()
}

/// The draft on screen of the article that a claim is of.
pub fn draft_of(session: &Session, claim: &Claim) -> Option<Id> {
    session.articles.get(claim.article)?.draft
}

/// What a claim asks.
fn asked(session: &Session, claim: &Claim) -> Asked {
    let words = claim.words(draft_of(session, claim));
    let article = session.articles.get(claim.article);
    let title = article.map_or("", |article| article.title.as_str());
    (words.to_owned(), title.to_owned())
}
