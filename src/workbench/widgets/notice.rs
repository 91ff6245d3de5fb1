//! A row that says something is the matter, with what can be done about it.

use egui::{Align, Button, CornerRadius, Frame, Label, Layout, Link, Margin, RichText, Ui};

use crate::workbench::theme::{self, MarkState, Tone, fonts, size};

/// How much it matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// Good to know.
    Info,
    /// To be looked at.
    Warning,
    /// Something went wrong.
    Error,
}

impl NoticeKind {
    fn tone(self, ui: &Ui) -> Tone {
        let palette = theme::palette(ui.ctx());
        match self {
            Self::Info => palette.selected,
            Self::Warning => palette.todo,
            Self::Error => palette.wrong,
        }
    }

    /// The same in a shape.
    const fn glyph(self) -> char {
        match self {
            Self::Info => '·',
            Self::Warning => '!',
            Self::Error => MarkState::Wrong.glyph(),
        }
    }
}

/// A row that says something is the matter.
#[derive(Clone, Copy, Debug)]
pub struct Notice<'a> {
    /// How much it matters.
    pub kind: NoticeKind,
    /// What is the matter, with the rule's number if it has one.
    pub words: &'a str,
    /// What can be done about it, as a link.
    pub action: Option<&'a str>,
    /// The key that does the same.
    pub key: Option<&'a str>,
    /// Whether it can be put away.
    pub closable: bool,
}

/// What the person did with a notice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NoticeResponse {
    /// Followed the action.
    pub acted: bool,
    /// Put it away.
    pub closed: bool,
}

impl<'a> Notice<'a> {
    /// A notice with nothing but words.
    pub const fn new(kind: NoticeKind, words: &'a str) -> Self {
        Self {
            kind,
            words,
            action: None,
            key: None,
            closable: false,
        }
    }

    /// With something that can be done about it.
    #[must_use]
    pub const fn action(mut self, action: &'a str) -> Self {
        self.action = Some(action);
        self
    }

    /// With the key that does it.
    #[must_use]
    pub const fn key(mut self, key: &'a str) -> Self {
        self.key = Some(key);
        self
    }

    /// It can be put away.
    #[must_use]
    pub const fn closable(mut self) -> Self {
        self.closable = true;
        self
    }

    /// Draws it as wide as there is space.
    pub fn show(self, ui: &mut Ui) -> NoticeResponse {
        let tone = self.kind.tone(ui);
        let mut done = NoticeResponse::default();
        Frame {
            fill: tone.tint,
            inner_margin: Margin::symmetric(10, 6),
            corner_radius: CornerRadius::same(size::RADIUS),
            ..Frame::default()
        }
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = size::S;
                // As high as the words, so that the first lines stand level.
                ui.spacing_mut().interact_size.y = size::CHIP;
                ui.label(
                    RichText::new(self.kind.glyph())
                        .font(fonts::ui_bold())
                        .color(tone.ink),
                );
                ui.with_layout(Layout::right_to_left(Align::TOP), |ui| {
                    if self.closable {
                        let cross = Button::new(RichText::new("×").color(tone.ink)).small();
                        done.closed = ui
                            .add(cross.frame_when_inactive(false))
                            .accessible_name("Put the notice away")
                            .clicked();
                    }
                    if let Some(key) = self.key {
                        super::key_cap(ui, key);
                    }
                    if let Some(action) = self.action {
                        let words = RichText::new(action).color(tone.ink).underline();
                        done.acted = ui.add(Link::new(words)).clicked();
                    }
                    ui.with_layout(Layout::top_down(Align::Min), |ui| {
                        ui.add(Label::new(RichText::new(self.words).color(tone.ink)).wrap());
                    });
                });
            });
        });
        done
    }
}
