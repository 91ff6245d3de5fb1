//! Pictures of the window's parts, compared with those in `tests/snapshots/`.
//!
//! `UPDATE_SNAPSHOTS=1 cargo test --test pictures` writes them anew; look at what changed before keeping it.

mod support;

use egui::{Theme, Vec2};
use egui_kittest::{Harness, SnapshotResults};
use support::article::Article;
use support::cpu::CpuRenderer;
use tickmark::workbench::page::{Page, PageData};
use tickmark::workbench::theme;

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
            selected: Some(4),
            claims: 11,
            language: "en",
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
