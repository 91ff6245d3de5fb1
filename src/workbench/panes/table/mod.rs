//! The claims of all articles as a table: sorted, filtered, several selected, and decided at once. It lies on top.
//!
//! Which rows there are, and in which order, is worked out on a thread of its own per revision and per what is asked for; a
//! frame draws what is in sight. It also says who checks a claim and what it is tagged with, for the review page too.

mod bar;
mod bulk;
mod chosen;
mod head;
mod keys;
mod listing;
mod making;
mod marking;
mod row;
mod saved;
mod sheet;
mod view;
mod wanted;

use std::sync::Arc;

use crate::{
    session::Id,
    workbench::{
        actions::Action,
        desk::{Ask, Desk, Job, Out, Overlay, Pane},
        kit::{jobs::let_go, list::List, widgets::Typed},
    },
};
use bulk::Deed;
use chosen::{Chosen, Listed, Why};
use listing::{Here, Listing};
use marking::Marking;
use sheet::Sheet;
use wanted::{Column, Wanted};

/// The table.
#[derive(Default)]
pub struct Table {
    wanted: Wanted,
    /// What was asked for last, and how often anything was.
    asked: Option<Asked>,
    number: u64,
    /// The number of what is shown, and what was asked for.
    shown: u64,
    shown_for: Wanted,
    sheet: Option<Arc<Sheet>>,
    listing: Listing,
    chosen: Chosen,
    /// The claim to put the cursor on when the rows are there.
    first: bool,
    /// The cursor is to be brought into view.
    reveal: bool,
    /// What is asked about the claims that are meant.
    marking: Option<Marking>,
    /// A filter is to get a name, or one with a name is to be listed.
    naming: Option<Typed>,
    /// The keyboard is in the field for words.
    in_field: bool,
    /// The columns there was room for.
    columns: Vec<Column>,
    /// Today, `YYYY-MM-DD`.
    today: String,
    list: List,
}

/// Why nothing is done while no row has the cursor.
const NO_ROW: &str = "No row is chosen: a click or an arrow key chooses one.";

/// What a listing is made of.
#[derive(Clone, Debug, PartialEq)]
struct Asked {
    of: (u64, u64),
    wanted: Wanted,
    here: Here,
}

/// What happens here.
pub enum Message {
    /// Rows were listed: which time they were asked for, and what came of it.
    Listed(u64, Arc<Sheet>, Box<(Wanted, Listing)>),
    /// Do something to the claims that are meant.
    Do(Deed),
    /// Ask who checks them, when they are due.
    Mark(marking::What),
    /// What was asked is answered.
    Marked(Deed),
    /// Show a claim where it stands.
    Open(Id),
}

impl Table {
    /// The rows as they are listed.
    fn listed(&self) -> Option<Listed<'_>> {
        let sheet = self.sheet.as_deref()?;
        Some(Listed {
            sheet,
            listing: &self.listing,
        })
    }

    /// The claims that are meant: those that are selected, else the one with the cursor.
    fn meant(&self) -> Vec<Id> {
        self.listed()
            .map_or_else(Vec::new, |listed| self.chosen.meant(listed))
    }

    fn take(
        &mut self,
        number: u64,
        sheet: Arc<Sheet>,
        (wanted, listing): (Wanted, Listing),
        desk: &Desk<'_>,
    ) {
        if number <= self.shown || sheet.of.0 != desk.document {
            return;
        }
        self.shown = number;
        let before = self.sheet.replace(sheet.clone());
        let_go_of(before.filter(|before| !Arc::ptr_eq(before, &sheet)));
        self.listing = listing;
        let same = |one: &Wanted| Wanted {
            order: wanted.order,
            ..one.clone()
        };
        let why = if wanted == self.shown_for {
            Why::Changed
        } else if same(&self.shown_for) == wanted {
            Why::Sorted
        } else {
            Why::Asked
        };
        self.shown_for = wanted;
        if std::mem::take(&mut self.first) {
            self.chosen.go_to(desk.view.claim);
            self.follow_rows(Why::Opened);
        } else {
            self.follow_rows(why);
        }
    }

    /// The cursor and the selection follow the rows; where the cursor comes to stand elsewhere, that is brought into view: what
    /// keys act on is seen.
    fn follow_rows(&mut self, why: Why) {
        let Some(sheet) = self.sheet.as_deref() else {
            return;
        };
        let listing = &self.listing;
        let before = self.chosen.at();
        self.chosen.follow(Listed { sheet, listing }, why);
        self.reveal |= why != Why::Changed || self.chosen.at() != before;
    }
}

impl Pane for Table {
    type Message = Message;

    fn update(&mut self, message: Message, desk: &Desk<'_>, out: &mut Out<Message>) {
        match message {
            Message::Listed(number, sheet, listing) => self.take(number, sheet, *listing, desk),
            Message::Do(deed) => {
                let meant = self.meant();
                if meant.is_empty() {
                    out.info(NO_ROW);
                } else {
                    decide(&deed, &meant, desk, out);
                }
            }
            Message::Marked(deed) => {
                if let Some(marking) = self.marking.take() {
                    decide(&deed, &marking.claims, desk, out);
                }
            }
            Message::Mark(what) => {
                let meant = self.meant();
                if meant.is_empty() {
                    out.info(NO_ROW);
                } else {
                    self.marking = Some(Marking::new(what, meant));
                }
            }
            Message::Open(id) => open(id, desk, out),
        }
    }

    fn act(&mut self, action: Action, desk: &Desk<'_>, out: &mut Out<Message>) -> bool {
        match action {
            Action::Table => {
                self.first = true;
                self.marking = None;
                self.naming = None;
                out.ask(Ask::Overlay(Overlay::Table));
            }
            Action::Assign | Action::Tag => {
                let Some(claim) = desk.view.claim else {
                    return false;
                };
                self.today = today(desk);
                let what = if action == Action::Tag {
                    marking::What::Tag
                } else {
                    marking::What::Person
                };
                self.marking = Some(Marking::new(what, vec![claim]));
                out.ask(Ask::Overlay(Overlay::Marking));
            }
            _ => return false,
        }
        true
    }

    fn follow(&mut self, desk: &Desk<'_>, out: &mut Out<Message>) -> bool {
        let of = (desk.document, desk.session.revision());
        if desk.view.overlay != Overlay::Table {
            // What no longer holds is not kept for the next time.
            if self.sheet.as_ref().is_some_and(|sheet| sheet.of != of) {
                let_go_of(self.sheet.take());
                self.asked = None;
                self.listing = Listing::default();
            }
            return false;
        }
        let asked = Asked {
            of,
            wanted: self.wanted.clone(),
            here: Here {
                me: mine(desk),
                article: desk.view.article,
            },
        };
        if self.asked.as_ref() == Some(&asked) {
            // What is still on its way sees to it when it comes.
            if self.first && self.shown == self.number {
                self.first = false;
                self.chosen.go_to(desk.view.claim);
                self.follow_rows(Why::Opened);
                return true;
            }
            return false;
        }
        self.asked = Some(asked.clone());
        self.number += 1;
        self.today = today(desk);
        let number = self.number;
        let sheet = self.sheet.clone().filter(|sheet| sheet.of == of);
        let session = match sheet {
            Some(_) => None,
            None => Some(desk.session.clone()),
        };
        out.start(Job::quiet("table", move |_| {
            let made = || Arc::new(session.map_or_else(Sheet::default, |one| Sheet::of(&one, of)));
            let sheet = sheet.unwrap_or_else(made);
            let listing = Listing::of(&sheet, &asked.wanted, &asked.here);
            Message::Listed(number, sheet, Box::new((asked.wanted, listing)))
        }));
        true
    }

    fn escape_on_top(&mut self, on_top: &Overlay, out: &mut Out<Message>) -> bool {
        if *on_top != Overlay::Table {
            return false;
        }
        let asked = self.marking.take().is_some() || self.naming.take().is_some();
        if asked || self.in_field {
            out.ask(Ask::Focus(view::list_id()));
            return true;
        }
        self.chosen.clear()
    }

    fn session_replaced(&mut self) {
        let_go_of(self.sheet.take());
        // Answers that are still on their way are of the session before.
        *self = Self {
            number: self.number,
            shown: self.number,
            ..Self::default()
        };
    }

    fn needs_typed_words(message: &Message) -> bool {
        !matches!(message, Message::Listed(..))
    }
}

/// Frees rows that are shown no more, not between two frames.
fn let_go_of(sheet: Option<Arc<Sheet>>) {
    if let Some(sheet) = sheet {
        let_go(sheet);
    }
}

/// The names of the records of whoever is checking: two people may have entered them apart.
fn mine(desk: &Desk<'_>) -> Vec<Id> {
    let name = desk.author.name.trim().to_lowercase();
    if name.is_empty() {
        return Vec::new();
    }
    let people = desk.session.people.live();
    let mut mine: Vec<Id> = people
        .filter(|(_, person)| person.name.trim().to_lowercase() == name)
        .map(|(id, _)| id)
        .collect();
    mine.extend(desk.author.id());
    mine
}

/// Shows a claim where it stands.
fn open(id: Id, desk: &Desk<'_>, out: &mut Out<Message>) {
    let Some(claim) = desk.session.claims.get(id) else {
        return;
    };
    if desk.session.is_live(claim) {
        out.ask(Ask::Overlay(Overlay::None));
        out.ask(Ask::Article(claim.article));
        out.ask(Ask::Claim(Some(id)));
    } else {
        out.info("This claim was dismissed: A takes it back.");
    }
}

/// Does something to claims, or says why that changes nothing.
fn decide(deed: &Deed, claims: &[Id], desk: &Desk<'_>, out: &mut Out<Message>) {
    match bulk::command(desk.session, deed, claims) {
        Some(command) => out.change(command),
        None => out.info(bulk::nothing(deed)),
    }
}

/// Today as the desk's clock has it, `YYYY-MM-DD`.
fn today(desk: &Desk<'_>) -> String {
    let now = (desk.outside.now)();
    let day = jiff::Timestamp::from_second(now.0).ok();
    let day = day.map(|day| day.to_zoned(desk.outside.zone.clone()).date());
    day.map_or_else(String::new, |day| day.to_string())
}
