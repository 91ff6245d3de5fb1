//! What is known of one source, to be corrected: each field is saved when it is left, as one step.

use std::collections::BTreeSet;

use egui::{Checkbox, ComboBox, Id as WidgetId, RichText, Ui};

use super::Message;
use crate::{
    session::{Command, FieldValue, Id, Kind, Source, SourceKind, Tier},
    workbench::{
        desk::{
            Desk, Out, no_day, number_of,
            record_words::{capital, short},
            today,
        },
        kit::{
            theme::{self, fonts, size},
            widgets::{Choice, Field, choice_row, muted},
        },
    },
};

/// From this width on two fields stand beside each other.
const PAIRS: f32 = 400.0;

/// The most groups that are offered.
const GROUPS: usize = 4;

/// A field of text: what it is called in files, and on screen.
type Named = (&'static str, &'static str, &'static str);

/// The widget that is a field of a source.
fn field_id(id: Id, field: &str) -> WidgetId {
    WidgetId::unique(("source", number_of(id), field))
}

/// The widget in which the form of a source begins.
pub fn first_field(id: Id) -> WidgetId {
    field_id(id, "title")
}

/// The widget that a source that was just entered goes on with: it has its title.
pub fn second_field(id: Id) -> WidgetId {
    field_id(id, "author")
}

/// Sets a field of a source.
fn set(id: Id, field: &str, value: serde_json::Value) -> Command {
    let name = match field {
        "published" => "date",
        "archive" => "archived copy",
        "accessed_on" => "date of access",
        "tier" => "first or second hand",
        "independence" => "independence group",
        "note" => "notes",
        other => other,
    };
    Command::SetFields {
        label: format!("Source: set {name}"),
        fields: vec![FieldValue {
            kind: Kind::Source,
            id,
            field: field.to_owned(),
            value,
            reopens: Vec::new(),
        }],
    }
}

/// Draws the form of a source.
pub fn show(
    ui: &mut Ui,
    (id, source): (Id, &Source),
    groups: &BTreeSet<String>,
    desk: &Desk<'_>,
    out: &mut Out<Message>,
) {
    ui.spacing_mut().item_spacing.y = size::XS;
    let one = |ui: &mut Ui, named: Named, out: &mut Out<Message>| text(ui, id, source, named, out);
    one(ui, ("title", "Title", ""), out);
    pair(ui, |ui, side| match side {
        Side::Left => one(ui, ("author", "Author", "a person or a body"), out),
        Side::Right => one(ui, ("publisher", "Publisher", "who put it out"), out),
    });
    pair(ui, |ui, side| match side {
        Side::Left => kind(ui, id, source, out),
        Side::Right => {
            one(ui, ("published", "Date", "YYYY-MM-DD or a year"), out);
        }
    });
    ui.add_space(size::XS);
    one(ui, ("address", "Address", "https://…"), out);
    pair(ui, |ui, side| match side {
        Side::Left => one(ui, ("archive", "Archived copy", "its address"), out),
        Side::Right => accessed(ui, id, source, desk, out),
    });
    pair(ui, |ui, side| match side {
        Side::Left => tier(ui, id, source, out),
        Side::Right => {
            let hint = "the same word for sources that rest on one another";
            one(ui, ("independence", "Independence group", hint), out);
            known_groups(ui, (id, source), groups, out);
        }
    });
    ui.add_space(size::XS);
    one(
        ui,
        (
            "credibility",
            "Credibility",
            "what speaks for and against trusting it",
        ),
        out,
    );
    ui.add_space(size::XS);
    one(ui, ("note", "Notes", ""), out);
    ui.add_space(size::S);
    let mut confidential = source.confidential;
    let words = "Confidential: never leaves the house unasked";
    if ui.add(Checkbox::new(&mut confidential, words)).clicked() {
        out.change(set(id, "confidential", confidential.into()));
    }
    by(ui, source, desk);
}

/// Of two things beside each other, one.
#[derive(Clone, Copy)]
enum Side {
    Left,
    Right,
}

/// Two things beside each other where there is room, else one below the other.
fn pair(ui: &mut Ui, mut draw: impl FnMut(&mut Ui, Side)) {
    ui.add_space(size::XS);
    if ui.available_width() >= PAIRS {
        ui.columns(2, |columns| {
            for (ui, side) in columns.iter_mut().zip([Side::Left, Side::Right]) {
                draw(ui, side);
            }
        });
    } else {
        draw(ui, Side::Left);
        draw(ui, Side::Right);
    }
}

/// A field of text.
fn text(ui: &mut Ui, id: Id, source: &Source, (field, name, hint): Named, out: &mut Out<Message>) {
    use crate::session::Record as _;
    let value = source.get(field);
    let value = value.as_ref().and_then(|value| value.as_str());
    let value = value.unwrap_or_default();
    let edit = Field::new(name).labelled().hint(hint);
    let at = field_id(id, field);
    let (_, edit) = edit.show(ui, at, value);
    // A source without a title is found by nobody.
    let emptied = matches!(&edit, Some(crate::workbench::kit::widgets::Edit::Done(words)) if field == "title" && words.trim().is_empty());
    if emptied {
        out.info("A source keeps its title: it is what it is found by.");
        return;
    }
    out.edited(at, edit, |words| set(id, field, words.trim().into()));
}

/// The heading of what is no field of text.
fn heading(ui: &mut Ui, words: &str) {
    let palette = theme::palette(ui.ctx());
    let words = RichText::new(words).font(fonts::small_bold());
    ui.label(words.color(palette.muted));
}

fn kind(ui: &mut Ui, id: Id, source: &Source, out: &mut Out<Message>) {
    let label = |kind: &SourceKind| match kind {
        SourceKind::Unset => "Not said".to_owned(),
        kind => capital(kind.label()),
    };
    heading(ui, "Kind");
    let mut chosen = source.kind.clone();
    let width = ui.available_width();
    ComboBox::from_id_salt(("kind", number_of(id)))
        .width(width)
        .selected_text(label(&chosen))
        .show_ui(ui, |ui| {
            for kind in SourceKind::ALL {
                ui.selectable_value(&mut chosen, kind.clone(), label(kind));
            }
        })
        .response
        .accessible_name("Kind");
    if chosen != source.kind {
        out.change(set(id, "kind", chosen.word().into()));
    }
}

fn tier(ui: &mut Ui, id: Id, source: &Source, out: &mut Out<Message>) {
    heading(ui, "First or second hand");
    let choices: Vec<Choice<'_>> = Tier::ALL
        .iter()
        .map(|tier| Choice {
            label: tier.label(),
            hint: "",
        })
        .collect();
    let now = Tier::ALL.iter().position(|tier| *tier == source.tier);
    let pressed = choice_row(ui, "First or second hand", &choices, now);
    if let Some(tier) = pressed.and_then(|at| Tier::ALL.get(at)) {
        out.change(set(id, "tier", tier.word().into()));
    }
}

/// The groups that were named before, to be taken with a click.
fn known_groups(
    ui: &mut Ui,
    (id, source): (Id, &Source),
    groups: &BTreeSet<String>,
    out: &mut Out<Message>,
) {
    let others = groups.iter().filter(|group| **group != source.independence);
    let others: Vec<&String> = others.take(GROUPS).collect();
    if others.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        for group in others {
            let button = ui.small_button(short(group, 24));
            let button = button.accessible_name(format!("Independence group: {group}"));
            if button.clicked() {
                out.change(set(id, "independence", group.as_str().into()));
            }
        }
    });
}

/// When it was looked at: a date, and a button for today.
fn accessed(ui: &mut Ui, id: Id, source: &Source, desk: &Desk<'_>, out: &mut Out<Message>) {
    let at = field_id(id, "accessed_on");
    let (name, hint) = ("Looked at on", "YYYY-MM-DD");
    heading(ui, name);
    ui.horizontal(|ui| {
        let edit = Field::new(name).hint(hint);
        let edit = edit.width((ui.available_width() - 68.0).max(80.0));
        let (_, edit) = edit.show(ui, at, &source.accessed_on);
        out.edited(at, edit, |words| {
            set(id, "accessed_on", words.trim().into())
        });
        let today = today(desk.outside);
        let button = ui.button("Today");
        if button.accessible_name("Looked at it today").clicked() {
            out.change(set(id, "accessed_on", today.into()));
        }
    });
    no_day(ui, &source.accessed_on);
}

/// Who entered it, and when.
fn by(ui: &mut Ui, source: &Source, desk: &Desk<'_>) {
    let when = source.made_at.map(|at| desk.outside.words_for(at));
    if let Some(when) = when {
        let who = desk.session.name_of(source.made_by);
        muted(ui, &format!("Entered by {who}, {when}"));
    }
}
