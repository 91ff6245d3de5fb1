//! The fetch: a job, which lets a process of its own do it and reads what comes like a file.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, PoisonError, atomic::Ordering},
};

use super::{Fetch, Running};
use crate::{
    fetch::{Address, Fetcher, Settings, Step},
    import::{How, Imported},
    session::Moment,
    storage::{Kept, State},
    workbench::desk::{Ask, Desk, Job, Out, Overlay, Topic},
};

/// What happens here.
pub enum Message {
    /// The form was opened.
    Opened,
    /// What was on the clipboard has come, or does not.
    Clipboard,
    /// Fetch this.
    Go(Address),
    /// Stop fetching.
    Stop,
    /// A fetch was cancelled in the status bar, or could not be started.
    Stopped(u64),
    /// A fetch has ended: its number, what was asked for, and the article with the name of its file; or why there is none.
    Came(u64, String, Result<(String, Box<Imported>), String>),
}

pub(super) fn update(pane: &mut Fetch, message: Message, desk: &Desk<'_>, out: &mut Out<Message>) {
    match message {
        Message::Opened => {
            pane.proxies = Settings::of_system();
            pane.clipboard = super::view::WAITS;
        }
        Message::Clipboard => pane.clipboard = pane.clipboard.saturating_sub(1),
        Message::Go(address) => go(pane, address, desk, out),
        Message::Stop => pane.stop(),
        Message::Stopped(number) => {
            if pane
                .running
                .as_ref()
                .is_some_and(|one| one.number == number)
            {
                pane.stop();
            }
        }
        Message::Came(number, asked, read) => {
            if pane.running.as_ref().is_none_or(|one| one.number != number) {
                return;
            }
            pane.running = None;
            let open = matches!(desk.view.overlay, Overlay::Fetch(_));
            match read {
                Err(why) if open => pane.failed = Some((asked, why)),
                read => {
                    if open {
                        out.ask(Ask::Uncover);
                    }
                    out.is_well(Topic::Reading(PathBuf::from(&asked)));
                    // Two addresses may name their files alike.
                    let asked = PathBuf::from(asked);
                    let (from, read) = match read {
                        Ok((file, article)) => (asked.join(file), Ok(article)),
                        Err(why) => (asked, Err(why)),
                    };
                    out.ask(Ask::Fetched(from, read));
                }
            }
        }
    }
}

fn go(pane: &mut Fetch, address: Address, desk: &Desk<'_>, out: &mut Out<Message>) {
    pane.stop();
    pane.failed = None;
    pane.number += 1;
    let number = pane.number;
    let running = Running {
        number,
        steps: Arc::default(),
        cancelled: Arc::default(),
    };
    let (steps, cancelled) = (running.steps.clone(), running.cancelled.clone());
    pane.running = Some(running);
    let all = All {
        address,
        program: desk.outside.fetcher.clone(),
        reader: desk.outside.reader.clone(),
        allow_private: desk.outside.allow_private,
        proxies: pane.proxies.clone(),
        at: (desk.outside.now)(),
        kept: desk.outside.state.as_ref().map(State::kept),
    };
    let job = Job::new("Fetching an address", move |progress| {
        let stopped = || progress.is_cancelled() || cancelled.load(Ordering::Relaxed);
        let told = |step: Step| {
            if let Step::Got {
                bytes,
                of: Some(of),
            } = &step
            {
                let permille = bytes.saturating_mul(1000) / of.max(&1);
                progress.set(u32::try_from(permille.min(1000)).unwrap_or(0));
            }
            steps
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(step);
        };
        let asked = all.address.to_string();
        let read = all.read(&stopped, told);
        Message::Came(number, asked, read)
    });
    out.start(job.or(Message::Stopped(number)));
}

/// All that a fetch needs.
struct All {
    address: Address,
    program: Option<PathBuf>,
    reader: Option<PathBuf>,
    allow_private: bool,
    proxies: Settings,
    at: Moment,
    kept: Option<Kept>,
}

impl All {
    /// Fetches, reads and keeps: the article, and the name of its file.
    fn read(
        &self,
        cancelled: &(dyn Fn() -> bool + Sync),
        told: impl FnMut(Step),
    ) -> Result<(String, Box<Imported>), String> {
        let asked = &self.address;
        let none = "cannot be fetched: the system does not know where this program is";
        let program: &Path = self.program.as_deref().ok_or(format!("{asked} {none}"))?;
        let fetcher = Fetcher {
            program,
            allow_private: self.allow_private,
            proxies: self.proxies.clone(),
            at: self.at,
            cancelled,
        };
        let fetched = fetcher.fetch(asked, told);
        let fetched = fetched.map_err(|error| format!("{asked} {error}"))?;
        let how = How::confined(self.reader.clone(), cancelled);
        let read = fetched.read(&how);
        let mut read = read.map_err(|error| format!("{} {error}", fetched.record.address))?;
        let file = fetched.file(Some(read.format));
        match self.kept.as_ref().map(|kept| fetched.keep(kept, &file)) {
            Some(Ok(hash)) => read.package = hash.to_string(),
            Some(Err(error)) => read
                .notes
                .push(format!("What was fetched could not be kept: {error}")),
            None => {}
        }
        Ok((file, Box::new(read)))
    }
}
