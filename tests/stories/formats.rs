//! Every format that newsrooms have: opened through the window, it stands there with its claim, and the claim is decided.

use egui::Key;
use tickmark::session::CheckStatus;

use crate::support::{window::*, word};

/// The statement that each of them makes.
const CLAIM: &str = "The ferry to Pell carried 312,000 cars in 2025";

fn page() -> String {
    let more = "The council asked for a second ship and was told to wait until the old one had been paid for, which will take years. ".repeat(4);
    format!(
        "<html lang='en'><head><title>The ferry</title></head><body><nav><a href='/'>Home</a></nav><article><h1>The ferry</h1><p>{CLAIM}.</p><p>{more}</p></article></body></html>"
    )
}

fn saved_page() -> String {
    format!(
        "From: <Saved by a browser>\r\nSubject: The ferry\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\nContent-Location: https://pell.example/ferry\r\n\r\n{}\r\n--b--\r\n",
        page()
    )
}

fn open_document(body: &str) -> String {
    format!(
        r#"<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text><text:p>{body}</text:p></office:text></office:body></office:document>"#
    )
}

fn packed_document(body: &str) -> Vec<u8> {
    word::package(&[
        (
            "mimetype",
            "application/vnd.oasis.opendocument.text".to_owned(),
        ),
        (
            "content.xml",
            open_document(body)
                .replace("office:document ", "office:document-content ")
                .replace("/office:document>", "/office:document-content>"),
        ),
    ])
}

fn book() -> Vec<u8> {
    let root = r#"<container><rootfiles><rootfile full-path="b.opf"/></rootfiles></container>"#;
    let list = r#"<package><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The ferry</dc:title></metadata><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>"#;
    word::package(&[
        ("mimetype", "application/epub+zip".to_owned()),
        ("META-INF/container.xml", root.to_owned()),
        ("b.opf", list.to_owned()),
        (
            "a.xhtml",
            format!("<html><body><h1>The ferry</h1><p>{CLAIM}.</p></body></html>"),
        ),
    ])
}

#[test]
fn a_claim_is_decided_in_a_file_of_every_format() {
    let cue = format!("00:00:01,000 --> 00:00:04,000\n{CLAIM}.\n");
    let letter = format!(
        "From: Bo Ren <bo@pell.example>\r\nTo: desk@pell.example\r\nSubject: The ferry\r\nDate: Mon, 2 Feb 2026 10:00:00 +0000\r\n\r\n{CLAIM}.\r\n"
    );
    let files: [(&str, Vec<u8>); 12] = [
        ("a.txt", format!("The ferry\n\n{CLAIM}.\n").into()),
        ("a.md", format!("# The ferry\n\n{CLAIM}.\n").into()),
        ("a.srt", format!("1\n{cue}").into()),
        (
            "a.vtt",
            format!(
                "WEBVTT\n\n{}",
                cue.replace(',', ".").replacen("312.000", "312,000", 1)
            )
            .into(),
        ),
        ("a.html", page().into()),
        ("a.mhtml", saved_page().into()),
        ("a.eml", letter.into()),
        ("a.rtf", format!(r"{{\rtf1\ansi {CLAIM}.\par}}").into()),
        ("a.fodt", open_document(&format!("{CLAIM}.")).into()),
        ("a.odt", packed_document(&format!("{CLAIM}."))),
        ("a.epub", book()),
        ("a.docx", word::document()),
    ];
    for (name, content) in files {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(name);
        std::fs::write(&file, content).unwrap();
        let mut harness = window(folder.path(), [1440.0, 900.0], &[file]);
        let all = listed(&harness);
        let words = "312,000 cars in 2025";
        let place = all.iter().position(|(_, said)| said.contains(words));
        let place = place.unwrap_or_else(|| panic!("{name}: {all:?} {:?}", told(&harness)));
        for _ in 0..=place {
            key(&mut harness, Key::J);
        }
        key(&mut harness, Key::Num1);
        shift(&mut harness, Key::Num3);
        let id = selected(&harness);
        assert_eq!(
            claim(&harness, id).check_status,
            CheckStatus::Checked,
            "{name}"
        );
        let words = claim(&harness, id).words(None).to_owned();
        assert!(words.contains("312,000 cars in 2025"), "{name}: {words}");
    }
}

#[test]
fn a_claim_is_decided_in_a_proof() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("proof.pdf");
    std::fs::copy("src/import/readers/pdf/samples/narrow.pdf", &file).unwrap();
    let mut harness = window(folder.path(), [1440.0, 900.0], &[file]);
    assert!(!listed(&harness).is_empty(), "{:?}", told(&harness));
    key(&mut harness, Key::J);
    key(&mut harness, Key::Num1);
    let id = selected(&harness);
    assert_eq!(claim(&harness, id).verdict.as_deref(), Some("true"));
    let session = harness.state().session();
    let (_, draft) = session.drafts.live().next().unwrap();
    let paragraphs = draft.paragraphs.paragraphs();
    assert!(
        paragraphs
            .iter()
            .any(|one| one.locator == "p. 1" && !one.areas.is_empty())
    );
}
