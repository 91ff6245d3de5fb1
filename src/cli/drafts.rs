//! `drafts`: what became of claims from one draft to the next.

use std::path::Path;

use anyhow::anyhow;
use serde_json::{Value, json};

use super::args::Drafts;
use super::article::tell;
use super::change::{author, save, stamp};
use super::failure::{Code, Done, Failure};
use super::output::{Out, complain};
use super::session::{load, tell_problems, to_be_saved};
use super::source::read;
use super::which;
use crate::import;
use crate::session::{Fate, Followee, Id, Kind, Session};
use crate::storage::Kept;
use crate::text::{
    Span,
    align::{Differs, Words, differences},
};

/// `tickmark drafts SESSION [--add FILE]`.
pub(super) fn drafts(options: &Drafts, out: &mut Out) -> Done {
    let path = match &options.add {
        Some(_) => to_be_saved(&options.session)?,
        None => &options.session,
    };
    let loaded = load(path)?;
    tell_problems(path, &loaded);
    let mut session = loaded.session;
    let chosen = options
        .article
        .as_deref()
        .map(|name| which::article(&session, name))
        .transpose()?;
    if let Some(file) = &options.add {
        if let Some(why) = loaded.read_only {
            return Err(Failure::new(
                Code::Read,
                anyhow!("{}: {why}", path.display()),
            ));
        }
        let only = match session.articles_in_order().as_slice() {
            [(only, _)] => Some(*only),
            _ => None,
        };
        let article = chosen.or(only).ok_or_else(|| {
            Failure::new(
                Code::Usage,
                anyhow!("the session has several articles: --article says which the draft is of, by its place (1 is the first) or its id"),
            )
        })?;
        add(&mut session, options, article, file)?;
        save(&session, path, Some(loaded.hash))?;
    }
    let mut open = 0;
    let mut all = Vec::new();
    for (id, _) in session.articles_in_order() {
        if chosen.is_none_or(|chosen| chosen == id) {
            let followed = session.followed_now(id);
            open += followed.iter().filter(|one| one.open).count();
            all.push((id, followed));
        }
    }
    if options.json {
        let list: Vec<Value> = all
            .iter()
            .map(|(id, followed)| in_json(&session, *id, followed))
            .collect();
        let json = serde_json::to_string_pretty(&json!({ "articles": list, "to_settle": open }))
            .map_err(|error| Failure::new(Code::Problems, error))?;
        out.raw(&json)?;
    } else {
        for (id, followed) in &all {
            in_words(&session, *id, followed, out)?;
        }
        out.line(&match open {
            0 => "nothing to settle".to_owned(),
            1 => "1 to settle".to_owned(),
            open => format!("{open} to settle"),
        })?;
    }
    Ok(if open == 0 {
        Code::Done
    } else {
        Code::Problems
    })
}

fn add(session: &mut Session, options: &Drafts, id: Id, file: &Path) -> Result<(), Failure> {
    let (mut imported, from) = read(file, &options.about, Some(&options.web))?;
    let name = from.file(file, imported.format);
    let hash = from.keep(&Kept::beside(&options.session), &name, imported.format)?;
    imported.package = hash.map_or_else(String::new, |hash| hash.to_string());
    let article = session.articles.get(id).cloned().unwrap_or_default();
    let next = import::next_draft(imported, id, &article, &name);
    let by = author(&options.who);
    let before = session.draft_of(id).map(|(draft, _)| draft);
    session
        .apply(next.command, &stamp(&by, &options.who)?)
        .map_err(|error| Failure::new(Code::Problems, anyhow!("{}: {error}", file.display())))?;
    if session.draft_of(id).map(|(draft, _)| draft) == before {
        complain(&format!("{}: the same text as the draft's", file.display()));
    }
    tell(file, &next.notes);
    tell(file, next.cut.as_slice());
    Ok(())
}

/// What a followed claim or mark is called.
fn label(session: &Session, one: &Followee) -> String {
    if one.kind == Kind::Mark {
        "mark".to_owned()
    } else {
        session.label(one.id)
    }
}

/// What became of it, in words.
fn said(one: &Followee) -> String {
    let mut said = one.fate.label().to_owned();
    match &one.fate {
        Fate::Unchanged { around: true, .. } | Fate::Moved { around: true, .. } => {
            said.push_str(", its sentence changed");
        }
        Fate::Changed { differs, .. } if !differs.is_empty() => {
            let list: Vec<&str> = differs.iter().map(|one| word(*one)).collect();
            said = format!("{said}, {} differs", list.join(" and "));
        }
        _ => {}
    }
    if one.open {
        said.push_str(", to settle");
    }
    said
}

const fn word(differs: Differs) -> &'static str {
    match differs {
        Differs::Number => "a number",
        Differs::Name => "a name",
        Differs::Negation => "a negation",
    }
}

/// The words of the earlier draft that it stood on.
fn words_before<'s>(session: &'s Session, one: &Followee) -> &'s str {
    let draft = session.drafts.get(one.draft);
    draft.map_or("", |draft| one.from.of(draft.paragraphs.text()))
}

fn in_words(
    session: &Session,
    id: Id,
    followed: &[Followee],
    out: &mut Out,
) -> Result<(), Failure> {
    let title = session
        .articles
        .get(id)
        .map_or("", |article| &article.title);
    let Some((_, draft)) = session.draft_of(id) else {
        return Ok(());
    };
    let file = if draft.file.is_empty() {
        String::new()
    } else {
        format!(", {}", draft.file)
    };
    out.line(&format!("{title} (draft {}{file})", draft.number))?;
    let text = draft.paragraphs.text();
    for one in followed {
        out.line(&format!("{:>6}  {}", label(session, one), said(one)))?;
        let old = words_before(session, one);
        match &one.fate {
            Fate::Changed { to, .. } => {
                let words: String = differences(old, to.of(text))
                    .into_iter()
                    .map(|piece| match piece {
                        Words::Both(words) => words.to_owned(),
                        Words::Old(words) => format!("[-{}-] ", words.trim_end()),
                        Words::New(words) => format!("{{+{}+}} ", words.trim_end()),
                    })
                    .collect();
                out.line(&format!("        {words}"))?;
            }
            Fate::Asked { places } => {
                out.line(&format!("        {old}"))?;
                for place in places.iter().take(9) {
                    out.line(&format!("        ? {}", place.of(text)))?;
                }
            }
            _ => out.line(&format!("        {old}"))?,
        }
    }
    Ok(())
}

fn in_json(session: &Session, id: Id, followed: &[Followee]) -> Value {
    let draft = session.draft_of(id);
    let text = draft.map(|(_, draft)| &draft.paragraphs);
    let place = |span: &Span| {
        let points = text.and_then(|text| text.points().from_span(text.text(), *span));
        let words = text.map_or("", |text| span.of(text.text()));
        points.map(|(start, end)| json!({ "start": start, "end": end, "exact": words }))
    };
    let items: Vec<Value> = followed
        .iter()
        .map(|one| {
            let mut item = json!({
                "kind": one.kind.word(),
                "id": one.id,
                "label": label(session, one),
                "became": one.fate.label(),
                "to_settle": one.open,
                "before": { "draft": one.draft, "exact": words_before(session, one) },
            });
            let fields = item.as_object_mut();
            if let Some(fields) = fields {
                match &one.fate {
                    Fate::Unchanged { to, around } | Fate::Moved { to, around } => {
                        fields.insert("place".to_owned(), json!(place(to)));
                        fields.insert("sentence_changed".to_owned(), json!(around));
                    }
                    Fate::Changed {
                        to,
                        likeness,
                        differs,
                    } => {
                        fields.insert("place".to_owned(), json!(place(to)));
                        fields.insert("likeness".to_owned(), json!(likeness));
                        fields.insert("differs".to_owned(), json!(differs));
                    }
                    Fate::Asked { places } => {
                        let places: Vec<_> = places.iter().filter_map(&place).collect();
                        fields.insert("places".to_owned(), json!(places));
                    }
                    Fate::Gone => {}
                }
            }
            item
        })
        .collect();
    let draft = draft.map(|(id, draft)| json!({ "id": id, "number": draft.number, "file": draft.file, "sha256": draft.sha256 }));
    let before = session.draft_before(id).map(|(id, _)| id);
    json!({ "article": id, "draft": draft, "before": before, "claims_and_marks": items })
}
