//! What a summary says, gathered once for every format.

mod row;
mod said;

use std::collections::BTreeMap;

use serde_json::Value;

use super::Options;
use crate::session::{
    Article, CheckStatus, Claim, Comment, Coverage, Id, Importance, Kind, Names, Parts, Placed,
    Record, Resolution, Scale, Session, Stance,
};

pub(super) use row::{Dispute, Proof, Row, Shown};
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
    nested: Parts,
    names: std::sync::Arc<Names>,
}

/// What stands in place of what must not leave the house.
pub(super) const CONFIDENTIAL: &str = "confidential source";

impl<'a> Report<'a> {
    /// Gathers what `session` says.
    pub(super) fn new(session: &'a Session, options: Options) -> Self {
        let mut sources: Vec<(String, Id)> = session
            .sources
            .live()
            .map(|(id, source)| (source.title.to_lowercase(), id))
            .collect();
        sources.sort();
        let mut report = Self {
            session,
            options,
            title: session.details.title.clone(),
            scale: session.scale(),
            parts: Vec::new(),
            coverage: Coverage::default(),
            sources: sources.into_iter().map(|(_, id)| id).collect(),
            disputed: Vec::new(),
            nested: session.parts(),
            names: session.names(),
        };
        report.disputed = report.others_disputed();
        report.parts = session
            .articles_in_order()
            .into_iter()
            .map(|(id, article)| report.part(id, article))
            .collect();
        report.coverage = report
            .parts
            .iter()
            .map(|part| part.coverage)
            .fold(Coverage::default(), Coverage::and);
        if report.title.is_empty() {
            report.title = report
                .parts
                .first()
                .map_or_else(|| "Untitled session".to_owned(), |part| part.title.clone());
        }
        report
    }

    /// What people said of a claim, the oldest first, if that may be told.
    pub(super) fn thread(&self, claim: Id) -> Vec<(Id, &'a Comment)> {
        let told = self.options.people;
        let all = self.session.comments.live();
        let mut found: Vec<_> = all.filter(|(_, one)| told && one.claim == claim).collect();
        found.sort_by_key(|(id, one)| (one.made_at, *id));
        found
    }

    /// What is disputed of one record.
    fn disputes(&self, kind: &Kind, id: Id, record: &dyn Record) -> Vec<Dispute> {
        let sides = |field: &str| {
            if names_people(kind, field) && !self.options.people {
                return "the names stay inside".to_owned();
            }
            let conflict = self.session.conflict(kind, id, record, field);
            let sides = conflict.sides.into_iter();
            let mut said: Vec<String> = sides
                .map(|side| {
                    if self.options.people {
                        format!("{} ({})", side.said, side.who)
                    } else {
                        side.said
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

    /// What is disputed of everything but claims.
    fn others_disputed(&self) -> Vec<String> {
        let session = self.session;
        let secret = |source: Id| {
            let source = session.sources.get(source);
            source.is_some_and(|source| source.confidential)
        };
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

    /// What a source is called, with its number in the list.
    pub(super) fn source_name(&self, id: Id) -> String {
        let number = self.sources.iter().position(|source| *source == id);
        let Some(source) = self.session.sources.get(id) else {
            return "a source that is not in the session".to_owned();
        };
        let name = if source.confidential && !self.options.confidential {
            CONFIDENTIAL
        } else if source.title.is_empty() {
            "untitled source"
        } else {
            &source.title
        };
        number.map_or_else(
            || format!("{name} (taken out)"),
            |at| format!("{name} [{}]", at + 1),
        )
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
        for place in placed.iter().filter(|place| whole(place.claim)) {
            if !place.claim.is_suggestion() {
                claims.push(row(place.id, place.claim));
            } else if session.is_shown(place.claim) {
                suggestions.push(row(place.id, place.claim));
            }
        }
        for (id, claim) in session.lost_claims_of(id) {
            if !claim.is_suggestion() && whole(claim) {
                claims.push(row(id, claim));
            }
        }
        Part {
            id,
            article,
            title: if article.title.is_empty() {
                "Untitled article".to_owned()
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
        let evidence = session
            .evidence_of(id)
            .into_iter()
            .filter(|(_, evidence)| self.options.confidential || !evidence.confidential)
            .map(|(proof, evidence)| Proof {
                evidence,
                source: self.source_name(evidence.source),
                looked_by: evidence
                    .looked_by
                    .filter(|_| self.options.people)
                    .map(|who| session.name_of(Some(who))),
                stance: Shown::of(
                    evidence,
                    "stance",
                    &self.disputes(&Kind::Evidence, proof, evidence),
                    |value| {
                        Stance::from(value.as_str().unwrap_or(""))
                            .label()
                            .to_owned()
                    },
                ),
            })
            .collect();
        let label = |value: &Value| match value.as_str() {
            None => String::new(),
            Some(name) => self
                .scale
                .label(name)
                .map_or_else(|| name.to_owned(), |label| label.text.clone()),
        };
        let disputes = self.disputes(&Kind::Claim, id, claim);
        let word = |value: &Value| value.as_str().unwrap_or("").to_owned();
        let in_parts = self.nested.in_parts(id);
        let [status, verdict, copy] = if in_parts {
            self.together(id, claim)
        } else {
            [
                Shown::of(claim, "check_status", &disputes, |v| {
                    CheckStatus::from(word(v).as_str()).label().to_owned()
                }),
                Shown::of(claim, "verdict", &disputes, label),
                Shown::of(claim, "resolution", &disputes, |v| {
                    Resolution::from(word(v).as_str()).label().to_owned()
                }),
            ]
        };
        Row {
            label: self.names.label(session, id),
            id,
            claim,
            words: claim.words(article.draft).to_owned(),
            quote,
            status,
            verdict,
            copy,
            importance: Shown::of(claim, "importance", &disputes, |v| {
                Importance::from(word(v).as_str()).label().to_owned()
            }),
            rationale: Shown::text(claim, "rationale", &disputes),
            note: Shown::text(claim, "note", &disputes),
            stale: session.is_stale(claim),
            evidence,
            disputes,
            in_parts,
            parts: Vec::new(),
        }
    }

    /// Status, verdict and copy of a claim that is kept in parts.
    fn together(&self, id: Id, claim: &Claim) -> [Shown; 3] {
        const MIXED: &str = "differs by part";
        let state = self.nested.state(self.session, id, claim);
        let verdict = state.verdict.agreed().map_or(MIXED, |verdict| {
            let label = verdict.map(|name| (name, self.scale.label(name)));
            label.map_or("", |(name, label)| label.map_or(name, |label| &label.text))
        });
        let copy = state.resolution.agreed();
        let status = format!(
            "{} ({} of {} parts checked)",
            state.status.label(),
            state.checked,
            state.facts
        );
        [
            status,
            verdict.to_owned(),
            copy.map_or(MIXED, Resolution::label).to_owned(),
        ]
        .map(|words| Shown {
            words,
            disputed: false,
        })
    }
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
