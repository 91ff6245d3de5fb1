//! What is on screen: which article, which claim, what lies on top; and what lets go of it.

use egui::Context;

use super::App;
use crate::{
    session::Id,
    workbench::{
        desk::{Ask, Overlay, Region, Room},
        kit::widgets::{drop_focus, forget_fields},
    },
};

impl App {
    /// Closes the topmost thing.
    pub(super) fn escape(&mut self, ctx: &Context) {
        if self.view.overlay != Overlay::None {
            match self.panes.escape_on_top(&self.view.overlay) {
                Some(out) => self.take_out(ctx, out),
                // From a field of a pane back to its list: the next key is the list's.
                None if self.view.overlay.is_pane() && ctx.text_edit_focused() => drop_focus(ctx),
                None => self.do_asked(ctx, Ask::Overlay(Overlay::None)),
            }
        } else if let Some(out) = self.panes.escape() {
            self.take_out(ctx, out);
        } else if self.view.claim.is_none() && !self.view.search.is_empty() {
            // What the search hides is there again.
            forget_fields(ctx);
            self.do_asked(ctx, Ask::Search(String::new()));
        } else {
            self.choose(None);
            self.view.place = None;
        }
    }

    /// Changes what lies on top.
    pub(super) fn cover(&mut self, ctx: &Context, overlay: Overlay) {
        let overlay = if self.view.overlay.asks_like(&overlay) {
            overlay
        } else {
            self.view.half.ask(overlay)
        };
        let before = std::mem::replace(&mut self.view.overlay, overlay);
        self.view.under = if self.view.overlay == Overlay::Help && before.is_pane() {
            before.clone()
        } else {
            Overlay::None
        };
        let free = self.view.overlay == Overlay::None;
        let same = std::mem::discriminant(&before) == std::mem::discriminant(&self.view.overlay);
        if !free && !same {
            // The keyboard belongs to what lies on top.
            drop_focus(ctx);
        }
        let asked = matches!(before, Overlay::Author { first: true, .. });
        if asked && free && !self.keeping.settings.asked {
            self.keep(ctx, |keeping, _, out| keeping.was_asked(out));
        }
    }

    /// Selects a claim, or none.
    pub(super) fn choose(&mut self, claim: Option<Id>) {
        let row = claim.and_then(|claim| self.derived.row(claim));
        if let Some(row) = row {
            self.view.place = Some(row.span);
        }
        if self.view.claim != claim {
            self.view.claim = claim;
            self.panes.claim_changed(claim);
        }
    }

    /// Shows the article or the list of claims, where only one of them has a place.
    pub(super) fn bring(&mut self, ctx: &Context, region: Region) {
        if self.view.room != Room::One || self.view.shown == region {
            return;
        }
        self.view.shown = region;
        self.view.reveal = self.view.claim.is_some();
        let on_other = ctx.memory(|memory| memory.focused().and_then(Region::of).is_some());
        if on_other {
            self.do_asked(ctx, Ask::Focus(region.id()));
        }
    }

    /// From the article to the list of claims, to the document, or back.
    pub(super) fn other_pane(&mut self, ctx: &Context) {
        let here = if self.view.room == Room::One {
            self.view.shown
        } else {
            self.focus.home()
        };
        let document = self.view.document.is_some();
        let mut next = here.next(document);
        // Where two have a place, the document stands in that of the article.
        if document && self.view.room == Room::Two && next == Region::Article {
            next = Region::Claims;
        }
        self.bring(ctx, next);
        self.do_asked(ctx, Ask::Focus(next.id()));
    }

    /// Opens a document beside the article, or closes the one that is open.
    pub(super) fn show_document(&mut self, ctx: &Context, document: Option<Id>) {
        self.view.document = document;
        let was_there =
            self.view.shown == Region::Document || self.focus.home() == Region::Document;
        let region = match document {
            Some(_) => Region::Document,
            None if was_there => Region::Claims,
            None => self.focus.home(),
        };
        self.bring(ctx, region);
        self.do_asked(ctx, Ask::Focus(region.id()));
    }

    pub(super) fn show_article(&mut self, article: Option<Id>) {
        if self.view.article != article {
            self.view.article = article;
            self.view.place = None;
            self.choose(None);
            self.panes.article_changed();
        }
    }

    pub(super) fn show_first_article(&mut self) {
        let first = self.session().articles_in_order();
        let first = first.first().map(|(id, _)| *id);
        self.show_article(first);
    }

    /// Lets go of what is not there any more.
    pub(super) fn mend_view(&mut self) {
        let session = &self.keeping.document.session;
        let claim = self.view.claim.map(|id| session.claims.get(id));
        let gone = claim.is_some_and(|claim| claim.is_none_or(|claim| !session.is_live(claim)));
        let article = self.view.article.and_then(|id| session.articles.get(id));
        let lost = article.is_none_or(|article| article.removed);
        let document = self.view.document.map(|id| session.sources.get(id));
        let document = document.is_some_and(|one| one.is_none_or(|one| one.removed));
        if document {
            self.view.document = None;
            self.view.shown = Region::Claims;
        }
        if gone {
            self.choose(None);
        }
        if lost {
            self.show_first_article();
        }
    }

    /// Another session is open.
    pub(super) fn replaced(&mut self, ctx: &Context) {
        self.note_place();
        forget_fields(ctx);
        self.view.tidied.clear();
        self.view.document = None;
        if self.view.shown == Region::Document {
            self.view.shown = Region::Claims;
        }
        self.view.article = None;
        self.choose(None);
        self.panes.session_replaced();
        self.show_first_article();
    }

    /// Goes back to where somebody was, if it is still there.
    pub(super) fn go_back(&mut self, article: Option<Id>, claim: Option<Id>, at: usize) {
        let session = self.session();
        let there = |id: &Id| session.articles.get(*id).is_some_and(|one| !one.removed);
        let Some(article) = article.filter(there) else {
            return;
        };
        let claim = claim.filter(|id| {
            let claim = session.claims.get(*id);
            claim.is_some_and(|claim| claim.is_live() && claim.article == article)
        });
        self.show_article(Some(article));
        self.choose(claim);
        self.view.reveal = claim.is_some();
        self.panes.reading.show_from(at);
    }
}
