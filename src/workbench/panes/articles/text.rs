//! The two texts of a document with tracked changes: which one is on screen, and the other one as a draft.

use super::{Message, document::Document};
use crate::{
    import::{self, How, Intake, View},
    session::{Article, Id},
    workbench::{
        desk::{Ask, Desk, Job, Offer, Out, Topic},
        kit::widgets::NoticeKind,
    },
};

/// Another text of an article's document, ready to be shown.
pub struct Other {
    intake: Intake,
    view: View,
}

/// Says that what was read is one of two texts.
pub(super) fn told(article: Id, changes: usize, out: &mut Out<Message>) {
    if changes > 0 {
        say(article, changes, View::Final, out);
    }
}

fn say(article: Id, changes: usize, view: View, out: &mut Out<Message>) {
    let count = match changes {
        1 => "1 tracked change".to_owned(),
        count => format!("{count} tracked changes"),
    };
    let (words, original) = match view {
        View::Final => (format!("Final text; {count}."), true),
        View::Original => (format!("Original text, before {count}."), false),
    };
    // Which text is on screen is told once: the offer to show the other one goes with what was told before.
    out.settle(
        move |note| matches!(note.offer, Offer::OtherText { article: of, .. } if of == article),
    );
    out.tell(
        NoticeKind::Info,
        words,
        Offer::OtherText { article, original },
    );
}

/// Reads the other text of an article's document: the final one, unless that is on screen.
pub(super) fn other(article: Id, desk: &Desk<'_>, out: &mut Out<Message>) {
    let Some(document) = Document::of(article, desk) else {
        out.info("This article was read from no document with tracked changes.");
        return;
    };
    let now = desk.session.draft_of(article);
    let now = now.map_or_else(String::new, |(_, draft)| draft.sha256.clone());
    let known = desk.session.articles.get(article);
    let known = known.cloned().unwrap_or_default();
    let reader = desk.outside.reader.clone();
    out.start(Job::new("Reading the other text", move |progress| {
        let cancelled = || progress.is_cancelled();
        let how = How::confined(reader, &cancelled);
        Message::Other(article, read(&document, &now, (article, known), how))
    }));
}

fn read(
    document: &Document,
    now: &str,
    (id, article): (Id, Article),
    how: How<'_>,
) -> Result<Box<Other>, String> {
    let content = document.bytes()?;
    let of = |view| {
        let how = How {
            view,
            ..how.clone()
        };
        let read = import::bytes(&content, document.file.as_ref(), &how);
        read.map_err(|error| format!("{}: {error}.", document.file))
    };
    let mut imported = of(View::Final)?;
    if !imported.changed {
        return Err(format!("{} has no tracked changes.", document.file));
    }
    let mut view = View::Final;
    if import::draft(&imported).sha256() == now {
        view = View::Original;
        imported = of(view)?;
    }
    let intake = import::next_draft(imported, id, &article, &document.file);
    Ok(Box::new(Other { intake, view }))
}

/// Shows the text that was read, as the draft that it is.
pub(super) fn found(
    article: Id,
    found: Result<Box<Other>, String>,
    desk: &Desk<'_>,
    out: &mut Out<Message>,
) {
    let there = desk.session.articles.get(article);
    if there.is_none_or(|article| article.removed) {
        return;
    }
    match found {
        Ok(other) => {
            let Other { intake, view } = *other;
            out.is_well(Topic::Refused);
            out.change(intake.command);
            out.ask(Ask::Article(article));
            out.ask(Ask::Tidied(article, intake.notes));
            say(article, intake.changes, view, out);
            if let Some(cut) = intake.cut {
                out.tell(NoticeKind::Warning, cut, Offer::None);
            }
        }
        Err(error) => out.failed(Topic::Refused, error),
    }
}
