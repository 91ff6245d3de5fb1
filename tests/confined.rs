//! The confined reader of documents, as a process: what it cannot do, and what becomes of one that goes wrong.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that fails says where"
)]

#[path = "support/word.rs"]
mod word;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use tickmark::import::{self, Confined, Format, How, ImportError, Imported, View, confined};

fn program() -> PathBuf {
    env!("CARGO_BIN_EXE_tickmark").into()
}

fn read_by(confined: Confined<'_>, content: &[u8]) -> Result<Imported, ImportError> {
    let how = How {
        format: Some(Format::Docx),
        view: View::Final,
        confined: Some(confined),
    };
    import::bytes(content, Path::new("a.docx"), &how)
}

#[test]
fn a_document_is_read_as_it_would_be_here() {
    let read = read_by(Confined::new(program(), &|| false), &word::document()).unwrap();
    assert_eq!(read.title, "The ferry that nobody wanted");
    assert_eq!(read.byline.as_deref(), Some("Bo Ren"));
    assert_eq!(read.remarks.len(), 3);
    assert!(read.changed);
    let text = read.text();
    assert_eq!(
        read.remarks[0].place.unwrap().of(&text),
        "The ferry to Pell opened in 1911"
    );
}

#[test]
#[cfg(target_os = "linux")]
fn the_reader_reaches_nothing() {
    let tried = confined::tried(&program()).unwrap();
    assert!(tried.held.limits && tried.held.calls, "{tried:?}");
    assert!(!tried.read, "it read a file");
    assert!(!tried.wrote, "it wrote a file");
    assert!(!tried.connected, "it opened a socket");
    assert!(!tried.started, "it started a program");
}

/// A program that does something else than read, and what becomes of it.
#[cfg(unix)]
fn gone_wrong(script: &str, confined: impl Fn(PathBuf) -> Confined<'static>) -> (String, Duration) {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("reader");
    std::fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
    let start = Instant::now();
    let error = read_by(confined(path), &word::document()).unwrap_err();
    (error.to_string(), start.elapsed())
}

#[cfg(unix)]
fn usual(path: PathBuf) -> Confined<'static> {
    Confined::new(path, &|| false)
}

#[test]
#[cfg(unix)]
fn a_reader_that_goes_wrong_is_told_in_one_sentence() {
    for script in [
        // Nothing, nonsense, half an answer, an answer without end, its own end.
        "exit 0",
        "cat > /dev/null; echo nonsense",
        r#"cat > /dev/null; echo '{"read":{"paragraphs":[{"text"'"#,
        "cat > /dev/null; cat /dev/zero",
        "kill -9 $$",
        // It does not even listen.
        "exec 0<&-; exec 1>&-; exec /bin/sleep 0",
    ] {
        let (said, _) = gone_wrong(script, usual);
        assert!(
            said.contains("the reader for a Word document stopped at it"),
            "{script}: {said}"
        );
    }
}

#[test]
#[cfg(unix)]
fn a_reader_that_never_answers_is_ended_by_the_clock_or_by_a_person() {
    let short = |path| Confined {
        patience: Duration::from_millis(200),
        ..usual(path)
    };
    let (said, took) = gone_wrong("exec /bin/sleep 600", short);
    assert!(said.contains("stopped"), "{said}");
    assert!(took < Duration::from_mins(1), "{took:?}");

    static ASKED: AtomicUsize = AtomicUsize::new(0);
    let patient = |path| Confined::new(path, &|| ASKED.fetch_add(1, Ordering::Relaxed) > 1);
    let (said, took) = gone_wrong("exec /bin/sleep 600", patient);
    assert!(said.contains("cancelled"), "{said}");
    assert!(took < Duration::from_mins(1), "{took:?}");
}

#[test]
#[cfg(unix)]
fn an_answer_is_believed_no_further_than_it_can_be_checked() {
    // Places outside the text, links outside their paragraph, line ends in a paragraph, a day that is none.
    let answer = r#"{"read":{"title":"a\nb","published":"2026-02-31","paragraphs":[{"text":"One\ntwo.","links":[{"start":2,"end":99,"to":"x"},{"start":0,"end":3,"to":"https://example.org"}]}],"remarks":[{"place":{"start":4,"end":4000},"text":"far"},{"place":{"start":0,"end":3},"text":"near"}]}}"#;
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("reader");
    std::fs::write(
        &path,
        format!("#!/bin/sh\ncat > /dev/null\ncat <<'X'\n{answer}\nX\n"),
    )
    .unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
    let read = read_by(usual(path), &word::document()).unwrap();
    assert_eq!(read.title, "a b");
    assert_eq!(read.text(), "One two.");
    assert_eq!(read.published, None);
    assert_eq!(read.paragraphs[0].links.len(), 1);
    let places: Vec<bool> = read.remarks.iter().map(|one| one.place.is_some()).collect();
    assert_eq!(places, [false, true]);
}

#[test]
fn bombs_are_refused_by_the_limit_they_break() {
    let read = |content: &[u8]| {
        let read = read_by(Confined::new(program(), &|| false), content);
        read.map(|read| read.paragraphs.len())
            .unwrap_err()
            .to_string()
    };
    // Sixty megabytes of spaces in one part.
    let said = read(&word::package(&[(
        "word/document.xml",
        " ".repeat(60_000_000),
    )]));
    assert!(said.contains("unpacks to more than"), "{said}");
    let many: Vec<(String, String)> = (0..2_001)
        .map(|n| (format!("word/{n}.xml"), String::new()))
        .collect();
    let many: Vec<(&str, String)> = many.iter().map(|(a, b)| (&**a, b.clone())).collect();
    let said = read(&word::package(&many));
    assert!(said.contains("2001 entries"), "{said}");
}
