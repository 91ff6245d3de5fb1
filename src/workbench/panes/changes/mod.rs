//! Changes to the copy that were asked for: a list for the editor, decided with one key each; the form that asks for one; and
//! what the card of a claim shows of them. The list lies on top, the form stands in the card.

mod about;
mod asking;
mod form;
mod rows;
mod view;

use std::collections::HashSet;

use crate::{
    session::{Command, Decision, Id},
    workbench::{
        actions::Action,
        desk::{Ask, Desk, HalfEntered, Out, Overlay, Pane, Region, record_field},
        kit::list::List,
    },
};
use about::Told;
use asking::Asking;
use rows::{Count, Filter, Row, Stand, rows};

/// The changes.
#[derive(Default)]
pub struct Changes {
    filter: Filter,
    /// What the rows were made of: document, revision, whether they are on screen, filter.
    of: Option<(u64, u64, bool, Filter)>,
    rows: Vec<Row>,
    /// How many there are.
    count: Count,
    /// Changes whenever the rows do.
    revision: u64,
    /// The change whose form is shown.
    chosen: Option<Id>,
    /// Those that were decided, or opened again, since the list came on top: they stay in it.
    touched: HashSet<Id>,
    /// The change that is decided as reworded once the words that it has now are there.
    rewording: Option<Id>,
    list: List,
    /// What the card of the selected claim shows.
    told: Told,
    /// Changes half asked for, the one whose form is open last.
    asking: Vec<Asking>,
    /// Changes whenever what is entered does.
    entered: u64,
}

/// What happens here.
pub enum Message {
    /// The list comes on top, at this change or at the first that waits.
    Show(Option<Id>),
    /// Another change is looked at.
    Choose(Id),
    /// Others are listed.
    Filter(Filter),
    /// Decide a change; decided so already, it waits again.
    Decide(Id, Decision),
    /// Ask for a change of a claim.
    Begin(Id),
    /// What the form holds now.
    Asking(Box<Asking>),
    /// The form is done.
    Ask(Box<Asking>),
    /// What was entered for a claim is not wanted.
    Discard(Id),
}

/// What the editor can decide, in the order of the keys.
pub const WAYS: [Decision; 4] = [
    Decision::Accepted,
    Decision::Stet,
    Decision::Cut,
    Decision::Reworded,
];

impl Changes {
    /// The claim in whose card the form stands open.
    pub fn asking_for(&self) -> Option<Id> {
        let open = self.asking.last().filter(|asking| !asking.folded);
        open.map(|asking| asking.claim)
    }

    fn open(&mut self, change: Option<Id>, desk: &Desk<'_>, out: &mut Out<Message>) {
        self.touched.clear();
        self.of = None;
        let listed = change.and_then(|id| desk.session.changes.get(id));
        match listed.map(Stand::of) {
            Some(Stand::Waits) => {}
            Some(_) => self.filter = Filter::All,
            // What waits is why the list is opened.
            None => self.filter = Filter::Waiting,
        }
        self.choose(change);
        out.ask(Ask::Overlay(Overlay::Changes));
        out.ask(Ask::Reveal);
    }

    /// Another is looked at: what was asked about the one before is so no more.
    fn choose(&mut self, change: Option<Id>) {
        if self.rewording != change {
            self.rewording = None;
        }
        self.chosen = change;
    }

    /// Decides as pressed. Words that nobody has given are asked for first.
    fn decide(&mut self, id: Id, way: Decision, desk: &Desk<'_>, out: &mut Out<Message>) {
        let Some(change) = desk.session.changes.get(id) else {
            return;
        };
        self.rewording = None;
        if way == Decision::Reworded && change.decision != way && change.note.trim().is_empty() {
            self.choose(Some(id));
            self.rewording = Some(id);
            out.ask(Ask::Focus(record_field(id, form::NOTE)));
            return;
        }
        let again = change.decision == way && Stand::of(change) != Stand::Disputed;
        let decision = if again { Decision::Pending } else { way };
        // What is opened again is looked at still.
        let stays = decision == Decision::Pending;
        out.change(Command::DecideChange {
            change: id,
            decision,
        });
        self.touched.insert(id);
        let next = Some(id).filter(|_| !stays).and_then(|id| self.next(id));
        self.choose(next.or(Some(id)));
        out.ask(Ask::Reveal);
    }

    /// The words of a change that is being reworded are there, or are not to come.
    fn reworded(&mut self, desk: &Desk<'_>, out: &mut Out<Message>) {
        let change = self.rewording.and_then(|id| desk.session.changes.get(id));
        if change.is_some_and(|change| !change.note.trim().is_empty()) {
            if let Some(id) = self.rewording.take() {
                out.say(Message::Decide(id, Decision::Reworded));
                out.ask(Ask::Focus(view::list_id()));
            }
        } else if desk.view.overlay != Overlay::Changes {
            self.rewording = None;
        }
    }

    /// The next change that waits, or one before.
    fn next(&self, from: Id) -> Option<Id> {
        let at = self.rows.iter().position(|row| row.id == from)?;
        let (before, after) = self.rows.split_at_checked(at)?;
        let waits = |row: &&Row| row.id != from && row.stand == Stand::Waits;
        let next = after.iter().find(waits);
        next.or_else(|| before.iter().find(waits)).map(|row| row.id)
    }

    /// Opens the form for a claim, or goes on with it.
    fn begin(&mut self, claim: Id, desk: &Desk<'_>, out: &mut Out<Message>) {
        let at = self.asking.iter().position(|one| one.claim == claim);
        let mut asking = match at {
            Some(at) => self.asking.remove(at),
            None => Asking::of(claim, desk),
        };
        asking.folded = false;
        // One form is open.
        for other in &mut self.asking {
            other.folded = true;
        }
        self.asking.retain(Asking::is_begun);
        self.asking.push(asking);
        self.entered += 1;
        out.ask(Ask::Show(Region::Claims));
        out.ask(Ask::Reveal);
        out.ask(Ask::Focus(asking::field_id(asking::PROPOSED)));
    }

    fn drop_form(&mut self, claim: Id, out: &mut Out<Message>) {
        self.asking.retain(|one| one.claim != claim);
        self.entered += 1;
        out.ask(Ask::Reveal);
        out.ask(Ask::Focus(Region::Claims.id()));
    }
}

impl Pane for Changes {
    type Message = Message;

    fn update(&mut self, message: Message, desk: &Desk<'_>, out: &mut Out<Message>) {
        match message {
            Message::Show(change) => self.open(change, desk, out),
            Message::Choose(change) => self.choose(Some(change)),
            Message::Filter(filter) => {
                self.filter = filter;
                self.touched.clear();
                self.rewording = None;
            }
            Message::Decide(change, way) => self.decide(change, way, desk, out),
            Message::Begin(claim) => self.begin(claim, desk, out),
            Message::Asking(asking) => {
                if let Some(last) = self.asking.last_mut() {
                    *last = *asking;
                }
                self.entered += 1;
            }
            Message::Ask(asking) => {
                self.drop_form(asking.claim, out);
                asking.ask(desk, out);
            }
            Message::Discard(claim) => self.drop_form(claim, out),
        }
    }

    fn act(&mut self, action: Action, desk: &Desk<'_>, out: &mut Out<Message>) -> bool {
        match (action, desk.view.claim) {
            (Action::Changes, claim) => {
                let of_claim = claim.and_then(|claim| self.told.waiting(claim));
                // What is decided is shown only if nothing else waits.
                let waits = self.count.of(Filter::Waiting) > 0;
                let own = of_claim.filter(|id| {
                    let change = desk.session.changes.get(*id);
                    !waits || change.is_some_and(|one| Stand::of(one) == Stand::Waits)
                });
                self.open(own, desk, out);
            }
            (Action::RequestChange, Some(claim)) => self.begin(claim, desk, out),
            _ => return false,
        }
        true
    }

    fn follow(&mut self, desk: &Desk<'_>, out: &mut Out<Message>) -> bool {
        self.reworded(desk, out);
        let told = self.told.follow(desk);
        let open = desk.view.overlay == Overlay::Changes;
        let of = (desk.document, desk.session.revision(), open, self.filter);
        if self.of == Some(of) {
            return told;
        }
        self.of = Some(of);
        self.count = Count::in_session(desk.session);
        if open {
            self.rows = rows(desk, self.filter, &self.touched);
            self.revision += 1;
            let there = |id: &Id| self.rows.iter().any(|row| row.id == *id);
            let mut all = self.rows.iter();
            let waits = all.find(|row| row.stand == Stand::Waits);
            let first = waits.or(self.rows.first()).map(|row| row.id);
            self.chosen = self.chosen.filter(there).or(first);
        } else {
            self.rows.clear();
        }
        true
    }

    /// What was entered stays with the claim it was entered for.
    fn claim_changed(&mut self, _: Option<Id>) {
        for asking in &mut self.asking {
            asking.folded = true;
        }
        self.asking.retain(Asking::is_begun);
    }

    fn session_replaced(&mut self) {
        *self = Self {
            entered: self.entered + 1,
            revision: self.revision + 1,
            ..Self::default()
        };
    }

    /// What was entered stays, and is shown where the form was.
    fn escape(&mut self, out: &mut Out<Message>) -> bool {
        let Some(open) = self.asking.last_mut().filter(|asking| !asking.folded) else {
            return false;
        };
        open.folded = true;
        self.asking.retain(Asking::is_begun);
        out.ask(Ask::Focus(Region::Claims.id()));
        true
    }

    fn unfinished(&self) -> Option<u64> {
        let begun = self.asking.iter().any(Asking::is_begun);
        begun.then_some(self.entered)
    }

    fn half_entered(&self, desk: &Desk<'_>) -> Vec<HalfEntered> {
        let begun = self.asking.iter().filter(|asking| asking.is_begun());
        let all = begun.map(|asking| {
            let words = if asking.is_change() {
                &asking.proposed
            } else {
                &asking.reason
            };
            let (claim, action) = (asking.claim, Action::RequestChange);
            HalfEntered::of("a change of", claim, words, action, desk)
        });
        all.collect()
    }

    fn needs_typed_words(message: &Message) -> bool {
        !matches!(message, Message::Asking(_))
    }
}
