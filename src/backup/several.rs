//! Many files are taken in, several at a time.

use std::{
    num::NonZero,
    path::PathBuf,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use super::{Bytes, TakenIn, Texts, take_in};
use crate::{import::How, storage::Kept};

/// A file, and what became of it: what was taken in, or why it was not, in words for a person.
pub type Taken = (PathBuf, Result<TakenIn, String>);

/// Takes files in, a few at a time: while one waits for the disk another is read. Each is read by a child of its own, so that a file
/// that breaks its reader costs no other one anything.
///
/// What became of each stands in the order of the files, whichever was done first. `done` hears how many were. Where `how` says that
/// it was cancelled, the rest is left out.
pub fn take_in_all(
    files: Vec<PathBuf>,
    keep: (&Kept, Bytes),
    texts: Option<&Texts>,
    how: &How<'_>,
    done: &(dyn Fn(usize) + Sync),
) -> Vec<Taken> {
    let cancelled = || {
        let confined = how.confined.as_ref();
        confined.is_some_and(|confined| (confined.cancelled)())
    };
    let (next, finished) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let taken: Mutex<Vec<(usize, Taken)>> = Mutex::default();
    let work = || {
        while !cancelled() {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(path) = files.get(at) else {
                break;
            };
            let one = take_in(path, keep, texts, how);
            if cancelled() {
                break;
            }
            let mut all = taken.lock().unwrap_or_else(PoisonError::into_inner);
            all.push((at, (path.clone(), one)));
            drop(all);
            done(finished.fetch_add(1, Ordering::Relaxed) + 1);
        }
    };
    thread::scope(|scope| {
        for number in 1..readers().min(files.len()) {
            let reader = thread::Builder::new().name(format!("reader {number}"));
            // Where no thread can be had, there is one fewer.
            reader.spawn_scoped(scope, work).ok();
        }
        work();
    });
    let mut all = taken.into_inner().unwrap_or_else(PoisonError::into_inner);
    all.sort_by_key(|(at, _)| *at);
    all.into_iter().map(|(_, one)| one).collect()
}

/// So many at a time: as many as there are processors, and two where there is one, for a disk is waited for as well. Each may hold a
/// file as large as may be, and so may its child.
fn readers() -> usize {
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    processors.clamp(2, 4)
}
