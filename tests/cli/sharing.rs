//! What is to be shared may be read by whom the system says, what it replaces is kept, and "-" is a pipe everywhere.

use std::fs;

use super::{Desk, Ran};

impl Desk {
    /// Runs the program under a umask.
    #[cfg(unix)]
    fn run_under(&self, umask: &str, arguments: &[&str]) -> Ran {
        let program = env!("CARGO_BIN_EXE_tickmark");
        let script = format!("umask {umask}; exec \"$0\" \"$@\"");
        let mut command = std::process::Command::new("sh");
        command
            .args(["-c", &script, program])
            .args(arguments)
            .current_dir(self.0.path())
            .env("XDG_STATE_HOME", self.0.path());
        let ended = command.output().unwrap();
        Ran {
            code: ended.status.code().unwrap(),
            out: String::from_utf8(ended.stdout).unwrap(),
            err: String::from_utf8(ended.stderr).unwrap(),
        }
    }

    #[cfg(unix)]
    fn mode(&self, name: &str) -> u32 {
        use std::os::unix::fs::PermissionsExt as _;
        let found = fs::metadata(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        found.permissions().mode() & 0o7777
    }
}

#[test]
#[cfg(unix)]
fn what_is_shared_follows_the_umask_and_what_is_private_does_not() {
    use std::os::unix::fs::PermissionsExt as _;
    for (umask, usual) in [
        ("022", 0o644),
        ("002", 0o664),
        ("077", 0o600),
        ("027", 0o640),
    ] {
        let desk = Desk::new();
        desk.put("story.docx", &super::word::document());
        let done = |arguments: &[&str]| {
            let ran = desk.run_under(umask, arguments);
            assert_eq!(ran.code, 0, "{umask} {arguments:?}: {}", ran.err);
            ran
        };
        let export = [
            "export",
            "s.factcheck.json",
            "--to",
            "markdown",
            "-o",
            "s.md",
        ];
        done(&["new", "story.docx", "-o", "s.factcheck.json"]);
        done(&export);
        done(&[
            "merge",
            "s.factcheck.json",
            "s.factcheck.json",
            "-o",
            "m.factcheck.json",
        ]);
        for name in ["s.factcheck.json", "s.md", "m.factcheck.json"] {
            assert_eq!(desk.mode(name), usual, "{umask} {name}");
        }
        assert_eq!(desk.mode("s.evidence"), 0o700, "{umask}");
        for file in fs::read_dir(desk.path("s.evidence")).unwrap().flatten() {
            let mode = file.metadata().unwrap().permissions().mode() & 0o7777;
            assert_eq!(mode, 0o600, "{umask} {}", file.path().display());
        }
        // What is replaced keeps its mode, whatever the umask; a session's backup is its owner's.
        for name in ["s.factcheck.json", "s.md"] {
            fs::set_permissions(desk.path(name), fs::Permissions::from_mode(0o604)).unwrap();
        }
        let commands = desk.path("commands");
        fs::write(
            &commands,
            "{\"set_title\": {\"title\": \"Pipes, again\"}}\n",
        )
        .unwrap();
        let apply = format!("umask {umask}; exec \"$0\" apply s.factcheck.json < commands");
        let ran = std::process::Command::new("sh")
            .args(["-c", &apply, env!("CARGO_BIN_EXE_tickmark")])
            .current_dir(desk.0.path())
            .status();
        assert!(ran.unwrap().success());
        done(&export);
        for (name, mode) in [
            ("s.factcheck.json", 0o604),
            ("s.factcheck.json.bak", 0o600),
            ("s.md", 0o604),
            ("s.md.bak", 0o604),
        ] {
            assert_eq!(desk.mode(name), mode, "{umask} {name}");
        }
    }
}

#[test]
fn an_export_keeps_what_it_replaces() {
    let desk = Desk::new();
    desk.session();
    desk.put("s.md", b"written by hand\n");
    let export = [
        "export",
        "s.factcheck.json",
        "--to",
        "markdown",
        "-o",
        "s.md",
    ];
    let ran = desk.run(&export);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("s.md.bak"), "{}", ran.err);
    let first = desk.get("s.md");
    assert_eq!(desk.get("s.md.bak"), "written by hand\n");
    desk.run_with(
        &["apply", "s.factcheck.json"],
        b"{\"set_title\": {\"title\": \"Another\"}}\n",
    );
    assert_eq!(desk.run(&export).code, 0);
    assert_eq!(desk.get("s.md.bak"), first);
    assert_ne!(desk.get("s.md"), first);

    // No session is replaced: not one in order, nor a damaged one whose backup is good, nor a newer version's.
    let session = desk.get("s.factcheck.json");
    let newer = session.replacen("\"version\": 1", "\"version\": 99", 1);
    desk.put("new.factcheck.json", newer.as_bytes());
    desk.put(
        "alien.json",
        b"{\"format\": \"tickmark-session\", \"version\": 99, \"articles\": 7}",
    );
    desk.put("hurt.factcheck.json", &session.as_bytes()[..60]);
    desk.put("hurt.factcheck.json.bak", session.as_bytes());
    for name in [
        "s.factcheck.json",
        "new.factcheck.json",
        "alien.json",
        "hurt.factcheck.json",
    ] {
        let before = desk.get(name);
        let ran = desk.run(&["export", "s.factcheck.json", "--to", "csv", "-o", name]);
        assert_eq!(ran.code, 4, "{name}: {}", ran.err);
        assert!(ran.err.contains(name), "{name}: {}", ran.err);
        assert_eq!(desk.get(name), before, "{name}");
    }
}

#[test]
fn a_dash_is_standard_input_and_standard_output() {
    let desk = Desk::new();
    let made = desk.run_with(
        &["new", "-", "-o", "-", "--title", "Pipes"],
        super::STORY.as_bytes(),
    );
    assert_eq!(made.code, 0, "{}", made.err);
    assert!(
        made.out.contains("\"format\": \"tickmark-session\""),
        "{}",
        made.out
    );
    let session = made.out.as_bytes();
    desk.put("s.factcheck.json", session);
    for (format, begin) in [("markdown", "# Review summary: Pipes"), ("session", "{\n")] {
        let piped = desk.run_with(&["export", "-", "--to", format, "-o", "-"], session);
        let named = desk.run(&["export", "s.factcheck.json", "--to", format]);
        assert_eq!(piped.code, 0, "{}", piped.err);
        assert!(piped.out.starts_with(begin), "{}", piped.out);
        assert_eq!(piped.out, named.out);
    }
    let checked = desk.run_with(&["validate", "-"], session);
    assert!(
        checked.code == 0 && checked.out.contains("in order"),
        "{}",
        checked.out
    );
    let drafts = desk.run_with(&["drafts", "-"], session);
    assert!(
        drafts.code == 0 && drafts.out.contains("nothing to settle"),
        "{}",
        drafts.out
    );
    let merged = desk.run_with(&["merge", "-", "s.factcheck.json", "-o", "-"], session);
    assert_eq!(merged.code, 0, "{}", merged.err);
    assert_eq!(merged.out.as_bytes(), session, "with itself it is itself");
    // What makes no sense is refused, and nothing is called "-".
    for arguments in [
        &["merge", "-", "-", "-o", "-"][..],
        &["apply", "-"],
        &["drafts", "-", "--add", "story.txt"],
    ] {
        let ran = desk.run_with(arguments, session);
        assert_eq!(ran.code, 2, "{arguments:?}: {}", ran.err);
        assert!(ran.out.is_empty());
    }
    let empty = desk.run_with(&["export", "-", "--to", "csv"], b"");
    assert!(
        empty.code == 3 && empty.err.contains("standard input"),
        "{}",
        empty.err
    );
    let names: Vec<_> = fs::read_dir(desk.0.path())
        .unwrap()
        .flatten()
        .map(|one| one.file_name())
        .collect();
    assert!(
        names
            .iter()
            .all(|name| !name.to_string_lossy().starts_with('-')),
        "{names:?}"
    );
}
