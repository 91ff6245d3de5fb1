//! `verify`: whether a bundle is what it says, and what is in it; whether the files of a session are as they were taken in.

use std::collections::BTreeSet;
use std::io::Read as _;
use std::path::Path;

use anyhow::anyhow;
use serde_json::{Value, json};

use super::args::Verify;
use super::failure::{Code, Done, Failure};
use super::output::Out;
use super::source::is_standard;
use crate::backup::{Presence, capture, heard, presence};
use crate::child::{Confined, own_program};
use crate::export::bundle::{self, BundleError, Found, MOST_BYTES, Problem};
use crate::import::Capture;
use crate::session::Belonging;
use crate::storage::{self, Hash, Kept, referred};
use crate::text::counted;

/// `tickmark verify SESSION`, or `tickmark verify BUNDLE [--open-into FOLDER]`.
pub(super) fn verify(options: &Verify, out: &mut Out) -> Done {
    let path = &options.bundle;
    if path
        .extension()
        .is_some_and(|end| end.eq_ignore_ascii_case("json"))
    {
        return files_of(path, options, out);
    }
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

/// Whether the files of a session lie beside it, to the byte: what its drafts were read from, the documents of its backup, and the
/// pictures of places that were cut out of them.
fn files_of(path: &Path, options: &Verify, out: &mut Out) -> Done {
    if options.open_into.is_some() {
        return Err(Failure::new(
            Code::Usage,
            anyhow!("--open-into opens bundles; {} is a session", path.display()),
        ));
    }
    let loaded = super::session::load(path)?;
    super::session::tell_problems(path, &loaded);
    let kept = Kept::beside(path);
    let program = own_program().map_err(|error| Failure::new(Code::Read, error))?;
    let confined = Confined::new(program, &|| false);
    let mut files = Vec::new();
    let mut seen = BTreeSet::new();
    for one in loaded.session.kept_files() {
        let Ok(hash) = one.sha256.parse::<Hash>() else {
            continue;
        };
        let presence = match one.belonging {
            // Of a recording that somebody else has no more is known than its hash.
            Belonging::Recording if one.at.is_empty() => continue,
            Belonging::Recording => heard(referred(one.at, Some(path)).as_deref(), hash),
            _ => presence(hash, one.file, &kept.places(one.at)),
        };
        // A copy may be kept anywhere else: only what lies here can be held against its hash.
        let elsewhere = one.belonging == Belonging::Copy && presence == Presence::Gone;
        if !elsewhere && seen.insert((hash, one.file)) {
            let looked_at = one.belonging == Belonging::Source && presence == Presence::Whole;
            let places = kept.places(one.at);
            let captured = looked_at.then(|| capture(hash, one.file, &places, &confined));
            files.push(Looked {
                hash,
                file: one.file,
                at: one.at,
                presence,
                captured: captured.flatten(),
            });
        }
    }
    let wrong = files.iter().filter(|one| !one.in_order()).count();
    if options.json {
        let each = files.iter().map(Looked::json).collect::<Vec<_>>();
        let all = json!({ "in_order": wrong == 0, "files": each });
        let all = serde_json::to_string_pretty(&all)
            .map_err(|error| Failure::new(Code::Problems, error))?;
        out.raw(&all)?;
    } else {
        for one in &files {
            let says = one.presence.says().unwrap_or("as it was taken in");
            let at = if one.at.is_empty() {
                String::new()
            } else {
                format!(", referred to at {}", one.at)
            };
            out.told(&format!("{} ({}){at}: {says}", one.file, one.hash.short()))?;
            match &one.captured {
                None => {}
                Some(Ok(found)) => {
                    for sentence in found.sentences() {
                        out.told(&format!("  {sentence}"))?;
                    }
                }
                Some(Err(why)) => {
                    out.told(&format!("  It could not be held against its hashes: {why}"))?;
                }
            }
        }
        let count = counted(files.len(), "file");
        let name = path.display();
        out.told(&if wrong == 0 {
            format!("{name}: in order ({count})")
        } else {
            format!("{name}: not in order ({wrong} of {count})")
        })?;
    }
    Ok(if wrong == 0 {
        Code::Done
    } else {
        Code::Problems
    })
}

/// A file that was looked at.
struct Looked<'a> {
    hash: Hash,
    file: &'a str,
    /// Where it lies, if it is only referred to.
    at: &'a str,
    presence: Presence,
    /// What it says of itself, if it is a capture of the web.
    captured: Option<Result<Capture, String>>,
}

impl Looked<'_> {
    fn in_order(&self) -> bool {
        let captured = self.captured.as_ref();
        self.presence == Presence::Whole
            && captured.is_none_or(|found| found.as_ref().is_ok_and(Capture::is_in_order))
    }

    fn json(&self) -> Value {
        let captured = self.captured.as_ref().map(|found| match found {
            Ok(found) => json!(found),
            Err(why) => json!({ "unread": why }),
        });
        json!({
            "file": self.file,
            "refers_to": (!self.at.is_empty()).then_some(self.at),
            "sha256": self.hash,
            "in_order": self.in_order(),
            "says": self.presence.says(),
            "capture": captured,
        })
    }
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
