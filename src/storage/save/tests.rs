//! The protocol under every fault that the in-memory file system can make, and proof that the checks would notice.

use std::{
    cell::Cell,
    collections::BTreeSet,
    io::{self, ErrorKind},
    path::{Path, PathBuf},
};

use super::{
    SaveError, SaveStep, Saved,
    protocol::{self, Manner, Proof},
};
use crate::storage::{
    Hash, format,
    vfs::{
        Look, OWNER_ONLY, Vfs,
        memory::{Files, Memory, Plan},
    },
};

const FILE: &str = "/w/a.factcheck.json";
const BACKUP: &str = "/w/a.factcheck.json.bak";
const OLD: &[u8] = br#"{"format":"tickmark-session","version":1,"session":{"title":"old"}}"#;
const NEW: &[u8] =
    br#"{"format":"tickmark-session","version":1,"session":{"title":"the new one"}}"#;
const OLDER: &[u8] = br#"{"format":"tickmark-session","version":1}"#;

/// Saves [`NEW`] over a file that holds `old`.
fn run<V: Vfs>(vfs: &V, old: Option<&[u8]>) -> Result<Saved, SaveError> {
    run_if(vfs, old, &mut || Ok(()))
}

/// Writes a session as a save does.
fn write<V: Vfs>(
    vfs: &V,
    pieces: &[&[u8]],
    path: &Path,
    expected: Option<Hash>,
    tags: protocol::Tags<'_>,
    proof: Proof<'_>,
) -> Result<Saved, SaveError> {
    protocol::write(vfs, pieces, (path, Manner::Session), expected, tags, proof)
}

/// The same, where the proof is what `proof` says.
fn run_if<V: Vfs>(vfs: &V, old: Option<&[u8]>, proof: Proof<'_>) -> Result<Saved, SaveError> {
    let count = Cell::new(0);
    let mut tags = || {
        count.set(count.get() + 1);
        Ok(format!("tag{}", count.get()))
    };
    write(
        vfs,
        &[NEW],
        Path::new(FILE),
        old.map(Hash::of),
        &mut tags,
        proof,
    )
}

fn memory(old: Option<&[u8]>, plan: Plan) -> Memory {
    match old {
        Some(old) => Memory::new(&[(FILE, old), (BACKUP, OLDER)], plan),
        None => Memory::new(&[], plan),
    }
}

/// Breaks of the promise among some states: the file must be the old one or the new one; the new one, once "saved".
fn violations(states: &BTreeSet<Files>, old: Option<&[u8]>, saved: bool) -> usize {
    let wrong = states.iter().filter(|files| {
        let found = files.get(Path::new(FILE)).map(Vec::as_slice);
        found != Some(NEW) && (saved || found != old)
    });
    wrong.count()
}

#[test]
fn a_power_cut_at_any_moment_leaves_the_old_file_or_the_new_one() {
    let mut explored = 0;
    for old in [Some(OLD), None] {
        let vfs = memory(old, Plan::default());
        let saved = run(&vfs, old).unwrap();
        assert_eq!((saved.hash, saved.warnings.len()), (Hash::of(NEW), 0));
        let states = vfs.crash_states();
        assert_eq!(violations(&states, old, false), 0);
        assert_eq!(violations(&vfs.crash_now(), old, true), 0);
        let backups: BTreeSet<Option<&Vec<u8>>> = states
            .iter()
            .map(|files| files.get(Path::new(BACKUP)))
            .collect();
        let whole = [OLD.to_vec(), OLDER.to_vec()];
        let expected = if old.is_some() {
            whole.iter().map(Some).collect()
        } else {
            BTreeSet::from([None])
        };
        assert_eq!(backups, expected, "the backup is whole at every moment");
        explored += states.len();
    }
    assert!(explored >= 24, "{explored} states");
}

#[test]
fn what_does_not_read_back_never_takes_the_old_files_place() {
    let vfs = memory(Some(OLD), Plan::default());
    let before = vfs.files();
    let mut refuse = || {
        Err(SaveError::Proof {
            path: FILE.into(),
            why: "a value came back changed".to_owned(),
        })
    };
    let error = run_if(&vfs, Some(OLD), &mut refuse).unwrap_err();
    assert!(matches!(error, SaveError::Proof { .. }), "{error}");
    assert_eq!(vfs.files(), before, "file, backup and nothing else");
}

#[test]
fn an_error_at_any_operation_leaves_the_old_file_and_says_what_failed() {
    let kinds = [
        ErrorKind::StorageFull,
        ErrorKind::PermissionDenied,
        ErrorKind::QuotaExceeded,
        ErrorKind::ReadOnlyFilesystem,
        ErrorKind::FileTooLarge,
        ErrorKind::Interrupted,
        ErrorKind::Other,
    ];
    for old in [Some(OLD), None] {
        let all = {
            let vfs = memory(old, Plan::default());
            run(&vfs, old).unwrap();
            vfs.operations()
        };
        for (kind, for_good) in kinds
            .into_iter()
            .flat_map(|kind| [(kind, false), (kind, true)])
        {
            for n in 1..=all.len() {
                let plan = Plan {
                    fail: Some((n, kind)),
                    for_good,
                    ..Plan::default()
                };
                let vfs = memory(old, plan);
                let result = run(&vfs, old);
                let case = format!("{kind:?} at {n} ({}), for good: {for_good}", all[n - 1]);
                assert_eq!(violations(&vfs.crash_states(), old, false), 0, "{case}");
                let files = vfs.files();
                let found = files.get(Path::new(FILE)).map(Vec::as_slice);
                match result {
                    // The folder's own sync: the file is in its place.
                    Ok(saved) => {
                        assert_eq!(
                            (all[n - 1], saved.warnings.len(), found),
                            ("sync_dir", 1, Some(NEW)),
                            "{case}"
                        );
                    }
                    Err(error) => {
                        assert_eq!(found, old, "{case}");
                        let said = error.to_string();
                        assert!(said.contains(FILE) && said.contains("as it was"), "{said}");
                        assert!(matches!(&error, SaveError::Io { .. }), "{said}");
                        let strays = files
                            .keys()
                            .filter(|path| path.to_string_lossy().ends_with(".tmp"));
                        assert!(for_good || strays.count() == 0, "{case}: {files:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn after_the_space_is_freed_the_same_save_goes_through() {
    let mut vfs = memory(
        Some(OLD),
        Plan {
            fail: Some((5, ErrorKind::StorageFull)),
            ..Plan::default()
        },
    );
    let error = run(&vfs, Some(OLD)).unwrap_err();
    assert!(
        matches!(
            error,
            SaveError::Io {
                step: SaveStep::Write,
                ..
            }
        ),
        "{error}"
    );
    assert!(error.to_string().contains("Free some space"), "{error}");
    vfs.plan = Plan::default();
    assert_eq!(run(&vfs, Some(OLD)).unwrap().hash, Hash::of(NEW));
}

#[test]
fn what_somebody_else_wrote_meanwhile_is_never_overwritten() {
    let theirs: &[u8] =
        br#"{"format":"tickmark-session","version":1,"session":{"title":"theirs"}}"#;
    let all = {
        let vfs = memory(Some(OLD), Plan::default());
        run(&vfs, Some(OLD)).unwrap();
        vfs.operations()
    };
    let last = all.iter().rposition(|name| *name == "rename").unwrap() + 1;
    for n in 1..all.len() {
        let vfs = memory(
            Some(OLD),
            Plan {
                intrude: Some((n, PathBuf::from(FILE), theirs.to_vec())),
                ..Plan::default()
            },
        );
        let result = run(&vfs, Some(OLD));
        let files = vfs.files();
        let found = files.get(Path::new(FILE)).map(Vec::as_slice);
        if n < last {
            let Err(SaveError::ChangedOnDisk {
                found: Some(hash), ..
            }) = result
            else {
                panic!("{n}: {result:?}");
            };
            assert_eq!((hash, found), (Hash::of(theirs), Some(theirs)), "{n}");
        } else if n > last {
            assert_eq!(found, Some(theirs), "{n}");
        }
        // Between the last look and the rename lies the one moment that no portable system call closes.
    }
}

#[test]
fn a_damaged_file_is_kept_beside_the_good_backup() {
    let damaged = &OLD[..30];
    let vfs = memory(Some(damaged), Plan::default());
    let saved = run(&vfs, Some(damaged)).unwrap();
    let files = vfs.files();
    assert_eq!(files[Path::new(BACKUP)], OLDER);
    assert_eq!(files[&saved.backup.unwrap()], damaged);
}

#[test]
fn what_a_newer_version_wrote_is_never_overwritten() {
    let newer = br#"{"format":"tickmark-session","version":2,"session":{}}"#;
    let vfs = memory(Some(newer), Plan::default());
    let error = run(&vfs, Some(newer)).unwrap_err();
    assert!(
        matches!(error, SaveError::Newer { version: 2, .. }),
        "{error}"
    );
    assert_eq!(vfs.files()[Path::new(FILE)], newer);
}

#[test]
fn the_new_file_has_the_permissions_of_the_old_one_and_the_backup_its_owners_alone() {
    let vfs = memory(Some(OLD), Plan::default());
    run(&vfs, Some(OLD)).unwrap();
    assert_eq!((vfs.mode(FILE), vfs.mode(BACKUP)), (0o640, 0o600));
}

/// Writes [`NEW`] over a file that holds `old` in some manner.
fn run_as(vfs: &Memory, manner: Manner, old: Option<&[u8]>) -> Result<Saved, SaveError> {
    let mut count = 0;
    let mut tags = || {
        count += 1;
        Ok(format!("tag{count}"))
    };
    let place = (Path::new(FILE), manner);
    let expected = old.map(Hash::of);
    protocol::write(vfs, &[NEW], place, expected, &mut tags, &mut || Ok(()))
}

#[test]
fn a_new_file_is_for_whom_the_system_says_and_only_what_is_the_programs_own_for_its_owner() {
    for (manner, mode) in [
        (Manner::Session, 0o644),
        (Manner::Merged, 0o644),
        (Manner::HandedOut, 0o644),
        (Manner::Own, 0o600),
    ] {
        let vfs = memory(None, Plan::default());
        run_as(&vfs, manner, None).unwrap();
        assert_eq!(vfs.mode(FILE), mode, "{manner:?}");
        assert!(
            !vfs.operations().contains(&"set_mode"),
            "{manner:?}: the system has set it already"
        );
    }
}

#[test]
fn what_is_handed_out_keeps_what_it_replaces_at_every_moment() {
    let old: &[u8] = b"# Review summary: an older one\n";
    let vfs = memory(Some(old), Plan::default());
    let saved = run_as(&vfs, Manner::HandedOut, Some(old)).unwrap();
    assert_eq!(saved.backup.as_deref(), Some(Path::new(BACKUP)));
    let files = vfs.files();
    assert_eq!(
        (
            files[Path::new(FILE)].as_slice(),
            files[Path::new(BACKUP)].as_slice()
        ),
        (NEW, old)
    );
    // Whoever might read it may do so still.
    assert_eq!((vfs.mode(FILE), vfs.mode(BACKUP)), (0o640, 0o640));
    let states = vfs.crash_states();
    assert_eq!(violations(&states, Some(old), false), 0);
    // Once "saved" was said, both are there for good.
    let kept = |files: &Files| files.get(Path::new(BACKUP)).map(Vec::as_slice) == Some(old);
    assert!(vfs.crash_now().iter().all(kept));
    let all = vfs.operations();
    for n in 1..=all.len() {
        let fail = Some((n, ErrorKind::StorageFull));
        let vfs = memory(
            Some(old),
            Plan {
                fail,
                ..Plan::default()
            },
        );
        let result = run_as(&vfs, Manner::HandedOut, Some(old));
        let case = format!("at {n} ({})", all[n - 1]);
        assert_eq!(result.is_ok(), all[n - 1] == "sync_dir", "{case}");
        assert_eq!(
            violations(&vfs.crash_states(), Some(old), false),
            0,
            "{case}"
        );
    }
    // A session that somebody chose to replace is kept as sessions are: for its owner alone.
    let vfs = memory(Some(OLD), Plan::default());
    run_as(&vfs, Manner::HandedOut, Some(OLD)).unwrap();
    assert_eq!((vfs.mode(FILE), vfs.mode(BACKUP)), (0o640, 0o600));
    // Nothing is handed out over what a newer version wrote.
    let newer = br#"{"format":"tickmark-session","version":2,"session":{}}"#;
    let vfs = memory(Some(newer), Plan::default());
    let error = run_as(&vfs, Manner::HandedOut, Some(newer)).unwrap_err();
    assert!(matches!(error, SaveError::Newer { .. }), "{error}");
    // The program's own files leave no second copy.
    let vfs = memory(Some(old), Plan::default());
    let saved = run_as(&vfs, Manner::Own, Some(old)).unwrap();
    assert_eq!(
        (saved.backup, vfs.files()[Path::new(BACKUP)].as_slice()),
        (None, OLDER)
    );
}

/// A file system that lies about fsync.
struct NoSync(Memory);

impl Vfs for NoSync {
    type File = usize;

    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        self.0.resolve(path)
    }
    fn look(&self, path: &Path) -> io::Result<Look> {
        self.0.look(path)
    }
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.0.read(path)
    }
    fn create(&self, path: &Path, mode: u32) -> io::Result<usize> {
        self.0.create(path, mode)
    }
    fn write(&self, file: &mut usize, bytes: &[u8]) -> io::Result<()> {
        self.0.write(file, bytes)
    }
    fn set_mode(&self, file: &mut usize, mode: u32) -> io::Result<()> {
        self.0.set_mode(file, mode)
    }
    fn sync(&self, _: &mut usize) -> io::Result<()> {
        Ok(())
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.0.rename(from, to)
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        self.0.remove(path)
    }
    fn sync_dir(&self, dir: &Path) -> io::Result<()> {
        self.0.sync_dir(dir)
    }
}

/// Five ways to save that lose data, and that the checks above would notice.
#[test]
fn broken_variants_are_caught() {
    // Without fsync: the name is there before the content.
    let vfs = NoSync(memory(Some(OLD), Plan::default()));
    run(&vfs, Some(OLD)).unwrap();
    assert!(violations(&vfs.0.crash_states(), Some(OLD), false) > 0);
    assert!(violations(&vfs.0.crash_now(), Some(OLD), true) > 0);

    // In place: between the moment the old content goes and the new one is there.
    let vfs = memory(Some(OLD), Plan::default());
    vfs.remove(Path::new(FILE)).unwrap();
    let mut file = vfs.create(Path::new(FILE), OWNER_ONLY).unwrap();
    vfs.write(&mut file, NEW).unwrap();
    vfs.sync(&mut file).unwrap();
    vfs.sync_dir(Path::new("/w")).unwrap();
    assert!(violations(&vfs.crash_states(), Some(OLD), false) > 0);

    // Without the folder's sync: "saved" was said, and the old file comes back.
    let vfs = memory(
        Some(OLD),
        Plan {
            fail: Some((usize::MAX, ErrorKind::Other)),
            ..Plan::default()
        },
    );
    let mut file = vfs.create(Path::new("/w/t"), OWNER_ONLY).unwrap();
    vfs.write(&mut file, NEW).unwrap();
    vfs.sync(&mut file).unwrap();
    vfs.rename(Path::new("/w/t"), Path::new(FILE)).unwrap();
    assert_eq!(violations(&vfs.crash_states(), Some(OLD), false), 0);
    assert!(violations(&vfs.crash_now(), Some(OLD), true) > 0);

    // Without the proof: what does not read back takes the old file's place.
    let session = crate::storage::format::from_bytes(NEW).unwrap().session;
    let spoilt = |bytes: &[u8]| {
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        text.replace("the new one", "the new 0ne").into_bytes()
    };
    let mut written = format::written(&session).unwrap();
    written.pieces = vec![spoilt(&written.pieces.concat())];
    let bytes = &written.pieces[0];
    let save = |vfs: &Memory, proof: Proof<'_>| {
        let mut tags = || Ok("tag".to_owned());
        write(vfs, &[bytes], Path::new(FILE), None, &mut tags, proof)
    };
    let vfs = memory(None, Plan::default());
    save(&vfs, &mut || Ok(())).unwrap();
    assert_eq!(vfs.files()[Path::new(FILE)], *bytes);
    let vfs = memory(None, Plan::default());
    let mut proof = || {
        let proof = format::Proof::new(&written, &session);
        proof.work().map_err(|why| SaveError::Proof {
            path: FILE.into(),
            why,
        })
    };
    let error = save(&vfs, &mut proof).unwrap_err();
    assert!(matches!(error, SaveError::Proof { .. }), "{error}");
    assert!(vfs.files().is_empty());

    // Guard off: what is on disk is taken for what was opened.
    let theirs = OLDER;
    let vfs = memory(Some(theirs), Plan::default());
    run(&vfs, Some(theirs)).unwrap();
    assert_ne!(vfs.files()[Path::new(FILE)], theirs);
    let vfs = memory(Some(theirs), Plan::default());
    run(&vfs, Some(OLD)).unwrap_err();
    assert_eq!(vfs.files()[Path::new(FILE)], theirs);
}
