//! A display server without a screen, and programs on it that know nothing of this machine's user.

#![allow(dead_code, reason = "each test uses a part of it")]
#![allow(clippy::unwrap_used, reason = "a test may panic")]

#[path = "programs.rs"]
pub mod programs;

use std::{
    io::{BufRead as _, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

/// A program that ends with the test.
pub struct Running(pub Child);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

/// A display server of 1440 x 900 on the first number that is free, and that number.
pub fn display() -> (Running, String) {
    let server = Command::new("Xvfb")
        .args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1440x900x24",
            "-nolisten",
            "tcp",
            // When its last program goes the server would start over, and refuse who comes meanwhile.
            "-noreset",
        ])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut server = Running(server);
    let mut number = String::new();
    let said = server.0.stdout.take().unwrap();
    BufReader::new(said).read_line(&mut number).unwrap();
    (server, format!(":{}", number.trim()))
}

/// Looks again and again until there is an answer: another program does not say when it is so far.
pub fn wait_for<T>(patience: Duration, what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let deadline = Instant::now() + patience;
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(Instant::now() < deadline, "waited in vain for {what}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// What `xdotool` answers on a display, if it does and says anything.
pub fn xdotool(display: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new("xdotool")
        .env("DISPLAY", display)
        .args(arguments)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    (output.status.success() && !said.is_empty()).then_some(said)
}

/// A program for a display, drawn without a graphics card; what it keeps, it keeps below a folder.
pub fn on(display: &str, program: &str, folder: &Path) -> Command {
    let mut command = Command::new(program);
    command
        .env("DISPLAY", display)
        .env("LIBGL_ALWAYS_SOFTWARE", "1");
    for name in ["WAYLAND_DISPLAY", "WAYLAND_SOCKET"] {
        command.env_remove(name);
    }
    for name in [
        "HOME",
        "XDG_STATE_HOME",
        "XDG_CONFIG_HOME",
        "XDG_DATA_HOME",
        "XDG_RUNTIME_DIR",
    ] {
        let place = folder.join(name);
        std::fs::create_dir_all(&place).unwrap();
        command.env(name, place);
    }
    command
}
