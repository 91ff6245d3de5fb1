//! Files that break off, and files that a merge left with its markers.

use super::*;

#[test]
fn a_file_cut_anywhere_opens_from_its_backup_and_saving_keeps_both() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("c.factcheck.json");
    let first = save(&begun(), &path, None).unwrap();
    let second = save(&work(), &path, Some(first.hash)).unwrap();
    assert_eq!(second.backup.as_deref(), Some(backup_path(&path).as_path()));
    let whole = fs::read(&path).unwrap();
    let good = fs::read(backup_path(&path)).unwrap();
    let mut recovered = 0;
    for n in 0..200 {
        let cut = whole.len() * n / 200;
        fs::write(&path, &whole[..cut]).unwrap();
        let loaded = load(&path).unwrap();
        assert!(*loaded.session == *begun(), "cut at {cut}");
        assert!(loaded.problems[0].to_string().contains("previous version"));
        if n % 40 == 7 {
            let saved = save(&loaded.session, &path, Some(loaded.hash)).unwrap();
            assert_eq!(
                fs::read(saved.backup.unwrap()).unwrap(),
                &whole[..cut],
                "the damaged file is kept"
            );
            assert_eq!(
                fs::read(backup_path(&path)).unwrap(),
                good,
                "the good backup too"
            );
        }
        recovered += 1;
    }
    assert_eq!(recovered, 200);
    // Without a backup: what is there.
    fs::remove_file(backup_path(&path)).unwrap();
    fs::write(&path, &whole[..whole.len() * 9 / 10]).unwrap();
    let loaded = load(&path).unwrap();
    assert!(loaded.damaged && said(&loaded).contains("breaks off"));
    assert!(loaded.session.articles.len() == 1);
}

#[test]
fn a_file_that_breaks_off_without_a_backup_never_panics_and_keeps_what_it_holds() {
    let whole = to_bytes(&work()).unwrap();
    let mut last = 0;
    for n in 1..200 {
        let Ok(loaded) = from_bytes(&whole[..whole.len() * n / 200]) else {
            continue;
        };
        said(&loaded);
        let records = loaded.session.every().count();
        assert!(records >= last.min(records + 1), "{n}");
        last = records;
    }
    assert!(last >= 6, "{last}");
}

#[test]
fn both_sides_of_a_conflict_are_kept() {
    let base = to_bytes(&work()).unwrap();
    let side = |n: usize, verdict: &str, title: &str| {
        let mut session = from_bytes(&base).unwrap().session;
        let (article, _) = session.articles.all().next().unwrap();
        for (m, command) in [
            Command::SetVerdict {
                claim: Id::literal("claim-2"),
                verdict: Some(verdict.to_owned()),
            },
            Command::AddClaim {
                id: None,
                article,
                start: 45 + n,
                end: 52,
                statement: title.to_owned(),
                part_of: None,
            },
            Command::AddSource(NewSource {
                title: title.to_owned(),
                ..NewSource::default()
            }),
        ]
        .into_iter()
        .enumerate()
        {
            session.apply(command, &stamp(n * 1000 + m)).unwrap();
        }
        session
    };
    let (ours, theirs) = (side(1, "true", "Ours"), side(2, "half_true", "Theirs"));
    let text = |session: &Session| String::from_utf8(to_bytes(session).unwrap()).unwrap();
    let marked = conflict(
        &String::from_utf8(base.clone()).unwrap(),
        &text(&ours),
        &text(&theirs),
    );
    assert!(marked.contains("<<<<<<<"), "{marked}");
    let loaded = from_bytes(marked.as_bytes()).unwrap();
    assert!(!loaded.damaged && said(&loaded).contains("conflict markers"));
    let session = &loaded.session;
    assert_eq!((session.claims.len(), session.sources.len()), (4, 3));
    let claim = session.claims.get(Id::literal("claim-2")).unwrap();
    assert_eq!(claim.history.disputed(), ["verdict"]);
    for (kind, id, record) in ours.every().chain(theirs.every()) {
        let found = session
            .record(&kind, id)
            .unwrap_or_else(|| panic!("{id} is lost"));
        for (event, one) in record.history().iter() {
            assert_eq!(found.history().get(event), Some(one));
        }
    }
}

/// What `git merge-file` leaves of three texts.
fn conflict(base: &str, ours: &str, theirs: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path
    };
    let paths = [
        write("ours", ours),
        write("base", base),
        write("theirs", theirs),
    ];
    let merged = std::process::Command::new("git")
        .arg("merge-file")
        .arg("-p")
        .args(&paths)
        .output()
        .expect("git is needed for this test");
    String::from_utf8(merged.stdout).unwrap()
}
