//! `new`, `import` and `extract`: from articles.

use std::fmt::Display;
use std::path::Path;

use anyhow::anyhow;

use super::args::{About, Extract, Import, New};
use super::failure::{Code, Done, Failure};
use super::output::{Out, complain};
use super::session::{author, save, stamp};
use crate::import::{self, Format, Imported};
use crate::session::{Command, Session, Suggestion, USUAL_THRESHOLD};
use crate::storage::random;

/// `tickmark new ARTICLE… -o SESSION`.
pub(super) fn new(options: &New, out: &mut Out) -> Done {
    if options.output.symlink_metadata().is_ok() {
        return Err(Failure::new(
            Code::Write,
            anyhow!(
                "{} is there already and was not touched; choose another name with -o, or use `tickmark apply` to change it",
                options.output.display()
            ),
        ));
    }
    let mut session = Session::default();
    let by = author(&options.who);
    if let Some(title) = &options.title {
        let command = Command::SetTitle {
            title: title.clone(),
        };
        change(&mut session, command, &by, options)?;
    }
    for path in &options.articles {
        let imported = read(path, &options.about)?;
        let file = path
            .file_name()
            .filter(|_| !is_standard_input(path))
            .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let id = random::id().map_err(|error| no_random(&error))?;
        let intake = import::intake(imported, id, &file);
        change(&mut session, intake.command, &by, options)?;
        tell(path, &intake.notes);
    }
    let saved = save(&session, &options.output, None)?;
    out.raw(&format!("saved {}", saved.hash))?;
    Ok(Code::Done)
}

fn change(
    session: &mut Session,
    command: Command,
    by: &crate::session::Author,
    options: &New,
) -> Result<(), Failure> {
    let stamp = stamp(by, &options.who)?;
    session
        .apply(command, &stamp)
        .map(|_| ())
        .map_err(|error| Failure::new(Code::Problems, error))
}

/// Without random numbers there are no names for records.
pub(super) fn no_random(error: &dyn Display) -> Failure {
    Failure::new(
        Code::Read,
        anyhow!("the system gives no random numbers, which new records need: {error}"),
    )
}

/// `tickmark import FILE --json`.
pub(super) fn import(options: &Import, out: &mut Out) -> Done {
    let imported = read(&options.file, &options.about)?;
    if options.json {
        let json = serde_json::to_string_pretty(&imported)
            .map_err(|error| Failure::new(Code::Problems, error))?;
        out.raw(&json)?;
        return Ok(Code::Done);
    }
    let published = imported.published.map(|day| day.to_string());
    for (label, value) in [
        ("title", Some(&imported.title)),
        ("byline", imported.byline.as_ref()),
        ("publisher", imported.publisher.as_ref()),
        ("agency", imported.agency.as_ref()),
        ("published", published.as_ref()),
        ("address", imported.address.as_ref()),
        ("article id", imported.article_id.as_ref()),
        ("language", imported.language.as_ref()),
    ] {
        if let Some(value) = value {
            out.line(&format!("{label}: {value}"))?;
        }
    }
    for note in &imported.notes {
        out.line(&format!("note: {note}"))?;
    }
    for paragraph in &imported.paragraphs {
        out.raw("")?;
        out.line(&format!("[{}] {}", paragraph.role.word(), paragraph.text))?;
    }
    Ok(Code::Done)
}

/// `tickmark extract FILE…`.
pub(super) fn extract(options: &Extract, out: &mut Out) -> Done {
    for path in &options.files {
        let imported = read(path, &options.about)?;
        let draft = import::draft(&imported);
        let language = imported.language.as_deref().unwrap_or("en");
        let found = import::suggestions(
            &draft,
            imported.published,
            language,
            imported.dateline.as_ref(),
        );
        let (found, below): (Vec<_>, Vec<_>) = found
            .kept
            .into_iter()
            .partition(|one| options.all || one.checkable >= USUAL_THRESHOLD);
        if options.json {
            let json = serde_json::to_string_pretty(&found)
                .map_err(|error| Failure::new(Code::Problems, error))?;
            out.raw(&json)?;
            continue;
        }
        if options.files.len() > 1 {
            out.line(&format!("{}:", path.display()))?;
        }
        for suggestion in &found {
            show(suggestion, &draft, out)?;
        }
        let count = found.len();
        let word = if count == 1 { "claim" } else { "claims" };
        let more = if below.is_empty() {
            String::new()
        } else {
            format!(", {} below the line (--all shows them)", below.len())
        };
        complain(&format!(
            "{}: {count} {word} proposed{more}",
            path.display()
        ));
    }
    Ok(Code::Done)
}

/// One proposed claim: its scores, its words, and what speaks for it.
fn show(
    suggestion: &Suggestion,
    draft: &crate::session::DraftText,
    out: &mut Out,
) -> Result<(), Failure> {
    let span = draft
        .points()
        .to_span(draft.text(), suggestion.start, suggestion.end)
        .unwrap_or_default();
    out.line(&format!(
        "worth {:>4}  checkable {:>4}  {}",
        suggestion.worth,
        suggestion.checkable,
        span.of(draft.text())
    ))?;
    let mut about = Vec::new();
    if let Some(said) = &suggestion.attribution {
        if !said.source.is_empty() {
            let anonymous = if said.anonymous { " (not named)" } else { "" };
            about.push(format!("said by {}{anonymous}", said.source));
        }
        if !said.hedge.is_empty() {
            about.push(format!("hedged: {}", said.hedge));
        }
    }
    about.extend(
        suggestion
            .times
            .iter()
            .filter_map(|time| Some(format!("{} = {}", time.words, time.date()?))),
    );
    let mut kinds: Vec<&str> = suggestion
        .signals
        .iter()
        .map(|signal| signal.kind.label())
        .collect();
    kinds.dedup();
    about.push(kinds.join(", "));
    out.line(&format!("      {}", about.join("; ")))
}

fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Reads an article from a file or from standard input.
fn read(path: &Path, about: &About) -> Result<Imported, Failure> {
    let format = if about.markdown {
        Format::Markdown
    } else {
        Format::of(path)
    };
    let found = if is_standard_input(path) {
        import::read(std::io::stdin().lock())
            .and_then(|content| import::bytes(&content, format, None))
    } else {
        import::file_as(path, format)
    };
    let name = if is_standard_input(path) {
        "standard input".to_owned()
    } else {
        path.display().to_string()
    };
    let mut imported =
        found.map_err(|error| Failure::new(Code::Read, anyhow!("{name} {error}")))?;
    if about.published.is_some() {
        imported.published = about.published;
    }
    Ok(imported)
}

/// Tells what import recognised or repaired.
fn tell(path: &Path, notes: &[String]) {
    for note in notes {
        complain(&format!("{}: {note}", path.display()));
    }
}
