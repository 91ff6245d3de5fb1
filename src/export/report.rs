//! What a summary says, gathered once for every format.

use serde_json::Value;

use super::Options;
use crate::session::{
    Article, Attribution, CheckStatus, Claim, Coverage, Evidence, Id, Importance, Kind, Placed,
    Record, Resolution, Scale, Session, Stance,
};

/// A value that is the same for everyone, or is disputed: two people set it without knowing of each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Shown {
    /// The value in words; of a disputed one, all values.
    pub words: String,
    /// Whether it is disputed.
    pub disputed: bool,
}

impl Shown {
    /// The value of `field` of `record`; `words` says a value as people read it, `disputes` what is disputed of it.
    fn of(
        record: &impl Record,
        field: &str,
        disputes: &[Dispute],
        words: impl Fn(&Value) -> String,
    ) -> Self {
        let dispute = disputes.iter().find(|dispute| dispute.field == field);
        Self {
            words: dispute.map_or_else(
                || words(&record.get(field).unwrap_or(Value::Null)),
                |dispute| format!("disputed: {}", dispute.sides),
            ),
            disputed: dispute.is_some(),
        }
    }

    /// The value of a field that holds text.
    fn text(record: &impl Record, field: &str, disputes: &[Dispute]) -> Self {
        Self::of(record, field, disputes, |value| {
            value.as_str().unwrap_or("").to_owned()
        })
    }
}

/// A field that people set without knowing of each other.
pub(super) struct Dispute {
    /// The field, as files hold it.
    pub field: String,
    /// Its values, each with who set it, if names may be told.
    pub sides: String,
}

/// One piece of evidence.
pub(super) struct Proof<'a> {
    /// The record.
    pub evidence: &'a Evidence,
    /// What its source is called, with its number in the list of sources.
    pub source: String,
    /// Who looked, if names may be told.
    pub looked_by: Option<&'a str>,
    /// Which way it points.
    pub stance: Shown,
}

/// One claim.
pub(super) struct Row<'a> {
    /// Its number in its article, from 1.
    pub number: usize,
    /// Its name.
    pub id: Id,
    /// The record.
    pub claim: &'a Claim,
    /// The claim in words.
    pub words: String,
    /// Its place in the article's draft: the words, and the number of their paragraph from 1.
    pub quote: Option<(&'a str, usize)>,
    /// Where the work stands.
    pub status: Shown,
    /// What was found, as its label is published.
    pub verdict: Shown,
    /// What happens to the copy.
    pub copy: Shown,
    /// How much hangs on it.
    pub importance: Shown,
    /// The sentence that explains the verdict.
    pub rationale: Shown,
    /// A note.
    pub note: Shown,
    /// What is disputed of it.
    pub disputes: Vec<Dispute>,
    /// Whether it was decided on a text that has changed since.
    pub stale: bool,
    /// What it rests on.
    pub evidence: Vec<Proof<'a>>,
}

impl Row<'_> {
    /// Names of the fields that are disputed, as files hold them.
    pub(super) fn disputed(&self) -> Vec<&str> {
        let fields = self.disputes.iter();
        fields.map(|dispute| dispute.field.as_str()).collect()
    }

    /// Whether there is still something to do.
    pub(super) fn is_open(&self) -> bool {
        self.claim.check_status != CheckStatus::Checked
            || self.stale
            || self.quote.is_none()
            || !self.disputed().is_empty()
            || self.claim.resolution == Resolution::ChangeRequested
    }
}

/// One article with its claims.
pub(super) struct Part<'a> {
    /// The record.
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
        let lost = session.lost_claims_of(id);
        let mut claims = Vec::new();
        let mut suggestions = Vec::new();
        for place in &placed {
            let group = if !place.claim.is_suggestion() {
                &mut claims
            } else if session.is_shown(place.claim) {
                &mut suggestions
            } else {
                continue;
            };
            group.push(self.row(place.id, place.claim, Some(place), article));
        }
        for (lost_id, claim) in lost {
            if !claim.is_suggestion() {
                claims.push(self.row(lost_id, claim, None, article));
            }
        }
        for (at, row) in claims.iter_mut().chain(&mut suggestions).enumerate() {
            row.number = at + 1;
        }
        Part {
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
        Row {
            number: 0,
            id,
            claim,
            words: claim.words(article.draft).to_owned(),
            quote,
            status: Shown::of(claim, "check_status", &disputes, |v| {
                CheckStatus::from(word(v).as_str()).label().to_owned()
            }),
            verdict: Shown::of(claim, "verdict", &disputes, label),
            copy: Shown::of(claim, "resolution", &disputes, |v| {
                Resolution::from(word(v).as_str()).label().to_owned()
            }),
            importance: Shown::of(claim, "importance", &disputes, |v| {
                Importance::from(word(v).as_str()).label().to_owned()
            }),
            rationale: Shown::text(claim, "rationale", &disputes),
            note: Shown::text(claim, "note", &disputes),
            stale: article.draft.is_some_and(|draft| claim.is_stale(draft)),
            evidence,
            disputes,
        }
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

/// Who says it, in one line; empty if nobody does.
pub(super) fn attribution(claim: &Claim) -> String {
    let mut parts = Vec::new();
    if !claim.claimant.is_empty() {
        parts.push(claim.claimant.clone());
    }
    if let Some(said) = &claim.attribution {
        let Attribution {
            source,
            cue: _,
            through,
            hedge,
            anonymous,
            guess,
            extra: _,
        } = said;
        if !source.is_empty() && *source != claim.claimant {
            parts.push(source.clone());
        }
        if !guess.is_empty() {
            parts.push(format!("probably {guess} (a guess)"));
        }
        if *anonymous {
            parts.push("not named".to_owned());
        }
        if !through.is_empty() {
            parts.push(format!("through {through}"));
        }
        if !hedge.is_empty() {
            parts.push(format!("hedged: “{hedge}”"));
        }
    }
    parts.join(", ")
}

/// The dates in a claim, in one line.
pub(super) fn times(claim: &Claim) -> String {
    let shown: Vec<String> = claim
        .times
        .iter()
        .map(|time| match time.date() {
            Some(date) => format!("“{}” = {date}", time.words),
            None if time.value.is_empty() => format!("“{}” (article’s date unknown)", time.words),
            None => format!("“{}”", time.words),
        })
        .collect();
    shown.join("; ")
}
