//! `tickmark export SESSION --to FORMAT`.

use std::path::Path;

use anyhow::anyhow;

use super::args::Export;
use super::failure::{Code, Done, Failure};
use super::held::held;
use super::house::house;
use super::output::{Out, complain};
use super::session::{load, tell_problems};
use super::source::is_standard;
use super::which;
use crate::child;
use crate::export::{self, ExportError, HouseOn, Options, Order};
use crate::session::Moment;
use crate::storage::{self, Kept};

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
    let folder = options.templates.as_deref().map(|folder| {
        export::templates_in(folder).map_err(|error| Failure::new(Code::Read, error))
    });
    let house = to
        .tells_problems()
        .then(|| house_on(options.house.as_deref()));
    let held = to.tells_problems().then(|| held(session, path));
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
        templates: folder.transpose()?.unwrap_or_default(),
        house: house.transpose()?,
        held: held.transpose()?,
        ..Order::of(to)
    };
    let made = export::make(session, &order).map_err(|error| match error {
        ExportError::WhichArticle => Failure::new(Code::Usage, anyhow!("{error} (--article)")),
        ExportError::NoQuestions => Failure::new(Code::Problems, anyhow!("{error} (--claims)")),
        error => Failure::new(Code::Problems, error),
    })?;
    for warning in &made.warnings {
        complain(warning);
    }
    let left_out = export::left_out(session, &order);
    if !left_out.is_empty() {
        complain(&format!("left out: {}", left_out.join(", ")));
    }
    let to_file = options.output.as_deref();
    match to_file.filter(|path| !is_standard(path)) {
        Some(path) => write(path, &made.bytes),
        None => out.bytes(&made.bytes).map(|()| Code::Done),
    }
}

/// The house whose rules are asked, today. What is wrong with its file is said; one of this machine that is broken keeps nothing
/// from being written.
fn house_on(named: Option<&Path>) -> Result<HouseOn, Failure> {
    let mut told = Vec::new();
    let house = house(named, named.map(|_| "nothing was written"), &mut told)?;
    for (file, trouble) in &told {
        complain(&format!("{file}: {trouble}"));
    }
    Ok(HouseOn {
        house,
        today: jiff::Zoned::now().date(),
    })
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
