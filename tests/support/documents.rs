//! Programs that are not ours and open what is handed out.

#[path = "programs.rs"]
pub mod programs;

/// Whether the programs that a test needs are here (`openpyxl` is the system's Python with that library). Where one is not, that is
/// said; with `TICKMARK_REQUIRE_DOCUMENTS=1` it is a failure.
pub fn have(needed: &[&str]) -> bool {
    let there = |program: &str| match program {
        "openpyxl" => programs::works("/usr/bin/python3", &["-c", "import openpyxl"]),
        program => programs::missing(&[program]).is_none(),
    };
    let missing = needed.iter().find(|program| !there(program));
    if let Some(missing) = missing {
        let why = format!("{missing} is not installed");
        programs::not_run("what opens documents", &why, "TICKMARK_REQUIRE_DOCUMENTS");
    }
    missing.is_none()
}
