//! Chips: a word or two in a small box. Key caps: the name of a key.

use egui::accesskit::Role;
use egui::{
    Align, Align2, Color32, CornerRadius, FontId, Id, Layout, Response, Sense, Stroke, StrokeKind,
    Ui, WidgetInfo, vec2,
};

use super::Roving;
use crate::workbench::kit::theme::{self, MarkState, Tone, fonts, size};

/// A word or two in a small box.
#[derive(Clone, Copy, Debug)]
pub struct Chip<'a> {
    words: &'a str,
    kind: Kind,
    name: Option<&'a str>,
    role: Role,
    /// Its widget and what that senses, where it is one of a row.
    own: Option<(Id, Sense)>,
}

#[derive(Clone, Copy, Debug)]
enum Kind {
    /// A label with a hair line around it.
    Plain,
    /// A state: stressed, on its tint.
    Toned(Tone),
    /// Something to press: a filter, on or off.
    Toggle(bool),
}

impl<'a> Chip<'a> {
    /// A signal, a resolved date, a number of sources.
    pub const fn plain(words: &'a str) -> Self {
        Self::new(words, Kind::Plain)
    }

    const fn new(words: &'a str, kind: Kind) -> Self {
        Self {
            words,
            kind,
            name: None,
            role: Role::Button,
            own: None,
        }
    }

    /// A word in the colours of a tone: a verdict, a tier.
    pub const fn toned(words: &'a str, tone: Tone) -> Self {
        Self::new(words, Kind::Toned(tone))
    }

    /// A word in the colours of a state.
    pub fn state(ui: &Ui, words: &'a str, state: MarkState) -> Self {
        Self::toned(words, state.tone(theme::palette(ui.ctx())))
    }

    /// A filter that can be pressed.
    pub const fn filter(words: &'a str, on: bool) -> Self {
        Self::new(words, Kind::Toggle(on))
    }

    /// One of two or more that stand for what is shown below them.
    #[must_use]
    pub const fn tab(words: &'a str, on: bool) -> Self {
        let mut chip = Self::new(words, Kind::Toggle(on));
        chip.role = Role::Tab;
        chip
    }

    /// One of a row that is one stop of the Tab key.
    #[must_use]
    pub fn one_of(mut self, row: &Roving, place: usize) -> Self {
        self.own = Some((row.id(place), row.sense(place)));
        self
    }

    /// Another accessible name than its words.
    #[must_use]
    pub const fn named(mut self, name: &'a str) -> Self {
        self.name = Some(name);
        self
    }

    /// Draws it; a filter's response may be clicked.
    pub fn show(self, ui: &mut Ui) -> Response {
        let palette = theme::palette(ui.ctx());
        let (font, colour, padding, height, sense) = match self.kind {
            Kind::Plain => (fonts::small(), palette.muted, 5.0, size::CHIP, Sense::HOVER),
            Kind::Toned(tone) => (fonts::small_bold(), tone.ink, 6.0, size::CHIP, Sense::HOVER),
            Kind::Toggle(true) => (
                fonts::small(),
                palette.selected.ink,
                9.0,
                size::CHIP + 3.0,
                Sense::click(),
            ),
            Kind::Toggle(false) => (
                fonts::small(),
                palette.ink,
                9.0,
                size::CHIP + 3.0,
                Sense::click(),
            ),
        };
        let (_, response) = boxed(
            ui,
            self.words,
            font,
            colour,
            vec2(padding, height),
            self.own
                .map_or((None, sense), |(id, sense)| (Some(id), sense)),
            |hovered, focused| {
                let ring = Stroke::new(size::RING, palette.selected.ink);
                match self.kind {
                    Kind::Plain => Look {
                        fill: palette.paper,
                        stroke: Stroke::new(size::HAIR, palette.edge),
                        radius: CornerRadius::same(size::RADIUS_SMALL),
                    },
                    Kind::Toned(tone) => Look {
                        fill: tone.tint,
                        stroke: Stroke::NONE,
                        radius: CornerRadius::same(size::RADIUS_SMALL),
                    },
                    Kind::Toggle(on) => Look {
                        fill: match (on, hovered) {
                            (true, _) => palette.selected.tint,
                            (false, true) => palette.hover,
                            (false, false) => palette.paper,
                        },
                        stroke: match (focused, on) {
                            (true, _) => ring,
                            (false, true) => Stroke::new(size::HAIR, palette.selected.ink),
                            (false, false) => Stroke::new(size::HAIR, palette.edge),
                        },
                        radius: CornerRadius::same(11),
                    },
                }
            },
        );
        let name = self.name.unwrap_or(self.words);
        response.widget_info(|| match self.kind {
            Kind::Toggle(on) => WidgetInfo::selected(self.role, ui.is_enabled(), on, name),
            _ => WidgetInfo::labeled(Role::Label, true, name),
        });
        response
    }
}

/// How a box looks.
struct Look {
    fill: Color32,
    stroke: Stroke,
    radius: CornerRadius,
}

/// The space at either side of a key's name on its cap.
const CAP: f32 = 5.0;

/// Words in the middle of a box; `space` is the padding at the sides and the height.
fn boxed(
    ui: &mut Ui,
    words: &str,
    font: FontId,
    colour: Color32,
    space: egui::Vec2,
    (id, sense): (Option<Id>, Sense),
    look: impl FnOnce(bool, bool) -> Look,
) -> (egui::Rect, Response) {
    let galley = ui.painter().layout_no_wrap(words.to_owned(), font, colour);
    let wanted = vec2(galley.size().x + 2.0 * space.x, space.y);
    let (rect, response) = match id {
        None => ui.allocate_exact_size(wanted, sense),
        Some(id) => {
            let (rect, _) = ui.allocate_exact_size(wanted, Sense::HOVER);
            (rect, ui.interact(rect, id, sense))
        }
    };
    if ui.is_rect_visible(rect) {
        let Look {
            fill,
            stroke,
            radius,
        } = look(response.hovered(), response.has_focus());
        ui.painter()
            .rect(rect, radius, fill, stroke, StrokeKind::Inside);
        let at = Align2::CENTER_CENTER.align_size_within_rect(galley.size(), rect);
        ui.painter().galley(at.min, galley, colour);
    }
    (rect, response)
}

/// The name of a key, as on its cap: "J", "Ctrl F".
pub fn key_cap(ui: &mut Ui, key: &str) -> Response {
    let palette = theme::palette(ui.ctx());
    let (rect, response) = boxed(
        ui,
        key,
        fonts::small(),
        palette.muted,
        vec2(CAP, size::CHIP),
        (None, Sense::HOVER),
        |_, _| Look {
            fill: palette.paper,
            stroke: Stroke::new(size::HAIR, palette.edge),
            radius: CornerRadius::same(size::RADIUS_SMALL),
        },
    );
    // The cap's front edge.
    let edge = rect.shrink2(vec2(2.0, 0.0));
    ui.painter().hline(
        edge.x_range(),
        rect.bottom() - 1.0,
        Stroke::new(size::HAIR, palette.edge),
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, key));
    response
}

/// Keys and what they do: `J` `K` next, previous. They stay together: in a line that goes on in the next, they begin there
/// where they have no place in this one; what is wider than a whole line breaks off within it.
pub fn key_caps(ui: &mut Ui, keys: &[&str], what: &str) {
    let gap = size::XS;
    let ink = theme::palette(ui.ctx()).ink;
    let width = |words: &str, font: FontId| {
        let galley = ui.painter().layout_no_wrap(words.to_owned(), font, ink);
        galley.size().x
    };
    let caps: f32 = keys
        .iter()
        .map(|key| width(key, fonts::small()) + 2.0 * CAP + gap)
        .sum();
    let wanted = caps + width(what, fonts::ui()) + 1.0;
    let line = ui.max_rect().width();
    let room = vec2(wanted.min(line), ui.spacing().interact_size.y);
    let layout = Layout::left_to_right(Align::Center).with_main_wrap(wanted > line);
    ui.allocate_ui_with_layout(room, layout, |ui| {
        ui.spacing_mut().item_spacing.x = gap;
        for key in keys {
            key_cap(ui, key);
        }
        super::muted(ui, what);
    });
}
