//! What was put aside: the dismissed claims of the article, to be taken back. It lies on top.

mod view;

use std::convert::Infallible;

use crate::{
    session::Id,
    workbench::{
        actions::Action,
        desk::{Ask, Desk, Out, Overlay, Pane, dismissed, number_of},
        kit::list::List,
    },
};

/// What was put aside.
#[derive(Default)]
pub struct Dismissed {
    /// What the rows were made of: document, revision, article.
    of: Option<(u64, u64, Option<Id>)>,
    /// The claims, each with the number that stands for it.
    rows: Vec<(u64, Id)>,
    revision: u64,
    list: List,
}

impl Pane for Dismissed {
    type Message = Infallible;

    fn update(&mut self, message: Infallible, _: &Desk<'_>, _: &mut Out<Infallible>) {
        match message {}
    }

    fn act(&mut self, action: Action, _: &Desk<'_>, out: &mut Out<Infallible>) -> bool {
        let mine = action == Action::Dismissed;
        if mine {
            out.ask(Ask::Overlay(Overlay::Dismissed));
        }
        mine
    }

    fn follow(&mut self, desk: &Desk<'_>, _: &mut Out<Infallible>) -> bool {
        let of = (desk.document, desk.session.revision(), desk.view.article);
        if desk.view.overlay != Overlay::Dismissed || self.of == Some(of) {
            return false;
        }
        self.of = Some(of);
        let found = desk.view.article.map(|id| dismissed(desk.session, id));
        let rows = found.unwrap_or_default().into_iter();
        self.rows = rows.map(|(id, ..)| (number_of(id), id)).collect();
        self.revision += 1;
        true
    }
}
