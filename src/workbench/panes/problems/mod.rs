//! What the house's rules find: looked for in the background, listed, mended with one key, expected with a reason; and how an
//! article is signed off.

mod found;
mod keys;
mod laid;
mod mending;
mod row;
mod rules;
mod signing;
mod view;

use crate::{
    rules::Which,
    session::{Command, Id, Kind},
    workbench::{
        actions::Action,
        desk::{Ask, Desk, HalfEntered, Out, Overlay, Pane, ProblemCount},
        kit::list::List,
    },
};
use found::{Found, Taken};
use laid::Shown;
use signing::Signing;

/// The problems of a session.
#[derive(Default)]
pub struct Problems {
    found: Found,
    /// The rules themselves are shown, not what they find.
    rules: bool,
    /// The problem that keys are for, by the number that stands for it.
    chosen: Option<u64>,
    /// The problem that a reason is being written for, and its words.
    reason: Option<(u64, String)>,
    list: List,
    signing: Signing,
}

/// What happens here.
pub enum Message {
    /// Choose a problem.
    Choose(u64),
    /// List others.
    Show(Shown),
    /// List those that another pane leads to, from the first of them on.
    Lead(Which),
    /// Show the rules themselves, or what they find.
    Rules(bool),
    /// Go to the claim that a problem is about.
    Go(u64),
    /// Mend a problem.
    Mend(u64),
    /// Write a reason for which a problem may stand.
    Expect(u64),
    /// The reason is written.
    Expected(u64, String),
    /// No reason is written after all.
    NotExpected,
    /// It is not expected any more.
    Unexpected(Id),
    /// What the rules found.
    Found(Box<Taken>),
    /// An article is to be signed off.
    Article(Id),
    /// In this role, by its place.
    Role(usize),
    /// It is signed off.
    Sign,
    /// A sign-off is taken back.
    Unsign(Id),
}

impl Problems {
    /// What others need to know of it, if that may have changed since `revision`.
    pub fn news_since(&self, revision: u64) -> Option<ProblemCount> {
        (self.found.revision != revision).then_some(ProblemCount {
            figures: self.found.laid().figures.clone(),
            revision: self.found.revision,
        })
    }
}

impl Pane for Problems {
    type Message = Message;

    fn update(&mut self, message: Message, desk: &Desk<'_>, out: &mut Out<Message>) {
        match message {
            Message::Choose(number) => {
                self.chosen = Some(number);
                out.ask(Ask::Reveal);
            }
            Message::Show(shown) => self.found.list(shown),
            Message::Lead(which) => self.lead(which, out),
            Message::Rules(rules) => self.rules = rules,
            Message::Go(number) => self.go(number, desk, out),
            Message::Mend(number) => self.mend(number, desk, out),
            Message::Expect(number) => {
                self.chosen = Some(number);
                if self.reason.as_ref().is_none_or(|(of, _)| *of != number) {
                    self.reason = Some((number, String::new()));
                }
                if desk.view.overlay != Overlay::Problems {
                    out.ask(Ask::Overlay(Overlay::Problems));
                }
                out.ask(Ask::Reveal);
                out.ask(Ask::Focus(row::reason_id()));
            }
            Message::Expected(number, reason) => self.expect(number, reason, out),
            Message::NotExpected => {
                self.reason = None;
                out.ask(Ask::Focus(view::list_id()));
            }
            Message::Unexpected(id) => out.change(Command::Remove {
                kind: Kind::Expectation,
                id,
            }),
            Message::Found(taken) => self.found.take(*taken, desk),
            Message::Article(article) => self.signing.article = Some(article),
            Message::Role(role) => self.signing.role = role,
            Message::Sign => self.sign(desk, out),
            Message::Unsign(id) => out.change(Command::Remove {
                kind: Kind::SignOff,
                id,
            }),
        }
    }

    fn act(&mut self, action: Action, desk: &Desk<'_>, out: &mut Out<Message>) -> bool {
        match action {
            Action::Problems => {
                let about = desk
                    .view
                    .claim
                    .and_then(|claim| self.found.laid().of_claim(claim).next());
                let about = about.map(|finding| finding.number());
                self.chosen = about
                    .filter(|number| self.found.place(*number).is_some())
                    .or(self.chosen);
                out.ask(Ask::Overlay(Overlay::Problems));
                out.ask(Ask::Reveal);
            }
            Action::NextProblem => self.next(desk, out),
            Action::FixProblem => self.mend_claim(desk, out),
            Action::SignOff => {
                self.signing.article = desk.view.article;
                out.ask(Ask::Overlay(Overlay::SignOff));
            }
            _ => return false,
        }
        true
    }

    /// Asks the rules anew, if what they found no longer holds. They look at every record: a job.
    fn follow(&mut self, desk: &Desk<'_>, out: &mut Out<Message>) -> bool {
        if let Some(job) = self.found.asks(desk) {
            out.start(job);
        }
        let article = Some(desk.view.overlay == Overlay::SignOff);
        let article = article.filter(|on| *on).and_then(|_| self.article(desk));
        article.is_some_and(|article| self.signing.follow(article, &self.found, desk))
    }

    /// A reason that is being written.
    fn unfinished(&self) -> Option<u64> {
        let (number, reason) = self.reason.as_ref()?;
        (!reason.trim().is_empty()).then(|| number.wrapping_add(reason.len() as u64))
    }

    fn half_entered(&self, _: &Desk<'_>) -> Vec<HalfEntered> {
        let reason = self.reason.iter().map(|(_, reason)| reason.as_str());
        let reason = reason.filter(|reason| !reason.trim().is_empty());
        let what = "why a problem may stand";
        let all = reason.map(|reason| HalfEntered::at(what, reason, Action::Problems));
        all.collect()
    }

    fn session_replaced(&mut self) {
        self.found.forget();
        self.chosen = None;
        self.reason = None;
        self.signing = Signing::default();
    }
}

impl Problems {
    /// Lists the problems of a level; of all of them, goes to the first of an article or a rule.
    fn lead(&mut self, which: Which, out: &mut Out<Message>) {
        self.found.list(match which {
            Which::Level(level) => Shown::Level(level),
            Which::Expected => Shown::Expected,
            _ => Shown::All,
        });
        let (laid, shown) = (self.found.laid(), self.found.shown());
        let mut rows = 0..laid.len(shown);
        let first = rows.find(|row| laid.row(shown, *row).is_some_and(|one| which.holds(one)));
        self.chosen = first.and_then(|row| laid.number(shown, row));
        self.rules = false;
        out.ask(Ask::Overlay(Overlay::Problems));
        out.ask(Ask::Reveal);
    }

    /// A problem may stand, for a reason.
    fn expect(&mut self, number: u64, reason: String, out: &mut Out<Message>) {
        if reason.trim().is_empty() {
            return;
        }
        let Some(finding) = self.found.laid().get(number) else {
            return;
        };
        out.change(Command::Expect {
            id: None,
            code: finding.rule.code.to_owned(),
            about: finding.about.1,
            reason,
        });
        self.reason = None;
        self.chosen = self.found.after(number).or(self.chosen);
        out.ask(Ask::Focus(view::list_id()));
    }
}
