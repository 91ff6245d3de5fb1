//! I8 and I9: the confined reader as a process, what it cannot do, and what becomes of one that goes wrong.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use tickmark::import::{self, Confined, Format, How, ImportError, Imported, View, confined};

use super::{
    stage::{report, scripted},
    word,
};

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
fn the_reader_reaches_nothing() {
    let tried = confined::tried(&program()).unwrap();
    assert!(tried.held.limits && tried.held.calls, "{tried:?}");
    assert!(!tried.read, "it read a file");
    assert!(!tried.wrote, "it wrote a file");
    assert!(!tried.connected, "it opened a socket");
    assert!(!tried.started, "it started a program");
    report(&format!(
        "I9 walls: reading a file, writing one, a socket, a program: 4 of 4 denied; Landlock {}",
        if tried.held.files {
            "holds"
        } else {
            "is not there"
        }
    ));
}

/// A program that does something else than read, and what becomes of it.
fn gone_wrong(script: &str, confined: impl Fn(PathBuf) -> Confined<'static>) -> (String, Duration) {
    let (_folder, path) = scripted(script);
    let start = Instant::now();
    let error = read_by(confined(path), &word::document()).unwrap_err();
    (error.to_string(), start.elapsed())
}

fn usual(path: PathBuf) -> Confined<'static> {
    Confined::new(path, &|| false)
}

#[test]
fn a_reader_that_goes_wrong_is_told_in_one_sentence() {
    let mut told = 0;
    for script in [
        // Nothing, nonsense, half an answer, an answer without end, its own end.
        "exit 0",
        "cat > /dev/null; echo nonsense",
        r#"cat > /dev/null; echo '{"read":{"paragraphs":[{"text"'"#,
        "cat > /dev/null; cat /dev/zero",
        "kill -9 $$",
        // What is small to say and large to hold.
        r#"cat > /dev/null; echo '{"read":{"remarks":['; yes '{},' | head -c 60000000; echo '{}]}}'"#,
        r"cat > /dev/null; yes '[' | tr -d '\n' | head -c 1000000",
        // It does not even listen.
        "exec 0<&-; exec 1>&-; exec /bin/sleep 0",
    ] {
        let (said, _) = gone_wrong(script, usual);
        assert!(
            said.contains("the reader for a Word document stopped at it"),
            "{script}: {said}"
        );
        told += 1;
    }
    report(&format!(
        "I8 readers that go wrong: {told} of {told} ended, and told in one sentence; by the clock and by a person: 2 of 2"
    ));
}

#[test]
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
fn an_answer_is_believed_no_further_than_it_can_be_checked() {
    // Places outside the text, links outside their paragraph, line ends in a paragraph, a day that is none.
    let answer = r#"{"read":{"title":"a\nb","published":"2026-02-31","paragraphs":[{"text":"One\ntwo.","links":[{"start":2,"end":99,"to":"x"},{"start":0,"end":3,"to":"https://example.org"}]}],"remarks":[{"place":{"start":4,"end":4000},"text":"far"},{"place":{"start":0,"end":3},"text":"near"}]}}"#;
    let script = format!("cat > /dev/null\ncat <<'X'\n{answer}\nX");
    let (_folder, path) = scripted(&script);
    let read = read_by(usual(path), &word::document()).unwrap();
    assert_eq!(read.title, "a b");
    assert_eq!(read.text(), "One two.");
    assert_eq!(read.published, None);
    assert_eq!(read.paragraphs[0].links.len(), 1);
    let places: Vec<bool> = read.remarks.iter().map(|one| one.place.is_some()).collect();
    assert_eq!(places, [false, true]);
}
