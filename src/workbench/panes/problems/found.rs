//! What the rules found: asked in the background, kept until the session changes.

use std::{collections::HashMap, path::PathBuf};

use jiff::{Timestamp, civil::Date};

use super::Message;
use crate::{
    rules::{self, Finding, House, Level, RULES, SignOffRules, Trouble},
    session::{Id, Session},
    storage::{HOUSE, house_text},
    workbench::desk::{Desk, Job},
};

/// Which state of which session the rules were asked about: document, merges into it, revision, day.
pub type Key = (u64, u64, u64, Date);

/// Which problems are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// All, what blocks first, what is expected last.
    #[default]
    All,
    /// Those of one level that nobody expects.
    Level(Level),
    /// Those that somebody expects.
    Expected,
}

impl Shown {
    /// All choices, with what they are called.
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::All, "All"),
        (Self::Level(Level::Blocks), "Blocking"),
        (Self::Level(Level::Warning), "Warnings"),
        (Self::Level(Level::Note), "Notes"),
        (Self::Expected, "Expected"),
    ];

    /// Whether a problem is listed.
    pub fn holds(self, finding: &Finding) -> bool {
        match self {
            Self::All => true,
            Self::Level(level) => finding.level == level && finding.expected.is_none(),
            Self::Expected => finding.expected.is_some(),
        }
    }
}

/// What the rules found.
pub struct Taken {
    key: Key,
    found: Vec<Finding>,
    /// What could not be taken of the house's rules.
    troubles: Vec<String>,
    levels: Vec<Level>,
    sign_off: SignOffRules,
    /// The house file that holds, if one does.
    house: Option<PathBuf>,
}

/// What the rules found, last.
#[derive(Default)]
pub struct Found {
    asked: Option<Key>,
    /// They are being asked.
    busy: bool,
    /// All problems, in the order of the text.
    pub all: Vec<Finding>,
    /// For each of them the number that stands for it, and the other way round.
    numbers: Vec<u64>,
    by_number: HashMap<u64, usize>,
    /// How many are listed of each choice, in the order of [`Shown::ALL`].
    pub counts: [usize; Shown::ALL.len()],
    /// Those that are listed, in their order, by their places in `all`.
    pub rows: Vec<usize>,
    /// The rows, by their places in `all`.
    places: HashMap<usize, usize>,
    /// For each claim, the places of its problems.
    claims: HashMap<Id, Vec<usize>>,
    /// How many there are that nobody expects.
    pub count: usize,
    /// How many of them block.
    pub blocking: usize,
    /// What could not be taken of the house's rules.
    pub troubles: Vec<String>,
    /// How much each rule weighs, in their order.
    pub levels: Vec<Level>,
    /// How an article is signed off in this house.
    pub sign_off: SignOffRules,
    /// The house file that holds, if one does.
    pub house: Option<PathBuf>,
    /// Changes whenever the rows do.
    pub revision: u64,
}

impl Found {
    /// The work of asking the rules, if what they found does not hold any more and nobody asks them yet: what changes while they
    /// are asked is asked about afterwards.
    pub fn asks(&mut self, desk: &Desk<'_>) -> Option<Job<Message>> {
        let now = (desk.outside.now)();
        let now = Timestamp::from_second(now.0).unwrap_or_default();
        let today = now.to_zoned(desk.outside.zone.clone()).date();
        let key = (desk.document, desk.merges, desk.session.revision(), today);
        if self.busy || self.asked == Some(key) {
            return None;
        }
        self.asked = Some(key);
        self.busy = true;
        let session = desk.session.clone();
        let settings = desk.outside.settings.as_ref();
        let house = settings.map(|settings| settings.with_file_name(HOUSE));
        Some(Job::quiet("problems", move |_| {
            Message::Found(Box::new(ask(key, &session, house)))
        }))
    }

    /// Whether the rules are being asked: what they found last may not hold any more.
    pub const fn is_waiting(&self) -> bool {
        self.busy
    }

    /// Takes what was found; of another session, nothing.
    pub fn take(&mut self, taken: Taken, shown: Shown, desk: &Desk<'_>) {
        self.busy = false;
        if taken.key.0 != desk.document {
            return;
        }
        self.all = taken.found;
        self.troubles = taken.troubles;
        self.levels = taken.levels;
        self.sign_off = taken.sign_off;
        self.house = taken.house;
        self.numbers = self.all.iter().map(Finding::number).collect();
        let numbers = self.numbers.iter().enumerate();
        self.by_number = numbers.map(|(at, number)| (*number, at)).collect();
        self.counts = Shown::ALL.map(|(shown, _)| {
            let all = self.all.iter();
            all.filter(|finding| shown.holds(finding)).count()
        });
        self.count = self.all.iter().filter(|one| one.expected.is_none()).count();
        self.blocking = rules::blocking(&self.all);
        self.claims.clear();
        for (place, finding) in self.all.iter().enumerate() {
            if let Some(claim) = finding.claim {
                self.claims.entry(claim).or_default().push(place);
            }
        }
        self.list(shown);
    }

    /// Lists the problems that are to be shown: what blocks first, what is expected last, each in the order of the text.
    pub fn list(&mut self, shown: Shown) {
        let all = self.all.iter().enumerate();
        let listed = all.filter(|(_, finding)| shown.holds(finding));
        self.rows = listed.map(|(place, _)| place).collect();
        let weight = |place: &usize| {
            let finding = self.all.get(*place);
            finding.map(|one| (one.expected.is_some(), std::cmp::Reverse(one.level)))
        };
        self.rows.sort_by_key(weight);
        let rows = self.rows.iter().enumerate();
        self.places = rows.map(|(row, place)| (*place, row)).collect();
        self.revision += 1;
    }

    /// Another session is open.
    pub fn forget(&mut self) {
        *self = Self {
            // One that is being asked answers all the same.
            busy: self.busy,
            revision: self.revision + 1,
            ..Self::default()
        };
    }

    /// A row.
    pub fn row(&self, index: usize) -> Option<&Finding> {
        self.all.get(*self.rows.get(index)?)
    }

    /// The number that stands for the problem of a row.
    pub fn number(&self, index: usize) -> Option<u64> {
        self.numbers.get(*self.rows.get(index)?).copied()
    }

    /// The row of a problem.
    pub fn place(&self, number: u64) -> Option<usize> {
        self.places.get(self.by_number.get(&number)?).copied()
    }

    /// The problem of a number.
    pub fn get(&self, number: u64) -> Option<&Finding> {
        self.all.get(*self.by_number.get(&number)?)
    }

    /// The problem in the row after one, or before it where it is the last.
    pub fn after(&self, number: u64) -> Option<u64> {
        let at = self.place(number)?;
        self.number(at + 1)
            .or_else(|| self.number(at.checked_sub(1)?))
    }

    /// The problems of a claim that nobody expects, what blocks first.
    pub fn of(&self, claim: Id) -> impl Iterator<Item = &Finding> {
        let places = self.claims.get(&claim).into_iter().flatten();
        let found = places.filter_map(|place| self.all.get(*place));
        let mut found: Vec<&Finding> = found.filter(|one| one.expected.is_none()).collect();
        found.sort_by_key(|finding| std::cmp::Reverse(finding.level));
        found.into_iter()
    }

    /// Those that concern an article, and those that concern the session as a whole.
    pub fn in_article(&self, article: Id) -> impl Iterator<Item = &Finding> {
        let mine = move |one: &&Finding| one.article.is_none_or(|of| of == article);
        self.all.iter().filter(mine)
    }
}

/// Asks the rules.
fn ask(key: Key, session: &Session, file: Option<PathBuf>) -> Taken {
    let mut house = House::default();
    let mut troubles = Vec::new();
    let told = |name: &str, found: Vec<Trouble>| {
        let found = found.into_iter();
        found
            .map(|trouble| format!("{name}, {trouble}"))
            .collect::<Vec<_>>()
    };
    let mut holds = None;
    if let Some(file) = file {
        match house_text(&file) {
            Ok(text) => {
                troubles.extend(told(HOUSE, house.take(&text)));
                holds = Some(file);
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => troubles.push(format!("{HOUSE} cannot be read: {error}")),
        }
    }
    troubles.extend(told(
        "the session’s rules",
        house.take(&session.details.rules),
    ));
    Taken {
        key,
        found: rules::check(session, &house, key.3),
        troubles,
        levels: RULES.iter().map(|rule| house.level(rule)).collect(),
        sign_off: house.sign_off,
        house: holds,
    }
}
