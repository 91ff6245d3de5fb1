//! Somebody who does anything at all, at random, and more often what leads somewhere.

use std::{
    collections::VecDeque,
    path::{Component, Path, PathBuf},
};

use egui::{
    Event, ImeEvent, Key, Modifiers, MouseWheelSource, MouseWheelUnit, PointerButton, Pos2,
    TouchPhase, Vec2,
    accesskit::{Action, Role},
    vec2,
};
use tickmark::{export::Format, workbench::actions::ACTIONS};

use super::{
    deed::{Deed, stroke},
    window::{Window, request},
};
use crate::support::{numbers::Numbers, window::ARTICLE};

/// What is typed and pasted: everyday words, and what is seldom thought of. No piece leads out of a folder.
const WORDS: &[&str] = &[
    "ferry",
    "The harbour office carried 412,000 passengers in 2024.",
    "2019",
    "x",
    " ",
    "  \t ",
    "\n",
    "one\r\ntwo\rthree\n\nfour",
    "e\u{301}\u{301}\u{301}",
    "\u{301}",
    "👩‍👩‍👧‍👦🏳️‍🌈",
    "🇨",
    "שלום עולם",
    "\u{202e}drawkcab\u{202c}",
    "中文字符，没有空格。第二句。",
    "ไทยไม่มีช่องว่าง",
    "ß ﬁ Ⅷ İ ı ſ",
    "𝔘𝔫𝔦𝔠𝔬𝔡𝔢",
    "\u{0}\u{7}\u{1b}",
    "\u{feff}\u{200b}\u{200d}\u{2028}\u{fffd}",
    "=1+1;\"quoted\"\\,<b>&amp;",
    "“We have not missed a crossing,” said Marta Oll.",
    "نص عربي ١٢٣",
    "\u{1f468}\u{1f3fd}\u{200d}\u{1f52c}\u{fe0f}",
];

/// Keys that edit, and that move the focus.
const KEYS: &[Key] = &[
    Key::Tab,
    Key::Tab,
    Key::Enter,
    Key::Enter,
    Key::Escape,
    Key::Escape,
    Key::Escape,
    Key::Backspace,
    Key::Delete,
    Key::Space,
    Key::Home,
    Key::End,
    Key::ArrowUp,
    Key::ArrowDown,
    Key::ArrowLeft,
    Key::ArrowRight,
    Key::PageUp,
    Key::PageDown,
];

const MODIFIERS: &[Modifiers] = &[
    Modifiers::NONE,
    Modifiers::NONE,
    Modifiers::NONE,
    Modifiers::SHIFT,
    Modifiers::COMMAND,
    Modifiers::ALT,
];

/// Them.
pub struct Monkey {
    pub numbers: Numbers,
    /// What is begun and goes on in the next frames.
    ahead: VecDeque<Deed>,
    /// No file may be written outside of it.
    root: PathBuf,
    /// Files to drop and to open.
    files: Vec<PathBuf>,
}

impl Monkey {
    pub const fn new(seed: u64, root: PathBuf, files: Vec<PathBuf>) -> Self {
        Self {
            numbers: Numbers(seed),
            ahead: VecDeque::new(),
            root,
            files,
        }
    }

    fn of<'t, T>(&mut self, all: &'t [T]) -> &'t T {
        let at = self.numbers.below(all.len() as u64);
        &all[usize::try_from(at).unwrap()]
    }

    fn between(&mut self, least: u16, most: u16) -> f32 {
        f32::from(least + u16::try_from(self.numbers.below(u64::from(most - least))).unwrap())
    }

    fn one_in(&mut self, n: u64) -> bool {
        self.numbers.below(n) == 0
    }

    /// What comes next.
    pub fn next(&mut self, window: &Window) -> Deed {
        let asked = window.path_asked();
        if asked.is_some_and(|path| !self.is_inside(path)) {
            self.ahead.clear();
            return Deed::press(Modifiers::NONE, Key::Escape);
        }
        if let Some(deed) = self.ahead.pop_front() {
            return deed;
        }
        if asked.is_some() && self.one_in(3) {
            return self.answer(window);
        }
        match self.numbers.below(1000) {
            0..280 => self.shortcut(),
            280..300 => self.comes_back(),
            300..400 => Deed::press(*self.of(MODIFIERS), *self.of(KEYS)),
            400..410 => Deed::press(*self.of(MODIFIERS), *self.of(Key::ALL)),
            // What a field that asks for a path holds is looked at before each key.
            410..440 if asked.is_none() => self.burst(),
            440..450 => self.held(),
            450..560 => Deed::text(self.words()),
            560..575 => self.ime(),
            575..765 => self.click_widget(window),
            765..795 => {
                let place = self.place(window.size);
                self.click(place)
            }
            795..845 => self.by_screen_reader(window),
            845..885 => self.drag(window),
            885..935 => self.wheel(),
            935..945 => self.resize(),
            945..960 => Deed::Events(vec![Event::WindowFocused(self.one_in(2))]),
            960..965 => Deed::Events(vec![Event::PointerGone]),
            965..970 => Deed::Drop(self.some_files()),
            970..972 => Deed::Hover(self.of(&self.files.clone()).clone()),
            972..982 => self.paste(),
            982..986 => Deed::Events(vec![Event::Copy]),
            986..988 => Deed::Events(vec![Event::Cut]),
            988..998 => Deed::Pause(f64::from(self.between(1, 9))),
            998 => Deed::Events(vec![Event::Zoom(self.between(50, 200) / 100.0)]),
            999 if self.one_in(4) => Deed::Close,
            _ => Deed::Events(Vec::new()),
        }
    }

    /// Whether a path that is asked for stays in the folder, whatever ending it is given.
    fn is_inside(&self, path: &str) -> bool {
        let path = Path::new(path.trim());
        let plain = |part: Component<'_>| !matches!(part, Component::ParentDir);
        let below = |rest: &Path| rest.components().next().is_some();
        let inside = path.is_relative() || path.strip_prefix(&self.root).is_ok_and(below);
        inside && path.components().all(plain)
    }

    /// A path of the kind that is asked for: in the place of the one that is there, then Enter. Only a summary is
    /// written under a summary's name: what lies under a session's name must be a session.
    fn answer(&mut self, window: &Window) -> Deed {
        let number = self.numbers.below(3);
        let work = self.root.join("work");
        let asked = |format: &&Format| window.shows(&format!("Export: {}", format.label()));
        let path = if let Some(format) = Format::ALL.iter().find(asked) {
            work.join(format!("{}-{number}{}", format.name(), format.ending()))
        } else if self.one_in(2) || window.shows("Save") {
            work.join(format!("s-{number}.factcheck.json"))
        } else {
            self.of(&self.files.clone()).clone()
        };
        self.ahead
            .push_back(Deed::text(&path.display().to_string()));
        self.ahead
            .push_back(Deed::press(Modifiers::NONE, Key::Enter));
        Deed::press(Modifiers::COMMAND, Key::A)
    }

    fn shortcut(&mut self) -> Deed {
        let entry = self.of(ACTIONS);
        if entry.keys.is_empty() {
            return Deed::press(Modifiers::COMMAND, Key::K);
        }
        let key = *self.of(entry.keys);
        Deed::press(key.modifiers, key.logical_key)
    }

    /// Puts away whatever lies on top, and goes on to the next claim.
    fn comes_back(&mut self) -> Deed {
        let escape = || Deed::press(Modifiers::NONE, Key::Escape);
        self.ahead.extend([escape(), escape()]);
        self.ahead.push_back(Deed::press(Modifiers::NONE, Key::J));
        escape()
    }

    /// Several keys in one frame, as on a slow machine.
    fn burst(&mut self) -> Deed {
        let mut events = Vec::new();
        for _ in 0..=self.numbers.below(5) {
            if self.one_in(3) {
                events.push(Event::Text(self.words().to_owned()));
            } else if let Deed::Events(more) = self.shortcut() {
                events.extend(more);
            }
        }
        // No path is asked for in the middle of it: nothing could be looked at.
        let asks = |event: &Event| {
            let Event::Key { key, modifiers, .. } = event else {
                return false;
            };
            modifiers.command && [Key::S, Key::O, Key::N, Key::E, Key::K].contains(key)
        };
        events.retain(|event| !asks(event));
        Deed::Events(events)
    }

    /// A key is held down.
    fn held(&mut self) -> Deed {
        let key = *self.of(&[Key::J, Key::K, Key::ArrowDown, Key::Backspace, Key::Tab]);
        let times = self.numbers.below(10);
        let strokes = (0..=times).flat_map(|n| stroke(Modifiers::NONE, key, n > 0));
        Deed::Events(strokes.collect())
    }

    fn words(&mut self) -> &'static str {
        let words: &&str = self.of(WORDS);
        words
    }

    fn ime(&mut self) -> Deed {
        let words = self.words().to_owned();
        let preedit = |text| {
            Deed::Events(vec![Event::Ime(ImeEvent::Preedit {
                text,
                active_range_chars: None,
            })])
        };
        if self.one_in(4) {
            let (before_chars, after_chars) = (3, 1);
            return Deed::Events(vec![Event::Ime(ImeEvent::DeleteSurrounding {
                before_chars,
                after_chars,
            })]);
        }
        self.ahead.push_back(preedit(String::new()));
        let commit = Event::Ime(ImeEvent::Commit(words.clone()));
        self.ahead.push_back(Deed::Events(vec![commit]));
        preedit(words)
    }

    fn place(&mut self, size: Vec2) -> Pos2 {
        let part = |n: f32, of: f32| n / 1000.0 * of;
        Pos2::new(
            part(self.between(0, 1000), size.x),
            part(self.between(0, 1000), size.y),
        )
    }

    /// Somewhere on a widget that a screen reader knows of; anywhere if there is none.
    fn on_widget(&mut self, window: &Window) -> Pos2 {
        let nodes = &window.tree.nodes;
        for _ in 0..20 {
            let (_, node) = self.of(nodes);
            let acts = node.supports_action(Action::Click) || node.supports_action(Action::Focus);
            let Some(bounds) = node.bounds().filter(|_| acts) else {
                continue;
            };
            #[expect(clippy::cast_possible_truncation, reason = "a place in the window")]
            let corner = |x: f64, y: f64| Pos2::new(x as f32, y as f32);
            let rect = egui::Rect {
                min: corner(bounds.x0, bounds.y0),
                max: corner(bounds.x1, bounds.y1),
            };
            let place = rect.min + self.place(rect.size()).to_vec2();
            if egui::Rect::from_min_size(Pos2::ZERO, window.size).contains(place) {
                return place;
            }
        }
        self.place(window.size)
    }

    fn click_widget(&mut self, window: &Window) -> Deed {
        let place = self.on_widget(window);
        self.click(place)
    }

    /// The mouse goes there and clicks, once to three times.
    fn click(&mut self, place: Pos2) -> Deed {
        let button = match self.numbers.below(20) {
            0 => PointerButton::Secondary,
            1 => PointerButton::Middle,
            _ => PointerButton::Primary,
        };
        let times = 1 + self.numbers.below(9) / 7;
        for _ in 0..times {
            for pressed in [true, false] {
                self.ahead.push_back(Deed::button(place, button, pressed));
            }
        }
        Deed::move_to(place)
    }

    fn by_screen_reader(&mut self, window: &Window) -> Deed {
        let (id, node) = self.of(&window.tree.nodes);
        let mut actions = vec![Action::Focus];
        let more = [Action::Click, Action::Increment, Action::Decrement];
        actions.extend(
            more.into_iter()
                .filter(|action| node.supports_action(*action)),
        );
        if node.role() == Role::Slider {
            actions.push(Action::Increment);
        }
        Deed::Events(vec![request(*id, *self.of(&actions))])
    }

    fn drag(&mut self, window: &Window) -> Deed {
        let from = self.on_widget(window);
        let to = self.place(window.size);
        let button = PointerButton::Primary;
        self.ahead.push_back(Deed::button(from, button, true));
        let steps = 2 + self.numbers.below(4);
        for step in 1..=steps {
            let place = from + (to - from) * (step as f32 / steps as f32);
            self.ahead.push_back(Deed::move_to(place));
        }
        // Now and then it is let go outside the window, which nobody hears of.
        if self.one_in(10) {
            self.ahead.push_back(Deed::Events(vec![Event::PointerGone]));
        } else {
            self.ahead.push_back(Deed::button(to, button, false));
        }
        Deed::move_to(from)
    }

    fn wheel(&mut self) -> Deed {
        let unit = *self.of(&[
            MouseWheelUnit::Point,
            MouseWheelUnit::Line,
            MouseWheelUnit::Page,
        ]);
        let most = if unit == MouseWheelUnit::Point {
            2000
        } else {
            10
        };
        let delta = vec2(0.0, self.between(0, 2 * most) - f32::from(most));
        Deed::Events(vec![Event::MouseWheel {
            unit,
            delta: if self.one_in(5) { delta.yx() } else { delta },
            phase: TouchPhase::Move,
            source: MouseWheelSource::Unknown,
            modifiers: *self.of(MODIFIERS),
        }])
    }

    fn resize(&mut self) -> Deed {
        let scale = *self.of(&[1.0, 1.0, 1.25, 2.0]);
        let size = match self.numbers.below(10) {
            0 => vec2(self.between(1, 200), self.between(1, 200)),
            1 => vec2(self.between(1000, 4000), self.between(1000, 3000)),
            2..4 => vec2(1440.0, 900.0),
            _ => vec2(self.between(500, 1600), self.between(300, 1000)),
        };
        Deed::Resize(size, scale)
    }

    fn some_files(&mut self) -> Vec<PathBuf> {
        let files = self.files.clone();
        let count = 1 + self.numbers.below(12) / 9;
        (0..count).map(|_| self.of(&files).clone()).collect()
    }

    fn paste(&mut self) -> Deed {
        let text = match self.numbers.below(12) {
            0 => ARTICLE.to_owned(),
            1 => self.words().repeat(200),
            _ => self.words().to_owned(),
        };
        Deed::Events(vec![Event::Paste(text)])
    }
}
