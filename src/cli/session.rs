//! `apply`, `export`, `validate` and `schema`: with session files.

use std::io::BufRead as _;
use std::path::Path;

use anyhow::anyhow;

use super::args::{Apply, Export, Kind, Schema, Validate, Who};
use super::article::no_random;
use super::failure::{Code, Done, Failure};
use super::output::{Out, complain};
use crate::export::{self, Options};
use crate::session::{Author, Command, Moment, Session, Stamp};
use crate::storage::{self, Hash, Loaded, Saved, random};

/// Who the history names.
pub(super) fn author(who: &Who) -> Author {
    let name = who.by.trim().to_owned();
    let initials = Author::initials_of(&name);
    Author { name, initials }
}

/// Who, when, and a new seed for names.
pub(super) fn stamp(by: &Author, who: &Who) -> Result<Stamp, Failure> {
    Ok(Stamp {
        by: by.clone(),
        at: who
            .at
            .unwrap_or_else(|| Moment(jiff::Timestamp::now().as_second())),
        seed: random::id().map_err(|error| no_random(&error))?,
    })
}

/// Saves by the whole protocol and tells its warnings.
pub(super) fn save(
    session: &Session,
    path: &Path,
    expected: Option<Hash>,
) -> Result<Saved, Failure> {
    let saved =
        storage::save(session, path, expected).map_err(|error| Failure::new(Code::Write, error))?;
    for warning in &saved.warnings {
        complain(&format!("{}: {warning}", path.display()));
    }
    Ok(saved)
}

fn load(path: &Path) -> Result<Loaded, Failure> {
    storage::load(path).map_err(|error| Failure::new(Code::Read, error))
}

fn tell_problems(path: &Path, loaded: &Loaded) {
    for problem in &loaded.problems {
        complain(&format!("{}: {problem}", path.display()));
    }
}

/// `tickmark apply SESSION`.
pub(super) fn apply(options: &Apply, out: &mut Out) -> Done {
    let path = &options.session;
    let loaded = load(path)?;
    tell_problems(path, &loaded);
    if let Some(why) = loaded.read_only {
        return Err(Failure::new(
            Code::Read,
            anyhow!("{}: {why}", path.display()),
        ));
    }
    let by = author(&options.who);
    let mut session = loaded.session;
    let mut hash = loaded.hash;
    let mut waiting = false;
    for (number, line) in std::io::stdin().lock().lines().enumerate() {
        let line = line.map_err(|error| {
            let left = unsaved(waiting);
            Failure::new(
                Code::Read,
                anyhow!(
                    "line {} of standard input cannot be read: {error}{left}",
                    number + 1
                ),
            )
        })?;
        if line.trim().is_empty() {
            continue;
        }
        let refused = |why: &dyn std::fmt::Display, waiting: bool| {
            Failure::new(
                Code::Problems,
                anyhow!("line {} was refused: {why}{}", number + 1, unsaved(waiting)),
            )
        };
        let command: Command = serde_json::from_str(&line).map_err(|error| {
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
    }
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

/// `tickmark export SESSION --to markdown|csv|session`.
pub(super) fn export(options: &Export, out: &mut Out) -> Done {
    let loaded = load(&options.session)?;
    tell_problems(&options.session, &loaded);
    let choice = Options {
        people: options.with_names,
        confidential: options.with_confidential,
    };
    let text = match options.to {
        Kind::Markdown => export::markdown_with(&loaded.session, choice),
        Kind::Csv => export::csv_with(&loaded.session, choice),
        Kind::Session => export::session(&loaded.session, choice)
            .map_err(|error| Failure::new(Code::Problems, error))?,
    };
    let Some(path) = options
        .output
        .as_ref()
        .filter(|path| path.as_os_str() != "-")
    else {
        out.text(&text)?;
        return Ok(Code::Done);
    };
    let there = std::fs::read(path).ok();
    if there
        .as_deref()
        .is_some_and(|bytes| storage::from_bytes(bytes).is_ok())
    {
        return Err(Failure::new(
            Code::Write,
            anyhow!(
                "{} is a session and was not touched; choose another name with -o",
                path.display()
            ),
        ));
    }
    let saved = storage::write(text.as_bytes(), path, there.as_deref().map(Hash::of))
        .map_err(|error| Failure::new(Code::Write, error))?;
    for warning in &saved.warnings {
        complain(&format!("{}: {warning}", path.display()));
    }
    Ok(Code::Done)
}

/// `tickmark validate SESSION…`.
pub(super) fn validate(options: &Validate, out: &mut Out) -> Done {
    let mut code = Code::Done;
    for path in &options.sessions {
        let name = path.display();
        let loaded = match storage::load(path) {
            Ok(loaded) => loaded,
            Err(error) => {
                out.line(&error.to_string())?;
                code = Code::Read;
                continue;
            }
        };
        for problem in &loaded.problems {
            let what = if problem.changed { "repaired" } else { "kept" };
            out.line(&format!("{name}: {problem} ({what} on opening)"))?;
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
