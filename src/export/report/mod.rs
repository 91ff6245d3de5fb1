//! What a summary says, gathered once for every format.

mod index;
mod problem;
mod row;
mod said;
mod secret;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::{
    Language, Options, Order,
    words::{Value as Said, Words},
};
use crate::session::{
    Article, Change, Claim, Claimed, Comment, Contact, Correction, Coverage, Evidence, Id, Kind,
    Names, Parts, Placed, Record, Scale, Session,
};
use index::Index;
pub(super) use secret::{Secrets, may_say, may_tell, may_tell_of};

pub(super) use problem::Problem;
pub(super) use row::{Dispute, Proof, Row, Shown, place_of};
pub(super) use said::{attribution, times};

/// One article with its claims.
pub(super) struct Part<'a> {
    /// The article.
    pub id: Id,
    /// Its record.
    pub article: &'a Article,
    /// What it is called.
    pub title: String,
    /// Number and SHA-256 of the draft that was checked.
    pub draft: Option<(i64, &'a str)>,
    /// The figures.
    pub coverage: Coverage,
    /// Claims that a person made or took up, in text order, then those whose words are gone from the text.
    pub claims: Vec<Row<'a>>,
    /// Suggestions above the threshold that nobody has looked at.
    pub suggestions: Vec<Row<'a>>,
}

/// Everything a summary says.
pub(super) struct Report<'a> {
    /// The session.
    pub session: &'a Session,
    /// What may be told.
    pub options: Options,
    /// What the session is called.
    pub title: String,
    /// The rating scale.
    pub scale: Scale,
    /// The articles in order.
    pub parts: Vec<Part<'a>>,
    /// The figures of all articles.
    pub coverage: Coverage,
    /// The sources in the order of their names.
    pub sources: Vec<Id>,
    /// What is disputed of everything but claims, a line each.
    pub disputed: Vec<String>,
    /// What the house's rules find, in the order of the text.
    pub problems: Vec<Problem>,
    /// The language that it speaks.
    pub words: Words,
    /// The claims that it is about; none for all.
    only: Vec<Id>,
    /// The sources that stay inside.
    secrets: Secrets,
    /// The number of each source in the list, from 1.
    numbers: BTreeMap<Id, usize>,
    index: Index<'a>,
    nested: Parts,
    names: std::sync::Arc<Names>,
}

/// What stands in place of what must not leave the house.
pub(super) const CONFIDENTIAL: &str = "confidential source";

impl<'a> Report<'a> {
    /// Gathers what `session` says, in English.
    pub(super) fn new(session: &'a Session, options: Options) -> Self {
        let order = Order {
            options,
            ..Order::of(super::Format::Csv)
        };
        Self::to_order(session, &order, Words::of(Language::English))
    }

    /// Gathers what an order asks for, in the words of a language. Sources that no claim of it cites are left out where it is
    /// not about everything.
    pub(super) fn to_order(session: &'a Session, order: &Order<'_>, words: Words) -> Self {
        let index = Index::new(session, order.options);
        let secrets = Secrets::of(session, order.options);
        let articles = session.articles_in_order().into_iter();
        let articles: Vec<(Id, &Article)> = articles
            .filter(|(id, _)| order.article.is_none_or(|only| only == *id))
            .collect();
        let everything = order.article.is_none() && order.claims.is_empty();
        let about = |id: Id| {
            let claim = session.claims.get(id);
            let here = claim.is_some_and(|claim| order.article.is_none_or(|a| a == claim.article));
            here && order.takes(id)
        };
        let cited: BTreeSet<Id> = index
            .evidence
            .iter()
            .filter(|(claim, _)| everything || about(**claim))
            .flat_map(|(_, list)| list.iter())
            .map(|(_, one)| session.standing_source(one.source))
            .collect();
        let mut sources: Vec<(String, Id)> = session
            .standing_sources()
            .filter(|(id, _)| (everything || cited.contains(id)) && !secrets.hides(*id))
            .map(|(id, source)| (source.title.to_lowercase(), id))
            .collect();
        sources.sort();
        let sources: Vec<Id> = sources.into_iter().map(|(_, id)| id).collect();
        let mut report = Self {
            session,
            options: order.options,
            title: session.details.title.clone(),
            scale: session.scale(),
            parts: Vec::new(),
            coverage: Coverage::default(),
            numbers: (1..).zip(&sources).map(|(at, id)| (*id, at)).collect(),
            sources,
            disputed: Vec::new(),
            problems: Vec::new(),
            words,
            only: order.claims.clone(),
            secrets,
            index,
            nested: session.parts(),
            names: session.names(),
        };
        if everything {
            report.disputed = report.others_disputed();
        }
        report.problems = report.problems_in(order);
        report.parts = articles
            .into_iter()
            .map(|(id, article)| report.part(id, article))
            .collect();
        report.coverage = report
            .parts
            .iter()
            .map(|part| part.coverage)
            .fold(Coverage::default(), Coverage::and);
        if report.title.is_empty() {
            report.title = match report.parts.first() {
                Some(part) => part.title.clone(),
                None => report.words.say("summary-untitled-session"),
            };
        }
        report
    }

    /// What people said of a claim, the oldest first, if that may be told.
    pub(super) fn thread(&self, claim: Id) -> &[(Id, &'a Comment)] {
        if self.options.people {
            index::of(&self.index.comments, claim)
        } else {
            &[]
        }
    }

    /// Changes to the copy that were asked for because of a claim.
    pub(super) fn changes_of(&self, claim: Id) -> &[(Id, &'a Change)] {
        index::of(&self.index.changes, claim)
    }

    /// Who was asked about a claim.
    pub(super) fn contacts_of(&self, claim: Id) -> &[(Id, &'a Contact)] {
        index::of(&self.index.contacts, claim)
    }

    /// Corrections of a claim.
    pub(super) fn corrections_of(&self, claim: Id) -> &[(Id, &'a Correction)] {
        index::of(&self.index.corrections, claim)
    }

    /// What the writer says a claim rests on, as far as nobody has looked at it.
    pub(super) fn named_of(&self, claim: Id) -> &[(Id, &'a Claimed)] {
        index::of(&self.index.named, claim)
    }

    /// What is disputed of one record.
    fn disputes(&self, kind: &Kind, id: Id, record: &dyn Record) -> Vec<Dispute> {
        let sides = |field: &str| {
            if names_people(kind, field) && !self.options.people {
                return self.words.say("summary-names-inside");
            }
            let conflict = self.session.conflict(kind, id, record, field);
            let sides = conflict.sides.into_iter();
            let mut said: Vec<String> = sides
                .map(|side| {
                    let said = match (fixed_words(kind, field), side.value.value().as_str()) {
                        (Some(list), Some(word)) => self.words.label(list, word),
                        _ => side.said,
                    };
                    if self.options.people {
                        format!("{said} ({})", side.who)
                    } else {
                        said
                    }
                })
                .collect();
            said.sort_unstable();
            said.dedup();
            said.join(" / ")
        };
        let fields = record.history().disputed().into_iter();
        fields
            .map(|field| Dispute {
                field: field.to_owned(),
                sides: sides(field),
            })
            .collect()
    }

    /// As much of a piece of evidence as may be told. Its source is the one that stands for it.
    fn told(&self, evidence: &'a Evidence) -> Cow<'a, Evidence> {
        let source = self.session.standing_source(evidence.source);
        let mut told = if self.veils(evidence.source) {
            Cow::Owned(veiled(evidence))
        } else {
            Cow::Borrowed(evidence)
        };
        if source != evidence.source {
            told.to_mut().source = source;
        }
        told
    }

    /// What is disputed of everything but claims.
    fn others_disputed(&self) -> Vec<String> {
        let session = self.session;
        let secret = |id: Id| self.secrets.keeps(id);
        let mut found = Vec::new();
        for (kind, id, record) in session.every() {
            let hidden = match kind {
                Kind::Source => secret(id),
                Kind::Evidence => session
                    .evidence
                    .get(id)
                    .is_some_and(|evidence| evidence.confidential || secret(evidence.source)),
                _ => false,
            };
            let private = matches!(kind, Kind::Person | Kind::Contact) && !self.options.people;
            if kind == Kind::Claim || private || (hidden && !self.options.confidential) {
                continue;
            }
            for dispute in self.disputes(&kind, id, record) {
                let name = ["title", "name"].into_iter().find_map(|field| {
                    let name = record.get(field)?.as_str()?.to_owned();
                    (!name.is_empty() && kind != Kind::Details).then(|| format!(" “{name}”"))
                });
                let (field, sides) = (dispute.field.replace('_', " "), dispute.sides);
                let name = name.unwrap_or_default();
                found.push(format!("{}{name}, {field}: {sides}", record.kind()));
            }
        }
        found
    }

    /// Whether nobody may know which source it is.
    pub(super) fn veils(&self, source: Id) -> bool {
        self.secrets.veils(source)
    }

    /// What a source is called, with its number in the list.
    pub(super) fn source_name(&self, id: Id) -> String {
        let Some(source) = self.session.source(id) else {
            return self.words.say("summary-missing-source");
        };
        let name = if self.veils(id) {
            self.words.say("summary-confidential-source")
        } else if source.title.is_empty() {
            self.words.say("summary-untitled-source")
        } else {
            source.title.clone()
        };
        match self.source_number(id) {
            Some(number) => format!("{name} [{number}]"),
            None => self
                .words
                .with("summary-taken-out", &[("name", Said::Text(&name))]),
        }
    }

    /// The number of a source in the list, from 1.
    pub(super) fn source_number(&self, id: Id) -> Option<usize> {
        self.numbers.get(&id).copied()
    }

    fn part(&self, id: Id, article: &'a Article) -> Part<'a> {
        let session = self.session;
        let draft = session.draft_of(id);
        let placed = session.claims_of(id);
        let places: BTreeMap<Id, &Placed> = placed.iter().map(|place| (place.id, place)).collect();
        let mut claims = Vec::new();
        let mut suggestions = Vec::new();
        let row = |id, claim| {
            let mut row = self.row(id, claim, places.get(&id).copied(), article);
            let all = self.nested.of(id).iter();
            let all = all.filter_map(|id| Some((*id, session.claims.get(*id)?)));
            row.parts = all
                .map(|(id, part)| self.row(id, part, places.get(&id).copied(), article))
                .filter(|part| row.in_parts || part.is_worked_on())
                .collect();
            row
        };
        let whole = |claim: &Claim| session.whole_of(claim).is_none();
        let taken = |id: Id| {
            let mut all = std::iter::once(&id).chain(self.nested.of(id));
            self.only.is_empty() || all.any(|id| self.only.contains(id))
        };
        let places = placed.iter().filter(|place| whole(place.claim));
        for place in places.filter(|place| taken(place.id)) {
            if !place.claim.is_suggestion() {
                claims.push(row(place.id, place.claim));
            } else if session.is_shown(place.claim) {
                suggestions.push(row(place.id, place.claim));
            }
        }
        for (id, claim) in session.lost_claims_of(id) {
            if !claim.is_suggestion() && whole(claim) && taken(id) {
                claims.push(row(id, claim));
            }
        }
        Part {
            id,
            article,
            title: if article.title.is_empty() {
                self.words.say("summary-untitled-article")
            } else {
                article.title.clone()
            },
            draft: draft.map(|(_, draft)| (draft.number, draft.sha256.as_str())),
            coverage: session.coverage(id).1,
            claims,
            suggestions,
        }
    }

    fn row(
        &self,
        id: Id,
        claim: &'a Claim,
        place: Option<&Placed<'a>>,
        article: &'a Article,
    ) -> Row<'a> {
        let session = self.session;
        let quote = place.and_then(|place| {
            let (_, draft) = session.draft_of(claim.article)?;
            let paragraphs = draft.paragraphs.paragraphs();
            let paragraph = paragraphs.partition_point(|part| part.span.start <= place.span.start);
            Some((place.span.of(draft.paragraphs.text()), paragraph))
        });
        let evidence = index::of(&self.index.evidence, id)
            .iter()
            .copied()
            .filter(|(_, evidence)| self.options.confidential || !evidence.confidential)
            .map(|(proof, evidence)| Proof {
                evidence: self.told(evidence),
                source: self.source_name(evidence.source),
                number: self.source_number(evidence.source),
                looked_by: evidence
                    .looked_by
                    .filter(|_| self.options.people)
                    .map(|who| session.name_of(Some(who))),
                stance: self.shown(
                    "stance",
                    &self.disputes(&Kind::Evidence, proof, evidence),
                    || self.words.label("stance", evidence.stance.word()),
                ),
            })
            .collect();
        let label = || match claim.verdict.as_deref() {
            None => String::new(),
            Some(name) => self
                .scale
                .label(name)
                .map_or_else(|| name.to_owned(), |label| label.text.clone()),
        };
        let disputes = self.disputes(&Kind::Claim, id, claim);
        let listed = |list: &'static str, word| move || self.words.label(list, word);
        let in_parts = self.nested.in_parts(id);
        let [status, verdict, copy] = if in_parts {
            self.together(id, claim)
        } else {
            [
                self.shown(
                    "check_status",
                    &disputes,
                    listed("check-status", claim.check_status.word()),
                ),
                self.shown("verdict", &disputes, label),
                self.shown(
                    "resolution",
                    &disputes,
                    listed("resolution", claim.resolution.word()),
                ),
            ]
        };
        Row {
            label: self.names.label(session, id),
            id,
            claim,
            words: claim.words(article.draft).to_owned(),
            span: place.map(|place| place.span),
            quote,
            status,
            verdict,
            copy,
            importance: self.shown(
                "importance",
                &disputes,
                listed("importance", claim.importance.word()),
            ),
            rationale: self.shown("rationale", &disputes, || claim.rationale.clone()),
            note: self.shown("note", &disputes, || claim.note.clone()),
            stale: session.is_stale(claim),
            evidence,
            disputes,
            in_parts,
            parts: Vec::new(),
        }
    }

    /// The value of a field in words, or all of them where it is disputed.
    fn shown(&self, field: &str, disputes: &[Dispute], words: impl FnOnce() -> String) -> Shown {
        let dispute = disputes.iter().find(|dispute| dispute.field == field);
        Shown {
            words: match dispute {
                Some(dispute) => self.words.with(
                    "summary-disputed-sides",
                    &[("sides", Said::Text(&dispute.sides))],
                ),
                None => words(),
            },
            disputed: dispute.is_some(),
        }
    }

    /// Status, verdict and copy of a claim that is kept in parts.
    fn together(&self, id: Id, claim: &Claim) -> [Shown; 3] {
        let mixed = || self.words.say("summary-differs");
        let state = self.nested.state(self.session, id, claim);
        let verdict = state.verdict.agreed().map_or_else(mixed, |verdict| {
            let label = verdict.map(|name| (name, self.scale.label(name)));
            let text = label.map(|(name, label)| label.map_or(name, |label| &label.text));
            text.unwrap_or_default().to_owned()
        });
        let copy = state.resolution.agreed();
        let count = |n: usize| Said::Number(i64::try_from(n).unwrap_or(i64::MAX));
        let status = self.words.label("check-status", state.status.word());
        let status = [
            ("status", Said::Text(&status)),
            ("checked", count(state.checked)),
            ("n", count(state.facts)),
        ];
        [
            self.words.with("summary-parts-checked", &status),
            verdict,
            copy.map_or_else(mixed, |copy| self.words.label("resolution", copy.word())),
        ]
        .map(|words| Shown {
            words,
            disputed: false,
        })
    }
}

/// The list of words that a field holds one of, by the name of their keys.
fn fixed_words(kind: &Kind, field: &str) -> Option<&'static str> {
    Some(match (kind, field) {
        (Kind::Claim, "check_status") => "check-status",
        (Kind::Claim, "resolution") => "resolution",
        (Kind::Claim, "importance") => "importance",
        (Kind::Evidence, "stance") => "stance",
        (Kind::Evidence, "tier") => "tier",
        (Kind::Source, "kind") => "source-kind",
        (Kind::Change, "decision") => "decision",
        _ => return None,
    })
}

/// Whether a field holds the name of somebody who did the work or was asked, which stays inside.
fn names_people(kind: &Kind, field: &str) -> bool {
    matches!(
        (kind, field),
        (_, "assigned_to" | "decided_by" | "looked_by")
            | (Kind::Article, "editor")
            | (Kind::SignOff, "name")
    )
}

/// Evidence from a source that must not be known: that it is there, and which way it points.
pub(super) fn veiled(one: &Evidence) -> Evidence {
    Evidence {
        claim: one.claim,
        source: one.source,
        made_by: one.made_by,
        stance: one.stance.clone(),
        tier: one.tier.clone(),
        confidential: one.confidential,
        looked_by: one.looked_by,
        ..Evidence::default()
    }
}
