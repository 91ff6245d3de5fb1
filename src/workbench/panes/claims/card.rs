//! A claim's card: one or two lines, or, when it is selected, everything about it.

use egui::{
    Button, Id, Label, RichText, Role, Sense, TextFormat, Ui, UiBuilder, WidgetInfo,
    text::LayoutJob,
};

use super::{
    Message,
    axes::axes,
    reasons::{self, Why},
};
use crate::{
    session::{self, Claim, Command, Common, Importance, Kind, Resolution, SignalKind},
    text::counted,
    workbench::{
        actions::Action,
        desk::{Ask, ClaimRow, Desk, Out, Region, card_id, menu, number_of, verdict_chip},
        kit::{
            theme::{self, MarkState, fonts},
            widgets::{Chip, Field, card_frame, chip_flow, lit, muted},
        },
    },
};

/// A place in the open card that the frame fills.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InCard {
    /// At the top: what is the matter with the claim.
    Top,
    /// Between rationale and note: what it rests on.
    Evidence,
    /// Below the note: what people ask for and say to one another.
    Desk,
}

/// Draws what belongs into a place of a claim's card.
pub type Fill<'f> = dyn FnMut(&mut Ui, InCard, session::Id) + 'f;

/// What only the open card needs.
pub struct Opened<'a, 'f> {
    /// Why it was suggested.
    pub why: &'a Why,
    /// Draws what others put into it.
    pub fill: &'a mut Fill<'f>,
}

/// Draws it.
pub fn show(
    ui: &mut Ui,
    row: &ClaimRow,
    opened: Opened<'_, '_>,
    desk: &Desk<'_>,
    out: &mut Out<Message>,
) {
    let session = desk.session;
    let Some(claim) = session.claims.get(row.id) else {
        return;
    };
    let selected = desk.view.claim.filter(|id| {
        *id == row.id
            || desk
                .derived
                .pieces(row.id)
                .iter()
                .any(|piece| piece.id == *id)
    });
    let palette = theme::palette(ui.ctx());
    let draft = desk.draft();
    let frame = card_frame(palette, selected.is_some());
    let open = selected.is_some();
    // What is in it lies on top of it: the menu is asked for beside that.
    let whole = UiBuilder::new().sense(if open { Sense::CLICK } else { Sense::HOVER });
    let inner = ui.scope_builder(whole, |ui| {
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 5.0;
            head(ui, desk, row, claim);
            if let Some(selected) = selected {
                quiet(ui, &found_by(claim));
                body(ui, (row, claim), selected, opened, desk, out);
            } else {
                quiet(ui, &beside(desk, row.id, claim));
                let words = claim.words(draft);
                let search = &desk.view.looked_for;
                let words = lit(ui, words, fonts::statement(), palette.ink, search);
                ui.add(Label::new(words).wrap());
            }
        })
    });
    if open {
        inner
            .response
            .context_menu(|ui| menu::items(ui, desk, menu::CLAIM, out));
    }
    // No stop of the Tab key: the list is, and its keys go from card to card.
    let sense = if open { Sense::HOVER } else { Sense::CLICK };
    let response = ui.interact(inner.response.rect, card_id(row.key), sense);
    let name = format!(
        "Claim {} of {}: {}: {}: {}",
        row.place,
        desk.derived.claims.len(),
        desk.derived.names.label(session, row.id),
        row.state.name(),
        claim.words(draft)
    );
    let role = if open { Role::Group } else { Role::Button };
    response.widget_info(|| WidgetInfo::selected(role, true, open, &name));
    if response.clicked() || (response.secondary_clicked() && !open) {
        out.ask(Ask::Claim(Some(row.id)));
        out.ask(Ask::Focus(Region::Claims.id()));
    }
    if !open {
        response.context_menu(|ui| menu::items(ui, desk, menu::CLAIM, out));
    }
}

/// What it is called, where it stands, and what was found: the line that is read first.
fn head(ui: &mut Ui, desk: &Desk<'_>, row: &ClaimRow, claim: &Claim) {
    let palette = theme::palette(ui.ctx());
    chip_flow(ui, |ui| {
        muted(ui, &desk.derived.names.label(desk.session, row.id));
        let state = row.state;
        let stands = desk.derived.parts.state(desk.session, row.id, claim);
        let status = match state {
            MarkState::Suggested => "Suggestion",
            MarkState::Stale => "Stale",
            _ => stands.status.label(),
        };
        Chip::state(ui, &format!("{} {status}", state.glyph()), state)
            .named(status)
            .show(ui);
        match stands.verdict {
            Common::All(verdict) => verdict_chip(ui, verdict, &desk.derived.scale),
            Common::Mixed => {
                Chip::plain("verdicts differ").show(ui);
            }
        }
        let disputed = &desk.derived.disputed.claims;
        let pieces = desk.derived.pieces(row.id).iter();
        if disputed.contains(&row.id) || pieces.clone().any(|part| disputed.contains(&part.id)) {
            Chip::toned("! Disputed", palette.attention)
                .named("Disputed")
                .show(ui);
        }
        beside_status(ui, desk, claim);
    });
}

/// Who checks it and by when, and what it is tagged with, where that was said.
fn beside_status(ui: &mut Ui, desk: &Desk<'_>, claim: &Claim) {
    if claim.assigned_to.is_some() {
        let name = desk.session.name_of(claim.assigned_to);
        Chip::plain(name)
            .named(&format!("Checked by {name}"))
            .show(ui);
    }
    if !claim.due.is_empty() {
        let day = desk.outside.dates.day(&claim.due);
        Chip::plain(&format!("due {day}")).show(ui);
    }
    for tag in &claim.tags {
        Chip::plain(&format!("#{tag}"))
            .named(&format!("Tagged {tag}"))
            .show(ui);
    }
}

/// One line of second rank: as much of it as fits, the rest under the pointer.
fn quiet(ui: &mut Ui, words: &[String]) {
    if words.is_empty() {
        return;
    }
    let palette = theme::palette(ui.ctx());
    let words = words.join(" · ");
    let text = RichText::new(&words)
        .font(fonts::small())
        .color(palette.muted);
    ui.add(Label::new(text).truncate());
}

/// What a closed card says beside its first line.
fn beside(desk: &Desk<'_>, id: session::Id, claim: &Claim) -> Vec<String> {
    let mut words = Vec::new();
    if claim.resolution != Resolution::None {
        words.push(claim.resolution.label().to_lowercase());
    }
    if claim.importance != Importance::Unset {
        words.push(format!("importance {}", claim.importance.label()));
    }
    // What somebody denies must not pass for what they say.
    words.extend(claim.attribution.as_ref().and_then(|by| by.denial()));
    words.extend(super::parts::in_words(desk, id));
    let cited = &desk.derived.cited;
    match cited.count(id) {
        0 => {}
        many => words.push(counted(many, "source")),
    }
    match cited.open_notes(desk.session, id) {
        0 => {}
        many => words.push(format!("{} by the writer", counted(many, "note"))),
    }
    if let Some(many) = desk.derived.passages.counts.get(&id) {
        words.push(counted(*many, "passage"));
    }
    words.extend(found_by(claim));
    words
}

/// What extraction saw in a claim: its hedge, signals and dates.
fn found_by(claim: &Claim) -> Vec<String> {
    let mut words = Vec::new();
    let hedged = claim.attribution.iter().filter(|by| !by.hedge.is_empty());
    words.extend(hedged.map(|by| format!("hedged: {}", by.hedge)));
    let mut seen: Vec<&SignalKind> = Vec::new();
    for signal in &claim.signals {
        let said = matches!(signal.kind, SignalKind::Hedge | SignalKind::Date)
            || seen.contains(&&signal.kind);
        if !said && seen.len() < 6 {
            seen.push(&signal.kind);
            words.push(signal.kind.label().to_owned());
        }
    }
    words.extend(claim.times.iter().take(4).map(|time| {
        if !time.question.is_empty() {
            return format!("{} → {}", time.words, time.question);
        }
        match time.date().filter(|date| *date != time.words) {
            Some(date) => format!("{} → {date}", time.words),
            None => time.words.clone(),
        }
    }));
    words
}

/// All about a claim, or about the part of it that is selected. Nothing above the axes changes its height when something is
/// decided: the next click goes where it was aimed.
fn body(
    ui: &mut Ui,
    (row, whole): (&ClaimRow, &Claim),
    id: session::Id,
    opened: Opened<'_, '_>,
    desk: &Desk<'_>,
    out: &mut Out<Message>,
) {
    let Opened { why, fill } = opened;
    let Some(claim) = desk.session.claims.get(id) else {
        return;
    };
    let draft = desk.draft();
    let quote = draft
        .and_then(|draft| claim.anchors.get(&draft))
        .map_or("", |anchor| anchor.exact.as_str());
    fill(ui, InCard::Top, id);
    if id != row.id {
        let palette = theme::palette(ui.ctx());
        let (font, search) = (fonts::statement(), &desk.view.looked_for);
        let words = lit(ui, whole.words(draft), font, palette.muted, search);
        ui.add(Label::new(words).wrap());
        super::parts::show(ui, row.id, desk, out);
    }
    let search = &desk.view.looked_for;
    let field = Field::new("Statement").lines(2).lit(search);
    let field = field.font(fonts::statement());
    let at = field_id(id, "statement");
    let (_, edit) = field.show(ui, at, claim.words(draft));
    out.edited(at, edit, |statement| Command::SetStatement {
        claim: id,
        statement: if statement.trim() == quote {
            String::new()
        } else {
            statement
        },
    });
    attribution(ui, claim);
    if id == row.id {
        super::parts::show(ui, row.id, desk, out);
    }
    axes(ui, (id, claim), desk, out);
    buttons(ui, row, desk, out);
    if desk.derived.scale.conclusion {
        let field = Field::new("Conclusion").labelled().lines(2).lit(search);
        let at = field_id(id, "conclusion");
        let (_, edit) = field.show(ui, at, &claim.conclusion);
        out.edited(at, edit, |words| Command::SetField {
            kind: Kind::Claim,
            id,
            field: "conclusion".to_owned(),
            value: words.into(),
        });
    }
    let field = Field::new("Rationale")
        .hint("Why: the sentence that explains the verdict")
        .lines(2)
        .lit(search);
    let at = field_id(id, "rationale");
    let (_, edit) = field.show(ui, at, &claim.rationale);
    out.edited(at, edit, |rationale| Command::SetRationale {
        claim: id,
        rationale,
    });
    fill(ui, InCard::Evidence, id);
    let field = Field::new("Note").hint("Note").lines(2).lit(search);
    let at = field_id(id, "note");
    let (_, edit) = field.show(ui, at, &claim.note);
    out.edited(at, edit, |note| Command::SetNote { claim: id, note });
    fill(ui, InCard::Desk, id);
    says(ui, desk, out);
    reasons::show(ui, claim, why, desk, out);
}

/// What can be asked for, and said.
fn says(ui: &mut Ui, desk: &Desk<'_>, out: &mut Out<Message>) {
    ui.horizontal_wrapped(|ui| {
        for action in [
            Action::RequestChange,
            Action::AddComment,
            Action::AskSomebody,
        ] {
            let Some(entry) = action.entry().filter(|entry| entry.when.holds(desk.is)) else {
                continue;
            };
            let key = entry.key();
            let button = Button::new(entry.name).small();
            let button = if key.is_empty() {
                button
            } else {
                button.shortcut_text(key)
            };
            let button = ui.add(button).accessible_name(entry.name);
            if button.on_hover_text(entry.hint).clicked() {
                out.act(action);
            }
        }
    });
}

/// The widget that is a field of a claim's card.
pub fn field_id(claim: session::Id, field: &str) -> Id {
    Id::unique((number_of(claim), field))
}

/// "Said by **a person familiar with the survey**, through the Coastal Wire"; or who denies it.
fn attribution(ui: &mut Ui, claim: &Claim) {
    let Some(by) = claim
        .attribution
        .as_ref()
        .filter(|by| !by.source.is_empty() || !by.through.is_empty())
    else {
        return;
    };
    let palette = theme::palette(ui.ctx());
    let plain = TextFormat::simple(fonts::ui(), palette.muted);
    let bold = TextFormat::simple(fonts::ui_bold(), palette.ink);
    let mut job = LayoutJob::default();
    job.wrap.max_width = ui.available_width();
    let said = match (by.denied, by.source.is_empty()) {
        (true, _) => "Denied or not confirmed: ",
        (false, true) => "Said",
        (false, false) => "Said by ",
    };
    job.append(said, 0.0, plain.clone());
    job.append(&by.source, 0.0, bold.clone());
    if by.denied {
        job.append(&format!(" “{}”", by.cue), 0.0, plain.clone());
    }
    if !by.guess.is_empty() {
        job.append(&format!(" (probably {})", by.guess), 0.0, plain.clone());
    }
    if !by.through.is_empty() {
        job.append(", through ", 0.0, plain);
        job.append(&by.through, 0.0, bold);
    }
    ui.add(Label::new(job).wrap());
}

/// What can be done with the whole claim. A button that has no use now keeps its place.
fn buttons(ui: &mut Ui, row: &ClaimRow, desk: &Desk<'_>, out: &mut Out<Message>) {
    let suggested = row.state == MarkState::Suggested;
    let parts = !desk.derived.pieces(row.id).is_empty();
    let kept_apart = desk.derived.parts.in_parts(row.id);
    ui.horizontal(|ui| {
        for (action, shown, enabled) in [
            (Action::Accept, true, suggested),
            (Action::Dismiss, true, true),
            (Action::KeepInParts, parts, true),
        ] {
            let Some(entry) = action.entry().filter(|_| shown) else {
                continue;
            };
            let name = match action {
                Action::KeepInParts if kept_apart => "Keep whole",
                Action::KeepInParts => "Keep in parts",
                _ => entry.name,
            };
            let button = Button::new(name).shortcut_text(entry.key());
            let response = ui.add_enabled(enabled, button);
            if response.on_hover_text(entry.hint).clicked() {
                out.act(action);
            }
        }
    });
}
