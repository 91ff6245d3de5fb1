//! What a check has put into the document before: it is not said a second time.
//!
//! A document that came back may be the draft that is checked next. What our comment on a claim says already is left out, and what is
//! new follows in the same thread; nothing is taken out, for others may have answered, or written in it.

use std::collections::BTreeMap;

use super::parts::Parts;
use super::{Said, Thread, WeaveError};
use crate::export::plain;
use crate::import::readers::xml::{Node, Xml};
use crate::import::{Format, Remark, View, own, readers};
use crate::text::Span;

/// A thread that a check began.
pub struct Earlier {
    remark: Remark,
    /// By which answers find it.
    name: Option<String>,
}

/// What is still to be said of a claim.
pub struct Rest<'t> {
    /// The words it stands on.
    pub place: Span,
    /// What is said, the first first.
    pub said: Vec<&'t Said>,
    /// It needs nobody any more.
    pub done: bool,
    /// The comment that it answers.
    pub under: Option<String>,
}

/// The threads of a document that a check began, by their claims' numbers.
pub fn of(
    document: &[u8],
    parts: &mut Parts<'_>,
    view: View,
) -> Result<BTreeMap<String, Vec<Earlier>>, WeaveError> {
    let mut found: BTreeMap<String, Vec<Earlier>> = BTreeMap::new();
    let targets = parts.targets()?;
    let is_it = |target: &&crate::import::readers::docx::Target| {
        target.sort == "comments" && !target.outside
    };
    let Some(target) = targets.values().find(is_it) else {
        return Ok(found);
    };
    let Some(text) = parts.text(&target.to)? else {
        return Ok(found);
    };
    if !text.contains(own::BETWEEN.trim()) {
        return Ok(found);
    }
    let names = last_names(&text)?;
    let read = readers::read(document, Format::Docx, view).transpose()?;
    for remark in read.map(|read| read.remarks).unwrap_or_default() {
        if let Some(label) = remark.own() {
            let name = names.get(&remark.number).cloned();
            let all = found.entry(label.to_owned()).or_default();
            all.push(Earlier { remark, name });
        }
    }
    Ok(found)
}

/// Of each comment, by its number, the name of its last paragraph.
fn last_names(text: &str) -> Result<BTreeMap<String, String>, WeaveError> {
    let mut xml = Xml::new(text);
    let (mut number, mut found) = (String::new(), BTreeMap::new());
    while let Some(node) = xml.next()? {
        let Node::Open(element) = node else { continue };
        match element.name() {
            "comment" => number = element.attribute("id").unwrap_or_default(),
            "p" => match element.attribute("paraId") {
                Some(name) => drop(found.insert(number.clone(), name)),
                None => drop(found.remove(&number)),
            },
            _ => {}
        }
    }
    Ok(found)
}

/// What of some threads the document does not say yet.
pub fn rest<'t>(threads: &'t [Thread], earlier: &BTreeMap<String, Vec<Earlier>>) -> Vec<Rest<'t>> {
    let whole = |thread: &'t Thread| Rest {
        place: thread.place,
        said: thread.said.iter().collect(),
        done: thread.done,
        under: None,
    };
    let one = |thread: &'t Thread| {
        let first = thread.said.first()?;
        let label = first.paragraphs.first().and_then(|line| own::label(line));
        let all = label.and_then(|label| earlier.get(label));
        let here: Vec<&Earlier> = all
            .into_iter()
            .flatten()
            .filter(|one| one.is_about(thread.place))
            .collect();
        let Some(last) = here.last() else {
            return Some(whole(thread));
        };
        let known = |said: &&Said| here.iter().any(|one| one.says(said));
        let mut said: Vec<&Said> = thread
            .said
            .iter()
            .skip(1)
            .filter(|one| !known(one))
            .collect();
        let told = last.ends_with(first);
        if told && said.is_empty() {
            return None;
        }
        let name = last.name.clone().filter(|_| !last.remark.settled);
        if name.is_none() || !told {
            said.insert(0, first);
        }
        Some(Rest {
            said,
            place: last
                .remark
                .place
                .filter(|place| !place.is_empty() && name.is_some())
                .unwrap_or(thread.place),
            done: thread.done && name.is_none(),
            under: name,
        })
    };
    threads.iter().filter_map(one).collect()
}

impl Earlier {
    /// Whether it stands on words of a claim, or on none any more.
    fn is_about(&self, claim: Span) -> bool {
        let place = self.remark.place.filter(|place| !place.is_empty());
        place.is_none_or(|place| place.overlaps(claim))
    }

    /// Everything in it: the words, and the names by which lines of ours are known.
    fn all(&self) -> impl DoubleEndedIterator<Item = (&str, &[u32])> {
        let first = (self.remark.text.as_str(), self.remark.marks.as_slice());
        let answers = self.remark.replies.iter();
        std::iter::once(first).chain(answers.map(|one| (one.text.as_str(), one.marks.as_slice())))
    }

    /// Whether what a check said last in it is this.
    fn ends_with(&self, said: &Said) -> bool {
        let ours = |(text, _): &(&str, &[u32])| own::label(text).is_some();
        let Some((text, marks)) = self.all().rfind(ours) else {
            return false;
        };
        let words = said.paragraphs.iter().map(|line| flat(line));
        let words = words.filter(|line| !line.is_empty());
        let (given, _) = own::as_given(text, marks);
        if given.contains(&true) {
            let lines = text.lines().zip(given).filter(|(_, given)| *given);
            words.eq(lines.map(|(line, _)| flat(line)))
        } else {
            // Its names are gone, and somebody may have written behind it.
            flat(text).starts_with(&words.collect::<Vec<_>>().join(" "))
        }
    }

    /// Whether somebody says this in it.
    fn says(&self, said: &Said) -> bool {
        let words = flat(&said.paragraphs.join("\n"));
        // What was written into a comment of ours stands there with our own words.
        let holds = |(text, _): (&str, &[u32])| match own::label(text) {
            Some(_) => flat(text).contains(&words),
            None => flat(text) == words,
        };
        self.all().any(holds)
    }
}

/// Words with one space between them.
fn flat(text: &str) -> String {
    plain(text).split_whitespace().collect::<Vec<_>>().join(" ")
}
