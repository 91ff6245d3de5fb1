//! Measures extraction against public data: `cargo run --release --example evaluate -- DIR [--floors] [--only AREA]`.
//!
//! Prints one table. With `--floors` it fails where a figure lies below the floor set here from what was reached. With
//! `--only` it measures one of `sentences`, `scores`, `meaning`, `evidence`, `attribution` and `dates`.

#![expect(clippy::print_stdout, reason = "a command-line tool")]

mod attribution;
mod bootstrap;
mod dates;
mod evidence;
mod meaning;
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
    /// Where the figure lies in 95 of 100 draws of the data, if it was drawn.
    pub interval: Option<(f64, f64)>,
    /// What others reached.
    pub reference: &'static str,
    /// What was aimed at.
    pub target: f64,
}

/// Measures one area on the data of a folder.
type Area = fn(&Path) -> anyhow::Result<Vec<Row>>;

/// Figures may not fall below these: what was reached, less a small margin. Matched by the measure's beginning.
const FLOORS: &[(&str, f64)] = &[
    ("ClaimBuster", 0.784),
    ("CheckThat 2019 test, by the encoder", 0.147),
    ("CheckThat 2019", 0.125),
    ("PoliClaim train, by the encoder", 0.765),
    ("CheckThat 2020 dev, earlier checks by both", 0.87),
    ("PoliClaim", 0.765),
    ("PolNeAR dev: content, F1 of words", 0.835),
    ("PolNeAR dev: source", 0.72),
    ("PolNeAR dev: cue", 0.60),
    ("PolNeAR dev: content, F1 of exact", 0.53),
    ("WiCE dev: first five", 0.865),
    ("WiCE dev: first ten", 0.945),
    ("WiCE dev: reciprocal", 0.90),
    ("WiCE dev by words: first five", 0.85),
    ("WiCE dev, words not covered", 0.59),
    ("Golden Rules", 0.97),
    ("GUM", 0.94),
    ("TimeBank+AQUAINT: expression and value", 0.795),
    ("MEANTIME: expression and value", 0.79),
];

fn main() -> anyhow::Result<()> {
    let (mut dir, mut only, mut floors) = (None, None, false);
    let mut arguments = std::env::args_os().skip(1);
    while let Some(argument) = arguments.next() {
        if argument == "--floors" {
            floors = true;
        } else if argument == "--only" {
            only = arguments.next();
        } else {
            dir = Some(PathBuf::from(argument));
        }
    }
    let dir = dir.context("usage: evaluate DIR [--floors] [--only AREA]")?;
    let areas: &[(&str, Area)] = &[
        ("sentences", sentences::run),
        ("scores", scores::run),
        ("meaning", meaning::run),
        ("evidence", evidence::run),
        ("attribution", attribution::run),
        ("dates", dates::run),
    ];
    let mut low = Vec::new();
    println!(
        "{:<16} {:<58} {:>6} {:<11} {:<30} {:>6}",
        "area", "measure", "figure", "95 %", "reference", "target"
    );
    let wanted = areas
        .iter()
        .filter(|(name, _)| only.as_ref().is_none_or(|only| only == name));
    for (_, area) in wanted {
        for row in area(&dir)? {
            let Row {
                area,
                measure,
                figure,
                interval,
                reference,
                target,
            } = &row;
            let interval =
                interval.map_or_else(String::new, |(low, high)| format!("{low:.3}–{high:.3}"));
            println!(
                "{area:<16} {measure:<58} {figure:>6.3} {interval:<11} {reference:<30} {target:>6.2}"
            );
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
