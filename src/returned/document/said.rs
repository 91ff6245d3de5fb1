//! What was said in the margin: answers to our comments, what was written into them, and comments of others.

use super::{
    Look, Proposal,
    place::{Place, stands},
};
use crate::export::begins_like_ours;
use crate::import::{Remark, RemarkKind, own};
use crate::returned::short;
use crate::session::{Command, Comment, Correct, Id, Kind, NewComment};

/// Whose words stand in a comment of ours that we did not write.
const IN_OURS: &str = "somebody (in our comment)";

impl Look<'_> {
    /// Takes in all comments of the document.
    pub(super) fn comments(&mut self, remarks: &[Remark], article: Id) {
        let comments = remarks
            .iter()
            .filter(|remark| remark.kind == RemarkKind::Comment);
        for remark in comments {
            match self.claim_of(remark) {
                Some(claim) => {
                    self.own(claim, &remark.text, &remark.marks);
                    for reply in &remark.replies {
                        // What was handed out later stands under what was before.
                        if own::label(&reply.text) == remark.own() {
                            self.own(claim, &reply.text, &reply.marks);
                        } else {
                            self.say(claim, &reply.text, &reply.by, &reply.on);
                        }
                    }
                    if remark.settled {
                        self.settle(claim, remark);
                    }
                }
                None if remark.own().is_some() => self.found.unplaced.push(format!(
                    "a comment of another check, or of a claim whose words are not there in the current draft: {}",
                    short(&remark.text)
                )),
                None => self.others(remark, article),
            }
        }
    }

    /// The claim that a comment of ours is about: it has its number, and stands on its words, where those stand still.
    fn claim_of(&self, remark: &Remark) -> Option<Id> {
        let at = self.labels.get(remark.own()?)?;
        let found = self.claims.get(*at)?;
        let elsewhere = match (stands(&found.now), remark.place) {
            (Some(to), Some(place)) => !place.is_empty() && place.intersection(to).is_none(),
            _ => false,
        };
        (!elsewhere).then_some(found.claim)
    }

    /// A comment of ours, and what somebody has written into it.
    fn own(&mut self, claim: Id, text: &str, marks: &[u32]) {
        let all = self.ours.entry(claim).or_default();
        all.push_str(text);
        all.push('\n');
        let (given, changed) = own::as_given(text, marks);
        let others = text.lines().zip(given).enumerate();
        let mut others = others.filter(|(_, (_, given))| !given).peekable();
        if others.peek().is_none() {
            return;
        }
        // A program may have dropped names; then it is ours what begins so, unless one of ours reads otherwise.
        let begins = self.lines.get_or_insert_with(begins_like_ours);
        let ours = |at: usize, line: &str| {
            let known = || begins.iter().any(|begin| line.trim().starts_with(begin));
            changed == 0 && (at == 0 || known())
        };
        let typed: Vec<&str> = others
            .filter(|(at, (line, _))| !ours(*at, line))
            .map(|(_, (line, _))| line)
            .collect();
        if !typed.is_empty() {
            self.say(claim, &typed.join("\n"), IN_OURS, "");
        }
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
        let quoted = place.map_or("", |span| span.of(self.texts.now));
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
                short(quoted),
                short(&remark.text)
            )),
        }
    }

    /// Somebody said something about a claim, unless it is known.
    fn say(&mut self, claim: Id, text: &str, by: &str, on: &str) {
        let Some(comment) = self.comment(claim, text, by, on) else {
            return;
        };
        self.said += 1;
        self.found.proposals.push(Proposal {
            says: format!(
                "{}: {} says: {}",
                self.session.label(claim),
                somebody(by),
                short(text)
            ),
            claim: Some(claim),
            command: Command::AddComment(comment),
        });
    }

    /// What somebody said of a claim as a comment in its thread, unless it is known.
    pub(super) fn comment(&self, claim: Id, text: &str, by: &str, on: &str) -> Option<NewComment> {
        let thread = self.threads.get(&claim).map_or(&[][..], Vec::as_slice);
        let id = Id::derived(&[
            b"returned",
            claim.as_str().as_bytes(),
            by.as_bytes(),
            on.as_bytes(),
            text.as_bytes(),
        ]);
        let known = |(name, one): &(Id, &Comment)| *name == id || same(&one.text, text);
        if text.trim().is_empty() || thread.iter().any(known) {
            return None;
        }
        let live = thread.iter().filter(|(_, one)| !one.removed);
        let first = live
            .filter(|(_, one)| one.under.is_none() && one.contact.is_none())
            .min_by_key(|(id, one)| (one.made_at, *id));
        Some(NewComment {
            id: Some(id),
            claim,
            under: first.map(|(id, _)| *id),
            contact: None,
            text: text.to_owned(),
            by: by.to_owned(),
            on: on.to_owned(),
            correct: Correct::Unsaid,
        })
    }

    /// A thread was marked as done: what is in it, and nothing that was said since.
    fn settle(&mut self, claim: Id, thread: &Remark) {
        let there = |text: &str| thread.replies.iter().any(|reply| same(&reply.text, text));
        let all = self.threads.get(&claim).map_or(&[][..], Vec::as_slice);
        let open = all.iter().filter(|(_, one)| !one.removed && !one.resolved);
        let open = open.filter(|(_, one)| one.under.is_none() && there(&one.text));
        let open: Vec<Id> = open.map(|(id, _)| *id).collect();
        for id in open {
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

/// Who a document says somebody is.
fn somebody(name: &str) -> &str {
    if name.is_empty() { "somebody" } else { name }
}

/// Whether two texts are the same but for white space.
fn same(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}
