//! The table over many claims of fifty articles: scrolling, sorting, typing into its field, another filter.

use egui::{Event, Key, Modifiers, pos2};

use super::window::{Open, press_with};
use super::{Figures, at, process_time};

/// The filters behind the first that list something else at once; those after them ask whom or what first.
const FILTERS: usize = 7;

/// What the table costs.
pub struct Costs {
    /// Turning the wheel.
    pub scroll: Figures,
    /// Holding Page Down.
    pub pages: Figures,
    /// From the key to the rows, milliseconds.
    pub opened: Shown,
    /// From the key to the sorted rows.
    pub sorted: Series,
    /// From a letter to what it lists.
    pub typed: Series,
    /// From another filter to what it lists.
    pub filtered: Series,
}

/// What it took until something was shown, milliseconds of processor time. Others who use the machine do not count.
#[derive(Clone, Copy)]
pub struct Shown {
    /// Of all threads, one after the other, from the key to the picture.
    pub all: f64,
    /// Of the window's thread, in its dearest frame.
    pub frame: f64,
}

/// Several of them: median and worst.
pub struct Series {
    pub all: (f64, f64),
    pub frame: (f64, f64),
}

impl Series {
    fn of(all: &[Shown]) -> Self {
        let both = |one: fn(&Shown) -> f64| {
            let mut sorted: Vec<f64> = all.iter().map(one).collect();
            sorted.sort_by(f64::total_cmp);
            (at(&sorted, 0.5), at(&sorted, 1.0))
        };
        Self {
            all: both(|shown| shown.all),
            frame: both(|shown| shown.frame),
        }
    }
}

impl Open {
    /// Until the rows that were asked for are drawn.
    fn until_shown(&mut self, events: Vec<Event>) -> Shown {
        let begin = process_time();
        let mut frame = self.frame(events).0;
        // A key that may move the focus waits for the next frame; of a few claims the rows may be there within one.
        for _ in 0..2 {
            if !self.app.is_working() {
                frame = frame.max(self.frame(Vec::new()).0);
            }
        }
        let many = self.app.session().claims.len() > 10_000;
        if many && !self.app.is_working() {
            // Nothing was asked for: no figure holds its bar.
            return Shown {
                all: f64::NAN,
                frame: f64::NAN,
            };
        }
        frame = frame.max(self.answered());
        frame = frame.max(self.frame(Vec::new()).0);
        Shown {
            all: process_time().saturating_sub(begin).as_secs_f64() * 1e3,
            frame,
        }
    }
}

/// Measures it.
pub fn costs(open: &mut Open, frames: usize) -> Costs {
    let none = Modifiers::NONE;
    open.quiet();
    let opened = open.until_shown(press_with(Key::T, Modifiers::SHIFT));
    for _ in 0..60 {
        open.frame(Vec::new());
    }
    let middle = pos2(600.0, 450.0);
    let scroll = open.scroll(middle, frames);
    let pages = open.held(Key::PageDown, frames);
    let shown = |open: &mut Open, events: Vec<Event>| {
        let shown = open.until_shown(events);
        open.rest();
        shown
    };
    let moved = |open: &mut Open, key: Key| {
        open.frame(press_with(key, none));
        open.rest();
    };
    let keys = [none, Modifiers::SHIFT].into_iter().cycle().take(16);
    let sorted: Vec<Shown> = keys
        .map(|held| shown(open, press_with(Key::S, held)))
        .collect();
    moved(open, Key::Slash);
    let letters = "pump number 77".chars();
    let typed = letters.map(|letter| vec![Event::Text(letter.to_string())]);
    let back = (0..14).map(|_| press_with(Key::Backspace, none));
    let typed: Vec<Shown> = typed
        .chain(back)
        .map(|events| shown(open, events))
        .collect();
    // From the field to the filters, and along them.
    moved(open, Key::Tab);
    let filtered: Vec<Shown> = (0..FILTERS)
        .map(|_| {
            moved(open, Key::ArrowRight);
            shown(open, press_with(Key::Enter, none))
        })
        .collect();
    // Out of the field, and out of the table.
    for _ in 0..3 {
        moved(open, Key::Escape);
    }
    Costs {
        scroll,
        pages,
        opened,
        sorted: Series::of(&sorted),
        typed: Series::of(&typed),
        filtered: Series::of(&filtered),
    }
}

impl Open {
    /// Lets everything that moves come to rest.
    pub fn rest(&mut self) {
        for _ in 0..4 {
            self.frame(Vec::new());
        }
    }

    /// Holds a key down, frame after frame; then nothing happens.
    fn held(&mut self, key: Key, frames: usize) -> Figures {
        self.series(frames, || press_with(key, Modifiers::NONE))
    }
}
