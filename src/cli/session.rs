//! `apply`, `validate` and `schema`: with session files.

use std::path::Path;

use anyhow::anyhow;

use super::args::{Apply, Schema, Validate};
use super::change::{author, save, stamp};
use super::failure::{Code, Done, Failure, once};
use super::lines;
use super::output::{Out, complain};
use super::source::is_standard;
use crate::session::{Command, Session};
use crate::storage::{self, LoadError, Loaded};

/// Opens the session of a file, or of standard input.
pub(super) fn open(path: &Path) -> Result<Loaded, LoadError> {
    if is_standard(path) {
        storage::load_from(std::io::stdin().lock(), Path::new("standard input"))
    } else {
        storage::load(path)
    }
}

/// The same, as the work of a command.
pub(super) fn load(path: &Path) -> Result<Loaded, Failure> {
    open(path).map_err(|error| Failure::new(Code::Read, error))
}

/// Opens a session that is to be changed, and tells what was repaired in it.
pub(super) fn load_to_change(path: &Path) -> Result<Loaded, Failure> {
    let loaded = load(path)?;
    tell_problems(path, &loaded);
    match &loaded.read_only {
        Some(why) => Err(Failure::new(
            Code::Read,
            anyhow!("{}: {why}", path.display()),
        )),
        None => Ok(loaded),
    }
}

/// Refuses "-" where a session is to be saved again: nothing goes back into standard input.
pub(super) fn to_be_saved(path: &Path) -> Result<&Path, Failure> {
    if is_standard(path) {
        let words = "the session is changed where it lies: name its file";
        return Err(Failure::new(Code::Usage, anyhow!(words)));
    }
    Ok(path)
}

/// Writes a session to standard output.
pub(super) fn write_out(session: &Session, out: &mut Out) -> Result<(), Failure> {
    let bytes = storage::to_bytes(session).map_err(|error| Failure::new(Code::Problems, error))?;
    out.bytes(&bytes)
}

pub(super) fn tell_problems(path: &Path, loaded: &Loaded) {
    for problem in &loaded.problems {
        complain(&format!("{}: {problem}", path.display()));
    }
}

/// `tickmark apply SESSION`.
pub(super) fn apply(options: &Apply, out: &mut Out) -> Done {
    let path = to_be_saved(&options.session)?;
    let loaded = load_to_change(path)?;
    let by = author(&options.who);
    let mut session = loaded.session;
    let mut hash = loaded.hash;
    let mut waiting = false;
    lines::each("standard input", std::io::stdin().lock(), |number, line| {
        if line.trim_ascii().is_empty() {
            return Ok(());
        }
        let refused = |why: &dyn std::fmt::Display, waiting: bool| {
            Failure::new(
                Code::Problems,
                anyhow!("line {number} was refused: {why}{}", unsaved(waiting)),
            )
        };
        let command: Command = serde_json::from_slice(line).map_err(|error| {
            refused(
                &format!("{error}; `tickmark schema --commands` describes the commands"),
                waiting,
            )
        })?;
        let applied = session
            .apply(command, &stamp(&by, &options.who)?)
            .map_err(|error| refused(&error, waiting))?;
        waiting |= applied.changed;
        if options.save_each {
            if waiting {
                hash = save(&session, path, Some(hash))?.hash;
                waiting = false;
                told(out, &format!("saved {hash}"))?;
            } else {
                told(out, &format!("unchanged {hash}"))?;
            }
        }
        Ok(())
    })
    .map_err(|failure| match failure {
        Failure::Because(Code::Read, why) => {
            Failure::new(Code::Read, anyhow!("{}{}", once(&why), unsaved(waiting)))
        }
        other => other,
    })?;
    if waiting {
        hash = save(&session, path, Some(hash))?.hash;
        told(out, &format!("saved {hash}"))?;
    } else if !options.save_each {
        told(out, &format!("unchanged {hash}"))?;
    }
    Ok(Code::Done)
}

/// Says how a save went at once. Somebody who stopped listening does not stop the commands that still wait.
fn told(out: &mut Out, line: &str) -> Result<(), Failure> {
    match out.raw(line).and_then(|()| out.flush()) {
        Err(Failure::Closed) => Ok(()),
        other => other,
    }
}

fn unsaved(waiting: bool) -> &'static str {
    if waiting {
        "; nothing of this run was saved (use --save-each to keep what went before)"
    } else {
        ""
    }
}

/// `tickmark validate SESSION…`.
pub(super) fn validate(options: &Validate, out: &mut Out) -> Done {
    let mut code = Code::Done;
    for path in &options.sessions {
        let name = path.display();
        let loaded = match open(path) {
            Ok(loaded) => loaded,
            Err(error) => {
                out.told(&error.to_string())?;
                code = Code::Read;
                continue;
            }
        };
        for problem in &loaded.problems {
            let what = if problem.changed { "repaired" } else { "kept" };
            out.told(&format!("{name}: {problem} ({what} on opening)"))?;
        }
        if let Some(why) = &loaded.read_only {
            out.line(&format!("{name}: {why}"))?;
        }
        let session = &loaded.session;
        let unknown = unknown_fields(session);
        if unknown > 0 {
            let words = if unknown == 1 {
                "field is"
            } else {
                "fields are"
            };
            out.line(&format!(
                "{name}: {unknown} {words} unknown to this version and kept as they are"
            ))?;
        }
        let disputed: usize = session
            .every()
            .map(|(_, _, record)| record.history().disputed().len())
            .sum();
        if disputed > 0 {
            let words = if disputed == 1 {
                "value is"
            } else {
                "values are"
            };
            out.line(&format!(
                "{name}: {disputed} {words} disputed; both are kept until a person decides"
            ))?;
        }
        if loaded.problems.is_empty() && loaded.read_only.is_none() {
            out.line(&format!(
                "{name}: in order ({} articles, {} claims, {} sources)",
                session.articles.len(),
                session.claims.len(),
                session.sources.len()
            ))?;
        } else if code == Code::Done {
            code = Code::Problems;
        }
    }
    Ok(code)
}

/// How many fields of a session this version does not know.
fn unknown_fields(session: &Session) -> usize {
    macro_rules! count {
        ($($table:ident),*) => {
            session.extra.len() + session.details.extra.len()
                $(+ session.$table.all().map(|(_, record)| record.extra.len()).sum::<usize>())*
        };
    }
    count!(
        articles,
        drafts,
        claims,
        evidence,
        claimed,
        sources,
        people,
        scales,
        marks,
        contacts,
        changes,
        sign_offs,
        corrections
    )
}

/// `tickmark schema`.
pub(super) fn schema(options: &Schema, out: &mut Out) -> Done {
    if options.commands {
        let schema = schemars::schema_for!(Command);
        let json = serde_json::to_string_pretty(&schema)
            .map_err(|error| Failure::new(Code::Problems, error))?;
        out.raw(&json)?;
    } else {
        out.text(storage::SCHEMA)?;
    }
    Ok(Code::Done)
}
