//! The real program, as a screen reader has it: a whole claim is read, decided, cited with stance and page, noted and
//! saved with keys alone, and what has the focus is what a person would be told at each step.
//!
//! Needs a display server without a screen (`Xvfb`), `xdotool`, a D-Bus session (`dbus-run-session`), the accessibility
//! bus (at-spi2-core) and Python with its bindings (python3-gi, gir1.2-atspi-2.0). Where one of them is not installed the
//! test says so and passes; with `TICKMARK_REQUIRE_WINDOW=1` it fails instead.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a test may panic, and says what it did not do"
)]

#[path = "support/screen.rs"]
mod screen;

use std::path::Path;

use tickmark::{
    import::{self, Format},
    session::{Author, CheckStatus, Id, Moment, Session, Stamp, Stance},
    storage,
};

const ARTICLE: &str = "\
Ferry between Harrow Bay and Lunn “twice as busy as in 2015”

HARROW BAY, 14 May 2025 – The ferry between Harrow Bay and Lunn carried 412,000 passengers in 2024.

A ticket costs 4.50 crowns, an increase of 41 per cent.
";

const LAUNCHER: &str = "/usr/libexec/at-spi-bus-launcher";
/// The system's own: the bindings are installed for that one.
const PYTHON: &str = "/usr/bin/python3";

/// What is needed and not installed.
fn missing() -> Option<&'static str> {
    let programs = ["Xvfb", "xdotool", "dbus-run-session", "dbus-send"];
    if let Some(name) = screen::programs::missing(&programs) {
        return Some(name);
    }
    if !Path::new(LAUNCHER).is_file() {
        return Some("at-spi2-core");
    }
    let bindings = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi";
    let found = screen::programs::works(PYTHON, &["-c", bindings]);
    (!found).then_some("python3-gi with gir1.2-atspi-2.0")
}

#[test]
fn a_whole_claim_is_done_by_keyboard_and_heard() {
    if let Some(name) = missing() {
        let why = format!("{name} is not installed");
        screen::programs::not_run("screen reader", &why, "TICKMARK_REQUIRE_WINDOW");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let imported = import::text(ARTICLE, Format::Text).unwrap();
    let command = import::intake(imported, Id::literal("ferry"), "ferry.txt").command;
    let stamp = Stamp {
        by: Author::default(),
        at: Moment(1_769_851_800),
        seed: Id::literal("seed"),
    };
    let mut session = Session::default();
    session.apply(command, &stamp).unwrap();
    let file = folder.path().join("ferry.factcheck.json");
    storage::save(&session, &file, None).unwrap();

    let (_server, display) = screen::display();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/support/screen_reader.py");
    let mut command = screen::on(&display, "dbus-run-session", folder.path());
    command
        .args(["--", PYTHON])
        .arg(script)
        .arg(env!("CARGO_BIN_EXE_tickmark"))
        .arg(&file)
        .env_remove("AT_SPI_BUS_ADDRESS")
        .env_remove("NO_AT_BRIDGE");
    let done = command.output().unwrap();
    let said = String::from_utf8_lossy(&done.stdout);
    assert!(
        done.status.success(),
        "{said}\n{}",
        String::from_utf8_lossy(&done.stderr)
    );

    let session = storage::load(&file).unwrap().session;
    let (id, claim) = session
        .claims
        .live()
        .find(|(_, claim)| claim.verdict.is_some())
        .unwrap();
    assert_eq!(claim.verdict.as_deref(), Some("false"));
    assert_eq!(claim.check_status, CheckStatus::Checked);
    assert_eq!(claim.note, "Ask for the count of 2015.");
    let evidence = session.evidence_of(id);
    assert_eq!(evidence.len(), 1);
    let (_, evidence) = &evidence[0];
    assert_eq!(evidence.stance, Stance::Contradicts);
    assert_eq!(evidence.locator, "p. 4");
    let source = session.sources.get(evidence.source).unwrap();
    assert_eq!(source.title, "Harbour office, traffic figures");
}
