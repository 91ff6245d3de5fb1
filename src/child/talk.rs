//! A child that stays: it is asked again and again, and answers each time, until nobody asks any more. What takes long to be
//! read is read once.
//!
//! Both sides say how long each thing is, then the thing. Whoever asks believes no length beyond what may be answered, keeps no
//! answer that was not asked for, and ends the child after whatever it does otherwise: it is started anew, not repaired.

use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::process::Child;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender, TryRecvError};
use std::time::{Duration, Instant};

use super::{ASK, ChildError, Confined, Start, TASK, end, limits, started};

/// Something that a confined child can be asked again and again, by name: it hears what it is told, and answers each thing
/// once, until there is nothing more.
pub type Talker = (&'static str, fn(&mut Heard<'_>));

/// What a child that stays hears, and what it answers by.
pub struct Heard<'a> {
    from: &'a mut dyn Read,
    to: &'a mut dyn Write,
}

impl<'a> Heard<'a> {
    /// From where it hears, and to where it answers.
    pub fn new(from: &'a mut dyn Read, to: &'a mut dyn Write) -> Self {
        Self { from, to }
    }

    /// The next thing it is told; `None` at the end, and where more is said than a child is given.
    pub fn hear(&mut self) -> Option<Vec<u8>> {
        thing(self.from, limits::INPUT).ok()
    }

    /// Answers, in pieces that stand behind each other. Whether somebody listens.
    pub fn answer(&mut self, pieces: &[&[u8]]) -> bool {
        let length: usize = pieces.iter().map(|piece| piece.len()).sum();
        let written = self
            .to
            .write_all(&(length as u64).to_le_bytes())
            .and_then(|()| pieces.iter().try_for_each(|piece| self.to.write_all(piece)));
        written.and_then(|()| self.to.flush()).is_ok()
    }
}

/// The next thing that is said: its length, and as many bytes. Room is made as they come, whatever the length says.
fn thing(from: &mut dyn Read, most: u64) -> io::Result<Vec<u8>> {
    let mut length = [0; 8];
    from.read_exact(&mut length)?;
    let length = u64::from_le_bytes(length);
    if length > most {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut bytes = Vec::new();
    from.take(length).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == length {
        Ok(bytes)
    } else {
        Err(io::ErrorKind::UnexpectedEof.into())
    }
}

/// A running child that stays. It is ended with this.
pub struct Talk {
    child: Child,
    to: Sender<Arc<[u8]>>,
    from: Receiver<io::Result<Vec<u8>>>,
    /// It broke what was agreed, or was ended.
    over: bool,
}

impl std::fmt::Debug for Talk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Talk").field(&self.child.id()).finish()
    }
}

impl Talk {
    /// Starts the program as a child that stays; none of its answers may be longer than `most` bytes.
    ///
    /// # Errors
    /// It could not be started.
    pub fn start(confined: &Confined<'_>, name: &str, most: u64) -> Result<Self, ChildError> {
        let start = Start {
            program: &confined.program,
            command: TASK,
            arguments: &[OsString::from(name)],
            environment: &[],
            most,
            patience: confined.patience,
            cancelled: confined.cancelled,
        };
        let mut child = started(&start)?;
        let (Some(mut stdin), Some(mut stdout)) = (child.stdin.take(), child.stdout.take()) else {
            end(&mut child);
            return Err(ChildError::Stopped);
        };
        let (to, questions) = mpsc::channel::<Arc<[u8]>>();
        // One answer waits at most: a child that says more than it is asked waits itself.
        let (answers, from) = mpsc::sync_channel(1);
        // Both end with the child: then its pipes are closed.
        std::thread::spawn(move || {
            for question in questions {
                let length = (question.len() as u64).to_le_bytes();
                let written = stdin
                    .write_all(&length)
                    .and_then(|()| stdin.write_all(&question))
                    .and_then(|()| stdin.flush());
                if written.is_err() {
                    break;
                }
            }
        });
        std::thread::spawn(move || {
            loop {
                let answer = thing(&mut stdout, most);
                let last = answer.is_err();
                if answers.send(answer).is_err() || last {
                    break;
                }
            }
        });
        Ok(Self {
            child,
            to,
            from,
            over: false,
        })
    }

    /// Asks one thing, and waits for the answer. After any error the child is no more.
    ///
    /// # Errors
    /// It ended, answered too late, too much or without being asked, or somebody cancelled.
    pub fn ask(
        &mut self,
        question: Arc<[u8]>,
        patience: Duration,
        cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Result<Vec<u8>, ChildError> {
        let answer = self.answer(question, patience, cancelled);
        if answer.is_err() {
            self.over = true;
            end(&mut self.child);
        }
        answer
    }

    fn answer(
        &self,
        question: Arc<[u8]>,
        patience: Duration,
        cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Result<Vec<u8>, ChildError> {
        // Whatever it said before it was asked answers nothing.
        let silent = matches!(self.from.try_recv(), Err(TryRecvError::Empty));
        if self.over || !silent {
            return Err(ChildError::Stopped);
        }
        if self.to.send(question).is_err() {
            return Err(ChildError::Stopped);
        }
        let until = Instant::now() + patience;
        loop {
            let left = until.saturating_duration_since(Instant::now());
            match self.from.recv_timeout(ASK.min(left)) {
                Ok(Ok(answer)) => return Ok(answer),
                Ok(Err(_)) | Err(RecvTimeoutError::Disconnected) => {
                    return Err(ChildError::Stopped);
                }
                Err(RecvTimeoutError::Timeout) if cancelled() => return Err(ChildError::Cancelled),
                Err(RecvTimeoutError::Timeout) if left.is_zero() => {
                    return Err(ChildError::Stopped);
                }
                Err(RecvTimeoutError::Timeout) => {}
            }
        }
    }
}

impl Drop for Talk {
    fn drop(&mut self) {
        end(&mut self.child);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]

    use super::*;

    #[test]
    fn what_is_said_is_heard_once_each() {
        let mut said = Vec::new();
        for thing in [&b"one"[..], b"", b"three"] {
            said.extend((thing.len() as u64).to_le_bytes());
            said.extend(thing);
        }
        // Cut off.
        said.extend(9_u64.to_le_bytes());
        said.extend(b"four");
        let (mut from, mut to) = (said.as_slice(), Vec::new());
        let mut heard = Heard::new(&mut from, &mut to);
        assert_eq!(heard.hear().unwrap(), b"one");
        assert_eq!(heard.hear().unwrap(), b"");
        assert_eq!(heard.hear().unwrap(), b"three");
        assert_eq!(heard.hear(), None);
        assert!(heard.answer(&[b"a", b"bc"]));
        assert_eq!(to, [3, 0, 0, 0, 0, 0, 0, 0, b'a', b'b', b'c']);
    }

    #[test]
    fn a_length_beyond_what_may_be_said_is_refused_before_it_is_read() {
        let said = 11_u64.to_le_bytes();
        let error = thing(&mut said.as_slice(), 10).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::InvalidData);
        let error = thing(&mut u64::MAX.to_le_bytes().as_slice(), 10).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::InvalidData);
    }
}
