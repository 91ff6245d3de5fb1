//! Two doors: the window, or the command line.

use std::process::ExitCode;

use tickmark::cli::{self, Door};

fn main() -> ExitCode {
    match cli::parse(std::env::args_os()) {
        Door::Nothing(code) => code,
        Door::Command(asked) => cli::run(*asked),
        Door::Window(files) => match tickmark::workbench::run(files) {
            Ok(()) => ExitCode::SUCCESS,
            Err(why) => cli::no_window(why),
        },
    }
}
