//! The sources, as they are offered to be cited again.

use std::{cmp::Reverse, collections::HashMap};

use super::Cited;
use crate::{
    session::{Id, Moment, Session},
    text::kin,
};

/// One source that can be cited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citable {
    /// Its name.
    pub id: Id,
    /// What it is called.
    pub title: String,
    /// Author, year and publisher, as far as they are known.
    pub about: String,
    /// Title, author, publisher and year, as they are looked for.
    folded: String,
    /// When it was cited last.
    last: Option<Moment>,
}

/// The sources in use, the one that was cited last first; those that never were by their titles. Linear in the sources,
/// up to logarithms.
pub fn citable(session: &Session, cited: &Cited) -> Vec<Citable> {
    let mut last: HashMap<Id, Option<Moment>> = HashMap::new();
    for (source, at) in cited.last() {
        let stands = session.standing_source(source);
        let now = last.entry(stands).or_default();
        *now = (*now).max(at);
    }
    let all = session.standing_sources().map(|(id, source)| {
        let year: String = source.published.chars().take(4).collect();
        let known = [source.author.trim(), &year, source.publisher.trim()];
        let known: Vec<&str> = known
            .into_iter()
            .filter(|words| !words.is_empty())
            .collect();
        let about = known.join(" · ");
        Citable {
            id,
            folded: kin(&format!("{} {about}", source.title)),
            title: source.title.clone(),
            about,
            last: last.get(&id).copied().flatten(),
        }
    });
    let mut all: Vec<Citable> = all.collect();
    all.sort_by(|a, b| (Reverse(a.last), &a.title, a.id).cmp(&(Reverse(b.last), &b.title, b.id)));
    all
}

impl Citable {
    /// How well some words, folded by [`kin`], find it: all of them begin words of it, or stand in it at least. `None` if not all do.
    pub fn found_by(&self, words: &str) -> Option<Fits> {
        let mut fits = Fits::Begins;
        for word in words.split_whitespace() {
            if self.folded.starts_with(word) {
                continue;
            }
            let mut places = self.folded.match_indices(word).map(|(at, _)| at);
            let begins = |at: usize| {
                let before = self
                    .folded
                    .get(..at)
                    .and_then(|before| before.chars().next_back());
                before.is_none_or(|letter| !letter.is_alphanumeric())
            };
            let first = places.next()?;
            if !begins(first) && !places.any(begins) {
                fits = Fits::Holds;
            }
        }
        Some(fits)
    }
}

/// How well a source is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fits {
    /// Each word begins one of its own.
    Begins,
    /// Each word stands in it.
    Holds,
}
