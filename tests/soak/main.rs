//! Work without an end: anything at all is done to the whole window, at random, and every now and then it is killed.
//!
//! A run is made of days. Each begins with the same session; keys, words, clicks, files and pastes follow, and at its end
//! the session is saved and opens as it was. In the first six tenths of a run a life of the window ends after a while: it
//! is killed, or closes as it was asked to. Then every session file is whole, and what was on screen is in one of them or is
//! kept for recovery; mostly the next life takes it back. The rest of the run is one single life, as of a window that
//! nobody ever closes.
//!
//! Memory is looked at when a day has begun: the window then shows the same each time, so that what grew is not the
//! session's own history. The most of it in the last tenth may be a twentieth above the most of it in the second quarter
//! of the run: in the first, memory still grows to what the largest of the random sessions needs. The early looks fall
//! between kills and the last ones into the long life: both what a life leaves in the process and what a window never
//! lets go of would show. Too short a run proves nothing of it.
//!
//! `TICKMARK_SOAK_EVENTS` says how many events (1,000 if it does not), `TICKMARK_SOAK_SEED` which. What fails is told
//! with the seed and with what was done last. Most lives wait for background work after every event, and are the same each
//! time; a few do not.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stderr,
    reason = "a test may panic, and says what it did"
)]

#[path = "../support/mod.rs"]
mod support;

mod deed;
mod desk;
mod figures;
mod monkey;
mod window;

use std::{
    io::Write as _,
    path::PathBuf,
    sync::atomic::{AtomicU64, Ordering},
    time::{Duration, Instant},
};

use egui::{Key, Modifiers, accesskit::Action};

use deed::Deed;
use desk::Desk;
use figures::{Frames, Growth};
use monkey::Monkey;
use window::{Memory, Window, World, request};

/// Events of a day, in a long run.
const DAY: u64 = 5_000;
/// A shorter run says nothing of memory: caches and the longest sessions are not all there before some 100,000 events.
const TELLING: u64 = 1_000_000;
/// A frame that takes longer is told of.
const SLOW: Duration = Duration::from_millis(100);

/// Panics of any thread.
static PANICS: AtomicU64 = AtomicU64::new(0);

struct Soak {
    desk: Desk,
    world: World,
    monkey: Monkey,
    memory: Memory,
    frames: Frames,
    growth: Growth,
    events: u64,
    days: u64,
    kills: u64,
    closes: u64,
    recovered: u64,
    edits: u64,
}

impl Soak {
    fn new(seed: u64) -> Self {
        let desk = Desk::new();
        Self {
            monkey: Monkey::new(seed, desk.path().to_path_buf(), desk.files()),
            memory: Memory {
                seed,
                deeds: std::collections::VecDeque::new(),
            },
            world: World::default(),
            frames: Frames::new(),
            growth: Growth::default(),
            events: 0,
            days: 0,
            kills: 0,
            closes: 0,
            recovered: 0,
            edits: 0,
            desk,
        }
    }

    fn run(&mut self, total: u64) {
        let day = DAY.min(total.div_ceil(3));
        let mut window = Window::open(&self.world, self.desk.path(), Vec::new());
        while self.events < total {
            self.begin_day(&mut window);
            self.growth.look(self.events * 1000 / total);
            let mut left = day.min(total - self.events);
            while left > 0 {
                let lives_on = self.events >= total * 6 / 10;
                let life = if lives_on {
                    left
                } else {
                    left.min(day / 20 + self.monkey.numbers.below(day / 2))
                };
                let done = self.live(&mut window, life);
                left -= done;
                if left == 0 {
                    // A save that is under way may be the last thing before it closes.
                    window.settle();
                }
                if window.closes || (done == life && !lives_on && left > 0) {
                    window = self.restart(window);
                }
            }
            self.end_day(&mut window);
        }
        self.growth.look(1000);
        self.desk.check(&window.kill());
    }

    /// Up to so many events; the answer is how many, for the window may close.
    fn live(&mut self, window: &mut Window, events: u64) -> u64 {
        let waits = self.monkey.numbers.below(4) > 0;
        for done in 0..events {
            let deed = self.monkey.next(window);
            self.memory.keep(deed.clone());
            let before = window.session().revision();
            window.does(deed);
            self.events += 1;
            if self.frames.add(window.cost) && window.cost > SLOW {
                let deed = self.memory.deeds.back();
                eprintln!("soak: a frame of {:?} at {deed:?}", window.cost);
            }
            if waits {
                window.settle();
            }
            self.edits += u64::from(window.session().revision() > before);
            assert_eq!(PANICS.load(Ordering::Relaxed), 0, "a thread panicked");
            if window.closes {
                return done + 1;
            }
        }
        events
    }

    /// The window dies, or closes if it wanted to, and is started again.
    fn restart(&mut self, window: Window) -> Window {
        let closes = window.closes;
        let left = if closes {
            window.close()
        } else {
            window.kill()
        };
        self.closes += u64::from(closes);
        self.kills += u64::from(!closes);
        let kept = self.desk.check(&left);
        let file = self.desk.path().join("work/day.factcheck.json");
        let files: Vec<PathBuf> = Some(file)
            .filter(|file| file.exists() && !kept)
            .into_iter()
            .collect();
        let mut window = Window::open(&self.world, self.desk.path(), files);
        if kept && self.monkey.numbers.below(4) > 0 {
            window.until("the offer to recover", |window| {
                window.told("not saved when Tickmark stopped")
            });
            window.settle();
            let mut told = window.all_told();
            told.retain(|told| told.contains("not saved when Tickmark stopped"));
            assert!(window.click("Recover"), "{told:?}");
            if told.len() == 1 {
                let same = **window.session() == *left.session;
                assert!(same, "recovered is something else: {:?}", window.all_told());
                self.recovered += 1;
            }
        }
        window
    }

    /// A new session is dropped on the window.
    fn begin_day(&mut self, window: &mut Window) {
        self.days += 1;
        let file = self.desk.clear();
        let session = tickmark::storage::load(&file).unwrap().session;
        window.does(Deed::Resize(egui::vec2(1440.0, 900.0), 1.0));
        window.does(Deed::Drop(vec![file]));
        window.settle();
        window.click("Don't save");
        let same = **window.session() == *session;
        assert!(same, "the day does not begin: {:?}", window.all_told());
        // Nobody wants what the days before left.
        self.desk.state().erase_all();
        for _ in 0..20 {
            window.does(Deed::Events(Vec::new()));
        }
    }

    /// Whatever lies on top is put away, the session is saved under a name, and opens as it was.
    fn end_day(&mut self, window: &mut Window) {
        let file = self.desk.path().join("work/night.factcheck.json");
        window.does(Deed::Resize(egui::vec2(1440.0, 900.0), 1.0));
        for _ in 0..6 {
            window.does(Deed::press(Modifiers::NONE, Key::Escape));
            window.settle();
        }
        window.does(Deed::press(Modifiers::COMMAND | Modifiers::SHIFT, Key::S));
        window.until("a path is asked for", |window| {
            window.path_asked().is_some()
        });
        let field = window.find(|role| role == egui::accesskit::Role::TextInput, "Path");
        let focus = request(field.unwrap().0, Action::Focus);
        for deed in [
            Deed::Events(vec![focus]),
            Deed::Events(Vec::new()),
            Deed::press(Modifiers::COMMAND, Key::A),
            Deed::text(&file.display().to_string()),
            Deed::press(Modifiers::NONE, Key::Enter),
        ] {
            window.does(deed);
        }
        window.settle();
        assert!(!window.is_dirty(), "not saved: {:?}", window.all_told());
        let saved = tickmark::storage::load(&file).unwrap();
        assert!(*saved.session == **window.session(), "saved is not loaded");
    }
}

/// A number that the environment gives.
fn number(name: &str, usual: u64) -> u64 {
    let Some(text) = std::env::var_os(name) else {
        return usual;
    };
    text.to_str().and_then(|text| text.parse().ok()).unwrap()
}

#[test]
fn anything_at_all_is_done_and_nothing_breaks() {
    let events = number("TICKMARK_SOAK_EVENTS", 1_000);
    let seed = number("TICKMARK_SOAK_SEED", 20_260_131);
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |what| {
        PANICS.fetch_add(1, Ordering::Relaxed);
        usual(what);
    }));
    let begin = Instant::now();
    let mut soak = Soak::new(seed);
    soak.run(events);
    let mib = |kib: u64| kib as f64 / 1024.0;
    let ends = soak.growth.ends();
    let memory = ends.map_or_else(
        || "not looked at often enough to tell".to_owned(),
        |(plateau, end)| {
            let percent = (end as f64 / plateau as f64 - 1.0) * 100.0;
            format!(
                "{:.1} MiB at the plateau, {:.1} MiB at the end ({percent:+.1} %)",
                mib(plateau),
                mib(end)
            )
        },
    );
    // On the real standard error: the test runner shows what is printed only of tests that fail.
    let mut out = std::io::stderr();
    writeln!(
        out,
        "soak: seed {seed}: {} events, {} edits, {} days, {} kills, {} closed, {} recovered, {} panics; memory: {memory}; frames: \
         p99 {:?}, longest {:?}; {:.0} s; memory by tenths {:?} KiB",
        soak.events,
        soak.edits,
        soak.days,
        soak.kills,
        soak.closes,
        soak.recovered,
        PANICS.load(Ordering::Relaxed),
        soak.frames.permille(990),
        soak.frames.slowest(),
        begin.elapsed().as_secs_f64(),
        soak.growth.course()
    )
    .ok();
    if let Some((plateau, end)) = ends.filter(|_| events >= TELLING) {
        assert!(end * 100 <= plateau * 105, "memory grows: {memory}");
    }
}
