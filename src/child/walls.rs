//! The walls around a process that handles what nobody trusts: limits on memory and time, no files, hardly a call to the
//! system.

use serde::{Deserialize, Serialize};

pub use here::{put_up, put_up_to_stay};

/// What holds the process, beside the patience of whoever started it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// Limits on memory, time and files.
    pub limits: bool,
    /// No file can be opened (Landlock).
    pub files: bool,
    /// No connection, no program, nothing but reading and writing what is open (seccomp).
    pub calls: bool,
}

#[cfg(target_os = "linux")]
mod here {
    use std::collections::BTreeMap;

    use landlock::{ABI, Access as _, AccessFs, Ruleset, RulesetAttr as _, RulesetStatus};
    use rustix::process::{Resource, Rlimit, setrlimit};
    use seccompiler::{BpfProgram, SeccompAction, SeccompFilter};

    use super::Held;
    use crate::child::limits;

    /// Puts up every wall that this system has.
    pub fn put_up() -> Held {
        around(limits::SECONDS)
    }

    /// The same, around one that stays.
    pub fn put_up_to_stay() -> Held {
        around(limits::SECONDS_TO_STAY)
    }

    fn around(seconds: u64) -> Held {
        Held {
            limits: limited(seconds).is_some(),
            files: no_files().is_some(),
            calls: few_calls().is_some(),
        }
    }

    fn limited(seconds: u64) -> Option<()> {
        for (resource, most) in [
            (Resource::As, limits::MEMORY),
            (Resource::Cpu, seconds),
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

    /// Only the calls that such a process needs: memory, what is open already, the clock, its end. Every other one fails.
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
mod here {
    use super::Held;

    /// Nothing is known here of walls: what is left is the patience of whoever started it.
    pub const fn put_up() -> Held {
        Held {
            limits: false,
            files: false,
            calls: false,
        }
    }

    /// The same, around one that stays.
    pub const fn put_up_to_stay() -> Held {
        put_up()
    }
}
