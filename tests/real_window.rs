//! The real program in a real window: a claim is decided with key presses, saved with Ctrl+S, and the file holds it.
//!
//! Needs a display server without a screen (`Xvfb`), `xdotool`, and `import` for the picture. Where one of them is not
//! installed the test says so and passes; with `TICKMARK_REQUIRE_WINDOW=1` it fails instead.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a test may panic, and says what it did not do"
)]

#[path = "support/screen.rs"]
mod screen;

use std::{
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use screen::{Running, wait_for, xdotool};

use tickmark::{
    import::{self, Format},
    session::{Author, CheckStatus, Id, Moment, Session, Stamp},
    storage::{self, State},
};

const ARTICLE: &str = "\
Ferry between Harrow Bay and Lunn “twice as busy as in 2015”

HARROW BAY, 14 May 2025 – The ferry between Harrow Bay and Lunn carried 412,000 passengers in 2024, according to the \
harbour office, twice as many as in 2015.

A ticket costs 4.50 crowns, up from 3.20 crowns in 2019, an increase of 41 per cent.
";

/// How long the window may take for anything: software rendering on a busy machine is slow.
const PATIENCE: Duration = Duration::from_secs(90);

/// What is needed and not installed.
fn missing() -> Option<&'static str> {
    let name = screen::programs::missing(&["Xvfb", "xdotool", "import"])?;
    Some(if name == "import" {
        "ImageMagick"
    } else {
        name
    })
}

/// A session of the article, in a file.
fn session(folder: &Path) -> PathBuf {
    let imported = import::text(ARTICLE, Format::Text).unwrap();
    let command = import::intake(imported, Id::literal("ferry"), "ferry.txt").command;
    let stamp = Stamp {
        by: Author::default(),
        at: Moment(1_769_851_800),
        seed: Id::literal("seed"),
    };
    let mut session = Session::default();
    session.apply(command, &stamp).unwrap();
    assert!(session.claims.live().count() >= 1);
    let path = folder.join("ferry.factcheck.json");
    storage::save(&session, &path, None).unwrap();
    path
}

#[test]
fn a_claim_is_decided_with_keys_and_saved() {
    if let Some(name) = missing() {
        let why = format!("{name} is not installed");
        screen::programs::not_run("the real window", &why, "TICKMARK_REQUIRE_WINDOW");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let file = session(folder.path());
    let before = storage::load(&file).unwrap().session;
    let (article, _) = before.articles_in_order()[0];
    let first = before
        .claims_of(article)
        .into_iter()
        .find(|placed| before.is_shown(placed.claim))
        .unwrap()
        .id;
    let (_server, display) = screen::display();
    let mut command = screen::on(&display, env!("CARGO_BIN_EXE_tickmark"), folder.path());
    command.arg(&file).env_remove("DBUS_SESSION_BUS_ADDRESS");
    let mut program = Running(command.spawn().unwrap());

    // The window's title names the file once it is read.
    let window = wait_for(PATIENCE, "the window", || {
        assert!(
            program.0.try_wait().unwrap().is_none(),
            "the program has ended"
        );
        let found = xdotool(&display, &["search", "--name", "ferry.factcheck.json"])?;
        found.lines().next().map(str::to_owned)
    });
    // No window manager: nobody else gives it the keyboard.
    wait_for(PATIENCE, "the keyboard", || {
        xdotool(&display, &["windowfocus", &window]);
        let focused = xdotool(&display, &["getwindowfocus"])?;
        (focused == window).then_some(())
    });
    // At the first start it asks who is checking.
    for letter in ["I", "n", "e", "s"] {
        xdotool(&display, &["key", letter]);
    }
    xdotool(&display, &["key", "Return"]);
    let settings = folder.path().join("XDG_CONFIG_HOME/tickmark/settings.json");
    wait_for(PATIENCE, "the name to be kept on this machine", || {
        let text = std::fs::read_to_string(&settings).ok()?;
        text.contains("Ines").then_some(())
    });
    for keys in ["j", "5", "shift+3", "ctrl+s"] {
        xdotool(&display, &["key", "--clearmodifiers", keys]);
    }
    let decided = wait_for(PATIENCE, "the file to hold the verdict", || {
        let session = storage::load(&file).ok()?.session;
        let claim = session.claims.get(first)?;
        claim.verdict.is_some().then(|| claim.verdict.clone())
    });
    assert_eq!(decided.as_deref(), Some("false"));
    let loaded = storage::load(&file).unwrap();
    assert!(loaded.problems.is_empty(), "{:?}", loaded.problems);
    let claim = loaded.session.claims.get(first).unwrap();
    assert_eq!(claim.check_status, CheckStatus::Checked);
    assert!(!claim.is_suggestion());
    let mut people = loaded.session.people.live();
    assert!(people.any(|(_, person)| person.name == "Ines"));
    let others = loaded
        .session
        .claims
        .live()
        .filter(|(_, claim)| claim.verdict.is_some());
    assert_eq!(others.count(), 1, "one claim was decided, and no other");

    // For people to look at.
    let picture = Path::new(env!("CARGO_TARGET_TMPDIR")).join("real-window.png");
    let taken = Command::new("import")
        .env("DISPLAY", &display)
        .args(["-window", "root"])
        .arg(&picture)
        .status()
        .unwrap();
    assert!(taken.success() && picture.is_file());

    // Told to end, as when somebody logs out, it ends in order, and what was not saved is offered at the next start.
    xdotool(&display, &["key", "--clearmodifiers", "1"]);
    let state = State::at(folder.path().join("XDG_STATE_HOME/tickmark"));
    let journals = state.dir().join("journals");
    wait_for(PATIENCE, "the step in the journal", || {
        let entry = std::fs::read_dir(&journals).ok()?.next()?.ok()?;
        let text = std::fs::read_to_string(entry.path()).ok()?;
        text.contains("set_verdict").then_some(())
    });
    let id = program.0.id().to_string();
    let told = Command::new("kill").args(["-TERM", &id]).status().unwrap();
    assert!(told.success());
    let end = wait_for(PATIENCE, "the end", || program.0.try_wait().unwrap());
    assert_eq!(end.code(), Some(0), "{end:?}");
    let found = state.recover().unwrap();
    let session = found[0].replay().unwrap().session;
    let verdict = session.claims.get(first).unwrap().verdict.clone();
    assert_eq!(verdict.as_deref(), Some("true"));
}
