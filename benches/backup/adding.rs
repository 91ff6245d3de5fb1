//! Documents taken in by `tickmark backup`: each hashed, kept and flushed to the disk, and read by a confined process; beside poppler's
//! `pdftotext`, started for each of the same files.

use std::{
    fmt::Write as _,
    fs,
    path::PathBuf,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use tickmark::{session::Session, storage};

use super::pdf;

/// How fast documents are taken in at least, against `pdftotext`.
const SPEED: f64 = 0.5;
/// Letters of a line.
const LINE: usize = 90;

/// Takes documents in, each the text of a PDF file, and prints how long it took.
pub fn measure(smoke: bool, documents: &[String], missed: &mut Vec<&'static str>) {
    let few = documents.get(..5).filter(|_| smoke);
    let documents = few.unwrap_or(documents);
    let folder = tempfile::tempdir().expect("a folder");
    let backup = folder.path().join("backup");
    fs::create_dir(&backup).expect("a folder");
    let outlines = pdf::outlines(include_bytes!(
        "../../assets/fonts/SourceSerif4-Regular.ttf"
    ));
    let mut bytes = 0;
    let files: Vec<PathBuf> = documents
        .iter()
        .enumerate()
        .map(|(number, text)| {
            let file = file(text, &outlines);
            bytes += file.len();
            let path = backup.join(format!("{number:03}.pdf"));
            fs::write(&path, file).expect("it is written");
            path
        })
        .collect();
    let session = folder.path().join("piece.factcheck.json");
    storage::save(&Session::default(), &session, None).expect("it is saved");
    let begun = Instant::now();
    let done = Command::new(env!("CARGO_BIN_EXE_tickmark"))
        .args(["backup".as_ref(), session.as_os_str(), backup.as_os_str()])
        .output()
        .expect("it is started");
    let taken = begun.elapsed();
    let said = String::from_utf8_lossy(&done.stdout);
    assert!(
        done.status.success() && said.starts_with(&format!("{} added", files.len())),
        "{done:?}"
    );
    let each = taken / u32::try_from(files.len()).unwrap_or(1);
    println!(
        "{} PDF files, {:.0} MB, taken in: {:.2} s, {:.1} ms each",
        files.len(),
        bytes as f64 / 1e6,
        taken.as_secs_f64(),
        each.as_secs_f64() * 1e3
    );
    let Some(other) = pdftotext(&files) else {
        println!("pdftotext is not installed");
        return;
    };
    let speed = other.as_secs_f64() / taken.as_secs_f64();
    println!(
        "pdftotext on the same files: {:.2} s; taken in at {speed:.2} of its speed",
        other.as_secs_f64()
    );
    if speed < SPEED {
        missed.push("documents taken in");
    }
}

fn pdftotext(files: &[PathBuf]) -> Option<Duration> {
    let begun = Instant::now();
    for file in files {
        let done = Command::new("pdftotext")
            .arg(file)
            .arg("-")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        done.ok().filter(std::process::ExitStatus::success)?;
    }
    Some(begun.elapsed())
}

/// A text as a PDF file: a page for each of its pages, in lines.
fn file(text: &str, outlines: &[u8]) -> Vec<u8> {
    let pages: Vec<&str> = text
        .split_inclusive("\n\n")
        .filter(|page| page.len() > LINE)
        .collect();
    let kids: Vec<String> = (0..pages.len())
        .map(|at| format!("{} 0 R", 6 + at * 2))
        .collect();
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        format!(
            "<</Type/Pages/Count {}/Kids[{}]>>",
            pages.len(),
            kids.join(" ")
        )
        .into_bytes(),
    ];
    objects.extend(pdf::font("SourceSerif4", 3, outlines.to_vec()));
    for page in pages {
        objects.push(
            format!(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595.28 841.89]/Contents {} 0 R/Resources<</Font<</A 3 0 R>>>>>>",
                objects.len() + 2
            )
            .into_bytes(),
        );
        objects.push(pdf::stream("", content(page).as_bytes()));
    }
    pdf::file(&objects)
}

fn content(page: &str) -> String {
    let (mut out, mut y) = (String::new(), 800);
    let mut set = |line: &str| {
        writeln!(out, "BT /A 9 Tf 40 {y} Td ({line}) Tj ET").expect("it is written");
        y -= 10;
    };
    for paragraph in page.lines() {
        let mut line = String::new();
        for word in paragraph.split(' ') {
            if line.len() + word.len() > LINE {
                set(&std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        set(&line);
    }
    out
}
