//! Where something is put between the words of a part, and how.
//!
//! A run can be cut: it ends, what is put in follows, and it goes on with the same properties. What stands around it (a
//! link, a content control) is left as it is; somebody else's tracked insertion is ended and begun again around one of ours, for
//! none stands in another.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::ops::Range;

use super::Proposal;
use super::ids::Ids;
use super::place::{Place, Places, Side};
use crate::export::word::xml;
use crate::import::readers::docx::{Piece, Run, Traced, What};
use crate::text::Span;

/// Adds to a text. Writing to a `String` cannot fail.
macro_rules! put {
    ($out:expr, $($what:tt)*) => {{
        write!($out, $($what)*).ok();
    }};
}

/// What is put in at a place, and how.
#[derive(Default)]
struct Spot {
    place: Option<Place>,
    /// Tracked insertions.
    comes: String,
    /// Ends of comments, with their marks.
    ends: String,
    /// Their beginnings.
    begins: String,
}

/// A tracked deletion: from a place to another, within one run.
#[derive(Clone, Debug)]
struct Gone {
    span: Range<usize>,
    /// Who deletes, and when, as attributes.
    who: String,
}

/// The places of a part at which something is put in.
pub struct Spots<'a> {
    /// The prefix of the part's words, with the colon.
    p: &'a str,
    places: Places<'a>,
    at: BTreeMap<usize, Spot>,
    gone: Vec<Gone>,
}

impl<'a> Spots<'a> {
    /// None yet.
    pub const fn new(source: &'a str, prefix: &'a str, traced: &'a Traced) -> Self {
        Self {
            places: Places { source, traced },
            p: prefix,
            at: BTreeMap::new(),
            gone: Vec::new(),
        }
    }

    /// Puts a comment and its answers, by their numbers, on words of the text.
    pub fn comment(&mut self, words: Span, numbers: &[u32]) {
        let start = self.places.place(words.start, Side::Before);
        let end = self.places.place(words.end, Side::After);
        let (Some(start), Some(end)) = (start, end) else {
            return;
        };
        // On no words at all it stands at one place.
        let one_place = start.at >= end.at;
        let p = self.p;
        for number in numbers {
            let begins = format!(r#"<{p}commentRangeStart {p}id="{number}"/>"#);
            if one_place {
                self.spot(end).ends.push_str(&begins);
            } else {
                self.spot(start).begins.push_str(&begins);
            }
            let ends = format!(
                r#"<{p}commentRangeEnd {p}id="{number}"/><{p}r><{p}commentReference {p}id="{number}"/></{p}r>"#
            );
            self.spot(end).ends.push_str(&ends);
        }
    }

    /// Puts proposals in; those that cannot be are listed with the reason.
    pub fn propose(&mut self, all: &[Proposal], ids: &mut Ids) -> Vec<(usize, String)> {
        let mut left = Vec::new();
        let mut taken: Vec<Span> = Vec::new();
        for (number, one) in all.iter().enumerate() {
            let meets = |other: &Span| {
                other.overlaps(one.place)
                    || other.is_empty() && one.place.covers(*other)
                    || one.place.is_empty() && other.covers(one.place)
            };
            let put = if taken.iter().any(meets) {
                Err("another change is proposed for the same words")
            } else {
                self.propose_one(one, ids)
            };
            match put {
                Ok(()) => taken.push(one.place),
                Err(why) => left.push((number, why.to_owned())),
            }
        }
        left
    }

    fn propose_one(&mut self, one: &Proposal, ids: &mut Ids) -> Result<(), &'static str> {
        let words = one.place;
        if words.of(&self.places.traced.text).contains('\n') {
            return Err("it goes over the end of a paragraph");
        }
        // New words follow what stands before them, but at the beginning of a paragraph.
        let before = self
            .places
            .traced
            .text
            .get(..words.start)
            .unwrap_or_default();
        let side = if words.is_empty() && !before.is_empty() && !before.ends_with('\n') {
            Side::After
        } else {
            Side::Before
        };
        let start = self
            .places
            .place(words.start, side)
            .ok_or("there are no words")?;
        let end = self
            .places
            .place(words.end, if words.is_empty() { side } else { Side::After })
            .ok_or("there are no words")?;
        let pieces: Vec<&Piece> = self
            .places
            .traced
            .pieces
            .iter()
            .filter(|piece| piece.span.overlaps(words))
            .collect();
        let mut runs: Vec<usize> = pieces.iter().map(|piece| piece.run).collect();
        runs.extend([start.run, end.run]);
        runs.dedup();
        let first = self.places.run(start.run).ok_or("there are no words")?;
        for run in &runs {
            let run = self.places.run(*run).ok_or("there are no words")?;
            if run.paragraph != first.paragraph {
                return Err("it goes over the end of a paragraph");
            }
            if run.holder.is_some() {
                return Err("the words stand in a box or a formula");
            }
            if run.deleted {
                return Err("the words are deleted in the document");
            }
            if run.in_field {
                return Err("the words belong to a field");
            }
        }
        if self.places.is_blurred(words.start, start) || self.places.is_blurred(words.end, end) {
            return Err("the words cannot be told from those beside them");
        }
        let who = format!(
            r#"{p}author="{}"{}"#,
            xml::line(&one.by),
            if one.on.is_empty() {
                String::new()
            } else {
                format!(r#" {}date="{}""#, self.p, xml::line(&one.on))
            },
            p = self.p,
        );
        if !words.is_empty() {
            self.delete(words, (start, end), &pieces, &who);
        }
        if !one.proposed.is_empty() {
            let p = self.p;
            let model = self
                .places
                .run(pieces.first().map_or(start.run, |piece| piece.run));
            let properties = model.map_or_else(String::new, |run| self.plain_properties(run));
            let comes = format!(
                r#"<{p}ins {p}id="{}" {who}><{p}r>{properties}<{p}t xml:space="preserve">{}</{p}t></{p}r></{p}ins>"#,
                ids.next(),
                xml::line(&one.proposed),
            );
            self.spot(end).comes.push_str(&comes);
        }
        Ok(())
    }

    /// Marks words as deleted, run by run.
    fn delete(&mut self, words: Span, (start, end): (Place, Place), pieces: &[&Piece], who: &str) {
        let mut by_run: BTreeMap<usize, Span> = BTreeMap::new();
        for piece in pieces {
            if let Some(part) = piece.span.intersection(words) {
                by_run
                    .entry(piece.run)
                    .and_modify(|span| *span = span.union(part))
                    .or_insert(part);
            }
        }
        for (run, part) in by_run {
            let from = if run == start.run {
                Some(start)
            } else {
                self.places.place(part.start, Side::Before)
            };
            let to = if run == end.run {
                Some(end)
            } else {
                self.places.place(part.end, Side::After)
            };
            let (Some(from), Some(to)) = (from, to) else {
                continue;
            };
            self.spot(from);
            self.spot(to);
            self.gone.push(Gone {
                span: from.at..to.at,
                who: who.to_owned(),
            });
        }
    }

    fn spot(&mut self, place: Place) -> &mut Spot {
        let spot = self.at.entry(place.at).or_default();
        spot.place.get_or_insert(place);
        spot
    }

    /// The properties of a run, for one that is inserted: without what is tracked of them.
    fn plain_properties(&self, run: &Run) -> String {
        let Some(all) = &run.properties else {
            return String::new();
        };
        let of = |range: Range<usize>| self.places.source.get(range).unwrap_or_default();
        match &run.before {
            Some(before) => [of(all.start..before.start), of(before.end..all.end)].concat(),
            None => of(all.clone()).to_owned(),
        }
    }

    /// The properties of a run that goes on: what is tracked of them has an id of its own.
    fn same_properties(&self, run: &Run, ids: &mut Ids) -> String {
        let all = run.properties.clone().unwrap_or(0..0);
        let text = self.places.source.get(all.clone()).unwrap_or_default();
        let Some(before) = &run.before else {
            return text.to_owned();
        };
        let at = before.start - all.start;
        let (head, tail) = text.split_at_checked(at).unwrap_or((text, ""));
        format!("{head}{}", with_id(tail, ids.next()))
    }

    /// The part with everything put in.
    pub fn put_in(&self, ids: &mut Ids) -> String {
        let mut edits: Vec<(usize, String)> = Vec::new();
        for (at, spot) in &self.at {
            if let Some(place) = spot.place {
                edits.push((*at, self.put_one(place, spot, ids)));
            }
        }
        self.rename(&mut edits);
        self.keep_space(&mut edits);
        edits.sort_by_key(|(at, _)| *at);
        let mut out = String::with_capacity(
            self.places.source.len() + edits.iter().map(|(_, text)| text.len()).sum::<usize>(),
        );
        let mut done = 0;
        for (at, text) in edits {
            out.push_str(self.places.source.get(done..at).unwrap_or_default());
            out.push_str(&text);
            done = at;
        }
        out.push_str(self.places.source.get(done..).unwrap_or_default());
        out
    }

    /// What stands at one place: what is open is closed, what is put in follows, and what was closed goes on.
    fn put_one(&self, place: Place, spot: &Spot, ids: &mut Ids) -> String {
        let p = self.p;
        let at = place.at;
        let run = self.places.run(place.run);
        let before = self
            .gone
            .iter()
            .find(|one| one.span.start < at && at <= one.span.end);
        let after = self
            .gone
            .iter()
            .find(|one| one.span.start <= at && at < one.span.end);
        let words = |gone: bool| if gone { "delText" } else { "t" };
        let mut out = String::new();
        if place.piece.is_some() {
            put!(out, "</{p}{}>", words(before.is_some()));
        }
        if let Some(run) = run.filter(|_| place.cuts) {
            put!(out, "</{}>", name(self.places.source, &run.tag));
        }
        if before.is_some() {
            put!(out, "</{p}del>");
        }
        let theirs = run.and_then(|run| run.inserted.as_ref());
        match theirs.filter(|_| !spot.comes.is_empty()) {
            Some((tag, name)) => {
                let tag = self.places.source.get(tag.clone()).unwrap_or_default();
                put!(out, "</{name}>{}", spot.comes);
                out.push_str(&with_id(tag, ids.next()));
            }
            None => out.push_str(&spot.comes),
        }
        out.push_str(&spot.ends);
        out.push_str(&spot.begins);
        if let Some(gone) = after {
            put!(out, r#"<{p}del {p}id="{}" {}>"#, ids.next(), gone.who);
        }
        if let Some(run) = run.filter(|_| place.cuts) {
            out.push_str(self.places.source.get(run.tag.clone()).unwrap_or_default());
            out.push_str(&self.same_properties(run, ids));
        }
        if place.piece.is_some() {
            let name = words(after.is_some());
            put!(out, r#"<{p}{name} xml:space="preserve">"#);
        }
        out
    }

    /// Words that are deleted are called so, from the first tag of the element to its last.
    fn rename(&self, edits: &mut Vec<(usize, String)>) {
        // "t" becomes "delText" by what is put before it.
        const MORE: &str = "delTex";
        for piece in &self.places.traced.pieces {
            let What::Words { whole, tag, .. } = &piece.what else {
                continue;
            };
            let first = |one: &Gone| one.span.start <= tag.start && tag.start < one.span.end;
            if self.gone.iter().any(first) {
                edits.push((tag.start + 1 + self.p.len(), MORE.to_owned()));
            }
            let last = |one: &Gone| one.span.start < whole.end && whole.end <= one.span.end;
            let end = self.places.source.get(tag.end..whole.end);
            if self.gone.iter().any(last)
                && let Some(at) = end.and_then(|text| text.rfind("</"))
            {
                edits.push((tag.end + at + 2 + self.p.len(), MORE.to_owned()));
            }
        }
    }

    /// Words that were cut keep the white space at their ends.
    fn keep_space(&self, edits: &mut Vec<(usize, String)>) {
        let cut = self.at.values().filter_map(|spot| spot.place?.piece);
        for number in cut.collect::<BTreeSet<usize>>() {
            if let Some(piece) = self.places.traced.pieces.get(number)
                && let What::Words {
                    tag, kept: false, ..
                } = &piece.what
            {
                edits.push((tag.end - 1, r#" xml:space="preserve""#.to_owned()));
            }
        }
    }
}

/// The name in a tag, as it is written.
fn name<'s>(source: &'s str, tag: &Range<usize>) -> &'s str {
    let tag = source.get(tag.clone()).unwrap_or_default();
    let inside = tag.trim_start_matches('<');
    let end = inside.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/'));
    inside
        .get(..end.unwrap_or(inside.len()))
        .unwrap_or_default()
}

/// A tag, or what begins with one, with another id.
fn with_id(text: &str, id: u32) -> String {
    let attribute = text.find(":id=").map(|at| at + ":id=".len());
    let value = attribute.and_then(|at| {
        let quote = text.get(at..)?.chars().next()?;
        let rest = text.get(at + 1..)?;
        Some((at + 1, at + 1 + rest.find(quote)?))
    });
    match value {
        Some((start, end)) => {
            let (head, tail) = (text.get(..start), text.get(end..));
            format!(
                "{}{id}{}",
                head.unwrap_or_default(),
                tail.unwrap_or_default()
            )
        }
        None => text.to_owned(),
    }
}
