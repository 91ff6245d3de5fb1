//! The list of articles, each with how much of it is decided.

use egui::{
    Button, CornerRadius, Frame, Label, Margin, RichText, Role, ScrollArea, Sense, Stroke, Ui,
    WidgetInfo,
};

use super::{Message, session_list};
use crate::workbench::{
    actions::Action,
    desk::{ArticleRow, Ask, Desk, Out, Overlay, menu},
    kit::{
        theme::{self, MarkState, fonts, size},
        widgets::{Share, coverage_bar, first_focus, muted, ring, section},
    },
};

/// Height of the ways to add an article.
const ADDING: f32 = 120.0;
/// With less height for the articles alone, all of it goes by together.
const ARTICLES_LEAST: f32 = 100.0;

/// Draws it.
pub fn show(ui: &mut Ui, desk: &Desk<'_>, out: &mut Out<Message>) {
    ui.add_space(size::S);
    let left = ui.available_height() - session_list::height() - ADDING;
    if left >= ARTICLES_LEAST {
        listed(ui, left, desk, out);
        session_list::show(ui, desk, out);
        adding(ui, out);
        return;
    }
    // In a low window all of it goes by together.
    let height = ui.available_height().max(ARTICLES_LEAST);
    ScrollArea::vertical()
        .max_height(height)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            section(ui, "Articles");
            for row in &desk.derived.articles {
                entry(ui, desk, row, out);
            }
            session_list::show(ui, desk, out);
            adding(ui, out);
        });
}

/// The articles, with a bar to scroll if they are many.
fn listed(ui: &mut Ui, height: f32, desk: &Desk<'_>, out: &mut Out<Message>) {
    section(ui, "Articles");
    ui.add_space(size::XS);
    ScrollArea::vertical()
        .max_height(height - size::CONTROL)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            for row in &desk.derived.articles {
                entry(ui, desk, row, out);
            }
        });
}

/// The ways to add one.
fn adding(ui: &mut Ui, out: &mut Out<Message>) {
    ui.add_space(size::S);
    for action in [
        Action::AddArticle,
        Action::PasteArticle,
        Action::FetchAddress,
    ] {
        let Some(entry) = action.entry() else {
            continue;
        };
        let words = RichText::new(entry.name).color(theme::palette(ui.ctx()).muted);
        let button = Button::new(words)
            .frame_when_inactive(false)
            .shortcut_text(entry.key())
            .min_size(egui::vec2(ui.available_width(), 0.0));
        if ui.add(button).on_hover_text(entry.hint).clicked() {
            out.act(action);
        }
    }
}

fn entry(ui: &mut Ui, desk: &Desk<'_>, row: &ArticleRow, out: &mut Out<Message>) {
    let palette = theme::palette(ui.ctx());
    let chosen = desk.view.article == Some(row.id);
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
    if response.has_focus() {
        let corners = CornerRadius::same(size::RADIUS_LARGE);
        ring(ui, inner.response.rect, corners);
    }
    let over = desk.view.overlay == Overlay::Articles;
    if over && chosen {
        first_focus(&response);
    }
    // A menu is about the article it was asked for on.
    if response.secondary_clicked() && !chosen {
        out.ask(Ask::Article(row.id));
    }
    response.context_menu(|ui| menu::items(ui, desk, menu::ARTICLE, out));
    if response.clicked() {
        out.ask(Ask::Article(row.id));
        if over {
            out.ask(Ask::Uncover);
        }
    }
    ui.add_space(size::XS);
}
