//! A session file, the program that changes it step by step, and what may be found afterwards.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command as Program, Output},
    time::{Duration, SystemTime},
};

use tempfile::TempDir;
use tickmark::{
    session::{
        Author, Command, Id, Moment, NewArticle, NewParagraph, NewSource, Role, Session, Stamp,
    },
    storage::{self, Hash},
};

use super::broken;

/// What is put to the test: the program, or a save that is wrong on purpose.
#[derive(Clone, Copy, Debug)]
pub enum Subject {
    Tickmark,
    Broken(&'static str),
}

impl Subject {
    /// The command line that applies commands to a session, saving after each.
    pub fn apply(self, session: &Path) -> Vec<String> {
        let path = session.to_str().unwrap().to_owned();
        match self {
            Self::Tickmark => vec![
                tickmark(),
                "apply".to_owned(),
                path,
                "--save-each".to_owned(),
            ],
            Self::Broken(how) => broken::command_line(how, &path),
        }
    }
}

/// The program.
pub fn tickmark() -> String {
    env!("CARGO_BIN_EXE_tickmark").to_owned()
}

/// Who and when, for the `n`-th change.
pub fn stamp(n: u64) -> Stamp {
    Stamp {
        by: Author::default(),
        at: Moment(1_790_000_000 + i64::try_from(n).unwrap()),
        seed: Id::derived(&[b"stamp", &n.to_le_bytes()]),
    }
}

/// The name of the source that a step enters. Steps of different people (`who`) are different.
pub fn step_id(who: &str, n: usize) -> Id {
    Id::derived(&[who.as_bytes(), &n.to_le_bytes()])
}

/// The `n`-th step: a source is entered. What somebody did is lost if their source is not there.
pub fn step(who: &str, n: usize) -> Command {
    Command::AddSource(NewSource {
        id: Some(step_id(who, n)),
        title: format!("Harbour book {n}"),
        ..NewSource::default()
    })
}

/// Steps as lines for `tickmark apply`.
pub fn lines(commands: impl IntoIterator<Item = Command>) -> String {
    let line = |command| serde_json::to_string(&command).unwrap() + "\n";
    commands.into_iter().map(line).collect()
}

/// A session with an article of some bytes.
pub fn session(bytes: usize) -> Session {
    let mut session = Session::default();
    let line = "The ferry between Harrow Bay and Lunn carried 412,000 passengers in 2024.";
    let paragraph = || NewParagraph {
        text: line.to_owned(),
        role: Role::Body,
        locator: String::new(),
        ..NewParagraph::default()
    };
    let article = NewArticle {
        id: Some(Id::literal("ferry")),
        title: "Ferry".to_owned(),
        paragraphs: std::iter::repeat_with(paragraph)
            .take(bytes / line.len() + 1)
            .collect(),
        ..NewArticle::default()
    };
    session
        .apply(Command::AddArticle(article), &stamp(0))
        .unwrap();
    session
}

/// A folder with a session file in it.
pub struct Scene {
    folder: TempDir,
    pub path: PathBuf,
    pub old: Vec<u8>,
}

impl Scene {
    pub fn new(bytes: usize) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let scene = Self {
            path: folder.path().join("s.factcheck.json"),
            old: storage::to_bytes(&session(bytes)).unwrap(),
            folder,
        };
        scene.reset();
        scene
    }

    /// Puts the old file there, and takes everything else away.
    pub fn reset(&self) {
        for name in self.names() {
            fs::remove_file(self.folder.path().join(name)).unwrap();
        }
        fs::write(&self.path, &self.old).unwrap();
    }

    pub fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).unwrap();
        let name = |entry: std::io::Result<fs::DirEntry>| entry.unwrap().file_name();
        entries.map(|e| name(e).into_string().unwrap()).collect()
    }

    /// Temporary files that are there.
    pub fn strays(&self) -> usize {
        let names = self.names();
        let temporary = |name: &&String| name.rsplit_once('.').is_some_and(|(_, end)| end == "tmp");
        names.iter().filter(temporary).count()
    }

    /// Looks after strays as the window does when it opens the file, eight days later.
    pub fn clean_up(&self) -> usize {
        let later = SystemTime::now() + Duration::from_hours(8 * 24);
        storage::strays(&self.path, later).unwrap();
        self.strays()
    }

    /// Applies steps with nothing in the way.
    pub fn goes_on(&self, who: &str) -> Output {
        run_with_input(&Subject::Tickmark.apply(&self.path), &lines([step(who, 1)]))
    }

    pub fn state(&self) -> Result<usize, String> {
        state(&self.path, &self.old)
    }
}

/// Runs a command line on some input.
pub fn run_with_input(line: &[String], input: &str) -> Output {
    use std::io::{Seek as _, Write as _};
    // From a file: a program that is killed before it has read does not leave a writer behind.
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(input.as_bytes()).unwrap();
    file.rewind().unwrap();
    let mut program = Program::new(&line[0]);
    program.args(&line[1..]).stdin(file).env("LC_ALL", "C");
    // The test runner's places to look for libraries make a hundred calls that are not the program's.
    program
        .env_remove("LD_LIBRARY_PATH")
        .env("RUST_BACKTRACE", "0");
    program.output().unwrap()
}

/// How many steps the file at `path` holds: 0 if it is `old` to the byte. An error if it is neither `old` nor a whole
/// session with the first few steps.
pub fn state(path: &Path, old: &[u8]) -> Result<usize, String> {
    let bytes = fs::read(path).map_err(|error| format!("cannot be read: {error}"))?;
    if bytes == old {
        return Ok(0);
    }
    let session = whole(&bytes)?;
    let steps = (1..).take_while(|n| session.sources.get(step_id("step", *n)).is_some());
    let steps = steps.count();
    if steps == 0 || session.articles.len() != 1 {
        return Err("is another session".to_owned());
    }
    Ok(steps)
}

/// The session of bytes that the program wrote and nothing has touched since.
pub fn whole(bytes: &[u8]) -> Result<Session, String> {
    let loaded = storage::from_bytes(bytes)
        .map_err(|error| format!("{} bytes do not open: {error}", bytes.len()))?;
    if loaded.damaged || !loaded.problems.is_empty() {
        return Err(format!("opens with problems: {:?}", loaded.problems));
    }
    if storage::to_bytes(&loaded.session).unwrap() == bytes {
        Ok(loaded.session)
    } else {
        Err("is not as it was written".to_owned())
    }
}

/// The hashes of the saves that a program told of.
pub fn told(output: &[u8]) -> Vec<Hash> {
    let text = String::from_utf8_lossy(output);
    let hashes = text.lines().filter_map(|line| line.strip_prefix("saved "));
    hashes.map(|hash| hash.parse().unwrap()).collect()
}

/// Whether a file keeps what was promised once these saves were told; else what is wrong.
pub fn keeps(path: &Path, old: &[u8], told: &[Hash]) -> Result<usize, String> {
    let steps = state(path, old).map_err(|why| format!("corrupt: {why}"))?;
    if steps < told.len() {
        return Err(format!("lost: {} told, {steps} found", told.len()));
    }
    if steps == told.len()
        && let Some(last) = told.last()
        && storage::hash_of(path).unwrap().as_ref() != Some(last)
    {
        return Err("lost: the file is not the one that was told".to_owned());
    }
    Ok(steps)
}
