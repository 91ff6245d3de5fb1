//! Floor 3: this very program, started once more with a hidden command to do one thing that is not done in the window's
//! process: reading a document, putting comments into one, fetching an address. It is given its input, its answer is taken, and it is ended when it
//! answers too late, too much, or nothing, or when somebody loses patience. One that takes long to read its input may stay and
//! be asked again ([`Talk`]), behind the same walls.
//!
//! Must not know: what the child does, or what its answer means.

mod confined;
mod limits;
mod talk;
pub mod walls;

pub use confined::{Confined, Here, TASK, Task, be_confined, be_talking};
pub use talk::{Heard, Talk, Talker};

use std::ffi::OsString;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant};

/// How often it is asked whether somebody has lost patience.
const ASK: Duration = Duration::from_millis(50);

/// How much of an answer is handed on at once, in bytes.
const PIECE: usize = 64 * 1024;

/// What a child is started with, and how long it is waited for.
pub struct Start<'a> {
    /// The program: this one.
    pub program: &'a Path,
    /// The hidden command.
    pub command: &'a str,
    /// What stands behind it.
    pub arguments: &'a [OsString],
    /// All that it finds in its environment.
    pub environment: &'a [(&'static str, OsString)],
    /// How much it may answer, in bytes.
    pub most: u64,
    /// How long an answer is waited for.
    pub patience: Duration,
    /// Asked now and then; the child is ended when it says so.
    pub cancelled: &'a (dyn Fn() -> bool + Sync),
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum ChildError {
    /// The program could not be started.
    #[error("the program could not be started: {0}")]
    NotStarted(#[source] io::Error),
    /// It ended without an answer, answered too late or too much.
    #[error("the program gave no answer")]
    Stopped,
    /// Somebody lost patience.
    #[error("it was cancelled")]
    Cancelled,
}

/// This program, as the system knows it.
///
/// # Errors
/// The system does not know it.
pub fn own_program() -> io::Result<PathBuf> {
    // The file may have been replaced by a newer version since this one was started.
    let running = Path::new("/proc/self/exe");
    if cfg!(target_os = "linux") && running.exists() {
        return Ok(running.to_owned());
    }
    std::env::current_exe()
}

/// Starts a child, gives it its input and takes its answer; `heard` is told each piece of it as it comes.
///
/// # Errors
/// It could not be started, gave no answer that may be one, or was cancelled.
pub fn ask(
    start: &Start<'_>,
    input: &[u8],
    mut heard: impl FnMut(&[u8]),
) -> Result<Vec<u8>, ChildError> {
    let mut child = started(start)?;
    let (to, from) = (child.stdin.take(), child.stdout.take());
    let (Some(mut to), Some(from)) = (to, from) else {
        end(&mut child);
        return Err(ChildError::Stopped);
    };
    let (send, pieces) = mpsc::channel();
    std::thread::scope(|scope| {
        scope.spawn(move || {
            // A child that gives up early closes its end: what it answers says why.
            to.write_all(input).ok();
        });
        let most = start.most + 1;
        scope.spawn(move || {
            let mut from = from.take(most);
            loop {
                let mut piece = vec![0; PIECE];
                let read = match from.read(&mut piece) {
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                    read => read,
                };
                piece.truncate(*read.as_ref().unwrap_or(&0));
                let last = piece.is_empty();
                // Nobody waits any more, or there is nothing more.
                if send.send(read.map(|_| piece)).is_err() || last {
                    break;
                }
            }
        });
        let until = Instant::now() + start.patience;
        let mut answer = Vec::new();
        let ended = loop {
            match pieces.recv_timeout(ASK) {
                Ok(Ok(piece)) if piece.is_empty() => break Ok(()),
                Ok(Ok(piece)) => {
                    heard(&piece);
                    answer.extend_from_slice(&piece);
                }
                Ok(Err(_)) | Err(RecvTimeoutError::Disconnected) => break Err(ChildError::Stopped),
                Err(RecvTimeoutError::Timeout) => {}
            }
            if (start.cancelled)() {
                break Err(ChildError::Cancelled);
            }
            if Instant::now() > until {
                break Err(ChildError::Stopped);
            }
        };
        // Whatever it still does is of no use to anybody.
        end(&mut child);
        ended?;
        if answer.is_empty() || answer.len() as u64 > start.most {
            return Err(ChildError::Stopped);
        }
        Ok(answer)
    })
}

fn started(start: &Start<'_>) -> Result<Child, ChildError> {
    let environment = start.environment.iter();
    Command::new(start.program)
        .arg(start.command)
        .args(start.arguments)
        .env_clear()
        .envs(environment.map(|(name, value)| (name, value)))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(ChildError::NotStarted)
}

/// Ends it, if it has not ended, and forgets it.
fn end(child: &mut Child) {
    child.kill().ok();
    child.wait().ok();
}
