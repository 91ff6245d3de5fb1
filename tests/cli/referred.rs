//! What a session refers to where it lies: documents of which no copy is kept, and recordings of transcripts.

use std::fs;

use super::Desk;

const TALK: &[u8] = b"1\n00:00:01,000 --> 00:00:04,000\nThe ferry carried 412,000 passengers.\n";

/// A session, and papers in a folder beside it: a report, a transcript with its recording, and a recording alone.
fn desk() -> Desk {
    let desk = Desk::with_ferry("s.factcheck.json");
    fs::create_dir(desk.path("papers")).unwrap();
    desk.put(
        "papers/report.md",
        b"# Counts\n\nThere were 412,000 passengers.\n",
    );
    desk.put("papers/talk.srt", TALK);
    desk.put("papers/talk.mp3", b"ID3 and sound");
    desk
}

#[test]
fn documents_are_referred_to_and_told_when_they_change_or_go() {
    let desk = desk();
    desk.put("papers/alone.wav", b"RIFF and sound");
    let ran = desk.run(&["backup", "s.factcheck.json", "--refer", "papers"]);
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (1, "2 added, 0 were there already\n"),
        "{}",
        ran.err
    );
    assert!(
        ran.err.contains("alone.wav: not added: it is a recording"),
        "{}",
        ran.err
    );
    assert!(!desk.path("s.evidence").exists(), "no copy is kept");
    let ran = desk.run(&["verify", "s.factcheck.json"]);
    assert!(
        ran.code == 0 && ran.out.contains("in order (3 files)"),
        "{}{}",
        ran.out,
        ran.err
    );
    for at in ["papers/report.md", "papers/talk.srt", "papers/talk.mp3"] {
        assert!(
            ran.out
                .contains(&format!("referred to at {at}: as it was taken in")),
            "{}",
            ran.out
        );
    }
    let session = fs::read_to_string(desk.path("s.factcheck.json")).unwrap();
    assert!(
        session.contains("\"recording\": \"papers/talk.mp3\""),
        "{session}"
    );
    desk.put(
        "papers/report.md",
        b"# Counts\n\nThere were 413,000 passengers.\n",
    );
    fs::remove_file(desk.path("papers/talk.mp3")).unwrap();
    let ran = desk.run(&["verify", "s.factcheck.json"]);
    assert_eq!(ran.code, 1);
    for told in [
        "referred to at papers/report.md: its file was changed",
        "referred to at papers/talk.mp3: its file is gone",
        "not in order (2 of 3 files)",
    ] {
        assert!(ran.out.contains(told), "{}", ran.out);
    }
    let ran = desk.run(&["verify", "s.factcheck.json", "--json"]);
    assert!(
        ran.out.contains("\"refers_to\": \"papers/report.md\""),
        "{}",
        ran.out
    );
    // What moved is found again when it is added from there.
    desk.put("moved.md", b"# Counts\n\nThere were 412,000 passengers.\n");
    desk.put("papers/talk.mp3", b"ID3 and sound");
    let ran = desk.run(&["backup", "s.factcheck.json", "--refer", "moved.md"]);
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (0, "0 added, 1 were there already\n"),
        "{}",
        ran.err
    );
    let ran = desk.run(&["verify", "s.factcheck.json"]);
    assert!(
        ran.code == 0 && ran.out.contains("referred to at moved.md"),
        "{}",
        ran.out
    );
    // Added without it, a copy is kept, and the file is not needed any more.
    let ran = desk.run(&["backup", "s.factcheck.json", "moved.md"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    fs::remove_file(desk.path("moved.md")).unwrap();
    let ran = desk.run(&["verify", "s.factcheck.json"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
}

#[test]
fn a_bundle_takes_the_bytes_along_and_says_that_recordings_stay() {
    let desk = desk();
    let ran = desk.run(&["backup", "s.factcheck.json", "--refer", "papers"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let ran = desk.run(&[
        "export",
        "s.factcheck.json",
        "--to",
        "bundle",
        "-o",
        "b.zip",
    ]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.err
            .contains("The recording of talk.srt is not in the bundle"),
        "{}",
        ran.err
    );
    let ran = desk.run(&["verify", "b.zip", "--open-into", "opened"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    let session = fs::read_dir(desk.path("opened")).unwrap().flatten();
    let session = session
        .map(|one| one.file_name().to_string_lossy().into_owned())
        .find(|name| name.ends_with(".factcheck.json"))
        .unwrap();
    let session = format!("opened/{session}");
    let ran = desk.run(&["verify", &session]);
    assert!(
        ran.code == 0 && ran.out.contains("in order (2 files)"),
        "{}{}",
        ran.out,
        ran.err
    );
    let said = fs::read_to_string(desk.path(&session)).unwrap();
    assert!(
        !said.contains("papers") && said.contains("recording_sha256"),
        "{said}"
    );
    let ran = desk.run(&[
        "export",
        "s.factcheck.json",
        "--to",
        "session",
        "-o",
        "copy.json",
    ]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let said = fs::read_to_string(desk.path("copy.json")).unwrap();
    assert!(
        !said.contains("papers") && !said.contains("recording"),
        "{said}"
    );
}

#[test]
fn a_session_of_somebody_else_has_no_other_machine_looked_at() {
    let desk = desk();
    let ran = desk.run(&["backup", "s.factcheck.json", "--refer", "papers/report.md"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let session = fs::read_to_string(desk.path("s.factcheck.json")).unwrap();
    for at in ["//host/share/report.md", "/dev/zero", "papers"] {
        let other = session.replace("\"papers/report.md\"", &format!("\"{at}\""));
        assert_ne!(other, session);
        desk.put("t.factcheck.json", other.as_bytes());
        let ran = desk.run(&["verify", "t.factcheck.json"]);
        assert!(
            ran.code == 1 && ran.out.contains("its file is gone"),
            "{at}: {}{}",
            ran.out,
            ran.err
        );
    }
}
