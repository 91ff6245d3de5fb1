//! Looking, and settling.

use std::sync::Arc;

use super::{
    Drafts, Message,
    found::{DraftsKey, Laid, Made, lay, ways},
};
use crate::{
    session::{Command, Id, Session},
    workbench::{
        desk::{Ask, Desk, Job, Offer, Out, Overlay},
        kit::widgets::NoticeKind,
    },
};

impl Drafts {
    /// Looks anew where something may have changed. Whether what was found went away at once.
    pub(super) fn look(&mut self, desk: &Desk<'_>, out: &mut Out<Message>) -> bool {
        let key = DraftsKey::of(desk);
        if self.asked.replace(key) == Some(key) {
            return false;
        }
        let several = |article: Id| desk.session.draft_before(article).is_some();
        let Some(article) = desk.view.article.filter(|article| several(*article)) else {
            let had = self.laid.take().is_some();
            if had {
                self.settled.clear();
                self.changes += 1;
                self.revision += 1;
            }
            return had;
        };
        let session: Session = desk.session.clone();
        let mut made = std::mem::take(&mut self.made);
        out.start(Job::quiet("drafts", move |_| {
            let laid = lay(&session, article, &mut made);
            Message::Found(key, laid.map(Box::new), made)
        }));
        false
    }

    /// Takes what was found, unless something has changed since.
    pub(super) fn take(
        &mut self,
        key: DraftsKey,
        laid: Option<Laid>,
        made: Made,
        desk: &Desk<'_>,
        out: &mut Out<Message>,
    ) {
        self.made.extend(made);
        // Of an article that was looked at long ago they are made again.
        if self.made.len() > KEPT {
            self.made.clear();
        }
        if self.asked != Some(key) {
            return;
        }
        self.settled.clear();
        self.changes += 1;
        self.revision += 1;
        self.laid = laid.map(Arc::new);
        let left = self.left();
        self.most = self.most.max(left);
        let Some(laid) = self.laid.clone() else {
            return;
        };
        let there = |id: &Id| laid.open().any(|one| one.id == *id);
        self.chosen = self
            .chosen
            .filter(there)
            .or_else(|| laid.open().next().map(|one| one.id));
        if std::mem::take(&mut self.wanted) {
            self.told = Some(laid.current);
            return self.open(desk.view.claim, desk, out);
        }
        if left == 0 {
            out.settle(|note| note.offer == Offer::Compare);
        } else if self.told != Some(laid.current) && desk.view.overlay != Overlay::Drafts {
            let draft = desk.session.drafts.get(laid.current);
            let number = draft.map_or(0, |draft| draft.number);
            let words = match left {
                1 => format!(
                    "Draft {number}: the text of 1 claim or mark has changed. Nothing was moved: say what becomes of it."
                ),
                left => format!(
                    "Draft {number}: the text of {left} claims or marks has changed. Nothing was moved: say what becomes of each."
                ),
            };
            out.settle(|note| note.offer == Offer::Compare);
            out.tell(NoticeKind::Warning, words, Offer::Compare);
        }
        self.told = Some(laid.current);
    }

    /// Comes on top, at a claim or at the first that is to be settled.
    pub(super) fn open(&mut self, claim: Option<Id>, desk: &Desk<'_>, out: &mut Out<Message>) {
        let here = |laid: &Arc<Laid>| Some(laid.article) == desk.view.article;
        let Some(laid) = self.laid.clone().filter(here) else {
            let several = desk
                .view
                .article
                .is_some_and(|article| desk.session.draft_before(article).is_some());
            // They are on their way: it comes on top when they are there.
            self.wanted = several;
            if !several {
                out.info("This article has one draft. Drop the next one on the window, or add it with “Add new draft…”.");
            }
            return;
        };
        let open = |id: &Id| laid.open().any(|one| one.id == *id);
        let first = laid.open().next().map(|one| one.id);
        self.chosen = claim.filter(open).or(first);
        self.row = laid.others.first().copied().unwrap_or(0);
        self.most = self.left();
        out.ask(Ask::Overlay(Overlay::Drafts));
        out.settle(|note| note.offer == Offer::Compare);
        out.ask(Ask::Reveal);
    }

    /// To the next thing to settle; where there is none, to the next row in which something changed.
    pub(super) fn step(&mut self, laid: &Laid, forward: bool, out: &mut Out<Message>) {
        out.ask(Ask::Reveal);
        if let Some(now) = self.chosen
            && let Some(next) = self.next(laid, now, forward)
        {
            self.chosen = Some(next);
            return;
        }
        let mut others = laid.others.iter().copied();
        let next = if forward {
            others.find(|row| *row > self.row)
        } else {
            others.rfind(|row| *row < self.row)
        };
        let around = if forward {
            laid.others.first()
        } else {
            laid.others.last()
        };
        self.row = next.or_else(|| around.copied()).unwrap_or(self.row);
    }

    /// Settles something in one of its ways, and goes on to the next.
    pub(super) fn settle(&mut self, id: Id, way: usize, desk: &Desk<'_>, out: &mut Out<Message>) {
        let Some(laid) = self.laid.clone() else {
            return;
        };
        let one = laid.open().find(|one| one.id == id);
        let Some(one) = one.filter(|one| !self.settled.contains(&one.id)) else {
            return;
        };
        let Some(way) = ways(desk.session, &laid, one).into_iter().nth(way) else {
            return;
        };
        let new = &laid.comparison.new;
        let place = way
            .place
            .and_then(|place| new.points().from_span(new.text(), place));
        if way.place.is_some() != place.is_some() {
            return;
        }
        out.change(Command::Settle {
            id,
            place,
            stands: way.stands,
        });
        self.settled.insert(id);
        self.changes += 1;
        self.revision += 1;
        self.chosen = self.next(&laid, id, true);
        out.ask(Ask::Reveal);
    }

    /// The next, or the one before, that is to be settled; around the end.
    pub(super) fn next(&self, laid: &Laid, from: Id, forward: bool) -> Option<Id> {
        let all: Vec<Id> = laid.open().map(|one| one.id).collect();
        let at = all.iter().position(|id| *id == from).unwrap_or(0);
        let (before, after) = all.split_at_checked(at)?;
        let after = after.get(1..).unwrap_or_default();
        let left = |id: &&Id| !self.settled.contains(*id);
        let found = if forward {
            after.iter().chain(before).find(left)
        } else {
            before.iter().rev().chain(after.iter().rev()).find(left)
        };
        found.copied().or_else(|| Some(from).filter(|id| left(&id)))
    }
}

/// So many comparisons are kept.
const KEPT: usize = 16;
