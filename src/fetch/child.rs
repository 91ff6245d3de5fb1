//! What the child does: fetches one address, tells how far it is, and ends. It is the only process of this program that opens a
//! connection, and it writes no file.

use std::io::{self, Read as _, Write};
use std::sync::Arc;
use std::time::Instant;

use serde::{Deserialize, Serialize};
use ureq::unversioned::resolver::DefaultResolver;

use super::hops::{self, Way};
use super::{Address, FetchError, Record, Settings, Step, limits};

/// What the child is asked, on its standard input.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Asked {
    /// What to fetch.
    pub address: String,
    /// Private addresses are allowed.
    pub allow_private: bool,
}

/// One line of its answer, as JSON; behind [`Line::Done`] follow the bytes.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Line {
    /// How far it is.
    Step(Step),
    /// It has it.
    Done(Box<Record>),
    /// It has not.
    Failed(FetchError),
}

/// Fetches what standard input asks for and answers on standard output. Whether that made sense.
pub fn be_the_child() -> bool {
    let mut asked = Vec::new();
    let most = 2 * limits::ADDRESS as u64;
    let read = io::stdin().lock().take(most).read_to_end(&mut asked);
    let Ok(Ok(asked)) = read.map(|_| serde_json::from_slice::<Asked>(&asked)) else {
        return false;
    };
    walls::put_up();
    let way = Way {
        allow_private: asked.allow_private,
        proxies: &Settings::of_system(),
        names: Arc::new(DefaultResolver::default()),
        until: Instant::now() + limits::TIME,
    };
    let mut out = io::stdout().lock();
    let found = Address::parse(&asked.address).and_then(|address| {
        hops::follow(&address, &way, &mut |step| say(&mut out, &Line::Step(step)))
    });
    // Nobody listens: then there is nothing more to do.
    match found {
        Ok((record, bytes)) => {
            say(&mut out, &Line::Done(Box::new(record)));
            out.write_all(&bytes).and_then(|()| out.flush()).ok();
        }
        Err(error) => say(&mut out, &Line::Failed(error)),
    }
    true
}

fn say(out: &mut impl Write, line: &Line) {
    // Nothing in it can fail to be written.
    let mut line = serde_json::to_vec(line).unwrap_or_default();
    line.push(b'\n');
    out.write_all(&line).and_then(|()| out.flush()).ok();
}

#[cfg(target_os = "linux")]
mod walls {
    use landlock::{ABI, AccessFs, Ruleset, RulesetAttr as _, RulesetStatus};
    use rustix::process::{Resource, Rlimit, setrlimit};

    use super::limits;

    /// It may read what looking names up and checking certificates needs; it writes nothing, and starts nothing that does.
    pub fn put_up() {
        for (resource, most) in [
            (Resource::As, limits::MEMORY),
            (Resource::Fsize, 0),
            (Resource::Core, 0),
        ] {
            let limit = Rlimit {
                current: Some(most),
                maximum: Some(most),
            };
            setrlimit(resource, limit).ok();
        }
        no_writing();
    }

    /// Nothing can be written, made or started by this thread and those it starts (Linux 5.13). Whether the system holds that.
    fn no_writing() -> bool {
        let writing = AccessFs::from_write(ABI::V1) | AccessFs::Execute;
        let made = Ruleset::default().handle_access(writing);
        let held = made
            .and_then(|rules| rules.create())
            .and_then(|rules| rules.restrict_self());
        held.is_ok_and(|held| held.ruleset != RulesetStatus::NotEnforced)
    }

    #[cfg(test)]
    mod tests {
        use std::{fs, io::ErrorKind, process::Command};

        #[test]
        fn what_fetches_writes_nothing_and_starts_nothing() {
            let folder = tempfile::tempdir().unwrap();
            let file = folder.path().join("there");
            fs::write(&file, "before").unwrap();
            let (there, new) = (file.clone(), folder.path().join("new"));
            // A thread of its own: the wall stands for good.
            let tried = std::thread::spawn(move || {
                super::no_writing().then(|| {
                    let kind = |error: std::io::Error| error.kind();
                    assert_eq!(fs::read_to_string(&there).unwrap(), "before");
                    [
                        fs::write(&there, "after").map_err(kind),
                        fs::write(&new, "new").map_err(kind),
                        fs::create_dir(&new).map_err(kind),
                        fs::remove_file(&there).map_err(kind),
                        Command::new("/bin/true").status().map(drop).map_err(kind),
                    ]
                })
            });
            let Some(tried) = tried.join().unwrap() else {
                eprintln!("NOT RUN: this system has no Landlock");
                return;
            };
            assert_eq!(tried, [Err(ErrorKind::PermissionDenied); 5]);
            assert_eq!(fs::read_to_string(&file).unwrap(), "before");
        }
    }
}

#[cfg(not(target_os = "linux"))]
mod walls {
    /// Nothing is known here of walls.
    pub const fn put_up() {}
}
