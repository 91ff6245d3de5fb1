//! What became of the claims since the draft before: worked out in the background, kept until the session changes.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};

use crate::{
    session::{Beside, Comparison, Fate, Followee, Id, Kind, Session},
    text::{Span, align::same_words},
    workbench::desk::Desk,
};

/// Which state of which article it was worked out for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DraftsKey {
    /// Which of the sessions opened in this window.
    document: u64,
    /// How often something was merged into it.
    merges: u64,
    /// Its revision.
    revision: u64,
    /// The article on screen.
    article: Option<Id>,
}

impl DraftsKey {
    pub const fn of(desk: &Desk<'_>) -> Self {
        Self {
            document: desk.document,
            merges: desk.merges,
            revision: desk.session.revision(),
            article: desk.view.article,
        }
    }
}

/// The comparisons that were made: drafts never change, so each is made once. By the earlier and the later draft.
pub type Made = HashMap<(Id, Id), Comparison>;

/// A draft beside the one before, with what became of the claims.
#[derive(Clone, Debug)]
pub struct Laid {
    /// The article.
    pub article: Id,
    /// The earlier draft.
    pub before: Id,
    /// The later one.
    pub current: Id,
    /// The two beside each other.
    pub comparison: Comparison,
    /// Their paragraphs in rows.
    pub rows: Arc<[Beside]>,
    /// The words of the earlier draft that are gone, and those of the later one that came.
    pub changed: Arc<(Vec<Span>, Vec<Span>)>,
    /// Claims and marks with what became of them, in text order.
    pub followed: Vec<Followee>,
    /// For each row, who stands in it: places among those that were followed.
    pub stand: BTreeMap<usize, Vec<usize>>,
    /// The rows in which something changed that no open claim or mark tells of.
    pub others: Vec<usize>,
    /// Sentences of the later draft that are other ones and that nobody has decided anything about.
    pub untouched: usize,
}

/// Lays the article of a session beside its draft before; none if there is none.
pub fn lay(session: &Session, article: Id, made: &mut Made) -> Option<Laid> {
    let (current, _) = session.draft_of(article)?;
    let (before, _) = session.draft_before(article)?;
    let mut compare = |old: Id| -> Option<Comparison> {
        if let Some(known) = made.get(&(old, current)) {
            return Some(known.clone());
        }
        let new = session.compare(article, old)?;
        made.insert((old, current), new.clone());
        Some(new)
    };
    let comparison = compare(before)?;
    let followed = session.followed(article, &mut compare);
    let language = session.articles.get(article)?.language();
    let rows = comparison.rows(language);
    let (old, new) = (comparison.old.text(), comparison.new.text());
    let changed = comparison.alignment.changed_words(old, new);
    let mut laid = Laid {
        article,
        before,
        current,
        rows: rows.into(),
        changed: Arc::new(changed),
        followed,
        stand: BTreeMap::new(),
        others: Vec::new(),
        untouched: 0,
        comparison,
    };
    laid.place(session, language);
    Some(laid)
}

impl Laid {
    /// Finds out in which row each stands.
    fn place(&mut self, session: &Session, language: &str) {
        let mut of_old: HashMap<usize, usize> = HashMap::new();
        let mut of_new: HashMap<usize, usize> = HashMap::new();
        for (at, row) in self.rows.iter().enumerate() {
            of_old.extend(row.old.map(|old| (old, at)));
            of_new.extend(row.new.map(|new| (new, at)));
        }
        let olds = self.comparison.old.paragraphs();
        let news = self.comparison.new.paragraphs();
        let within = |list: &[crate::session::Paragraph], byte: usize| {
            list.partition_point(|one| one.span.start <= byte)
                .checked_sub(1)
        };
        for (at, one) in self.followed.iter().enumerate() {
            let old = (one.draft == self.before)
                .then(|| within(olds, one.from.start))
                .flatten();
            let new = one.fate.place().and_then(|to| within(news, to.start));
            let row = new
                .and_then(|new| of_new.get(&new))
                .or_else(|| old.and_then(|old| of_old.get(&old)));
            self.stand
                .entry(row.copied().unwrap_or(0))
                .or_default()
                .push(at);
        }
        let told: BTreeSet<usize> = self
            .stand
            .iter()
            .filter(|(_, list)| list.iter().any(|at| self.is_open(*at)))
            .map(|(row, _)| *row)
            .collect();
        let meets = |list: &[Span], span: Span| {
            let from = list.partition_point(|one| one.end <= span.start);
            list.get(from).is_some_and(|one| one.start < span.end)
        };
        for (at, row) in self.rows.iter().enumerate() {
            let old = row.old.and_then(|old| olds.get(old));
            let new = row.new.and_then(|new| news.get(new));
            let changed = old.is_some_and(|old| meets(&self.changed.0, old.span))
                || new.is_some_and(|new| meets(&self.changed.1, new.span));
            if changed && !told.contains(&at) {
                self.others.push(at);
            }
        }
        let (states, _) = session.coverage(self.article);
        let sentences = session.sentences_of(self.article).iter();
        let untouched: BTreeSet<Span> = sentences
            .zip(states)
            .filter(|(_, state)| *state == crate::session::SentenceState::Untouched)
            .map(|(sentence, _)| sentence.span)
            .collect();
        let changed = self.comparison.changed_sentences(language);
        self.untouched = changed
            .iter()
            .filter(|span| untouched.contains(span))
            .count();
    }

    fn is_open(&self, at: usize) -> bool {
        self.followed.get(at).is_some_and(|one| one.open)
    }

    /// Those that a person must settle, in text order.
    pub fn open(&self) -> impl Iterator<Item = &Followee> {
        self.followed.iter().filter(|one| one.open)
    }

    /// The row in which somebody stands.
    pub fn row_of(&self, id: Id) -> Option<usize> {
        let at = self.followed.iter().position(|one| one.id == id)?;
        let mut rows = self.stand.iter();
        rows.find(|(_, list)| list.contains(&at))
            .map(|(row, _)| *row)
    }

    /// Words of the later draft.
    pub fn new_words(&self, span: Span) -> &str {
        span.of(self.comparison.new.text())
    }
}

/// The earlier words of somebody, wherever they stood.
pub fn words_before<'s>(session: &'s Session, one: &Followee) -> &'s str {
    let draft = session.drafts.get(one.draft);
    draft.map_or("", |draft| one.from.of(draft.paragraphs.text()))
}

/// One way to settle something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// What people read.
    pub words: String,
    /// Where it stands then, as a span of the later draft; none: nowhere.
    pub place: Option<Span>,
    /// Whether what was decided stands.
    pub stands: bool,
}

/// The ways to settle something, in the order of their keys; the last is that it is gone.
pub fn ways(session: &Session, laid: &Laid, one: &Followee) -> Vec<Way> {
    let way = |words: &str, place: Option<Span>, stands: bool| Way {
        words: words.to_owned(),
        place,
        stands,
    };
    if one.kind == Kind::Mark {
        let mut all: Vec<Way> = places(&one.fate)
            .map(|place| way("Still nothing to check", Some(place), false))
            .take(MOST)
            .collect();
        all.push(way("To be checked: no mark", None, false));
        return all;
    }
    let claim = session.claims.get(one.id);
    let decided = claim.is_some_and(|claim| claim.is_decided() || claim.verdict.is_some());
    let mut all = Vec::new();
    if let Fate::Asked { places } = &one.fate {
        let before = words_before(session, one);
        for place in places.iter().take(MOST) {
            let words = laid.new_words(*place);
            let same = same_words(before, words);
            let said = crate::workbench::desk::record_words::short(words, 70);
            all.push(way(&format!("Here: {said}"), Some(*place), decided && same));
        }
    } else if let Some(place) = one.fate.place() {
        if decided {
            all.push(way("Check again", Some(place), false));
            all.push(way("The same fact: the verdict stands", Some(place), true));
        } else {
            all.push(way("It is these words now", Some(place), false));
        }
    }
    let gone = if one.fate == Fate::Gone {
        "Cut from the copy"
    } else {
        "None of these words: it was cut"
    };
    all.push(way(gone, None, false));
    all
}

/// Most places that are offered: there are nine digits, and one is for none of them.
const MOST: usize = 8;

fn places(fate: &Fate) -> impl Iterator<Item = Span> + '_ {
    let several = match fate {
        Fate::Asked { places } => places.as_slice(),
        _ => &[],
    };
    let one = fate.place().filter(|_| several.is_empty());
    several.iter().copied().chain(one)
}
