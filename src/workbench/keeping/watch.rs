//! Watches the session's file on a thread of its own: whether somebody else writes it, takes it away, or a sync client puts
//! a copy beside it; and leaves the note that says who has it open.
//!
//! It looks at what the system says of the file every now and then, and reads it only when that has changed and stands
//! still: whoever writes is left to finish. Every save compares contents anyway, whatever this saw or missed.

use std::{
    io,
    path::{Path, PathBuf},
    sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    time::{Duration, SystemTime},
};

use egui::Context;

use crate::storage::{self, Hash, OpenLock, OpenNote};

/// What was seen of the file, or beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seen {
    /// The file holds what was opened or saved last.
    Same,
    /// It holds something else.
    Changed(Hash),
    /// It is not there any more.
    Gone,
    /// Files that look like copies of it lie beside it.
    Beside(Vec<PathBuf>),
    /// Somebody else has it open.
    Open(OpenNote),
    /// A file that an article was read from was written.
    Written(PathBuf),
}

/// The number of what is seen of files that articles were read from: it counts whatever session file is followed.
const OF_ARTICLES: u64 = u64::MAX;

enum Order {
    Follow(Box<Subject>),
    Pause(u64),
    Stop,
    Look,
    /// An article was read from this file.
    Article(PathBuf),
    /// Nothing counts of the articles before.
    NoArticles,
    Close(Sender<()>),
}

/// What is watched.
struct Subject {
    number: u64,
    path: PathBuf,
    hash: Option<Hash>,
    note: OpenNote,
}

/// The window's end of it.
pub struct Watch {
    orders: Option<Sender<Order>>,
    seen: Receiver<(u64, Seen)>,
    /// Which order what is seen must follow: what was seen before it counts no more.
    number: u64,
}

impl Watch {
    /// Starts the thread; it looks as often as `every` says, and when it is told to. Without a thread nothing is watched:
    /// a save still compares.
    pub fn new(every: Duration, ctx: &Context) -> Self {
        let (sender, orders) = channel();
        let (reports, seen) = channel();
        let ctx = ctx.clone();
        let work = move || {
            let worker = Worker {
                every,
                reports,
                ctx,
                at: None,
                articles: Vec::new(),
                lock: None,
            };
            worker.run(&orders);
        };
        let thread = std::thread::Builder::new().name("watch".to_owned());
        Self {
            orders: thread.spawn(work).is_ok().then_some(sender),
            seen,
            number: 0,
        }
    }

    fn send(&self, order: Order) {
        if let Some(orders) = &self.orders {
            orders.send(order).ok();
        }
    }

    /// From here on the file is this one and should hold this.
    pub fn follow(&mut self, path: PathBuf, hash: Option<Hash>, note: OpenNote) {
        self.number += 1;
        self.send(Order::Follow(Box::new(Subject {
            number: self.number,
            path,
            hash,
            note,
        })));
    }

    /// The file is about to be written by this window: nothing is seen until [`Watch::follow`].
    pub fn pause(&mut self) {
        self.number += 1;
        self.send(Order::Pause(self.number));
    }

    /// There is no file any more that is this session's.
    pub fn stop(&mut self) {
        self.number += 1;
        self.send(Order::Stop);
    }

    /// Look now: somebody comes back to the window.
    pub fn look(&self) {
        self.send(Order::Look);
    }

    /// An article was read from a file: when that is written, it is seen.
    pub fn article(&self, path: PathBuf) {
        self.send(Order::Article(path));
    }

    /// The articles are others: what they were read from counts no more.
    pub fn no_articles(&self) {
        self.send(Order::NoArticles);
    }

    /// What was seen since the last call.
    pub fn seen(&self) -> Vec<Seen> {
        let all = self.seen.try_iter();
        all.filter(|(number, _)| [self.number, OF_ARTICLES].contains(number))
            .map(|(_, seen)| seen)
            .collect()
    }

    /// The window closes: waits a moment until the note is taken away.
    pub fn close(&self) {
        let (said, heard) = channel();
        self.send(Order::Close(said));
        heard.recv_timeout(Duration::from_secs(2)).ok();
    }
}

/// What the system says of a file without its being read. Where there is such a thing, the file's own number and the time
/// of its last change tell even a file that was put in its place with the same size and the same time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stamp {
    modified: Option<SystemTime>,
    size: u64,
    own: (u64, i64, i64),
}

/// What there is at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Found {
    Nothing,
    There(Stamp),
}

impl Found {
    fn at(path: &Path) -> io::Result<Self> {
        let found = match std::fs::metadata(path) {
            Ok(found) => found,
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
                ) =>
            {
                return Ok(Self::Nothing);
            }
            Err(error) => return Err(error),
        };
        #[cfg(unix)]
        let own = {
            use std::os::unix::fs::MetadataExt as _;
            (found.ino(), found.ctime(), found.ctime_nsec())
        };
        #[cfg(not(unix))]
        let own = (0, 0, 0);
        Ok(Self::There(Stamp {
            modified: found.modified().ok(),
            size: found.len(),
            own,
        }))
    }
}

/// What is being watched, and what was told of it.
struct At {
    subject: Subject,
    paused: bool,
    /// How it was when it was looked at last, and when it was read last.
    stamp: Option<Found>,
    read: Option<Found>,
    told: Seen,
    folder: Option<Found>,
    copies: Vec<(PathBuf, Option<Found>)>,
}

/// A file that an article was read from.
struct Source {
    path: PathBuf,
    /// How it was when it was looked at last, and when it was told of last.
    stamp: Option<Found>,
    told: Option<Found>,
}

impl Source {
    /// Whether it was written, and stands still again.
    fn written(&mut self) -> bool {
        let Ok(now) = Found::at(&self.path) else {
            return false;
        };
        let still = self.stamp.replace(now).is_none_or(|before| before == now);
        let first = self.told.is_none();
        if !still || now == Found::Nothing || self.told == Some(now) {
            return false;
        }
        self.told = Some(now);
        !first
    }
}

/// The most files of articles that are watched: the last of them.
const MOST: usize = 100;

/// The thread's end of it.
struct Worker {
    every: Duration,
    reports: Sender<(u64, Seen)>,
    ctx: Context,
    at: Option<At>,
    articles: Vec<Source>,
    lock: Option<OpenLock>,
}

impl Worker {
    fn run(mut self, orders: &Receiver<Order>) {
        loop {
            let follows = self.at.as_ref().is_some_and(|at| !at.paused);
            let busy = follows || !self.articles.is_empty();
            let order = if busy {
                orders.recv_timeout(self.every)
            } else {
                orders
                    .recv()
                    .map_err(|_gone| RecvTimeoutError::Disconnected)
            };
            match order {
                Ok(Order::Follow(subject)) => {
                    self.follow(*subject);
                    self.look();
                }
                Ok(Order::Pause(number)) => {
                    if let Some(at) = &mut self.at {
                        at.paused = true;
                        at.subject.number = number;
                    }
                }
                Ok(Order::Stop) => (self.at, self.lock) = (None, None),
                Ok(Order::Article(path)) => {
                    self.articles.retain(|source| source.path != path);
                    if self.articles.len() >= MOST {
                        self.articles.remove(0);
                    }
                    let mut source = Source {
                        path,
                        stamp: None,
                        told: None,
                    };
                    source.written();
                    self.articles.push(source);
                }
                Ok(Order::NoArticles) => self.articles.clear(),
                Ok(Order::Look) | Err(RecvTimeoutError::Timeout) => self.look(),
                Ok(Order::Close(said)) => {
                    self.lock = None;
                    said.send(()).ok();
                    return;
                }
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    fn tell(&self, seen: Seen) {
        if let Some(at) = &self.at {
            self.reports.send((at.subject.number, seen)).ok();
            self.ctx.request_repaint();
        }
    }

    fn follow(&mut self, subject: Subject) {
        let before = self.at.take().filter(|at| at.subject.path == subject.path);
        let same_file = before.is_some();
        let (folder, copies) = before.map_or((None, Vec::new()), |at| (at.folder, at.copies));
        let (path, note) = (subject.path.clone(), subject.note.clone());
        self.at = Some(At {
            subject,
            paused: false,
            stamp: None,
            read: None,
            told: Seen::Same,
            folder,
            copies,
        });
        if !same_file {
            // The note beside the last file goes before the next one is written.
            self.lock = None;
            let (lock, other) = note.leave(&path);
            self.lock = lock;
            if let Some(other) = other {
                self.tell(Seen::Open(other));
            }
        }
    }

    fn look(&mut self) {
        let mut found = Vec::new();
        if let Some(at) = self.at.as_mut().filter(|at| !at.paused) {
            found.extend(at.file());
            found.extend(at.beside());
        }
        for seen in found {
            self.tell(seen);
        }
        let written = self.articles.iter_mut().filter_map(|source| {
            let written = source.written();
            written.then(|| source.path.clone())
        });
        let written: Vec<PathBuf> = written.collect();
        for path in written {
            self.reports.send((OF_ARTICLES, Seen::Written(path))).ok();
            self.ctx.request_repaint();
        }
    }
}

impl At {
    /// What the file holds, if that is news.
    fn file(&mut self) -> Option<Seen> {
        // What cannot be looked at now is looked at again.
        let now = Found::at(&self.subject.path).ok()?;
        let still = self.stamp.replace(now).is_none_or(|before| before == now);
        if !still || self.read == Some(now) {
            return None;
        }
        let seen = match now {
            Found::Nothing => Seen::Gone,
            Found::There(_) => match storage::hash_of(&self.subject.path).ok()? {
                None => return None,
                Some(hash) if Some(hash) == self.subject.hash => Seen::Same,
                Some(hash) => Seen::Changed(hash),
            },
        };
        self.read = Some(now);
        if self.told == seen {
            return None;
        }
        self.told = seen.clone();
        Some(seen)
    }

    /// What lies beside it, if that is news.
    fn beside(&mut self) -> Option<Seen> {
        let folder = match self.subject.path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        let now = Found::at(folder).ok()?;
        let stands = |(copy, found): &(PathBuf, Option<Found>)| Found::at(copy).ok() == *found;
        if self.folder.replace(now) == Some(now) && self.copies.iter().all(stands) {
            return None;
        }
        let copies: Vec<(PathBuf, Option<Found>)> = storage::copies(&self.subject.path)
            .ok()?
            .into_iter()
            .map(|copy| {
                let found = Found::at(&copy).ok();
                (copy, found)
            })
            .collect();
        if copies == self.copies {
            return None;
        }
        self.copies = copies;
        let paths = self.copies.iter().map(|(path, _)| path.clone());
        Some(Seen::Beside(paths.collect()))
    }
}
