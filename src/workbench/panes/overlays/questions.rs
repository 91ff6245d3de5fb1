//! Questions before something that cannot be taken back.

use std::path::PathBuf;

use egui::{Label, Ui};

use super::Out;
use crate::backup::Bytes;
use crate::fetch::Address;
use crate::text::counted;
use crate::workbench::{
    actions::Action,
    desk::{Ask, HalfEntered, Next, Overlay, file_name, record_words::short},
    kit::widgets::{default_button, first_focus, muted, title},
};

/// A text was pasted where it belongs to no field.
pub fn pasted(ui: &mut Ui, text: String, plain: bool, out: &mut Out) {
    ui.set_width(420.0);
    title(ui, "Add the text on the clipboard as an article?");
    let begin: Vec<&str> = text.split_whitespace().take(40).collect();
    muted(ui, &format!("“{}”", short(&begin.join(" "), 160)));
    let address = Address::is_meant(text.trim()) && Address::parse(&text).is_ok();
    ui.horizontal(|ui| {
        let as_plain = "Add as plain text";
        let rich = !plain && default_button(ui, "Add it").clicked();
        let plain = if plain {
            default_button(ui, as_plain)
        } else {
            ui.button(as_plain)
        };
        let plain = plain
            .on_hover_text("Without its headings, lists, links and notes")
            .clicked();
        if address && ui.button("Fetch what stands there…").clicked() {
            // A form that says what it will contact; nothing is yet.
            out.act(Action::FetchAddress);
            out.ask(Ask::Overlay(Overlay::Fetch(text.trim().to_owned())));
        } else if ui.button("Cancel").clicked() {
            out.ask(Ask::Overlay(Overlay::None));
        } else if rich || plain {
            out.ask(Ask::AddPasted { text, plain });
        }
    });
}

/// What referring is.
const REFERRED: &str =
    "No copy is kept: it is read where it lies, and it is told when it is changed or gone";

/// Files were dropped on a session that has an article: what are they?
pub fn dropped(ui: &mut Ui, paths: Vec<PathBuf>, out: &mut Out) {
    ui.set_width(460.0);
    let (these, articles) = match paths.as_slice() {
        [one] => (
            format!("Add “{}” to the backup?", short(&file_name(one), 60)),
            "Open as an article",
        ),
        many => (
            format!("Add {} to the backup?", counted(many.len(), "file")),
            "Open as articles",
        ),
    };
    title(ui, &these);
    muted(
        ui,
        "The backup holds the documents that the piece rests on: they are kept beside the session, searched, and held against \
         its claims.",
    );
    ui.horizontal_wrapped(|ui| {
        if default_button(ui, "Add to the backup").clicked() {
            out.ask(Ask::Uncover);
            out.ask(Ask::Backup(paths, Bytes::Kept));
        } else if ui.button("Refer to it").on_hover_text(REFERRED).clicked() {
            out.ask(Ask::Uncover);
            out.ask(Ask::Backup(paths, Bytes::Referred));
        } else if ui.button(articles).clicked() {
            out.ask(Ask::Uncover);
            out.ask(Ask::Files(paths));
        } else if ui.button("Cancel").clicked() {
            out.ask(Ask::Overlay(Overlay::None));
        }
    });
}

/// A list of sources was pasted where it belongs to no field: an article of it would be nonsense, and is made only if that is
/// asked for.
pub fn pasted_sources(ui: &mut Ui, text: String, plain: bool, out: &mut Out) {
    ui.set_width(420.0);
    title(ui, "This looks like a list of sources");
    let begin: Vec<&str> = text.split_whitespace().take(40).collect();
    muted(ui, &format!("“{}”", short(&begin.join(" "), 160)));
    ui.horizontal_wrapped(|ui| {
        let sources = default_button(ui, "Enter as sources…")
            .on_hover_text("Shows what would be entered before it is");
        if sources.clicked() {
            out.ask(Ask::Uncover);
            out.ask(Ask::SourcesPasted(text));
        } else if ui.button("Add as an article").clicked() {
            out.ask(Ask::AddPasted { text, plain });
        } else if ui.button("Cancel").clicked() {
            out.ask(Ask::Overlay(Overlay::None));
        }
    });
}

/// What becomes of what is not saved.
const PUT_ASIDE: &str = "What you do not save is put aside on this machine for 30 days.";
/// The most things half entered that are named one by one.
const NAMED: usize = 6;

/// The buttons of a question about unsaved work. Where something is half entered, going back to it is the default; else saving is,
/// and Enter presses it.
fn save_or_not(
    ui: &mut Ui,
    half: Vec<HalfEntered>,
    (save, leave): (&str, &str),
    (saved, left): (Ask, Ask),
    out: &mut Out,
) {
    let back = half.into_iter().next().map(|half| half.back);
    ui.horizontal_wrapped(|ui| {
        let saves = if let Some(back) = back {
            if default_button(ui, "Go back to it").clicked() {
                for ask in back {
                    out.ask(ask);
                }
            }
            ui.button(save)
        } else {
            default_button(ui, save)
        };
        if saves.clicked() {
            out.ask(saved);
        }
        if ui.button(leave).clicked() {
            out.ask(left);
        }
        if ui.button("Cancel").clicked() {
            out.ask(Ask::Overlay(Overlay::None));
        }
    });
}

/// Names what is half entered: it is in no file, and leaving loses it.
fn name_half(ui: &mut Ui, half: &[HalfEntered]) {
    if half.is_empty() {
        return;
    }
    let words = "Half entered, and not in the session; leaving loses it:";
    ui.add(Label::new(words).wrap());
    for one in half.iter().take(NAMED) {
        let words = if one.words.is_empty() {
            format!("• {}", one.what)
        } else {
            format!("• {}: “{}”", one.what, one.words)
        };
        ui.add(Label::new(words).wrap());
    }
    if let Some(more) = half.len().checked_sub(NAMED).filter(|more| *more > 0) {
        muted(ui, &format!("and {more} more"));
    }
}

/// Work is not saved: close, or what else?
pub fn close(ui: &mut Ui, half: Vec<HalfEntered>, out: &mut Out) {
    ui.set_width(440.0);
    title(
        ui,
        if half.is_empty() {
            "Save before closing?"
        } else {
            "Close with something half entered?"
        },
    );
    name_half(ui, &half);
    if half.is_empty() {
        let words = format!("The last steps are not in the session's file. {PUT_ASIDE}");
        ui.add(Label::new(words).wrap());
    }
    let words = ("Save and close", "Close without saving");
    let asks = (Ask::SaveAndClose, Ask::CloseAnyway);
    save_or_not(ui, half, words, asks, out);
}

/// Another session is to take the place of this one, which is not saved.
pub fn leave(ui: &mut Ui, next: Next, half: Vec<HalfEntered>, out: &mut Out) {
    ui.set_width(440.0);
    title(
        ui,
        match next {
            Next::New => "Save before the new session?",
            _ => "Save before opening another session?",
        },
    );
    name_half(ui, &half);
    if half.is_empty() {
        let words = format!("The last steps in this one are not in its file. {PUT_ASIDE}");
        ui.add(Label::new(words).wrap());
    }
    let (saved, left) = (Ask::SaveAndLeave(next.clone()), Ask::LeaveAnyway(next));
    save_or_not(ui, half, ("Save", "Don't save"), (saved, left), out);
}

/// A file that is to be merged has nothing in common with the session.
pub fn strange(ui: &mut Ui, path: PathBuf, save: bool, out: &mut Out) {
    ui.set_width(440.0);
    title(ui, "Merge two stories into one session?");
    let words = format!(
        "{} has nothing in common with this session: no article, no claim, no source. Merged, both stories are in this session, \
         and no undo takes them apart.",
        file_name(&path)
    );
    ui.add(Label::new(words).wrap());
    ui.horizontal(|ui| {
        if ui.button("Merge all the same").clicked() {
            out.ask(Ask::Overlay(Overlay::None));
            out.ask(Ask::MergeAnyway(path, save));
        }
        let cancel = ui.button("Cancel");
        first_focus(&cancel);
        if cancel.clicked() {
            out.ask(Ask::Overlay(Overlay::None));
        }
    });
}

/// Erase what is kept for recovery?
pub fn erase(ui: &mut Ui, out: &mut Out) {
    ui.set_width(400.0);
    title(ui, "Erase all recovery copies?");
    ui.add(Label::new("Journals, backups and recovery copies on this machine are erased. The session files themselves stay.").wrap());
    ui.horizontal(|ui| {
        if ui.button("Erase").clicked() {
            out.ask(Ask::EraseRecovery);
            out.ask(Ask::Overlay(Overlay::None));
        }
        let cancel = ui.button("Cancel");
        first_focus(&cancel);
        if cancel.clicked() {
            out.ask(Ask::Overlay(Overlay::None));
        }
    });
}
