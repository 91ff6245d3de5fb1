//! The rules themselves: how much each weighs here, and those of the session, to be written.

use egui::{Label, RichText, ScrollArea, Ui};

use super::{Message, Problems};
use crate::{
    rules::{Level, RULES, Rule},
    session::{Command, Id, Kind},
    workbench::{
        desk::{Desk, Out},
        kit::{
            theme::{self, fonts, size},
            widgets::{Chip, Field, muted},
        },
    },
};

/// Lines of the field.
const LINES: usize = 5;

impl Problems {
    /// Draws them, in so much height.
    pub(super) fn rules(&self, ui: &mut Ui, height: f32, desk: &Desk<'_>, out: &mut Out<Message>) {
        muted(
            ui,
            "The house sets them in house.toml, beside the settings of the program. What is written here holds for this session, \
             and goes over the house’s.",
        );
        let field = Field::new("Rules of this session")
            .hint("[rules.verdict-needs-rationale]\nlevel = \"warning\"")
            .lines(LINES);
        let at = egui::Id::unique("rules of this session");
        let (_, edit) = field.show(ui, at, &desk.session.details.rules);
        out.edited(at, edit, |rules| Command::SetField {
            kind: Kind::Details,
            id: Id::SESSION,
            field: "rules".to_owned(),
            value: rules.into(),
        });
        ui.add_space(size::S);
        let list = ScrollArea::vertical()
            .max_height((height - 150.0).max(80.0))
            .auto_shrink([false, true]);
        list.show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = size::S;
            for (rule, level) in RULES.iter().zip(self.found.levels.iter()) {
                row(ui, rule, *level);
            }
        });
    }
}

/// One rule, with how much it weighs.
fn row(ui: &mut Ui, rule: &Rule, level: Level) {
    let palette = theme::palette(ui.ctx());
    let tone = match level {
        Level::Off | Level::Note => palette.nothing,
        Level::Warning => palette.todo,
        Level::Blocks => palette.wrong,
    };
    let inner = ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = size::S;
        Chip::toned(rule.code, tone).show(ui);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let ink = if level == Level::Off {
                palette.muted
            } else {
                palette.ink
            };
            ui.add(Label::new(RichText::new(rule.says).color(ink)).wrap());
            let mut set = format!("{} · {}", rule.name, level.word());
            for param in rule.params {
                set = format!("{set} · {} = {}", param.name, param.usual);
            }
            let set = RichText::new(set).font(fonts::small());
            ui.add(Label::new(set.color(palette.muted)).wrap());
        });
    });
    inner.response.on_hover_text(rule.why);
}
