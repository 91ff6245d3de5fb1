//! The list of articles, each with how much of it is decided.

use egui::{
    Button, CornerRadius, Frame, Label, Margin, RichText, Role, ScrollArea, Sense, Stroke, Ui,
    WidgetInfo,
};

use super::Scene;
use crate::workbench::{
    actions::Action,
    derived::ArticleRow,
    message::Message,
    theme::{self, MarkState, fonts, size},
    widgets::{Share, coverage_bar, muted, section},
};

/// Draws it.
pub fn articles(ui: &mut Ui, scene: &mut Scene<'_>) {
    ui.add_space(size::S);
    section(ui, "Articles");
    ui.add_space(size::XS);
    let bottom = 84.0;
    ScrollArea::vertical()
        .max_height((ui.available_height() - bottom).max(60.0))
        .auto_shrink([false, true])
        .show(ui, |ui| {
            let derived = scene.derived;
            for row in &derived.articles {
                entry(ui, scene, row);
            }
        });
    for action in [Action::AddArticle, Action::PasteArticle] {
        let Some(entry) = action.entry() else {
            continue;
        };
        let words = RichText::new(entry.name).color(theme::palette(ui.ctx()).muted);
        let button = Button::new(words)
            .frame_when_inactive(false)
            .shortcut_text(entry.key())
            .min_size(egui::vec2(ui.available_width(), 0.0));
        if ui.add(button).on_hover_text(entry.hint).clicked() {
            scene.push(Message::Act(action));
        }
    }
}

fn entry(ui: &mut Ui, scene: &mut Scene<'_>, row: &ArticleRow) {
    let palette = theme::palette(ui.ctx());
    let chosen = scene.view.article == Some(row.id);
    let figures = row.coverage;
    let left = match figures.left {
        0 => "done".to_owned(),
        1 => "1 fact left".to_owned(),
        n => format!("{n} facts left"),
    };
    let line = format!("Draft {} · {left}", row.draft);
    let frame = Frame {
        fill: if chosen {
            palette.paper
        } else {
            palette.background
        },
        stroke: if chosen {
            Stroke::new(size::HAIR, palette.line)
        } else {
            Stroke::NONE
        },
        corner_radius: CornerRadius::same(size::RADIUS_LARGE),
        inner_margin: Margin::symmetric(11, 8),
        ..Frame::default()
    };
    let inner = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 3.0;
        ui.add(Label::new(RichText::new(&row.title).font(fonts::ui_bold())).wrap());
        muted(ui, &line);
        ui.add_space(2.0);
        let sound = figures.checked.saturating_sub(figures.wrong);
        let shares = [
            Share {
                state: MarkState::Checked,
                amount: sound,
            },
            Share {
                state: MarkState::Wrong,
                amount: figures.wrong,
            },
            Share {
                state: MarkState::Attention,
                amount: figures.attention,
            },
        ];
        coverage_bar(
            ui,
            &format!("Claims of {} decided", row.title),
            &shares,
            figures.left + figures.checked,
        );
    });
    let response = ui.interact(
        inner.response.rect,
        ui.scope_id().with(("article", row.id)),
        Sense::click(),
    );
    response.widget_info(|| {
        WidgetInfo::selected(Role::Button, true, chosen, format!("{}, {line}", row.title))
    });
    if response.clicked() {
        scene.push(Message::Article(row.id));
    }
    ui.add_space(size::XS);
}
