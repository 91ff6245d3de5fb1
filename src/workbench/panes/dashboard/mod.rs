//! How far the session is, as bars with their figures in words; it lies on top, and can be handed out as a picture.

mod view;

use std::sync::Arc;

use crate::{
    export::{Format, Options, Order, dashboard::Figures},
    workbench::{
        actions::Action,
        desk::{Ask, Desk, Job, Out, Overlay, Pane},
    },
};

/// How far the session is.
#[derive(Default)]
pub struct Dashboard {
    /// Which session, at which revision, was counted last.
    asked: Option<(u64, u64)>,
    figures: Option<Box<Figures>>,
    /// The picture says who checks what.
    names: bool,
}

/// What happens here.
pub enum Message {
    /// A session was counted.
    Counted((u64, u64), Box<Figures>),
    /// Whether the picture says who checks what.
    Names(bool),
    /// Hand it out as a picture.
    Write,
}

impl Pane for Dashboard {
    type Message = Message;

    fn update(&mut self, message: Message, desk: &Desk<'_>, out: &mut Out<Message>) {
        match message {
            Message::Counted(of, figures) => {
                if self.asked == Some(of) {
                    self.figures = Some(figures);
                }
            }
            Message::Names(names) => self.names = names,
            Message::Write => {
                let order = Order {
                    options: Options {
                        people: self.names,
                        confidential: false,
                    },
                    held: Some(Arc::clone(&desk.derived.held.found)),
                    ..Order::of(Format::Dashboard)
                };
                out.ask(Ask::HandOut(Box::new(order)));
            }
        }
    }

    fn act(&mut self, action: Action, _desk: &Desk<'_>, out: &mut Out<Message>) -> bool {
        let mine = action == Action::Dashboard;
        if mine {
            out.ask(Ask::Overlay(Overlay::Dashboard));
        }
        mine
    }

    /// Counts the session, if it is not what was counted last: a job, for it looks at every claim.
    fn follow(&mut self, desk: &Desk<'_>, out: &mut Out<Message>) -> bool {
        let of = (desk.document, desk.session.revision());
        if desk.view.overlay != Overlay::Dashboard || self.asked == Some(of) {
            return false;
        }
        if self.asked.is_some_and(|asked| asked.0 != of.0) {
            self.figures = None;
        }
        self.asked = Some(of);
        let session = desk.session.clone();
        out.start(Job::quiet("dashboard", move |_| {
            Message::Counted(of, Box::new(Figures::of(&session)))
        }));
        true
    }
}
