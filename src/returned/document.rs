//! A Word document that was handed out with comments and tracked changes, and came back: what the editor decided of each
//! change, and what was answered.
//!
//! Nothing in the file is relied on but its words: programs renumber ids and drop properties. A change is found by where its
//! claim's words stand in the text before and after the changes that are still tracked: where both read as proposed it was
//! accepted, where both read as before it stands. A comment of ours is known by its first line, which begins with the claim's
//! number.

use std::collections::{BTreeMap, BTreeSet};

use super::{Proposal, Returned, ReturnedError};
use crate::child::Confined;
use crate::export::{ARROWS, BETWEEN};
use crate::import::{self, Format, How, Imported, Remark, RemarkKind, View};
use crate::session::{
    Change, Command, Comment, Comparison, Correct, Decision, Id, Kind, NewComment, Resolution,
    Session,
};
use crate::text::{
    Span,
    align::{Followed, edits},
    brief, counted,
};

/// So many letters of somebody's words are enough to know which are meant.
const SHOWN: usize = 80;

/// What a document says beside the draft of an article.
pub fn read(
    session: &Session,
    content: &[u8],
    article: Id,
    confined: &Confined<'_>,
) -> Result<Returned, ReturnedError> {
    let Some((_, draft)) = session.draft_of(article) else {
        return Err(ReturnedError::Unknown("the article has no draft"));
    };
    let view = |view| {
        let how = How {
            format: Some(Format::Docx),
            view,
            confined: Some(confined.clone()),
        };
        import::bytes(content, std::path::Path::new(""), &how)
    };
    let now = view(View::Final)?;
    // Without tracked changes both are one.
    let before = if now.changed {
        view(View::Original)?
    } else {
        now.clone()
    };
    let language = session
        .articles
        .get(article)
        .map_or("en", |one| one.language());
    let beside = |read: &Imported| {
        let text = import::draft(read);
        Comparison::new(&draft.paragraphs, &text, language)
    };
    let (now_beside, before_beside) = (beside(&now), beside(&before));
    let places = session.claims_of(article);
    let spans: Vec<Span> = places.iter().map(|one| one.span).collect();
    let follow = |beside: &Comparison| {
        let (old, new) = (beside.old.text(), beside.new.text());
        beside.alignment.follow(old, new, &spans)
    };
    let followed = follow(&now_beside).into_iter().zip(follow(&before_beside));
    let claims = places
        .iter()
        .zip(followed)
        .map(|(one, (now, before))| Place {
            claim: one.id,
            span: one.span,
            now,
            before,
        });
    let mut look = Look {
        session,
        claims: claims.collect(),
        ours: BTreeMap::new(),
        now: now_beside.new.text(),
        before: before_beside.new.text(),
        found: Returned::default(),
        changes: 0,
        said: 0,
    };
    look.comments(&now.remarks, article);
    look.changes();
    look.others_words(article);
    // Changes first: they are what an editor decides.
    look.found
        .proposals
        .sort_by_key(|one| !matches!(one.command, Command::Batch { .. }));
    if look.ours.is_empty() && look.found.proposals.is_empty() {
        return Err(ReturnedError::Unknown(
            "none of the comments that were handed out with this article is in it; a new draft is taken in with `tickmark drafts SESSION --add FILE`, or by dropping it on the window",
        ));
    }
    let (changes, said) = (look.changes, look.said);
    let mut found = look.found;
    found.what = format!(
        "Word document: {}, {}",
        counted(changes, "decision"),
        counted(said, "comment")
    );
    Ok(found)
}

/// A claim, and where its words stand.
struct Place {
    claim: Id,
    /// In the draft.
    span: Span,
    /// In the document with every change that is still tracked, and without.
    now: Followed,
    before: Followed,
}

/// A document beside the session.
struct Look<'s> {
    session: &'s Session,
    /// The claims, in the order of the draft.
    claims: Vec<Place>,
    /// What our comments in the document say, by their claims.
    ours: BTreeMap<Id, String>,
    /// The text of the document with every change that is still tracked, and without.
    now: &'s str,
    before: &'s str,
    found: Returned,
    changes: usize,
    said: usize,
}

/// How a text reads in the place of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Reads {
    /// As it was.
    Original,
    /// As it was proposed.
    Proposed,
    /// Otherwise.
    Other(String),
    /// Not at all.
    Gone,
    /// Nobody can tell.
    Unclear,
}

impl Look<'_> {
    fn changes(&mut self) {
        let mut open: BTreeMap<Id, Vec<(Id, &Change)>> = BTreeMap::new();
        for (id, change) in self.session.changes.live() {
            if change.decision == Decision::Pending {
                open.entry(change.claim).or_default().push((id, change));
            }
        }
        let mut read = Vec::new();
        for place in &self.claims {
            for (id, change) in open.remove(&place.claim).unwrap_or_default() {
                let before = reads(self.before, &place.before, change);
                let now = reads(self.now, &place.now, change);
                read.push((id, change, before, now));
            }
        }
        for (id, change, before, now) in read {
            let label = self.session.label(change.claim);
            self.change(&label, id, change, (before, now));
        }
    }

    /// Whether a change was tracked in the document when it was handed out: its comment says so. Where that is gone, nobody
    /// knows.
    fn was_tracked(&self, change: &Change) -> bool {
        let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let (original, proposed) = (flat(&change.original), flat(&change.proposed));
        let said = self.ours.get(&change.claim);
        said.is_some_and(|said| {
            said.lines().map(flat).any(|line| {
                line.contains(ARROWS) && line.contains(&original) && line.contains(&proposed)
            })
        })
    }

    /// What the words of claims that no change is asked for read as now: the editor has changed them.
    fn others_words(&mut self, article: Id) {
        let all = self.session.changes.live();
        let asked: BTreeSet<Id> = all.map(|(_, one)| one.claim).collect();
        for Place { claim: id, now, .. } in &self.claims {
            let claim = self.session.claims.get(*id);
            let own = claim.filter(|claim| claim.article == article && !claim.is_suggestion());
            let Some(claim) = own.filter(|_| !asked.contains(id)) else {
                continue;
            };
            // A part is told with its whole.
            if self.session.whole_of(claim).is_some() {
                continue;
            }
            let reads = match now {
                Followed::Changed { to, .. } => {
                    format!("reads otherwise now: “{}”", brief(to.of(self.now), SHOWN))
                }
                Followed::Gone => "its words are gone".to_owned(),
                Followed::Same { .. } | Followed::Several(_) => continue,
            };
            self.found.unplaced.push(format!(
                "{}: {reads}, and no change was asked for; add the document as a new draft",
                self.session.label(*id)
            ));
        }
    }

    fn change(&mut self, label: &str, id: Id, change: &Change, (before, now): (Reads, Reads)) {
        let tracked = self.was_tracked(change);
        let (decision, resolution, says) = match (before, now) {
            (Reads::Proposed, Reads::Proposed) => (
                Decision::Accepted,
                Resolution::Changed,
                "the change was made".to_owned(),
            ),
            // Somebody else’s changes are tracked there too, this one is not any more.
            (Reads::Other(other), Reads::Proposed) if comes(change, &change.proposed, &other) => (
                Decision::Accepted,
                Resolution::Changed,
                "the change was made".to_owned(),
            ),
            // It is tracked still.
            (_, Reads::Proposed) => return,
            // Nobody decided what was never tracked in this document.
            _ if !tracked => return,
            // Whatever else is tracked there, this change is not.
            (_, Reads::Original) => (
                Decision::Stet,
                Resolution::Stet,
                "the change was not made: the copy stands".to_owned(),
            ),
            (Reads::Gone, Reads::Gone) => (
                Decision::Cut,
                Resolution::Cut,
                "the words were cut".to_owned(),
            ),
            (Reads::Other(before), Reads::Other(now))
                if before == now || comes(change, &now, &before) =>
            {
                (
                    Decision::Reworded,
                    Resolution::Changed,
                    format!("it reads otherwise now: “{}”", brief(&now, SHOWN)),
                )
            }
            _ => {
                self.found.unplaced.push(format!(
                    "{label}: what became of “{}” cannot be told; a part of it may be tracked still",
                    brief(&change.proposed, SHOWN)
                ));
                return;
            }
        };
        self.changes += 1;
        let label_of_step = format!("{label}: {says}");
        self.found.proposals.push(Proposal {
            says: label_of_step.clone(),
            claim: Some(change.claim),
            command: Command::Batch {
                label: label_of_step,
                commands: vec![
                    Command::SetField {
                        kind: Kind::Change,
                        id,
                        field: "decision".to_owned(),
                        value: decision.word().into(),
                    },
                    Command::SetResolution {
                        claim: change.claim,
                        resolution,
                    },
                ],
            },
        });
    }

    fn comments(&mut self, remarks: &[Remark], article: Id) {
        let comments = remarks
            .iter()
            .filter(|remark| remark.kind == RemarkKind::Comment);
        for remark in comments {
            match self.claim_of(remark) {
                Some(claim) => {
                    self.ours.insert(claim, remark.text.clone());
                    for reply in &remark.replies {
                        self.say(claim, &reply.text, &reply.by, &reply.on);
                    }
                    if remark.settled {
                        self.settle(claim, remark);
                    }
                }
                None => self.others(remark, article),
            }
        }
    }

    /// The claim that a comment of ours is about: it has its number, and stands on its words, where those stand still.
    fn claim_of(&self, remark: &Remark) -> Option<Id> {
        let (head, _) = remark.text.lines().next()?.split_once(BETWEEN.trim())?;
        let named = |one: &&Place| self.session.label(one.claim) == head.trim();
        let found = self.claims.iter().find(named)?;
        let elsewhere = match (stands(&found.now), remark.place) {
            (Some(to), Some(place)) => !place.is_empty() && place.intersection(to).is_none(),
            _ => false,
        };
        (!elsewhere).then_some(found.claim)
    }

    /// A comment that somebody else wrote.
    fn others(&mut self, remark: &Remark, article: Id) {
        // The writer's own came with the article.
        let mut noted = self.session.claimed.all();
        let known = |text: &str| same(text, &remark.text);
        if noted.any(|(_, one)| one.article == article && known(&one.text)) {
            return;
        }
        let place = remark.place;
        let quoted = place.map_or("", |span| span.of(self.now));
        let shared = |one: &Place| {
            let shared = place.and_then(|place| place.intersection(stands(&one.now)?));
            shared.map_or(0, |span| span.len())
        };
        let best = self
            .claims
            .iter()
            .map(|one| (shared(one), std::cmp::Reverse(one.span.len()), one.claim))
            .max();
        match best.filter(|(shared, ..)| *shared > 0) {
            Some((.., claim)) => {
                self.say(claim, &remark.text, &remark.by, &remark.on);
                for reply in &remark.replies {
                    self.say(claim, &reply.text, &reply.by, &reply.on);
                }
            }
            None => self.found.unplaced.push(format!(
                "a comment of {} on “{}”, where no claim is: {}",
                somebody(&remark.by),
                brief(quoted, SHOWN),
                brief(&remark.text, SHOWN)
            )),
        }
    }

    /// Somebody said something about a claim, unless it is known.
    fn say(&mut self, claim: Id, text: &str, by: &str, on: &str) {
        let all = self.session.comments.all();
        let thread: Vec<(Id, &Comment)> = all.filter(|(_, one)| one.claim == claim).collect();
        let id = Id::derived(&[
            b"returned",
            claim.as_str().as_bytes(),
            by.as_bytes(),
            on.as_bytes(),
            text.as_bytes(),
        ]);
        let known = |(name, one): &(Id, &Comment)| *name == id || same(&one.text, text);
        if text.trim().is_empty() || thread.iter().any(known) {
            return;
        }
        let live = thread.iter().filter(|(_, one)| !one.removed);
        let first = live
            .filter(|(_, one)| one.under.is_none() && one.contact.is_none())
            .min_by_key(|(id, one)| (one.made_at, *id));
        self.said += 1;
        self.found.proposals.push(Proposal {
            says: format!(
                "{}: {} says: {}",
                self.session.label(claim),
                somebody(by),
                brief(text, SHOWN)
            ),
            claim: Some(claim),
            command: Command::AddComment(NewComment {
                id: Some(id),
                claim,
                under: first.map(|(id, _)| *id),
                contact: None,
                text: text.to_owned(),
                by: by.to_owned(),
                on: on.to_owned(),
                correct: Correct::Unsaid,
            }),
        });
    }

    /// A thread was marked as done: what is in it, and nothing that was said since.
    fn settle(&mut self, claim: Id, thread: &Remark) {
        let there = |text: &str| thread.replies.iter().any(|reply| same(&reply.text, text));
        let all = self.session.comments.live();
        let open = all.filter(|(_, one)| one.claim == claim && !one.resolved && there(&one.text));
        for (id, _) in open.filter(|(_, one)| one.under.is_none()) {
            self.found.proposals.push(Proposal {
                says: format!("{}: the thread is done", self.session.label(claim)),
                claim: Some(claim),
                command: Command::SetField {
                    kind: Kind::Comment,
                    id,
                    field: "resolved".to_owned(),
                    value: true.into(),
                },
            });
        }
    }
}

/// Whether words that are not tracked hold what `wording` brings into the original ones.
fn comes(change: &Change, wording: &str, words: &str) -> bool {
    let original = change.original.as_str();
    let found = edits(original, Span::whole(original), wording);
    let mut brought = found
        .iter()
        .map(|(_, comes)| comes.trim())
        .filter(|comes| !comes.is_empty() && !original.contains(comes))
        .peekable();
    brought.peek().is_some() && brought.all(|comes| words.contains(comes))
}

/// Where words stand that were followed.
const fn stands(followed: &Followed) -> Option<Span> {
    match followed {
        Followed::Same { to, .. } | Followed::Changed { to, .. } => Some(*to),
        Followed::Several(_) | Followed::Gone => None,
    }
}

/// Who a document says somebody is.
fn somebody(name: &str) -> &str {
    if name.is_empty() { "somebody" } else { name }
}

/// Whether two texts are the same but for white space.
fn same(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}

/// How a document reads where the words of a change stood.
fn reads(new: &str, followed: &Followed, change: &Change) -> Reads {
    let there = |words: &str, to: Span| {
        // Each paragraph is one line of the document.
        let words = words.replace(['\n', '\r', '\t'], " ");
        let words = words.trim();
        let at = |start| Span::new(start, start + words.len());
        !words.is_empty()
            && new
                .match_indices(words)
                .any(|(start, _)| at(start).overlaps(to))
    };
    match followed {
        Followed::Same { .. } => Reads::Original,
        Followed::Changed { to, .. } => {
            let (proposed, original) = (there(&change.proposed, *to), there(&change.original, *to));
            match (proposed, original) {
                (true, false) => Reads::Proposed,
                (false, true) => Reads::Original,
                (false, false) => Reads::Other(to.of(new).to_owned()),
                // One holds the other: the longer one stands there.
                (true, true) if change.proposed.len() > change.original.len() => Reads::Proposed,
                (true, true) => Reads::Original,
            }
        }
        Followed::Gone if change.proposed.trim().is_empty() => Reads::Proposed,
        Followed::Gone if count(new, &change.proposed) == 1 => Reads::Proposed,
        Followed::Gone => Reads::Gone,
        Followed::Several(_) => Reads::Unclear,
    }
}

/// How often words stand in a text.
fn count(text: &str, words: &str) -> usize {
    let words = words.trim();
    if words.is_empty() {
        return 0;
    }
    text.matches(words).count()
}
