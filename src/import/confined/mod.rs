//! Documents are read by a process of their own: this very program, started with a hidden command, that can do nothing but read
//! what it is given and write what it found. It has limits on memory and time, and is ended when it answers too late, too
//! much, or nothing; what it answers is believed as little as the document.

mod child;
mod wire;

use std::ffi::OsString;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant};

pub use child::{Held, Tried, be_the_child};

use super::{Format, ImportError, Imported, View, limits};

/// The hidden command by which this program is started to read a document.
pub const COMMAND: &str = "read-document";

/// How often it is asked whether somebody has lost patience.
const ASK: Duration = Duration::from_millis(50);

/// What reads documents: a program, and whether somebody has cancelled.
#[derive(Clone)]
pub struct Confined<'a> {
    /// The program: this one.
    pub program: PathBuf,
    /// Asked now and then; the reading ends when it says so.
    pub cancelled: &'a dyn Fn() -> bool,
    /// How long an answer is waited for.
    pub patience: Duration,
}

impl std::fmt::Debug for Confined<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Confined").field(&self.program).finish()
    }
}

/// This program, as the system knows it.
///
/// # Errors
/// The system does not know it.
pub fn own_program() -> Result<PathBuf, ImportError> {
    // The file may have been replaced by a newer version since this one was started.
    let running = Path::new("/proc/self/exe");
    if cfg!(target_os = "linux") && running.exists() {
        return Ok(running.to_owned());
    }
    std::env::current_exe().map_err(ImportError::NoReader)
}

/// What a reader can do that it must not, on this system; tried out by one.
///
/// # Errors
/// It could not be started, or said nothing that makes sense.
pub fn tried(program: &Path) -> Result<Tried, ImportError> {
    let confined = Confined::new(program.to_owned(), &|| false);
    let answer = confined.ask(&[child::TRY.into()], b"", Format::Text)?;
    serde_json::from_slice(&answer)
        .map_err(|error| ImportError::NoReader(std::io::Error::other(error)))
}

impl<'a> Confined<'a> {
    /// By this program, with the usual patience.
    pub const fn new(program: PathBuf, cancelled: &'a dyn Fn() -> bool) -> Self {
        Self {
            program,
            cancelled,
            patience: limits::PATIENCE,
        }
    }

    /// Reads a document.
    pub(super) fn read(
        &self,
        content: &[u8],
        format: Format,
        view: View,
    ) -> Result<Imported, ImportError> {
        let arguments = [OsString::from(format.name()), OsString::from(view.name())];
        let answer = self.ask(&arguments, content, format)?;
        wire::understood(&answer, format)
    }

    /// Starts the program, gives it the document and takes its answer.
    fn ask(
        &self,
        arguments: &[OsString],
        content: &[u8],
        format: Format,
    ) -> Result<Vec<u8>, ImportError> {
        let mut child = start(&self.program, arguments)?;
        let (input, output) = (child.stdin.take(), child.stdout.take());
        let (Some(mut input), Some(output)) = (input, output) else {
            end(&mut child);
            return Err(ImportError::Stopped(format.label()));
        };
        let (send, answers) = mpsc::channel();
        std::thread::scope(|scope| {
            scope.spawn(move || {
                // A reader that gives up early closes its end: what it answers says why.
                input.write_all(content).ok();
            });
            scope.spawn(move || {
                let mut answer = Vec::new();
                let most = limits::ANSWER + 1;
                let read = output.take(most).read_to_end(&mut answer);
                // Nobody waits any more.
                send.send(read.map(|_| answer)).ok();
            });
            let until = Instant::now() + self.patience;
            let answer = loop {
                match answers.recv_timeout(ASK) {
                    Ok(answer) => break answer.ok(),
                    Err(RecvTimeoutError::Disconnected) => break None,
                    Err(RecvTimeoutError::Timeout) if (self.cancelled)() => {
                        end(&mut child);
                        return Err(ImportError::Cancelled);
                    }
                    Err(RecvTimeoutError::Timeout) if Instant::now() > until => break None,
                    Err(RecvTimeoutError::Timeout) => {}
                }
            };
            // Whatever it still does is of no use to anybody.
            end(&mut child);
            answer
                .filter(|answer| !answer.is_empty() && answer.len() as u64 <= limits::ANSWER)
                .ok_or(ImportError::Stopped(format.label()))
        })
    }
}

fn start(program: &Path, arguments: &[OsString]) -> Result<Child, ImportError> {
    Command::new(program)
        .arg(COMMAND)
        .args(arguments)
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(ImportError::NoReader)
}

/// Ends it, if it has not ended, and forgets it.
fn end(child: &mut Child) {
    child.kill().ok();
    child.wait().ok();
}
