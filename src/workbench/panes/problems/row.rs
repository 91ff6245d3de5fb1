//! One problem: its code, what it is about, the sentence, what mends it.

use egui::{
    Button, Key, Label, Layout, RichText, Sense, TextEdit, Ui, WidgetInfo, accesskit::Role,
};

use super::Message;
use crate::{
    rules::{Finding, Level},
    session::Kind,
    workbench::{
        desk::{
            Desk, Out,
            record_words::{capital, short, subject},
        },
        kit::{
            theme::{self, Tone, fonts, size},
            widgets::{Buffer, Chip, card_frame, key_cap, muted, undo_ends},
        },
    },
};

/// The colour of a level.
pub fn tone(ui: &Ui, finding: &Finding) -> Tone {
    let palette = theme::palette(ui.ctx());
    match (finding.expected.is_some(), finding.level) {
        (true, _) | (false, Level::Off | Level::Note) => palette.nothing,
        (false, Level::Warning) => palette.todo,
        (false, Level::Blocks) => palette.wrong,
    }
}

/// What a level is called.
pub const fn level_words(level: Level) -> &'static str {
    match level {
        Level::Off => "off",
        Level::Note => "note",
        Level::Warning => "warning",
        Level::Blocks => "blocks sign-off",
    }
}

/// What a problem is about, in a word: the number of its claim, else the record's name.
pub fn about(finding: &Finding, desk: &Desk<'_>) -> String {
    if let Some(claim) = finding.claim {
        return desk.derived.names.label(desk.session, claim);
    }
    let (kind, id) = &finding.about;
    let name = subject(desk.session, kind, *id);
    if !name.is_empty() {
        return short(&name, 40);
    }
    let record = desk.session.record(kind, *id);
    record.map_or_else(|| "Session".to_owned(), |record| capital(record.kind()))
}

/// The words of the claim that it is about.
fn words<'a>(finding: &Finding, desk: &'a Desk<'_>) -> Option<&'a str> {
    let claim = desk.session.claims.get(finding.claim?)?;
    let article = desk.session.articles.get(claim.article)?;
    Some(claim.words(article.draft))
}

/// The field in which a reason is written.
pub fn reason_id() -> egui::Id {
    egui::Id::unique("why a problem may stand")
}

/// Draws one. `reason`: what was written of a reason for it to stand, if one is being written.
pub fn show(
    ui: &mut Ui,
    (number, finding): (u64, &Finding),
    chosen: bool,
    reason: Option<&mut String>,
    desk: &Desk<'_>,
    out: &mut Out<Message>,
) {
    let palette = theme::palette(ui.ctx());
    let about = about(finding, desk);
    let inner = ui.scope_builder(egui::UiBuilder::new().sense(Sense::CLICK), |ui| {
        card_frame(palette, chosen).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 5.0;
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = size::S;
                Chip::toned(finding.rule.code, tone(ui, finding))
                    .named(&format!(
                        "{}, {}",
                        finding.rule.code,
                        level_words(finding.level)
                    ))
                    .show(ui)
                    .on_hover_text(format!("{}\n{}", finding.rule.says, finding.rule.why));
                ui.label(RichText::new(&about).font(fonts::ui_bold()));
                if finding.expected.is_some() {
                    Chip::plain("expected").show(ui);
                }
                if let Some(words) = words(finding, desk) {
                    let words = RichText::new(short(words, 200)).font(fonts::extract());
                    ui.add(Label::new(words.color(palette.muted)).truncate());
                }
            });
            let says = RichText::new(&*finding.says).color(palette.ink);
            ui.add(Label::new(says).wrap());
            match (&finding.expected, reason) {
                (Some(expected), _) => {
                    let by = desk.session.name_of(expected.by);
                    let at = expected.at.map_or_else(String::new, |at| {
                        format!(", {}", desk.outside.words_for(at))
                    });
                    muted(ui, &format!("“{}” – {by}{at}", expected.reason));
                    let back = format!("Problem {} of {about} is not expected", finding.rule.code);
                    if ui.button("Not expected").accessible_name(back).clicked() {
                        out.say(Message::Unexpected(expected.id));
                    }
                }
                (None, Some(reason)) => write_reason(ui, number, reason, out),
                (None, None) => buttons(ui, (number, finding), chosen, out),
            }
        })
    });
    let response = inner.response;
    let name = format!("{}, {about}: {}", finding.rule.code, finding.says);
    response.widget_info(|| WidgetInfo::selected(Role::Group, true, chosen, &name));
    if response.clicked() {
        out.say(Message::Choose(number));
    }
}

fn buttons(ui: &mut Ui, (number, finding): (u64, &Finding), chosen: bool, out: &mut Out<Message>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = size::S;
        if let Some(fix) = &finding.fix {
            if ui.button(&*fix.words).clicked() {
                out.say(Message::Mend(number));
            }
            if chosen {
                key_cap(ui, "F2");
            }
        }
        if finding.rule.code == "X01" {
            return;
        }
        let expect = Button::new("Expect, with a reason…").frame_when_inactive(false);
        if ui.add(expect).clicked() {
            out.say(Message::Expect(number));
        }
        if chosen {
            key_cap(ui, "E");
        }
        let goes = finding.claim.is_some() || finding.about.0 == Kind::Article;
        let go = Button::new("Go there").frame_when_inactive(false);
        if goes && ui.add(go).clicked() {
            out.say(Message::Go(number));
        }
        if goes && chosen {
            key_cap(ui, "Enter");
        }
    });
}

/// The line in which a reason is written.
fn write_reason(ui: &mut Ui, number: u64, reason: &mut String, out: &mut Out<Message>) {
    let colour = theme::palette(ui.ctx()).muted;
    // As high as a line: a bare layout would take all the room there is, and stand in the middle of it.
    let line = egui::vec2(ui.available_width(), ui.spacing().interact_size.y);
    ui.allocate_ui_with_layout(
        line,
        Layout::left_to_right(egui::Align::Center).with_main_wrap(true),
        |ui| {
            let before = reason.clone();
            let mut buffer = Buffer(reason);
            let hint = RichText::new("Why may it stand?").color(colour);
            let edit = TextEdit::singleline(&mut buffer)
                .id(reason_id())
                .hint_text(hint)
                .desired_width((ui.available_width() - 160.0).max(180.0));
            let response = ui.add(edit).accessible_name("Reason");
            undo_ends(ui, &response, &before, reason);
            let enter = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            let ready = !reason.trim().is_empty();
            let expect = ui.add_enabled(ready, Button::new("Expect")).clicked();
            if ready && (expect || enter) {
                out.say(Message::Expected(number, reason.trim().to_owned()));
            }
            if ui.button("Cancel").clicked() {
                out.say(Message::NotExpected);
            }
        },
    );
}
