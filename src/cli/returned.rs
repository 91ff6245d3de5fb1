//! `tickmark returned SESSION FILE`.

use anyhow::anyhow;
use serde_json::json;

use super::args::Returned;
use super::change::{author, save, stamp};
use super::failure::{Code, Done, Failure};
use super::output::{Out, complain};
use super::session::{load, tell_problems, to_be_saved};
use super::source::is_standard;
use super::which;
use crate::child::{self, Confined};
use crate::import;
use crate::returned::{self, Returned as Found, ReturnedError};
use crate::storage;

pub(super) fn returned(options: &Returned, out: &mut Out) -> Done {
    let path = if options.apply {
        to_be_saved(&options.session)?
    } else {
        &options.session
    };
    let loaded = load(path)?;
    tell_problems(path, &loaded);
    let mut session = loaded.session;
    let file = &options.file;
    let unread = |error: &dyn std::fmt::Display| {
        Failure::new(Code::Read, anyhow!("{}: {error}", file.display()))
    };
    let content = if is_standard(file) {
        import::read(std::io::stdin().lock())
    } else {
        import::content(file, storage::open_input)
    };
    let content = content.map_err(|error| unread(&error))?;
    let article = options.article.as_deref();
    let article = article.map(|name| which::article(&session, name));
    let program = child::own_program().map_err(|error| unread(&error))?;
    let confined = Confined::new(program, &|| false);
    let found = returned::read(&session, &content, article.transpose()?, &confined);
    let found = found.map_err(|error| match error {
        ReturnedError::WhichArticle => Failure::new(Code::Usage, error),
        error => unread(&error),
    })?;
    tell(&found, options.json, out)?;
    let code = if found.unplaced.is_empty() {
        Code::Done
    } else {
        Code::Problems
    };
    if !options.apply {
        return Ok(code);
    }
    if let Some(why) = loaded.read_only {
        return Err(Failure::new(
            Code::Read,
            anyhow!("{}: {why}", path.display()),
        ));
    }
    if let Some(command) = found.command() {
        let by = author(&options.who);
        session
            .apply(command, &stamp(&by, &options.who)?)
            .map_err(|error| Failure::new(Code::Problems, error))?;
        save(&session, path, Some(loaded.hash))?;
    }
    Ok(code)
}

fn tell(found: &Found, in_json: bool, out: &mut Out) -> Result<(), Failure> {
    if in_json {
        let proposals: Vec<_> = found
            .proposals
            .iter()
            .map(|one| json!({ "says": one.says, "claim": one.claim, "command": one.command }))
            .collect();
        let all = json!({ "what": found.what, "proposals": proposals, "unplaced": found.unplaced });
        let text = serde_json::to_string_pretty(&all)
            .map_err(|error| Failure::new(Code::Problems, error))?;
        return out.raw(&text);
    }
    out.line(&found.what)?;
    for one in &found.proposals {
        out.line(&format!("  {}", one.says))?;
    }
    for one in &found.unplaced {
        complain(&format!("does not fit: {one}"));
    }
    out.line(&match found.proposals.len() {
        0 => "nothing to change".to_owned(),
        1 => "1 change".to_owned(),
        several => format!("{several} changes"),
    })
}
