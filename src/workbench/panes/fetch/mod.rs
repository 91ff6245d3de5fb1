//! Fetching an article from an address: a form that says what will be contacted, and the fetch when it is pressed. Nothing else
//! in the window contacts anything.

mod view;
mod work;

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicBool, Ordering},
};

use crate::{
    fetch::{Settings, Step},
    workbench::{
        actions::Action,
        desk::{Ask, Desk, Out, Overlay, Pane},
    },
};

pub use work::Message;

/// Fetching an address.
#[derive(Default)]
pub struct Fetch {
    /// The system's proxies, as they were when the form was opened.
    proxies: Settings,
    /// What is on the clipboard was asked for, and comes within so many frames.
    clipboard: u8,
    /// What is being fetched.
    running: Option<Running>,
    /// Which fetch it is: the answer of an older one is dropped.
    number: u64,
    /// What went wrong with an address, and with which.
    failed: Option<(String, String)>,
}

/// A fetch that is on its way.
struct Running {
    number: u64,
    steps: Arc<Mutex<Vec<Step>>>,
    cancelled: Arc<AtomicBool>,
}

impl Fetch {
    /// Ends a fetch; whatever it still answers is dropped.
    fn stop(&mut self) {
        if let Some(running) = self.running.take() {
            running.cancelled.store(true, Ordering::Relaxed);
        }
    }
}

impl Pane for Fetch {
    type Message = Message;

    fn update(&mut self, message: Message, desk: &Desk<'_>, out: &mut Out<Message>) {
        work::update(self, message, desk, out);
    }

    fn act(&mut self, action: Action, _: &Desk<'_>, out: &mut Out<Message>) -> bool {
        let mine = action == Action::FetchAddress;
        if mine {
            out.ask(Ask::Overlay(Overlay::Fetch(String::new())));
            out.say(Message::Opened);
        }
        mine
    }

    fn session_replaced(&mut self) {
        self.stop();
        self.failed = None;
    }
}
