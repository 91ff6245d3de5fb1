//! The table over many claims of fifty articles: scrolling, sorting, typing into its field, another filter.

use std::path::Path;
use std::time::{Duration, Instant};

use egui::{Event, Key, Modifiers, pos2};
use tickmark::session::{
    Attribution, Author, CheckStatus, Command, Id, Kind, Moment, NewArticle, NewParagraph, Role,
    Session, Stamp,
};
use tickmark::storage;

use super::window::{Open, press_with};
use super::{Figures, at};

/// Articles of the session.
pub const ARTICLES: usize = 50;

/// What the table costs.
pub struct Costs {
    /// Turning the wheel.
    pub scroll: Figures,
    /// Holding Page Down.
    pub pages: Figures,
    /// From the key to the rows, milliseconds.
    pub opened: f64,
    /// From the key to the sorted rows, milliseconds: median and worst.
    pub sorted: (f64, f64),
    /// Frames from a letter to what it lists: median and worst.
    pub typed: (usize, usize),
    /// The frame that takes over what a letter lists, milliseconds of processor time: the worst.
    pub typed_cost: f64,
    /// Frames from another filter to what it lists: median and worst.
    pub filtered: (usize, usize),
}

/// A session of `count` claims over the articles, each with somebody who says it, in every status.
fn session(folder: &Path, count: usize) -> std::path::PathBuf {
    let mut seed = 0_u64;
    let mut stamp = || {
        seed += 1;
        Stamp {
            by: Author::default(),
            at: Moment(1_769_851_800),
            seed: Id::derived(&[b"table", &seed.to_le_bytes()]),
        }
    };
    const TOWNS: [&str; 5] = ["Harrow Bay", "Lunn", "Vessel Cross", "Upper Marl", "Tarn"];
    let town = |by: usize| TOWNS.get(by % TOWNS.len()).copied().unwrap_or_default();
    let words = |number: usize| {
        format!(
            "{} laid {} miles of pipe in {}, twice what its council was told by the survey of pump number {number}.",
            town(number),
            20 + number * 7 % 900,
            1900 + number % 120,
        )
    };
    let mut session = Session::default();
    let each = count / ARTICLES;
    for place in 0..ARTICLES {
        let article = Id::derived(&[b"article", &place.to_le_bytes()]);
        let numbers = place * each..(place + 1) * each;
        let paragraphs = numbers.clone().map(|number| NewParagraph {
            text: words(number),
            role: Role::Body,
            ..NewParagraph::default()
        });
        let add = Command::AddArticle(NewArticle {
            id: Some(article),
            title: format!("The waterworks of {}, part {place}", town(place)),
            paragraphs: paragraphs.collect(),
            ..NewArticle::default()
        });
        assert!(session.apply(add, &stamp()).is_ok(), "it is added");
        let mut start = 0;
        let mut commands = Vec::new();
        for number in numbers {
            let length = words(number).chars().count();
            let id = Id::derived(&[b"claim", &number.to_le_bytes()]);
            commands.push(Command::AddClaim {
                id: Some(id),
                article,
                start,
                end: start + length,
                statement: String::new(),
                part_of: None,
            });
            let by = Attribution {
                source: format!("the council of {}", town(number / 7)),
                ..Attribution::default()
            };
            commands.push(Command::SetField {
                kind: Kind::Claim,
                id,
                field: "attribution".to_owned(),
                value: serde_json::to_value(by).unwrap_or_default(),
            });
            if let Some(status) = CheckStatus::ALL.get(number % 5) {
                commands.push(Command::SetCheckStatus {
                    claim: id,
                    status: status.clone(),
                });
            }
            start += length + 1;
        }
        let batch = Command::Batch {
            label: "Claims".to_owned(),
            commands,
        };
        assert!(session.apply(batch, &stamp()).is_ok(), "they are added");
    }
    let path = folder.join("towns.factcheck.json");
    assert!(storage::save(&session, &path, None).is_ok(), "it is saved");
    path
}

/// One sixtieth of a second: the pace of a screen.
const FRAME: Duration = Duration::from_nanos(16_666_667);

impl Open {
    /// Frames at the pace of a screen until what was asked for is drawn; how many there were after the one with the events, how
    /// long it took, and what the dearest of them cost.
    fn until_shown(&mut self, events: Vec<Event>) -> (usize, f64, f64) {
        let begin = Instant::now();
        self.frame(events);
        let (mut count, mut worst) = (0, 0.0_f64);
        loop {
            count += 1;
            let due = begin + FRAME * u32::try_from(count).unwrap_or(u32::MAX);
            std::thread::sleep(due.saturating_duration_since(Instant::now()));
            worst = worst.max(self.frame(Vec::new()).0);
            if !self.app.is_busy() {
                return (count, begin.elapsed().as_secs_f64() * 1e3, worst);
            }
            assert!(count < 10_000, "it is shown");
        }
    }
}

/// Measures it.
pub fn costs(count: usize, frames: usize) -> Costs {
    let Ok(folder) = tempfile::tempdir() else {
        panic!("a folder for the session can be made");
    };
    let file = session(folder.path(), count);
    let mut open = Open::new(folder.path(), file, count);
    for _ in 0..60 {
        open.frame(Vec::new());
    }
    let none = Modifiers::NONE;
    let (_, opened, _) = open.until_shown(press_with(Key::T, Modifiers::SHIFT));
    for _ in 0..60 {
        open.frame(Vec::new());
    }
    let middle = pos2(600.0, 450.0);
    let scroll = open.scroll(middle, frames);
    let pages = open.held(Key::PageDown, frames);
    let mut sorts = Vec::new();
    for key in [none, Modifiers::SHIFT].into_iter().cycle().take(16) {
        sorts.push(open.until_shown(press_with(Key::S, key)).1);
        open.rest();
    }
    sorts.sort_by(f64::total_cmp);
    open.until_shown(press_with(Key::Slash, none));
    open.rest();
    let (mut typed, mut typed_cost) = (Vec::new(), 0.0_f64);
    for letter in "pump number 77".chars() {
        let (count, _, cost) = open.until_shown(vec![Event::Text(letter.to_string())]);
        typed.push(count);
        typed_cost = typed_cost.max(cost);
        open.rest();
    }
    for _ in 0..14 {
        let (count, _, cost) = open.until_shown(press_with(Key::Backspace, none));
        typed.push(count);
        typed_cost = typed_cost.max(cost);
        open.rest();
    }
    typed.sort_unstable();
    // From the field to the filters, and along them.
    let mut filtered = Vec::new();
    open.frame(press_with(Key::Tab, none));
    open.rest();
    for _ in 0..8 {
        open.frame(press_with(Key::ArrowRight, none));
        open.rest();
        filtered.push(open.until_shown(press_with(Key::Enter, none)).0);
        open.rest();
    }
    filtered.sort_unstable();
    let both = |counts: &[usize]| {
        let middle = counts.get(counts.len() / 2).copied();
        (
            middle.unwrap_or_default(),
            counts.last().copied().unwrap_or_default(),
        )
    };
    Costs {
        scroll,
        pages,
        opened,
        sorted: (at(&sorts, 0.5), at(&sorts, 1.0)),
        typed: both(&typed),
        typed_cost,
        filtered: both(&filtered),
    }
}

impl Open {
    /// Lets everything that moves come to rest.
    fn rest(&mut self) {
        for _ in 0..4 {
            self.frame(Vec::new());
        }
    }

    /// Holds a key down, frame after frame; then nothing happens.
    fn held(&mut self, key: Key, frames: usize) -> Figures {
        let first = self.frame(Vec::new()).0;
        let mut costs: Vec<f64> = (0..frames)
            .map(|_| self.frame(press_with(key, Modifiers::NONE)).0)
            .collect();
        costs.sort_by(f64::total_cmp);
        for _ in 0..120 {
            self.frame(Vec::new());
        }
        let resting: Vec<(f64, bool)> = (0..20).map(|_| self.frame(Vec::new())).collect();
        let mut rest: Vec<f64> = resting.iter().map(|(cost, _)| *cost).collect();
        rest.sort_by(f64::total_cmp);
        Figures {
            first,
            median: at(&costs, 0.5),
            p99: at(&costs, 0.99),
            rest: at(&rest, 0.5),
            asked_at_rest: resting.iter().filter(|(_, asks)| *asks).count(),
        }
    }
}
