//! Work longer than a frame: on a named thread, with progress, cancelled by a word, its answer dropped if it comes too
//! late. One mechanism for import, extraction, save, export and dialogs.

use std::sync::{
    Arc,
    atomic::{AtomicU8, AtomicU32, Ordering},
    mpsc::{Receiver, Sender, channel},
};

use egui::Context;

/// What a job sees of the outside.
#[derive(Clone, Debug, Default)]
pub struct Progress {
    course: Arc<AtomicU8>,
    permille: Arc<AtomicU32>,
}

/// It runs, and may still be cancelled.
const OPEN: u8 = 0;
/// It was cancelled.
const CANCELLED: u8 = 1;
/// It is past the point of no return.
const COMMITTED: u8 = 2;

impl Progress {
    /// Whether somebody wants it to stop.
    pub fn is_cancelled(&self) -> bool {
        self.course.load(Ordering::Acquire) == CANCELLED
    }

    /// From here on the job changes what is outside, and its answer must be heard: it cannot be cancelled any more.
    /// `false` if it was cancelled before; then it must change nothing.
    pub fn commit(&self) -> bool {
        self.leave(COMMITTED)
    }

    fn leave(&self, to: u8) -> bool {
        self.course
            .compare_exchange(OPEN, to, Ordering::AcqRel, Ordering::Acquire)
            .is_ok()
    }

    /// Says how much is done, of 1000.
    pub fn set(&self, permille: u32) {
        self.permille.store(permille, Ordering::Relaxed);
    }
}

/// Work for a thread of its own.
pub struct Job<Answer> {
    /// What is being done, for people.
    pub name: &'static str,
    /// Shown in the status bar, and told if it cannot be started.
    pub shown: bool,
    /// What it does.
    pub work: Box<dyn FnOnce(&Progress) -> Answer + Send>,
    /// What is heard of it if it is cancelled, or cannot be started.
    pub stopped: Option<Answer>,
}

impl<Answer> Job<Answer> {
    /// Work that the status bar shows, and that can be cancelled there.
    pub fn new(
        name: &'static str,
        work: impl FnOnce(&Progress) -> Answer + Send + 'static,
    ) -> Self {
        Self {
            name,
            shown: true,
            work: Box::new(work),
            stopped: None,
        }
    }

    /// Work that nobody waits for.
    pub fn quiet(
        name: &'static str,
        work: impl FnOnce(&Progress) -> Answer + Send + 'static,
    ) -> Self {
        Self {
            shown: false,
            ..Self::new(name, work)
        }
    }

    /// What is heard of it if it is cancelled, or cannot be started.
    #[must_use]
    pub fn or(mut self, stopped: Answer) -> Self {
        self.stopped = Some(stopped);
        self
    }

    /// The same, with its messages made into others.
    pub fn map<Other>(self, into: impl Fn(Answer) -> Other + Send + 'static) -> Job<Other>
    where
        Answer: 'static,
    {
        let work = self.work;
        let stopped = self.stopped.map(&into);
        Job {
            name: self.name,
            shown: self.shown,
            work: Box::new(move |progress| into(work(progress))),
            stopped,
        }
    }
}

/// Lets go of something large, on a thread of its own: freeing half a million things takes longer than a frame.
pub fn let_go<T: Send + 'static>(old: T) {
    let thread = std::thread::Builder::new().name("letting go".to_owned());
    // Where no thread can be had, it is freed here.
    thread.spawn(move || drop(old)).ok();
}

/// Why a job was not started, and what is to be heard of it then.
#[derive(Debug)]
pub struct NotStarted<Answer> {
    /// What was to be done.
    pub name: &'static str,
    /// Somebody waits for it.
    pub shown: bool,
    /// What the system says.
    pub error: std::io::Error,
    /// What is heard of it.
    pub stopped: Option<Answer>,
}

/// A job that is past the point where it can stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GoesOn;

/// A job that is running.
#[derive(Debug)]
struct Running<Answer> {
    number: u64,
    name: &'static str,
    /// Shown in the status bar; dialogs are not.
    shown: bool,
    progress: Progress,
    stopped: Option<Answer>,
}

/// The jobs of a window.
#[derive(Debug)]
pub struct Jobs<Answer> {
    running: Vec<Running<Answer>>,
    next: u64,
    sender: Sender<(u64, Answer)>,
    answers: Receiver<(u64, Answer)>,
}

/// A running job as the status bar shows it.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// For [`Jobs::cancel`].
    pub number: u64,
    /// What is being done.
    pub name: &'a str,
    /// Of 1000.
    pub permille: u32,
    /// Whether it can still be cancelled.
    pub cancellable: bool,
}

impl<Answer: Send + 'static> Default for Jobs<Answer> {
    fn default() -> Self {
        let (sender, answers) = channel();
        Self {
            running: Vec::new(),
            next: 1,
            sender,
            answers,
        }
    }
}

impl<Answer: Send + 'static> Jobs<Answer> {
    /// Starts a job on a thread of its own. The thread is never joined: a dialog may hang for ever.
    pub fn start(&mut self, ctx: &Context, job: Job<Answer>) -> Result<u64, NotStarted<Answer>> {
        let Job {
            name,
            shown,
            work,
            stopped,
        } = job;
        let number = self.next;
        self.next += 1;
        let progress = Progress::default();
        let (mine, sender, ctx) = (progress.clone(), self.sender.clone(), ctx.clone());
        // Parsers may go deep: a roomy stack costs nothing until it is used.
        let thread = std::thread::Builder::new()
            .name(name.to_owned())
            .stack_size(16 << 20);
        let started = thread.spawn(move || {
            let answer = work(&mine);
            // Nobody listens any more when the window is gone.
            sender.send((number, answer)).ok();
            ctx.request_repaint();
        });
        match started {
            Ok(_) => {
                self.running.push(Running {
                    number,
                    name,
                    shown,
                    progress,
                    stopped,
                });
                Ok(number)
            }
            Err(error) => Err(NotStarted {
                name,
                shown,
                error,
                stopped,
            }),
        }
    }

    /// The answers that have come in, of jobs that were not cancelled.
    pub fn answers(&mut self) -> Vec<Answer> {
        let mut found = Vec::new();
        while let Ok((number, answer)) = self.answers.try_recv() {
            let Some(at) = self.running.iter().position(|job| job.number == number) else {
                continue;
            };
            let job = self.running.remove(at);
            if !job.progress.is_cancelled() {
                found.push(answer);
            }
        }
        found
    }

    /// Asks a job to stop, and forgets it: whatever it still answers is dropped. Returns what is to be heard of it then;
    /// one that is past the point where it can stop goes on, and its answer comes.
    pub fn cancel(&mut self, number: u64) -> Result<Option<Answer>, GoesOn> {
        let mut running = self.running.iter();
        let stops = |job: &Running<_>| job.number == number && job.progress.leave(CANCELLED);
        let at = running.position(stops).ok_or(GoesOn)?;
        Ok(self.running.remove(at).stopped)
    }

    /// What the status bar shows.
    pub fn shown(&self) -> impl Iterator<Item = Shown<'_>> {
        self.running
            .iter()
            .filter(|job| job.shown)
            .map(|job| Shown {
                number: job.number,
                name: job.name,
                permille: job.progress.permille.load(Ordering::Relaxed),
                cancellable: job.progress.course.load(Ordering::Acquire) == OPEN,
            })
    }

    /// Whether any job is running, also one that nobody waits for.
    pub const fn is_working(&self) -> bool {
        !self.running.is_empty()
    }

    /// Whether any work is going on that the status bar shows.
    pub fn is_busy(&self) -> bool {
        self.running.iter().any(|job| job.shown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cancelled_job_is_told_and_its_answer_dropped() {
        let mut jobs: Jobs<u8> = Jobs::default();
        let (go, wait) = channel::<()>();
        let (said, told) = channel();
        let slow = move |progress: &Progress| {
            wait.recv().ok();
            said.send(progress.is_cancelled()).ok();
            1
        };
        let number = jobs
            .start(&Context::default(), Job::new("slow", slow).or(9))
            .unwrap();
        assert!(jobs.is_busy());
        assert_eq!(jobs.cancel(number), Ok(Some(9)));
        go.send(()).unwrap();
        assert!(told.recv().unwrap());
        let (done, finished) = channel();
        let quick = move |_: &Progress| {
            done.send(()).ok();
            2
        };
        jobs.start(&Context::default(), Job::new("quick", quick))
            .unwrap();
        finished.recv().unwrap();
        // The answer is sent right after; the channel itself is the event to wait for.
        let mut found = Vec::new();
        while found.is_empty() {
            found = jobs.answers();
            std::thread::yield_now();
        }
        assert_eq!(found, [2]);
        assert!(!jobs.is_busy());
    }

    #[test]
    fn a_job_past_its_point_of_no_return_is_heard_out() {
        let mut jobs: Jobs<bool> = Jobs::default();
        let (go, wait) = channel::<()>();
        let (said, told) = channel();
        let save = move |progress: &Progress| {
            let on = progress.commit();
            said.send(()).ok();
            wait.recv().ok();
            on
        };
        let number = jobs
            .start(&Context::default(), Job::new("save", save))
            .unwrap();
        told.recv().unwrap();
        assert!(jobs.shown().all(|job| !job.cancellable));
        assert_eq!(jobs.cancel(number), Err(GoesOn));
        go.send(()).unwrap();
        let mut found = Vec::new();
        while found.is_empty() {
            found = jobs.answers();
            std::thread::yield_now();
        }
        assert_eq!(found, [true]);
        // One that was cancelled in time is told not to begin.
        let progress = Progress::default();
        assert!(progress.leave(CANCELLED) && !progress.commit());
    }
}
