//! The people of a piece: those who work on the session, and those who are asked. Two lists, the form of one of them beside them;
//! it lies on top.

mod about;
mod asked;
mod form;
mod rows;
mod view;

use crate::{
    session::{Author, Command, Id, Kind},
    workbench::{
        actions::Action,
        desk::{Ask, Desk, HalfEntered, Out, Overlay, Pane, record_field, set_field},
        kit::{list::List, widgets::Typed},
    },
};
pub use about::about_claim;
use asked::Offers;
use rows::{Row, Rows, rows};

/// The people.
#[derive(Default)]
pub struct People {
    tab: Tab,
    /// What the rows were made of: document, revision, whether they are on screen.
    of: Option<(u64, u64, bool)>,
    rows: Rows,
    /// Changes whenever they do.
    revision: u64,
    /// Whose form is shown, on each side.
    chosen: [Option<Id>; 2],
    list: List,
    /// The name of somebody new, as far as typed.
    name: String,
    /// Changes whenever that does.
    entered: u64,
    /// The claim about which somebody is to be asked.
    about: Option<Id>,
    /// The line for a name is to have the keyboard.
    begins: bool,
    /// Claims are being chosen for the contact.
    choosing: Option<Typed>,
    /// Those that can be.
    offers: Offers,
}

/// Which of the two lists is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// People who are asked.
    #[default]
    Asked,
    /// People who work on the session.
    Working,
}

impl Tab {
    /// Both, as they stand.
    pub const ALL: [Self; 2] = [Self::Asked, Self::Working];

    /// What it is called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Asked => "Asked",
            Self::Working => "Working on it",
        }
    }

    const fn place(self) -> usize {
        match self {
            Self::Asked => 0,
            Self::Working => 1,
        }
    }
}

/// What happens here.
pub enum Message {
    /// The lists come on top, at somebody who is asked.
    Show(Id),
    /// The other list is shown.
    Tab(Tab),
    /// Somebody else's form is shown.
    Choose(Id),
    /// What the line for a new name holds.
    Name(String),
    /// Somebody of that name is entered, or found again.
    Enter,
    /// Somebody is asked about one more claim.
    AskAbout(Id, Id),
    /// Somebody is asked about one claim less.
    NotAbout(Id, Id),
    /// Claims are chosen, or are no more.
    Choosing(Option<Typed>),
    /// It was tried again to reach somebody, today.
    Tried(Id),
}

impl People {
    fn chosen(&self) -> Option<Id> {
        self.chosen.get(self.tab.place()).copied().flatten()
    }

    fn choose(&mut self, who: Option<Id>) {
        if let Some(chosen) = self.chosen.get_mut(self.tab.place()) {
            if *chosen != who {
                self.choosing = None;
            }
            *chosen = who;
        }
    }

    /// The rows of the list that is shown.
    fn shown(&self) -> &[Row] {
        match self.tab {
            Tab::Asked => &self.rows.asked,
            Tab::Working => &self.rows.working,
        }
    }

    fn open(&mut self, about: Option<Id>, out: &mut Out<Message>) {
        self.about = about;
        self.choosing = None;
        self.of = None;
        out.ask(Ask::Overlay(Overlay::People));
        out.ask(Ask::Reveal);
        if about.is_some() {
            self.tab = Tab::Asked;
            self.begins = true;
        }
    }

    /// Enters somebody by name; who is there already is found.
    fn enter(&mut self, desk: &Desk<'_>, out: &mut Out<Message>) {
        let name = std::mem::take(&mut self.name).trim().to_owned();
        self.entered += 1;
        if name.is_empty() {
            return;
        }
        let same = |row: &&Row| row.name.to_lowercase() == name.to_lowercase();
        let known = self.shown().iter().find(same).map(|row| row.id);
        let Some(id) = known.or_else(|| desk.new_id()) else {
            return;
        };
        match (known, self.tab) {
            (Some(id), Tab::Asked) => {
                if let Some(claim) = self.about {
                    self.ask_about(id, claim, true, desk, out);
                }
            }
            (Some(_), Tab::Working) => {}
            (None, Tab::Asked) => out.change(Command::AddContact {
                id: Some(id),
                name,
                claims: self.about.take().into_iter().collect(),
                asked: String::new(),
            }),
            (None, Tab::Working) => out.change(Command::AddPerson {
                id: Some(id),
                initials: Author::initials_of(&name),
                name,
                role: String::new(),
            }),
        }
        self.choose(Some(id));
        out.ask(Ask::Reveal);
        let first = match self.tab {
            Tab::Asked => "asked",
            Tab::Working => "role",
        };
        out.ask(Ask::Focus(record_field(id, first)));
    }

    fn ask_about(
        &mut self,
        contact: Id,
        claim: Id,
        wanted: bool,
        desk: &Desk<'_>,
        out: &mut Out<Message>,
    ) {
        let Some(record) = desk.session.contacts.get(contact) else {
            return;
        };
        if self.about == Some(claim) {
            self.about = None;
        }
        if record.claims.contains(&claim) == wanted {
            return;
        }
        let kept = record.claims.iter().filter(|one| **one != claim);
        let all = kept.chain(Some(&claim).filter(|_| wanted));
        let all: Vec<String> = all.map(Id::to_string).collect();
        let label = desk.derived.names.label(desk.session, claim);
        out.change(Command::Batch {
            label: if wanted {
                format!("Ask {} about {label}", record.name)
            } else {
                format!("Do not ask {} about {label}", record.name)
            },
            commands: vec![set_field(&Kind::Contact, contact, "claims", all)],
        });
    }
}

/// It was tried again to reach somebody.
fn tried(contact: Id, desk: &Desk<'_>, out: &mut Out<Message>) {
    let Some(record) = desk.session.contacts.get(contact) else {
        return;
    };
    let kind = &Kind::Contact;
    let attempts = record.attempts.saturating_add(1);
    out.change(Command::Batch {
        label: format!("Tried {} again", record.name),
        commands: vec![
            set_field(kind, contact, "attempts", attempts),
            set_field(kind, contact, "contacted_on", desk.outside.today()),
        ],
    });
}

impl Pane for People {
    type Message = Message;

    fn update(&mut self, message: Message, desk: &Desk<'_>, out: &mut Out<Message>) {
        match message {
            Message::Show(contact) => {
                self.tab = Tab::Asked;
                self.open(None, out);
                self.choose(Some(contact));
            }
            Message::Tab(tab) => {
                self.tab = tab;
                self.choosing = None;
                self.revision += 1;
                if self.shown().is_empty() {
                    out.ask(Ask::Focus(view::name_id()));
                }
            }
            Message::Choose(who) => self.choose(Some(who)),
            Message::Name(name) => {
                self.name = name;
                self.entered += 1;
            }
            Message::Enter => self.enter(desk, out),
            Message::AskAbout(contact, claim) => {
                self.ask_about(contact, claim, true, desk, out);
            }
            Message::NotAbout(contact, claim) => {
                self.ask_about(contact, claim, false, desk, out);
            }
            Message::Choosing(typed) => self.choosing = typed,
            Message::Tried(contact) => tried(contact, desk, out),
        }
    }

    fn act(&mut self, action: Action, desk: &Desk<'_>, out: &mut Out<Message>) -> bool {
        match (action, desk.view.claim) {
            (Action::People, _) => self.open(None, out),
            (Action::AskSomebody, Some(claim)) => self.open(Some(claim), out),
            _ => return false,
        }
        true
    }

    fn escape_on_top(&mut self, overlay: &Overlay, out: &mut Out<Message>) -> bool {
        if *overlay != Overlay::People {
            return false;
        }
        if self.choosing.take().is_some() {
            out.ask(Ask::Focus(view::list_id()));
            return true;
        }
        // Nobody is listed whom the next key could be for: from the line for a name it leads out of the pane.
        let empty = self.shown().is_empty();
        if empty {
            out.ask(Ask::Overlay(Overlay::None));
        }
        empty
    }

    fn follow(&mut self, desk: &Desk<'_>, _: &mut Out<Message>) -> bool {
        let shown = desk.view.overlay == Overlay::People;
        if shown && self.choosing.is_some() {
            self.offers.follow(desk);
        }
        let of = (desk.document, desk.session.revision(), shown);
        if !shown || self.of == Some(of) {
            return false;
        }
        self.of = Some(of);
        self.rows = rows(desk);
        self.revision += 1;
        for tab in Tab::ALL {
            let rows = match tab {
                Tab::Asked => &self.rows.asked,
                Tab::Working => &self.rows.working,
            };
            if let Some(chosen) = self.chosen.get_mut(tab.place()) {
                let there = |id: &Id| rows.iter().any(|row| row.id == *id);
                let first = rows.first().map(|row| row.id);
                *chosen = chosen.filter(there).or(first);
            }
        }
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
        (!self.name.trim().is_empty()).then_some(self.entered)
    }

    fn half_entered(&self, _: &Desk<'_>) -> Vec<HalfEntered> {
        let name = Some(self.name.as_str()).filter(|name| !name.trim().is_empty());
        let all = name.map(|name| HalfEntered::at("a person's name", name, Action::People));
        all.into_iter().collect()
    }

    fn needs_typed_words(message: &Message) -> bool {
        !matches!(message, Message::Name(_) | Message::Choosing(_))
    }
}
