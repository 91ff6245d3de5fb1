//! Forms: the article's details, the session's, who is checking.

use egui::{Button, Checkbox, Label, RichText, ScrollArea, TextEdit, Ui};

use super::Out;
use crate::{
    session::{Author, Command, Id, Kind, PRESETS, Way},
    workbench::{
        desk::{self, Ask, Desk, Line, Overlay, record_fields, record_words::capital},
        kit::{
            theme,
            widgets::{Buffer, section, title},
        },
    },
};

fn done(ui: &mut Ui, out: &mut Out) {
    ui.add_space(4.0);
    if ui.button("Done").clicked() {
        out.ask(Ask::Overlay(Overlay::None));
    }
}

/// The article's details.
pub fn article(ui: &mut Ui, article: Id, desk: &Desk<'_>, out: &mut Out) {
    ui.set_width(420.0);
    title(ui, "Article details");
    let lines = [
        Line::new("title", "Title"),
        Line::new("byline", "Byline"),
        Line::new("publisher", "Publisher"),
        Line::new("agency", "Agency"),
        Line::new("published", "Published (YYYY-MM-DD)"),
        Line::new("address", "Address"),
        Line::new("article_id", "Publisher's number"),
        Line::new("deadline", "Deadline (YYYY-MM-DD)"),
        Line::new("note", "Note"),
    ];
    record_fields(ui, (&Kind::Article, article), &lines, desk, out);
    let session = desk.session;
    if let Some(record) = session.articles.get(article)
        && !record.published.is_empty()
        && record.published_date().is_none()
    {
        let words = format!(
            "{} is no date: relative dates such as “last November” cannot be read.",
            record.published
        );
        ui.add(Label::new(RichText::new(words).color(theme::palette(ui.ctx()).wrong.ink)).wrap());
    }
    tidied(ui, desk.view.tidied.get(&article));
    done(ui, out);
}

/// What was recognised and tidied when the article was read in this window.
fn tidied(ui: &mut Ui, notes: Option<&Vec<String>>) {
    let Some(notes) = notes.filter(|notes| !notes.is_empty()) else {
        return;
    };
    ui.add_space(4.0);
    section(ui, "When it was read in");
    let muted = theme::palette(ui.ctx()).muted;
    ScrollArea::vertical()
        .max_height(120.0)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            for note in notes {
                ui.add(Label::new(RichText::new(note).color(muted)).wrap());
            }
        });
}

/// The session's details.
pub fn session(ui: &mut Ui, desk: &Desk<'_>, out: &mut Out) {
    ui.set_width(420.0);
    title(ui, "Session details");
    let room = (ui.ctx().content_rect().height() - 160.0).max(120.0);
    ScrollArea::vertical()
        .max_height(room)
        .min_scrolled_height(room)
        .auto_shrink([false, true])
        .show(ui, |ui| details(ui, desk, out));
    done(ui, out);
}

fn details(ui: &mut Ui, desk: &Desk<'_>, out: &mut Out) {
    let lines = [
        Line::new("title", "Title"),
        Line::new("publication", "Publication"),
        Line::new("deadline", "Deadline (YYYY-MM-DD)"),
        Line::new("note", "Note"),
    ];
    record_fields(ui, (&Kind::Details, Id::SESSION), &lines, desk, out);
    section(ui, "Way to work");
    for (way, hint) in [
        (
            Way::EveryFact,
            "Line by line, before publication: every suggestion is shown, nothing is rated; F goes from sentence to sentence",
        ),
        (
            Way::MostWorth,
            "Of what was published the claims that are most worth a check, rated: those are suggested, and N goes to the one with the highest worth",
        ),
    ] {
        let on = desk.session.details.way == way;
        let words = capital(way.label());
        if ui.radio(on, words).on_hover_text(hint).clicked() && !on {
            out.change(Command::Batch {
                label: format!("Work on {}", way.label()),
                commands: desk::way(desk.session, &way, true),
            });
        }
    }
    let details = &desk.session.details;
    let mut blind = details.blind;
    let words =
        "Blind second check: whoever checks blind sees no first finding before giving their own";
    // It ends in its own pane, where that is asked: what was seen cannot be unseen.
    let switch = ui.add_enabled(!blind, Checkbox::new(&mut blind, words));
    let hint = "To end it: Second check…";
    if switch.on_disabled_hover_text(hint).clicked() {
        out.change(Command::SetField {
            kind: Kind::Details,
            id: Id::SESSION,
            field: "blind".to_owned(),
            value: blind.into(),
        });
    }
    section(ui, "Rating scale");
    let now = desk.session.details.scale.unwrap_or(Id::literal("google"));
    let own = desk
        .session
        .scales
        .live()
        .filter(|(id, _)| PRESETS.iter().all(|preset| preset.id != *id));
    let own: Vec<(Id, String)> = own.map(|(id, scale)| (id, scale.name.clone())).collect();
    let presets = PRESETS
        .iter()
        .map(|preset| (preset.id, preset.name.to_owned()));
    for (id, name) in presets.chain(own) {
        if ui.radio(id == now, name).clicked() {
            out.change(Command::SetScale { scale: id });
        }
    }
}

/// Who is checking; at the first start it says what the name is for, and can be put off.
pub fn author(ui: &mut Ui, mut name: String, mut initials: String, first: bool, out: &mut Out) {
    ui.set_width(380.0);
    title(ui, "Who is checking?");
    let words = if first {
        "Your name stands beside what you decide, so that colleagues know whom to ask. It stays on this machine until your first change to a session, and can be changed under “Checking as”."
    } else {
        "Written beside what you decide from now on; kept on this machine until then."
    };
    ui.add(Label::new(RichText::new(words).color(theme::palette(ui.ctx()).muted)).wrap());
    let before = (name.clone(), initials.clone());
    let of_name = Author::initials_of(&name);
    ui.label("Name");
    let upper = ui
        .add(TextEdit::singleline(&mut Buffer(&mut name)).desired_width(f32::INFINITY))
        .accessible_name("Name");
    ui.label("Initials");
    let lower = ui
        .add(
            TextEdit::singleline(&mut Buffer(&mut initials))
                .hint_text(&of_name)
                .desired_width(80.0),
        )
        .accessible_name("Initials");
    if name != before.0 && initials.trim() == Author::initials_of(&before.0) {
        // They were those of the name that stood there: of another one they are others.
        initials.clear();
    }
    if ui.memory(|memory| memory.focused().is_none()) && !upper.lost_focus() && !lower.lost_focus()
    {
        upper.request_focus();
    }
    let enter = (upper.lost_focus() || lower.lost_focus())
        && ui.input(|input| input.key_pressed(egui::Key::Enter));
    ui.horizontal(|ui| {
        let ready = !name.trim().is_empty();
        let later = if first { "Not now" } else { "Cancel" };
        if ui.add_enabled(ready, Button::new("That is me")).clicked() || (enter && ready) {
            let own = initials.trim();
            out.ask(Ask::Author {
                name: name.trim().to_owned(),
                initials: if own.is_empty() {
                    of_name
                } else {
                    own.to_owned()
                },
            });
            out.ask(Ask::Uncover);
        } else if ui.button(later).clicked() {
            out.ask(Ask::Overlay(Overlay::None));
        } else if (name.clone(), initials.clone()) != before {
            out.ask(Ask::Overlay(Overlay::Author {
                name,
                initials,
                first,
            }));
        }
    });
}
