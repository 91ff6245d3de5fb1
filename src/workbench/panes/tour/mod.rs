//! The keys, learnt by doing: one step after the other above the article; a step is done when what it asks for has happened,
//! whichever way.

mod steps;
mod view;

use crate::workbench::{
    actions::Action,
    desk::{Ask, Desk, Out, Pane, Region},
};
use steps::{Now, STEPS, Step};

/// What happens here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Message {
    /// On to the next step, whether this one is done or not.
    Skip,
    /// No more.
    End,
}

/// The keys, learnt by doing.
#[derive(Default)]
pub struct Tour {
    /// The step that is on, from 0, and how things stood when it began; one past the last when all is done.
    on: Option<(usize, Now)>,
}

impl Tour {
    /// The step that is on.
    fn step(&self) -> Option<(usize, Option<&'static Step>)> {
        let (at, _) = self.on.as_ref()?;
        Some((*at, STEPS.get(*at)))
    }

    fn go_on(&mut self, desk: &Desk<'_>) {
        if let Some((at, _)) = self.on {
            self.on = Some(((at + 1).min(STEPS.len()), Now::of(desk)));
        }
    }
}

impl Pane for Tour {
    type Message = Message;

    fn update(&mut self, message: Message, desk: &Desk<'_>, out: &mut Out<Message>) {
        match message {
            Message::Skip => self.go_on(desk),
            Message::End => {
                self.on = None;
                // What was looked for on the way hides no claims afterwards.
                out.ask(Ask::Search(String::new()));
            }
        }
        out.ask(Ask::Focus(Region::Article.id()));
    }

    fn act(&mut self, action: Action, desk: &Desk<'_>, out: &mut Out<Message>) -> bool {
        if action != Action::Tour {
            return false;
        }
        if desk.view.article.is_none() {
            out.act(Action::Sample);
        }
        self.on = Some((0, Now::of(desk)));
        true
    }

    fn follow(&mut self, desk: &Desk<'_>, _: &mut Out<Message>) -> bool {
        let Some((at, before)) = &mut self.on else {
            return false;
        };
        let Some(step) = STEPS.get(*at) else {
            return false;
        };
        if !before.may_differ(desk) {
            return false;
        }
        let now = Now::of(desk);
        if (step.done)(before, &now) {
            self.go_on(desk);
            return true;
        }
        before.looked(&now);
        false
    }
}
