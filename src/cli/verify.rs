//! `verify`: whether a bundle is what it says, and what is in it.

use std::io::Read as _;
use std::path::Path;

use anyhow::anyhow;
use serde_json::{Value, json};

use super::args::Verify;
use super::failure::{Code, Done, Failure};
use super::output::Out;
use super::source::is_standard;
use crate::child::{Confined, own_program};
use crate::export::bundle::{self, BundleError, Found, MOST_BYTES, Problem};
use crate::storage::{self, Hash};
use crate::text::counted;

/// `tickmark verify BUNDLE [--open-into FOLDER]`.
pub(super) fn verify(options: &Verify, out: &mut Out) -> Done {
    let path = &options.bundle;
    let name = if is_standard(path) {
        "standard input".to_owned()
    } else {
        path.display().to_string()
    };
    let unread =
        |error: std::io::Error| Failure::new(Code::Read, anyhow!("{name} cannot be read: {error}"));
    let content = content(path).map_err(unread)?;
    let program = own_program().map_err(|error| Failure::new(Code::Read, error))?;
    let confined = Confined::new(program, &|| false);
    let failed = |error: BundleError| {
        let code = match error {
            BundleError::Folder { .. } | BundleError::Save(_) => Code::Write,
            _ => Code::Read,
        };
        let about = match error {
            BundleError::Save(_) => String::new(),
            _ => format!("{name} "),
        };
        Failure::new(code, anyhow!("{about}{error}"))
    };
    let found = bundle::verify(&content, &confined).map_err(failed)?;
    let opened = match &options.open_into {
        Some(folder) if found.problems.is_empty() => {
            Some(bundle::open(&content, folder, &confined).map_err(failed)?)
        }
        _ => None,
    };
    let hash = Hash::of(&content);
    if options.json {
        let json = in_json(&found, hash, opened.as_ref());
        let json = serde_json::to_string_pretty(&json)
            .map_err(|error| Failure::new(Code::Problems, error))?;
        out.raw(&json)?;
    } else {
        in_words(&name, &found, hash, out)?;
        if let (Some(folder), Some((written, left))) = (&options.open_into, &opened) {
            for name in left {
                out.told(&format!(
                    "{name}: left in the bundle, for it is of no kind that this version knows"
                ))?;
            }
            let count = counted(written.len(), "file");
            out.told(&format!("opened into {}: {count}", folder.display()))?;
        } else if options.open_into.is_some() {
            out.told(&format!("{name}: not opened"))?;
        }
    }
    Ok(if found.problems.is_empty() {
        Code::Done
    } else {
        Code::Problems
    })
}

/// The bytes of a bundle, and one more than it may have.
fn content(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if is_standard(path) {
        let input = std::io::stdin().lock();
        input.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    } else {
        let input = storage::open_input(path)?;
        input.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

fn in_words(name: &str, found: &Found, hash: Hash, out: &mut Out) -> Result<(), Failure> {
    for file in &found.good {
        out.told(&format!("{}: as listed, {} bytes", file.name, file.size))?;
    }
    for problem in &found.problems {
        out.told(&problem.sentence())?;
    }
    if found.problems.is_empty() {
        let count = counted(found.good.len(), "file");
        let made = found
            .made_at
            .map_or_else(String::new, |at| format!(", made at {at}"));
        out.told(&format!("{name}: in order ({count}{made})"))?;
    } else {
        let count = counted(found.problems.len(), "problem");
        out.told(&format!("{name}: not in order ({count})"))?;
    }
    out.told(&format!("its SHA-256 is {hash}"))
}

fn in_json(found: &Found, hash: Hash, opened: Option<&(Vec<String>, Vec<String>)>) -> Value {
    let problem =
        |one: &Problem| json!({ "kind": one.kind, "name": one.name, "says": one.sentence() });
    let problems: Vec<Value> = found.problems.iter().map(problem).collect();
    json!({
        "in_order": problems.is_empty(),
        "sha256": hash,
        "made_at": found.made_at,
        "files": found.good,
        "problems": problems,
        "opened": opened.map(|(written, _)| written),
    })
}
