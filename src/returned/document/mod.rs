//! A Word document that was handed out with comments and tracked changes, and came back: what the editor decided of each
//! change, and what was answered.
//!
//! Nothing in the file is relied on but its words: programs renumber ids and drop properties. A change is found by where its
//! claim's words stand in the text before and after the changes that are still tracked: where both read as proposed it was
//! accepted, where both read as before it stands. That place is the one that our comment stands on, where it stands on words still:
//! the same words may stand elsewhere too. A comment of ours is known by its first line, which begins with the claim's number.

mod place;
mod said;
mod unasked;

use std::collections::{BTreeMap, BTreeSet};

use super::{Proposal, Returned, ReturnedError, short};
use crate::child::Confined;
use crate::export::ARROWS;
use crate::import::{self, Format, How, Imported, View};
use crate::session::{Change, Command, Comment, Comparison, Decision, Id, Session};
use crate::text::{
    Span,
    align::{Followed, edits},
    counted,
};
use place::{Place, Reads};

/// Whose words stand in the text, which says not who wrote them.
const IN_TEXT: &str = "somebody (in the text)";

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
    let mut claims: Vec<Place> = places
        .iter()
        .zip(followed)
        .map(|(one, (now, before))| Place::new(session, one, now, before))
        .collect();
    let texts = Texts {
        draft: draft.paragraphs.text(),
        now: now_beside.new.text(),
        before: before_beside.new.text(),
    };
    place::hold(session, &mut claims, texts, [&now.remarks, &before.remarks]);
    let labels = claims.iter().enumerate();
    let mut said: BTreeMap<Id, Vec<(Id, &Comment)>> = BTreeMap::new();
    for (id, one) in session.comments.all() {
        said.entry(one.claim).or_default().push((id, one));
    }
    let mut look = Look {
        session,
        labels: labels.map(|(at, one)| (one.label.clone(), at)).collect(),
        claims,
        threads: said,
        ours: BTreeMap::new(),
        lines: None,
        texts,
        found: Returned::default(),
        changes: 0,
        said: 0,
    };
    look.comments(&now.remarks, article);
    look.changes();
    look.others_words(article);
    look.unasked(&now_beside, language);
    // Changes first: they are what an editor decides.
    look.found
        .proposals
        .sort_by_key(|one| !matches!(one.command, Command::Batch { .. }));
    if look.ours.is_empty() && look.found.proposals.is_empty() {
        return Err(ReturnedError::Unknown(
            "none of the comments that were handed out with this article is in it, on a claim whose words are in the current draft; a new draft is taken in with `tickmark drafts SESSION --add FILE`, or by dropping it on the window",
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

/// What is laid beside each other.
#[derive(Clone, Copy)]
struct Texts<'s> {
    /// The draft.
    draft: &'s str,
    /// The document with every change that is still tracked, and without.
    now: &'s str,
    before: &'s str,
}

/// A document beside the session.
struct Look<'s> {
    session: &'s Session,
    /// The claims, in the order of the draft.
    claims: Vec<Place>,
    /// The same by what people call them.
    labels: BTreeMap<String, usize>,
    /// What was said of them.
    threads: BTreeMap<Id, Vec<(Id, &'s Comment)>>,
    /// What our comments in the document say, by their claims.
    ours: BTreeMap<Id, String>,
    /// With what lines of ours begin, once somebody has asked.
    lines: Option<BTreeSet<String>>,
    texts: Texts<'s>,
    found: Returned,
    changes: usize,
    said: usize,
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
                let [before, now] = place.reads(self.texts, change);
                read.push((id, change, before, now, place.is_being_moved()));
            }
        }
        for (id, change, before, now, moves) in read {
            let label = self.session.label(change.claim);
            // What is being moved stands twice in the document, or nowhere: then only what both texts say is sure.
            if moves && (&before, &now) != (&Reads::Proposed, &Reads::Proposed) {
                if self.was_tracked(change) {
                    self.found.unplaced.push(format!(
                        "{label}: what became of “{}” cannot be told: its words are being moved, and that is not decided yet",
                        short(&change.proposed)
                    ));
                }
                continue;
            }
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

    /// What the words of claims that no change is asked for read as now: the editor has changed or moved them.
    fn others_words(&mut self, article: Id) {
        let all = self.session.changes.live();
        let asked: BTreeSet<Id> = all.map(|(_, one)| one.claim).collect();
        for place in &self.claims {
            let Place { claim: id, now, .. } = place;
            let claim = self.session.claims.get(*id);
            let own = claim.filter(|claim| claim.article == article && !claim.is_suggestion());
            let Some(claim) = own else { continue };
            // A part is told with its whole.
            if self.session.whole_of(claim).is_some() {
                continue;
            }
            if place.is_being_moved() || place::is_moved(now) {
                let how = if place.is_being_moved() {
                    "are being moved, which is not decided yet"
                } else {
                    "stand elsewhere now"
                };
                self.found.unplaced.push(format!(
                    "{}: its words {how}; what is decided, a new draft takes in",
                    self.session.label(*id)
                ));
                continue;
            }
            let reads = match now {
                _ if asked.contains(id) => continue,
                Followed::Changed { to, .. } => {
                    format!("reads otherwise now: “{}”", short(to.of(self.texts.now)))
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
        let mut words = None;
        let (decision, says) = match (before, now) {
            (Reads::Proposed, Reads::Proposed) => {
                (Decision::Accepted, "the change was made".to_owned())
            }
            // Somebody else’s changes are tracked there too, this one is not any more.
            (Reads::Other(other), Reads::Proposed) if comes(change, &change.proposed, &other) => {
                (Decision::Accepted, "the change was made".to_owned())
            }
            // It is tracked still.
            (_, Reads::Proposed) => return,
            // Nobody decided what was never tracked in this document.
            _ if !tracked => return,
            // Whatever else is tracked there, this change is not.
            (_, Reads::Original) => (
                Decision::Stet,
                "the change was not made: the copy stands".to_owned(),
            ),
            (Reads::Gone, Reads::Gone) => (Decision::Cut, "the words were cut".to_owned()),
            (Reads::Other(before), Reads::Other(now))
                if before == now || comes(change, &now, &before) =>
            {
                let says = format!("it reads otherwise now: “{}”", short(&now));
                words = Some(now);
                (Decision::Reworded, says)
            }
            _ => {
                self.found.unplaced.push(format!(
                    "{label}: what became of “{}” cannot be told; a part of it may be tracked still",
                    short(&change.proposed)
                ));
                return;
            }
        };
        // What happens to the copy follows from it, with the other changes of the claim.
        let mut commands = vec![Command::DecideChange {
            change: id,
            decision,
        }];
        // The decision says that there are other words, not which.
        if let Some(words) = words {
            let text = format!("It reads now: “{}”", words.trim());
            let comment = self.comment(change.claim, &text, IN_TEXT, "");
            commands.extend(comment.map(Command::AddComment));
        }
        self.changes += 1;
        let label_of_step = format!("{label}: {says}");
        self.found.proposals.push(Proposal {
            says: label_of_step.clone(),
            claim: Some(change.claim),
            command: Command::Batch {
                label: label_of_step,
                commands,
            },
        });
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
