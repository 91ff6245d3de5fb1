//! `tickmark export SESSION --to FORMAT`.

use std::fs;
use std::path::Path;

use anyhow::anyhow;

use super::args::Export;
use super::failure::{Code, Done, Failure};
use super::output::{Out, complain};
use super::session::{load, tell_problems};
use super::source::is_standard;
use super::which;
use crate::child;
use crate::export::{self, ExportError, Options, Order, Templates};
use crate::session::Moment;
use crate::storage::{self, Kept};

/// The largest template that is read, in bytes.
const MOST_OF_TEMPLATE: u64 = 1 << 20;

pub(super) fn export(options: &Export, out: &mut Out) -> Done {
    if let Some(name) = &options.print_template {
        let text = export::template(name).unwrap_or_default();
        return out.bytes(text.as_bytes()).map(|()| Code::Done);
    }
    let (Some(path), Some(to)) = (&options.session, options.to) else {
        return Err(Failure::new(Code::Usage, anyhow!("no session")));
    };
    let loaded = load(path)?;
    tell_problems(path, &loaded);
    let session = &loaded.session;
    let article = options.article.as_deref();
    let asking = &options.asking;
    let program = child::own_program().ok();
    let order = Order {
        options: Options {
            people: options.with_names,
            confidential: options.with_confidential,
        },
        language: options.language,
        article: article
            .map(|name| which::article(session, name))
            .transpose()?,
        claims: which::claims(session, &options.claims)?,
        mark: options.bom,
        publisher: options.publisher.clone(),
        address: options.address.clone(),
        contact: asking
            .contact
            .as_deref()
            .map(|name| which::contact(session, name))
            .transpose()?,
        deadline: asking.deadline.clone(),
        introduction: asking.introduction.clone(),
        reply: asking.reply,
        now: Some(Moment(jiff::Timestamp::now().as_second())),
        kept: (!is_standard(path)).then(|| Kept::beside(path)),
        system_fonts: true,
        confined: program.map(|program| child::Confined::new(program, &|| false)),
        templates: templates(options.templates.as_deref())?,
        ..Order::of(to)
    };
    let made = export::make(session, &order).map_err(|error| {
        let code = match error {
            ExportError::WhichArticle => Code::Usage,
            _ => Code::Problems,
        };
        Failure::new(code, error)
    })?;
    for warning in &made.warnings {
        complain(warning);
    }
    let left_out = export::left_out(session, order.options);
    if !left_out.is_empty() {
        complain(&format!("left out: {}", left_out.join(", ")));
    }
    let to_file = options.output.as_deref();
    match to_file.filter(|path| !is_standard(path)) {
        Some(path) => write(path, &made.bytes),
        None => out.bytes(&made.bytes).map(|()| Code::Done),
    }
}

/// The templates in a folder: its files named `*.jinja`, no links, none larger than a megabyte.
fn templates(folder: Option<&Path>) -> Result<Templates, Failure> {
    let Some(folder) = folder else {
        return Ok(Templates::new());
    };
    let failed = |path: &Path, error: std::io::Error| {
        Failure::new(Code::Read, anyhow!("{}: {error}", path.display()))
    };
    let mut found = Templates::new();
    for entry in fs::read_dir(folder).map_err(|error| failed(folder, error))? {
        let path = entry.map_err(|error| failed(folder, error))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let about = fs::symlink_metadata(&path).map_err(|error| failed(&path, error))?;
        if !name.ends_with(".jinja") || !about.is_file() {
            continue;
        }
        if about.len() > MOST_OF_TEMPLATE {
            let path = path.display();
            let error = anyhow!("{path}: a template of more than a megabyte");
            return Err(Failure::new(Code::Read, error));
        }
        let text = fs::read_to_string(&path).map_err(|error| failed(&path, error))?;
        found.insert(name.into_owned(), text);
    }
    if found.is_empty() {
        let folder = folder.display();
        let error =
            anyhow!("{folder}: no template in it; they are files named like summary.md.jinja");
        return Err(Failure::new(Code::Read, error));
    }
    Ok(found)
}

/// Writes a file, and keeps what it replaces; a session is never replaced.
fn write(path: &Path, bytes: &[u8]) -> Done {
    let there = storage::hash_of(path).ok().flatten();
    if there.is_some() && storage::is_session(path) {
        return Err(Failure::new(
            Code::Write,
            anyhow!(
                "{} is a session and was not touched; choose another name with -o",
                path.display()
            ),
        ));
    }
    let saved = storage::write(bytes, path, there).map_err(Failure::saving)?;
    for warning in &saved.warnings {
        complain(&format!("{}: {warning}", path.display()));
    }
    if let Some(backup) = &saved.backup {
        complain(&format!(
            "{}: what it replaced is kept as {}",
            path.display(),
            backup.display()
        ));
    }
    Ok(Code::Done)
}
