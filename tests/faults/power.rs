//! The power goes: an ext4 or xfs file system in a file is shut down in the middle of everything (the GOINGDOWN ioctl, by
//! `xfs_io`), mounted again, and looked at.

use std::{
    fs::{self, File},
    io::{BufRead as _, BufReader, Seek as _, Write as _},
    path::{Path, PathBuf},
    process::{Command as Program, Stdio},
    sync::mpsc::channel,
    time::{Duration, Instant},
};

use tempfile::TempDir;
use tickmark::storage;

use super::{
    crash::{self, AtWork},
    need::{Numbers, missing, not_run, report, works},
    scene::{Subject, keeps, lines, session, step, told},
};

/// A file system in a file: its maker, its name, how it is mounted.
const KINDS: [(&str, &str, &str); 3] = [
    ("mkfs.ext4", "ext4", "loop"),
    ("mkfs.ext4", "ext4, data=writeback", "loop,data=writeback"),
    ("mkfs.xfs", "xfs", "loop"),
];

/// Large enough for xfs; most of it is never written.
const SIZE: u64 = 320 << 20;

/// How many cuts for each file system; none if they may not be made here.
fn cuts(what: &str) -> Option<usize> {
    let asked = std::env::var("TICKMARK_POWER_CUTS").ok();
    let cuts = asked.and_then(|number| number.parse().ok()).unwrap_or(0);
    let why = if cuts == 0 {
        Some("they mount file systems: set TICKMARK_POWER_CUTS=50, as root".to_owned())
    } else if let Some(name) = missing(&["mount", "umount", "mkfs.ext4", "mkfs.xfs", "xfs_io"]) {
        Some(format!("{name} is not installed"))
    } else {
        let can = Disk::new(KINDS[0]).is_some_and(|disk| disk.mount());
        (!can).then(|| "this machine mounts no file in a loop device (root only)".to_owned())
    };
    match why {
        Some(why) => {
            not_run(what, &why);
            None
        }
        None => Some(cuts),
    }
}

/// A file system in a file.
struct Disk {
    folder: TempDir,
    options: &'static str,
}

impl Disk {
    fn new((maker, _, options): (&str, &str, &'static str)) -> Option<Self> {
        // Not where files may be in memory: a loop device wants a disk under it.
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        let disk = Self { folder, options };
        File::create(disk.image()).unwrap().set_len(SIZE).unwrap();
        fs::create_dir(disk.place()).unwrap();
        let made = works(maker, &["-q", disk.image().to_str().unwrap()]);
        made.then_some(disk)
    }

    fn image(&self) -> PathBuf {
        self.folder.path().join("image")
    }

    /// Where it is mounted.
    fn place(&self) -> PathBuf {
        self.folder.path().join("disk")
    }

    fn mount(&self) -> bool {
        let (image, place) = (self.image(), self.place());
        let [image, place] = [&image, &place].map(|path| path.to_str().unwrap());
        works("mount", &["-o", self.options, image, place])
    }

    fn unmount(&self) -> bool {
        works("umount", &[self.place().to_str().unwrap()])
    }

    /// The power goes; `flushed`: the file system's own journal reaches the device before.
    fn cut(&self, flushed: bool) {
        let how = if flushed { "shutdown -f" } else { "shutdown" };
        let place = self.place();
        assert!(works("xfs_io", &["-x", "-c", how, place.to_str().unwrap()]));
    }

    /// The power comes back.
    fn again(&self) {
        let back = self.unmount() && self.mount();
        assert!(back, "{} is gone", self.place().display());
    }

    /// Takes everything away, and waits for the device.
    fn clear(&self) {
        for entry in fs::read_dir(self.place()).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                fs::remove_file(path).unwrap();
            } else if path.file_name().unwrap() != "lost+found" {
                fs::remove_dir_all(path).unwrap();
            }
        }
    }

    fn sync(&self) {
        let place = self.place();
        assert!(works("sync", &["-f", place.to_str().unwrap()]));
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        self.unmount();
    }
}

#[derive(Debug, Default)]
struct Found {
    cuts: usize,
    /// Saves that were told of before the power went.
    told: usize,
    /// Saves that were told of while it went: a call that is under way then may say anything.
    late: usize,
    wrong: Vec<String>,
    empty: usize,
}

/// Cuts the power while `subject` saves: at random times, and right after "saved".
fn sweep(subject: Subject, kind: (&'static str, &'static str, &'static str), cuts: usize) -> Found {
    let disk = Disk::new(kind).unwrap();
    assert!(disk.mount());
    let path = disk.place().join("s.factcheck.json");
    let old = storage::to_bytes(&session(20_000)).unwrap();
    let mut numbers = Numbers(2);
    let mut found = Found::default();
    for cut in 0..cuts {
        disk.clear();
        fs::write(&path, &old).unwrap();
        disk.sync();
        let moment = if cut % 2 == 0 {
            Moment::AfterSaved(1 + numbers.below(4))
        } else {
            Moment::At(Duration::from_micros(numbers.below(60_000)))
        };
        let flushed = numbers.below(2) == 1;
        let (before, all) = run_and_cut(subject, &path, moment, || disk.cut(flushed));
        disk.again();
        let told = told(before.as_bytes());
        found.cuts += 1;
        found.told += told.len();
        found.late += super::scene::told(all.as_bytes()).len() - told.len();
        if let Err(why) = keeps(&path, &old, &told) {
            let case = format!("{} cut {cut} ({moment:?}, flushed: {flushed})", kind.1);
            found.wrong.push(format!("{case}: {why}"));
            found.empty += usize::from(fs::metadata(&path).is_ok_and(|file| file.len() == 0));
        }
    }
    found
}

#[derive(Clone, Copy, Debug)]
enum Moment {
    /// As soon as so many saves were told.
    AfterSaved(u64),
    /// So long after the first was told or the program began.
    At(Duration),
}

/// What a program had said that was saving when the power went, and what it said in all.
fn run_and_cut(
    subject: Subject,
    path: &Path,
    moment: Moment,
    cut: impl FnOnce(),
) -> (String, String) {
    let line = subject.apply(path);
    let mut input = tempfile::tempfile().unwrap();
    let steps = lines((1..=60).map(|n| step("step", n)));
    input.write_all(steps.as_bytes()).unwrap();
    input.rewind().unwrap();
    let mut program = Program::new(&line[0]);
    program
        .args(&line[1..])
        .stdin(input)
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    let mut child = program.spawn().unwrap();
    let output = BufReader::new(child.stdout.take().unwrap());
    let (sender, heard) = channel();
    let listen = std::thread::spawn(move || {
        for line in output.lines().map_while(Result::ok) {
            sender.send(line + "\n").ok();
        }
    });
    let mut before = String::new();
    match moment {
        Moment::AfterSaved(saves) => {
            let mut saved = 0;
            while saved < saves {
                let line = heard.recv().unwrap();
                saved += u64::from(line.starts_with("saved "));
                before.push_str(&line);
            }
        }
        Moment::At(time) => std::thread::sleep(time),
    }
    before.extend(heard.try_iter());
    cut();
    child.wait().unwrap();
    listen.join().unwrap();
    let after: String = heard.try_iter().collect();
    let all = before.clone() + &after;
    (before, all)
}

#[test]
fn a_power_cut_leaves_the_old_file_or_the_new_one_and_what_was_told() {
    let Some(cuts) = cuts("power cuts") else {
        return;
    };
    let mut wrong = Vec::new();
    for kind in KINDS {
        let found = sweep(Subject::Tickmark, kind, cuts);
        report(&format!(
            "power cuts, {}: {} cuts, {} saves told before and {} meanwhile, {} lost or corrupt, {} zero-byte files",
            kind.1,
            found.cuts,
            found.told,
            found.late,
            found.wrong.len(),
            found.empty
        ));
        assert!(found.told >= cuts / 2, "{found:?}");
        wrong.extend(found.wrong);
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_power_cuts_catch_a_save_without_fsync() {
    if cuts("power cuts of a save without fsync").is_none() {
        return;
    }
    let mut words = Vec::new();
    for kind in KINDS {
        let found = sweep(Subject::Broken("no-sync"), kind, 12);
        assert!(!found.wrong.is_empty(), "{}: {found:#?}", kind.1);
        words.push(format!(
            "{} of {} on {}",
            found.wrong.len(),
            found.cuts,
            kind.1
        ));
    }
    report(&format!(
        "power cuts: broken variants caught 1/1 (no fsync: wrong after {})",
        words.join(", ")
    ));
}

#[test]
fn a_power_cut_loses_a_second_of_what_is_not_saved_at_most() {
    let Some(cuts) = cuts("power cuts of the journal") else {
        return;
    };
    let cuts = cuts.div_ceil(5);
    let mut numbers = Numbers(3);
    for kind in [KINDS[0], KINDS[2]] {
        let disk = Disk::new(kind).unwrap();
        assert!(disk.mount());
        let (mut done, mut worst, mut gone) = (0, Duration::ZERO, 0);
        for _ in 0..cuts {
            disk.clear();
            crash::prepare(&disk.place());
            disk.sync();
            let (mut work, first) = AtWork::new("window-kill", &disk.place());
            std::thread::sleep(Duration::from_millis(numbers.below(2_500)));
            let died = Instant::now();
            disk.cut(numbers.below(2) == 1);
            work.kill();
            let mut edits = vec![first];
            edits.extend(work.told().into_iter().filter(|told| *told <= died));
            disk.again();
            let (lost, time) = crash::lost(&edits, crash::found(&disk.place()), died);
            done += edits.len();
            gone = gone.max(lost);
            worst = worst.max(time);
        }
        report(&format!(
            "power cuts of the journal, {}: {cuts} cuts while {done} edits were made; lost: at most {gone} edits, {:.3} s of \
             work",
            kind.1,
            worst.as_secs_f64()
        ));
        assert!(worst <= crash::MOST, "{} {worst:?}", kind.1);
    }
}
