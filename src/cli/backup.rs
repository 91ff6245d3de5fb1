//! `backup`: the documents that a session rests on.

use std::path::Path;

use super::args::Backup;
use super::change::{author, save, stamp};
use super::failure::{Code, Done, Failure};
use super::output::{Out, complain};
use super::session::{load, load_to_change, tell_problems, to_be_saved};
use crate::backup::{ALONE, Bytes, capture, enter, files, presence, set_apart, take_in_all};
use crate::child::{Confined, own_program};
use crate::export::plain;
use crate::import::How;
use crate::storage::{Hash, Kept, random};

/// `tickmark backup SESSION [FILES]`.
pub(super) fn backup(options: &Backup, out: &mut Out) -> Done {
    if options.files.is_empty() {
        return list(&options.session, out);
    }
    let path = to_be_saved(&options.session)?;
    let loaded = load_to_change(path)?;
    let mut session = loaded.session;
    let keep = Kept::beside(path);
    let program = own_program().map_err(|error| Failure::new(Code::Read, error))?;
    let how = How::confined(program.clone(), &|| false);
    let confined = Confined::new(program, &|| false);
    let mut taken = Vec::new();
    let mut failed = 0;
    let mut wrong = false;
    let bytes = if options.refer {
        Bytes::Referred
    } else {
        Bytes::Kept
    };
    let (documents, alone) = set_apart(files(options.files.clone()));
    for file in alone {
        failed += 1;
        complain(&format!("{}: not added: {ALONE}", file.display()));
    }
    for (file, one) in take_in_all(documents, (&keep, bytes), None, &how, &|_| {}) {
        match one {
            Ok(one) => {
                if !one.document.unread.is_empty() {
                    complain(&format!(
                        "{}: its text cannot be read: {}",
                        file.display(),
                        one.document.unread
                    ));
                }
                let looked_at = one.document.capture.then(|| {
                    let places = keep.places(&one.refers_to);
                    capture(one.hash, &one.file, &places, &confined)
                });
                if let Some(found) = looked_at.flatten() {
                    let words = match &found {
                        Ok(found) => found.sentences().join(" "),
                        Err(why) => format!("it could not be held against its hashes: {why}"),
                    };
                    wrong |= !found.is_ok_and(|found| found.is_in_order());
                    out.line(&format!("{}: {words}", one.file))?;
                }
                taken.push(one);
            }
            Err(why) => {
                failed += 1;
                complain(&format!("{}: not added: {why}", file.display()));
            }
        }
    }
    let by = author(&options.who);
    let stamp = stamp(&by, &options.who)?;
    let today = stamp.at.to_string();
    let today = today.get(..10).unwrap_or_default();
    let entered = enter(&session, &taken, today, || random::id().ok());
    if let Some(step) = entered.command {
        session
            .apply(step, &stamp)
            .map_err(|error| Failure::new(Code::Problems, error))?;
        save(&session, path, Some(loaded.hash))?;
    }
    out.line(&format!(
        "{} added, {} were there already",
        entered.new, entered.known
    ))?;
    Ok(if failed == 0 && entered.unread == 0 && !wrong {
        Code::Done
    } else {
        Code::Problems
    })
}

/// Lists the documents: the first digits of the hash, what each is, its file, its title; and what is wrong with its file.
fn list(path: &Path, out: &mut Out) -> Done {
    let loaded = load(path)?;
    tell_problems(path, &loaded);
    let kept = Kept::beside(path);
    let mut wrong = false;
    for (_, source) in loaded.session.backup() {
        let Ok(hash) = source.document.parse::<Hash>() else {
            continue;
        };
        if let Some(says) = presence(hash, &source.file, &kept.places(&source.refers_to)).says() {
            wrong = true;
            complain(&format!("{}: {says}", source.file));
        }
        let fields = [
            hash.short(),
            source.kind.label().to_owned(),
            source.file.clone(),
            source.title.clone(),
        ];
        let fields: Vec<String> = fields
            .iter()
            .map(|words| plain(words).replace(['\t', '\n'], " "))
            .collect();
        out.raw(&fields.join("\t"))?;
    }
    Ok(if wrong { Code::Problems } else { Code::Done })
}
