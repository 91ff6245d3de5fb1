//! Files that are not as they should be: each opens, or is refused in words, and nothing is lost without a word.

use std::{fs, path::Path};

use serde_json::{Value, json};

use super::{
    FormatError, Loaded, SaveError, backup_path, from_bytes, load, save,
    testing::{begun, stamp},
    to_bytes,
};
use crate::session::{Command, Id, NewEvidence, NewSource, Session, SourceKind, Stance, Tier};

/// A session with a bit of everything that files break in.
fn work() -> Session {
    let mut session = begun();
    let (article, _) = session.articles.all().next().unwrap();
    let claim = Id::literal("claim-1");
    let source = Id::literal("source-1");
    let commands = [
        Command::AddClaim {
            id: Some(claim),
            article,
            start: 0,
            end: 26,
            statement: "It cost 4 million".to_owned(),
        },
        Command::AddClaim {
            id: Some(Id::literal("claim-2")),
            article,
            start: 27,
            end: 45,
            statement: String::new(),
        },
        Command::SetVerdict {
            claim,
            verdict: Some("false".to_owned()),
        },
        Command::AddSource(NewSource {
            id: Some(source),
            title: "Minutes".to_owned(),
            kind: SourceKind::Document,
            ..NewSource::default()
        }),
        Command::AddEvidence(NewEvidence {
            id: Some(Id::literal("evidence-1")),
            claim,
            source,
            stance: Stance::Contradicts,
            locator: "p. 4".to_owned(),
            extract: "five million".to_owned(),
            tier: Tier::Primary,
        }),
    ];
    for (n, command) in commands.into_iter().enumerate() {
        session.apply(command, &stamp(n + 100)).unwrap();
    }
    session
}

fn file() -> Value {
    serde_json::from_slice(&to_bytes(&work()).unwrap()).unwrap()
}

fn read(value: &Value) -> Loaded {
    from_bytes(&serde_json::to_vec(value).unwrap()).unwrap()
}

/// What is said about a file, and that the session saves and reads back.
fn said(loaded: &Loaded) -> String {
    let again = to_bytes(&loaded.session).unwrap();
    let reread = from_bytes(&again).unwrap();
    assert!(*reread.session == *loaded.session);
    assert!(
        reread.problems.iter().all(|problem| !problem.changed),
        "{:?}",
        reread.problems
    );
    let lines: Vec<String> = loaded.problems.iter().map(ToString::to_string).collect();
    lines.join("\n")
}

/// Changes a good file, and expects words about it.
fn check(words: &str, change: impl Fn(&mut Value)) -> Loaded {
    let mut value = file();
    change(&mut value);
    let loaded = read(&value);
    let said = said(&loaded);
    assert!(said.contains(words), "{words:?} is not in: {said}");
    loaded
}

#[test]
fn references_positions_quotes_and_hashes_are_checked() {
    check("names gone, which is not among the claims", |file| {
        file["evidence"]["evidence-1"]["claim"] = json!("gone");
    });
    check("names gone, which is not among the articles", |file| {
        file["claims"]["claim-1"]["article"] = json!("gone");
    });
    check("back to itself", |file| {
        file["claims"]["claim-1"]["parent"] = json!("claim-2");
        file["claims"]["claim-2"]["parent"] = json!("claim-1");
    });
    check("back to itself", |file| {
        file["claims"]["claim-1"]["merged_into"] = json!("claim-1");
    });
    check("5000 does not lie between 0 and 1000", |file| {
        file["claims"]["claim-1"]["worth"] = json!(5000);
    });
    check("changed outside Tickmark", |file| {
        let paragraphs = file["drafts"]
            .as_object_mut()
            .unwrap()
            .values_mut()
            .next()
            .unwrap();
        paragraphs["paragraphs"][1]["text"] = json!("Somebody fell.");
    });
    let anchor = |file: &mut Value, name: &str, value: Value| {
        let anchors = file["claims"]["claim-1"]["anchors"]
            .as_object_mut()
            .unwrap();
        anchors.values_mut().next().unwrap()[name] = value;
    };
    for start in [json!(3), json!(1_000_000_000_000_000_000_u64)] {
        let loaded = check("moved there", |file| anchor(file, "start", start.clone()));
        let (article, _) = loaded.session.articles.all().next().unwrap();
        assert_eq!(loaded.session.claims_of(article).len(), 2);
    }
    for start in [
        json!(-1),
        json!("0"),
        json!(1.5),
        serde_json::from_str("1e400").unwrap(),
    ] {
        let loaded = check("moved there", |file| {
            anchor(file, "start", start.clone());
            anchor(file, "end", json!(25));
        });
        assert!(
            loaded
                .session
                .claims
                .get(Id::literal("claim-1"))
                .unwrap()
                .anchors
                .values()
                .any(|anchor| anchor.extra.contains_key("unreadable_start"))
        );
    }
    let loaded = check("the quote is not in the draft", |file| {
        anchor(file, "exact", json!("Words of another article"));
    });
    let (article, _) = loaded.session.articles.all().next().unwrap();
    assert_eq!(
        loaded.session.claims_of(article).len(),
        1,
        "never shown at the wrong words"
    );
    assert_eq!(loaded.session.lost_claims_of(article).len(), 1);
    check("the field says \"true\"", |file| {
        file["claims"]["claim-1"]["verdict"] = json!("true");
    });
}

#[test]
fn what_fits_nowhere_is_kept_under_another_name() {
    let loaded = check("unreadable_difficulty", |file| {
        file["claims"]["claim-1"]["difficulty"] = json!("very");
    });
    let extra = &loaded
        .session
        .claims
        .get(Id::literal("claim-1"))
        .unwrap()
        .extra;
    assert_eq!(extra["unreadable_difficulty"], json!("very"));
    let loaded = check("unreadable_risks", |file| {
        file["claims"]["claim-1"]["risks"] = json!(["legal", 5]);
    });
    let claim = loaded.session.claims.get(Id::literal("claim-1")).unwrap();
    assert_eq!(
        (claim.risks.len(), &claim.extra["unreadable_risks"]),
        (1, &json!([5]))
    );
    let loaded = check("cannot name a record", |file| {
        let claim = file["claims"]["claim-1"].take();
        file["claims"].as_object_mut().unwrap().remove("claim-1");
        file["claims"]["claim number one"] = claim;
        file["evidence"]["evidence-1"]["claim"] = json!("claim number one");
    });
    let evidence = loaded
        .session
        .evidence
        .get(Id::literal("evidence-1"))
        .unwrap();
    assert!(
        loaded.session.claims.get(evidence.claim).is_some(),
        "references follow the new name"
    );
    let loaded = check("no record", |file| file["claims"]["x"] = json!(5));
    assert_eq!(loaded.session.extra["unreadable_claims"], json!({"x": 5}));
    let loaded = check("no map of records", |file| file["marks"] = json!([1]));
    assert_eq!(loaded.session.extra["unreadable_marks"], json!([1]));
    let loaded = check("history", |file| {
        file["claims"]["claim-1"]["history"]["e"] = json!({"field": "note"});
    });
    let extra = &loaded
        .session
        .claims
        .get(Id::literal("claim-1"))
        .unwrap()
        .extra;
    assert_eq!(extra["unreadable_history"], json!({"e": {"field": "note"}}));
    check("is missing", |file| {
        file["claims"]["claim-1"]
            .as_object_mut()
            .unwrap()
            .remove("article");
    });
    check("taken for version 1", |file| file["version"] = json!("1"));
    check("taken for version 1", |file| {
        file.as_object_mut().unwrap().remove("version");
        file["format_version"] = json!("1");
    });
    check("does not say that it is a session", |file| {
        file["format"] = json!("something");
    });
}

#[test]
fn names_that_stand_twice_lose_nothing() {
    let text = String::from_utf8(to_bytes(&work()).unwrap()).unwrap();
    let twice = text.replace(
        "\"locator\": \"p. 4\"",
        "\"locator\": \"p. 4\", \"locator\": \"p. 5\"",
    );
    assert_ne!(text, twice);
    let loaded = from_bytes(twice.as_bytes()).unwrap();
    assert!(said(&loaded).contains("stands twice"));
    let evidence = loaded
        .session
        .evidence
        .get(Id::literal("evidence-1"))
        .unwrap();
    assert_eq!(
        (evidence.locator.as_str(), &evidence.extra["locator_second"]),
        ("p. 4", &json!("p. 5"))
    );
}

#[test]
fn what_a_parser_would_swallow_is_seen_however_deep() {
    let text = String::from_utf8(to_bytes(&work()).unwrap()).unwrap();
    let with = |field: &str| {
        let text = text.replacen("\"format\"", &format!("{field}, \"format\""), 1);
        from_bytes(text.as_bytes()).unwrap()
    };
    let loaded = with(r#""mood": [{"a": 1, "b": 0, "a": 2}]"#);
    assert!(said(&loaded).contains("stands twice"));
    assert_eq!(
        loaded.session.extra["mood"],
        json!([{"a": 1, "b": 0, "a_second": 2}])
    );
    let loaded = with(r#""mood": {"$serde_json::private::Number": "17"}"#);
    assert!(said(&loaded).contains("cannot write"));
    assert_eq!(
        loaded.session.extra["mood"],
        json!({"serde_json::private::Number": "17"})
    );
    let folder = tempfile::tempdir().unwrap();
    save(&loaded.session, &folder.path().join("a"), None).unwrap();
    let last = text.replacen("\"~\": null", "\"~\": {\"a\": 1}", 1);
    let loaded = from_bytes(last.as_bytes()).unwrap();
    assert!(!loaded.problems.is_empty(), "the last entry held something");
    said(&loaded);
}

#[test]
fn encodings_and_depth() {
    let text = String::from_utf8(to_bytes(&work()).unwrap()).unwrap();
    for bytes in [
        [b"\xef\xbb\xbf".as_slice(), text.as_bytes()].concat(),
        text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        [
            b"\xff\xfe".to_vec(),
            text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        ]
        .concat(),
    ] {
        let loaded = from_bytes(&bytes).unwrap();
        assert!(*loaded.session == *work() && !loaded.damaged);
        let said = said(&loaded);
        assert!(
            said.contains("it will be saved") && loaded.problems.len() == 1,
            "{said}"
        );
    }
    let deep = format!("{}1{}", "[".repeat(200_000), "]".repeat(200_000));
    let loaded = from_bytes(
        text.replacen("\"format\"", &format!("\"deep\": {deep}, \"format\""), 1)
            .as_bytes(),
    )
    .unwrap();
    assert!(said(&loaded).contains("deeper"));
    assert!(loaded.session.claims.len() == 2);
}

#[test]
fn what_is_no_session_is_refused_in_words() {
    for (bytes, words) in [
        (b"".as_slice(), "empty"),
        (b"[]", "does not begin"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "does not begin"),
        (b"{}", "does not say"),
        (b"{\"name\": \"left-pad\", \"version\": 3}", "does not say"),
        (&[0; 4096], "does not begin"),
    ] {
        let error: FormatError = from_bytes(bytes).unwrap_err();
        assert!(error.to_string().contains(words), "{error}");
    }
}

#[test]
fn a_newer_version_is_open_for_reading_and_never_saved_over() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("n.factcheck.json");
    let mut value = file();
    value["version"] = json!(2);
    value["claims"]["claim-1"]["mood"] = json!({"a": 1.50});
    fs::write(&path, serde_json::to_vec(&value).unwrap()).unwrap();
    let loaded = load(&path).unwrap();
    assert!(loaded.read_only.as_ref().unwrap().contains("newer version"));
    assert_eq!(loaded.session.claims.len(), 2);
    let error = save(&loaded.session, &path, Some(loaded.hash)).unwrap_err();
    assert!(matches!(error, SaveError::Newer { .. }), "{error}");
}

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

#[cfg(unix)]
#[test]
fn links_permissions_and_read_only_files_are_respected() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let first = save(&begun(), &at("a"), None).unwrap();
    assert_eq!(mode(&at("a")), 0o600);
    fs::set_permissions(at("a"), fs::Permissions::from_mode(0o664)).unwrap();
    symlink("a", at("link")).unwrap();
    let second = save(&work(), &at("link"), Some(first.hash)).unwrap();
    assert!(fs::symlink_metadata(at("link")).unwrap().is_symlink());
    assert!(*load(&at("a")).unwrap().session == *work());
    assert_eq!(mode(&at("a")), 0o664);
    symlink("not-yet", at("dangling")).unwrap();
    save(&begun(), &at("dangling"), None).unwrap();
    assert!(at("not-yet").exists());
    fs::hard_link(at("a"), at("twin")).unwrap();
    let third = save(&begun(), &at("a"), Some(second.hash)).unwrap();
    assert!(third.warnings[0].contains("hard links"));
    fs::set_permissions(at("a"), fs::Permissions::from_mode(0o444)).unwrap();
    let error = save(&work(), &at("a"), Some(third.hash)).unwrap_err();
    assert!(matches!(error, SaveError::ReadOnly { .. }), "{error}");
    symlink("round", at("round")).unwrap();
    assert!(
        save(&work(), &at("round"), None)
            .unwrap_err()
            .to_string()
            .contains("circle")
    );
    let error = save(&work(), &at("no/such/folder"), None).unwrap_err();
    assert!(error.to_string().contains("folder is gone"), "{error}");
    let strays = fs::read_dir(folder.path()).unwrap().flatten();
    assert!(
        strays
            .map(|entry| entry.file_name())
            .all(|name| !name.to_string_lossy().ends_with(".tmp"))
    );
}

#[test]
fn a_file_that_was_replaced_with_the_same_size_and_time_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.factcheck.json");
    let saved = save(&work(), &path, None).unwrap();
    let time = fs::metadata(&path).unwrap().modified().unwrap();
    let theirs = String::from_utf8(fs::read(&path).unwrap())
        .unwrap()
        .replace("five million", "nine million");
    fs::write(&path, &theirs).unwrap();
    fs::File::options()
        .write(true)
        .open(&path)
        .unwrap()
        .set_modified(time)
        .unwrap();
    let error = save(&begun(), &path, Some(saved.hash)).unwrap_err();
    assert!(matches!(error, SaveError::ChangedOnDisk { .. }), "{error}");
    assert_eq!(fs::read_to_string(&path).unwrap(), theirs);
    let error = save(&begun(), &path, None).unwrap_err().to_string();
    assert!(error.contains("a file is there now"), "{error}");
}
