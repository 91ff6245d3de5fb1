//! What lies between the frame and its rooms: what a pane is given to look at, what it hands back, what it may ask for,
//! and what is worked out of the session for all of them.
//!
//! Must not know: any pane, the frame, how sessions are kept.

mod ask;
mod derived;
mod dismissed;
mod environment;
mod fields;
mod focus;
mod half_entered;
mod house;
mod layout;
mod making;
pub mod menu;
mod offer;
mod on_disk;
mod opening;
mod out;
mod overlay;
mod pane;
mod places;
mod preferences;
pub mod record_words;
mod room;
mod saved_filter;
mod set;
mod topic;
mod verdict;
mod view;
mod when;

pub use super::kit::jobs::Job;
pub use ask::Ask;
pub use derived::{
    ArticleRow, Citable, ClaimRow, Derived, Disputed, Fits, HeldNow, PassagesNow, ProblemCount,
    ToSettle, number_of, state_of, state_of_parts,
};
pub use dismissed::{dismissed, is_untouched, take_back};
pub use environment::Environment;
pub use fields::{Line, no_day, record_field, record_fields, set_field};
pub use focus::{Region, card_id};
pub use half_entered::HalfEntered;
pub use house::HouseFile;
pub use layout::{Layout, RecentFile, points};
pub use making::Making;
pub use offer::Offer;
pub use on_disk::{OnDisk, Saved, file_name};
pub use opening::{Opening, pieces};
pub use out::{Effect, Out};
pub use overlay::{Half, Overlay};
pub use pane::Pane;
pub use preferences::{Preferences, take, way};
pub use room::Room;
pub use saved_filter::SavedFilter;
pub use set::style_of;
pub use topic::Topic;
pub use verdict::{verdict_chip, verdict_words};
pub use view::{Next, Purpose, View};
pub use when::{Dates, today};

use std::path::Path;

use super::{actions::Situation, kit::notices};
use crate::session::{Author, Id, Session};
use crate::storage::{Kept, State};

/// A notice of this window.
pub type Note = notices::Note<Offer, Topic>;
/// All that was told in this window.
pub type Told = notices::Notices<Offer, Topic>;

/// What every pane may look at; it changes nothing of it.
#[derive(Clone, Copy)]
pub struct Desk<'a> {
    /// The document.
    pub session: &'a Session,
    /// Which of the sessions opened in this window it is.
    pub document: u64,
    /// How often another copy was merged into it.
    pub merges: u64,
    /// The file of the session, if it has one.
    pub file: Option<&'a Path>,
    /// The session holds more than its file.
    pub unsaved: bool,
    /// What was worked out from it.
    pub derived: &'a Derived,
    /// What is selected, and what lies on top.
    pub view: &'a View,
    /// What is the case, for [`crate::workbench::actions::When`].
    pub is: Situation,
    /// Nothing is open: no file, nothing done.
    pub blank: bool,
    /// The sessions that were open of late, the newest first.
    pub recent: &'a [RecentFile],
    /// The filters of the table that somebody has given a name.
    pub filters: &'a [SavedFilter],
    /// Who is checking.
    pub author: &'a Author,
    /// How a person wants the window.
    pub preferences: &'a Preferences,
    /// Dark, light, or as the desktop has it.
    pub dark: Option<bool>,
    /// Clock, random names, time zone.
    pub outside: &'a Environment,
}

impl Desk<'_> {
    /// A name for something new; `None` if the system gives no random numbers.
    pub fn new_id(&self) -> Option<Id> {
        (self.outside.random)()
    }

    /// Where the files that belong to the session may be kept: beside its file, and where they wait until it has one.
    pub fn kept_places(&self) -> Vec<Kept> {
        let beside = self.file.map(Kept::beside);
        let waiting = self.outside.state.as_ref().map(State::kept);
        beside.into_iter().chain(waiting).collect()
    }

    /// Where a document of the session may be: where those are kept, and where the session refers to.
    pub fn places_of(&self, refers_to: &str) -> Vec<Kept> {
        let mut places = self.kept_places();
        let elsewhere = places.first().and_then(|first| first.elsewhere(refers_to));
        places.extend(elsewhere);
        places
    }

    /// The draft on screen.
    pub fn draft(&self) -> Option<Id> {
        let article = self.session.articles.get(self.view.article?)?;
        article.draft
    }
}
