//! One row: a paragraph of each draft, the words that changed marked, and who stands there between them.

use egui::{
    Align, CornerRadius, Frame, Label, Layout, Margin, Rect, RichText, Stroke, Ui, UiBuilder,
    text::{LayoutJob, TextFormat},
    vec2,
};

use super::found::Laid;
use crate::{
    session::{DraftText, Fate, Followee, Kind},
    text::{
        Span,
        align::{Words, differences},
    },
    workbench::{
        desk::Desk,
        kit::{
            theme::{self, MarkState, Tone, fonts, size},
            widgets::{Chip, chip_flow, marked},
        },
    },
};

/// Width of the strip between the two, where the names stand.
const STRIP: f32 = 108.0;

/// About how high a row is.
pub fn estimate(laid: &Laid, at: usize, width: f32) -> f32 {
    let column = ((width - STRIP) / 2.0 - 2.0 * size::S).max(80.0);
    let letters = |text: &DraftText, at: Option<usize>| {
        let paragraph = at.and_then(|at| text.paragraphs().get(at));
        paragraph.map_or(0, |paragraph| paragraph.span.len())
    };
    let row = laid.rows.get(at);
    let longest = row.map_or(0, |row| {
        letters(&laid.comparison.old, row.old).max(letters(&laid.comparison.new, row.new))
    });
    let in_line = (column / (fonts::statement().size * 0.46)).max(1.0);
    (longest as f32 / in_line).ceil().max(1.0) * fonts::STATEMENT_LEADING + size::L
}

/// Draws one.
pub fn show(ui: &mut Ui, laid: &Laid, at: usize, chosen: bool, desk: &Desk<'_>) {
    let palette = theme::palette(ui.ctx());
    let Some(row) = laid.rows.get(at) else {
        return;
    };
    let whole = ui.available_width();
    let column = ((whole - STRIP) / 2.0).max(60.0);
    let stroke = if chosen {
        Stroke::new(size::RING, palette.selected.ink)
    } else {
        Stroke::new(size::RING, palette.paper)
    };
    let frame = Frame {
        stroke,
        corner_radius: CornerRadius::same(size::RADIUS_SMALL),
        inner_margin: Margin::symmetric(6, 4),
        ..Frame::default()
    };
    let top = ui.cursor().min;
    let mut bottom = top.y;
    let mut place = |ui: &mut Ui, left: f32, width: f32, draw: &mut dyn FnMut(&mut Ui)| {
        let rect = Rect::from_min_size(egui::pos2(top.x + left, top.y), vec2(width, 10_000.0));
        let room = UiBuilder::new()
            .max_rect(rect)
            .layout(Layout::top_down(Align::LEFT));
        let used = ui.scope_builder(room, |ui| {
            ui.set_width(width);
            draw(ui);
            ui.min_rect()
        });
        bottom = bottom.max(used.inner.bottom());
    };
    let side = |text: &DraftText, at: Option<usize>, marks: &[Span], tone: Tone, new: bool| {
        let paragraph = at.and_then(|at| text.paragraphs().get(at));
        paragraph.map(|paragraph| set(text.text(), paragraph.span, marks, tone, new, palette.ink))
    };
    let old = side(
        &laid.comparison.old,
        row.old,
        &laid.changed.0,
        palette.wrong,
        false,
    );
    let new = side(
        &laid.comparison.new,
        row.new,
        &laid.changed.1,
        palette.checked,
        true,
    );
    for (job, left) in [(old, 0.0), (new, column + STRIP)] {
        let Some(job) = job else { continue };
        place(ui, left, column, &mut |ui| {
            frame.show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.add(Label::new(job.clone()).wrap().selectable(true));
            });
        });
    }
    place(ui, column + size::XS, STRIP - size::S, &mut |ui| {
        ui.add_space(size::XS);
        names(ui, laid, at, desk);
    });
    let rect = Rect::from_min_max(top, egui::pos2(top.x + whole, bottom + size::XS));
    ui.advance_cursor_after_rect(rect);
}

/// Who stands in a row: those of whom the same is to be said beside each other.
fn names(ui: &mut Ui, laid: &Laid, at: usize, desk: &Desk<'_>) {
    let list = laid.stand.get(&at).map_or(&[][..], Vec::as_slice);
    let mut groups: Vec<(&'static str, MarkState, Vec<String>)> = Vec::new();
    for one in list.iter().filter_map(|at| laid.followed.get(*at)) {
        let (words, state) = said(one);
        let name = name_of(one, desk);
        match groups.iter_mut().find(|group| group.0 == words) {
            Some(group) => group.2.push(name),
            None => groups.push((words, state, vec![name])),
        }
    }
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = size::XS;
        for (words, state, names) in groups {
            const MOST: usize = 6;
            let more = names.len().saturating_sub(MOST);
            let mut line = names.into_iter().take(MOST).collect::<Vec<_>>().join(" ");
            if more > 0 {
                line = format!("{line} +{more}");
            }
            let line = format!("{line} {words}");
            if state == MarkState::Nothing {
                let words = RichText::new(line).font(fonts::small());
                ui.label(words.color(theme::palette(ui.ctx()).muted));
            } else {
                chip_flow(ui, |ui| Chip::state(ui, &line, state).show(ui));
            }
        }
    });
}

/// What somebody is called.
pub fn name_of(one: &Followee, desk: &Desk<'_>) -> String {
    if one.kind == Kind::Mark {
        "mark".to_owned()
    } else {
        desk.session.label(one.id)
    }
}

/// What became of somebody, in a word, and how that is marked.
pub const fn said(one: &Followee) -> (&'static str, MarkState) {
    match (&one.fate, one.open) {
        (Fate::Gone, true) => ("gone", MarkState::Attention),
        (Fate::Gone, false) => ("cut", MarkState::Nothing),
        (Fate::Asked { .. }, true) => ("which?", MarkState::Attention),
        (Fate::Changed { .. }, true) => ("changed", MarkState::Stale),
        (Fate::Moved { .. } | Fate::Unchanged { .. }, true) => ("sentence", MarkState::Stale),
        (Fate::Changed { .. } | Fate::Asked { .. }, false) => ("settled", MarkState::Nothing),
        (Fate::Moved { .. }, false) => ("moved", MarkState::Checked),
        (Fate::Unchanged { .. }, false) => ("same", MarkState::Nothing),
    }
}

fn plain(ink: egui::Color32) -> TextFormat {
    TextFormat {
        line_height: Some(fonts::STATEMENT_LEADING),
        ..TextFormat::simple(fonts::statement(), ink)
    }
}

/// A paragraph with the words that changed on a tint: struck through where they are gone, underlined where they came.
fn set(
    text: &str,
    span: Span,
    marks: &[Span],
    tone: Tone,
    new: bool,
    ink: egui::Color32,
) -> LayoutJob {
    let plain = plain(ink);
    let marked = marked(&plain, tone, new);
    let mut job = LayoutJob::default();
    let mut at = span.start;
    let from = marks.partition_point(|mark| mark.end <= span.start);
    for mark in marks
        .iter()
        .skip(from)
        .take_while(|mark| mark.start < span.end)
    {
        let (start, end) = (mark.start.max(at), mark.end.min(span.end));
        job.append(Span::new(at, start).of(text), 0.0, plain.clone());
        job.append(Span::new(start, end).of(text), 0.0, marked.clone());
        at = end.max(at);
    }
    job.append(Span::new(at, span.end).of(text), 0.0, plain);
    job
}

/// Two wordings in one line, with what is gone and what came.
pub fn difference(ui: &Ui, old: &str, new: &str) -> LayoutJob {
    let palette = theme::palette(ui.ctx());
    let plain = plain(palette.ink);
    let mut job = LayoutJob::default();
    for piece in differences(old, new) {
        let (words, format) = match piece {
            Words::Both(words) => (words, plain.clone()),
            Words::Old(words) => (words, marked(&plain, palette.wrong, false)),
            Words::New(words) => (words, marked(&plain, palette.checked, true)),
        };
        let bare = words.trim_end();
        job.append(bare, 0.0, format);
        job.append(
            words.get(bare.len()..).unwrap_or_default(),
            0.0,
            plain.clone(),
        );
    }
    job
}
