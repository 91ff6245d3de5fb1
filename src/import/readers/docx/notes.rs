//! Comments with their answers, footnotes and endnotes, as remarks on the words they stand on.

use std::collections::{BTreeMap, BTreeSet};

use super::super::flow::{Flow, Mark};
use super::super::xml::{Node, Xml};
use super::walk::Story;
use crate::import::{ImportError, Remark, RemarkKind, Reply, addresses, own};
use crate::text::Span;

/// How comments hang together, as later versions of Word write it: by the name of a paragraph of each.
#[derive(Debug, Default)]
pub struct Threads {
    /// Whom it answers.
    parents: BTreeMap<String, String>,
    /// Those that are done.
    done: BTreeSet<String>,
}

/// Reads the part that says how comments hang together ([MS-DOCX], 2.5.4).
pub fn threads(text: &str) -> Result<Threads, ImportError> {
    let mut xml = Xml::new(text);
    let mut found = Threads::default();
    while let Some(node) = xml.next()? {
        if let Node::Open(element) = node
            && element.name() == "commentEx"
            && let Some(name) = element.attribute("paraId")
        {
            if let Some(parent) = element.attribute("paraIdParent") {
                found.parents.insert(name.clone(), parent);
            }
            if matches!(element.attribute("done").as_deref(), Some("1" | "true")) {
                found.done.insert(name);
            }
        }
    }
    Ok(found)
}

/// All that was written beside a text, in the order of the words it is about; what is about none comes last.
pub fn remarks(
    body: &Flow,
    footnotes: Vec<Story>,
    endnotes: Vec<Story>,
    comments: Vec<Story>,
    threads: Option<&Threads>,
) -> Vec<Remark> {
    let places = body.comments();
    // A comment on words of a note stands where the note does.
    let mut in_notes: BTreeMap<String, Span> = BTreeMap::new();
    let mut found = Vec::new();
    for (kind, stories) in [
        (RemarkKind::Footnote, footnotes),
        (RemarkKind::Endnote, endnotes),
    ] {
        let mut notes: BTreeMap<String, Story> = stories
            .into_iter()
            .filter(|story| matches!(story.sort.as_str(), "" | "normal"))
            .map(|story| (story.id.clone(), story))
            .collect();
        let mut number = 0;
        for (at, mark) in body.notes() {
            let id = match (kind, mark) {
                (RemarkKind::Footnote, Mark::Footnote(id)) => id,
                (RemarkKind::Endnote, Mark::Endnote(id)) => id,
                _ => continue,
            };
            number += 1;
            let Some(story) = notes.remove(id) else {
                continue;
            };
            let place = Span { start: at, end: at };
            for id in story.flow.comments().into_keys() {
                in_notes.insert(id.to_owned(), place);
            }
            found.push(Remark {
                kind,
                number: number.to_string(),
                place: Some(place),
                ..said(&story)
            });
        }
    }
    found.extend(commented(comments, &places, &in_notes, threads));
    found.sort_by_key(|remark| remark.place.map_or(usize::MAX, |place| place.start));
    found
}

/// What a text beside the text says.
fn said(story: &Story) -> Remark {
    let text = story.flow.text().trim().to_owned();
    let mut links = story.flow.addresses();
    for address in addresses(&text) {
        if !links.contains(&address) {
            links.push(address);
        }
    }
    Remark {
        by: story.author.trim().to_owned(),
        on: story.date.clone(),
        text,
        links,
        marks: own::marks(&story.names),
        ..Remark::default()
    }
}

/// The comments, each with its answers.
fn commented(
    comments: Vec<Story>,
    places: &BTreeMap<&str, Span>,
    in_notes: &BTreeMap<String, Span>,
    threads: Option<&Threads>,
) -> Vec<Remark> {
    let place_of = |story: &Story| {
        let id = story.id.as_str();
        places.get(id).or_else(|| in_notes.get(id)).copied()
    };
    let mut found: Vec<Remark> = Vec::new();
    // Which of them holds a comment, by the names of its paragraphs, and by its place.
    let mut by_name: BTreeMap<String, usize> = BTreeMap::new();
    let mut by_place: BTreeMap<Span, usize> = BTreeMap::new();
    // An answer may stand before what it answers.
    let answers = |story: &Story| {
        let threads = threads?;
        story
            .names
            .iter()
            .find_map(|name| threads.parents.get(name))
    };
    let (replies, firsts): (Vec<Story>, Vec<Story>) = comments
        .into_iter()
        .partition(|story| answers(story).is_some());
    for story in firsts {
        let place = place_of(&story);
        // Google Docs writes answers as comments on the same words, one behind the other, and says nothing more.
        let same = place
            .filter(|place| threads.is_none() && place.start < place.end)
            .and_then(|place| by_place.get(&place).copied());
        if let Some(first) = same.and_then(|at| found.get_mut(at)) {
            answer(first, &story);
            continue;
        }
        let done = |name: &String| threads.is_some_and(|threads| threads.done.contains(name));
        let remark = Remark {
            kind: RemarkKind::Comment,
            number: story.id.clone(),
            place,
            settled: story.names.iter().any(done),
            ..said(&story)
        };
        let at = found.len();
        for name in &story.names {
            by_name.insert(name.clone(), at);
        }
        if let Some(place) = place {
            by_place.insert(place, at);
        }
        found.push(remark);
    }
    for story in replies {
        let first = answers(&story).and_then(|parent| by_name.get(parent).copied());
        match first.and_then(|at| found.get_mut(at)) {
            Some(first) => answer(first, &story),
            // What it answers is gone: it speaks for itself.
            None => found.push(Remark {
                number: story.id.clone(),
                place: place_of(&story),
                ..said(&story)
            }),
        }
    }
    for remark in &mut found {
        remark.replies.sort_by(|a, b| a.on.cmp(&b.on));
    }
    found
}

fn answer(first: &mut Remark, story: &Story) {
    let said = said(story);
    for link in said.links {
        if !first.links.contains(&link) {
            first.links.push(link);
        }
    }
    first.replies.push(Reply {
        by: said.by,
        on: said.on,
        text: said.text,
        marks: said.marks,
    });
}
