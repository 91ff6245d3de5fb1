//! Processor time of a frame while scrolling through 10,000 paragraphs and 10,000 cards, beside naive lists of the
//! same items in the same run; and of all that a person does in the window over 100,000 claims of fifty articles.
//!
//! One line more shows the same article without a single line break.
//!
//! `cargo bench --bench frames` measures and fails if a gate is missed; `-- --smoke` runs a few frames of each and
//! only checks that they can be drawn and that nothing asks for frames at rest.

#![allow(clippy::print_stdout, reason = "a bench prints what it measured")]

mod backup;
mod deeds;
#[path = "../shared/gates.rs"]
mod gates;
#[path = "../shared/memory.rs"]
mod memory;
mod table;
mod towns;
mod window;
#[path = "../shared/words.rs"]
mod words;

use std::process::ExitCode;
use std::time::Duration;

use egui::{Context, Event, Rect, RichText, ScrollArea, Ui, pos2, vec2};
use rustix::time::{ClockId, clock_gettime};
use tickmark::text::Span;
use tickmark::workbench::kit::list::{List, Rows};
use tickmark::workbench::kit::page::{Highlight, Look, Page, PageData, Paragraph, Style};
use tickmark::workbench::kit::theme::{self, MarkState, fonts, size};
use tickmark::workbench::kit::widgets::{Chip, card_frame, chip_flow, muted};

/// How much is measured.
struct Plan {
    items: usize,
    frames: usize,
    naive_frames: usize,
    /// Claims over fifty articles.
    claims: usize,
    /// How often each deed is done.
    deeds: usize,
    /// Documents of a backup.
    documents: usize,
}

/// Two frames of a screen, milliseconds.
const TWO_FRAMES: f64 = 2.0 * 1e3 / 60.0;

/// A window without a screen.
struct Window {
    ctx: Context,
    time: f64,
    events: Vec<Event>,
}

/// What a frame cost, and whether it asked for another.
struct Frame {
    cost: Duration,
    asks: bool,
}

impl Window {
    fn new() -> Self {
        let ctx = Context::default();
        theme::install(&ctx);
        ctx.set_theme(egui::Theme::Light);
        Self {
            ctx,
            time: 0.0,
            events: vec![Event::PointerMoved(pos2(600.0, 400.0))],
        }
    }

    fn frame(&mut self, show: impl FnMut(&mut Ui)) -> Frame {
        self.time += 1.0 / 60.0;
        let input = egui::RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(1200.0, 800.0))),
            time: Some(self.time),
            // The pointer rests over the list, as it does while one turns the wheel.
            events: std::mem::take(&mut self.events),
            ..egui::RawInput::default()
        };
        let begin = thread_time();
        let mut output = self.ctx.run_ui(input, show);
        let triangles = self
            .ctx
            .tessellate(std::mem::take(&mut output.shapes), output.pixels_per_point);
        let cost = thread_time().saturating_sub(begin);
        assert!(!triangles.is_empty(), "something was drawn");
        let asks = output
            .viewport_output
            .values()
            .any(|viewport| viewport.repaint_delay < Duration::from_secs(1));
        output.drop_without_applying_deltas();
        Frame { cost, asks }
    }
}

/// Processor time of this thread.
fn thread_time() -> Duration {
    time(ClockId::ThreadCPUTime)
}

/// Processor time of all threads together.
fn process_time() -> Duration {
    time(ClockId::ProcessCPUTime)
}

fn time(clock: ClockId) -> Duration {
    let now = clock_gettime(clock);
    Duration::new(
        u64::try_from(now.tv_sec).unwrap_or_default(),
        u32::try_from(now.tv_nsec).unwrap_or_default(),
    )
}

/// What a series of frames came to, in milliseconds.
struct Figures {
    first: f64,
    median: f64,
    p99: f64,
    rest: f64,
    asked_at_rest: usize,
}

/// Shows the first frame, then `frames` in each of which `show` scrolls, then some at rest.
fn measure(frames: usize, mut show: impl FnMut(&mut Ui, bool)) -> Figures {
    let mut window = Window::new();
    let first = window.frame(|ui| show(ui, false)).cost.as_secs_f64() * 1e3;
    for _ in 0..5 {
        window.frame(|ui| show(ui, false));
    }
    let mut costs: Vec<f64> = (0..frames)
        .map(|_| {
            let mut scroll = true;
            // Only in the first pass of the frame.
            let frame = window.frame(|ui| show(ui, std::mem::take(&mut scroll)));
            frame.cost.as_secs_f64() * 1e3
        })
        .collect();
    costs.sort_by(f64::total_cmp);
    // Animations of egui's own (the scroll bar's) end within a fraction of a second.
    for _ in 0..60 {
        window.frame(|ui| show(ui, false));
    }
    let resting: Vec<Frame> = (0..20)
        .map(|_| window.frame(|ui| show(ui, false)))
        .collect();
    let mut rest: Vec<f64> = resting
        .iter()
        .map(|frame| frame.cost.as_secs_f64() * 1e3)
        .collect();
    rest.sort_by(f64::total_cmp);
    Figures {
        first,
        median: at(&costs, 0.5),
        p99: at(&costs, 0.99),
        rest: at(&rest, 0.5),
        asked_at_rest: resting.iter().filter(|frame| frame.asks).count(),
    }
}

/// A quantile of sorted values.
fn at(sorted: &[f64], quantile: f64) -> f64 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "an index into a short list"
    )]
    let index = ((sorted.len() as f64 - 1.0).max(0.0) * quantile).round() as usize;
    sorted.get(index).copied().unwrap_or(f64::NAN)
}

/// Paragraphs of about a hundred characters, with a claim in every second one.
struct Article {
    text: String,
    paragraphs: Vec<Paragraph>,
    highlights: Vec<Highlight>,
}

impl Article {
    fn new(count: usize) -> Self {
        let mut text = String::new();
        let mut paragraphs = Vec::new();
        let mut highlights = Vec::new();
        for number in 0..count {
            if number > 0 {
                text.push('\n');
            }
            let start = text.len();
            text.push_str("In the year of pump number ");
            text.push_str(&number.to_string());
            text.push_str(" the utility laid 61 miles of pipe, and the town’s council was told of half of it.");
            paragraphs.push(Paragraph {
                span: Span::new(start, text.len()),
                style: Style::Body,
            });
            if number % 2 == 0 {
                highlights.push(Highlight {
                    span: Span::new(start, start + 40 + number % 30),
                    state: MarkState::ALL
                        .get(number / 2 % 8)
                        .copied()
                        .unwrap_or(MarkState::ToCheck),
                    id: number as u64,
                    number: Some(number / 2 + 1),
                });
            }
        }
        Self {
            text,
            paragraphs,
            highlights,
        }
    }

    /// The same words in one paragraph.
    fn unbroken(mut self) -> Self {
        self.text = self.text.replace('\n', " ");
        self.paragraphs = vec![Paragraph {
            span: Span::whole(&self.text),
            style: Style::Body,
        }];
        self
    }

    fn page(&self, frames: usize) -> Figures {
        let mut page = Page::default();
        measure(frames, |ui, scroll| {
            if scroll {
                page.scroll_pages(0.5);
            }
            let data = PageData {
                text: &self.text,
                paragraphs: &self.paragraphs,
                highlights: &self.highlights,
                emphasis: &[],
                links: &[],
                lit: "",
                selected: Some(4),
                claims: self.highlights.len(),
                language: "en",
                look: Look::default(),
                draft: 1,
                revision: 1,
            };
            page.show(ui, &data, &mut Vec::new());
        })
    }

    /// The same paragraphs as labels, all of them every frame, without any marks.
    fn naive(&self, frames: usize) -> Figures {
        let mut offset = 0.0;
        measure(frames, |ui, scroll| {
            if scroll {
                offset += 360.0;
            }
            ScrollArea::vertical()
                .auto_shrink(false)
                .vertical_scroll_offset(offset)
                .show(ui, |ui| {
                    ui.set_max_width(size::COLUMN);
                    for paragraph in &self.paragraphs {
                        ui.label(
                            RichText::new(paragraph.span.of(&self.text))
                                .font(fonts::reading())
                                .line_height(Some(fonts::READING_LEADING)),
                        );
                    }
                });
        })
    }
}

/// Closed cards: two rows of chips and a statement of one or two lines.
struct Cards {
    count: usize,
}

impl Cards {
    fn card(ui: &mut Ui, index: usize) {
        let palette = theme::palette(ui.ctx());
        card_frame(palette, false).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = size::XS;
            chip_flow(ui, |ui| {
                muted(ui, &(index + 1).to_string());
                Chip::state(ui, "In progress", MarkState::InProgress).show(ui);
                Chip::plain("anonymous source").show(ui);
                Chip::plain("hedged: alleged").show(ui);
                Chip::plain("last November → 2024-11").show(ui);
                Chip::plain("2 sources").show(ui);
            });
            let statement = format!(
                "In the year {index} inspectors were asked to leave {} districts out of the leakage survey{}",
                index % 9,
                if index.is_multiple_of(3) { ", which the utility denies." } else { "." }
            );
            ui.label(
                RichText::new(statement)
                    .font(fonts::statement())
                    .line_height(Some(fonts::STATEMENT_LEADING))
                    .color(palette.ink),
            );
        });
        ui.add_space(size::S);
    }

    fn list(&mut self, frames: usize) -> Figures {
        let mut list = List::default();
        measure(frames, |ui, scroll| {
            if scroll {
                list.scroll_by(360.0);
            }
            ui.set_max_width(480.0);
            list.show(ui, "cards", self);
        })
    }

    fn naive(&self, frames: usize) -> Figures {
        let mut offset = 0.0;
        measure(frames, |ui, scroll| {
            if scroll {
                offset += 360.0;
            }
            ui.set_max_width(480.0);
            ScrollArea::vertical()
                .auto_shrink(false)
                .vertical_scroll_offset(offset)
                .show(ui, |ui| {
                    for index in 0..self.count {
                        ui.push_id(index, |ui| Self::card(ui, index));
                    }
                });
        })
    }
}

impl Rows for Cards {
    fn revision(&self) -> u64 {
        1
    }

    fn len(&self) -> usize {
        self.count
    }

    fn key(&self, index: usize) -> u64 {
        index as u64
    }

    fn estimate(&self, _: usize, _: f32) -> f32 {
        110.0
    }

    fn show(&mut self, ui: &mut Ui, index: usize) {
        Self::card(ui, index);
    }
}

fn print(name: &str, figures: &Figures) {
    let Figures {
        first,
        median,
        p99,
        rest,
        asked_at_rest,
    } = figures;
    println!(
        "{name:<18} first {first:8.2} ms   median {median:7.3} ms   p99 {p99:7.3} ms   at rest {rest:7.3} ms, \
         {asked_at_rest} frames asked for"
    );
}

fn main() -> ExitCode {
    let asked = |name: &str| std::env::args().any(|argument| argument == name);
    // `cargo bench` passes `--bench`; `cargo test --benches` does not.
    let smoke = asked("--smoke") || !asked("--bench");
    let plan = if smoke {
        Plan {
            items: 300,
            frames: 10,
            naive_frames: 3,
            claims: 500,
            deeds: 2,
            documents: 10,
        }
    } else {
        Plan {
            items: 10_000,
            frames: 400,
            naive_frames: 40,
            claims: 100_000,
            deeds: 8,
            documents: 500,
        }
    };
    // First: what the others leave behind in memory would be counted as free.
    let backup = backup::costs(plan.documents);
    let mega = |bytes: usize| bytes as f64 / 1e6;
    println!(
        "backup             {} documents, {:.0} MB of text: all found after {:.1} s   dearest frame {:7.3} ms, while one \
         searches {:7.3} ms   {:.0} MB held, at most {:.0} MB",
        plan.documents,
        mega(backup.text),
        backup.stands,
        backup.opened,
        backup.typed,
        mega(backup.held),
        mega(backup.peak)
    );
    let article = Article::new(plan.items);
    let mut cards = Cards { count: plan.items };
    let page = article.page(plan.frames);
    print("paragraphs", &page);
    let naive_page = article.naive(plan.naive_frames);
    print("paragraphs, naive", &naive_page);
    let unbroken = Article::new(plan.items).unbroken().page(plan.frames);
    print("one paragraph", &unbroken);
    let list = cards.list(plan.frames);
    print("cards", &list);
    let naive_list = cards.naive(plan.naive_frames);
    print("cards, naive", &naive_list);
    let whole = window::costs(plan.items, plan.frames);
    print("window, page", &whole.page);
    print("window, cards", &whole.cards);
    let (edit, worst_edit) = whole.edit;
    println!("window, decision   median {edit:7.3} ms   worst {worst_edit:7.3} ms");
    let (_folder, mut open) = towns::open(plan.claims);
    println!("{} claims over {} articles", plan.claims, towns::ARTICLES);
    let table = table::costs(&mut open, plan.frames);
    let done = deeds::costs(&mut open, plan.frames, plan.deeds);
    print("page", &done.page);
    print("cards", &done.cards);
    for deed in &done.deeds {
        let (median, worst) = deed.frame;
        let name = deed.name;
        println!("{name:<18} dearest frame: median {median:7.3} ms   worst {worst:7.3} ms");
    }
    print("table, scrolling", &table.scroll);
    print("table, Page Down", &table.pages);
    let opened = table.opened;
    println!(
        "{:<18} shown after {:7.1} ms   dearest frame {:7.3} ms",
        "table, opened", opened.all, opened.frame
    );
    for (name, series) in [
        ("table, sorted", &table.sorted),
        ("table, a letter", &table.typed),
        ("table, filtered", &table.filtered),
    ] {
        let table::Series { all, frame } = series;
        println!(
            "{name:<18} shown after {:7.1} ms, worst {:7.1} ms   dearest frame {:7.3} ms, worst {:7.3} ms",
            all.0, all.1, frame.0, frame.1
        );
    }
    let (page_ratio, list_ratio) = (
        page.median / naive_page.median,
        list.median / naive_list.median,
    );
    println!(
        "of naive: paragraphs 1/{:.1}, cards 1/{:.1}",
        1.0 / page_ratio,
        1.0 / list_ratio
    );

    let mut missed = Vec::new();
    let mut gate = |name: &str, held: bool| {
        if !held {
            missed.push(name.to_owned());
        }
    };
    gate("no frame at rest, paragraphs", page.asked_at_rest == 0);
    gate("no frame at rest, cards", list.asked_at_rest == 0);
    gate(
        "no frame at rest, window",
        whole.page.asked_at_rest + whole.cards.asked_at_rest == 0,
    );
    gate(
        "no frame at rest, many claims",
        [&done.page, &done.cards, &table.scroll, &table.pages]
            .iter()
            .all(|figures| figures.asked_at_rest == 0),
    );
    if !smoke {
        gate(
            "many claims: p99 of at most 4 ms while scrolling",
            [&done.page, &done.cards, &table.scroll, &table.pages]
                .iter()
                .all(|figures| figures.p99 <= 4.0),
        );
        gate(
            "table: sorting shown in 100 ms",
            table.sorted.all.0 <= 100.0,
        );
        gate(
            "table: typing and filtering within two frames",
            table.typed.all.0 <= TWO_FRAMES && table.filtered.all.0 <= TWO_FRAMES,
        );
        for series in [&table.sorted, &table.typed, &table.filtered] {
            gate("table: no frame over 10 ms", series.frame.0 <= 10.0);
        }
        for deed in &done.deeds {
            let name = format!("many claims, {}: no frame over 10 ms", deed.name);
            gate(&name, deed.frame.0 <= 10.0);
        }
        gate(
            "backup: no frame over 10 ms",
            backup.opened.max(backup.typed) <= 10.0,
        );
        gate("backup: at most 300 MB more", mega(backup.peak) <= 300.0);
        gate("a decision: at most 10 ms", edit <= 10.0);
        gate("paragraphs: median of at most 2 ms", page.median <= 2.0);
        gate("cards: median of at most 1 ms", list.median <= 1.0);
        gate("paragraphs: p99 of at most 3 ms", page.p99 <= 3.0);
        gate("cards: p99 of at most 3 ms", list.p99 <= 3.0);
        gate("paragraphs: at most 1/6 of naive", page_ratio <= 1.0 / 6.0);
        gate("cards: at most 1/60 of naive", list_ratio <= 1.0 / 60.0);
    }
    gates::end(&missed)
}
