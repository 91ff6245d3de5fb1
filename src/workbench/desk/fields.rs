//! The fields of a record, one below the other: each is saved when it is left, as a step of its own.

use egui::{Id as WidgetId, Label, RichText, Ui};
use jiff::civil::Date;

use super::{Desk, Out, derived::number_of};
use crate::{
    session::{Command, Id, Kind},
    workbench::kit::{
        theme::{self, fonts},
        widgets::Field,
    },
};

/// A text field of a record.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    field: &'a str,
    name: &'a str,
    hint: &'a str,
    lines: usize,
    reading: bool,
    day: bool,
}

impl<'a> Line<'a> {
    /// A field, and what people call it.
    pub const fn new(field: &'a str, name: &'a str) -> Self {
        Self {
            field,
            name,
            hint: "",
            lines: 1,
            reading: false,
            day: false,
        }
    }

    /// What the empty field says.
    #[must_use]
    pub const fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// Words of the article, or of somebody else, in their voice.
    #[must_use]
    pub const fn reading(mut self) -> Self {
        self.reading = true;
        self
    }

    /// A day, as YYYY-MM-DD: what is none is told from it.
    #[must_use]
    pub const fn day(mut self) -> Self {
        self.day = true;
        self
    }

    /// So many lines high.
    #[must_use]
    pub const fn lines(mut self, lines: usize) -> Self {
        self.lines = lines;
        self
    }
}

/// The widget that is a field of a record.
pub fn record_field(id: Id, field: &str) -> WidgetId {
    WidgetId::unique(("record", number_of(id), field))
}

/// Draws text fields of a record.
pub fn record_fields<M>(
    ui: &mut Ui,
    (kind, id): (&Kind, Id),
    lines: &[Line<'_>],
    desk: &Desk<'_>,
    out: &mut Out<M>,
) {
    let Some(record) = desk.session.record(kind, id) else {
        return;
    };
    for line in lines {
        let value = record
            .get(line.field)
            .and_then(|value| value.as_str().map(str::to_owned))
            .unwrap_or_default();
        let field = Field::new(line.name).labelled();
        let field = field.hint(line.hint).lines(line.lines);
        let field = if line.reading {
            field.font(fonts::statement())
        } else {
            field
        };
        let at = record_field(id, line.field);
        let (_, edit) = field.show(ui, at, &value);
        out.edited(at, edit, |words| {
            set_field(kind, id, line.field, words.trim())
        });
        if line.day {
            no_day(ui, &value);
        }
    }
}

/// Tells that what a field for a day holds is none. Nothing is none too, and is not told.
pub fn no_day(ui: &mut Ui, said: &str) {
    if said.trim().is_empty() || said.trim().parse::<Date>().is_ok() {
        return;
    }
    let palette = theme::palette(ui.ctx());
    let words = format!("{said} is no date: YYYY-MM-DD.");
    ui.add(Label::new(RichText::new(words).color(palette.wrong.ink)).wrap());
}

/// The command that sets a field of a record.
pub fn set_field(kind: &Kind, id: Id, field: &str, value: impl Into<serde_json::Value>) -> Command {
    Command::SetField {
        kind: kind.clone(),
        id,
        field: field.to_owned(),
        value: value.into(),
    }
}
