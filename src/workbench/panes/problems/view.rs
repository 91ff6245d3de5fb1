//! The problems, one below the other; and those of a claim on its card.

use egui::{Align as At, Layout, Ui, vec2};

use super::{Message, Problems, found::Found, laid::Shown, mending::leads_on, row};
use crate::{
    rules::{Finding, Level},
    session::Id,
    text::counted,
    workbench::{
        actions::Action,
        desk::{Ask, Desk, Out, Overlay},
        kit::{
            list::{Align, Rows},
            theme::{self, size},
            widgets::{
                Chip, Notice, NoticeKind, chip_flow, first_focus, key_caps, muted, region, title,
            },
        },
    },
};

/// About the height of one.
const ROW: f32 = 104.0;

/// The most problems that a card names; the others are in the list.
const ON_CARD: usize = 3;

/// Narrower than this, a card shows no keys beside its problems.
const BESIDE: f32 = 440.0;

/// The problems of which a claim's card shows something of its own: they are not said twice.
const SAID: [&str; 5] = ["D02", "D03", "K01", "K02", "K07"];

impl Problems {
    /// Draws it, on top of everything.
    pub fn show(&mut self, ui: &mut Ui, desk: &Desk<'_>, out: &mut Out<Message>) {
        let room = ui.ctx().content_rect().size();
        ui.set_width((room.x - 120.0).clamp(300.0, 860.0));
        self.head(ui, desk, out);
        if self.rules {
            self.troubles(ui);
            self.rules(ui, (room.y - 250.0).min(620.0), desk, out);
            ui.add_space(size::XS);
            foot(ui, false, out);
            return;
        }
        self.filters(ui, out);
        self.troubles(ui);
        self.keys(ui, out);
        let now = self.row_now();
        if desk.view.reveal && self.found.len() > 0 {
            self.list.scroll_to(now, Align::Nearest);
        }
        if self.found.len() == 0 {
            let none = if self.found.laid().is_empty() {
                "The house’s rules find nothing."
            } else {
                "None of this kind."
            };
            muted(ui, none);
            ui.add_space(size::S);
        } else {
            let wanted = self.found.len().min(20) as f32 * ROW;
            let height = wanted.clamp(ROW, (room.y - 250.0).clamp(ROW, 620.0));
            ui.allocate_ui(vec2(ui.available_width(), height), |ui| {
                ui.set_min_height(height);
                // The ring stands around the cards, not behind them.
                let around = ui.max_rect().expand(size::XS);
                first_focus(&region(ui, around, list_id(), "Problems", None));
                let mut cards = Cards {
                    found: &self.found,
                    now,
                    reason: &mut self.reason,
                    desk,
                    out,
                };
                self.list.show(ui, "problems", &mut cards);
            });
        }
        ui.add_space(size::XS);
        foot(ui, self.found.len() > 0, out);
    }

    fn head(&self, ui: &mut Ui, desk: &Desk<'_>, out: &mut Out<Message>) {
        let palette = theme::palette(ui.ctx());
        ui.horizontal(|ui| {
            title(ui, "Problems");
            for (words, rules) in [("Found", false), ("Rules", true)] {
                if Chip::tab(words, rules == self.rules).show(ui).clicked() {
                    out.say(Message::Rules(rules));
                }
            }
            match self.found.laid().blocking {
                0 => {}
                1 => drop(Chip::toned("1 blocks sign-off", palette.wrong).show(ui)),
                many => {
                    let words = format!("{many} block sign-off");
                    Chip::toned(&words, palette.wrong).show(ui);
                }
            }
            ui.with_layout(Layout::right_to_left(At::Center), |ui| {
                if ui.button("Sign off…").clicked() {
                    out.act(Action::SignOff);
                }
                let house = self.found.house.as_ref();
                let words = house.map_or("usual rules", |_| "house rules: house.toml");
                let own = !desk.session.details.rules.trim().is_empty();
                let also = if own { ", and the session’s own" } else { "" };
                let response = muted(ui, &format!("{words}{also}"));
                if let Some(house) = house {
                    response.on_hover_text(house.display().to_string());
                }
            });
        });
    }

    fn filters(&self, ui: &mut Ui, out: &mut Out<Message>) {
        chip_flow(ui, |ui| {
            for ((shown, name), many) in Shown::ALL.into_iter().zip(self.found.laid().counts()) {
                let on = shown == self.found.shown();
                if many == 0 && !on && shown != Shown::All {
                    continue;
                }
                let words = format!("{name} {many}");
                if Chip::filter(&words, on).show(ui).clicked() {
                    out.say(Message::Show(shown));
                }
            }
        });
        ui.add_space(size::XS);
    }

    /// What could not be taken of the house's rules.
    fn troubles(&self, ui: &mut Ui) {
        let troubles = &self.found.troubles;
        if !troubles.is_empty() {
            let words = format!(
                "{} of the house’s rules could not be taken; the rest holds.",
                counted(troubles.len(), "line")
            );
            Notice::new(NoticeKind::Warning, &words)
                .details(troubles)
                .show(ui);
            ui.add_space(size::XS);
        }
    }

    /// The problems of a claim, on its card, each with its fix.
    pub fn about_claim(&self, ui: &mut Ui, claim: Id, out: &mut Out<Message>) {
        let found = self.found.laid().of_claim(claim);
        let found: Vec<&Finding> = found.filter(|one| !SAID.contains(&one.rule.code)).collect();
        let keys = ui.available_width() >= BESIDE;
        let first = found.iter().position(|finding| leads_on(finding));
        let key = Action::FixProblem.key();
        for (place, finding) in found.iter().take(ON_CARD).enumerate() {
            // Nothing shouts while somebody works: how much it weighs is told by the list.
            let kind = match finding.level {
                Level::Blocks | Level::Warning => NoticeKind::Warning,
                Level::Note | Level::Off => NoticeKind::Info,
            };
            let words = format!("{}  {}", finding.rule.code, finding.says);
            let mut notice = Notice::new(kind, &words);
            // What is mended on the card itself is in sight.
            if let Some(fix) = finding.fix.as_ref().filter(|_| leads_on(finding)) {
                notice = notice.action(&fix.words);
                if keys && first == Some(place) {
                    notice = notice.key(&key);
                }
            }
            if notice.show(ui).acted {
                out.say(Message::Mend(finding.number()));
            }
        }
        if found.len() > ON_CARD {
            let more = format!("{} more…", counted(found.len() - ON_CARD, "problem"));
            if ui.link(more).clicked() {
                out.act(Action::Problems);
            }
        }
    }
}

/// The widget that is the list.
pub fn list_id() -> egui::Id {
    egui::Id::unique("problems")
}

/// Which keys do what, and the way out.
fn foot(ui: &mut Ui, any: bool, out: &mut Out<Message>) {
    ui.horizontal_wrapped(|ui| {
        let close = ui.button("Close");
        if !any {
            first_focus(&close);
        }
        if close.clicked() {
            out.ask(Ask::Overlay(Overlay::None));
        }
        if any {
            ui.add_space(size::M);
            key_caps(ui, &["↑", "↓"], "move");
            key_caps(ui, &["Enter"], "go to the claim");
            key_caps(ui, &["F2"], "fix");
            key_caps(ui, &["E"], "expect, with a reason");
        }
    });
}

/// The problems as rows of the list.
struct Cards<'a, 'b> {
    found: &'a Found,
    /// The one that keys are for.
    now: usize,
    reason: &'a mut Option<(u64, String)>,
    desk: &'a Desk<'b>,
    out: &'a mut Out<Message>,
}

impl Rows for Cards<'_, '_> {
    fn revision(&self) -> u64 {
        self.found.revision
    }

    fn len(&self) -> usize {
        self.found.len()
    }

    fn key(&self, index: usize) -> u64 {
        self.found.number(index).unwrap_or(index as u64)
    }

    fn estimate(&self, _index: usize, _width: f32) -> f32 {
        ROW
    }

    fn show(&mut self, ui: &mut Ui, index: usize) {
        let Some(finding) = self.found.row(index) else {
            return;
        };
        let number = self.key(index);
        let reason = self.reason.as_mut().filter(|(of, _)| *of == number);
        let reason = reason.map(|(_, words)| words);
        let chosen = index == self.now;
        row::show(ui, (number, finding), chosen, reason, self.desk, self.out);
        ui.add_space(size::S);
    }
}
