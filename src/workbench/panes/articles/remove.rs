//! Taking an article out of the session. Its claims, marks and evidence go with it, for nothing shows or hands out what
//! belongs to an article that is out; undo brings the article back, and all of it.

use egui::{Label, Ui};

use super::Message;
use crate::{
    session::{Command, Id, Kind, Session},
    workbench::{
        desk::{Ask, Desk, Out, Overlay},
        kit::widgets::{default_button, title},
    },
};

/// What was done in an article.
#[derive(Default, PartialEq, Eq)]
struct Done {
    claims: usize,
    evidence: usize,
    marks: usize,
}

impl Done {
    /// Linear in the claims, evidence and marks of the session.
    fn of(session: &Session, article: Id) -> Self {
        let own = |claim: Id| {
            let claim = session.claims.get(claim);
            claim.is_some_and(|claim| claim.article == article && claim.is_live())
        };
        let claims = session.claims.live();
        let taken_up = claims.filter(|(id, claim)| !claim.is_suggestion() && own(*id));
        let evidence = session.evidence.live();
        let marks = session.marks.live();
        Self {
            claims: taken_up.count(),
            evidence: evidence.filter(|(_, one)| own(one.claim)).count(),
            marks: marks.filter(|(_, mark)| mark.article == article).count(),
        }
    }

    fn words(&self) -> String {
        let parts = [
            count(self.claims, "claim", "claims"),
            count(self.evidence, "piece of evidence", "pieces of evidence"),
            count(
                self.marks,
                "passage marked as nothing to check",
                "passages marked as nothing to check",
            ),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        match parts.as_slice() {
            [rest @ .., last] if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
            _ => parts.concat(),
        }
    }
}

fn count(count: usize, one: &str, many: &str) -> Option<String> {
    match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        count => Some(format!("{count} {many}")),
    }
}

/// An article is to go: at once if nobody has done anything in it, else a person is asked.
pub(super) fn wanted(article: Id, desk: &Desk<'_>, out: &mut Out<Message>) {
    if Done::of(desk.session, article) == Done::default() {
        remove(article, out);
    } else {
        out.ask(Ask::Overlay(Overlay::RemoveArticle(article)));
    }
}

fn remove(id: Id, out: &mut Out<Message>) {
    let kind = Kind::Article;
    out.change(Command::Remove { kind, id });
}

/// Draws the question; it says what goes.
pub fn question(ui: &mut Ui, article: Id, desk: &Desk<'_>, out: &mut Out<Message>) {
    ui.set_width(400.0);
    title(ui, "Remove this article?");
    let name = desk.session.articles.get(article);
    let name = name.map_or("", |article| article.title.as_str());
    let name = if name.is_empty() { "The article" } else { name };
    let words = format!(
        "{name} goes out of the session, and with it {}. Undo brings all of it back.",
        Done::of(desk.session, article).words()
    );
    ui.add(Label::new(words).wrap());
    ui.horizontal(|ui| {
        if ui.button("Remove").clicked() {
            out.ask(Ask::Overlay(Overlay::None));
            remove(article, out);
        }
        if default_button(ui, "Cancel").clicked() {
            out.ask(Ask::Overlay(Overlay::None));
        }
    });
}
