//! What is drawn under and over the text: tints, underlines, the ring.

use egui::epaint::Mesh;
use egui::{Color32, CornerRadius, Painter, Pos2, Rect, Shape, Stroke, pos2, vec2};

use crate::workbench::kit::theme::{MarkState, Palette, Underline, size};

/// How much of a line's height its tint leaves free above and below.
const INSET: f32 = 0.09;

/// A line's box without the white between the lines.
fn inner(line: Rect) -> Rect {
    line.shrink2(vec2(0.0, line.height() * INSET))
}

/// The tint behind a passage; before the text.
pub fn tint(painter: &Painter, lines: &[Rect], colour: Color32) {
    for &line in lines {
        painter.rect_filled(
            inner(line).expand2(vec2(1.0, 0.0)),
            CornerRadius::same(3),
            colour,
        );
    }
}

/// The line under a passage; after the text.
pub fn underline(painter: &Painter, lines: &[Rect], state: MarkState, palette: &Palette) {
    let colour = state.tone(palette).ink;
    let pixel = 1.0 / painter.pixels_per_point();
    let mut mesh = Mesh::default();
    for &line in lines {
        let box_ = inner(line);
        let x = egui::Rangef::new(snap(box_.left(), pixel), snap(box_.right(), pixel));
        let y = snap(box_.bottom() - 0.5, pixel);
        let mut bar = |left: f32, right: f32, top: f32, bottom: f32| {
            mesh.add_colored_rect(
                Rect::from_min_max(pos2(left, top), pos2(right.min(x.max), bottom)),
                colour,
            );
        };
        let mut repeat = |length: f32, step: f32, thickness: f32| {
            let mut left = x.min;
            while left < x.max {
                bar(left, left + length, y, y + thickness);
                left += step;
            }
        };
        match state.underline() {
            Underline::None => {}
            Underline::Solid => bar(x.min, x.max, y, y + 2.0),
            Underline::Dotted => repeat(2.0, 4.0, 2.0),
            Underline::Sparse => repeat(1.5, 6.0, 1.0),
            Underline::Dashed => repeat(7.0, 11.0, 2.0),
            Underline::Double => {
                bar(x.min, x.max, y - 1.0, y);
                bar(x.min, x.max, y + 1.0, y + 2.0);
            }
            Underline::Wavy => {
                painter.add(wave(x, y + 0.5, colour));
            }
        }
    }
    if !mesh.is_empty() {
        painter.add(mesh);
    }
}

fn snap(at: f32, pixel: f32) -> f32 {
    (at / pixel).round() * pixel
}

fn wave(x: egui::Rangef, y: f32, colour: Color32) -> Shape {
    const STEP: f32 = 2.5;
    let mut points = vec![pos2(x.min, y)];
    let mut up = true;
    let mut at = x.min + STEP;
    while at < x.max {
        points.push(pos2(at, if up { y - 1.5 } else { y + 1.5 }));
        up = !up;
        at += STEP;
    }
    Shape::line(points, Stroke::new(1.5, colour))
}

/// The ring around what is selected; after the text. One outline goes round lines that touch.
pub fn ring(painter: &Painter, lines: &[Rect], palette: &Palette) {
    let stroke = Stroke::new(size::RING, palette.selected.ink);
    let lines: Vec<Rect> = lines
        .iter()
        .map(|&line| inner(line).expand2(vec2(2.0, 2.0)))
        .collect();
    let mut rest = lines.as_slice();
    while let [first, ..] = rest {
        let touching = 1 + rest
            .windows(2)
            .take_while(|pair| matches!(pair, [a, b] if a.x_range().intersects(b.x_range())))
            .count();
        let (group, after) = rest.split_at(touching.min(rest.len()));
        if group.len() == 1 {
            painter.rect_stroke(
                *first,
                CornerRadius::same(4),
                stroke,
                egui::StrokeKind::Middle,
            );
        } else {
            painter.add(Shape::closed_line(rounded(&outline(group), 4.0), stroke));
        }
        rest = after;
    }
}

/// The corners of the outline around lines that lie under each other, clockwise from the upper left.
fn outline(lines: &[Rect]) -> Vec<Pos2> {
    let mut right = Vec::new();
    let mut left = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        // Where two lines meet, they meet halfway.
        let middle = |other: Option<&Rect>, own: f32, theirs: fn(&Rect) -> f32| {
            other.map_or(own, |other| f32::midpoint(own, theirs(other)))
        };
        let above = number.checked_sub(1).and_then(|number| lines.get(number));
        let top = middle(above, line.top(), Rect::bottom);
        let bottom = middle(lines.get(number + 1), line.bottom(), Rect::top);
        right.extend([pos2(line.right(), top), pos2(line.right(), bottom)]);
        left.extend([pos2(line.left(), top), pos2(line.left(), bottom)]);
    }
    left.reverse();
    right.extend(left);
    right.dedup_by(|a, b| a.distance(*b) < 0.1);
    right
}

/// The same outline with round corners.
fn rounded(corners: &[Pos2], radius: f32) -> Vec<Pos2> {
    let mut points = Vec::new();
    let count = corners.len();
    for (at, &corner) in corners.iter().enumerate() {
        let before = corners
            .get((at + count - 1) % count)
            .copied()
            .unwrap_or(corner);
        let after = corners.get((at + 1) % count).copied().unwrap_or(corner);
        let reach = |other: Pos2| {
            let way = other - corner;
            let length = way.length();
            corner + way * ((radius.min(length / 2.0)) / length.max(0.01))
        };
        let (from, to) = (reach(before), reach(after));
        for step in 0..=4_u8 {
            let t = f32::from(step) / 4.0;
            let (a, b) = (from.lerp(corner, t), corner.lerp(to, t));
            points.push(a.lerp(b, t));
        }
    }
    points
}
