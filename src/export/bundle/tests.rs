//! Bundles in order, and such as are not.

use super::*;
use crate::export::{Options, tests::session};
use crate::session::{Command, Id, NewEvidence, NewSource, Stance, Tier};
use crate::session::{Kind as Sort, NewArticle, NewParagraph, Role};

/// A session whose second article was read from a document, and with evidence whose copies are kept, of a source that
/// anybody may know and of one that nobody may.
fn work(kept: &Kept) -> Session {
    let mut session = session("Survey");
    let package = kept
        .put(b"PK the writer's own document", "story.docx")
        .unwrap();
    let open = kept
        .put(b"<p>What the council says</p>", "page.HTML")
        .unwrap();
    let secret = kept.put(b"Floor 9: names", "memo.pdf").unwrap();
    let set = |kind: Sort, id: &str, field: &str, value: serde_json::Value| Command::SetField {
        kind,
        id: Id::literal(id),
        field: field.into(),
        value,
    };
    let mut commands = vec![Command::AddArticle(NewArticle {
        title: "Pell".into(),
        file: "Pell by Ida.docx".into(),
        package: package.to_string(),
        paragraphs: vec![NewParagraph {
            text: "The pier cost 4 million.".into(),
            role: Role::Body,
            ..NewParagraph::default()
        }],
        ..NewArticle::default()
    })];
    for (id, hash) in [("open", open), ("quiet", secret)] {
        commands.push(Command::AddSource(NewSource {
            id: Some(Id::literal(id)),
            title: format!("What {id} says"),
            ..NewSource::default()
        }));
        commands.push(Command::AddEvidence(NewEvidence {
            id: Some(Id::literal(id)),
            claim: Id::literal("claim"),
            source: Id::literal(id),
            stance: Stance::Supports,
            locator: String::new(),
            extract: String::new(),
            tier: Tier::Primary,
            looked_on: String::new(),
            ..NewEvidence::default()
        }));
        let file = if id == "open" {
            "page.HTML"
        } else {
            "memo.pdf"
        };
        commands.push(set(Sort::Evidence, id, "copy", file.into()));
        commands.push(set(
            Sort::Evidence,
            id,
            "copy_sha256",
            hash.to_string().into(),
        ));
    }
    commands.push(set(Sort::Source, "quiet", "confidential", true.into()));
    for (n, command) in (500..).zip(commands) {
        crate::export::tests::apply(&mut session, n, command);
    }
    session
}

fn order(kept: &Kept) -> Order<'static> {
    Order {
        kept: Some(kept.clone()),
        now: Some(Moment(1_790_000_000)),
        ..Order::of(Format::Bundle)
    }
}

/// A bundle, its session, and the folder of its documents.
fn made() -> (Vec<u8>, Session, Kept, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let kept = Kept::in_folder(folder.path().join("s.evidence"));
    let session = work(&kept);
    let made = bundle(&session, &order(&kept)).unwrap();
    (made.bytes, session, kept, folder)
}

fn names(found: &Found) -> Vec<&str> {
    found.good.iter().map(|file| file.name.as_str()).collect()
}

/// What is wrong, kind by kind; [`Found::refused`] if all of it.
fn wrong(content: &[u8]) -> Vec<String> {
    let (found, _) = look::look(content, false);
    let mut kinds: Vec<String> = found
        .problems
        .iter()
        .map(|one| format!("{:?} {}", one.kind, one.name))
        .collect();
    kinds.extend(found.refused);
    kinds
}

#[test]
fn a_bundle_is_the_same_each_time_and_holds_what_may_go_out() {
    let (bytes, session, kept, _folder) = made();
    assert_eq!(bundle(&session, &order(&kept)).unwrap().bytes, bytes);
    let (found, contents) = look::look(&bytes, true);
    assert_eq!(
        (found.refused.as_ref(), found.problems.len()),
        (None, 0),
        "{found:?}"
    );
    assert_eq!(found.made_at, Some(Moment(1_790_000_000)));
    let all = names(&found);
    assert_eq!(all.first(), Some(&SESSION));
    assert_eq!(
        all.len(),
        3 + summaries().count(),
        "session, summaries, two documents: {all:?}"
    );
    let held = |words: &[u8]| {
        contents
            .iter()
            .any(|content| content.windows(words.len()).any(|part| part == words))
    };
    assert!(held(b"the writer's own document") && held(b"What the council says"));
    for words in ["Floor 9", "What quiet says", "Ida", "Brandt"] {
        assert!(!held(words.as_bytes()), "{words}");
    }
    // The session says of its documents what they are, so that it finds them when the bundle is open.
    let copy = crate::storage::from_bytes(&contents[0]).unwrap();
    assert!(copy.problems.is_empty(), "{:?}", copy.problems);
    let of = |file: &str| {
        let drafts = copy.session.drafts.live();
        drafts
            .filter(|(_, draft)| draft.file == file)
            .map(|(_, draft)| draft.package.clone())
            .collect::<Vec<_>>()
    };
    let package = Hash::of(b"PK the writer's own document").to_string();
    assert_eq!(of("draft.docx"), [package]);

    let all = Options {
        people: true,
        confidential: true,
    };
    let order = Order {
        options: all,
        ..order(&kept)
    };
    let (found, contents) = look::look(&bundle(&session, &order).unwrap().bytes, true);
    assert_eq!(
        (names(&found).len(), found.problems),
        (4 + summaries().count(), Vec::new())
    );
    assert!(contents.iter().any(|content| content == b"Floor 9: names"));
}

#[test]
fn what_cannot_go_along_is_told() {
    let (_, session, kept, _folder) = made();
    let bare = Order {
        kept: None,
        ..order(&kept)
    };
    let told = bundle(&session, &bare).unwrap().warnings.join("\n");
    assert!(
        told.contains("Pell by Ida.docx") && told.contains("left out"),
        "{told}"
    );
    let told = bundle(&session, &order(&kept)).unwrap().warnings.join("\n");
    assert!(told.contains("2 documents go along as they came"), "{told}");
    // How a document was fetched goes along, unless it tells of the house.
    let hash = Hash::of(b"PK the writer's own document");
    kept.put_beside(hash, "fetched", br#"{"asked": "https://a.example"}"#)
        .unwrap();
    kept.put_beside(hash, "fetched", br#"{"proxy": "http://proxy.house:3128"}"#)
        .unwrap();
    let of = |people| {
        let options = Options {
            people,
            ..Options::default()
        };
        let made = bundle(
            &session,
            &Order {
                options,
                ..order(&kept)
            },
        )
        .unwrap();
        (look::look(&made.bytes, false).0, made.warnings.join("\n"))
    };
    let (found, told) = of(false);
    assert_eq!(
        (found.good.len(), found.problems),
        (4 + summaries().count(), Vec::new())
    );
    assert!(told.contains("own network"), "{told}");
    assert_eq!(of(true).0.good.len(), 5 + summaries().count());
    // What lies there under a name that is not its own is not handed out.
    std::fs::write(
        kept.folder().join(format!("{hash}.fetched-00000000.json")),
        "{\"stolen\": 1}",
    )
    .unwrap();
    assert_eq!(of(true).0.good.len(), 5 + summaries().count());
}

/// An archive of entries with their Unix modes.
fn archive(entries: &[(&str, &[u8], u32)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes, mode) in entries {
        let how = SimpleFileOptions::default();
        if mode & 0o170_000 == 0o120_000 {
            let to = String::from_utf8_lossy(bytes).into_owned();
            archive.add_symlink(*name, to, how).unwrap();
        } else if name.ends_with('/') {
            archive.add_directory(*name, how).unwrap();
        } else {
            archive
                .start_file(*name, how.unix_permissions(*mode))
                .unwrap();
            archive.write_all(bytes).unwrap();
        }
    }
    archive.finish().unwrap().into_inner()
}

/// A manifest that lists files.
fn list(files: &[(&str, &[u8])]) -> Vec<u8> {
    let listed = |(name, bytes): &(&str, &[u8])| Listed {
        name: (*name).to_owned(),
        size: bytes.len() as u64,
        sha256: Hash::of(bytes).to_string(),
    };
    let manifest = Manifest {
        format: FORMAT.to_owned(),
        version: VERSION,
        made_at: None,
        files: files.iter().map(listed).collect(),
    };
    serde_json::to_vec(&manifest).unwrap()
}

fn replaced(content: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let mut content = content.to_vec();
    let mut count = 0;
    for at in 0..content.len() - from.len() {
        if content[at..].starts_with(from) {
            content[at..at + to.len()].copy_from_slice(to);
            count += 1;
        }
    }
    assert!(count > 0);
    content
}

#[test]
fn whatever_is_not_as_listed_is_told() {
    let two: [(&str, &[u8]); 2] = [("a.txt", b"one"), ("b.txt", b"two")];
    let list_of = list(&two);
    let with = |more: &[(&str, &[u8], u32)]| {
        let mut all: Vec<(&str, &[u8], u32)> = vec![(MANIFEST, &list_of, 0o644)];
        all.extend(more);
        archive(&all)
    };
    let (a, b) = (("a.txt", &b"one"[..], 0o644), ("b.txt", &b"two"[..], 0o600));
    let good = with(&[a, b]);
    assert_eq!(wrong(&good), [""; 0]);
    for (content, expected) in [
        (with(&[a]), &["Missing b.txt"][..]),
        (with(&[a, b, ("c.txt", b"", 0o644)]), &["Extra c.txt"]),
        (with(&[a, ("b.txt", b"tw0", 0o644)]), &["Changed b.txt"]),
        (with(&[a, ("b.txt", b"twofold", 0o644)]), &["Changed b.txt"]),
        (
            with(&[a, ("b.txt", b"/etc/passwd", 0o120_777)]),
            &["Link b.txt"],
        ),
        (
            with(&[a, b, ("../up.txt", b"x", 0o644)]),
            &["Name ../up.txt"],
        ),
        (with(&[a, b, ("/abs.txt", b"x", 0o644)]), &["Name /abs.txt"]),
        (
            with(&[a, b, ("A.TXT", b"one", 0o644)]),
            &["Duplicate A.TXT"],
        ),
        (
            replaced(&with(&[a, b, ("c.txt", b"x", 0o644)]), b"c.txt", b"b.txt"),
            &["Duplicate b.txt"],
        ),
        (
            replaced(&with(&[a, b, ("c.txt", b"x", 0o644)]), b"c.txt", b"..\\.."),
            &["Name ..\\.."],
        ),
        (
            replaced(
                &with(&[a, b, ("c.txt", b"x", 0o644)]),
                b"c.txt",
                b"\xff.txt",
            ),
            &["Name \u{fffd}.txt"],
        ),
        (with(&[a, b, ("folder/", b"", 0o644)]), &[]),
        (
            [b"before ".as_slice(), &good].concat(),
            &["its directory is not where its end says"],
        ),
    ] {
        assert_eq!(wrong(&content), expected);
    }
    // The list itself: names that lead out, names twice, documents under another's name.
    let document = format!("{DOCUMENTS}{}.docx", Hash::of(b"other"));
    for (name, expected) in [
        ("../a.txt", "Name ../a.txt"),
        ("/a.txt", "Name /a.txt"),
        (MANIFEST, "Duplicate manifest.json"),
        ("b.txt", "Duplicate b.txt"),
        (document.as_str(), ""),
    ] {
        let files = [two[0], two[1], (name, b"one")];
        let content = archive(&[
            (MANIFEST, &list(&files), 0o644),
            a,
            b,
            (&document, b"one", 0o644),
        ]);
        let expected = if expected.is_empty() {
            vec![format!("Misnamed {document}")]
        } else {
            vec![expected.to_owned(), format!("Extra {document}")]
        };
        assert_eq!(wrong(&content), expected);
    }
}

#[test]
fn what_is_no_bundle_is_refused_in_words() {
    let only = |list: &[u8]| archive(&[(MANIFEST, list, 0o644)]);
    let newer = format!(r#"{{"format": "{FORMAT}", "version": 2, "files": []}}"#);
    let entries: Vec<String> = (0..=manifest::FILES).map(|n| n.to_string()).collect();
    let many: Vec<(&str, &[u8], u32)> = entries
        .iter()
        .map(|name| (name.as_str(), &b""[..], 0o644))
        .collect();
    let locked = {
        let mut content = only(&list(&[]));
        content[6] |= 1;
        content
    };
    for (content, expected) in [
        (b"".to_vec(), "no ZIP archive"),
        (b"PK\x03\x04 and no more".to_vec(), "no ZIP archive"),
        (archive(&[("a.txt", b"x", 0o644)]), "no manifest.json"),
        (only(b"{"), "nothing that makes sense"),
        (
            only(br#"{"format": "other", "version": 1, "files": []}"#),
            "something else",
        ),
        (only(newer.as_bytes()), "newer version"),
        (archive(&many), "too many files"),
        (locked, "password"),
    ] {
        let told = wrong(&content);
        assert!(
            told.len() == 1 && told[0].contains(expected),
            "{expected}: {told:?}"
        );
    }
    let bomb = vec![b' '; 12 * 1024 * 1024];
    let told = wrong(&archive(&[
        (MANIFEST, &list(&[("b", &bomb)]), 0o644),
        ("b", &bomb, 0o644),
    ]));
    assert_eq!(told, ["Bomb b"]);
    let told = wrong(&only(&bomb));
    assert!(told[0].contains("unpacks to more"), "{told:?}");
}

#[test]
fn no_cut_and_no_turned_bit_passes_for_the_bundle() {
    let (bytes, ..) = made();
    let (_, before) = look::look(&bytes, true);
    for length in (0..bytes.len()).step_by(7) {
        assert!(!wrong(&bytes[..length]).is_empty(), "{length}");
    }
    let mut passed = 0;
    for at in 0..bytes.len() {
        let mut spoilt = bytes.clone();
        spoilt[at] ^= 1 << (at % 8);
        let (found, contents) = look::look(&spoilt, true);
        if found.refused.is_none() && found.problems.is_empty() {
            // Times and such: what is in it is what was in it. Of the list, the moment alone is nobody's business but its own.
            assert_eq!(contents, before, "{at}");
            passed += 1;
        }
    }
    assert!(passed < bytes.len() / 4, "{passed} of {}", bytes.len());
}
