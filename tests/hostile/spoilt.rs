//! Files that are not what they were: cut off, misnamed, locked. One clear sentence each, and nothing is lost.

use std::{fs, process::Command};

use super::{
    archive::{Entry, Kind},
    pdf::{File, show},
    stage::{Case, Stage, WORDS, Wanted, case, report},
    word,
};

/// A file of each format, by its name.
fn samples() -> Vec<(&'static str, Vec<u8>)> {
    let words = format!(
        "{WORDS} It was opened by the mayor on a wet morning in March, said the council of the town."
    );
    let page = format!(
        "<!DOCTYPE html><html lang=en><head><title>The bridge</title></head><body><article><h1>The bridge</h1><p>{words}</p><p>Nobody had counted the boats that pass below it, as the harbour master of the town wrote to the council in May.</p></article></body></html>"
    );
    let head = "From: Ida <ida@kell.example>\r\nDate: Mon, 2 Mar 2026 10:00:00 +0100\r\nSubject: The bridge\r\nMessage-ID: <1@kell.example>\r\nMIME-Version: 1.0\r\n";
    let text = |text: String| text.into_bytes();
    let packed = |kind: Kind| {
        kind.package(
            &words,
            vec![Entry::deflated("META-INF/manifest.xml", b"<a/>")],
        )
    };
    let flat = Kind::Odt
        .xml("", &Kind::Odt.paragraph(&words))
        .replace("office:document-content", "office:document")
        .replace(
            "<office:document ",
            "<office:document office:mimetype=\"application/vnd.oasis.opendocument.text\" ",
        );
    vec![
        ("docx", packed(Kind::Docx)),
        ("odt", packed(Kind::Odt)),
        ("fodt", text(flat)),
        ("epub", packed(Kind::Epub)),
        (
            "pdf",
            File {
                content: show(WORDS).into_bytes(),
                ..File::default()
            }
            .bytes(),
        ),
        (
            "rtf",
            text(format!(
                "{{\\rtf1\\ansi{{\\fonttbl{{\\f0 A;}}}}\\pard\\b The bridge\\b0\\par {words}\\par}}"
            )),
        ),
        ("html", text(page.clone())),
        (
            "mhtml",
            text(format!(
                "{head}Snapshot-Content-Location: https://kell.example/\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Location: https://kell.example/\r\n\r\n{page}\r\n--b--\r\n"
            )),
        ),
        (
            "eml",
            text(format!(
                "{head}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n{words}\r\n--b\r\nContent-Type: application/pdf; name=a.pdf\r\n\r\nx\r\n--b--\r\n"
            )),
        ),
        (
            "srt",
            text(format!(
                "1\n00:00:01,000 --> 00:00:04,000\n{WORDS}\n\n2\n00:00:05,000 --> 00:00:08,000\nNobody paid.\n"
            )),
        ),
        (
            "vtt",
            text(format!(
                "WEBVTT\n\n00:01.000 --> 00:04.000\n<v Ida>{WORDS}\n\n00:05.000 --> 00:08.000\nNobody paid.\n"
            )),
        ),
        (
            "md",
            text(format!(
                "---\ntitle: The bridge\n---\n\n# The bridge\n\n{words}\n\n- one\n- two\n"
            )),
        ),
        (
            "txt",
            text(format!("The bridge\nBy Ida Brandt\n\n{words}\n")),
        ),
    ]
}

/// Ends of names that a file may come with.
const ENDS: [&str; 14] = [
    "docx", "odt", "epub", "pdf", "rtf", "html", "mhtml", "eml", "srt", "md", "txt", "doc", "jpg",
    "exe",
];

#[test]
fn every_format_cut_at_fifty_places() {
    let mut cases: Vec<Case> = Vec::new();
    for (end, bytes) in samples() {
        for n in 0..50 {
            let cut = bytes[..bytes.len() * n / 50].to_vec();
            let name = format!("{end}, {} of {} bytes", cut.len(), bytes.len());
            cases.push(case(name, format!("a.{end}"), Wanted::Told, move |_| {
                cut.clone()
            }));
        }
    }
    let seen = Stage::new().run(cases);
    assert!(seen.reader_deaths.is_empty(), "{:?}", seen.reader_deaths);
    seen.holds("every format, cut at 50 places", 5);
}

#[test]
fn a_wrong_name_hides_nothing() {
    let mut cases: Vec<Case> = Vec::new();
    for (sort, bytes) in samples() {
        for end in ENDS {
            let bytes = bytes.clone();
            cases.push(case(
                format!("{sort} as {end}"),
                format!("a.{end}"),
                Wanted::Text(WORDS),
                move |_| bytes.clone(),
            ));
        }
    }
    Stage::new()
        .run(cases)
        .holds("every format, by every name", 5);
}

/// What Word and its kin make of a document with a password: a container of another kind (MS-OFFCRYPTO).
fn office_with_password() -> Vec<u8> {
    let name: Vec<u8> = "EncryptedPackage"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    [
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec(),
        vec![0; 500],
        name,
        vec![0xa5; 4_000],
    ]
    .concat()
}

fn locked() -> Vec<Case> {
    let password = Wanted::Refused("password");
    let mut all = vec![
        case("docx", "a.docx", password, |_| office_with_password()),
        case("odt", "a.odt", password, |_| {
            let manifest = b"<manifest:manifest><manifest:file-entry manifest:full-path=\"content.xml\"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
            Kind::Odt.package(
                "\u{a5}",
                vec![Entry::deflated("META-INF/manifest.xml", manifest)],
            )
        }),
        case("epub", "a.epub", password, |_| {
            let mut entries = Kind::Epub.around();
            entries.push(Entry::stored("OEBPS/a.xhtml", &[0xa5; 2_000]));
            entries.push(Entry::deflated("META-INF/encryption.xml", b"<encryption><EncryptedData><CipherData><CipherReference URI=\"OEBPS/a.xhtml\"/></CipherData></EncryptedData></encryption>"));
            super::archive::archive(&entries)
        }),
        case("pdf", "a.pdf", password, |_| {
            include_bytes!("../../src/import/readers/pdf/samples/locked.pdf").to_vec()
        }),
    ];
    for kind in super::archive::KINDS {
        all.push(case(
            format!("{kind:?} in a locked archive"),
            kind.file(),
            password,
            move |_| {
                let mut entries = kind.around();
                let part = kind.entry(&kind.xml("", &kind.paragraph(WORDS)));
                entries.push(Entry { flags: 1, ..part });
                super::archive::archive(&entries)
            },
        ));
    }
    all
}

#[test]
fn a_password_is_told() {
    Stage::new().run(locked()).holds("locked files", 5);
}

#[test]
fn what_cannot_be_read_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("good.docx"), word::document()).unwrap();
    let mut tried = 0;
    for (end, bytes) in samples() {
        let bad = at(&format!("bad.{end}"));
        fs::write(&bad, &bytes[..4.min(bytes.len())]).unwrap();
        fs::write(&bad, [&[0; 40], &bytes[..bytes.len() / 3]].concat()).unwrap();
        let out = at("s.factcheck.json");
        fs::write(&out, "what was there").unwrap();
        let mut program = Command::new(env!("CARGO_BIN_EXE_tickmark"));
        program.arg("new").args([at("good.docx"), bad]).arg("-o");
        // Over a session that is there, and to one that is not.
        let there = program.arg(&out).output().unwrap();
        assert!(!there.status.success());
        assert_eq!(fs::read(&out).unwrap(), b"what was there");
        fs::remove_file(&out).unwrap();
        let mut program = Command::new(env!("CARGO_BIN_EXE_tickmark"));
        program
            .arg("new")
            .args([at("good.docx"), at(&format!("bad.{end}"))]);
        let new = program.arg("-o").arg(&out).output().unwrap();
        assert_eq!(new.status.code(), Some(3), "{end}: {new:?}");
        assert_eq!(
            String::from_utf8_lossy(&new.stderr)
                .lines()
                .filter(|line| line.contains("bad."))
                .count(),
            1,
            "{end}: {new:?}"
        );
        assert!(!out.exists(), "{end}: half a session");
        tried += 1;
    }
    report(&format!(
        "a file that cannot be read beside one that can: {tried} of {tried} sessions as they were"
    ));
}
