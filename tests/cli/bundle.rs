//! Bundles: made, opened by programs that are not ours, checked, and opened again.

use std::fs;
use std::io::{Cursor, Write as _};
use std::process::Command;

use super::{Desk, Ran, programs};

/// The summaries that go along, by name.
fn summaries() -> Vec<&'static str> {
    let page = tickmark::export::Format::named("html").map(|_| "summary.html");
    page.into_iter().chain(["summary.md"]).collect()
}

impl Desk {
    /// A session of a Word document, and its bundle.
    fn bundle(&self) -> Vec<u8> {
        self.put("story.docx", &super::word::document());
        let ran = self.run(&[
            "new",
            "story.docx",
            "-o",
            "s.factcheck.json",
            "--by",
            "Ida Brandt",
        ]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        let ran = self.run(&[
            "export",
            "s.factcheck.json",
            "--to",
            "bundle",
            "-o",
            "b.zip",
        ]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert!(
            ran.err.contains("1 document goes along as it came"),
            "{}",
            ran.err
        );
        fs::read(self.path("b.zip")).unwrap()
    }

    fn names(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path(folder)).unwrap().flatten();
        let mut names: Vec<String> = entries
            .map(|one| one.file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }
}

/// What another program says of a file; `None`, and loudly, where it is not there and need not be.
fn others(program: &str, arguments: &[&str], desk: &Desk) -> Option<String> {
    if programs::missing(&[program]).is_some() {
        let why = format!("{program} is not installed");
        programs::not_run(
            "a bundle, opened by others",
            &why,
            "TICKMARK_REQUIRE_DOCUMENTS",
        );
        return None;
    }
    let mut command = Command::new(program);
    let ran = command
        .args(arguments)
        .current_dir(desk.0.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&ran.stdout).into_owned();
    let complained = String::from_utf8_lossy(&ran.stderr);
    assert!(ran.status.success(), "{program}: {said}{complained}");
    Some(said)
}

#[test]
fn a_bundle_is_made_checked_and_opened() {
    let desk = Desk::new();
    let made = desk.bundle();
    // The session, the summaries, the document.
    let files = 2 + summaries().len();
    if let Some(said) = others("unzip", &["-t", "b.zip"], &desk) {
        assert!(said.contains("No errors detected"), "{said}");
    }
    let script = "import hashlib, json, zipfile\nz = zipfile.ZipFile('b.zip')\nassert z.testzip() is None\nm = json.loads(z.read('manifest.json'))\nfor f in m['files']:\n    b = z.read(f['name'])\n    assert (len(b), hashlib.sha256(b).hexdigest()) == (f['size'], f['sha256']), f\nassert sorted(z.namelist()) == sorted(['manifest.json'] + [f['name'] for f in m['files']])\nprint(len(m['files']))";
    if let Some(said) = others("python3", &["-c", script], &desk) {
        assert_eq!(said, format!("{files}\n"));
    }

    let ran = desk.run(&["verify", "b.zip", "--open-into", "opened"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    for part in [
        "session.factcheck.json: as listed",
        "summary.md: as listed",
        &format!("b.zip: in order ({files} files"),
        &format!("opened into opened: {files} files"),
    ] {
        assert!(ran.out.contains(part), "{part}: {}", ran.out);
    }
    assert_eq!(
        desk.names("opened"),
        [
            vec!["session.evidence", "session.factcheck.json"],
            summaries()
        ]
        .concat()
    );
    let [document] = &desk.names("opened/session.evidence")[..] else {
        panic!("one document")
    };
    assert_eq!(
        fs::read(desk.path("opened/session.evidence").join(document)).unwrap(),
        super::word::document()
    );
    let session = desk.get("opened/session.factcheck.json");
    assert!(session.contains(document.split('.').next().unwrap()) && !session.contains("Ida"));
    let checked = desk.run(&["validate", "opened/session.factcheck.json"]);
    assert!(
        checked.code == 0 && checked.out.contains("in order"),
        "{}",
        checked.out
    );
    // What was opened makes the same bundle again, but for its moment and what it says of files.
    let again = desk.run(&[
        "export",
        "opened/session.factcheck.json",
        "--to",
        "bundle",
        "-o",
        "again.zip",
    ]);
    assert!(
        again.code == 0 && again.err.contains("1 document goes along"),
        "{}",
        again.err
    );

    // Never over something, not even over an empty folder; never out of it.
    fs::create_dir(desk.path("empty")).unwrap();
    for folder in ["opened", "empty", "b.zip", "no/such"] {
        let ran = desk.run(&["verify", "b.zip", "--open-into", folder]);
        assert_eq!(ran.code, 4, "{folder}: {}{}", ran.out, ran.err);
    }
    assert_eq!(fs::read(desk.path("b.zip")).unwrap(), made);
    assert!(desk.names("empty").is_empty());

    let ran: Ran = desk.run(&["verify", "b.zip", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(
        (&json["in_order"], json["files"].as_array().unwrap().len()),
        (&true.into(), files)
    );
    assert_eq!(json["sha256"].as_str().unwrap().len(), 64);
}

/// The bundle again, with what `change` makes of each of its files; another name, or none.
fn repacked(
    bundle: &[u8],
    change: impl Fn(&str, Vec<u8>) -> Option<(String, Vec<u8>)>,
    link: Option<(&str, &str)>,
) -> Vec<u8> {
    let mut old = zip::ZipArchive::new(Cursor::new(bundle)).unwrap();
    let mut new = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let how = zip::write::SimpleFileOptions::default();
    for at in 0..old.len() {
        let mut file = old.by_index(at).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        std::io::copy(&mut file, &mut bytes).unwrap();
        if let Some((name, bytes)) = change(&name, bytes) {
            new.start_file(name, how).unwrap();
            new.write_all(&bytes).unwrap();
        }
    }
    if let Some((name, to)) = link {
        new.add_symlink(name, to, how).unwrap();
    }
    new.finish().unwrap().into_inner()
}

#[test]
fn a_bundle_that_was_tampered_with_is_told_and_never_opened() {
    let desk = Desk::new();
    let bundle = desk.bundle();
    let same = |name: &str, bytes: Vec<u8>| Some((name.to_owned(), bytes));
    let without =
        |name: &str, bytes: Vec<u8>| (name != "summary.md").then(|| (name.to_owned(), bytes));
    let changed = |name: &str, mut bytes: Vec<u8>| {
        if name == "summary.md" {
            bytes[20] ^= 1;
        }
        Some((name.to_owned(), bytes))
    };
    let outside = |name: &str, bytes: Vec<u8>| {
        let name = if name == "summary.md" {
            "../summary.md"
        } else {
            name
        };
        Some((name.to_owned(), bytes))
    };
    // Whoever changes the list as well is not found out by it; but nothing leads out of the folder.
    let listed_outside = |name: &str, bytes: Vec<u8>| match name {
        "summary.md" => Some(("../summary.md".to_owned(), bytes)),
        "manifest.json" => {
            let text = String::from_utf8(bytes).unwrap();
            Some((
                name.to_owned(),
                text.replace("summary.md", "../summary.md").into_bytes(),
            ))
        }
        _ => Some((name.to_owned(), bytes)),
    };
    for (content, code, said) in [
        (
            repacked(&bundle, without, None),
            1,
            "summary.md is listed and not there",
        ),
        (
            repacked(&bundle, changed, None),
            1,
            "summary.md was changed",
        ),
        (
            repacked(&bundle, outside, None),
            1,
            "leads out of its folder",
        ),
        (
            repacked(&bundle, listed_outside, None),
            1,
            "leads out of its folder",
        ),
        (
            repacked(&bundle, same, Some(("way-out", "/etc"))),
            1,
            "way-out is a link",
        ),
        (
            repacked(&bundle, without, Some(("summary.md", "/etc/passwd"))),
            1,
            "summary.md is a link",
        ),
        (bundle[..bundle.len() - 30].to_vec(), 3, "no ZIP archive"),
        (b"not a bundle".to_vec(), 3, "no ZIP archive"),
        (super::word::document(), 3, "no manifest.json"),
    ] {
        desk.put("bad.zip", &content);
        let ran = desk.run(&["verify", "bad.zip", "--open-into", "opened"]);
        assert_eq!(ran.code, code, "{said}: {}{}", ran.out, ran.err);
        assert!(
            (ran.out.clone() + &ran.err).contains(said),
            "{said}: {}{}",
            ran.out,
            ran.err
        );
        assert!(
            !desk.path("opened").exists() && !desk.path("summary.md").exists(),
            "{said}"
        );
    }
    let ran = desk.run_with(&["verify", "-"], &bundle);
    assert!(
        ran.code == 0 && ran.out.contains("standard input: in order"),
        "{}{}",
        ran.out,
        ran.err
    );
    let ran = desk.run(&["verify", "none.zip"]);
    assert!(ran.code == 3 && ran.err.contains("none.zip"), "{}", ran.err);
}
