//! A row that says something is the matter, with what can be done about it.

use egui::{
    Align, Button, CollapsingHeader, CornerRadius, Frame, Label, Layout, Link, Margin, RichText,
    ScrollArea, Ui, Vec2,
};

use crate::workbench::kit::theme::{self, MarkState, Tone, fonts, size};

/// How much it matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// Something went well.
    Done,
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
            Self::Done => palette.checked,
            Self::Info => palette.selected,
            Self::Warning => palette.todo,
            Self::Error => palette.wrong,
        }
    }

    /// The same in a shape.
    const fn glyph(self) -> char {
        match self {
            Self::Done => MarkState::Checked.glyph(),
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
    /// What else can be done about it.
    pub other: Option<&'a str>,
    /// The key that does the same.
    pub key: Option<&'a str>,
    /// What lies behind it, to be unfolded.
    pub details: &'a [String],
    /// It is a thing of the past.
    pub past: bool,
    /// Whether it can be put away.
    pub closable: bool,
}

/// What the person did with a notice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says a thing of its own"
)]
pub struct NoticeResponse {
    /// Followed the action.
    pub acted: bool,
    /// Followed the other one.
    pub acted_otherwise: bool,
    /// Put it away.
    pub closed: bool,
    /// The keyboard's focus is in it.
    pub focused: bool,
}

impl<'a> Notice<'a> {
    /// A notice with nothing but words.
    pub const fn new(kind: NoticeKind, words: &'a str) -> Self {
        Self {
            kind,
            words,
            action: None,
            other: None,
            key: None,
            details: &[],
            past: false,
            closable: false,
        }
    }

    /// With something that can be done about it.
    #[must_use]
    pub const fn action(mut self, action: &'a str) -> Self {
        self.action = Some(action);
        self
    }

    /// With something else that can be done about it.
    #[must_use]
    pub const fn other(mut self, other: &'a str) -> Self {
        self.other = Some(other);
        self
    }

    /// With what lies behind it.
    #[must_use]
    pub const fn details(mut self, details: &'a [String]) -> Self {
        self.details = details;
        self
    }

    /// It is a thing of the past: nothing shouts.
    #[must_use]
    pub const fn past(mut self) -> Self {
        self.past = true;
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
        let mut tone = self.kind.tone(ui);
        if self.past {
            let palette = theme::palette(ui.ctx());
            (tone.ink, tone.tint) = (palette.muted, palette.background);
        }
        let mut done = NoticeResponse::default();
        Frame {
            fill: tone.tint,
            inner_margin: Margin::symmetric(10, 6),
            corner_radius: CornerRadius::same(size::RADIUS),
            ..Frame::default()
        }
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal_top(|ui| self.line(ui, tone, &mut done));
            self.behind(ui, tone, &mut done);
        });
        done
    }

    fn line(&self, ui: &mut Ui, tone: Tone, done: &mut NoticeResponse) {
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
                let cross = Button::new(RichText::new("×").color(tone.ink))
                    .min_size(Vec2::splat(size::TARGET));
                let cross = ui
                    .add(cross.frame_when_inactive(false))
                    .accessible_name("Put the notice away");
                done.closed = cross.clicked();
                done.focused |= cross.has_focus();
            }
            if let Some(key) = self.key {
                super::key_cap(ui, key);
            }
            let mut link = |ui: &mut Ui, words: Option<&str>| {
                let Some(words) = words else {
                    return false;
                };
                let words = RichText::new(words).color(tone.ink).underline();
                let link = ui.add(Link::new(words));
                done.focused |= link.has_focus();
                link.clicked()
            };
            // From the right: what is offered first stands first.
            let (otherwise, acted) = (link(ui, self.other), link(ui, self.action));
            (done.acted, done.acted_otherwise) = (acted, otherwise);
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.add(Label::new(RichText::new(self.words).color(tone.ink)).wrap());
            });
        });
    }

    /// What lies behind it, to be unfolded.
    fn behind(&self, ui: &mut Ui, tone: Tone, done: &mut NoticeResponse) {
        if self.details.is_empty() {
            return;
        }
        let words = format!("Details ({})", self.details.len());
        let header = CollapsingHeader::new(RichText::new(words).color(tone.ink)).show(ui, |ui| {
            ScrollArea::vertical()
                .max_height(DETAILS)
                .auto_shrink([false, true])
                .show(ui, |ui| {
                    for words in self.details {
                        let words = RichText::new(words).color(tone.ink).font(fonts::small());
                        ui.add(Label::new(words).wrap());
                    }
                });
        });
        done.focused |= header.header_response.has_focus();
    }
}

/// The most height that unfolded details take.
const DETAILS: f32 = 160.0;
