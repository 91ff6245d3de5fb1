//! `sources`: what a session's claims rest on; and sources from files of other programs.

use std::path::Path;

use anyhow::anyhow;

use super::args::Sources;
use super::change::{author, no_random, save, stamp};
use super::failure::{Code, Done, Failure};
use super::output::{Out, complain};
use super::session::{load, load_to_change, tell_problems, to_be_saved};
use super::source::is_standard;
use crate::cite::{self, Read};
use crate::export::plain;
use crate::import;
use crate::session::{Session, Source};
use crate::storage::{self, random};

/// `tickmark sources SESSION [--from FILE]`.
pub(super) fn sources(options: &Sources, out: &mut Out) -> Done {
    match &options.from {
        None => list(&options.session, out),
        Some(from) => enter(options, from, out),
    }
}

/// Lists the sources: how often each is cited, and what it is. What seems to be entered twice is told on standard error.
fn list(path: &Path, out: &mut Out) -> Done {
    let loaded = load(path)?;
    tell_problems(path, &loaded);
    let session = &loaded.session;
    let mut all: Vec<(String, String)> = session
        .standing_sources()
        .map(|(id, source)| {
            let cited = session.evidence.live().filter(|(_, one)| {
                let live = session.claims.get(one.claim);
                session.standing_source(one.source) == id
                    && live.is_some_and(|claim| session.is_live(claim))
            });
            (source.title.to_lowercase(), line(source, cited.count()))
        })
        .collect();
    all.sort();
    for (_, line) in all {
        out.raw(&line)?;
    }
    let title = |id| session.source(id).map_or("", |source| &source.title);
    for double in cite::doubles(session) {
        complain(&format!(
            "{}: “{}” seems to be “{}” ({})",
            path.display(),
            title(double.twice),
            title(double.stands),
            double.why.label()
        ));
    }
    Ok(Code::Done)
}

fn line(source: &Source, cited: usize) -> String {
    let fields = [
        &source.title,
        &source.author,
        &source.published,
        &source.publisher,
        &source.address,
    ];
    // What a terminal would obey is left out; the tabs between the fields are our own.
    let fields: Vec<String> = fields
        .iter()
        .map(|words| plain(words).replace(['\t', '\n'], " "))
        .collect();
    format!("{cited}\t{}", fields.join("\t"))
}

/// Enters the sources of a file; what could not be read of it is told, and ends with 1.
fn enter(options: &Sources, from: &Path, out: &mut Out) -> Done {
    let path = to_be_saved(&options.session)?;
    let read = read(from)?;
    for problem in &read.problems {
        complain(&format!("{}: {problem}", from.display()));
    }
    if read.sources.is_empty() {
        let words = format!("{} holds no sources that can be read", from.display());
        return Err(Failure::new(Code::Read, anyhow!(words)));
    }
    let loaded = load_to_change(path)?;
    let mut session: Session = loaded.session;
    let by = author(&options.who);
    let before = session.sources.len();
    let mut failed = None;
    let name = || match random::id() {
        Ok(id) => Some(id),
        Err(error) => {
            failed = Some(no_random(&error));
            None
        }
    };
    let step = cite::enter(&session, &read.sources, name);
    if let Some(failed) = failed {
        return Err(failed);
    }
    if let Some(step) = step {
        session
            .apply(step, &stamp(&by, &options.who)?)
            .map_err(|error| Failure::new(Code::Problems, error))?;
        save(&session, path, Some(loaded.hash))?;
    }
    let entered = session.sources.len() - before;
    let again = read.sources.len() - entered;
    out.line(&format!("{entered} entered, {again} were there already"))?;
    Ok(if read.problems.is_empty() {
        Code::Done
    } else {
        Code::Problems
    })
}

fn read(from: &Path) -> Result<Read, Failure> {
    let content = if is_standard(from) {
        import::read(std::io::stdin().lock())
    } else {
        import::content(from, storage::open_input)
    };
    let content =
        content.map_err(|error| Failure::new(Code::Read, anyhow!("{} {error}", from.display())))?;
    Ok(cite::read_bytes(&content))
}
