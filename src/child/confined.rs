//! A child that handles what nobody trusts: it puts up its walls, reads its input to the end, answers, and ends.

use std::ffi::OsString;
use std::io::{self, Read as _, Write as _};
use std::path::PathBuf;
use std::time::Duration;

use super::{ChildError, Heard, Start, Talker, ask, limits, walls};

/// The hidden command by which this program is started to do a [`Task`].
pub const TASK: &str = "confined-task";

/// Something that a confined child can be asked for, by name: from the bytes that it is given to those that it answers. It
/// answers something whatever it is given: no answer is taken for a child that died.
pub type Task = (&'static str, fn(&[u8]) -> Vec<u8>);

/// Does one of `tasks`, in this process: its input is standard input, its answer standard output. Whether there is one of that
/// name.
pub fn be_confined(tasks: &[Task], name: &str) -> bool {
    let Some((_, task)) = tasks.iter().find(|(known, _)| *known == name) else {
        return false;
    };
    walls::put_up();
    let mut input = Vec::new();
    let read = io::stdin()
        .lock()
        .take(limits::INPUT)
        .read_to_end(&mut input);
    if read.is_ok() {
        let mut out = io::stdout().lock();
        // Nobody listens: then there is nothing more to do.
        out.write_all(&task(&input)).and_then(|()| out.flush()).ok();
    }
    true
}

/// Does one of `talkers` in this process, over standard input and output, until nobody asks any more. Whether there is one of
/// that name.
pub fn be_talking(talkers: &[Talker], name: &str) -> bool {
    let Some((_, talker)) = talkers.iter().find(|(known, _)| *known == name) else {
        return false;
    };
    walls::put_up_to_stay();
    let (mut from, mut to) = (io::stdin().lock(), io::stdout().lock());
    talker(&mut Heard::new(&mut from, &mut to));
    true
}

/// What answers in the place of a child: to a hidden command, what stands behind it, and the input.
pub type Here<'a> = &'a (dyn Fn(&str, &[OsString], &[u8]) -> Vec<u8> + Sync);

/// What starts confined children: a program, and whether somebody has cancelled.
#[derive(Clone)]
pub struct Confined<'a> {
    /// The program: this one.
    pub program: PathBuf,
    /// Asked now and then; the child is ended when it says so.
    pub cancelled: &'a (dyn Fn() -> bool + Sync),
    /// How long an answer is waited for.
    pub patience: Duration,
    /// No child is started, and this answers: for tests that try a hundred thousand inputs.
    pub here: Option<Here<'a>>,
}

impl std::fmt::Debug for Confined<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Confined").field(&self.program).finish()
    }
}

impl<'a> Confined<'a> {
    /// By this program, with the usual patience.
    pub const fn new(program: PathBuf, cancelled: &'a (dyn Fn() -> bool + Sync)) -> Self {
        Self {
            program,
            cancelled,
            patience: limits::PATIENCE,
            here: None,
        }
    }

    /// In this process, without walls: nothing but a test asks for that.
    pub const fn here(answers: Here<'a>) -> Self {
        Self {
            program: PathBuf::new(),
            cancelled: &|| false,
            patience: limits::PATIENCE,
            here: Some(answers),
        }
    }

    /// Has a task done.
    ///
    /// # Errors
    /// As those of [`ask`].
    pub fn task(&self, name: &str, input: &[u8]) -> Result<Vec<u8>, ChildError> {
        self.ask(TASK, &[name.into()], input)
    }

    /// Starts the program with a hidden command, gives it its input and takes its answer.
    ///
    /// # Errors
    /// As those of [`ask`].
    pub fn ask(
        &self,
        command: &str,
        arguments: &[OsString],
        input: &[u8],
    ) -> Result<Vec<u8>, ChildError> {
        if let Some(answers) = self.here {
            return Ok(answers(command, arguments, input));
        }
        let start = Start {
            program: &self.program,
            command,
            arguments,
            environment: &[],
            most: limits::ANSWER,
            patience: self.patience,
            cancelled: self.cancelled,
        };
        ask(&start, input, |_| {})
    }
}
