//! How rows are made of the claims of a session.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use super::{
    sheet::{NONE, Row, Sheet},
    wanted::{Column, Filter},
};
use crate::{
    session::{Claim, Id, Names, Parts, Person, Resolution, Scale, Session, Standing},
    text::kin,
    workbench::{
        desk::{number_of, state_of, state_of_parts},
        kit::theme::MarkState,
    },
};

impl Sheet {
    /// Of a session as it is now. Linear up to logarithms; not for a frame.
    pub fn of(session: &Session, of: (u64, u64)) -> Self {
        let mut making = Making::new(session);
        let mut articles: BTreeMap<Id, Vec<Placed<'_>>> = BTreeMap::new();
        for (id, claim) in session.claims.all() {
            if making.is_row(claim) {
                let placed = Placed::new(session, id, claim);
                articles.entry(claim.article).or_default().push(placed);
            }
        }
        let mut sheet = Self {
            of,
            ..Self::default()
        };
        for (id, article) in session.articles_in_order() {
            let place = u32::try_from(sheet.articles.len()).unwrap_or(NONE);
            let title = if article.title.is_empty() {
                "Untitled article".to_owned()
            } else {
                article.title.clone()
            };
            sheet.articles.push((id, title));
            let mut placed = articles.remove(&id).unwrap_or_default();
            placed.sort_unstable_by_key(|one| one.key);
            for one in placed {
                let parts = if making.parts.in_parts(one.id) {
                    making.parts.of(one.id)
                } else {
                    &[]
                };
                let parts: Vec<(Id, &Claim)> = parts
                    .iter()
                    .filter_map(|id| Some((*id, session.claims.get(*id)?)))
                    .collect();
                making.row(&mut sheet, place, (one.id, one.claim), &parts, false);
                for part in parts {
                    making.row(&mut sheet, place, part, &[], true);
                }
            }
        }
        making.end(&mut sheet);
        sheet
    }
}

/// A claim with its place in the text.
struct Placed<'s> {
    id: Id,
    claim: &'s Claim,
    /// Claims whose words are gone from the text stand at its end.
    key: (bool, usize, Reverse<usize>, Id),
}

impl<'s> Placed<'s> {
    fn new(session: &'s Session, id: Id, claim: &'s Claim) -> Self {
        let draft = session
            .articles
            .get(claim.article)
            .and_then(|one| one.draft);
        let anchor = draft.and_then(|draft| claim.anchors.get(&draft));
        let (start, end) = anchor.map_or((0, 0), |anchor| (anchor.start, anchor.end));
        Self {
            id,
            claim,
            key: (anchor.is_none(), start, Reverse(end), id),
        }
    }
}

/// Words that many rows share, in the order in which they came; sorted in the end.
#[derive(Default)]
struct Words(HashMap<String, u32>);

impl Words {
    fn take(&mut self, words: &str) -> u32 {
        if words.is_empty() {
            return NONE;
        }
        if let Some(known) = self.0.get(words) {
            return *known;
        }
        let place = u32::try_from(self.0.len()).unwrap_or(NONE);
        self.0.insert(words.to_owned(), place);
        place
    }

    /// For each place the place in the order of the words, and they in that order.
    fn in_order(self) -> (Vec<u32>, Vec<String>) {
        let mut all: Vec<(String, u32)> = self.0.into_iter().collect();
        all.sort_unstable();
        let mut ranks = vec![NONE; all.len()];
        let mut words = Vec::new();
        for (rank, (word, place)) in (0..).zip(all) {
            if let Some(slot) = ranks.get_mut(place as usize) {
                *slot = rank;
            }
            words.push(word);
        }
        (ranks, words)
    }
}

/// What is needed while rows are made.
struct Making<'s> {
    session: &'s Session,
    parts: Parts,
    scale: Scale,
    names: Arc<Names>,
    /// Sources per claim, by title.
    sources: HashMap<Id, Vec<Id>>,
    says: Words,
    who: Words,
    due: Words,
    people: BTreeMap<Id, usize>,
    tags: Words,
    /// All tags of a claim as one, for their order.
    tagged: Words,
}

impl<'s> Making<'s> {
    fn new(session: &'s Session) -> Self {
        let mut sources: HashMap<Id, Vec<Id>> = HashMap::new();
        for (_, evidence) in session.evidence.live() {
            let list = sources.entry(evidence.claim).or_default();
            // Of what was entered twice, one stands for both.
            let source = session.standing_source(evidence.source);
            if !list.contains(&source) {
                list.push(source);
            }
        }
        Self {
            session,
            parts: session.parts(),
            scale: session.scale(),
            names: session.names(),
            sources,
            says: Words::default(),
            who: Words::default(),
            due: Words::default(),
            people: BTreeMap::new(),
            tags: Words::default(),
            tagged: Words::default(),
        }
    }

    /// Whether a claim has a row of its own place: parts that count stand under their wholes.
    fn is_row(&self, claim: &Claim) -> bool {
        if claim.standing == Standing::Dismissed {
            return !claim.removed && claim.merged_into.is_none();
        }
        self.session.is_shown(claim) && self.session.whole_of(claim).is_none()
    }

    fn row(
        &mut self,
        sheet: &mut Sheet,
        article: u32,
        (id, claim): (Id, &Claim),
        parts: &[(Id, &Claim)],
        part: bool,
    ) {
        let session = self.session;
        let state = if parts.is_empty() {
            state_of(session, claim, &self.scale)
        } else {
            let each = parts.iter().map(|(_, part)| {
                let state = state_of(session, part, &self.scale);
                (state, part.is_decided())
            });
            state_of_parts(each.collect::<Vec<_>>().iter().copied())
        };
        let sources = self.sources.get(&id).map_or(0, Vec::len);
        let from = sheet.text.len();
        let (words, letters) = self.searched(&mut sheet.text, id, claim);
        let person = claim.assigned_to.and_then(|id| session.people.get(id));
        if let Some(id) = claim.assigned_to {
            *self.people.entry(id).or_default() += 1;
        }
        let by = claim.attribution.as_ref();
        let said = by.map_or("", |by| &by.source);
        let place = |at: Option<usize>| at.and_then(|at| u32::try_from(at).ok()).unwrap_or(NONE);
        let verdict = claim.verdict.as_deref();
        let verdict = verdict.map(|name| {
            let labels = &self.scale.labels;
            let known = labels.iter().position(|label| label.id == name);
            known.unwrap_or(labels.len())
        });
        let copy = Resolution::ALL
            .iter()
            .position(|one| *one == claim.resolution);
        let copy = copy.filter(|_| claim.resolution != Resolution::None);
        let mut ranks = [0; Column::ALL.len()];
        for (slot, column) in ranks.iter_mut().zip(Column::ALL) {
            *slot = match column {
                Column::Number => u32::try_from(self.names.number(id, claim)).unwrap_or(NONE),
                Column::Claim => 0,
                Column::Article => article,
                Column::Says => self.says.take(said),
                Column::Status => in_order(state),
                Column::Verdict => place(verdict),
                Column::Copy => place(copy),
                Column::Sources => place(Some(sources)),
                Column::Who => self.who.take(person.map_or("", |person| &person.name)),
                Column::Due => self.due.take(&claim.due),
                Column::Tags => self.tagged.take(&claim.tags.join("\n").to_lowercase()),
            };
        }
        let at = |byte: usize| u32::try_from(byte).unwrap_or(NONE);
        sheet.places.insert(id, at(sheet.rows.len()));
        sheet.rows.push(Row {
            id,
            key: number_of(id),
            article,
            part,
            parts: u16::try_from(parts.len()).unwrap_or(u16::MAX),
            state,
            filters: filters(claim, state, sources, !parts.is_empty()),
            sources: at(sources),
            assigned: claim.assigned_to,
            tags: claim.tags.iter().map(|tag| self.tags.take(tag)).collect(),
            letters: u16::try_from(letters).unwrap_or(u16::MAX),
            ranks,
            from: at(from),
            words: at(words),
            to: at(sheet.text.len()),
        });
    }

    /// Adds what a claim is searched in; where its words end there, and how many letters they have.
    fn searched(&self, text: &mut String, id: Id, claim: &Claim) -> (usize, usize) {
        let session = self.session;
        add(text, &self.names.label(session, id));
        let draft = session
            .articles
            .get(claim.article)
            .and_then(|one| one.draft);
        let words = claim.words(draft);
        add(text, words);
        let end = text.len();
        let quote = draft.and_then(|draft| claim.anchors.get(&draft));
        let quote = quote.map(|anchor| anchor.exact.as_str());
        if let Some(quote) = quote.filter(|quote| *quote != words) {
            add(text, quote);
        }
        for own in [&claim.rationale, &claim.note, &claim.conclusion] {
            add(text, own);
        }
        if let Some(by) = &claim.attribution {
            for said in [&by.source, &by.through, &by.guess] {
                add(text, said);
            }
        }
        let person = claim.assigned_to.and_then(|id| session.people.get(id));
        add(text, person.map_or("", |person| &person.name));
        for tag in &claim.tags {
            add(text, tag);
        }
        for source in self.sources.get(&id).into_iter().flatten() {
            let source = session.sources.get(*source);
            add(text, source.map_or("", |source| &source.title));
        }
        (end, words.len())
    }

    fn end(self, sheet: &mut Sheet) {
        for (column, words) in [
            (Column::Says, self.says),
            (Column::Who, self.who),
            (Column::Due, self.due),
            (Column::Tags, self.tagged),
        ] {
            let (order, _) = words.in_order();
            for row in &mut sheet.rows {
                if let Some(rank) = row.ranks.get_mut(column as usize) {
                    *rank = order.get(*rank as usize).copied().unwrap_or(NONE);
                }
            }
        }
        let (ranks, tags) = self.tags.in_order();
        let mut tags: Vec<(String, usize)> = tags.into_iter().map(|tag| (tag, 0)).collect();
        for row in &mut sheet.rows {
            for tag in &mut row.tags {
                *tag = ranks.get(*tag as usize).copied().unwrap_or(NONE);
                if let Some(slot) = tags.get_mut(*tag as usize) {
                    slot.1 += 1;
                }
            }
        }
        sheet.tags = tags;
        let named = |(id, count): (Id, usize)| {
            let person = self.session.people.get(id);
            let name =
                person.map_or_else(|| "somebody".to_owned(), |one: &Person| one.name.clone());
            (id, name, count)
        };
        sheet.people = self.people.into_iter().map(named).collect();
        sheet.people.sort_by(|a, b| a.1.cmp(&b.1));
    }
}

/// Adds a line of words as they are looked for; nothing for none.
fn add(text: &mut String, words: &str) {
    if words.is_empty() {
        return;
    }
    text.push_str(&kin(words));
    text.push('\n');
}

/// What asks for most first.
const fn in_order(state: MarkState) -> u32 {
    match state {
        MarkState::Attention => 0,
        MarkState::Stale => 1,
        MarkState::InProgress => 2,
        MarkState::ToCheck => 3,
        MarkState::Suggested => 4,
        MarkState::Wrong => 5,
        MarkState::Checked => 6,
        MarkState::Nothing => 7,
    }
}

/// Which filters let a claim through.
fn filters(claim: &Claim, state: MarkState, sources: usize, in_parts: bool) -> u8 {
    if claim.standing == Standing::Dismissed {
        return Filter::Dismissed.bit();
    }
    if in_parts {
        // Its parts are the facts.
        return Filter::All.bit();
    }
    let suggested = state == MarkState::Suggested;
    let each = [
        (Filter::All, true),
        (Filter::ToCheck, !claim.is_decided()),
        (Filter::Suggestions, suggested),
        (Filter::Wrong, state == MarkState::Wrong),
        (Filter::OneSource, sources == 1 && !suggested),
        (Filter::Stale, state == MarkState::Stale),
    ];
    let through = each.iter().filter(|(_, through)| *through);
    through.fold(0, |bits, (filter, _)| bits | filter.bit())
}
