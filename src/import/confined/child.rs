//! What the confined reader does: gives up all it does not need, reads its standard input to the end, answers, and ends.

use std::io::{Read as _, Write as _};

use serde::{Deserialize, Serialize};

use super::wire;
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

/// What holds the reader, beside the patience of whoever started it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// Limits on memory, time and files.
    pub limits: bool,
    /// No file can be opened (Landlock).
    pub files: bool,
    /// No connection, no program, nothing but reading and writing what is open (seccomp).
    pub calls: bool,
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
    let [what, how] = arguments else {
        return false;
    };
    let wanted = match (what.as_str(), Format::named(what), View::named(how)) {
        (ATTACHED, ..) => how.parse().ok().map(Wanted::Attached),
        (_, Some(format), Some(view)) => Some(Wanted::Text(format, view)),
        _ => None,
    };
    let Some(wanted) = wanted else {
        return false;
    };
    walls::put_up();
    let mut content = Vec::new();
    let most = MAX_BYTES as u64 + 1;
    let read = std::io::stdin().lock().take(most).read_to_end(&mut content);
    let read = read.map_err(ImportError::Read);
    let answer = match wanted {
        Wanted::Text(format, view) => wire::spoken(read.and_then(|_| {
            readers::read(&content, format, view).unwrap_or(Err(ImportError::Empty))
        })),
        Wanted::Attached(number) => {
            wire::handed_over(read.and_then(|_| readers::attachment(&content, number)))
        }
    };
    let mut out = std::io::stdout().lock();
    // Nobody listens: then there is nothing more to do.
    out.write_all(&answer).and_then(|()| out.flush()).ok();
    true
}

#[cfg(target_os = "linux")]
mod walls {
    use std::collections::BTreeMap;

    use landlock::{ABI, Access as _, AccessFs, Ruleset, RulesetAttr as _, RulesetStatus};
    use rustix::process::{Resource, Rlimit, setrlimit};
    use seccompiler::{BpfProgram, SeccompAction, SeccompFilter};

    use super::Held;
    use crate::import::limits;

    /// Puts up every wall that this system has.
    pub fn put_up() -> Held {
        Held {
            limits: limited().is_some(),
            files: no_files().is_some(),
            calls: few_calls().is_some(),
        }
    }

    fn limited() -> Option<()> {
        for (resource, most) in [
            (Resource::As, limits::MEMORY),
            (Resource::Cpu, limits::SECONDS),
            (Resource::Fsize, 0),
            (Resource::Core, 0),
        ] {
            let limit = Rlimit {
                current: Some(most),
                maximum: Some(most),
            };
            setrlimit(resource, limit).ok()?;
        }
        Some(())
    }

    /// No file can be opened, made or changed from here on (Linux 5.13).
    fn no_files() -> Option<()> {
        let made = Ruleset::default()
            .handle_access(AccessFs::from_all(ABI::V1))
            .ok()?
            .create()
            .ok()?;
        let held = made.restrict_self().ok()?;
        (held.ruleset != RulesetStatus::NotEnforced).then_some(())
    }

    /// Only the calls that a reader needs: memory, what is open already, the clock, its end. Every other one fails.
    fn few_calls() -> Option<()> {
        let allowed = CALLS.iter().map(|call| (*call, Vec::new()));
        let filter = SeccompFilter::new(
            allowed.collect::<BTreeMap<i64, _>>(),
            SeccompAction::Errno(1),
            SeccompAction::Allow,
            std::env::consts::ARCH.try_into().ok()?,
        );
        let program: BpfProgram = filter.ok()?.try_into().ok()?;
        seccompiler::apply_filter(&program).ok()
    }

    /// Numbers of the system's calls, by processor.
    #[cfg(target_arch = "x86_64")]
    const CALLS: &[i64] = &[
        0,   // read
        1,   // write
        3,   // close
        9,   // mmap
        10,  // mprotect
        11,  // munmap
        12,  // brk
        13,  // rt_sigaction
        14,  // rt_sigprocmask
        15,  // rt_sigreturn
        20,  // writev
        24,  // sched_yield
        25,  // mremap
        28,  // madvise
        60,  // exit
        72,  // fcntl
        98,  // getrusage
        131, // sigaltstack
        186, // gettid
        202, // futex
        228, // clock_gettime
        231, // exit_group
        234, // tgkill
        318, // getrandom
    ];
    #[cfg(target_arch = "aarch64")]
    const CALLS: &[i64] = &[
        63,  // read
        64,  // write
        57,  // close
        222, // mmap
        226, // mprotect
        215, // munmap
        214, // brk
        134, // rt_sigaction
        135, // rt_sigprocmask
        139, // rt_sigreturn
        66,  // writev
        124, // sched_yield
        216, // mremap
        233, // madvise
        93,  // exit
        25,  // fcntl
        165, // getrusage
        132, // sigaltstack
        178, // gettid
        98,  // futex
        113, // clock_gettime
        94,  // exit_group
        131, // tgkill
        278, // getrandom
    ];
    #[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
    const CALLS: &[i64] = &[];
}

#[cfg(not(target_os = "linux"))]
mod walls {
    use super::Held;

    /// Nothing is known here of walls: what is left is the patience of whoever started it.
    pub const fn put_up() -> Held {
        Held {
            limits: false,
            files: false,
            calls: false,
        }
    }
}
