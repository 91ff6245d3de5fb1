//! Nothing is contacted that nobody asked for: a whole session in the real window – open, decide, save, quit – under `strace`,
//! which sees every connection that any of its processes makes.
//!
//! Needs `strace`, `Xvfb` and `xdotool`. Where one of them is not installed, or may not trace, the test says so and passes; with
//! `TICKMARK_REQUIRE_WINDOW=1` it fails instead.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stderr,
    reason = "a test may panic, and says what it did not do"
)]

#[path = "support/http.rs"]
#[allow(dead_code, reason = "each test uses a part of it")]
mod http;
#[path = "support/screen.rs"]
mod screen;
#[path = "support/word.rs"]
mod word;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use screen::{Running, programs, wait_for, xdotool};

/// How long the window may take for anything: every call of it is looked at.
const PATIENCE: Duration = Duration::from_mins(2);

/// Whether it can be run here.
fn can_run(programs_needed: &[&str]) -> bool {
    let missing = programs::missing(programs_needed).map(|name| format!("{name} is not installed"));
    let why = missing.or_else(|| programs::no_strace().map(str::to_owned));
    if let Some(why) = &why {
        programs::not_run("offline test", why, "TICKMARK_REQUIRE_WINDOW");
    }
    why.is_none()
}

/// Under `strace`: every connection, and every datagram that needs none, into a file.
fn traced(log: &Path) -> Command {
    let mut command = Command::new("strace");
    command.args([
        "-f",
        "-qq",
        "-e",
        "trace=connect,sendto,sendmsg,sendmmsg",
        "-o",
    ]);
    command.arg(log).arg(env!("CARGO_BIN_EXE_tickmark"));
    command
}

/// The lines that lead out of this machine's own sockets.
fn outward(log: &Path) -> Vec<String> {
    let text = fs::read_to_string(log).unwrap();
    // What is sent over a local socket names no address, or a path; what is sent elsewhere names a family.
    let out = |line: &&str| {
        line.contains("AF_INET") || line.contains("connect(") && !line.contains("AF_UNIX")
    };
    text.lines().filter(out).map(str::to_owned).collect()
}

/// A session of a writer's document with addresses in it, made by the program.
fn session(folder: &Path) -> PathBuf {
    let document = folder.join("ferry.docx");
    fs::write(&document, word::document()).unwrap();
    let file = folder.join("ferry.factcheck.json");
    let made = Command::new(env!("CARGO_BIN_EXE_tickmark"))
        .arg("new")
        .arg(&document)
        .arg("-o")
        .arg(&file)
        .output()
        .unwrap();
    assert!(made.status.success(), "{made:?}");
    file
}

#[test]
fn a_whole_session_connects_to_nothing_but_local_sockets() {
    if !can_run(&["strace", "Xvfb", "xdotool"]) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let file = session(folder.path());
    let document = folder.path().join("ferry.docx");
    let log = folder.path().join("calls");
    let (_server, display) = screen::display();
    // The session, and a document beside it: it is read in a process of its own, which is traced as well.
    let on = screen::on(&display, "strace", folder.path());
    let mut command = traced(&log);
    for (name, value) in on.get_envs() {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
    }
    command.arg(&file).arg(&document);
    command.env_remove("DBUS_SESSION_BUS_ADDRESS");
    let mut program = Running(command.spawn().unwrap());
    let window = wait_for(PATIENCE, "the window", || {
        assert!(
            program.0.try_wait().unwrap().is_none(),
            "the program has ended"
        );
        let found = xdotool(&display, &["search", "--name", "ferry.factcheck.json"])?;
        found.lines().next().map(str::to_owned)
    });
    wait_for(PATIENCE, "the keyboard", || {
        xdotool(&display, &["windowfocus", &window]);
        let focused = xdotool(&display, &["getwindowfocus"])?;
        (focused == window).then_some(())
    });
    // Who is checking.
    for key in ["I", "n", "e", "s", "Return"] {
        xdotool(&display, &["key", key]);
    }
    let settings = folder.path().join("XDG_CONFIG_HOME/tickmark/settings.json");
    wait_for(PATIENCE, "the name to be kept on this machine", || {
        let text = fs::read_to_string(&settings).ok()?;
        text.contains("Ines").then_some(())
    });
    // An address is written into the form, shown there, and left: that is no fetch.
    xdotool(&display, &["key", "--clearmodifiers", "ctrl+l"]);
    xdotool(&display, &["type", "--delay", "40", "pell.example/ferry"]);
    xdotool(&display, &["key", "Escape"]);
    let before = fs::read(&file).unwrap();
    for keys in ["j", "5", "shift+3", "ctrl+s"] {
        xdotool(&display, &["key", "--clearmodifiers", keys]);
    }
    wait_for(PATIENCE, "the file to be saved", || {
        (fs::read(&file).unwrap() != before).then_some(())
    });
    // Told to end, as when somebody logs out. strace ends with what it traces.
    let own = fs::read_to_string(&log).unwrap();
    let first = own.split_whitespace().next().unwrap().to_owned();
    let told = Command::new("kill")
        .args(["-TERM", &first])
        .status()
        .unwrap();
    assert!(told.success());
    wait_for(PATIENCE, "the end", || program.0.try_wait().unwrap());
    let calls = fs::read_to_string(&log).unwrap();
    assert!(
        calls.contains("AF_UNIX"),
        "the display was not even connected to: {calls}"
    );
    assert_eq!(outward(&log), Vec::<String>::new());
}

#[test]
fn a_fetch_connects_to_what_was_asked_for_and_the_check_above_would_see_it() {
    if !can_run(&["strace"]) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let server = http::Server::page("text/plain", "The bridge at Pell opened in 1911.");
    let log = folder.path().join("calls");
    let mut command = traced(&log);
    command.args(["import", &server.at("/"), "--allow-private"]);
    for name in ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"] {
        command.env_remove(name);
    }
    let done = command.output().unwrap();
    assert!(done.status.success(), "{done:?}");
    let out = outward(&log);
    let there = format!(
        "sin_port=htons({}), sin_addr=inet_addr(\"127.0.0.1\")",
        server.port()
    );
    assert!(
        !out.is_empty() && out.iter().all(|line| line.contains(&there)),
        "{out:?}"
    );
    // Not contacted means not contacted: no name was looked up, nothing was dialled.
    let mut command = traced(&log);
    command.args(["import", &server.at("/")]);
    let refused = command.output().unwrap();
    assert_eq!(refused.status.code(), Some(3));
    assert_eq!(outward(&log), Vec::<String>::new());
    assert_eq!(server.asked().len(), 1);
}
