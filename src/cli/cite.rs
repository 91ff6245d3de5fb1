//! `cite`: words of a document of the backup become evidence for a claim.

use anyhow::anyhow;

use super::args::Cite;
use super::change::{author, save, stamp};
use super::failure::{Code, Done, Failure};
use super::output::{Out, complain};
use super::session::{load_to_change, to_be_saved};
use super::which;
use crate::backup::{Citation, Shape, find_extract, pages::KeptPages, read_kept};
use crate::child::{Confined, own_program};
use crate::export::plain;
use crate::import::How;
use crate::session::{Id, Session, Source};
use crate::storage::{Hash, Kept};

/// `tickmark cite SESSION --claim F12 --document NAME --words WORDS`.
pub(super) fn cite(options: &Cite, out: &mut Out) -> Done {
    let path = to_be_saved(&options.session)?;
    let loaded = load_to_change(path)?;
    let mut session = loaded.session;
    let problem = |words: String| Failure::new(Code::Problems, anyhow!(words));
    let claim = which::claims(&session, std::slice::from_ref(&options.claim))?;
    let [claim] = claim[..] else {
        return Err(problem("no claim was named".to_owned()));
    };
    let (id, source) = document(&session, &options.document)?;
    let hash: Hash = source.document.parse().map_err(|error| {
        let words = anyhow!("the hash of {} makes no sense: {error}", source.file);
        Failure::new(Code::Problems, words)
    })?;
    let keep = Kept::beside(path);
    let program = own_program().map_err(|error| Failure::new(Code::Read, error))?;
    let places = keep.places(&source.refers_to);
    let how = How::confined(program.clone(), &|| false);
    let (read, _) = read_kept(hash, &source.file, (&places, &places), None, &how);
    let read = read.map_err(&problem)?;
    let place = find_extract(&read, &options.words, "");
    let place = place.ok_or_else(|| {
        problem(format!(
            "{}: these words do not stand in it to the letter; nothing was cited",
            source.file
        ))
    })?;
    let mut citation = Citation::of_text(claim, id, &read, place);
    if citation.is_known(&session) {
        out.line("cited already")?;
        return Ok(Code::Done);
    }
    let clip = if read.shape == Shape::Text || citation.areas.is_empty() {
        None
    } else {
        let pages = KeptPages::new(hash, &source.file, places);
        let clip = citation.clip(&pages, &Confined::new(program, &|| false), &keep);
        clip.map_err(|why| complain(&format!("{}: no picture of the place: {why}", source.file)))
            .ok()
    };
    let by = author(&options.who);
    let stamp = stamp(&by, &options.who)?;
    let today = stamp.at.to_string();
    let said = format!("{}: {}", citation.locator, citation.extract);
    let step = citation.command(
        &session,
        today.get(..10).unwrap_or_default().to_owned(),
        clip,
    );
    session
        .apply(step, &stamp)
        .map_err(|error| Failure::new(Code::Problems, error))?;
    save(&session, path, Some(loaded.hash))?;
    out.line(&plain(&said))?;
    Ok(Code::Done)
}

/// The document that an argument names: by its file, its title, or the first digits of its hash.
fn document<'s>(session: &'s Session, name: &str) -> Result<(Id, &'s Source), Failure> {
    let all = session.backup();
    let is_it = |source: &Source| {
        source.file == name
            || source.title == name
            || (name.len() >= 8 && source.document.starts_with(name))
    };
    let mut found = all.iter().filter(|(_, source)| is_it(source));
    match (found.next(), found.next()) {
        (Some(one), None) => Ok(*one),
        (None, _) => Err(Failure::new(
            Code::Usage,
            anyhow!(
                "{name} is no document of the backup, which has {}",
                all.len()
            ),
        )),
        _ => Err(Failure::new(
            Code::Usage,
            anyhow!(
                "several documents are called {name}: name one by the first digits of its SHA-256"
            ),
        )),
    }
}
