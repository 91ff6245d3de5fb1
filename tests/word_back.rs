//! The writer's Word document with the checker's comments and changes, in programs that are not ours, and back from the editor.
//!
//! Needs `pandoc` and `soffice`. Where they are not installed the tests that need them say so and pass; with
//! `TICKMARK_REQUIRE_DOCUMENTS=1` they fail instead.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may panic, and says what it did not do"
)]

#[path = "word_back/again.rs"]
mod again;
#[path = "support/documents.rs"]
mod documents;
#[path = "word_back/places.rs"]
mod places;
#[path = "word_back/unasked.rs"]
mod unasked;
#[path = "support/word.rs"]
mod word;

use std::{
    collections::BTreeMap,
    fs,
    io::{Cursor, Read as _, Write as _},
    path::{Path, PathBuf},
    process::Command as Program,
};

use documents::have;
use tempfile::TempDir;
use tickmark::{
    session::{
        Author, CheckStatus, Command, Decision, Id, Moment, NewComment, NewEvidence, NewSource,
        Resolution, Session, Stamp, Stance,
    },
    storage,
};

const OPENED: &str = "The ferry to Pell opened in 1911";
const CARS: &str = "312,000 cars";

/// A folder with a session made of a document.
struct Desk {
    folder: TempDir,
    claim: Id,
}

impl Desk {
    /// The session of a document, with a checked claim on its sentence about cars.
    fn new(file: &str, document: &[u8]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(file), document).unwrap();
        let mut desk = Self {
            folder,
            claim: Id::literal("none"),
        };
        let source = desk.path(file);
        let session = desk.session();
        let made = desk.run(&["new", &source, "-o", &session]);
        assert!(made.0, "{made:?}");
        let session = desk.load();
        let (article, _) = session.articles_in_order()[0];
        let placed = session.claims_of(article);
        let text = session.draft_of(article).unwrap().1.paragraphs.text();
        let whole = placed
            .iter()
            .find(|one| one.span.of(text).contains(CARS) && session.whole_of(one.claim).is_none());
        desk.claim = whole.unwrap_or_else(|| panic!("no claim in {text}")).id;
        let claim = desk.claim;
        desk.apply(vec![
            Command::SetCheckStatus {
                claim,
                status: CheckStatus::Checked,
            },
            Command::SetRationale {
                claim,
                rationale: "The register <has> 213,000 & no more.".into(),
            },
            Command::AddSource(NewSource {
                id: Some(Id::literal("register")),
                title: "Harbour register".into(),
                address: "https://example.org/register".into(),
                ..NewSource::default()
            }),
            Command::AddEvidence(NewEvidence {
                id: None,
                claim,
                source: Id::literal("register"),
                stance: Stance::Contradicts,
                locator: "p. 12".into(),
                extract: "213,000 cars".into(),
                tier: tickmark::session::Tier::Primary,
                looked_on: String::new(),
                ..NewEvidence::default()
            }),
        ]);
        desk
    }

    /// A change of the year is asked for.
    fn ask(&self) -> Id {
        self.ask_for("1911", "1912")
    }

    /// A change of some words of the claim is asked for.
    fn ask_for(&self, from: &str, to: &str) -> Id {
        let id = Id::literal("change");
        let session = self.load();
        let (article, _) = session.articles_in_order()[0];
        let text = session.draft_of(article).unwrap().1.paragraphs.text();
        let placed = session.claims_of(article);
        let place = placed.iter().find(|one| one.id == self.claim).unwrap();
        let proposed = place.span.of(text).replace(from, to);
        self.apply(vec![Command::RequestChange {
            id: Some(id),
            claim: self.claim,
            proposed,
            reason: "The register".into(),
        }]);
        id
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_str().unwrap().to_owned()
    }

    fn session(&self) -> String {
        self.path("ferry.factcheck.json")
    }

    fn load(&self) -> Session {
        let loaded = storage::load(Path::new(&self.session())).unwrap();
        assert_eq!(loaded.problems, []);
        loaded.session
    }

    fn apply(&self, commands: Vec<Command>) {
        let path = PathBuf::from(self.session());
        let loaded = storage::load(&path).unwrap();
        let mut session = loaded.session;
        for (n, command) in commands.into_iter().enumerate() {
            let stamp = Stamp {
                by: Author {
                    name: "Ana Reyes".into(),
                    initials: "AR".into(),
                },
                at: Moment(1_769_850_000 + i64::try_from(n).unwrap()),
                seed: Id::derived(&[
                    loaded.hash.to_string().as_bytes(),
                    &[u8::try_from(n).unwrap()],
                ]),
            };
            session.apply(command, &stamp).unwrap();
        }
        storage::save(&session, &path, Some(loaded.hash)).unwrap();
    }

    /// Runs the program; whether it went well, and what it said.
    fn run(&self, arguments: &[&str]) -> (bool, String, String) {
        let done = Program::new(env!("CARGO_BIN_EXE_tickmark"))
            .args(arguments)
            .current_dir(self.folder.path())
            .output()
            .unwrap();
        let said = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (
            done.status.success(),
            said(&done.stdout),
            said(&done.stderr),
        )
    }

    /// The document with the comments.
    fn export(&self) -> PathBuf {
        let to = self.path("back.docx");
        let session = self.session();
        let done = self.run(&[
            "export",
            &session,
            "--to",
            "docx",
            "--with-names",
            "-o",
            &to,
        ]);
        assert!(done.0, "{done:?}");
        assert!(!done.2.contains("tracked in the text"), "{done:?}");
        to.into()
    }

    /// What a document that comes back would change.
    fn returned(&self, file: &Path, more: &[&str]) -> (bool, String, String) {
        let session = self.session();
        let file = file.to_str().unwrap();
        self.run(&[&["returned", &session, file][..], more].concat())
    }
}

/// The parts of a package.
fn parts(document: &Path) -> BTreeMap<String, Vec<u8>> {
    let bytes = fs::read(document).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut entry = archive.by_index(at).unwrap();
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).unwrap();
            (entry.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

/// The document with its text parts changed, as somebody's program would.
fn edited(document: &Path, change: impl Fn(&str, String) -> String) -> PathBuf {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let how = zip::write::SimpleFileOptions::default();
    for (name, bytes) in parts(document) {
        archive.start_file(&*name, how).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        archive.write_all(change(&name, text).as_bytes()).unwrap();
    }
    let to = document.with_file_name("edited.docx");
    fs::write(&to, archive.finish().unwrap().into_inner()).unwrap();
    to
}

/// Ends the tracked changes of one kind by the checker: with what is inside, or without.
fn end(text: &str, element: &str, keep: bool) -> String {
    let (open, close) = (format!("<w:{element} "), format!("</w:{element}>"));
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(&open) {
        let behind = at + rest[at..].find('>').unwrap() + 1;
        let until = behind + rest[behind..].find(&close).unwrap();
        if rest[at..behind].contains("Ana Reyes") {
            out.push_str(&rest[..at]);
            if keep {
                out.push_str(&rest[behind..until].replace("delText", "t"));
            }
        } else {
            out.push_str(&rest[..until + close.len()]);
        }
        rest = &rest[until + close.len()..];
    }
    out + rest
}

/// The document after the editor has accepted the checker's changes, or has not.
fn decided(document: &Path, accepted: bool) -> PathBuf {
    edited(document, |name, text| {
        if name == "word/document.xml" {
            end(&end(&text, "ins", accepted), "del", !accepted)
        } else {
            text
        }
    })
}

/// What pandoc reads, with every comment and tracked change.
fn pandoc(document: &Path) -> String {
    let done = Program::new("pandoc")
        .args(["--track-changes=all", "--wrap=none", "-t", "native"])
        .arg(document)
        .output()
        .unwrap();
    assert!(done.status.success(), "{done:?}");
    String::from_utf8(done.stdout).unwrap()
}

/// The document in another format, by `LibreOffice`.
fn office(document: &Path, to: &str) -> PathBuf {
    let folder = document.with_file_name("office");
    let profile = format!(
        "-env:UserInstallation=file://{}",
        folder.join("profile").display()
    );
    let done = Program::new("soffice")
        .args([&profile, "--headless", "--convert-to", to, "--outdir"])
        .arg(&folder)
        .arg(document)
        .output()
        .unwrap();
    let made = folder.join(document.with_extension(to).file_name().unwrap());
    assert!(made.is_file(), "{done:?}");
    made
}

#[test]
fn the_writers_document_comes_back_with_nothing_but_the_comments_and_the_change() {
    let writers = word::document();
    let desk = Desk::new("ferry.docx", &writers);
    desk.ask();
    let back = desk.export();
    let (old, new) = (parts(Path::new(&desk.path("ferry.docx"))), parts(&back));
    for (name, bytes) in &old {
        let touched = [
            "word/document.xml",
            "word/comments.xml",
            "[Content_Types].xml",
        ];
        let related = name == "word/_rels/document.xml.rels";
        let same = new[name] == *bytes;
        assert_eq!(
            same,
            !touched.contains(&name.as_str()) && !related,
            "{name}"
        );
        // Where something was added, nothing else is different.
        let mut there = new[name].iter();
        assert!(
            bytes.iter().all(|byte| there.any(|other| other == byte)),
            "{name}"
        );
    }
}

#[test]
fn pandoc_and_libreoffice_read_every_comment_and_change() {
    if !have(&["pandoc", "soffice"]) {
        return;
    }
    let desk = Desk::new("ferry.docx", &word::document());
    desk.ask();
    let back = desk.export();
    let read = pandoc(&back);
    let ours = r#""author" , "Ana Reyes""#;
    for (kind, count) in [("comment-start", 1), ("insertion", 1), ("deletion", 1)] {
        let kind = format!("\"{kind}\"");
        let found = read.split(&kind).skip(1);
        let found = found.filter(|piece| piece[..piece.len().min(120)].contains(ours));
        assert_eq!(found.count(), count, "{kind}: {read}");
    }
    // The writer's own are there still.
    assert!(
        read.contains("Bo Ren") && read.contains("Ada Oll"),
        "{read}"
    );
    let pdf = office(&back, "pdf");
    assert!(fs::read(pdf).unwrap().starts_with(b"%PDF"));
    // What LibreOffice writes of it says the same: nothing was decided, nothing was said.
    let again = office(&back, "docx");
    let (done, said, complained) = desk.returned(&again, &[]);
    assert!(
        done && said.contains("nothing to change"),
        "{said}{complained}"
    );
}

#[test]
fn what_the_editor_decides_comes_back_once() {
    let desk = Desk::new("ferry.docx", &word::document());
    let change = desk.ask();
    let back = desk.export();
    // Nothing was decided yet.
    let (done, said, complained) = desk.returned(&back, &[]);
    assert!(
        done && said.contains("nothing to change"),
        "{said}{complained}"
    );
    let made = decided(&back, true);
    let (done, said, complained) = desk.returned(&made, &[]);
    assert!(
        done && said.contains("the change was made"),
        "{said}{complained}"
    );
    // Shown is not done.
    assert_eq!(
        desk.load().changes.get(change).unwrap().decision,
        Decision::Pending
    );
    let (done, ..) = desk.returned(&made, &["--apply"]);
    assert!(done);
    let session = desk.load();
    assert_eq!(
        session.changes.get(change).unwrap().decision,
        Decision::Accepted
    );
    assert_eq!(
        session.claims.get(desk.claim).unwrap().resolution,
        Resolution::Changed
    );
    let (_, said, _) = desk.returned(&made, &[]);
    assert!(said.contains("nothing to change"), "{said}");
}

#[test]
fn a_change_in_what_somebody_else_inserted_is_told_too() {
    let desk = Desk::new("ferry.docx", &word::document());
    // Bo Ren’s insertion is tracked, and stays so.
    desk.ask_for("312,000", "213,000");
    let back = desk.export();
    let (done, said, complained) = desk.returned(&back, &[]);
    assert!(
        done && said.contains("nothing to change"),
        "{said}{complained}"
    );
    let (done, said, complained) = desk.returned(&decided(&back, true), &[]);
    assert!(
        done && said.contains("the change was made"),
        "{said}{complained}"
    );
    let (done, said, complained) = desk.returned(&decided(&back, false), &[]);
    assert!(
        done && said.contains("the copy stands"),
        "{said}{complained}"
    );
}

#[test]
fn a_document_that_was_not_handed_out_decides_nothing() {
    let desk = Desk::new("ferry.docx", &word::document());
    let change = desk.ask();
    // The writer's own file, as it came.
    let (done, said, complained) = desk.returned(Path::new(&desk.path("ferry.docx")), &["--apply"]);
    assert!(
        !done && complained.contains("none of the comments"),
        "{said}{complained}"
    );
    // One in which this change was not.
    let partly = desk.path("partly.docx");
    let session = desk.session();
    let other = desk.load();
    let label = other
        .claims
        .live()
        .find(|(id, claim)| *id != desk.claim && other.whole_of(claim).is_none())
        .map(|(id, _)| other.label(id));
    let label = label.unwrap();
    let done = desk.run(&[
        "export", &session, "--to", "docx", "--claims", &label, "-o", &partly,
    ]);
    assert!(done.0, "{done:?}");
    let (done, said, complained) = desk.returned(Path::new(&partly), &["--apply"]);
    assert!(
        done && said.contains("nothing to change"),
        "{said}{complained}"
    );
    assert_eq!(
        desk.load().changes.get(change).unwrap().decision,
        Decision::Pending
    );
}

#[test]
fn what_was_reworded_unasked_is_listed() {
    let desk = Desk::new("ferry.docx", &word::document());
    let back = desk.export();
    let reworded = edited(&back, |name, text| {
        if name == "word/document.xml" {
            text.replace("312,000", "213,000")
        } else {
            text
        }
    });
    let (done, said, complained) = desk.returned(&reworded, &[]);
    assert!(
        !done && said.contains("nothing to change"),
        "{said}{complained}"
    );
    assert!(
        complained.contains("reads otherwise now"),
        "{said}{complained}"
    );
}

#[test]
fn rejected_and_reworded_are_told_apart() {
    let desk = Desk::new("ferry.docx", &word::document());
    let change = desk.ask();
    let back = desk.export();
    let kept = decided(&back, false);
    let (done, said, complained) = desk.returned(&kept, &[]);
    assert!(
        done && said.contains("the copy stands"),
        "{said}{complained}"
    );
    let reworded = edited(&decided(&back, true), |name, text| {
        if name == "word/document.xml" {
            text.replace("1912", "the spring of 1912")
        } else {
            text
        }
    });
    let (done, said, complained) = desk.returned(&reworded, &["--apply"]);
    assert!(
        done && said.contains("reads otherwise now"),
        "{said}{complained}"
    );
    assert!(said.contains("the spring of 1912"), "{said}");
    let session = desk.load();
    assert_eq!(
        session.changes.get(change).unwrap().decision,
        Decision::Reworded
    );
    // The new words are kept, and said once.
    let said: Vec<_> = session.comments.live().map(|(_, one)| one).collect();
    assert_eq!(said.len(), 1, "{said:?}");
    assert_eq!(said[0].claim, desk.claim);
    assert!(said[0].text.contains("the spring of 1912"), "{said:?}");
    let (done, said, complained) = desk.returned(&reworded, &[]);
    assert!(
        done && said.contains("nothing to change"),
        "{said}{complained}"
    );
}

#[test]
fn what_is_answered_in_the_margin_is_said_of_the_claim_once() {
    let desk = Desk::new("ferry.docx", &word::document());
    desk.apply(vec![Command::AddComment(NewComment {
        id: None,
        claim: desk.claim,
        under: None,
        contact: None,
        text: "Please look at the register yourself.".into(),
        by: String::new(),
        on: String::new(),
        correct: tickmark::session::Correct::Unsaid,
    })]);
    let back = desk.export();
    let first = {
        let comments =
            String::from_utf8(parts(&back)["word/commentsExtended.xml"].clone()).unwrap();
        let at = comments.find("paraIdParent=\"").unwrap() + 14;
        comments[at..at + 8].to_owned()
    };
    let answered = edited(&back, |name, text| {
        match name {
        "word/comments.xml" => text.replace(
            "</w:comments>",
            r#"<w:comment w:id="700" w:author="Eva Lund" w:date="2026-02-01T10:00:00Z"><w:p xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" w14:paraId="70000001"><w:r><w:t>I did: 213,000 it is.</w:t></w:r></w:p></w:comment></w:comments>"#,
        ),
        "word/commentsExtended.xml" => text.replace(
            "</w15:commentsEx>",
            &format!(r#"<w15:commentEx w15:paraId="70000001" w15:paraIdParent="{first}" w15:done="0"/></w15:commentsEx>"#),
        ),
        _ => text,
    }
    });
    let (done, said, complained) = desk.returned(&answered, &["--apply"]);
    assert!(
        done && said.contains("Eva Lund says: I did: 213,000 it is."),
        "{said}{complained}"
    );
    assert!(said.contains("1 change"), "{said}");
    let session = desk.load();
    let thread: Vec<_> = session.comments.live().collect();
    assert_eq!(thread.len(), 2);
    let answer = thread
        .iter()
        .find(|(_, one)| one.by == "Eva Lund")
        .unwrap()
        .1;
    assert!(answer.under.is_some() && answer.claim == desk.claim);
    let (_, said, _) = desk.returned(&answered, &[]);
    assert!(said.contains("nothing to change"), "{said}");
}

#[test]
fn names_and_what_was_said_among_colleagues_stay_inside_unless_asked_for() {
    let desk = Desk::new("ferry.docx", &word::document());
    desk.apply(vec![Command::AddComment(NewComment {
        id: None,
        claim: desk.claim,
        under: None,
        contact: None,
        text: "Between us.".into(),
        by: String::new(),
        on: String::new(),
        correct: tickmark::session::Correct::Unsaid,
    })]);
    let to = desk.path("bare.docx");
    let session = desk.session();
    let done = desk.run(&["export", &session, "--to", "docx", "-o", &to]);
    assert!(done.0 && done.2.contains("1 comment"), "{done:?}");
    let comments = String::from_utf8(parts(Path::new(&to))["word/comments.xml"].clone()).unwrap();
    assert!(
        !comments.contains("Ana Reyes") && !comments.contains("Between us"),
        "{comments}"
    );
    assert!(comments.contains("Fact check"), "{comments}");
}

#[test]
fn an_article_that_was_no_document_becomes_one() {
    let text = format!(
        "A headline of the ferry\n\n{OPENED} and carried {CARS} in 2025. Nobody thanked it.\n"
    );
    let desk = Desk::new("ferry.txt", text.as_bytes());
    desk.ask();
    let back = desk.export();
    if have(&["pandoc"]) {
        let read = pandoc(&back);
        assert!(
            read.contains("comment-start") && read.contains("insertion"),
            "{read}"
        );
    }
    let (done, said, complained) = desk.returned(&decided(&back, true), &[]);
    assert!(
        done && said.contains("the change was made"),
        "{said}{complained}"
    );
}
