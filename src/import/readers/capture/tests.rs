//! Captures that are whole, and captures that are not.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::format_push_string,
    clippy::cast_possible_truncation,
    reason = "a test may panic"
)]

use super::{Wacz, Warc, verify};
use crate::{
    import::{Capture, Format, ImportError, Imported, View, readers::Reader as _},
    session::Role,
};

#[path = "../../../../tests/support/wacz.rs"]
mod made;

use made::*;

fn read(content: &[u8]) -> Imported {
    assert_eq!(Format::of(content, "a.zip".as_ref()), Format::Wacz);
    Wacz.read(content, View::Final).unwrap()
}

fn good() -> Vec<u8> {
    packed(&parts(), Signed::AsTwoNumbers)
}

/// What is wrong with a capture whose parts were spoilt after they were listed.
fn spoilt(spoil: impl FnOnce(&mut Parts)) -> Capture {
    let mut all = whole(&parts(), Signed::AsTwoNumbers);
    spoil(&mut all);
    let found = verify(&zipped(&all));
    assert!(!found.is_in_order(), "{found:?}");
    found
}

fn part<'a>(parts: &'a mut Parts, name: &str) -> &'a mut Vec<u8> {
    &mut parts.iter_mut().find(|(one, _)| one == name).unwrap().1
}

#[test]
fn a_page_that_was_captured_is_read_like_any_other() {
    let read = read(&good());
    assert_eq!(read.title, "Ferry counts");
    assert_eq!(read.byline.as_deref(), Some("Ida Brandt"));
    assert_eq!(read.published, "2026-04-30".parse().ok());
    assert_eq!(read.captured, "2026-05-03".parse().ok());
    assert_eq!(read.address.as_deref(), Some(ADDRESS));
    let text = read.text();
    assert!(text.contains("206,000 of them – the budget says"), "{text}");
    assert!(!text.contains("piers"), "a page that is not listed: {text}");
    assert!(read.paragraphs.iter().all(|one| one.locator.is_empty()));
    assert_eq!(read.notes, Vec::<String>::new());
}

#[test]
fn pages_that_are_listed_stand_below_one_another() {
    let mut parts = parts();
    *part(&mut parts, "pages/pages.jsonl") = pages(&[
        "https://courier.example/harbour#top",
        "https://courier.example/a.png",
        "https://courier.example/gone",
    ]);
    let read = read(&packed(&parts, Signed::Not));
    let heads: Vec<(&str, &str)> = read
        .paragraphs
        .iter()
        .filter(|one| one.role == Role::Subheading)
        .map(|one| (one.text.as_str(), one.locator.as_str()))
        .collect();
    assert_eq!(
        heads,
        [
            ("The harbour", "https://courier.example/harbour#top"),
            ("A page", "https://courier.example/a.png"),
            ("A page", "https://courier.example/gone"),
        ]
    );
    assert!(read.text().contains("four piers"));
    assert_eq!(read.title, "Ferry counts");
    assert_eq!(
        read.notes,
        [
            "A page of the capture could not be read: https://courier.example/a.png (it is no page (image/png)).",
            "A page of the capture could not be read: https://courier.example/gone (the capture holds no answer for it).",
        ]
    );
}

#[test]
fn a_capture_that_is_whole_says_so_and_what_that_does_not_show() {
    for how in [Signed::AsTwoNumbers, Signed::AsSequence] {
        let found = verify(&packed(&parts(), how));
        assert!(found.is_in_order(), "{found:?}");
        assert_eq!(
            found.sentences(),
            [
                "Capture of https://courier.example/news/ferry on 3 May 2026.",
                "3 of 3 files match their hashes.",
                "The signature fits the key it carries; whose key it is, is not shown by that.",
                "It says that it was signed on 3 May 2026.",
                "The page that is shown is what the hash of its record says.",
            ]
        );
        assert_eq!(found.short(), "3 of 3 files match their hashes");
    }
    let unsigned = verify(&packed(&parts(), Signed::Not));
    assert!(unsigned.is_in_order());
    assert!(
        unsigned.told[0].starts_with("It is not signed"),
        "{unsigned:?}"
    );
}

#[test]
fn a_byte_that_was_changed_is_told() {
    let found = spoilt(|all| part(all, "indexes/index.cdx")[0] ^= 1);
    assert_eq!((found.fitting, found.listed), (2, 3));
    assert_eq!(
        found.wrong,
        ["indexes/index.cdx: it is not what its hash says"]
    );
    assert_eq!(found.short(), "NOT what its hashes say");
    // What the page says, with the archive's own hash made anew: the list is another one.
    let found = spoilt(|all| {
        let mut again = parts();
        let page = PAGE.replace("412,000", "512,000");
        let html = "200 OK\r\nContent-Type: text/html";
        *part(&mut again, "archive/data.warc.gz") = gzip(&response(
            ADDRESS,
            "2026-05-03T10:00:00Z",
            html,
            page.as_bytes(),
        ));
        *part(all, "archive/data.warc.gz") = part(&mut again, "archive/data.warc.gz").clone();
        *part(all, "datapackage.json") = listed(&again);
    });
    assert_eq!((found.fitting, found.listed), (3, 3));
    assert_eq!(
        found.wrong,
        [
            "datapackage-digest.json: the list of files is not the one whose hash this is",
            "its signature is of another list of files",
        ]
    );
    // And the hash of that made anew as well: only the signature tells.
    let found = spoilt(|all| {
        *part(all, "datapackage.json") = [listed(&parts()), b" ".to_vec()].concat();
        let hash = sha256(part(all, "datapackage.json"));
        let digest = String::from_utf8(part(all, "datapackage-digest.json").clone()).unwrap();
        let old = digest
            .split('"')
            .find(|one| one.starts_with("sha256:"))
            .unwrap()
            .to_owned();
        *part(all, "datapackage-digest.json") = digest.replace(&old, &hash).into_bytes();
    });
    assert_eq!(
        found.wrong,
        ["its signature does not fit the key it carries"]
    );
}

#[test]
fn what_is_listed_and_not_there_and_what_is_there_and_not_listed_is_told() {
    let found = spoilt(|all| all.retain(|(name, _)| name != "indexes/index.cdx"));
    assert_eq!(
        found.wrong,
        ["indexes/index.cdx: it is listed and not there"]
    );
    let found = spoilt(|all| all.push(("archive/more.warc".to_owned(), archive())));
    assert_eq!(
        found.wrong,
        ["archive/more.warc: it is there and not listed: no hash speaks for it"]
    );
    let outside = "../../etc/passwd";
    let mut parts = parts();
    parts.push((outside.to_owned(), b"root".to_vec()));
    let packed = packed(&parts, Signed::Not);
    assert_eq!(verify(&packed).fitting, 4, "it is read where it lies");
    assert_eq!(read(&packed).title, "Ferry counts");
}

#[test]
fn two_files_of_one_name_are_told() {
    let mut all = whole(&parts(), Signed::Not);
    all.push(("indexes/twins.cdx".to_owned(), b"another".to_vec()));
    let mut packed = zipped(&all);
    for at in 0..packed.len() - 17 {
        if packed[at..].starts_with(b"indexes/twins.cdx") {
            packed[at..at + 17].copy_from_slice(b"indexes/index.cdx");
        }
    }
    let found = verify(&packed);
    assert!(
        found
            .wrong
            .iter()
            .any(|wrong| wrong.starts_with("two of its files have one name")),
        "{found:?}"
    );
}

#[test]
fn a_page_that_is_not_what_its_record_says_is_told() {
    let html = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n";
    let block = format!("{html}{PAGE}");
    for (digest, fits) in [
        ("sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", Some(false)),
        ("sha256:00", Some(false)),
        ("crc:1", None),
        ("", None),
    ] {
        let mut parts = parts();
        *part(&mut parts, "archive/data.warc.gz") = record(
            "response",
            ADDRESS,
            "2026-05-03T10:00:00Z",
            digest,
            block.as_bytes(),
        );
        let found = verify(&packed(&parts, Signed::Not));
        assert_eq!(
            found.wrong.is_empty(),
            fits != Some(false),
            "{digest}: {found:?}"
        );
        assert!(
            found.told.iter().all(|told| !told.contains("record")),
            "{found:?}"
        );
    }
    let sha1 = ring::digest::digest(&ring::digest::SHA1_FOR_LEGACY_USE_ONLY, PAGE.as_bytes());
    let mut parts = parts();
    *part(&mut parts, "archive/data.warc.gz") = record(
        "response",
        ADDRESS,
        "2026-05-03T10:00:00Z",
        &format!("sha1:{}", hex(sha1.as_ref())),
        block.as_bytes(),
    );
    assert!(verify(&packed(&parts, Signed::Not)).is_in_order());
    assert_eq!(super::verify::base32(b"\xffabcd"), "75QWEY3E");
}

#[test]
fn answers_are_unpacked_as_they_came() {
    let chunked = |body: &[u8]| {
        let (one, two) = body.split_at(10);
        [
            format!("{:x};x=y\r\n", one.len()).into_bytes(),
            one.to_vec(),
            format!("\r\n{:X}\r\n", two.len()).into_bytes(),
            two.to_vec(),
            b"\r\n0\r\n\r\n".to_vec(),
        ]
        .concat()
    };
    let mut zlib = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
    std::io::Write::write_all(&mut zlib, PAGE.as_bytes()).unwrap();
    let zlib = zlib.finish().unwrap();
    // A stream of brotli that is not packed: its window, a head for 16 bits of length, the bytes, and the end (RFC 7932, 9.2).
    let length = u32::try_from(PAGE.len()).unwrap() - 1;
    let head = length << 4 | 1 << 20;
    let mut brotli = head.to_le_bytes()[..3].to_vec();
    brotli.extend(PAGE.bytes());
    brotli.push(3);
    let latin = PAGE.replace("UTF-8", "x").replace('–', "\u{fc}");
    let latin: Vec<u8> = latin.chars().map(|c| c as u8).collect();
    for (head, body) in [
        ("Content-Encoding: gzip", gzip(PAGE.as_bytes())),
        ("content-encoding: GZIP", PAGE.as_bytes().to_vec()),
        ("Transfer-Encoding: chunked", chunked(PAGE.as_bytes())),
        ("Transfer-Encoding: chunked", PAGE.as_bytes().to_vec()),
        (
            "Transfer-Encoding: chunked\r\nContent-Encoding: gzip",
            chunked(&gzip(PAGE.as_bytes())),
        ),
        ("Content-Encoding: deflate", zlib),
        ("Content-Encoding: br", brotli),
        ("Content-Encoding: br", PAGE.as_bytes().to_vec()),
        ("X: y", latin),
    ] {
        let mut parts = parts();
        let kind = format!("200 OK\r\nContent-Type: text/html; charset=\"iso-8859-1\"\r\n{head}");
        *part(&mut parts, "archive/data.warc.gz") =
            response(ADDRESS, "2026-05-03T10:00:00Z", &kind, &body);
        let packed = packed(&parts, Signed::Not);
        assert!(verify(&packed).is_in_order(), "{head}");
        let text = read(&packed).text();
        assert!(text.contains("412,000 passengers"), "{head}: {text}");
        assert!(
            text.contains("them – the") || text.contains("them ü the"),
            "{head}: {text}"
        );
    }
    let mut parts = parts();
    let kind = "200 OK\r\nContent-Type: text/html\r\nContent-Encoding: zstd";
    *part(&mut parts, "archive/data.warc.gz") =
        response(ADDRESS, "2026-05-03T10:00:00Z", kind, b"\x28\xB5\x2F\xFD");
    let error = Wacz
        .read(&packed(&parts, Signed::Not), View::Final)
        .unwrap_err();
    assert!(error.to_string().contains("packed as “zstd”"), "{error}");
}

#[test]
fn one_is_sent_on_and_of_several_captures_the_nearest_is_read() {
    let html = "200 OK\r\nContent-Type: text/html";
    let records = [
        response(
            ADDRESS,
            "2026-05-03T10:00:00Z",
            "301 Moved\r\nLocation: /news/2/ferry",
            b"",
        ),
        response(
            "https://courier.example/news/2/ferry",
            "2025-01-01T00:00:00Z",
            html,
            OTHER.as_bytes(),
        ),
        response(
            "https://courier.example/news/2/ferry",
            "2026-05-03T10:00:01Z",
            html,
            PAGE.as_bytes(),
        ),
    ];
    let mut parts = parts();
    *part(&mut parts, "archive/data.warc.gz") = records.concat();
    let read = read(&packed(&parts, Signed::Not));
    assert_eq!(read.title, "Ferry counts");
    assert_eq!(
        read.address.as_deref(),
        Some("https://courier.example/news/2/ferry")
    );
    // What a server says instead of a page is told.
    let gone = "404 Not Found\r\nContent-Type: text/html";
    *part(&mut parts, "archive/data.warc.gz") =
        response(ADDRESS, "2026-05-03T10:00:00Z", gone, OTHER.as_bytes());
    let missing = Wacz
        .read(&packed(&parts, Signed::Not), View::Final)
        .unwrap();
    assert!(missing.notes[0].contains("code 404"), "{:?}", missing.notes);
    // In a circle, it is no page.
    *part(&mut parts, "archive/data.warc.gz") = response(
        ADDRESS,
        "2026-05-03T10:00:00Z",
        "301 Moved\r\nLocation: /news/ferry",
        b"",
    );
    let error = Wacz
        .read(&packed(&parts, Signed::Not), View::Final)
        .unwrap_err();
    assert!(matches!(error, ImportError::Damaged(_)), "{error}");
}

#[test]
fn a_capture_without_a_list_of_pages_and_one_whose_page_is_built_by_scripts() {
    let mut without = parts();
    without.retain(|(name, _)| !name.starts_with("pages/"));
    let list = String::from_utf8(listed(&without))
        .unwrap()
        .replace("mainPageUrl", "x");
    let main = list
        .replacen("\"x\"", "\"mainPageURL\"", 1)
        .replace(ADDRESS, "https://courier.example/harbour");
    let mut other = without.clone();
    other.push(("datapackage.json".to_owned(), main.into_bytes()));
    assert_eq!(read(&zipped(&other)).title, "The harbour");
    without.push(("datapackage.json".to_owned(), list.into_bytes()));
    let read_so = read(&zipped(&without));
    assert_eq!(read_so.title, "Ferry counts");
    assert!(read_so.text().contains("four piers"), "of the same site");
    assert!(read_so.notes[0].contains("does not list its pages"));
    let mut parts = parts();
    let html = "200 OK\r\nContent-Type: text/html";
    *part(&mut parts, "archive/data.warc.gz") = response(
        ADDRESS,
        "2026-05-03T10:00:00Z",
        html,
        b"<html><body><script>go()</script></body></html>",
    );
    let line = format!(
        "{{\"url\":\"{ADDRESS}\",\"title\":\"Ferries\",\"ts\":1777802400000,\"text\":\"It carried 412,000.\\nMore.\"}}"
    );
    *part(&mut parts, "pages/pages.jsonl") = line.into_bytes();
    let scripted = read(&packed(&parts, Signed::Not));
    assert_eq!(
        (scripted.title.as_str(), scripted.text().as_str()),
        ("Ferries", "It carried 412,000.\nMore.")
    );
    assert_eq!(scripted.captured, "2026-05-03".parse().ok());
    assert!(scripted.notes[0].contains("built by scripts"));
}

#[test]
fn records_alone_are_read_and_say_that_nothing_speaks_for_them() {
    let html = "200 OK\r\nContent-Type: text/html";
    let records = response(ADDRESS, "2026-05-03T10:00:00Z", html, PAGE.as_bytes());
    assert_eq!(Format::of(&records, "a".as_ref()), Format::Warc);
    let read = Warc.read(&records, View::Final).unwrap();
    assert_eq!(
        (read.title.as_str(), read.captured),
        ("Ferry counts", "2026-05-03".parse().ok())
    );
    let found = verify(&records);
    assert!(found.is_in_order() && found.listed == 0, "{found:?}");
    assert!(found.told[0].contains("records alone"));
    // Cut off, it is read as far as it goes.
    let both = [records.clone(), records].concat();
    let cut = Warc.read(&both[..both.len() - 40], View::Final).unwrap();
    assert!(
        cut.notes
            .iter()
            .any(|note| note.contains("read to their end")),
        "{:?}",
        cut.notes
    );
}

#[test]
fn odd_values_and_cuts_break_nothing() {
    let good = good();
    for at in (13..good.len()).step_by(13) {
        Wacz.read(&good[..at], View::Final).ok();
        assert!(!verify(&good[..at]).is_in_order());
    }
    for list in [
        "",
        "[]",
        "{}",
        "null",
        "{\"resources\":{}}",
        "{\"resources\":[1,null,{\"path\":3},{\"hash\":\"sha256:\"}]}",
        "{\"resources\":[{\"path\":\"pages/pages.jsonl\",\"hash\":\"d41d8cd98f00b204e9800998ecf8427e\"}],\"mainPageUrl\":[]}",
    ] {
        let mut all = parts();
        all.push(("datapackage.json".to_owned(), list.into()));
        let packed = zipped(&all);
        assert!(Wacz.read(&packed, View::Final).is_ok(), "{list}");
        let found = verify(&packed);
        assert!(!found.is_in_order(), "{list}: {found:?}");
    }
    for digest in [
        "",
        "[]",
        "{\"hash\":1,\"signedData\":7}",
        "{\"signedData\":{\"signature\":\"!\",\"publicKey\":\"AA==\"}}",
        "{\"signedData\":{\"signature\":\"AAAA\",\"publicKey\":\"AA==\"}}",
        "{\"signedData\":{\"signature\":\"AAAA\",\"domainCert\":\"-----BEGIN CERTIFICATE-----AAAA-----END CERTIFICATE-----\"}}",
        "{\"signedData\":{\"signature\":\"AAAA\"}}",
    ] {
        spoilt(|all| *part(all, "datapackage-digest.json") = digest.into());
    }
    for head in [
        "Content-Length: 99999999999999999999",
        "Content-Length: -1",
        "Content-Length: 18446744073709551615",
        "x",
    ] {
        let record =
            format!("WARC/1.0\r\nWARC-Type: response\r\n{head}\r\n\r\nHTTP/1.1 200 OK\r\n\r\n");
        assert!(Warc.read(record.as_bytes(), View::Final).is_err());
        verify(record.as_bytes());
    }
}

#[test]
fn what_unpacks_to_too_much_is_refused() {
    let mut bomb = parts();
    let zeros = gzip(&vec![0; 40 * 1024 * 1024]);
    bomb.push((
        "archive/bomb.warc.gz".to_owned(),
        [
            b"WARC/1.0\r\nContent-Length: 1000000000\r\n\r\n".to_vec(),
            Vec::new(),
        ]
        .concat(),
    ));
    *part(&mut bomb, "archive/bomb.warc.gz") = [
        gzip(b"WARC/1.0\r\nContent-Length: 1000000000\r\n\r\n"),
        zeros,
    ]
    .concat();
    let packed = packed(&bomb, Signed::Not);
    let error = Wacz.read(&packed, View::Final).unwrap_err();
    assert!(matches!(error, ImportError::Limit(_)), "{error}");
    assert!(
        verify(&packed)
            .wrong
            .iter()
            .any(|wrong| wrong.contains("more than is read"))
    );
    // The same in the archive itself.
    let mut bomb = parts();
    bomb.push(("archive/zeros.warc".to_owned(), vec![0; 40 * 1024 * 1024]));
    let packed = made::packed(&bomb, Signed::Not);
    assert!(matches!(
        Wacz.read(&packed, View::Final),
        Err(ImportError::Limit(_))
    ));
    assert!(
        verify(&packed).wrong[0].contains("zeros.warc"),
        "{:?}",
        verify(&packed)
    );
}
