//! The questions that a format asks.

use egui::{Checkbox, ComboBox, TextEdit, Ui};

use super::{Export, wanted::Wanted};
use crate::{
    export::{Format, Language},
    session::Id,
    workbench::{
        desk::{Desk, record_words::short},
        kit::widgets::Buffer,
    },
};

/// Width of a list that falls down, in points.
const LIST: f32 = 170.0;

impl Export {
    /// Draws them; whether the claims to choose from are to be shown, if somebody asked.
    pub(super) fn options(
        &self,
        ui: &mut Ui,
        wanted: &mut Wanted,
        desk: &Desk<'_>,
    ) -> Option<bool> {
        let format = wanted.format;
        let whole = matches!(format, Format::Session | Format::Bundle);
        let mut choosing = None;
        ui.horizontal_wrapped(|ui| {
            if !whole && desk.derived.articles.len() > 1 {
                article(ui, wanted, desk);
            }
            if format.speaks() {
                language(ui, wanted);
            }
            if !whole {
                let words = if self.choosing {
                    "Back to the look".to_owned()
                } else {
                    format!("{}…", self.choice.said(wanted))
                };
                let button = ui
                    .button(words)
                    .on_hover_text("Chooses the claims that it is about");
                if button.clicked() {
                    choosing = Some(!self.choosing);
                }
            }
        });
        if format == Format::ClaimReview {
            field(
                ui,
                "Publisher",
                &mut wanted.publisher,
                "as the public knows it; else the session’s publication",
            );
            field(
                ui,
                "Published at",
                &mut wanted.address,
                "https://example.org/checks/…",
            );
        }
        if wanted.asks() {
            questions(ui, wanted, desk);
        }
        ui.horizontal_wrapped(|ui| {
            ui.add(Checkbox::new(
                &mut wanted.options.people,
                "With names of people",
            ))
            .on_hover_text("Who did the work, who was asked, and what was said in comments");
            ui.add(Checkbox::new(
                &mut wanted.options.confidential,
                "With what is confidential",
            ))
            .on_hover_text("Sources and evidence that are marked so. Asked for anew each time");
            if format == Format::Csv {
                ui.add(Checkbox::new(&mut wanted.mark, "For Excel"))
                    .on_hover_text(
                        "Begins with a byte-order mark, by which Excel knows the letters",
                    );
            }
        });
        choosing
    }
}

fn article(ui: &mut Ui, wanted: &mut Wanted, desk: &Desk<'_>) {
    let now = wanted.article_of(desk);
    let articles = &desk.derived.articles;
    let title = articles.iter().find(|row| Some(row.id) == now);
    let title = title.map_or("All articles", |row| row.title.as_str());
    let before = now;
    let mut chosen = now;
    ComboBox::from_id_salt("article")
        .width(LIST)
        .selected_text(short(title, 24))
        .show_ui(ui, |ui| {
            if !wanted.format.is_of_one() {
                ui.selectable_value(&mut chosen, None, "All articles");
            }
            for row in articles {
                ui.selectable_value(&mut chosen, Some(row.id), short(&row.title, 60));
            }
        })
        .response
        .accessible_name("Article");
    if chosen != before {
        wanted.article = chosen;
        // What was chosen was chosen of the other one.
        wanted.claims = None;
    }
}

fn language(ui: &mut Ui, wanted: &mut Wanted) {
    ComboBox::from_id_salt("language")
        .selected_text(wanted.language.name())
        .show_ui(ui, |ui| {
            for language in Language::ALL {
                ui.selectable_value(&mut wanted.language, *language, language.name());
            }
        })
        .response
        .accessible_name("Language of what is written");
}

/// What questions to somebody outside the house need.
fn questions(ui: &mut Ui, wanted: &mut Wanted, desk: &Desk<'_>) {
    let reply = Checkbox::new(&mut wanted.reply, "A letter for the right of reply");
    ui.add(reply).on_hover_text(
        "Says that something will be published about whom it goes to, and asks for an answer",
    );
    let contacts: Vec<_> = desk.session.contacts.live().collect();
    if !contacts.is_empty() {
        let named = |id: Option<Id>| contacts.iter().find(|(other, _)| Some(*other) == id);
        let nobody = "nobody in the session";
        let name = named(wanted.contact).map_or(nobody, |(_, one)| one.name.as_str());
        ui.horizontal(|ui| {
            ui.label("To");
            ComboBox::from_id_salt("contact")
                .width(LIST)
                .selected_text(short(name, 32))
                .show_ui(ui, |ui| {
                    ui.selectable_value(&mut wanted.contact, None, nobody);
                    for (id, one) in &contacts {
                        let name = short(&one.name, 60);
                        ui.selectable_value(&mut wanted.contact, Some(*id), name);
                    }
                })
                .response
                .accessible_name("To");
        });
    }
    field(
        ui,
        "Answer by",
        &mut wanted.deadline,
        "2026-01-31, or “noon on Friday”",
    );
    field(
        ui,
        "Say first",
        &mut wanted.introduction,
        "besides the usual words",
    );
}

fn field(ui: &mut Ui, name: &str, words: &mut String, hint: &str) {
    ui.horizontal(|ui| {
        ui.label(name);
        let mut buffer = Buffer(words);
        let edit = TextEdit::singleline(&mut buffer)
            .hint_text(hint)
            .desired_width(f32::INFINITY);
        ui.add(edit).accessible_name(name);
    });
}
