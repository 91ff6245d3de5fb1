//! Pictures of the window's parts, compared with those in `tests/snapshots/`.
//!
//! `UPDATE_SNAPSHOTS=1 cargo test --test pictures` writes them anew; look at what changed before keeping it.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may panic"
)]

mod support;

use egui::{Theme, Vec2};
use egui_kittest::{Harness, SnapshotResults};
use support::article::Article;
use support::cpu::CpuRenderer;
use tickmark::workbench::kit::page::{Look, Page, PageData};
use tickmark::workbench::kit::theme::{self, MarkState};
use tickmark::workbench::kit::widgets::{
    Chip, Choice, Field, Notice, NoticeKind, Share, card_frame, chip_flow, choice_row,
    coverage_bar, key_caps, muted, section,
};

const THEMES: [(&str, Theme); 2] = [("light", Theme::Light), ("dark", Theme::Dark)];

/// A picture of what `show` draws, in both themes.
fn picture(name: &str, size: Vec2, mut show: impl FnMut(&mut egui::Ui)) {
    let mut results = SnapshotResults::new();
    for (suffix, which) in THEMES {
        let mut harness = Harness::builder()
            .with_size(size)
            .with_theme(which)
            .with_max_steps(10)
            .with_context_setup(theme::install)
            .renderer(CpuRenderer::default())
            .build_ui(&mut show);
        harness.run();
        harness.snapshot(format!("{name}-{suffix}"));
        results.extend_harness(&mut harness);
    }
}

#[test]
fn the_page_with_a_passage_in_every_state() {
    let article = Article::sample();
    let mut page = Page::default();
    picture("page", Vec2::new(720.0, 640.0), |ui| {
        let data = PageData {
            text: &article.text,
            paragraphs: &article.paragraphs,
            highlights: &article.highlights,
            emphasis: &article.emphasis,
            links: &[],
            lit: "",
            selected: Some(4),
            claims: 11,
            language: "en",
            look: Look::default(),
            draft: 1,
            revision: 1,
        };
        let area = ui.max_rect().expand(8.0);
        ui.painter()
            .rect_filled(area, 0, theme::palette(ui.ctx()).paper);
        let mut inner = ui.new_child(egui::UiBuilder::new().max_rect(area));
        page.show(&mut inner, &data, &mut Vec::new());
    });
}

#[test]
fn an_open_card_made_of_the_small_widgets() {
    picture("widgets", Vec2::new(500.0, 500.0), |ui| {
        let palette = theme::palette(ui.ctx());
        ui.painter()
            .rect_filled(ui.max_rect().expand(8.0), 0, palette.background);
        ui.spacing_mut().item_spacing = egui::vec2(theme::size::S, theme::size::S);
        chip_flow(ui, |ui| {
            Chip::filter("All 14", true).show(ui);
            Chip::filter("To check 7", false).show(ui);
            Chip::filter("Needs attention 1", false).show(ui);
        });
        card_frame(palette, true).show(ui, |ui| {
            ui.set_width(ui.available_width());
            chip_flow(ui, |ui| {
                muted(ui, "4");
                Chip::state(ui, "In progress", MarkState::InProgress).show(ui);
                Chip::plain("anonymous source").show(ui);
                Chip::plain("hedged: alleged").show(ui);
                Chip::plain("last November → 2024-11").show(ui);
            });
            let statement = "Inspectors were asked in November 2024 to leave two districts out of the leakage survey.";
            ui.label(
                egui::RichText::new(statement)
                    .font(theme::fonts::statement())
                    .line_height(Some(theme::fonts::STATEMENT_LEADING))
                    .color(palette.ink),
            );
            for (axis, labels, on) in [
                ("Status", &["To check", "In progress", "Checked", "Attention"][..], 1),
                ("Verdict", &["True", "Mostly", "Half", "Unproven", "False", "None"][..], 3),
                ("Copy", &["None", "Change requested", "Changed", "Stet", "Cut"][..], 1),
            ] {
                ui.horizontal(|ui| {
                    let (label, _) = ui.allocate_exact_size(
                        egui::vec2(theme::size::LABEL, theme::size::CONTROL),
                        egui::Sense::HOVER,
                    );
                    let mut inner = ui.new_child(egui::UiBuilder::new().max_rect(label));
                    muted(&mut inner, axis);
                    let choices: Vec<Choice<'_>> = labels.iter().map(|label| Choice { label, hint: "" }).collect();
                    choice_row(ui, axis, &choices, Some(on));
                });
            }
            let rationale = "Only one source, not named; the survey’s district list (p. 7) shows both districts.";
            Field::new("Rationale")
                .lines(2)
                .show(ui, egui::Id::unique("rationale"), rationale);
            section(ui, "Evidence");
            Notice::new(
                NoticeKind::Warning,
                "R03 Unproven needs an attempt to reach the person or the utility.",
            )
            .action("Log a contact")
            .key("F2")
            .show(ui);
            Notice::new(NoticeKind::Error, "The file could not be saved: the disk is full.")
                .closable()
                .show(ui);
        });
        let shares = [
            Share {
                state: MarkState::Checked,
                amount: 8,
            },
            Share {
                state: MarkState::Wrong,
                amount: 2,
            },
            Share {
                state: MarkState::Attention,
                amount: 1,
            },
        ];
        coverage_bar(ui, "Coverage", &shares, 16);
        ui.horizontal(|ui| {
            key_caps(ui, &["J", "K"], "next, previous");
            key_caps(ui, &["Ctrl K"], "commands");
            let _ = ui.button("Undo “Set verdict: False”");
        });
    });
}
