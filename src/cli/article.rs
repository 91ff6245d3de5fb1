//! `new`, `import` and `extract`: from articles.

use std::path::Path;

use anyhow::anyhow;
use serde::Serialize;

use super::args::{Extract, Import, New, ReadDocument};
use super::change::{author, no_random, save, stamp};
use super::failure::{Code, Done, Failure};
use super::output::{Out, complain};
use super::session::write_out;
use super::source::{is_standard, read};
use super::stream::{encoder, silent};
use crate::extract::deep;
use crate::fetch::Record;
use crate::import::{self, Imported};
use crate::session::{Command, Id, Session, Suggestion, USUAL_THRESHOLD};
use crate::storage::{self, Kept, random};
use crate::text::{CodePoints, Span};

/// `tickmark new ARTICLE… -o SESSION`.
pub(super) fn new(options: &New, out: &mut Out) -> Done {
    let to_standard = is_standard(&options.output);
    let straight = to_standard || storage::is_straight(&options.output);
    if !straight && options.output.symlink_metadata().is_ok() {
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
    let kept = Kept::beside(&options.output);
    for path in &options.articles {
        let (mut imported, from) = read(path, &options.about, Some(&options.web))?;
        let file = from.file(path, imported.format);
        if !straight {
            let hash = from.keep(&kept, &file, imported.format)?;
            imported.package = hash.map_or_else(String::new, |hash| hash.to_string());
        }
        let id = random::id().map_err(|error| no_random(&error))?;
        let intake = import::intake(imported, id, &file);
        change(&mut session, intake.command, &by, options)?;
        if !options.quick {
            let command = weigh(&session, id)?;
            change(&mut session, command, &by, options)?;
        }
        tell(path, &intake.notes);
        tell(path, intake.cut.as_slice());
    }
    if to_standard {
        return write_out(&session, out).map(|()| Code::Done);
    }
    let saved = save(&session, &options.output, None)?;
    // Into a pipe goes the session and nothing else.
    if !straight {
        out.raw(&format!("saved {}", saved.hash))?;
    }
    Ok(Code::Done)
}

/// What the encoder says of an article's suggestions.
fn weigh(session: &Session, article: Id) -> Result<Command, Failure> {
    let encoder = encoder()?;
    let weights = i64::from(encoder.number());
    let left = session.to_weigh(article, weights).into_iter();
    let scores = left.map(|one| deep::weighing(&encoder, &one));
    Ok(Command::Weigh {
        article,
        weights,
        scores: scores.collect::<Result<_, _>>().map_err(silent)?,
    })
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

/// An article and, if it was fetched, what is written down of that.
#[derive(Serialize)]
struct Told<'a> {
    #[serde(flatten)]
    imported: &'a Imported,
    #[serde(skip_serializing_if = "Option::is_none")]
    fetched: Option<&'a Record>,
}

/// `tickmark import FILE --json`.
pub(super) fn import(options: &Import, out: &mut Out) -> Done {
    let (mut imported, from) = read(&options.file, &options.about, Some(&options.web))?;
    if let Some(folder) = &options.keep {
        let kept = Kept::in_folder(folder.clone());
        let file = from.file(&options.file, imported.format);
        from.keep(&kept, &file, imported.format)?;
    }
    if options.json {
        // Outside the program a place is a pair of code points.
        let text = imported.text();
        let points = CodePoints::new(&text);
        for remark in &mut imported.remarks {
            let place = remark
                .place
                .and_then(|place| points.from_span(&text, place));
            remark.place = place.map(|(start, end)| Span { start, end });
        }
        let told = Told {
            imported: &imported,
            fetched: from.record(),
        };
        let json = serde_json::to_string_pretty(&told)
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
        let at = if paragraph.locator.is_empty() {
            String::new()
        } else {
            format!(" {}", paragraph.locator)
        };
        let by = if paragraph.speaker.is_empty() {
            String::new()
        } else {
            format!(", {}", paragraph.speaker)
        };
        let role = paragraph.role.word();
        out.line(&format!("[{role}{at}{by}] {}", paragraph.text))?;
        for link in &paragraph.links {
            out.line(&format!("    link: {}", link.to))?;
        }
    }
    for one in &imported.attachments {
        out.raw("")?;
        let size = one.size_in_words();
        let kind = one.format().map_or("not read", |format| format.label());
        out.line(&format!(
            "[attachment {}] {} ({kind}, {size})",
            one.number, one.name
        ))?;
        out.line(&format!("    SHA-256: {}", one.sha256))?;
    }
    let text = imported.text();
    for remark in &imported.remarks {
        out.raw("")?;
        let kind = remark.kind.label();
        let words = remark.place.map_or("", |place| place.of(&text));
        out.line(&format!("[{kind} {}] {}", remark.number, remark.by))?;
        for (label, value) in [("on", words), ("says", &remark.text)] {
            if !value.is_empty() {
                out.line(&format!("    {label}: {}", value.replace('\n', " / ")))?;
            }
        }
        for reply in &remark.replies {
            out.line(&format!("    {} answers: {}", reply.by, reply.text))?;
        }
        if remark.settled {
            out.line("    settled")?;
        }
    }
    Ok(Code::Done)
}

/// The hidden command by which documents are read.
pub(super) fn read_document(options: &ReadDocument) -> Code {
    if import::confined::be_the_child(&options.how) {
        Code::Done
    } else {
        Code::Usage
    }
}

/// `tickmark extract FILE…`.
pub(super) fn extract(options: &Extract, out: &mut Out) -> Done {
    for path in &options.files {
        let (imported, _) = read(path, &options.about, None)?;
        let draft = import::draft(&imported);
        let language = imported.language.as_deref().unwrap_or("en");
        let mut found = import::suggestions(
            &draft,
            imported.published,
            language,
            imported.dateline.as_ref(),
        );
        if options.deep {
            deep::weigh(&*encoder()?, draft.text(), draft.points(), &mut found.kept)
                .map_err(silent)?;
        }
        let (found, below): (Vec<_>, Vec<_>) = found
            .kept
            .into_iter()
            .partition(|one| options.all || one.checkable_now() >= USUAL_THRESHOLD);
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
            for part in &suggestion.parts {
                show_part(part, &draft, out)?;
            }
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

/// One part of a proposed claim: what it states, in words that stand on their own.
fn show_part(
    part: &Suggestion,
    draft: &crate::session::DraftText,
    out: &mut Out,
) -> Result<(), Failure> {
    let words = match part.statement.as_str() {
        "" => words_of(part, draft),
        statement => statement,
    };
    let denial = part.attribution.as_ref().and_then(|by| by.denial());
    let denial = denial.map_or_else(String::new, |denial| format!(" ({denial})"));
    out.line(&format!("      part: {words}{denial}"))
}

/// The words of the article that a suggestion stands for.
fn words_of<'d>(suggestion: &Suggestion, draft: &'d crate::session::DraftText) -> &'d str {
    let span = draft
        .points()
        .to_span(draft.text(), suggestion.start, suggestion.end);
    span.unwrap_or_default().of(draft.text())
}

/// One proposed claim: its scores, its words, and what speaks for it.
fn show(
    suggestion: &Suggestion,
    draft: &crate::session::DraftText,
    out: &mut Out,
) -> Result<(), Failure> {
    out.line(&format!(
        "worth {:>4}  checkable {:>4}  {}",
        suggestion.worth_now(),
        suggestion.checkable_now(),
        words_of(suggestion, draft)
    ))?;
    let mut about = Vec::new();
    if let Some(said) = &suggestion.attribution {
        if !said.source.is_empty() {
            let anonymous = if said.anonymous { " (not named)" } else { "" };
            let by = if said.denied { "of" } else { "said by" };
            about.push(format!("{by} {}{anonymous}", said.source));
        }
        about.extend(said.denial());
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

/// Tells what import recognised or repaired.
pub(super) fn tell(path: &Path, notes: &[String]) {
    for note in notes {
        complain(&format!("{}: {note}", path.display()));
    }
}
