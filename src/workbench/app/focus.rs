//! Where the keyboard's focus is from frame to frame, and where it goes back to when what had it is gone.
//!
//! Nobody else gives it to a region: after a field, a menu or what lay on top it is there again by itself.

use egui::{Context, Event, FocusDirection, Id, Key, Modifiers, Order, Popup};

use crate::workbench::{actions::Place, desk::Region, kit::widgets::is_arrow};

/// What is remembered of the focus.
#[derive(Default)]
pub struct Focus {
    /// The region that had it last: it goes back there.
    home: Region,
    /// What had it when the last frame ended.
    last: Option<Id>,
    /// A menu is open, and what had it before.
    menu: bool,
    before_menu: Option<Id>,
    /// What in the menu had it last.
    in_menu: Option<Id>,
    /// The Tab key has taken it off the last widget of all, and no other has it yet.
    passing: bool,
    /// What was asked to have it, and for how many frames more it is given it again where nothing has it.
    wanted: Option<(Id, u8)>,
}

/// What lies on top of the article and its claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Covered {
    /// Nothing.
    No,
    /// A pane of the session.
    ByPane,
    /// A question, or anything else.
    ByOther,
}

/// What lay on top counts for one frame longer than it is drawn: egui takes the focus from whatever got it meanwhile.
const FRAMES: u8 = 2;

impl Focus {
    /// Gives it to a widget, which may be drawn for the first time in the next frame.
    pub fn give(&mut self, ctx: &Context, widget: Id) {
        self.wanted = Some((widget, FRAMES));
        ctx.memory_mut(|memory| memory.request_focus(widget));
    }

    /// What keys mean now.
    pub fn place(&self, ctx: &Context, covered: Covered) -> Place {
        let focused = ctx.memory(|memory| memory.focused());
        if Popup::is_any_open(ctx) {
            Place::Menu
        } else if covered == Covered::ByPane && !ctx.text_edit_focused() {
            Place::Pane
        } else if covered != Covered::No {
            Place::Overlay
        } else if focused.and_then(Region::of) == Some(Region::Document)
            || focused.is_none() && !self.passing && self.home == Region::Document
        {
            Place::Document
        } else if focused.is_none() && !self.passing || focused.and_then(Region::of).is_some() {
            Place::Region
        } else if ctx.text_edit_focused() {
            Place::Field
        } else {
            Place::Widget
        }
    }

    /// At the beginning of a frame: egui lets go of the focus for Escape, and moves it for arrow keys, whatever it is on;
    /// here both are keys like others.
    pub fn take_back(&self, ctx: &Context, covered: Covered) {
        let escape = ctx.input(|input| input.events.iter().any(is_escape));
        ctx.memory_mut(|memory| {
            if escape
                && memory.focused().is_none()
                && let Some(last) = self.last
            {
                memory.request_focus(last);
            }
        });
        let arrow = |event: &Event| matches!(event, Event::Key { key, pressed: true, .. } if is_arrow(*key));
        let arrows = ctx.input(|input| input.events.iter().any(arrow));
        if arrows && matches!(self.place(ctx, covered), Place::Region | Place::Document) {
            ctx.memory_mut(|memory| memory.move_focus(FocusDirection::None));
        }
    }

    /// The region that has it, or had it last.
    pub const fn home(&self) -> Region {
        self.home
    }

    /// The region gets it back.
    pub fn go_home(&self, ctx: &Context) {
        ctx.memory_mut(|memory| memory.request_focus(self.home.id()));
    }

    /// At the end of a frame; `free`: nothing lies on top of an article; `only`: the one region that is shown, if it is one.
    pub fn after_frame(&mut self, ctx: &Context, free: bool, only: Option<Region>) {
        let focused = ctx.memory(|memory| memory.focused());
        if let Some(region) = only.or_else(|| focused.and_then(Region::of)) {
            self.home = region;
        }
        let menu = Popup::is_any_open(ctx);
        if menu && !self.menu {
            self.before_menu = self.last;
            if let Some(id) = focused.filter(|id| Region::of(*id).is_some()) {
                // The arrow keys are for the menu.
                ctx.memory_mut(|memory| memory.surrender_focus(id));
            }
        }
        if menu {
            let drawn_in_menu = |id: &Id| {
                let response = ctx.read_response(*id);
                response.is_some_and(|response| response.layer_id.order == Order::Foreground)
            };
            self.in_menu = focused.filter(drawn_in_menu).or(self.in_menu);
        }
        if self.menu && !menu {
            // A field that the menu has opened has it, even before it is drawn; a line of the menu is gone.
            let in_menu = self.in_menu.take();
            let lost = focused.is_none() || focused == in_menu;
            if let Some(before) = self.before_menu.take().filter(|_| lost && free) {
                ctx.memory_mut(|memory| memory.request_focus(before));
            }
        }
        self.menu = menu;
        let tab = ctx.input(|input| input.key_pressed(Key::Tab));
        self.passing = tab && ctx.memory(|memory| memory.focused().is_none());
        let lost = ctx.memory(|memory| memory.focused().is_none());
        let wanted = self.wanted.take();
        if lost && free && !menu && !self.passing {
            match wanted {
                Some((widget, _)) => ctx.memory_mut(|memory| memory.request_focus(widget)),
                None => self.go_home(ctx),
            }
        }
        let left = wanted.map(|(widget, frames)| (widget, frames - 1));
        self.wanted = left.filter(|(_, frames)| *frames > 0);
        self.last = ctx.memory(|memory| memory.focused());
    }
}

/// Moves the focus as egui does for a Tab key that it has not seen itself.
pub fn tab(ctx: &Context, modifiers: Modifiers) {
    let direction = if modifiers.shift {
        FocusDirection::Previous
    } else {
        FocusDirection::Next
    };
    ctx.memory_mut(|memory| memory.move_focus(direction));
}

/// Escape was pressed.
pub const fn is_escape(event: &Event) -> bool {
    matches!(
        event,
        Event::Key {
            key: Key::Escape,
            pressed: true,
            ..
        }
    )
}
