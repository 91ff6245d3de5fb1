//! Keeps the journal, on a thread of its own: the window never waits for a disk.

use std::{
    path::PathBuf,
    sync::{
        Arc, Mutex,
        mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    },
    time::{Duration, Instant},
};

use egui::Context;

use crate::{
    session::{Command, Stamp},
    storage::{Hash, Journal},
};

/// How long a written step may wait for the disk.
const SYNC: Duration = Duration::from_millis(500);

/// What the journal holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Everything, since so many seconds.
    Seconds(u64),
    /// The last steps are on their way.
    Waiting,
    /// It cannot be written.
    Failed,
}

enum Order {
    /// Another session, or another state of its file, begins: steps from here on belong to it.
    Begin {
        path: Option<PathBuf>,
        base: Option<Hash>,
    },
    Step(Box<(Command, Stamp)>),
    /// The window closes; a journal whose steps are all in the file goes.
    Close {
        done: bool,
        said: Sender<()>,
    },
}

#[derive(Debug, Default)]
struct Shared {
    pending: usize,
    written: Option<Instant>,
    failed: Option<String>,
    /// The failure was told.
    told: bool,
}

/// The window's end of it.
pub struct Keeper {
    orders: Option<Sender<Order>>,
    shared: Arc<Mutex<Shared>>,
}

impl Keeper {
    /// Starts the thread; without a folder nothing is kept, and that is said.
    pub fn new(folder: Option<PathBuf>, ctx: &Context) -> Self {
        let shared = Arc::new(Mutex::new(Shared::default()));
        let (sender, orders) = channel();
        let Some(folder) = folder else {
            fail(
                &shared,
                "There is no folder for recovery copies on this machine: save often.",
            );
            return Self {
                orders: None,
                shared,
            };
        };
        let (mine, ctx) = (Arc::clone(&shared), ctx.clone());
        let work = move || work(&folder, &orders, &mine, &ctx);
        match std::thread::Builder::new()
            .name("journal".to_owned())
            .spawn(work)
        {
            Ok(_) => Self {
                orders: Some(sender),
                shared,
            },
            Err(error) => {
                fail(
                    &shared,
                    &format!("Recovery copies cannot be kept ({error}): save often."),
                );
                Self {
                    orders: None,
                    shared,
                }
            }
        }
    }

    fn send(&self, order: Order) {
        if let Some(orders) = &self.orders {
            orders.send(order).ok();
        }
    }

    /// A session begins, or its file was just written.
    pub fn begin(&self, path: Option<PathBuf>, base: Option<Hash>) {
        self.send(Order::Begin { path, base });
    }

    /// A step was done.
    pub fn keep(&self, command: Command, stamp: Stamp) {
        if let Ok(mut shared) = self.shared.lock() {
            shared.pending += 1;
        }
        self.send(Order::Step(Box::new((command, stamp))));
    }

    /// What is kept now.
    pub fn state(&self) -> Kept {
        let Ok(shared) = self.shared.lock() else {
            return Kept::Failed;
        };
        if shared.failed.is_some() {
            return Kept::Failed;
        }
        match shared.written {
            Some(written) if shared.pending == 0 => Kept::Seconds(written.elapsed().as_secs()),
            _ => Kept::Waiting,
        }
    }

    /// Why nothing can be kept; said once, the status bar keeps saying it.
    pub fn problem(&self) -> Option<String> {
        let mut shared = self.shared.lock().ok()?;
        if shared.told {
            return None;
        }
        let failed = shared.failed.clone()?;
        shared.told = true;
        Some(failed)
    }

    /// The window closes: waits a moment for the last steps to reach the disk.
    pub fn close(&self, done: bool) {
        let (said, heard) = channel();
        self.send(Order::Close { done, said });
        heard.recv_timeout(Duration::from_secs(2)).ok();
    }
}

fn fail(shared: &Mutex<Shared>, words: &str) {
    if let Ok(mut shared) = shared.lock()
        && shared.failed.as_deref() != Some(words)
    {
        shared.failed = Some(words.to_owned());
        shared.told = false;
    }
}

fn work(folder: &std::path::Path, orders: &Receiver<Order>, shared: &Mutex<Shared>, ctx: &Context) {
    let mut journal: Option<Journal> = None;
    let mut of: (Option<PathBuf>, Option<Hash>) = (None, None);
    let mut due: Option<Instant> = None;
    loop {
        let wait = due.map_or(Duration::from_secs(3600), |due| {
            due.saturating_duration_since(Instant::now())
        });
        let order = match orders.recv_timeout(wait) {
            Ok(order) => Some(order),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => return,
        };
        let result = match order {
            None => {
                due = None;
                journal.as_mut().map_or(Ok(()), Journal::sync).map(|()| {
                    if let Ok(mut shared) = shared.lock() {
                        shared.pending = 0;
                        shared.written = Some(Instant::now());
                        shared.failed = None;
                    }
                    ctx.request_repaint();
                })
            }
            Some(Order::Begin { path, base }) => {
                due = None;
                of = (path, base);
                if let Ok(mut shared) = shared.lock() {
                    shared.pending = 0;
                    shared.written = None;
                }
                journal.take().map_or(Ok(()), Journal::finish)
            }
            Some(Order::Step(step)) => {
                due.get_or_insert_with(|| Instant::now() + SYNC);
                let open = match journal.take() {
                    Some(journal) => Ok(journal),
                    None => Journal::start(folder, of.0.as_deref(), of.1.as_ref()),
                };
                open.and_then(|mut open| {
                    let result = open.append(&step.0, &step.1);
                    journal = Some(open);
                    result
                })
            }
            Some(Order::Close { done, said }) => {
                let result = match journal.take() {
                    Some(journal) if done => journal.finish(),
                    Some(mut journal) => journal.sync(),
                    None => Ok(()),
                };
                said.send(()).ok();
                if result.is_ok() {
                    return;
                }
                result
            }
        };
        if let Err(error) = result {
            fail(
                shared,
                &format!(
                    "Recovery copies cannot be written: {error}. Save the session to be safe."
                ),
            );
            ctx.request_repaint();
        }
    }
}
