//! Floor 4: an address of the web to the bytes that stand there, when a person asks for it and never else.
//!
//! The only room that opens connections, and not in the window's process: the same program, started with a hidden command
//! ([`be_the_child`]), fetches and ends. http and https alone; every address is judged before it is dialled ([`guard`]), every
//! redirect too; no cookies, no credentials, no word about where somebody comes from. [`limits`] holds how far it goes.

mod address;
mod body;
mod child;
mod dial;
mod error;
pub mod guard;
mod hops;
pub mod limits;
mod proxy;
mod record;
mod take;

use std::path::Path;

use serde::{Deserialize, Serialize};

pub use address::{Address, Shown};
pub use child::be_the_child;
pub use error::FetchError;
pub use proxy::{Named, Settings};
pub use record::{Fetched, Header, Record, Redirect};

use crate::child::{self as process, ChildError, Start};
use crate::session::Moment;
use crate::storage::Hash;
use child::{Asked, Line};

/// The hidden command by which this program is started to fetch an address.
pub const COMMAND: &str = "fetch-address";

/// How far a fetch is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// This address is about to be contacted.
    Contacts {
        /// The address.
        address: String,
        /// The proxy through which.
        proxy: Option<String>,
    },
    /// So much of the body is there.
    Got {
        /// Bytes so far.
        bytes: u64,
        /// Of so many, if the server says it.
        of: Option<u64>,
    },
}

/// What fetches: a program, and how.
pub struct Fetcher<'a> {
    /// The program: this one.
    pub program: &'a Path,
    /// Loopback and private addresses are allowed: for tests, and for a newsroom's own servers.
    pub allow_private: bool,
    /// The system's proxies.
    pub proxies: Settings,
    /// When it was asked for.
    pub at: Moment,
    /// Asked now and then; the fetch ends when it says so.
    pub cancelled: &'a (dyn Fn() -> bool + Sync),
}

impl Fetcher<'_> {
    /// Fetches an address. `told` hears each step, before it is taken.
    ///
    /// # Errors
    /// It was not contacted, gave no answer, or none that is read.
    pub fn fetch(
        &self,
        address: &Address,
        mut told: impl FnMut(Step),
    ) -> Result<Fetched, FetchError> {
        let asked = Asked {
            address: address.to_string(),
            allow_private: self.allow_private,
        };
        // Nothing in it can fail to be written.
        let asked = serde_json::to_vec(&asked).unwrap_or_default();
        let start = Start {
            program: self.program,
            command: COMMAND,
            arguments: &[],
            environment: self.proxies.environment(),
            most: limits::ANSWER,
            patience: limits::TIME + limits::GRACE,
            cancelled: self.cancelled,
        };
        let mut heard = Heard::default();
        let answer = process::ask(&start, &asked, |piece| heard.piece(piece, &mut told));
        let answer = answer.map_err(|error| match error {
            ChildError::NotStarted(error) => FetchError::NotStarted(error.to_string()),
            ChildError::Stopped => FetchError::Stopped,
            ChildError::Cancelled => FetchError::Cancelled,
        })?;
        let record = heard.end.ok_or(FetchError::Stopped)??;
        let bytes = answer.get(heard.length..).unwrap_or_default().to_vec();
        if bytes.len() > limits::BODY {
            return Err(FetchError::Stopped);
        }
        Ok(self.fetched(address, record, bytes))
    }

    /// What the child answers is believed no further than it can be checked.
    fn fetched(&self, address: &Address, record: Record, bytes: Vec<u8>) -> Fetched {
        let there = Address::parse(&record.address).unwrap_or_else(|_| address.clone());
        let record = Record {
            asked: address.to_string(),
            address: there.to_string(),
            fetched: self.at.to_string(),
            sha256: Hash::of(&bytes).to_string(),
            bytes: bytes.len() as u64,
            ..record
        };
        Fetched { record, bytes }
    }
}

/// An answer as it comes in: lines, and then bytes.
#[derive(Default)]
struct Heard {
    /// The line that has begun.
    line: Vec<u8>,
    /// How many bytes the lines have, together.
    length: usize,
    /// What the last line said.
    end: Option<Result<Record, FetchError>>,
}

impl Heard {
    fn piece(&mut self, mut piece: &[u8], told: &mut impl FnMut(Step)) {
        while self.end.is_none()
            && let Some(at) = piece.iter().position(|byte| *byte == b'\n')
        {
            let (head, rest) = piece.split_at(at + 1);
            self.line.extend_from_slice(head);
            self.length += self.line.len();
            match serde_json::from_slice(&self.line) {
                Ok(Line::Step(step)) => told(step),
                Ok(Line::Done(record)) => self.end = Some(Ok(*record)),
                Ok(Line::Failed(error)) => self.end = Some(Err(error)),
                Err(_) => self.end = Some(Err(FetchError::Stopped)),
            }
            self.line.clear();
            piece = rest;
        }
        if self.end.is_none() {
            self.line.extend_from_slice(piece);
        }
    }
}

#[cfg(test)]
mod tests;
