//! How a bench with bars ends.

use std::{fmt::Display, process::ExitCode};

/// Names the bars that were missed; failure, if there are any.
pub fn end(missed: &[impl Display]) -> ExitCode {
    for name in missed {
        println!("MISSED {name}");
    }
    if missed.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
