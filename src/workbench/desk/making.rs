//! Making what is handed out: an order, with all that it needs from outside.

use std::path::{Path, PathBuf};

use super::Environment;
use crate::{
    child::Confined,
    export::{self, Made, Order, Rich},
    session::Session,
    storage::{Kept, State},
};

/// What is to be made, and what with: put together on the window's thread, made on another.
pub struct Making {
    session: Session,
    order: Order<'static>,
    reader: Option<PathBuf>,
    /// Where the house keeps its own templates, if it has any.
    templates: Option<PathBuf>,
}

impl Making {
    /// Of the session as it is now, whose file is `file`.
    pub fn new(
        session: &Session,
        order: Order<'static>,
        file: Option<&Path>,
        outside: &Environment,
    ) -> Self {
        let nowhere = || outside.state.as_ref().map(State::kept);
        let settings = outside.settings.as_deref().and_then(Path::parent);
        Self {
            session: session.clone(),
            order: Order {
                now: Some((outside.now)()),
                kept: file.map(Kept::beside).or_else(nowhere),
                system_fonts: true,
                ..order
            },
            reader: outside.reader.clone(),
            templates: settings.map(|folder| folder.join(export::TEMPLATES)),
        }
    }

    /// The session that it is made of.
    pub const fn session(&self) -> &Session {
        &self.session
    }

    /// What was asked for.
    pub const fn order(&self) -> &Order<'static> {
        &self.order
    }

    /// What handles documents that nobody trusts.
    pub fn confined<'c>(&self, cancelled: &'c (dyn Fn() -> bool + Sync)) -> Option<Confined<'c>> {
        let reader = self.reader.clone()?;
        Some(Confined::new(reader, cancelled))
    }

    /// Makes it; or says why it cannot be made.
    pub fn make(&self, cancelled: &(dyn Fn() -> bool + Sync)) -> Result<Made, String> {
        let mut order: Order<'_> = self.with_templates()?;
        order.confined = self.confined(cancelled);
        export::make(&self.session, &order).map_err(|error| format!("{error}."))
    }

    /// The changes for the writer as rich text.
    pub fn rich(&self) -> Result<Rich, String> {
        let order = self.with_templates()?;
        export::rich(&self.session, &order).map_err(|error| format!("{error}."))
    }

    /// What was asked for, with the house's own templates.
    fn with_templates(&self) -> Result<Order<'static>, String> {
        let mut order = self.order.clone();
        if let Some(folder) = self.templates.as_deref().filter(|folder| folder.is_dir()) {
            order.templates = export::templates_in(folder).map_err(|error| format!("{error}."))?;
        }
        Ok(order)
    }
}
