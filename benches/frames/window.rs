//! The whole window over a session of many paragraphs, each with a claim: scrolling the page, scrolling the cards, and
//! what one decision costs the window's thread.

use std::path::Path;
use std::time::{Duration, Instant};

use egui::{Event, Key, Modifiers, MouseWheelUnit, Pos2, TouchPhase, pos2, vec2};
use tickmark::session::{
    Author, Command, Id, Moment, NewArticle, NewParagraph, Role, Session, Stamp,
};
use tickmark::storage::{self, State};
use tickmark::workbench::{App, Dates, Environment, kit::clipboard::Clipboard};

use super::{Figures, Window, at, thread_time};

/// Where the mouse rests over the article and over the cards, in a window of 1200 x 800.
pub const PAGE: Pos2 = pos2(480.0, 500.0);
pub const CARDS: Pos2 = pos2(980.0, 500.0);

/// What the whole window costs.
pub struct Costs {
    /// Scrolling the article, the cards beside it.
    pub page: Figures,
    /// Scrolling the cards, the article beside them.
    pub cards: Figures,
    /// The frame that carries one decision, milliseconds of processor time: median and worst.
    pub edit: (f64, f64),
}

/// A session of `count` paragraphs with a claim in each, written to a file.
fn session(folder: &Path, count: usize) -> std::path::PathBuf {
    let article = Id::literal("waterworks");
    let stamp = |seed: u64| Stamp {
        by: Author::default(),
        at: Moment(1_769_851_800),
        seed: Id::derived(&[b"bench", &seed.to_le_bytes()]),
    };
    let words = |number: usize| {
        format!(
            "In the year of pump number {number} the utility laid 61 miles of pipe, and the town’s council was told of \
             half of it."
        )
    };
    let paragraphs: Vec<NewParagraph> = (0..count)
        .map(|number| NewParagraph {
            text: words(number),
            role: Role::Body,
            locator: String::new(),
            ..NewParagraph::default()
        })
        .collect();
    let mut start = 0;
    let mut commands = Vec::new();
    for number in 0..count {
        let length = words(number).chars().count();
        commands.push(Command::AddClaim {
            id: None,
            article,
            start,
            end: start + length - 2,
            statement: String::new(),
            part_of: None,
        });
        start += length + 1;
    }
    let mut session = Session::default();
    let add = Command::AddArticle(NewArticle {
        id: Some(article),
        title: "The waterworks".to_owned(),
        paragraphs,
        ..NewArticle::default()
    });
    assert!(
        session.apply(add, &stamp(1)).is_ok(),
        "the article is added"
    );
    let batch = Command::Batch {
        label: "Claims".to_owned(),
        commands,
    };
    assert!(
        session.apply(batch, &stamp(2)).is_ok(),
        "the claims are added"
    );
    let path = folder.join("waterworks.factcheck.json");
    assert!(storage::save(&session, &path, None).is_ok(), "it is saved");
    path
}

/// The window over a session that was read.
pub struct Open {
    window: Window,
    pub app: App,
    /// The dearest piece of work of the window's thread while the session was opened, milliseconds.
    pub opened: f64,
}

impl Open {
    /// Over the session of a file with so many claims; `folder` is for what the window keeps.
    pub fn new(folder: &Path, file: std::path::PathBuf, count: usize) -> Self {
        let mut open = Self::over(folder, file);
        open.opened = open.quiet();
        let there = open.app.session().claims.live().count();
        assert_eq!(there, count, "the session is read");
        open
    }

    /// The same, as it is when the file was only asked for.
    pub fn over(folder: &Path, file: std::path::PathBuf) -> Self {
        let window = Window::new();
        let names = std::cell::Cell::new(0_u64);
        let outside = Environment {
            now: Box::new(|| Moment(1_769_851_800)),
            random: Box::new(move || {
                let name = names.replace(names.get() + 1);
                Some(Id::derived(&[b"name", &name.to_le_bytes()]))
            }),
            state: Some(State::at(folder.join("state"))),
            settings: None,
            zone: jiff::tz::TimeZone::UTC,
            dates: Dates::default(),
            dialogs: false,
            host: "tower".to_owned(),
            reader: Some(env!("CARGO_BIN_EXE_tickmark").into()),
            fetcher: None,
            allow_private: false,
            clipboard: Clipboard {
                read: std::sync::Arc::new(|| Err(String::new())),
                write: std::sync::Arc::new(|_, _| Err(String::new())),
            },
            opener: std::sync::Arc::new(|_| Ok(())),
            encoder: None,
            look_every: std::time::Duration::from_hours(1),
        };
        let app = App::new(&window.ctx, outside);
        let mut open = Self {
            window,
            app,
            opened: 0.0,
        };
        // The first frame makes the letters; that is no part of opening a session.
        open.quiet();
        open.app.open_files(&open.window.ctx, vec![file]);
        open
    }

    /// A frame in which something happens: its cost in milliseconds, and whether it asked for another.
    pub fn frame(&mut self, events: Vec<Event>) -> (f64, bool) {
        self.window.events.extend(events);
        let app = &mut self.app;
        let frame = self.window.frame(|ui| {
            app.take_answers(ui.ctx());
            app.frame(ui);
        });
        (frame.cost.as_secs_f64() * 1e3, frame.asks)
    }

    /// Frames in each of which the same happens; then nothing does.
    pub fn series(&mut self, frames: usize, events: impl Fn() -> Vec<Event>) -> Figures {
        let first = self.frame(Vec::new()).0;
        let mut costs: Vec<f64> = (0..frames).map(|_| self.frame(events()).0).collect();
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

    /// Turns the wheel over a place, frame after frame.
    pub fn scroll(&mut self, place: Pos2, frames: usize) -> Figures {
        self.frame(vec![Event::PointerMoved(place)]);
        self.series(frames, || {
            vec![Event::MouseWheel {
                unit: MouseWheelUnit::Point,
                delta: vec2(0.0, -360.0),
                phase: TouchPhase::Move,
                source: egui::MouseWheelSource::Unknown,
                modifiers: Modifiers::NONE,
            }]
        })
    }

    /// Waits, without drawing, until the work in the background is done; the dearest of what the window's thread did to take it
    /// in, milliseconds.
    pub fn answered(&mut self) -> f64 {
        let deadline = Instant::now() + Duration::from_mins(2);
        let mut worst = 0.0_f64;
        while self.app.is_working() {
            assert!(Instant::now() < deadline, "the work comes to an end");
            std::thread::sleep(Duration::from_millis(1));
            let begin = thread_time();
            self.app.take_answers(&self.window.ctx);
            worst = worst.max(thread_time().saturating_sub(begin).as_secs_f64() * 1e3);
        }
        worst
    }

    /// Waits until nothing is done any more, and what was done is drawn; the dearest frame.
    pub fn quiet(&mut self) -> f64 {
        let mut worst = 0.0_f64;
        for _ in 0..4 {
            worst = worst.max(self.answered()).max(self.frame(Vec::new()).0);
        }
        worst
    }

    /// Gives the selected claim one verdict after another.
    fn decide(&mut self, times: usize) -> (f64, f64) {
        self.frame(press(Key::J));
        for _ in 0..30 {
            self.frame(Vec::new());
        }
        let mut costs = Vec::new();
        for number in 0..times {
            let before = self.app.session().revision();
            let key = if number % 2 == 0 {
                Key::Num5
            } else {
                Key::Num1
            };
            costs.push(self.frame(press(key)).0);
            assert!(self.app.session().revision() > before, "it was decided");
            for _ in 0..3 {
                self.frame(Vec::new());
            }
        }
        costs.sort_by(f64::total_cmp);
        (at(&costs, 0.5), at(&costs, 1.0))
    }
}

/// A key goes down and comes up.
pub fn press(key: Key) -> Vec<Event> {
    press_with(key, Modifiers::NONE)
}

/// The same with others held.
pub fn press_with(key: Key, modifiers: Modifiers) -> Vec<Event> {
    let event = |pressed| Event::Key {
        key,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers,
    };
    vec![event(true), event(false)]
}

/// Measures it.
pub fn costs(count: usize, frames: usize) -> Costs {
    let Ok(folder) = tempfile::tempdir() else {
        panic!("a folder for the session can be made");
    };
    let file = session(folder.path(), count);
    let mut open = Open::new(folder.path(), file, count);
    let page = open.scroll(PAGE, frames);
    let cards = open.scroll(CARDS, frames);
    let edit = open.decide(frames.div_ceil(10));
    Costs { page, cards, edit }
}
