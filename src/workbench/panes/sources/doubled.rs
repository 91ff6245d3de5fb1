//! A source that was entered twice: two of them become one with one key, and can be kept apart again.

use egui::Ui;

use super::{Message, Sources};
use crate::{
    cite::{self, Double},
    session::{Command, Id, Kind},
    workbench::{
        desk::{Desk, Out, record_words::short},
        kit::widgets::{Notice, NoticeKind, muted},
    },
};

/// Most letters of a title that is named.
const TITLE: usize = 60;

impl Sources {
    /// What the source that is shown seems to be entered twice as.
    pub(super) fn double(&self) -> Option<&Double> {
        let chosen = self.chosen?;
        let mut all = self.found.doubles.iter();
        all.find(|one| one.stands == chosen || one.twice == chosen)
    }

    /// Makes one of the source that is shown and the one it seems to be.
    pub(super) fn merge(&mut self, desk: &Desk<'_>, out: &mut Out<Message>) {
        let Some(Double { stands, twice, .. }) = self.double().copied() else {
            let words = "This source does not seem to be entered twice.";
            self.told = Some(words.to_owned());
            return;
        };
        if let Some(step) = cite::merge(desk.session, stands, twice) {
            out.change(step);
            // A second press in the same frame must not do it again.
            self.found.doubles.retain(|one| one.twice != twice);
            self.chosen = Some(stands);
        }
    }

    /// Says so above the form, and offers to make one of both; or, of what was made one, to keep it apart again.
    pub(super) fn doubled(&self, ui: &mut Ui, id: Id, desk: &Desk<'_>, out: &mut Out<Message>) {
        let title = |id: Id| {
            let source = desk.session.sources.get(id);
            source.map_or_else(String::new, |source| short(&source.title, TITLE))
        };
        if let Some(double) = self.double() {
            let other = if double.stands == id {
                double.twice
            } else {
                double.stands
            };
            let words = format!(
                "It seems to be entered twice: “{}” has {}.",
                title(other),
                double.why.label()
            );
            let notice = Notice::new(NoticeKind::Warning, &words)
                .action("Merge")
                .key("M");
            if notice.show(ui).acted {
                out.say(Message::Merge);
            }
        }
        let merged = self.found.merged.iter().filter(|(_, stands)| *stands == id);
        for (twice, _) in merged {
            ui.horizontal_wrapped(|ui| {
                let words = title(*twice);
                muted(ui, &format!("Also entered as “{words}”."));
                let apart = ui.small_button("Keep apart");
                if apart
                    .accessible_name(format!("Keep apart: {words}"))
                    .clicked()
                {
                    out.change(Command::SetField {
                        kind: Kind::Source,
                        id: *twice,
                        field: "same_as".to_owned(),
                        value: serde_json::Value::Null,
                    });
                }
            });
        }
    }
}
