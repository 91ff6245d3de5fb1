//! The bar at the bottom: facts left, coverage, is it safe, what runs, which keys do what.

use egui::{Frame, Link, Margin, Panel, ProgressBar, RichText, Ui};

use super::Scene;
use crate::workbench::{
    actions::{Action, Entry},
    document::OnDisk,
    message::Message,
    theme::{self, fonts},
    widgets::{key_caps, muted},
};

/// Whether the session is safe, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(
    clippy::enum_variant_names,
    reason = "\"saved\" is the word that people look for"
)]
pub enum Saved {
    /// There is nothing to save.
    #[default]
    Nothing,
    /// The file holds everything.
    Saved,
    /// It is being saved.
    Saving,
    /// The journal holds what the file does not; written so many seconds ago.
    Recovery(u64),
    /// Neither holds the last steps yet.
    Unsaved,
    /// The journal cannot be written: what is not saved is not safe.
    NoRecovery,
}

impl Saved {
    /// In words.
    pub fn words(&self) -> String {
        match self {
            Self::Nothing => "nothing to save".to_owned(),
            Self::Saved => "saved".to_owned(),
            Self::Saving => "saving…".to_owned(),
            Self::Recovery(seconds) if *seconds < 60 => format!("recovery copy {seconds} s ago"),
            Self::Recovery(_) => "recovery copy over a minute ago".to_owned(),
            Self::Unsaved => "not saved".to_owned(),
            Self::NoRecovery => "not saved, and no recovery copy".to_owned(),
        }
    }
}

/// Draws it.
pub fn status(ui: &mut Ui, scene: &mut Scene<'_>) {
    let palette = theme::palette(ui.ctx());
    let frame = Frame {
        fill: palette.paper,
        inner_margin: Margin::symmetric(16, 5),
        ..Frame::default()
    };
    Panel::bottom("status").frame(frame).show(ui, |ui| {
        ui.horizontal(|ui| {
            let coverage = scene.derived.coverage_of(scene.view.article);
            if scene.view.article.is_some() {
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
            let hidden = scene.derived.hidden;
            if let Some(pick) = scene.view.pick.as_ref().filter(|_| hidden > 0) {
                let words = format!("{hidden} hidden: only “{}” is listed", pick.label());
                muted(ui, &words);
                ui.add_space(16.0);
            }
            let words = scene.saved.words();
            if scene.saved == Saved::NoRecovery {
                ui.label(RichText::new(format!("! {words}")).color(palette.wrong.ink));
            } else {
                muted(ui, &words);
            }
            shared(ui, scene);
            jobs(ui, scene);
            keys(ui);
        });
    });
}

/// What two people left to decide, and what somebody else did to the file.
fn shared(ui: &mut Ui, scene: &mut Scene<'_>) {
    let palette = theme::palette(ui.ctx());
    let disputed = scene.derived.disputes.left();
    if disputed > 0 {
        ui.add_space(16.0);
        let words = RichText::new(format!("! {disputed} disputed")).color(palette.attention.ink);
        let hint = Action::Disputes
            .entry()
            .map_or(String::new(), Entry::tooltip);
        if ui.add(Link::new(words)).on_hover_text(hint).clicked() {
            scene.push(Message::Act(Action::Disputes));
        }
    }
    match scene.disk {
        OnDisk::Same => {}
        OnDisk::Changed => {
            ui.add_space(16.0);
            let words = RichText::new("! changed on disk: merge").color(palette.todo.ink);
            let hint = Action::MergeFile
                .entry()
                .map_or(String::new(), Entry::tooltip);
            if ui.add(Link::new(words)).on_hover_text(hint).clicked() {
                scene.push(Message::Act(Action::MergeFile));
            }
        }
        OnDisk::Gone => {
            ui.add_space(16.0);
            ui.label(RichText::new("! the file is gone").color(palette.wrong.ink));
        }
    }
}

fn jobs(ui: &mut Ui, scene: &mut Scene<'_>) {
    let mut stop = None;
    for job in &scene.jobs {
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
        scene.push(Message::Cancel(number));
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
