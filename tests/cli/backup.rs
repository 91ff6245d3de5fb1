//! The backup of a session: documents added, listed, and held against their hashes.

use std::fs;

use super::Desk;

/// A document with a password.
const LOCKED: &[u8] = include_bytes!("../../src/import/readers/pdf/samples/locked.pdf");

#[test]
fn documents_are_added_once_and_held_against_their_hashes() {
    let desk = Desk::with_ferry("s.factcheck.json");
    fs::create_dir(desk.path("papers")).unwrap();
    desk.put(
        "papers/report.md",
        b"# Counts 2024\n\nBy Marta Oll\n\nThere were 412,000 passengers.\n",
    );
    desk.put(
        "papers/again.md",
        b"# Counts 2024\n\nBy Marta Oll\n\nThere were 412,000 passengers.\n",
    );
    desk.put("papers/broken.pdf", b"%PDF-1.7 and nothing more");
    let ran = desk.run(&["backup", "s.factcheck.json", "papers", "--by", "Ida Brandt"]);
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (1, "2 added, 1 were there already\n"),
        "{}",
        ran.err
    );
    assert!(
        ran.err.contains("broken.pdf: its text cannot be read"),
        "{}",
        ran.err
    );
    let listed = desk.run(&["backup", "s.factcheck.json"]);
    assert_eq!(listed.code, 0, "{}", listed.err);
    assert!(
        listed.out.contains("\tdocument\tagain.md\tCounts 2024\n"),
        "{}",
        listed.out
    );
    assert!(
        listed.out.contains("\tbroken.pdf\tbroken\n"),
        "{}",
        listed.out
    );
    let ran = desk.run(&["verify", "s.factcheck.json"]);
    assert!(
        ran.code == 0 && ran.out.contains("in order (2 files)"),
        "{}{}",
        ran.out,
        ran.err
    );
    // One is changed, one is gone.
    let folder = desk.path("s.evidence");
    for entry in fs::read_dir(folder).unwrap().flatten() {
        match entry.path().extension().and_then(|end| end.to_str()) {
            Some("md") => fs::write(entry.path(), "There were 413,000 passengers.").unwrap(),
            _ => fs::remove_file(entry.path()).unwrap(),
        }
    }
    let ran = desk.run(&["verify", "s.factcheck.json"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.out.contains("its file was changed") && ran.out.contains("its file is gone"),
        "{}",
        ran.out
    );
    let ran = desk.run(&["verify", "s.factcheck.json", "--json"]);
    assert!(ran.out.contains("\"in_order\": false"), "{}", ran.out);
    // What was changed is brought again from where it is whole.
    let ran = desk.run(&["backup", "s.factcheck.json", "papers/report.md"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let ran = desk.run(&["verify", "s.factcheck.json"]);
    assert!(ran.out.contains("1 of 2 files"), "{}", ran.out);
}

#[test]
fn two_peoples_documents_are_merged_and_the_same_bytes_are_one() {
    let desk = Desk::with_ferry("a.factcheck.json");
    fs::copy(desk.path("a.factcheck.json"), desk.path("b.factcheck.json")).unwrap();
    desk.put("both.md", b"# Counts\n\nThere were 412,000 passengers.\n");
    desk.put("hers.md", b"# Fares\n\nA ticket costs 4.50 crowns.\n");
    for (session, by, files) in [
        ("a.factcheck.json", "Ida Brandt", &["both.md"][..]),
        (
            "b.factcheck.json",
            "Mara Okoye",
            &["both.md", "hers.md"][..],
        ),
    ] {
        let ran = desk.run(&[&["backup", session, "--by", by], files].concat());
        assert_eq!(ran.code, 0, "{}", ran.err);
    }
    let ran = desk.run(&[
        "merge",
        "a.factcheck.json",
        "b.factcheck.json",
        "-o",
        "a.factcheck.json",
    ]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let listed = desk.run(&["backup", "a.factcheck.json"]);
    assert_eq!(
        (listed.code, listed.out.lines().count()),
        (0, 2),
        "{}{}",
        listed.out,
        listed.err
    );
    let ran = desk.run(&["verify", "a.factcheck.json"]);
    assert!(ran.out.contains("in order (2 files)"), "{}", ran.out);
}

#[test]
fn rules_and_exports_hear_what_the_backup_has_of_a_quotation() {
    let desk = Desk::new();
    desk.put(
        "ferry.txt",
        "Ferry counts\n\n“We carried 412,000 passengers across the strait last year,” said Marta Oll, the \
         harbour master.\n"
            .as_bytes(),
    );
    let new = ["new", "ferry.txt", "-o", "s.factcheck.json", "--quick"];
    assert_eq!(desk.run(&new).code, 0);
    // The suggestions are taken up.
    let file = desk.path("s.factcheck.json");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(
        &file,
        text.replace("\"standing\": \"suggested\"", "\"standing\": \"accepted\""),
    )
    .unwrap();
    let found = |code: &str| {
        let ran = desk.run(&["lint", "s.factcheck.json", "--json"]);
        let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        let all = json["findings"].as_array().unwrap().iter();
        let all = all.filter(|finding| finding["code"] == code);
        all.map(|finding| finding["says"].to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!((found("Q03").len(), found("Q04").len()), (0, 0));
    desk.put(
        "other.md",
        b"# Fares\n\nA ticket costs 4.50 crowns, and will go on to cost that.\n",
    );
    assert_eq!(
        desk.run(&["backup", "s.factcheck.json", "other.md"]).code,
        0
    );
    assert_eq!((found("Q03").len(), found("Q04").len()), (0, 1));
    desk.put(
        "talk.md",
        b"# Talk\n\nWe carried 318,000 passengers across the strait last year, she said.\n",
    );
    assert_eq!(desk.run(&["backup", "s.factcheck.json", "talk.md"]).code, 0);
    let differs = found("Q03");
    assert!(
        differs.len() == 1 && differs[0].contains("318,000"),
        "{differs:?}"
    );
    assert_eq!(found("Q04").len(), 0);
    let page = ["export", "s.factcheck.json", "--to", "html"];
    let page = desk.run(&[&page[..], &["--with-names", "--with-confidential"]].concat());
    assert!(page.out.contains("318,000"), "{}", page.err);
}

#[test]
#[cfg(unix)]
fn what_cannot_be_read_or_added_says_why_and_the_rest_is_added() {
    use std::os::unix::{fs::symlink, net::UnixListener};
    let desk = Desk::with_ferry("s.factcheck.json");
    for folder in ["papers", "papers/folder.pdf", "papers/loop"] {
        fs::create_dir(desk.path(folder)).unwrap();
    }
    desk.put(
        "papers/folder.pdf/inside.md",
        b"# Fares\n\nA ticket costs 4.50 crowns.\n",
    );
    desk.put("papers/nothing.pdf", b"");
    desk.put("papers/broken.docx", b"PK\x03\x04 and nothing more");
    desk.put("papers/locked.pdf", LOCKED);
    fs::File::create(desk.path("papers/huge.txt"))
        .unwrap()
        .set_len(101 * 1024 * 1024)
        .unwrap();
    let made = std::process::Command::new("mkfifo")
        .arg(desk.path("papers/pipe.txt"))
        .status();
    assert!(made.unwrap().success());
    let _socket = UnixListener::bind(desk.path("papers/socket.txt")).unwrap();
    symlink(desk.path("papers/loop"), desk.path("papers/loop/again")).unwrap();
    symlink(desk.path("round.txt"), desk.path("round.txt")).unwrap();
    symlink("/dev/zero", desk.path("zero.txt")).unwrap();
    let begun = std::time::Instant::now();
    let ran = desk.run(&[
        "backup",
        "s.factcheck.json",
        "papers",
        "round.txt",
        "zero.txt",
        "none.txt",
    ]);
    assert!(begun.elapsed().as_secs() < 20, "nothing is waited for");
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (1, "3 added, 0 were there already\n"),
        "{}",
        ran.err
    );
    for told in [
        "broken.docx: its text cannot be read: ",
        "locked.pdf: its text cannot be read: is locked by a password",
        "nothing.pdf: not added: it is empty",
        "huge.txt: not added: is larger than 104857600 bytes",
        "pipe.txt: not added: it is a pipe or a device, no file",
        "socket.txt: not added: it is a pipe or a device, no file",
        "zero.txt: not added: it is a pipe or a device, no file",
        "round.txt: not added: ",
        "none.txt: not added: ",
    ] {
        assert!(ran.err.contains(told), "{told}\n{}", ran.err);
    }
    // Those that cannot be read keep their place, to the byte.
    let listed = desk.run(&["backup", "s.factcheck.json"]);
    for file in ["broken.docx", "locked.pdf", "inside.md"] {
        assert!(
            listed.out.contains(&format!("\t{file}\t")),
            "{}",
            listed.out
        );
    }
    let ran = desk.run(&["verify", "s.factcheck.json"]);
    assert!(
        ran.code == 0 && ran.out.contains("in order (3 files)"),
        "{}",
        ran.out
    );
}

#[test]
fn words_of_a_document_are_cited_for_a_claim() {
    let desk = Desk::with_ferry("s.factcheck.json");
    desk.put(
        "counts.md",
        b"# Counts\n\nThere were 412,000\npassengers, they said.\n",
    );
    assert_eq!(
        desk.run(&["backup", "s.factcheck.json", "counts.md"]).code,
        0
    );
    let cite = |claim: &str, document: &str, words: &str| {
        let line = [
            "cite",
            "s.factcheck.json",
            "--claim",
            claim,
            "--document",
            document,
        ];
        desk.run(&[&line[..], &["--words", words]].concat())
    };
    let ran = cite("F1", "counts.md", "412,000 passengers");
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (0, "para. 2: 412,000 passengers\n"),
        "{}",
        ran.err
    );
    let ran = cite("f1", "Counts", "412,000 passengers");
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (0, "cited already\n"),
        "{}",
        ran.err
    );
    let before = fs::read(desk.path("s.factcheck.json")).unwrap();
    let ran = cite("F1", "counts.md", "413,000 passengers");
    assert!(
        ran.code == 1 && ran.err.contains("do not stand in it"),
        "{}",
        ran.err
    );
    assert_eq!(cite("F99", "counts.md", "412,000").code, 2);
    assert_eq!(cite("F1", "other.md", "412,000").code, 2);
    assert_eq!(fs::read(desk.path("s.factcheck.json")).unwrap(), before);
}
