//! The open document, as it stands beside the article.

use std::sync::Arc;

use egui::{Align, Button, Layout, RichText, Ui};

use super::{
    Backup, Message,
    captured::Looked,
    opened::{Opened, field_id},
    recording::{may_be_transcript, time_here},
    sheet,
    shelf::Shelved,
};
use crate::{
    backup::Document,
    text::brief,
    workbench::{
        actions::Action,
        desk::{Ask, Desk, Out, Region, menu},
        kit::{
            finder::Asked,
            page::PageEvent,
            theme::{self, fonts, size},
            widgets::{muted, region},
        },
    },
};

impl Backup {
    /// Draws the document that is open.
    pub fn show(&mut self, ui: &mut Ui, desk: &Desk<'_>, out: &mut Out<Message>) {
        let around = ui.available_rect_before_wrap();
        region(
            ui,
            around,
            Region::Document.id(),
            Region::Document.name(),
            None,
        );
        let Some(open) = &mut self.open else {
            return;
        };
        let Some(shelved) = self.shelf.find(open.source) else {
            return;
        };
        let document = self.shelf.document(shelved.hash);
        let at = match document {
            Some(Ok(document)) => place_words(open, document),
            _ => String::new(),
        };
        let plays = match document {
            Some(Ok(document)) if !open.shows_pages() => plays(open, document, shelved),
            _ => None,
        };
        head(ui, &shelved.title, (&at, plays), open, out);
        if let Some(says) = self.shelf.wrong(shelved.hash) {
            let ink = theme::palette(ui.ctx()).attention.ink;
            aside(
                ui,
                RichText::new(format!("What was taken in: {says}.")).color(ink),
            );
        }
        if matches!(document, Some(Ok(document)) if document.capture) {
            capture(ui, self.captures.of(shelved.hash));
        }
        if let Some(finding) = &open.finding {
            for asked in finding.show(ui, field_id(), "Find in the document", menu::find_steps()) {
                out.say(match asked {
                    Asked::For(words) => Message::LookFor(words),
                    Asked::Next { back } => Message::NextHit(back),
                    Asked::Nothing => Message::Found,
                });
            }
        }
        match document {
            None => quiet(ui, "It is being read…"),
            Some(Err(why)) => quiet(ui, &format!("It cannot be shown: {why}.")),
            Some(Ok(document)) if open.shows_pages() => {
                let document = Arc::clone(document);
                if !document.unread.is_empty() {
                    quiet(
                        ui,
                        &format!("It has no text to search: {}.", document.unread),
                    );
                }
                sheet::show(ui, open, Some(&document), &mut self.cache, desk, out);
            }
            Some(Ok(document)) if !document.unread.is_empty() => {
                quiet(
                    ui,
                    &format!("Its text cannot be read: {}.", document.unread),
                );
            }
            Some(Ok(document)) => {
                let document = Arc::clone(document);
                if open.lost {
                    quiet(
                        ui,
                        "The words that were cited do not stand in it to the letter.",
                    );
                }
                text(ui, open, &document, desk, out);
            }
        }
    }
}

/// Words about the document, clear of the ring around it.
fn aside(ui: &mut Ui, words: RichText) {
    ui.horizontal(|ui| {
        ui.add_space(size::S);
        ui.add(egui::Label::new(words).wrap());
    });
}

/// The same, in grey.
pub(super) fn quiet(ui: &mut Ui, words: &str) {
    let ink = theme::palette(ui.ctx()).muted;
    aside(ui, RichText::new(words).color(ink));
}

/// Narrower than this, the title has a line of its own.
const NARROW: f32 = 480.0;

/// What the document is called, where one is in it, and what can be done with it.
fn head(
    ui: &mut Ui,
    title: &str,
    (at, plays): (&str, Option<(String, bool)>),
    open: &Opened,
    out: &mut Out<Message>,
) {
    let narrow = ui.available_width() < NARROW;
    let words = RichText::new(brief(title, 90)).font(fonts::ui_bold());
    let title = || egui::Label::new(words.clone()).truncate();
    if narrow {
        ui.horizontal(|ui| {
            ui.add_space(size::S);
            ui.add(title());
        });
    }
    ui.horizontal(|ui| {
        ui.add_space(size::S);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let close = Button::new("Close").small();
            if ui
                .add(close)
                .accessible_name("Close the document")
                .clicked()
            {
                out.say(Message::Close);
            }
            let find = Button::new("Find").small();
            if ui
                .add(find)
                .accessible_name("Find in the document")
                .clicked()
            {
                out.ask(Ask::Focus(Region::Document.id()));
                out.act(Action::FindText);
            }
            if let Some((words, known)) = plays {
                let action = if known {
                    Action::PlayFrom
                } else {
                    Action::ChooseRecording
                };
                let hint = action.entry().map_or(String::new(), |one| one.tooltip());
                let button = ui.add(Button::new(words).small());
                if button.on_hover_text(hint).clicked() {
                    out.say(if known {
                        Message::Play
                    } else {
                        Message::AskRecording
                    });
                }
            }
            if let Some(pages) = &open.pages {
                let (words, as_text) = if open.as_text {
                    ("Pages", false)
                } else {
                    ("Text", true)
                };
                let hint = "Its words, or what it looks like";
                if ui
                    .add(Button::new(words).small())
                    .on_hover_text(hint)
                    .clicked()
                {
                    out.say(Message::AsText(as_text));
                }
                if !open.as_text {
                    let words = if pages.rectangle {
                        "Words"
                    } else {
                        "Rectangle"
                    };
                    let hint = "Whether the mouse selects words, or draws a rectangle";
                    if ui
                        .add(Button::new(words).small())
                        .on_hover_text(hint)
                        .clicked()
                    {
                        out.say(Message::Rectangle(!pages.rectangle));
                    }
                    for (sign, name, by) in [("+", "Larger", 1.25), ("−", "Smaller", 0.8)] {
                        let button = Button::new(sign).min_size(egui::Vec2::splat(size::TARGET));
                        if ui.add(button).accessible_name(name).clicked() {
                            out.say(Message::Zoom(pages.zoom * by));
                        }
                    }
                }
            }
            muted(ui, at);
            if !narrow {
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| ui.add(title()));
            }
        });
    });
    ui.add_space(size::XS);
}

/// What a transcript's button says, and whether its recording is known.
fn plays(open: &Opened, document: &Document, shelved: &Shelved) -> Option<(String, bool)> {
    if shelved.recording.is_empty() {
        return may_be_transcript(document).then(|| ("Recording…".to_owned(), false));
    }
    let words = match time_here(&open.page, document) {
        Some(time) => format!("Play from {time}"),
        None => "Play".to_owned(),
    };
    Some((words, true))
}

/// Whether a capture of the web is what it says.
fn capture(ui: &mut Ui, looked: Option<&Looked>) {
    let palette = theme::palette(ui.ctx());
    let (words, colour) = match looked {
        None => (
            "It is being held against its hashes…".to_owned(),
            palette.muted,
        ),
        Some(Err(why)) => (
            format!("It could not be held against its hashes: {why}."),
            palette.attention.ink,
        ),
        Some(Ok(found)) if found.is_in_order() => (found.sentences().join(" "), palette.muted),
        Some(Ok(found)) => (found.sentences().join(" "), palette.wrong.ink),
    };
    ui.horizontal(|ui| {
        ui.add_space(size::S);
        let words = RichText::new(brief(&words, 600))
            .font(fonts::small())
            .color(colour);
        ui.add(egui::Label::new(words).wrap());
    });
    ui.add_space(size::XS);
}

/// Where in the document one is: at what is selected, else at what is in sight.
fn place_words(open: &Opened, document: &Document) -> String {
    if let Some(pages) = open.pages.as_ref().filter(|_| open.shows_pages()) {
        return match &pages.sizes {
            Some(Ok(sizes)) if sizes.len() > 1 => format!("p. {} of {}", pages.top, sizes.len()),
            _ => String::new(),
        };
    }
    let byte = open
        .page
        .selection()
        .map_or_else(|| open.page.top(), |span| span.start);
    let Some((_, piece)) = document.piece_at(byte) else {
        return String::new();
    };
    match document.last_page() {
        0 => piece.locator.clone(),
        last => format!("{} of {last}", piece.locator),
    }
}

fn text(
    ui: &mut Ui,
    open: &mut Opened,
    document: &Document,
    desk: &Desk<'_>,
    out: &mut Out<Message>,
) {
    let mut page = std::mem::take(&mut open.page);
    let scrolled = sheet::lines(ui);
    if scrolled != 0.0 {
        page.scroll_by(scrolled);
    }
    let mut events = Vec::new();
    let shown = page.show(ui, &open.data(document, desk), &mut events);
    open.page = page;
    for event in events {
        out.ask(Ask::Focus(Region::Document.id()));
        match event {
            PageEvent::Clicked(number) => {
                if let Some(claim) = desk.derived.claim_of(number) {
                    out.ask(Ask::Claim(Some(claim)));
                }
            }
            PageEvent::Link(number) => out.say(Message::Link(number)),
            _ => {}
        }
    }
    shown.context_menu(|ui| {
        menu::items(
            ui,
            desk,
            &[
                Action::AddEvidence,
                Action::OpenLink,
                Action::PlayFrom,
                Action::CopyText,
            ],
            out,
        );
    });
}
