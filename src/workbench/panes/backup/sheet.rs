//! The pages of a document, one below the other, as far as they are in sight.

use egui::{
    CursorIcon, Key, Pos2, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    accesskit::Role, pos2, style::ScrollAnimation, vec2,
};

use super::{Message, opened::Opened, pages::Pages, picked::Picked, rectangle, view::quiet};
use crate::{
    backup::{
        Document,
        pages::{Cache, Scale, Size},
    },
    session::{Area, Id},
    workbench::{
        actions::Action,
        desk::{Ask, Desk, Out, Region, menu},
        kit::{
            theme::{self, fonts, size},
            widgets::keys_down,
        },
    },
};

/// White between pages, in points.
const GAP: f32 = 12.0;
/// How far one may zoom, times the width that there is.
pub const ZOOM: std::ops::RangeInclusive<f32> = 0.25..=8.0;

/// A place that was cited.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    area: Area,
    /// For which claim.
    claim: Id,
    /// What the claim is called; with the first of several lines.
    name: Option<String>,
}

/// Draws the pages.
pub fn show(
    ui: &mut Ui,
    open: &mut Opened,
    document: Option<&Document>,
    cache: &mut Cache,
    desk: &Desk<'_>,
    out: &mut Out<Message>,
) {
    let marks = std::mem::take(&mut open.marks);
    let selected = open.page.selection().zip(document);
    let Some(pages) = &mut open.pages else {
        open.marks = marks;
        return;
    };
    pages.begin();
    let selected = selected.map_or_else(Vec::new, |(span, read)| pages.places_of(span, read));
    match pages.sizes.clone() {
        None => quiet(ui, "It is being opened…"),
        Some(Err(why)) => quiet(ui, &format!("Its pages cannot be shown: {why}.")),
        Some(Ok(sizes)) => {
            let (zoom, over) = ui.input(|input| (input.zoom_delta(), input.pointer.hover_pos()));
            let room = ui.available_rect_before_wrap();
            if (zoom - 1.0).abs() > f32::EPSILON && over.is_some_and(|at| room.contains(at)) {
                pages.zoom = (pages.zoom * zoom).clamp(*ZOOM.start(), *ZOOM.end());
            }
            let widest = sizes
                .iter()
                .map(|size| size.width)
                .max()
                .unwrap_or(1)
                .max(1);
            let wide = (room.width() - 2.0 * GAP).max(50.0);
            // Points of the window for a hundredth of a point of the page.
            let unit = pages.zoom * wide / widest as f32;
            let mut sheet = Sheet {
                pages,
                cache,
                unit,
                marks: &marks,
                selected: &selected,
            };
            sheet.show(ui, &sizes, desk, out);
        }
    }
    pages.work(desk, out);
    open.marks = marks;
}

struct Sheet<'a> {
    pages: &'a mut Pages,
    cache: &'a mut Cache,
    unit: f32,
    marks: &'a [Mark],
    /// The places of the words that are selected in the text.
    selected: &'a [Area],
}

impl Sheet<'_> {
    fn size(&self, size: Size) -> egui::Vec2 {
        vec2(size.width as f32, size.height as f32) * self.unit
    }

    fn show(&mut self, ui: &mut Ui, sizes: &[Size], desk: &Desk<'_>, out: &mut Out<Message>) {
        let mut tops = Vec::with_capacity(sizes.len());
        let (mut height, mut width) = (GAP, 0.0_f32);
        for one in sizes {
            tops.push(height);
            let room = self.size(*one);
            height += room.y + GAP;
            width = width.max(room.x + 2.0 * GAP);
        }
        let mut area = ScrollArea::both()
            .id_salt(("pages", self.pages.hash()))
            .auto_shrink([false, false]);
        if let Some(goal) = self.pages.goal.take()
            && let Some(top) = tops.get(goal.page.saturating_sub(1))
        {
            let at = top + goal.top as f32 * self.unit - ui.available_height() / 3.0;
            area = area.vertical_scroll_offset(at.max(0.0));
        }
        if let Some(top) = self
            .pages
            .turned
            .take()
            .and_then(|page| tops.get(page.saturating_sub(1)))
        {
            area = area.vertical_scroll_offset((top - GAP / 2.0).max(0.0));
        }
        let scrolled = lines(ui);
        area.show_viewport(ui, |ui, view| {
            if scrolled != 0.0 {
                ui.scroll_with_delta_animation(vec2(0.0, -scrolled), ScrollAnimation::none());
            }
            let width = width.max(ui.available_width());
            ui.set_min_size(vec2(width, height));
            let origin = ui.max_rect().min;
            let first = tops.partition_point(|top| *top < view.top()).max(1);
            let mut last = first;
            let mut most = 0.0;
            for (at, (one, top)) in sizes.iter().zip(&tops).enumerate().skip(first - 1) {
                if *top > view.bottom() {
                    break;
                }
                last = at + 1;
                let room = self.size(*one);
                let left = ((width - room.x) / 2.0).max(GAP);
                let rect = Rect::from_min_size(origin + vec2(left, *top), room);
                let (from, to) = (view.top().max(*top), view.bottom().min(*top + room.y));
                if to - from > most + 1.0 {
                    most = to - from;
                    let inside = |y: f32| self.at(rect, pos2(rect.left(), origin.y + y)).1;
                    let sight = (inside(from), inside(to));
                    (self.pages.top, self.pages.sight) = (at + 1, sight);
                }
                self.page(ui, at + 1, rect, desk, out);
            }
            self.pages.forget_far(first, last);
        });
    }

    /// One page.
    fn page(
        &mut self,
        ui: &mut Ui,
        page: usize,
        rect: Rect,
        desk: &Desk<'_>,
        out: &mut Out<Message>,
    ) {
        let palette = theme::palette(ui.ctx());
        // Paper is white, whatever the theme: it is a picture of what somebody printed.
        ui.painter().rect_filled(rect, 0.0, theme::PRINTED_PAPER);
        let per_point = self.unit * 100.0 * ui.ctx().pixels_per_point();
        let scale = Scale::at_least(per_point);
        let texture = self.pages.texture(ui.ctx(), self.cache, page, scale);
        if let Some(texture) = texture {
            let all = Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0));
            ui.painter()
                .image(texture.id(), rect, all, theme::PRINTED_PAPER);
        } else {
            let words = self.pages.failed.get(&page).map_or("…", String::as_str);
            let galley = ui.painter().layout(
                words.to_owned(),
                fonts::ui(),
                theme::PRINTED_INK,
                rect.width() - 2.0 * size::XL,
            );
            ui.painter().galley(
                rect.min + vec2(size::XL, size::XL),
                galley,
                theme::PRINTED_INK,
            );
        }
        let response = ui.interact(
            rect,
            ui.scope_id().with(("page", page)),
            Sense::CLICK | Sense::DRAG,
        );
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, format!("Page {page}")));
        self.select(ui, page, rect, &response, out);
        let tint = palette.selected.ink.gamma_multiply(0.25);
        let picked = self.pages.picked.iter().flat_map(|picked| &picked.areas);
        for area in self
            .selected
            .iter()
            .chain(picked)
            .filter(|area| area.page == page)
        {
            ui.painter().rect_filled(self.on(rect, area), 2.0, tint);
        }
        let drawn = self.pages.picked.as_ref().filter(|picked| picked.drawn);
        let drawn = drawn.and_then(|picked| picked.areas.first().cloned());
        if let Some(area) = drawn.filter(|area| area.page == page) {
            rectangle::show(ui, self.pages, &area, self.on(rect, &area), out);
        }
        for mark in self.marks.iter().filter(|mark| mark.area.page == page) {
            let frame = self.on(rect, &mark.area).expand(2.0);
            let line = Stroke::new(size::RING, palette.selected.ink);
            ui.painter()
                .rect_stroke(frame, 2.0, line, StrokeKind::Outside);
            if let Some(name) = &mark.name {
                tag(ui, name, rect, frame);
            }
        }
        response.context_menu(|ui| {
            menu::items(ui, desk, &[Action::AddEvidence, Action::CopyText], out);
        });
    }

    /// What the mouse does on a page.
    fn select(
        &mut self,
        ui: &Ui,
        page: usize,
        rect: Rect,
        response: &egui::Response,
        out: &mut Out<Message>,
    ) {
        if response.hovered() {
            ui.ctx().set_cursor_icon(if self.pages.rectangle {
                CursorIcon::Crosshair
            } else {
                CursorIcon::Text
            });
            // So that they are there when somebody begins to drag.
            self.pages.words(page);
        }
        let here = response.interact_pointer_pos().map(|at| self.at(rect, at));
        if response.drag_started() || response.clicked() {
            out.ask(Ask::Focus(Region::Document.id()));
        }
        if response.clicked() {
            self.pages.picked = None;
            let hit = here.and_then(|(x, y)| {
                let mut marks = self.marks.iter();
                marks.find(|mark| {
                    let area = &mark.area;
                    area.page == page
                        && (area.left..=area.right).contains(&x)
                        && (area.top..=area.bottom).contains(&y)
                })
            });
            match hit {
                Some(mark) => out.ask(Ask::Claim(Some(mark.claim))),
                None => out.say(Message::Unselect),
            }
        }
        if response.drag_started() {
            self.pages.picked = None;
            self.pages.from = here.map(|here| (page, here));
            out.say(Message::Unselect);
        }
        if response.dragged()
            && let Some(((from, start), end)) = self.pages.from.zip(here)
            && from == page
        {
            if self.pages.rectangle {
                self.pages.pick_rectangle(page, start, end);
            } else {
                let words = self.pages.words(page);
                self.pages.picked = Picked::words(words.as_deref().unwrap_or_default(), start, end);
            }
        }
    }

    /// A place of the window as one of the page.
    fn at(&self, rect: Rect, at: Pos2) -> (i64, i64) {
        let inside = (at - rect.min) / self.unit;
        #[expect(clippy::cast_possible_truncation, reason = "places on a page")]
        let whole = |length: f32| length.round() as i64;
        (whole(inside.x), whole(inside.y))
    }

    /// A place of the page as one of the window.
    fn on(&self, rect: Rect, area: &Area) -> Rect {
        let at = |x: i64, y: i64| rect.min + vec2(x as f32, y as f32) * self.unit;
        Rect::from_min_max(at(area.left, area.top), at(area.right, area.bottom))
    }
}

/// How far arrow keys scroll the document while it has the keyboard, in points; down is positive.
pub fn lines(ui: &Ui) -> f32 {
    const LINES: f32 = 60.0;
    let here = ui.memory(|memory| memory.focused()) == Some(Region::Document.id());
    if !here {
        return 0.0;
    }
    let steps = keys_down(ui).into_iter().map(|pressed| match pressed.key {
        Key::ArrowDown if !pressed.modifiers.any() => LINES,
        Key::ArrowUp if !pressed.modifiers.any() => -LINES,
        _ => 0.0,
    });
    steps.sum()
}

/// The name of the claim for which a place was cited: beside its words, in the margin of the page, where that has room for it.
fn tag(ui: &Ui, name: &str, page: Rect, frame: Rect) {
    let palette = theme::palette(ui.ctx());
    let font = fonts::small_bold();
    let words = ui
        .painter()
        .layout_no_wrap(name.to_owned(), font, palette.paper);
    let room = words.size() + vec2(8.0, 2.0);
    let last = page.right() - room.x;
    let left = (last - 2.0).max(frame.right() + 2.0).min(last);
    let tag = Rect::from_min_size(pos2(left, frame.top()), room);
    ui.painter().rect_filled(tag, 3.0, palette.selected.ink);
    ui.painter()
        .galley(tag.min + vec2(4.0, 1.0), words, palette.paper);
}

/// The places that were cited of a document.
pub fn marks(source: Id, desk: &Desk<'_>) -> Vec<Mark> {
    let names = &desk.derived.names;
    let all = desk.session.evidence.live();
    let cited = all.filter(|(_, one)| one.source == source && !one.areas.is_empty());
    cited
        .flat_map(|(_, one)| {
            let words = names.label(desk.session, one.claim);
            let areas = one.areas.iter().filter(|area| area.makes_sense());
            // The first of its lines has the name.
            areas.enumerate().map(move |(line, area)| Mark {
                area: area.clone(),
                claim: one.claim,
                name: (line == 0).then(|| words.clone()),
            })
        })
        .collect()
}
