//! Where the program is given a file, and what is seen of it meanwhile.

use std::{
    fs,
    io::Write as _,
    net::TcpListener,
    os::unix::process::ExitStatusExt as _,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use tempfile::TempDir;

/// Words that stand in every file that is to be read all the same.
pub const WORDS: &str = "The bridge at Kell cost 48 million crowns.";

/// Large files are so many times smaller where nothing is optimised.
pub const SMALLER: usize = if cfg!(debug_assertions) { 20 } else { 1 };

/// The address space of a reader, in bytes: it cannot hold more than that in memory.
const READER: u64 = 1 << 30;

/// What must become of a file.
#[derive(Clone, Copy, Debug)]
pub enum Wanted {
    /// It is read, with these words in it.
    Text(&'static str),
    /// It is refused, with these words.
    Refused(&'static str),
    /// Either, as long as it is told in words.
    Told,
}

/// What a file may need to know: where somebody listens, and a folder that it may try to write into.
#[derive(Debug)]
pub struct Place {
    /// An address that counts who comes.
    pub trap: String,
    /// A folder outside of the one that the program is in.
    pub outside: String,
}

type Make = Box<dyn Fn(&Place) -> Vec<u8>>;

/// A file that means harm.
pub struct Case {
    name: String,
    file: String,
    wanted: Wanted,
    make: Make,
}

/// A file, its name, what must become of it.
pub fn case(
    name: impl Into<String>,
    file: impl Into<String>,
    wanted: Wanted,
    make: impl Fn(&Place) -> Vec<u8> + 'static,
) -> Case {
    Case {
        name: name.into(),
        file: file.into(),
        wanted,
        make: Box::new(make),
    }
}

/// How the program ended.
#[derive(Debug, Default)]
pub struct Outcome {
    pub code: Option<i32>,
    pub signal: Option<i32>,
    pub said: String,
    pub read: String,
    pub took: Duration,
    /// The most memory of the program and of its reader, in KiB.
    pub app: u64,
    pub reader: u64,
}

impl Outcome {
    /// Whether the reader ended without an answer.
    fn reader_died(&self) -> bool {
        self.said.contains("stopped at it")
    }

    /// What is wrong with it, if anything is.
    fn wrong(&self, wanted: Wanted) -> Option<&'static str> {
        let refused = self.code == Some(3);
        let lines = self.said.lines().count();
        if self.signal.is_some() || !refused && self.code != Some(0) {
            return Some("the program ended by itself");
        }
        if self.said.contains("panicked") || self.said.contains('\u{1b}') {
            return Some("what it says is not for people");
        }
        if refused && lines != 1 {
            return Some("a refusal is one sentence");
        }
        match wanted {
            Wanted::Text(words) if refused || !self.read.contains(words) => Some("it was not read"),
            Wanted::Refused(words) if !refused || !self.said.contains(words) => {
                Some("it was not refused for what it is")
            }
            _ => None,
        }
    }
}

/// A folder with nothing in it, and somebody who counts connections.
pub struct Stage {
    root: TempDir,
    desk: PathBuf,
    place: Place,
    fetched: Arc<AtomicUsize>,
    program: PathBuf,
}

/// What was seen of all files of a row.
#[derive(Debug, Default)]
pub struct Seen {
    pub files: usize,
    pub read: usize,
    pub app_deaths: usize,
    pub reader_deaths: Vec<String>,
    pub wrong: Vec<String>,
    pub written: Vec<PathBuf>,
    pub fetched: usize,
    pub app: u64,
    pub reader: u64,
    pub slowest: (Duration, String),
}

impl Stage {
    pub fn new() -> Self {
        Self::of(env!("CARGO_BIN_EXE_tickmark").into())
    }

    /// With another program: one that does what must be caught.
    pub fn of(program: PathBuf) -> Self {
        let root = tempfile::tempdir().unwrap();
        let desk = root.path().join("one/two/desk");
        fs::create_dir_all(&desk).unwrap();
        let outside = root.path().join("outside");
        fs::create_dir(&outside).unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let trap = format!("http://{}/", listener.local_addr().unwrap());
        let fetched = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&fetched);
        std::thread::spawn(move || {
            for _ in listener.incoming() {
                counted.fetch_add(1, Ordering::SeqCst);
            }
        });
        Self {
            place: Place {
                trap,
                outside: outside.to_str().unwrap().to_owned(),
            },
            root,
            desk,
            fetched,
            program,
        }
    }

    /// Gives one file to the program.
    pub fn open(&self, file: &str, content: &[u8]) -> Outcome {
        fs::write(self.desk.join(file), content).unwrap();
        let out = self.root.path().join("out");
        let begun = Instant::now();
        let mut program = Command::new(&self.program)
            .args(["import", "--json", "--"])
            .arg(file)
            .current_dir(&self.desk)
            .env("HOME", &self.desk)
            .env("TMPDIR", &self.desk)
            .stdin(Stdio::null())
            .stdout(fs::File::create(&out).unwrap())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut outcome = Outcome::default();
        let status = loop {
            watch(&program, &mut outcome);
            if let Some(status) = program.try_wait().unwrap() {
                break status;
            }
            std::thread::sleep(Duration::from_millis(2));
        };
        outcome.took = begun.elapsed();
        (outcome.code, outcome.signal) = (status.code(), status.signal());
        let mut said = Vec::new();
        std::io::Read::read_to_end(&mut program.stderr.take().unwrap(), &mut said).unwrap();
        outcome.said = String::from_utf8_lossy(&said).into_owned();
        outcome.read = String::from_utf8_lossy(&fs::read(&out).unwrap()).into_owned();
        fs::remove_file(&out).unwrap();
        outcome
    }

    /// Gives all files of a row to the program, one after the other.
    pub fn run(&self, cases: Vec<Case>) -> Seen {
        let mut seen = Seen::default();
        for Case {
            name,
            file,
            wanted,
            make,
        } in cases
        {
            let content = make(&self.place);
            let outcome = self.open(&file, &content);
            let path = self.desk.join(&file);
            if fs::read(&path).ok().as_ref() != Some(&content) {
                seen.wrong.push(format!("{name}: the file was touched"));
            }
            fs::remove_file(&path).ok();
            if let Some(wrong) = outcome.wrong(wanted) {
                let said: String = outcome.said.chars().take(300).collect();
                let read: String = outcome.read.chars().take(300).collect();
                seen.wrong
                    .push(format!("{name}: {wrong}: {:?} {said} {read}", outcome.code));
            }
            seen.files += 1;
            seen.read += usize::from(outcome.code == Some(0));
            seen.app_deaths += usize::from(!matches!(outcome.code, Some(0 | 3)));
            if outcome.reader_died() {
                seen.reader_deaths.push(name.clone());
            }
            seen.app = seen.app.max(outcome.app);
            seen.reader = seen.reader.max(outcome.reader);
            if outcome.took > seen.slowest.0 {
                seen.slowest = (outcome.took, name.clone());
            }
            if std::env::var_os("TICKMARK_HOSTILE").is_some() {
                let said: String = outcome.said.chars().take(160).collect();
                report(&format!(
                    "  {name}: {:?} {:.2} s, {} + {} MiB: {}",
                    outcome.code,
                    outcome.took.as_secs_f64(),
                    outcome.app >> 10,
                    outcome.reader >> 10,
                    said.trim()
                ));
            }
        }
        seen.written = files(self.root.path());
        // Whoever was asked for something has come by now.
        seen.fetched = self.fetched.load(Ordering::SeqCst);
        seen
    }
}

/// Looks how much memory the program and its reader have needed so far.
fn watch(program: &Child, outcome: &mut Outcome) {
    let id = program.id();
    outcome.app = outcome.app.max(peak(id));
    let children = fs::read_to_string(format!("/proc/{id}/task/{id}/children"));
    let children = children.unwrap_or_default();
    for child in children.split_whitespace().flat_map(str::parse) {
        outcome.reader = outcome.reader.max(peak(child));
    }
}

/// The most memory that a process has held, in KiB; nothing until it has become what it is to be: before that it holds what
/// this one does.
fn peak(id: u32) -> u64 {
    let runs = |who: &str| fs::read_link(format!("/proc/{who}/exe")).ok();
    if runs(&id.to_string()) == runs("self") {
        return 0;
    }
    let status = fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let number = line.and_then(|line| line.split_whitespace().next());
    number.and_then(|number| number.parse().ok()).unwrap_or(0)
}

/// All files below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if entry.file_type().unwrap().is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found
}

impl Seen {
    /// Says how it went, and asserts what must hold: no file may take longer than `seconds` where all is optimised.
    pub fn holds(&self, row: &str, seconds: u64) {
        report(&format!(
            "{row}: {} files, {} read, {} refused; {} deaths of the program, {} of its reader; at most {} MiB and {} MiB; \
             slowest {:.1} s ({}); {} files written, {} fetches",
            self.files,
            self.read,
            self.files - self.read,
            self.app_deaths,
            self.reader_deaths.len(),
            self.app >> 10,
            self.reader >> 10,
            self.slowest.0.as_secs_f64(),
            self.slowest.1,
            self.written.len(),
            self.fetched,
        ));
        assert!(self.wrong.is_empty(), "{row}: {:#?}", self.wrong);
        assert_eq!(self.app_deaths, 0, "{row}");
        assert!(self.written.is_empty(), "{row}: {:?}", self.written);
        assert_eq!(self.fetched, 0, "{row}");
        assert!(self.reader << 10 <= READER, "{row}: {} KiB", self.reader);
        // A busy machine gives a reader only a part of a processor.
        let most = Duration::from_secs(seconds) * if cfg!(debug_assertions) { 10 } else { 3 };
        assert!(self.slowest.0 <= most, "{row}: {:?}", self.slowest);
    }
}

/// Says a line on the real standard error: the test runner shows what is printed only of tests that fail.
pub fn report(line: &str) {
    writeln!(std::io::stderr(), "hostile: {line}").ok();
}

/// A program that does what a script says.
pub fn scripted(script: &str) -> (TempDir, PathBuf) {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("program");
    fs::write(&path, format!("#!/bin/bash\n{script}\n")).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    (folder, path)
}

#[test]
fn what_must_not_happen_is_seen() {
    let mut caught = 0;
    type Check = fn(&Seen) -> bool;
    let scripts: [(&str, Check); 7] = [
        ("kill -9 $$", |seen| seen.app_deaths == 1),
        ("exit 101", |seen| seen.app_deaths == 1),
        ("echo a > ../../../escaped", |seen| seen.written.len() == 1),
        ("echo a > $3; echo a > \"$4\"", |seen| {
            !seen.wrong.is_empty()
        }),
        (
            "url=$(cat \"$4\"); exec 3<>/dev/tcp/127.0.0.1/${url##*:}",
            |seen| seen.fetched == 1,
        ),
        ("/bin/sleep 1", |seen| {
            seen.slowest.0 >= Duration::from_secs(1)
        }),
        ("echo one >&2; echo two >&2; exit 3", |seen| {
            !seen.wrong.is_empty()
        }),
    ];
    let all = scripts.len();
    for (script, is_seen) in scripts {
        let (_folder, program) = scripted(script);
        let port = |place: &Place| place.trap.trim_end_matches('/').as_bytes().to_vec();
        let seen = Stage::of(program).run(vec![case("a", "a.txt", Wanted::Told, port)]);
        assert!(is_seen(&seen), "{script}: {seen:?}");
        caught += 1;
    }
    report(&format!(
        "programs that do what must not be done: {caught} of {all} caught"
    ));
}
