//! Measures extraction against public data: `cargo run --release --example evaluate -- DIR [--floors]`.
//!
//! Prints one table. With `--floors` it fails where a figure lies below the floor set here from what was reached.

#![expect(clippy::print_stdout, reason = "a command-line tool")]

mod attribution;
mod dates;
mod scores;
mod sentences;
mod tables;

use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};

/// One figure of the table.
pub struct Row {
    /// What part of extraction.
    pub area: &'static str,
    /// On what, and how measured.
    pub measure: String,
    /// What was reached, 0 to 1.
    pub figure: f64,
    /// What others reached.
    pub reference: &'static str,
    /// What was aimed at.
    pub target: f64,
}

/// Measures one area on the data of a folder.
type Area = fn(&Path) -> anyhow::Result<Vec<Row>>;

/// Figures may not fall below these: what was reached, less a small margin. Matched by the measure's beginning.
const FLOORS: &[(&str, f64)] = &[
    ("ClaimBuster", 0.774),
    ("CheckThat 2019", 0.117),
    ("PoliClaim", 0.758),
    ("PolNeAR dev: content, F1 of words", 0.80),
    ("PolNeAR dev: source", 0.67),
    ("PolNeAR dev: cue", 0.56),
    ("PolNeAR dev: content, F1 of exact", 0.49),
    ("Golden Rules", 0.97),
    ("GUM", 0.94),
    ("TimeBank+AQUAINT: expression and value", 0.79),
    ("MEANTIME: expression and value", 0.76),
];

fn main() -> anyhow::Result<()> {
    let mut dir = None;
    let mut floors = false;
    for argument in std::env::args_os().skip(1) {
        if argument == "--floors" {
            floors = true;
        } else {
            dir = Some(PathBuf::from(argument));
        }
    }
    let dir = dir.context("usage: evaluate DIR [--floors]")?;
    let areas: &[Area] = &[sentences::run, scores::run, attribution::run, dates::run];
    let mut low = Vec::new();
    println!(
        "{:<16} {:<58} {:>6} {:<30} {:>6}",
        "area", "measure", "figure", "reference", "target"
    );
    for area in areas {
        for row in area(&dir)? {
            let Row {
                area,
                measure,
                figure,
                reference,
                target,
            } = &row;
            println!("{area:<16} {measure:<58} {figure:>6.3} {reference:<30} {target:>6.2}");
            if let Some((_, floor)) = FLOORS.iter().find(|(name, _)| measure.starts_with(name))
                && figure < floor
            {
                low.push(format!("{measure}: {figure:.3} is below {floor:.3}"));
            }
        }
    }
    if floors && !low.is_empty() {
        bail!("below the floors:\n{}", low.join("\n"));
    }
    Ok(())
}
