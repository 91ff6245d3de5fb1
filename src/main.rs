//! Two doors: the window, or the command line.

use std::process::ExitCode;
#[cfg(unix)]
use std::sync::Arc;

use tickmark::cli::{self, Door};

fn main() -> ExitCode {
    outlive_limits();
    match cli::parse(std::env::args_os()) {
        Door::Nothing(code) => code,
        Door::Command(asked) => cli::run(*asked),
        Door::Window(files) => match tickmark::workbench::run(files) {
            Ok(()) => ExitCode::SUCCESS,
            Err(why) => cli::no_window(why),
        },
    }
}

/// A write past the largest size that a file may have is refused like any other; unasked, the system ends the program.
fn outlive_limits() {
    #[cfg(unix)]
    signal_hook::flag::register(signal_hook::consts::SIGXFSZ, Arc::default()).ok();
}
