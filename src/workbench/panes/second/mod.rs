//! The second check: claims that are checked, to be checked by another person than the one who decided them; where the two differ,
//! both sides, and one of them taken. It lies on top.

mod about;
mod blind;
mod both;
mod form;
mod rows;
mod view;

use std::collections::{BTreeMap, HashSet};

use crate::{
    session::{CheckStatus, Command, Correct, Id, Kind},
    workbench::{
        actions::Action,
        desk::{Ask, Desk, HalfEntered, Out, Overlay, Pane, set_field},
        kit::list::List,
    },
};
pub use about::about_claim;
use blind::Ending;
use rows::{Filter, Row, Standing, rows};

/// The second check.
#[derive(Default)]
pub struct Second {
    filter: Filter,
    /// What the rows were made of: document, revision, who looks, whether they are on screen.
    of: Option<(u64, u64, Option<Id>, bool)>,
    /// Every claim that is checked, in the order of the text.
    all: Vec<Row>,
    /// Those that are listed, by their places among them.
    listed: Vec<usize>,
    /// Changes whenever those do.
    revision: u64,
    chosen: Option<Id>,
    /// Those that were checked or settled since the list came on top: they stay in it.
    touched: HashSet<Id>,
    list: List,
    /// What is being found, by the claim.
    finding: BTreeMap<Id, Finding>,
    /// Changes whenever what is entered does.
    entered: u64,
    /// Somebody is asked whether a blind check is to end.
    ending: Option<Ending>,
}

/// What somebody is finding.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Finding {
    /// A verdict of the scale.
    pub verdict: Option<String>,
    /// Of a scale without labels: whether the claim is correct.
    pub correct: Correct,
    /// Why.
    pub rationale: String,
}

impl Finding {
    /// Whether something is found.
    pub fn is_ready(&self) -> bool {
        self.verdict.is_some() || self.correct != Correct::Unsaid
    }

    fn is_begun(&self) -> bool {
        self.is_ready() || !self.rationale.trim().is_empty()
    }
}

/// What happens here.
pub enum Message {
    /// Another claim is looked at.
    Choose(Id),
    /// Others are listed.
    Filter(Filter),
    /// What is being found of a claim.
    Finding(Id, Box<Finding>),
    /// It is given.
    Give(Id),
    /// Where two findings differ, this one is taken: the first or the second.
    Settle(Id, bool),
    /// Whether the first finding is hidden until the second is given.
    Blind(bool),
    /// Whether whoever is checking takes up the blind check.
    CheckBlind(bool),
    /// Whether a blind check is to end is asked, or not any more.
    Asks(Option<Ending>),
}

impl Second {
    fn row(&self, claim: Id) -> Option<&Row> {
        self.all.iter().find(|row| row.id == claim)
    }

    /// The claims that are listed.
    fn list(&self) -> impl DoubleEndedIterator<Item = &Row> {
        self.listed.iter().filter_map(|at| self.all.get(*at))
    }

    /// Whether it is here that disagreements are settled: not where somebody has just found something else, whose next digit is
    /// meant as a finding.
    fn is_settling(&self) -> bool {
        self.filter == Filter::Differ
    }

    /// The place of the claim that is chosen among them.
    fn place(&self) -> Option<usize> {
        self.list().position(|row| Some(row.id) == self.chosen)
    }

    fn list_again(&mut self) {
        let (filter, touched) = (self.filter, &self.touched);
        let all = self.all.iter().enumerate();
        let taken = all.filter(|(_, row)| filter.takes(row) || touched.contains(&row.id));
        self.listed = taken.map(|(at, _)| at).collect();
        self.revision += 1;
        let there = self.place().is_some();
        if !there {
            let first = self.list().next().map(|row| row.id);
            self.chosen = first;
        }
    }

    fn open(&mut self, desk: &Desk<'_>, out: &mut Out<Message>) {
        self.touched.clear();
        self.of = None;
        self.ending = None;
        self.chosen = desk.view.claim;
        out.ask(Ask::Overlay(Overlay::Second));
        out.ask(Ask::Reveal);
    }

    /// Goes on to the next that waits for the same as this one did.
    fn go_on(&mut self, from: Id, standing: Standing, out: &mut Out<Message>) {
        let at = self.place().unwrap_or(0);
        let waits = |row: &&Row| row.standing == standing && row.id != from;
        let next = self.list().skip(at).find(waits).map(|row| row.id);
        let next = next.or_else(|| self.list().find(waits).map(|row| row.id));
        self.chosen = next.or(Some(from));
        out.ask(Ask::Reveal);
    }

    fn give(&mut self, claim: Id, desk: &Desk<'_>, out: &mut Out<Message>) {
        let open = self.row(claim);
        let open = open.is_some_and(|row| row.standing == Standing::Waits);
        let ready = self.finding.get(&claim).is_some_and(Finding::is_ready);
        if !open || !ready || !blind::may_find(desk) {
            return;
        }
        let finding = self.finding.remove(&claim).unwrap_or_default();
        self.entered += 1;
        self.touched.insert(claim);
        out.change(Command::CheckSecond {
            id: None,
            claim,
            verdict: finding.verdict,
            correct: finding.correct,
            rationale: finding.rationale,
        });
        self.go_on(claim, Standing::Waits, out);
    }

    /// Settles a disagreement: the one who yields says the same as the other from now on; the history keeps what it was.
    fn settle(&mut self, claim: Id, second: bool, desk: &Desk<'_>, out: &mut Out<Message>) {
        let Some(row) = self.row(claim) else {
            return;
        };
        let (Some(first), Some(check)) = (
            desk.session.claims.get(claim),
            row.check.and_then(|id| desk.session.second_checks.get(id)),
        ) else {
            return;
        };
        // A first finding without a verdict cannot stand against one.
        let standing = row.standing;
        let may = standing == Standing::Differ || (standing == Standing::Adds && second);
        if !may {
            return;
        }
        let label = row.label.clone();
        let mut commands = Vec::new();
        if second {
            match (&check.verdict, &check.correct) {
                (None, Correct::No) => {
                    // Without labels there is no verdict to take: the editor must look at the copy.
                    let status = CheckStatus::NeedsAttention;
                    commands.push(Command::SetCheckStatus { claim, status });
                }
                (verdict, _) => commands.push(Command::SetVerdict {
                    claim,
                    verdict: verdict.clone(),
                }),
            }
            if !check.rationale.is_empty() {
                let rationale = check.rationale.clone();
                commands.push(Command::SetRationale { claim, rationale });
            }
        } else if let Some(id) = row.check {
            let kind = &Kind::SecondCheck;
            if check.verdict.is_some() {
                let verdict = first.verdict.clone();
                commands.push(set_field(kind, id, "verdict", verdict));
            }
            let unsaid = Correct::Unsaid;
            if check.verdict.is_none() || first.verdict.is_none() {
                commands.push(set_field(kind, id, "correct", unsaid.word()));
            }
        }
        self.touched.insert(claim);
        out.change(Command::Batch {
            label: if second {
                format!("{label}: the second finding is taken")
            } else {
                format!("{label}: the first finding stands")
            },
            commands,
        });
        self.go_on(claim, standing, out);
    }
}

impl Pane for Second {
    type Message = Message;

    fn update(&mut self, message: Message, desk: &Desk<'_>, out: &mut Out<Message>) {
        match message {
            Message::Choose(claim) => self.chosen = Some(claim),
            Message::Filter(filter) => {
                self.filter = filter;
                self.touched.clear();
                self.list_again();
            }
            Message::Finding(claim, finding) => {
                self.finding.insert(claim, *finding);
                self.entered += 1;
            }
            Message::Give(claim) => self.give(claim, desk, out),
            Message::Settle(claim, second) => self.settle(claim, second, desk, out),
            Message::Asks(ending) => self.ending = ending,
            Message::CheckBlind(blind) => {
                self.ending = None;
                if let Some(me) = desk.author.id() {
                    out.change(blind::check_blind(me, blind));
                }
            }
            Message::Blind(blind) => {
                self.ending = None;
                let set = set_field(&Kind::Details, Id::SESSION, "blind", blind);
                let label = if blind {
                    "Check blind"
                } else {
                    "Check with the first finding in view"
                };
                out.change(Command::Batch {
                    label: label.to_owned(),
                    commands: vec![set],
                });
            }
        }
    }

    fn act(&mut self, action: Action, desk: &Desk<'_>, out: &mut Out<Message>) -> bool {
        let mine = action == Action::SecondCheck;
        if mine {
            self.open(desk, out);
        }
        mine
    }

    fn follow(&mut self, desk: &Desk<'_>, _: &mut Out<Message>) -> bool {
        let shown = desk.view.overlay == Overlay::Second;
        let me = desk.author.id();
        let of = (desk.document, desk.session.revision(), me, shown);
        if !shown || self.of == Some(of) {
            return false;
        }
        self.of = Some(of);
        self.all = rows(desk);
        self.list_again();
        true
    }

    fn session_replaced(&mut self) {
        *self = Self {
            entered: self.entered + 1,
            revision: self.revision + 1,
            ..Self::default()
        };
    }

    fn unfinished(&self) -> Option<u64> {
        let begun = self.finding.values().any(Finding::is_begun);
        begun.then_some(self.entered)
    }

    fn half_entered(&self, desk: &Desk<'_>) -> Vec<HalfEntered> {
        let begun = self.finding.iter().filter(|(_, one)| one.is_begun());
        let all = begun.map(|(claim, one)| {
            let (words, action) = (&one.rationale, Action::SecondCheck);
            HalfEntered::of("a second check of", *claim, words, action, desk)
        });
        all.collect()
    }

    fn needs_typed_words(message: &Message) -> bool {
        !matches!(message, Message::Finding(..))
    }
}
