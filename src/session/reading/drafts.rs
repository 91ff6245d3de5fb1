//! A new draft beside an earlier one: what became of each claim and each mark, and what there is to settle.
//!
//! Nothing is moved silently. What stands word for word is followed; every other case is a question that a person settles
//! with one key ([`Command::Settle`]). Whether there is something to settle follows from the records: a claim without a
//! place in the current draft that is not cut, or one that was decided on other words, or in another sentence.
//!
//! [`Command::Settle`]: crate::session::Command::Settle

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::beside::shared;
use crate::session::{
    document::Session,
    records::{
        article::Article,
        claim::{Claim, Resolution},
        draft::{Draft, DraftText, Role, Sentence},
        kind::Kind,
        tables::Tables,
    },
    values::id::Id,
};
use crate::text::{
    Anchor, Few, Span,
    align::{Alignment, Differs, Followed, differs, same_words},
};

/// So much of two texts in common, per mille of the shorter, makes one look like a draft of the other: two stories about
/// one event share quotations, not a third of their sentences.
pub const LIKE: usize = 333;

/// Two drafts of an article beside each other. Cheap to clone; making one takes time with the length of both.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The earlier text.
    pub old: DraftText,
    /// The later one.
    pub new: DraftText,
    /// How they lie beside each other.
    pub alignment: Arc<Alignment>,
}

impl Comparison {
    /// Lays a draft beside an earlier one, in the article's language.
    pub fn new(old: &DraftText, new: &DraftText, language: &str) -> Self {
        let spans = |text: &DraftText| -> Vec<Span> {
            let sentences = text.sentences(language).iter();
            sentences.map(|sentence| sentence.span).collect()
        };
        let alignment = Alignment::new(old.text(), &spans(old), new.text(), &spans(new));
        Self {
            old: old.clone(),
            new: new.clone(),
            alignment: Arc::new(alignment),
        }
    }

    /// Where the words of anchors of the earlier draft stand in the later one; of one that does not hold, nowhere.
    pub fn follow(&self, anchors: &[&Anchor]) -> Vec<Followed> {
        let (old, points) = (self.old.text(), self.old.points());
        let places = anchors.iter().map(|anchor| anchor.in_place(old, points));
        let spans: Vec<Span> = places.map(Option::unwrap_or_default).collect();
        self.alignment.follow(old, self.new.text(), &spans)
    }
}

/// What became of a claim or a mark in a new draft. Places are in the new draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Its words stand where they stood.
    Unchanged {
        /// Where.
        to: Span,
        /// The sentence around them is another one now.
        around: bool,
    },
    /// Its words stand elsewhere.
    Moved {
        /// Where.
        to: Span,
        /// The sentence around them is another one now.
        around: bool,
    },
    /// Other words stand in its place.
    Changed {
        /// Which.
        to: Span,
        /// How alike the two are, per mille.
        likeness: usize,
        /// What they differ in that no likeness outweighs. Where there is nothing, the new words are proposed.
        differs: Vec<Differs>,
    },
    /// Several places may be its own.
    Asked {
        /// They, the likeliest first.
        places: Vec<Span>,
    },
    /// Its words are not in the draft.
    Gone,
}

impl Fate {
    /// What people read.
    pub const fn label(&self) -> &'static str {
        match self {
            Self::Unchanged { .. } => "unchanged",
            Self::Moved { .. } => "moved",
            Self::Changed { .. } => "text changed",
            Self::Asked { .. } => "which?",
            Self::Gone => "gone",
        }
    }

    /// The likeliest place.
    pub fn place(&self) -> Option<Span> {
        match self {
            Self::Unchanged { to, .. } | Self::Moved { to, .. } | Self::Changed { to, .. } => {
                Some(*to)
            }
            Self::Asked { places } => places.first().copied(),
            Self::Gone => None,
        }
    }
}

/// A claim or a mark, and what became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Followee {
    /// [`Kind::Claim`] or [`Kind::Mark`].
    pub kind: Kind,
    /// Its name.
    pub id: Id,
    /// The earlier draft that it is compared with: the one it was decided on, or the last in which it stands.
    pub draft: Id,
    /// Where it stands there.
    pub from: Span,
    /// What became of it.
    pub fate: Fate,
    /// Whether a person must say what becomes of it.
    pub open: bool,
}

/// The anchor that a claim or mark of the current draft is compared with: of the draft it was decided on, else of the last
/// other one that it stands in.
pub(in crate::session) fn base<'a>(
    tables: &Tables,
    anchors: &'a Few<Id, Anchor>,
    decided_on: Option<Id>,
    current: Id,
) -> Option<(Id, &'a Anchor)> {
    let decided = decided_on.filter(|on| *on != current);
    if let Some((id, anchor)) = decided.and_then(|on| anchors.get_key_value(&on)) {
        return Some((*id, anchor));
    }
    let number = |id: Id| tables.drafts.get(id).map(|draft| draft.number);
    let others = anchors.iter().filter(|(id, _)| **id != current);
    let known = others.filter_map(|(id, anchor)| Some((number(*id)?, *id, anchor)));
    let last = known.max_by_key(|(number, id, _)| (*number, *id));
    last.map(|(_, id, anchor)| (id, anchor))
}

impl Tables {
    /// The draft of an article that came before its current one: that with the next lower number; before the first, the last.
    pub fn draft_before(&self, article: Id) -> Option<(Id, &Draft)> {
        let current = self.articles.get(article)?.draft?;
        let number = self.drafts.get(current)?.number;
        let others = || {
            let all = self.drafts.live();
            all.filter(move |(id, draft)| draft.article == article && *id != current)
        };
        let earlier = others().filter(|(_, draft)| draft.number < number);
        earlier
            .max_by_key(|(id, draft)| (draft.number, *id))
            .or_else(|| others().max_by_key(|(id, draft)| (draft.number, *id)))
    }

    /// Whether a claim is decided, and was so on other words than stand in its article's current draft, or in another sentence. One
    /// that stands nowhere in it is, too, unless it was cut.
    pub fn is_stale(&self, claim: &Claim) -> bool {
        let Some(article) = self
            .articles
            .get(claim.article)
            .filter(|_| claim.is_decided())
        else {
            return false;
        };
        let (Some(on), Some(current)) = (claim.checked_against, article.draft) else {
            return false;
        };
        if on == current {
            return false;
        }
        let text = |id: Id| self.drafts.get(id).map(|draft| &draft.paragraphs);
        let (Some(old), Some(new)) = (text(on), text(current)) else {
            return false;
        };
        match (claim.anchors.get(&on), claim.anchors.get(&current)) {
            (Some(before), Some(after)) => {
                let source = claim
                    .attribution
                    .as_ref()
                    .map_or("", |by| by.source.as_str());
                let language = article.language();
                let old = Beside::of(old, before, language, source);
                let new = Beside::of(new, after, language, source);
                !same_words(&before.exact, &after.exact)
                    || match (old, new) {
                        (Some(old), Some(new)) => !old.is_as(&new),
                        (old, new) => old.is_some() != new.is_some(),
                    }
            }
            (_, None) => claim.resolution != Resolution::Cut,
            (None, Some(_)) => true,
        }
    }
}

/// How far a heading stands above what it heads, in paragraphs, at most.
const HEADED: usize = 40;

/// What the words of an anchor stand in and under, as places in a text: other words there may make the same words another
/// statement.
struct Beside<'t> {
    text: &'t str,
    /// The sentences they are in.
    sentences: Span,
    /// The sentence before, where it ends in a colon.
    leads: Option<Span>,
    /// The heading above.
    heading: Option<Span>,
    /// The sentence of their paragraph that names who says it, where that is another one.
    said: Option<Span>,
}

impl<'t> Beside<'t> {
    fn of(text: &'t DraftText, anchor: &Anchor, language: &str, source: &str) -> Option<Self> {
        let span = anchor.in_place(text.text(), text.points())?;
        let all = text.sentences(language);
        let words = |span: Span| span.of(text.text());
        let from = all.partition_point(|sentence| sentence.span.end <= span.start);
        let to = all.partition_point(|sentence| sentence.span.start < span.end);
        let (first, last) = (all.get(from)?, all.get(to.checked_sub(1)?)?);
        let sentences = Span::new(first.span.start, last.span.end);
        let before = from.checked_sub(1).and_then(|at| all.get(at));
        let leads = before.filter(|before| words(before.span).trim_end().ends_with(':'));
        let above = text.paragraphs().get(..first.paragraph).unwrap_or_default();
        let heading = above
            .iter()
            .rev()
            .take(HEADED)
            .find(|paragraph| paragraph.role == Role::Subheading);
        let apart = !source.is_empty() && !words(sentences).contains(source);
        let near = from.saturating_sub(HEADED)..(to + HEADED).min(all.len());
        let near = all.get(near).filter(|_| apart).unwrap_or_default();
        let said = near.iter().find(|sentence: &&Sentence| {
            sentence.paragraph == first.paragraph && words(sentence.span).contains(source)
        });
        Some(Self {
            text: text.text(),
            sentences,
            leads: leads.map(|before| before.span),
            heading: heading.map(|heading| heading.span),
            said: said.map(|said| said.span),
        })
    }

    /// Whether the same stands beside both.
    fn is_as(&self, other: &Self) -> bool {
        let same = |one: Option<Span>, there: Option<Span>| match (one, there) {
            (Some(one), Some(there)) => same_words(one.of(self.text), there.of(other.text)),
            (one, there) => one.is_some() == there.is_some(),
        };
        same(Some(self.sentences), Some(other.sentences))
            && same(self.leads, other.leads)
            && same(self.heading, other.heading)
            && same(self.said, other.said)
    }
}

/// What is compared, before it is known what became of it.
struct Before<'a> {
    kind: Kind,
    id: Id,
    anchor: &'a Anchor,
    here: Option<&'a Anchor>,
    stale: bool,
    asked: bool,
}

impl Session {
    /// What became of the claims and marks of an article since the drafts that they were last looked at in, in the order of
    /// the earlier text; what nobody has touched is left out. `compare` lays an earlier draft (its name) beside the current
    /// one, and may keep what it made: drafts never change.
    pub fn followed(
        &self,
        article: Id,
        compare: &mut dyn FnMut(Id) -> Option<Comparison>,
    ) -> Vec<Followee> {
        let Some((current, _)) = self.draft_of(article) else {
            return Vec::new();
        };
        // Cut from an earlier draft, and its words are there again.
        let before = self.draft_before(article).map(|(id, _)| id);
        let came_back = |claim: &Claim| {
            claim.resolution == Resolution::Cut
                && before.is_some_and(|before| !claim.anchors.contains_key(&before))
        };
        let mut bases: BTreeMap<Id, Vec<Before<'_>>> = BTreeMap::new();
        let parts = self.parts();
        // What the writer says of a suggestion must not go with it.
        let noted: BTreeSet<Id> = self
            .claimed
            .live()
            .filter_map(|(_, note)| note.claim)
            .collect();
        let claims = self.claims.live().filter(|(id, claim)| {
            claim.article == article
                && self.is_live(claim)
                && (!self.is_suggestion(claim) || noted.contains(id))
                && (!claim.is_part() || parts.is_fact(self, *id, claim))
        });
        for (id, claim) in claims {
            let decided_on = claim.checked_against;
            let again = || {
                let here = claim.anchors.get(&current).filter(|_| came_back(claim));
                here.map(|anchor| (current, anchor))
            };
            let base = base(self, &claim.anchors, decided_on, current).or_else(again);
            if let Some((draft, anchor)) = base {
                bases.entry(draft).or_default().push(Before {
                    kind: Kind::Claim,
                    id,
                    anchor,
                    here: claim.anchors.get(&current),
                    stale: self.is_stale(claim) || came_back(claim),
                    asked: claim.resolution != Resolution::Cut,
                });
            }
        }
        let marks = self.marks.live();
        for (id, mark) in marks.filter(|(_, mark)| mark.article == article) {
            if let Some((draft, anchor)) = base(self, &mark.anchors, None, current) {
                bases.entry(draft).or_default().push(Before {
                    kind: Kind::Mark,
                    id,
                    anchor,
                    here: mark.anchors.get(&current),
                    stale: false,
                    // What is not there needs no mark.
                    asked: false,
                });
            }
        }
        let mut found = Vec::new();
        for (draft, list) in bases {
            if let Some(comparison) = compare(draft) {
                let anchors: Vec<&Anchor> = list.iter().map(|before| before.anchor).collect();
                let followed = comparison.follow(&anchors);
                for (before, followed) in list.into_iter().zip(followed) {
                    found.extend(before.became(draft, &comparison, followed));
                }
            }
        }
        found.sort_by_key(|one| (one.from.start, std::cmp::Reverse(one.from.end), one.id));
        found
    }

    /// [`Session::followed`] where nothing is kept.
    pub fn followed_now(&self, article: Id) -> Vec<Followee> {
        self.followed(article, &mut |draft| self.compare(article, draft))
    }

    /// The article of which a text looks like another draft, and how much of the shorter of the two stands in the other, per
    /// mille: at least [`LIKE`].
    pub fn article_like(&self, text: &DraftText) -> Option<(Id, usize)> {
        let likeness = |(id, article): (Id, &Article)| {
            let (_, draft) = self.draft_of(id)?;
            Some((id, shared(&draft.paragraphs, text, article.language())))
        };
        let all = self.articles_in_order().into_iter().filter_map(likeness);
        all.filter(|(_, likeness)| *likeness >= LIKE)
            .max_by_key(|(_, likeness)| *likeness)
    }

    /// An earlier draft of an article beside its current one.
    pub fn compare(&self, article: Id, old: Id) -> Option<Comparison> {
        let (_, new) = self.draft_of(article)?;
        let old = self.drafts.get(old)?;
        let language = self.articles.get(article)?.language();
        Some(Comparison::new(&old.paragraphs, &new.paragraphs, language))
    }
}

impl Before<'_> {
    fn became(self, draft: Id, comparison: &Comparison, followed: Followed) -> Option<Followee> {
        let (old, new) = (&comparison.old, &comparison.new);
        let from = self.anchor.in_place(old.text(), old.points())?;
        let here = self
            .here
            .and_then(|here| here.in_place(new.text(), new.points()));
        let fate = match (followed, here) {
            (Followed::Same { to, moved, around }, here) if here.is_none_or(|here| here == to) => {
                if moved {
                    Fate::Moved { to, around }
                } else {
                    Fate::Unchanged { to, around }
                }
            }
            // A person has said where.
            (_, Some(to)) if same_words(from.of(old.text()), to.of(new.text())) => {
                Fate::Moved { to, around: false }
            }
            (_, Some(to)) => Fate::changed(from.of(old.text()), to, new.text(), 0),
            (Followed::Same { to, .. }, None) => Fate::Moved { to, around: true },
            (Followed::Changed { to, likeness }, None) => {
                Fate::changed(from.of(old.text()), to, new.text(), likeness)
            }
            (Followed::Several(places), None) => Fate::Asked { places },
            (Followed::Gone, None) => Fate::Gone,
        };
        let open = if here.is_some() {
            self.stale
        } else {
            self.asked || self.kind == Kind::Mark && fate != Fate::Gone
        };
        Some(Followee {
            kind: self.kind,
            id: self.id,
            draft,
            from,
            fate,
            open,
        })
    }
}

impl Fate {
    fn changed(old: &str, to: Span, new: &str, likeness: usize) -> Self {
        Self::Changed {
            to,
            likeness,
            differs: differs(old, to.of(new)),
        }
    }
}
