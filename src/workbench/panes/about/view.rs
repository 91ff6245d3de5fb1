//! The box that says what this program is.

use egui::{Label, RichText, Ui};

use super::{About, Message, Reader};
use crate::workbench::{
    desk::{Ask, Out, Overlay},
    kit::{
        theme::{fonts, size},
        widgets::{first_focus, muted, section, title},
    },
};

impl About {
    /// Draws it.
    pub fn show(&self, ui: &mut Ui, out: &mut Out<Message>) {
        ui.set_width(460.0);
        title(ui, &format!("Tickmark {}", env!("CARGO_PKG_VERSION")));
        muted(
            ui,
            "A workbench for fact-checking. It gives no verdicts, and uses the network only when you ask it to.",
        );
        ui.add_space(size::S);
        section(ui, "The reader of documents");
        match &self.reader {
            Reader::Unknown | Reader::Asked => drop(muted(ui, "is being tried on this system…")),
            Reader::Known(Err(error)) => drop(ui.add(Label::new(error).wrap())),
            Reader::Known(Ok(tried)) => {
                muted(
                    ui,
                    "Documents are read by a process of their own. Tried here, it",
                );
                for line in tried.lines() {
                    let words = RichText::new(&line.words);
                    let words = if line.holds {
                        words
                    } else {
                        words.font(fonts::ui_bold())
                    };
                    ui.add(Label::new(words).wrap());
                }
                if !tried.is_confined() {
                    ui.add_space(size::XS);
                    let words =
                        "It is not fully confined here: open only documents of people you know.";
                    ui.add(Label::new(RichText::new(words).font(fonts::ui_bold())).wrap());
                }
            }
        }
        ui.add_space(size::S);
        let close = ui.button("Close");
        first_focus(&close);
        if close.clicked() {
            out.ask(Ask::Overlay(Overlay::None));
        }
    }
}
