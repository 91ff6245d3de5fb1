//! Trains the weights in `assets/claim-model.bin`: `cargo run --release --example train -- DIR [OUT]`, where `DIR`
//! holds `checkworthiness/claimbuster_train.tsv`. The same data give the same bytes.

#![expect(clippy::print_stdout, reason = "a command-line tool")]

#[path = "../evaluate/tables.rs"]
mod tables;

use std::path::PathBuf;

use anyhow::Context as _;
use tickmark::extract::model::{Features, train::train};

fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let dir = arguments.next().context("usage: train DIR [OUT]")?;
    let out = arguments
        .next()
        .unwrap_or_else(|| PathBuf::from("assets/claim-model.bin"));
    let lines = tables::claimbuster(&dir)?;
    let model = train(
        &lines
            .iter()
            .map(|line| (Features::of(&line.text), line.label)),
    );
    let bytes = model.to_bytes();
    std::fs::write(&out, &bytes).with_context(|| format!("writing {}", out.display()))?;
    println!(
        "{}: {} bytes from {} sentences",
        out.display(),
        bytes.len(),
        lines.len()
    );
    Ok(())
}
