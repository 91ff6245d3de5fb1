//! I10: links to other people's files, put where the program is about to write, over and over while it writes.

use std::{
    fs,
    os::unix::fs::symlink,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread::JoinHandle,
};

use tempfile::TempDir;
use tickmark::{
    session::{Moment, Session},
    storage::{self, Hash, Kept, OpenNote},
};

use super::stage::{SMALLER, report};

/// How often each thing that is written is raced for.
const RACES: usize = 1_000 / SMALLER;

/// A desk that others can write to, and a file elsewhere that they would like to have written over.
struct Desk {
    root: TempDir,
    secret: PathBuf,
}

const SECRET: &[u8] = b"nobody's business";

impl Desk {
    fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("elsewhere")).unwrap();
        fs::create_dir(root.path().join("desk")).unwrap();
        let secret = root.path().join("elsewhere/secret");
        fs::write(&secret, SECRET).unwrap();
        Self { root, secret }
    }

    fn at(&self, name: &str) -> PathBuf {
        self.root.path().join("desk").join(name)
    }

    /// Whether something was written outside of the desk; puts it right again.
    fn escaped(&self) -> bool {
        let elsewhere = self.root.path().join("elsewhere");
        let names: Vec<PathBuf> = fs::read_dir(&elsewhere)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        let whole = fs::read(&self.secret).is_ok_and(|bytes| bytes == SECRET);
        for path in names.iter().filter(|path| **path != self.secret) {
            fs::remove_file(path).ok();
        }
        fs::write(&self.secret, SECRET).unwrap();
        !whole || names.len() > 1
    }

    /// Does something again and again while links come and go; how often something escaped, and how often it was done.
    fn races(
        &self,
        swap: impl Fn() + Send + 'static,
        mut act: impl FnMut(usize) -> bool,
    ) -> (usize, usize) {
        let swapper = Swapper::begin(swap);
        let (mut escapes, mut done) = (0, 0);
        for n in 0..RACES {
            done += usize::from(act(n));
            escapes += usize::from(self.escaped());
        }
        assert!(swapper.end() > 0, "nothing was swapped");
        (escapes + usize::from(self.escaped()), done)
    }
}

/// Somebody who swaps things while another thread writes.
struct Swapper {
    goes_on: Arc<AtomicBool>,
    swaps: Arc<AtomicUsize>,
    thread: JoinHandle<()>,
}

impl Swapper {
    fn begin(swap: impl Fn() + Send + 'static) -> Self {
        let goes_on = Arc::new(AtomicBool::new(true));
        let swaps = Arc::new(AtomicUsize::new(0));
        let (theirs, count) = (Arc::clone(&goes_on), Arc::clone(&swaps));
        let thread = std::thread::spawn(move || {
            while theirs.load(Ordering::Relaxed) {
                swap();
                count.fetch_add(1, Ordering::Relaxed);
            }
        });
        Self {
            goes_on,
            swaps,
            thread,
        }
    }

    fn end(self) -> usize {
        self.goes_on.store(false, Ordering::Relaxed);
        self.thread.join().unwrap();
        self.swaps.load(Ordering::Relaxed)
    }
}

/// Puts a link in the place of a file, and takes it away again.
fn link_and_back(path: PathBuf, to: PathBuf) -> impl Fn() {
    let beside = path.with_extension("theirs");
    move || {
        symlink(&to, &beside).ok();
        fs::rename(&beside, &path).ok();
        std::thread::yield_now();
        fs::remove_file(&path).ok();
    }
}

/// Puts a link in the place of a folder, and puts the folder back.
fn folder_and_back(path: PathBuf, to: PathBuf) -> impl Fn() {
    let aside = path.with_extension("aside");
    move || {
        if fs::rename(&path, &aside).is_ok() {
            symlink(&to, &path).ok();
            std::thread::yield_now();
            fs::remove_file(&path).ok();
            // What was made meanwhile is in the way.
            fs::remove_dir_all(&path).ok();
            fs::rename(&aside, &path).ok();
        }
    }
}

/// Puts a link in the place of everything temporary.
fn temporary_and_back(folder: PathBuf, to: PathBuf) -> impl Fn() {
    move || {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.extension().is_some_and(|end| end == "tmp") {
                let beside = folder.join("theirs");
                symlink(&to, &beside).ok();
                fs::rename(&beside, &path).ok();
            }
        }
    }
}

fn kept_document(desk: &Desk) -> (usize, usize) {
    let kept = Kept::in_folder(desk.at("s.evidence"));
    let hash = kept.put(b"a document", "a.docx").unwrap();
    let swap = link_and_back(kept.path(hash, "a.docx"), desk.secret.clone());
    desk.races(swap, |_| kept.put(b"a document", "a.docx").is_ok())
}

fn folder_of_documents(desk: &Desk) -> (usize, usize) {
    let kept = Kept::in_folder(desk.at("s.evidence"));
    kept.put(b"a document", "a.docx").unwrap();
    let elsewhere = desk.secret.parent().unwrap().to_path_buf();
    let swap = folder_and_back(kept.folder().to_path_buf(), elsewhere);
    desk.races(swap, |n| {
        kept.put(format!("document {n}").as_bytes(), "a.docx")
            .is_ok()
    })
}

fn note(desk: &Desk) -> (usize, usize) {
    let path = desk.at("s.factcheck.json");
    let swap = link_and_back(desk.at(".s.factcheck.json.lock"), desk.secret.clone());
    desk.races(swap, |_| {
        let (lock, _) = OpenNote::new("Ada", "laptop", Moment(1_790_000_000)).leave(&path);
        lock.is_some()
    })
}

/// Saves again and again what lies in a file, whatever lies there.
fn saves(desk: &Desk, swap: impl Fn() + Send + 'static) -> (usize, usize) {
    let path = desk.at("s.factcheck.json");
    let session = Session::default();
    let bytes = storage::to_bytes(&session).unwrap();
    desk.races(swap, |n| {
        // Half of them begin on a file that is there.
        let there = n % 2 == 0;
        if there {
            let beside = desk.at("ours");
            fs::write(&beside, &bytes).unwrap();
            fs::rename(&beside, &path).ok();
        }
        storage::save(&session, &path, there.then(|| Hash::of(&bytes))).is_ok()
    })
}

fn session(desk: &Desk) -> (usize, usize) {
    saves(
        desk,
        link_and_back(desk.at("s.factcheck.json"), desk.secret.clone()),
    )
}

fn backup(desk: &Desk) -> (usize, usize) {
    saves(
        desk,
        link_and_back(desk.at("s.factcheck.json.bak"), desk.secret.clone()),
    )
}

fn temporary_files(desk: &Desk) -> (usize, usize) {
    let folder = desk.root.path().join("desk");
    saves(desk, temporary_and_back(folder, desk.secret.clone()))
}

fn exported(desk: &Desk) -> (usize, usize) {
    let path = desk.at("out.csv");
    let swap = link_and_back(path.clone(), desk.secret.clone());
    desk.races(swap, |n| {
        let there = n % 2 == 0;
        if there {
            fs::write(desk.at("ours"), b"a;b").unwrap();
            fs::rename(desk.at("ours"), &path).ok();
        }
        storage::write(b"c;d", &path, there.then(|| Hash::of(b"a;b"))).is_ok()
    })
}

#[test]
fn nothing_is_written_through_a_link_that_others_put_there() {
    type Race = fn(&Desk) -> (usize, usize);
    let all: [(&str, Race); 7] = [
        ("a kept document", kept_document),
        ("the folder of documents", folder_of_documents),
        ("the note that a session is open", note),
        ("a session", session),
        ("its backup", backup),
        ("its temporary files", temporary_files),
        ("an export", exported),
    ];
    let mut wrong = Vec::new();
    let (mut written, mut escaped) = (0, 0);
    for (what, race) in all {
        let (escapes, done) = race(&Desk::new());
        written += done;
        escaped += escapes;
        if escapes > 0 {
            wrong.push(format!("{what}: {escapes} of {RACES}"));
        }
    }
    // Asserted below, told in any case.
    report(&format!(
        "I10 links: {} races for {} things that are written, {written} of them written; {escaped} escapes",
        RACES * all.len(),
        all.len(),
    ));
    assert!(wrong.is_empty(), "{wrong:#?}");
    // A writer that goes wherever the name leads does not get away with it.
    let desk = Desk::new();
    let path = desk.at("out.csv");
    let swap = link_and_back(path.clone(), desk.secret.clone());
    let (escapes, _) = desk.races(swap, |_| fs::write(&path, b"c;d").is_ok());
    report(&format!(
        "I10 links: a writer that follows them: {escapes} escapes of {RACES}, caught"
    ));
    assert!(escapes > 0, "the races are none");
}
