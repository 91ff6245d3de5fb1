//! A rectangle on a page that the keyboard moves and sizes.

use egui::{
    CornerRadius, Event, EventFilter, Id, Key, Modifiers, Rect, Sense, Ui, WidgetInfo,
    accesskit::Role,
};

use super::{Backup, Message, pages::Pages, picked::Picked};
use crate::{
    backup::pages::Size,
    session::Area,
    workbench::{
        actions::Action,
        desk::{Ask, Out},
        kit::{
            theme::size as sizes,
            widgets::{is_arrow, ring},
        },
    },
};

/// A key moves it by this part of the page's height, about a line; with Ctrl by a tenth of that.
const PART: i64 = 80;

/// The rectangle as a widget: there is one at most.
fn id() -> Id {
    Id::unique("rectangle on the page")
}

impl Backup {
    /// Draws a rectangle on the page in sight, or goes back to the one that is there.
    pub(super) fn rectangle(&mut self, out: &mut Out<Message>) {
        let open = self.open.as_mut().filter(|open| open.shows_pages());
        let Some(pages) = open.and_then(|open| open.pages.as_mut()) else {
            return out.info("Open a document of the backup first, as pages: a rectangle is drawn on one of them.");
        };
        if pages.begin_rectangle() {
            out.ask(Ask::Focus(id()));
        } else {
            out.info("Its pages are not shown: there is nothing to draw on.");
        }
    }
}

impl Pages {
    /// Whether there is a rectangle: the one that was drawn, or a new one in the middle of what is in sight of the page.
    fn begin_rectangle(&mut self) -> bool {
        if self.picked.as_ref().is_some_and(|picked| picked.drawn) {
            return true;
        }
        let page = self.top;
        let Some(size) = self.size_of(page) else {
            return false;
        };
        let (width, height) = (i64::from(size.width), i64::from(size.height));
        let (from, to) = (self.sight.0.clamp(0, height), self.sight.1.clamp(0, height));
        let (from, to) = if from < to { (from, to) } else { (0, height) };
        let down = (to - from) * 2 / 5;
        self.pick_rectangle(page, (width / 4, from + down), (width * 3 / 4, to - down));
        true
    }

    /// How large a page is, counted from 1.
    fn size_of(&self, page: usize) -> Option<Size> {
        let sizes = self.sizes.as_ref()?.as_ref().ok()?;
        sizes.get(page.checked_sub(1)?).copied()
    }

    /// Selects a rectangle of a page, between two of its points.
    pub fn pick_rectangle(&mut self, page: usize, one: (i64, i64), other: (i64, i64)) {
        let words = self.words(page);
        let words = words.as_deref().unwrap_or_default();
        self.picked = Some(Picked::rectangle(page, words, one, other));
    }
}

/// The rectangle that is selected on a page, where the window shows it at `frame`.
pub fn show(ui: &Ui, pages: &mut Pages, area: &Area, frame: Rect, out: &mut Out<Message>) {
    let response = ui.interact(frame, id(), Sense::FOCUSABLE);
    response.widget_info(|| {
        let words = format!(
            "Rectangle on page {}: arrow keys move it, with Shift they size it, Enter cites it",
            area.page
        );
        WidgetInfo::labeled(Role::Group, true, words)
    });
    if !response.has_focus() {
        return;
    }
    ring(
        ui,
        frame.expand(2.0),
        CornerRadius::same(sizes::RADIUS_SMALL),
    );
    if response.gained_focus() {
        ui.scroll_to_rect(frame.expand(sizes::XL), None);
    }
    let arrows = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id(), arrows));
    let mut moved = area.clone();
    let mut enter = false;
    ui.input_mut(|input| {
        input.events.retain(|event| match event {
            Event::Key {
                key,
                pressed: true,
                modifiers,
                ..
            } if is_arrow(*key) => {
                if let Some(size) = pages.size_of(area.page) {
                    moved = step(&moved, *key, *modifiers, size);
                }
                false
            }
            _ => true,
        });
        enter = input.consume_key(Modifiers::NONE, Key::Enter);
    });
    if moved != *area {
        let (one, other) = ((moved.left, moved.top), (moved.right, moved.bottom));
        pages.pick_rectangle(area.page, one, other);
        ui.scroll_to_rect(frame.expand(sizes::XL), None);
    }
    if enter {
        out.act(Action::AddEvidence);
    }
}

/// The rectangle after an arrow key: moved, or with Shift its right and lower edge; with Ctrl by little. It stays on its page.
fn step(area: &Area, key: Key, modifiers: Modifiers, size: Size) -> Area {
    let (width, height) = (i64::from(size.width), i64::from(size.height));
    let by = (height / PART).max(100);
    let by = if modifiers.command { by / 10 } else { by };
    let (across, down) = match key {
        Key::ArrowLeft => (-by, 0),
        Key::ArrowRight => (by, 0),
        Key::ArrowUp => (0, -by),
        _ => (0, by),
    };
    let mut moved = area.clone();
    if modifiers.shift {
        // A thing of no size has no picture.
        moved.right = (area.right + across).clamp((area.left + 100).min(width), width);
        moved.bottom = (area.bottom + down).clamp((area.top + 100).min(height), height);
    } else {
        let across = across.clamp(-area.left, (width - area.right).max(-area.left));
        let down = down.clamp(-area.top, (height - area.bottom).max(-area.top));
        moved.left += across;
        moved.right += across;
        moved.top += down;
        moved.bottom += down;
    }
    moved
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Extra;

    #[test]
    fn a_rectangle_is_moved_and_sized_and_stays_on_its_page() {
        let size = Size {
            width: 40_000,
            height: 80_000,
        };
        let area = Area {
            page: 1,
            left: 1_000,
            top: 1_000,
            right: 39_500,
            bottom: 2_000,
            extra: Extra::new(),
        };
        let edges = |area: &Area| (area.left, area.top, area.right, area.bottom);
        let down = step(&area, Key::ArrowDown, Modifiers::NONE, size);
        assert_eq!(edges(&down), (1_000, 2_000, 39_500, 3_000));
        let right = step(&area, Key::ArrowRight, Modifiers::NONE, size);
        assert_eq!(edges(&right), (1_500, 1_000, 40_000, 2_000));
        let fine = step(&area, Key::ArrowLeft, Modifiers::COMMAND, size);
        assert_eq!(edges(&fine), (900, 1_000, 39_400, 2_000));
        let taller = step(&area, Key::ArrowDown, Modifiers::SHIFT, size);
        assert_eq!(edges(&taller), (1_000, 1_000, 39_500, 3_000));
        let mut least = area;
        for _ in 0..100 {
            least = step(&least, Key::ArrowUp, Modifiers::SHIFT, size);
            least = step(&least, Key::ArrowLeft, Modifiers::SHIFT, size);
            least = step(&least, Key::ArrowUp, Modifiers::NONE, size);
        }
        assert_eq!(edges(&least), (1_000, 0, 1_100, 100));
    }
}
