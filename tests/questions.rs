//! Forms with questions in programs that are not ours, and back: `LibreOffice`, pandoc, and a browser in which somebody fills the
//! form in and saves it.
//!
//! Needs `soffice`, `pandoc` and `chromium`. Where they are not installed the tests that need them say so and pass; with
//! `TICKMARK_REQUIRE_DOCUMENTS=1` they fail instead. `TICKMARK_PICTURES=FOLDER` keeps what was made, to be looked at.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may panic, and says what it did not do"
)]

#[path = "support/browser.rs"]
mod browser;
#[path = "support/documents.rs"]
mod documents;
#[path = "support/summary.rs"]
mod summary;

use std::{
    fs,
    io::{Cursor, Read as _, Write as _},
    path::{Path, PathBuf},
    process::Command as Program,
};

use browser::Browser;
use documents::have;
use serde_json::Value;
use tempfile::TempDir;
use tickmark::{
    session::{Author, Command, Id, Moment, Session, Stamp},
    storage,
};

/// A folder with a session about the water of Port Ellery, in which its utility is asked about two claims.
struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        let mut session = summary::session();
        for (n, command) in [
            Command::AddContact {
                id: Some(Id::literal("utility")),
                name: "Port Ellery Water".into(),
                claims: vec![Id::literal("laid"), Id::literal("lost")],
                asked: String::new(),
            },
            Command::SetStatement {
                claim: Id::literal("laid"),
                statement: "The network of Port Ellery was laid between 1911 and 1926.".into(),
            },
            Command::SetStatement {
                claim: Id::literal("lost"),
                statement: "Port Ellery lost 40 percent of its drinking water last year.".into(),
            },
        ]
        .into_iter()
        .enumerate()
        {
            let stamp = Stamp {
                by: Author::default(),
                at: Moment(1_769_900_000),
                seed: Id::derived(&[b"questions", &[u8::try_from(n).unwrap()]]),
            };
            session.apply(command, &stamp).unwrap();
        }
        storage::save(&session, &desk.path("s.factcheck.json"), None).unwrap();
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn load(&self) -> Session {
        storage::load(&self.path("s.factcheck.json"))
            .unwrap()
            .session
    }

    /// Runs the program: its exit code, what it said, and what it complained of.
    fn run(&self, arguments: &[&str]) -> (i32, String, String) {
        let done = Program::new(env!("CARGO_BIN_EXE_tickmark"))
            .args(arguments)
            .current_dir(self.0.path())
            .output()
            .unwrap();
        let said = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let code = done.status.code().unwrap();
        (code, said(&done.stdout), said(&done.stderr))
    }

    fn export(&self, to: &str, name: &str, more: &[&str]) -> PathBuf {
        let usual = ["export", "s.factcheck.json", "--to", to, "-o", name];
        let done = self.run(&[&usual[..], &["--contact", "port ellery water"], more].concat());
        assert_eq!(done.0, 0, "{done:?}");
        self.path(name)
    }

    fn returned(&self, name: &str, more: &[&str]) -> (i32, String, String) {
        self.run(&[&["returned", "s.factcheck.json", name][..], more].concat())
    }

    /// Has a program make another document of one.
    fn office(&self, file: &Path, to: &str) -> PathBuf {
        let folder = self.path(&format!("as-{to}"));
        fs::create_dir_all(&folder).unwrap();
        let profile = format!(
            "-env:UserInstallation=file://{}",
            self.path("profile").display()
        );
        let done = Program::new("soffice")
            .args([
                profile.as_str(),
                "--headless",
                "--convert-to",
                to,
                "--outdir",
            ])
            .args([&folder, file])
            .env("HOME", self.0.path())
            .output()
            .unwrap();
        let made = folder.join(file.file_name().unwrap()).with_extension(to);
        assert!(made.exists(), "{done:?}");
        made
    }
}

/// The document with its main part changed.
fn changed(document: &Path, change: impl Fn(String) -> String) {
    let bytes = fs::read(document).unwrap();
    let mut from = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let how = zip::write::SimpleFileOptions::default();
    for at in 0..from.len() {
        let mut entry = from.by_index(at).unwrap();
        let mut text = Vec::new();
        entry.read_to_end(&mut text).unwrap();
        let name = entry.name().unwrap().into_owned();
        to.start_file(&*name, how).unwrap();
        if name == "word/document.xml" {
            text = change(String::from_utf8(text).unwrap()).into_bytes();
        }
        to.write_all(&text).unwrap();
    }
    fs::write(document, to.finish().unwrap().into_inner()).unwrap();
}

/// Changes the field whose name holds a mark.
fn field(text: &str, mark: &str, change: impl Fn(&str) -> String) -> String {
    let (before, from) = text.split_at(text.find(mark).unwrap());
    let (field, behind) = from.split_once("</w:sdt>").unwrap();
    format!("{before}{}</w:sdt>{behind}", change(field))
}

fn tick(text: &str, mark: &str) -> String {
    field(text, mark, |field| {
        field
            .replace("w14:checked w14:val=\"0\"", "w14:checked w14:val=\"1\"")
            .replace('☐', "☒")
    })
}

fn write(text: &str, mark: &str, words: &str) -> String {
    field(text, mark, |field| {
        let (head, _) = field.split_once("<w:sdtContent>").unwrap();
        let head = head.replace("<w:showingPlcHdr/>", "");
        format!("{head}<w:sdtContent><w:r><w:t>{words}</w:t></w:r></w:sdtContent>")
    })
}

/// The mark of a field of a claim.
fn mark(text: &str, claim: &str, part: &str) -> String {
    let from = text
        .split_once(&format!("tickmark:1:claim:{claim}:"))
        .unwrap()
        .1;
    let print = from.split(':').next().unwrap();
    format!("tickmark:1:claim:{claim}:{print}:{part}\"")
}

const SAID: [&str; 2] = [
    "  Port Ellery Water on F1: not correct: “It was 38 percent: survey, p. 4”\n",
    "  Port Ellery Water on F2: correct as it stands\n",
];

#[test]
fn a_form_that_was_filled_in_and_saved_by_an_office_comes_back() {
    if !have(&["soffice", "pandoc"]) {
        return;
    }
    let desk = Desk::new();
    let form = desk.export(
        "questions",
        "form.docx",
        &["--deadline", "2026-02-03", "--reply"],
    );
    // Another program reads the questions, and where the answers go.
    let pandoc = Program::new("pandoc")
        .args(["--to", "plain", "--wrap=none", "--standalone"])
        .arg(&form)
        .output()
        .unwrap();
    let plain = String::from_utf8(pandoc.stdout).unwrap();
    for words in [
        "Request for your comment",
        "For Port Ellery Water",
        "The Coast Wire intends to publish",
        "Please reply by 3 February 2026",
        "Port Ellery lost 40 percent of its drinking water last year.",
        "☐ Yes, it is correct",
        "What is wrong, where, and why?",
        "Your statement",
    ] {
        assert!(plain.contains(words), "{words}: {plain}");
    }
    changed(&form, |text| {
        let text = tick(&text, &mark(&text, "lost", "no"));
        let text = write(
            &text,
            &mark(&text, "lost", "wrong"),
            "It was 38 percent: survey, p. 4",
        );
        let text = tick(&text, &mark(&text, "laid", "yes"));
        let text = write(&text, ":by\"", "Tomas Vell");
        write(&text, ":statement\"", "We regret the losses.")
    });
    let pages = desk.office(&form, "pdf");
    for (to, from) in [("docx", &form), ("odt", &form)] {
        let saved = desk.office(from, to);
        let done = desk.returned(saved.to_str().unwrap(), &[]);
        assert_eq!(done.0, 0, "{to}: {done:?}");
        for said in SAID {
            assert!(done.1.contains(said), "{to}: {}", done.1);
        }
        assert!(
            done.1.contains("replies: We regret the losses."),
            "{to}: {}",
            done.1
        );
        assert!(done.1.ends_with("3 changes\n"), "{to}: {}", done.1);
    }
    // As a document that came through both.
    let twice = desk.office(&desk.office(&form, "odt"), "docx");
    let done = desk.returned(twice.to_str().unwrap(), &["--apply"]);
    assert_eq!(done.0, 0, "{done:?}");
    let session = desk.load();
    assert_eq!(session.comments.live().count(), 2);
    let contact = session.contacts.get(Id::literal("utility")).unwrap();
    assert_eq!(contact.reply, "We regret the losses.");
    let again = desk.returned(form.to_str().unwrap(), &[]);
    assert_eq!(
        (again.0, again.1.ends_with("nothing to change\n")),
        (0, true),
        "{again:?}"
    );
    // Through a program that knows no fields.
    let bare = desk.path("bare.docx");
    let done = Program::new("pandoc")
        .arg(&form)
        .arg("-o")
        .arg(&bare)
        .status()
        .unwrap();
    assert!(done.success());
    let fresh = Desk::new();
    let done = fresh.returned(bare.to_str().unwrap(), &[]);
    for said in SAID {
        assert!(done.1.contains(said), "{done:?}");
    }
    // In Arabic too, for those who look.
    let arabic = desk.export("questions", "arabic.docx", &["--language", "ar"]);
    let arabic = desk.office(&arabic, "pdf");
    if let Some(keep) = std::env::var_os("TICKMARK_PICTURES") {
        for file in [form, pages, arabic] {
            fs::copy(&file, Path::new(&keep).join(file.file_name().unwrap())).unwrap();
        }
    }
}

#[test]
fn a_page_is_filled_in_and_saved_in_a_browser_and_comes_back() {
    if !have(&["chromium"]) {
        return;
    }
    let desk = Desk::new();
    desk.export("questions-html", "form.html", &["--deadline", "2026-02-03"]);
    let downloads = desk.path("downloads");
    fs::create_dir(&downloads).unwrap();
    let mut browser = Browser::start(desk.0.path());
    browser.open(&desk.path("form.html"), &downloads);
    browser.click("fieldset:nth-of-type(1) input[value=no]");
    browser.write(
        "fieldset:nth-of-type(1) textarea",
        "It was 38 percent: survey, p. 4",
    );
    browser.click("fieldset:nth-of-type(2) input[value=no]");
    // Somebody thinks again.
    browser.click("fieldset:nth-of-type(2) input[value=yes]");
    browser.write("#by", "Tomas \"<b>\" Vell");
    browser.click("#save");
    let saved = browser.saved();
    assert!(saved.starts_with(&downloads), "{}", saved.display());
    let done = desk.returned(saved.to_str().unwrap(), &["--json"]);
    assert_eq!(done.0, 0, "{done:?}");
    let found: Value = serde_json::from_str(&done.1).unwrap();
    assert_eq!(found["proposals"].as_array().unwrap().len(), 2, "{found}");
    let by = &found["proposals"][0]["command"]["add_comment"]["by"];
    assert_eq!(by, "Tomas \"<b>\" Vell");
    let done = desk.returned(saved.to_str().unwrap(), &[]);
    for said in SAID {
        assert!(done.1.contains(said), "{done:?}");
    }
    // The saved page is a form itself: opened again it shows the answers, takes others, and is saved again.
    browser.open(&saved, &downloads);
    assert_eq!(
        browser.value("fieldset:nth-of-type(1) textarea"),
        "It was 38 percent: survey, p. 4"
    );
    browser.click("fieldset:nth-of-type(1) input[value=yes]");
    browser.write("fieldset:nth-of-type(2) textarea", "Only the old town.");
    browser.click("#save");
    let saved = browser.saved();
    assert_eq!(browser.complaints, Vec::<String>::new());
    let done = desk.returned(saved.to_str().unwrap(), &[]);
    for said in [
        "Port Ellery Water on F1: correct as it stands: “It was 38 percent",
        "Port Ellery Water on F2: correct as it stands: “Only the old town.”",
    ] {
        assert!(done.1.contains(said), "{done:?}");
    }
}

#[test]
fn whom_questions_go_to_is_somebody_whom_the_session_knows() {
    let desk = Desk::new();
    let usual = ["export", "s.factcheck.json", "--to", "questions-html"];
    let ask = |name: &str| desk.run(&[&usual[..], &["--contact", name]].concat());
    let (code, _, said) = ask("Nobody");
    assert_eq!(code, 2);
    assert!(said.contains("Nobody is no contact"), "{said}");
    let by_id = ask("utility");
    assert_eq!((by_id.0, &by_id.1), (0, &ask("Port Ellery Water").1));
    let loaded = storage::load(&desk.path("s.factcheck.json")).unwrap();
    let mut session = loaded.session;
    let stamp = Stamp {
        by: Author::default(),
        at: Moment(1_769_900_000),
        seed: Id::literal("again"),
    };
    let other = Command::AddContact {
        id: Some(Id::literal("namesake")),
        name: "port Ellery water".into(),
        claims: Vec::new(),
        asked: String::new(),
    };
    session.apply(other, &stamp).unwrap();
    storage::save(&session, &desk.path("s.factcheck.json"), Some(loaded.hash)).unwrap();
    let (code, _, said) = ask("Port Ellery Water");
    assert_eq!(code, 2);
    assert!(
        said.contains("namesake") && said.contains("utility"),
        "{said}"
    );
    // Of whom nothing is noted is asked about all, and that is told.
    let (code, _, said) = ask("namesake");
    assert_eq!(code, 0);
    assert!(said.contains("all that somebody has taken up"), "{said}");
}

/// How far the page scrolls sideways, and the least contrast of text with where it stands.
const LOOK: &str = "(() => { CONTRASTS\nconst root = document.documentElement; return { over: root.scrollWidth - root.clientWidth, contrast: contrasts(document, window), hidden: document.getElementById('saving').getClientRects().length === 0 }; })()";

#[test]
fn a_page_reads_well_on_every_screen_and_on_paper() {
    if !have(&["chromium"]) {
        return;
    }
    let desk = Desk::new();
    let mut browser = Browser::start(desk.0.path());
    let look = LOOK.replace("CONTRASTS", include_str!("support/contrasts.js"));
    for language in ["en", "ar"] {
        let name = format!("form-{language}.html");
        let more = [
            "--language",
            language,
            "--deadline",
            "2026-02-03",
            "--reply",
        ];
        let page = desk.export("questions-html", &name, &more);
        browser.open(&page, desk.0.path());
        for scheme in ["light", "dark"] {
            for width in [1400, 800, 400, 320] {
                browser.show(width, scheme, "screen");
                let found = browser.evaluate(&look);
                assert_eq!(found["over"], 0, "{language} {scheme} {width}: {found}");
                assert!(
                    found["contrast"][0].as_f64().unwrap() >= 4.5,
                    "{scheme}: {found}"
                );
                assert_eq!(found["hidden"], false);
            }
        }
        browser.show(800, "light", "print");
        let paper = browser.evaluate(&look);
        assert_eq!(
            (&paper["over"], &paper["hidden"]),
            (&0.into(), &true.into())
        );
        if let Some(keep) = std::env::var_os("TICKMARK_PICTURES") {
            fs::copy(&page, Path::new(&keep).join(&name)).unwrap();
        }
    }
    assert_eq!(browser.complaints, Vec::<String>::new());
}
