//! A window's life, from its start to its end or to its death, without a screen.

use std::{
    cell::Cell,
    collections::VecDeque,
    path::{Path, PathBuf},
    rc::Rc,
    sync::mpsc::{Receiver, RecvTimeoutError, channel},
    time::{Duration, Instant},
};

use egui::{
    Context, Event, OutputCommand, Pos2, RawInput, Rect, Vec2, ViewportCommand, ViewportId,
    accesskit::{Action, ActionRequest, Node, NodeId, Role, TreeId, TreeUpdate},
};
use tickmark::{
    session::{Id, Moment, Session},
    storage::State,
    workbench::{
        App, Dates, Environment,
        kit::clipboard::{Clip, Clipboard},
    },
};

use super::deed::Deed;
use crate::support::window::{ARTICLE, START};

/// Longer than anything in the background may take.
const PATIENCE: Duration = Duration::from_mins(1);

/// The clock and the names, which go on from one life to the next.
#[derive(Clone, Default)]
pub struct World {
    seconds: Rc<Cell<i64>>,
    names: Rc<Cell<u64>>,
}

impl World {
    fn environment(&self, folder: &Path) -> Environment {
        let (seconds, names) = (Rc::clone(&self.seconds), Rc::clone(&self.names));
        Environment {
            now: Box::new(move || Moment(START + seconds.replace(seconds.get() + 1))),
            random: Box::new(move || {
                let number = names.replace(names.get() + 1);
                Some(Id::derived(&[b"soak", &number.to_le_bytes()]))
            }),
            state: Some(State::at(folder.join("state"))),
            settings: Some(folder.join("settings.json")),
            zone: jiff::tz::TimeZone::UTC,
            dates: Dates::default(),
            dialogs: false,
            host: "tower".to_owned(),
            reader: Some(env!("CARGO_BIN_EXE_tickmark").into()),
            fetcher: None,
            allow_private: false,
            clipboard: Clipboard {
                read: std::sync::Arc::new(|| {
                    Ok(Clip {
                        text: Some(ARTICLE.to_owned()),
                        rich: None,
                    })
                }),
                write: std::sync::Arc::new(|_, _| Ok(())),
            },
            opener: std::sync::Arc::new(|_| Ok(())),
            encoder: None,
            look_every: Duration::from_hours(1),
        }
    }
}

/// What a window left behind.
pub struct Left {
    /// The session as it was on screen.
    pub session: Session,
    /// Whether it held more than its file.
    pub dirty: bool,
    /// Whether it was given to look at (the sample) and nothing was done in it: that is kept nowhere.
    pub untouched: bool,
    /// Whether it closed as it was asked to. Whoever was asked then may have answered "Don't save".
    pub closed: bool,
}

/// The window.
pub struct Window {
    app: App,
    ctx: Context,
    /// Says when nothing of the window runs any more.
    gone: Receiver<()>,
    time: f64,
    pub size: Vec2,
    scale: f32,
    /// What the window asked of the system: text to be pasted in the next frame.
    asked: Vec<Event>,
    pub clipboard: String,
    /// What a screen reader has of it.
    pub tree: TreeUpdate,
    /// It wants to close.
    pub closes: bool,
    /// What the last frame cost.
    pub cost: Duration,
}

impl Window {
    /// Starts it in a folder, with files.
    pub fn open(world: &World, folder: &Path, files: Vec<PathBuf>) -> Self {
        let ctx = Context::default();
        ctx.enable_accesskit();
        // Every thread of the window holds its context: with the last of them goes the callback, and with it `held`.
        let (held, gone) = channel::<()>();
        ctx.set_request_repaint_callback(move |_| {
            let _held = &held;
        });
        let mut app = App::new(&ctx, world.environment(folder));
        app.open_files(&ctx, files);
        let mut window = Self {
            app,
            ctx,
            gone,
            time: 0.0,
            size: Vec2::new(1440.0, 900.0),
            scale: 1.0,
            asked: Vec::new(),
            clipboard: String::new(),
            tree: TreeUpdate {
                nodes: Vec::new(),
                tree: None,
                tree_id: TreeId::ROOT,
                focus: NodeId(0),
            },
            closes: false,
            cost: Duration::ZERO,
        };
        window.settle();
        window
    }

    pub const fn session(&self) -> &Session {
        self.app.session()
    }

    pub const fn is_dirty(&self) -> bool {
        self.app.is_dirty()
    }

    /// Whether it has told something with these words in it.
    pub fn told(&self, words: &str) -> bool {
        self.app.told().any(|told| told.contains(words))
    }

    /// All that it tells.
    pub fn all_told(&self) -> Vec<String> {
        self.app.told().map(str::to_owned).collect()
    }

    /// A frame in which something happens.
    pub fn does(&mut self, deed: Deed) {
        match deed {
            Deed::Resize(size, scale) => (self.size, self.scale) = (size, scale),
            Deed::Pause(seconds) => self.time += seconds,
            _ => {}
        }
        self.time += 1.0 / 60.0;
        let mut input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, self.size)),
            time: Some(self.time),
            events: std::mem::take(&mut self.asked),
            ..RawInput::default()
        };
        let viewport = input.viewports.entry(ViewportId::ROOT).or_default();
        viewport.native_pixels_per_point = Some(self.scale);
        deed.put(&mut input);
        let begin = thread_time();
        let app = &mut self.app;
        let mut output = self.ctx.run_ui(input, |ui| {
            app.take_answers(ui.ctx());
            app.frame(ui);
        });
        self.ctx
            .tessellate(std::mem::take(&mut output.shapes), output.pixels_per_point);
        self.cost = thread_time().saturating_sub(begin);
        if let Some(mut tree) = output.platform_output.accesskit_update.take() {
            // In an order that is the same each time.
            tree.nodes.sort_unstable_by_key(|(id, _)| *id);
            self.tree = tree;
        }
        for command in std::mem::take(&mut output.platform_output.commands) {
            if let OutputCommand::CopyText(text) = command {
                self.clipboard = text;
            }
        }
        for viewport in output.viewport_output.values() {
            for command in &viewport.commands {
                match command {
                    ViewportCommand::Close => self.closes = true,
                    ViewportCommand::RequestPaste => {
                        self.asked.push(Event::Paste(self.clipboard.clone()));
                    }
                    _ => {}
                }
            }
        }
        output.drop_without_applying_deltas();
    }

    /// Frames in which nothing happens, until no work is left.
    pub fn settle(&mut self) {
        self.until("the window comes to rest", |window| !window.app.is_busy());
    }

    /// Frames until something is so.
    pub fn until(&mut self, what: &str, so: impl Fn(&Self) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        loop {
            self.does(Deed::Events(Vec::new()));
            if so(self) {
                return;
            }
            let told = || self.all_told();
            assert!(Instant::now() < deadline, "waited for {what}: {:?}", told());
            std::thread::yield_now();
        }
    }

    /// A widget by its role and name.
    pub fn find(&self, role: impl Fn(Role) -> bool, name: &str) -> Option<&(NodeId, Node)> {
        let mut nodes = self.tree.nodes.iter();
        nodes.find(|(_, node)| role(node.role()) && node.label() == Some(name))
    }

    /// Whether a widget begins with these words.
    pub fn shows(&self, words: &str) -> bool {
        let said = |node: &Node| {
            [node.label(), node.value()]
                .map(|said| said.is_some_and(|said| said.starts_with(words)))
        };
        self.tree
            .nodes
            .iter()
            .any(|(_, node)| said(node).contains(&true))
    }

    /// The path that is being asked for, as far as it is typed.
    pub fn path_asked(&self) -> Option<&str> {
        let (_, node) = self.find(|role| role == Role::TextInput, "Path")?;
        Some(node.value().unwrap_or_default())
    }

    /// Presses a button, if it is there.
    pub fn click(&mut self, name: &str) -> bool {
        let button = |role| matches!(role, Role::Button | Role::Link);
        let Some(&(id, _)) = self.find(button, name) else {
            return false;
        };
        self.does(Deed::Events(vec![request(id, Action::Click)]));
        self.settle();
        true
    }

    /// The process is killed: nothing of it runs any more.
    pub fn kill(self) -> Left {
        let left = Left {
            session: self.app.session().clone(),
            dirty: self.app.is_dirty(),
            untouched: self.app.is_untouched(),
            closed: self.closes,
        };
        drop((self.app, self.ctx));
        let end = self.gone.recv_timeout(PATIENCE);
        assert_eq!(
            end,
            Err(RecvTimeoutError::Disconnected),
            "a thread of the window never ended"
        );
        left
    }

    /// The window closes as the system closes it.
    pub fn close(mut self) -> Left {
        eframe::App::on_exit(&mut self.app, None);
        self.kill()
    }
}

/// What a screen reader asks a widget to do.
pub fn request(target_node: NodeId, action: Action) -> Event {
    Event::AccessKitActionRequest(ActionRequest {
        action,
        target_tree: TreeId::ROOT,
        target_node,
        data: None,
    })
}

/// Processor time of this thread; the time of the clock where there is no such thing.
fn thread_time() -> Duration {
    #[cfg(unix)]
    {
        let now = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
        let seconds = u64::try_from(now.tv_sec).unwrap_or_default();
        Duration::new(seconds, u32::try_from(now.tv_nsec).unwrap_or_default())
    }
    #[cfg(not(unix))]
    {
        static BEGIN: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
        BEGIN.get_or_init(Instant::now).elapsed()
    }
}

/// The last deeds, told when something fails.
pub struct Memory {
    pub seed: u64,
    pub deeds: VecDeque<Deed>,
}

/// So many are told.
const TOLD: usize = 50;

impl Memory {
    pub fn keep(&mut self, deed: Deed) {
        if self.deeds.len() == TOLD {
            self.deeds.pop_front();
        }
        self.deeds.push_back(deed);
    }
}

impl Drop for Memory {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let seed = self.seed;
            eprintln!("soak: TICKMARK_SOAK_SEED={seed} fails; what was done last:");
            for deed in &self.deeds {
                eprintln!("  {deed:?}");
            }
        }
    }
}
