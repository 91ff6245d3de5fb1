//! Killed, or out of room, while a document is added to the backup or a place of it is cited: bytes and picture are kept before the
//! session knows of them.

use std::{fs, path::Path};

use tickmark::{
    session::{Command, Session},
    storage::{self, Hash, Kept},
};

#[path = "../support/pdf.rs"]
mod pdf;

use pdf::of_pages;

use super::{
    errors::NO_FILE,
    need::{self, not_run, report},
    scene::{run_with_input, session, stamp, tickmark, whole},
    trace::{Call, calls, inject},
};

const REPORT: &str = "# Counts\n\nThe ferry carried 412,000 passengers in 2024.\n";

struct Desk {
    folder: tempfile::TempDir,
    old: Vec<u8>,
}

impl Desk {
    fn new() -> Self {
        let desk = Self {
            folder: tempfile::tempdir().unwrap(),
            old: storage::to_bytes(&session(8_000)).unwrap(),
        };
        fs::write(desk.folder.path().join("report.md"), REPORT).unwrap();
        desk.reset();
        desk
    }

    fn path(&self) -> std::path::PathBuf {
        self.folder.path().join("s.factcheck.json")
    }

    /// The session without the document, and nothing beside it.
    fn reset(&self) {
        let evidence = Kept::beside(&self.path());
        fs::remove_dir_all(evidence.folder()).ok();
        for entry in fs::read_dir(self.folder.path()).unwrap().flatten() {
            if entry.file_name() != "report.md" {
                fs::remove_file(entry.path()).unwrap();
            }
        }
        fs::write(self.path(), &self.old).unwrap();
    }

    fn line(&self) -> Vec<String> {
        let at = |path: &Path| path.to_str().unwrap().to_owned();
        let report = self.folder.path().join("report.md");
        vec![
            tickmark(),
            "backup".to_owned(),
            at(&self.path()),
            at(&report),
        ]
    }

    /// Whether the session has the document; an error if it has it without its bytes, or is no session any more.
    fn has_it(&self) -> Result<bool, String> {
        let bytes = fs::read(self.path()).map_err(|error| error.to_string())?;
        if bytes == self.old {
            return Ok(false);
        }
        let session: Session = whole(&bytes)?;
        let backup = session.backup();
        let [(_, source)] = backup.as_slice() else {
            return Err(format!("{} documents", backup.len()));
        };
        let hash: Hash = source.document.parse().unwrap();
        let kept = Kept::beside(&self.path()).get(hash, &source.file);
        match kept {
            Ok(Some(bytes)) if bytes == REPORT.as_bytes() => Ok(true),
            other => Err(format!("the session has it, and its bytes are {other:?}")),
        }
    }
}

/// Calls that may change something on disk.
const CHANGING: [&str; 14] = [
    "write",
    "pwrite64",
    "fsync",
    "fdatasync",
    "ftruncate",
    "rename",
    "renameat",
    "renameat2",
    "link",
    "linkat",
    "unlink",
    "unlinkat",
    "mkdir",
    "fchmod",
];

/// Kills a command before each of its calls that change something; after each, what it changes is whole or not there, and the next time it goes through. The
/// answer is how many such points there were, and how many of them came after it was there.
fn sweep(
    line: &[String],
    file: &Path,
    reset: impl Fn(),
    has_it: impl Fn() -> Result<bool, String>,
) -> (usize, usize) {
    let (mut points, mut with) = (0, 0);
    reset();
    let all = calls(line, "", file);
    assert!(all.iter().any(|call| call.name == "fsync"));
    // Between two calls that change something on disk all is as before the second.
    let changing = |call: &Call| CHANGING.contains(&call.name.as_str());
    for call in all.into_iter().filter(changing) {
        let at_least = if NO_FILE.contains(&call.name.as_str()) {
            call.first
        } else {
            call.last + 1
        };
        for when in call.first.. {
            reset();
            let (output, hit) = inject(line, "", &call.name, "signal=KILL", when);
            if output.status.success() {
                // Where a child was hit alone, the program itself makes no more of these calls.
                assert!(
                    hit.is_some() || when >= at_least,
                    "{call:?} ended at {when}"
                );
                break;
            }
            assert!(hit.is_some(), "{output:?}");
            points += 1;
            let case = format!("killed before {} {when}", call.name);
            match has_it() {
                Err(why) => panic!("{case}: {why}"),
                Ok(has) => with += usize::from(has),
            }
            // The next time it goes through, whatever was left behind.
            let again = run_with_input(line, "");
            assert!(again.status.success(), "{case}: {again:?}");
            assert_eq!(has_it(), Ok(true), "{case}");
        }
    }
    (points, with)
}

#[test]
fn killed_before_any_change_the_session_has_no_document_without_its_bytes() {
    if !need::strace("kill sweep of adding a document") {
        return;
    }
    let desk = Desk::new();
    let (points, with) = sweep(
        &desk.line(),
        &desk.path(),
        || desk.reset(),
        || desk.has_it(),
    );
    report(&format!(
        "adding a document: {points} kill points, {with} of them after the session had it; its bytes lay beside it each time"
    ));
    assert!(points >= 10 && with > 0, "{points} {with}");
}

#[test]
fn killed_before_any_change_no_evidence_is_without_its_picture() {
    if !need::strace("kill sweep of citing a place") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("s.factcheck.json");
    let paper = folder.path().join("paper.pdf");
    let words = "BT /F 12 Tf 20 300 Td (The ferry carried 412,000 passengers) Tj ET";
    fs::write(&paper, of_pages(&[words.to_owned()])).unwrap();
    let mut begun = session(200);
    let article = begun.articles.all().next().unwrap().0;
    let claim = Command::AddClaim {
        id: None,
        article,
        start: 0,
        end: 20,
        statement: String::new(),
        part_of: None,
    };
    begun.apply(claim, &stamp(1)).unwrap();
    fs::write(&path, storage::to_bytes(&begun).unwrap()).unwrap();
    let at = |path: &Path| path.to_str().unwrap().to_owned();
    let added = run_with_input(
        &[tickmark(), "backup".to_owned(), at(&path), at(&paper)],
        "",
    );
    assert!(added.status.success(), "{added:?}");
    fs::remove_file(&paper).unwrap();
    let old = fs::read(&path).unwrap();
    let evidence = Kept::beside(&path);
    let kept: Vec<_> = fs::read_dir(evidence.folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    let reset = || {
        for place in [folder.path(), evidence.folder()] {
            for entry in fs::read_dir(place).unwrap().flatten() {
                let path = entry.path();
                if path.is_file() && !kept.contains(&path) {
                    fs::remove_file(path).unwrap();
                }
            }
        }
        fs::write(&path, &old).unwrap();
    };
    let has_it = || {
        let bytes = fs::read(&path).map_err(|error| error.to_string())?;
        if bytes == old {
            return Ok(false);
        }
        let session: Session = whole(&bytes)?;
        let (_, one) = session.evidence.live().next().ok_or("no evidence")?;
        let hash: Hash = one.copy_sha256.parse().ok().ok_or("no picture")?;
        match evidence.get(hash, &one.copy) {
            Ok(Some(picture)) if picture.starts_with(b"\x89PNG") => Ok(true),
            other => Err(format!("the session has it, and its picture is {other:?}")),
        }
    };
    let line = [
        "cite",
        &at(&path),
        "--claim",
        "F1",
        "--document",
        "paper.pdf",
        "--words",
    ];
    let mut line: Vec<String> = line.map(str::to_owned).into();
    line.insert(0, tickmark());
    line.push("carried 412,000".to_owned());
    let (points, with) = sweep(&line, &path, reset, has_it);
    report(&format!(
        "citing a place: {points} kill points, {with} of them after the session had it; its picture lay beside it each time"
    ));
    assert!(points >= 10 && with > 0, "{points} {with}");
}

#[test]
fn without_room_for_the_bytes_the_session_stays_as_it_was() {
    if need::missing(&["prlimit"]).is_some() {
        return not_run("no room for a document", "prlimit is not installed");
    }
    let desk = Desk::new();
    let mut line = vec!["prlimit".to_owned(), "--fsize=20".to_owned()];
    line.extend(desk.line());
    let output = run_with_input(&line, "");
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let words = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(words.contains("report.md: not added"), "{words}");
    assert_eq!(desk.has_it(), Ok(false));
    // Room for the document, and none for the session: that is told, and the old one stays.
    let mut line = vec!["prlimit".to_owned(), "--fsize=4000".to_owned()];
    line.extend(desk.line());
    let output = run_with_input(&line, "");
    assert_eq!(output.status.code(), Some(4), "{output:?}");
    assert_eq!(desk.has_it(), Ok(false));
    let again = run_with_input(&desk.line(), "");
    assert!(again.status.success(), "{again:?}");
    assert_eq!(desk.has_it(), Ok(true));
}
