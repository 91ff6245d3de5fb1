//! Captures of the web, made for tests: WACZ 1.1.1, whole and spoilt.

#![allow(dead_code, reason = "each test program uses a part of it")]

use std::io::{Cursor, Write as _};

use ring::{
    digest, rand,
    signature::{
        ECDSA_P256_SHA256_ASN1_SIGNING, ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _,
    },
};

/// Parts of an archive: a name and a content each.
pub type Parts = Vec<(String, Vec<u8>)>;

/// Where the main page stood.
pub const ADDRESS: &str = "https://courier.example/news/ferry";
/// Its source.
pub const PAGE: &str = "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"UTF-8\"><title>Ferry counts</title><meta name=\"author\" content=\"Ida Brandt\"><meta property=\"article:published_time\" content=\"2026-04-30\"></head><body><article><h1>Ferry counts</h1><p>The ferry carried 412,000 passengers in 2024, the town of Kell told its council in May, after two years of fewer crossings.</p><p>In 2015 there were 206,000 of them – the budget says – and the town has paid for every crossing since.</p></article></body></html>";
/// Another page of the capture.
pub const OTHER: &str = "<!DOCTYPE html><html><head><title>The harbour</title></head><body><article><h1>The harbour</h1><p>The harbour of Kell was built in 1911 and has four piers, as its register says on the first page of all.</p></article></body></html>";

/// What is behind an address, as a record; `packed` says how its body is.
pub fn response(address: &str, at: &str, head: &str, body: &[u8]) -> Vec<u8> {
    let digest = digest::digest(&digest::SHA256, body);
    let mut block = format!("HTTP/1.1 {head}\r\n\r\n").into_bytes();
    block.extend(body);
    record(
        "response",
        address,
        at,
        &format!("sha256:{}", hex(digest.as_ref())),
        &block,
    )
}

/// A record.
pub fn record(kind: &str, address: &str, at: &str, digest: &str, block: &[u8]) -> Vec<u8> {
    let mut out = format!(
        "WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: {at}\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Payload-Digest: {digest}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n",
        block.len()
    )
    .into_bytes();
    out.extend(block);
    out.extend(b"\r\n\r\n");
    out
}

/// Bytes packed by gzip.
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

/// The records of a capture: each packed on its own.
pub fn archive() -> Vec<u8> {
    let html = "200 OK\r\nContent-Type: text/html; charset=utf-8";
    let at = "2026-05-03T10:00:01Z";
    [
        record("warcinfo", "", at, "", b"software: tests\r\n"),
        response(ADDRESS, at, html, PAGE.as_bytes()),
        response(
            "https://courier.example/a.png",
            at,
            "200 OK\r\nContent-Type: image/png",
            b"\x89PNG",
        ),
        response(
            "https://courier.example/harbour",
            at,
            html,
            OTHER.as_bytes(),
        ),
    ]
    .iter()
    .flat_map(|one| gzip(one))
    .collect()
}

/// The list of pages: one, or with others.
pub fn pages(others: &[&str]) -> Vec<u8> {
    let mut out =
        "{\"format\":\"json-pages-1.0\",\"id\":\"pages\",\"title\":\"All Pages\"}\n".to_owned();
    for address in [ADDRESS].iter().chain(others) {
        let line = format!(
            "{{\"id\":\"1\",\"url\":\"{address}\",\"title\":\"A page\",\"ts\":\"2026-05-03T10:00:00Z\"}}\n"
        );
        out.push_str(&line);
    }
    out.into_bytes()
}

/// The parts of a capture of one page, without its list of files.
pub fn parts() -> Parts {
    vec![
        ("archive/data.warc.gz".to_owned(), archive()),
        ("pages/pages.jsonl".to_owned(), pages(&[])),
        (
            "indexes/index.cdx".to_owned(),
            b"example,courier)/ 2026\n".to_vec(),
        ),
    ]
}

/// The list of files of some parts.
pub fn listed(parts: &Parts) -> Vec<u8> {
    let resources: Vec<String> = parts
        .iter()
        .map(|(path, content)| {
            format!(
                "{{\"name\":\"x\",\"path\":\"{path}\",\"hash\":\"{}\",\"bytes\":{}}}",
                sha256(content),
                content.len()
            )
        })
        .collect();
    format!(
        "{{\"profile\":\"data-package\",\"wacz_version\":\"1.1.1\",\"mainPageUrl\":\"{ADDRESS}\",\"resources\":[{}]}}",
        resources.join(",")
    )
    .into_bytes()
}

/// How a list is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signed {
    /// Only its hash is given.
    Not,
    /// As browsers do.
    AsTwoNumbers,
    /// As servers do.
    AsSequence,
}

/// The hash of a list, and a signature of it by a new key.
pub fn digest(list: &[u8], how: Signed) -> String {
    let hash = sha256(list);
    let head = format!("{{\"path\":\"datapackage.json\",\"hash\":\"{hash}\"");
    let kind = match how {
        Signed::Not => return format!("{head}}}"),
        Signed::AsTwoNumbers => &ECDSA_P256_SHA256_FIXED_SIGNING,
        Signed::AsSequence => &ECDSA_P256_SHA256_ASN1_SIGNING,
    };
    let random = rand::SystemRandom::new();
    let key = EcdsaKeyPair::generate_pkcs8(kind, &random).unwrap();
    let key = EcdsaKeyPair::from_pkcs8(kind, key.as_ref(), &random).unwrap();
    let signature = key.sign(&random, hash.as_bytes()).unwrap();
    // What stands before a point of P-256 in a key (RFC 5480).
    let mut public = vec![
        0x30, 0x59, 0x30, 0x13, 6, 7, 0x2a, 0x86, 0x48, 0xce, 0x3d, 2, 1, 6, 8, 0x2a, 0x86, 0x48,
        0xce, 0x3d, 3, 1, 7, 3, 0x42, 0,
    ];
    public.extend(key.public_key().as_ref());
    format!(
        "{head},\"signedData\":{{\"hash\":\"{hash}\",\"created\":\"2026-05-03T10:05:00Z\",\"software\":\"tests\",\"signature\":\"{}\",\"publicKey\":\"{}\"}}}}",
        base64(signature.as_ref()),
        base64(&public)
    )
}

/// A capture of some parts, listed and signed.
pub fn packed(parts: &Parts, how: Signed) -> Vec<u8> {
    zipped(&whole(parts, how))
}

/// Its parts, with the list and its hash.
pub fn whole(parts: &Parts, how: Signed) -> Parts {
    let list = listed(parts);
    let digest = digest(&list, how);
    let mut all = parts.clone();
    all.push(("datapackage.json".to_owned(), list));
    all.push(("datapackage-digest.json".to_owned(), digest.into_bytes()));
    all
}

/// An archive of parts, as they are.
pub fn zipped(parts: &Parts) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        let how = zip::write::SimpleFileOptions::default();
        let packed = std::path::Path::new(name)
            .extension()
            .is_some_and(|end| end == "gz");
        let how = if packed {
            how.compression_method(zip::CompressionMethod::Stored)
        } else {
            how
        };
        archive.start_file(name.as_str(), how).unwrap();
        archive.write_all(content).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// A hash as captures write it.
pub fn sha256(content: &[u8]) -> String {
    format!(
        "sha256:{}",
        hex(digest::digest(&digest::SHA256, content).as_ref())
    )
}

pub fn hex(bytes: &[u8]) -> String {
    let mut out = String::new();
    for byte in bytes {
        use std::fmt::Write as _;
        write!(out, "{byte:02x}").unwrap();
    }
    out
}

fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let value = (0..3).fold(0_u32, |value, at| {
            value << 8 | u32::from(three.get(at).copied().unwrap_or(0))
        });
        for at in 0..4 {
            out.push(if at <= three.len() {
                char::from(SIGNS[(value >> (18 - 6 * at) & 63) as usize])
            } else {
                '='
            });
        }
    }
    out
}
