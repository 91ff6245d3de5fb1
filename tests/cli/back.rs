//! What the program says where something does not fit, and the code that it ends with.

use super::Desk;

/// A picture's first bytes.
const PICTURE: &str = "\u{89}PNG\r\n\u{1a}\n\0\0\0\rIHDR";

#[test]
fn a_check_without_its_address_is_written_and_what_is_missing_is_said() {
    let desk = Desk::new();
    let (_, claim) = desk.session();
    let commands = [
        serde_json::json!({"accept": {"claim": claim}}),
        serde_json::json!({"set_verdict": {"claim": claim, "verdict": "mostly_true"}}),
    ];
    let lines: Vec<String> = commands.iter().map(ToString::to_string).collect();
    let ran = desk.run_with(&["apply", "s.factcheck.json"], lines.join("\n").as_bytes());
    assert_eq!(ran.code, 0, "{}", ran.err);
    for name in ["claim-review", "claimreview"] {
        let ran = desk.run(&["export", "s.factcheck.json", "--to", name]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert!(ran.out.contains("ClaimReview"), "{}", ran.out);
        assert!(ran.err.contains("--address"), "{}", ran.err);
        assert!(!ran.err.contains("error"), "{}", ran.err);
    }
    // Nothing to write is an error, and says so.
    let none = Desk::new();
    none.session();
    let ran = none.run(&[
        "export",
        "s.factcheck.json",
        "--to",
        "claim-review",
        "-o",
        "c.jsonld",
    ]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(!none.path("c.jsonld").exists());
}

#[test]
fn which_article_is_asked_for_with_one_code() {
    let desk = Desk::new();
    desk.put(
        "other.txt",
        "Another story of the pier in Port Ellery, which opened in 1911.".as_bytes(),
    );
    desk.put("story.docx", &super::word::document());
    let ran = desk.run(&["new", "story.docx", "other.txt", "-o", "s.factcheck.json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    for arguments in [
        &["export", "s.factcheck.json", "--to", "docx"][..],
        &["returned", "s.factcheck.json", "story.docx"],
        &["drafts", "s.factcheck.json", "--add", "other.txt"],
    ] {
        let ran = desk.run(arguments);
        assert_eq!(ran.code, 2, "{arguments:?}: {}", ran.err);
        assert!(ran.err.contains("--article"), "{}", ran.err);
    }
}

#[test]
fn a_command_on_an_unknown_kind_of_record_is_told_which_kinds_there_are() {
    let desk = Desk::new();
    let (_, claim) = desk.session();
    let command = serde_json::json!({"set_field": {"kind": "claim", "id": claim, "field": "note", "value": "x"}});
    let ran = desk.run_with(
        &["apply", "s.factcheck.json"],
        command.to_string().as_bytes(),
    );
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(
        ran.err.contains("no kind of record") && ran.err.contains("articles, drafts, claims"),
        "{}",
        ran.err
    );
}

#[test]
fn what_does_not_come_back_is_called_by_its_name() {
    let desk = Desk::new();
    desk.session();
    let ran = desk.run(&[
        "export",
        "s.factcheck.json",
        "--to",
        "bundle",
        "-o",
        "b.zip",
    ]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let picture: Vec<u8> = PICTURE
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    desk.put("photo.png", &picture);
    let open = "<?xml version=\"1.0\"?><office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" office:mimetype=\"application/vnd.oasis.opendocument.text\"><office:body><office:text><text:p>A story.</text:p></office:text></office:body></office:document>";
    desk.put("story.fodt", open.as_bytes());
    for (file, kind, advice) in [
        ("s.factcheck.json", "is a session", "tickmark merge"),
        ("b.zip", "is a bundle", "tickmark verify"),
        ("photo.png", "is a PNG picture", "Word documents"),
        ("story.fodt", "is an OpenDocument text", ".docx"),
        ("story.txt", "is plain text", "Word documents"),
    ] {
        let ran = desk.run(&["returned", "s.factcheck.json", file]);
        assert_eq!(ran.code, 3, "{file}: {}", ran.err);
        assert!(
            ran.err.contains(kind) && ran.err.contains(advice),
            "{file}: {}",
            ran.err
        );
    }
}
