//! Presses keys as a keyboard does, and sees pictures as a screen does.

use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use x11rb::{
    connection::Connection as _,
    protocol::{
        Event,
        damage::{ConnectionExt as _, ReportLevel},
        xproto::{
            AtomEnum, ConnectionExt as _, ImageFormat, InputFocus, KEY_PRESS_EVENT,
            KEY_RELEASE_EVENT, Window,
        },
        xtest::ConnectionExt as _,
    },
    rust_connection::RustConnection,
};

/// How long anything may take: software rendering on a busy machine is slow.
const PATIENCE: Duration = Duration::from_mins(2);
/// Nothing was drawn for so long: what a key has set going is over.
const QUIET: Duration = Duration::from_millis(250);
/// Something that draws again and again (a caret, a clock) is waited for no longer than this.
const ENOUGH: Duration = Duration::from_millis(1500);

/// The screen of a display server.
pub struct Screen {
    server: RustConnection,
    root: Window,
    size: (u16, u16),
    /// For each key of the keyboard its number and what it writes.
    keys: Vec<(u8, u32)>,
}

/// When the picture changed after something was done, and when it was at rest.
#[derive(Clone, Copy)]
pub struct Seen {
    /// Until the first picture that differs.
    pub first: Duration,
    /// Until the last one.
    pub last: Duration,
}

impl Screen {
    /// The screen of a display.
    pub fn new(display: &str) -> Self {
        let (server, number) = x11rb::connect(Some(display)).unwrap();
        let setup = server.setup();
        let screen = setup.roots.get(number).unwrap();
        let (root, size) = (
            screen.root,
            (screen.width_in_pixels, screen.height_in_pixels),
        );
        let (low, high) = (setup.min_keycode, setup.max_keycode);
        let map = server
            .get_keyboard_mapping(low, high - low + 1)
            .unwrap()
            .reply()
            .unwrap();
        let rows = map.keysyms.chunks(usize::from(map.keysyms_per_keycode));
        let keys = (low..=high)
            .zip(rows)
            .filter_map(|(key, row)| Some((key, *row.first()?)))
            .collect();
        server.damage_query_version(1, 1).unwrap().reply().unwrap();
        let damage = server.generate_id().unwrap();
        server
            .damage_create(damage, root, ReportLevel::RAW_RECTANGLES)
            .unwrap();
        server.flush().unwrap();
        Self {
            server,
            root,
            size,
            keys,
        }
    }

    /// All that is on it.
    pub fn picture(&self) -> Vec<u8> {
        let (width, height) = self.size;
        let whole = (0, 0, width, height, !0);
        let image = self
            .server
            .get_image(
                ImageFormat::Z_PIXMAP,
                self.root,
                whole.0,
                whole.1,
                whole.2,
                whole.3,
                whole.4,
            )
            .unwrap();
        image.reply().unwrap().data
    }

    /// Waits until something is drawn; `None` if nothing is until then.
    fn drawn(&self, until: Instant) -> Option<Instant> {
        loop {
            self.server.flush().unwrap();
            while let Some(event) = self.server.poll_for_event().unwrap() {
                if matches!(event, Event::DamageNotify(_)) {
                    return Some(Instant::now());
                }
            }
            let left = until.checked_duration_since(Instant::now())?;
            let left = Timespec {
                tv_sec: i64::try_from(left.as_secs()).unwrap(),
                tv_nsec: i64::from(left.subsec_nanos()),
            };
            let mut wanted = [PollFd::new(self.server.stream(), PollFlags::IN)];
            poll(&mut wanted, Some(&left)).unwrap();
        }
    }

    /// Waits until nothing is drawn any more; when the last thing was.
    pub fn rest(&self) -> Option<Instant> {
        let (begin, mut last) = (Instant::now(), None);
        while begin.elapsed() < ENOUGH
            && let Some(at) = self.drawn(Instant::now() + QUIET)
        {
            last = Some(at);
        }
        last
    }

    /// Does something, and waits for the picture that it makes.
    pub fn after(&self, act: impl FnOnce()) -> Seen {
        self.rest();
        let before = self.picture();
        let begin = Instant::now();
        act();
        let first = loop {
            let at = self.drawn(begin + PATIENCE).expect("a picture");
            // What is looked at may be newer than what woke us: then it is taken for a little too early, by less than a frame.
            if self.picture() != before {
                break at;
            }
        };
        let last = self.rest().unwrap_or(first);
        Seen {
            first: first - begin,
            last: last - begin,
        }
    }

    /// Presses and releases a key.
    pub fn press(&self, writes: char) {
        let sign = match writes {
            '\n' => 0xff0d,
            '\u{8}' => 0xff08,
            '\u{1b}' => 0xff1b,
            letter => u32::from(letter),
        };
        let key = self.keys.iter().find(|(_, written)| *written == sign);
        let (key, _) = key.expect("the keyboard has this key");
        for kind in [KEY_PRESS_EVENT, KEY_RELEASE_EVENT] {
            self.server
                .xtest_fake_input(kind, *key, 0, self.root, 0, 0, 0)
                .unwrap();
        }
        self.server.flush().unwrap();
    }

    /// Waits for a window whose title begins so, and gives it the keyboard.
    pub fn focus(&self, title: &str) {
        let deadline = Instant::now() + PATIENCE;
        let window = loop {
            let found = self.windows().into_iter().find(|window| {
                let name = self.server.get_property(
                    false,
                    *window,
                    AtomEnum::WM_NAME,
                    AtomEnum::ANY,
                    0,
                    256,
                );
                let name = name.unwrap().reply();
                name.is_ok_and(|name| name.value.starts_with(title.as_bytes()))
            });
            if let Some(window) = found {
                break window;
            }
            assert!(Instant::now() < deadline, "waited in vain for {title}");
            // The next picture brings the title, or a moment does.
            self.drawn(Instant::now() + Duration::from_millis(20));
        };
        self.server
            .set_input_focus(InputFocus::PARENT, window, x11rb::CURRENT_TIME)
            .unwrap();
        self.server.flush().unwrap();
    }

    fn windows(&self) -> Vec<Window> {
        let tree = self.server.query_tree(self.root).unwrap();
        tree.reply().unwrap().children
    }
}
