//! What the window needs from outside.

use std::path::PathBuf;

use jiff::civil::Date;

use super::{Dates, when};
use crate::{
    meaning::Load,
    session::{Id, Moment},
    storage::State,
    workbench::kit::{clipboard::Clipboard, opener::Opener},
};

/// What the window needs from outside: clock, random names, and where things lie. Tests bring their own.
pub struct Environment {
    /// The time now.
    pub now: Box<dyn Fn() -> Moment>,
    /// A random name; `None` if the system gives no random numbers.
    pub random: Box<dyn Fn() -> Option<Id>>,
    /// Where journals lie; `None` if there is no such place.
    pub state: Option<State>,
    /// Where the settings lie.
    pub settings: Option<PathBuf>,
    /// The time zone that times are told in.
    pub zone: jiff::tz::TimeZone,
    /// The order in which days are told.
    pub dates: Dates,
    /// Whether the desktop's own dialogs may be opened.
    pub dialogs: bool,
    /// What this machine is called, for others who open the same file; may be empty.
    pub host: String,
    /// The program that reads documents, confined: this one; `None` if the system does not know it.
    pub reader: Option<PathBuf>,
    /// The program that fetches addresses when somebody asks for it: this one; `None` where nothing is to be fetched.
    pub fetcher: Option<PathBuf>,
    /// Addresses of this machine and of private networks may be fetched: for tests.
    pub allow_private: bool,
    /// What is on the clipboard, and what is put there; it is asked off the window's thread.
    pub clipboard: Clipboard,
    /// What opens addresses and recordings outside, once a person has agreed.
    pub opener: Opener,
    /// What gives the encoder, by which suggestions are weighed in the background; `None` where none is to be.
    pub encoder: Option<Load>,
    /// How often the session's file is looked at.
    pub look_every: std::time::Duration,
}

impl Environment {
    /// A moment as people tell it: "14 May 2025, 09:30".
    pub fn words_for(&self, moment: Moment) -> String {
        self.dates.words(moment, &self.zone)
    }

    /// Who did something, and when, as far as it is known: "Ida Brandt · 14 May 2025, 09:30".
    pub fn by_words(&self, who: &str, moment: Option<Moment>) -> String {
        match moment {
            Some(moment) => format!("{who} · {}", self.words_for(moment)),
            None => who.to_owned(),
        }
    }

    /// The day that it is; the first of all where the clock shows a time that no calendar has.
    pub fn date(&self) -> Date {
        when::day_of(self).unwrap_or_default()
    }

    /// Today, as records hold a day.
    pub fn today(&self) -> String {
        when::today(self)
    }
}
