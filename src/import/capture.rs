//! Whether a capture of the web is what it says, as a confined process found: worked out of its bytes each time, and kept nowhere.

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use serde::{Deserialize, Serialize};

use super::{Format, readers};
use crate::{
    child::{ChildError, Confined, Task},
    text::is_unseen,
};

/// What a confined process does for this.
pub const TASK: Task = ("verify-capture", |content| {
    // What holds words and numbers alone can be written.
    serde_json::to_vec(&readers::verify(content)).unwrap_or_default()
});

/// The longest sentence that is believed, in letters, and the most sentences.
const LONGEST: usize = 600;
const MOST: usize = 200;

/// What a capture says of itself, held against its bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Capture {
    /// The address that was captured; may be empty.
    pub address: String,
    /// When, RFC 3339, as it says; may be empty.
    pub moment: String,
    /// How many files it lists.
    pub listed: usize,
    /// How many of them are what their hashes say.
    pub fitting: usize,
    /// What is not as it should be, each the end of a sentence.
    pub wrong: Vec<String>,
    /// What else is to be said, in sentences: what fits, and what is not shown by that.
    pub told: Vec<String>,
}

impl Capture {
    /// Holds a capture against what it says of itself; nothing if it is none. The bytes are only looked at by the confined process.
    ///
    /// # Errors
    /// That could not be started, or broke on it.
    pub fn verified(content: &[u8], confined: &Confined<'_>) -> Result<Option<Self>, ChildError> {
        if !Format::of(content, "".as_ref()).is_capture() {
            return Ok(None);
        }
        let answer = confined.task(TASK.0, content)?;
        let found = serde_json::from_slice::<Self>(&answer).ok();
        let found = found.ok_or(ChildError::Stopped)?;
        Ok(Some(found.believed()))
    }

    /// As much of it as is believed of anybody: short sentences, without signs that lead the eye astray.
    fn believed(mut self) -> Self {
        let clean = |words: &mut String| {
            let plain = words.chars().filter(|c| !is_unseen(*c));
            *words = plain
                .map(|c| if c.is_control() { ' ' } else { c })
                .take(LONGEST)
                .collect();
        };
        self.wrong.truncate(MOST);
        self.told.truncate(MOST);
        let all = self.wrong.iter_mut().chain(&mut self.told);
        all.chain([&mut self.address, &mut self.moment])
            .for_each(clean);
        self.fitting = self.fitting.min(self.listed);
        self
    }

    /// Whether nothing is wrong with it.
    pub fn is_in_order(&self) -> bool {
        self.wrong.is_empty() && self.fitting == self.listed
    }

    /// How many of its files are what their hashes say, or what is wrong first; in a few words.
    pub fn short(&self) -> String {
        match self.wrong.first() {
            Some(_) => "NOT what its hashes say".to_owned(),
            None if self.listed == 0 => "a capture without hashes of its files".to_owned(),
            None => format!("{} match their hashes", self.files()),
        }
    }

    fn files(&self) -> String {
        let files = if self.listed == 1 { "file" } else { "files" };
        format!("{} of {} {files}", self.fitting, self.listed)
    }

    /// All that is to be said of it, in sentences.
    pub fn sentences(&self) -> Vec<String> {
        let mut said = Vec::new();
        let day = self.moment.parse::<Timestamp>().ok();
        let day = day.map(|at| day_words(at.to_zoned(TimeZone::UTC).date()));
        said.push(match (self.address.as_str(), day) {
            ("", None) => "Capture of the web.".to_owned(),
            ("", Some(day)) => format!("Capture of {day}."),
            (address, None) => format!("Capture of {address}."),
            (address, Some(day)) => format!("Capture of {address} on {day}."),
        });
        if self.listed > 0 {
            let verb = if self.listed == 1 {
                "matches its hash"
            } else {
                "match their hashes"
            };
            said.push(format!("{} {verb}.", self.files()));
        }
        if !self.wrong.is_empty() {
            said.push(format!("Something is wrong: {}.", self.wrong.join("; ")));
        }
        said.extend(self.told.iter().cloned());
        said
    }
}

/// A day in words: "3 May 2026".
pub(super) fn day_words(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}
