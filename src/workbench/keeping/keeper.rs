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
    session::{Command, Moment, Session, Stamp},
    storage::{Entry, Hash, Journal, JournalError, Mark, State},
};

/// How long a written step may wait for the disk.
const SYNC: Duration = Duration::from_millis(500);

/// When a journal that could not be written is tried again.
const RETRY: Duration = Duration::from_secs(5);

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

/// What becomes of the journal of a session that is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Its steps are all in the file: it goes.
    Saved,
    /// A person chose not to save them: they are put aside, and offered to nobody unasked.
    PutAside(Moment),
    /// Nobody was asked: they are offered at the next start.
    Left,
}

enum Order {
    /// Another session begins: steps from here on belong to it.
    Begin {
        path: Option<PathBuf>,
        base: Option<Hash>,
        ending: Ending,
    },
    /// What was recovered goes on in this journal.
    Resume(Box<Journal>),
    Keep(Entry),
    /// A snapshot is taken to be saved.
    Snapshot,
    /// The snapshot is in the file.
    Saved {
        path: PathBuf,
        hash: Hash,
        at: Moment,
    },
    /// The window closes.
    Close {
        ending: Ending,
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
    pub fn new(state: Option<State>, ctx: &Context) -> Self {
        let shared = Arc::new(Mutex::new(Shared::default()));
        let (sender, orders) = channel();
        let Some(state) = state else {
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
        let work = move || Worker::new(state).run(&orders, &mine, &ctx);
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

    /// A session begins; `ending` says what becomes of the steps of the one before.
    pub fn begin(&self, path: Option<PathBuf>, base: Option<Hash>, ending: Ending) {
        self.send(Order::Begin { path, base, ending });
    }

    /// A session begins that goes on with what was recovered.
    pub fn resume(&self, journal: Journal) {
        self.send(Order::Resume(Box::new(journal)));
    }

    /// A snapshot of the session is taken to be saved.
    pub fn snapshot(&self) {
        self.send(Order::Snapshot);
    }

    /// The snapshot is in the file: the journal holds what came after.
    pub fn saved(&self, path: PathBuf, hash: Hash, at: Moment) {
        self.send(Order::Saved { path, hash, at });
    }

    /// A step was done.
    pub fn keep(&self, command: Command, stamp: Stamp) {
        self.keep_entry(Entry::step(command, stamp));
    }

    /// Another copy was merged into the session: this came of it.
    pub fn merged(&self, session: Session, at: Moment) {
        self.keep_entry(Entry::Merged(Box::new(session), at));
    }

    fn keep_entry(&self, entry: Entry) {
        if let Ok(mut shared) = self.shared.lock() {
            shared.pending += 1;
        }
        self.send(Order::Keep(entry));
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
    pub fn close(&self, ending: Ending) {
        let (said, heard) = channel();
        self.send(Order::Close { ending, said });
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

/// The thread's end of it.
struct Worker {
    state: State,
    journal: Option<Journal>,
    /// What was done in a session whose journal could not be begun yet.
    waiting: Vec<Entry>,
    /// The file that the next journal belongs to.
    file: Option<PathBuf>,
    base: Option<Hash>,
    mark: Option<Mark>,
    /// As many of those that wait are in the snapshot.
    snapped: usize,
    /// When the disk must hold what was written.
    due: Option<Instant>,
}

impl Worker {
    const fn new(state: State) -> Self {
        Self {
            state,
            journal: None,
            waiting: Vec::new(),
            file: None,
            base: None,
            mark: None,
            snapped: 0,
            due: None,
        }
    }

    fn run(mut self, orders: &Receiver<Order>, shared: &Mutex<Shared>, ctx: &Context) {
        loop {
            // With nothing due, nothing wakes it but an order.
            let order = match self.due {
                Some(due) => orders.recv_timeout(due.saturating_duration_since(Instant::now())),
                None => orders
                    .recv()
                    .map_err(|_gone| RecvTimeoutError::Disconnected),
            };
            let result = match order {
                Ok(Order::Close { ending, said }) => {
                    let result = self.close(ending);
                    said.send(()).ok();
                    result
                }
                Ok(order) => self.follow(order, shared),
                Err(RecvTimeoutError::Timeout) => self.sync(shared, ctx),
                Err(RecvTimeoutError::Disconnected) => return,
            };
            if let Err(error) = result {
                fail(shared, &error.to_string());
                // Tried again with the next sync.
                self.due = Some(Instant::now() + RETRY);
                ctx.request_repaint();
            }
        }
    }

    fn follow(&mut self, order: Order, shared: &Mutex<Shared>) -> Result<(), JournalError> {
        match order {
            Order::Begin { path, base, ending } => {
                let result = self.close(ending);
                (self.file, self.base) = (path, base);
                forget(shared);
                result
            }
            Order::Resume(journal) => {
                let result = self.close(Ending::Left);
                self.journal = Some(*journal);
                result
            }
            Order::Keep(entry) => {
                self.due.get_or_insert_with(|| Instant::now() + SYNC);
                self.waiting.push(entry);
                self.write()
            }
            Order::Snapshot => {
                self.mark = self.journal.as_ref().map(Journal::mark);
                self.snapped = self.waiting.len();
                Ok(())
            }
            Order::Saved { path, hash, at } => {
                (self.file, self.base) = (Some(path.clone()), Some(hash));
                // Those that still wait came after those that were begun with.
                if self.journal.is_none() {
                    self.waiting.drain(..self.snapped.min(self.waiting.len()));
                }
                self.snapped = 0;
                match (self.journal.as_mut(), self.mark.take()) {
                    (Some(journal), Some(mark)) => journal.saved(mark, &path, hash, at),
                    _ => Ok(()),
                }
            }
            Order::Close { ending, .. } => self.close(ending),
        }
    }

    /// Writes the steps that wait, and begins the journal for them if there is none. What a journal has taken once it
    /// writes when it can.
    fn write(&mut self) -> Result<(), JournalError> {
        let Some(at) = self.waiting.first().map(Entry::at) else {
            return Ok(());
        };
        if self.journal.is_none() {
            let file = self.file.as_deref();
            self.journal = Some(self.state.journal(file, self.base, at)?);
        }
        let Some(journal) = &mut self.journal else {
            return Ok(());
        };
        let mut result = Ok(());
        for entry in self.waiting.drain(..) {
            result = journal.record(&entry);
        }
        result
    }

    /// Ends the journal.
    fn close(&mut self, ending: Ending) -> Result<(), JournalError> {
        (self.due, self.mark, self.snapped) = (None, None, 0);
        let written = if ending == Ending::Saved {
            Ok(())
        } else {
            self.write()
        };
        self.waiting.clear();
        let ended = match (self.journal.take(), ending) {
            (None, _) => Ok(()),
            (Some(journal), Ending::Saved) => journal.close(),
            (Some(journal), Ending::PutAside(now)) => self.state.put_aside(journal, now),
            (Some(mut journal), Ending::Left) => journal.sync(),
        };
        written.and(ended)
    }

    fn sync(&mut self, shared: &Mutex<Shared>, ctx: &Context) -> Result<(), JournalError> {
        self.due = None;
        self.write()?;
        self.journal.as_mut().map_or(Ok(()), Journal::sync)?;
        if let Ok(mut shared) = shared.lock() {
            *shared = Shared {
                written: Some(Instant::now()),
                ..Shared::default()
            };
        }
        ctx.request_repaint();
        Ok(())
    }
}

fn forget(shared: &Mutex<Shared>) {
    if let Ok(mut shared) = shared.lock() {
        shared.pending = 0;
        shared.written = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::{Author, Id, Session};

    #[test]
    fn steps_whose_journal_could_not_be_begun_wait_for_it() {
        let folder = tempfile::tempdir().unwrap();
        // A file stands where the folder should be.
        let place = folder.path().join("state");
        std::fs::write(&place, b"").unwrap();
        let state = State::at(place.clone());
        let mut worker = Worker::new(state.clone());
        let (shared, ctx) = (Mutex::new(Shared::default()), Context::default());
        let mut session = Session::default();
        let mut step = |worker: &mut Worker, n: u8| {
            let title = format!("title {n}");
            let command = Command::SetTitle { title };
            let stamp = Stamp {
                by: Author::default(),
                at: Moment(i64::from(n)),
                seed: Id::from_bits([n; 10]),
            };
            session.apply(command.clone(), &stamp).unwrap();
            worker.follow(Order::Keep(Entry::step(command, stamp)), &shared)
        };
        step(&mut worker, 1).unwrap_err();
        step(&mut worker, 2).unwrap_err();
        // Nothing is kept, and nothing else is said.
        worker.sync(&shared, &ctx).unwrap_err();
        assert!(shared.lock().unwrap().written.is_none());
        std::fs::remove_file(&place).unwrap();
        step(&mut worker, 3).unwrap();
        worker.sync(&shared, &ctx).unwrap();
        assert!(shared.lock().unwrap().written.is_some());
        drop(worker);
        let found = state.recover().unwrap();
        let replayed = found[0].replay().unwrap();
        assert_eq!(replayed.applied, 3);
        assert!(*replayed.session == *session);
    }

    #[test]
    fn steps_that_wait_and_are_saved_need_no_journal() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("state");
        std::fs::write(&place, b"").unwrap();
        let mut worker = Worker::new(State::at(place));
        let shared = Mutex::new(Shared::default());
        let stamp = Stamp {
            by: Author::default(),
            at: Moment(1),
            seed: Id::literal("seed"),
        };
        for n in 0..3 {
            let step = Order::Keep(Entry::step(Command::Undo, stamp.clone()));
            worker.follow(step, &shared).unwrap_err();
            if n == 1 {
                worker.follow(Order::Snapshot, &shared).unwrap();
            }
        }
        let saved = Order::Saved {
            path: folder.path().join("s.factcheck.json"),
            hash: Hash::of(b""),
            at: Moment(2),
        };
        worker.follow(saved, &shared).unwrap();
        assert_eq!(worker.waiting.len(), 1);
    }
}
