//! What rules look at: the session, put in order once.

use std::ops::Range;

use jiff::civil::Date;

use super::{held::Held, twins::Twins};
use crate::session::{
    Change, Claim, Comment, Contact, Evidence, Id, Meaning, Record, Risk, Scale, Session,
    SignalKind, Source, Stance, Tier,
};

/// The session, put in order once for all rules.
pub(super) struct Scene<'s> {
    /// The session.
    pub session: &'s Session,
    /// The day.
    pub today: Date,
    /// What the backup has of the quotations.
    pub held: &'s Held,
    /// The rating scale in use.
    pub scale: Scale,
    /// What its labels say, in their order.
    meanings: Vec<Meaning>,
    /// The facts that somebody has taken up, by name.
    pub facts: Vec<Fact<'s>>,
    evidence: ByClaim<Cited<'s>>,
    changes: ByClaim<(Id, &'s Change)>,
    contacts: ByClaim<(Id, &'s Contact)>,
    comments: ByClaim<(Id, &'s Comment)>,
}

/// One fact.
pub(super) struct Fact<'s> {
    /// Its name.
    pub id: Id,
    /// Its claim.
    pub claim: &'s Claim,
    /// Where its evidence lies among that of all claims.
    evidence: Range<usize>,
}

/// Evidence with its source.
pub(super) struct Cited<'s> {
    /// The evidence.
    pub evidence: &'s Evidence,
    /// The name of its source; of one that was entered twice, of the one that stands for it.
    pub id: Id,
    /// Its source, where the session has it.
    pub source: Option<&'s Source>,
    /// The source that it is counted as: of several that are one page or one work, the same for each.
    counted: Id,
    /// It, or its source, must not leave the house.
    secret: bool,
}

/// Things of claims, found by claim.
struct ByClaim<T>(Vec<(Id, T)>);

impl<T> ByClaim<T> {
    fn new(things: impl Iterator<Item = (Id, T)>) -> Self {
        let mut things: Vec<(Id, T)> = things.collect();
        things.sort_by_key(|(claim, _)| *claim);
        Self(things)
    }

    fn of(&self, claim: Id) -> impl DoubleEndedIterator<Item = &T> + Clone {
        let from = self.0.partition_point(|(id, _)| *id < claim);
        self.at(self.range(claim, from))
    }

    /// Where those of a claim lie, which no place before this one does.
    fn range(&self, claim: Id, mut from: usize) -> Range<usize> {
        let rest = self.0.get(from..).unwrap_or_default();
        from += rest.iter().take_while(|(id, _)| *id < claim).count();
        let rest = self.0.get(from..).unwrap_or_default();
        let many = rest.iter().take_while(|(id, _)| *id == claim).count();
        from..from + many
    }

    fn at(&self, range: Range<usize>) -> impl DoubleEndedIterator<Item = &T> + Clone {
        let own = self.0.get(range).unwrap_or_default();
        own.iter().map(|(_, thing)| thing)
    }
}

impl<'s> Scene<'s> {
    pub fn new(session: &'s Session, today: Date, held: &'s Held) -> Self {
        let parts = session.parts();
        let twins = Twins::of(session);
        let live = session.claims.live().filter(|(id, claim)| {
            session.is_live(claim)
                && !session.is_suggestion(claim)
                && parts.is_fact(session, *id, claim)
        });
        let secret = session.secret_sources();
        let cited = session.evidence.live().map(|(_, evidence)| {
            let id = session.standing_source(evidence.source);
            let cited = Cited {
                evidence,
                id,
                source: session.sources.get(id),
                counted: twins.first(id),
                secret: evidence.confidential || secret.contains(&evidence.source),
            };
            (evidence.claim, cited)
        });
        let evidence = ByClaim::new(cited);
        // Both are in the order of the claims' names.
        let mut from = 0;
        let facts = live.map(|(id, claim)| {
            let evidence = evidence.range(id, from);
            from = evidence.end;
            Fact {
                id,
                claim,
                evidence,
            }
        });
        let facts = facts.collect();
        let contacts = session.contacts.live().flat_map(|(id, contact)| {
            let claims = contact.claims.iter();
            claims.map(move |claim| (*claim, (id, contact)))
        });
        let scale = session.scale();
        let labels = scale.labels.iter();
        let meanings = labels.map(|label| scale.meaning(label)).collect();
        Self {
            today,
            held,
            scale,
            meanings,
            facts,
            evidence,
            changes: ByClaim::new(
                session
                    .changes
                    .live()
                    .map(|(id, one)| (one.claim, (id, one))),
            ),
            contacts: ByClaim::new(contacts),
            comments: ByClaim::new(
                session
                    .comments
                    .live()
                    .map(|(id, one)| (one.claim, (id, one))),
            ),
            session,
        }
    }

    /// What a claim rests on.
    pub fn evidence(&self, fact: &Fact<'_>) -> impl DoubleEndedIterator<Item = &Cited<'s>> + Clone {
        self.evidence.at(fact.evidence.clone())
    }

    /// The changes to the copy that were asked for a claim.
    pub fn changes(&self, claim: Id) -> impl Iterator<Item = (Id, &'s Change)> + Clone {
        self.changes.of(claim).copied()
    }

    /// Who is asked about a claim.
    pub fn contacts(&self, claim: Id) -> impl Iterator<Item = (Id, &'s Contact)> + Clone {
        self.contacts.of(claim).copied()
    }

    /// What was said about a claim.
    pub fn comments(&self, claim: Id) -> impl Iterator<Item = (Id, &'s Comment)> + Clone {
        self.comments.of(claim).copied()
    }

    /// All evidence, by claim.
    pub fn all_evidence(&self) -> impl Iterator<Item = &Cited<'s>> {
        self.evidence.0.iter().map(|(_, cited)| cited)
    }

    /// What a claim's verdict says, if it has one that the scale knows.
    pub fn meaning(&self, claim: &Claim) -> Option<Meaning> {
        let name = claim.verdict.as_deref()?;
        let mut labels = self.scale.labels.iter();
        let at = labels.position(|label| label.id == name)?;
        self.meanings.get(at).copied()
    }

    /// Whether a claim was found wrong.
    pub fn is_wrong(&self, claim: &Claim) -> bool {
        self.meaning(claim) == Some(Meaning::Wrong)
    }

    /// The text of a claim's verdict, as published.
    pub fn verdict<'a>(&'a self, claim: &'a Claim) -> &'a str {
        let name = claim.verdict.as_deref().unwrap_or_default();
        self.scale.label(name).map_or(name, |label| &label.text)
    }

    /// The words of a claim that stand in the article.
    pub fn quote(&self, claim: &'s Claim) -> &'s str {
        let draft = self.session.articles.get(claim.article);
        let draft = draft.and_then(|article| article.draft);
        let anchor = draft
            .and_then(|draft| claim.anchors.get(&draft))
            .or_else(|| claim.anchors.values().next());
        anchor.map_or("", |anchor| &anchor.exact)
    }

    /// Whether a text is a day, and not one to come.
    pub fn has_been(&self, day: &str) -> bool {
        day.trim()
            .parse::<Date>()
            .is_ok_and(|day| day <= self.today)
    }

    /// Whether a day that somebody wrote down lies before today.
    pub fn is_past(&self, day: &str) -> bool {
        day.trim().parse::<Date>().is_ok_and(|day| day < self.today)
    }
}

impl Fact<'_> {
    /// Whether extraction found it by this signal.
    pub fn has_signal(&self, kind: &SignalKind) -> bool {
        self.claim.signals.iter().any(|signal| signal.kind == *kind)
    }

    /// Whether it carries this risk.
    pub fn has_risk(&self, risk: &Risk) -> bool {
        self.claim.risks.contains(risk)
    }
}

/// What sources share: only different groups are independent.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Group {
    Named(String),
    Own(Id),
}

impl Cited<'_> {
    /// How near it is to the fact: as the evidence says, else as its source does.
    pub fn tier(&self) -> &Tier {
        match (&self.evidence.tier, self.source) {
            (Tier::Unset, Some(source)) => &source.tier,
            (tier, _) => tier,
        }
    }

    /// The independence group as somebody named it; empty if nobody has.
    pub fn group_name(&self) -> &str {
        let own = self.evidence.independence.trim();
        let source = self.source.map_or("", |source| source.independence.trim());
        if own.is_empty() { source } else { own }
    }

    /// Whom it rests on.
    pub fn group(&self) -> Group {
        let name = self.group_name();
        if name.is_empty() {
            Group::Own(self.counted)
        } else {
            Group::Named(name.to_lowercase())
        }
    }

    /// Whether it says something for or against the claim.
    pub fn weighs(&self) -> bool {
        self.evidence.stance != Stance::Context
    }

    /// Whether it, or its source, must not leave the house.
    pub const fn is_confidential(&self) -> bool {
        self.secret
    }

    /// When somebody looked at it, `YYYY-MM-DD`; empty if nobody said.
    pub fn looked_on(&self) -> &str {
        let source = self.source.map_or("", |source| source.accessed_on.as_str());
        match self.evidence.looked_on.as_str() {
            "" => source,
            own => own,
        }
    }

    /// What its source is called.
    pub fn title(&self) -> &str {
        self.source.map_or("", |source| source.title.as_str())
    }
}

/// How many independent sources some evidence is.
pub(super) fn independent<'c>(cited: impl Iterator<Item = &'c Cited<'c>>) -> usize {
    let mut cited = cited.peekable();
    let Some(first) = cited.next() else {
        return 0;
    };
    if cited.peek().is_none() {
        return 1;
    }
    let mut groups: Vec<Group> = cited.map(Cited::group).collect();
    groups.push(first.group());
    groups.sort_unstable();
    groups.dedup();
    groups.len()
}

/// The last time that a field was set, by the clock of whoever set it.
pub(super) fn last_set(record: &dyn Record, field: &str) -> Option<crate::session::Moment> {
    let events = record.history().of_field(field);
    events.map(|(_, event)| event.at).max()
}
