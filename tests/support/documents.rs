//! Programs that are not ours and open what is handed out.

use std::{io::Write as _, process::Command};

/// Whether the programs that a test needs are here (`openpyxl` is the system's Python with that library). Where one is not, that is
/// said; with `TICKMARK_REQUIRE_DOCUMENTS=1` it is a failure.
pub fn have(programs: &[&str]) -> bool {
    let works = |program: &str| {
        let (program, arguments): (_, &[&str]) = match program {
            "openpyxl" => ("/usr/bin/python3", &["-c", "import openpyxl"]),
            program => (program, &["--version"]),
        };
        let ran = Command::new(program).args(arguments).output();
        ran.is_ok_and(|ran| ran.status.success())
    };
    let Some(missing) = programs.iter().find(|program| !works(program)) else {
        return true;
    };
    let required = std::env::var_os("TICKMARK_REQUIRE_DOCUMENTS").is_some();
    assert!(!required, "{missing} is not installed");
    writeln!(std::io::stderr(), "NOT RUN: {missing} is not installed").ok();
    false
}
