//! Making what is handed out: an order, with all that it needs from outside.

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::{Environment, HouseFile};
use crate::{
    child::Confined,
    export::{self, HouseOn, Made, Order, Rich},
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
    /// Where the settings lie: the house file lies beside them.
    settings: Option<PathBuf>,
    /// The day that it is.
    today: Date,
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
        let folder = outside.settings.as_deref().and_then(Path::parent);
        Self {
            session: session.clone(),
            order: Order {
                now: Some((outside.now)()),
                kept: file.map(Kept::beside).or_else(nowhere),
                system_fonts: true,
                ..order
            },
            reader: outside.reader.clone(),
            templates: folder.map(|folder| folder.join(export::TEMPLATES)),
            settings: outside.settings.clone(),
            today: outside.date(),
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
        let mut order: Order<'_> = self.whole_order()?;
        order.confined = self.confined(cancelled);
        export::make(&self.session, &order).map_err(|error| format!("{error}."))
    }

    /// The changes for the writer as rich text.
    pub fn rich(&self) -> Result<Rich, String> {
        let order = self.whole_order()?;
        export::rich(&self.session, &order).map_err(|error| format!("{error}."))
    }

    /// What was asked for, with the house's own templates and rules. It touches the disk.
    pub fn whole_order(&self) -> Result<Order<'static>, String> {
        let mut order = self.order.clone();
        if let Some(folder) = self.templates.as_deref().filter(|folder| folder.is_dir()) {
            order.templates = export::templates_in(folder).map_err(|error| format!("{error}."))?;
        }
        // What is wrong with the house's file is told where its problems are.
        order.house = order.format.tells_problems().then(|| HouseOn {
            house: HouseFile::beside(self.settings.as_deref()).house,
            today: self.today,
        });
        Ok(order)
    }
}
