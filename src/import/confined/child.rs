//! What the confined reader does: gives up all it does not need, reads its standard input to the end, answers, and ends.

use std::io::{Read as _, Write as _};

use serde::{Deserialize, Serialize};

use super::wire;
use crate::child::walls::{self, Held};
use crate::import::{Format, ImportError, MAX_BYTES, View, readers};

/// The argument that asks a reader to run against its walls.
pub(super) const TRY: &str = "try";

/// The argument, before its number, that asks for what is attached to a letter.
pub(super) const ATTACHED: &str = "attached";

/// What a reader is asked for.
enum Wanted {
    /// What a document of this format says.
    Text(Format, View),
    /// The bytes of what is attached to a letter.
    Attached(usize),
}

impl Wanted {
    /// What the arguments behind the hidden command ask for, if they make sense.
    fn named(arguments: &[String]) -> Option<Self> {
        let [what, how] = arguments else {
            return None;
        };
        match (what.as_str(), Format::named(what), View::named(how)) {
            (ATTACHED, ..) => how.parse().ok().map(Self::Attached),
            (_, Some(format), Some(view)) => Some(Self::Text(format, view)),
            _ => None,
        }
    }

    /// The answer to that, of what was given.
    fn answer(&self, content: Result<&[u8], ImportError>) -> Vec<u8> {
        match self {
            Self::Text(format, view) => wire::spoken(content.and_then(|content| {
                readers::read(content, *format, *view).unwrap_or(Err(ImportError::Empty))
            })),
            Self::Attached(number) => {
                wire::handed_over(content.and_then(|content| readers::attachment(content, *number)))
            }
        }
    }
}

/// What a child answers, worked out here; nothing where the arguments make no sense. For tests: there are no walls.
pub fn answer(arguments: &[String], content: &[u8]) -> Vec<u8> {
    let wanted = Wanted::named(arguments);
    wanted.map_or_else(Vec::new, |wanted| wanted.answer(Ok(content)))
}

/// What a reader tries that it must not be able to do, and whether it could: asked of a process that is no good for anything
/// else afterwards.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[expect(clippy::struct_excessive_bools, reason = "each is tried on its own")]
pub struct Tried {
    /// What says that it holds it.
    pub held: Held,
    /// It read a file.
    pub read: bool,
    /// It wrote a file.
    pub wrote: bool,
    /// It reached for the network.
    pub connected: bool,
    /// It started a program.
    pub started: bool,
}

impl Tried {
    /// Puts up the walls, and runs against each.
    fn all() -> Self {
        let held = walls::put_up();
        // Another answer than "you may not" is one of a call that went through.
        let went = |answer: std::io::Result<()>| match answer {
            Ok(()) => true,
            Err(error) => error.kind() != std::io::ErrorKind::PermissionDenied,
        };
        let file = std::env::temp_dir().join(format!("tickmark-tried-{}", std::process::id()));
        let wrote = went(std::fs::write(&file, b""));
        if wrote {
            std::fs::remove_file(&file).ok();
        }
        Self {
            held,
            read: went(std::fs::read("/etc/passwd").map(drop)),
            wrote,
            connected: went(socket()),
            started: went(std::process::Command::new("/bin/true").status().map(drop)),
        }
    }
}

/// Makes a socket, of the kind that leads nowhere: one call makes them all.
#[cfg(unix)]
fn socket() -> std::io::Result<()> {
    std::os::unix::net::UnixDatagram::unbound().map(drop)
}

#[cfg(not(unix))]
const fn socket() -> std::io::Result<()> {
    Ok(())
}

/// Reads a document from standard input and answers on standard output. `arguments` are what stands behind the hidden command:
/// the format, and which text; or [`ATTACHED`] and a number; or [`TRY`] alone. Whether that made sense.
pub fn be_the_child(arguments: &[String]) -> bool {
    if arguments == [TRY] {
        let tried = serde_json::to_vec(&Tried::all()).unwrap_or_default();
        return std::io::stdout().lock().write_all(&tried).is_ok();
    }
    let Some(wanted) = Wanted::named(arguments) else {
        return false;
    };
    walls::put_up();
    let mut content = Vec::new();
    let most = MAX_BYTES as u64 + 1;
    let read = std::io::stdin().lock().take(most).read_to_end(&mut content);
    let answer = wanted.answer(read.map(|_| content.as_slice()).map_err(ImportError::Read));
    let mut out = std::io::stdout().lock();
    // Nobody listens: then there is nothing more to do.
    out.write_all(&answer).and_then(|()| out.flush()).ok();
    true
}
