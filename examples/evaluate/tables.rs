//! Reads the labelled sentences of the benchmark folder.

use std::path::Path;

use anyhow::Context as _;

/// One labelled sentence.
pub struct Line {
    /// What it belongs to: a debate, a speech.
    #[allow(dead_code, reason = "training looks at the sentences alone")]
    pub group: String,
    /// The label, as the data have it.
    pub label: i8,
    /// The sentence.
    pub text: String,
}

/// Reads a table with tabs between its columns; `group`, `label` and `text` are names of columns.
pub fn read(dir: &Path, file: &str, group: &str) -> anyhow::Result<Vec<Line>> {
    let path = dir.join(file);
    let mut table = csv::ReaderBuilder::new()
        .delimiter(b'\t')
        .from_path(&path)
        .with_context(|| format!("opening {}", path.display()))?;
    let header = table.headers()?.clone();
    let column = |name: &str| {
        header
            .iter()
            .position(|title| title == name)
            .with_context(|| format!("{file}: no column {name}"))
    };
    let (group, label, text) = (column(group)?, column("label")?, column("text")?);
    let mut lines = Vec::new();
    for row in table.records() {
        let row = row.with_context(|| format!("reading {}", path.display()))?;
        let cell = |at: usize| row.get(at).unwrap_or_default();
        lines.push(Line {
            group: cell(group).to_owned(),
            label: cell(label).parse()?,
            text: cell(text).to_owned(),
        });
    }
    Ok(lines)
}

/// The sentences that the model is trained on.
pub fn claimbuster(dir: &Path) -> anyhow::Result<Vec<Line>> {
    read(dir, "checkworthiness/claimbuster_train.tsv", "debate")
}
