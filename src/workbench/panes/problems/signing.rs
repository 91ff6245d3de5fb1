//! Signing an article off: who answers for it, in which role, on which draft.

use egui::{Align as At, Label, Layout, RichText, Ui};

use super::{Message, Problems, found::Found};
use crate::{
    session::{Command, Id, SignOff},
    text::counted,
    workbench::{
        actions::Action,
        desk::{
            Ask, Desk, Out, Overlay,
            record_words::{capital, short},
        },
        kit::{
            theme::{fonts, size},
            widgets::{
                Choice, Notice, NoticeKind, choice_row, first_focus, muted, section, strong_button,
                title,
            },
        },
    },
};

/// What is to be signed.
#[derive(Default)]
pub struct Signing {
    /// The article.
    pub article: Option<Id>,
    /// The role, by its place among those of the house.
    pub role: usize,
    /// What the rest was made of: document, revision, article, what the rules found.
    of: Option<(u64, u64, Id, u64)>,
    /// How many problems of the article block, and how many are warnings.
    blocking: usize,
    warnings: usize,
    /// Who has signed, the last first.
    signed: Vec<Signed>,
}

/// A signature.
struct Signed {
    id: Id,
    /// Role and name.
    who: String,
    /// Who, when, on which draft.
    words: String,
    /// Whether the text is still that.
    same: bool,
}

impl Signing {
    /// Who has signed an article, on which draft, and whether its text is still that: once per revision. Whether something has
    /// changed.
    pub fn follow(&mut self, article: Id, found: &Found, desk: &Desk<'_>) -> bool {
        let revision = desk.session.revision();
        let of = (desk.document, revision, article, found.revision);
        if self.of == Some(of) {
            return false;
        }
        self.of = Some(of);
        (self.blocking, self.warnings) = found.laid().in_article(article);
        let session = desk.session;
        let all = session.sign_offs.live();
        let mut all: Vec<(Id, &SignOff)> = all.filter(|(_, one)| one.article == article).collect();
        all.sort_by_key(|(id, one)| (std::cmp::Reverse(one.made_at), *id));
        let drafts = session.drafts.live();
        let drafts: Vec<(&str, i64)> = drafts
            .filter(|(_, draft)| draft.article == article)
            .map(|(_, draft)| (draft.sha256.as_str(), draft.number))
            .collect();
        let now = session.draft_of(article).map(|(_, draft)| draft.number);
        let one = |(id, one): (Id, &SignOff)| {
            let at = one.made_at.map(|at| desk.outside.words_for(at));
            let on = drafts.iter().filter(|(hash, _)| *hash == one.draft_sha256);
            let on = on.map(|(_, number)| *number).max();
            let same = on.is_some() && on == now;
            let draft = on.map_or_else(
                || "a draft that is gone".to_owned(),
                |number| format!("draft {number}"),
            );
            let state = if same {
                ""
            } else {
                " – the text has changed since"
            };
            let open = match one.open_claims {
                0 => String::new(),
                1 => ", 1 fact open".to_owned(),
                many => format!(", {many} facts open"),
            };
            let who = format!("{}, {}", capital(&one.role), one.name);
            let at = at.unwrap_or_default();
            Signed {
                id,
                words: format!("{who} – {at}, on {draft}{open}{state}"),
                who,
                same,
            }
        };
        self.signed = all.into_iter().map(one).collect();
        true
    }

    /// Draws who has signed.
    fn show(&self, ui: &mut Ui, out: &mut Out<Message>) {
        if self.signed.is_empty() {
            return;
        }
        ui.add_space(size::S);
        section(ui, "Signed");
        for one in &self.signed {
            ui.horizontal_top(|ui| {
                ui.with_layout(Layout::right_to_left(At::TOP), |ui| {
                    let name = format!("Take back: {}", one.who);
                    if ui.button("Take back").accessible_name(name).clicked() {
                        out.say(Message::Unsign(one.id));
                    }
                    ui.with_layout(Layout::top_down(At::Min), |ui| {
                        let glyph = if one.same { "✓" } else { "!" };
                        ui.add(Label::new(format!("{glyph} {}", one.words)).wrap());
                    });
                });
            });
        }
    }
}

impl Problems {
    /// Draws it, on top of everything.
    pub fn sign_off(&self, ui: &mut Ui, desk: &Desk<'_>, out: &mut Out<Message>) {
        let room = ui.ctx().content_rect().size();
        ui.set_width((room.x - 120.0).clamp(300.0, 560.0));
        title(ui, "Sign off");
        let Some(article) = self.article(desk) else {
            muted(ui, "There is no article to sign.");
            close(ui, out);
            return;
        };
        which(ui, article, desk, out);
        let roles = &self.found.sign_off.roles;
        let names: Vec<String> = roles.iter().map(|role| capital(role)).collect();
        let choices: Vec<Choice<'_>> = names
            .iter()
            .map(|label| Choice { label, hint: "" })
            .collect();
        section(ui, "As");
        if let Some(role) = choice_row(ui, "Role", &choices, Some(self.signing.role)) {
            out.say(Message::Role(role));
        }
        ui.add_space(size::XS);
        self.state(ui, article, desk, out);
        ui.horizontal(|ui| {
            let ready = !self.is_barred() && !desk.author.name.trim().is_empty();
            let words = format!("Sign as {}", self.role());
            let sign = strong_button(ui, ready, &words);
            if ready {
                first_focus(&sign);
            }
            if sign.clicked() {
                out.say(Message::Sign);
            }
            close(ui, out);
        });
        self.signing.show(ui, out);
    }

    /// Whether the house lets nobody sign.
    const fn is_barred(&self) -> bool {
        // What was changed just now may block as well.
        self.found.sign_off.blocks && (self.signing.blocking > 0 || self.found.is_waiting())
    }

    fn role(&self) -> &str {
        let roles = &self.found.sign_off.roles;
        let role = roles.get(self.signing.role).or_else(|| roles.first());
        role.map_or("checker", String::as_str)
    }

    /// The article that is to be signed.
    pub(super) fn article(&self, desk: &Desk<'_>) -> Option<Id> {
        let there = |id: &Id| {
            desk.session
                .articles
                .get(*id)
                .is_some_and(|one| !one.removed)
        };
        let chosen = self.signing.article.filter(there);
        chosen.or_else(|| desk.derived.articles.first().map(|row| row.id))
    }

    /// What stands in the way, and what does not but should be known.
    fn state(&self, ui: &mut Ui, article: Id, desk: &Desk<'_>, out: &mut Out<Message>) {
        if desk.author.name.trim().is_empty() {
            let notice = Notice::new(NoticeKind::Warning, "Who signs? A sign-off needs a name.");
            if notice.action("Say who is checking").show(ui).acted {
                out.act(Action::Author);
            }
        }
        let row = desk.derived.articles.iter().find(|row| row.id == article);
        let left = row.map_or(0, |row| row.coverage.left);
        let (blocking, warnings) = (self.signing.blocking, self.signing.warnings);
        if blocking > 0 {
            let does = if blocking == 1 { "blocks" } else { "block" };
            let (kind, words) = if self.found.sign_off.blocks {
                let words = format!("{} {does} this sign-off.", counted(blocking, "problem"));
                (NoticeKind::Error, words)
            } else {
                let words = format!(
                    "{} should be mended first; this house lets you sign all the same.",
                    counted(blocking, "problem")
                );
                (NoticeKind::Warning, words)
            };
            if Notice::new(kind, &words).action("Show").show(ui).acted {
                out.act(Action::Problems);
            }
        }
        let mut parts = Vec::new();
        if left > 0 {
            let words = counted(left, "fact");
            parts.push(format!("{words} not checked, which is recorded"));
        }
        if warnings > 0 {
            parts.push(counted(warnings, "warning"));
        }
        if parts.is_empty() && blocking == 0 {
            muted(ui, "Every fact is checked, and nothing stands in the way.");
        } else if !parts.is_empty() {
            muted(ui, &format!("{}.", capital(&parts.join(" · "))));
        }
        ui.add_space(size::XS);
    }

    /// Signs.
    pub(super) fn sign(&self, desk: &Desk<'_>, out: &mut Out<Message>) {
        let Some(article) = self.article(desk) else {
            return;
        };
        if self.is_barred() || desk.author.name.trim().is_empty() {
            return;
        }
        out.change(Command::SignOff {
            id: None,
            article,
            role: self.role().to_owned(),
        });
    }
}

fn close(ui: &mut Ui, out: &mut Out<Message>) {
    let close = ui.button("Close");
    first_focus(&close);
    if close.clicked() {
        out.ask(Ask::Overlay(Overlay::None));
    }
}

/// Which article, on which draft.
fn which(ui: &mut Ui, article: Id, desk: &Desk<'_>, out: &mut Out<Message>) {
    let name = |id: Id| {
        let record = desk.session.articles.get(id);
        let title = record.map_or("", |record| record.title.as_str());
        let title = if title.is_empty() { "Untitled" } else { title };
        let draft = desk
            .session
            .draft_of(id)
            .map_or(0, |(_, draft)| draft.number);
        format!("{} – draft {draft}", short(title, 60))
    };
    let rows = &desk.derived.articles;
    if rows.len() < 2 {
        ui.add(Label::new(RichText::new(name(article)).font(fonts::ui_bold())).wrap());
    } else {
        let list = egui::ComboBox::from_id_salt("article to sign")
            .width(ui.available_width().min(420.0))
            .selected_text(name(article));
        let shown = list.show_ui(ui, |ui| {
            for row in rows {
                let on = row.id == article;
                if ui.selectable_label(on, name(row.id)).clicked() {
                    out.say(Message::Article(row.id));
                }
            }
        });
        shown.response.accessible_name("Article");
    }
    ui.add_space(size::XS);
}
