//! Something is to be opened outside: what, whole, before it is.

use std::path::Path;

use egui::{Label, ScrollArea, TextFormat, Ui, text::LayoutJob};

use super::Out;
use crate::{
    export::plain,
    text::{brief, counted},
    workbench::{
        desk::{Ask, Opening, Overlay, pieces},
        kit::{
            theme::{self, fonts},
            widgets::{default_button, muted, title},
        },
    },
};

/// The height that what is opened may take; more of it is scrolled to.
const HEIGHT: f32 = 160.0;
/// An address with more letters than this is said to be long: its end may be out of sight.
const LONG: usize = 300;

/// Draws the question.
pub fn show(ui: &mut Ui, opening: Opening, out: &mut Out) {
    ui.set_width(520.0);
    let copied = match &opening {
        Opening::Link { address, words } => {
            link(ui, address, words);
            address.clone()
        }
        Opening::Recording { path, from, wrong } => {
            recording(ui, path, from.as_deref(), wrong);
            path.display().to_string()
        }
    };
    ui.horizontal_wrapped(|ui| {
        let (verb, time) = match &opening {
            Opening::Link { .. } => ("Open", None),
            Opening::Recording { from, .. } => ("Play", from.clone()),
        };
        if default_button(ui, verb).clicked() {
            out.ask(Ask::Open(opening));
            if let Some(time) = time {
                out.ask(Ask::Copy(time));
            }
        } else if ui.button("Copy").clicked() {
            out.ask(Ask::Copy(copied));
            out.ask(Ask::Uncover);
        } else if ui.button("Cancel").clicked() {
            out.ask(Ask::Overlay(Overlay::None));
        }
    });
}

/// An address, with all that may deceive in it.
fn link(ui: &mut Ui, address: &str, words: &str) {
    let letter = address.starts_with("mailto:");
    title(
        ui,
        if letter {
            "Write to this address?"
        } else {
            "Open this address?"
        },
    );
    muted(
        ui,
        if letter {
            "With the mail program of the system; Tickmark sends nothing."
        } else {
            "In the browser of the system; Tickmark itself contacts nothing. What is marked tells who answers, nothing else."
        },
    );
    let [before, who, after] = pieces(address);
    whole(ui, &before, &who, &after);
    let mut notes = Vec::new();
    if let Some(other) = says_otherwise(words, &who) {
        notes.push(format!(
            "The words of the link name another place: {other}."
        ));
    }
    if who.contains("xn--") {
        notes.push(
            "The host's name holds letters outside of a–z: this is how the network knows it."
                .to_owned(),
        );
    }
    if address.starts_with("http:") {
        notes.push("Not encrypted: on the way anybody can read and change it.".to_owned());
    }
    if address.len() > LONG {
        notes.push(format!("It is long: {}.", counted(address.len(), "letter")));
    }
    for note in notes {
        ui.add(Label::new(note).wrap());
    }
}

/// A recording, and where in it one wants to go.
fn recording(ui: &mut Ui, path: &Path, from: Option<&str>, wrong: &str) {
    title(
        ui,
        &match from {
            Some(time) => format!("Play this recording from {time}?"),
            None => "Play this recording?".to_owned(),
        },
    );
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let whole_path = path.to_string_lossy();
    let folder = whole_path.strip_suffix(&*name).unwrap_or_default();
    whole(ui, &plain(folder), &plain(&name), "");
    let words = match from {
        Some(time) => format!(
            "The system's player opens it, and begins where it will. Go to {time} there: it is put on the clipboard."
        ),
        None => "The system's player opens it.".to_owned(),
    };
    muted(ui, &words);
    if !wrong.is_empty() {
        ui.add(Label::new(wrong).wrap());
    }
}

/// All of what is opened, with what tells who answers standing out.
fn whole(ui: &mut Ui, before: &str, who: &str, after: &str) {
    let palette = theme::palette(ui.ctx());
    let quiet = TextFormat::simple(fonts::ui(), palette.muted);
    let strong = TextFormat {
        background: palette.selected.tint,
        ..TextFormat::simple(fonts::ui_bold(), palette.ink)
    };
    let mut job = LayoutJob::default();
    job.append(before, 0.0, quiet.clone());
    job.append(who, 0.0, strong);
    job.append(after, 0.0, quiet);
    job.wrap.break_anywhere = true;
    ScrollArea::vertical()
        .max_height(HEIGHT)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            ui.add(Label::new(job).wrap());
        });
}

/// The place that the words of a link name, where it leads to another one.
fn says_otherwise(words: &str, who: &str) -> Option<String> {
    let word = words.split_whitespace().next()?;
    let bare = word.split_once("://").map_or(word, |(_, rest)| rest);
    let host = bare
        .split(['/', '?', '#', ':'])
        .next()?
        .trim_end_matches(['.', ',']);
    let looks_like_one = host.contains('.')
        && host
            .split('.')
            .all(|part| part.chars().any(char::is_alphabetic));
    let bare = |host: &str| host.trim_start_matches("www.").to_lowercase();
    let same = bare(who) == bare(host) || bare(who).ends_with(&format!("@{}", bare(host)));
    (looks_like_one && !same && host != who).then(|| brief(host, 80).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_name_another_place_are_found() {
        for (words, who, other) in [
            ("counts.example", "counts.example", None),
            ("https://www.counts.example/a", "counts.example", None),
            (
                "https://counts.example/a",
                "evil.example",
                Some("counts.example"),
            ),
            ("desk@counts.example", "desk@counts.example", None),
            ("The counts of 2024.", "counts.example", None),
            ("3.5 million", "counts.example", None),
            ("", "counts.example", None),
        ] {
            assert_eq!(says_otherwise(words, who).as_deref(), other, "{words}");
        }
    }
}
