//! The bar at the bottom: facts left, coverage, is it safe, what runs, which keys do what.

use egui::{Frame, Link, Margin, Panel, ProgressBar, Rect, RichText, Ui, UiBuilder, vec2};

use super::{Out, Status};
use crate::workbench::{
    actions::{Action, Entry},
    desk::{Ask, Desk, OnDisk, Saved},
    kit::{
        theme::{self, fonts, size},
        widgets::{key_caps, muted},
    },
};

/// Its room: it stands at the bottom, but is read after what stands above it.
pub fn room_for_status(ui: &mut Ui) -> Ui {
    let palette = theme::palette(ui.ctx());
    let frame = Frame {
        fill: palette.paper,
        inner_margin: Margin::symmetric(16, 5),
        ..Frame::default()
    };
    let room = Panel::bottom("status").frame(frame).show(ui, |ui| {
        ui.set_min_size(vec2(ui.available_width(), size::CONTROL));
        let line = Rect::from_min_size(ui.max_rect().min, ui.min_rect().size());
        ui.new_child(UiBuilder::new().max_rect(line))
    });
    room.inner
}

/// Draws it in its room.
pub fn status(ui: &mut Ui, status: &Status<'_>, desk: &Desk<'_>, out: &mut Out) {
    let palette = theme::palette(ui.ctx());
    ui.horizontal(|ui| {
        let coverage = desk.derived.coverage_of(desk.view.article);
        if desk.view.article.is_some() {
            ui.spacing_mut().item_spacing.x = 4.0;
            ui.label(RichText::new(coverage.left.to_string()).font(fonts::ui_bold()));
            muted(
                ui,
                if coverage.left == 1 {
                    "fact left"
                } else {
                    "facts left"
                },
            );
            ui.add_space(16.0);
            muted(
                ui,
                &format!("{} % of the article decided", coverage.percent()),
            );
            ui.add_space(16.0);
        }
        if let Some(hidden) = &status.hidden {
            muted(ui, hidden);
            ui.add_space(16.0);
        }
        let words = status.saved.words();
        if status.saved == Saved::NoRecovery {
            ui.label(RichText::new(format!("! {words}")).color(palette.wrong.ink));
        } else {
            muted(ui, &words);
        }
        shared(ui, status, desk, out);
        unread(ui, status.unread, out);
        jobs(ui, status, out);
        keys(ui);
    });
}

/// What two people left to decide, and what somebody else did to the file.
fn shared(ui: &mut Ui, status: &Status<'_>, desk: &Desk<'_>, out: &mut Out) {
    let palette = theme::palette(ui.ctx());
    let disputed = desk.derived.disputed.left;
    if disputed > 0 {
        ui.add_space(16.0);
        let words = RichText::new(format!("! {disputed} disputed")).color(palette.attention.ink);
        let hint = Action::Disputes
            .entry()
            .map_or(String::new(), Entry::tooltip);
        if ui.add(Link::new(words)).on_hover_text(hint).clicked() {
            out.act(Action::Disputes);
        }
    }
    let to_settle = &desk.derived.to_settle;
    if to_settle.left > 0 && to_settle.article == desk.view.article {
        ui.add_space(16.0);
        let words = format!("! {} to settle", to_settle.left);
        let words = RichText::new(words).color(palette.attention.ink);
        let hint = Action::CompareDrafts
            .entry()
            .map_or(String::new(), Entry::tooltip);
        if ui.add(Link::new(words)).on_hover_text(hint).clicked() {
            out.act(Action::CompareDrafts);
        }
    }
    match status.disk {
        OnDisk::Same => {}
        OnDisk::Changed => {
            ui.add_space(16.0);
            let words = RichText::new("! changed on disk: merge").color(palette.todo.ink);
            let hint = Action::MergeFile
                .entry()
                .map_or(String::new(), Entry::tooltip);
            if ui.add(Link::new(words)).on_hover_text(hint).clicked() {
                out.act(Action::MergeFile);
            }
        }
        OnDisk::Gone => {
            ui.add_space(16.0);
            ui.label(RichText::new("! the file is gone").color(palette.wrong.ink));
        }
    }
}

/// How many notices nobody has seen to.
fn unread(ui: &mut Ui, unread: usize, out: &mut Out) {
    let words = match unread {
        0 => return,
        1 => "1 notice".to_owned(),
        many => format!("{many} notices"),
    };
    ui.add_space(16.0);
    let palette = theme::palette(ui.ctx());
    let words = RichText::new(words).color(palette.selected.ink);
    let hint = Action::Notices
        .entry()
        .map_or(String::new(), Entry::tooltip);
    if ui.add(Link::new(words)).on_hover_text(hint).clicked() {
        out.act(Action::Notices);
    }
}

fn jobs(ui: &mut Ui, status: &Status<'_>, out: &mut Out) {
    let mut stop = None;
    for job in &status.jobs {
        ui.add_space(16.0);
        muted(ui, job.name);
        #[expect(clippy::cast_precision_loss, reason = "at most 1000")]
        let done = job.permille as f32 / 1000.0;
        if job.permille > 0 {
            ui.add(
                ProgressBar::new(done)
                    .desired_width(72.0)
                    .desired_height(6.0),
            );
        }
        if job.cancellable && ui.add(Link::new("cancel")).clicked() {
            stop = Some(job.number);
        }
    }
    if let Some(number) = stop {
        out.ask(Ask::Cancel(number));
    }
}

/// The keys a newcomer needs, at the right end: as far from the left as their width in the last frame asks for.
fn keys(ui: &mut Ui) {
    let groups: [(&[Action], &str); 5] = [
        (
            &[Action::NextClaim, Action::PreviousClaim],
            "next, previous",
        ),
        (&[Action::Verdict(1), Action::Verdict(9)], "verdict"),
        (&[Action::AddEvidence], "evidence"),
        (&[Action::Palette], "commands"),
        (&[Action::Help], "help"),
    ];
    let id = ui.scope_id().with("keys");
    let width: f32 = ui.data(|data| data.get_temp(id)).unwrap_or(520.0);
    let space = ui.available_width() - width;
    if space < 16.0 {
        return;
    }
    ui.add_space(space);
    let before = ui.cursor().left();
    for (place, (actions, words)) in groups.into_iter().enumerate() {
        if place > 0 {
            ui.add_space(12.0);
        }
        let names: Vec<String> = actions.iter().map(|action| action.key()).collect();
        if let [Action::Verdict(_), ..] = actions {
            // All the keys from the first to the last.
            key_caps(ui, &[&names.join("–")], words);
            continue;
        }
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        key_caps(ui, &names, words);
    }
    let used = (ui.min_rect().right() - before).ceil();
    if (used - width).abs() > 0.5 {
        ui.data_mut(|data| data.insert_temp(id, used));
        ui.ctx().request_repaint();
    }
}
