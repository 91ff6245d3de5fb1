//! egui's own widgets, dressed in the theme.

use std::collections::BTreeMap;

use egui::style::{ScrollAnimation, ScrollStyle, Selection, WidgetVisuals, Widgets};
use egui::{
    CornerRadius, FontFamily, FontId, Margin, Shadow, Stroke, Style, TextStyle, Vec2, Visuals,
};

use super::{Dress, Palette, fonts, size};

/// egui's style for a palette.
pub fn style(palette: &Palette, dark: bool, dress: Dress) -> Style {
    let mut style = Style {
        text_styles: text_styles(),
        animation_time: if dress.still { 0.0 } else { 0.08 },
        visuals: visuals(palette, dark),
        ..Style::default()
    };
    if dress.still {
        style.scroll_animation = ScrollAnimation::none();
    }
    let spacing = &mut style.spacing;
    let between = if dress.compact { size::XS } else { size::S };
    spacing.item_spacing = Vec2::new(size::S, between);
    spacing.button_padding = Vec2::new(10.0, size::XS);
    spacing.interact_size = Vec2::new(size::CONTROL, size::CONTROL);
    spacing.extra_text_line_spacing = 2.0;
    spacing.menu_margin = Margin::same(6);
    spacing.window_margin = Margin::same(16);
    spacing.tooltip_width = 320.0;
    spacing.icon_width = 16.0;
    spacing.icon_width_inner = 8.0;
    spacing.scroll = ScrollStyle {
        bar_width: size::SCROLL_BAR,
        // No list is lower than this: egui 0.37 panics when the bar of a lower one is pressed.
        handle_min_length: 16.0,
        floating_width: 4.0,
        // The handle is ink, thinned.
        foreground_color: true,
        dormant_handle_opacity: 0.2,
        active_handle_opacity: 0.35,
        interact_handle_opacity: 0.5,
        ..ScrollStyle::floating()
    };
    style.interaction.selectable_labels = false;
    style
}

fn text_styles() -> BTreeMap<TextStyle, FontId> {
    [
        (TextStyle::Small, fonts::small()),
        (TextStyle::Body, fonts::ui()),
        (TextStyle::Button, fonts::ui()),
        (TextStyle::Heading, fonts::title()),
        (
            TextStyle::Monospace,
            FontId::new(fonts::UI_SIZE - 1.0, FontFamily::Monospace),
        ),
    ]
    .into()
}

fn visuals(palette: &Palette, dark: bool) -> Visuals {
    let base = if dark {
        Visuals::dark()
    } else {
        Visuals::light()
    };
    let ring = Stroke::new(size::RING, palette.selected.ink);
    Visuals {
        weak_text_color: Some(palette.muted),
        widgets: widgets(palette),
        selection: Selection {
            bg_fill: palette.marked,
            // Also the outline of a focused text field.
            stroke: Stroke::new(size::RING, palette.selected.ink),
        },
        hyperlink_color: palette.selected.ink,
        faint_bg_color: palette.background,
        extreme_bg_color: palette.field,
        text_edit_bg_color: Some(palette.field),
        code_bg_color: palette.field,
        warn_fg_color: palette.todo.ink,
        error_fg_color: palette.wrong.ink,
        window_corner_radius: CornerRadius::same(size::RADIUS_LARGE),
        window_fill: palette.paper,
        window_stroke: Stroke::new(size::HAIR, palette.line),
        window_shadow: shadow(palette, 24),
        popup_shadow: shadow(palette, 12),
        menu_corner_radius: CornerRadius::same(size::RADIUS_LARGE),
        panel_fill: palette.background,
        text_cursor: egui::style::TextCursorStyle {
            stroke: ring,
            // A blinking caret would ask for frames at rest.
            blink: false,
            ..base.text_cursor.clone()
        },
        indent_has_left_vline: false,
        ..base
    }
}

fn shadow(palette: &Palette, blur: u8) -> Shadow {
    Shadow {
        offset: [0, 4],
        blur,
        spread: 0,
        color: palette.shadow,
    }
}

fn widgets(palette: &Palette) -> Widgets {
    let hair = Stroke::new(size::HAIR, palette.line);
    let edge = Stroke::new(size::HAIR, palette.edge);
    let text = Stroke::new(size::HAIR, palette.ink);
    let radius = CornerRadius::same(size::RADIUS);
    let plain = |fill, bg_stroke| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke,
        corner_radius: radius,
        fg_stroke: text,
        expansion: 0.0,
    };
    Widgets {
        noninteractive: plain(palette.paper, hair),
        inactive: WidgetVisuals {
            // The rails of sliders, and the boxes to tick.
            bg_fill: palette.rail,
            ..plain(palette.field, edge)
        },
        hovered: plain(palette.hover, edge),
        // egui shows the keyboard's focus with the same visuals as a press: the ring must be seen.
        active: plain(palette.hover, Stroke::new(size::RING, palette.selected.ink)),
        open: plain(palette.hover, edge),
    }
}
